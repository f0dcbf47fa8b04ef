package fill

import (
	"slices"
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/site"
	"readout/internal/view"
)

// A drawer draws pictures: layouts show them as SVG.
type drawer struct{ base }

// leastMonths is how many months a picture of a stretch of time has at least: fewer are
// read more quickly in words.
const leastMonths = 4

// activity returns the chart of articles that concern an entity, by month over
// the year before the as-of day, or before the last of them if that is longer
// ago; nil if there are too few to draw. Articles are newest first. What is the
// key of the words for it, args what they are about.
func (v *drawer) activity(articles []site.ArticleID, what string, args ...any) *view.Chart {
	const months, step = 12, 25
	end := v.s.AsOf
	if end.IsZero() || len(articles) < 2 {
		return nil
	}
	if last := v.s.Articles[articles[0]].Date.Day; monthsBetween(last, end) >= months {
		end = last
	}
	var count [months]int
	for _, id := range articles {
		d := v.s.Articles[id].Date.Day
		if back := monthsBetween(d, end); back >= 0 && back < months {
			count[months-1-back]++
		}
	}
	busy := 0
	for _, n := range count {
		busy += min(n, 1)
	}
	if busy < leastMonths {
		return nil
	}
	most := slices.Max(count[:])
	c := &view.Chart{Width: months * step}
	var said []string
	for i, n := range count {
		month := monthBefore(end, months-1-i)
		label := v.Say("chart.month", v.Day(month).Long, n)
		height := (n*48 + most - 1) / most
		bar := view.Bar{X: i * step, Y: 50 - height, Height: height, None: n == 0, Now: i == months-1 && end == v.s.AsOf, Label: label}
		if bar.None { // a month in which nothing was said is no gap in the record
			bar.Y, bar.Height = 48, 2
		}
		c.Bars = append(c.Bars, bar)
		if n > 0 {
			said = append(said, label)
		}
	}
	c.First, c.Last = v.Day(monthBefore(end, months-1)).Short, v.Day(monthBefore(end, 0)).Short
	c.Alt = v.Say(what, append(args, strings.Join(said, v.Say("semicolon")+" "))...)
	return c
}

// monthsBetween returns how many months d lies before end.
func monthsBetween(d, end date.Date) int {
	return (int(end.Year)-int(d.Year))*12 + int(end.Month) - int(d.Month)
}

// monthBefore returns the month n months before that of d.
func monthBefore(d date.Date, n int) date.Date {
	m := int(d.Year)*12 + int(d.Month) - 1 - n
	return date.Date{Year: int16(m / 12), Month: uint8(m%12) + 1}
}

// calendar shows the months of a year in which there are events, the latest first, day by
// day; nil if none of them has a day. Groups are those of the page, by months: a day
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
	for _, day := range [...]string{"1", "2", "3", "4", "5", "6", "0"} {
		out.Weekdays = append(out.Weekdays, v.Word("short_weekday", day))
	}
	for m := uint8(12); m >= 1; m-- {
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
	out.Earlier = len(out.Months) - 1
	return out
}

func (v *drawer) calendarDay(d date.Date, events []site.EventID, group string) view.CalendarDay {
	out := view.CalendarDay{Day: v.Number(int(d.Day)), Names: strings.Join(each(v.EventNameAndStatus, events), "; ")}
	if len(events) == 0 {
		return out
	}
	if out.Href = v.Href(v.Event(events[0])); len(events) > 1 && group != "" {
		out.Href = group
	}
	return out
}

func dayAfter(d date.Date) date.Date { return date.Of(d.Time(time.UTC).AddDate(0, 0, 1)) }
