package search

import (
	"slices"

	"readout/internal/entity"
)

func (g *gatherer) relation(number int32) *Document {
	r := &g.s.Relations[number]
	d := g.begin(Relation, g.Say("pair", g.s.Registry.At(r.A).Name, g.s.Registry.At(r.B).Name), g.Relation(number))
	d.Note, d.About = g.Say("relation"), g.parties(r.A, r.B)
	if !r.Last.IsZero() {
		d.Note += " · " + g.Say("last_contact") + " " + g.Day(r.Last).Short
	}
	d.Sentences = append(d.Sentences, Sentence{Under: []*Names{g.names(r.A)}}, Sentence{Under: []*Names{g.names(r.B)}})
	return d
}

// parties returns the people and countries among entities as Document.About has them.
func (g *gatherer) parties(ids ...entity.ID) []int {
	list := g.parts[:0]
	for _, id := range ids {
		if id == entity.None || g.place[id] < 0 {
			continue
		}
		if kind := g.s.Registry.At(id).Kind; kind == entity.Person || kind == entity.Country {
			list = append(list, g.place[id])
		}
	}
	slices.Sort(list)
	g.parts = slices.Compact(list)
	return g.parts
}
