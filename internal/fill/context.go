package fill

import (
	"slices"

	"readout/internal/address"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/view"
)

// contexts returns the articles that concern an entity, one item for each: the
// sentence that names it, or the summary of an article that does not.
func (v *viewer) contexts(id entity.ID, articles []site.ArticleID) []view.Context {
	list := slices.Grow([]view.Context(nil), len(articles))
	for _, number := range articles {
		c := v.contextIn(id, number)
		c.Correction = v.lastCorrection(number)
		list = append(list, c)
	}
	return list
}

func (v *viewer) contextIn(id entity.ID, number site.ArticleID) view.Context {
	mentions := v.mentionsIn(id, number)
	if len(mentions) == 0 {
		return v.aboutIt(number)
	}
	shown := mentions[0]
	if i := slices.IndexFunc(mentions, v.inText); i >= 0 {
		shown = mentions[i]
	}
	c := v.context(&v.s.Mentions[shown], shown)
	c.More = len(mentions) - 1
	return c
}

// mentionsIn returns the mentions of an entity in one article.
func (v *viewer) mentionsIn(id entity.ID, number site.ArticleID) []int32 {
	all, own := v.s.Dossiers[id].Mentions, v.s.Articles[number].Mentions
	from, _ := slices.BinarySearch(all, own.From)
	to, _ := slices.BinarySearch(all, own.To)
	return all[from:to]
}

// aboutIt shows an article by its summary.
func (v *viewer) aboutIt(number site.ArticleID) view.Context {
	a := &v.s.Articles[number]
	href := v.ArticleHref(number)
	out := view.Context{Date: v.Day(a.Date.Day), Article: view.Link{Text: v.Title(a), Href: href}, Href: href}
	mark(&out, v.Summary(a), false)
	return out
}

// inText reports whether a mention stands in the text itself, whose sentences
// say more than a title or a caption.
func (v *viewer) inText(number int32) bool {
	m := &v.s.Mentions[number]
	return v.s.Articles[m.Article].Document.Text.Blocks[m.Block].Kind == document.Paragraph
}

// context shows one mention in its sentence.
func (v *viewer) context(m *site.Mention, number int32) view.Context {
	a := &v.s.Articles[m.Article]
	href := v.ArticleHref(m.Article)
	out := view.Context{
		Date: v.Day(a.Date.Day), Article: view.Link{Text: v.Title(a), Href: href}, Quoted: v.s.Quoted(m),
		Href: href + "#" + address.MentionAnchor(int(number-a.Mentions.From)),
	}
	sentence := a.Document.Text.SentenceAt(m.Text.Start)
	from := sentence.Start
	for _, n := range v.s.Mentions[a.Mentions.From:a.Mentions.To] {
		if n.Entity != m.Entity || n.Text.Start < from || n.Text.End > sentence.End {
			continue
		}
		mark(&out, v.Piece(&a.Content, source.Span{Start: from, End: n.Text.Start}), false)
		mark(&out, v.Piece(&a.Content, n.Text), true)
		from = n.Text.End
	}
	mark(&out, v.Piece(&a.Content, source.Span{Start: from, End: sentence.End}), false)
	return out
}

// mark adds a piece of a sentence, which may name the entity.
func mark(c *view.Context, text string, names bool) {
	if text != "" {
		c.Parts = append(c.Parts, view.Marked{Text: text, Mark: names})
	}
}
