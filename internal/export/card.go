package export

import (
	"io"
	"strings"

	"readout/internal/address"
	"readout/internal/card"
	"readout/internal/entity"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/wording"
)

// cards lists the social cards: one of the front page, which stands for all pages without
// one of their own, and one of each article, entity, event, relation and day whose text
// can be drawn.
func (x *exporter) cards() []page.Output {
	c := &x.s.Config
	if x.Card(page.FrontPage.Address()) == "" {
		return nil
	}
	d := card.New(c.Accent, c.RightToLeft)
	var list []page.Output
	add := func(of page.Key, at address.Address, title, who string) {
		t := card.Text{Title: title, Who: who, Site: c.Title}
		if at == "" || !d.Drawable(t) {
			return
		}
		list = append(list, page.Output{Address: x.Card(at), Of: of, Write: func(w io.Writer) error { return d.Draw(w, t) }})
	}
	add(page.Key{}, page.FrontPage.Address(), c.Title, c.Description)
	for i := range x.s.Articles {
		id := site.ArticleID(i)
		add(page.Key{Kind: page.ArticlePage, Index: int32(i)}, x.Article(id), x.Title(&x.s.Articles[i]), x.byline(&x.s.Articles[i]))
	}
	for i := range x.s.Registry.Len() {
		id := entity.ID(i)
		add(page.Key{Kind: page.EntityPage, Index: int32(i)}, x.Entity(id), x.Name(id), x.Line(id))
	}
	for i := range x.s.Events {
		id := site.EventID(i)
		add(page.Key{Kind: page.EventPage, Index: int32(i)}, x.Event(id), x.EventName(id), x.EventLine(&x.s.Events[i]))
	}
	for i := range x.s.Relations {
		r := &x.s.Relations[i]
		title := x.Say("pair", wording.UpperFirst(x.InSentence(r.A)), x.InSentence(r.B))
		add(page.Key{Kind: page.RelationPage, Index: int32(i)}, x.Relation(int32(i)), title, x.Say("relation"))
	}
	for i, day := range x.p.Days {
		add(page.Key{Kind: page.BriefPage, Index: int32(i)}, day.Address(), x.Say("brief_for", x.FullDay(day.Date)), "")
	}
	return list
}

// byline says who wrote or published an article, and when.
func (x *exporter) byline(a *site.Article) string {
	by := x.Authors(a)
	if publisher := x.Publisher(a); len(by) == 0 && publisher != x.s.Config.Title {
		by = []string{publisher}
	}
	day := x.FullDay(a.Date.Day)
	if len(by) == 0 {
		return day
	}
	return strings.Join([]string{x.Join(by), day}, " · ")
}
