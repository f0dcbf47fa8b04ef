package search

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// shardSize is the size in bytes at which a shard of terms is full. A query
// fetches one for each word.
const shardSize = 20 << 10

// A shard is the occurrences of all terms from one to the next shard's first.
type shard struct {
	first string
	data  []byte
}

// shards sorts the terms and cuts them into ranges.
func (x *indexer) shards() []shard {
	slices.SortFunc(x.terms, func(a, b occurrences) int { return compareUTF16(a.term, b.term) })
	var list []shard
	for rest := x.terms; len(rest) > 0; {
		n, size := 0, 0
		for n < len(rest) {
			size += len(rest[n].term) + len(rest[n].bytes)
			if n > 0 && size > shardSize {
				break
			}
			n++
		}
		list = append(list, shard{rest[0].term, encode(rest[:n])})
		rest = rest[n:]
	}
	return list
}

// encode writes terms with their families, then how long the occurrences of each are, then these.
func encode(terms []occurrences) []byte {
	var names, lengths []byte
	size := 0
	for _, t := range terms {
		names = append(names, t.term...)
		for _, other := range t.family {
			names = append(append(names, '\t'), other...)
		}
		names = append(names, '\n')
		lengths = binary.AppendUvarint(lengths, uint64(len(t.bytes)))
		size += len(t.bytes)
	}
	head := binary.AppendUvarint(nil, uint64(len(names)))
	out := append(append(append(make([]byte, 0, len(head)+len(names)+len(lengths)+size), head...), names...), lengths...)
	for _, t := range terms {
		out = append(out, t.bytes...)
	}
	return out
}

// compareUTF16 orders strings as JavaScript does, by UTF-16 code units, which
// puts what needs two of them before the last characters that need one.
func compareUTF16(a, b string) int {
	for a != "" && b != "" {
		r, n := utf8.DecodeRuneInString(a)
		s, m := utf8.DecodeRuneInString(b)
		if r != s {
			return int(unit(r)) - int(unit(s))
		}
		a, b = a[n:], b[m:]
	}
	return len(a) - len(b)
}

// unit keeps the order of runes but for those beyond the first plane, which go
// where surrogates are.
func unit(r rune) rune {
	switch {
	case r >= 0x10000:
		return r - 0x10000 + 0xE000 // 20 bits
	case r >= 0xE000:
		return r + 0x100000
	}
	return r
}
