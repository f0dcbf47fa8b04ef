package page

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
)

// articleRow returns an article as an item of a list.
func (v *viewer) articleRow(id site.ArticleID) ArticleRow {
	a := &v.s.Articles[id]
	row := ArticleRow{
		Date:      day(a.Date.Day),
		Title:     Link{v.plainTitle(a), v.href(v.p.addresses.articles[id])},
		Summary:   v.plainPart(&a.Content, a.Document.Text.Summary),
		Publisher: a.Document.Article.Publisher.Text,
		Image:     v.image(&a.Content),
	}
	for _, t := range a.Topics {
		row.Topics = append(row.Topics, v.topic(t))
	}
	for _, c := range v.mostNamed(a, entity.Country, 4) {
		row.Countries = append(row.Countries, v.chip(c))
	}
	if list := v.corrections(id); len(list) > 0 {
		latest := slices.MaxFunc(list, func(a, b Correction) int { return cmp.Compare(a.Date.ISO, b.Date.ISO) })
		row.Correction = &latest
	}
	return row
}

func (v *viewer) articleRows(ids []site.ArticleID) []ArticleRow {
	var rows []ArticleRow
	for _, id := range ids {
		rows = append(rows, v.articleRow(id))
	}
	return rows
}

// corrections returns what was corrected in an article.
func (v *viewer) corrections(id site.ArticleID) []Correction {
	a := &v.s.Articles[id]
	var list []Correction
	for i, c := range a.Document.Callouts {
		if c.Type != "correction" {
			continue
		}
		words := v.plain(&a.Content, c.Text)
		href := fmt.Sprintf("%s#c%d", v.href(v.p.addresses.articles[id]), i+1)
		list = append(list, Correction{Date: day(c.Date), Text: template.HTML(html.EscapeString(words)), Href: href})
	}
	return list
}

// counts returns how often each entity of a kind is named in an article, most
// often first.
func (v *viewer) counts(a *site.Article, kinds ...entity.Kind) []CastEntry {
	type count struct {
		id     entity.ID
		places []string
	}
	var list []count
	at := map[entity.ID]int{}
	for i, m := range v.s.Mentions[a.Mentions.From:a.Mentions.To] {
		if !slices.Contains(kinds, v.s.Registry.At(m.Entity).Kind) {
			continue
		}
		if _, seen := at[m.Entity]; !seen {
			at[m.Entity] = len(list)
			list = append(list, count{id: m.Entity})
		}
		c := &list[at[m.Entity]]
		c.places = append(c.places, "#"+anchor(i))
	}
	slices.SortStableFunc(list, func(a, b count) int { return cmp.Compare(len(b.places), len(a.places)) })
	var entries []CastEntry
	for _, c := range list {
		entries = append(entries, CastEntry{
			Chip: v.chip(c.id), Note: v.postOn(c.id, a.Date.Day), Count: len(c.places), Places: c.places,
		})
	}
	return entries
}

// mostNamed returns up to n entities of a kind that an article names most.
func (v *viewer) mostNamed(a *site.Article, kind entity.Kind, n int) []entity.ID {
	count := map[entity.ID]int{}
	for _, m := range v.s.Mentions[a.Mentions.From:a.Mentions.To] {
		if v.s.Registry.At(m.Entity).Kind == kind {
			count[m.Entity]++
		}
	}
	var ids []entity.ID
	for id := range count {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b entity.ID) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	return ids[:min(n, len(ids))]
}

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
		out.add(v.piece(a, from, n.Text.Start), false)
		out.add(v.piece(a, n.Text.Start, n.Text.End), true)
		from = n.Text.End
	}
	out.add(v.piece(a, from, sentence.End), false)
	return out
}

// piece is plain without trimming: pieces are put together again.
func (v *viewer) piece(a *site.Article, from, to int32) string {
	words := string(a.Document.Text.Plain[from:to])
	for i := range a.Document.References {
		ref := &a.Document.References[i]
		if ref.Text.Start >= from && ref.Text.End <= to {
			if name, replaced := v.literal(ref, a.References[i]); replaced {
				words = strings.Replace(words, string(ref.Text.Of(a.Document.Text.Plain)), name, 1)
			}
		}
	}
	return words
}

func (c *Context) add(text string, mark bool) {
	if text != "" {
		c.Parts = append(c.Parts, Marked{text, mark})
	}
}

// posts returns the posts of people, held ones first, then by their start.
func (v *viewer) posts(people []entity.ID, concerns func(*entity.Post) bool) []PostRow {
	var rows []PostRow
	for _, id := range people {
		e := v.s.Registry.At(id)
		for i := range e.Posts {
			if concerns(&e.Posts[i]) {
				rows = append(rows, v.postRow(id, &e.Posts[i]))
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b PostRow) int {
		if a.Held != b.Held {
			if a.Held {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Since.ISO, a.Since.ISO)
	})
	return rows
}

func (v *viewer) postRow(id entity.ID, p *entity.Post) PostRow {
	of := p.Organization
	if of == entity.None {
		of = p.Country
	}
	if of == v.subject {
		of = entity.None
	}
	person := Chip{}
	if id != v.subject {
		person = v.chip(id)
	}
	return PostRow{
		Person: person, Role: p.Role, For: v.chip(of), Years: years(p.Start, p.End),
		Since: day(p.Start), Held: p.HeldOn(v.s.AsOf) && (!p.Start.IsZero() || !p.End.IsZero()),
	}
}

// activity returns the chart of articles that name an entity, by month over
// the year before the as-of day; nil if there are too few to draw.
func (v *viewer) activity(articles []site.ArticleID, what string) *Chart {
	const months, step = 12, 25
	end := v.s.AsOf
	if end.IsZero() || len(articles) < 2 {
		return nil
	}
	var count [months]int
	for _, id := range articles {
		d := v.s.Articles[id].Date.Day
		if back := monthsBetween(d, end); back >= 0 && back < months {
			count[months-1-back]++
		}
	}
	most := slices.Max(count[:])
	if most == 0 {
		return nil
	}
	c := &Chart{Width: months * step}
	var said []string
	for i, n := range count {
		month := monthBefore(end, months-1-i)
		label := day(month).Long + ": " + plural(n, "article", "articles")
		height := (n*48 + most - 1) / most
		c.Bars = append(c.Bars, Bar{X: i * step, Y: 50 - height, Height: height, Now: i == months-1, Label: label})
		if n > 0 {
			said = append(said, label)
		}
	}
	c.First, c.Last = day(monthBefore(end, months-1)).Short, day(monthBefore(end, 0)).Short
	c.Alt = what + " by month. " + strings.Join(said, "; ")
	return c
}

// monthsBetween returns how many months d lies before end.
func monthsBetween(d, end date.Date) int {
	return (int(end.Year)-int(d.Year))*12 + int(end.Month) - int(d.Month)
}

// monthBefore returns the month n months before that of d.
func monthBefore(d date.Date, n int) date.Date {
	m := int(d.Year)*12 + int(d.Month) - 1 - n
	return date.Date{Year: int16(m / 12), Month: uint8(m%12) + 1}
}

// image returns the picture that a document's front matter names.
func (v *viewer) image(c *site.Content) *Image {
	src := v.file(c.Image)
	if src == "" {
		return nil
	}
	if p := c.Document.Person; p != nil {
		return &Image{Src: src, Alt: p.ImageAlt.Text, Credit: p.ImageCredit.Text}
	}
	a := c.Document.Article
	caption := template.HTML(html.EscapeString(v.plainPart(c, c.Document.Text.Caption)))
	return &Image{Src: src, Alt: a.ImageAlt.Text, Credit: a.ImageCredit.Text, Caption: caption}
}

// body returns the text of a document that is no article.
func (v *viewer) body(c *site.Content) []Segment {
	if c.Document == nil {
		return nil
	}
	return v.filler(c, nil).part(c.Document.Text.Body)
}

// identifiers returns where else an entity is known.
func identifiers(e *entity.Entity) []Link {
	var links []Link
	if e.Wikidata != "" {
		links = append(links, Link{"Wikidata " + e.Wikidata, "https://www.wikidata.org/wiki/" + e.Wikidata})
	}
	if d := e.Document; d != nil && d.Person != nil {
		for _, l := range d.Person.Links {
			links = append(links, Link{l.Label, l.URL.Text})
		}
	}
	return links
}
