package site

import (
	"slices"

	"readout/internal/entity"
	"readout/internal/source"
)

// A part is what some articles, one after the other, say of whom. It is gathered
// as they are resolved, since then their statements are at hand.
type part struct {
	diagnostics []source.Diagnostic

	articles  []entry[ArticleID]
	by        []entry[StatementID] // with whom they speak for
	about     []entry[StatementID]
	positions []entry[StatementID]
	onTopic   []entry[StatementID]
	ties      []tie
	unsorted  bool // statements are of other days than their articles
}

// next returns an empty part with the room that this one needed.
func (p *part) next() part {
	return part{
		articles: make([]entry[ArticleID], 0, len(p.articles)*9/8), by: make([]entry[StatementID], 0, len(p.by)*9/8),
		about: make([]entry[StatementID], 0, len(p.about)*9/8), onTopic: make([]entry[StatementID], 0, len(p.onTopic)*9/8),
		ties: make([]tie, 0, len(p.ties)*9/8),
	}
}

// An entry puts something into a list of an entity.
type entry[ID any] struct {
	of entity.ID
	id ID
}

// A tie is a statement of one country to or about another. To speak to it is
// contact; to speak about it is not.
type tie struct {
	from, to  entity.ID
	statement StatementID
	contact   bool
}

// gatherStatement enters a statement in the lists of those who make it and of those
// whom it is directed at or about.
func (r *resolver) gatherStatement(st *Statement, id StatementID) {
	p := &r.part
	p.unsorted = p.unsorted || st.Date != r.site.dayOf(st.Article)
	by := union(append(r.ids[:0], st.Speakers...), st.From)
	by = union(by, r.site.Behind(st))
	for _, speaker := range by {
		p.by = append(p.by, entry[StatementID]{speaker, id})
	}
	r.ids = by
	r.toward = slices.AppendSeq(r.toward[:0], st.Parties())
	own := len(p.about)
	for _, party := range r.toward {
		e := entry[StatementID]{party, id}
		if !slices.Contains(by, party) && !slices.Contains(p.about[own:], e) {
			p.about = append(p.about, e)
		}
	}
	if st.Topic != entity.None {
		p.onTopic = append(p.onTopic, entry[StatementID]{st.Topic, id})
		for side := range st.OwnSides() {
			p.positions = append(p.positions, entry[StatementID]{side, id})
		}
	}
	r.tie(st, id)
}

// tie enters a statement with the countries that it ties. Those to whom it is made
// come first among those whom it is toward, so a country is told something if the
// first who stands for it is.
func (r *resolver) tie(st *Statement, id StatementID) {
	told := 0
	for i := range st.To {
		if st.To[i].Entity != entity.None {
			told++
		}
	}
	own := len(r.part.ties)
	for i, party := range r.toward {
		to := r.site.country(party, st.Date, r.site.EventOf(st))
		if to == entity.None || slices.ContainsFunc(r.part.ties[own:], func(t tie) bool { return t.to == to }) {
			continue
		}
		for _, from := range st.From {
			if from != to && r.Registry.At(from).Kind == entity.Country {
				r.part.ties = append(r.part.ties, tie{from, to, id, i < told})
			}
		}
	}
}

// deal fills a list of each dossier.
func deal[ID any](r *resolver, entries func(*part) []entry[ID], list func(*Dossier) *[]ID) {
	dossiers := r.site.Dossiers
	counts := make([]int32, len(dossiers))
	for i := range r.parts {
		for _, e := range entries(&r.parts[i]) {
			counts[e.of]++
		}
	}
	makeRoom(dossiers, counts, list)
	for i := range r.parts {
		for _, e := range entries(&r.parts[i]) {
			own := list(&dossiers[e.of])
			*own = append(*own, e.id)
		}
	}
}

// makeRoom gives a list of each dossier room for as many as are counted by
// entity.ID. The lists are parts of one slice.
func makeRoom[ID any](dossiers []Dossier, counts []int32, list func(*Dossier) *[]ID) {
	sum := 0
	for _, n := range counts {
		sum += int(n)
	}
	room := make([]ID, sum)
	for id, n := range counts {
		if n > 0 {
			*list(&dossiers[id]), room = room[:0:n], room[n:]
		}
	}
}
