package site

import (
	"cmp"
	"fmt"
	"slices"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

// A testimony is what one article says about whether an event took place. The article
// declares the event, or has a statement that was made at it.
type testimony struct {
	day    date.Date       // of the article
	status document.Status // as it is written; unstated if it is not
	path   source.Path
	at     source.Span // the type of the declaration, or the statement's "at"
}

// ranks order the testimonies of one day: a report is above an announcement of the same
// day, and a written status is above none.
var ranks = map[document.Status]int{
	document.StatusAnnounced: 0, document.StatusUnstated: 1, document.StatusHeld: 2, document.StatusCancelled: 3,
}

// A statusResolver decides whether events were held.
type statusResolver struct {
	*reporter
	site *Site
}

// settleStatuses says of each event whether it was held.
//
//  1. A status in the event's own file decides.
//  2. Else the newest article decides. A status that it writes counts; without one, an
//     article from before the event's first day announces it, and an article of that
//     day or later says that it was held.
//  3. An event without articles is held as soon as its day has come. So is one whose
//     own file has what only a report has: see reports.
//
// An event after the as-of day is held only if a written status says so.
func (r *statusResolver) settleStatuses() {
	for i := range r.site.Events {
		id := EventID(i)
		e := &r.site.Events[i]
		articles := r.testimonies(id)
		told, by := r.told(e, articles)
		own := e.ownDeclaration()
		switch {
		case own != nil && own.Status != document.StatusUnstated:
			e.Status = own.Status
			r.warnOfStaleStatus(e, told, by)
		case len(articles) == 0 || own != nil && told == document.StatusAnnounced && reports(own):
			e.Status = document.StatusAnnounced
			if r.hasCome(e) {
				e.Status = document.StatusHeld
			}
		default:
			e.Status = told
		}
		e.Unreported = e.Status == document.StatusAnnounced && told == document.StatusAnnounced && e.LastDay().Before(r.site.AsOf)
		r.warnOfStatus(id)
	}
}

// testimonies returns what articles say of an event, oldest first. A statement made at
// an event that was still to come is left out: it has a wrong date.
func (r *statusResolver) testimonies(id EventID) []testimony {
	e := &r.site.Events[id]
	var list []testimony
	for _, d := range e.declarations {
		if d.document.Kind == document.KindArticle {
			list = append(list, testimony{d.date.Day, d.event.Status, d.path(), d.event.Span})
		}
	}
	for _, number := range e.Statements {
		st := &r.site.Statements[number]
		if a := &r.site.Articles[st.Article]; st.At == id && a.Date.Day.Compare(e.Date) >= 0 {
			list = append(list, testimony{day: a.Date.Day, path: a.Document.File.Path, at: st.Mark.At.Span})
		}
	}
	slices.SortStableFunc(list, func(a, b testimony) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(ranks[a.status], ranks[b.status]))
	})
	return list
}

// told returns the status by the articles, and the testimony that decides it.
func (r *statusResolver) told(e *Event, articles []testimony) (status document.Status, by testimony) {
	status = document.StatusAnnounced
	for _, t := range articles {
		switch {
		case t.status != document.StatusUnstated:
			status, by = t.status, t
		case status == document.StatusAnnounced && t.day.Compare(e.Date) >= 0 && r.hasCome(e):
			status, by = document.StatusHeld, t
		}
	}
	return status, by
}

// hasCome reports whether an event's first day has come on the as-of day.
func (r *statusResolver) hasCome(e *Event) bool { return e.Date.Compare(r.site.AsOf) <= 0 }

// ownDeclaration returns what the event's own file declares, or nil.
func (e *Event) ownDeclaration() *document.Event {
	if first := e.declarations[0]; first.document.Kind == document.KindEvent {
		return first.event
	}
	return nil
}

// reports reports whether a declaration has what is known only after an event: an
// account of it, votes or a result.
func reports(e *document.Event) bool {
	return len(e.Readouts) > 0 || e.Result.Given() || len(e.For)+len(e.Against)+len(e.Abstained)+len(e.Absent) > 0
}

// Held counts those of some events that were held.
func (s *Site) Held(events []EventID) (n int) {
	for _, id := range events {
		if s.Events[id].Status == document.StatusHeld {
			n++
		}
	}
	return n
}

// LastDay returns the last day of an event, which may be its only one.
func (e *Event) LastDay() date.Date {
	if e.End.Compare(e.Date) > 0 {
		return e.End
	}
	return e.Date
}

// warnOfStaleStatus reports a status in an event's own file that articles contradict:
// it says announced, or an article of the event's day or later writes another status.
// The file still decides.
func (r *statusResolver) warnOfStaleStatus(e *Event, told document.Status, by testimony) {
	denied := by.status != document.StatusUnstated && by.day.Compare(e.Date) >= 0
	if told == document.StatusAnnounced || told == e.Status || e.Status != document.StatusAnnounced && !denied {
		return
	}
	first := e.declarations[0]
	r.warn(first.path(), first.event.Span, source.Diagnostic{
		Rule:    "status-differs",
		Message: fmt.Sprintf("the event %q is %s here, which decides, and %s in an article of %s", e.ID, e.Status, told, by.day),
		Hint:    fmt.Sprintf("write \"status: %s\", or take the status out, so that articles tell", told),
		Related: []source.Related{{Path: by.path, Span: by.at, Message: fmt.Sprintf("%s here", told)}},
	})
}

// warnOfStatus reports an announced event that nothing has reported, an event that an
// article reports before its day, and statements made at a cancelled event.
func (r *statusResolver) warnOfStatus(id EventID) {
	e := &r.site.Events[id]
	if e.Unreported {
		path, at := e.Origin()
		r.warn(path, at, source.Diagnostic{
			Rule:    "announced-unreported",
			Message: fmt.Sprintf("the event %q was announced for %s, and nothing says that it was held", e.ID, e.Date),
			Hint:    `if it was held, write "status: held", or declare it in an article of that day or later; if not, write "status: cancelled"`,
		})
	}
	for _, d := range e.declarations {
		if d.document.Kind == document.KindArticle && d.event.Status == document.StatusHeld && !d.date.IsZero() && e.Date.DaysSince(d.date.Day) > date.Zones {
			r.warn(d.path(), d.event.Span, source.Diagnostic{
				Rule:    "date-after-article",
				Message: fmt.Sprintf("the event %q is held here, and its day, %s, is after the article's, %s", e.ID, e.Date, d.date.Day),
				Hint:    `correct one of the two dates, or write "status: announced"`,
			})
		}
	}
	if e.Status == document.StatusCancelled {
		r.warnOfWordsAt(id)
	}
}

// warnOfWordsAt reports statements that were made at a cancelled event.
func (r *statusResolver) warnOfWordsAt(id EventID) {
	e := &r.site.Events[id]
	var last meta.Value // "same" repeats it
	for _, number := range e.Statements {
		st := &r.site.Statements[number]
		if st.At != id || st.Mark.At == last {
			continue
		}
		last = st.Mark.At
		path, at := e.Origin()
		r.warn(r.site.Articles[st.Article].Document.File.Path, last.Span, source.Diagnostic{
			Rule:    "at-cancelled",
			Message: fmt.Sprintf("these words were spoken at the event %q, which was cancelled", e.ID),
			Hint:    `write "about" for words about it; or, if it was held, correct its status`,
			Related: []source.Related{{Path: path, Span: at, Message: "declared here"}},
		})
	}
}
