package check

import (
	"strings"
	"unicode"
)

// words returns the words of a text in lower case, without signs.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && !unicode.IsMark(r)
	})
}

// maxDrift is how many words may be different in two quotations that are one.
const maxDrift = 2

// drift compares two quotations. If they are the same but for a few words in their
// middle, it returns these words. The ends may be cut off.
func drift(a, b []string) (in, other string, ok bool) {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	x, y := a[start:len(a)-end], b[start:len(b)-end]
	if start < 2 || end < 2 || start+end < minWords || len(x)+len(y) == 0 || max(len(x), len(y)) > maxDrift {
		return "", "", false
	}
	const around = 1 // word on each side, so that one that is left out shows
	return strings.Join(a[start-around:len(a)-end+around], " "), strings.Join(b[start-around:len(b)-end+around], " "), true
}
