package fill

import (
	"cmp"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"slices"
)

// A selection chooses from a site what a page shows.
type selection struct{ s *site.Site }

// sortByArticles puts entities first that more articles concern.
func (v *selection) sortByArticles(ids []entity.ID) {
	slices.SortStableFunc(ids, func(a, b entity.ID) int {
		return cmp.Compare(len(v.s.Dossiers[b].Articles), len(v.s.Dossiers[a].Articles))
	})
}

func (v *selection) sortByName(ids []entity.ID) {
	slices.SortStableFunc(ids, func(a, b entity.ID) int {
		return cmp.Or(cmp.Compare(v.s.Registry.At(a).Name, v.s.Registry.At(b).Name), cmp.Compare(a, b))
	})
}

func (v *selection) personOf(id, country entity.ID, e *site.Event) bool {
	return v.s.Registry.At(id).Kind == entity.Person && v.s.SpeaksAt(id, e.Date, e) == country
}

// related returns up to four articles that share an event with an article, or
// else a topic, nearest in time first.
func (v *selection) related(id site.ArticleID) []site.ArticleID {
	const most = 4
	a := &v.s.Articles[id]
	var list []site.ArticleID
	add := func(ids []site.ArticleID) {
		for _, other := range ids {
			if other != id && !slices.Contains(list, other) && len(list) < most {
				list = append(list, other)
			}
		}
	}
	for _, e := range a.Events {
		add(v.s.Events[e].Articles)
	}
	for _, t := range a.Topics {
		// Articles are listed in order of their IDs: those around this one are enough.
		all := v.s.Dossiers[t].Articles
		at, _ := slices.BinarySearch(all, id)
		near := slices.Clone(all[max(at-2*most, 0):min(at+2*most+1, len(all))])
		slices.SortStableFunc(near, func(x, y site.ArticleID) int {
			return cmp.Compare(v.daysApart(x, id), v.daysApart(y, id))
		})
		add(near)
	}
	slices.Sort(list)
	return list
}

func (v *selection) daysApart(a, b site.ArticleID) int {
	days := v.s.Articles[a].Date.Day.DaysSince(v.s.Articles[b].Date.Day)
	return max(days, -days)
}

// mostNamed returns up to n entities of a kind that an article names most.
func (v *selection) mostNamed(a *site.Article, kind entity.Kind, n int) []entity.ID {
	count := map[entity.ID]int{}
	for _, m := range v.s.Mentions[a.Mentions.From:a.Mentions.To] {
		if v.s.Registry.At(m.Entity).Kind == kind {
			count[m.Entity]++
		}
	}
	var ids []entity.ID
	for id := range count {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b entity.ID) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	return ids[:min(n, len(ids))]
}

// eventsOf returns the events of a day, and those that its articles declare or
// are mainly about.
func (v *selection) eventsOf(d page.Day) []site.EventID {
	var ids []site.EventID
	first, _ := slices.BinarySearchFunc(v.s.Events, d.Date, func(e site.Event, day date.Date) int { return e.Date.Compare(day) })
	for i := first; i < len(v.s.Events) && v.s.Events[i].Date == d.Date; i++ {
		ids = append(ids, site.EventID(i))
	}
	for _, article := range d.IDs() {
		a := &v.s.Articles[article]
		ids = append(ids, a.Declared...)
		if a.MainEvent != site.NoEvent {
			ids = append(ids, a.MainEvent)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// nationality is a person's country, else that of the last post.
func (v *selection) nationality(id entity.ID) entity.ID {
	e := v.s.Registry.At(id)
	if e.Country != entity.None {
		return e.Country
	}
	for i := range e.Posts {
		if of := e.Posts[i].Country; of != entity.None {
			return of
		}
	}
	return entity.None
}

// before returns the statements about an event that were made before it.
func (v *selection) before(e *site.Event) []site.StatementID {
	return slices.DeleteFunc(slices.Clone(e.Statements), func(id site.StatementID) bool { return !v.s.Before(e, id) })
}

// mentionsIn returns the mentions of an entity in one article.
func (v *selection) mentionsIn(id entity.ID, number site.ArticleID) []int32 {
	all, own := v.s.Dossiers[id].Mentions, v.s.Articles[number].Mentions
	from, _ := slices.BinarySearch(all, own.From)
	to, _ := slices.BinarySearch(all, own.To)
	return all[from:to]
}

// inText reports whether a mention stands in the text itself, whose sentences
// say more than a title or a caption.
func (v *selection) inText(number int32) bool {
	m := &v.s.Mentions[number]
	return v.s.Articles[m.Article].Document.Text.Blocks[m.Block].Kind == document.Paragraph
}

func (v *selection) isTopic(of page.Key) bool {
	return v.s.Registry.At(entity.ID(of.Index)).Kind == entity.Topic
}

// onTopic are statements on one topic, or on none.
type onTopic struct {
	topic entity.ID
	ids   []site.StatementID
}

// groupBy groups statements by what a function says of them, in order of the first of each.
func (v *selection) groupBy(ids []site.StatementID, topicOf func(site.StatementID) entity.ID) []onTopic {
	var groups []onTopic
	at := map[entity.ID]int{}
	for _, id := range ids {
		topic := topicOf(id)
		if _, seen := at[topic]; !seen {
			at[topic] = len(groups)
			groups = append(groups, onTopic{topic: topic})
		}
		groups[at[topic]].ids = append(groups[at[topic]].ids, id)
	}
	return groups
}

// A stance is a side on a topic.
type stance struct{ side, topic entity.ID }

// latestPositions returns the acts by which each country took a stand on each topic,
// newest first. What was said, claimed, denied or alleged commits nobody.
func (v *selection) latestPositions(topics []entity.ID) map[stance][]site.StatementID {
	cells := map[stance][]site.StatementID{}
	for _, topic := range topics {
		for _, id := range v.s.Dossiers[topic].OnTopic {
			st := &v.s.Statements[id]
			if !st.Commits {
				continue
			}
			for side := range st.OwnSides() {
				if v.s.Registry.At(side).Kind == entity.Country {
					cells[stance{side, topic}] = append(cells[stance{side, topic}], id)
				}
			}
		}
	}
	return cells
}

// A meeting says how often, and when last, somebody was met.
type meeting struct {
	count int
	last  site.EventID
}

// meetings counts with whom a person took part in events that were held.
func (v *selection) meetings(id entity.ID) map[entity.ID]*meeting {
	all := map[entity.ID]*meeting{}
	for _, event := range v.s.Dossiers[id].Events {
		e := &v.s.Events[event]
		if e.Status != document.StatusHeld || !e.Type.IsMeeting() || !slices.Contains(e.Participants, id) {
			continue
		}
		for _, other := range e.Participants {
			if other == id || v.s.Registry.At(other).Kind != entity.Person {
				continue
			}
			if all[other] == nil {
				all[other] = &meeting{last: event} // events are newest first
			}
			all[other].count++
		}
	}
	return all
}

// newestFirst numbers a site's events, which are oldest first.
func newestFirst(events []site.Event) []site.EventID {
	all := make([]site.EventID, len(events))
	for i := range all {
		all[i] = site.EventID(len(events) - 1 - i)
	}
	return all
}
