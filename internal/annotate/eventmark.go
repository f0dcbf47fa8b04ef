package annotate

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// eventQuestion asks the editor to declare the event that a sentence may name.
const eventQuestion = "<!-- readout: an event? -->"

// correctionQuestion asks the editor to make a block of a correction.
const correctionQuestion = "<!-- readout: a correction? -->"

// inCorrection reports whether a place is in a paragraph that corrects an earlier report.
func (d *desk) inCorrection(at int32) bool {
	if d.corrections == nil {
		d.corrections = make([]bool, len(d.doc.Text.Blocks))
		for i, b := range d.doc.Text.Blocks {
			d.corrections[i] = b.Kind == document.Paragraph && corrected.MatchString(d.words(b.Span))
		}
	}
	return d.corrections[d.blockOf(at)]
}

// corrected is how a paragraph begins by which an agency or a paper corrects itself.
var corrected = regexp.MustCompile(`^\W*(?:(?i:corrections?|clarification|corrected|recasts?|refiles?)\b\W*[:;.,–—-]|(?i:\(?(?:corrects|clarifies|removes|fixes) )|(?i:(?:editor['’]s note|an earlier version of|this (?:story|article|report|version|statement) (?:has been|was|is) (?:corrected|amended|updated|clarified))))`)

// eventMarks are the declarations of events, below the paragraph that names them first.
// That of an event whose day is not said stands in a question, ready but for the day.
func (d *desk) eventMarks() []mark {
	var marks []mark
	for i, e := range d.events {
		m := mark{kind: eventMark, span: d.behindBlock(e.sentence.Start), open: "\n\n" + d.declaration(e), group: -1 - i}
		if e.day.IsZero() {
			m.kind, m.open = question, "\n\n<!-- readout:\n"+d.declaration(e)+"\n"+document.AsksWhen+" -->"
			m.note = "when was the event that stands in the comment? Write its day there; “readout check --fix” declares it then"
		}
		if !e.exists {
			marks = append(marks, m)
		}
	}
	body := d.doc.Text.Body.Blocks
	for i := body.Start; i < body.End; i++ {
		if b := d.doc.Text.Blocks[i]; d.inCorrection(b.Span.Start) {
			marks = append(marks, mark{kind: question, span: d.at(b.Span.End), open: correctionQuestion,
				note: fmt.Sprintf("is this a correction? “%s” If so, make it a block: > [!correction] and its day", short(d.words(b.Span)))})
		}
	}
	for _, sentence := range d.wondered {
		end := sentence.Start + int32(len(strings.TrimRight(d.words(sentence), " \n")))
		marks = append(marks, mark{kind: question, span: d.at(end), open: eventQuestion, note: fmt.Sprintf("is there an event in “%s”?", short(d.words(sentence)))})
	}
	return marks
}

// declaration writes the block of an event.
func (d *desk) declaration(e *event) string {
	var b strings.Builder
	day := e.day.String()
	if e.day.IsZero() {
		day = fmt.Sprintf("%d-00-00", d.plain.date.Year)
	}
	fmt.Fprintf(&b, "> [!%s] %s %s\n>\n", e.kind, day, d.title(e))
	var who []string
	for _, key := range e.participants {
		if id, ok := d.registry.Find(key); ok {
			who = append(who, "[["+d.id(id)+"]]")
		}
	}
	entry := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "> - %s: %s\n", key, value)
		}
	}
	entry("participants", strings.Join(who, ", "))
	if !e.end.IsZero() && e.day.Before(e.end) {
		entry("end_date", e.end.String())
	}
	switch {
	case e.place == nil:
	case e.place.id == "":
		entry("place", e.place.name)
	default:
		entry("place", "[["+e.place.id+"]]")
	}
	entry("duration", e.duration)
	if e.toCome && e.day == d.plain.date {
		entry("status", string(document.StatusAnnounced))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// title returns the title of an event: "Blinken–Lavrov call", "Biden in Finland".
func (d *desk) title(e *event) string {
	var names []string
	for _, key := range e.participants {
		id, ok := d.registry.Find(key)
		if !ok {
			continue
		}
		name := d.registry.At(id).Name
		if key.Kind == entity.Person {
			name = d.registry.At(id).Surname
		}
		names = append(names, name)
	}
	if e.kind == "visit" && len(names) > 0 {
		where := strings.Join(names[1:], ", ")
		if e.place != nil {
			where = e.place.name
		}
		return names[0] + " in " + where
	}
	title := strings.Join(names, "–") + " " + string(e.kind)
	if e.place != nil {
		title += " in " + e.place.name
	}
	return title
}

// behindBlock is the place in the file behind the paragraph, or the list, that a text
// offset stands in.
func (d *desk) behindBlock(offset int32) source.Span {
	data := d.doc.File.Data
	block := d.doc.Text.Blocks[d.blockOf(offset)].Span
	end := int(d.doc.Text.SourceSpan(block).End)
	if i := bytes.Index(data[end:], []byte("\n\n")); i >= 0 {
		return source.At(end + i)
	}
	return source.At(len(bytes.TrimRight(data, "\n")))
}

// refer returns how a statement refers to an event: by its type, if the article has one of
// that type, else by its id.
func (d *desk) refer(e *event) string {
	for _, o := range d.events {
		if o != e && o.kind == e.kind && o.id != "" && !o.exists {
			return e.id
		}
	}
	if e.exists {
		return e.id
	}
	return string(e.kind)
}

// eventOf returns the event at which a statement was made, or nil: the only one of the
// speaker and all whom it was made to; or the one that its sentence names, or names by its
// type alone, if the speaker took part; or the speaker's only one, if somebody relays the
// words, and they are not of another time.
func (s *statements) eventOf(m *statement, a *attribution.Attribution) *event {
	if m.speaker == entity.None {
		return nil
	}
	var own []*event
	for _, e := range s.events {
		if e.id != "" && e.kind != "visit" && !e.toCome && slices.Contains(e.participants, s.registry.At(m.speaker).Key) {
			own = append(own, e)
		}
	}
	if len(m.toIDs) > 0 {
		own = slices.DeleteFunc(own, func(e *event) bool {
			return slices.ContainsFunc(m.toIDs, func(id entity.ID) bool { return !slices.Contains(e.participants, s.registry.At(id).Key) })
		})
		if len(own) == 1 {
			return own[0]
		}
	}
	sentence := s.doc.Text.SentenceAt(a.Words.Start)
	var here []*event
	for _, e := range own {
		if slices.Contains(e.named, sentence) && !elsewhere.MatchString(s.words(sentence)) || s.namesType(sentence, e) {
			here = append(here, e)
		}
	}
	switch {
	case len(here) == 1:
		return here[0]
	case len(own) == 1 && len(m.via) > 0 && len(m.to) == 0:
		return own[0]
	}
	return nil
}

// elsewhere is a sentence about what was said before or after an event.
var elsewhere = regexp.MustCompile(`(?i)\b(?:before|after|following|ahead of|prior to|since) (?:the |a |his |her |their )?(?:\w+ )?(?:call|meeting|talks|conversation|summit)`)

// namesType reports whether a sentence says "the call", and the article has one call only.
func (s *statements) namesType(sentence source.Span, e *event) bool {
	expr := theEvent[e.kind]
	if expr == nil || !expr.MatchString(s.words(sentence)) || elsewhere.MatchString(s.words(sentence)) {
		return false
	}
	return !slices.ContainsFunc(s.events, func(o *event) bool { return o != e && o.kind == e.kind })
}

var theEvent = map[document.EventType]*regexp.Regexp{
	"call":    regexp.MustCompile(`(?i)\b(?:of|in|during|on|at) the (?:\w+ )?(?:call|conversation)\b`),
	"meeting": regexp.MustCompile(`(?i)\b(?:of|in|during|at) the (?:\w+ )?(?:meeting|talks)\b`),
	"summit":  regexp.MustCompile(`(?i)\b(?:of|in|during|at) the (?:\w+ )?summit\b`),
}
