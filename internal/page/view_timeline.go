package page

import (
	"fmt"
	"slices"

	"readout/internal/site"
)

// timeline shows all events in order of time, or the latest if they are many.
func (v *viewer) timeline() *TimelineView {
	n := len(v.s.Events)
	out := &TimelineView{Title: "Timeline", Intro: plural(n, "event", "events") + ", in order of time"}
	from := max(n-maxListed, 0)
	for i := from; i < n; i++ {
		out.add(v, site.EventID(i))
	}
	if from > 0 {
		out.Intro = fmt.Sprintf("The latest %d of %s events, in order of time", maxListed, grouped(n))
		out.More = v.yearLinks("events", n, func(i int) int16 { return v.s.Events[i].Date.Year })
	}
	out.Head = v.head(out.Title, out.Intro)
	return out
}

// add puts an event at the end of the timeline.
func (t *TimelineView) add(v *viewer, id site.EventID) {
	e := &v.s.Events[id]
	year := fmt.Sprint(e.Date.Year)
	if n := len(t.Years); n == 0 || t.Years[n-1].Text != year {
		t.Years = append(t.Years, TimelineYear{Link: Link{year, v.href(yearAddress("events", int32(e.Date.Year)))}})
	}
	y := &t.Years[len(t.Years)-1]
	label := "In the year"
	if e.Date.Month > 0 {
		label = longMonths[e.Date.Month-1]
	}
	if n := len(y.Months); n == 0 || y.Months[n-1].Label != label {
		y.Months = append(y.Months, Group{Label: label, ID: "m-" + monthOf(e.Date).String()})
	}
	m := &y.Months[len(y.Months)-1]
	m.Events = append(m.Events, v.eventRow(id))
}

var longMonths = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

// year shows the events of one year, or leads to its months if they are many.
func (v *viewer) year(year int16) *IndexView {
	first := slices.IndexFunc(v.s.Events, func(e site.Event) bool { return e.Date.Year == year })
	last := first
	for last < len(v.s.Events) && v.s.Events[last].Date.Year == year {
		last++
	}
	g := &grouper{}
	for i := last - 1; i >= max(first, last-maxListed); i-- {
		group := g.group(month(v.s.Events[i].Date))
		group.Events = append(group.Events, v.eventRow(site.EventID(i)))
	}
	out := v.index(fmt.Sprintf("Events of %d", year), plural(last-first, "event", "events")+", latest first", g)
	if last-first > maxListed {
		out.Rest = Rest{Total: grouped(last - first), Shown: maxListed, Href: v.href("events/index.html#archive")}
	}
	out.Years = v.eventYears()
	return out
}

// eventYears leads to the pages of all years with events.
func (v *viewer) eventYears() []Year {
	links := v.yearLinks("events", len(v.s.Events), func(i int) int16 { return v.s.Events[i].Date.Year })
	slices.Reverse(links)
	if len(links) < 2 {
		return nil
	}
	return []Year{{Label: "By year", Months: links}}
}

// yearLinks leads to the pages of the years of a list that is in order of time.
func (v *viewer) yearLinks(folder string, n int, year func(i int) int16) []Link {
	var links []Link
	for i := range n {
		label := fmt.Sprint(year(i))
		if len(links) == 0 || links[len(links)-1].Text != label {
			links = append(links, Link{label, v.href(yearAddress(folder, int32(year(i))))})
		}
	}
	return links
}
