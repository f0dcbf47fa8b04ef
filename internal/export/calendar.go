package export

import (
	"io"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
)

// Calendars are iCalendar (RFC 5545). An event is a day or several, since that is
// what content says of it: an all-day event, whose end is the day after the last.
// An event without a known day cannot stand in a calendar and is left out;
// the front matter and the blocks of events ask for a full day, so there is none
// now.

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
	for _, id := range events {
		if x.s.Events[id].Date.IsDay() {
			c.AddVEvent(x.vevent(id))
		}
	}
	return c.SerializeTo(w, ics.WithNewLineWindows)
}

func (x *exporter) vevent(id site.EventID) *ics.VEvent {
	e := &x.s.Events[id]
	v := ics.NewEvent(e.ID + x.atHost)
	v.SetDtStampTime(x.stamp(e))
	v.SetAllDayStartAt(e.Date.Time(time.UTC))
	v.SetAllDayEndAt(e.LastDay().Time(time.UTC).AddDate(0, 0, 1))
	v.SetSummary(clean(x.summary(id)))
	v.SetStatus(statuses[e.Status])
	v.SetTimeTransparency(ics.TransparencyTransparent) // the reader's own day stays free
	v.AddCategory(clean(x.EventType(e)))
	if e.Place != entity.None {
		v.SetLocation(clean(x.name(e.Place)))
	}
	if who := strings.Join(each(e.Participants, x.name), ", "); who != "" {
		v.SetDescription(clean(who))
	}
	if address := x.Absolute(x.Event(id)); address != "" {
		v.SetURL(address)
	}
	return v
}

// summary is what a calendar shows of an event. That it was announced and cancelled
// the status says; that nothing was heard of it since, no status can.
func (x *exporter) summary(id site.EventID) string {
	if x.s.Events[id].Unreported {
		return x.EventNameAndStatus(id)
	}
	return x.EventName(id)
}

var statuses = map[document.Status]ics.ObjectStatus{
	document.StatusHeld: ics.ObjectStatusConfirmed, document.StatusAnnounced: ics.ObjectStatusTentative,
	document.StatusCancelled: ics.ObjectStatusCancelled,
}

// stamp returns when an event was last changed: when the newest article on it was. It
// is not the time of the build, so that a calendar changes only with its events.
func (x *exporter) stamp(e *site.Event) time.Time {
	if len(e.Articles) > 0 {
		return x.lastChange(e.Articles)
	}
	return e.Date.Time(x.s.Config.TimeZone)
}

// clean drops what RFC 5545 does not admit in a text: control characters. Lines
// are one: a title has no others.
func clean(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsControl), " ")
}

// hostOf returns "@" and the host of an address, which makes the ids of events
// unique among the sites of the world; "" for a site without an address.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return "@" + u.Host
}
