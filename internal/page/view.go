package page

import "html/template"

// A View is all that one page shows, ready for a layout: strings, numbers and
// addresses relative to the page. A layout sees nothing else.
type View interface {
	// Layout names the layout that shows the view: "person".
	Layout() string
}

// A Head is what every page has around its own content.
type Head struct {
	Site        string // the site's title
	Language    string // BCP 47, for the lang attribute
	Direction   string // "rtl" if the language is written so, else empty
	Title       string // of the page, without the site's
	Description string // one sentence; may be empty
	Canonical   string // absolute address, or empty if the site has no base URL
	Root        string // from the page to the site's root: "" or "../" or "../../"
	Home        string // address of the front page
	Stylesheet  string // address
	Icon        string // address, or empty
	Logo        string // address, or empty
	Policy      string // Content-Security-Policy
	Nav         []NavItem
	Foot        []Link // of the footer
}

// A NavItem is one entry of the menu.
type NavItem struct {
	Link
	Current bool // the page stands in this part of the site
}

// A Link is words and an address; an empty Href is words alone.
type Link struct{ Text, Href string }

// A Chip is an entity in a line of text: flag, name and address. Flag is empty
// for all but countries; Href is empty for what has no page (free text,
// anonymous speakers).
type Chip struct{ Flag, Text, Href string }

// A Day is a date in the forms a page needs. The zero Day means "not known".
type Day struct {
	ISO   string // "2022-02-01": for datetime attributes
	Short string // "1 Feb 2022"
	Long  string // "Tuesday 1 February 2022"
}

// A Statement is words or a position of a speaker.
type Statement struct {
	ID       string   // of this item on this page; may be empty
	Href     string   // of its sentence in the article
	Date     Day      // when it was made
	Form     string   // "direct", "mixed" or "indirect"
	Words    []string // pieces, between which something was left out; without enclosing marks if direct
	Verb     string   // "denies", or the author's own word
	Speakers []Chip   // empty on the page of the only speaker
	Posts    []string // what each speaker held that day, beside Speakers; may be ""
	To       []Chip   // audience
	OfWord   string   // between verb and Of: "of" (demands of), "" (accuses), "to" (pledges to)
	Of       []Chip   // whom it is directed at
	About    []Chip
	Via      []Chip // relayed by, from the speaker outward
	At       Link   // the event where it was made
	Topic    Link
	From     string // the language it was translated from
	Source   string // address of a source given for it
	Home     string // from the article: the statement on its speaker's page
	Article  Link
	OneSided bool // relayed by another side than the speaker's
}

// An Event is an event in a list, or its box in an article.
type Event struct {
	ID           string // of its box in the article that is shown; else empty
	Date, End    Day
	Type         string // "Call"
	Title        Link
	Participants []Chip
	Place        Chip
	Duration     string
	Status       string // "announced" or "cancelled"; empty if held
	Missing      string // "No Russian readout on record", or empty
}

// A Quotation of context: a sentence in which an entity is named.
type Context struct {
	Date    Day
	Article Link
	Href    string // of the place in the article
	Parts   []Marked
	Quoted  bool // inside a quotation: not the article's own words
	More    int  // further mentions in the same article
}

// Marked is a piece of a sentence; Mark says it names the entity.
type Marked struct {
	Text string
	Mark bool
}

// An ArticleRow is an article in a list.
type ArticleRow struct {
	Date       Day
	Title      Link
	Summary    string
	Publisher  string
	Topics     []Link
	Countries  []Chip      // the most named
	Correction *Correction // the latest
	Image      *Image      // for the lead of the front page
}

// A Correction says what was wrong in an article.
type Correction struct {
	Date Day
	Text template.HTML
	Href string
}

// An Image is a picture beside a text.
type Image struct {
	Src, Alt, Credit string
	Caption          template.HTML
}

// A Chart is a row of bars, one a month, drawn by the layout as SVG.
type Chart struct {
	Bars        []Bar
	Width       int
	First, Last string // labels under the ends: "Mar 2021"
	Alt         string // the same in words
}

// A Bar of a Chart, in SVG units on a base line at 50.
type Bar struct {
	X, Y, Height int
	Now          bool   // the as-of month
	Label        string // "February 2022: 3"
}

// A PostRow is an office: who held it, what it was, when.
type PostRow struct {
	Person Chip
	Role   string
	For    Chip   // country or organization
	Years  string // "2004–", "1994–2004"
	Since  Day
	Held   bool // on the as-of day
}

// A CastEntry is an entity in an article's margin, with its places in the text.
type CastEntry struct {
	Chip
	Note   string   // the post held, for a person
	Count  int      // mentions
	Places []string // addresses on the page, in order
}

// A Segment of a text. HTML comes first; then, if not nil, one of the others.
type Segment struct {
	HTML    template.HTML
	Note    *Statement // margin note to the words that end here
	Quote   *Statement // attribution of the block that ends here
	Event   *Event     // box of an event declared here
	Callout *Callout   // the label at the start of a callout
}

// A Callout is the label of a note in the text.
type Callout struct {
	Type string // "correction"
	Date Day
}

// TopicStatements are statements on one topic. Only says that a single side
// of an event speaks of it.
type TopicStatements struct {
	Topic      Link // Text is empty for statements without a topic
	Only       bool
	Statements []Statement
}

// ArticleView is the page of an article: layout "article".
type ArticleView struct {
	Head
	Topics        []Link
	Title         template.HTML
	Date, Updated Day
	Dateline      string
	Authors       []string
	Publisher     string
	SourceURL     string
	Summary       template.HTML
	KeyPoints     []template.HTML
	Image         *Image
	Body          []Segment
	People        []CastEntry
	Countries     []CastEntry
	Organizations []CastEntry
	Others        []CastEntry // places and topics
	Events        []Event
	Corrections   []Correction
	Cite          string // a citation in one line, without the address
	Related       []ArticleRow
	Previous      Link
	Next          Link
}

// PersonView is the page of a person: layout "person".
type PersonView struct {
	Head
	Name        string
	Image       *Image
	Post        string // current or last, with its organization: "Minister of Foreign Affairs"
	Country     Chip
	Since       Day    // of the current post
	Former      bool   // the post is no longer held on the as-of day
	Life        string // "1950–", "1918–2008", or empty
	Activity    *Chart
	Biography   []Segment
	Statements  []Statement // direct first; claims and denials apart
	Claims      []Statement // what they claimed and denied
	Events      []Event
	Met         []Meeting
	Posts       []PostRow
	Mentions    []Context
	Names       []string
	Identifiers []Link
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
	Flag         string
	Name         string
	OfficialName string // empty if the same
	Capital      string
	Region       string
	Borders      []Chip
	Activity     *Chart
	Notes        []Segment // what the site's own file adds
	Officials    []PostRow // held on the as-of day
	Positions    []TopicStatements
	Relations    []RelationRow
	Events       []Event
	By           []Statement // statements by it that are no position
	About        []Statement // statements of others to it or about it
	People       []PostRow
	Mentions     []Context
	Names        []string
	Identifiers  []Link
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
	Last     Day // last contact
	Days     int // from Last to AsOf
	AsOf     Day
	Columns  []RelationColumn // two
	Events   []Event
	Met      []Pair
	Articles []ArticleRow
}

// A RelationColumn is what one side says to and about the other.
type RelationColumn struct {
	Side       Chip
	Statements []Statement
}

// A Pair of people of the two countries who took part in the same events.
type Pair struct {
	A, B  Chip
	Count int
	Last  Event
}

// EventView is the page of an event: layout "event".
type EventView struct {
	Head
	Type        string // "Call"
	Title       string
	Date, End   Day
	Duration    string
	Place       Chip
	Status      string
	InitiatedBy Chip
	Topics      []Link
	People      []CastEntry // participants with the posts they held
	Votes       []Vote
	Result      string
	Notes       []Segment // what the event's own file adds
	Accounts    []Account
	Others      []Statement // of neither side
	Coverage    []ArticleRow
	Previous    Link
	Next        Link
}

// A Vote is who voted how: "For", "Against", "Abstained", "Absent".
type Vote struct {
	Label string
	Who   []Chip
}

// An Account is one side's readout of an event.
type Account struct {
	Side     Chip
	Heading  string // "The American account"
	Missing  string // "No Russian readout on record", or empty
	Readouts []Readout
	Topics   []TopicStatements
}

// A Readout is a published account.
type Readout struct {
	Link
	Date Day
}

// EntityView is the page of an organization, place or topic: layout "entity".
type EntityView struct {
	Head
	Kind        string // "Organization", "Place", "Topic"
	Name        string
	Country     Chip
	Parent      Chip
	Members     []Chip
	Activity    *Chart
	Notes       []Segment
	Dossier     []Event // a topic's events in the author's order
	Officials   []PostRow
	Positions   []SidePositions // of a topic: each side's
	Events      []Event
	By          []Statement
	About       []Statement
	People      []PostRow
	Articles    []ArticleRow
	Mentions    []Context
	Names       []string
	Identifiers []Link
}

// SidePositions are what one side says on a topic.
type SidePositions struct {
	Side       Chip
	Statements []Statement
}

// FrontView is the front page: layout "front".
type FrontView struct {
	Head
	Tagline   string
	AsOf      Day
	Lead      *ArticleRow
	Articles  []ArticleRow // the latest, without the lead
	More      Link         // to all articles
	People    []InNews
	Countries []InNews
	Coming    []Event
	Recent    []Event
	Said      []Statement // the latest
	Activity  *Chart
}

// InNews is an entity much named in the as-of month.
type InNews struct {
	Chip
	Note   string
	Count  int // articles that name it this month
	Change int // against the month before
}

// IndexView lists all pages of a kind: layout "index".
type IndexView struct {
	Head
	Title  string
	Intro  string
	Jumps  []Link // to the groups; empty if there are few
	Groups []Group
}

// A Group is part of an index. Exactly one of the lists is used.
type Group struct {
	Label, ID string
	Entries   []IndexEntry
	Articles  []ArticleRow
	Events    []Event
	Relations []RelationRow
}

// An IndexEntry is an entity in an index.
type IndexEntry struct {
	Chip
	Note  string // post, country, region
	Count int    // articles that name it
}

// TextView is a page of the author's own: layout "page".
type TextView struct {
	Head
	Title string
	Body  []Segment
}

// MissingView is the page for an address that does not exist: layout "404".
type MissingView struct {
	Head
	Indexes []Link
}

// RedirectView sends a reader on to an article's new address: layout "redirect".
type RedirectView struct {
	Head
	To Link
}

func (*ArticleView) Layout() string  { return "article" }
func (*PersonView) Layout() string   { return "person" }
func (*CountryView) Layout() string  { return "country" }
func (*RelationView) Layout() string { return "relation" }
func (*EventView) Layout() string    { return "event" }
func (*EntityView) Layout() string   { return "entity" }
func (*FrontView) Layout() string    { return "front" }
func (*IndexView) Layout() string    { return "index" }
func (*TextView) Layout() string     { return "page" }
func (*MissingView) Layout() string  { return "404" }
func (*RedirectView) Layout() string { return "redirect" }
