package site

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// resolveStatements makes statements of the marks of an article.
func (r *resolver) resolveStatements(id ArticleID) {
	a := &r.site.Articles[id]
	for i := range a.Document.Statements {
		r.site.Statements[int(a.Statements.From)+i] = r.statement(a, id, &a.Document.Statements[i])
	}
}

func (r *resolver) statement(a *Article, id ArticleID, mark *document.Statement) Statement {
	path := a.Document.File.Path
	st := Statement{
		Article: id, Mark: mark, Topic: entity.None,
		Speakers: r.references(path, mark.Speakers, actors...),
		To:       r.parties(path, mark.To),
		Via:      r.parties(path, mark.Via),
		Of:       r.subjects(path, mark.Of, false),
		About:    r.subjects(path, mark.About, true),
		At:       r.event(path, mark.At),
	}
	if mark.By.Given() {
		if by := r.party(path, mark.By); by.Entity != entity.None {
			st.Speakers = append(st.Speakers, by.Entity) // who has a name after all
		} else {
			st.By = &by
		}
	}
	if len(st.Via) == 0 {
		st.Via = r.quotedBy(a, &st)
	}
	st.Topic = r.reference(path, mark.Topic, entity.Topic)
	if !mark.Topic.Given() && len(a.Topics) == 1 {
		st.Topic = a.Topics[0]
	}
	st.Date = r.statementDate(&st)
	st.From, st.Sides = r.sides(&st)
	return st
}

// quotedBy returns who relays a statement that stands inside another's quote
// block: the speaker of the block, whose words these are as well.
func (r *resolver) quotedBy(a *Article, st *Statement) []Party {
	if st.Mark.Inside < 0 {
		return nil
	}
	outer := &r.site.Statements[a.Statements.From+st.Mark.Inside]
	if slices.Equal(outer.Speakers, st.Speakers) {
		return nil
	}
	var via []Party
	if outer.By != nil {
		via = append(via, *outer.By)
	}
	for _, id := range outer.Speakers {
		via = append(via, Party{Entity: id, Event: NoEvent, Text: r.Registry.At(id).Name})
	}
	return append(via, outer.Via...)
}

// statementDate is the day the author gave, else the event's, else the
// article's.
func (r *resolver) statementDate(st *Statement) date.Date {
	switch {
	case !st.Mark.On.IsZero():
		return st.Mark.On
	case st.At != NoEvent && !r.site.Events[st.At].Date.IsZero():
		return r.site.Events[st.At].Date
	}
	return r.site.dayOf(st.Article)
}

// subjects resolves values that must name entities or, if events may be meant
// too, an event.
func (r *resolver) subjects(path source.Path, list []meta.Value, events bool) []Party {
	var room [4]Party
	parties := room[:0]
	for _, v := range list {
		p := Party{Entity: entity.None, Event: NoEvent, Text: v.Text}
		if events && r.meansEvent(v.Text) {
			p.Event = r.event(path, v)
		} else {
			p.Entity = r.reference(path, v)
		}
		if p.Event != NoEvent || p.Entity != entity.None {
			parties = append(parties, p)
		}
	}
	return r.partyLists.keep(parties)
}

// meansEvent reports whether what may be an entity or an event is meant as an
// event. What is neither, but looks like an event's id, is a misspelt event.
func (r *resolver) meansEvent(text string) bool {
	if _, ok := r.events[text]; ok || r.withheldEvents[text] != nil {
		return true
	}
	return dated.MatchString(text) && len(r.Registry.Resolve(text)) == 0
}

// dated is how the ids of events begin, unless their authors chose otherwise.
var dated = regexp.MustCompile(`^\d{4}-\d\d-\d\d-`)

func (r *resolver) parties(path source.Path, list []meta.Value) []Party {
	var parties []Party
	if len(list) == 1 {
		return r.partyLists.one(r.party(path, list[0]))
	}
	for _, v := range list {
		parties = append(parties, r.party(path, v))
	}
	return parties
}

// party resolves one to whom or through whom something was said: an entity if
// the text names one, else free text, unless it looks like a misspelt entity.
func (r *resolver) party(path source.Path, v meta.Value) Party {
	if p, known := r.freeTexts[v.Text]; known {
		return p
	}
	p := Party{Entity: entity.None, Event: NoEvent, Text: v.Text}
	ids := r.Registry.Resolve(v.Text, actorsAndPlaces...)
	switch {
	case len(ids) == 1:
		p.Entity = ids[0]
		return p
	case len(ids) > 0 || looksLikeID(v.Text) || r.Registry.Withheld(v.Text) != nil:
		p.Entity = r.reference(path, v, actorsAndPlaces...)
		return p
	case r.misspelt(v.Text) != "" && !r.Registry.MayBeUnread(v.Text):
		r.problem(path, v.Span, "unknown-entity", fmt.Sprintf("did you mean %q?", r.misspelt(v.Text)),
			"%q is not an entity of this site, and too near to one to be free text", v.Text)
		return p
	}
	p.Named = r.Lexicon.Named(v.Text)
	r.freeTexts[v.Text] = p
	return p
}

var actorsAndPlaces = []entity.Kind{entity.Person, entity.Country, entity.Organization, entity.Place}

// looksLikeID reports whether a text was meant as an id: no space, and a
// hyphen or slash.
func looksLikeID(text string) bool {
	return !strings.ContainsAny(text, " \t") && strings.ContainsAny(text, "-/")
}

// misspelt returns the name or id that a free text is within two edits of, or
// "". Short words are never taken for misspelt codes.
func (r *resolver) misspelt(text string) string {
	near, known := r.near[text]
	if !known {
		near, _ = r.Registry.Near(text)
		short := utf8.RuneCountInString(text) < 5 || utf8.RuneCountInString(near) < 5
		if near != "" && (short || spelling.Distance(text, near) > 2) {
			near = ""
		}
		r.near[text] = near
	}
	return near
}

// OwnSides returns the sides of an account that its speakers speak for
// themselves. What an opponent relays is that opponent's account, and neither
// side's position.
func (st *Statement) OwnSides() []entity.ID {
	return slices.DeleteFunc(slices.Clone(st.Sides), func(side entity.ID) bool { return !slices.Contains(st.From, side) })
}

// Parties yields all entities that a statement is directed at or about.
func (st *Statement) Parties() iter.Seq[entity.ID] {
	return func(yield func(entity.ID) bool) {
		for _, list := range [...][]Party{st.To, st.Of, st.About} {
			for i := range list {
				if id := list[i].Entity; id != entity.None && !yield(id) {
					return
				}
			}
		}
	}
}
