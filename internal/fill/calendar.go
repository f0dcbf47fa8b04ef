package fill

import (
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/site"
	"readout/internal/view"
)

// calendar shows the months of a year in which there are events, day by day;
// nil if none of them has a day. Groups are those of the page, by months: a day
// with several events leads to its month.
func (v *drawer) calendar(year int16, groups []view.Group) *view.Calendar {
	on := map[date.Date][]site.EventID{}
	for i := range v.s.Events {
		if d := v.s.Events[i].Date; d.Year == year && d.IsDay() {
			on[d] = append(on[d], site.EventID(i))
		}
	}
	if len(on) == 0 {
		return nil
	}
	anchors := map[string]string{}
	for _, g := range groups {
		anchors[g.Label] = "#" + g.ID
	}
	out := &view.Calendar{Year: v.Year(date.Date{Year: year})}
	for m := uint8(1); m <= 12; m++ {
		first := date.Date{Year: year, Month: m, Day: 1}
		month := view.CalendarMonth{
			Name:  v.Month(int(m)),
			Start: (int(first.Time(time.UTC).Weekday())+6)%7 + 1,
		}
		busy := false
		for d := first; d.Month == m; d = dayAfter(d) {
			day := v.calendarDay(d, on[d], anchors[v.month(d)])
			busy = busy || day.Href != ""
			month.Days = append(month.Days, day)
		}
		if busy {
			out.Months = append(out.Months, month)
		}
	}
	return out
}

func (v *drawer) calendarDay(d date.Date, events []site.EventID, group string) view.CalendarDay {
	out := view.CalendarDay{Day: v.Number(int(d.Day))}
	var names []string
	for _, id := range events {
		names = append(names, v.EventNameAndStatus(id))
	}
	out.Names = strings.Join(names, "; ")
	if len(events) == 0 {
		return out
	}
	if out.Href = v.Href(v.Event(events[0])); len(events) > 1 && group != "" {
		out.Href = group
	}
	return out
}

func dayAfter(d date.Date) date.Date { return date.Of(d.Time(time.UTC).AddDate(0, 0, 1)) }
