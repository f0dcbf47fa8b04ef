package spelling

import (
	"math/bits"
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
	letters      letters
	place        int // in the list
}

// letters is the set of letters in a word, each hashed to a bit. A slip adds
// one at most, and takes away one at most, which spares most words the
// measuring.
type letters uint64

func lettersOf(word string) (set letters) {
	for _, r := range word {
		set |= 1 << (r % 64)
	}
	return set
}

// beyond reports whether two words are certainly more than some slips apart.
func (a letters) beyond(b letters, slips int) bool {
	return bits.OnesCount64(uint64(a&^b)) > slips || bits.OnesCount64(uint64(b&^a)) > slips
}

// NewIndex returns the index of candidates.
func NewIndex(candidates []string) *Index {
	index := &Index{byLength: map[int][]candidate{}}
	for i, c := range candidates {
		folded := Fold(c)
		n := utf8.RuneCountInString(folded)
		index.byLength[n] = append(index.byLength[n], candidate{c, folded, lettersOf(folded), i})
	}
	return index
}

// Nearest returns the candidate that word most likely was meant to be, and
// whether there is one near enough: at most two slips, and in no more than half
// of its letters. Of equals the first of the list wins.
func (x *Index) Nearest(word string) (string, bool) {
	word = Fold(word)
	length, set := utf8.RuneCountInString(word), lettersOf(word)
	best, nearest := min(maxSlips, length/2)+1, candidate{}
	for n := length - maxSlips; n <= length+maxSlips; n++ {
		for _, c := range x.byLength[n] {
			if set.beyond(c.letters, best) {
				continue
			}
			d := levenshtein.ComputeDistance(word, c.folded)
			if d < best || d == best && nearest.word != "" && c.place < nearest.place {
				best, nearest = d, c
			}
		}
	}
	return nearest.word, nearest.word != ""
}
