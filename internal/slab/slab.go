// Package slab keeps many short lists in a few large pieces of memory, side by
// side in the order in which they were kept.
package slab

// maxPiece is how many elements a piece has at most; a longer list gets its own.
const maxPiece = 4096

// A Slab holds lists that are used together. A piece of memory lives as long as
// one of its lists; pieces begin small, so that a slab for few lists is small.
type Slab[T any] struct {
	free  []T
	piece int // how many elements the last piece had
}

// Make returns a list of n zeros that cannot grow into another; of none, nil.
func (s *Slab[T]) Make(n int) []T {
	if n == 0 {
		return nil
	}
	if n > len(s.free) {
		s.piece = max(n, min(2*s.piece, maxPiece))
		s.free = make([]T, s.piece)
	}
	list := s.free[:n:n]
	s.free = s.free[n:]
	return list
}

// Keep returns a copy of a list, as Make does.
func (s *Slab[T]) Keep(list []T) []T {
	kept := s.Make(len(list))
	copy(kept, list)
	return kept
}
