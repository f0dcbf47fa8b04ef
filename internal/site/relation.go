package site

import (
	"cmp"
	"slices"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
)

// maxSides is how many sides an event may have and still say something of each
// pair of them: in a session of fifteen they merely sit in one room.
const maxSides = 5

// A pair is two countries, the lower ID first.
type pair struct{ a, b entity.ID }

func pairOf(a, b entity.ID) pair {
	if a > b {
		a, b = b, a
	}
	return pair{a, b}
}

// gatherRelations finds the pairs of countries that have to do with each other.
func (r *resolver) gatherRelations() {
	relations := map[pair]*Relation{}
	at := func(p pair) *Relation {
		rel := relations[p]
		if rel == nil {
			rel = &Relation{A: p.a, B: p.b}
			relations[p] = rel
		}
		return rel
	}
	s := r.site
	for i := range r.parts {
		for _, t := range r.parts[i].ties {
			s.relate(at(pairOf(t.from, t.to)), t)
		}
	}
	r.relateEvents(at)
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
			d := r.dossier(id)
			d.Relations = append(d.Relations, int32(i))
		}
	}
}

// relate enters a statement of one country to or about another.
func (s *Site) relate(rel *Relation, t tie) {
	st, list := &s.Statements[t.statement], &rel.FromA
	if t.from == rel.B {
		list = &rel.FromB
	}
	*list = append(*list, t.statement)
	if n := len(rel.Articles); n == 0 || rel.Articles[n-1] != st.Article {
		rel.Articles = append(rel.Articles, st.Article)
	}
	if t.contact {
		rel.contact(st.Date, s.AsOf)
	}
}

func (r *resolver) relateEvents(at func(pair) *Relation) {
	s := r.site
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
					rel.contact(e.Date, s.AsOf)
				}
			}
		}
	}
}

// contact keeps the last day of contact up to the as-of day.
func (rel *Relation) contact(day, asOf date.Date) {
	if day.Compare(rel.Last) > 0 && day.Compare(asOf) <= 0 {
		rel.Last = day
	}
}
