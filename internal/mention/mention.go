// Package mention finds names in prose.
//
// A Lexicon is compiled from a registry: all names of all kinds together. Find
// is pure: what it finds in a document depends on that document, the lexicon
// and nothing else, so it can be kept for as long as both stay the same
// (Lexicon.Digest tells).
//
// # Rules
//
// The longest name that begins at a word wins, and swallows what it covers.
// Names match in their exact case; accents and width do not matter (Orbán,
// Orban), nor do the forms of apostrophes, hyphens and spaces. A name begins
// and ends at a word's boundary, and hyphens, dashes, quotation marks and
// possessives are boundaries: "Russian-backed", "Putin’s". A name that belongs
// to several entities is never guessed at. Places are found only where they
// are marked.
//
// Names are not looked for in code, links, addresses and references, nor where
// the author says so (mentions: explicit, ignore).
package mention

import (
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// A How says by which rule a mention was recognised.
type How uint8

const (
	Explicit How = iota // the author marked it
	Name
	Alias
	Title
	Surname
	Demonym
	Metonym
	Code
)

var hows = [...]string{"explicit", "name", "alias", "title", "surname", "demonym", "metonym", "code"}

// String returns the word for it: "demonym".
func (h How) String() string { return hows[h] }

// A Found is a name recognised in a document's text.
type Found struct {
	Text   source.Span // of Text.Plain
	Block  int32       // of Text.Blocks
	Entity entity.ID
	How    How
	// Crosses says that markup begins or ends inside the name, so that it
	// cannot be made a link.
	Crosses bool
}

// An Ambiguous is a name that belongs to several entities.
type Ambiguous struct {
	Text     source.Span
	Entities []entity.ID
}

// A Result is what Find found in one document, in order of the text.
type Result struct {
	Found     []Found
	Ambiguous []Ambiguous
}

// Settings are the parts of a site's configuration that finding depends on.
type Settings struct {
	Explicit bool // only marks count, unless an article says otherwise
}

// Find returns the names in an article's text. Other documents yield none:
// what an entity's biography names says nothing about the news.
func (l *Lexicon) Find(d *document.Document) Result {
	var result Result
	if d.Article == nil || !l.wanted(d.Article.Mentions) {
		return result
	}
	ignored := map[string]bool{}
	for _, v := range d.Article.Ignore {
		ignored[v.Text] = true
	}
	runs := d.Text.Runs
	for i, block := range d.Text.Blocks {
		for len(runs) > 0 && runs[0].Text.End <= block.Span.Start {
			runs = runs[1:]
		}
		f := finder{lexicon: l, text: &d.Text, runs: runs, ignored: ignored, block: int32(i)}
		f.search(block, &result)
	}
	return result
}

func (l *Lexicon) wanted(m document.Mentions) bool {
	if m == document.MentionsDefault {
		return !l.settings.Explicit
	}
	return m == document.MentionsAuto
}
