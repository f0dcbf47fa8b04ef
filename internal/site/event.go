package site

import (
	"cmp"
	"maps"
	"slices"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/source"
)

// A declaration is one place where an event is declared.
type declaration struct {
	document *document.Document
	event    *document.Event
	date     date.Moment // of the article; zero for an event's own file
}

func (d declaration) path() source.Path { return d.document.File.Path }

// gatherEvents merges the declarations of each event. The event's own file takes
// precedence, else the earliest article.
func (r *resolver) gatherEvents() {
	declared := map[string][]declaration{}
	for k := range r.Published {
		h := &r.Published[k]
		if !h.DeclaresEvents {
			continue
		}
		for i := range h.Document.Events {
			e := &h.Document.Events[i]
			entry := declaration{document: h.Document, event: e, date: h.Date}
			declared[e.ID] = append(declared[e.ID], entry)
		}
	}
	all := slices.Collect(maps.Values(declared))
	for _, list := range all {
		slices.SortStableFunc(list, func(a, b declaration) int {
			return cmp.Or(a.date.Compare(b.date), cmp.Compare(a.path(), b.path()))
		})
	}
	slices.SortFunc(all, func(a, b []declaration) int {
		return cmp.Or(a[0].event.Date.Compare(b[0].event.Date), cmp.Compare(a[0].event.ID, b[0].event.ID))
	})
	r.site.Events = make([]Event, len(all))
	r.inChunks(len(all), func(w *worker, i int) { r.site.Events[i] = (&eventMerger{w.lookup, r.site}).unite(all[i]) })
	for i := range r.site.Events {
		e := &r.site.Events[i]
		r.events.ids[e.ID] = EventID(i)
		if d := e.declarations[0].document; d.Kind == document.KindEvent {
			r.setTarget(d, Target{Kind: ToEvent, Index: int32(i)})
		}
	}
}

// An eventMerger makes events of their declarations.
type eventMerger struct {
	*lookup
	site *Site
}

// unite makes one event of its declarations. The first takes precedence.
func (r *eventMerger) unite(list []declaration) Event {
	first := list[0].event
	e := Event{
		ID: first.ID, Type: first.Type, Date: first.Date,
		Place: entity.None, InitiatedBy: entity.None, declarations: list,
	}
	if d := list[0].document; d.Kind == document.KindEvent {
		e.Body.Document = d
	}
	dates := dateChecker{r.reporter, r.site}
	for i, d := range list {
		r.warnOfDifferences(list[:i], d)
		dates.warnOfFarDates(d)
		dates.checkParticipants(r.lexicon, &e, d)
		r.merge(&e, d)
	}
	for _, p := range e.Participants {
		e.Sides = appendSide(e.Sides, r.site.SpeaksAt(p, e.Date, &e))
	}
	return e
}

// merge adds a further declaration to an event. It fills fields that are empty, and
// extends lists.
func (r *eventMerger) merge(e *Event, d declaration) {
	path, in := d.path(), d.event
	e.End = cmp.Or(e.End, in.EndDate)
	if e.Time.IsZero() && in.Date == e.Date {
		e.Time = in.Time
	}
	if e.EndTime.IsZero() && cmp.Or(in.EndDate, in.Date) == cmp.Or(e.End, e.Date) {
		e.EndTime = in.EndTime
	}
	e.Title = cmp.Or(e.Title, in.Title.Text)
	e.Duration = cmp.Or(e.Duration, in.Duration.Text)
	e.Result = cmp.Or(e.Result, in.Result.Text)
	e.Participants = union(e.Participants, r.actors(path, in.Participants, in.Date))
	e.Topics = union(e.Topics, r.references(path, in.Topics, entity.Topic))
	for i, votes := range [4][]meta.Value{in.For, in.Against, in.Abstained, in.Absent} {
		e.Votes[i] = union(e.Votes[i], r.actors(path, votes, in.Date))
	}
	if place := r.place(path, in.Place); e.Place == entity.None {
		e.Place = place
	}
	if by := r.actor(path, in.InitiatedBy, in.Date); e.InitiatedBy == entity.None {
		e.InitiatedBy = by
	}
	for _, ro := range in.Readouts {
		side := r.reference(path, ro.Side, entity.Country, entity.Organization)
		account := Readout{r.site.SpeaksFor(side, e.Date), ro.URL.Text, ro.Title.Text, ro.Date}
		if side != entity.None && !slices.ContainsFunc(e.Readouts, account.same) {
			e.Readouts = append(e.Readouts, account)
		}
	}
}

// same reports whether two declarations mean one account: they have the same side and
// the same address. Without an address all fields must be equal.
func (ro Readout) same(other Readout) bool {
	return ro.Side == other.Side && ro.URL == other.URL && (ro.URL != "" || ro == other)
}

func union(a, b []entity.ID) []entity.ID {
	for _, id := range b {
		if !slices.Contains(a, id) {
			a = append(a, id)
		}
	}
	return a
}

// connectEvents lists the statements of each event, and the articles that cover it.
func (s *Site) connectEvents() {
	for i := range s.Statements {
		st := &s.Statements[i]
		s.connect(st.At, StatementID(i))
		for _, id := range st.Events {
			s.connect(id, StatementID(i))
		}
	}
	for i := range s.Articles {
		for _, id := range s.Articles[i].Events {
			e := &s.Events[id]
			e.Articles = append(e.Articles, ArticleID(i))
		}
	}
	for i := range s.Events {
		e := &s.Events[i]
		slices.Sort(e.Articles)
		e.Articles = slices.Compact(e.Articles)
	}
}

func (s *Site) connect(id EventID, statement StatementID) {
	if id == NoEvent {
		return
	}
	e := &s.Events[id]
	if n := len(e.Statements); n == 0 || e.Statements[n-1] != statement {
		e.Statements = append(e.Statements, statement)
	}
	e.Articles = append(e.Articles, s.Statements[statement].Article)
}

// Before reports whether a statement was made before the first day of an event, and
// not at it. Such a statement is no account of the event.
func (s *Site) Before(e *Event, id StatementID) bool {
	st := &s.Statements[id]
	return st.Date.Before(e.Date) && (st.At == NoEvent || &s.Events[st.At] != e)
}

// Account reports whether a side has a readout of the event: a published one,
// or a statement made at it, or about it and not before it.
func (s *Site) Account(e *Event, side entity.ID) bool {
	return len(s.ToldBy(e, side)) > 0 || slices.ContainsFunc(e.Readouts, func(r Readout) bool { return r.Side == side })
}

// AccountSides returns the sides of which an event may have an account: those of its
// participants, in their order, and any other that has published a readout.
func (s *Site) AccountSides(e *Event) []entity.ID {
	sides := slices.Clone(e.Sides)
	for _, r := range e.Readouts {
		if !slices.Contains(sides, r.Side) {
			sides = append(sides, r.Side)
		}
	}
	return sides
}

// ToldBy returns the statements of an event that are one side's account of it.
func (s *Site) ToldBy(e *Event, side entity.ID) []StatementID {
	var ids []StatementID
	for _, id := range e.Statements {
		if slices.Contains(s.Statements[id].Sides, side) && !s.Before(e, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// ToldByOthers returns the statements of an event that are no side's account of it.
func (s *Site) ToldByOthers(e *Event) []StatementID {
	sides := s.AccountSides(e)
	var ids []StatementID
	for _, id := range e.Statements {
		shown := slices.ContainsFunc(s.Statements[id].Sides, func(side entity.ID) bool { return slices.Contains(sides, side) })
		if !shown && !s.Before(e, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// MissingAccount returns the side of an event that has no readout on record. It is None
// unless the event is a held call, meeting or visit with exactly two sides, of which
// one has an account.
func (s *Site) MissingAccount(e *Event) entity.ID {
	bilateral := e.Type == "call" || e.Type == "meeting" || e.Type == "visit"
	if !bilateral || e.Status != document.StatusHeld || len(e.Sides) != 2 {
		return entity.None
	}
	first, second := s.Account(e, e.Sides[0]), s.Account(e, e.Sides[1])
	switch {
	case first && !second:
		return e.Sides[1]
	case second && !first:
		return e.Sides[0]
	}
	return entity.None
}

// Origin returns the place of the declaration that takes precedence.
func (e *Event) Origin() (source.Path, source.Span) {
	first := e.declarations[0]
	return first.path(), first.event.Span
}
