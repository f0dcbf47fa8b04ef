// Package mention says whom a document names: by the marks of its author, and by
// names in its prose, which are found by rules that an editor can follow.
//
// A Lexicon is compiled from a registry: all names of all kinds together. Find
// is pure: what it finds in a document depends on that document, the lexicon
// and nothing else, so it can be kept for as long as both stay the same
// (Lexicon.Digest tells). Explain is the same with what was refused, and why.
// What is wrong with a mark may depend on more, on a file that cannot be read for
// one; so that is not kept, and ReadMarks says it.
//
// # Rules
//
//  1. The longest name that begins at a word wins, and swallows what it covers;
//     so do longer names of other things that merely contain one, whether they
//     have a known head (swallow.go) or only the shape of one (proper.go).
//  2. People are found in two passes: by full name, alias, or a title and the
//     surname (whole.go, fullname.go, person.go, title.go, post.go, holder.go);
//     then by surname alone, if one person bears it in the article (bearer.go,
//     surname.go). Part of a name wants a second sign (given.go, sign.go), and
//     what does not fit refuses it (contradiction.go).
//  3. A name that belongs to several is never guessed at. The post held on the
//     article's date may decide, or what else the article names (parts.go).
//  4. Demonyms mean the country, but not as languages or as peoples elsewhere
//     (demonym.go); parts of a country count for it (parts.go).
//  5. Capitals and seats of power mean a government only where they act like one
//     (metonym.go, role.go).
//  6. Countries that are also personal names, or states of the US, are judged by
//     what stands beside them (guard.go, personal.go).
//  7. Names match in their exact case, and where all is in capitals without
//     case (caps.go); accents, width and the forms of apostrophes, hyphens and
//     spaces do not matter. Hyphens, dashes and possessives are boundaries.
//  8. Nothing is looked for in code, links, addresses and references.
//  9. The editor wins: mentions: explicit, ignore, [[|…]], surname_alone: never.
//
// Which words these rules know stands in words.go, by classes with reasons.
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
	Part // a part of the country, or a territory
)

var hows = [...]string{"explicit", "name", "alias", "title", "surname", "demonym", "metonym", "code", "part"}

// String returns the word for it: "demonym".
func (h How) String() string { return hows[h] }

// A Found is a name recognised in a document's text.
type Found struct {
	Text   source.Span // of Text.Plain
	Block  int32       // of Text.Blocks
	Entity entity.ID
	How    How
	// Crosses says that it cannot be made a link: markup begins or ends inside the
	// name, or the name is a link to another entity already.
	Crosses bool
}

// An Ambiguous is a name, an alias or a title with a surname that belongs to
// several entities.
type Ambiguous struct {
	Text     source.Span
	Entities []entity.ID
}

// A Refusal is a match that is no mention.
type Refusal struct {
	Text       source.Span
	Block      int32
	Candidates []entity.ID // whom the name alone may mean; none for a longer name
	Rule       Rule
}

// A Result is whom one document names: by the marks of its author, and by names
// that were found, in order of the text. These never overlap; only one that means
// several countries together (Czechoslovakia) stands once for each, with the same
// span, of which the last may be a link.
type Result struct {
	Marks
	Found     []Found
	Ambiguous []Ambiguous
}

// An Explanation is a Result with the rule that decided each match.
type Explanation struct {
	Result
	Rules   []Rule // by Found
	Refused []Refusal
}

// Settings are the parts of a site's configuration that finding depends on.
type Settings struct {
	Explicit bool // only marks count, unless an article says otherwise
}

// Find returns whom an article names. Other documents yield nobody: what an
// entity's biography names says nothing about the news.
func (l *Lexicon) Find(d *document.Document) *Result {
	r := l.find(d, false).Result
	return &r
}

// Explain is Find, with every match that was refused.
func (l *Lexicon) Explain(d *document.Document) Explanation { return l.find(d, true) }

func (l *Lexicon) find(d *document.Document, explain bool) (e Explanation) {
	if d.Article == nil {
		return e
	}
	f := l.finder(d)
	defer l.finders.Put(f)
	e.Marks = l.readMarks(d, nil, f.freeTexts)
	if !l.wanted(d.Article.Mentions) {
		return e
	}
	f.spot()
	f.countMarks(&e.Marks)
	f.names()
	f.signs()
	f.surnames()
	f.gatherSupport()
	f.shared()
	f.doubtful()
	f.metonyms()
	f.halves()
	f.result(&e, explain)
	return e
}

func (l *Lexicon) wanted(m document.Mentions) bool {
	if m == document.MentionsDefault {
		return !l.settings.Explicit
	}
	return m == document.MentionsAuto
}
