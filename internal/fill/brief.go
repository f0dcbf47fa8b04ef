package fill

import (
	"slices"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

// How much a brief shows: the rest stands in the articles of the day.
const (
	briefInGroup    = 3 // stories of a group with their summary
	briefFolded     = 30
	briefStatements = 30
	briefEvents     = 25
	briefNew        = 24
	briefSources    = 10
)

// brief shows a day: what its articles say in short, what happened, who said
// what, and who is new.
func (v *viewer) brief(number int) *view.BriefView {
	d := v.p.Days[number]
	v.today = d.Date
	out := &view.BriefView{Date: v.Day(d.Date), Articles: view.Link{Text: v.Say("all_articles"), Href: v.Href(page.ArticleIndex.Address())}}
	articles := v.storiesOf(d)
	v.tellStories(out, articles)
	events, rest := cut(v.eventsOf(d), briefEvents, v.Href(page.EventIndex.Address()))
	out.Events, out.Rest = each(v.eventRow, events), rest
	for i, id := range events {
		if v.s.Events[id].Date == d.Date {
			out.Events[i].Date = view.Day{} // the heading has it
		}
	}
	if number+1 < len(v.p.Days) { // on the first day everybody is new
		out.New, out.NewRest = cut(v.newOn(d), briefNew, v.Href(page.PersonIndex.Address()))
	}
	v.choose(out, articles)
	if v.s.Config.BaseURL != "" {
		out.Address = v.Absolute(v.page.Address)
	}
	link := func(i int) view.Link {
		return view.Link{Text: v.Day(v.p.Days[i].Date).Long, Href: v.Href(v.p.Days[i].Address())}
	}
	if number+1 < len(v.p.Days) {
		out.Previous = link(number + 1)
	}
	if number > 0 {
		out.Next = link(number - 1)
	}
	out.Head = v.head(v.Say("brief_for", out.Date.Long), v.Say("brief_of", out.Date.Long, len(articles)))
	return out
}

// tellStories tells the stories of a day, of a busy one all but the first in groups.
func (v *viewer) tellStories(out *view.BriefView, ids []site.ArticleID) {
	first := ids
	if len(ids) > busyDay {
		first = ids[:1+frontSecond]
	}
	out.First = each(v.story, first)
	shown := len(first)
	if len(first) < len(ids) {
		for _, g := range v.groupStories(ids[len(first):]) {
			group := view.StoryGroup{Title: v.concernLink(g.of), ID: v.concernAnchor(g.of), Count: len(g.ids)}
			told := min(len(g.ids), briefInGroup)
			folded := min(len(g.ids), told+briefFolded)
			group.Stories, group.Folded = each(v.story, g.ids[:told]), each(v.articleRow, g.ids[told:folded])
			out.Groups, shown = append(out.Groups, group), shown+folded
		}
	}
	if shown < len(ids) {
		out.Stories, out.Shown = len(ids), shown
	}
	out.Sources = v.sourcesOf(ids)
}

// sourcesOf returns where stories were published first, each publisher without an
// address once.
func (v *viewer) sourcesOf(ids []site.ArticleID) []view.Source {
	var list []view.Source
	for _, id := range ids {
		front := v.s.Articles[id].Document.Article
		source := view.Source{Publisher: front.Publisher.Text, URL: front.SourceURL.Text}
		if source.Publisher == "" && source.URL == "" || slices.Contains(list, source) {
			continue
		}
		if list = append(list, source); len(list) == briefSources {
			break
		}
	}
	return list
}

// newOn returns whom an article of the site concerns for the first time on a day.
func (v *viewer) newOn(d page.Day) []view.CastEntry {
	seen := map[entity.ID]bool{}
	var list []view.CastEntry
	for _, article := range d.IDs() {
		for _, id := range v.s.Concerned(article) {
			if e := v.s.Registry.At(id); seen[id] || e.Kind == entity.Place || e.Kind == entity.Topic {
				continue
			}
			seen[id] = true
			all := v.s.Dossiers[id].Articles
			if first := all[len(all)-1]; int32(first) < d.Articles.To {
				list = append(list, view.CastEntry{Chip: v.chip(id), Note: v.Office(id, d.Date, nil)})
			}
		}
	}
	return list
}

// briefRow returns a brief as an item of a list.
func (v *viewer) briefRow(number int) view.BriefRow {
	d := v.p.Days[number]
	row := view.BriefRow{
		Date: v.Day(d.Date), Href: v.Href(d.Address()), Articles: int(d.Articles.To - d.Articles.From),
		Headline: v.Title(&v.s.Articles[v.storiesOf(d)[0]]),
	}
	if row.Articles > 1 {
		row.More = v.Say("more_articles", row.Articles-1)
	}
	return row
}

// briefIndex lists the briefs of a year; for the year 0, the latest of all.
func (v *viewer) briefIndex(year int16) *view.IndexView {
	g := &grouper{}
	n := 0
	for i, d := range v.p.Days {
		if year != 0 && d.Date.Year != year || year == 0 && i >= page.MaxListed {
			continue
		}
		group := g.month(v, d.Date)
		row := v.briefRow(i)
		row.Date.Short = v.withoutYear(d.Date)
		group.Days = append(group.Days, row)
		n++
	}
	title, intro := v.Say("briefs"), v.Say("briefs_intro")
	if year != 0 {
		title = v.Say("briefs_of", v.Year(date.Date{Year: year}))
		intro = v.Say("days_latest_first", n)
	}
	out := v.index(title, intro, g)
	if len(v.p.Days) > page.MaxListed {
		links := v.yearLinks("briefs", len(v.p.Days), func(i int) int16 { return v.p.Days[i].Date.Year })
		out.Years = []view.Year{{Label: v.Say("by_year"), Periods: links}}
	}
	return out
}
