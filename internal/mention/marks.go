package mention

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// Marks are whom an author's marks mean. Lists leave out what means nobody, or
// several.
type Marks struct {
	References []entity.ID   // by Document.References; None for nobody
	Topics     []entity.ID   // of an article, as the author lists them
	About      []entity.ID   // of an article: people, countries and organizations, as the author lists them
	Statements []Attribution // by Document.Statements
	Unclear    bool          // there is something to say of a mark: ReadMarks does
	Suspect    bool          // a free text of a statement may hold what was meant as more than text: see suspect
}

// An Attribution is who made a statement, to whom, about whom and through whom.
type Attribution struct {
	Mark     *document.Statement
	Speakers []entity.ID
	By       *Party  // an anonymous speaker; there are no Speakers then
	To       []Party // by Mark.To, but without speakers in what is repeated
	Of       []Party
	About    []Party // by document.Statement.About: what is no entity may be an event
	Via      []Party // from the speaker outward
	// Side is for whom the author says that the account speaks; None if nothing is
	// said, and if it is nobody, which is Nobody.
	Side   entity.ID
	Nobody bool
	Topic  entity.ID

	// What every build asks of the mark: to fetch it from memory takes longer.
	Dated    bool // the author says when: at an event, or on a day
	Cued     bool // it has a cue
	Sided    bool // it says for whom the account speaks, or that it speaks for nobody
	Commits  bool // its verb does: see document.Verb.Commits
	Answered bool // its verb has counterparts: see document.Verb.Counterparts
}

// A Party is one to whom, of whom, about whom or through whom something was
// said. If Entity is None, Text is all that is known.
type Party struct {
	Entity entity.ID
	Text   string
	Named  []entity.ID // entities named inside a free Text
	Voices []entity.ID // of Named, those in whose office a free Text says that its party is: see voices
	Broken bool        // whom it names is not known: that was reported
	Denied string      // the word of a free Text that says it speaks for none of whom it names: "former"; there are no Named then
}

// actorsAndPlaces are the kinds of entity to whom and through whom one may speak.
var actorsAndPlaces = append(slices.Clone(entity.Actors), entity.Place)

// ReadMarks returns whom the marks in a document mean, and reports those that
// mean nobody, several, or one who is withheld. What a statement is about is not
// reported: it may be an event. Report may be nil; Find reads marks too.
func (l *Lexicon) ReadMarks(d *document.Document, report func(source.Diagnostic)) Marks {
	return l.readMarks(d, report, map[string]freeText{})
}

func (l *Lexicon) readMarks(d *document.Document, report func(source.Diagnostic), freeTexts map[string]freeText) Marks {
	m := marker{Lexicon: l, doc: d, report: report, freeTexts: freeTexts}
	m.read()
	return m.marks
}

// A marker reads the marks of one document.
type marker struct {
	*Lexicon
	doc       *document.Document
	marks     Marks
	report    func(source.Diagnostic) // may be nil
	freeTexts map[string]freeText     // those that were met, since many articles have the same
}

func (m *marker) read() {
	d := m.doc
	var room [16]entity.ID
	references := room[:0]
	for i := range d.References {
		ref := &d.References[i]
		references = append(references, m.reference(meta.Value{Text: ref.Target, Span: ref.Source}))
	}
	m.marks.References = kept(references)
	m.references(d.FieldReferences)
	if a := d.Article; a != nil {
		m.marks.Topics = m.references(a.Topics, entity.Topic)
		m.marks.About = slices.Concat(
			m.references(a.People, entity.Person),
			m.references(a.Countries, entity.Country),
			m.references(a.Organizations, entity.Organization))
	}
	m.marks.Statements = make([]Attribution, len(d.Statements))
	for i := range d.Statements {
		m.attribute(&m.marks.Statements[i], &d.Statements[i])
	}
}

func (m *marker) attribute(a *Attribution, mark *document.Statement) {
	a.Mark, a.Dated, a.Cued, a.Sided = mark, mark.At.Given() || !mark.On.IsZero(), mark.Cue.Given(), mark.Side.Given()
	a.Commits, a.Answered = mark.Verb.Commits(), mark.Verb.Counterparts() != nil
	a.Speakers = m.references(mark.Speakers, entity.Actors...)
	a.To, a.Via = m.partiesOf(mark.To, m.party), m.partiesOf(mark.Via, m.party)
	a.Of = slices.DeleteFunc(m.partiesOf(mark.Of, m.subject), func(p Party) bool { return p.Entity == entity.None })
	a.About = m.partiesOf(mark.About, m.matter)
	if mark.By.Given() {
		if by := m.party(mark.By); by.Entity != entity.None {
			a.Speakers = append(a.Speakers, by.Entity) // who has a name after all
		} else {
			a.By = &by
		}
	}
	m.side(a, mark)
	m.leaveOutSpeakers(a)
	if len(a.Via) == 0 && mark.Inside >= 0 {
		outer := &m.marks.Statements[mark.Inside]
		if a.Via = m.quotedBy(a, outer); len(a.Via) > 0 && !a.Sided {
			a.Side, a.Nobody = outer.Side, outer.Nobody
		}
	}
	m.marks.Suspect = m.marks.Suspect || a.Cued && m.suspect(mark.Cue.Text)
	a.Topic = m.reference(mark.Topic, entity.Topic)
	if topics := m.marks.Topics; !mark.Topic.Given() && len(topics) == 1 {
		a.Topic = topics[0]
	}
}

// leaveOutSpeakers takes the speakers out of what a statement repeats, whatever they
// are called there: who answers does not speak to, or through, himself. A side that is
// repeated with those who passed the words on stays: it is that of the one who speaks now.
func (m *marker) leaveOutSpeakers(a *Attribution) {
	mark := a.Mark
	repeated := func(v meta.Value) bool { return v.Given() && v.Span.Start < mark.Source.Start }
	without := func(list []Party, values []meta.Value) []Party {
		if len(values) == 0 || !repeated(values[0]) {
			return list
		}
		return slices.DeleteFunc(list, func(p Party) bool { return p.Entity != entity.None && slices.Contains(a.Speakers, p.Entity) })
	}
	a.To = without(a.To, mark.To)
	a.Via = without(a.Via, mark.Via)
}

// side reads for whom the author says that the account speaks.
func (m *marker) side(a *Attribution, mark *document.Statement) {
	a.Side = entity.None
	if a.Nobody = mark.Side.Text == document.Nobody; !a.Nobody {
		a.Side = m.reference(mark.Side, entity.Country, entity.Organization)
	}
}

// quotedBy returns who relays a statement that stands inside another's quote
// block: the speaker of the block, whose words these are as well.
func (m *marker) quotedBy(a, outer *Attribution) []Party {
	if slices.Equal(outer.Speakers, a.Speakers) {
		return nil
	}
	var via []Party
	if outer.By != nil {
		via = append(via, *outer.By)
	}
	for _, id := range outer.Speakers {
		via = append(via, Party{Entity: id, Text: m.registry.At(id).Name})
	}
	return append(via, outer.Via...)
}

// reference returns the entity that a value must name, or None.
func (m *marker) reference(v meta.Value, kinds ...entity.Kind) entity.ID {
	if !v.Given() {
		return entity.None
	}
	id, d := m.Reference(m.doc.File.Path, v, dayOf(m.doc), kinds...)
	m.marks.Unclear = m.marks.Unclear || id == entity.None
	if d != nil && m.report != nil {
		m.report(*d)
	}
	return id
}

// references returns whom a list names, each once.
func (m *marker) references(list []meta.Value, kinds ...entity.Kind) []entity.ID {
	var room [8]entity.ID
	ids := room[:0]
	for _, v := range list {
		if id := m.reference(v, kinds...); id != entity.None && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return kept(ids)
}

func (m *marker) partiesOf(list []meta.Value, read func(meta.Value) Party) []Party {
	var room [4]Party
	parties := room[:0]
	for _, v := range list {
		parties = append(parties, read(v))
	}
	return kept(parties)
}

// kept returns a copy of a list that outlives the buffer it was built in; of an
// empty one, nil.
func kept[T any](list []T) []T { return append([]T(nil), list...) }

// subject returns the entity that a value must name.
func (m *marker) subject(v meta.Value) Party { return Party{Entity: m.reference(v), Text: v.Text} }

// matter returns what may be an entity, or an event.
func (m *marker) matter(v meta.Value) Party {
	p := Party{Entity: entity.None, Text: v.Text}
	if ids := m.Resolve(v.Text, dayOf(m.doc)); len(ids) == 1 {
		p.Entity = ids[0]
	}
	return p
}

// party returns one to whom or through whom something was said: an entity if the
// text names one, else free text, unless it looks like a misspelt entity.
func (m *marker) party(v meta.Value) Party {
	if known, ok := m.freeTexts[v.Text]; ok {
		m.marks.Suspect = m.marks.Suspect || known.suspect
		return known.Party
	}
	p := Party{Entity: entity.None, Text: v.Text, Broken: v.Text == document.CutText}
	ids := m.registry.Resolve(v.Text, actorsAndPlaces...)
	if len(ids) > 0 || looksLikeID(v.Text) || m.registry.Withheld(v.Text) != nil && !ordinary(v.Text) {
		p.Entity = m.reference(v, actorsAndPlaces...)
		p.Broken = p.Entity == entity.None
		return p
	}
	named, denied := m.named(v.Text)
	voices := m.voices(v.Text)
	switch {
	case denied == "":
		p.Named, p.Voices = named, voices
	case len(named) > 0 || len(voices) > 0:
		p.Denied = denied
	}
	if near := m.misspelt(v.Text); near != "" {
		m.unknown(v, near)
		p.Broken = true
		return p
	}
	text := freeText{p, m.suspect(v.Text)}
	m.marks.Suspect = m.marks.Suspect || text.suspect
	m.freeTexts[v.Text] = text
	return p
}

func (m *marker) unknown(v meta.Value, near string) {
	m.marks.Unclear = true
	if m.report != nil && !m.registry.MayBeUnread(v.Text) {
		m.report(source.Diagnostic{
			Path: m.doc.File.Path, Span: v.Span, Rule: "unknown-entity", Hint: fmt.Sprintf("did you mean %q?", near),
			Message: fmt.Sprintf("%q is not an entity of this site, and too near to one to be free text", v.Text),
		})
	}
}

// looksLikeID reports whether a text was meant as an id: no space, and a
// hyphen or slash.
func looksLikeID(text string) bool {
	return !strings.ContainsAny(text, " \t") && strings.ContainsAny(text, "-/")
}

// misspelt returns the name or id that a free text is within two edits of, or
// "". Short words are never taken for misspelt codes.
func (m *marker) misspelt(text string) string {
	near, _ := m.registry.Near(text)
	short := utf8.RuneCountInString(text) < 5 || utf8.RuneCountInString(near) < 5
	if near == "" || short || spelling.Distance(text, near) > 2 {
		return ""
	}
	return near
}
