package fill

import (
	"slices"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

// How many items the front page shows.
const (
	frontSecond    = 2 // stories of a busy day after the lead that are told with their summary
	frontEarlier   = 4
	frontFolded    = 8
	frontPeople    = 5
	frontCountries = 4
	frontEvents    = 6
)

// front shows the latest day, what was before it, and who is in the news.
func (v *viewer) front() *view.FrontView {
	s := v.s
	out := &view.FrontView{
		Head: v.head("", s.Config.Description), Tagline: s.Config.Description, Day: v.Day(s.AsOf),
		People: v.inNews(entity.Person, frontPeople), Countries: v.inNews(entity.Country, frontCountries),
	}
	out.Events = v.comingAndRecent()
	if len(out.People)+len(out.Countries) > 0 {
		out.Counted = v.counted()
	}
	if len(v.p.Days) == 0 {
		return out
	}
	latest := v.p.Days[0]
	out.Day = v.Day(latest.Date)
	out.Brief = view.Link{Text: v.Say("whole_day"), Href: v.Href(latest.Address())}
	if len(v.p.Days) > 1 {
		out.Yesterday = v.dayBefore(latest.Date, v.p.Days[1])
	}
	v.tellDay(out, v.storiesOf(latest), latest)
	v.tellEarlier(out, int(latest.Articles.To))
	return out
}

// tellDay tells the stories of the latest day.
func (v *viewer) tellDay(out *view.FrontView, ids []site.ArticleID, d page.Day) {
	lead := v.story(ids[0])
	out.Lead, ids = &lead, ids[1:]
	if len(ids) < busyDay {
		out.Second = each(v.articleRow, ids)
		return
	}
	out.Second = each(v.articleRow, ids[:frontSecond])
	groups, shown := v.frontGroups(v.groupStories(ids[frontSecond:]), d.Address())
	out.Groups, out.Stories, out.Shown = groups, 1+len(ids), 1+frontSecond+shown
}

// tellEarlier tells what was before the latest day; after a busy one there is no room.
func (v *viewer) tellEarlier(out *view.FrontView, from int) {
	n := len(v.s.Articles)
	if n > 1 {
		out.More = view.Link{Text: v.Say("all_articles"), Href: v.Href(page.ArticleIndex.Address())}
	}
	if len(out.Groups) > 0 || from == n {
		return
	}
	shown := min(n, from+frontEarlier)
	folded := min(n, shown+frontFolded)
	ids := page.First[site.ArticleID](folded)
	out.Earlier, out.Folded = each(v.datedRow, ids[from:shown]), each(v.datedRow, ids[shown:])
	day := func(i int) string { return v.dayNear(v.s.Articles[i].Date.Day) }
	out.Since = v.Say("since", day(shown-1))
	if folded > shown {
		out.Back = day(folded - 1)
	}
}

// dayNear is a day in words, with its year if that is not the as-of day's.
func (v *base) dayNear(d date.Date) string {
	if d.Year != v.s.AsOf.Year {
		return v.FullDay(d)
	}
	return v.Say("date.this_year", v.Number(int(d.Day)), v.Month(int(d.Month)))
}

// datedRow is an article with its day, without the year that is known from the page.
func (v *viewer) datedRow(id site.ArticleID) view.ArticleRow {
	row := v.articleRow(id)
	row.Date.Short = v.shortNear(v.s.Articles[id].Date.Day)
	return row
}

// shortNear is dayNear in short.
func (v *base) shortNear(d date.Date) string {
	if d.Year != v.s.AsOf.Year {
		return v.Day(d).Short
	}
	return v.withoutYear(d)
}

// withoutYear is a day in short where the year stands above it: "24 Feb".
func (v *base) withoutYear(d date.Date) string {
	return v.Say("date.this_year", v.Number(int(d.Day)), v.ShortMonth(int(d.Month)))
}

// dayBefore leads to the brief before a day.
func (v *viewer) dayBefore(day date.Date, before page.Day) view.Link {
	text := v.Say("yesterday")
	if dayAfter(before.Date) != day {
		text = v.dayNear(before.Date)
	}
	return view.Link{Text: text, Href: v.Href(before.Address())}
}

// comingAndRecent returns the events after the as-of day, soonest first, and then the last
// ones up to it, latest first. One of the as-of day itself is coming until something says
// that it was held.
func (v *viewer) comingAndRecent() []view.Event {
	var coming, recent []site.EventID
	for i := len(v.s.Events) - 1; i >= 0 && len(recent) < frontEvents; i-- {
		e := &v.s.Events[i]
		if e.Date.Compare(v.s.AsOf) > 0 || e.Date == v.s.AsOf && e.Status == document.StatusAnnounced {
			coming = append(coming, site.EventID(i))
		} else {
			recent = append(recent, site.EventID(i))
		}
	}
	slices.Reverse(coming)
	coming = coming[:min(len(coming), frontEvents/2)]
	events := slices.Concat(coming, recent[:min(len(recent), frontEvents-len(coming))])
	rows := each(v.eventRow, events)
	for i, id := range events {
		rows[i].Date.Short = v.shortNear(v.s.Events[id].Date)
	}
	return rows
}

// A newsCount is how many articles of two months concern an entity.
type newsCount struct {
	id        entity.ID
	now, then int
}

// inNews returns the entities of a kind that most articles of the as-of month concern,
// with the change from the same days of the month before, unless these have no articles:
// on the first of a month all would be fewer than in a whole month.
func (v *viewer) inNews(kind entity.Kind, most int) []view.InNews {
	now, before := page.MonthOf(v.s.AsOf), monthBefore(v.s.AsOf, 1)
	var counts []newsCount
	for _, id := range v.p.Entities[kind] {
		c := newsCount{id: id}
		for _, a := range v.s.Dossiers[id].Articles { // newest first
			day := v.s.Articles[a].Date.Day
			month := page.MonthOf(day)
			if month.Compare(before) < 0 {
				break
			}
			switch {
			case month == now:
				c.now++
			case v.compared(day):
				c.then++
			}
		}
		if c.now > 0 {
			counts = append(counts, c)
		}
	}
	v.sortByNews(counts)
	comparable := v.comparable()
	var list []view.InNews
	for _, c := range counts[:min(len(counts), most)] {
		entry := view.InNews{Chip: v.chip(c.id), Count: c.now}
		if comparable {
			entry.Change, entry.By = c.change()
		}
		list = append(list, entry)
	}
	return list
}

func (c newsCount) change() (how string, by int) {
	switch {
	case c.then == 0:
		return "new", c.now
	case c.now > c.then:
		return "up", c.now - c.then
	case c.now < c.then:
		return "down", c.then - c.now
	}
	return "none", 0
}

// compared reports whether the as-of month is compared with a day of the month before: if
// the as-of month has come as far.
func (v *viewer) compared(day date.Date) bool { return day.Day <= v.s.AsOf.Day || v.wholeMonth() }

// wholeMonth reports whether the as-of day is the last of its month.
func (v *viewer) wholeMonth() bool {
	return page.MonthOf(dayAfter(v.s.AsOf)) != page.MonthOf(v.s.AsOf)
}

// comparable reports whether there are articles to compare with: else all would be new.
func (v *viewer) comparable() bool {
	before := monthBefore(v.s.AsOf, 1)
	for i := range v.s.Articles { // newest first
		day := v.s.Articles[i].Date.Day
		if order := page.MonthOf(day).Compare(before); order < 0 || order == 0 && v.compared(day) {
			return order == 0
		}
	}
	return false
}

// counted says what is counted of who is in the news.
func (v *viewer) counted() string {
	month := v.Month(int(v.s.AsOf.Month))
	if !v.comparable() {
		return v.Say("articles_in", month)
	}
	before := v.Month(int(monthBefore(v.s.AsOf, 1).Month))
	if !v.wholeMonth() {
		return v.Say("articles_so_far", month, before)
	}
	return v.Say("articles_in_against", month, before)
}
