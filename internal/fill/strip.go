package fill

import (
	"slices"
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/site"
	"readout/internal/view"
)

const (
	stripBase   = 24 // the line on which marks stand
	stripYear   = 12 // so many months, as of a day, a strip reaches back for what is recent
	stripSpoken = 12 // more in words is no longer listened to; the list follows
	stripLabels = 3  // so many events are named on one mark

	stripFull = 100 // more days than that would be a solid bar, so marks stand for longer times:
	stripStep = 5   // for so many thousandths of the width, as high as there were events
	stripLow  = 4
)

// strip draws events on a calendar that ends with the last of them or with the
// as-of month; nil for fewer than three, or for less than leastMonths. Events are newest first.
func (v *drawer) strip(events []site.EventID) *view.Strip {
	if len(events) < 3 {
		return nil
	}
	first := firstOfMonth(v.s.Events[events[len(events)-1]].Date)
	last := firstOfMonth(v.s.Events[events[0]].Date)
	if monthsBetween(first, last) < leastMonths-1 {
		return nil
	}
	asOf := v.s.AsOf
	if span := monthsBetween(first, last); !asOf.IsZero() && last.Compare(asOf) < 0 && span < stripYear {
		last = firstOfMonth(asOf) // a reader of recent events asks how long ago they were
	}
	end := monthBefore(last, -1)
	days := end.DaysSince(first)
	at := func(d date.Date) int { return d.DaysSince(first) * 1000 / days }
	s := &view.Strip{First: v.Day(first).Short, Last: v.Day(last).Short, Now: -1}
	if !asOf.IsZero() && !asOf.Before(first) && asOf.Before(end) {
		s.Now = at(asOf)
	}
	s.Ticks = ticks(first, end, at)
	s.Marks = v.stripMarks(events, at)
	var said []string
	for i := len(events) - 1; i >= 0 && len(events) <= stripSpoken; i-- {
		said = append(said, v.stripLabel(events[i]))
	}
	s.Alt = v.Say("strip.alone", len(events), s.First, s.Last)
	if len(said) > 0 {
		s.Alt = v.Say("strip.with", len(events), s.First, s.Last, strings.Join(said, v.Say("semicolon")+" "))
	}
	return s
}

func (v *drawer) stripLabel(id site.EventID) string {
	return v.Day(v.s.Events[id].Date).Short + ": " + v.EventNameAndStatus(id)
}

// stripMarks draws events, which are newest first, oldest first.
func (v *drawer) stripMarks(events []site.EventID, at func(date.Date) int) []view.StripMark {
	days := map[date.Date]bool{}
	for _, id := range events {
		days[v.s.Events[id].Date] = true
	}
	step := 1
	if len(days) > stripFull {
		step = stripStep
	}
	var marks []view.StripMark
	var counts []int // events of each mark
	for i := len(events) - 1; i >= 0; i-- {
		e := &v.s.Events[events[i]]
		x := at(e.Date)/step*step + step/2
		label := v.stripLabel(events[i])
		later := e.Status != document.StatusHeld || !v.s.AsOf.IsZero() && v.s.AsOf.Before(e.Date)
		if n := len(marks); n == 0 || marks[n-1].X != x {
			counts = append(counts, 1)
			marks = append(marks, view.StripMark{X: x, Height: 14, Later: later, Label: label})
			continue
		}
		n := len(marks) - 1
		m := &marks[n]
		m.Height, m.Later = min(m.Height+4, stripBase), m.Later && later
		if counts[n]++; counts[n] <= stripLabels {
			m.Label += v.Say("semicolon") + " " + label
		} else {
			m.Label = v.Say("strip.many", counts[n], v.Day(e.Date).Short)
		}
	}
	most := slices.Max(counts)
	for i := range marks {
		if step > 1 {
			marks[i].Height = stripLow + (stripBase-stripLow)*counts[i]/most
		}
		marks[i].Y = stripBase - marks[i].Height
	}
	return marks
}

// ticks divides a stretch into weeks, months, years or decades, whichever leaves
// room between them.
func ticks(first, end date.Date, at func(date.Date) int) (list []view.StripTick) {
	months := monthsBetween(first, end)
	step, long := 1, 12
	switch {
	case months > 12*40:
		step, long = 120, 1200
	case months > 36:
		step, long = 12, 120
	case months <= 4:
		long = 1
		days := end.DaysSince(first)
		for day := (8 - int(first.Time(time.UTC).Weekday())) % 7; day < days; day += 7 { // Mondays
			list = append(list, view.StripTick{X: day * 1000 / days})
		}
	}
	for i := range months {
		m := monthBefore(first, -i)
		if number := int(m.Year)*12 + int(m.Month) - 1; number%step == 0 {
			list = append(list, view.StripTick{X: at(m), Long: number%long == 0})
		}
	}
	return list
}

func firstOfMonth(d date.Date) date.Date {
	return date.Date{Year: d.Year, Month: max(d.Month, 1)}
}
