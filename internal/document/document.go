// Package document is the model of one content file of any kind, parsed.
//
// A Document holds the front matter of the file as typed fields, its text as HTML with slots, and what
// the author marked: references, statements, events. It depends on that file alone, so it can be kept
// for as long as the file's bytes stay the same. It says nothing about any other file: whether
// "[[Lavrov]]" is anybody is asked of the registry, later (this package never imports entity). Package
// parse makes Documents; this one has types and small pure methods.
//
// # Text
//
// A file's prose, and those front-matter fields in which names are found, are kept in one Text: Plain
// is what a reader sees, HTML is what is published, Runs map one to the other and to the file. HTML
// has holes, called slots, where other files are needed to know what to write: the address of a
// reference, the margin note of a statement, the box of an event.
package document

import (
	"slices"
	"strings"
	"time"

	"readout/internal/date"
	"readout/internal/meta"
	"readout/internal/source"
)

// A Kind is what a content file describes, known from its folder.
type Kind uint8

const (
	KindArticle Kind = iota
	KindPerson
	KindCountry
	KindOrganization
	KindPlace
	KindTopic
	KindEvent
	KindPage
)

// kinds names each Kind in the singular and by its folder, indexed by Kind.
var kinds = [...]struct{ name, folder string }{
	{"article", "articles"}, {"person", "people"}, {"country", "countries"},
	{"organization", "organizations"}, {"place", "places"}, {"topic", "topics"},
	{"event", "events"}, {"page", "pages"},
}

// String returns the kind's name in the singular: "person".
func (k Kind) String() string { return kinds[k].name }

// Folder returns the folder of the kind's files and pages: "people".
func (k Kind) Folder() string { return kinds[k].folder }

// KindOf returns the kind of the content file at path and its id, and whether
// the path is that of a content file: content/KIND/ID.md.
func KindOf(file source.Path) (Kind, string, bool) {
	rest, ok := strings.CutPrefix(string(file), "content/")
	folder, name, nested := strings.Cut(rest, "/")
	id, isMarkdown := strings.CutSuffix(name, ".md")
	if !ok || !nested || !isMarkdown {
		return 0, "", false
	}
	for k := range kinds {
		if kinds[k].folder == folder {
			return Kind(k), id, true
		}
	}
	return 0, "", false
}

// A Document is one content file, parsed. It is immutable.
type Document struct {
	File *source.File
	Kind Kind
	// ID is the base name without ".md"; for an article the path under
	// content/articles without ".md", such as "2022/talks-in-geneva".
	ID string
	Withholding
	// Broken says that the front matter could not be read, so that what the
	// file declares is not known.
	Broken bool
	// Unread are spans of the file that could not be understood, so that a name
	// in them may be declared there.
	Unread      []source.Span
	Diagnostics []source.Diagnostic
	Events      []Event // declared here: in an article any number, in an event file one

	// The fields of the document's kind; the others are nil.
	Article      *Article
	Person       *Person
	Country      *Country
	Organization *Organization
	Place        *Place
	Topic        *Topic
	Page         *Page

	// RedirectFrom are the paths under the site's root where the file's page stood before,
	// the oldest first.
	RedirectFrom []meta.Value

	Text       Text
	Anchors    []string    // of the headings, in order
	References []Reference // in the text, in order of appearance
	// FieldReferences are those in words that are shown without links, such as a
	// dateline. They need only be checked: the brackets are gone from the words.
	FieldReferences []meta.Value
	Allows          []Allow    // in order of appearance
	Questions       []Question // likewise
	// Labels are words before a colon that begin a line of a quote block, and may be the
	// name of a person in a transcript.
	Labels     []meta.Value
	Statements []Statement // in order of appearance
	EventLinks []EventLink
	Links      []Link // to other content files and to files beside this one
	Callouts   []Callout
	// Days are those of what has happened: when an article was published, updated and
	// corrected, when a person was born and died, when a readout was published. The
	// day of an event is none of them, since events are announced.
	Days []Day
}

// EachRedirect calls a function for each of RedirectFrom, with its place. There are none of
// a document that is nil.
func (d *Document) EachRedirect(yield func(from string, file source.Path, at source.Span)) {
	if d == nil {
		return
	}
	for _, from := range d.RedirectFrom {
		yield(from.Text, d.File.Path, from.Span)
	}
}

// A Withholding is what a file says of when it may be published.
type Withholding struct {
	Draft   bool
	Embargo time.Time // its end; zero if there is none
	// Unsure says that the file has a key that withholds, or something that looks
	// like one, which cannot be understood, so that nobody knows whether the file
	// may be published. There is an error that says so. Unless another key withholds
	// the file, nothing may be published, and no word of the file may be shown.
	Unsure bool
}

// An Article is the front matter of a file under content/articles. Text fields
// in which names are found are also parts of the document's Text.
type Article struct {
	Title, Summary, Dateline, Publisher        meta.Value
	KeyPoints, Authors                         []meta.Value
	Date, Updated                              date.Moment
	SourceURL                                  meta.Value
	People, Countries, Organizations, Topics   []meta.Value // references
	Event                                      meta.Value   // an event's id
	Lead                                       source.Span  // of the value that says that it leads its day; empty if it does not
	Statements                                 meta.Value   // default attributes of the article's statements, as written
	Image, ImageAlt, ImageCaption, ImageCredit meta.Value
	Mentions                                   Mentions
	Ignore                                     []meta.Value
}

// Mentions says whether names that are not marked are looked for.
type Mentions uint8

const (
	MentionsDefault  Mentions = iota // as readout.yaml says
	MentionsAuto                     // names in the prose are found
	MentionsExplicit                 // only marks count
)

// A Person is the front matter of a file under content/people.
type Person struct {
	Name, SortName, Surname      meta.Value
	SurnameNever                 bool   // surname_alone: never
	Gender                       string // "female", "male" or "" for not said
	Aliases                      []meta.Value
	Country                      meta.Value
	Posts                        []Post
	Born, Died                   date.Date
	Wikidata                     meta.Value
	Image, ImageAlt, ImageCredit meta.Value
	Links                        []NamedLink
}

// A Post is an office held, for a country or in an organization.
type Post struct {
	Role                  meta.Value
	Organization, Country meta.Value
	Start, End            date.Date // zero: not known, or still held
}

// A NamedLink is one entry of a person's links: a label and an address.
type NamedLink struct {
	Label string
	URL   meta.Value
}

// A Country is the front matter of a file under content/countries; a field that is given replaces
// (name, official name, capital) or adds to (the lists) what the built-in table says.
type Country struct {
	Name, OfficialName, Capital meta.Value
	Aliases, Demonyms, Metonyms []meta.Value
}

// An Organization is the front matter of a file under content/organizations.
type Organization struct {
	Name     meta.Value
	Aliases  []meta.Value
	Country  meta.Value // for whom it speaks
	Parent   meta.Value
	Members  []meta.Value
	Wikidata meta.Value
}

// A Place is the front matter of a file under content/places.
type Place struct {
	Name    meta.Value
	Aliases []meta.Value
	Country meta.Value
}

// A Topic is the front matter of a file under content/topics.
type Topic struct {
	Name    meta.Value
	Aliases []meta.Value
	Events  []meta.Value // ids, in the order of the dossier
}

// A Page is the front matter of a file under content/pages.
type Page struct {
	Title, Description meta.Value
	Nav                int // place in the menu; 0 = not in it
}

// An EventType is one of the closed list of kinds of event.
type EventType string

// EventTypes are the kinds of event, as they are written.
var EventTypes = []EventType{
	"call", "meeting", "visit", "summit", "session", "agreement", "letter", "communique", "deployment",
	"exercise", "sanctions", "attack", "ceasefire", "vote", "election", "briefing", "speech", "interview", "declaration", "other",
}

// EventTypeOf returns the type that a word names: one of EventTypes, or "statement", which
// governments call what is a declaration here.
func EventTypeOf(word string) (EventType, bool) {
	if word == "statement" {
		word = "declaration"
	}
	return EventType(word), slices.Contains(EventTypes, EventType(word))
}

// IsMeeting reports whether those who took part in an event of a type met each other, or spoke: who is at one session,
// or votes, need not.
func (t EventType) IsMeeting() bool {
	return t == "call" || t == "meeting" || t == "visit" || t == "summit"
}

// likeEventTypes are words that are written for a type of event and are none.
var likeEventTypes = map[string]EventType{
	"press conference": "briefing", "news conference": "briefing", "press briefing": "briefing", "gaggle": "briefing",
	"remarks": "speech", "address": "speech", "toast": "speech",
	"phone call": "call", "telephone call": "call", "conversation": "call",
	"talks": "meeting", "trip": "visit", "tour": "visit", "joint statement": "communique", "communiqué": "communique",
	"treaty": "agreement", "accord": "agreement", "deal": "agreement",
	"strike": "attack", "truce": "ceasefire", "referendum": "vote", "drill": "exercise",
}

// LikeEventType returns the type that was meant by a word that names none, or "".
func LikeEventType(word string) EventType {
	return likeEventTypes[strings.ToLower(strings.ReplaceAll(word, "-", " "))]
}

// A Status says whether an event took place.
type Status string

const (
	StatusUnstated  Status = "" // the site tells by the days of what reports it
	StatusAnnounced Status = "announced"
	StatusHeld      Status = "held"
	StatusCancelled Status = "cancelled"
)

// An Event is a declaration of an event, in an event file or an article. Several
// declarations may share an ID; they are one event of the site.
type Event struct {
	ID                              string
	Span                            source.Span // of the file: the type of the block's header, or the type's value
	Type                            EventType
	Date, EndDate                   date.Date
	Time, EndTime                   time.Time   // when it began and ended; zero if only days are written
	DateSpan                        source.Span // of the file: where Date stands
	Title                           meta.Value  // may be empty in an event file
	Participants                    []meta.Value
	Place, InitiatedBy, Duration    meta.Value
	Status                          Status
	Topics                          []meta.Value
	Readouts                        []Readout
	For, Against, Abstained, Absent []meta.Value // of a vote
	Result                          meta.Value
}

// SetDates sets when an event began and, if end is not zero, ended. An end that is a time
// of the first day is no other day.
func (e *Event) SetDates(begin, end date.Moment) {
	e.Date, e.Time = begin.Day, begin.Time
	e.EndDate, e.EndTime = end.Day, end.Time
	if !end.Time.IsZero() && end.Day == begin.Day {
		e.EndDate = date.Date{}
	}
}

// A Readout is a published account of an event by one side.
type Readout struct {
	Side       meta.Value // a reference
	URL, Title meta.Value
	Date       date.Date
}
