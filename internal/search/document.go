package search

import "readout/internal/address"

// A Kind is what a document is of.
type Kind uint8

// The kinds of documents. Their numbers stand in the index.
const (
	Article Kind = iota
	Event
	Text // a page of the publisher's own
	Person
	Country
	Organization
	Place
	Topic
	Relation
	Statement
	Brief // of a day
)

// kindNames are the kinds as the index names them.
var kindNames = []string{"article", "event", "page", "person", "country", "organization", "place", "topic", "relation", "statement", "brief"}

// A Document is one thing that can be found.
type Document struct {
	Kind    Kind
	Title   string          // as it is shown
	Address address.Address // of its page
	Note    string          // one line beside the title: a date, a post
	Year    int             // 0 for what has no date
	// Sentences are its text, one after the other. The first holds its names, or
	// is its title: who finds all words there has found what they were looking for.
	//
	// Two documents are of two parties: the first two sentences of a relation are the names
	// of its countries, those of a statement are the names of who spoke and of whom or what
	// it is about. They are found by words of both.
	Sentences []Sentence
	About     []int // numbers of the people and countries in it, ascending; see documents
	Met       int   // of an entity: in how many articles
}

// A Sentence is one line of a document, with the anchor of its place on the
// page. It is "" for what is put together of facts and stands there in no one
// place.
type Sentence struct {
	Text, Anchor string
	Under        []*Names // what else it is found by, and does not show
}

// Names are the names of something, by which many sentences are found.
type Names struct{ Texts []string }
