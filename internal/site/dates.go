package site

import (
	"fmt"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

const farYears = 10 // no event is announced so many years ahead

// A dateAudit checks the dates of published documents against the time of the build
// and the names of their files.
type dateAudit struct {
	*reporter
	*Input
}

func (r *dateAudit) run() {
	today, known := r.today()
	for i := range r.Published {
		h := &r.Published[i]
		if known {
			r.warnOfDaysToCome(h, today)
		}
		if h.OddDate && !h.Broken && (!known || h.Date.Day.Compare(today) <= 0) {
			r.warnOfNamedDate(h) // of a later date warnOfDaysToCome has told
		}
	}
}

// today returns the day of the build; known is false if its time is not known.
func (in *Input) today() (today date.Date, known bool) {
	if in.Now.IsZero() {
		return date.Date{}, false
	}
	return date.Of(in.Now.In(in.Config.TimeZone)), true
}

// warnOfDaysToCome reports dates of past things that are still to come when the site is
// built. A withheld document is shown to its editor only, and may have a later date.
func (r *dateAudit) warnOfDaysToCome(h *document.Summary, today date.Date) {
	if h.LastDay.Compare(today) <= 0 || r.keptBack(h) {
		return
	}
	for _, day := range h.Document.Days {
		if day.Date.Compare(today) > 0 {
			r.warnOfDayToCome(h, day, today)
		}
	}
}

// keptBack reports whether a document is shown to its editor only.
func (in *Input) keptBack(h *document.Summary) bool {
	d := h.Document
	return h.Withheld && (d.Draft || d.Unsure || d.Embargo.After(in.Now))
}

// warnOfDayToCome reports one such day. The date of an article would become the as-of
// day of all pages, perhaps for years. That is an error, unless the settings fix the
// as-of day or the date is today in another time zone.
func (r *dateAudit) warnOfDayToCome(h *document.Summary, day document.Day, today date.Date) {
	d := source.Diagnostic{Path: h.File.Path, Span: day.Span, Severity: source.Warning, Rule: "date-to-come",
		Message: fmt.Sprintf("%s %s is still to come", day.Key, day.Date), Hint: "correct it"}
	if h.Kind == document.KindArticle && day.Key == "date" {
		d.Hint = fmt.Sprintf("correct it; to publish the article on that day, add \"embargo: %s\"", day.Date)
		if r.Config.AsOf.IsZero() && day.Date.DaysSince(today) > date.Zones {
			d.Severity = source.Error
			d.Message += ", and all pages would count from it"
			d.Hint += "; to publish it now, set as_of in readout.yaml to the day that pages count from"
		}
	}
	r.report(d)
}

// toCome reports whether the date of an article is still to come, which is an error: no
// page counts from it, or one slip would warn of all that was announced.
func (in *Input) toCome(h *document.Summary) bool {
	today, known := in.today()
	return known && h.Date.Day.DaysSince(today) > date.Zones && !in.keptBack(h)
}

// warnOfNamedDate reports an article whose date does not fit the date in the name of
// the file. It is the only check that finds a wrong year.
func (r *dateAudit) warnOfNamedDate(h *document.Summary) {
	day := h.Date.Day
	switch first, last := document.NamedFor(h.File.Path); {
	case day.Year < date.FirstYear:
		r.warnOfDate(h, "date "+day.String(), longAgo(day))
	case first == last:
		r.warnOfDate(h, fmt.Sprintf("date %s, and the file is named for %s", day, first), "correct the date, or rename the file")
	default:
		r.warnOfDate(h, fmt.Sprintf("date %s, and the file is in a folder for %d", day, first.Year), "correct the date, or move the file")
	}
}

func (r *dateAudit) warnOfDate(h *document.Summary, message, hint string) {
	at := source.Span{}
	for _, day := range h.Document.Days {
		if day.Key == "date" {
			at = day.Span
			break
		}
	}
	r.warn(h.File.Path, at, source.Diagnostic{Rule: "date-far", Message: message, Hint: hint})
}

// A dateChecker checks the dates of events and statements.
type dateChecker struct {
	*reporter
	site *Site
}

// warnOfFarDates reports days of events that are probably slips.
func (r *dateChecker) warnOfFarDates(d declaration) {
	e, from := d.event, d.date.Day
	if d.document.Kind == document.KindEvent {
		from = r.site.AsOf
	}
	for _, day := range [...]date.Date{e.Date, e.EndDate} {
		if hint := far(day, from); hint != "" {
			r.warn(d.path(), e.DateSpan, source.Diagnostic{
				Rule: "date-far", Message: fmt.Sprintf("the event %q is dated %s", e.ID, day), Hint: hint,
			})
			return
		}
	}
}

// far returns a hint for a day that is probably a slip in a text of the day from, or
// nothing.
func far(day, from date.Date) string {
	switch {
	case day.IsZero():
		return ""
	case day.Year < date.FirstYear:
		return longAgo(day)
	case !from.IsZero() && day.Year > from.Year+farYears:
		return fmt.Sprintf("correct the year, if another is meant; this was written in %d", from.Year)
	}
	return ""
}

// longAgo is the hint for a day before date.FirstYear.
func longAgo(day date.Date) string {
	return fmt.Sprintf("correct the year, if another is meant; %04d is the year %d", day.Year, day.Year)
}

// checkDates warns of a day on which a statement cannot have been made: a day after its
// article, a day on which its event did not take place, or a day outside the speaker's
// life. An old day is no error: an article may quote what was said long ago.
func (r *dateChecker) checkDates(st *Statement, a *Article) {
	if st.Dated && !r.checkDay(st, a) {
		st.Misdated = true
		return
	}
	for i, id := range st.Speakers {
		if wrong := r.outsideLife(id, st.Date); wrong != "" {
			at := st.Mark.Source
			if len(st.Mark.Speakers) == len(st.Speakers) {
				at = st.Mark.Speakers[i].Span
			}
			r.warn(a.Document.File.Path, at, source.Diagnostic{
				Rule: "date-outside-life", Message: fmt.Sprintf("these words are dated %s, and %s", st.Date, wrong),
				Hint: `write the day on which they were said: "on 1962-10-22"`,
			})
		}
	}
}

// checkDay checks the day that a statement gives, and reports whether it can be right.
func (r *dateChecker) checkDay(st *Statement, a *Article) bool {
	on, at, last := st.Mark.On, st.Mark.OnSpan, a.lastEdited()
	if on.IsZero() {
		at = st.Mark.At.Span
	}
	warn := func(rule source.Rule, hint, format string, args ...any) bool {
		r.warn(a.Document.File.Path, at, source.Diagnostic{Rule: rule, Message: fmt.Sprintf(format, args...), Hint: hint})
		return false
	}
	if st.At != NoEvent && !on.IsZero() {
		if e := &r.site.Events[st.At]; e.Date.DaysSince(on) > date.Zones || on.DaysSince(e.LastDay()) > date.Zones {
			return warn("date-outside-event", "correct one of the two days, or give the event an end_date if it went on until then",
				"these words are dated %s, and the event %q at which they were spoken was on %s", on, e.ID, e.span())
		}
	}
	switch {
	case last.IsZero():
		return true // the article's date is an error
	case st.Date.DaysSince(last) <= date.Zones:
		hint := far(on, last)
		return hint == "" || warn("date-far", hint, "these words are dated %s", on)
	case on.IsZero():
		return warn("date-after-article", `write "about" for words about an event that is to come, or correct one of the two dates`,
			"these words were spoken at the event %q, whose day, %s, is after the article's, %s", r.site.Events[st.At].ID, st.Date, last)
	}
	return warn("date-after-article", "correct one of the two dates", "these words are dated %s, after the article, which is of %s", on, last)
}

// outsideLife says that a person died before a day or was born after it, or returns
// nothing.
func (r *dateChecker) outsideLife(id entity.ID, day date.Date) string {
	e := r.site.Registry.At(id)
	what, on := "died", e.Died
	if !e.Born.IsZero() && day.Before(e.Born) {
		what, on = "was born", e.Born
	} else if e.Died.IsZero() || !e.Died.Before(day) {
		return ""
	}
	if !on.IsDay() {
		return fmt.Sprintf("%s %s in %s", e.Name, what, on)
	}
	return fmt.Sprintf("%s %s on %s", e.Name, what, on)
}

// checkParticipants warns of participants in a declaration of an event who did not live
// on its day.
func (r *dateChecker) checkParticipants(lexicon *mention.Lexicon, e *Event, d declaration) {
	for _, v := range d.event.Participants {
		ids := lexicon.Resolve(v.Text, d.event.Date)
		if len(ids) != 1 {
			continue
		}
		if wrong := r.outsideLife(ids[0], e.Date); wrong != "" {
			r.warn(d.path(), v.Span, source.Diagnostic{
				Rule: "date-outside-life", Message: fmt.Sprintf("the event %q is dated %s, and %s", e.ID, e.Date, wrong),
				Hint: "correct the date, or name whom you mean",
			})
		}
	}
}

// lastEdited returns the last day on which an article was edited, as far as it says.
func (a *Article) lastEdited() date.Date {
	if updated := a.Document.Article.Updated.Day; updated.Compare(a.Date.Day) > 0 {
		return updated
	}
	return a.Date.Day
}

// span returns an event's days as a message says them.
func (e *Event) span() string {
	if last := e.LastDay(); last != e.Date {
		return e.Date.String() + " to " + last.String()
	}
	return e.Date.String()
}
