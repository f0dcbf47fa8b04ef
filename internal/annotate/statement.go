package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/attribution"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

const (
	// whoQuestion asks the editor who said the words before it.
	whoQuestion = "<!-- readout: " + document.AsksWho + " -->"
	// endQuestion asks where the sentence before it goes on.
	endQuestion = "<!-- readout: does the sentence go on? -->"
	// whenQuestion asks when the words before it were said.
	whenQuestion = "<!-- readout: " + document.AsksDay + " -->"
)

// statementMarks are the statements and open questions of the article.
func (d *desk) statementMarks() []mark {
	var marks []mark
	s := statements{desk: d, made: make([]*statement, len(d.reading.Attributions))}
	for i := range d.reading.Attributions {
		a := &d.reading.Attributions[i]
		if !d.inBody(a.Words.Start) || d.isMarked(a.Words) || d.inCorrection(a.Words.Start) || a.Denied || d.tellsWhere(a) {
			continue
		}
		d.reachBack(a)
		if d.breaksOff(a) {
			marks = append(marks, d.asks(endQuestion, "does the sentence go on behind “%s”?", a.Words))
			continue
		}
		if d.isRecalled(a) {
			marks = append(marks, d.asks(whenQuestion, "on which day was “%s” said? The report names one before its own", a.Words))
			continue
		}
		made := s.read(i, a)
		switch {
		case made != nil:
			marks = append(marks, s.marksOf(i, a, made)...)
		case d.within(i):
		case a.Form != document.Indirect, a.Speaker.Text.Len() > 0 && !d.inTurn(a.Words.Start):
			marks = append(marks, d.asks(whoQuestion, "who said “%s”?", a.Words))
		}
	}
	return marks
}

// asks is a question behind some words. The format of its note has their last words.
func (d *desk) asks(comment, format string, words source.Span) mark {
	return mark{kind: question, span: d.at(words.End), open: comment, note: fmt.Sprintf(format, lastWords(d.words(words)))}
}

// lastWords returns the last of some words, to find a question by.
func lastWords(words string) string {
	const most = 40
	r := []rune(strings.Trim(oneLine(words), "“”\"«»"))
	if len(r) <= most {
		return string(r)
	}
	return "…" + string(r[len(r)-most:])
}

// at is the place in the file behind the text before an offset.
func (d *desk) at(end int32) source.Span {
	return source.At(int(d.doc.Text.SourceSpan(source.Span{Start: end - 1, End: end}).End))
}

// within reports whether the words of an attribution stand within those of another.
func (d *desk) within(i int) bool {
	words := d.reading.Attributions[i].Words
	return slices.ContainsFunc(d.reading.Attributions[:i], func(a attribution.Attribution) bool {
		return a.Words.Start <= words.Start && words.End <= a.Words.End
	})
}

// isMarked reports whether the author of the report marked some of the words.
func (d *desk) isMarked(words source.Span) bool {
	return slices.ContainsFunc(d.doc.Statements, func(s document.Statement) bool {
		return slices.ContainsFunc(s.Pieces, func(p source.Span) bool { return p.Start < words.End && words.Start < p.End })
	})
}

// A statement is what the parentheses of a mark hold.
type statement struct {
	verb    document.Verb
	speaker entity.ID // or None, and by says who
	by      string
	of      string
	to, via []string
	toIDs   []entity.ID
	at      *event
}

// statements makes the statements of an article, each with those before it in view.
type statements struct {
	*desk
	made []*statement // by attribution; nil for none
}

// read returns the statement that an attribution is, or nil if its speaker is open.
func (s *statements) read(i int, a *attribution.Attribution) *statement {
	m := &statement{verb: a.Verb, speaker: entity.None}
	if m.verb == "" {
		m.verb = document.Said
	}
	switch a.Speaker.Kind {
	case attribution.Known:
		if !slices.Contains(entity.Actors, s.registry.At(a.Speaker.Entity).Kind) {
			return nil
		}
		m.speaker = a.Speaker.Entity
	case attribution.Described, attribution.Group:
		if m.speaker = s.whoseWords(a.Speaker); m.speaker != entity.None {
			break
		}
		if m.by = s.describe(a.Speaker); m.by == "" {
			return nil
		}
	default:
		return nil
	}
	m.to, m.toIDs = s.parties(a.To)
	m.via, _ = s.parties(a.Via)
	s.unfold(m, a)
	if len(m.via) == 0 {
		m.via = s.relay(m, a)
	}
	s.answer(m, i, a)
	s.object(m, a)
	m.at = s.eventOf(m, a)
	s.made[i] = m
	return m
}

// answering begins a clause of one who answers.
var answering = regexp.MustCompile(`(?i)^(?:responded|replied|answered|countered|retorted)\b`)

// answer adds to whom somebody answers: to who spoke to them before.
func (s *statements) answer(m *statement, i int, a *attribution.Attribution) {
	if m.speaker == entity.None || len(m.to) > 0 || a.Cue.Len() == 0 || !answering.MatchString(s.words(a.Cue)) {
		return
	}
	for j := i - 1; j >= 0; j-- {
		before := s.made[j]
		if before == nil || before.speaker == entity.None || before.speaker == m.speaker {
			continue
		}
		if s.blockOf(a.Words.Start)-s.blockOf(s.reading.Attributions[j].Words.Start) <= 1 && slices.Contains(before.toIDs, m.speaker) {
			m.to, m.toIDs = []string{s.id(before.speaker)}, []entity.ID{before.speaker}
		}
		return
	}
}

// Verbs that are directed at somebody in ways of their own.
const (
	demands  document.Verb = "demands"
	accuses  document.Verb = "accuses"
	condemns document.Verb = "condemns"
)

// object adds of whom something is demanded, or who is accused, warned or threatened.
func (s *statements) object(m *statement, a *attribution.Attribution) {
	switch m.verb {
	case demands, accuses, condemns, "warns", "threatens":
	default:
		return
	}
	if len(m.toIDs) == 1 && len(m.to) == 1 {
		m.of = m.to[0]
		if m.verb == accuses || m.verb == condemns {
			m.to, m.toIDs = nil, nil // they are spoken of, not to
		}
		return
	}
	if m.verb != demands {
		return
	}
	for _, n := range s.names { // "demanded that NATO commit"
		start := s.clause(a.Parts[0]).Start
		if n.Text.Start == start && slices.Contains(entity.Actors, n.Kind) && n.Entity != m.speaker {
			m.of = s.id(n.Entity)
		}
	}
}

// marksOf returns the marks of a statement: one for each of its parts. A statement whose
// words stand within another's is left to the editor.
func (s *statements) marksOf(i int, a *attribution.Attribution, m *statement) []mark {
	parts := a.Parts
	if len(parts) == 0 {
		parts = []source.Span{a.Words}
	}
	var marks []mark
	block := -1
	for _, part := range parts {
		part = s.clause(part)
		target := "](" + m.attributes(s.desk) + ")"
		if at := s.blockOf(part.Start); at == block || s.goesOn(a, part) {
			target = "](cont:)"
		} else {
			block = at
		}
		marks = append(marks, mark{kind: statementMark, span: s.doc.Text.SourceSpan(part), open: "[", close: target, group: i + 1})
	}
	return marks
}

// goesOn reports whether a quotation is the second part of the one before it in the
// paragraph.
func (s *statements) goesOn(a *attribution.Attribution, part source.Span) bool {
	if a.Continues < 0 || s.made[a.Continues] == nil || part.Start > a.Parts[0].Start {
		return false
	}
	first := &s.reading.Attributions[a.Continues]
	for j := a.Continues + 1; j < len(s.made); j++ {
		if other := &s.reading.Attributions[j]; s.made[j] != nil && other != a && first.Words.End <= other.Words.Start && other.Words.End <= a.Words.Start {
			return false // another stands between
		}
	}
	return first.Form == document.Direct && a.Form == document.Direct && s.blockOf(first.Words.Start) == s.blockOf(part.Start)
}

// attributes writes what stands in the parentheses.
func (m *statement) attributes(d *desk) string {
	who := ""
	if m.speaker != entity.None {
		who = d.id(m.speaker)
	}
	var list []string
	add := func(key, value string) {
		if value != "" {
			list = append(list, key+" "+value)
		}
	}
	add("by", m.by)
	add("of", m.of)
	add("to", strings.Join(m.to, ", "))
	add("via", strings.Join(m.via, " > "))
	if m.at != nil {
		add("at", d.refer(m.at))
	}
	head := string(m.verb) + ":" + who
	if len(list) == 0 {
		return head
	}
	return head + ` "` + strings.Join(list, "; ") + `"`
}
