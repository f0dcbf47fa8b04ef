package view

// A Dossier is a list of statements in groups, and what a reader can narrow it by.
type Dossier struct {
	Count   int
	Summary Summary
	Groups  []StatementGroup
	Filters []Filter // empty if there is nothing to choose between
	Whom    []WhomRow
}

// A Summary says how many statements a Dossier has, and on what.
type Summary struct {
	First, Last string // days of the oldest and the newest: "21 January", "21 January 2019"
	Groups      []SummaryGroup
	Sides       bool // groups are sides, not topics
	ByOthers    bool // all are of, to or about somebody of whom there is none
	Others      int  // statements of no group that is named
	Joint       int  // statements that several groups have
}

// A SummaryGroup is how many statements one group has.
type SummaryGroup struct {
	Name  Link
	Count int
}

// A StatementGroup is statements on one topic, or on the page of a topic those of one
// side, newest first. All of them are on the page, or else at Href.
type StatementGroup struct {
	Name    Chip   // the topic or side; Text is empty for statements without one
	ID      string // anchor
	Key     string // of the group, as Statement.Keys has keys
	Count   int
	Folded  bool // one of many: all of it is folded
	First   []Statement
	More    []Statement // go on from First: folded where there is little room
	Earlier []Statement // folded
	Since   Day         // of the oldest in Earlier
	Href    string      // where all are, if not all are on the page; empty if they are nowhere
}

// A Filter narrows a dossier to the statements that have one of its values among their
// keys, as "NAME=VALUE".
type Filter struct {
	Name   string // in the address: "about"
	Values []FilterValue
}

// A FilterValue is a value of a Filter.
type FilterValue struct{ Value, Label string }

// A WhomRow is somebody whom statements are directed at, made to or about, with the days
// of the latest.
type WhomRow struct {
	Chip
	Count int
	Days  []DayLink
	More  int // how many statements are of none of Days
}

// A DayLink leads to the first statement of a day.
type DayLink struct {
	Day
	Href string
}

// GroupView is a page of a group of statements that is too long for the page that it
// belongs to: layout "statement-group".
type GroupView struct {
	Head
	Of         Link   // the page that it belongs to
	Flag       string // of a country
	Name       Chip   // the topic or side; Text may be empty
	Count      int    // statements on all parts
	From, To   Day    // of those on this one
	Statements []Statement
	Earlier    Link // parts of the group
	Later      Link
}

// Layout names the layout of the view.
func (*GroupView) Layout() string { return "statement-group" }

// A RelationTopic is what both sides of a relation say to and about each other on one
// topic, newest first.
type RelationTopic struct {
	Name         Link // Text is empty for statements without a topic
	ID           string
	Count        int
	Rows         []RelationDay
	Earlier      []RelationDay // folded
	EarlierCount int           // of their statements
	Since        Day           // of the oldest of them
	Href         string        // where all statements are, if not all are on the page
}

// A RelationDay is what both sides say on one day, or at one event.
type RelationDay struct {
	Date    Day
	At      Link   // the event
	Missing string // "No Russian readout on record", or empty
	A, B    RelationSide
}

// A RelationSide is what one side says; nothing, perhaps.
type RelationSide struct {
	Name       string
	Statements []Statement
}

// A RelationMonth sums up a month of a relation, in sentences: the contacts, the acts of
// each side by kind, and those of a kind that it had not done in the month before.
type RelationMonth struct {
	Name  string // "February 2022"
	SoFar bool   // it is the as-of month
	Lines []string
}
