package parse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/spelling"
)

// eventKeys are the entries an event block may have.
var eventKeys = []string{
	"id", "end_date", "participants", "place", "initiated_by", "duration", "status", "topics",
	"readout", "for", "against", "abstained", "absent", "result",
}

// An eventReader reads declarations of events in an article.
type eventReader struct {
	*attributeReader
	*findings
	zone *time.Location // of times without one; nil is UTC
}

// moment reads a day, perhaps with a time: 2022-02-01T15:04+01:00.
func (r *eventReader) moment(p phrase) date.Moment {
	if !strings.Contains(p.text, ":") {
		return date.Moment{Day: r.day(p)}
	}
	m, wrong := meta.ParseTime(p.text, r.zone)
	if wrong != "" {
		r.problem(p.span(), "bad-date", "write it as 2022-02-01 or 2022-02-01T15:04, with a zone as 2022-02-01T15:04+01:00", "%q %s", p.text, wrong)
	}
	return m
}

// eventEntries reads the list under the header. Its items are taken as they
// stand in the file: to Markdown they would be prose.
func (r *eventReader) eventEntries(e *document.Event, node ast.Node, src []byte) {
	var seen []string
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if r.lazy[child] {
			continue
		}
		if child.Kind() != ast.KindList {
			r.notAnEntry(child, src)
			return
		}
		for item := child.FirstChild(); item != nil; item = item.NextSibling() {
			if first := item.FirstChild(); (first == nil || !r.lazy[first]) && r.checkOneLine(item, src) {
				r.checkItemLines(item, src)
				seen = r.eventEntry(e, r.itemPhrase(item, src), seen)
			}
		}
	}
}

// itemPhrase returns a list item's source text without the prefixes of its lines.
func (r *reporter) itemPhrase(item ast.Node, src []byte) phrase {
	var words []byte
	var origin []int32
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		for i := 0; c.Lines() != nil && i < c.Lines().Len(); i++ {
			line := c.Lines().At(i)
			for j := line.Start; j < line.Stop; j++ {
				words, origin = append(words, src[j]), append(origin, int32(r.base+j))
			}
		}
	}
	end := int32(r.base + max(item.Pos(), 0))
	if n := len(origin); n > 0 {
		end = origin[n-1] + 1
	}
	origin = append(origin, end)
	return phrase{string(words), func(i int) int32 { return origin[i] }}.trim()
}

func (r *eventReader) eventEntry(e *document.Event, p phrase, seen []string) []string {
	label, _, found := strings.Cut(p.text, ":")
	key, side, _ := strings.Cut(strings.TrimSpace(label), " ")
	key = strings.ToLower(key)
	name := p.slice(0, len(label)).trim()
	value := p.slice(min(len(label)+1, len(p.text)), len(p.text)).trim()
	switch {
	case !found || !slices.Contains(eventKeys, key) || side != "" && key != "readout":
		r.unknownEntry(name, found)
		return seen
	case key == "readout":
		r.readoutEntry(e, name, side, value)
		return seen
	case e.Type != "vote" && slices.Contains(voteKeys, key):
		r.problem(name.span(), "misplaced-key", "declare the event as [!vote], or remove it", "%s is an entry of a vote, and this is a %s", key, e.Type)
		return append(seen, key)
	case slices.Contains(seen, key):
		r.problem(name.span(), "duplicate-key", "write it once", "%q is given twice", key)
		return seen
	case value.text == "":
		r.problem(name.span(), "empty-attribute", "write after it what it says, or take it out", "%q says nothing", key)
	case r.reportEntryWithin(value):
	default:
		r.eventValue(e, key, value)
	}
	return append(seen, key)
}

func (r *eventReader) unknownEntry(name phrase, found bool) {
	hint := "the entries are " + strings.Join(eventKeys, ", ")
	if near, ok := spelling.Nearest(name.text, eventKeys); ok && found {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.problem(name.span(), "unknown-key", hint, "%q is not an entry of an event", name.text)
}

func (r *eventReader) eventValue(e *document.Event, key string, value phrase) {
	lists := map[string]*[]meta.Value{
		"participants": &e.Participants, "topics": &e.Topics,
		"for": &e.For, "against": &e.Against, "abstained": &e.Abstained, "absent": &e.Absent,
	}
	if list := lists[key]; list != nil {
		*list = references(r.splitList(value, ','))
		return
	}
	switch key {
	case "id":
		e.ID = r.eventID(value)
	case "end_date":
		begin, end := date.Moment{Day: e.Date, Time: e.Time}, r.moment(value)
		e.SetDates(begin, end)
		if !end.IsZero() && (end.Day.Before(e.Date) || !end.Time.IsZero() && end.Time.Before(begin.Time)) {
			r.problem(value.span(), "bad-date", "correct one of the two dates", "the event ends before it begins")
		}
	case "place":
		e.Place = value.reference()
	case "initiated_by":
		e.InitiatedBy = value.reference()
	case "duration":
		e.Duration = r.words(value)
	case "status":
		e.Status = r.status(value)
	case "result":
		e.Result = r.words(value)
	}
}

// voteKeys are the entries that only a vote has.
var voteKeys = []string{"for", "against", "abstained", "absent", "result"}

func (r *eventReader) eventID(value phrase) string {
	if !validID(value.text) {
		slug := cmp.Or(spelling.Slug(value.text), "2022-02-01-call")
		r.problem(value.span(), "bad-id", "write it as "+slug,
			"an id is made of a-z, 0-9 and hyphens")
		return slug
	}
	return value.text
}

func (r *eventReader) status(value phrase) document.Status {
	s := document.Status(value.text)
	if s != document.StatusAnnounced && s != document.StatusHeld && s != document.StatusCancelled {
		r.problem(value.span(), "wrong-type", "write announced, held or cancelled", "%q is not a status", value.text)
		return document.StatusUnstated
	}
	return s
}

// readoutEntry reads "readout us: https://…".
func (r *eventReader) readoutEntry(e *document.Event, name phrase, side string, value phrase) {
	side = strings.TrimSpace(side)
	if side == "" {
		r.problem(name.span(), "readout-side", "write whose it is: readout us: https://…", "a readout without a side")
		return
	}
	who := name.slice(len(name.text)-len(side), len(name.text)).reference()
	if url := r.address(value); url.Given() {
		e.Readouts = append(e.Readouts, document.Readout{Side: who, URL: url})
	}
}
