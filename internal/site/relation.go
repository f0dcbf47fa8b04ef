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
	r.relateStatements(at)
	r.relateEvents(at)
	s := r.site
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
			d.Known = true
			d.Relations = append(d.Relations, int32(i))
		}
	}
}

// relateStatements enters each statement of one country to or about another.
func (r *resolver) relateStatements(at func(pair) *Relation) {
	s := r.site
	for i := range s.Statements {
		st, id := &s.Statements[i], StatementID(i)
		for _, from := range st.From {
			if s.Registry.At(from).Kind != entity.Country {
				continue
			}
			for _, to := range r.countriesOf(st) {
				if to != from {
					r.relate(at(pairOf(from, to)), id, from, to)
				}
			}
		}
	}
}

// relate enters a statement of one country to or about another. To speak to it
// is contact; to speak about it is not.
func (r *resolver) relate(rel *Relation, id StatementID, from, to entity.ID) {
	st := &r.site.Statements[id]
	list := &rel.FromA
	if from == rel.B {
		list = &rel.FromB
	}
	*list = append(*list, id)
	if n := len(rel.Articles); n == 0 || rel.Articles[n-1] != st.Article {
		rel.Articles = append(rel.Articles, st.Article)
	}
	if slices.ContainsFunc(st.To, func(p Party) bool { return p.Entity != entity.None && r.site.CountryOf(p.Entity, st.Date) == to }) {
		rel.contact(st.Date, r.site.AsOf)
	}
}

// countriesOf returns the countries that those whom a statement is directed at,
// or about, stand for on its day, until the next call.
func (r *resolver) countriesOf(st *Statement) []entity.ID {
	list := r.ids[:0]
	for party := range st.Parties() {
		if id := r.site.CountryOf(party, st.Date); id != entity.None && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	r.ids = list
	return list
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
