package site

import (
	"fmt"
	"slices"
	"strings"

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
	type key struct{ day, kind, who string }
	alike := map[key][]*Event{}
	for i := range r.site.Events {
		e := &r.site.Events[i]
		if len(e.Participants) == 0 {
			continue
		}
		k := key{e.Date.String(), string(e.Type), participantsKey(e.Participants)}
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
	if first.path() == second.path() || !slipOfID(a.ID, b.ID) {
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
