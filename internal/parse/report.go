package parse

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/source"
)

// A reporter collects the diagnostics of a document, and converts offsets of its body to
// spans of its file. Every reader of the file has one.
type reporter struct {
	doc  *document.Document
	text *document.Text // of doc
	base int            // of the body in the file: goldmark counts from the body

	mixed int // how many words were reported to mix alphabets
}

// spanOf returns the span of the file of n bytes of the body.
func (r *reporter) spanOf(at, n int) source.Span { return source.Between(r.base+at, r.base+at+n) }

// report adds a diagnostic of the document.
func (r *reporter) report(d source.Diagnostic) {
	d.Path = r.doc.File.Path
	r.doc.Diagnostics = append(r.doc.Diagnostics, d)
}

// problem reports an error at a span of the file.
func (r *reporter) problem(at source.Span, rule source.Rule, hint, format string, args ...any) {
	r.report(source.Diagnostic{Span: at, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// warn reports a warning at a span of the file.
func (r *reporter) warn(at source.Span, rule source.Rule, hint, format string, args ...any) {
	r.report(source.Diagnostic{Span: at, Severity: source.Warning, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// reportedWithin reports whether something was reported that stands in a part of the file.
func (r *reporter) reportedWithin(at source.Span) bool {
	return slices.ContainsFunc(r.doc.Diagnostics, func(d source.Diagnostic) bool { return at.Start <= d.Span.Start && d.Span.Start < at.End })
}

// refuseReference reports a character reference that stands for what may not be
// written: what the file itself holds of it is refused before it is parsed.
func (r *reporter) refuseReference(words string, at source.Span) {
	if refused, i := meta.Refused(words); i >= 0 {
		rule, message, hint := meta.RefusedMessage(refused)
		r.problem(at, rule, hint, "%s", message)
	}
}

// offsetIn returns where part stands in src, of which it must be a slice. Goldmark keeps no positions
// of a link's address and title, but both are slices of the source unless they run over several lines.
// Looking for the same bytes instead would find an earlier place when the words hold a link's
// look-alike: [he wrote `](said:` there](said:x).
func offsetIn(src, part []byte) (int, bool) {
	at := cap(src) - cap(part)
	if len(part) == 0 || at < 0 || at+len(part) > len(src) || &src[at] != &part[0] {
		return 0, false
	}
	return at, true
}

// destinationSpan returns the place in the file of a link's address, or of its bracket if it has none.
func (r *reporter) destinationSpan(n *ast.Link, src []byte) source.Span {
	if at, ok := offsetIn(src, n.Destination); ok {
		return source.Between(r.base+at, r.base+at+len(n.Destination))
	}
	return source.At(r.base + max(n.Pos(), 0))
}

// destination returns a link's address as Markdown means it.
func (r *reporter) destination(n *ast.Link, src []byte) phrase {
	at := int(r.destinationSpan(n, src).Start)
	return r.unescaped(n.Destination, func(i int) int { return at + i })
}

// title returns a link's title as Markdown means it.
func (r *reporter) title(n *ast.Link, src []byte) phrase {
	at, ok := offsetIn(src, n.Title)
	if ok {
		return r.unescaped(n.Title, func(i int) int { return r.base + at + i })
	}
	from, _ := offsetIn(src, n.Destination)
	from += len(n.Destination)
	from += bytes.IndexAny(src[from:], `"'(`) + 1
	offsets := alongLines(n.Title, src, from)
	return r.unescaped(n.Title, func(i int) int { return r.base + offsets[i] })
}

// alongLines returns, for each byte of text and for its end, where it stands in
// src from the given offset on. The two differ in what begins the lines of a
// block quote or list, which Markdown takes off.
func alongLines(text, src []byte, from int) []int {
	offsets := make([]int, 0, len(text)+1)
	at := from
	for i, c := range text {
		if i > 0 && text[i-1] == '\n' {
			for at < len(src) && src[at] != c && bytes.IndexByte([]byte(" \t>"), src[at]) >= 0 {
				at++
			}
		}
		offsets = append(offsets, min(at, len(src)))
		at++
	}
	return append(offsets, min(at, len(src)))
}

// unescaped resolves backslash escapes and character references, and keeps the way back to the file.
func (r *reporter) unescaped(raw []byte, offset func(int) int) phrase {
	return unescaped(raw, offset, r.refuseReference)
}

// unescaped tells what character references stand for, and where, to a function.
func unescaped(raw []byte, offset func(int) int, reference func(string, source.Span)) phrase {
	var words []byte
	var origin []int32
	for i := 0; i < len(raw); {
		word, n := special(raw[i:], false)
		if n == 0 {
			word, n = raw[i:i+1], 1
		} else if raw[i] == '&' && n > 1 {
			reference(string(word), source.Between(offset(i), offset(i+n-1)+1))
		}
		for range word {
			origin = append(origin, int32(offset(i)))
		}
		words = append(words, word...)
		i += n
	}
	origin = append(origin, int32(offset(len(raw))))
	return phrase{string(words), func(i int) int32 { return origin[i] }}
}

// Where in the file nodes of goldmark's tree stand.

// span is where the header's word stands in the file.
func (r *reporter) headerSpan(h *markdown.Header) source.Span {
	return source.Between(r.base+h.At, r.base+h.At+len(h.Kind))
}

// headerRest is what follows the header's bracket.
func (r *reporter) headerRest(h *markdown.Header) phrase {
	return phrase{string(h.Rest), func(i int) int32 { return int32(r.base + h.After + i) }}.trim()
}

// nodeSpan returns the place in the file of a node: the first line of a block, all of an inline node.
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
