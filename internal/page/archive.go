package page

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/site"
)

// How much of a list stands on one page.
const (
	// MaxShown is how many items of each list the page of an entity or a
	// relation shows. If any of its lists is longer, all its items are in an
	// archive as well.
	MaxShown = 25
	// MaxListed is how many items a page of an archive holds, and how long an
	// index may grow before it is split.
	MaxListed = 200
	// maxOfYear is how many items of a year stand together: more are parted by months.
	maxOfYear = 50
	// minOfPeriod is how many items are worth a page: fewer join the next period.
	minOfPeriod = 10
)

// A Period is a page of an archive: some years or months of it, or one of several parts
// of a long month. Items are oldest first, so that what is added later changes the last
// page only.
type Period struct {
	From, To date.Date // the first and the last year or month, the same if there is one
	Part     int       // from 1
	Parts    int       // of this period
	Address  address.Address

	first, last date.Date // the months of its items: all items between them are of the period
	items       int
}

// An archive holds all events and articles of a page that shows only the newest: lists,
// newest first. Statements are parted by topic instead: see LongGroup. The pages of years
// are the archive of the index of events; those of long years have their own.
type archive struct {
	of       Key
	folder   string // "people/ana-lund", without a slash
	events   []site.EventID
	articles []site.ArticleID

	once    sync.Once
	periods []Period // use Archives.Periods
}

// Archives are the archives of a plan, by number. The pages of an archive are computed
// on demand: all of them together list most of a site several times, and a change
// shows on few.
type Archives struct {
	list    []*archive
	at      map[string]int  // of list, by folder
	without map[string]bool // the folders of pages that would have an archive if the site had any
	days    func() *days
	count   func() int // how many pages all have
}

// days are the dates of all that archives list, by ids: a compact index, since loading
// the events and articles themselves costs more than the work on their dates.
type days struct{ events, articles []date.Date }

// MonthOf returns the month of a day.
func MonthOf(d date.Date) date.Date { return date.Date{Year: d.Year, Month: d.Month} }

func (p *Plan) daysOfAll() *days {
	s, d := p.Site, &days{}
	for i := range s.Events {
		d.events = append(d.events, s.Events[i].Date)
	}
	for _, day := range p.Days {
		d.articles = append(d.articles, slices.Repeat([]date.Date{day.Date}, int(day.Articles.To-day.Articles.From))...)
	}
	return d
}

// planArchives plans an archive for everything that is long.
func (p *Plan) planArchives() Archives {
	a := Archives{list: p.longLists(), days: sync.OnceValue(p.daysOfAll), at: map[string]int{}, without: map[string]bool{}}
	if p.Site.Config.NoArchives {
		// The indexes keep theirs: no other page lists all articles and events.
		a.list = slices.DeleteFunc(a.list, func(l *archive) bool {
			gone := l.of.Kind == EntityPage || l.of.Kind == RelationPage
			a.without[l.folder] = gone
			return gone
		})
	}
	a.count = sync.OnceValue(a.countPages)
	for i := range a.list {
		a.at[a.list[i].folder] = i
	}
	return a
}

// longLists returns the archives: one for each page with a list that is too long.
func (p *Plan) longLists() []*archive {
	var list []*archive
	s := p.Site
	add := func(k Kind, index int, at address.Address, most int, a *archive) {
		if max(len(a.events), len(a.articles)) > most {
			a.of, a.folder = Key{Kind: k, Index: int32(index)}, archiveFolder(at)
			list = append(list, a)
		}
	}
	for _, ids := range p.Entities {
		for _, id := range ids {
			d := &s.Dossiers[id]
			add(EntityPage, int(id), p.Addresses.Entity(id), MaxShown, &archive{events: d.Events, articles: d.Articles})
		}
	}
	for i, r := range s.Relations {
		add(RelationPage, i, p.Addresses.Relation(int32(i)), MaxShown, &archive{events: r.Events, articles: r.Articles})
	}
	add(ArticleIndex, 0, ArticleIndex.Address(), MaxListed, &archive{articles: First[site.ArticleID](len(s.Articles))})
	events := First[site.EventID](len(s.Events))
	slices.Reverse(events)
	for len(events) > 0 {
		year := s.Events[events[0]].Date.Year
		others := slices.IndexFunc(events, func(id site.EventID) bool { return s.Events[id].Date.Year != year })
		if others < 0 {
			others = len(events)
		}
		add(YearPage, int(year), address.Year("events", int(year)), MaxListed, &archive{events: events[:others]})
		events = events[others:]
	}
	return list
}

// First returns the first n ids.
func First[ID ~int32](n int) []ID {
	ids := make([]ID, n)
	for i := range ids {
		ids[i] = ID(i)
	}
	return ids
}

// archiveFolder returns the folder in which the archive of a page is, if it has one.
func archiveFolder(a address.Address) string {
	return strings.TrimSuffix(strings.TrimSuffix(string(a), ".html"), "/index")
}

// At returns the archive of the page at an address.
func (a *Archives) At(page address.Address) (number int, ok bool) {
	number, ok = a.at[archiveFolder(page)]
	return number, ok
}

// IsMissing reports whether the page at an address would have an archive if the settings
// did not leave it out: it shows the newest items of its lists, and nothing shows the rest.
func (a *Archives) IsMissing(page address.Address) bool { return a.without[archiveFolder(page)] }

// Owner returns the key of the page that has an archive.
func (a *Archives) Owner(archive int) Key { return a.list[archive].of }

// Periods returns the pages of an archive, oldest first.
func (a *Archives) Periods(archive int) []Period {
	l := a.list[archive]
	l.once.Do(func() {
		c := newCounter(a.days())
		c.add(l)
		for _, p := range c.periods() {
			p.Parts = pagesFor(p.items)
			for p.Part = 1; p.Part <= p.Parts; p.Part++ {
				name := l.folder + "/" + p.To.String()
				if p.Part > 1 {
					name += "-" + strconv.Itoa(p.Part)
				}
				p.Address = address.Address(name + ".html")
				l.periods = append(l.periods, p)
			}
		}
	})
	return l.periods
}

// find returns the page of an archive at an address.
func (a *Archives) find(at address.Address) (Page, bool) {
	slash := strings.LastIndexByte(string(at), '/')
	if name := at[slash+1:]; slash < 0 || name == "" || name[0] < '0' || name[0] > '9' {
		return Page{}, false // feeds and calendars are in such folders as well
	}
	i, ok := a.at[string(at[:slash])]
	if !ok {
		return Page{}, false
	}
	j := slices.IndexFunc(a.Periods(i), func(p Period) bool { return p.Address == at })
	return Page{at, Key{ArchivePage, int32(i), int32(j)}}, j >= 0
}

// countPages counts the pages of all archives without making them.
func (a *Archives) countPages() (pages int) {
	c := newCounter(a.days())
	for _, l := range a.list {
		c.add(l)
		for _, p := range c.periods() {
			pages += pagesFor(p.items)
		}
	}
	return pages
}

// maxArchivePages returns a number that the pages of all archives do not exceed, without
// counting their items by months. All periods of an archive but the last have minOfPeriod
// items, and none has less than a month.
func (p *Plan) maxArchivePages() (pages int) {
	months := p.months()
	for _, l := range p.Archives.list {
		items := len(l.events) + len(l.articles)
		pages += min(items/minOfPeriod+1, months) + items/MaxListed
	}
	return pages
}

// months returns how many months, and years of which only the year is known, there may be
// from the first event or article to the last.
func (p *Plan) months() int {
	first, last := math.MaxInt, 0
	span := func(d date.Date) { first, last = min(first, int(d.Year)), max(last, int(d.Year)) }
	if n := len(p.Days); n > 0 { // in order, as events are
		span(p.Days[0].Date)
		span(p.Days[n-1].Date)
	}
	if n := len(p.Site.Events); n > 0 {
		span(p.Site.Events[0].Date)
		span(p.Site.Events[n-1].Date)
	}
	return max(last-first+1, 0) * 13
}

// pagesFor returns how many pages a period with n items has.
func pagesFor(n int) int { return (n + MaxListed - 1) / MaxListed }

// A counter counts the items of an archive by months.
type counter struct {
	*days
	first  int         // the number of the first month
	counts []int       // by months, from the first
	months []date.Date // that have items, in order
	list   []Period    // the last that periods returned
}

func newCounter(d *days) *counter {
	first, last := math.MaxInt, 0
	for _, list := range [][]date.Date{d.events, d.articles} {
		for _, day := range list {
			first, last = min(first, int(day.Year)), max(last, int(day.Year))
		}
	}
	return &counter{days: d, first: first * 13, counts: make([]int, max(last-first+1, 0)*13)}
}

func (c *counter) index(d date.Date) int { return int(d.Year)*13 + int(d.Month) - c.first }

func (c *counter) add(l *archive) {
	for _, id := range l.events {
		c.counts[c.index(c.events[id])]++
	}
	for _, id := range l.articles {
		c.counts[c.index(c.articles[id])]++
	}
}

// periods returns the periods of what was counted, oldest first, until it is called
// again, and forgets what was counted. A year is a period, or each of its months if it
// has more than maxOfYear items; a period of fewer than minOfPeriod joins the next.
func (c *counter) periods() []Period {
	c.list, c.months = c.list[:0], c.months[:0]
	for i, n := range c.counts {
		if n > 0 {
			c.months = append(c.months, date.Date{Year: int16((c.first + i) / 13), Month: uint8((c.first + i) % 13)})
		}
	}
	for rest := c.months; len(rest) > 0; {
		year := rest[:1]
		for len(year) < len(rest) && rest[len(year)].Year == year[0].Year {
			year = rest[:len(year)+1]
		}
		if c.itemsOf(year) <= maxOfYear {
			c.addPeriod(date.Date{Year: year[0].Year}, year)
		} else {
			for i := range year {
				c.addPeriod(year[i], year[i:i+1])
			}
		}
		rest = rest[len(year):]
	}
	clear(c.counts)
	return c.list
}

// addPeriod adds a year or a month to the period before it, or begins another.
func (c *counter) addPeriod(unit date.Date, months []date.Date) {
	n, last := len(c.list), months[len(months)-1]
	if n == 0 || c.list[n-1].items >= minOfPeriod {
		c.list = append(c.list, Period{From: unit, To: unit, first: months[0], last: last, items: c.itemsOf(months)})
		return
	}
	p := &c.list[n-1]
	p.To, p.last, p.items = unit, last, p.items+c.itemsOf(months)
}

func (c *counter) itemsOf(months []date.Date) (n int) {
	for _, month := range months {
		n += c.counts[c.index(month)]
	}
	return n
}

// An Item is one entry of one list of an archive.
type Item struct {
	List ListKind
	ID   int32 // an EventID or ArticleID
	Day  date.Date
}

// A ListKind says which of its owner's lists an item is of.
type ListKind uint8

const (
	FromList    ListKind = iota // statements by an entity, on a topic or of a relation: see Group
	AboutList                   // statements about an entity
	EventList                   // events
	ArticleList                 // articles, of entities as sentences that name them or summaries
)

// compare orders the items of an archive, oldest first. A lower ArticleID is a newer
// article.
func (it Item) compare(other Item) int {
	return cmp.Or(it.Day.Compare(other.Day), cmp.Compare(it.List, other.List), cmp.Compare(other.ID, it.ID))
}

// Items returns what stands on a page of an archive, oldest first.
func (a *Archives) Items(archive int, page *Period) []Item {
	all := a.ofPeriod(archive, page)
	slices.SortFunc(all, Item.compare)
	return all[(page.Part-1)*MaxListed : min(page.Part*MaxListed, len(all))]
}

// ofPeriod returns the items of all parts of a period, in no order.
func (a *Archives) ofPeriod(archive int, p *Period) []Item {
	l, d := a.list[archive], a.days()
	return slices.Concat(
		itemsOf(EventList, l.events, d.events, p), itemsOf(ArticleList, l.articles, d.articles, p))
}

// itemsOf returns the items of a list that are of a period.
func itemsOf[ID ~int32](list ListKind, ids []ID, days []date.Date, p *Period) []Item {
	var items []Item
	from := sort.Search(len(ids), func(i int) bool { return MonthOf(days[ids[i]]).Compare(p.last) <= 0 })
	for _, id := range ids[from:] {
		if MonthOf(days[id]).Compare(p.first) < 0 {
			break
		}
		items = append(items, Item{list, int32(id), days[id]})
	}
	return items
}
