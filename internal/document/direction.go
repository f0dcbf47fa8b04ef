package document

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

const LeftToRight, RightToLeft = "ltr", "rtl"

// Direction returns the direction in which most letters of words are written,
// "ltr" or "rtl", or "" if there are no letters. The first letter alone, which
// browsers go by, misleads: Arabic sentences begin with Latin abbreviations.
func Direction(words []byte) string {
	var count LetterCount
	count.Add(words)
	return count.Direction()
}

// LetterCount counts those written from left to right, and those from right to left.
type LetterCount struct{ left, right int }

func (l *LetterCount) Add(words []byte) {
	for i := 0; i < len(words); {
		c := words[i]
		if c < utf8.RuneSelf {
			if 'a' <= c|0x20 && c|0x20 <= 'z' {
				l.left++
			}
			i++
			continue
		}
		properties, size := bidi.Lookup(words[i:])
		switch properties.Class() {
		case bidi.L:
			l.left++
		case bidi.R, bidi.AL:
			l.right++
		}
		i += max(size, 1)
	}
}

func (l *LetterCount) Direction() string {
	switch {
	case l.left == 0 && l.right == 0:
		return ""
	case l.right > l.left:
		return RightToLeft
	}
	return LeftToRight
}
