package attribution

import (
	"cmp"
	"slices"
)

// ordered puts the attributions and what is no quotation in the order of the text.
func (r *reader) ordered() {
	list := r.out.Attributions
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(list[a].Words.Start, list[b].Words.Start), cmp.Compare(list[b].Words.End, list[a].Words.End))
	})
	place := make([]int, len(list))
	sorted := make([]Attribution, len(list))
	for i, k := range order {
		place[k], sorted[i] = i, list[k]
	}
	for i := range sorted {
		if k := sorted[i].Continues; k >= 0 {
			sorted[i].Continues = place[k]
		}
	}
	if r.out.Attributions = sorted; len(sorted) == 0 {
		r.out.Attributions = nil
	}
	slices.SortStableFunc(r.out.NotQuoted, func(a, b NotQuoted) int { return cmp.Compare(a.Text.Start, b.Text.Start) })
}
