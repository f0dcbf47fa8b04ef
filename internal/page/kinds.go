package page

import (
	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
	"slices"
)

// A Kind is a kind of page, which indexes the table below.
type Kind uint8

const (
	FrontPage         Kind = iota // the zero Key is of the front page
	ArticlePage                   // Index is a site.ArticleID
	EntityPage                    // Index is an entity.ID
	EventPage                     // Index is a site.EventID
	RelationPage                  // Index counts Site.Relations
	PersonIndex                   // the indexes of entities are in the order of entity.Kind
	CountryIndex                  //
	OrganizationIndex             //
	PlaceIndex                    //
	TopicIndex                    //
	EventIndex                    //
	ArticleIndex                  //
	RelationIndex                 //
	TextPage                      // Index counts Site.Pages
	MissingPage                   // the page for an address that does not exist
	RedirectPage                  // Index counts Plan.Moved
	FilePage                      // a file published as it is: Index counts Plan.Files
	OutputPage                    // a file made of the site: Index counts Plan.Outputs
	BriefPage                     // Index counts Plan.Days
	BriefIndex                    // Index is a year, or 0 for the index of all
	ArchivePage                   // Index counts the archives, Sub the pages of one
	YearPage                      // the events of a year, which is the Index
	CountryPeople                 // people by whom they speak for
	PostPeople                    // people by the posts they hold
	LetterIndex                   // entities under one letter: Index counts Plan.Letters
	PositionsPage                 //
	TimelinePage                  //
	SourcesPage                   //
	SearchPage                    //
	GroupPage                     // statements of one group: use Plan.GroupPart
	DataPage                      //
	Kinds                         // how many there are
)

// A kind is an entry of the table: everything that differs between kinds.
type kind struct {
	name string // for messages

	// views are empty views of the types that its pages show, each of which has a
	// layout. Only pages for readers have one.
	views []view.View

	// A kind with a single page has an address, and a condition if not every site has
	// the page. A kind with many pages lists them, but for articles and pages of
	// archives and of long groups: see Plan.
	address address.Address
	exists  func(p *Plan) bool
	list    func(p *Plan, add adder)

	words      string // the key of its words in menus, and of its title
	menu, foot int    // its place in the menu or in the footer, from 1
	search     string // what its pages are in the index of the search
	noIndex    bool   // no search engine should list its pages
}

// An adder enters a page of a kind into the plan, unless its address is "".
type adder func(a address.Address, index, sub int)

var kinds = [Kinds]kind{
	FrontPage:   {name: "front", views: views(new(view.FrontView)), address: "index.html"},
	ArticlePage: {name: "article", views: views(new(view.ArticleView))},
	EntityPage: {
		name: "entity", views: views(new(view.PersonView), new(view.CountryView), new(view.EntityView)),
		list: many(func(p *Plan) int { return p.Site.Registry.Len() }, func(p *Plan, i int) address.Address { return p.Addresses.Entity(entity.ID(i)) }),
	},
	EventPage: {
		name: "event", views: views(new(view.EventView)),
		list: many(func(p *Plan) int { return len(p.Site.Events) }, func(p *Plan, i int) address.Address { return p.Addresses.Event(site.EventID(i)) }),
	},
	RelationPage: {
		name: "relation", views: views(new(view.RelationView)),
		list: many(func(p *Plan) int { return len(p.Site.Relations) }, func(p *Plan, i int) address.Address { return p.Addresses.Relation(int32(i)) }),
	},
	PersonIndex:  {name: "index of people", views: index, address: "people/index.html", exists: has(entity.Person), words: "people", menu: 3, search: "person"},
	CountryIndex: {name: "index of countries", views: index, address: "countries/index.html", exists: has(entity.Country), words: "countries", menu: 4, search: "country"},
	OrganizationIndex: {
		name: "index of organizations", views: index, address: "organizations/index.html", exists: has(entity.Organization),
		words: "organizations", foot: 1, search: "organization",
	},
	PlaceIndex:   {name: "index of places", views: index, address: "places/index.html", exists: has(entity.Place), words: "places", foot: 2, search: "place"},
	TopicIndex:   {name: "index of topics", views: index, address: "topics/index.html", exists: has(entity.Topic), words: "topics", menu: 7, search: "topic"},
	EventIndex:   {name: "index of events", views: index, address: "events/index.html", exists: hasEvents, words: "events", menu: 6, search: "event"},
	ArticleIndex: {name: "index of articles", views: index, address: "articles/index.html", exists: hasArticles, words: "articles", menu: 2, search: "article"},
	RelationIndex: {
		name: "index of relations", views: index, address: "relations/index.html",
		exists: func(p *Plan) bool { return len(p.Site.Relations) > 0 }, words: "relations", menu: 5,
	},
	TextPage: {
		name: "text", views: views(new(view.TextView)),
		list: many(func(p *Plan) int { return len(p.Site.Pages) }, func(p *Plan, i int) address.Address { return p.Addresses.Text(i) }), words: "other_pages", search: "page",
	},
	MissingPage:  {name: "404", views: views(new(view.MissingView)), address: "404.html", noIndex: true},
	RedirectPage: {name: "redirect", views: views(new(view.RedirectView)), list: (*Plan).listRedirects, noIndex: true},
	FilePage:     {name: "file", list: many(func(p *Plan) int { return len(p.Files) }, func(p *Plan, i int) address.Address { return p.Files[i].Address }), noIndex: true},
	OutputPage:   {name: "output", noIndex: true},
	BriefPage: {
		name: "brief", views: views(new(view.BriefView)),
		list: many(func(p *Plan) int { return len(p.Days) }, func(p *Plan, i int) address.Address { return p.Days[i].Address() }),
	},
	BriefIndex:    {name: "index of briefs", views: index, address: "briefs/index.html", exists: hasArticles, list: (*Plan).listBriefYears, words: "briefs", menu: 1, search: "brief"},
	ArchivePage:   {name: "archive", views: views(new(view.ArchiveView))},
	YearPage:      {name: "year", views: index, list: (*Plan).listYears},
	CountryPeople: {name: "people by country", views: index, address: "people/by-country.html", exists: has(entity.Person), words: "people_by_country"},
	PostPeople:    {name: "people by post", views: index, address: "people/by-post.html", exists: has(entity.Person), words: "people_by_post"},
	LetterIndex:   {name: "letter", views: index, list: many(func(p *Plan) int { return len(p.Letters) }, func(p *Plan, i int) address.Address { return p.Letters[i].Address })},
	PositionsPage: {name: "positions", views: views(new(view.PositionsView)), address: "positions.html", exists: hasPositions, words: "positions", menu: 8},
	TimelinePage:  {name: "timeline", views: views(new(view.TimelineView)), address: "timeline.html", exists: hasEvents, words: "timeline", foot: 3},
	SourcesPage:   {name: "sources", views: views(new(view.SourcesView)), address: "sources.html", exists: hasArticles, words: "sources", foot: 4},
	GroupPage:     {name: "group of statements", views: views(new(view.GroupView))},
	DataPage:      {name: "data", views: views(new(view.DataView)), address: address.DataFolder + "index.html", exists: hasData, words: "data", foot: 5},
	SearchPage:    {name: "search", views: views(new(view.SearchView)), address: "search.html", words: "search"},
}

func (k Kind) String() string { return kinds[k].name }

// Address returns the address of the only page of a kind, or of its first one that is
// on every site; "" if there is none.
func (k Kind) Address() address.Address { return kinds[k].address }

// Views returns empty views of the types that pages of a kind show, none for files.
func (k Kind) Views() []view.View { return kinds[k].views }

// Words returns the key of the words for a kind, in menus and in the titles of its
// pages.
func (k Kind) Words() string { return kinds[k].words }

// SearchName returns what pages of a kind are in the index of the search.
func (k Kind) SearchName() string { return kinds[k].search }

// Indexable reports whether a search engine should list pages of a kind: everything
// that people read, but for the page of what is missing and those that only send
// readers on.
func (k Kind) Indexable() bool { return !kinds[k].noIndex }

// IndexOf returns the kind of the index of entities.
func IndexOf(k entity.Kind) Kind { return PersonIndex + Kind(k) }

// Views returns an empty view of each type that a page shows.
func Views() []view.View {
	seen := map[string]bool{}
	var list []view.View
	for _, k := range kinds {
		for _, v := range k.views {
			if !seen[v.Layout()] {
				seen[v.Layout()] = true
				list = append(list, v)
			}
		}
	}
	return list
}

var index = views(new(view.IndexView))

func views(list ...view.View) []view.View { return list }

// many lists as many pages as there are of something, each at its address.
func many(count func(*Plan) int, at func(p *Plan, i int) address.Address) func(*Plan, adder) {
	return func(p *Plan, add adder) {
		for i := range count(p) {
			add(at(p, i), i, 0)
		}
	}
}

func has(kind entity.Kind) func(*Plan) bool {
	return func(p *Plan) bool { return len(p.Entities[kind]) > 0 }
}

func hasArticles(p *Plan) bool { return len(p.Site.Articles) > 0 }

func hasEvents(p *Plan) bool { return len(p.Site.Events) > 0 }

func hasData(p *Plan) bool { return hasArticles(p) && !(p.Site.Config.NoJSON && p.Site.Config.NoCSV) }

func hasPositions(p *Plan) bool {
	return slices.ContainsFunc(p.Entities[entity.Country], func(id entity.ID) bool {
		return slices.ContainsFunc(p.Site.Dossiers[id].Positions, func(st site.StatementID) bool { return p.Site.Statements[st].Commits })
	})
}

func (p *Plan) listRedirects(add adder) {
	for i := range p.Moved {
		add(p.Moved[i].From, i, 0)
	}
}

func (p *Plan) listBriefYears(add adder) {
	if len(p.Days) > MaxListed {
		for _, year := range yearsOf(len(p.Days), func(i int) date.Date { return p.Days[i].Date }) {
			add(address.Year("briefs", year), year, 0)
		}
	}
}

func (p *Plan) listYears(add adder) {
	for _, year := range yearsOf(len(p.Site.Events), func(i int) date.Date { return p.Site.Events[i].Date }) {
		add(address.Year("events", year), year, 0)
	}
}

// yearsOf returns the years of a list that is in order of time, each once.
func yearsOf(n int, day func(i int) date.Date) []int {
	var years []int
	for i := range n {
		if y := int(day(i).Year); len(years) == 0 || years[len(years)-1] != y {
			years = append(years, y)
		}
	}
	return years
}
