package document

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// attributeNames are the words an attribute of a statement may begin with.
var attributeNames = []string{
	"to", "of", "about", "via", "at", "on", "topic", "from", "src", "cue", "by", "same",
}

// A phrase is a piece of an attribute string and the way back to the file.
type phrase struct {
	text   string
	offset func(int) int32 // from a byte of text to the file
}

// trim returns the phrase without the white space around it.
func (p phrase) trim() phrase {
	lead := len(p.text) - len(strings.TrimLeft(p.text, " \t\r\n"))
	return p.slice(lead, lead+len(strings.TrimSpace(p.text)))
}

func (p phrase) slice(from, to int) phrase {
	return phrase{p.text[from:to], func(i int) int32 { return p.offset(from + i) }}
}

// split cuts the phrase at a separator into trimmed pieces that are not empty.
func (p phrase) split(separator string) []phrase {
	var pieces []phrase
	for from := 0; from <= len(p.text); {
		to := len(p.text)
		if i := strings.Index(p.text[from:], separator); i >= 0 {
			to = from + i
		}
		if piece := p.slice(from, to).trim(); piece.text != "" {
			pieces = append(pieces, piece)
		}
		from = to + len(separator)
	}
	return pieces
}

func (p phrase) span() source.Span {
	end := p.offset(0)
	if len(p.text) > 0 {
		end = p.offset(len(p.text)-1) + 1
	}
	return source.Span{Start: p.offset(0), End: end}
}

// value returns the phrase as a value, its runs of white space as one space
// each and without the brackets of a wikilink.
func (p phrase) value() meta.Value {
	if inner, ok := strings.CutPrefix(p.text, "[["); ok {
		inner, _, _ = strings.Cut(inner, "]]")
		inner, _, _ = strings.Cut(inner, "|")
		return p.slice(2, 2+len(inner)).trim().value()
	}
	return meta.Value{Text: strings.Join(strings.Fields(p.text), " "), Span: p.span()}
}

func values(pieces []phrase) []meta.Value {
	list := make([]meta.Value, len(pieces))
	for i, p := range pieces {
		list[i] = p.value()
	}
	return list
}

// attributes reads "to X; via Y" into a statement. The previous statement of
// the paragraph, which "same" refers to, may be nil.
func (b *builder) attributes(s *Statement, list []phrase, previous *Statement) {
	var seen []string
	for _, p := range list {
		name, rest, _ := strings.Cut(p.text, " ")
		rest = strings.TrimLeft(rest, " \t\r\n")
		value := p.slice(len(p.text)-len(rest), len(p.text))
		switch {
		case !slices.Contains(attributeNames, name):
			b.unknownAttribute(p, name)
			continue
		case slices.Contains(seen, name):
			b.problem(p.span(), "duplicate-attribute", "write it once; several entities are separated by commas",
				"the attribute %q is given twice", name)
			continue
		case rest == "" && name != "same":
			b.problem(p.span(), "empty-attribute", "", "the attribute %q says nothing", name)
			continue
		}
		seen = append(seen, name)
		if name == "same" {
			b.repeat(s, p, previous)
			continue
		}
		b.attribute(s, name, value)
	}
}

func (b *builder) unknownAttribute(p phrase, name string) {
	hint := "the attributes are " + strings.Join(attributeNames, ", ")
	if near, ok := spelling.Nearest(name, attributeNames); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	b.problem(p.slice(0, len(name)).span(), "unknown-attribute", hint, "%q is not an attribute of a statement", name)
}

func (b *builder) attribute(s *Statement, name string, value phrase) {
	switch name {
	case "to":
		s.To = values(value.split(","))
	case "of":
		s.Of = values(value.split(","))
	case "about":
		s.About = values(value.split(","))
	case "via":
		s.Via = values(value.split(">"))
	case "at":
		s.At = value.value()
	case "on":
		s.On = b.day(value)
	case "topic":
		s.Topic = value.value()
	case "from":
		s.From = value.value()
	case "src":
		s.Src = b.address(value)
	case "cue":
		s.Cue = value.value()
	case "by":
		s.By = value.value()
	}
}

// repeat takes from the previous statement what this one leaves out.
func (b *builder) repeat(s *Statement, at phrase, previous *Statement) {
	if previous == nil {
		if !b.lastIn {
			b.problem(at.span(), "nothing-to-repeat", "write the attributes out", `"same" has no statement before it in this paragraph`)
		}
		return
	}
	if len(s.To) == 0 {
		s.To = previous.To
	}
	if len(s.Via) == 0 {
		s.Via = previous.Via
	}
	s.At, s.On, s.Src = cmp.Or(s.At, previous.At), cmp.Or(s.On, previous.On), cmp.Or(s.Src, previous.Src)
}

func (b *builder) day(p phrase) date.Date {
	d, err := date.Parse(p.text)
	if err == nil && !d.IsDay() {
		err = fmt.Errorf("%q is not a full date: write it as 2022-02-01", p.text)
	}
	if err != nil {
		b.problem(p.span(), "bad-date", "", "%s", err)
		return date.Date{}
	}
	return d
}

// address reads the address of a source.
func (b *builder) address(p phrase) meta.Value {
	u, err := url.Parse(p.text)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		b.problem(p.span(), "bad-url", "write the whole address, beginning with https://", "%q is not the address of a page", p.text)
		return meta.Value{}
	}
	return p.value()
}
