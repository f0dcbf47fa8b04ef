package page

import (
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// contexts returns where an entity is named, one item for each article, newest
// first.
func (v *viewer) contexts(id entity.ID) []Context {
	var list []Context
	mentions := v.s.Dossiers[id].Mentions
	for len(mentions) > 0 {
		n := 1
		for n < len(mentions) && v.s.Mentions[mentions[n]].Article == v.s.Mentions[mentions[0]].Article {
			n++
		}
		shown := mentions[0]
		if i := slices.IndexFunc(mentions[:n], v.inText); i >= 0 {
			shown = mentions[i]
		}
		c := v.context(&v.s.Mentions[shown], shown)
		c.More = n - 1
		list = append(list, c)
		mentions = mentions[n:]
	}
	return list
}

// inText reports whether a mention stands in the text itself, whose sentences
// say more than a title or a caption.
func (v *viewer) inText(number int32) bool {
	m := &v.s.Mentions[number]
	return v.s.Articles[m.Article].Document.Text.Blocks[m.Block].Kind == document.Paragraph
}

// context shows one mention in its sentence.
func (v *viewer) context(m *site.Mention, number int32) Context {
	a := &v.s.Articles[m.Article]
	href := v.href(v.p.addresses.articles[m.Article])
	out := Context{
		Date: day(a.Date.Day), Article: Link{v.plainTitle(a), href}, Quoted: m.Quoted,
		Href: href + "#" + anchor(int(number-a.Mentions.From)),
	}
	sentence := a.Document.Text.SentenceAt(m.Text.Start)
	from := sentence.Start
	for _, n := range v.s.Mentions[a.Mentions.From:a.Mentions.To] {
		if n.Entity != m.Entity || n.Text.Start < from || n.Text.End > sentence.End {
			continue
		}
		out.add(v.piece(&a.Content, source.Span{Start: from, End: n.Text.Start}), false)
		out.add(v.piece(&a.Content, n.Text), true)
		from = n.Text.End
	}
	out.add(v.piece(&a.Content, source.Span{Start: from, End: sentence.End}), false)
	return out
}

func (c *Context) add(text string, mark bool) {
	if text != "" {
		c.Parts = append(c.Parts, Marked{text, mark})
	}
}
