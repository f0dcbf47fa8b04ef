package document

import (
	"slices"
	"strings"
	"unsafe"

	"readout/internal/date"
	"readout/internal/meta"
	"readout/internal/source"
)

// A Text is everything in a document that a reader sees as prose: the fields
// title, summary, key points and caption, then the body.
//
// Offsets into Plain are called text offsets. Blocks and Runs are in text
// order; Slots are in order of HTML offset.
type Text struct {
	Plain  []byte // visible text; blocks end with a line feed
	HTML   []byte // with holes where Slots say
	Blocks []Block
	Runs   []Run
	Slots  []Slot
	// Sentences are spans of Plain that cover every block, in order. A sentence
	// never crosses a block.
	Sentences []source.Span

	Title, Summary, Caption, Body Part
	KeyPoints                     []Part
}

// Words returns a span of Plain as a string that shares its bytes: titles and statements
// stand on many pages.
func (t *Text) Words(s source.Span) string {
	words := s.Of(t.Plain)
	return unsafe.String(unsafe.SliceData(words), len(words)) // a document is immutable
}

// A Part is one field's, or the body's, share of a Text.
type Part struct {
	HTML   source.Span // of Text.HTML
	Blocks source.Span // of Text.Blocks: indices, not bytes
	Slots  source.Span // of Text.Slots: indices
}

// A BlockKind says what a block of text is, as far as names and links care.
type BlockKind uint8

const (
	Field     BlockKind = iota // title, summary, key point
	Paragraph                  // also list items and table cells
	Heading                    // names count, without a link
	Caption                    // names count, without a link
)

// A Block is a stretch of text that reads on without a break.
type Block struct {
	Span      source.Span // of Text.Plain, without the line feed
	Kind      BlockKind
	Section   int32 // counts the headings before the block; 0 before the first
	Statement int32 // the statement whose quote block this stands in, or -1
}

// A Run is text whose bytes stand together in Plain, in HTML and in the file.
// If Exact, they are the same bytes in all three; otherwise the run is one
// character that is written differently in HTML ("&amp;") or in the file ("\[").
type Run struct {
	Text, HTML, Source source.Span
	Exact              bool
	Contiguous         bool // only text stands between the previous run and this one: no tag, no slot
	Opaque             bool // names are not looked for here: code, links, references
}

// A SlotKind says what stands at a hole in the HTML.
type SlotKind uint8

const (
	ReferenceOpen SlotKind = iota // Index counts References
	ReferenceClose
	StatementOpen // Index counts Statements
	StatementClose
	EventLinkOpen // Index counts EventLinks
	EventLinkClose
	LinkOpen // Index counts Links: an <a> to another content file
	LinkClose
	ImageAddress // Index counts Links: the value of a src attribute
	EventBox     // Index counts DeclaresEvents
	QuoteOpen    // Index counts Statements: a quote or position block
	QuoteClose
	CalloutOpen // Index counts Callouts
	CalloutClose
	Notes // after a block with statements: the place for notes to them; Index counts Blocks
)

// A Slot is a hole in the HTML, filled when a page is made.
type Slot struct {
	HTML  int32 // offset in Text.HTML
	Kind  SlotKind
	Index int32
}

// A Reference is an entity as the author wrote it, unresolved: [[Lavrov]].
type Reference struct {
	Target  string      // as written, spaces trimmed; empty says "nobody" ([[|Georgia]])
	Source  source.Span // of the file: the target
	Text    source.Span // of Text.Plain: the words the reader sees
	Literal bool        // the words are the target itself: [[sergey-lavrov]] shows the entity's name
	InLink  bool        // inside the words of a Markdown link, which cannot hold another
	Block   int32       // of Text.Blocks
}

// An EventLink is words that point at an event: [call](event:ID).
type EventLink struct {
	Target string      // an event's id
	Source source.Span // of the file
	Text   source.Span // of Text.Plain
	Block  int32
}

// A Link is a Markdown link or image that leads to a file of the site.
type Link struct {
	Target    source.Path // of the file meant, under the site's folder
	Fragment  string      // with its "#", or empty
	Title     string      // words that a reader sees when the pointer rests on the link
	Source    source.Span // of the file
	Text      source.Span // of Text.Plain: the words of the link
	Image     bool
	Described bool // of an image: a text says what it shows
	Block     int32
}

// A Callout is a note in the text that is not a quotation.
type Callout struct {
	Type   CalloutType
	Date   date.Date   // of a correction
	Source source.Span // of the file: the type
	HTML   source.Span // of Text.HTML: what stands inside
	Text   source.Span // of Text.Plain
}

// A Form says how the words of a statement were given.
type Form uint8

const (
	Indirect Form = iota // a paraphrase: never shown in quotation marks
	Mixed                // a paraphrase with some quoted words
	Direct               // a quotation
)

// String returns "indirect", "mixed" or "direct".
func (f Form) String() string {
	return [...]string{Indirect: "indirect", Mixed: "mixed", Direct: "direct"}[f]
}

// A Statement is words or a position that the author ascribed to a speaker, unresolved.
type Statement struct {
	ID       string // permalink, unique in the document: "s-1a2b3c4d"
	Verb     Verb
	Speakers []meta.Value
	By       meta.Value // an anonymous speaker
	To       []meta.Value
	Of       []meta.Value
	About    []meta.Value
	Via      []meta.Value // from the speaker outward
	At       meta.Value   // an event's id
	On       date.Date
	OnSpan   source.Span // of the file: where On stands
	Topic    meta.Value
	From     meta.Value // the language the words were translated from
	Src      meta.Value
	Cue      meta.Value // shown instead of the verb
	Side     meta.Value // for whom the account speaks: a country, an organization or Nobody
	Form     Form
	// Pieces are spans of Text.Plain: one, more if the statement is continued
	// (cont:) or stands in a block of several paragraphs. Quotation marks that
	// enclose a whole piece of a Direct statement are left out.
	Pieces []source.Span
	// Quoted are the parts that are the speaker's own words, as spans of Text.Plain:
	// all of a Direct statement, what stands in marks of a Mixed one, nothing of an
	// Indirect one.
	Quoted []source.Span
	// Before is what stands before the words in their sentence, as a span of Text.Plain:
	// "Lavrov denied that". It ends a statement before them, and is empty for a block.
	Before source.Span
	Source source.Span // of the file: the words and the mark
	Quote  bool        // a quote or position block
	// Inside is the quote or position block that the statement stands in, which
	// counts Document.Statements; -1 for none.
	Inside int32
	Block  int32 // of Text.Blocks: the first
}

// Nobody is the Statement.Side of an account that speaks for no side.
const Nobody = "-"

// CutText stands for a text of an attribute that is too long.
const CutText = "…"

// A Verb says what a speaker did with the words of a statement, as it is written.
type Verb string

// Verbs are all of them. Said is a statement without more.
var Verbs = []Verb{
	Said, Claims, Denies, "demands", "offers", Rejects,
	"supports", "condemns", "warns", "threatens", "pledges", "accuses",
}

// The verbs of which something depends beside their words.
const (
	Said    Verb = "said"
	Claims  Verb = "claims"
	Denies  Verb = "denies"
	Rejects Verb = "rejects"
)

// Counterparts returns the acts that answer an act, or that it answers. A pledge or a threat
// that somebody is said to have made can be denied.
func (v Verb) Counterparts() []Verb {
	switch v {
	case "demands", "offers":
		return []Verb{Rejects}
	case Rejects:
		return []Verb{"demands", "offers"}
	case Claims, "accuses", "pledges", "threatens":
		return []Verb{Denies}
	case Denies:
		return []Verb{Claims, "accuses", "pledges", "threatens"}
	}
	return nil
}

// Commits reports whether an act is a stand that can be held against whoever takes it. What
// is said, claimed, denied or alleged is none.
func (v Verb) Commits() bool {
	switch v {
	case "demands", "offers", Rejects, "supports", "condemns", "warns", "threatens", "pledges":
		return true
	}
	return false
}

// A CalloutType says what a note in the text is, as it is written.
type CalloutType string

// Correction is the type of a callout with a date.
const Correction CalloutType = "correction"

// CalloutTypes are all of them.
var CalloutTypes = []CalloutType{Correction, Note, "tip", "important", "warning", "caution", "background"}

// Note is the type of a callout that is nothing more special.
const Note CalloutType = "note"

// plainNotes are the further types that Obsidian offers. They are notes.
var plainNotes = strings.Fields(`abstract summary tldr info todo hint success check done question help faq attention failure fail missing danger
	error bug example`)

// CalloutTypeOf returns the type of a callout that a word names, in lower case.
func CalloutTypeOf(word string) (CalloutType, bool) {
	switch {
	case slices.Contains(CalloutTypes, CalloutType(word)):
		return CalloutType(word), true
	case slices.Contains(plainNotes, word):
		return Note, true
	}
	return "", false
}

// Words returns a list of verbs or types as they are written.
func Words[T ~string](list []T) []string {
	words := make([]string, len(list))
	for i, word := range list {
		words[i] = string(word)
	}
	return words
}

// AttributeNames are the words that an attribute of a statement may begin with.
var AttributeNames = []string{
	"to", "of", "about", "via", "at", "on", "topic", "from", "src", "cue", "side", "by", "same",
}

// IsAttribute reports whether an attribute of a statement begins with the word.
func IsAttribute(word string) bool { return slices.Contains(AttributeNames, word) }
