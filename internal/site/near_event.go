package site

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
	"readout/internal/spelling"
)

// maxAlike bounds how many events of one day, type and participants are compared
// with each other.
const maxAlike = 16

// warnOfNearEvents reports two events of the same day, type and participants whose ids
// differ by a slip: probably one event that is declared in two files.
func (r *eventMerger) warnOfNearEvents() {
	type key struct {
		kind document.EventType
		who  string
	}
	alike := map[key][]*Event{} // of one day: events are in order of their days
	for i := range r.site.Events {
		e := &r.site.Events[i]
		if i > 0 && r.site.Events[i-1].Date != e.Date {
			clear(alike)
		}
		alone := len(alike) == 0 && (i+1 == len(r.site.Events) || r.site.Events[i+1].Date != e.Date)
		if alone || len(e.Participants) == 0 {
			continue
		}
		k := key{e.Type, participantsKey(e.Participants)}
		for _, other := range alike[k] {
			r.warnOfNear(other, e)
		}
		if len(alike[k]) < maxAlike {
			alike[k] = append(alike[k], e)
		}
	}
}

func participantsKey(ids []entity.ID) string {
	sorted := slices.Clone(ids)
	slices.Sort(sorted)
	return fmt.Sprint(sorted)
}

// warnOfNear reports the later of two events, if one may be a slip for the other.
func (r *eventMerger) warnOfNear(a, b *Event) {
	first, second := a.declarations[0], b.declarations[0]
	if first.path() == second.path() || !NearIDs(a.ID, b.ID) {
		return
	}
	if first.date.Compare(second.date) > 0 {
		a, b, first, second = b, a, second, first
	}
	r.warn(second.path(), second.event.Span, source.Diagnostic{
		Rule:    "near-event",
		Message: fmt.Sprintf("the events %q and %q are of one day, one type and the same participants", b.ID, a.ID),
		Hint:    fmt.Sprintf("did you mean %q? if they are two, give them ids that differ more", a.ID),
		Related: []source.Related{{Path: first.path(), Span: first.event.Span, Message: "the other is declared here"}},
	})
}

// NearIDs reports whether the id of an event may be a slip for another.
func NearIDs(a, b string) bool { return slipOfID(a, b) || samePartsOfID(a, b) }

// slipOfID reports whether two ids differ by a slip in one long word. A difference in a
// number or in a short word may distinguish two meetings.
func slipOfID(a, b string) bool {
	x, y := strings.Split(a, "-"), strings.Split(b, "-")
	if len(x) != len(y) {
		return false
	}
	slips := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		_, near := spelling.Nearest(x[i], []string{y[i]})
		if !near || min(len(x[i]), len(y[i])) < 4 || strings.ContainsAny(x[i]+y[i], "0123456789") {
			return false
		}
		slips++
	}
	return slips == 1
}

// samePartsOfID reports whether two ids have the same words in another order:
// "2022-02-01-hallgren-benali-call" and "2022-02-01-benali-hallgren-call".
func samePartsOfID(a, b string) bool {
	x, y := strings.Split(a, "-"), strings.Split(b, "-")
	slices.Sort(x)
	slices.Sort(y)
	return a != b && slices.Equal(x, y)
}

// warnOfEvents reports events of which the id or an account can hardly be meant.
func (r *eventMerger) warnOfEvents() {
	for i := range r.site.Events {
		e := &r.site.Events[i]
		r.warnOfNamedDay(e)
		for _, d := range e.declarations {
			r.warnOfForeignAccounts(e, d)
		}
	}
}

// warnOfNamedDay reports an event whose id begins with a day on which it was not held.
func (r *eventMerger) warnOfNamedDay(e *Event) {
	day, ok := date.Starting(e.ID)
	if !ok || !dated.MatchString(e.ID) || e.Date.IsZero() || e.Date.DaysSince(day) <= date.Zones && day.DaysSince(e.LastDay()) <= date.Zones {
		return
	}
	first := e.declarations[0]
	if source.Count(first.document.Diagnostics, source.Error) > 0 {
		return // an id that is an error is not what is written
	}
	r.warn(first.path(), first.event.Span, source.Diagnostic{
		Rule: "date-far", Message: fmt.Sprintf("the event %q is dated %s, and its id begins with %s", e.ID, e.Date, day),
		Hint: "correct the date, or give it an id that begins with its day",
	})
}

// warnOfForeignAccounts reports the readouts of countries that take no part in an event
// of which the participants are known. An organization may speak for its members.
func (r *eventMerger) warnOfForeignAccounts(e *Event, d declaration) {
	if len(e.Sides) < 2 || e.Type != "call" && e.Type != "meeting" && e.Type != "visit" {
		return // an account may come from who is not listed: the host of a summit
	}
	for _, ro := range d.event.Readouts {
		ids := r.registry.Resolve(ro.Side.Text, entity.Country, entity.Organization)
		if len(ids) != 1 {
			continue
		}
		side := r.site.SpeaksFor(ids[0], e.Date)
		if r.registry.At(side).Kind != entity.Country || slices.Contains(e.Sides, side) || slices.Contains(e.Participants, ids[0]) || e.InitiatedBy == ids[0] || e.Place == ids[0] {
			continue
		}
		r.warn(d.path(), ro.Side.Span, source.Diagnostic{
			Rule:    "readout-apart",
			Message: fmt.Sprintf("a readout of %s, which takes no part in the event %q", r.registry.At(ids[0]).Name, e.ID),
			Hint:    fmt.Sprintf("correct the side, or add it to the participants; they are of %s", namesOf(r.registry, e.Sides)),
		})
	}
}
