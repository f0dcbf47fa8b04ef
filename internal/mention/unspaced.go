package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unspacedScripts put no blanks between words, or hang endings onto names, so that a
// name may begin and end anywhere.
var unspacedScripts = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// addUnspaced keeps a name of such a script. One of a single letter is none: it is
// part of any word.
func (l *Lexicon) addUnspaced(name string) {
	first, size := utf8.DecodeRuneInString(name)
	if first >= 0x0e00 && size < len(name) && unicode.In(first, unspacedScripts...) {
		l.unspaced[first] = append(l.unspaced[first], name)
	}
}

func (l *Lexicon) sortUnspaced() {
	for _, names := range l.unspaced {
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b)) })
	}
}

// cutUnspacedNames cuts the words from word from on, those of text, where a name of a script
// without blanks begins and ends, the longest first.
func (x *text) cutUnspacedNames(from int, text []byte, base int32) {
	var cuts []int32
	for i := 0; i < len(text); {
		if text[i] < 0xe0 { // no letter of these scripts
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		for _, name := range x.unspaced[r] {
			if len(name) <= len(text)-i && string(text[i:i+len(name)]) == name {
				size = len(name)
				cuts = append(cuts, base+int32(i), base+int32(i+size))
				break
			}
		}
		i += size
	}
	if len(cuts) > 0 {
		x.words = append(x.words[:from], x.cut(x.words[from:], cuts)...)
	}
}

// cut returns words cut at some offsets, which are in order.
func (x *text) cut(words []word, cuts []int32) []word {
	var all []word
	for _, w := range words {
		for len(cuts) > 0 && cuts[0] <= w.start {
			cuts = cuts[1:]
		}
		for len(cuts) > 0 && cuts[0] < w.end {
			left := w
			left.end, w.start, w.gap = cuts[0], cuts[0], gapOther
			x.foreign(&left, left.Of(x.plain), nil)
			all = append(all, left)
			x.foreign(&w, w.Of(x.plain), nil)
			cuts = cuts[1:]
		}
		all = append(all, w)
	}
	return all
}
