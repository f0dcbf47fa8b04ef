package mention

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/meta"
	"readout/internal/source"
)

// A title and a name in a mark, [[President Obama]], mean whom they mean in a text: the rules that read
// prose read the mark, too. And "the UN" is the UN.

// Resolve returns the entities of the given kinds that an author's reference may mean: as the registry
// does, or the person whom a title and a name mean on a day.
func (l *Lexicon) Resolve(text string, day date.Date, kinds ...entity.Kind) []entity.ID {
	ids := l.registry.Resolve(text, kinds...)
	if bare, found := strings.CutPrefix(text, "the "); found && len(ids) == 0 {
		if ids = l.registry.Resolve(bare, kinds...); len(ids) > 0 && l.registry.At(ids[0]).Kind == entity.Person {
			ids = nil
		}
	}
	if len(ids) > 0 || len(kinds) > 0 && !slices.Contains(kinds, entity.Person) {
		return ids
	}
	if id := l.titledIn(text, day); id != entity.None {
		return []entity.ID{id}
	}
	return nil
}

// Reference is Resolve for a value that must name one entity. If it names none or several, Reference
// returns None and a diagnostic; if the name may be declared in a file that could not be parsed, None
// and no diagnostic.
func (l *Lexicon) Reference(path source.Path, v meta.Value, day date.Date, kinds ...entity.Kind) (entity.ID, *source.Diagnostic) {
	id, d := l.registry.Reference(path, v, kinds...)
	if d == nil || d.Rule != "unknown-entity" {
		return id, d
	}
	if ids := l.Resolve(v.Text, day, kinds...); len(ids) == 1 {
		return ids[0], nil
	}
	if d.Missing != nil && d.Missing.Kind == entity.Person.String() {
		l.introduce(d.Missing, v.Text)
		d.Hint = d.Missing.Hint(len(kinds) == 0)
	}
	if name, _ := l.Titled(v.Text); name != "" {
		// The title fits none of that name, or several.
		one, several := l.registry.Reference(path, meta.Value{Text: name, Span: v.Span}, entity.Person)
		if several != nil && several.Rule == "ambiguous-entity" {
			return entity.None, several
		}
		if one != entity.None {
			d.Missing = nil
			d.Hint = fmt.Sprintf("write %s, if you mean %s", l.registry.At(one).Key.ID, l.registry.At(one).Name)
		}
	}
	return entity.None, d
}

// titledIn returns the person whom a text of nothing but a title and a name means on a day, or None.
func (l *Lexicon) titledIn(text string, day date.Date) entity.ID {
	if !strings.Contains(text, " ") {
		return entity.None
	}
	if name, near := l.Titled(text); name == "" || near != "" {
		return entity.None
	}
	whole := source.Between(0, len(text))
	prose := &document.Document{
		Article: &document.Article{Mentions: document.MentionsAuto},
		Text: document.Text{
			Plain: []byte(text), Blocks: []document.Block{{Span: whole, Kind: document.Paragraph, Statement: -1}},
			Runs: []document.Run{{Text: whole, HTML: whole, Source: whole, Exact: true}},
		},
	}
	prose.Article.Date.Day = day
	for _, f := range l.Find(prose).Found {
		if f.Text.End == whole.End && l.registry.At(f.Entity).Kind == entity.Person {
			return f.Entity
		}
	}
	return entity.None
}

// dayOf returns the day on which the titles in a document's marks are held; zero if it has none.
func dayOf(d *document.Document) date.Date {
	switch {
	case d.Article != nil:
		return d.Article.Date.Day
	case d.Kind == document.KindEvent && len(d.Events) > 0:
		return d.Events[0].Date
	}
	return date.Date{}
}
