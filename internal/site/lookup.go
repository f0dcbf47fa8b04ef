package site

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/meta"
	"readout/internal/source"
)

// A reporter collects diagnostics.
type reporter struct{ diagnostics []source.Diagnostic }

func (r *reporter) report(d source.Diagnostic) { r.diagnostics = append(r.diagnostics, d) }

// problem reports an error.
func (r *reporter) problem(path source.Path, at source.Span, rule source.Rule, hint, format string, args ...any) {
	r.report(source.Diagnostic{Path: path, Span: at, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// warn reports a warning at a place.
func (r *reporter) warn(path source.Path, at source.Span, d source.Diagnostic) {
	d.Path, d.Span, d.Severity = path, at, source.Warning
	r.report(d)
}

// A lookup finds the entities and events that documents refer to, and reports the
// references that it cannot resolve. Each worker has its own.
type lookup struct {
	*reporter
	registry *entity.Registry
	lexicon  *mention.Lexicon
	events   *eventIndex
	ids      []entity.ID // buffer for a list that grows
}

// reference resolves a value that must name one entity of the given kinds.
func (r *lookup) reference(path source.Path, v meta.Value, kinds ...entity.Kind) entity.ID {
	if !v.Given() {
		return entity.None
	}
	id, d := r.registry.Reference(path, v, kinds...)
	if d != nil {
		r.report(*d)
	}
	return id
}

// actor resolves a value that must name one who takes part in an event on a day.
func (r *lookup) actor(path source.Path, v meta.Value, day date.Date) entity.ID {
	if !v.Given() {
		return entity.None
	}
	id, d := r.lexicon.Reference(path, v, day, entity.Actors...)
	if d != nil {
		r.report(*d)
	}
	return id
}

// actors resolves a list of them. It leaves out values that name nobody, and repeats.
func (r *lookup) actors(path source.Path, list []meta.Value, day date.Date) []entity.ID {
	return r.each(list, func(v meta.Value) entity.ID { return r.actor(path, v, day) })
}

// place resolves where an event took place. Without a file for it, a capital is the one of the country
// table.
func (r *lookup) place(path source.Path, v meta.Value) entity.ID {
	where := []entity.Kind{entity.Place, entity.Country}
	if id, ok := r.registry.Capital(v.Text); ok && len(r.registry.Resolve(v.Text, where...)) == 0 {
		return id
	}
	return r.reference(path, v, where...)
}

// references resolves a list. It leaves out values that name no entity, and repeats.
func (r *lookup) references(path source.Path, list []meta.Value, kinds ...entity.Kind) []entity.ID {
	return r.each(list, func(v meta.Value) entity.ID { return r.reference(path, v, kinds...) })
}

// each returns what the values of a list resolve to, each entity once.
func (r *lookup) each(list []meta.Value, resolve func(meta.Value) entity.ID) []entity.ID {
	ids := r.ids[:0]
	for _, v := range list {
		if id := resolve(v); id != entity.None && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	r.ids = ids
	return append([]entity.ID(nil), ids...)
}

// event resolves an event's id.
func (r *lookup) event(path source.Path, v meta.Value) EventID {
	if !v.Given() {
		return NoEvent
	}
	if id, ok := r.events.ids[v.Text]; ok {
		return id
	}
	if hidden := r.events.withheld[v.Text]; hidden != nil {
		r.report(entity.Withheld(path, v.Span, fmt.Sprintf("the event %q", v.Text), hidden))
		return NoEvent
	}
	if r.registry.MayBeUnread(v.Text) {
		return NoEvent
	}
	r.problem(path, v.Span, "unknown-event", cmp.Or(r.attributeHint(v.Text), r.events.hint(v.Text)), "%q is not an event of this site", v.Text)
	return NoEvent
}

// meansEvent reports whether a text that may be an entity or an event is meant as an
// event. A text that is neither, but looks like an event's id, is a misspelt event.
func (r *lookup) meansEvent(text string) bool {
	if _, ok := r.events.ids[text]; ok || r.events.withheld[text] != nil {
		return true
	}
	return dated.MatchString(text) && len(r.registry.Resolve(text)) == 0
}

// dated matches how the ids of events begin by default.
var dated = regexp.MustCompile(`^\d{4}-\d\d-\d\d-`)

// readMarks reports the annotations of a document that do not name an entity. If the
// target is an event or a description of somebody, the hint says what to write.
func (r *lookup) readMarks(d *document.Document) mention.Marks {
	return r.lexicon.ReadMarks(d, func(wrong source.Diagnostic) {
		if hint := r.swapped(d.File, wrong.Span); hint != "" {
			wrong.Hint, wrong.Missing = hint, nil
			r.report(wrong)
			return
		}
		before := d.File.Data[:min(int(wrong.Span.Start), len(d.File.Data))]
		r.reportMark(wrong, string(before[bytes.LastIndexAny(bytes.TrimRight(before, " "), " ;\"'")+1:]))
	})
}

// swapped is the hint for a wikilink whose id stands behind the words: [[the country|gh]].
func (r *lookup) swapped(f *source.File, target source.Span) string {
	label, found := bytes.CutPrefix(f.Data[min(int(target.End), len(f.Data)):], []byte("|"))
	end := bytes.Index(label[:min(len(label), longest)], []byte("]]"))
	if !found || end < 0 || len(r.registry.Resolve(string(label[:end]))) != 1 {
		return ""
	}
	return fmt.Sprintf("the id stands first: [[%s|%s]]", label[:end], target.Of(f.Data))
}

// reportMark reports an annotation that does not name an entity. The word before it may
// be that of its attribute.
func (r *lookup) reportMark(d source.Diagnostic, before string) {
	if quoted, err := strconv.QuotedPrefix(d.Message); err == nil && d.Rule == "unknown-entity" {
		if text, err := strconv.Unquote(quoted); err == nil {
			hint := r.unknownHint(&d, text, strings.TrimSpace(before), d.Hint)
			if hint != d.Hint && !d.Missing.Introduced(text) {
				d.Hint, d.Missing = hint, nil
			}
		}
	}
	r.report(d)
}

// attributeHint is the hint for an attribute behind a reference: "ru via Ned Price",
// "ned-price: to reporters". It is empty if there is none.
func (r *lookup) attributeHint(text string) string {
	for i := range min(len(text), longest) {
		if text[i] != ' ' {
			continue
		}
		before, clause := text[:i], text[i+1:]
		name, value, _ := strings.Cut(clause, " ")
		if !document.IsAttribute(name) || value == "" && name != "same" {
			continue
		}
		bare := strings.TrimRight(before, ",:.")
		if _, event := r.events.ids[bare]; !event && len(r.registry.Resolve(bare)) == 0 {
			continue
		}
		if sign := before[len(bare):]; sign != "" {
			return fmt.Sprintf("write a semicolon in place of %q before it: \"; %s\"", sign, clause)
		}
		return fmt.Sprintf("write a semicolon before %q: \"; %s\"", name, clause)
	}
	return ""
}

// unknownHint says what to write for a text that is not an entity, behind a word that may
// be an attribute. Without a better hint it returns the one given.
func (r *lookup) unknownHint(d *source.Diagnostic, text, attribute, hint string) string {
	anything := strings.HasSuffix(d.Message, "is not an entity of this site")
	if file, found := r.events.site.articleCalled(text); found && anything {
		to, _ := filepath.Rel(path.Dir(string(d.Path)), string(file))
		return fmt.Sprintf("this is an article: write a link to its file, [the words](%s)", filepath.ToSlash(to))
	}
	if id, known := r.events.ids[text]; known {
		return fmt.Sprintf("this is an event: write [the words](event:%s), or after \"at\" or \"about\" its id", r.events.site.Events[id].ID)
	}
	if dated.MatchString(text) {
		return "events are written [the words](event:ID): " + r.events.hint(text)
	}
	if semicolon := r.attributeHint(text); semicolon != "" {
		return semicolon
	}
	if bare := cutAny(cutEnd(text, " and", " or"), "and ", "or "); bare != text && len(r.registry.Resolve(bare)) == 1 {
		return fmt.Sprintf("write %q alone, or a comma and the other name behind it", bare)
	}
	if len(text) > longest {
		return hint
	}
	if names, found := strings.CutPrefix(hint, "separate the names with commas: "); found && attribute == "topic" {
		first, _, _ := strings.Cut(names, ",")
		return fmt.Sprintf("a statement is about one topic: write \"topic %s\"", first)
	}
	if !strings.HasPrefix(hint, "add a file") && !strings.HasPrefix(hint, entity.Description) {
		return hint
	}
	bare := cutAny(text, "the ", "The ", "a ", "an ")
	ids := r.registry.Resolve(bare)
	if len(ids) == 0 {
		named := r.lexicon.Named(text)
		if ids = peopleIn(r.registry, text, named); len(ids) == 0 {
			ids = named
		}
	}
	if len(ids) == 1 {
		e := r.registry.At(ids[0])
		return fmt.Sprintf("if %s is meant, write %q", e.Name, r.exactly(e))
	}
	if attribute == "of" && strings.HasSuffix(text, "ing") && strings.ToLower(text) == text {
		return "\"of\" names who is accused, or of whom something is demanded: take this out, for it stands in the words"
	}
	return hint
}

// exactly returns an unambiguous name of an entity: its id, with its kind if several
// kinds have that id.
func (r *lookup) exactly(e *entity.Entity) string {
	if len(r.registry.Resolve(e.Key.ID)) > 1 {
		return e.Key.String()
	}
	return e.Key.ID
}
