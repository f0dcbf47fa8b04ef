package slab

import (
	"slices"
	"testing"
)

func TestSlab(t *testing.T) {
	var s Slab[int]
	var lists [][]int
	for n := range 300 {
		list := s.Make(n)
		if len(list) != n || cap(list) != n || slices.Max(append(list[:n:n], 0)) != 0 {
			t.Fatalf("Make(%d) = %d elements, room for %d: %v", n, len(list), cap(list), list)
		}
		for i := range list {
			list[i] = n
		}
		lists = append(lists, s.Keep(list))
	}
	for n, list := range lists {
		if len(list) != n || slices.ContainsFunc(list, func(x int) bool { return x != n }) {
			t.Errorf("of the %d kept as list %d there is %v", n, n, list)
		}
	}
	if s.Keep(nil) != nil {
		t.Error("an empty list is something")
	}
	if own := s.Make(10 * maxPiece); len(own) != 10*maxPiece {
		t.Errorf("a long list has %d elements", len(own))
	}
}

// Lists that are kept one after the other stand side by side.
func TestSideBySide(t *testing.T) {
	var s Slab[int32]
	s.Make(8)
	a, b := s.Make(4), s.Make(4)
	if &a[:4][3] == &b[0] || cap(a) != 4 {
		t.Fatal("lists share elements")
	}
	pieces := testing.AllocsPerRun(1, func() {
		for range 1000 {
			s.Make(4)
		}
	})
	if pieces > 10 {
		t.Errorf("4000 elements are in %v pieces", pieces)
	}
}
