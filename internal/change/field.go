package change

import (
	"cmp"
	"slices"
	"strings"
)

// A Kind says what happened to an item.
type Kind string

const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// A Change is one item that differs. Before is nil if it was added, After if it was
// removed.
type Change[T any] struct {
	Kind   Kind    `json:"change"`
	Fields []Field `json:"fields"` // that differ, the most important first; only of what changed
	Before *T      `json:"before"`
	After  *T      `json:"after"`
}

// A Field is a field that differs. What has one value is a list of one, and what has
// none an empty list.
type Field struct {
	Name   string   `json:"field"`
	Before []string `json:"before"`
	After  []string `json:"after"`
}

// Field returns the field of a name if it differs.
func (c *Change[T]) Field(name string) (Field, bool) {
	i := slices.IndexFunc(c.Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return c.Fields[i], true
}

// Now returns the item after the change, or before it if it was removed.
func (c *Change[T]) Now() *T {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

// A fact is a field of an item in one version.
type fact struct {
	name   string
	values []string
}

// one returns the values of a field that has one, or none.
func one(value string) []string {
	if value == "" {
		return []string{}
	}
	return []string{value}
}

// An item is something that is compared field by field: all of its facts, the most
// important first.
type item interface{ facts() []fact }

// identity returns a text that two items share if all their facts are equal.
func identity(it item) string {
	var b strings.Builder
	for _, f := range it.facts() {
		for _, v := range f.values {
			b.WriteString(v)
			b.WriteByte(1)
		}
		b.WriteByte(0)
	}
	return b.String()
}

// changes lists what differs between items: changed pairs, then what was removed, then
// what was added.
func changes[T any, P interface {
	*T
	item
}](before, after []T, p *pairing) []Change[T] {
	list := []Change[T]{}
	for _, pair := range p.pairs {
		b, a := &before[pair[0]], &after[pair[1]]
		if fields := differing(P(b).facts(), P(a).facts()); len(fields) > 0 {
			list = append(list, Change[T]{Changed, fields, b, a})
		}
	}
	for _, i := range p.before {
		list = append(list, Change[T]{Removed, []Field{}, &before[i], nil})
	}
	for _, i := range p.after {
		list = append(list, Change[T]{Added, []Field{}, nil, &after[i]})
	}
	return list
}

func differing(before, after []fact) []Field {
	var list []Field
	form := false
	for i, b := range before {
		a := after[i]
		if slices.Equal(b.values, a.values) || form && b.name == "words" && slices.EqualFunc(b.values, a.values, strings.EqualFold) {
			continue // a paraphrase begins with a capital, the same words as a quotation do not
		}
		form = form || b.name == "form"
		list = append(list, Field{b.name, b.values, a.values})
	}
	return list
}

// sorted sorts changes: what changed, then what was removed, then what was added, each
// in an order of the items.
func sorted[T any](list []Change[T], compare func(a, b *T) int) []Change[T] {
	order := []Kind{Changed, Removed, Added}
	slices.SortStableFunc(list, func(a, b Change[T]) int {
		return cmp.Or(slices.Index(order, a.Kind)-slices.Index(order, b.Kind), compare(a.Now(), b.Now()))
	})
	return list
}
