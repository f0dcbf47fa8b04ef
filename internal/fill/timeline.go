package fill

import (
	"slices"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

// timeline shows all events in order of time, or the latest if they are many.
func (v *viewer) timeline() *view.TimelineView {
	n := len(v.s.Events)
	out := &view.TimelineView{Title: v.Say("timeline"), Intro: v.Say("events_in_order", n)}
	from := max(n-page.MaxListed, 0)
	for i := from; i < n; i++ {
		v.addToTimeline(out, site.EventID(i))
	}
	if from > 0 {
		out.Intro = v.Say("latest_in_order", page.MaxListed, n)
		out.More = v.yearLinks("events", n, func(i int) int16 { return v.s.Events[i].Date.Year })
	}
	var months []*view.Group
	for y := len(out.Years) - 1; y >= 0; y-- {
		for m := len(out.Years[y].Months) - 1; m >= 0; m-- {
			months = append(months, &out.Years[y].Months[m])
		}
	}
	v.foldEarlier(months)
	out.Head = v.head(out.Title, out.Intro)
	return out
}

// addToTimeline puts an event at the end of the timeline.
func (v *viewer) addToTimeline(t *view.TimelineView, id site.EventID) {
	e := &v.s.Events[id]
	year := v.Year(e.Date)
	if n := len(t.Years); n == 0 || t.Years[n-1].Text != year {
		t.Years = append(t.Years, view.TimelineYear{Link: view.Link{Text: year, Href: v.Href(address.Year("events", int(e.Date.Year)))}})
	}
	y := &t.Years[len(t.Years)-1]
	label := v.Say("in_the_year")
	if e.Date.Month > 0 {
		label = v.Month(int(e.Date.Month))
	}
	if n := len(y.Months); n == 0 || y.Months[n-1].Label != label {
		y.Months = append(y.Months, view.Group{Label: label, ID: "m-" + page.MonthOf(e.Date).String()})
	}
	m := &y.Months[len(y.Months)-1]
	m.Events = append(m.Events, v.eventOfYear(id))
}

// eventOfYear is an event in a list under its year.
func (v *viewer) eventOfYear(id site.EventID) view.Event {
	row := v.eventRow(id)
	row.Date.Short = v.withoutYear(v.s.Events[id].Date)
	return row
}

// eventYear shows the events of one year, or leads to its months if they are many.
func (v *viewer) eventYear(year int16) *view.IndexView {
	first := slices.IndexFunc(v.s.Events, func(e site.Event) bool { return e.Date.Year == year })
	last := first
	for last < len(v.s.Events) && v.s.Events[last].Date.Year == year {
		last++
	}
	events := newestFirst(v.s.Events)[len(v.s.Events)-last:][:last-first]
	months, href := v.archiveOf(v.page.Address)
	events, rest := cut(events, page.MaxListed, href)
	g := &grouper{}
	for _, id := range events {
		group := g.month(v, v.s.Events[id].Date)
		group.Events = append(group.Events, v.eventOfYear(id))
	}
	v.foldEarlier(pointers(g.groups))
	out := v.index(v.Say("events_of", v.Year(date.Date{Year: year})), v.Say("events_latest_first", last-first), g)
	out.Rest, out.Years = rest, append(months, v.eventYears()...)
	out.Calendar = v.draw.calendar(year, g.groups)
	return out
}

// eventYears leads to the pages of all years with events, unless the index shows all.
func (v *viewer) eventYears() []view.Year {
	links := v.yearLinks("events", len(v.s.Events), func(i int) int16 { return v.s.Events[i].Date.Year })
	slices.Reverse(links)
	if len(v.s.Events) <= page.MaxListed && len(links) < 2 {
		return nil
	}
	return []view.Year{{Label: v.Say("by_year"), Periods: links}}
}

// yearLinks leads to the pages of the years of a list that is in order of time.
func (v *viewer) yearLinks(folder string, n int, year func(i int) int16) []view.Link {
	var links []view.Link
	for i := range n {
		label := v.Year(date.Date{Year: year(i)})
		if len(links) == 0 || links[len(links)-1].Text != label {
			links = append(links, view.Link{Text: label, Href: v.Href(address.Year(folder, int(year(i))))})
		}
	}
	return links
}
