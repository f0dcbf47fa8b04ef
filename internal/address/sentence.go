package address

import (
	"cmp"
	"slices"
	"strconv"

	"readout/internal/document"
	"readout/internal/site"
	"readout/internal/source"
)

// Sentences gives the anchors of a document's sentences on its page. A sentence in
// which a mention or a statement begins can be reached by that; the others of the
// body have an anchor of their own. One that stands in no text of its own, such as
// a summary's, has the anchor of all of the page's text. They are asked for in order.
type Sentences struct {
	text       *document.Text
	statements []document.Statement // of an article
	mentions   []site.Mention       // of an article
	mention    int                  // the first that does not stand before the sentence last asked for
	block      int32                // the one of that sentence
}

// Sentences returns the anchors of a document, and of an article if it is one.
func (b *Book) Sentences(c *site.Content, a *site.Article) *Sentences {
	p := &Sentences{text: &c.Document.Text}
	if a != nil {
		p.statements = c.Document.Statements
		p.mentions = b.site.Mentions[a.Mentions.From:a.Mentions.To]
	}
	return p
}

// BlockOf returns the number of the block that a sentence stands in.
func (p *Sentences) BlockOf(sentence source.Span) int32 {
	for p.text.Blocks[p.block].Span.End < sentence.End {
		p.block++
	}
	return p.block
}

// Anchor returns the anchor of a sentence, which counts Text.Sentences. It is own if
// nothing else in the sentence has one.
func (p *Sentences) Anchor(number int) (anchor string, own bool) {
	sentence := p.text.Sentences[number]
	block := p.BlockOf(sentence)
	kind := p.text.Blocks[block].Kind
	if block < p.text.Body.Blocks.Start || kind != document.Paragraph {
		return mainAnchor, false
	}
	first, _ := slices.BinarySearchFunc(p.statements, sentence.Start, func(s document.Statement, start int32) int {
		return cmp.Compare(begins(&s), start)
	})
	for p.mention < len(p.mentions) && p.mentions[p.mention].Text.Start < sentence.Start {
		p.mention++
	}
	switch {
	case first < len(p.statements) && begins(&p.statements[first]) < sentence.End:
		return p.statements[first].ID, false
	case p.mention < len(p.mentions) && p.mentions[p.mention].Text.Start < sentence.End:
		return MentionAnchor(p.mention), false
	}
	return "t" + strconv.Itoa(number+1), true
}

// begins returns where in the text a statement begins.
func begins(s *document.Statement) int32 {
	if len(s.Pieces) == 0 {
		return -1 // a block without words
	}
	return s.Pieces[0].Start
}
