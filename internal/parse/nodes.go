package parse

import (
	"bytes"
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/source"
)

// nodes renders what goldmark's own renderer cannot: everything with visible
// text, and everything with a slot. The writer is always a builder.
type nodes struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	register := func(kind ast.NodeKind, f func(b *builder, src []byte, n ast.Node, entering bool)) {
		reg.Register(kind, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			f(w.(*builder), src, n, entering)
			return ast.WalkContinue, nil
		})
	}
	whole := func(kind ast.NodeKind, f func(b *builder, src []byte, n ast.Node)) { // with what is in it
		reg.Register(kind, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				f(w.(*builder), src, n)
			}
			return ast.WalkSkipChildren, nil
		})
	}
	register(ast.KindParagraph, renderParagraph)
	register(ast.KindTextBlock, renderTextBlock)
	register(ast.KindHeading, renderHeading)
	register(extast.KindTable, renderTable)
	register(extast.KindTableCell, renderCell)
	register(ast.KindCodeSpan, renderCodeSpan)
	register(ast.KindLink, renderLink)
	whole(ast.KindText, renderText)
	whole(ast.KindString, renderString)
	whole(ast.KindImage, renderImage)
	whole(ast.KindAutoLink, renderAutoLink)
	whole(ast.KindRawHTML, renderRawHTML)
	whole(ast.KindHTMLBlock, renderRawHTML)
	whole(markdown.KindWikilink, renderWikilink)
	whole(markdown.KindTaskBox, renderTaskBox)
	reg.Register(ast.KindBlockquote, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		return renderBlockquote(w.(*builder), src, n, entering), nil
	})
}

func renderParagraph(b *builder, src []byte, n ast.Node, entering bool) {
	if entering {
		b.tag("<p%s>", b.directionFinder.attribute(n, src))
		b.openBlock(document.Paragraph)
	} else {
		b.closeBlock()
		b.tag("</p>\n")
		b.notes()
	}
}

// A text block is a paragraph without tags, as in a tight list.
func renderTextBlock(b *builder, _ []byte, n ast.Node, entering bool) {
	if entering {
		b.openBlock(document.Paragraph)
		return
	}
	b.closeBlock()
	b.notes()
	if n.NextSibling() != nil && n.FirstChild() != nil {
		b.tag("\n")
	}
}

// Level one is the page's own title, so headings in the text begin at two.
func renderHeading(b *builder, src []byte, node ast.Node, entering bool) {
	n := node.(*ast.Heading)
	level := max(n.Level, 2)
	if !entering {
		b.closeBlock()
		b.tag("</h%d>\n", level)
		b.notes()
		return
	}
	b.section++
	anchor := b.anchors.Add(visibleText(n, src))
	b.doc.Anchors = append(b.doc.Anchors, anchor)
	b.tag(`<h%d id="%s"%s>`, level, anchor, b.directionFinder.attribute(n, src))
	b.openBlock(document.Heading)
}

// Notes to statements in a table follow the table: in a cell they would cover the next cell.
func renderTable(b *builder, _ []byte, _ ast.Node, entering bool) {
	if entering {
		b.tag(`<table tabindex="0">` + "\n") // it may scroll
		return
	}
	b.tag("</table>\n")
	b.notes()
}

func renderCell(b *builder, src []byte, node ast.Node, entering bool) {
	n := node.(*extast.TableCell)
	tag := "td"
	if n.Parent().Kind() == extast.KindTableHeader {
		tag = "th"
	}
	if !entering {
		b.closeBlock()
		b.tag("</%s>\n", tag)
		return
	}
	if n.Alignment == extast.AlignRight {
		b.tag(`<%s class="end"%s>`, tag, b.directionFinder.attribute(n, src))
	} else {
		b.tag("<%s%s>", tag, b.directionFinder.attribute(n, src))
	}
	b.openBlock(document.Paragraph)
}

func renderText(b *builder, src []byte, node ast.Node) {
	n := node.(*ast.Text)
	at := b.base + n.Segment.Start
	b.prose(n.Segment.Value(src), n.IsRaw(), func(i int) int { return at + i })
	end := source.At(b.base + n.Segment.Stop)
	switch {
	case n.HardLineBreak():
		b.lineBreak(end)
	case n.SoftLineBreak():
		if !markdown.BreakJoins(b.text.Plain, n, src) {
			b.char([]byte(" "), []byte("\n"), end)
		}
		b.line = b.plainEnd()
	}
}

func renderString(b *builder, _ []byte, node ast.Node) {
	words := node.(*ast.String).Value
	b.char(words, []byte(html.EscapeString(string(words))), source.At(int(b.lastSource())))
}

func renderCodeSpan(b *builder, src []byte, n ast.Node, entering bool) {
	if !entering {
		b.opaque--
		b.tag("</code>")
		return
	}
	b.tag("<code>")
	b.opaque++
}

func renderAutoLink(b *builder, src []byte, node ast.Node) {
	n := node.(*ast.AutoLink)
	url, label := n.URL(src), n.Label(src)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(url), []byte("mailto:")) {
		url = append([]byte("mailto:"), url...)
	}
	at, _ := offsetIn(src, label)
	words := func() { b.prose(label, true, func(i int) int { return b.base + at + i }) }
	span := source.Between(b.base+at, b.base+at+len(label))
	switch name := scheme(string(url)); {
	case annotation(name):
		b.markWithoutWords(span, "an address")
		words()
	case !outsideScheme(name):
		b.unknownScheme(name, span)
		words()
	case b.opaque > 0: // inside the words of a link, which cannot hold another
		words()
	default:
		b.tag(`<a href="%s">`, html.EscapeString(string(util.URLEscape(url, false))))
		b.opaque++
		words()
		b.opaque--
		b.tag("</a>")
	}
}

func renderTaskBox(b *builder, _ []byte, node ast.Node) {
	if node.(*markdown.TaskBox).Done {
		b.tag("☑ ")
	} else {
		b.tag("☐ ")
	}
}

func renderWikilink(b *builder, src []byte, node ast.Node) {
	n := node.(*markdown.Wikilink)
	words := n.Visible()
	words = words.TrimLeftSpace(src)
	words = words.TrimRightSpace(src)
	at := func(s text.Segment) phrase {
		return phrase{string(s.Value(src)), func(i int) int32 { return int32(b.base + s.Start + i) }}
	}
	b.reference(at(n.Target), n.Labelled, func() {
		b.prose(words.Value(src), false, func(i int) int { return b.base + words.Start + i })
	})
}

// reference writes the words of a wikilink between its slots.
func (w *textWriter) reference(target phrase, labelled bool, words func()) {
	v := target.trim().reference()
	index := int32(len(w.doc.References))
	w.doc.References = append(w.doc.References, document.Reference{
		Target: v.Text, Source: v.Span, Literal: !labelled, InLink: w.opaque > 0, Block: w.block(),
	})
	w.slot(document.ReferenceOpen, index)
	start := w.plainEnd()
	w.opaque++
	words()
	w.opaque--
	w.slot(document.ReferenceClose, index)
	w.doc.References[index].Text = source.Span{Start: start, End: w.plainEnd()}
	if len(bytes.TrimSpace(w.text.Plain[start:])) == 0 {
		w.noWords(v)
	}
}

// lastSource is the offset in the file just after the last run.
func (w *textWriter) lastSource() int32 {
	if n := len(w.text.Runs); n > 0 {
		return w.text.Runs[n-1].Source.End
	}
	return int32(w.base)
}
