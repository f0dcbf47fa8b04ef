package spelling

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// maxSlips is how many letters a word may be off and still be recognised.
const maxSlips = 2

// An Index is a list of candidates made ready to be asked for the nearest many
// times. It is immutable.
type Index struct {
	byLength map[int][]candidate // by number of letters of the folded word
}

type candidate struct {
	word, folded string
	place        int // in the list
}

// NewIndex returns the index of candidates.
func NewIndex(candidates []string) *Index {
	index := &Index{byLength: map[int][]candidate{}}
	for i, c := range candidates {
		folded := Fold(c)
		n := utf8.RuneCountInString(folded)
		index.byLength[n] = append(index.byLength[n], candidate{c, folded, i})
	}
	return index
}

// Nearest returns the candidate that word most likely was meant to be, and
// whether there is one near enough: at most two slips, and in no more than half
// of its letters. Of equals the first of the list wins.
func (x *Index) Nearest(word string) (string, bool) {
	word = Fold(word)
	letters := utf8.RuneCountInString(word)
	best, nearest := min(maxSlips, letters/2)+1, candidate{}
	for n := letters - maxSlips; n <= letters+maxSlips; n++ {
		for _, c := range x.byLength[n] {
			d := levenshtein.ComputeDistance(word, c.folded)
			if d < best || d == best && nearest.word != "" && c.place < nearest.place {
				best, nearest = d, c
			}
		}
	}
	return nearest.word, nearest.word != ""
}
