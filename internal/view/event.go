package view

// EventView is the page of an event: layout "event".
type EventView struct {
	Head
	Type        string // "Call"
	Title       string
	Date, End   Day
	Full        string // the days without their weekdays: "1 February 2022", "18 to 20 February 2022"
	Time        string // "15:04 to 15:30 UTC+03:00"; empty if only days are written
	Duration    string
	Place       Chip
	Status      string
	InitiatedBy Chip
	Topics      []Link      // that no statement below is on
	People      []CastEntry // participants with the posts they held
	Votes       []Vote
	Result      string
	Notes       []Segment         // what the event's own file adds
	Missing     string            // "No Russian readout on record", or empty
	Sole        string            // of the only account: "What follows is the American account", or empty
	Differ      []Difference      // of two accounts or more; at most four
	Accounts    []Account         // of the sides, in the order of the participants
	Silent      []Account         // published accounts of which nothing is told here, beside others
	Rows        []AccountRow      // what two or three accounts say, topic by topic
	Together    []TopicStatements // what several sides say with one voice
	Others      []Statement       // of neither side
	Before      []Statement       // about it, and made before its first day: no account of it
	Coverage    []ArticleRow
	Contacts    *Contacts // of the two sides, if there are two
	Previous    Link      // in the order of all events
	Next        Link
}

func (*EventView) Layout() string { return "event" }

// A Vote is who voted how: "For", "Against", "Abstained", "Absent".
type Vote struct {
	Label string
	Who   []Chip
}

// An Account is one side's readout of an event. Topics are what it says, unless that is in
// rows beside other accounts.
type Account struct {
	Side     Chip
	Heading  string // "The American account"
	Readouts []Readout
	Topics   []TopicStatements
}

// A Readout is a published account.
type Readout struct {
	Link     // its text is the title, which may be empty
	Date Day // if it is not the event's
}

// An AccountRow is what the accounts say on one topic, beside each other.
type AccountRow struct {
	Topic Link   // Text alone for the event itself, or for what is on no topic
	ID    string // to lead to
	Cells []AccountCell
}

// An AccountCell is what one account says on a topic.
type AccountCell struct {
	Heading    string // "The American account", where the columns are under each other
	Absent     string // "Not in the American account", or empty
	Statements []Statement
	Folded     []Statement // the rest, if they are many
	Elsewhere  []Statement // what the side said elsewhere that day, in answer to another
}

// A Difference says in one sentence where accounts differ.
type Difference struct {
	// Kind is "answer": one account has what another answers; "both": several speak of a
	// topic; "only": one does; or "neither": there is no answer.
	Kind     string
	Topics   []Link
	Accounts []AccountActs
}

// AccountActs are what an account has on a topic, in words: "a warning and 2 offers".
type AccountActs struct{ Side, Acts string }

// Contacts are the events of two sides around one.
type Contacts struct {
	Before, Same, After []Link
	All                 Link // the page of their relation
}
