package search

import "hash/maphash"

// twins finds stories that are nearly the same as one before: a wire sends them again
// with a paragraph more.
type twins struct {
	seed maphash.Seed
	last [2]map[uint64]int32 // of articles and of statements: by sentence, the last that has it
	size []int32             // of each document, its sentences
	of   []int32             // of each document, the first that is nearly the same
	with map[int32]int32     // reused: how many sentences each earlier document shares with the last
	// again says that the last article was nearly the same as one before.
	again bool
}

// Two stories are nearly the same if they share four sentences of five, and three at
// least. The statements in the second are the same if their sentences are.
const (
	sharedOf, sharedOfAll = 4, 5
	fewestShared          = 3
)

func newTwins() *twins {
	return &twins{seed: maphash.MakeSeed(), last: [2]map[uint64]int32{{}, {}}, with: map[int32]int32{}}
}

// add takes the next document and returns how far before it the first one is that is
// nearly the same, or 0.
func (t *twins) add(d *Document) int {
	number := int32(len(t.of))
	t.of, t.size = append(t.of, number), append(t.size, 0)
	fewest := int32(fewestShared)
	switch d.Kind {
	case Article:
	case Statement:
		fewest = 1
	default:
		return 0
	}
	for other, n := range t.shared(d, number) {
		enough := n >= fewest && n*sharedOfAll >= max(t.size[number], t.size[other])*sharedOf
		if enough && (d.Kind == Article || t.again) {
			t.of[number] = min(t.of[number], t.of[other])
		}
	}
	if d.Kind == Article {
		t.again = t.of[number] != number
	}
	return int(number - t.of[number])
}

// shared returns how many sentences each earlier document shares with the next one, until
// it is called again.
func (t *twins) shared(d *Document, number int32) map[int32]int32 {
	last := t.last[0]
	if d.Kind == Statement {
		last = t.last[1]
	}
	clear(t.with)
	for i, s := range d.Sentences {
		if i == 0 || s.Text == "" { // a story may come again under another title
			continue
		}
		hash := maphash.String(t.seed, s.Text)
		if other, known := last[hash]; known && other != number {
			t.with[other]++
		}
		last[hash] = number
		t.size[number]++
	}
	return t.with
}
