package site

import (
	"cmp"
	"slices"
	"sync"

	"readout/internal/entity"
)

// gatherDossiers turns the site round: from articles, statements and events to
// the entities in them.
func (r *resolver) gatherDossiers() {
	r.pointedAt = make([]bool, r.Registry.Len())
	var articles sync.WaitGroup
	articles.Go(r.gatherArticles)
	r.gatherStatements()
	r.gatherEventsOfEntities()
	r.gatherPeople()
	articles.Wait()
	for i := range r.site.Dossiers {
		d := &r.site.Dossiers[i]
		d.Known = r.pointedAt[i] || len(d.Articles)+len(d.By)+len(d.About)+len(d.Positions)+len(d.OnTopic)+len(d.Events)+len(d.People) > 0
	}
}

func (r *resolver) dossier(id entity.ID) *Dossier { return &r.site.Dossiers[id] }

// gatherArticles lists mentions and articles. Articles are newest first, so
// each list comes out in that order.
func (r *resolver) gatherArticles() {
	s := r.site
	for i := range s.Articles {
		a := &s.Articles[i]
		add := func(id entity.ID) *Dossier {
			d := r.dossier(id)
			if n := len(d.Articles); n == 0 || d.Articles[n-1] != ArticleID(i) {
				d.Articles = append(d.Articles, ArticleID(i))
			}
			return d
		}
		for m := a.Mentions.From; m < a.Mentions.To; m++ {
			d := add(s.Mentions[m].Entity)
			d.Mentions = append(d.Mentions, m)
		}
		for _, id := range a.Topics {
			add(id)
		}
		for _, id := range a.About {
			add(id)
		}
	}
}

func (r *resolver) gatherStatements() {
	s := r.site
	sorted := true
	for i := range s.Statements {
		st, id := &s.Statements[i], StatementID(i)
		sorted = sorted && (i == 0 || st.Date.Compare(s.Statements[i-1].Date) <= 0)
		by := r.statementBy(st, id)
		for party := range st.Parties() {
			d := r.dossier(party)
			if n := len(d.About); !slices.Contains(by, party) && (n == 0 || d.About[n-1] != id) {
				d.About = append(d.About, id)
			}
		}
		for _, via := range st.Via {
			if via.Entity != entity.None {
				r.pointedAt[via.Entity] = true
			}
		}
		if st.Topic == entity.None {
			continue
		}
		topic := r.dossier(st.Topic)
		topic.OnTopic = append(topic.OnTopic, id)
		for _, side := range st.OwnSides() {
			d := r.dossier(side)
			d.Positions = append(d.Positions, id)
		}
	}
	if sorted {
		return // most are made on the day of their articles, which are
	}
	for i := range s.Dossiers {
		d := &s.Dossiers[i]
		for _, list := range [...][]StatementID{d.By, d.About, d.Positions, d.OnTopic} {
			s.sortNewestFirst(list)
		}
	}
}

// statementBy enters a statement with its speakers and with whom they speak
// for, and returns these, until the next call.
func (r *resolver) statementBy(st *Statement, id StatementID) []entity.ID {
	by := union(append(r.ids[:0], st.Speakers...), st.From)
	if st.By != nil {
		by = union(by, st.By.Named)
	}
	r.ids = by
	for _, speaker := range by {
		d := r.dossier(speaker)
		d.By = append(d.By, id)
	}
	return by
}

// sortNewestFirst orders statements by their dates, newest first, and those of one
// day as they stand. Their articles are in that order, so nearly all are already.
func (s *Site) sortNewestFirst(list []StatementID) {
	newerFirst := func(a, b StatementID) int {
		return cmp.Or(s.Statements[b].Date.Compare(s.Statements[a].Date), cmp.Compare(a, b))
	}
	if !slices.IsSortedFunc(list, newerFirst) {
		slices.SortFunc(list, newerFirst)
	}
}

func (r *resolver) gatherEventsOfEntities() {
	s := r.site
	for i := len(s.Events) - 1; i >= 0; i-- {
		e := &s.Events[i]
		in := union(slices.Clone(e.Participants), e.Sides)
		in = union(in, e.Topics)
		for _, v := range e.Votes {
			in = union(in, v)
		}
		for _, ro := range e.Readouts {
			in = union(in, []entity.ID{ro.Side})
		}
		for _, id := range []entity.ID{e.Place, e.InitiatedBy} {
			if id != entity.None {
				in = union(in, []entity.ID{id})
			}
		}
		for _, id := range in {
			d := r.dossier(id)
			d.Events = append(d.Events, EventID(i))
		}
	}
}

// gatherPeople lists citizens and office holders, and marks what entities'
// files point at.
func (r *resolver) gatherPeople() {
	s := r.site
	for i := range s.Registry.Len() {
		id := entity.ID(i)
		e := s.Registry.At(id)
		if e.Document == nil {
			continue
		}
		var of []entity.ID
		for _, p := range e.Posts {
			of = union(of, known(p.Country, p.Organization))
			if p.Organization != entity.None {
				of = union(of, known(s.Registry.At(p.Organization).Country))
			}
		}
		of = union(of, known(e.Country))
		for _, to := range of {
			r.pointedAt[to] = true
			if e.Kind == entity.Person {
				d := r.dossier(to)
				d.People = append(d.People, id)
			}
		}
		for _, to := range append(known(e.Parent), e.Members...) {
			r.pointedAt[to] = true
		}
	}
}

func known(ids ...entity.ID) []entity.ID {
	return slices.DeleteFunc(ids, func(id entity.ID) bool { return id == entity.None })
}
