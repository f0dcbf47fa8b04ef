package annotate

import (
	"cmp"
	"slices"

	"readout/internal/source"
)

// A mark is what is inserted around some words, or at one place.
type mark struct {
	kind  markKind
	span  source.Span // of the file without marks; empty for a mark at one place
	open  string      // inserted before the words, or at the place
	close string      // inserted after them
	note  string      // of a question: what the summary says of it
	group int         // marks that stand or fall together have the same number; 0 for none
}

type markKind uint8

const (
	nameMark markKind = iota
	statementMark
	eventMark
	question
	turnMark // a piece of a quotation in a block of its own
)

// A placed is where a mark stands in the file with marks.
type placed struct {
	mark
	start, end int // from its first to its last inserted byte
}

// isPlace is 1 for a mark at one place, which stands before what begins there.
func isPlace(m mark) int {
	if m.span.Len() == 0 {
		return 1
	}
	return 0
}

// insert returns the file with marks, and where each of them stands. The marks must not
// cross each other.
func insert(data []byte, marks []mark) ([]byte, []placed) {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b mark) int { // outer before inner
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), isPlace(b)-isPlace(a), cmp.Compare(b.span.End, a.span.End), cmp.Compare(b.kind, a.kind))
	})
	var out []byte
	at := 0
	all := make([]placed, len(marks))
	var open []int // indices of marks that are not closed
	closeTo := func(offset int32) {
		for len(open) > 0 && marks[open[len(open)-1]].span.End <= offset {
			i := open[len(open)-1]
			open = open[:len(open)-1]
			out = append(out, data[at:marks[i].span.End]...)
			at = int(marks[i].span.End)
			out = append(out, marks[i].close...)
			all[i].end = len(out)
		}
	}
	for i, m := range marks {
		closeTo(m.span.Start)
		out = append(out, data[at:m.span.Start]...)
		at = int(m.span.Start)
		all[i] = placed{mark: m, start: len(out)}
		out = append(out, m.open...)
		if m.span.Len() == 0 {
			all[i].end = len(out)
			continue
		}
		open = append(open, i)
	}
	closeTo(int32(len(data)))
	return append(out, data[at:]...), all
}

// withoutCrossing leaves out marks that overlap one before them in the list without
// enclosing it or being enclosed, and those that repeat its place.
func withoutCrossing(marks []mark) (kept, crossing []mark) {
	for _, m := range marks {
		if slices.ContainsFunc(kept, func(k mark) bool { return crosses(k, m) }) {
			crossing = append(crossing, m)
			continue
		}
		kept = append(kept, m)
	}
	return kept, crossing
}

func crosses(a, b mark) bool {
	if a.span.Len() == 0 || b.span.Len() == 0 {
		point, other := a, b
		if b.span.Len() == 0 {
			point, other = b, a
		}
		return other.span.Start < point.span.Start && point.span.Start < other.span.End // a comment among words
	}
	apart := a.span.End <= b.span.Start || b.span.End <= a.span.Start
	if apart {
		return false
	}
	if a.kind == statementMark && b.kind == statementMark || a.span == b.span && a.kind == b.kind {
		return true // no statement stands in another's brackets
	}
	outer, inner := a, b
	if inner.span.Len() > outer.span.Len() {
		outer, inner = inner, outer
	}
	return outer.span.Start > inner.span.Start || inner.span.End > outer.span.End || inner.kind == statementMark
}
