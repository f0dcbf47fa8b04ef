package main

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/change"
	"readout/internal/source"
)

// speaker says who is said to have spoken now, before all else.
func (w markdownWriter) speaker(c *change.Change[change.Statement]) string {
	f, _ := c.Field("speakers")
	s := c.After
	line := fmt.Sprintf("- **%s → %s**: %s %s %s\n", w.list("speakers", f.Before), w.list("speakers", f.After), escaped(s.Verb), w.words(s.Form, s.Words), place(s.File, s.Line))
	return line + w.fields(c.Fields[1:])
}

func (w markdownWriter) changedStatement(c *change.Change[change.Statement]) string {
	return w.statementLine(c.After) + w.fields(c.Fields)
}

func (w markdownWriter) statement(c *change.Change[change.Statement]) string {
	return w.statementLine(c.Now())
}

// statementLine says who said what to whom, and how the site knows.
func (w markdownWriter) statementLine(s *change.Statement) string {
	line := "- " + w.list("speakers", s.Speakers) + " " + escaped(s.Verb)
	for _, part := range []struct {
		word   string
		values []string
	}{{"of", s.Of}, {"to", s.To}, {"about", s.About}} {
		if len(part.values) > 0 {
			line += " " + part.word + " " + w.list(part.word, part.values)
		}
	}
	known := []string{"for " + w.list("sides", s.Sides)}
	if len(s.Via) > 0 {
		known = append(known, "relayed by "+w.list("via", s.Via))
	}
	if s.Event != "" {
		known = append(known, "at "+w.list("event", []string{s.Event}))
	}
	if s.Topic != "" {
		known = append(known, "on "+w.list("topic", []string{s.Topic}))
	}
	return fmt.Sprintf("%s: %s (%s) %s\n", line, w.words(s.Form, s.Words), strings.Join(append(known, escaped(s.Date)), ", "), place(s.File, s.Line))
}

// words writes the words of a statement: in quotation marks if they are a quotation.
func (w markdownWriter) words(form, words string) string {
	text := escaped(cut(words))
	switch {
	case words == "":
		return "(no words)"
	case form == "direct":
		return "“" + text + "”"
	}
	return text + " (paraphrase)"
}

// fieldWords says how fields are called where the name in JSON is no plain word.
var fieldWords = map[string]string{
	"speakers": "speaker", "sides": "side", "via": "relayed by", "event": "at", "article": "moved from", "cue": "verb shown",
	"translated_from": "translated from", "source_url": "source", "end_date": "last day", "end_time": "end", "no_readout_of": "no readout of",
	"initiated_by": "initiated by", "votes_for": "votes for", "votes_against": "votes against", "url": "address",
}

// fields writes what differs, one field to a line below an entry.
func (w markdownWriter) fields(list []change.Field) string {
	var b strings.Builder
	for _, f := range list {
		word := f.Name
		if as, known := fieldWords[f.Name]; known {
			word = as
		}
		fmt.Fprintf(&b, "  - %s: %s → %s\n", word, w.list(f.Name, f.Before), w.list(f.Name, f.After))
	}
	return b.String()
}

// people are the fields whose values are somebody.
var people = []string{"speakers", "sides", "via", "to", "of", "participants", "no_readout_of", "initiated_by"}

// list writes the values of a field, with names for keys.
func (w markdownWriter) list(field string, values []string) string {
	if len(values) == 0 {
		if slices.Contains(people, field) {
			return "nobody"
		}
		return "none"
	}
	var texts []string
	for _, v := range values {
		name, known := w.Names[change.Key(field, v)]
		switch _, url, published := strings.Cut(v, " "); {
		case known && field == "readouts" && published:
			v = name + " " + url
		case known:
			v = name
		}
		texts = append(texts, escaped(cut(v)))
	}
	if len(texts) > 30 {
		texts = append(texts[:30], fmt.Sprintf("and %d more", len(texts)-30))
	}
	return strings.Join(texts, ", ")
}

// position says what a side holds on a topic, and what it held.
func (w markdownWriter) position(c *change.Change[change.Position]) string {
	p := c.Now()
	line := fmt.Sprintf("- %s on %s", w.list("side", []string{p.Side}), w.list("topic", []string{p.Topic}))
	now := func(p *change.Position) string {
		return fmt.Sprintf("%s %s (%s, %s)", escaped(p.Verb), w.words(p.Form, p.Words), escaped(p.Date), source.Counted(p.Statements, "statement"))
	}
	switch c.Kind {
	case change.Added:
		return line + ": new: " + now(c.After) + "\n"
	case change.Removed:
		return line + ": none any more; it was: " + now(c.Before) + "\n"
	}
	return line + ": " + now(c.After) + "\n  - before: " + now(c.Before) + "\n"
}

// correction says what an article corrects.
func (w markdownWriter) correction(c *change.Change[change.Correction]) string {
	now := c.Now()
	line := fmt.Sprintf("- %s: %s, %s: %s %s\n", c.Kind, w.list("article", []string{now.Article}), escaped(now.Date), escaped(cut(now.Text)), place(now.File, now.Line))
	return line + w.fields(c.Fields)
}

func (w markdownWriter) event(c *change.Change[change.Event]) string {
	e := c.Now()
	name := w.list("event", []string{e.ID})
	line := fmt.Sprintf("- %s: %s %s, %s", c.Kind, escaped(e.Type), name, escaped(e.Date))
	if c.Kind != change.Changed {
		line += ", " + escaped(e.Status)
		if len(e.Participants) > 0 {
			line += ", with " + w.list("participants", e.Participants)
		}
	}
	return line + " " + place(e.File, e.Line) + "\n" + w.fields(c.Fields)
}

func (w markdownWriter) post(c *change.Change[change.Post]) string {
	p := c.Now()
	line := fmt.Sprintf("- %s: %s, %s", c.Kind, w.list("person", []string{p.Person}), escaped(p.Role))
	for _, of := range []string{p.Organization, p.Country} {
		if of != "" {
			line += ", " + w.list("organization", []string{of})
		}
	}
	if c.Kind != change.Changed && p.Start+p.End != "" {
		line += " (" + escaped(p.Start) + "–" + escaped(p.End) + ")"
	}
	return line + " " + place(p.File, 0) + "\n" + w.fields(c.Fields)
}

func (w markdownWriter) page(c *change.Change[change.Page]) string {
	p := c.Now()
	line := fmt.Sprintf("- %s: %s %s", c.Kind, escaped(p.Kind), code(p.URL))
	if p.Title != "" {
		line += " " + escaped(cut(p.Title))
	}
	if f, moved := c.Field("url"); moved {
		line = fmt.Sprintf("- moved: %s %s → %s", escaped(p.Kind), code(f.Before[0]), code(f.After[0]))
	}
	switch {
	case change.Lost(c):
		line += ": **links to the old address lead nowhere**"
	case c.Kind == change.Removed && c.Before.Leads != "":
		line += ", now at " + code(c.Before.Leads)
	}
	if f, renamed := c.Field("title"); renamed {
		return line + "\n" + w.fields([]change.Field{f})
	}
	return line + "\n"
}

func (w markdownWriter) diagnostic(c *change.Change[change.Diagnostic]) string {
	d := c.Now()
	kind := "new"
	if c.Kind == change.Removed {
		kind = "gone"
	}
	line := fmt.Sprintf("- %s: %s `[%s]` %s\n", kind, escaped(cut(d.Message)), d.Rule, code(fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Column)))
	if kind == "new" && d.Hint != "" {
		line += "  - hint: " + escaped(cut(d.Hint)) + "\n"
	}
	return line
}
