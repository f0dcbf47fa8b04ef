package page

import (
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/spelling"
)

// addresses are the pages' addresses by what they show, made once. Those of
// articles are made of their paths when they are asked for.
type addresses struct {
	entities  []string // "" for an entity without a page
	events    []string
	relations []string
	pages     []string
	attached  map[source.Path]string
}

func (p *Plan) addressAll() {
	s := p.Site
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

// article returns the address of an article.
func (p *Plan) article(id site.ArticleID) string { return p.articleFrom("", id) }

// articleFrom returns the address of an article after the way to the root: as one
// string, since most links lead to articles.
func (p *Plan) articleFrom(root string, id site.ArticleID) string {
	return root + "articles/" + p.Site.Articles[id].Document.ID + ".html"
}

// articleAt returns the article with an address.
func (p *Plan) articleAt(address string) (site.ArticleID, bool) {
	path, ok := strings.CutSuffix(address, ".html")
	if !ok || !strings.HasPrefix(path, "articles/") {
		return 0, false
	}
	return p.Site.ArticleAt(source.Path("content/" + path + ".md"))
}

// readArticles notes what the plan needs of articles, in one pass: to fetch them all
// takes longer than what is done with them.
func (p *Plan) readArticles() {
	for i := range p.Site.Articles {
		a := &p.Site.Articles[i]
		if n := len(p.days); n == 0 || p.days[n-1].date != a.Date.Day {
			p.days = append(p.days, briefDay{a.Date.Day, site.Range{From: int32(i)}})
		}
		p.days[len(p.days)-1].articles.To = int32(i) + 1
		if a.Moved {
			p.moved = append(p.moved, site.ArticleID(i))
		}
		p.attach(&a.Content)
	}
}

// attachOthers publishes the files beside documents that are no articles.
func (p *Plan) attachOthers() {
	s := p.Site
	for i := range s.Bodies {
		p.attach(&s.Bodies[i])
	}
	for i := range s.Events {
		p.attach(&s.Events[i].Body)
	}
	for i := range s.Pages {
		p.attach(&s.Pages[i])
	}
}

// attach publishes the files beside a document that it refers to.
func (p *Plan) attach(c *site.Content) {
	if c.Image != "" {
		p.attachFile(c.Image)
	}
	for i := range c.Links {
		if file := c.Links[i].File; file != "" {
			p.attachFile(file)
		}
	}
}

func (p *Plan) attachFile(file source.Path) {
	if p.addresses.attached[file] != "" {
		return
	}
	address := spelling.Compose(strings.TrimPrefix(string(file), "content/"))
	p.addresses.attached[file] = address
	p.Files = append(p.Files, PublishedFile{Address: address, Path: file})
}

// list lists the pages that are neither articles nor of archives.
func (p *Plan) list() {
	a := &p.addresses
	known := len(a.entities) + len(a.events) + len(a.relations) + len(a.pages) + len(p.Files) + len(p.days)
	p.listed = make([]Page, 0, 2*known)
	add := func(address string, kind Kind, index int) {
		if address != "" {
			p.listed = append(p.listed, Page{address, Key{Kind: kind, Index: int32(index)}})
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
	if len(p.Site.Articles) > 0 {
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
	for _, id := range p.moved {
		for i, from := range p.Site.Articles[id].Document.Article.RedirectFrom {
			p.listed = append(p.listed, Page{from.Text, Key{RedirectPage, int32(id), int32(i)}})
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
