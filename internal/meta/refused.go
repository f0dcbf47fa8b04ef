package meta

import (
	"fmt"
	"strings"
	"unicode"

	"readout/internal/source"
)

// Refused returns the first forbidden character of a text and its offset; at is -1 if
// there is none. Text with escapes of YAML, JSON or TOML, or character references of
// HTML, is checked after decoding.
//
// Forbidden are control characters, the two direction overrides (U+202D and U+202E),
// which show letters in another order than written, and a change of direction that is
// not ended on its line, as it would affect the text after it. Direction marks (U+200E,
// U+200F, U+061C) and changes that are ended are needed in Arabic and Hebrew texts.
func Refused(text string) (r rune, at int) {
	var open []rune
	last := -1
	for i, r := range text {
		switch {
		case r < 0x7f && r >= ' ' || r == '\t':
		case r == '\n':
			if len(open) > 0 {
				return open[len(open)-1], last
			}
		case isControl(r), r == lro, r == rlo:
			return r, i
		case r == lre, r == rle, r == lri, r == rli, r == fsi:
			open, last = append(open, r), i
		case r == pdf, r == pdi:
			if len(open) == 0 || (r == pdi) != (open[len(open)-1] >= lri) {
				return r, i
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return open[len(open)-1], last
	}
	return 0, -1
}

// Characters that change the direction of text (Unicode UAX #9).
const (
	lre, rle, pdf, lro, rlo = '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'
	lri, rli, fsi, pdi      = '\u2066', '\u2067', '\u2068', '\u2069'
)

// changesDirection reports whether a character changes the direction of those that follow, or
// ends such a change.
func changesDirection(r rune) bool { return lre <= r && r <= rlo || lri <= r && r <= pdi }

// RefusedMessage says of a character that Refused has found what it is, and what
// to do.
func RefusedMessage(r rune) (rule source.Rule, message, hint string) {
	switch {
	case r == lro || r == rlo:
		return "bidi-control", fmt.Sprintf("the character U+%04X shows letters in another order than they are written", r),
			"delete it; Arabic and Hebrew are turned without it"
	case changesDirection(r):
		return "bidi-control", fmt.Sprintf("the character U+%04X changes the direction of text and has no partner on its line", r),
			"delete it; Arabic and Hebrew are turned without it"
	}
	return "control-character", fmt.Sprintf("the text holds the control character U+%04X", r), "delete it; it is often left over from copying"
}

// checkTexts reports what the scalars of a mapping hold that no text may, however
// it was written.
func (b *block) checkTexts(n *node) {
	switch {
	case n.kind == scalar:
		b.checkText(n)
	case n.kind == list:
		for _, item := range n.items {
			b.checkTexts(item)
		}
	}
	for _, f := range n.fields {
		b.checkTexts(f.key)
		b.checkTexts(f.value)
	}
}

func (b *block) checkText(n *node) {
	if plain(n.text) {
		return
	}
	if r, at := Refused(n.text); at >= 0 {
		rule, message, hint := RefusedMessage(r)
		b.fail(n.span, rule, message, hint)
		n.kind = bad
		return
	}
	if invisible(n.text) {
		b.fail(n.span, "invisible-text", "this text is made of characters that nobody can see", "delete them, and write it again")
		n.kind = bad
	}
}

// plain reports whether a text is printable ASCII, as most are.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// blanks are letters and symbols to Unicode, and nothing to the eye: the fillers of
// Hangul, and Braille's empty cell.
const blanks = "\u115f\u1160\u3164\uffa0\u2800"

// invisible reports whether a text that is not empty shows nothing.
func invisible(s string) bool {
	seen := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), r == '\u034f', strings.ContainsRune(blanks, r):
			seen = true
		default:
			return false
		}
	}
	return seen
}
