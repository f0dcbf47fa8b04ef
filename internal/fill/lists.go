package fill

import (
	"cmp"
	"html"
	"html/template"
	"slices"

	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// articleRow returns an article as an item of a list.
func (v *items) articleRow(id site.ArticleID) view.ArticleRow {
	a := &v.s.Articles[id]
	row := view.ArticleRow{
		Date:      v.Day(a.Date.Day),
		Title:     view.Link{Text: v.Title(a), Href: v.ArticleHref(id)},
		Summary:   v.Summary(a),
		Publisher: a.Document.Article.Publisher.Text,
		Image:     v.image(&a.Content),
	}
	row.Topics = each(v.topic, a.Topics)
	row.Countries = each(v.chip, v.mostNamed(a, entity.Country, 4))
	row.Correction = v.lastCorrection(id)
	return row
}

// lastCorrection returns the latest correction of an article, of one day the last
// in the text; nil if there is none.
func (v *items) lastCorrection(id site.ArticleID) (last *view.Correction) {
	for _, c := range v.corrections(id) {
		if last == nil || c.Date.ISO >= last.Date.ISO {
			last = &c
		}
	}
	return last
}

// corrections returns what was corrected in an article.
func (v *items) corrections(id site.ArticleID) []view.Correction {
	var list []view.Correction
	for _, c := range v.Corrections(id) {
		list = append(list, view.Correction{Date: v.Day(c.Date), Text: template.HTML(html.EscapeString(c.Text)), Href: v.Href(c.Address)})
	}
	return list
}

// counts returns how often each entity of a kind is named in an article, most
// often first, and last whom the author says it is about without naming them.
func (v *items) counts(a *site.Article, kinds ...entity.Kind) []view.CastEntry {
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
		c.places = append(c.places, "#"+address.MentionAnchor(i))
	}
	for _, id := range a.About {
		if _, seen := at[id]; !seen && slices.Contains(kinds, v.s.Registry.At(id).Kind) {
			at[id] = len(list)
			list = append(list, count{id: id})
		}
	}
	slices.SortStableFunc(list, func(a, b count) int { return cmp.Compare(len(b.places), len(a.places)) })
	var entries []view.CastEntry
	for _, c := range list {
		entries = append(entries, view.CastEntry{
			Chip: v.chip(c.id), Note: v.Office(c.id, a.Date.Day, nil), Count: len(c.places), Places: c.places,
		})
	}
	return entries
}

// posts returns the posts of people, held ones first, then by their start.
func (v *items) posts(people []entity.ID, concerns func(*entity.Post) bool) []view.PostRow {
	var rows []view.PostRow
	for _, p := range v.Posts(people, concerns) {
		row := view.PostRow{Role: p.Role, Years: v.Years(p.Start, p.End), Since: v.Day(p.Start), Held: p.HeldOn(v.s.AsOf)}
		if of := p.For(); !slices.Contains(v.subjects, of) {
			row.For = v.chip(of)
		}
		if !slices.Contains(v.subjects, p.Person) {
			row.Person = v.chip(p.Person)
		}
		rows = append(rows, row)
	}
	return rows
}

// image returns the picture that a document's front matter names.
func (v *items) image(c *site.Content) *view.Image {
	p := v.Picture(c)
	if p.Address == "" {
		return nil
	}
	image := &view.Image{Src: v.Href(p.Address), Alt: p.Alt, Credit: p.Credit}
	if c.Document.Article != nil {
		image.Caption = template.HTML(html.EscapeString(v.Field(c, c.Document.Text.Caption)))
	}
	return image
}

// body returns the text of a document that is no article.
func (v *items) body(c *site.Content) []view.Segment {
	if c.Document == nil {
		return nil
	}
	return v.segments(v.Body(v.Links, c, nil).Part(c.Document.Text.Body), c, nil)
}

// identifiers returns where else an entity is known.
func identifiers(e *entity.Entity) []view.Link {
	var links []view.Link
	if e.Wikidata != "" {
		links = append(links, view.Link{Text: "Wikidata " + e.Wikidata, Href: "https://www.wikidata.org/wiki/" + e.Wikidata})
	}
	if d := e.Document; d != nil && d.Person != nil {
		for _, l := range d.Person.Links {
			links = append(links, view.Link{Text: l.Label, Href: l.URL.Text})
		}
	}
	return links
}
