package parse

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"readout/internal/markdown"
	"readout/internal/source"
)

// Where in the file nodes of goldmark's tree stand.

// span is where the header's word stands in the file.
func (r *reporter) headerSpan(h *markdown.Header) source.Span {
	return source.Between(r.base+h.At, r.base+h.At+len(h.Kind))
}

// headerRest is what follows the header's bracket.
func (r *reporter) headerRest(h *markdown.Header) phrase {
	return phrase{string(h.Rest), func(i int) int32 { return int32(r.base + h.After + i) }}.trim()
}

// nodeSpan returns where in the file a node stands: a block's first line, or all
// of what stands in a line.
func (r *reporter) nodeSpan(n ast.Node) source.Span {
	src := r.doc.File.Data[r.base:]
	start := max(n.Pos(), 0)
	if n.Type() == ast.TypeInline {
		return r.spanOf(start, r.inlineEnd(n, start, src)-start)
	}
	if n.Kind() == ast.KindCodeBlock && n.Lines().Len() > 0 {
		start = n.Lines().At(0).Start
	}
	line, _, _ := bytes.Cut(src[min(start, len(src)):], []byte("\n"))
	return r.spanOf(start, len(bytes.TrimRight(line, " \t\r")))
}

// inlineEnd returns the offset after a node that stands in a line.
func (r *reporter) inlineEnd(n ast.Node, start int, src []byte) int {
	end := start + 1
	if n.Kind() == extast.KindFootnoteLink || n.Kind() == ast.KindAutoLink {
		return end + max(0, bytes.IndexAny(src[end:], "]>")+1)
	}
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			end = max(end, n.Segment.Stop)
		case *ast.RawHTML:
			end = max(end, n.Segments.At(n.Segments.Len()-1).Stop)
		}
		return ast.WalkContinue, nil
	})
	return end + len(src[end:]) - len(bytes.TrimLeft(src[end:], "~`"))
}

// blockSpan returns the first line of a block in the file.
func (r *reporter) blockSpan(n ast.Node) source.Span {
	first := n
	for c := n; c != nil && c.Type() == ast.TypeBlock; c = c.FirstChild() {
		if first = c; c.Pos() >= 0 && c != n || c.Lines() != nil && c.Lines().Len() > 0 {
			break
		}
	}
	if n.Pos() >= 0 {
		first = n
	}
	if first.Pos() < 0 && first.Lines() != nil && first.Lines().Len() > 0 {
		line := first.Lines().At(0)
		return r.spanOf(line.Start, len(strings.TrimRight(string(line.Value(r.doc.File.Data[r.base:])), " \t\r\n")))
	}
	return r.nodeSpan(first)
}
