// Package page says which pages a site has, and what each of them shows.
//
// NewPlan yields addresses and keys only, and leaves out what follows from the
// rest: it is cheap, and computed whole on every change. View builds the view of
// one page when somebody asks for it: a plain value of strings, numbers and
// relative addresses that a layout can show without knowing anything of the site.
// A page's view depends on what the page shows and on nothing else, so that a
// change elsewhere does not touch it.
//
// Pages never read the clock: "coming" and "days since" count from the site's
// as-of day.
package page

import (
	"slices"
	"strings"
	"sync"

	"readout/internal/entity"
	"readout/internal/language"
	"readout/internal/site"
	"readout/internal/source"
)

// A Kind says what a page is of.
type Kind uint8

const (
	FrontPage     Kind = iota
	ArticlePage        // Index is a site.ArticleID
	EntityPage         // Index is an entity.ID
	EventPage          // Index is a site.EventID
	RelationPage       // Index counts Site.Relations
	ArticleIndex       //
	EntityIndex        // Index is an entity.Kind
	EventIndex         //
	RelationIndex      //
	TextPage           // Index counts Site.Pages
	MissingPage        // the page for an address that does not exist
	RedirectPage       // Index is a site.ArticleID, Sub counts its redirect_from
	FilePage           // a file published as it is: Index counts Plan.Files
	OutputPage         // a file made of the site: Index counts Plan.Outputs
	BriefPage          // Index counts the days with articles, newest first
	BriefIndex         // Index is a year, or 0 for the index of all
	ArchivePage        // Index counts the archives, Sub the pages of one
	YearPage           // the events of a year, which is the Index
	OfficeIndex        // people by whom they speak for, or, if Index is 1, by the posts they hold
	LetterIndex        // entities under one letter: Index counts the letters
	PositionsPage      //
	TimelinePage       //
	SourcesPage        //
	SearchPage         //
)

const searchAddress = "search.html"

// A Key says what one page shows.
type Key struct {
	Kind       Kind
	Index, Sub int32
}

// A Page is an address and what stands there.
type Page struct {
	Address string // relative to the site's root, with slashes: "people/sergey-lavrov.html"
	Key     Key
}

// A PublishedFile is a file that is published as it is.
type PublishedFile struct {
	Address string
	Path    source.Path // where it was read, for messages
	Content []byte      // nil for a file that is read when it is asked for
}

// Assets are the addresses of published assets that every page refers to;
// empty if there is none.
type Assets struct {
	Stylesheet, Icon, Logo string
	Scripts                string // the folder of the scripts, with a slash
}

// A Plan is all pages of a site. It is immutable.
//
// Most pages of a large site are articles and pages of archives, and where each
// of them stands follows from what it is of. So they are not listed on every
// change, but when somebody asks for all pages.
type Plan struct {
	Site      *site.Site
	Files     []PublishedFile
	Outputs   []Output
	words     *language.Words
	assets    Assets
	listed    []Page           // all but articles and pages of archives
	at        map[string]int32 // of listed, by address
	pages     func() []Page    // all, made when first asked for
	addresses addresses
	archives  archives
	days      []briefDay                    // newest first
	moved     []site.ArticleID              // that stood elsewhere
	kinds     [entity.Topic + 1][]entity.ID // those with a page, by kind
	letters   []letter
	nav       []navEntry
	foot      []navEntry
	policy    string // the same on every page

	written sync.Map // date.Date → *Day: few days stand on many pages
}

// NewPlan plans the pages of a site. Files are published beside those that the
// site's own documents refer to, and beside the pages what the makers list. Two
// pages with one address, also if they differ only in case, are an error.
func NewPlan(s *site.Site, words *language.Words, assets Assets, files []PublishedFile, makers ...Maker) (*Plan, []source.Diagnostic) {
	p := &Plan{Site: s, words: words, assets: assets, Files: slices.Clone(files)}
	p.pages = sync.OnceValue(p.listAll)
	p.addresses.attached = map[source.Path]string{}
	for i := range files {
		p.addresses.attached[files[i].Path] = files[i].Address
	}
	p.addressAll()
	p.readArticles()
	p.attachOthers()
	p.archives = p.planArchives()
	go p.archives.count() // for the sitemap, while this core does the rest
	p.partIndexes()
	p.list()
	p.listOutputs(makers)
	p.at = make(map[string]int32, len(p.listed))
	for i := range p.listed {
		p.at[p.listed[i].Address] = int32(i)
	}
	p.nav, p.foot, p.policy = p.menu(), p.footer(), p.contentPolicy()
	return p, append(p.collisions(), p.unfit()...)
}

// Find returns the page at an address.
func (p *Plan) Find(address string) (Page, bool) {
	if i, ok := p.at[address]; ok {
		return p.listed[i], true
	}
	return p.findUnlisted(address)
}

// findUnlisted returns the article or the page of an archive at an address.
func (p *Plan) findUnlisted(address string) (Page, bool) {
	if id, ok := p.articleAt(address); ok {
		return Page{address, Key{Kind: ArticlePage, Index: int32(id)}}, true
	}
	return p.archives.find(address)
}

// Pages returns all pages in order of their addresses. They are listed when this
// is called first, which is work: nothing that is done on every change calls it.
func (p *Plan) Pages() []Page { return p.pages() }

// listAll lists all pages.
func (p *Plan) listAll() []Page {
	archived := p.archives.all()
	all := slices.Grow(slices.Clone(p.listed), len(p.Site.Articles)+p.archives.count())
	for _, day := range slices.Backward(p.days) {
		for i := day.articles.From; i < day.articles.To; i++ { // nearly in order
			all = append(all, Page{p.article(site.ArticleID(i)), Key{Kind: ArticlePage, Index: i}})
		}
	}
	for i, pages := range archived {
		for j := range pages {
			all = append(all, Page{pages[j].address, archiveKey(i, j)})
		}
	}
	slices.SortStableFunc(all, func(a, b Page) int { return strings.Compare(a.Address, b.Address) })
	return all
}

// PageCount returns how many pages are pages: what people read, and not what is
// published beside it.
func (p *Plan) PageCount() int {
	return p.count(func(k Key) bool { return k.Kind != FilePage && k.Kind != OutputPage })
}

// IndexableCount returns how many pages are Indexable.
func (p *Plan) IndexableCount() int { return p.count(Key.Indexable) }

// count counts pages, and all articles and pages of archives, without listing them.
func (p *Plan) count(counts func(Key) bool) int {
	n := len(p.Site.Articles) + p.archives.count()
	for i := range p.listed {
		if counts(p.listed[i].Key) {
			n++
		}
	}
	return n
}

// has reports whether there is a page at an address.
func (p *Plan) has(address string) bool {
	_, ok := p.Find(address)
	return ok
}
