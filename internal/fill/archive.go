package fill

import (
	"slices"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
	"readout/internal/wording"
)

// archiveOf returns the years of the archive of a page, newest first, and the
// place on the page that leads to them; nothing if there is none, and nowhere as the
// place if it is left out.
func (v *viewer) archiveOf(owner address.Address) (years []view.Year, href string) {
	if v.p.Archives.IsMissing(owner) {
		return nil, nowhere
	}
	archive, archived := v.p.Archives.At(owner)
	if !archived {
		return nil, ""
	}
	periods := v.p.Archives.Periods(archive)
	for i := range slices.Backward(periods) {
		p := &periods[i]
		label := v.Say("by_year")
		if p.To.Month > 0 {
			label = v.Year(p.To)
		}
		if n := len(years); n == 0 || years[n-1].Label != label {
			years = append(years, view.Year{Label: label})
		}
		y := &years[len(years)-1]
		y.Periods = append(y.Periods, view.Link{Text: v.shortPeriod(p), Href: v.Href(p.Address)})
	}
	for i := range years {
		slices.Reverse(years[i].Periods)
	}
	return years, "#archive"
}

// shortPeriod names a page of an archive beside the year that it ends in: "Feb",
// "Dec 2021–Feb", "1984–1990", with a number if the period has several pages.
func (v *viewer) shortPeriod(p *page.Period) string {
	name := v.Year(p.To)
	if p.To.Month > 0 {
		name = v.ShortMonth(int(p.To.Month))
	}
	switch {
	case p.From == p.To:
	case p.From.Year == p.To.Year && p.From.Month > 0:
		name = v.ShortMonth(int(p.From.Month)) + "–" + name
	default:
		name = v.Day(p.From).Short + "–" + name
	}
	if p.Part > 1 {
		name += " " + v.Number(p.Part)
	}
	return name
}

// archivePage shows a period of an archive.
func (v *viewer) archivePage(archive, number int) *view.ArchiveView {
	periods := v.p.Archives.Periods(archive)
	period := &periods[number]
	of, items := v.p.Archives.Owner(archive), v.p.Archives.Items(archive, period)
	out := &view.ArchiveView{Period: v.period(period)}
	if period.Parts > 1 {
		out.Part, out.Parts = period.Part, period.Parts
	}
	v.archiveOwner(of, out)
	add := func(label, id string, g view.Group) {
		g.Label, g.ID = label, id
		out.Groups = append(out.Groups, g)
	}
	if list := idsOf[site.EventID](items, page.EventList); len(list) > 0 {
		add(v.Say("events"), "events", view.Group{Events: each(v.eventRow, list)})
	}
	if list := idsOf[site.ArticleID](items, page.ArticleList); len(list) > 0 {
		if of.Kind == page.EntityPage && !v.isTopic(of) {
			add(v.Say("mentions"), "mentions", view.Group{Mentions: each(v.contextOf(entity.ID(of.Index)), list)})
		} else {
			add(v.Say("articles"), "articles", view.Group{Articles: each(v.articleRow, list)})
		}
	}
	if len(out.Groups) == 1 && of.Kind != page.EntityPage && of.Kind != page.RelationPage {
		out.Groups[0].Label = out.Period
	}
	link := func(i int) view.Link {
		return view.Link{Text: v.periodPart(&periods[i]), Href: v.Href(periods[i].Address)}
	}
	if number > 0 {
		out.Previous = link(number - 1)
	}
	if number+1 < len(periods) {
		out.Next = link(number + 1)
	}
	out.Head = v.head(v.Join([]string{out.Of.Text, v.periodPart(period)}), "")
	return out
}

// idsOf returns the ids of the items that are of one list.
func idsOf[ID ~int32](items []page.Item, list page.ListKind) (ids []ID) {
	for _, it := range items {
		if it.List == list {
			ids = append(ids, ID(it.ID))
		}
	}
	return ids
}

// period names a period: "February 2022", "1984 to 1990".
func (v *viewer) period(p *page.Period) string {
	if p.From == p.To {
		return v.Day(p.To).Long
	}
	return v.Say("date.span", v.Day(p.From).Long, v.Day(p.To).Long)
}

// periodPart names a page of an archive: "February 2022, 2 of 3".
func (v *viewer) periodPart(p *page.Period) string {
	if p.Parts > 1 {
		return v.Say("part_of_month", v.period(p), p.Part, p.Parts)
	}
	return v.period(p)
}

// archiveOwner says whose archive a page is of.
func (v *viewer) archiveOwner(of page.Key, out *view.ArchiveView) {
	switch of.Kind {
	case page.EntityPage, page.RelationPage:
		out.Of, out.Flag = v.owner(of)
	case page.ArticleIndex:
		out.Of = view.Link{Text: v.Say("articles"), Href: v.Href(page.ArticleIndex.Address())}
	case page.YearPage:
		year := date.Date{Year: int16(of.Index)}
		out.Of = view.Link{Text: v.Say("events_of", v.Year(year)), Href: v.Href(address.Year("events", int(of.Index)))}
	}
}

// owner returns the entity or relation that a page belongs to, with the flag of a country,
// and makes it the subject of the page.
func (v *viewer) owner(of page.Key) (link view.Link, flagOf string) {
	if of.Kind == page.RelationPage {
		r := &v.s.Relations[of.Index]
		v.subjects = []entity.ID{r.A, r.B}
		text := v.Say("pair", wording.UpperFirst(v.InSentence(r.A)), v.InSentence(r.B))
		return view.Link{Text: text, Href: v.Href(v.Relation(of.Index))}, ""
	}
	id := entity.ID(of.Index)
	v.subjects = []entity.ID{id}
	e := v.s.Registry.At(id)
	return view.Link{Text: v.Name(id), Href: v.EntityHref(id)}, flag(e)
}
