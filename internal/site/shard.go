package site

import (
	"slices"

	"readout/internal/entity"
)

// A shard holds the index entries collected from one chunk of articles. They are
// collected while the articles are resolved, since their statements are in the cache
// then.
type shard struct {
	articles  []entry[ArticleID]
	by        []entry[StatementID] // of the speakers and of those they speak for
	about     []entry[StatementID]
	positions []entry[StatementID]
	onTopic   []entry[StatementID]
	relayers  []entity.ID
	contacts  []contact
	unsorted  bool // some statement is not of the day of its article
}

// next returns an empty shard with capacity for a little more than this one holds.
func (p *shard) next() shard {
	return shard{
		articles: make([]entry[ArticleID], 0, len(p.articles)*9/8), by: make([]entry[StatementID], 0, len(p.by)*9/8),
		about: make([]entry[StatementID], 0, len(p.about)*9/8), onTopic: make([]entry[StatementID], 0, len(p.onTopic)*9/8),
		contacts: make([]contact, 0, len(p.contacts)*9/8),
	}
}

// An entry says that something belongs into a list of an entity's dossier.
type entry[ID any] struct {
	of entity.ID
	id ID
}

// A contact is a statement of one country to or about another.
type contact struct {
	from, to  entity.ID
	statement StatementID
	direct    bool // it is made to the other, and not only about it
}

// An indexer collects the entries of one shard after another. Each worker has its own.
type indexer struct {
	site *Site
	shard
	entered []ArticleID // by entity.ID: the last article that was entered for it, from 1
	ids     []entity.ID // buffer
	toward  []entity.ID // buffer: the entities that the current statement is directed at or about
}

// addStatement enters a statement in the lists of the entities that make it and of
// those that it is directed at or about.
func (r *indexer) addStatement(st *Statement, id StatementID) {
	p := &r.shard
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
	for i := range st.Via {
		if of := st.Via[i].Entity; of != entity.None {
			p.relayers = append(p.relayers, of)
		}
	}
	r.addContacts(st, id)
}

// addContacts enters a statement for each pair of countries that it connects. The
// addressees come first in toward, so a country is addressed if the first entity that
// stands for it is.
func (r *indexer) addContacts(st *Statement, id StatementID) {
	addressed := 0
	for i := range st.To {
		if st.To[i].Entity != entity.None {
			addressed++
		}
	}
	own := len(r.contacts)
	for i, party := range r.toward {
		to := r.site.country(party, st.Date, r.site.EventOf(st))
		if to == entity.None || slices.ContainsFunc(r.contacts[own:], func(c contact) bool { return c.to == to }) {
			continue
		}
		for _, from := range st.From {
			if from != to && r.site.Registry.At(from).Kind == entity.Country {
				r.contacts = append(r.contacts, contact{from, to, id, i < addressed})
			}
		}
	}
}

// addArticle enters an article in the lists of all entities that it concerns.
func (r *indexer) addArticle(id ArticleID) {
	r.ids = r.site.appendConcerned(r.ids[:0], &r.site.Articles[id])
	for _, of := range r.ids {
		if of != entity.None && r.entered[of] != id+1 {
			r.entered[of] = id + 1
			r.articles = append(r.articles, entry[ArticleID]{of, id})
		}
	}
}

// distribute fills one list of each dossier from the entries of all shards.
func distribute[ID any](dossiers []Dossier, shards []shard, entries func(*shard) []entry[ID], list func(*Dossier) *[]ID) {
	counts := make([]int32, len(dossiers))
	for i := range shards {
		for _, e := range entries(&shards[i]) {
			counts[e.of]++
		}
	}
	makeRoom(dossiers, counts, list)
	for i := range shards {
		for _, e := range entries(&shards[i]) {
			own := list(&dossiers[e.of])
			*own = append(*own, e.id)
		}
	}
}

// makeRoom gives one list of each dossier its capacity, from counts by entity.ID. The
// lists share one backing array.
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
