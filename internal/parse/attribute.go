package parse

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/langname"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// An attributeReader reads attributes of statements, and words that are shown without links.
type attributeReader struct {
	*reporter
	// brokenBefore reports whether a mark that could not be read stands earlier in the
	// block, so that what this one refers to is not known.
	brokenBefore func() bool
	languages    func() *langname.Names
	defaults     defaults
	last         attributeSet // of the statement that was read last
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
// A separator inside a wikilink does not count.
func (p phrase) split(separator byte) []phrase {
	var pieces []phrase
	add := func(from, to int) {
		if piece := p.slice(from, to).trim(); piece.text != "" {
			pieces = append(pieces, piece)
		}
	}
	from := 0
	for i := 0; i < len(p.text); i++ {
		if p.text[i] == separator {
			add(from, i)
			from = i + 1
		} else if inner, ok := markdown.WikilinkInner(p.text[i:]); ok {
			i += len(inner) + len("[[]]") - 1
		}
	}
	add(from, len(p.text))
	return pieces
}

func (p phrase) span() source.Span {
	end := p.offset(0)
	if len(p.text) > 0 {
		end = p.offset(len(p.text)-1) + 1
	}
	return source.Span{Start: p.offset(0), End: end}
}

// value returns the phrase as a value, its runs of white space as one space.
func (p phrase) value() meta.Value {
	return meta.Value{Text: strings.Join(strings.Fields(p.text), " "), Span: p.span()}
}

// reference is value for an entity or event; of a wikilink it is the target.
func (p phrase) reference() meta.Value {
	if inner, ok := markdown.WikilinkInner(p.text); ok && len(inner)+len("[[]]") == len(p.text) {
		target, _, _ := strings.Cut(inner, "|")
		return p.slice(2, 2+len(target)).trim().value()
	}
	return p.value()
}

func references(pieces []phrase) []meta.Value {
	list := make([]meta.Value, len(pieces))
	for i, p := range pieces {
		list[i] = p.reference()
	}
	return list
}

// words is value for text that is shown.
func (a *attributeReader) words(p phrase) meta.Value { return a.displayValue(p, false) }

// party is reference for what may also be free text. "An aide to [[Lavrov]]" is
// not Lavrov. An id in it is a slip, which is reported where it is known whose.
func (a *attributeReader) party(p phrase) meta.Value {
	if v := p.reference(); v.Span != p.span() {
		return v
	}
	return a.displayValue(p, true)
}

func (a *attributeReader) displayValue(p phrase, ids bool) meta.Value {
	a.checkName(p.text, p.span())
	a.checkFieldMark(p)
	a.checkComment(p, "take it out")
	if strings.ContainsAny(p.text, "*_") {
		a.checkItalicsOf(p)
	}
	return a.shortText(meta.Value{Text: a.displayText(p, ids), Span: p.span()})
}

func (a *attributeReader) parties(pieces []phrase) []meta.Value {
	list := make([]meta.Value, len(pieces))
	for i, p := range pieces {
		list[i] = a.party(p)
	}
	return list
}

// attributes reads "to X; via Y" into a statement, and returns which it has. The previous statement
// of the paragraph, which "same" refers to, may be nil.
func (a *attributeReader) attributes(s *document.Statement, list []phrase, previous *document.Statement) attributeSet {
	var own attributeSet
	var same phrase
	for _, p := range list {
		name := p.text
		if i := strings.IndexFunc(name, unicode.IsSpace); i >= 0 {
			name = name[:i]
		}
		rest := strings.TrimLeftFunc(p.text[len(name):], unicode.IsSpace)
		value := p.slice(len(p.text)-len(rest), len(p.text))
		switch {
		case !slices.Contains(document.AttributeNames, name):
			a.unknownAttribute(p, name, document.AttributeNames)
			continue
		case own.has(name) || name == "same" && same.text != "":
			a.problem(p.span(), "duplicate-attribute", "write it once; several entities are separated by commas",
				"the attribute %q is given twice", name)
			continue
		case rest == "" && name != "same":
			a.problem(p.span(), "empty-attribute", "write after it what it says, or take it out", "the attribute %q says nothing", name)
			continue
		}
		if name == "same" {
			same = p
			continue
		}
		taken := rest == nothing && name != "side" && slices.Contains(defaultNames, name)
		own.add(name, taken)
		if !taken {
			a.attribute(s, name, value)
		}
	}
	a.checkNobody(s)
	if same.text != "" {
		a.repeat(s, &own, same, previous) // when it is known what it need not
	}
	return own
}

// maxFreeText bounds the characters of one text in an attribute of a statement.
const maxFreeText = 1000

// shortText reports a text of an attribute that is too long, and leaves it out: all of
// it is looked at for names and attributes, whose cost grows faster than its length.
func (a *attributeReader) shortText(v meta.Value) meta.Value {
	if len(v.Text) > maxFreeText && utf8.RuneCountInString(v.Text) > maxFreeText {
		a.problem(v.Span, "too-large", "write in a few words who it was, and the rest in the text",
			"this text of an attribute is longer than %d characters", maxFreeText)
		v.Text = document.CutText
	}
	return v
}

// checkNobody reports a name without an entity, [[|Lavrov]], in the place of one.
func (a *attributeReader) checkNobody(s *document.Statement) {
	for _, list := range [][]meta.Value{s.Speakers, s.To, s.Of, s.About, s.Via, {s.At}, {s.Topic}, {s.Side}, {s.By}} {
		for _, v := range list {
			a.reportNobody(v, "a statement")
		}
	}
}

// reportNobody reports a value that is given and names no entity.
func (r *reporter) reportNobody(v meta.Value, where string) {
	if v.Text == "" && v.Span.Start > 0 {
		r.problem(v.Span, "empty-attribute", "write which entity it is before the bar, or leave it out", "a name that stands for nobody cannot be listed in %s", where)
	}
}

// likeAttributes are words that are written for an attribute.
var likeAttributes = map[string]string{"through": "via", "per": "via", "during": "at", "in": "from", "regarding": "about", "concerning": "about", "language": "from"}

// unknownAttribute reports an attribute whose name is none of some.
func (a *attributeReader) unknownAttribute(p phrase, name string, names []string) {
	hint := "the attributes are " + strings.Join(names, ", ")
	rest := strings.TrimSpace(p.text[len(name):])
	if meant := likeAttributes[strings.ToLower(name)]; slices.Contains(names, meant) && rest != "" {
		hint = fmt.Sprintf("write %q", meant+" "+rest)
		if name == "in" {
			hint += ` if it was translated; where it was said, "at" tells with an event`
		}
	} else if near, ok := spelling.Nearest(name, names); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	a.problem(p.slice(0, len(name)).span(), "unknown-attribute", hint, "%q is not an attribute of a statement", name)
}

func (a *attributeReader) attribute(s *document.Statement, name string, value phrase) {
	switch name {
	case "to":
		s.To = a.parties(a.splitList(value, ','))
	case "of":
		s.Of = references(a.splitList(value, ','))
	case "about":
		s.About = references(a.splitList(value, ','))
	case "via":
		s.Via = a.parties(a.splitList(value, '>'))
	case "at":
		s.At = value.reference()
	case "on":
		s.On, s.OnSpan = a.day(value), value.span()
	case "topic":
		if pieces := a.splitList(value, ','); len(pieces) > 1 {
			a.problem(value.span(), "slip-in-text", fmt.Sprintf("write one of them: \"topic %s\"", pieces[0].text), "a statement is about one topic")
			return
		}
		s.Topic = value.reference()
	case "from":
		s.From = a.language(value)
	case "src":
		s.Src = a.address(value)
	case "cue":
		s.Cue = a.words(a.singleText(value))
	case "side":
		s.Side = a.side(value)
	case "by":
		s.By = a.party(a.singleText(value))
	}
}

// repeat takes from the previous statement what this one leaves out, also that it has no default.
func (a *attributeReader) repeat(s *document.Statement, own *attributeSet, at phrase, previous *document.Statement) {
	if previous == nil {
		if !a.brokenBefore() {
			a.problem(at.span(), "nothing-to-repeat", "write the attributes out", `"same" has no statement before it in this paragraph`)
		}
		return
	}
	relayed := !own.has("via")
	for _, name := range []string{"to", "via", "side", "at", "on", "src"} {
		switch {
		case own.has(name) || !a.last.has(name):
		case name == "side" && !relayed: // whose account it is depends on who passed it on
		default:
			own.add(name, a.last.takes(name))
			assign(s, previous, name)
		}
	}
}

// withoutSpeakers returns a repeated list without the speakers of the statement: who answers does not speak to,
// or through, himself. A speaker may be an id where the list has the name.
func withoutSpeakers(s *document.Statement, list []meta.Value) []meta.Value {
	form := func(v meta.Value) string { return strings.NewReplacer(" ", "", "-", "").Replace(spelling.Fold(v.Text)) }
	speaks := func(v meta.Value) bool {
		return slices.ContainsFunc(append(s.Speakers[:len(s.Speakers):len(s.Speakers)], s.By), func(speaker meta.Value) bool {
			return speaker.Given() && form(speaker) == form(v)
		})
	}
	if !slices.ContainsFunc(list, speaks) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), speaks)
}

// side reads for whom an account speaks: one country or organization, or Nobody.
func (a *attributeReader) side(value phrase) meta.Value {
	pieces := a.splitList(value, ',')
	if len(pieces) > 1 {
		a.problem(value.span(), "several-sides", `write one; without "side" a statement of several speakers is an account of each`,
			"an account speaks for one side")
	}
	if len(pieces) == 0 {
		return meta.Value{}
	}
	return pieces[0].reference()
}

// dayHint says how to write a day; some messages say it themselves.
const dayHint = "write it as 2022-02-01"

func (a *attributeReader) day(p phrase) date.Date {
	d, err := date.Parse(p.text)
	if err == nil && !d.IsDay() {
		err = fmt.Errorf("%q is not a full date: write it as 2022-02-01", p.text)
	}
	if err != nil {
		hint := ""
		if !strings.Contains(err.Error(), dayHint) {
			hint = dayHint
		}
		if meant, ok := date.Guess(p.text); ok {
			hint, err = "write it as "+meant.String(), fmt.Errorf("%q is not a date", p.text)
		}
		a.problem(p.span(), "bad-date", hint, "%s", err)
		return date.Date{}
	}
	return d
}

// address reads the address of a source.
func (a *attributeReader) address(p phrase) meta.Value {
	u, err := url.Parse(p.text)
	broken := strings.ContainsFunc(p.text, unicode.IsSpace) || strings.HasSuffix(p.text, ",")
	if err != nil || broken || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		a.badAddress(p)
		return meta.Value{}
	}
	return p.value()
}
