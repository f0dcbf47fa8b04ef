package mention

import (
	"bytes"
	"encoding/binary"
)

// wordTable numbers words, from 1. It is a hash table with open addressing:
// every word of every text is looked up here once, so it is worth more than
// a map of strings, which would also need a string to be made of each.
type wordTable struct {
	slots []wordSlot // a power of two
	bytes []byte     // all words
	ends  []uint32   // by number: where a word ends in bytes
}

type wordSlot struct{ hash, number uint32 }

// hashOf mixes the length, the first and the last eight bytes of a word. Hardly
// any word is longer than sixteen, and those that agree in both are told apart
// by comparing them.
func hashOf(word []byte) uint32 {
	var a, b uint64
	switch n := len(word); {
	case n >= 8:
		a, b = binary.LittleEndian.Uint64(word), binary.LittleEndian.Uint64(word[n-8:])
	case n >= 4:
		a, b = uint64(binary.LittleEndian.Uint32(word)), uint64(binary.LittleEndian.Uint32(word[n-4:]))
	case n > 0:
		a = uint64(word[0]) | uint64(word[n/2])<<8 | uint64(word[n-1])<<16
	}
	h := (a ^ uint64(len(word))<<56) * 0x9E3779B97F4A7C15
	h = (h ^ h>>32 ^ b) * 0xD6E8FEB86659FD93
	return uint32(h >> 32)
}

func newWordTable(words int) *wordTable {
	return &wordTable{slots: make([]wordSlot, powerAbove(2*words)), ends: make([]uint32, 1, words+1)}
}

func powerAbove(n int) int {
	p := 16
	for p < n {
		p *= 2
	}
	return p
}

// find returns the number of a word, or 0.
func (t *wordTable) find(hash uint32, word []byte) uint32 {
	mask := uint32(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s.number == 0 || s.hash == hash && bytes.Equal(t.word(s.number), word) {
			return s.number
		}
	}
}

func (t *wordTable) word(number uint32) []byte { return t.bytes[t.ends[number-1]:t.ends[number]] }

// add returns the number of a word, given one if need be.
func (t *wordTable) add(word []byte) uint32 {
	hash := hashOf(word)
	if n := t.find(hash, word); n != 0 {
		return n
	}
	if 2*len(t.ends) > len(t.slots) {
		old := t.slots
		t.slots = make([]wordSlot, 2*len(old))
		for _, s := range old {
			if s.number != 0 {
				t.put(s)
			}
		}
	}
	n := uint32(len(t.ends))
	t.bytes = append(t.bytes, word...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
	t.put(wordSlot{hash, n})
	return n
}

func (t *wordTable) put(s wordSlot) {
	mask := uint32(len(t.slots) - 1)
	i := s.hash & mask
	for t.slots[i].number != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = s
}

// edgeTable holds the edges of a trie: from a node by a label to a node.
type edgeTable struct {
	slots []edge // a power of two; to is 0 in an empty one, since the root is no edge's end
	count int
}

type edge struct{ from, label, to uint32 }

func newEdgeTable(edges int) *edgeTable { return &edgeTable{slots: make([]edge, powerAbove(2*edges))} }

func (t *edgeTable) at(from, label uint32) *edge {
	mask := uint32(len(t.slots) - 1)
	h := (from*0x9E3779B1 ^ label) * 0x85EBCA6B
	for i := (h ^ h>>15) & mask; ; i = (i + 1) & mask {
		if e := &t.slots[i]; e.to == 0 || e.from == from && e.label == label {
			return e
		}
	}
}

// find returns the node that an edge leads to, or 0.
func (t *edgeTable) find(from, label uint32) uint32 { return t.at(from, label).to }

// add puts an edge that is not there yet.
func (t *edgeTable) add(e edge) {
	if t.count++; 2*t.count > len(t.slots) {
		old := t.slots
		t.slots = make([]edge, 2*len(old))
		for _, o := range old {
			if o.to != 0 {
				*t.at(o.from, o.label) = o
			}
		}
	}
	*t.at(e.from, e.label) = e
}
