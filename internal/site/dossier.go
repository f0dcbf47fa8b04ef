package site

import (
	"cmp"
	"slices"
	"sync"

	"readout/internal/entity"
)

// gatherDossiers turns the site round: from articles, statements and events to
// the entities in them. What it fills is not read meanwhile, and each list of a
// dossier is filled by one of the steps.
func (r *resolver) gatherDossiers() {
	r.pointedAt = make([]bool, r.Registry.Len())
	var steps sync.WaitGroup
	for _, step := range []func(){r.gatherArticles, r.gatherMentions, r.gatherStatements, r.gatherEventsOfEntities, r.gatherPeople, r.gatherRelations} {
		steps.Go(step)
	}
	steps.Wait()
	s := r.site
	for i := range s.Dossiers {
		d := &s.Dossiers[i]
		d.Known = r.pointedAt[i] || len(d.Articles)+len(d.Events) > 0 // statements and relations have articles
	}
}

func (r *resolver) dossier(id entity.ID) *Dossier { return &r.site.Dossiers[id] }

// gatherArticles lists articles, newest first, as they are.
func (r *resolver) gatherArticles() {
	deal(r, func(p *part) []entry[ArticleID] { return p.articles }, func(d *Dossier) *[]ArticleID { return &d.Articles })
}

// gatherMentions lists mentions.
func (r *resolver) gatherMentions() {
	s := r.site
	counts := make([]int32, len(s.Dossiers))
	for i := range s.Mentions {
		counts[s.Mentions[i].Entity]++
	}
	makeRoom(s.Dossiers, counts, func(d *Dossier) *[]int32 { return &d.Mentions })
	for i := range s.Mentions {
		d := r.dossier(s.Mentions[i].Entity)
		d.Mentions = append(d.Mentions, int32(i))
	}
}

// gatherStatements lists statements. They are newest first, as their articles
// are, if they were made on the same days.
func (r *resolver) gatherStatements() {
	s := r.site
	deal(r, func(p *part) []entry[StatementID] { return p.by }, func(d *Dossier) *[]StatementID { return &d.By })
	deal(r, func(p *part) []entry[StatementID] { return p.about }, func(d *Dossier) *[]StatementID { return &d.About })
	deal(r, func(p *part) []entry[StatementID] { return p.positions }, func(d *Dossier) *[]StatementID { return &d.Positions })
	deal(r, func(p *part) []entry[StatementID] { return p.onTopic }, func(d *Dossier) *[]StatementID { return &d.OnTopic })
	if !slices.ContainsFunc(r.parts, func(p part) bool { return p.unsorted }) {
		return
	}
	for i := range s.Dossiers {
		d := &s.Dossiers[i]
		for _, list := range [...][]StatementID{d.By, d.About, d.Positions, d.OnTopic} {
			s.sortNewestFirst(list)
		}
	}
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

// gatherEventsOfEntities lists events, newest first, by whom they concern.
func (r *resolver) gatherEventsOfEntities() {
	s := r.site
	for i := len(s.Events) - 1; i >= 0; i-- {
		for _, id := range s.Events[i].concerns {
			d := r.dossier(id)
			d.Events = append(d.Events, EventID(i))
		}
	}
}

// gatherPeople lists citizens and office holders, and marks what entities' files
// point at.
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
