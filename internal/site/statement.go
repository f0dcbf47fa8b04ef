package site

import (
	"iter"
	"slices"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// A statementResolver makes statements of the annotations of articles.
type statementResolver struct {
	*lookup
	site    *Site
	dates   dateChecker
	slips   *slipFinder
	index   *indexer
	sources sources
	singles []entity.ID // each at its own index: lists of one entity are slices of it
}

// resolve makes the statements of an article.
func (r *statementResolver) resolve(id ArticleID, marks []mention.Attribution) {
	a := &r.site.Articles[id]
	for i := range marks {
		st := &r.site.Statements[int(a.Statements.From)+i]
		st.Attribution, st.Topic, st.Article, st.At, st.Date = &marks[i], marks[i].Topic, id, NoEvent, a.Date.Day
		r.resolveStatement(st, a)
		r.index.addStatement(st, StatementID(int(a.Statements.From)+i))
	}
}

func (r *statementResolver) resolveStatement(st *Statement, a *Article) {
	for i := range st.About {
		r.resolveAbout(st, i, a.Document.File.Path)
	}
	if st.Dated {
		st.At = r.event(a.Document.File.Path, st.Mark.At)
		st.Date = r.statementDate(st)
	}
	r.resolveSides(st)
	r.dates.checkDates(st, a)
	if st.Cued {
		r.warnOfTense(st, a.Document.File.Path)
	}
	if len(st.To)+len(st.Of)+len(st.Via) > 0 {
		r.warnOfSpeakers(st, a)
	}
}

// resolveAbout finds the event that a statement may be about.
func (r *statementResolver) resolveAbout(st *Statement, i int, path source.Path) {
	switch v := st.Mark.About[i]; {
	case r.meansEvent(v.Text):
		if st.Events == nil {
			st.Events = slices.Repeat([]EventID{NoEvent}, len(st.About))
		}
		st.Events[i] = r.event(path, v)
	case st.About[i].Entity == entity.None:
		if _, d := r.lexicon.Reference(path, v, r.site.dayOf(st.Article)); d != nil {
			r.reportMark(*d, "about")
		}
	}
}

// statementDate is the day the author gave, else the event's, else the
// article's.
func (r *statementResolver) statementDate(st *Statement) date.Date {
	switch {
	case !st.Mark.On.IsZero():
		return st.Mark.On
	case st.At != NoEvent && !r.site.Events[st.At].Date.IsZero():
		return r.site.Events[st.At].Date
	}
	return r.site.dayOf(st.Article)
}

// AboutEvent returns the event that an entry of About means, or NoEvent.
func (st *Statement) AboutEvent(i int) EventID {
	if st.Events == nil {
		return NoEvent
	}
	return st.Events[i]
}

// Behind returns the entities named in the description of an anonymous speaker that the
// speaker speaks for: the league for "an official of the North League", but not the
// town for "a diplomat in Oslo".
func (s *Site) Behind(st *Statement) []entity.ID {
	if st.By == nil {
		return nil
	}
	var list []entity.ID
	for _, id := range st.By.Named {
		if side := s.SpeaksFor(id, st.Date); side != entity.None && slices.Contains(st.From, side) {
			list = append(list, id)
		}
	}
	return list
}

// OwnSides yields the sides of the account that are also sides of its speakers. An
// account that an opponent relays is no position of either side.
func (st *Statement) OwnSides() iter.Seq[entity.ID] {
	return func(yield func(entity.ID) bool) {
		for _, side := range st.Sides {
			if slices.Contains(st.From, side) && !yield(side) {
				return
			}
		}
	}
}

// Parties yields all entities that a statement is directed at or about.
func (st *Statement) Parties() iter.Seq[entity.ID] {
	return func(yield func(entity.ID) bool) {
		for _, list := range [...][]mention.Party{st.To, st.Of} {
			for i := range list {
				if id := list[i].Entity; id != entity.None && !yield(id) {
					return
				}
			}
		}
		for i := range st.About {
			if id := st.About[i].Entity; id != entity.None && st.AboutEvent(i) == NoEvent && !yield(id) {
				return
			}
		}
	}
}
