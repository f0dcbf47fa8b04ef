package page

import (
	"cmp"
	"fmt"
	"slices"

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
	// said is where the archive of a speaker has a statement.
	said map[spoken]int32
}

type spoken struct {
	by entity.ID
	id site.StatementID
}

// archiveAll plans the archives of all that is long.
func (p *Plan) archiveAll() {
	p.archives = archives{of: map[Key][2]int32{}, said: map[spoken]int32{}}
	s := p.Site
	for i, address := range p.addresses.entities {
		d := &s.Dossiers[i]
		from := d.By
		if s.Registry.At(entity.ID(i)).Kind == entity.Topic {
			from = d.Positions
		}
		if address == "" || max(len(from), len(d.About), len(d.Events), len(d.Articles)) <= maxShown {
			continue
		}
		of := Key{Kind: EntityPage, Index: int32(i)}
		p.archive(of, folder(address), p.items(from, d.About, d.Events, d.Articles))
		p.findSaid(of)
	}
	for i, r := range s.Relations {
		if max(len(r.FromA), len(r.FromB), len(r.Events), len(r.Articles)) > maxShown {
			of := Key{Kind: RelationPage, Index: int32(i)}
			p.archive(of, folder(p.addresses.relations[i]), p.items(r.FromA, r.FromB, r.Events, r.Articles))
		}
	}
	if len(s.Articles) > maxListed {
		p.archive(Key{Kind: ArticleIndex}, "articles/", p.items(nil, nil, nil, all[site.ArticleID](len(s.Articles))))
	}
	if len(s.Events) > maxListed {
		p.archive(Key{Kind: EventIndex}, "events/", p.items(nil, nil, all[site.EventID](len(s.Events)), nil))
	}
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

// items puts lists together, oldest first.
func (p *Plan) items(from, about []site.StatementID, events []site.EventID, articles []site.ArticleID) []item {
	s := p.Site
	items := make([]item, 0, len(from)+len(about)+len(events)+len(articles))
	for _, id := range from {
		items = append(items, item{fromList, int32(id), s.Statements[id].Date})
	}
	for _, id := range about {
		items = append(items, item{aboutList, int32(id), s.Statements[id].Date})
	}
	for _, id := range events {
		items = append(items, item{eventList, int32(id), s.Events[id].Date})
	}
	for _, id := range articles {
		items = append(items, item{articleList, int32(id), s.Articles[id].Date.Day})
	}
	slices.SortFunc(items, func(a, b item) int {
		// A lower ArticleID is a newer article; statements go with their articles.
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.list, b.list), cmp.Compare(b.id, a.id))
	})
	return items
}

// archive parts items by months, and long months by numbers.
func (p *Plan) archive(of Key, folder string, items []item) {
	first := int32(len(p.archives.pages))
	for len(items) > 0 {
		month := monthOf(items[0].day)
		n := slices.IndexFunc(items, func(it item) bool { return monthOf(it.day) != month })
		if n < 0 {
			n = len(items)
		}
		parts := (n + maxListed - 1) / maxListed
		for part := range parts {
			address := fmt.Sprintf("%s%04d-%02d", folder, month.Year, month.Month)
			if part > 0 {
				address += fmt.Sprintf("-%d", part+1)
			}
			p.archives.pages = append(p.archives.pages, archivePage{
				of: of, address: address + ".html", month: month, part: part + 1, parts: parts,
				items: items[part*maxListed : min((part+1)*maxListed, n)],
			})
		}
		items = items[n:]
	}
	p.archives.of[of] = [2]int32{first, int32(len(p.archives.pages))}
}

func monthOf(d date.Date) date.Date { return date.Date{Year: d.Year, Month: d.Month} }

// findSaid notes where the archive of an entity has what it said: the articles
// lead there.
func (p *Plan) findSaid(of Key) {
	at := p.archives.of[of]
	for i := at[0]; i < at[1]; i++ {
		for _, it := range p.archives.pages[i].items {
			if it.list == fromList {
				p.archives.said[spoken{entity.ID(of.Index), site.StatementID(it.id)}] = i
			}
		}
	}
}

// saidAt returns the address at which the pages of a speaker have a statement:
// in the archive, if there is one, since the page itself shows only the newest.
func (p *Plan) saidAt(by entity.ID, id site.StatementID) string {
	if i, archived := p.archives.said[spoken{by, id}]; archived {
		return p.archives.pages[i].address
	}
	return p.entity(by)
}
