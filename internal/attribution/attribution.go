// Package attribution reads who is said to have said what in plain prose: for each
// quotation, in the marks of any script, and each reported clause of English ("said
// that …", "according to …") the words, the cue, the speaker, whom it was told to and
// who relays it.
//
// Read is pure: its result depends on the document and the names found in it. It
// works by rules that an editor can follow. Each attribution names the rule that
// decided on its speaker; where no rule is sure, the speaker is left open, since a
// wrong speaker is worse than none.
//
// # How
//
// A sentence is a row of words and marks in which each passage in quotation marks is one
// token, so that it does not end within one (segment.go). A cue is a verb of speech
// (verbs.go) with a subject: a noun phrase right before it, or behind it after the words
// (cue.go, subject.go, speaker.go). What has a verb in it is no noun phrase (phrase.go).
// Cues then get their words: in marks (quoted.go), a clause (clause.go), or what stands
// around them; what no cue has is settled last (loose.go). Who a phrase is, is found in
// party.go and pronoun.go, by the people whom the text names (people.go, personal.go).
//
// What the author of the document marked plays no part: an attribution is what the
// prose alone says, so that a check can hold the two against each other.
//
// # Invariants
//
// Spans are of Text.Plain, and each lies within one block, except Words and Parts of
// a quotation that runs over several paragraphs: its Parts are one or more for each
// paragraph. Attributions are in order of their Words, an outer one before those
// nested in it; words of two attributions overlap only if one encloses the other.
package attribution

import (
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// A Name is a mention of an entity, resolved: by a mark of the author, or found.
type Name struct {
	Text   source.Span
	Entity entity.ID
	Kind   entity.Kind
	Gender Gender // of a person, if the registry says it
}

// A Reading is what the prose of one document says of who said what.
type Reading struct {
	Attributions []Attribution
	NotQuoted    []NotQuoted // in order of the text
	People       []Person    // in order of their first naming in full
}

// An Attribution is words that the prose ascribes to somebody.
type Attribution struct {
	// Words are what was said: a quotation with its marks, a reported clause with its
	// "that" and without the stop at its end. They reach from the first of the Parts
	// to the last.
	Words source.Span
	// Parts are the Words without cues that interrupt them, as in “…,” he said, “…”.
	Parts []source.Span
	Block int32         // of Text.Blocks, where the Words begin
	Form  document.Form // Direct: all in marks, but for a "that"; Mixed: some; Indirect: none
	Cue   source.Span   // "said", "according to"; empty if there is none
	Verb  document.Verb // what the cue means; Said if there is none
	// Denied says that the speaker did not say it: "did not say that", "never claimed".
	// What somebody denied has the Verb Denies, and is not Denied.
	Denied bool

	Speaker Party
	To      []Party // whom it was told to
	Via     []Party // who relays it, from the speaker outward

	// Continues is the index of the attribution that this goes on with: words of the
	// same speaker without a cue of their own. Else it is -1.
	Continues int
	Rule      Rule // decided on the speaker, or left it open
}

// A Party is who takes part in an attribution.
type Party struct {
	Text   source.Span // as it stands there: "he", "Foreign Minister Lavrov"; empty if nothing stands there
	Kind   PartyKind
	Entity entity.ID // entity.None unless Kind is Known
	// Name is the fullest name that the document has for a Known or Named party,
	// without title; else the words of a description. It is empty for an Open one.
	Name string
	// Person is the index in Reading.People of a party who is named there, or -1.
	Person int
}

// A PartyKind says how far a party is known.
type PartyKind uint8

const (
	Open      PartyKind = iota // somebody, and no rule says who: "he", or nobody is there
	Known                      // an entity
	Named                      // a name that means no entity
	Described                  // without a name: "a senior State Department official", "the ministry"
	Group                      // several, unnamed: "officials", "residents of the town", "they"
)

// String returns "open", "known", "named", "described" or "group".
func (k PartyKind) String() string {
	return [...]string{"open", "known", "named", "described", "group"}[k]
}

// NotQuoted is a passage in marks, or after a cue, that nobody said.
type NotQuoted struct {
	Text  source.Span
	Block int32
	Rule  Rule
}

// A Person is somebody whom the text names in full, whether or not the registry has
// them.
type Person struct {
	Name     string        // the fullest in the text, without title: "Viktor Orban"
	Entity   entity.ID     // entity.None if the names of the document have nobody here
	Mentions []source.Span // where the name stands, whole or the surname alone, without title
	// Role and Country are what the text says of the person where it names them,
	// "Prime Minister" and "Hungarian", at their first naming that has one.
	Role, Country source.Span
	CountryID     entity.ID // the country or organization that Country means, or entity.None
	Former        bool      // the text says that the role is no longer held
	Gender        Gender
}

// A Gender is what a text says of somebody's by a form of address or a role.
type Gender uint8

const (
	Unsaid Gender = iota
	Female
	Male
)

// GenderOf returns the gender that an entity has: "female", "male" or "".
func GenderOf(gender string) Gender {
	switch gender {
	case "female":
		return Female
	case "male":
		return Male
	}
	return Unsaid
}

// Read returns who is said to have said what in a document's text. Names are the
// mentions of the document in order of the text; they may be none.
func Read(d *document.Document, names []Name) Reading {
	return newReader(d, names).read()
}

func newReader(d *document.Document, names []Name) *reader {
	r := &reader{text: &d.Text, plain: d.Text.Plain, names: names}
	for _, s := range d.Text.Sentences {
		r.ends = append(r.ends, s.End)
	}
	return r
}

func (r *reader) read() Reading {
	r.cut()
	r.findPeople()
	for r.current = range r.segments {
		s := r.segments[r.current]
		r.readSegment(s)
		r.keepSubject(s)
	}
	r.ordered()
	r.out.People = r.readPeople()
	return r.out
}
