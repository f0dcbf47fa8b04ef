package fill

import (
	"slices"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/view"
)

// contexts returns the articles that concern an entity, one item for each: the
// sentence that names it, or the summary of an article that does not.
func (v *items) contexts(id entity.ID, articles []site.ArticleID) []view.Context {
	list := slices.Grow([]view.Context(nil), len(articles))
	for _, number := range articles {
		c := v.contextIn(id, number)
		c.Correction = v.lastCorrection(number)
		list = append(list, c)
	}
	return list
}

func (v *items) contextIn(id entity.ID, number site.ArticleID) view.Context {
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

// aboutIt shows an article by its summary.
func (v *items) aboutIt(number site.ArticleID) view.Context {
	a := &v.s.Articles[number]
	href := v.ArticleHref(number)
	out := view.Context{Date: v.Day(a.Date.Day), Article: view.Link{Text: v.Title(a), Href: href}, Href: href}
	mark(&out, v.Summary(a), false)
	return out
}

// context shows one mention in its sentence.
func (v *items) context(m *site.Mention, number int32) view.Context {
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
