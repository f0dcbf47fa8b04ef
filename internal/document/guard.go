package document

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"readout/internal/source"
)

// checkTree finds what CommonMark reads in a way that an editor of a briefing
// never means: text that joins a quotation, and brackets that vanish.
func (b *builder) checkTree(root ast.Node, src []byte) {
	shortcuts := map[string][]source.Related{}
	var definitions []*ast.LinkReferenceDefinition
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			b.checkLazy(n, src)
		case *ast.LinkReferenceDefinition:
			definitions = append(definitions, n)
		case *ast.Link:
			if n.Reference != nil && n.Reference.Type == ast.ReferenceLinkShortcut {
				label := normalLabel(n.Reference.Value)
				at := source.At(b.base + max(n.Pos(), 0))
				shortcuts[label] = append(shortcuts[label], source.Related{
					Path: b.doc.File.Path, Span: at, Message: "these brackets become a link",
				})
			}
		}
		return ast.WalkContinue, nil
	})
	for _, d := range definitions {
		uses := shortcuts[normalLabel(d.Label)]
		b.checkDefinition(d, uses)
		for _, use := range uses {
			b.eaten[int(use.Span.Start)] = true
		}
	}
}

func normalLabel(label []byte) string {
	return string(bytes.ToLower(bytes.Join(bytes.Fields(label), []byte(" "))))
}

// checkLazy reports a line that belongs to a block quote without beginning
// with ">": Markdown would put it into the speaker's mouth.
func (b *builder) checkLazy(n ast.Node, src []byte) {
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
			b.problem(source.Between(b.base+start, b.base+start+len(words)), "lazy-continuation",
				"begin the line with > if it belongs there, or put an empty line before it",
				"without a > of its own this line still joins the block above it")
			b.lazy[n] = true
			return
		}
	}
}

// checkDefinition reports a link reference definition that takes brackets an
// editor put into a quotation ("[Russia] must withdraw"), or that is text and
// would vanish.
func (b *builder) checkDefinition(d *ast.LinkReferenceDefinition, uses []source.Related) {
	destination := string(d.Destination)
	isAddress := !annotation(scheme(destination)) && (outsideScheme(scheme(destination)) || bytes.ContainsAny(d.Destination, "/.#"))
	if isAddress && len(uses) == 0 {
		return
	}
	at := b.base + max(d.Pos(), 0)
	if d.Lines() != nil && d.Lines().Len() > 0 {
		at = b.base + d.Lines().At(0).Start
	}
	message := "Markdown reads this line as a link definition, and it vanishes from the text"
	if len(uses) > 0 {
		message = "this definition makes a link of the editor's brackets"
	}
	b.report(source.Diagnostic{
		Span: source.Between(at, at+len(d.Label)+len("[]:")), Rule: "reference-definition", Message: message,
		Hint:    `write \[ for a bracket that is text, or [words](address) for a link`,
		Related: uses,
	})
}

// lazyWithin reports whether a line below the node was reported as lazy.
func (b *builder) lazyWithin(node ast.Node) bool {
	for n := range b.lazy {
		for p := n.Parent(); p != nil; p = p.Parent() {
			if p == node {
				return true
			}
		}
	}
	return false
}
