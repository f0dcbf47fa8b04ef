package parse

import (
	"fmt"
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

// clauses cuts a list of attributes at its semicolons. What only looks like one is
// reported if an attribute follows, and cut there too, so that one slip is one error.
func (a *attributeReader) clauses(list phrase) []phrase {
	next := func(rest string) bool { return strings.TrimSpace(rest) == "" || beginsClause(rest) }
	return a.parted(a.genuine(list, ';', likeSemicolon, next).split(';'))
}

// items splits a list of names. A separator with nothing on one side is a name
// that was forgotten.
func (a *attributeReader) items(list phrase, separator byte) []phrase {
	like := likeSemicolon + likeComma
	if separator == '>' {
		like = likeSemicolon + likeArrow
	}
	list = a.genuine(list, separator, like, func(string) bool { return true })
	text := strings.ReplaceAll(strings.TrimSpace(list.text), " ", "")
	s := string(separator)
	if text != "" && (strings.HasPrefix(text, s) || strings.HasSuffix(text, s) || strings.Contains(text, s+s)) {
		a.problem(list.trim().span(), "empty-attribute", fmt.Sprintf("write a name on both sides of %q, or leave it out", s), "a name is missing in a list")
	}
	return list.split(separator)
}

// unseparated returns a text that is no list, and reports what looks like a
// separator in it.
func (a *attributeReader) unseparated(p phrase) phrase {
	return a.genuine(p, ' ', likeSemicolon, func(string) bool { return true })
}

// genuine reports the first of the characters in a phrase that look like a
// separator and are none, and returns the phrase with the separator in the place
// of all, byte for byte as long, so that what follows them is not misread too.
// Wanted says of the text after one whether it was meant as a separator.
func (a *attributeReader) genuine(p phrase, separator byte, like string, wanted func(rest string) bool) phrase {
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
		} else if strings.ContainsRune(like, r) && r != utf8.RuneError && wanted(p.text[end:]) {
			if !reported {
				a.impostor(p.slice(i, end).span(), r, separator)
			}
			reported = true
			copy(text[i:end], "   ") // none is longer than three bytes
			text[i] = separator
		}
		i = end
	}
	return phrase{string(text), p.offset}
}

// impostor reports a character that looks like a separator.
func (a *attributeReader) impostor(at source.Span, r rune, separator byte) {
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
