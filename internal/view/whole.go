package view

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

func (*IndexView) Layout() string { return "index" }

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
	Folded     string // "12 events": a long list folds those after its first on a phone
	Rest       Rest
}

// A BriefRow is a brief in a list.
type BriefRow struct {
	Date     Day
	Href     string
	Headline string // of the story that leads the day
	Articles int
	More     string // "and 2 more articles"; empty if there is one
}

// An IndexEntry is an entity in an index.
type IndexEntry struct {
	Chip
	Note  string // post, country, region
	Count int    // articles that concern it
}

// TextView is a page of the author's own: layout "page".
type TextView struct {
	Head
	Title string
	Body  []Segment
}

func (*TextView) Layout() string { return "page" }

// MissingView is the page for an address that does not exist: layout "404".
type MissingView struct {
	Head
	Front   Link
	Indexes []Link
}

func (*MissingView) Layout() string { return "404" }

// SearchView is the page for searching: layout "search".
type SearchView struct {
	Head
	Kinds   []SearchKind // of what can be found
	Indexes []Link
}

func (*SearchView) Layout() string { return "search" }

// A SearchKind is a kind of what can be found, as the index names it, and the
// word for readers.
type SearchKind struct{ Value, Label string }

// RedirectView sends a reader on to a page's new address: layout "redirect".
type RedirectView struct {
	Head
	To Link
}

func (*RedirectView) Layout() string { return "redirect" }

// A Source is where an article was published first.
type Source struct{ Publisher, URL string }

// ArchiveView is some years or months of all that the page of an entity or relation
// shows only the newest of, or of an index: layout "archive".
type ArchiveView struct {
	Head
	Of       Link   // the page that it belongs to
	Flag     string // of a country
	Period   string // "February 2022", "1984 to 1990"
	Part     int    // of a period on several pages; else 0
	Parts    int
	Groups   []Group
	Previous Link
	Next     Link
}

func (*ArchiveView) Layout() string { return "archive" }

// A Rest says what a list leaves out. The zero Rest is of a list that is whole.
type Rest struct {
	Total int    // how many there are
	Shown int    // how many of them are listed; 0 if all are
	Href  string // where all are, if not all are listed; empty if they are nowhere
}

// A Year is a part of an archive: months of one year, or years.
type Year struct {
	Label   string
	Periods []Link
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
	Others []Chip        // those on record on a topic with no act that commits them
}

func (*PositionsView) Layout() string { return "positions" }

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

func (*TimelineView) Layout() string { return "timeline" }

// A TimelineYear is a year of events, by months.
type TimelineYear struct {
	Link   // to the year's own page
	Months []Group
}

// DataView is the page of the data files: layout "data".
type DataView struct {
	Head
	License  Link // of the data; its text may be empty
	Tables   []DataTable
	Programs []Link // what describes the tables for programs, and what is in another form than tables
}

func (*DataView) Layout() string { return "data" }

// A DataTable is a data file.
type DataTable struct {
	Name    string // also its anchor
	Rows    string // "3,000 rows"
	Files   []Link // in each format
	Columns []DataColumn
	Query   string // SQL to begin with
}

// A DataColumn is a column of a data file.
type DataColumn struct {
	Name string
	Type string // "string", "date", "integer", "boolean" or "list"
	Of   string // the table to whose ids it refers; may be empty
}

// SourcesView says what the site rests on: layout "sources".
type SourcesView struct {
	Head
	Publishers []SourceRow
	Readouts   []SourceRow // published accounts, by side
	Relays     []SourceRow // who passed on the words of others
	Anonymous  []SourceRow // those of them without a name, and speakers without one
}

func (*SourcesView) Layout() string { return "sources" }

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
