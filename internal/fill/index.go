package fill

import (
	"cmp"
	"slices"
	"strconv"
	"unicode"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/spelling"
	"readout/internal/view"
)

// A grouper puts items into groups, in the order in which groups first appear.
type grouper struct {
	groups []view.Group
	at     map[string]int
	months []date.Date // if the groups are months: which
}

func (g *grouper) group(label string) *view.Group {
	if g.at == nil {
		g.at = map[string]int{}
	}
	if _, ok := g.at[label]; !ok {
		g.at[label] = len(g.groups)
		id := "g-" + spelling.Slug(label)
		if id == "g-" { // of no Latin letters; a slug never begins with a hyphen
			id += "-" + strconv.Itoa(len(g.groups)+1)
		}
		g.groups = append(g.groups, view.Group{Label: label, ID: id})
	}
	return &g.groups[g.at[label]]
}

// month returns the group of a day's month.
func (g *grouper) month(v *viewer, d date.Date) *view.Group {
	if n := len(g.months); n == 0 || g.months[n-1] != page.MonthOf(d) {
		g.months = append(g.months, page.MonthOf(d))
	}
	return g.group(v.month(d))
}

// maxMonths is to how many months of several years an index leads. More are a
// wall of links, so it leads to the years instead.
const maxMonths = 12

// jumps are links to the groups, where there are enough to need them.
func (v *viewer) jumps(g *grouper) []view.Link {
	if len(g.groups) < 4 {
		return nil
	}
	var links []view.Link
	for i, group := range g.groups {
		label := group.Label
		if len(g.months) == len(g.groups) {
			label = v.jumpToMonth(g.months, i)
		}
		if label != "" {
			links = append(links, view.Link{Text: label, Href: "#" + group.ID})
		}
	}
	return links
}

// jumpToMonth is the label of the link to one of the months of an index; none if
// its year has one.
func (v *viewer) jumpToMonth(months []date.Date, i int) string {
	d := months[i]
	switch {
	case months[0].Year == months[len(months)-1].Year && d.Month > 0: // the year is in the heading
		return v.Month(int(d.Month))
	case len(months) <= maxMonths:
		return v.month(d)
	case i > 0 && months[i-1].Year == d.Year:
		return ""
	}
	return v.Year(d)
}

func (v *viewer) index(title, intro string, g *grouper) *view.IndexView {
	if len(g.groups) == 1 && g.groups[0].Label == title {
		g.groups[0].Label = "" // it would be said twice
	}
	return &view.IndexView{Head: v.head(title, intro), Title: title, Intro: intro, Jumps: v.jumps(g), Groups: g.groups}
}

// unfolded is how many items of a list by months a phone shows before it folds months.
const unfolded = 15

// foldEarlier lets a phone fold the months of a long list, the latest first, but for those
// that hold its first items.
func (v *viewer) foldEarlier(months []*view.Group) {
	shown := 0
	for _, g := range months {
		kind, n := "event", len(g.Events)
		if n == 0 {
			kind, n = "article", len(g.Articles)
		}
		if shown > 0 && shown+n > unfolded {
			g.Folded, shown = v.Word("count", kind, n), unfolded
		}
		shown += n
	}
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func (v *viewer) articleIndex() *view.IndexView {
	g := &grouper{}
	years, href := v.archiveOf(v.page.Address)
	articles, rest := cut(page.First[site.ArticleID](len(v.s.Articles)), page.MaxListed/4, href)
	for _, id := range articles {
		group := g.month(v, v.s.Articles[id].Date.Day)
		row := v.articleRow(id)
		row.Date.Short = v.withoutYear(v.s.Articles[id].Date.Day)
		group.Articles = append(group.Articles, row)
	}
	v.foldEarlier(pointers(g.groups))
	out := v.index(v.Say("articles"), v.Say("articles_newest_first", len(v.s.Articles)), g)
	out.Years, out.Rest = years, rest
	return out
}

func (v *viewer) eventIndex() *view.IndexView {
	g := &grouper{}
	events, rest := newestFirst(v.s.Events), view.Rest{}
	if len(events) > page.MaxListed {
		events, rest = cut(events, page.MaxListed/4, "#archive")
	}
	for _, id := range events {
		group := g.month(v, v.s.Events[id].Date)
		group.Events = append(group.Events, v.eventOfYear(id))
	}
	v.foldEarlier(pointers(g.groups))
	out := v.index(v.Say("events"), v.Say("events_latest_first", len(v.s.Events)), g)
	out.Strip = v.draw.strip(newestFirst(v.s.Events))
	out.Years, out.Rest = v.eventYears(), rest
	if n := len(v.s.Events); n > 0 {
		out.Calendar = v.draw.calendar(v.s.Events[n-1].Date.Year, g.groups)
	}
	return out
}

func (v *viewer) relationIndex() *view.IndexView {
	g := &grouper{}
	g.group(v.Say("relations")).Relations = each(v.relationRow(entity.None), page.First[int32](len(v.s.Relations)))
	return v.index(v.Say("relations"), v.Say("relations_intro"), g)
}

func (v *viewer) entityIndex(kind entity.Kind) *view.IndexView {
	ids := v.p.Entities[kind]
	intro := v.Word("count", kind.String(), len(ids))
	letters := v.p.LettersOf(kind)
	if len(letters) == 0 {
		out := v.index(v.Say(page.IndexOf(kind).Words()), intro, v.grouped(ids))
		out.Ways = v.ways(kind)
		return out
	}
	out := v.index(v.Say(page.IndexOf(kind).Words()), intro, v.mostInNews(ids))
	out.Ways, out.Jumps = v.ways(kind), nil
	for _, l := range letters {
		out.Jumps = append(out.Jumps, view.Link{Text: l.Label, Href: v.Href(l.Address)})
	}
	return out
}

// mostInNews is what a long index shows beside its letters: those that most
// articles concern.
func (v *viewer) mostInNews(ids []entity.ID) *grouper {
	const most = 60
	ids = slices.DeleteFunc(slices.Clone(ids), func(id entity.ID) bool { return len(v.s.Dossiers[id].Articles) == 0 })
	v.sortByArticles(ids)
	g := &grouper{}
	for _, id := range ids[:min(len(ids), most)] {
		group := g.group(v.Say("most_named"))
		group.Entries = append(group.Entries, v.indexEntry(id))
	}
	return g
}

// letterIndex lists the entities under one letter of a long index, by their
// first two letters if they are many.
func (v *viewer) letterIndex(l *page.Letter) *view.IndexView {
	label := v.indexGroup
	if len(l.IDs) > maxOfOne {
		label = func(e *entity.Entity) string { return firstTwo(e.SortName) }
	}
	g := v.groupedBy(l.IDs, label)
	out := v.index(v.Say(page.IndexOf(l.Kind).Words())+": "+l.Label, v.Word("count", l.Kind.String(), len(l.IDs)), g)
	out.Parts, out.Jumps, out.Ways = out.Jumps, nil, v.ways(l.Kind)
	for _, other := range v.p.LettersOf(l.Kind) {
		out.Jumps = append(out.Jumps, view.Link{Text: other.Label, Href: v.Href(other.Address)})
	}
	return out
}

// firstTwo returns the first two letters of a name, without accents: "Sa".
func firstTwo(name string) string {
	rest := []rune(spelling.Fold(name))
	label := page.FirstLetter(name)
	if len(rest) > 1 && unicode.IsLetter(rest[1]) {
		label += string(rest[1])
	}
	return label
}

// grouped puts entities into the groups of their index.
func (v *viewer) grouped(ids []entity.ID) *grouper { return v.groupedBy(ids, v.indexGroup) }

func (v *viewer) groupedBy(ids []entity.ID, label func(*entity.Entity) string) *grouper {
	type item struct {
		id            entity.ID
		group, folded string
	}
	var items []item
	for _, id := range ids {
		e := v.s.Registry.At(id)
		items = append(items, item{id, label(e), spelling.Fold(e.SortName)})
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.folded, b.folded))
	})
	g := &grouper{}
	for _, it := range items {
		group := g.group(it.group)
		group.Entries = append(group.Entries, v.indexEntry(it.id))
	}
	return g
}

// indexGroup is where an entity stands in its index: people under the first
// letter of the name, countries by region, places by country, all others
// together.
func (v *viewer) indexGroup(e *entity.Entity) string {
	switch e.Kind {
	case entity.Country:
		return v.Word("region", e.State.Region)
	case entity.Place:
		if e.Country != entity.None {
			return v.s.Registry.At(e.Country).Name
		}
	case entity.Person:
		return page.FirstLetter(e.SortName)
	}
	return v.Say(page.IndexOf(e.Kind).Words())
}

func (v *viewer) indexEntry(id entity.ID) view.IndexEntry {
	e := v.s.Registry.At(id)
	entry := view.IndexEntry{Chip: v.chip(id), Count: len(v.s.Dossiers[id].Articles)}
	switch e.Kind {
	case entity.Person:
		entry.Text = v.Apart(e.SortName, id)
		entry.Note = v.officeOf(id)
	case entity.Country:
		entry.Note = e.State.Capital
	case entity.Organization:
		if e.Country != entity.None {
			entry.Note = v.s.Registry.At(e.Country).Name
		}
	}
	return entry
}
