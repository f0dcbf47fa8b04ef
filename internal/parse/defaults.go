package parse

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/source"
	"readout/internal/spelling"
)

// Defaults are attributes that hold for all statements of an article (statements: in the front matter)
// or of a section of it, from a comment <!-- statements: via Ned Price --> on. They are written into
// the statements here, so that later steps need not know of them: an article with defaults has the
// statements of one in which all attributes are written out. What is wrong with a default is reported
// at its own place, which all statements that take it share.

// defaultNames are the attributes that may be a default: who hears, relays and reports the words, and
// when, where and on what they are said, may be the same in all of a report.
var defaultNames = []string{"to", "via", "at", "on", "topic", "from", "src", "side"}

// nothing, as the value of an attribute, takes off a default: "via -". Of side it is document.Nobody.
const nothing = "-"

// An attributeSet is the attributes that a statement has, or that are defaults.
type attributeSet struct {
	values document.Statement
	names  []string // of all that are written, in order
	taken  []string // of those whose value is nothing
}

func (a *attributeSet) has(name string) bool   { return slices.Contains(a.names, name) }
func (a *attributeSet) takes(name string) bool { return slices.Contains(a.taken, name) }

func (a *attributeSet) add(name string, taken bool) {
	a.names = append(a.names, name)
	if taken {
		a.taken = append(a.taken, name)
	}
}

// A section is a part of the file with defaults of its own.
type section struct {
	source.Span
	attributeSet
}

// defaults are those of an article.
type defaults struct {
	whole    attributeSet
	sections []section // in order of the file; none overlaps another
}

// at returns the defaults for a place of the file, the closest first.
func (d *defaults) at(place int32) []*attributeSet {
	next, _ := slices.BinarySearchFunc(d.sections, place, func(s section, place int32) int { return cmp.Compare(s.Start, place) })
	if next > 0 && place < d.sections[next-1].End {
		return []*attributeSet{&d.sections[next-1].attributeSet, &d.whole}
	}
	return []*attributeSet{&d.whole}
}

// complete gives a statement the defaults that it has no attributes of its own for.
func (a *attributeReader) complete(s *document.Statement, own *attributeSet, quoted bool) {
	for _, d := range a.defaults.at(s.Source.Start) {
		relayed := d.has("via") && !own.has("via")
		for _, name := range d.names {
			relay := name == "via" || name == "side"
			switch {
			case own.has(name):
			case relay && quoted: // by the speaker of the block that it stands in, and as that one's words are
			case name == "side" && d.has("via") && !relayed: // whose account it is depends on who passed it on
			default:
				own.add(name, d.takes(name))
				assign(s, &d.values, name)
			}
		}
	}
}

// assign gives a statement an attribute of another one. Who speaks does not speak to himself.
func assign(s, from *document.Statement, name string) {
	switch name {
	case "to":
		s.To = withoutSpeakers(s, from.To)
	case "via":
		s.Via = withoutSpeakers(s, from.Via)
	case "at":
		s.At = from.At
	case "on":
		s.On, s.OnSpan = from.On, from.OnSpan
	case "topic":
		s.Topic = from.Topic
	case "from":
		s.From = from.From
	case "src":
		s.Src = from.Src
	case "side":
		s.Side = from.Side
	}
}

// readDefaults reads a list of defaults.
func (a *attributeReader) readDefaults(list phrase) attributeSet {
	var allowed []phrase
	for _, p := range a.splitAttributes(list) {
		name, _, _ := strings.Cut(p.text, " ")
		switch {
		case slices.Contains(defaultNames, name):
			allowed = append(allowed, p)
		case !slices.Contains(document.AttributeNames, name):
			a.unknownAttribute(p, name, defaultNames)
		default:
			a.problem(p.slice(0, len(name)).span(), "unknown-attribute", "write it into the statement; the defaults are "+strings.Join(defaultNames, ", "),
				"%q says something of one statement, so it cannot be a default", name)
		}
	}
	var d document.Statement
	read := a.attributes(&d, allowed, nil)
	read.values = d
	return read
}

// defaultsComment is a comment that gives defaults; what follows is their list. The groups are what
// opens it, the word, the colon, and the list.
var defaultsComment = regexp.MustCompile(`(?is)^(<!--+|%%)\s*(\pL+)\s*(:?)(.*?)(?:--+!?>|%%)?$`)

// givesDefaults returns where in a comment the list of its defaults stands, and how near the comment
// is to one that gives some: exactly one, not written so, or 0 for any other comment.
func givesDefaults(comment []byte) (start, end int, nearness int) {
	m := defaultsComment.FindSubmatchIndex(comment)
	if m == nil {
		return 0, 0, 0
	}
	word, list := strings.ToLower(string(comment[m[4]:m[5]])), strings.TrimSpace(string(comment[m[8]:m[9]]))
	name, _, _ := strings.Cut(list, " ")
	colon := m[6] < m[7]
	switch near, found := spelling.Nearest(word, []string{"statements"}); {
	case word == "statements" && colon && comment[0] == '<':
		return m[8], m[9], exactly
	case !found && near == "" && word != "statements":
		return 0, 0, 0
	case colon && (beginsClause(list) || comment[0] == '%'), // "statement: the text follows" is no list
		!colon && word == "statements" && slices.Contains([]string{"via", "at", "topic", "src", "side"}, name):
		return m[8], m[9], misspelt
	}
	return 0, 0, 0
}

const (
	exactly  = 1
	misspelt = 2
)

// A defaultsReader finds the sections that have defaults, in order of the file.
type defaultsReader struct {
	*treeCheck
	sections []section
	level    int  // of the heading above
	under    int  // the level of the heading that the open section stands under; 0 for none
	open     bool // the last section goes on
}

// readSections reads the comments that give defaults, and how far each holds: to the next heading of the
// same or a higher level, or the next such comment.
func (c *treeCheck) readSections(root ast.Node, src []byte) []section {
	if !bytes.Contains(src, []byte("tatement")) {
		return nil // nearly always, and quickly
	}
	r := &defaultsReader{treeCheck: c}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			r.heading(n)
		case *ast.HTMLBlock, *ast.RawHTML:
			r.comments(n, rawHTML(src, n))
		}
		return ast.WalkContinue, nil
	})
	r.close(int32(len(c.doc.File.Data)))
	return r.sections
}

func (r *defaultsReader) close(at int32) {
	if r.open {
		r.sections[len(r.sections)-1].End = at
	}
	r.open = false
}

func (r *defaultsReader) heading(n *ast.Heading) {
	if r.open && r.under > 0 && n.Level <= r.under {
		r.close(int32(r.base + max(n.Pos(), 0)))
	}
	r.level = n.Level
}

// comments reads the comments that raw HTML is made of.
func (r *defaultsReader) comments(node ast.Node, raw raw) {
	for at := 0; at < len(raw.html); {
		if at += len(raw.html[at:]) - len(bytes.TrimLeft(raw.html[at:], " \t\r\n")); at == len(raw.html) {
			return
		}
		n := commentLength(raw.html[at:])
		if n == 0 {
			return
		}
		if start, end, nearness := givesDefaults(raw.html[at : at+n]); nearness > 0 {
			list := phrase{string(raw.html[at+start : at+end]), func(i int) int32 { return raw.span(r.reporter, at+start+i, at+start+i).Start }}.trim()
			r.begin(node, raw.span(r.reporter, at, at+n), list, nearness)
		}
		at += n
	}
}

// begin begins a section with the defaults of a comment, unless the comment cannot give any.
func (r *defaultsReader) begin(node ast.Node, comment source.Span, list phrase, nearness int) {
	switch where := placeOf(node); {
	case nearness == misspelt:
		r.problem(comment, "leftover-annotation", fmt.Sprintf("write <!-- statements: %s -->", list.value().Text), "this comment gives no defaults for statements, since it is not written so")
	case r.doc.Kind != document.KindArticle:
		r.problem(comment, "statement-outside-article", "take it out", "defaults for statements can stand only in an article")
	case where != "":
		r.problem(comment, "leftover-annotation", "put it on a line of its own, outside of it", "this comment stands in %s, where it gives no defaults for statements", where)
	case list.text == "" && !r.open:
		r.problem(comment, "empty-attribute", `take it out; a default of the front matter is taken off for a section with "via -"`, "no defaults of a section hold here, so this comment ends none")
	default:
		r.close(comment.Start)
		if list.text != "" {
			r.sections = append(r.sections, section{source.Span{Start: comment.Start}, r.readDefaults(list)})
			r.open, r.under = true, r.level
		}
	}
}

// placeOf returns what a comment stands in that is read apart from the text, or "".
func placeOf(node ast.Node) string {
	for n := node; n != nil; n = n.Parent() {
		if h := markdown.HeaderOf(n); h != nil && h.IsEvent() {
			return "the block of an event"
		}
		if n.Kind() == extast.KindFootnote {
			return "a footnote"
		}
	}
	return ""
}
