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
	month   date.Date
	part    int32 // from 1
	parts   int32 // of this month
	address string
}

// An archive is all that is said of something of which too much is said for its
// page: lists, newest first.
type archive struct {
	of          Key
	folder      string // "people/ana-lund", without a slash
	from, about []site.StatementID
	events      []site.EventID
	articles    []site.ArticleID

	once sync.Once
	made []archivePage // use archives.pages
}

// archives are the archives of a plan. Which pages one has is worked out when
// somebody asks for it: together they hold most of what a site says, many times
// over, and a change is shown by few.
type archives struct {
	list  []archive
	at    map[string]int // of list, by folder
	days  func() *days
	count func() int // how many pages all have
}

// days are the days of all that archives list, by ids.
type days struct{ statements, events, articles []date.Date }

func (p *Plan) daysOfAll() *days {
	s := p.Site
	d := &days{make([]date.Date, len(s.Statements)), make([]date.Date, len(s.Events)), make([]date.Date, len(s.Articles))}
	for i := range s.Statements {
		d.statements[i] = s.Statements[i].Date
	}
	for i := range s.Events {
		d.events[i] = s.Events[i].Date
	}
	for _, day := range p.days {
		for i := day.articles.From; i < day.articles.To; i++ {
			d.articles[i] = day.date
		}
	}
	return d
}

// archiveKey is the key of a page of an archive, which is one of archives.list.
func archiveKey(archive, number int) Key {
	return Key{ArchivePage, int32(archive), int32(number)}
}

// planArchives plans an archive for everything that is long.
func (p *Plan) planArchives() archives {
	a := archives{list: p.longs(), days: sync.OnceValue(p.daysOfAll)}
	a.count = sync.OnceValue(func() int { return countPages(a.list, a.days()) })
	a.at = make(map[string]int, len(a.list))
	for i := range a.list {
		a.at[a.list[i].folder] = i
	}
	return a
}

// longs lists what has an archive.
func (p *Plan) longs() []archive {
	var list []archive
	s := p.Site
	for i, address := range p.addresses.entities {
		d := &s.Dossiers[i]
		from := d.By
		if s.Registry.At(entity.ID(i)).Kind == entity.Topic {
			from = d.OnTopic
		}
		if address != "" && max(len(from), len(d.About), len(d.Events), len(d.Articles)) > maxShown {
			of := Key{Kind: EntityPage, Index: int32(i)}
			list = append(list, archive{of: of, folder: archiveFolder(address), from: from, about: d.About, events: d.Events, articles: d.Articles})
		}
	}
	for i, r := range s.Relations {
		if max(len(r.FromA), len(r.FromB), len(r.Events), len(r.Articles)) > maxShown {
			of, address := Key{Kind: RelationPage, Index: int32(i)}, p.addresses.relations[i]
			list = append(list, archive{of: of, folder: archiveFolder(address), from: r.FromA, about: r.FromB, events: r.Events, articles: r.Articles})
		}
	}
	if len(s.Articles) > maxListed {
		list = append(list, archive{of: Key{Kind: ArticleIndex}, folder: "articles", articles: all[site.ArticleID](len(s.Articles))})
	}
	if len(s.Events) > maxListed {
		events := all[site.EventID](len(s.Events))
		slices.Reverse(events)
		list = append(list, archive{of: Key{Kind: EventIndex}, folder: "events", events: events})
	}
	return list
}

// archiveFolder returns the folder in which the archive of a page is, if it has one.
func archiveFolder(address string) string {
	return strings.TrimSuffix(strings.TrimSuffix(address, ".html"), "/index")
}

// of returns the archive of the page at an address.
func (a *archives) of(address string) (number int, ok bool) {
	number, ok = a.at[archiveFolder(address)]
	return number, ok
}

// pages returns the pages of an archive, oldest first.
func (a *archives) pages(archive int) []archivePage {
	l := &a.list[archive]
	l.once.Do(func() { l.made = l.plan(a.days()) })
	return l.made
}

// all returns the pages of all archives. They are made on all cores.
func (a *archives) all() [][]archivePage {
	made := make([][]archivePage, len(a.list))
	var next atomic.Int64
	var cores sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(made)) {
		cores.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(made); i = int(next.Add(1)) - 1 {
				made[i] = a.pages(i)
			}
		})
	}
	cores.Wait()
	return made
}

// find returns the page of an archive at an address.
func (a *archives) find(address string) (Page, bool) {
	slash := strings.LastIndexByte(address, '/')
	if name := address[slash+1:]; slash < 0 || name == "" || name[0] < '0' || name[0] > '9' {
		return Page{}, false // feeds and calendars are in such folders as well
	}
	i, ok := a.at[address[:slash]]
	if !ok {
		return Page{}, false
	}
	j := slices.IndexFunc(a.pages(i), func(page archivePage) bool { return page.address == address })
	return Page{address, archiveKey(i, j)}, j >= 0
}

// countPages counts the pages of archives without making them.
func countPages(list []archive, days *days) (pages int) {
	numbers := map[date.Date]int32{} // of months
	statements, events, articles := monthsOf(days.statements, numbers), monthsOf(days.events, numbers), monthsOf(days.articles, numbers)
	items := make([]int, len(numbers))
	for i := range list {
		a := &list[i]
		tally(items, a.from, statements)
		tally(items, a.about, statements)
		tally(items, a.events, events)
		tally(items, a.articles, articles)
		for month, n := range items {
			pages += (n + maxListed - 1) / maxListed
			items[month] = 0
		}
	}
	return pages
}

// monthsOf returns the months of days as numbers.
func monthsOf(days []date.Date, numbers map[date.Date]int32) []int32 {
	months := make([]int32, len(days))
	for i, day := range days {
		month := monthOf(day)
		if i > 0 && month == monthOf(days[i-1]) {
			months[i] = months[i-1]
			continue
		}
		if _, known := numbers[month]; !known {
			numbers[month] = int32(len(numbers))
		}
		months[i] = numbers[month]
	}
	return months
}

// tally adds up how many of a list are of each month.
func tally[ID ~int32](items []int, ids []ID, months []int32) {
	for _, id := range ids {
		items[months[id]]++
	}
}

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

// plan plans a page for each month, and several for long months.
func (a *archive) plan(days *days) []archivePage {
	months := merged([...][]run{
		runsOf(a.from, days.statements), runsOf(a.about, days.statements),
		runsOf(a.events, days.events), runsOf(a.articles, days.articles),
	})
	pages, ends := make([]archivePage, 0, len(months)), make([]int, 0, len(months))
	var addresses []byte // of all: they are cut out of one string
	for _, r := range months {
		parts := (r.n + maxListed - 1) / maxListed
		for part := 1; part <= parts; part++ {
			pages = append(pages, archivePage{month: r.month, part: int32(part), parts: int32(parts)})
			addresses = r.month.Append(append(append(addresses, a.folder...), '/'))
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
	articleList              // articles, of entities as sentences that name them or summaries
)

// items returns what stands on a page of an archive, oldest first.
func (a *archives) items(archive int, page *archivePage) []item {
	l, days, month := &a.list[archive], a.days(), page.month
	all := slices.Concat(
		itemsOf(fromList, within(l.from, days.statements, month), days.statements),
		itemsOf(aboutList, within(l.about, days.statements, month), days.statements),
		itemsOf(eventList, within(l.events, days.events, month), days.events),
		itemsOf(articleList, within(l.articles, days.articles, month), days.articles))
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
	address := p.entity(by)
	archive, archived := p.archives.of(address)
	if !archived {
		return address
	}
	days, pages := p.archives.days(), p.archives.pages(archive)
	day := days.statements[id]
	first, found := slices.BinarySearchFunc(pages, monthOf(day), func(page archivePage, month date.Date) int {
		return page.month.Compare(month)
	})
	if !found {
		return address
	}
	l := &p.archives.list[archive]
	of := within(l.from, days.statements, monthOf(day))
	place, there := slices.BinarySearchFunc(of, id, func(x, id site.StatementID) int {
		return cmp.Or(day.Compare(days.statements[x]), cmp.Compare(x, id))
	})
	if !there {
		return address
	}
	// Before it stand those that come after it in the list, and what is older in
	// the others.
	n := len(of) - 1 - place + before(l.about, days.statements, day) +
		before(l.events, days.events, day) + before(l.articles, days.articles, day)
	return pages[first+n/maxListed].address
}
