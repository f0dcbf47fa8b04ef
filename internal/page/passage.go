package page

import (
	"cmp"
	"slices"
	"strconv"

	"readout/internal/document"
	"readout/internal/site"
	"readout/internal/source"
)

// A Passage is a sentence, with the anchor of its place on the page that shows
// it. One that has no place of its own, such as a summary's, has the anchor of
// all of the page's text.
type Passage struct{ Text, Anchor string }

// Passages returns the sentences of a document, in order, as its page shows
// them. Those of an article's title are not among them.
func (f *Facts) Passages(c *site.Content, a *site.Article) []Passage {
	if c.Document == nil {
		return nil
	}
	text := &c.Document.Text
	p := f.v.places(c, a)
	list := make([]Passage, 0, len(text.Sentences))
	for i, span := range text.Sentences {
		if b := p.blockOf(span); b >= text.Title.Blocks.Start && b < text.Title.Blocks.End {
			continue
		}
		if words := f.v.plain(c, span); words != "" {
			list = append(list, Passage{words, p.anchor(i)})
		}
	}
	return list
}

// Places are the anchors of a document's sentences on its page. A sentence in
// which a mention or a statement begins can be reached by that; the others of the
// body have an anchor of their own. Sentences are asked for in order.
type places struct {
	text       *document.Text
	statements []document.Statement // of an article
	mentions   []site.Mention       // of an article
	mention    int                  // the first that does not stand before the sentence last asked for
	block      int32                // the one of that sentence
}

func (v *viewer) places(c *site.Content, a *site.Article) *places {
	p := &places{text: &c.Document.Text}
	if a != nil {
		p.statements = c.Document.Statements
		p.mentions = v.s.Mentions[a.Mentions.From:a.Mentions.To]
	}
	return p
}

// blockOf returns the number of the block that a sentence stands in.
func (p *places) blockOf(sentence source.Span) int32 {
	for p.text.Blocks[p.block].Span.End < sentence.End {
		p.block++
	}
	return p.block
}

// anchor returns the anchor of a sentence, which counts Text.Sentences.
func (p *places) anchor(number int) string {
	sentence := p.text.Sentences[number]
	block := p.blockOf(sentence)
	kind := p.text.Blocks[block].Kind
	if block < p.text.Body.Blocks.Start || kind != document.Paragraph {
		return "main"
	}
	first, _ := slices.BinarySearchFunc(p.statements, sentence.Start, func(s document.Statement, start int32) int {
		return cmp.Compare(begins(&s), start)
	})
	for p.mention < len(p.mentions) && p.mentions[p.mention].Text.Start < sentence.Start {
		p.mention++
	}
	switch {
	case first < len(p.statements) && begins(&p.statements[first]) < sentence.End:
		return p.statements[first].ID
	case p.mention < len(p.mentions) && p.mentions[p.mention].Text.Start < sentence.End:
		return anchor(p.mention)
	}
	return ownAnchor(number)
}

// ownAnchor is the anchor of a sentence in which nothing else has one.
func ownAnchor(number int) string { return "t" + strconv.Itoa(number+1) }

// begins returns where in the text a statement begins.
func begins(s *document.Statement) int32 {
	if len(s.Pieces) == 0 {
		return -1 // a block without words
	}
	return s.Pieces[0].Start
}
