package parse

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/markdown"
	"readout/internal/source"
)

// Characters that are taken for one of the separators of attributes and are none.
// A bar, which separates cells and the words of a wikilink, is taken for each.
const (
	likeSemicolon = "|\u037e；﹔؛⁏⸵︔፤"
	likeComma     = "，﹐､、﹑،‚︐︑፣՝"
	likeArrow     = "＞〉⟩→⇒⟶➔<＜"
)

// splitAttributes cuts a list of attributes at its semicolons. What only looks like one is
// reported if an attribute follows, and cut there too, so that one slip is one error.
func (a *attributeReader) splitAttributes(list phrase) []phrase {
	wanted := func(r rune, rest string) bool {
		return beginsClause(rest) || strings.TrimSpace(rest) == "" && strings.ContainsRune(likeSemicolon, r)
	}
	return a.splitAtCommas(a.replaceLookalikes(list, ';', likeSemicolon+likeComma, wanted).split(';'))
}

// splitList splits a list of names. An empty item is a name that was forgotten.
func (a *attributeReader) splitList(list phrase, separator byte) []phrase {
	like := likeSemicolon + likeComma
	if separator == '>' {
		like = likeSemicolon + likeArrow
	}
	list = a.replaceLookalikes(list, separator, like, anywhere)
	text := strings.ReplaceAll(strings.TrimSpace(list.text), " ", "")
	s := string(separator)
	if text != "" && (strings.HasPrefix(text, s) || strings.HasSuffix(text, s) || strings.Contains(text, s+s)) {
		a.problem(list.trim().span(), "empty-attribute", fmt.Sprintf("write a name on both sides of %q, or leave it out", s), "a name is missing in a list")
	}
	return list.split(separator)
}

func anywhere(rune, string) bool { return true }

// singleText returns a text that is no list, and reports separators' look-alikes in it.
func (a *attributeReader) singleText(p phrase) phrase {
	return a.replaceLookalikes(p, ' ', likeSemicolon, anywhere)
}

// replaceLookalikes reports the first of the characters in a phrase that look like a
// separator and are none, and returns the phrase with the separator in the place
// of all, byte for byte as long, so that what follows them is not misread too.
// Wanted says of one and the text after it whether it was meant as a separator.
func (a *attributeReader) replaceLookalikes(p phrase, separator byte, like string, wanted func(r rune, rest string) bool) phrase {
	if !strings.ContainsAny(p.text, like) {
		return p // nearly always
	}
	text := []byte(p.text)
	reported := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		end := i + size
		if inner, ok := markdown.WikilinkInner(text[i:]); ok {
			end = i + len(inner) + len("[[]]")
		} else if strings.ContainsRune(like, r) && r != utf8.RuneError && wanted(r, p.text[end:]) {
			if !reported {
				a.reportLookalike(p.slice(i, end).span(), r, separator)
			}
			reported = true
			copy(text[i:end], "   ") // none is longer than three bytes
			text[i] = separator
		}
		i = end
	}
	return phrase{string(text), p.offset}
}

// reportLookalike reports a character that only looks like a separator.
func (a *attributeReader) reportLookalike(at source.Span, r rune, separator byte) {
	hint := map[byte]string{
		';': `write the semicolon of the keyboard between attributes: "to reporters; on 2022-02-01"`,
		' ': `leave it out of the text; attributes are separated by the semicolon of the keyboard`,
		',': `write the comma of the keyboard between names: "ru, us"`,
		'>': `write ">" between those who passed the words on, from the speaker outward: "via senior official > reporters"`,
	}[separator]
	name := fmt.Sprintf("%q", string(r))
	if r >= utf8.RuneSelf {
		name += fmt.Sprintf(" (U+%04X)", r)
	}
	a.problem(at, "wrong-separator", hint, "%s separates nothing here", name)
}

// A comma in the place of a semicolon makes an attribute a part of the one before it.
// Free text may hold such words, so what is in it is looked at once all names are
// known. An id, a name, a date or an address never holds them: "of ru, to reporters".

// strictAttributes are those whose values are no free text.
var strictAttributes = []string{"of", "about", "at", "on", "topic", "from", "src", "side"}

// beginsClause reports whether a text begins with an attribute.
func beginsClause(text string) bool {
	text = strings.TrimSpace(text)
	return text == "same" || startsAttribute(text)
}

// splitAtCommas cuts attributes at commas that stand in the place of semicolons.
func (a *attributeReader) splitAtCommas(list []phrase) []phrase {
	for i := 0; i < len(list); i++ {
		name, _, _ := strings.Cut(list[i].text, " ")
		if !slices.Contains(strictAttributes, name) || !strings.ContainsAny(list[i].text, " ,"+likeComma) {
			continue
		}
		if first, rest, ok := a.cutAtComma(list[i], name); ok {
			list = slices.Concat(list[:i], append([]phrase{first}, rest...), list[i+1:])
			i += len(rest)
		}
	}
	return list
}

// cutAtComma cuts a phrase before the attributes in it, and reports the first. The
// phrase is the attribute of the given name, or the speakers of a block.
func (a *attributeReader) cutAtComma(p phrase, name string) (first phrase, rest []phrase, found bool) {
	from, at, n := 0, 0, 0
	for i := len(name); i < len(p.text); i += n {
		n = a.separatorLength(p, i, name)
		if n < 0 {
			n = -n
			continue
		}
		piece := p.slice(from, i).trim()
		if from == 0 {
			first, at = piece, i
		} else {
			rest = append(rest, piece)
		}
		from = i + n
	}
	if from == 0 {
		return p, nil, false
	}
	rest = append(rest, p.slice(from, len(p.text)).trim())
	a.commaForSemicolon(rest[0], name, strings.TrimSpace(p.text[at:at+1]) == "")
	return first, rest, true
}

// separatorLength returns the length of what stands at i in a phrase and should be
// a semicolon; or of anything else, as a negative number.
func (a *attributeReader) separatorLength(p phrase, i int, name string) int {
	if inner, ok := markdown.WikilinkInner(p.text[i:]); ok {
		return -(len(inner) + len("[[]]"))
	}
	r, n := utf8.DecodeRuneInString(p.text[i:])
	comma := r == ',' || r != utf8.RuneError && strings.ContainsRune(likeComma, r)
	blank := r == ' ' && (name == "on" || name == "src") && strings.Count(p.text[:i], " ") == 1
	if rest := p.text[i+n:]; (comma || blank || r == ' ' && name == "from") && beginsClause(rest) {
		if r == ' ' && name == "from" && !a.languages().Known(p.text[len(name):i]) {
			return -n
		}
		return n + len(rest) - len(strings.TrimLeft(rest, " "))
	}
	return -n
}

// commaForSemicolon reports an attribute that is read as a part of the one before.
func (a *attributeReader) commaForSemicolon(slip phrase, name string, blank bool) {
	clause, _, _ := strings.Cut(slip.text, ",")
	what, hint := fmt.Sprintf("a part of %q", name), "write a semicolon in place of the comma before it"
	if name == "" {
		what = "one of the speakers"
	}
	if blank {
		hint = "write a semicolon before it"
	}
	a.problem(slip.slice(0, len(clause)).span(), "slip-in-text", fmt.Sprintf("%s: \"; %s\"", hint, clause),
		"%q is read as %s, not as an attribute", clause, what)
}

// badAddress reports what is no address of a page.
func (a *attributeReader) badAddress(p phrase) {
	message, hint := fmt.Sprintf("%q is not the address of a page", p.text), "write the whole address, beginning with https://"
	if end := strings.IndexAny(p.text, " ,"+likeComma); end >= 0 {
		if blank := strings.IndexByte(p.text, ' '); blank >= 0 {
			message, hint = "an address has no blank in it", "end it before the blank; write a semicolon before an attribute, and %20 for a blank that belongs to the address"
		} else {
			message, hint = "an address does not end with a comma", "take the comma out; write a semicolon before an attribute"
		}
	}
	a.problem(p.span(), "bad-url", hint, "%s", message)
}
