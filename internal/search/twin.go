package search

import (
	"hash/maphash"
	"slices"
)

// twins finds stories that are nearly the same as one before: a wire sends them again
// with a paragraph more.
type twins struct {
	seed      maphash.Seed
	of        []int32          // of each document, the first that is nearly the same
	sentences [][]uint64       // of each document, hashes in order; of stories and statements alone
	last      map[uint64]int32 // by sentence, the last story that begins or ends with it
	story     int32            // the last one
}

// Two stories are nearly the same if they share four sentences of five, and three at
// least. The statements in the second are the same if their sentences are.
const (
	sharedOf, sharedOfAll = 4, 5
	fewestShared          = 3
)

func newTwins() *twins { return &twins{seed: maphash.MakeSeed(), last: map[uint64]int32{}} }

// add takes the next document and returns how far before it the first one is that is
// nearly the same, or 0.
func (t *twins) add(d *Document) int {
	number := int32(len(t.of))
	t.of, t.sentences = append(t.of, number), append(t.sentences, nil)
	switch d.Kind {
	case Article:
		t.addStory(d, number)
	case Statement:
		t.addStatement(d, number)
	}
	return int(number - t.of[number])
}

func (t *twins) addStory(d *Document, number int32) {
	t.story = number
	hashes := t.hashes(d)
	if len(hashes) < fewestShared {
		return
	}
	ends := []uint64{hashes[0], hashes[1], hashes[len(hashes)-1]}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	t.sentences[number] = hashes
	for _, end := range ends {
		if other, known := t.last[end]; known && other != number && nearlySame(hashes, t.sentences[other]) {
			t.of[number] = t.of[other]
		}
		t.last[end] = number
	}
}

// addStatement looks for a statement among those of the story that came before.
func (t *twins) addStatement(d *Document, number int32) {
	hashes := t.hashes(d)
	t.sentences[number] = hashes
	first := t.of[t.story]
	if first == t.story {
		return
	}
	for other := first + 1; other < t.story && len(t.sentences[other]) == 1; other++ {
		if slices.Equal(hashes, t.sentences[other]) {
			t.of[number] = other
			return
		}
	}
}

// hashes returns the hash of each sentence but the title: a story may come again under
// another.
func (t *twins) hashes(d *Document) []uint64 {
	list := make([]uint64, 0, len(d.Sentences))
	for i := 1; i < len(d.Sentences); i++ {
		if text := d.Sentences[i].Text; text != "" {
			list = append(list, maphash.String(t.seed, text))
		}
	}
	return list
}

func nearlySame(a, b []uint64) bool {
	n := 0
	for _, hash := range a {
		if _, found := slices.BinarySearch(b, hash); found {
			n++
		}
	}
	return n >= fewestShared && n*sharedOfAll >= max(len(a), len(b))*sharedOf
}
