package parse

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/sentence"
)

// Inside the words of a statement stand text, emphasis, mentions and line breaks; in the words of a
// block also links, paragraphs, lists and further statements. All else is an error: it would be shown
// in one place and not in another, or be taken for something that the speaker said.

// spokenKinds are the nodes that words may be made of.
var spokenKinds = []ast.NodeKind{
	ast.KindText, ast.KindString, ast.KindEmphasis, markdown.KindWikilink, ast.KindRawHTML,
	ast.KindParagraph, ast.KindTextBlock, ast.KindList, ast.KindListItem, ast.KindHTMLBlock, ast.KindLinkReferenceDefinition,
}

// An objection names a node that cannot be part of a statement's words, and says what to do.
type objection struct{ what, hint string }

var objections = map[ast.NodeKind]objection{
	extast.KindStrikethrough: {"struck-out words", "take them out, for what is struck was not said; or take away what strikes them out"},
	ast.KindCodeSpan:         {"code", "take away the backticks (`)"},
	ast.KindCodeBlock:        {"code (a line that begins with four blanks)", "begin the line with > and one blank"},
	ast.KindFencedCodeBlock:  {"code", "take away the lines of ``` or ~~~ around it"},
	extast.KindTable:         {"a table", "write the words as sentences or as a list, or put the table after the block"},
	ast.KindHeading:          {"a heading", `take away the # before it, or the line of = or - below it; or put it before the block`},
	ast.KindImage:            {"a picture", "put it outside of the statement"},
	extast.KindFootnoteLink:  {"the mark of a footnote", "put it outside of the statement"},
	ast.KindBlockquote:       {"a quotation in a block of its own", "take away the second >, and put the quoted words into quotation marks"},
	ast.KindThematicBreak:    {"a line across the page", "take it out, or end the block before it"},
	ast.KindAutoLink:         {"a link", "write the address without < and >, or end the mark before it"},
	ast.KindLink:             {"a link", "end the mark before it"},
}

// A spokenCheck walks a document's tree.
type spokenCheck struct {
	*treeCheck
	src            []byte
	mark           *ast.Link       // whose words the node stands in, if not nil
	quote          *ast.Blockquote // likewise
	struck         ast.Node        // the outermost struck-out words around the node
	tag            ast.Node        // <del> or <s> that is not closed yet
	reportedStrike ast.Node        // the value of struck or tag that was reported
}

// checkSpoken reports what cannot stand inside the words of statements.
func (c *treeCheck) checkSpoken(root ast.Node, src []byte) {
	if c.doc.Kind != document.KindArticle || !bytes.Contains(src, []byte("](")) && !bytes.Contains(src, []byte("[!")) {
		return
	}
	s := &spokenCheck{treeCheck: c, src: src}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			s.leave(n)
			return ast.WalkContinue, nil
		}
		return s.enter(n), nil
	})
}

func (c *spokenCheck) enter(n ast.Node) ast.WalkStatus {
	if c.mark != nil || c.quote != nil {
		if status := c.inside(n); status != ast.WalkContinue {
			return status
		}
	}
	switch n := n.(type) {
	case *ast.Link:
		if c.mark == nil && c.isStatement(n) {
			c.mark = n
			c.checkStruck()
		}
	case *ast.Blockquote:
		if h := markdown.HeaderOf(n); c.quote == nil && h != nil && h.IsStatement() {
			c.quote = n
			c.checkStruck()
			c.checkCreditItem(n, h)
		}
	case *extast.Strikethrough:
		if c.struck == nil {
			c.struck = n
		}
	case *ast.RawHTML, *ast.HTMLBlock:
		c.trackStrikeTag(n)
	}
	return ast.WalkContinue
}

func (c *spokenCheck) leave(n ast.Node) {
	switch {
	case c.mark != nil && n == ast.Node(c.mark):
		c.mark = nil
	case c.quote != nil && n == ast.Node(c.quote):
		c.quote = nil
	case n == c.struck:
		c.struck = nil
	}
}

// isStatement reports whether a link is the mark of a statement.
func (c *spokenCheck) isStatement(n *ast.Link) bool {
	name := scheme(unescape(n.Destination))
	return n.Reference == nil && annotation(name) && name != eventScheme
}

// inside reports a node that cannot be part of the words.
func (c *spokenCheck) inside(n ast.Node) ast.WalkStatus {
	switch node := n.(type) {
	case *ast.Link, *ast.AutoLink:
		if c.mark == nil {
			return ast.WalkContinue // in a block
		}
	case *ast.RawHTML, *ast.HTMLBlock:
		if block, ok := n.(*ast.HTMLBlock); ok && c.quote != nil && unclosedHTML(block, c.html(n)) {
			c.unsayable[c.quote] = true // reported where it is left out
		} else if comment(c.html(n)) {
			c.reportObjection(n, objection{"a comment", "put it outside of the statement"})
		}
		return ast.WalkContinue
	case *ast.Blockquote:
		if h := markdown.HeaderOf(node); h != nil {
			return c.block(h)
		}
	}
	if slices.Contains(spokenKinds, n.Kind()) {
		return ast.WalkContinue
	}
	what, known := objections[n.Kind()]
	if !known {
		what = objection{n.Kind().String(), "put it outside of the statement"}
	}
	c.reportObjection(n, what)
	return ast.WalkSkipChildren
}

// block reports a block with a header inside the words. A statement's is reported
// where it is read, and so is one that is none of the known.
func (c *spokenCheck) block(h *markdown.Header) ast.WalkStatus {
	if !h.IsStatement() && (h.IsCallout() || h.IsEvent()) {
		c.problem(c.headerSpan(h), "not-spoken", "end the outer block with an empty line, and begin this one after it",
			"a [!%s] inside the words of a statement", h.Kind)
	}
	return ast.WalkSkipChildren
}

func (c *spokenCheck) reportObjection(n ast.Node, o objection) {
	if c.quote != nil {
		c.unsayable[c.quote] = true
	}
	c.problem(c.nodeSpan(n), "not-spoken", o.hint, "%s inside the words of a statement", o.what)
}

// checkCreditItem reports a quote block that ends with a list of one entry, after
// a sentence, that is none itself: "- Ned Price, spokesman" begins a list.
func (c *spokenCheck) checkCreditItem(n *ast.Blockquote, h *markdown.Header) {
	list, ok := n.LastChild().(*ast.List)
	if !ok || list.ChildCount() != 1 || list.PreviousSibling() == nil || list.FirstChild().ChildCount() != 1 {
		return
	}
	before, entry := list.PreviousSibling().Lines(), list.FirstChild().FirstChild().Lines()
	if before.Len() == 0 || entry.Len() != 1 {
		return
	}
	last := before.At(before.Len() - 1)
	line := entry.At(0)
	words := bytes.TrimSpace(line.Value(c.src))
	if list.Marker != '-' && !isCreditItem(headerStatement(h), words) {
		return
	}
	if sentence.Ends(last.Value(c.src)) && !sentence.Ends(words) {
		c.attributionLine(c.spanOf(line.Start, len(words)), h.Kind, "a list of one entry that was said stands after a line that ends with a colon")
		c.credited[n] = true
	}
}

// checkStruck reports a statement that stands inside struck-out words.
func (c *spokenCheck) checkStruck() {
	at := c.struck
	if c.tag != nil {
		at = c.tag
	}
	if at != nil && at != c.reportedStrike {
		c.reportedStrike = at
		c.problem(c.spanOf(max(at.Pos(), 0), 2), "not-spoken", "take the statement out, for what is struck was not said; or take away what strikes it",
			"a statement inside struck-out words")
	}
}

// html returns raw HTML as it stands in the source.
func (c *spokenCheck) html(n ast.Node) []byte { return rawHTML(c.src, n).html }

// trackStrikeTag tracks HTML that strikes words out, over paragraphs too: without the tags the words would stay.
func (c *spokenCheck) trackStrikeTag(n ast.Node) {
	html := c.html(n)
	switch {
	case elementOf(html) != struck:
	case bytes.HasPrefix(bytes.TrimSpace(html), []byte("</")):
		if c.tag == nil && (c.mark != nil || c.quote != nil) {
			c.reportObjection(n, objections[extast.KindStrikethrough])
		}
		c.tag = nil
	case c.mark != nil || c.quote != nil:
		c.reportObjection(n, objections[extast.KindStrikethrough])
		c.tag, c.reportedStrike = n, n
	default:
		c.tag = n
	}
}
