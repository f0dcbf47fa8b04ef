// Package site resolves the references between documents.
//
// Resolve takes the parsed documents and the entities that each of them names. It
// merges the declarations of each event into one event, makes a statement with a side
// and a date of each annotation, and collects for each entity a dossier: an index of
// the articles, statements and events that concern it. The whole Site is computed
// again on every build. There is no cache to invalidate, so nothing can be stale.
//
// The data are flat: ArticleID, StatementID, EventID and entity.ID are indices into
// the slices of one Site, which is immutable.
package site

import (
	"slices"
	"strings"
	"time"

	"readout/internal/config"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

// An ArticleID is an index of Site.Articles, which are newest first: a lower ID is a
// newer article.
type ArticleID int32

// A StatementID is an index of Site.Statements, which are in order of their articles,
// then of the text.
type StatementID int32

// An EventID is an index of Site.Events, which are in order of their dates.
type EventID int32

// NoEvent is the EventID of no event.
const NoEvent EventID = -1

// A Site is a published site, resolved.
type Site struct {
	Config     config.Config
	Registry   *entity.Registry
	Articles   []Article
	Mentions   []Mention // in order of articles, then of the text
	Statements []Statement
	Events     []Event
	Relations  []Relation
	Dossiers   []Dossier // by entity.ID
	Bodies     []Content // by entity.ID; Document is nil for an entity without a file
	Pages      []Content
	// AsOf is the day from which pages count: the configured one, or that of
	// the newest article.
	AsOf     date.Date
	Sideless int // the number of statements that are Sideless

	byPath []ArticleID // in order of their files' paths
}

// A Content is a document with the targets of its references.
type Content struct {
	Document   *document.Document
	References []entity.ID // by Document.References; None for nobody
	EventLinks []EventID   // by Document.EventLinks
	Links      []Target    // by Document.Links
	Image      source.Path // of the file that the front matter names, or empty
}

// A Target is the target of a link to a file of the site.
type Target struct {
	Kind   TargetKind
	Index  int32       // an ArticleID, entity.ID, EventID or index of Site.Pages
	File   source.Path // of a ToFile
	Anchor string      // on its page; empty for the page as a whole
}

// A TargetKind says which list a Target's Index belongs to.
type TargetKind uint8

const (
	ToNothing TargetKind = iota
	ToArticle
	ToEntity
	ToEvent
	ToPage
	ToFile
)

// An Article is a published article.
type Article struct {
	Content
	Date       date.Moment
	Mentions   Range // of Site.Mentions
	Statements Range // of Site.Statements
	MainEvent  EventID
	Leads      bool        // its front matter says that it leads its day
	OddName    bool        // as of its Summary
	Moved      bool        // it had another address: its front matter has redirect_from
	Declared   []EventID   // by Document.Events
	Events     []EventID   // the main event, then those declared and pointed at, each once
	Topics     []entity.ID // as the author lists them
	About      []entity.ID // people, countries and organizations, as the author lists them
}

// A Range is a half-open range of indices.
type Range struct{ From, To int32 }

// A Mention is a place in an article where an entity is named.
type Mention struct {
	Article ArticleID
	Entity  entity.ID
	Text    source.Span // of the article's Text.Plain
	Block   int32
	How     mention.How
	InLink  bool // inside the words of a link, which cannot hold another
	Crosses bool // markup begins or ends inside the name
}

// A Statement is words or a position ascribed to a speaker.
type Statement struct {
	*mention.Attribution
	Topic   entity.ID // as in Attribution: a copy, since every list of statements asks for it
	Article ArticleID
	At      EventID
	Date    date.Date
	Events  []EventID // by About; nil if it is about none
	// Sides are the countries and organizations that the account speaks for: the
	// sides of the speakers, or the side of the first in Via who has one. Empty if
	// none is known.
	Sides []entity.ID
	// From are the sides of the speakers themselves, whoever relays their words.
	From []entity.ID
	// Sideless says that no side was found, and that neither the author nor the
	// settings say that the account has none.
	Sideless bool
	Misdated bool // Date cannot be right, and that was reported
}

// An Event is a call, meeting, visit …, merged from all its declarations.
type Event struct {
	ID           string
	Type         document.EventType
	Date, End    date.Date
	Time         time.Time // when it began; zero if no declaration says so
	EndTime      time.Time // likewise, of its end
	Title        string    // may be empty
	Participants []entity.ID
	Place        entity.ID
	InitiatedBy  entity.ID
	Duration     string
	Status       document.Status // never unstated; see settleStatuses
	Unreported   bool            // announced, its last day is past, and nothing says that it was held
	Topics       []entity.ID
	Readouts     []Readout
	Votes        [4][]entity.ID // for, against, abstained, absent
	Result       string
	Sides        []entity.ID // of the participants, each once
	Statements   []StatementID
	Articles     []ArticleID // coverage
	Body         Content     // of the event's own file; Document may be nil
	declarations []declaration
	concerns     []entity.ID // the entities that it concerns, each once
}

// A Readout is a published account of an event.
type Readout struct {
	Side       entity.ID
	URL, Title string
	Date       date.Date
}

// A Relation is a pair of countries, A before B by id.
type Relation struct {
	A, B         entity.ID
	FromA, FromB []StatementID // of one to or about the other
	Events       []EventID
	Articles     []ArticleID
	Last         date.Date // the last day on which one met or spoke to the other
}

// A Dossier is the index of one entity: everything on the site that concerns it. Lists
// are newest first.
type Dossier struct {
	Articles  []ArticleID // that concern it
	Mentions  []int32     // of Site.Mentions
	By        []StatementID
	About     []StatementID // to it, of it or about it, by others
	Positions []StatementID // its own on a topic, not relayed by another side
	OnTopic   []StatementID // of a topic: all statements on it
	Events    []EventID     // that concern it
	Listed    []EventID     // of a topic: as the author lists them, each once
	Relations []int32       // of Site.Relations
	People    []entity.ID   // citizens and office holders of a country, office holders of an organization
	// Known says that something refers to the entity, so that it has a page even
	// without a file.
	Known  bool
	Relays bool // it passes on words of others
}

// HasPage reports whether an entity has a page of its own.
func (s *Site) HasPage(id entity.ID) bool {
	return id != entity.None && (s.Registry.At(id).Document != nil || s.Dossiers[id].Known)
}

// articleCalled returns the file of the article that a text names: its address under articles/, with or
// without that, or the last part of it.
func (s *Site) articleCalled(text string) (source.Path, bool) {
	text = strings.TrimSuffix(strings.TrimPrefix(text, "articles/"), ".md")
	for i := range s.Articles {
		if d := s.Articles[i].Document; d.ID == text || strings.HasSuffix(d.ID, "/"+text) {
			return d.File.Path, true
		}
	}
	return "", false
}

// ArticleAt returns the article in a file, and whether there is one.
func (s *Site) ArticleAt(file source.Path) (ArticleID, bool) {
	i, found := slices.BinarySearchFunc(s.byPath, file, func(id ArticleID, file source.Path) int {
		return strings.Compare(string(s.Articles[id].Document.File.Path), string(file))
	})
	if !found {
		return 0, false
	}
	return s.byPath[i], true
}
