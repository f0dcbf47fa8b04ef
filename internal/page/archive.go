package page

import (
	"cmp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/site"
)

// How much of a list stands on one page.
const (
	// maxShown is how many items of each list the page of an entity or a
	// relation shows. If any of its lists is longer, all its items are in an
	// archive as well.
	maxShown = 25
	// maxListed is how many items a page of an archive holds, and how long an
	// index may grow before it is parted.
	maxListed = 200
)

// An archivePage is a month of all that is said of one entity or relation, or
// of all articles or events, or a part of such a month. Items are oldest
// first, so that what is added later changes the last page only.
type archivePage struct {
	of      Key // the page that it belongs to
	address string
	month   date.Date
	part    int // from 1
	parts   int // of this month
	items   []item
}

// An item is one entry of one list of an archive.
type item struct {
	list which
	id   int32 // a StatementID, EventID or ArticleID
	day  date.Date
}

// A which says which of its owner's lists an item is of.
type which uint8

const (
	fromList    which = iota // statements by an entity or on a topic, or of a relation's first country
	aboutList                // statements about an entity, or of a relation's second country
	eventList                // events
	articleList              // articles, of entities as sentences that name them
)

// archives are all archive pages, those of one owner together and in order.
type archives struct {
	pages []archivePage
	of    map[Key][2]int32 // the pages of an owner: from, to
}

// A long is the owner of an archive with its lists, newest first.
type long struct {
	of          Key
	folder      string // of the archive: "people/ana-lund/"
	from, about []site.StatementID
	events      []site.EventID
	articles    []site.ArticleID
}

// archiveAll plans the archives of all that is long, on all cores: they hold
// most of what a site says, many times over.
func (p *Plan) archiveAll() {
	list := p.longs()
	made := make([][]archivePage, len(list))
	var next atomic.Int64
	var cores sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		cores.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(list); i = next.Add(1) - 1 {
				made[i] = list[i].archive(p.items(&list[i]))
			}
		})
	}
	cores.Wait()
	p.archives = archives{pages: slices.Concat(made...), of: make(map[Key][2]int32, len(list))}
	n := int32(0)
	for i := range list {
		p.archives.of[list[i].of] = [2]int32{n, n + int32(len(made[i]))}
		n += int32(len(made[i]))
	}
}

// longs lists what has an archive.
func (p *Plan) longs() []long {
	var list []long
	s := p.Site
	for i, address := range p.addresses.entities {
		d := &s.Dossiers[i]
		from := d.By
		if s.Registry.At(entity.ID(i)).Kind == entity.Topic {
			from = d.OnTopic
		}
		if address != "" && max(len(from), len(d.About), len(d.Events), len(d.Articles)) > maxShown {
			list = append(list, long{Key{Kind: EntityPage, Index: int32(i)}, folder(address), from, d.About, d.Events, d.Articles})
		}
	}
	for i, r := range s.Relations {
		if max(len(r.FromA), len(r.FromB), len(r.Events), len(r.Articles)) > maxShown {
			of := Key{Kind: RelationPage, Index: int32(i)}
			list = append(list, long{of, folder(p.addresses.relations[i]), r.FromA, r.FromB, r.Events, r.Articles})
		}
	}
	if len(s.Articles) > maxListed {
		list = append(list, long{of: Key{Kind: ArticleIndex}, folder: "articles/", articles: all[site.ArticleID](len(s.Articles))})
	}
	if len(s.Events) > maxListed {
		events := all[site.EventID](len(s.Events))
		slices.Reverse(events)
		list = append(list, long{of: Key{Kind: EventIndex}, folder: "events/", events: events})
	}
	// So the pages are nearly in the order that all pages are put into.
	slices.SortFunc(list, func(a, b long) int { return strings.Compare(a.folder, b.folder) })
	return list
}

func folder(address string) string { return address[:len(address)-len(".html")] + "/" }

// all returns the first n ids.
func all[ID ~int32](n int) []ID {
	ids := make([]ID, n)
	for i := range ids {
		ids[i] = ID(i)
	}
	return ids
}

// items puts the lists of an owner together, oldest first.
func (p *Plan) items(l *long) []item {
	s := p.Site
	return merged([...][]item{
		itemsOf(fromList, l.from, func(id site.StatementID) date.Date { return s.Statements[id].Date }),
		itemsOf(aboutList, l.about, func(id site.StatementID) date.Date { return s.Statements[id].Date }),
		itemsOf(eventList, l.events, func(id site.EventID) date.Date { return s.Events[id].Date }),
		itemsOf(articleList, l.articles, func(id site.ArticleID) date.Date { return s.Articles[id].Date.Day }),
	})
}

// itemsOf returns the items of one list, oldest first.
func itemsOf[ID ~int32](list which, ids []ID, day func(ID) date.Date) []item {
	items := make([]item, len(ids))
	for i, id := range ids {
		items[len(ids)-1-i] = item{list, int32(id), day(id)}
	}
	if !slices.IsSortedFunc(items, item.compare) { // it is, but for what is of one day
		slices.SortFunc(items, item.compare)
	}
	return items
}

// merged puts lists that are in order into one.
func merged(lists [4][]item) []item {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	items := make([]item, 0, n)
	for range n {
		first := -1
		for i, list := range lists {
			if len(list) > 0 && (first < 0 || list[0].compare(lists[first][0]) < 0) {
				first = i
			}
		}
		items = append(items, lists[first][0])
		lists[first] = lists[first][1:]
	}
	return items
}

// compare orders the items of an archive. A lower ArticleID is a newer article;
// statements go with their articles.
func (a item) compare(b item) int {
	if c := a.day.Compare(b.day); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.list, b.list), cmp.Compare(b.id, a.id))
}

// archive parts items by months, and long months by numbers.
func (l *long) archive(items []item) []archivePage {
	var pages []archivePage
	for len(items) > 0 {
		month := monthOf(items[0].day)
		n := 1
		for n < len(items) && monthOf(items[n].day) == month {
			n++
		}
		parts := (n + maxListed - 1) / maxListed
		for part := range parts {
			address := l.folder + month.String()
			if part > 0 {
				address += "-" + strconv.Itoa(part+1)
			}
			pages = append(pages, archivePage{
				of: l.of, address: address + ".html", month: month, part: part + 1, parts: parts,
				items: items[part*maxListed : min((part+1)*maxListed, n)],
			})
		}
		items = items[n:]
	}
	return pages
}

func monthOf(d date.Date) date.Date { return date.Date{Year: d.Year, Month: d.Month} }

// saidAt returns the address at which the pages of a speaker have a statement:
// in the archive, if there is one, since the page itself shows only the newest.
func (p *Plan) saidAt(by entity.ID, id site.StatementID) string {
	at := p.archives.of[Key{Kind: EntityPage, Index: int32(by)}]
	pages := p.archives.pages[at[0]:at[1]]
	said := item{fromList, int32(id), p.Site.Statements[id].Date}
	// The first page that ends with the statement or after it.
	i, _ := slices.BinarySearchFunc(pages, said, func(page archivePage, said item) int {
		return page.items[len(page.items)-1].compare(said)
	})
	if i < len(pages) {
		if _, there := slices.BinarySearchFunc(pages[i].items, said, item.compare); there {
			return pages[i].address
		}
	}
	return p.entity(by)
}
