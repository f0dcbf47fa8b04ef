package search

import (
	"hash/maphash"
	"slices"
)

// twins finds stories that are nearly the same as one before: a wire sends them again
// with a paragraph more.
type twins struct {
	seed   maphash.Seed
	of     []int32          // of each document, the first that is nearly the same
	hashes []uint64         // of sentences: of each story sorted, each once; of each statement one
	ends   []int            // of each document, in hashes
	last   map[uint64]int32 // by sentence, the last story that begins or ends with it
	story  int32            // the last one
}

// Two stories are nearly the same if they share four sentences of five, and three at
// least. The statements in the second are the same if their sentences are.
const (
	sharedOf, sharedOfAll = 4, 5
	fewestShared          = 3
)

// newTwins makes room for so many stories, of some eight sentences each, and statements.
func newTwins(stories, statements int) *twins {
	return &twins{
		seed: maphash.MakeSeed(), last: make(map[uint64]int32, 3*stories),
		hashes: make([]uint64, 0, 8*stories+statements), ends: make([]int, 0, stories+statements), of: make([]int32, 0, stories+statements),
	}
}

// add takes the next document and returns how far before it the first one is that is
// nearly the same, or 0.
func (t *twins) add(d *Document) int {
	number := int32(len(t.of))
	t.of = append(t.of, number)
	switch d.Kind {
	case Article:
		t.addStory(d, number)
	case Statement:
		t.addStatement(d, number)
	default:
		t.ends = append(t.ends, len(t.hashes))
	}
	return int(number - t.of[number])
}

func (t *twins) addStory(d *Document, number int32) {
	t.story = number
	from := len(t.hashes)
	t.hash(d)
	all := t.hashes[from:]
	distinct, ends := 0, [3]uint64{}
	if len(all) >= fewestShared {
		ends = [...]uint64{all[0], all[1], all[len(all)-1]}
		slices.Sort(all)
		distinct = len(slices.Compact(all))
	}
	if distinct < fewestShared {
		distinct = 0
	}
	t.hashes, t.ends = t.hashes[:from+distinct], append(t.ends, from+distinct)
	if distinct == 0 {
		return
	}
	for _, end := range ends {
		if other, known := t.last[end]; known && other != number && nearlySame(t.hashesOf(number), t.hashesOf(other)) {
			t.of[number] = t.of[other]
		}
		t.last[end] = number
	}
}

// addStatement looks for a statement among those of the story that came before.
func (t *twins) addStatement(d *Document, number int32) {
	t.hash(d)
	t.ends = append(t.ends, len(t.hashes))
	first := t.of[t.story]
	if first == t.story {
		return
	}
	for other := first + 1; other < t.story && len(t.hashesOf(other)) == 1; other++ {
		if slices.Equal(t.hashesOf(number), t.hashesOf(other)) {
			t.of[number] = other
			return
		}
	}
}

// hash appends the hash of each sentence but the title: a story may come again under
// another.
func (t *twins) hash(d *Document) {
	for i := 1; i < len(d.Sentences); i++ {
		if text := d.Sentences[i].Text; text != "" {
			t.hashes = append(t.hashes, maphash.String(t.seed, text))
		}
	}
}

// hashesOf returns the hashes of a document's sentences.
func (t *twins) hashesOf(number int32) []uint64 {
	from := 0
	if number > 0 {
		from = t.ends[number-1]
	}
	return t.hashes[from:t.ends[number]]
}

func nearlySame(a, b []uint64) bool {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n >= fewestShared && n*sharedOfAll >= max(len(a), len(b))*sharedOf
}
