package change

import "strings"

// A pairing pairs the items of two lists, which are known by their indices.
type pairing struct {
	pairs         [][2]int // of the one list and of the other
	before, after []int    // what has no counterpart yet, in order
}

func newPairing(before, after int) *pairing {
	return &pairing{before: upTo(before), after: upTo(after)}
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// by pairs what has the same key and no counterpart yet: of several with one key the
// first with the first, and so on. An item without a key is left alone.
func (p *pairing) by(before, after func(i int) string) {
	if len(p.before) == 0 || len(p.after) == 0 {
		return
	}
	waiting := make(map[string][]int, len(p.after))
	for _, j := range p.after {
		if key := after(j); key != "" {
			waiting[key] = append(waiting[key], j)
		}
	}
	paired := make(map[int]bool, len(p.before))
	left := p.before[:0]
	for _, i := range p.before {
		key := before(i)
		list := waiting[key]
		if key == "" || len(list) == 0 {
			left = append(left, i)
			continue
		}
		waiting[key] = list[1:]
		p.pairs = append(p.pairs, [2]int{i, list[0]})
		paired[list[0]] = true
	}
	p.before = left
	p.after = without(p.after, paired)
}

func without(list []int, gone map[int]bool) []int {
	left := list[:0]
	for _, i := range list {
		if !gone[i] {
			left = append(left, i)
		}
	}
	return left
}

// pairItems is by for items of two lists with one function of an item.
func pairItems[T any](p *pairing, before, after []T, key func(*T) string) {
	p.by(func(i int) string { return key(&before[i]) }, func(i int) string { return key(&after[i]) })
}

// keyOf joins parts to a key; if one that must be there is empty, there is none.
func keyOf(must string, parts ...string) string {
	if must == "" {
		return ""
	}
	return must + "\x00" + strings.Join(parts, "\x00")
}
