package parse

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/markdown"
	"readout/internal/source"
)

// A comma in the place of a semicolon makes an attribute a part of the one before it.
// Free text may hold such words, so what is in it is looked at once all names are
// known. An id, a name, a date or an address never holds them: "of ru, to reporters".

// strictAttributes are those whose values are no free text.
var strictAttributes = []string{"of", "about", "at", "on", "topic", "side", "src"}

// beginsClause reports whether a text begins with an attribute.
func beginsClause(text string) bool {
	text = strings.TrimSpace(text)
	return text == "same" || startsAttribute(text)
}

// parted cuts attributes at commas that stand in the place of semicolons.
func (a *attributeReader) parted(list []phrase) []phrase {
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
		n = separatorLength(p, i, name)
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
func separatorLength(p phrase, i int, name string) int {
	if inner, ok := markdown.WikilinkInner(p.text[i:]); ok {
		return -(len(inner) + len("[[]]"))
	}
	r, n := utf8.DecodeRuneInString(p.text[i:])
	comma := r == ',' || r != utf8.RuneError && strings.ContainsRune(likeComma, r)
	blank := r == ' ' && (name == "on" || name == "src") && strings.Count(p.text[:i], " ") == 1
	if rest := p.text[i+n:]; (comma || blank) && beginsClause(rest) {
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
	a.report(source.Diagnostic{Span: p.span(), Rule: "bad-url", Message: message, Hint: hint})
}
