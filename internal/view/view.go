// Package view has the views of pages: all that a layout sees.
//
// A view is a plain struct of strings, numbers and addresses, ready to be shown:
// addresses are relative to the page, days are written out, names are those of the
// site's language. It holds no type of another package of the program, so that
// nothing behind it can be reached from a layout. The files: view.go has the views
// of one thing, whole.go those of pages that draw on the whole site, parts.go what
// several views show in the same way, chart.go what layouts draw as SVG.
package view

import "html/template"

// A View is all that one page shows, ready for a layout: strings, numbers and
// addresses relative to the page. A layout sees nothing else.
type View interface {
	// Layout names the layout that shows the view: "person".
	Layout() string
	// Subject is what the page is about, in words: its title. It may be empty.
	Subject() string
}

// A Head is what every page has around its own content.
type Head struct {
	Site        string // the site's title
	Language    string // BCP 47, for the lang attribute
	Direction   string // "rtl" if the language is written so, else empty
	Title       string // of the page, without the site's
	Description string // one sentence; may be empty
	Canonical   string // absolute address, or empty if the site has no base URL
	AsOfDay     string // for the margin of paper: "The File · as of 1 February 2022"
	PrintedFrom string // likewise: Canonical without "https://"
	Root        string // from the page to the site's root: "" or "../" or "../../"
	Home        string // address of the front page
	Search      string // address of the page for searching
	Stylesheet  string // address
	Scripts     string // address of the folder of the scripts, with a slash
	Icon        string // address, or empty
	TouchIcon   string // likewise: of the picture that stands for the site on the screen of a phone
	Logo        string // address, or empty
	Policy      string // Content-Security-Policy
	Nav         []NavItem
	Foot        []Link // of the footer
	Alternates  []Alternate
	Published   string        // of an article: date or time, ISO 8601
	Modified    string        // likewise; may be empty
	Picture     string        // absolute address of the page's picture, or empty
	PictureAlt  string        // what it shows
	Linked      template.HTML // the subject as JSON-LD, in its element; may be empty
}

// Subject is the title of the page.
func (h *Head) Subject() string { return h.Title }

// An Alternate is a page in another form: a feed, a calendar, data.
type Alternate struct {
	Link
	Type      string       // its media type
	Subscribe template.URL // of a calendar: at which programs subscribe to it; may be empty
}

// ArticleView is the page of an article: layout "article".
type ArticleView struct {
	Head
	Topics        []Link
	Headline      template.HTML // the title, with its mentions
	Date, Updated Day
	Dateline      string
	Authors       []string
	Publisher     string
	SourceURL     string
	Summary       template.HTML
	KeyPoints     []template.HTML
	Image         *Image
	Body          []Segment
	People        Cast
	Countries     Cast
	Organizations Cast
	Others        Cast // places and topics
	Events        []Event
	Cite          string // a citation in one line, without the address
	Related       []ArticleRow
	Previous      Link
	Next          Link
}

func (*ArticleView) Layout() string { return "article" }

// PersonView is the page of a person: layout "person".
type PersonView struct {
	Head
	Name      string
	Image     *Image
	Post      string // role of the current post, else of the last: "Minister of Foreign Affairs"
	Country   Chip
	Since     string // of the current post: "9 March 2004"
	Former    bool   // the post is no longer held on the as-of day
	Life      string // "Born 1950", "1918–2008", or empty
	Activity  *Chart
	Biography []Segment
	Said      Dossier
	Strip     *Strip // of the events
	Events    []Event
	Network   *Network // of those met
	Met       []Meeting
	Posts     []PostRow
	Mentions  []Context
	Names     Naming
	Rests     Rests
	Archive   []Year // of all its statements, events and articles, if they are many
}

func (*PersonView) Layout() string { return "person" }

// Rests say, for each list of a page, what it leaves out.
type Rests struct {
	Events, Met, Posts, Dossier, Others, Before, Coverage, Relations, People, Articles, Mentions Rest
}

// Officials are those who hold an office, the highest first.
type Officials struct {
	First []PostRow // heads of state and of government, ministers, spokesmen
	More  []PostRow // all others
	Rest  Rest      // of More
}

// A Meeting says how often, and when last, two took part in one event.
type Meeting struct {
	Who   Chip
	Note  string // the other's post
	Count int
	Last  Event
}

// CountryView is the page of a country: layout "country".
type CountryView struct {
	Head
	Flag          string
	Name          string
	Called        string // the name within a sentence: "the United States"
	OfficialName  string // empty if the same
	Capital       Link
	Region        string
	Borders       []Chip
	Activity      *Chart
	Notes         []Segment // what the site's own file adds
	Officials     Officials
	Said          Dossier
	Network       *Network // of the countries met
	Relations     []RelationRow
	MoreRelations []RelationRow // go on from Relations, folded
	Strip         *Strip        // of the events
	Events        []Event
	About         []StatementGroup // statements of others to it or about it
	People        []PostRow
	Mentions      []Context
	Names         Naming
	Rests         Rests
	Archive       []Year
}

func (*CountryView) Layout() string { return "country" }

// Naming is under what else an entity is known.
type Naming struct {
	Names       []string
	Former      []string // of a country, in the past
	Identifiers []Link
}

// A RelationRow is a relation in a list. A is empty on the page of a country.
type RelationRow struct {
	A, B       Chip
	Href       string
	Events     int
	Statements int
	Last       Day // of the last contact
}

// RelationView is the page of a pair of countries: layout "relation".
type RelationView struct {
	Head
	A, B     Chip
	AsOf     Day
	Last     []Link  // the contacts of the last day on which there was one
	LastDay  string  // "12 February 2022"
	Ends     string  // AsOf in the same form
	Days     int     // from LastDay to AsOf
	Next     []Event // after LastDay, coming or cancelled: the next first
	Month    *RelationMonth
	Topics   []RelationTopic
	Strip    *Strip // of the events
	Events   []Event
	Met      []Pair
	Articles []ArticleRow
	Rests    Rests
	Archive  []Year
}

func (*RelationView) Layout() string { return "relation" }

// A Pair of people of the two countries who took part in the same events.
type Pair struct {
	A, B  Chip
	Count int
	Last  Event
}

// EntityView is the page of an organization, place or topic: layout "entity".
type EntityView struct {
	Head
	Kind      string // "Organization", "Place", "Topic"
	Name      string
	Country   Chip
	Parent    Chip
	Members   []Chip
	Activity  *Chart
	Notes     []Segment
	Strip     *Strip  // of all events
	Dossier   []Event // a topic's events in the author's order
	Officials Officials
	Said      Dossier // of a place and others that say nothing: what is said about them
	Events    []Event
	About     []StatementGroup
	People    []PostRow
	Articles  []ArticleRow
	Mentions  []Context
	Names     Naming
	Rests     Rests
	Archive   []Year
}

func (*EntityView) Layout() string { return "entity" }
