package parse

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// eventBlock reads the declaration of an event in an article:
//
//	> [!call] 2022-02-01 Blinken and Lavrov speak by phone
//	>
//	> - participants: [[antony-blinken]], [[sergey-lavrov]]
func (b *builder) eventBlock(h *markdown.Header, node ast.Node, src []byte) {
	before := len(b.doc.Diagnostics)
	if b.doc.Kind != document.KindArticle {
		b.problem(b.headerSpan(h), "event-outside-article", "move it into an article or a file under content/events",
			"an event can be declared only in an article or an event file")
		return
	}
	e := document.Event{Span: b.headerSpan(h)}
	e.Type, _ = document.EventTypeOf(h.Kind)
	b.eventHeader(&e, h)
	b.eventEntries(&e, node, src)
	b.checkLists(&e)
	if e.ID == "" {
		e.ID = b.impliedID(&e)
	}
	if len(b.doc.Diagnostics) > before || b.lazyWithin(node) {
		b.markUnread(node, h, src)
	}
	b.slot(document.EventBox, int32(len(b.doc.Events)))
	b.doc.Events = append(b.doc.Events, e)
}

// impliedID is the id of an event that is given none: its day and title. A title
// without Latin letters makes none, and all calls of a day would be one event.
func (r *eventReader) impliedID(e *document.Event) string {
	slug := spelling.Slug(e.Title.Text)
	if slug == "" && e.Title.Given() && !e.Date.IsZero() {
		r.problem(e.Title.Span, "bad-id", fmt.Sprintf("add an entry such as \"- id: %s-%s\"", e.Date, e.Type),
			"an id is made of a-z, 0-9 and hyphens, and this title has none of them")
	}
	return e.Date.String() + "-" + slug
}

func (r *eventReader) eventHeader(e *document.Event, h *markdown.Header) {
	rest := r.headerRest(h)
	day, _, _ := strings.Cut(rest.text, " ")
	if day == "" {
		r.problem(e.Span, "event-header", fmt.Sprintf("write it as > [!%s] 2022-02-01 What happened", h.Kind), "an event without a date and title")
		return
	}
	e.SetDates(r.moment(rest.slice(0, len(day))), date.Moment{})
	e.DateSpan = rest.slice(0, len(day)).span()
	title := rest.slice(len(day), len(rest.text)).trim()
	r.reportTimeFirst(e, h, title)
	r.reportEntryWithin(title)
	e.Title = r.words(title)
	if !e.Title.Given() && !e.Date.IsZero() {
		r.problem(e.Span, "event-header", fmt.Sprintf("write it as > [!%s] %s What happened", h.Kind, e.Date), "an event without a title")
	}
}

// timeFirst is a time, or another day, that a title begins with: "15:30 GMT", "– 2022-02-03".
var timeFirst = regexp.MustCompile(`^(?:[-–—/]\s*)?(?:(\d{4}-\d\d-\d\d)|[012]?\d:[0-5]\d(?::[0-5]\d)?(?:\s?(?:Z|UTC|GMT|[AaPp]\.?[Mm]\b\.?|[+-]\d\d:?\d\d))?)`)

// reportTimeFirst reports a time or a last day behind the day, which would begin the title.
func (r *eventReader) reportTimeFirst(e *document.Event, h *markdown.Header, title phrase) {
	m := timeFirst.FindStringSubmatchIndex(title.text)
	switch {
	case m == nil:
	case m[2] >= 0:
		r.problem(title.slice(m[0], m[1]).span(), "event-header", fmt.Sprintf("write it as an entry below: > - end_date: %s; or begin the title with a word", title.text[m[2]:m[3]]),
			"a second day would be a part of the title")
	default:
		r.problem(title.slice(m[0], m[1]).span(), "event-header", fmt.Sprintf("write both with a T between them: > [!%s] %sT15:04+03:00 What happened; or begin the title with a word", h.Kind, e.Date),
			"a time behind the day would be a part of the title")
	}
}

// checkEventIDs reports an event that the file has declared before: a block that was copied, most
// likely. Declarations of one event unite, so what the second says otherwise would be lost.
func (f *finisher) checkEventIDs() {
	first := map[string]source.Span{}
	for i := range f.doc.Events {
		e := &f.doc.Events[i]
		if e.Date.IsZero() || strings.HasSuffix(e.ID, "-") {
			continue // the header has an error, and the id may come of it
		}
		before, twice := first[e.ID]
		if !twice {
			first[e.ID] = e.Span
			continue
		}
		f.report(source.Diagnostic{
			Span: e.Span, Rule: "duplicate-event",
			Message: fmt.Sprintf("the event %q is declared twice in this file", e.ID),
			Hint:    `make one block of the two, or give this event another id, with an entry "- id: …"`,
			Related: []source.Related{{Path: f.doc.File.Path, Span: before, Message: "declared here before"}},
		})
	}
}

// resolveEventTypes replaces a type, as in "at call", by the id of the file's only event of that type.
func (f *finisher) resolveEventTypes() {
	declared := map[document.EventType][]string{}
	for _, e := range f.doc.Events {
		if ids := declared[e.Type]; !slices.Contains(ids, e.ID) {
			declared[e.Type] = append(ids, e.ID)
		}
	}
	for i := range f.doc.EventLinks {
		l := &f.doc.EventLinks[i]
		v := meta.Value{Text: l.Target, Span: l.Source}
		f.resolveEventType(&v, declared)
		l.Target = v.Text
	}
	for i := range f.doc.Statements {
		s := &f.doc.Statements[i]
		f.resolveEventType(&s.At, declared)
		for j := range s.About {
			f.resolveAbout(&s.About[j], declared)
		}
	}
}

func (f *finisher) resolveEventType(v *meta.Value, declared map[document.EventType][]string) {
	kind, ok := document.EventTypeOf(v.Text)
	if !ok {
		return
	}
	ids := declared[kind]
	switch {
	case len(ids) == 1:
		v.Text = ids[0]
		return
	case len(f.doc.Unread) > 0:
	case len(ids) == 0:
		f.problem(v.Span, "unknown-event", fmt.Sprintf("write the event's id, or declare it here: > [!%s] 2022-02-01 What happened", v.Text),
			"this file declares no %s", v.Text)
	default:
		f.problem(v.Span, "unknown-event", fmt.Sprintf("write the id of one: %s or %s", ids[0], ids[1]),
			"this file declares %d events of type %s", len(ids), v.Text)
	}
	v.Text = ""
}

// resolveAbout is resolveEventType for "about call", where the word may also be an entity.
func (f *finisher) resolveAbout(v *meta.Value, declared map[document.EventType][]string) {
	kind, ok := document.EventTypeOf(v.Text)
	switch ids := declared[kind]; {
	case len(ids) == 1:
		v.Text = ids[0]
	case len(ids) > 1 || ok && len(f.doc.Unread) > 0:
		f.resolveEventType(v, declared)
	}
}
