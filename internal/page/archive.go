package page

import (
	"cmp"
	"runtime"
	"slices"
	"sort"
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
	owner   int32 // of archives.owners
	month   date.Date
	part    int32 // from 1
	parts   int32 // of this month
	address string
}

// archives are all archive pages, those of one owner together and in order. What
// stands on them is found when they are shown: planned are only their numbers.
type archives struct {
	owners []long
	pages  []archivePage
	of     map[Key][2]int32 // the pages of an owner: from, to
	days   days
}

// A long is the owner of an archive with its lists, newest first.
type long struct {
	of          Key
	folder      string // of the archive: "people/ana-lund/"
	from, about []site.StatementID
	events      []site.EventID
	articles    []site.ArticleID
}

// days are the days of all that archives list, by ids.
type days struct{ statements, events, articles []date.Date }

func daysOf(s *site.Site) days {
	d := days{make([]date.Date, len(s.Statements)), make([]date.Date, len(s.Events)), make([]date.Date, len(s.Articles))}
	for i := range s.Statements {
		d.statements[i] = s.Statements[i].Date
	}
	for i := range s.Events {
		d.events[i] = s.Events[i].Date
	}
	for i := range s.Articles {
		d.articles[i] = s.Articles[i].Date.Day
	}
	return d
}

// archiveAll plans the archives of all that is long, on all cores: they hold
// most of what a site says, many times over.
func (p *Plan) archiveAll() {
	list, days := p.longs(), daysOf(p.Site)
	made := make([][]archivePage, len(list))
	var next atomic.Int64
	var cores sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		cores.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(list); i = next.Add(1) - 1 {
				made[i] = list[i].archive(int32(i), days)
			}
		})
	}
	cores.Wait()
	p.archives = archives{owners: list, pages: slices.Concat(made...), of: make(map[Key][2]int32, len(list)), days: days}
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

// A run is how many entries of a list are of one month.
type run struct {
	month date.Date
	n     int
}

// runsOf returns the months of a list, newest first as the list is.
func runsOf[ID ~int32](ids []ID, days []date.Date) []run {
	runs := make([]run, 0, 16)
	for _, id := range ids {
		month := monthOf(days[id])
		if n := len(runs); n == 0 || runs[n-1].month != month {
			runs = append(runs, run{month: month})
		}
		runs[len(runs)-1].n++
	}
	return runs
}

// archive plans a page for each month, and several for long months.
func (l *long) archive(owner int32, days days) []archivePage {
	months := merged([...][]run{
		runsOf(l.from, days.statements), runsOf(l.about, days.statements),
		runsOf(l.events, days.events), runsOf(l.articles, days.articles),
	})
	pages, ends := make([]archivePage, 0, len(months)), make([]int, 0, len(months))
	var addresses []byte // of all: they are cut out of one string
	for _, r := range months {
		parts := (r.n + maxListed - 1) / maxListed
		for part := 1; part <= parts; part++ {
			pages = append(pages, archivePage{owner: owner, month: r.month, part: int32(part), parts: int32(parts)})
			addresses = r.month.Append(append(addresses, l.folder...))
			if part > 1 {
				addresses = strconv.AppendInt(append(addresses, '-'), int64(part), 10)
			}
			addresses = append(addresses, ".html"...)
			ends = append(ends, len(addresses))
		}
	}
	all, from := string(addresses), 0
	for i, end := range ends {
		pages[i].address = all[from:end]
		from = end
	}
	return pages
}

// merged adds up the months of several lists, oldest first.
func merged(lists [4][]run) []run {
	var sum []run
	for {
		oldest := run{}
		for _, list := range lists {
			if n := len(list); n > 0 && (oldest.n == 0 || list[n-1].month.Compare(oldest.month) < 0) {
				oldest = list[n-1]
			}
		}
		if oldest.n == 0 {
			return sum
		}
		oldest.n = 0
		for i, list := range lists {
			if n := len(list); n > 0 && list[n-1].month == oldest.month {
				oldest.n += list[n-1].n
				lists[i] = list[:n-1]
			}
		}
		sum = append(sum, oldest)
	}
}

func monthOf(d date.Date) date.Date { return date.Date{Year: d.Year, Month: d.Month} }

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

// items returns what stands on an archive page, oldest first.
func (a *archives) items(page *archivePage) []item {
	l, month := &a.owners[page.owner], page.month
	all := slices.Concat(
		itemsOf(fromList, within(l.from, a.days.statements, month), a.days.statements),
		itemsOf(aboutList, within(l.about, a.days.statements, month), a.days.statements),
		itemsOf(eventList, within(l.events, a.days.events, month), a.days.events),
		itemsOf(articleList, within(l.articles, a.days.articles, month), a.days.articles))
	slices.SortFunc(all, item.compare)
	return all[(page.part-1)*maxListed : min(int(page.part)*maxListed, len(all))]
}

func itemsOf[ID ~int32](list which, ids []ID, days []date.Date) []item {
	items := make([]item, len(ids))
	for i, id := range ids {
		items[i] = item{list, int32(id), days[id]}
	}
	return items
}

// compare orders the items of an archive. A lower ArticleID is a newer article;
// statements go with their articles.
func (a item) compare(b item) int {
	return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.list, b.list), cmp.Compare(b.id, a.id))
}

// within returns the part of a list that is of a month.
func within[ID ~int32](ids []ID, days []date.Date, month date.Date) []ID {
	from := sort.Search(len(ids), func(i int) bool { return monthOf(days[ids[i]]).Compare(month) <= 0 })
	ids = ids[from:]
	return ids[:sort.Search(len(ids), func(i int) bool { return monthOf(days[ids[i]]) != month })]
}

// before counts the entries of a month's part of a list that are of an earlier
// day.
func before[ID ~int32](ids []ID, days []date.Date, day date.Date) int {
	ids = within(ids, days, monthOf(day))
	return len(ids) - sort.Search(len(ids), func(i int) bool { return days[ids[i]].Compare(day) < 0 })
}

// saidAt returns the address at which the pages of a speaker have a statement:
// in the archive, if there is one, since the page itself shows only the newest.
func (p *Plan) saidAt(by entity.ID, id site.StatementID) string {
	a := &p.archives
	at := a.of[Key{Kind: EntityPage, Index: int32(by)}]
	pages, day := a.pages[at[0]:at[1]], p.Site.Statements[id].Date
	first, archived := slices.BinarySearchFunc(pages, monthOf(day), func(page archivePage, month date.Date) int {
		return page.month.Compare(month)
	})
	if !archived {
		return p.entity(by)
	}
	l := &a.owners[pages[first].owner]
	of := within(l.from, a.days.statements, monthOf(day))
	place, there := slices.BinarySearchFunc(of, id, func(x, id site.StatementID) int {
		return cmp.Or(day.Compare(a.days.statements[x]), cmp.Compare(x, id))
	})
	if !there {
		return p.entity(by)
	}
	// Before it stand those that come after it in the list, and what is older in
	// the others.
	n := len(of) - 1 - place + before(l.about, a.days.statements, day) +
		before(l.events, a.days.events, day) + before(l.articles, a.days.articles, day)
	return pages[first+n/maxListed].address
}
