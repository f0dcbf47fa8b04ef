package wording

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"

	"readout/internal/address"
)

// Plain returns a span of a document's text, with names where the author wrote
// ids, without the white space around it.
func (w *Writer) Plain(c *site.Content, span source.Span) string {
	return strings.TrimSpace(w.Piece(c, span))
}

// Piece is Plain with the white space: pieces are put together again.
func (w *Writer) Piece(c *site.Content, span source.Span) string {
	t, references := &c.Document.Text, c.Document.References
	first, _ := slices.BinarySearchFunc(references, span.Start, func(r document.Reference, start int32) int {
		return cmp.Compare(r.Text.Start, start)
	})
	var b strings.Builder
	from := span.Start
	for i := first; i < len(references) && references[i].Text.End <= span.End; i++ {
		if name, replaced := w.literal(&references[i], c.References[i]); replaced {
			b.Write(t.Plain[from:references[i].Text.Start])
			b.WriteString(name)
			from = references[i].Text.End
		}
	}
	if b.Len() == 0 { // nothing was replaced
		return t.Words(span)
	}
	b.Write(t.Plain[from:span.End])
	return b.String()
}

// literal returns the name to show for a reference that is written as an id.
func (w *Writer) literal(ref *document.Reference, id entity.ID) (string, bool) {
	if !ref.Literal || id == entity.None {
		return "", false
	}
	e := w.site.Registry.At(id)
	if ref.Target != e.Key.ID && !strings.Contains(ref.Target, "/") {
		return "", false
	}
	return e.Name, true
}

// Field returns a field of a document as text.
func (w *Writer) Field(c *site.Content, p document.Part) string {
	blocks := c.Document.Text.Blocks
	if p.Blocks.Start == p.Blocks.End {
		return ""
	}
	return w.Plain(c, source.Span{Start: blocks[p.Blocks.Start].Span.Start, End: blocks[p.Blocks.End-1].Span.End})
}

// Title returns an article's title.
func (w *Writer) Title(a *site.Article) string { return w.Field(&a.Content, a.Document.Text.Title) }

// Summary returns an article's bottom line, or "".
func (w *Writer) Summary(a *site.Article) string { return w.Field(&a.Content, a.Document.Text.Summary) }

// Authors returns who wrote an article: those it names, else the site's.
func (w *Writer) Authors(a *site.Article) []string {
	var list []string
	for _, author := range a.Document.Article.Authors {
		list = append(list, author.Text)
	}
	if len(list) == 0 {
		return w.site.Config.Authors
	}
	return list
}

// Publisher returns who published an article first.
func (w *Writer) Publisher(a *site.Article) string {
	return cmp.Or(a.Document.Article.Publisher.Text, w.site.Config.Title)
}

// A Picture is the picture that a document's front matter names. The zero Picture
// is none.
type Picture struct {
	Address     address.Address
	Alt, Credit string
}

// Picture returns the picture of a document.
func (w *Writer) Picture(c *site.Content) Picture {
	switch {
	case c.Document == nil || c.Image == "":
		return Picture{}
	case c.Document.Person != nil:
		return Picture{w.File(c.Image), c.Document.Person.ImageAlt.Text, c.Document.Person.ImageCredit.Text}
	}
	a := c.Document.Article
	return Picture{w.File(c.Image), a.ImageAlt.Text, a.ImageCredit.Text}
}

// A Correction is a correction of an article.
type Correction struct {
	Date    date.Date
	Text    string
	Address address.Address // of its place in the article
	Source  source.Span     // of its header in the file
}

// Corrections returns what was corrected in an article, in order of the text.
func (w *Writer) Corrections(id site.ArticleID) []Correction {
	var list []Correction
	a := &w.site.Articles[id]
	for i := range a.Document.Callouts {
		if c := &a.Document.Callouts[i]; c.Type == "correction" {
			list = append(list, Correction{c.Date, w.Plain(&a.Content, c.Text), w.Callout(id, i), c.Source})
		}
	}
	return list
}

// CorrectionLabel returns the words before a correction of a day: "Correction, 5 Feb
// 2022".
func (w *Writer) CorrectionLabel(d date.Date) string {
	return w.Join([]string{w.Say("correction"), w.Day(d).Short})
}

// A Passage is a sentence, with the anchor of its place on the page that shows
// it. One that has no place of its own, such as a summary's, has the anchor of
// all of the page's text.
type Passage struct{ Text, Anchor string }

// Passages lists the sentences of a document, in order, as its page shows
// them. Those of an article's title are not among them.
func (w *Writer) Passages(c *site.Content, a *site.Article) iter.Seq[Passage] {
	return func(yield func(Passage) bool) {
		if c.Document == nil {
			return
		}
		text := &c.Document.Text
		places := w.Sentences(c, a)
		for i, span := range text.Sentences {
			if b := places.BlockOf(span); b >= text.Title.Blocks.Start && b < text.Title.Blocks.End {
				continue
			}
			words := w.Plain(c, span)
			if words == "" {
				continue
			}
			if anchor, _ := places.Anchor(i); !yield(Passage{words, anchor}) {
				return
			}
		}
	}
}

// Sentence returns the sentence around a mention, which counts Site.Mentions.
func (w *Writer) Sentence(number int32) string {
	m := &w.site.Mentions[number]
	a := &w.site.Articles[m.Article]
	return w.Plain(&a.Content, a.Document.Text.SentenceAt(m.Text.Start))
}
