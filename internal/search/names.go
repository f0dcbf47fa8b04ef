package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// nameList lists the words of all names, those met most often first, for who mistypes one:
// a line for each number of articles, with the words that are met in as many.
func (x *indexer) nameList() []byte {
	type word struct {
		term string
		met  int
	}
	var list []word
	for n, met := range x.met {
		if t := x.terms[n].term; utf8.RuneCountInString(t) >= shortest {
			list = append(list, word{t, met})
		}
	}
	slices.SortFunc(list, func(a, b word) int { return cmp.Or(cmp.Compare(b.met, a.met), strings.Compare(a.term, b.term)) })
	var out []byte
	for i, w := range list {
		if i == 0 || w.met != list[i-1].met {
			out = fmt.Appendf(out, "\n%d", w.met)
		}
		out = append(append(out, ' '), w.term...)
	}
	return out
}
