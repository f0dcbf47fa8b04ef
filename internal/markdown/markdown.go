// Package markdown is the syntax of a text: goldmark with the nodes, block headers,
// comments and limits of the annotation language. It says what is written where, and
// not what it means; packages frontmatter and parse do.
package markdown

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"readout/internal/document"
)

// New returns goldmark set up for the annotation language: CommonMark with tables, strikethrough,
// footnotes and bare addresses as GitHub shows them, wikilinks, and headers of annotated block quotes.
// Statements need no syntax of their own: to goldmark they are links. The nodes render what has
// visible text.
func New(nodes renderer.NodeRenderer) Markdown {
	full := []goldmark.Extender{extension.Table, extension.Footnote, extension.Linkify}
	return Markdown{withExtensions(nodes, full), withExtensions(nodes, full[:2]).Parser()}
}

func withExtensions(nodes renderer.NodeRenderer, extensions []goldmark.Extender) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extensions...),
		goldmark.WithParserOptions(
			// Wikilinks before links (200), which would take their brackets.
			// Emphasis before goldmark's own (500).
			parser.WithInlineParsers(util.Prioritized(taskBoxParser{}, 140), util.Prioritized(wikilinkParser{}, 150), util.Prioritized(emphasisParser{}, 490),
				util.Prioritized(newStrike(), 500), util.Prioritized(inlineComment{}, 500), util.Prioritized(blockID{}, 500)),
			// Before paragraphs (1000).
			parser.WithBlockParsers(util.Prioritized(blockComment{}, 900)),
			// Before footnotes (999), which drops those that nothing refers to.
			parser.WithASTTransformers(util.Prioritized(unusedFootnotes{}, 500)),
			// Before all that costs, and before link reference definitions (100).
			parser.WithParagraphTransformers(util.Prioritized(paragraphLimits{}, 10), util.Prioritized(headerTransformer{}, 50)),
		),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes, 100), util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500))),
	)
}

// A Markdown is goldmark, set up. It may be used from several goroutines.
type Markdown struct {
	goldmark.Markdown
	unlinked parser.Parser // without bare addresses, which are looked for at each space of a text
}

// A Tree is a text, read.
type Tree struct {
	Root            ast.Node
	UnusedFootnotes []*extast.Footnote // those that nothing refers to: they are not in the tree
}

// Parse reads a text, unless it is beyond a limit.
func (m Markdown) Parse(src []byte) (Tree, *TooLarge) {
	if over := beyondLimits(src); over != nil {
		return Tree{}, over
	}
	context := parser.NewContext()
	reader := m.unlinked
	if hasAddress(src) {
		reader = m.Parser()
	}
	root := reader.Parse(text.NewReader(src), parser.WithContext(context))
	if c, _ := context.Get(countsKey).(*counts); c != nil && c.over != nil {
		return Tree{}, c.over
	}
	unused, _ := context.Get(unusedKey).([]*extast.Footnote)
	return Tree{root, unused}, nil
}

// hasAddress reports whether a bare address may stand in a text, as extension.Linkify knows them: of the web, with or
// without a protocol, or of mail.
func hasAddress(src []byte) bool {
	return bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0
}

// A Wikilink is [[target]] or [[target|words]].
type Wikilink struct {
	ast.BaseInline
	Target, words text.Segment // words is empty for [[target]]
	Labelled      bool
}

var KindWikilink = ast.NewNodeKind("Wikilink")

// Visible is what a reader sees of the link.
func (n *Wikilink) Visible() text.Segment {
	if n.Labelled {
		return n.words
	}
	return n.Target
}

func (*Wikilink) Kind() ast.NodeKind { return KindWikilink }

func (n *Wikilink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type wikilinkParser struct{}

func (wikilinkParser) Trigger() []byte { return []byte{'['} }

// Parse reads a wikilink on one line. "[[[Lavrov]] said](said:…)" begins with
// a statement's bracket, so three brackets are left to the link parser first.
func (wikilinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	inner, ok := WikilinkInner(line)
	if !ok {
		return nil
	}
	start := segment.Start + len("[[")
	n := &Wikilink{Target: text.NewSegment(start, start+len(inner))}
	if bar := bytes.IndexByte(inner, '|'); bar >= 0 {
		n.Labelled = true
		n.words = text.NewSegment(start+bar+1, start+len(inner))
		// In a table the bar is written "\|".
		n.Target.Stop = start + len(bytes.TrimSuffix(inner[:bar], []byte(`\`)))
	}
	if heading := obsidianHeading.FindSubmatchIndex(n.Target.Value(block.Source())); heading != nil {
		n.Target.Stop = n.Target.Start + heading[2]
	}
	n.SetPos(segment.Start)
	block.Advance(len(inner) + len("[[]]"))
	return n
}

// obsidianHeading is where the name of a heading or block begins, to which Obsidian links in
// a file: [[Ana Torres#Early life]].
var obsidianHeading = regexp.MustCompile(`[^\s#](#)[\pL^]`)

// WikilinkInner returns what stands between the brackets at the start of line.
// It looks no further than the next bracket, and copies nothing, so that a line
// of nothing but brackets costs no more than any other.
func WikilinkInner[T string | []byte](line T) (inner T, ok bool) {
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

// QuoteBlock is the block that gives a speaker's own words.
const QuoteBlock = "quote"

// A Header is the first line of an annotated block quote, "[!quote] ned-price". Offsets are goldmark's.
type Header struct {
	Kind  string // lower case: "quote"
	At    int    // of the word
	Rest  []byte // after the bracket
	After int    // of rest
}

// HeaderOf returns the header of a block quote, or nil.
func HeaderOf(n ast.Node) *Header {
	attribute, _ := n.AttributeString(headerAttribute)
	h, _ := attribute.(*Header)
	return h
}

// IsStatement reports whether a block holds the words of a statement.
func (h *Header) IsStatement() bool {
	return h.Kind == QuoteBlock || slices.Contains(document.Verbs, document.Verb(h.Kind))
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
	h := &Header{
		Kind: string(bytes.ToLower(bytes.TrimSpace(kind))), At: at,
		Rest: rest, After: at + len(kind) + len("]"),
	}
	folds := len(rest) > 0 && (rest[0] == '-' || rest[0] == '+') && len(bytes.TrimLeft(rest[1:], " \t")) < max(1, len(rest)-1)
	if folds {
		h.Rest, h.After = rest[1:], h.After+1 // as Obsidian does, which has a title then
	}
	quote.SetAttributeString(headerAttribute, h)
	words := h.takeText(first.Stop)
	if kind, _ := document.CalloutTypeOf(h.Kind); h.IsCallout() && kind != document.Correction && (folds || h.Kind != string(kind)) && !words.IsEmpty() && p.Lines().Len() > 1 {
		title := ast.NewParagraph() // as Obsidian shows it
		title.Lines().Append(words.TrimRightSpace(reader.Source()))
		quote.InsertBefore(quote, p, title)
		words = text.NewSegment(first.Stop, first.Stop)
	}
	replaceFirstLine(p, words)
}

// IsCallout reports whether a block is a note.
func (h *Header) IsCallout() bool {
	_, ok := document.CalloutTypeOf(h.Kind)
	return ok
}

// IsEvent reports whether a block declares an event.
func (h *Header) IsEvent() bool {
	_, ok := document.EventTypeOf(h.Kind)
	return ok
}

// takeText takes the text of a callout off its header and returns its place in the source; it is empty
// for headers that are all annotation. A correction's date stays in the header.
func (h *Header) takeText(stop int) text.Segment {
	if !h.IsCallout() {
		return text.NewSegment(stop, stop)
	}
	words := h.Rest
	if h.Kind == string(document.Correction) {
		words = bytes.TrimLeft(words, " \t")
		_, words, _ = bytes.Cut(words, []byte(" "))
	}
	words = bytes.TrimLeft(words, " \t")
	h.Rest = h.Rest[:len(h.Rest)-len(words)]
	if len(words) == 0 {
		return text.NewSegment(stop, stop)
	}
	return text.NewSegment(h.After+len(h.Rest), stop)
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
