package view

import "html/template"

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
	Bare  string // "1 Feb": where the year stands above it
	Year  string // "2022"
	Long  string // "Tuesday 1 February 2022"
}

// A Phrase is a stretch of an attribution: words, or a name, which may be a link. In a
// block of quoted words the verb leads to the statement on its speaker's page.
type Phrase struct {
	Text, Href string
	Verb       bool // what was done
	Name       bool // of somebody or something
}

// A Statement is words or a position of a speaker. Led, the words and Tail make one
// sentence.
type Statement struct {
	Led      []Phrase // who did what to whom: "Lavrov denied, speaking to Blinken, that"
	Tail     []Phrase // according to whom; empty for what was said in the open
	After    string   // all that stands after the words, in text: where it is as before, it need not be said again
	ID       string   // of this item on this page; may be empty
	Href     string   // of its sentence in the article
	Date     Day      // when it was made
	Form     string   // "direct", "mixed" or "indirect"
	Words    []string // pieces, between which something was left out; without enclosing marks if direct
	Act      string   // the verb as it is written: "denies"; "cue" if the author's own word stands for it
	Lang     string   // of a quotation in another script than the site's: "und-Latn"; else empty
	Dir      string   // of the same: "ltr" or "rtl"
	Verb     string   // the same as Act in the site's language, or the author's own word
	Speakers []Chip   // empty on the page of the only speaker
	Posts    []string // what each speaker held that day, beside Speakers; may be ""
	To       []Chip   // audience
	Of       []Chip   // whom it is directed at
	About    []Chip
	Via      []Chip // relayed by, from the speaker outward
	At       Link   // the event where it was made
	Topic    Link
	From     string // the language it was translated from
	Source   string // address of a source given for it
	Home     string // from the article: the statement on its speaker's page
	Article  Link
	OneSided bool   // relayed by another side than the speaker's
	Cite     string // a citation in one line, with the words; empty where it is not offered
	Keys     string // values of filters, in a Dossier: "about=nato words=paraphrase"
}

// An Event is an event in a list, or its box in an article.
type Event struct {
	ID           string // of its box in the article that is shown; else empty
	Date, End    Day
	Time         string // "15:04 to 15:30 UTC+03:00"; empty if only days are written
	Type         string // "Call"
	Title        Link
	Participants []Chip
	Place        Chip
	Duration     string
	Status       string // "announced" or "cancelled", in the site's language; empty if held
	Missing      string // "No Russian readout on record", or empty
}

// A Context is an article that concerns an entity, with the sentence that names it.
type Context struct {
	Date       Day
	Article    Link
	Href       string      // of the place in the article
	Parts      []Marked    // the sentence; none if the article does not name it
	Quoted     bool        // inside a quotation: not the article's own words
	More       int         // further mentions in the same article
	Correction *Correction // the latest
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

// A PostRow is an office: who held it, what it was, when.
type PostRow struct {
	Person Chip
	Role   string
	For    Chip   // country or organization
	Years  string // "2004–", "1994–2004"
	Since  Day
	Held   bool // on the as-of day
}

// A Cast is the entities of a kind in an article, those named most first.
type Cast struct {
	First []Chip
	Rest  []Chip // of many, folded
}

// A CastEntry is somebody or something that a page begins with.
type CastEntry struct {
	Chip
	Note string // the post held, for a person
}

// A Segment of a text. HTML comes first; then, if not nil, one of the others.
type Segment struct {
	HTML    template.HTML
	Notes   []Note     // to the statements of the block that ends here
	Led     *Statement // of the block that begins here: who did what to whom
	Quote   *Statement // of the block that ends here: according to whom
	Event   *Event     // box of an event declared here
	Callout *Callout   // the label at the start of a callout
}

// A Note says beside a text whose the words are that have its number.
type Note struct {
	Number int
	ID     string   // of the words
	Line   []Phrase // "Lavrov denied this, speaking to Blinken"
	Tail   []Phrase // according to whom; empty if that is as in the note before
	Same   bool     // it is
	Side   string   // "in the American account", where nothing else tells
	From   string   // the language that the words were translated from
	Source string   // address of a source given for them
}

// A Callout is the label of a note in the text.
type Callout struct {
	Type  string // as it is written: "correction"
	Label string // the same in the site's language
	Date  Day
}

// TopicStatements are statements on one topic.
type TopicStatements struct {
	Topic      Link // Text is empty for statements without a topic
	Statements []Statement
	Elsewhere  []Statement // of an event: what answers them, said elsewhere that day by another side
	Rest       Rest
}
