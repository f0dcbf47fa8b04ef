package spelling

import (
	"math/bits"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// maxSlips is the largest number of slips with which a word is still recognised.
const maxSlips = 2

// shortWord is the length in letters up to which one slip is allowed only: two slips make
// another word of it, such as "Iran" of "Orban".
const shortWord = 5

// An Index is a list of candidates for repeated lookups of the nearest word. It is
// immutable.
type Index struct {
	byLength map[int][]candidate // by number of letters of the folded word
}

type candidate struct {
	word, folded string
	letters      letters
	place        int // in the list
}

// letters is the set of letters in a word, each hashed to a bit. A slip adds and removes
// at most one, so most candidates are excluded without computing the distance.
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

// Nearest returns the nearest candidate, and whether it is near enough: at most two
// slips, in a word of up to five letters one, and in no more than half of its letters.
// With two slips the first letter must be the same. Of equally near candidates the
// first of the list wins.
func (x *Index) Nearest(word string) (string, bool) {
	word = Fold(word)
	length, set := utf8.RuneCountInString(word), lettersOf(word)
	allowed := maxSlips
	if length <= shortWord {
		allowed = 1
	}
	best, nearest := min(allowed, length/2)+1, candidate{}
	for n := length - maxSlips; n <= length+maxSlips; n++ {
		for _, c := range x.byLength[n] {
			if set.beyond(c.letters, best) {
				continue
			}
			d := slips(word, c.folded)
			if d > 1 && !sameStart(word, c.folded) {
				continue
			}
			if d < best || d == best && nearest.word != "" && c.place < nearest.place {
				best, nearest = d, c
			}
		}
	}
	return nearest.word, nearest.word != ""
}

// slips returns the number of inserted, deleted or changed letters between two words. Two
// swapped neighbours are one slip.
func slips(a, b string) int {
	d := levenshtein.ComputeDistance(a, b)
	if d == 2 && len(a) == len(b) && swapped(a, b) {
		return 1
	}
	return d
}

// swapped reports whether two words differ in two neighbouring letters that have
// changed places.
func swapped(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return len(x) == len(y) && i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
		}
	}
	return false
}

func sameStart(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return x == y
}
