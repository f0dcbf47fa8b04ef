package parse

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"readout/internal/source"
)

// A treeCheck looks through goldmark's tree before it is rendered.
type treeCheck struct {
	*eventReader
	directionFinder
}

// checkTree finds what CommonMark reads in a way that an editor of a briefing
// never means: text that joins a quotation, and brackets that vanish.
func (c *treeCheck) checkTree(root ast.Node, src []byte) {
	shortcuts := map[string][]source.Related{}
	used := map[string]bool{}
	var definitions []*ast.LinkReferenceDefinition
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Paragraph:
			c.checkLazy(n, src)
			c.checkNoTable(n, src)
		case *ast.TextBlock:
			c.checkLazy(n, src)
		case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.CodeSpan:
			c.checkCode(n, src)
		case *ast.Blockquote:
			c.checkHeader(n, src)
		case *ast.List:
			c.setListDirections(n, src)
			c.strayEntries(n, src)
		case *extast.Table:
			c.checkTable(n, src)
		case *ast.LinkReferenceDefinition:
			definitions = append(definitions, n)
		case *ast.Image:
			if n.Reference != nil {
				used[normalLabel(n.Reference.Value)] = true
			}
			c.checkDescription(n, src)
		case *ast.Link:
			if n.Reference != nil {
				used[normalLabel(n.Reference.Value)] = true
			}
			if n.Reference != nil && n.Reference.Type == ast.ReferenceLinkShortcut {
				label := normalLabel(n.Reference.Value)
				at := source.At(c.base + max(n.Pos(), 0))
				shortcuts[label] = append(shortcuts[label], source.Related{
					Path: c.doc.File.Path, Span: at, Message: "these brackets become a link",
				})
			}
		}
		return ast.WalkContinue, nil
	})
	for _, d := range definitions {
		label := normalLabel(d.Label)
		uses := shortcuts[label]
		c.checkDefinition(d, uses, used[label])
		used[label] = false // another definition of the same is not read
		for _, use := range uses {
			c.consumedBrackets[int(use.Span.Start)] = true
		}
	}
}

func normalLabel(label []byte) string {
	return string(bytes.ToLower(bytes.Join(bytes.Fields(label), []byte(" "))))
}

// checkLazy reports a line that belongs to a block quote without beginning
// with ">": Markdown would put it into the speaker's mouth.
func (c *treeCheck) checkLazy(n ast.Node, src []byte) {
	depth := 0
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindBlockquote {
			depth++
		}
	}
	for i := 0; depth > 0 && i < n.Lines().Len(); i++ {
		start := n.Lines().At(i).Start
		line := bytes.LastIndexByte(src[:start], '\n') + 1
		if bytes.Count(src[line:start], []byte(">")) < depth {
			words, _, _ := bytes.Cut(src[start:], []byte("\n"))
			words = bytes.TrimRight(words, "\r")
			c.problem(source.Between(c.base+start, c.base+start+len(words)), "lazy-continuation",
				"begin the line with > if it belongs there, or put an empty line before it",
				"without a > of its own this line still joins the block above it")
			c.lazy[n] = true
			return
		}
	}
}

// checkDefinition reports a link reference definition that takes brackets an editor put into a
// quotation ("[Russia] must withdraw"), or that is text and would vanish.
func (c *treeCheck) checkDefinition(d *ast.LinkReferenceDefinition, uses []source.Related, used bool) {
	if isAddress(string(d.Destination)) && len(uses) == 0 {
		if !used {
			c.warn(c.definitionSpan(d), "unused-definition", `take it out, or write [words](address) where the link belongs`,
				"nothing refers to this link definition, so it vanishes from the text")
		}
		return
	}
	message := "Markdown reads this line as a link definition, and it vanishes from the text"
	if len(uses) > 0 {
		message = "this definition makes a link of the editor's brackets"
	}
	c.report(source.Diagnostic{
		Span: c.definitionSpan(d), Rule: "reference-definition", Message: message,
		Hint:    `write \[ for a bracket that is text, or [words](address) for a link`,
		Related: uses,
	})
}

func (r *reporter) definitionSpan(d *ast.LinkReferenceDefinition) source.Span {
	at := r.base + max(d.Pos(), 0)
	if d.Lines() != nil && d.Lines().Len() > 0 {
		at = r.base + d.Lines().At(0).Start
	}
	return source.Between(at, at+len(d.Label)+len("[]:"))
}

// isAddress reports whether the destination of a definition is an address, and
// no word of a sentence: "[Moscow]: withdraw."
func isAddress(destination string) bool {
	if name := scheme(destination); annotation(name) || outsideScheme(name) {
		return outsideScheme(name)
	}
	return strings.IndexAny(destination, "/#") == 0 || strings.HasPrefix(destination, "./") || strings.HasPrefix(destination, "../") ||
		fileName.MatchString(destination)
}

// fileName is a path that ends with an extension, and may have a fragment.
var fileName = regexp.MustCompile(`\.[A-Za-z0-9]{1,5}(#.*)?$`)

// checkDescription reports a mark in an image's description, which is shown as plain words.
func (c *treeCheck) checkDescription(image *ast.Image, src []byte) {
	_ = ast.Walk(image, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if link, ok := n.(*ast.Link); ok && entering && annotation(scheme(unescape(link.Destination))) {
			c.problem(c.destinationSpan(link, src), "misplaced-mark", "move the mark into the text", "a mark cannot stand in the description of a picture")
		}
		return ast.WalkContinue, nil
	})
}

// lazyWithin reports whether a line below the node was reported as lazy.
func (f *findings) lazyWithin(node ast.Node) bool {
	for n := range f.lazy {
		for p := n.Parent(); p != nil; p = p.Parent() {
			if p == node {
				return true
			}
		}
	}
	return false
}

// checkFootnotes reports footnotes whose text would not be published.
func (c *treeCheck) checkFootnotes(unused []*extast.Footnote, src []byte) {
	for _, note := range unused {
		mark := "[^" + string(note.Ref) + "]"
		at := max(note.Pos(), 0)
		if _, ok := offsetIn(src, note.Ref); ok {
			at, _ = offsetIn(src, note.Ref)
			at -= len("[^")
		} else if i := bytes.Index(src[at:], []byte(mark)); i >= 0 {
			at += i
		}
		c.problem(c.spanOf(at, len(mark)), "unused-footnote", "write "+mark+" where the note belongs, or take it out",
			"nothing refers to this footnote, so it vanishes from the text")
	}
}
