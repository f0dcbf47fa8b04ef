package page

import (
	"slices"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// maxPrinted is how many items of a list are printed: a page on paper is a
// note to take along, and says what it leaves out. The stylesheet leaves out
// what comes after.
const maxPrinted = 8

// maxPrintedOnTopic is the same for one topic of several.
const maxPrintedOnTopic = 3

// maxOnTopic is how many positions on one topic a long page shows.
const maxOnTopic = 5

// cut returns the part of a list that a page shows, and what is left out. A
// list is cut only if all of it is elsewhere: at href.
func cut[T any](items []T, most int, href string) ([]T, view.Rest) {
	return cutFor(items, most, maxPrinted, href)
}

// cutOnTopic is cut for one of several lists under one heading.
func cutOnTopic[T any](items []T, href string) ([]T, view.Rest) {
	return cutFor(items, maxOnTopic, maxPrintedOnTopic, href)
}

func cutFor[T any](items []T, most, printed int, href string) ([]T, view.Rest) {
	n := len(items)
	var rest view.Rest
	if href != "" && n > most {
		items, rest.Shown, rest.Href = items[:most], most, href
	}
	if len(items) > printed {
		rest.Printed = printed
	}
	if rest != (view.Rest{}) {
		rest.Total = n
	}
	return items, rest
}

// printed says what is left out in print of a list that is shown whole.
func printed[T any](items []T) view.Rest {
	_, rest := cut(items, len(items), "")
	return rest
}

// onScreen is a rest of a page that is printed whole.
func onScreen(r view.Rest) view.Rest {
	if r.Shown == 0 {
		return view.Rest{}
	}
	r.Printed = 0
	return r
}

// archiveOf returns the years of the archive of a page, newest first, and the
// place on the page that leads to them; nothing if there is none.
func (v *viewer) archiveOf(address string) (years []view.Year, href string) {
	archive, archived := v.p.archives.of(address)
	if !archived {
		return nil, ""
	}
	for _, page := range slices.Backward(v.p.archives.pages(archive)) {
		label := v.year(page.month)
		if n := len(years); n == 0 || years[n-1].Label != label {
			years = append(years, view.Year{Label: label})
		}
		y := &years[len(years)-1]
		y.Months = append(y.Months, view.Link{Text: v.monthName(page.month, int(page.part)), Href: v.href(page.address)})
	}
	for i := range years {
		slices.Reverse(years[i].Months)
	}
	return years, "#archive"
}

// monthName is a month without its year, with a number if it has several pages.
func (v *viewer) monthName(d date.Date, part int) string {
	name := v.say("no_month")
	if d.Month > 0 {
		name = v.p.words.ShortMonth(int(d.Month))
	}
	if part > 1 {
		name += " " + v.p.words.Number(part)
	}
	return name
}

// archivePage shows a month of an archive.
func (v *viewer) archivePage(archive, number int) *view.ArchiveView {
	pages := v.p.archives.pages(archive)
	page := &pages[number]
	of, items := v.p.archives.list[archive].of, v.p.archives.items(archive, page)
	out := &view.ArchiveView{Month: v.day(page.month).Long}
	if page.parts > 1 {
		out.Part, out.Parts = int(page.part), int(page.parts)
	}
	from, about := v.archiveOwner(of, out)
	ids := func(l which) (ids []int32) {
		for _, it := range items {
			if it.list == l {
				ids = append(ids, it.id)
			}
		}
		return ids
	}
	add := func(label, id string, g view.Group) {
		g.Label, g.ID = label, id
		out.Groups = append(out.Groups, g)
	}
	if list := ids(fromList); len(list) > 0 {
		add(from, "from", view.Group{Statements: v.statements(as[site.StatementID](list))})
	}
	if list := ids(aboutList); len(list) > 0 {
		add(about, "about", view.Group{Statements: v.statements(as[site.StatementID](list))})
	}
	if list := ids(eventList); len(list) > 0 {
		add(v.say("events"), "events", view.Group{Events: v.eventRows(as[site.EventID](list))})
	}
	if list := as[site.ArticleID](ids(articleList)); len(list) > 0 {
		if of.Kind == EntityPage && !v.isTopic(of) {
			add(v.say("mentions"), "mentions", view.Group{Mentions: v.contexts(entity.ID(of.Index), list)})
		} else {
			add(v.say("articles"), "articles", view.Group{Articles: v.articleRows(list)})
		}
	}
	if len(out.Groups) == 1 && of.Kind != EntityPage && of.Kind != RelationPage {
		out.Groups[0].Label = out.Month
	}
	v.archiveTurn(pages, number, out)
	out.Head = v.head(v.p.words.Join([]string{out.Of.Text, v.monthPart(page)}), "")
	return out
}

func as[ID ~int32](ids []int32) []ID {
	list := make([]ID, len(ids))
	for i, id := range ids {
		list[i] = ID(id)
	}
	return list
}

// monthPart names a page of an archive: "February 2022, 2 of 3".
func (v *viewer) monthPart(page *archivePage) string {
	month := v.day(page.month).Long
	if page.parts > 1 {
		return v.say("part_of_month", month, int(page.part), int(page.parts))
	}
	return month
}

// archiveTurn leads to the months before and after.
func (v *viewer) archiveTurn(pages []archivePage, number int, out *view.ArchiveView) {
	link := func(i int) view.Link { return view.Link{Text: v.monthPart(&pages[i]), Href: v.href(pages[i].address)} }
	if number > 0 {
		out.Previous = link(number - 1)
	}
	if number+1 < len(pages) {
		out.Next = link(number + 1)
	}
}
