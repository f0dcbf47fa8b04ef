package fill

import (
	"cmp"
	"slices"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
)

// How much a brief shows: the rest stands in the articles of the day.
const (
	briefPoints     = 30 // articles
	briefStatements = 30
	briefPrinted    = 12 // statements
	briefNew        = 24
)

// brief shows a day: what its articles say in short, what happened, who said
// what, and who is new.
func (v *viewer) brief(number int) *view.BriefView {
	d := v.p.Days[number]
	out := &view.BriefView{Date: v.Day(d.Date)}
	articles := d.IDs()
	shown, rest := cut(articles, briefPoints, v.Href(page.ArticleIndex.Address()))
	out.PointsRest = rest
	for _, id := range shown {
		out.Points = append(out.Points, v.point(id))
		out.Sources = append(out.Sources, v.source(id))
	}
	out.Events = each(v.eventRow, v.eventsOf(d))
	out.EventsRest = printed(out.Events)
	v.today = d.Date
	out.Said, out.Rest = v.saidOn(articles)
	if number+1 < len(v.p.Days) { // on the first day everybody is new
		out.New, out.NewRest = cut(v.newOn(d), briefNew, v.Href(page.PersonIndex.Address()))
		out.NewRest = onScreen(out.NewRest)
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

// point is what an article says in short: its key points, else its bottom line.
func (v *viewer) point(id site.ArticleID) view.Point {
	a := &v.s.Articles[id]
	p := view.Point{ArticleRow: v.articleRow(id)}
	for _, part := range a.Document.Text.KeyPoints {
		p.Points = append(p.Points, v.Field(&a.Content, part))
	}
	if len(p.Points) > 0 {
		p.Summary = ""
	}
	return p
}

func (v *viewer) source(id site.ArticleID) view.Source {
	a := &v.s.Articles[id]
	front := a.Document.Article
	return view.Source{Article: view.Link{Text: v.Title(a), Href: v.ArticleHref(id)}, Publisher: front.Publisher.Text, URL: front.SourceURL.Text}
}

// saidOn returns the statements of a day's articles. Which of them are printed,
// and shown if they are many, goes round: the first of each article before the
// second of any, quotations before paraphrases.
func (v *viewer) saidOn(articles []site.ArticleID) ([]view.BriefSaid, view.Rest) {
	type ranked struct {
		id   site.StatementID
		rank int
	}
	var list []ranked
	for _, number := range articles {
		a := &v.s.Articles[number]
		ids := make([]site.StatementID, a.Statements.To-a.Statements.From)
		for i := range ids {
			ids[i] = site.StatementID(a.Statements.From) + site.StatementID(i)
		}
		for rank, id := range v.directFirst(ids) {
			list = append(list, ranked{id, rank})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	rest := view.Rest{Total: len(list)}
	if len(list) > briefStatements {
		list, rest.Shown, rest.Href = list[:briefStatements], briefStatements, "#points"
	}
	printed := map[site.StatementID]bool{}
	for i := range list {
		printed[list[i].id] = i < briefPrinted
	}
	if len(list) > briefPrinted {
		rest.Printed = briefPrinted
	} else if rest.Shown == 0 {
		rest = view.Rest{}
	}
	slices.SortFunc(list, func(a, b ranked) int { return cmp.Compare(a.id, b.id) })
	var groups []view.BriefSaid
	for _, it := range list {
		a := &v.s.Articles[v.s.Statements[it.id].Article]
		link := view.Link{Text: v.Title(a), Href: v.ArticleHref(v.s.Statements[it.id].Article)}
		if n := len(groups); n == 0 || groups[n-1].Article.Href != link.Href {
			groups = append(groups, view.BriefSaid{Article: link})
		}
		g := &groups[len(groups)-1]
		st := v.statement(it.id)
		st.Article.Text = "" // it is the group's
		if printed[it.id] {
			g.Statements = append(g.Statements, st)
		} else {
			g.Tail = append(g.Tail, st)
		}
	}
	return groups, rest
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
		Headline: v.Title(&v.s.Articles[d.Articles.From]),
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
		group.Days = append(group.Days, v.briefRow(i))
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

// latestBrief is the newest brief with a few of its points, for the front page.
func (v *viewer) latestBrief() (*view.BriefRow, []string) {
	const most = 3
	if len(v.p.Days) == 0 {
		return nil, nil
	}
	row := v.briefRow(0)
	var points []string
	for _, id := range v.p.Days[0].IDs() {
		p := v.point(id)
		if len(p.Points) == 0 && p.Summary != "" {
			p.Points = []string{p.Summary}
		}
		points = append(points, p.Points...)
	}
	return &row, points[:min(len(points), most)]
}
