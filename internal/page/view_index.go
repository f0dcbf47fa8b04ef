package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/spelling"
)

// A grouper puts items into groups, in the order in which groups first appear.
type grouper struct {
	groups []Group
	at     map[string]int
}

func (g *grouper) group(label string) *Group {
	if g.at == nil {
		g.at = map[string]int{}
	}
	if _, ok := g.at[label]; !ok {
		g.at[label] = len(g.groups)
		id := "g-" + spelling.Slug(label)
		if id == "g-" { // of no Latin letters; a slug never begins with a hyphen
			id += "-" + strconv.Itoa(len(g.groups)+1)
		}
		g.groups = append(g.groups, Group{Label: label, ID: id})
	}
	return &g.groups[g.at[label]]
}

// jumps are links to the groups, where there are enough to need them.
func (g *grouper) jumps() []Link {
	if len(g.groups) < 4 {
		return nil
	}
	var links []Link
	for _, group := range g.groups {
		links = append(links, Link{group.Label, "#" + group.ID})
	}
	return links
}

func (v *viewer) index(title, intro string, g *grouper) *IndexView {
	return &IndexView{Head: v.head(title, intro), Title: title, Intro: intro, Jumps: g.jumps(), Groups: g.groups}
}

func (v *viewer) articleIndex() *IndexView {
	g := &grouper{}
	for i := range v.s.Articles {
		group := g.group(month(v.s.Articles[i].Date.Day))
		group.Articles = append(group.Articles, v.articleRow(site.ArticleID(i)))
	}
	return v.index("Articles", plural(len(v.s.Articles), "article", "articles")+", newest first", g)
}

func month(d date.Date) string { return day(date.Date{Year: d.Year, Month: d.Month}).Long }

func (v *viewer) eventIndex() *IndexView {
	g := &grouper{}
	for i := len(v.s.Events) - 1; i >= 0; i-- {
		group := g.group(month(v.s.Events[i].Date))
		group.Events = append(group.Events, v.eventRow(site.EventID(i)))
	}
	out := v.index("Events", plural(len(v.s.Events), "event", "events")+", latest first", g)
	out.Strip = v.strip(newestFirst(v.s.Events))
	return out
}

func (v *viewer) relationIndex() *IndexView {
	g := &grouper{}
	numbers := make([]int32, len(v.s.Relations))
	for i := range numbers {
		numbers[i] = int32(i)
	}
	g.group("Pairs of countries").Relations = v.relationRows(numbers, entity.None)
	return v.index("Relations", "Countries that speak to or about each other or met, latest contact first", g)
}

func (v *viewer) entityIndex(kind entity.Kind) *IndexView {
	type item struct {
		id            entity.ID
		group, folded string
	}
	var items []item
	for _, id := range v.p.entitiesOf(kind) {
		e := v.s.Registry.At(id)
		folded := spelling.Fold(e.SortName)
		items = append(items, item{id, v.indexGroup(e, folded), folded})
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.folded, b.folded))
	})
	g := &grouper{}
	for _, it := range items {
		group := g.group(it.group)
		group.Entries = append(group.Entries, v.indexEntry(it.id, v.s.Registry.At(it.id)))
	}
	return v.index(titleOf[kind], plural(len(items), kind.String(), strings.ToLower(titleOf[kind])), g)
}

// indexGroup is where an entity stands in its index: people under the first
// letter of the folded name, countries by region, places by country, all others
// together.
func (v *viewer) indexGroup(e *entity.Entity, folded string) string {
	switch e.Kind {
	case entity.Country:
		return e.State.Region
	case entity.Place:
		if e.Country != entity.None {
			return v.s.Registry.At(e.Country).Name
		}
	case entity.Person:
		if r, size := utf8.DecodeRuneInString(folded); size > 0 {
			return strings.ToUpper(string(r))
		}
	}
	return titleOf[e.Kind]
}

func (v *viewer) indexEntry(id entity.ID, e *entity.Entity) IndexEntry {
	entry := IndexEntry{Chip: v.chip(id), Count: len(v.s.Dossiers[id].Articles)}
	switch e.Kind {
	case entity.Person:
		entry.Text = e.SortName
		if entry.Note = v.officeOn(id, v.s.AsOf); entry.Note == "" && len(e.Posts) > 0 {
			entry.Note = e.Posts[len(e.Posts)-1].Role
		}
	case entity.Country:
		entry.Note = e.State.Capital
	case entity.Organization:
		if e.Country != entity.None {
			entry.Note = v.s.Registry.At(e.Country).Name
		}
	}
	return entry
}

// How many items the front page shows.
const (
	frontArticles = 8
	frontNames    = 6
	frontEvents   = 5
	frontSaid     = 4
)

func (v *viewer) front() *FrontView {
	s := v.s
	out := &FrontView{
		Head: v.head("", s.Config.Description), Tagline: s.Config.Description, AsOf: day(s.AsOf),
		People: v.inNews(entity.Person), Countries: v.inNews(entity.Country),
	}
	for i := range s.Articles[:min(len(s.Articles), frontArticles+1)] {
		row := v.articleRow(site.ArticleID(i))
		if i == 0 {
			out.Lead = &row
			continue
		}
		out.Articles = append(out.Articles, row)
	}
	if len(s.Articles) > frontArticles+1 {
		out.More = Link{"All articles", v.href("articles/index.html")}
	}
	out.Coming, out.Recent = v.comingAndRecent()
	out.Strip = v.strip(v.yearOfEvents())
	out.Said = v.statements(v.latestSaid(frontSaid))
	all := make([]site.ArticleID, len(s.Articles))
	for i := range all {
		all[i] = site.ArticleID(i)
	}
	out.Activity = v.activity(all, "Articles")
	return out
}

// yearOfEvents returns the events of the year up to the as-of month, and those
// to come, newest first.
func (v *viewer) yearOfEvents() []site.EventID {
	all := newestFirst(v.s.Events)
	from := monthBefore(v.s.AsOf, stripYear-1)
	n, _ := slices.BinarySearchFunc(all, from, func(id site.EventID, from date.Date) int {
		return from.Compare(v.s.Events[id].Date)
	})
	return all[:n]
}

// newestFirst numbers a site's events, which are oldest first.
func newestFirst(events []site.Event) []site.EventID {
	all := make([]site.EventID, len(events))
	for i := range all {
		all[i] = site.EventID(len(events) - 1 - i)
	}
	return all
}

// comingAndRecent returns the events after the as-of day, soonest first, and
// the last ones up to it, latest first.
func (v *viewer) comingAndRecent() (coming, recent []Event) {
	for i := len(v.s.Events) - 1; i >= 0; i-- {
		e := &v.s.Events[i]
		switch later := e.Date.Compare(v.s.AsOf) > 0; {
		case later && e.Status != document.StatusCancelled:
			coming = append(coming, v.eventRow(site.EventID(i)))
		case !later && len(recent) < frontEvents:
			recent = append(recent, v.eventRow(site.EventID(i)))
		}
	}
	slices.Reverse(coming)
	return coming[:min(len(coming), frontEvents)], recent
}

// inNews returns the entities of a kind named in most articles of the as-of
// month, with the change against the month before.
func (v *viewer) inNews(kind entity.Kind) []InNews {
	now := date.Date{Year: v.s.AsOf.Year, Month: v.s.AsOf.Month}
	before := monthBefore(v.s.AsOf, 1)
	var list []InNews
	for _, id := range v.p.entitiesOf(kind) {
		item := InNews{Chip: v.chip(id)}
		for _, a := range v.s.Dossiers[id].Articles {
			switch d := v.s.Articles[a].Date.Day; (date.Date{Year: d.Year, Month: d.Month}) {
			case now:
				item.Count++
			case before:
				item.Change--
			}
		}
		if item.Count > 0 {
			item.Change += item.Count
			item.Note = v.officeOn(id, v.s.AsOf)
			list = append(list, item)
		}
	}
	slices.SortStableFunc(list, func(a, b InNews) int { return cmp.Compare(b.Count, a.Count) })
	return list[:min(len(list), frontNames)]
}

// latestSaid returns the newest statements, one of each article, the first
// quotation in it if it has any.
func (v *viewer) latestSaid(n int) []site.StatementID {
	var ids []site.StatementID
	for i := range v.s.Articles {
		a := &v.s.Articles[i]
		if a.Statements.From == a.Statements.To {
			continue
		}
		pick := site.StatementID(a.Statements.From)
		for id := pick; id < site.StatementID(a.Statements.To); id++ {
			if v.s.Statements[id].Mark.Form == document.Direct {
				pick = id
				break
			}
		}
		if ids = append(ids, pick); len(ids) == n {
			break
		}
	}
	slices.SortStableFunc(ids, func(a, b site.StatementID) int {
		return v.s.Statements[b].Date.Compare(v.s.Statements[a].Date)
	})
	return ids
}
