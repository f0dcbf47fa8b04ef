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
	Search      string // address of the page for searching
	Stylesheet  string // address
	Scripts     string // address of the folder of the scripts, with a slash
	Icon        string // address, or empty
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
	Name       string
	Image      *Image
	Post       string // role of the current post, else of the last: "Minister of Foreign Affairs"
	Country    Chip
	Since      Day    // of the current post
	Former     bool   // the post is no longer held on the as-of day
	Life       string // "born 1950", "1918–2008", or empty
	Activity   *Chart
	Biography  []Segment
	Statements []Statement // direct first; claims and denials apart
	Claims     []Statement // what they claimed and denied
	Strip      *Strip      // of the events
	Events     []Event
	Network    *Network // of those met
	Met        []Meeting
	Posts      []PostRow
	Mentions   []Context
	Names      Naming
	Rests      Rests
	Archive    []Year // of all its statements, events and mentions, if they are many
}

// Rests say, for each list of a page, what it leaves out.
type Rests struct {
	Statements, Claims, Events, Met, Posts, Officials, Dossier, Others, Coverage, By, About, Positions, Relations, People, Articles, Mentions Rest
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
	Capital      Link
	Region       string
	Borders      []Chip
	Activity     *Chart
	Notes        []Segment // what the site's own file adds
	Officials    []PostRow // held on the as-of day
	Positions    []TopicStatements
	Network      *Network // of the countries met
	Relations    []RelationRow
	Strip        *Strip // of the events
	Events       []Event
	By           []Statement // statements by it that are no position
	About        []Statement // statements of others to it or about it
	People       []PostRow
	Mentions     []Context
	Names        Naming
	Rests        Rests
	Archive      []Year
}

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
	Last     Day // last contact
	Days     int // from Last to AsOf
	AsOf     Day
	Columns  []RelationColumn // two, or none if neither says anything
	Strip    *Strip           // of the events
	Events   []Event
	Met      []Pair
	Articles []ArticleRow
	Rests    Rests
	Archive  []Year
}

// A RelationColumn is what one side says to and about the other.
type RelationColumn struct {
	Side       Chip
	Statements []Statement
	Rest       Rest
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
	Rests       Rests
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
	Kind      string // "Organization", "Place", "Topic"
	Name      string
	Country   Chip
	Parent    Chip
	Members   []Chip
	Activity  *Chart
	Notes     []Segment
	Strip     *Strip  // of all events
	Dossier   []Event // a topic's events in the author's order
	Officials []PostRow
	Positions []SidePositions // of a topic: each side's
	Others    []Statement     // of a topic: what no side says for itself
	Events    []Event
	By        []Statement
	About     []Statement
	People    []PostRow
	Articles  []ArticleRow
	Mentions  []Context
	Names     Naming
	Rests     Rests
	Archive   []Year
}

// SidePositions are what one side says on a topic.
type SidePositions struct {
	Side       Chip
	Statements []Statement
	Rest       Rest
}

// FrontView is the front page: layout "front".
type FrontView struct {
	Head
	Tagline   string
	AsOf      Day
	Brief     *BriefRow // the latest
	Points    []string  // of the latest brief, a few
	Lead      *ArticleRow
	Articles  []ArticleRow // the latest, without the lead
	More      Link         // to all articles
	People    []InNews
	Countries []InNews
	Strip     *Strip // of the year's events
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
	Title    string
	Intro    string
	Ways     []NavItem // the same in another order
	Strip    *Strip    // of all events, in their index
	Calendar *Calendar // of a year of events
	Parts    []Link    // to the groups of one letter
	Jumps    []Link    // to the groups; empty if there are few
	Groups   []Group
	Years    []Year // of the archive, if not all is listed
	Rest     Rest
}

// A Calendar is the months of a year in which there are events.
type Calendar struct {
	Year   string
	Months []CalendarMonth
}

// A CalendarMonth is a month, day by day.
type CalendarMonth struct {
	Name  string
	Start int // the weekday of the first, from 1 for Monday
	Days  []CalendarDay
}

// A CalendarDay leads to its event, or to its month if there are several.
type CalendarDay struct {
	Day, Href string
	Names     string // of the events
}

// A Group is part of an index. Exactly one of the lists is used.
type Group struct {
	Label, ID  string // the only group of an index may have no label: the page's title says it
	Flag, Href string // of an entity that gives a group its name
	Entries    []IndexEntry
	Articles   []ArticleRow
	Events     []Event
	Relations  []RelationRow
	Statements []Statement
	Mentions   []Context
	Days       []BriefRow
	Links      []Link // to parts of the group
	Rest       Rest
}

// A BriefRow is a brief in a list.
type BriefRow struct {
	Date     Day
	Href     string
	Headline string // of the day's first article
	Articles int
	More     string // "and 2 more articles"; empty if there is one
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
	Front   Link
	Indexes []Link
}

// SearchView is the page for searching: layout "search".
type SearchView struct {
	Head
	Kinds   []SearchKind // of what can be found
	Indexes []Link
}

// A SearchKind is a kind of what can be found, as the index names it, and the
// word for readers.
type SearchKind struct{ Value, Label string }

// RedirectView sends a reader on to an article's new address: layout "redirect".
type RedirectView struct {
	Head
	To Link
}

// BriefView is the page of one day: layout "brief".
type BriefView struct {
	Head
	Date       Day
	Points     []Point
	PointsRest Rest
	Events     []Event
	EventsRest Rest
	Said       []BriefSaid
	Rest       Rest        // of the statements
	New        []CastEntry // first named on the site that day
	NewRest    Rest
	Sources    []Source
	Previous   Link
	Next       Link
}

// BriefSaid are statements of one article. The tail is not printed.
type BriefSaid struct {
	Article    Link
	Statements []Statement
	Tail       []Statement
}

// A Point is what one article says in short.
type Point struct {
	ArticleRow
	Points []string // key points, else the summary
}

// A Source is what an article rests on.
type Source struct {
	Article   Link
	Publisher string // empty for the site's own reporting
	URL       string
}

// ArchiveView is a month of all that the page of an entity or relation shows
// only the newest of, or of an index: layout "archive".
type ArchiveView struct {
	Head
	Of       Link   // the page that it belongs to
	Flag     string // of a country
	Month    string // "February 2022"
	Part     int    // of a month on several pages; else 0
	Parts    int
	Groups   []Group
	Previous Link
	Next     Link
}

// A Rest says what a list leaves out. The zero Rest is of a list that is whole.
type Rest struct {
	Total   int    // how many there are
	Shown   int    // how many of them are listed; 0 if all are
	Href    string // where all are, if not all are listed
	Printed int    // how many are printed; 0 if all that are listed
}

// A Year is the archive of one year.
type Year struct {
	Label  string
	Months []Link
}

// PositionsView is what each country last said on each topic: layout
// "positions".
type PositionsView struct {
	Head
	AsOf   Day
	Topics []Link
	Rows   []PositionRow // a row for each country; empty if there are many topics
	List   []Position    // then each position has a row
	Rest   Rest          // of the list
}

// A PositionRow is what one side last said on each topic.
type PositionRow struct {
	Side  Chip
	Cells []Position // by PositionsView.Topics; without Verb where it said nothing
}

// A Position is the last statement of one side on one topic.
type Position struct {
	Side  Chip
	Topic Link
	Date  Day
	Act   string // as of a Statement
	Verb  string
	Of    []Chip
	Words string // shortened
	Lang  string // of a quotation in another script, else empty
	Dir   string // of the same
	Form  string // "direct", "mixed" or "indirect"
	Href  string // the statement
	Count int    // how many it made on the topic
}

// TimelineView is all events in order of time: layout "timeline".
type TimelineView struct {
	Head
	Title string
	Intro string
	Years []TimelineYear
	More  []Link // to the years that are not shown
}

// A TimelineYear is a year of events, by months.
type TimelineYear struct {
	Link   // to the year's own page
	Months []Group
}

// SourcesView says what the site rests on: layout "sources".
type SourcesView struct {
	Head
	Publishers []SourceRow
	Readouts   []SourceRow // published accounts, by side
	Relays     []SourceRow // who passed on the words of others
	Anonymous  []SourceRow // those of them without a name, and speakers without one
}

// A SourceRow is one source with what rests on it.
type SourceRow struct {
	Source Chip
	Note   string // "42 articles"
	Items  []SourceItem
	More   string // "and 37 more", which are not shown
}

// A SourceItem is an article, a statement or a readout that rests on a source.
type SourceItem struct {
	Link
	Date Day
	Note string // of a statement: who says what is relayed, with the verb; of a readout: its title
	Form string // of a statement: "direct", "mixed" or "indirect"
	URL  string // where the source itself is
	Host string // of URL
}

func (*BriefView) Layout() string     { return "brief" }
func (*ArchiveView) Layout() string   { return "archive" }
func (*PositionsView) Layout() string { return "positions" }
func (*TimelineView) Layout() string  { return "timeline" }
func (*SourcesView) Layout() string   { return "sources" }

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
func (*SearchView) Layout() string   { return "search" }
func (*RedirectView) Layout() string { return "redirect" }
