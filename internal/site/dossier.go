package site

import (
	"slices"

	"readout/internal/entity"
	"readout/internal/parallel"
)

// gatherDossiers fills the dossiers: the index from entities to the articles,
// statements and events that they are in. The steps run at the same time. Each fills
// lists that no other step reads or writes.
func (s *Site) gatherDossiers(shards []shard) {
	var referenced []bool
	steps := []func(){
		func() { s.gatherRelations(shards) },
		func() { s.gatherStatements(shards) },
		s.gatherMentions,
		func() {
			distribute(s.Dossiers, shards, func(p *shard) []entry[ArticleID] { return p.articles }, func(d *Dossier) *[]ArticleID { return &d.Articles })
		},
		s.gatherEventsOfEntities,
		func() { referenced = s.gatherPeople() },
	}
	parallel.Each(len(steps), func(i int) { steps[i]() })
	for i := range s.Dossiers {
		d := &s.Dossiers[i]
		d.Known = referenced[i] || len(d.Articles)+len(d.Events) > 0 // statements and relations have articles
	}
}

func (s *Site) gatherMentions() {
	counts := make([]int32, len(s.Dossiers))
	for i := range s.Mentions {
		counts[s.Mentions[i].Entity]++
	}
	makeRoom(s.Dossiers, counts, func(d *Dossier) *[]int32 { return &d.Mentions })
	for i := range s.Mentions {
		d := &s.Dossiers[s.Mentions[i].Entity]
		d.Mentions = append(d.Mentions, int32(i))
	}
}

// gatherStatements lists the statements of entities, newest first. The shards have
// them in the order of their articles, which is nearly always the same.
func (s *Site) gatherStatements(shards []shard) {
	type entries = []entry[StatementID]
	distribute(s.Dossiers, shards, func(p *shard) entries { return p.by }, func(d *Dossier) *[]StatementID { return &d.By })
	distribute(s.Dossiers, shards, func(p *shard) entries { return p.about }, func(d *Dossier) *[]StatementID { return &d.About })
	distribute(s.Dossiers, shards, func(p *shard) entries { return p.positions }, func(d *Dossier) *[]StatementID { return &d.Positions })
	distribute(s.Dossiers, shards, func(p *shard) entries { return p.onTopic }, func(d *Dossier) *[]StatementID { return &d.OnTopic })
	for i := range shards {
		for _, of := range shards[i].relayers {
			s.Dossiers[of].Relays = true
		}
	}
	if !slices.ContainsFunc(shards, func(p shard) bool { return p.unsorted }) {
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
	if !slices.IsSortedFunc(list, s.NewerFirst) {
		slices.SortFunc(list, s.NewerFirst)
	}
}

// gatherEventsOfEntities lists the events that concern each entity, newest first.
func (s *Site) gatherEventsOfEntities() {
	for i := len(s.Events) - 1; i >= 0; i-- {
		for _, id := range s.Events[i].concerns {
			d := &s.Dossiers[id]
			d.Events = append(d.Events, EventID(i))
		}
	}
}

// gatherPeople lists citizens and office holders. It returns which entities the files
// of other entities refer to.
func (s *Site) gatherPeople() (referenced []bool) {
	referenced = make([]bool, s.Registry.Len())
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
			referenced[to] = true
			if e.Kind == entity.Person {
				d := &s.Dossiers[to]
				d.People = append(d.People, id)
			}
		}
		for _, to := range append(known(e.Parent), e.Members...) {
			referenced[to] = true
		}
	}
	return referenced
}

func known(ids ...entity.ID) []entity.ID {
	return slices.DeleteFunc(ids, func(id entity.ID) bool { return id == entity.None })
}
