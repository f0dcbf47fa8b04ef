package site

import (
	"fmt"
	"slices"
	"time"

	"readout/internal/document"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A particular is a field of an event that has one value. If two declarations differ in
// it, only one of the values can be shown.
type particular struct {
	name string
	of   func(*document.Event) string // empty if it is not given
	same func(r *eventMerger, a, b string) bool
}

// particulars has no title: each article shows its own.
var particulars = [...]particular{
	{"type", func(e *document.Event) string { return string(e.Type) }, (*eventMerger).sameWords},
	{"date", func(e *document.Event) string { return e.Date.String() }, (*eventMerger).sameWords},
	{"end date", func(e *document.Event) string { return e.EndDate.String() }, (*eventMerger).sameWords},
	{"time", func(e *document.Event) string { return clock(e.Time) }, (*eventMerger).sameWords},
	{"end time", func(e *document.Event) string { return clock(e.EndTime) }, (*eventMerger).sameWords},
	{"place", func(e *document.Event) string { return e.Place.Text }, (*eventMerger).sameEntity},
	{"initiator", func(e *document.Event) string { return e.InitiatedBy.Text }, (*eventMerger).sameEntity},
	{"duration", func(e *document.Event) string { return e.Duration.Text }, (*eventMerger).sameWords},
	{"result", func(e *document.Event) string { return e.Result.Text }, (*eventMerger).sameWords},
}

// clock writes an instant so that two are equal if they are the same.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("15:04Z07:00")
}

func (*eventMerger) sameWords(a, b string) bool { return spelling.Fold(a) == spelling.Fold(b) }

func (r *eventMerger) sameEntity(a, b string) bool {
	return a == b || slices.Equal(r.registry.Resolve(a), r.registry.Resolve(b))
}

// warnOfDifferences reports fields of a declaration that differ from the first earlier
// declaration that has them. That one takes precedence.
func (r *eventMerger) warnOfDifferences(before []declaration, d declaration) {
	for _, p := range particulars {
		here := p.of(d.event)
		i := slices.IndexFunc(before, func(other declaration) bool { return p.of(other.event) != "" })
		if i < 0 || here == "" || p.same(r, p.of(before[i].event), here) {
			continue
		}
		r.warn(d.path(), d.event.Span, source.Diagnostic{
			Rule:    "event-differs",
			Message: fmt.Sprintf("the event %q has the %s %s here and %s elsewhere", d.event.ID, p.name, here, p.of(before[i].event)),
			Hint:    "make them the same, or give this event an id of its own",
			Related: []source.Related{{Path: before[i].path(), Span: before[i].event.Span, Message: "declared here, which decides"}},
		})
	}
}
