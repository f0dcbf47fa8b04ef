package document

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"
)

// newMarkdown returns goldmark set up for the annotation language: CommonMark
// with tables, strikethrough, footnotes and bare addresses as GitHub shows
// them, wikilinks, and headers of annotated block quotes. Statements need no
// syntax of their own: to goldmark they are links.
func newMarkdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Linkify),
		goldmark.WithParserOptions(
			// Wikilinks before links (200), which would take their brackets.
			// Emphasis before goldmark's own (500).
			parser.WithInlineParsers(util.Prioritized(wikilinkParser{}, 150), util.Prioritized(emphasisParser{}, 490),
				util.Prioritized(newStrike(), 500), util.Prioritized(inlineComment{}, 500)),
			// Before paragraphs (1000).
			parser.WithBlockParsers(util.Prioritized(blockComment{}, 900)),
			// Before footnotes (999), which drops those that nothing refers to.
			parser.WithASTTransformers(util.Prioritized(unusedFootnotes{}, 500)),
			// Before all that costs, and before link reference definitions (100).
			parser.WithParagraphTransformers(util.Prioritized(paragraphLimits{}, 10), util.Prioritized(headerTransformer{}, 50)),
		),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 100), util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500))),
	)
}

// A wikilink is [[target]] or [[target|words]].
type wikilink struct {
	ast.BaseInline
	target, words text.Segment // words is empty for [[target]]
	labelled      bool
}

var kindWikilink = ast.NewNodeKind("Wikilink")

// visible is what a reader sees of the link.
func (n *wikilink) visible() text.Segment {
	if n.labelled {
		return n.words
	}
	return n.target
}

func (*wikilink) Kind() ast.NodeKind { return kindWikilink }

func (n *wikilink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type wikilinkParser struct{}

func (wikilinkParser) Trigger() []byte { return []byte{'['} }

// Parse reads a wikilink on one line. "[[[Lavrov]] said](said:…)" begins with
// a statement's bracket, so three brackets are left to the link parser first.
func (wikilinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	inner, ok := wikilinkInner(line)
	if !ok {
		return nil
	}
	start := segment.Start + len("[[")
	n := &wikilink{target: text.NewSegment(start, start+len(inner))}
	if bar := bytes.IndexByte(inner, '|'); bar >= 0 {
		n.labelled = true
		n.words = text.NewSegment(start+bar+1, start+len(inner))
		// In a table the bar is written "\|".
		n.target.Stop = start + len(bytes.TrimSuffix(inner[:bar], []byte(`\`)))
	}
	n.SetPos(segment.Start)
	block.Advance(len(inner) + len("[[]]"))
	return n
}

// wikilinkInner returns what stands between the brackets at the start of line.
// It looks no further than the next bracket, and copies nothing, so that a line
// of nothing but brackets costs no more than any other.
func wikilinkInner[T string | []byte](line T) (inner T, ok bool) {
	if len(line) < len("[[]]") || line[0] != '[' || line[1] != '[' {
		return inner, false
	}
	words := false
	for i := 2; i < len(line); i++ {
		switch line[i] {
		case ' ', '\t', '\r', '\v', '\f':
		case '[', '\n':
			return inner, false
		case ']':
			return line[2:i], words && i+1 < len(line) && line[i+1] == ']'
		default:
			words = true
		}
	}
	return inner, false
}

// A header is the first line of an annotated block quote, "[!quote] ned-price".
// Offsets are goldmark's.
type header struct {
	kind  string // lower case: "quote"
	at    int    // of the word
	rest  []byte // after the bracket
	after int    // of rest

	listed bool // the block ends with a list
	credit bool // the block ends with a line that says who spoke, which was reported
	told   bool // something in the block was reported that cannot be said
}

const headerAttribute = "readout-header"

type headerTransformer struct{}

// Transform takes the header line off the first paragraph of a block quote and
// keeps it with the quote, before inline parsing could take it for a link.
func (headerTransformer) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := p.Parent().(*ast.Blockquote)
	if !ok || p.PreviousSibling() != nil || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	line := bytes.TrimRight(first.Value(reader.Source()), "\r\n")
	lead := len(line) - len(bytes.TrimLeft(line, " \t"))
	line = line[lead:]
	if !bytes.HasPrefix(line, []byte("[!")) {
		return
	}
	kind, rest, closed := bytes.Cut(line[2:], []byte("]"))
	if !closed {
		return
	}
	at := first.Start + lead + len("[!")
	h := &header{
		kind: string(bytes.ToLower(bytes.TrimSpace(kind))), at: at,
		rest: rest, after: at + len(kind) + len("]"),
	}
	if len(rest) > 0 && (rest[0] == '-' || rest[0] == '+') && len(bytes.TrimLeft(rest[1:], " \t")) < max(1, len(rest)-1) {
		h.rest, h.after = rest[1:], h.after+1 // Obsidian folds such a block
	}
	quote.SetAttributeString(headerAttribute, h)
	replaceFirstLine(p, h.takeText(first.Stop))
}

// takeText takes the text of a callout off its header and returns its place in
// the source; it is empty for headers that are all annotation. A correction's
// date stays in the header.
func (h *header) takeText(stop int) text.Segment {
	if !slices.Contains(callouts, h.kind) {
		return text.NewSegment(stop, stop)
	}
	words := h.rest
	if h.kind == "correction" {
		words = bytes.TrimLeft(words, " \t")
		_, words, _ = bytes.Cut(words, []byte(" "))
	}
	words = bytes.TrimLeft(words, " \t")
	h.rest = h.rest[:len(h.rest)-len(words)]
	if len(words) == 0 {
		return text.NewSegment(stop, stop)
	}
	return text.NewSegment(h.after+len(h.rest), stop)
}

// replaceFirstLine puts another line in place of a paragraph's first, or none
// if it is empty, and drops the paragraph if no line is left.
func replaceFirstLine(p *ast.Paragraph, first text.Segment) {
	if first.IsEmpty() && p.Lines().Len() == 1 {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	lines := text.NewSegments()
	if !first.IsEmpty() {
		lines.Append(first)
	}
	for i := 1; i < p.Lines().Len(); i++ {
		lines.Append(p.Lines().At(i))
	}
	p.SetLines(lines)
}

// anchors gives headings their anchors, as GitHub names them, so that links to
// them work in both places. Goldmark's own would be made of the source line, with
// the addresses of links. A count stands by the names that were given.
type anchors map[string]int

// reserved are the ids that pages give to what is not a heading: mentions,
// callouts, sentences, statements, footnotes, events, sections and the page
// itself. A heading that would take one gets "h-" before it.
var reserved = regexp.MustCompile(`^(|[mct]\d+|s-[0-9a-f]{8}(-\d+)?|fn(ref)?\d*|main|archive|members|points|nearest|words|event-.+)$`)

func (a anchors) of(heading string) string {
	id := AnchorOf(heading)
	if reserved.MatchString(id) {
		id = reservedPrefix + id
	}
	unique := id
	for {
		if _, taken := a[unique]; !taken {
			break
		}
		a[id]++
		unique = id + "-" + strconv.Itoa(a[id])
	}
	a[unique] = 0
	return unique
}

const reservedPrefix = "h-"

// AnchorOf returns the anchor that GitHub gives to the first heading of these
// words: in small letters, without punctuation, with a hyphen for each space. What
// is composed of a letter and an accent is one letter.
func AnchorOf(heading string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToLower(strings.TrimSpace(heading))) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-':
			b.WriteByte(byte(r))
		case r == '_' || r >= utf8.RuneSelf && unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Anchor returns the anchor in the document that a link's fragment leads to, and
// whether there is one. A fragment may be percent-encoded, and names a heading as
// GitHub does.
func (d *Document) Anchor(fragment string) (string, bool) {
	place := strings.TrimPrefix(fragment, "#")
	if decoded, err := url.PathUnescape(place); err == nil {
		place = decoded
	}
	place = norm.NFC.String(place)
	for _, id := range d.Anchors {
		if id == place || id == reservedPrefix+place {
			return id, true
		}
	}
	for i := range d.Statements {
		if d.Statements[i].ID == place {
			return place, true
		}
	}
	return place, false
}
