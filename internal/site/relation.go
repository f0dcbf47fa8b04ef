package site

import (
	"cmp"
	"slices"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
)

// maxSides is the largest number of sides for which an event counts as a meeting of
// each pair of them. In a session of fifteen countries it does not.
const maxSides = 5

// A pair is two countries, the lower ID first.
type pair struct{ a, b entity.ID }

func pairOf(a, b entity.ID) pair {
	if a > b {
		a, b = b, a
	}
	return pair{a, b}
}

// gatherRelations lists the pairs of countries that a statement or event connects.
func (s *Site) gatherRelations(shards []shard) {
	relations := map[pair]*Relation{}
	at := func(p pair) *Relation {
		rel := relations[p]
		if rel == nil {
			rel = &Relation{A: p.a, B: p.b}
			relations[p] = rel
		}
		return rel
	}
	for i := range shards {
		for _, c := range shards[i].contacts {
			s.relate(at(pairOf(c.from, c.to)), c)
		}
	}
	s.relateEvents(at)
	for _, rel := range relations {
		s.sortNewestFirst(rel.FromA)
		s.sortNewestFirst(rel.FromB)
		slices.Sort(rel.Articles)
		rel.Articles = slices.Compact(rel.Articles)
		s.Relations = append(s.Relations, *rel)
	}
	slices.SortFunc(s.Relations, func(a, b Relation) int {
		return cmp.Or(b.Last.Compare(a.Last), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	for i, rel := range s.Relations {
		for _, id := range []entity.ID{rel.A, rel.B} {
			d := &s.Dossiers[id]
			d.Relations = append(d.Relations, int32(i))
		}
	}
}

// relate enters a statement of one country to or about another.
func (s *Site) relate(rel *Relation, c contact) {
	st, list := &s.Statements[c.statement], &rel.FromA
	if c.from == rel.B {
		list = &rel.FromB
	}
	*list = append(*list, c.statement)
	if n := len(rel.Articles); n == 0 || rel.Articles[n-1] != st.Article {
		rel.Articles = append(rel.Articles, st.Article)
	}
	if c.direct {
		rel.noteContact(st.Date, s.AsOf)
	}
}

func (s *Site) relateEvents(at func(pair) *Relation) {
	for i := len(s.Events) - 1; i >= 0; i-- {
		e := &s.Events[i]
		if len(e.Sides) > maxSides {
			continue
		}
		for j, a := range e.Sides {
			for _, b := range e.Sides[j+1:] {
				if s.Registry.At(a).Kind != entity.Country || s.Registry.At(b).Kind != entity.Country {
					continue
				}
				rel := at(pairOf(a, b))
				rel.Events = append(rel.Events, EventID(i))
				rel.Articles = append(rel.Articles, e.Articles...)
				if e.Status == document.StatusHeld {
					rel.noteContact(e.Date, s.AsOf)
				}
			}
		}
	}
}

// noteContact updates the last day of contact, up to the as-of day.
func (rel *Relation) noteContact(day, asOf date.Date) {
	if day.Compare(rel.Last) > 0 && day.Compare(asOf) <= 0 {
		rel.Last = day
	}
}
