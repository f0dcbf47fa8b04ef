package document

import (
	"bytes"
	"regexp"

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
		b.checkDefinition(d, shortcuts[normalLabel(d.Label)])
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
			b.problem(source.Between(b.base+start, b.base+start+len(words)), "lazy-continuation",
				"begin the line with >, or put an empty line before it",
				"Markdown reads this line as part of the quotation above")
			return
		}
	}
}

// checkDefinition reports a link reference definition that takes brackets an
// editor put into a quotation ("[Russia] must withdraw"), or that is text and
// would vanish.
func (b *builder) checkDefinition(d *ast.LinkReferenceDefinition, uses []source.Related) {
	destination := string(d.Destination)
	isAddress := outsideScheme(scheme(destination)) || bytes.ContainsAny(d.Destination, "/.#")
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

// leftover finds what remains of a mark that Markdown did not recognise.
var leftover = regexp.MustCompile(`\]\([\pL-]+:[^\s)]*`)

// checkLeftovers reports marks that show up as text.
func (b *builder) checkLeftovers() {
	for _, block := range b.text.Blocks {
		words := block.Span.Of(b.text.Plain)
		for _, m := range leftover.FindAllIndex(words, -1) {
			b.leftoverMark(int(block.Span.Start)+m[0], int(block.Span.Start)+m[1])
		}
		if i := bytes.Index(words, []byte("[[")); i >= 0 && !b.opaqueAt(block.Span.Start+int32(i)) {
			at := b.text.SourceOf(block.Span.Start + int32(i))
			b.problem(source.Span{Start: at, End: at + 2}, "leftover-annotation",
				"close it with ]] on the same line, or write \\[\\[ for brackets that are text",
				"a reference that is not closed shows as text")
		}
	}
}

func (b *builder) leftoverMark(from, to int) {
	if b.opaqueAt(int32(from)) {
		return
	}
	rest := b.text.Plain[to:]
	hint := "each [ needs its ]; the words may hold [[references]] but no other link"
	switch {
	case bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte("“")), bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte("”")):
		hint = `put straight quotation marks (") around the attributes`
	case bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte(`"`)):
		hint = `inside "…" no further " may stand, and no link inside the words`
	}
	at := source.Span{Start: b.text.SourceOf(int32(from)), End: b.text.SourceOf(int32(to-1)) + 1}
	b.problem(at, "leftover-annotation", hint, "a mark that Markdown does not recognise shows as text")
}

// opaqueAt reports whether a text offset stands in code or a link.
func (b *builder) opaqueAt(offset int32) bool {
	for _, r := range b.text.Runs {
		if r.Text.Start <= offset && offset < r.Text.End {
			return r.Opaque
		}
	}
	return false
}
