package export

import (
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/wording"
)

// Calendars are iCalendar (RFC 5545). Of most events only the day is known: they are
// all-day events, whose end is the day after the last. An event whose time is written
// has it in UTC, which every program shows in its reader's zone; a VTIMEZONE would say
// the same at the length of the rules of a zone.
//
// Nothing in a calendar comes from the clock. When an event was last changed is said by
// the articles on it, and how often, too (see revision). What git knows is not used: a
// copy of a repository with its newest commit alone, as CI makes it, would give others
// answers.

// refresh is how often a program that has subscribed should ask for a calendar again.
// Editors work by the day, and a poll costs a static host next to nothing.
const refresh = "PT6H"

func (x *exporter) siteCalendar(w io.Writer) error {
	return x.calendar(w, x.s.Config.Title, page.First[site.EventID](len(x.s.Events)))
}

// entityCalendar has the events of an entity, oldest first, as the site's.
func (x *exporter) entityCalendar(w io.Writer, id entity.ID) error {
	events := slices.Clone(x.s.Dossiers[id].Events)
	slices.Sort(events)
	return x.calendar(w, x.name(id)+" — "+x.s.Config.Title, events)
}

func (x *exporter) calendar(w io.Writer, name string, events []site.EventID) error {
	c := ics.NewCalendarFor("readout")
	c.SetProductId("-//readout//readout//EN") // no version: it would change every calendar
	c.SetCalscale("GREGORIAN")
	c.SetName(clean(name))
	c.SetRefreshInterval(refresh)
	c.SetXPublishedTTL(refresh)
	for _, id := range events {
		if x.s.Events[id].Date.IsDay() {
			c.AddVEvent(x.vevent(id))
		}
	}
	return c.SerializeTo(w, ics.WithNewLineWindows)
}

func (x *exporter) vevent(id site.EventID) *ics.VEvent {
	e := &x.s.Events[id]
	v := ics.NewEvent(x.uid(e))
	changed, times := x.revision(e)
	v.SetDtStampTime(changed)
	v.SetModifiedAt(changed)
	v.SetSequence(times)
	setTimes(v, e)
	v.SetSummary(clean(x.summary(id)))
	v.SetStatus(statuses[e.Status])
	v.SetTimeTransparency(ics.TransparencyTransparent) // the reader's own time stays free
	v.AddCategory(clean(x.EventType(e)))
	if e.Place != entity.None {
		v.SetLocation(clean(x.name(e.Place)))
	}
	if text := x.eventText(e); text != "" {
		v.SetDescription(text)
	}
	if address := x.Absolute(x.Event(id)); address != "" {
		v.SetURL(address)
	}
	return v
}

// setTimes says when an event was: its times, if the first is known and it is over on that
// day or its end is known, too; else its days.
func setTimes(v *ics.VEvent, e *site.Event) {
	if e.Time.IsZero() || e.EndTime.IsZero() && e.LastDay() != e.Date {
		v.SetAllDayStartAt(e.Date.Time(time.UTC))
		v.SetAllDayEndAt(e.LastDay().Time(time.UTC).AddDate(0, 0, 1))
		return
	}
	v.SetStartAt(e.Time)
	if e.EndTime.After(e.Time) {
		v.SetEndAt(e.EndTime)
	}
}

// uid returns what tells an event from all others of the world: its id, and the site's. It
// does not change with the host.
func (x *exporter) uid(e *site.Event) string {
	if id := x.s.Config.SiteID(); id != "" {
		return e.ID + "@" + id
	}
	return e.ID
}

// summary is what a calendar shows of an event. That it was announced and cancelled
// the status says; that nothing was heard of it since, no status can.
func (x *exporter) summary(id site.EventID) string {
	if x.s.Events[id].Unreported {
		return x.EventNameAndStatus(id)
	}
	return x.EventName(id)
}

// maxAccount is how many statements of one side a calendar has of an event. Its page has
// all.
const maxAccount = 5

// eventText says who took part in an event, how long it was, how they voted, and what each
// side tells of it: the statements of its account, and where it was published; or that there
// is none; and what others tell.
func (x *exporter) eventText(e *site.Event) string {
	lines := x.eventFacts(e)
	missing := x.s.MissingAccount(e)
	for _, side := range x.s.AccountSides(e) {
		account := x.account(e, side)
		if side == missing {
			account = []string{x.Say("no_readout", x.Adjective(side))}
		}
		if len(account) > 0 {
			lines = append(lines, "", x.Say("account_of", x.Adjective(side)))
			lines = append(lines, account...)
		}
	}
	if others := x.told(x.s.ToldByOthers(e)); len(others) > 0 {
		lines = append(append(lines, "", x.Say("other_accounts")), others...)
	}
	return strings.TrimSpace(strings.Join(each(lines, clean), "\n"))
}

// eventFacts says in a line each what is known of an event beside its accounts.
func (x *exporter) eventFacts(e *site.Event) []string {
	var lines []string
	add := func(line string) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	add(strings.Join(each(e.Participants, x.name), ", "))
	add(e.Duration)
	if e.InitiatedBy != entity.None {
		add(wording.UpperFirst(x.Say("at_request_of", x.InSentence(e.InitiatedBy))))
	}
	for i, how := range [...]string{"for", "against", "abstained", "absent"} {
		if voters := e.Votes[i]; len(voters) > 0 {
			add(x.Word("vote", how) + ": " + strings.Join(each(voters, x.name), ", "))
		}
	}
	add(e.Result)
	return lines
}

// told lists statements, up to a number.
func (x *exporter) told(said []site.StatementID) []string {
	var lines []string
	for _, id := range said[:min(len(said), maxAccount)] {
		words, _ := x.Told(&x.s.Statements[id])
		lines = append(lines, "– "+words)
	}
	if len(said) > maxAccount {
		lines = append(lines, "– …")
	}
	return lines
}

func (x *exporter) account(e *site.Event, side entity.ID) []string {
	lines := x.told(x.s.ToldBy(e, side))
	for _, r := range e.Readouts {
		if r.Side == side && r.URL != "" {
			lines = append(lines, x.Say("published_readout")+": "+r.URL)
		}
	}
	return lines
}

var statuses = map[document.Status]ics.ObjectStatus{
	document.StatusHeld: ics.ObjectStatusConfirmed, document.StatusAnnounced: ics.ObjectStatusTentative,
	document.StatusCancelled: ics.ObjectStatusCancelled,
}

// revision returns when an event was last changed, and how often before, as its articles
// say: each one after the first is a change, and so is each that was updated or
// corrected. Of an event without articles nobody knows: it stays as it is on its day, or
// on the site's as-of day if it is still to come.
func (x *exporter) revision(e *site.Event) (last time.Time, times int) {
	if len(e.Articles) == 0 {
		day := e.Date
		if day.Compare(x.s.AsOf) > 0 && !x.s.AsOf.IsZero() {
			day = x.s.AsOf
		}
		return day.Time(x.s.Config.TimeZone), 0
	}
	times = len(e.Articles) - 1
	for _, id := range e.Articles {
		a := &x.s.Articles[id]
		if !a.Document.Article.Updated.IsZero() {
			times++
		}
		for i := range a.Document.Callouts {
			if a.Document.Callouts[i].Type == "correction" {
				times++
			}
		}
	}
	return x.lastChange(e.Articles), times
}

// clean drops what RFC 5545 does not admit in a text: control characters. Lines
// are one: a title has no others.
func clean(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsControl), " ")
}
