// Package page says which pages a site has: where each of them stands, and what it
// is of. What a page shows is the business of package fill.
//
// New lists addresses and keys only, and not those that follow from the rest: it is
// cheap, and runs on every change. The kinds of pages are the table in kinds.go.
// Nothing reads the clock.
package page

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// A Key says what one page shows.
type Key struct {
	Kind       Kind
	Index, Sub int32
}

// A Page is an address and what stands there.
type Page struct {
	Address address.Address
	Key     Key
}

// A PublishedFile is a file that is published as it is.
type PublishedFile struct {
	Address address.Address
	Path    source.Path // where it was read, for messages
	Content []byte      // nil for a file that is read when it is asked for
}

// A Day is a day on which articles were published: it has a brief.
type Day struct {
	Date     date.Date
	Articles site.Range // of Site.Articles
}

// Address returns the address of the brief.
func (d Day) Address() address.Address { return address.Address("briefs/" + d.Date.String() + ".html") }

// IDs returns the articles of the day.
func (d Day) IDs() []site.ArticleID {
	ids := make([]site.ArticleID, 0, d.Articles.To-d.Articles.From)
	for i := d.Articles.From; i < d.Articles.To; i++ {
		ids = append(ids, site.ArticleID(i))
	}
	return ids
}

// A Plan is all pages of a site. It is immutable.
//
// Most pages of a large site are articles, and pages of archives and of long groups, and
// their addresses follow from what they are of. So they are not listed on every change,
// but when Pages is first called.
type Plan struct {
	Site      *site.Site
	Addresses *address.Book
	Files     []PublishedFile
	Outputs   []Output
	Days      []Day                         // those with articles, newest first
	Entities  [entity.Topic + 1][]entity.ID // those with a page, by kind
	Letters   []Letter
	Archives  Archives
	Moved     []Moved
	Menu      []Entry
	Footer    []Entry

	listed []Page                    // all but articles, pages of archives and of long groups
	at     map[address.Address]int32 // of listed
	first  [Kinds]address.Address    // of the listed pages of a kind
	pages  func() []Page             // all, made when first asked for
	groups func() []Page             // the pages of long groups, likewise

	lists    longLists
	groupers sync.Pool // of *grouper
}

// New plans the pages of a site. Files are published beside those that the site's
// own documents refer to, and beside the pages what the makers list. Two pages with
// one address, also if they differ only in case, are an error.
func New(s *site.Site, addresses *address.Book, files []PublishedFile, makers ...Maker) (*Plan, []source.Diagnostic) {
	p := &Plan{Site: s, Addresses: addresses, Files: slices.Clone(files)}
	p.pages, p.groups = sync.OnceValue(p.listAll), sync.OnceValue(p.listAllGroups)
	p.groupers.New = func() any { return new(grouper) }
	p.sortEntities()
	p.readDocuments()
	p.Archives = p.planArchives()
	p.planGroups()
	p.splitIndexes()
	p.listKinds()
	p.listOutputs(makers)
	p.at = make(map[address.Address]int32, len(p.listed))
	for i := range p.listed {
		p.at[p.listed[i].Address] = int32(i)
	}
	p.Menu, p.Footer = p.menu(), p.footer()
	return p, append(p.collisions(), p.unwritable()...)
}

// sortEntities lists the entities that have a page by their kinds.
func (p *Plan) sortEntities() {
	for i := range p.Site.Registry.Len() {
		if id := entity.ID(i); p.Addresses.Entity(id) != "" {
			kind := p.Site.Registry.At(id).Kind
			p.Entities[kind] = append(p.Entities[kind], id)
		}
	}
}

// readDocuments collects days, moved articles and attached files from the documents.
// It is one pass: loading all articles costs more than the work on them.
func (p *Plan) readDocuments() {
	known := map[source.Path]bool{"": true}
	for i := range p.Files {
		known[p.Files[i].Path] = true
	}
	publish := func(file source.Path) {
		if !known[file] {
			known[file] = true
			p.Files = append(p.Files, PublishedFile{Address: p.Addresses.File(file), Path: file})
		}
	}
	attach := func(c *site.Content) {
		publish(c.Image)
		for i := range c.Links {
			publish(c.Links[i].File)
		}
	}
	s := p.Site
	for i := range s.Articles {
		a := &s.Articles[i]
		if n := len(p.Days); n == 0 || p.Days[n-1].Date != a.Date.Day {
			p.Days = append(p.Days, Day{a.Date.Day, site.Range{From: int32(i)}})
		}
		p.Days[len(p.Days)-1].Articles.To = int32(i) + 1
		if a.Moved {
			a.Document.EachRedirect(p.moved(ArticlePage, i, p.Addresses.Article(site.ArticleID(i))))
		}
		attach(&a.Content)
	}
	for i := range s.Bodies {
		attach(&s.Bodies[i])
	}
	for i := range s.Events {
		attach(&s.Events[i].Body)
		s.Events[i].Body.Document.EachRedirect(p.moved(EventPage, i, p.Addresses.Event(site.EventID(i))))
	}
	for i := range s.Pages {
		attach(&s.Pages[i])
		s.Pages[i].Document.EachRedirect(p.moved(TextPage, i, p.Addresses.Text(i)))
	}
	for i := range s.Registry.Len() {
		id := entity.ID(i)
		s.Registry.At(id).Document.EachRedirect(p.moved(EntityPage, i, p.Addresses.Entity(id)))
	}
}

// Moved is an earlier address of a page.
type Moved struct {
	From address.Address
	File source.Path // which gives the address, at
	Span source.Span
	Key  Key             // of the page
	To   address.Address // where it stands
}

// moved returns a function that lists an earlier address of a page.
func (p *Plan) moved(kind Kind, index int, to address.Address) func(from string, file source.Path, at source.Span) {
	return func(from string, file source.Path, at source.Span) {
		if to != "" {
			p.Moved = append(p.Moved, Moved{address.Address(from), file, at, Key{Kind: kind, Index: int32(index)}, to})
		}
	}
}

// listKinds lists the pages of all kinds that are listed.
func (p *Plan) listKinds() {
	p.listed = make([]Page, 0, 2*(p.Site.Registry.Len()+len(p.Site.Events)+len(p.Site.Relations)+len(p.Files)+len(p.Days)))
	for i, kind := range kinds {
		add := func(a address.Address, index, sub int) {
			if a != "" {
				p.listed = append(p.listed, Page{a, Key{Kind(i), int32(index), int32(sub)}})
				p.first[i] = cmp.Or(p.first[i], a)
			}
		}
		if kind.address != "" && (kind.exists == nil || kind.exists(p)) {
			add(kind.address, 0, 0)
		}
		if kind.list != nil {
			kind.list(p, add)
		}
	}
}

// Searched returns the kinds of what can be found on the site.
func (p *Plan) Searched() []Kind {
	var list []Kind
	for i := range kinds {
		if kinds[i].search != "" && p.first[i] != "" {
			list = append(list, Kind(i))
		}
	}
	return list
}

// Find returns the page at an address.
func (p *Plan) Find(a address.Address) (Page, bool) {
	if i, ok := p.at[a]; ok {
		return p.listed[i], true
	}
	return p.findUnlisted(a)
}

// findUnlisted returns the article, or the page of an archive or of a long group, at an
// address.
func (p *Plan) findUnlisted(a address.Address) (Page, bool) {
	if id, ok := p.Addresses.ArticleAt(a); ok {
		return Page{a, Key{Kind: ArticlePage, Index: int32(id)}}, true
	}
	if page, ok := p.findGroup(a); ok {
		return page, true
	}
	return p.Archives.find(a)
}

// Pages returns all pages in order of their addresses. The first call lists them, which
// is expensive: nothing that runs on every change calls it.
func (p *Plan) Pages() []Page { return p.pages() }

// listAll lists all pages.
func (p *Plan) listAll() []Page {
	all := slices.Concat(p.listed, p.groups())
	all = slices.Grow(all, len(p.Site.Articles)+p.Archives.count())
	for _, day := range slices.Backward(p.Days) {
		for i := day.Articles.From; i < day.Articles.To; i++ { // nearly in order
			all = append(all, Page{p.Addresses.Article(site.ArticleID(i)), Key{Kind: ArticlePage, Index: i}})
		}
	}
	for i := range p.Archives.list {
		for j, period := range p.Archives.Periods(i) {
			all = append(all, Page{period.Address, Key{ArchivePage, int32(i), int32(j)}})
		}
	}
	slices.SortStableFunc(all, func(a, b Page) int { return strings.Compare(string(a.Address), string(b.Address)) })
	return all
}

// PageCount counts pages for readers, not files or feeds.
func (p *Plan) PageCount() int { return p.count(func(k Kind) bool { return len(k.Views()) > 0 }) }

// IndexableCount counts the pages that search engines should list.
func (p *Plan) IndexableCount() int { return p.count(Kind.Indexable) }

// MaxIndexable returns a number that IndexableCount does not exceed, without computing
// archives and long groups: every change asks for it.
func (p *Plan) MaxIndexable() int {
	return len(p.listed) + len(p.Site.Articles) + p.maxArchivePages() + p.maxGroupPages()
}

// count counts the listed pages of some kinds, and all articles and pages of archives
// and of long groups, without listing the articles and archives.
func (p *Plan) count(counts func(Kind) bool) int {
	n := len(p.Site.Articles) + p.Archives.count() + len(p.groups())
	for i := range p.listed {
		if counts(p.listed[i].Key.Kind) {
			n++
		}
	}
	return n
}

// Gathered returns the articles that a page is made of: an article itself, or those
// that concern an entity, cover an event, tell of a relation or were published on a
// day. It is nil for pages that list all articles, or none.
func (p *Plan) Gathered(k Key) []site.ArticleID {
	switch k.Kind {
	case ArticlePage:
		return []site.ArticleID{site.ArticleID(k.Index)}
	case EntityPage:
		return p.Site.Dossiers[k.Index].Articles
	case EventPage:
		return p.Site.Events[k.Index].Articles
	case RelationPage:
		return p.Site.Relations[k.Index].Articles
	case BriefPage:
		return p.Days[k.Index].IDs()
	}
	return nil
}
