package parse

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/quotation"
	"readout/internal/source"
	"readout/internal/spelling"
)

func renderBlockquote(b *builder, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	h := markdown.HeaderOf(node)
	switch {
	case h == nil:
		b.plainQuote(entering)
	case h.IsStatement():
		b.quoteBlock(h, node, entering)
	case h.IsCallout():
		b.callout(h, entering)
	case h.IsEvent():
		if entering {
			b.eventBlock(h, node, src)
		}
		return ast.WalkSkipChildren
	case entering:
		b.unknownBlock(h, node, src)
	}
	return ast.WalkContinue
}

func (b *builder) plainQuote(entering bool) {
	if entering {
		b.tag("<blockquote>\n")
	} else {
		b.tag("</blockquote>\n")
	}
}

// unknownBlock reports a header that is none of the known ones. What the block
// would have declared is not known, which Unread says to later steps.
func (b *builder) unknownBlock(h *markdown.Header, node ast.Node, src []byte) {
	hint := "the blocks are " + strings.Join(blockNames, ", ")
	if meant := document.LikeEventType(h.Kind); meant != "" {
		hint = fmt.Sprintf("write it as [!%s]", meant)
	} else if near, ok := spelling.Nearest(h.Kind, blockNames); ok {
		hint = fmt.Sprintf("did you mean [!%s]?", near)
	}
	b.problem(b.headerSpan(h), "unknown-callout", hint, "[!%s] is not a kind of block", h.Kind)
	b.markUnread(node, h, src)
}

// markUnread records that a block could not be understood.
func (b *builder) markUnread(node ast.Node, h *markdown.Header, src []byte) {
	end := h.After + len(h.Rest)
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			end = max(end, n.Lines().At(n.Lines().Len()-1).Stop)
		}
		return ast.WalkContinue, nil
	})
	b.doc.Unread = append(b.doc.Unread, source.Between(b.base+h.At, b.base+min(end, len(src))))
}

// quoteBlock reads "> [!quote] ned-price; to reporters" and position blocks.
func (b *builder) quoteBlock(h *markdown.Header, node ast.Node, entering bool) {
	if !entering {
		if b.nested > 0 {
			b.nested--
			return
		}
		index := b.quote
		b.quote = -1
		b.quotePieces(index)
		b.checkWords(&b.doc.Statements[index], h, node)
		b.slot(document.QuoteClose, index)
		return
	}
	if b.quote >= 0 {
		b.problem(b.headerSpan(h), "nested-quotation", "end the outer block first", "a quotation inside the block of another")
		b.nested++
		return
	}
	index := b.add(b.quoteStatement(h))
	b.quote = index
	b.slot(document.QuoteOpen, index)
}

// checkWords reports a block without words, or with a line that names the speaker.
func (b *builder) checkWords(s *document.Statement, h *markdown.Header, node ast.Node) {
	if !slices.ContainsFunc(s.Pieces, func(p source.Span) bool { return !quotation.Wordless(p.Of(b.text.Plain)) }) {
		if b.unsayable[node] {
			return // what stands there is no words
		}
		b.problem(s.Source, "no-words", "write the words under the header, each line beginning with >", "a statement without words")
		return
	}
	line := source.Span{Start: b.line, End: s.Pieces[len(s.Pieces)-1].End}
	if b.credited[node] {
		dropLine(s, line)
		return
	}
	listed := node.LastChild() != nil && node.LastChild().Kind() == ast.KindList
	c := attributionCheck{b.reporter}
	c.checkAttribution(s, line, h.Kind, listed)
}

func (b *builder) quoteStatement(h *markdown.Header) document.Statement {
	s := document.Statement{Verb: document.Verb(h.Kind), Quote: true, Source: b.headerSpan(h), Block: int32(len(b.text.Blocks))}
	if h.Kind == markdown.QuoteBlock {
		s.Verb, s.Form = document.Said, document.Direct
	}
	if b.doc.Kind != document.KindArticle {
		b.problem(s.Source, "statement-outside-article", "move it into an article", "a statement can stand only in an article")
		return s
	}
	rest := b.headerRest(h)
	list := b.splitAttributes(rest)
	if len(list) > 0 && !strings.HasPrefix(rest.text, ";") && !startsAttribute(list[0].text) {
		speakers, rest, _ := b.cutAtComma(list[0], "")
		s.Speakers = references(b.splitList(speakers, ','))
		list = append(rest, list[1:]...)
	}
	b.completed(&s, b.attributes(&s, list, nil))
	b.needSpeaker(&s, s.Source, h.Kind)
	return s
}

// startsAttribute reports whether the first item of a header is an attribute
// and no speaker. A word alone is a speaker: Belarus is "by", Austria "at".
func startsAttribute(item string) bool {
	name, rest, _ := strings.Cut(item, " ")
	return rest != "" && slices.Contains(document.AttributeNames, name)
}

// quotePieces makes each paragraph of a quote block a piece of its statement.
func (b *builder) quotePieces(index int32) {
	s := &b.doc.Statements[index]
	for _, block := range b.text.Blocks[s.Block:] {
		if block.Statement == index && block.Span.Len() > 0 {
			s.Pieces = append(s.Pieces, block.Span)
		}
	}
}

func (b *builder) callout(h *markdown.Header, entering bool) {
	if !entering {
		index := b.pop()
		c := &b.doc.Callouts[index]
		c.HTML.End, c.Text.End = int32(len(b.text.HTML)), b.plainEnd()
		if len(bytes.TrimSpace(c.Text.Of(b.text.Plain))) == 0 && !bytes.Contains(c.HTML.Of(b.text.HTML), []byte("<img")) {
			b.problem(c.Source, "no-words", "write the text after it, or under it in lines that begin with >", "a [!%s] without a text", c.Type)
		}
		b.slot(document.CalloutClose, index)
		return
	}
	kind, _ := document.CalloutTypeOf(h.Kind)
	c := document.Callout{Type: kind, Source: b.headerSpan(h)}
	if c.Type == document.Correction {
		c.Date = b.correctionDate(h)
		b.correctionInTime(h, c.Date)
		b.doc.AddDay(c.Date, b.headerRest(h).span(), h.Kind)
	}
	index := int32(len(b.doc.Callouts))
	b.slot(document.CalloutOpen, index)
	c.HTML, c.Text = source.At(len(b.text.HTML)), source.At(len(b.text.Plain))
	b.doc.Callouts = append(b.doc.Callouts, c)
	b.open = append(b.open, index)
}

func (b *builder) correctionDate(h *markdown.Header) date.Date {
	rest := b.headerRest(h)
	if rest.text == "" {
		b.problem(b.headerSpan(h), "bad-date", "write the day: > [!correction] 2022-02-02", "a correction without a date")
		return date.Date{}
	}
	return b.day(rest)
}

// correctionInTime warns of a correction of what was not yet published.
func (b *builder) correctionInTime(h *markdown.Header, day date.Date) {
	if a := b.doc.Article; a != nil && !day.IsZero() && day.Before(a.Date.Day) {
		b.warn(b.headerRest(h).span(), "dates-reversed", "correct one of the two dates", "the correction is dated %s, and the article %s", day, a.Date.Day)
	}
}
