// Package page says which pages a site has, and what each of them shows.
//
// NewPlan yields addresses and keys only: it is cheap, and computed whole on
// every change. View builds the view of one page when somebody asks for it: a
// plain value of strings, numbers and relative addresses that a layout can show
// without knowing anything of the site. A page's view depends on what the page
// shows and on nothing else, so that a change elsewhere does not touch it.
//
// Pages never read the clock: "coming" and "days since" count from the site's
// as-of day.
package page

import (
	"slices"
	"strings"
	"sync"

	"readout/internal/date"
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
	ArchivePage        // Index counts the pages of all archives
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
type Plan struct {
	Site      *site.Site
	Pages     []Page // in order of their addresses
	Files     []PublishedFile
	Outputs   []Output
	words     *language.Words
	assets    Assets
	addresses addresses
	archives  archives
	days      []briefDay                    // newest first
	kinds     [entity.Topic + 1][]entity.ID // those with a page, by kind
	letters   []letter
	nav       []navEntry
	foot      []navEntry
	policy    string // the same on every page

	written sync.Map // date.Date → *Day: few days stand on many pages
}

// addresses are the pages' addresses by what they show, made once.
type addresses struct {
	articles  []string
	entities  []string // "" for an entity without a page
	events    []string
	relations []string
	pages     []string
	attached  map[source.Path]string
}

// NewPlan plans the pages of a site. Files are published beside those that the
// site's own documents refer to, and beside the pages what the makers list. Two
// pages with one address, also if they differ only in case, are an error.
func NewPlan(s *site.Site, words *language.Words, assets Assets, files []PublishedFile, makers ...Maker) (*Plan, []source.Diagnostic) {
	p := &Plan{Site: s, words: words, assets: assets, Files: slices.Clone(files)}
	p.addressAll()
	p.days = briefDays(s)
	p.archiveAll()
	p.partIndexes()
	p.attach()
	p.list()
	p.listOutputs(makers)
	slices.SortStableFunc(p.Pages, func(a, b Page) int { return strings.Compare(a.Address, b.Address) })
	p.nav, p.foot, p.policy = p.menu(), p.footer(), p.contentPolicy()
	return p, p.collisions()
}

// Find returns the page at an address.
func (p *Plan) Find(address string) (Page, bool) {
	i, ok := slices.BinarySearchFunc(p.Pages, address, func(page Page, address string) int {
		return strings.Compare(page.Address, address)
	})
	if !ok {
		return Page{}, false
	}
	return p.Pages[i], true
}

// PageCount returns how many pages are pages: what people read, and not what is
// published beside it.
func (p *Plan) PageCount() int { return len(p.Pages) - len(p.Files) - len(p.Outputs) }

// has reports whether there is a page at an address.
func (p *Plan) has(address string) bool {
	_, ok := p.Find(address)
	return ok
}

func (p *Plan) addressAll() {
	s := p.Site
	p.addresses.articles = articleAddresses(s.Articles)
	for i := range s.Registry.Len() {
		address := ""
		if s.HasPage(entity.ID(i)) {
			key := s.Registry.At(entity.ID(i)).Key
			address = key.Kind.Folder() + "/" + key.ID + ".html"
			p.kinds[key.Kind] = append(p.kinds[key.Kind], entity.ID(i))
		}
		p.addresses.entities = append(p.addresses.entities, address)
	}
	for i := range s.Events {
		p.addresses.events = append(p.addresses.events, "events/"+s.Events[i].ID+".html")
	}
	for _, r := range s.Relations {
		a, b := s.Registry.At(r.A).Key.ID, s.Registry.At(r.B).Key.ID
		p.addresses.relations = append(p.addresses.relations, "relations/"+a+"-"+b+".html")
	}
	for _, c := range s.Pages {
		p.addresses.pages = append(p.addresses.pages, c.Document.ID+".html")
	}
}

// articleAddresses makes the addresses of all articles as parts of one string:
// there may be hundreds of thousands.
func articleAddresses(articles []site.Article) []string {
	var all strings.Builder
	ends := make([]int, len(articles))
	for i := range articles {
		all.WriteString("articles/")
		all.WriteString(articles[i].Document.ID)
		all.WriteString(".html")
		ends[i] = all.Len()
	}
	addresses := make([]string, len(articles))
	from := 0
	for i, end := range ends {
		addresses[i] = all.String()[from:end]
		from = end
	}
	return addresses
}

// attach publishes the files beside documents that published pages refer to.
func (p *Plan) attach() {
	p.addresses.attached = map[source.Path]string{}
	add := func(file source.Path) {
		if file == "" || p.addresses.attached[file] != "" {
			return
		}
		address := strings.TrimPrefix(string(file), "content/")
		p.addresses.attached[file] = address
		p.Files = append(p.Files, PublishedFile{Address: address, Path: file})
	}
	p.contents(func(c *site.Content) {
		add(c.Image)
		for _, t := range c.Links {
			add(t.File)
		}
	})
}

// contents calls yield with every document that is shown on a page.
func (p *Plan) contents(yield func(*site.Content)) {
	s := p.Site
	for i := range s.Articles {
		yield(&s.Articles[i].Content)
	}
	for i := range s.Bodies {
		yield(&s.Bodies[i])
	}
	for i := range s.Events {
		yield(&s.Events[i].Body)
	}
	for i := range s.Pages {
		yield(&s.Pages[i])
	}
}

func (p *Plan) list() {
	a := &p.addresses
	known := len(a.articles) + len(a.entities) + len(a.events) + len(a.relations) + len(a.pages) + len(p.Files) + len(p.archives.pages) + len(p.days)
	p.Pages = make([]Page, 0, known+known/8)
	add := func(address string, kind Kind, index int) {
		if address != "" {
			p.Pages = append(p.Pages, Page{address, Key{Kind: kind, Index: int32(index)}})
		}
	}
	all := func(kind Kind, list []string) {
		for i, address := range list {
			add(address, kind, i)
		}
	}
	add("index.html", FrontPage, 0)
	add("404.html", MissingPage, 0)
	add(searchAddress, SearchPage, 0)
	for _, day := range slices.Backward(p.days) {
		for i := day.articles.From; i < day.articles.To; i++ {
			add(p.addresses.articles[i], ArticlePage, int(i)) // nearly in the order that all pages are put into
		}
	}
	all(EntityPage, p.addresses.entities)
	all(EventPage, p.addresses.events)
	all(RelationPage, p.addresses.relations)
	all(TextPage, p.addresses.pages)
	for i := range p.Files {
		add(p.Files[i].Address, FilePage, i)
	}
	p.listIndexes(add)
	p.listDigests(add)
	p.listRedirects()
}

// listIndexes plans an index for each kind of page that there is.
func (p *Plan) listIndexes(add func(string, Kind, int)) {
	if len(p.addresses.articles) > 0 {
		add("articles/index.html", ArticleIndex, 0)
	}
	if len(p.addresses.events) > 0 {
		add("events/index.html", EventIndex, 0)
	}
	if len(p.addresses.relations) > 0 {
		add("relations/index.html", RelationIndex, 0)
	}
	for kind, ids := range p.kinds {
		if len(ids) > 0 {
			add(entity.Kind(kind).Folder()+"/index.html", EntityIndex, kind)
		}
	}
	for i, l := range p.letters {
		add(l.address, LetterIndex, i)
	}
	if len(p.kinds[entity.Person]) > 0 {
		add(byCountry, OfficeIndex, 0)
		add(byPost, OfficeIndex, 1)
	}
	for i := range p.archives.pages {
		add(p.archives.pages[i].address, ArchivePage, i)
	}
}

// The indexes of people by whom they speak for, and by the posts they hold.
const byCountry, byPost = "people/by-country.html", "people/by-post.html"

// listDigests plans the pages that draw on the whole site: briefs, positions,
// the timeline and the sources.
func (p *Plan) listDigests(add func(string, Kind, int)) {
	s := p.Site
	for i := range p.days {
		add(p.days[i].address(), BriefPage, i)
	}
	if len(p.days) > 0 {
		add("briefs/index.html", BriefIndex, 0)
		add("sources.html", SourcesPage, 0)
	}
	if len(p.days) > maxListed {
		for _, year := range yearsOf(len(p.days), func(i int) date.Date { return p.days[i].date }) {
			add(yearAddress("briefs", year), BriefIndex, int(year))
		}
	}
	if len(s.Events) > 0 {
		add("timeline.html", TimelinePage, 0)
		for _, year := range yearsOf(len(s.Events), func(i int) date.Date { return s.Events[i].Date }) {
			add(yearAddress("events", year), YearPage, int(year))
		}
	}
	if slices.ContainsFunc(p.kinds[entity.Country], func(id entity.ID) bool { return len(s.Dossiers[id].Positions) > 0 }) {
		add("positions.html", PositionsPage, 0)
	}
}

func (p *Plan) listRedirects() {
	for i := range p.Site.Articles {
		for j, from := range p.Site.Articles[i].Document.Article.RedirectFrom {
			p.Pages = append(p.Pages, Page{from.Text, Key{RedirectPage, int32(i), int32(j)}})
		}
	}
}

// entity returns the address of an entity, or "" if it has no page.
func (p *Plan) entity(id entity.ID) string {
	if id == entity.None {
		return ""
	}
	return p.addresses.entities[id]
}
