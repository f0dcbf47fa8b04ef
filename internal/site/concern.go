package site

import (
	"slices"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/mention"
)

// An article concerns an entity if one of these is true, and only then:
//
//   - the entity is named in it, in prose or in the description of a party of a
//     statement ("by a senior State Department official");
//   - the front matter says that the article is about it;
//   - it is a party of a statement in the article: it speaks, is addressed, is
//     acted on, is spoken about or relays the words, or a person who speaks for it
//     that day does so (other than relaying);
//   - it is a side or the topic of a statement in the article;
//   - it is a party of an event that the article covers: a participant or its side,
//     the place, a topic, the initiator, a voter, or a side with a readout.
//
// An article covers the events that it declares, links to or has as its main event,
// and those that a statement in it was made at or is about. A topic whose file lists
// an event is a topic of that event.
//
// Pages, archives, feeds, calendars, data and counts all follow this rule, through
// Dossier.

// Concerned returns the entities that an article concerns, each once: those that
// its front matter lists, then those that it names in order of the text, then the
// others.
func (s *Site) Concerned(id ArticleID) []entity.ID {
	var list []entity.ID
	for _, of := range s.appendConcerned(nil, &s.Articles[id]) {
		if of != entity.None && !slices.Contains(list, of) {
			list = append(list, of)
		}
	}
	return list
}

// appendConcerned appends the entities that an article concerns. The list may have
// repeats and None in it.
func (s *Site) appendConcerned(list []entity.ID, a *Article) []entity.ID {
	list = append(append(list, a.Topics...), a.About...)
	for i := a.Mentions.From; i < a.Mentions.To; i++ {
		list = append(list, s.Mentions[i].Entity)
	}
	for i := a.Statements.From; i < a.Statements.To; i++ {
		list = s.appendParties(list, &s.Statements[i])
	}
	for _, event := range a.Events {
		list = append(list, s.Events[event].concerns...)
	}
	return list
}

// appendParties appends the entities that a statement concerns, those of its events
// included.
func (s *Site) appendParties(list []entity.ID, st *Statement) []entity.ID {
	list = append(append(append(list, st.Speakers...), st.From...), st.Sides...)
	if st.By != nil {
		list = append(list, st.By.Named...)
	}
	for i := range st.Via {
		list = appendParty(list, &st.Via[i])
	}
	for i := range st.To {
		list = append(appendParty(list, &st.To[i]), s.SpeaksFor(st.To[i].Entity, st.Date))
	}
	for i := range st.Of {
		list = append(appendParty(list, &st.Of[i]), s.SpeaksFor(st.Of[i].Entity, st.Date))
	}
	for i := range st.About {
		if st.AboutEvent(i) == NoEvent {
			list = append(appendParty(list, &st.About[i]), s.SpeaksFor(st.About[i].Entity, st.Date))
		}
	}
	if st.At != NoEvent {
		list = append(list, s.Events[st.At].concerns...)
	}
	for _, event := range st.Events {
		if event != NoEvent {
			list = append(list, s.Events[event].concerns...)
		}
	}
	return append(list, st.Topic)
}

func appendParty(list []entity.ID, p *mention.Party) []entity.ID {
	return append(append(list, p.Entity), p.Named...)
}

// Updated returns when an article was last changed after it was published: the value of
// its front matter, or the day of its last correction if that is later. It is zero if
// the article has neither. A correction dated before the article does not count.
func (s *Site) Updated(id ArticleID) date.Moment {
	a := &s.Articles[id]
	updated := a.Document.Article.Updated
	if day := a.Corrected(); day.Compare(a.Date.Day) >= 0 && day.Compare(updated.Day) > 0 {
		updated = date.Moment{Day: day}
	}
	return updated
}

// Corrected returns the day of a document's last correction; zero if it has none.
func (c *Content) Corrected() (last date.Date) {
	if c.Document == nil {
		return last
	}
	for i := range c.Document.Callouts {
		if callout := &c.Document.Callouts[i]; callout.Type == "correction" && callout.Date.Compare(last) > 0 {
			last = callout.Date
		}
	}
	return last
}
