package document

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// eventKeys are the entries an event block may have.
var eventKeys = []string{
	"id", "end_date", "participants", "place", "initiated_by", "duration", "status", "topics",
	"readout", "for", "against", "abstained", "absent", "result",
}

// eventBlock reads the declaration of an event in an article:
//
//	> [!call] 2022-02-01 Blinken and Lavrov speak by phone
//	>
//	> - participants: [[antony-blinken]], [[sergey-lavrov]]
func (b *builder) eventBlock(h *header, node ast.Node, src []byte) {
	before := len(b.doc.Diagnostics)
	if b.doc.Kind != KindArticle {
		b.problem(b.headerSpan(h), "event-outside-article", "move it into an article or a file under content/events",
			"an event can be declared only in an article or an event file")
		return
	}
	e := Event{Type: EventType(h.kind), Span: b.headerSpan(h)}
	b.eventHeader(&e, h)
	b.eventEntries(&e, node, src)
	if e.ID == "" {
		e.ID = e.Date.String() + "-" + spelling.Slug(e.Title.Text)
	}
	if len(b.doc.Diagnostics) > before {
		b.unread(node, h, src)
	}
	b.slot(EventBox, int32(len(b.doc.Events)))
	b.doc.Events = append(b.doc.Events, e)
}

func (b *builder) eventHeader(e *Event, h *header) {
	rest := b.headerRest(h)
	day, _, _ := strings.Cut(rest.text, " ")
	if day == "" {
		b.problem(e.Span, "event-header", fmt.Sprintf("write it as > [!%s] 2022-02-01 What happened", h.kind), "an event without a date and title")
		return
	}
	e.Date = b.day(rest.slice(0, len(day)))
	e.Title = rest.slice(len(day), len(rest.text)).trim().value()
	if !e.Title.Given() && !e.Date.IsZero() {
		b.problem(e.Span, "event-header", fmt.Sprintf("write it as > [!%s] %s What happened", h.kind, e.Date), "an event without a title")
	}
}

// eventEntries reads the list under the header. Its items are taken as they
// stand in the file: to Markdown they would be prose.
func (b *builder) eventEntries(e *Event, node ast.Node, src []byte) {
	var seen []string
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if child.Kind() != ast.KindList {
			at := b.base + max(child.Pos(), 0)
			b.problem(source.At(at), "event-entry", "write what there is to say as text after the block",
				"an event block holds only a list of entries such as \"- place: [[geneva]]\"")
			return
		}
		for item := child.FirstChild(); item != nil; item = item.NextSibling() {
			seen = b.eventEntry(e, b.itemPhrase(item, src), seen)
		}
	}
}

// itemPhrase returns a list item's text as it stands in the file.
func (b *builder) itemPhrase(item ast.Node, src []byte) phrase {
	first, last := -1, -1
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		if lines := c.Lines(); lines != nil && lines.Len() > 0 {
			if first < 0 {
				first = lines.At(0).Start
			}
			last = lines.At(lines.Len() - 1).Stop
		}
	}
	if first < 0 {
		first, last = max(item.Pos(), 0), max(item.Pos(), 0)
	}
	return phrase{string(src[first:last]), func(i int) int32 { return int32(b.base + first + i) }}.trim()
}

func (b *builder) eventEntry(e *Event, p phrase, seen []string) []string {
	label, _, found := strings.Cut(p.text, ":")
	key, side, _ := strings.Cut(strings.TrimSpace(label), " ")
	key = strings.ToLower(key)
	name := p.slice(0, len(label)).trim()
	value := p.slice(min(len(label)+1, len(p.text)), len(p.text)).trim()
	switch {
	case !found || !slices.Contains(eventKeys, key) || side != "" && key != "readout":
		b.unknownEntry(name, found)
		return seen
	case key == "readout":
		b.readoutEntry(e, name, side, value)
		return seen
	case slices.Contains(seen, key):
		b.problem(name.span(), "duplicate-key", "write it once", "%q is given twice", key)
		return seen
	case value.text == "":
		b.problem(name.span(), "empty-attribute", "", "%q says nothing", key)
	default:
		b.eventValue(e, key, value)
	}
	return append(seen, key)
}

func (b *builder) unknownEntry(name phrase, found bool) {
	hint := "the entries are " + strings.Join(eventKeys, ", ")
	if near, ok := spelling.Nearest(name.text, eventKeys); ok && found {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	b.problem(name.span(), "unknown-key", hint, "%q is not an entry of an event", name.text)
}

func (b *builder) eventValue(e *Event, key string, value phrase) {
	switch key {
	case "id":
		e.ID = b.eventID(value)
	case "end_date":
		e.EndDate = b.day(value)
		if !e.EndDate.IsZero() && e.EndDate.Before(e.Date) {
			b.problem(value.span(), "bad-date", "", "the event ends before it begins")
		}
	case "participants":
		e.Participants = values(value.split(","))
	case "place":
		e.Place = value.value()
	case "initiated_by":
		e.InitiatedBy = value.value()
	case "duration":
		e.Duration = value.value()
	case "status":
		e.Status = b.status(value)
	case "topics":
		e.Topics = values(value.split(","))
	case "result":
		e.Result = value.value()
	default:
		b.votes(e, key, value)
	}
}

func (b *builder) votes(e *Event, key string, value phrase) {
	list := values(value.split(","))
	if e.Type != "vote" {
		b.problem(value.span(), "unknown-key", "declare the event as [!vote]", "%q belongs to a vote", key)
		return
	}
	switch key {
	case "for":
		e.For = list
	case "against":
		e.Against = list
	case "abstained":
		e.Abstained = list
	case "absent":
		e.Absent = list
	}
}

func (b *builder) eventID(value phrase) string {
	if !validID(value.text) {
		b.problem(value.span(), "bad-id", fmt.Sprintf("write it as %s", spelling.Slug(value.text)),
			"an id is made of a-z, 0-9 and hyphens")
		return spelling.Slug(value.text)
	}
	return value.text
}

func (b *builder) status(value phrase) Status {
	s := Status(value.text)
	if s != StatusAnnounced && s != StatusHeld && s != StatusCancelled {
		b.problem(value.span(), "wrong-type", "write announced, held or cancelled", "%q is not a status", value.text)
		return StatusUnstated
	}
	return s
}

// readoutEntry reads "readout us: https://…".
func (b *builder) readoutEntry(e *Event, name phrase, side string, value phrase) {
	side = strings.TrimSpace(side)
	if side == "" {
		b.problem(name.span(), "readout-side", "write whose it is: readout us: https://…", "a readout without a side")
		return
	}
	who := name.slice(len(name.text)-len(side), len(name.text)).value()
	u, err := url.Parse(value.text)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		b.problem(value.span(), "bad-url", "write the whole address, beginning with https://", "%q is not the address of a page", value.text)
		return
	}
	e.Readouts = append(e.Readouts, Readout{Side: who, URL: value.value()})
}

// settleEventTypes gives "at call" and "event:call" the id of the one event of
// that type that the file declares.
func (b *builder) settleEventTypes() {
	for i := range b.doc.Statements {
		b.settleEventType(&b.doc.Statements[i].At)
	}
	for i := range b.doc.EventLinks {
		l := &b.doc.EventLinks[i]
		v := meta.Value{Text: l.Target, Span: l.Source}
		b.settleEventType(&v)
		l.Target = v.Text
	}
	for i := range b.doc.Statements {
		for j := range b.doc.Statements[i].About {
			b.settleAbout(&b.doc.Statements[i].About[j])
		}
	}
}

func (b *builder) settleEventType(v *meta.Value) {
	if !slices.Contains(EventTypes, EventType(v.Text)) {
		return
	}
	var found []Event
	for _, e := range b.doc.Events {
		if string(e.Type) == v.Text {
			found = append(found, e)
		}
	}
	switch {
	case len(found) == 1:
		v.Text = found[0].ID
	case len(b.doc.Unread) > 0:
		v.Text = ""
	default:
		b.problem(v.Span, "unknown-event", "write the event's id",
			"%q names an event only if the file declares exactly one of that type; it declares %d", v.Text, len(found))
		v.Text = ""
	}
}

// settleAbout does the same for "about call", where a word that is no such
// event may still be an entity.
func (b *builder) settleAbout(v *meta.Value) {
	n, id := 0, ""
	for _, e := range b.doc.Events {
		if string(e.Type) == v.Text {
			n, id = n+1, e.ID
		}
	}
	if n == 1 {
		v.Text = id
	}
}
