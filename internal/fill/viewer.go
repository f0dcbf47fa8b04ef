package fill

import (
	"cmp"
	"html"
	"html/template"
	"slices"

	"readout/internal/address"
	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/site"
	"readout/internal/view"
	"readout/internal/wording"
)

// A viewer fills the view of one page. What several kinds of page show in the same
// way is made by its items.
type viewer struct {
	*Filler
	items
	draw drawer
	page page.Page
}

// A base is what everything in a view is made with.
type base struct {
	selection
	*wording.Writer
	address.Links // as seen from the page
}

// items make what stands in lists and lines: entities, statements, events, articles.
// They leave out what a reader knows from the page that they stand on.
type items struct {
	base
	p *page.Plan
	// subjects and event are what the page is of, else none and NoEvent: a
	// statement there need not say again whose it is, or where it was made, nor
	// an event who took part. A relation has two subjects.
	subjects []entity.ID
	event    site.EventID
	// today is the day that a page is of, if it is of one: it need not be said again.
	today date.Date
	// cites says that statements come with their citations. An article's page
	// must stay light, and the front page is no place to take them from.
	cites bool
	// shown are the statements that have an anchor on the page already, since the
	// same words in two articles have one permalink, and what notes lead to.
	shown map[string]bool
	// named are the people whose full names the page has said; all of them on a page that
	// is introduced by its text.
	named      map[entity.ID]bool
	introduced bool
}

// chip returns an entity with its flag and address.
func (v *items) chip(id entity.ID) view.Chip {
	if id == entity.None {
		return view.Chip{}
	}
	e := v.s.Registry.At(id)
	return view.Chip{Flag: flag(e), Text: v.Name(id), Href: v.EntityHref(id)}
}

// inSentence is a chip with the name as it stands within a sentence: "the
// United States".
func (v *items) inSentence(id entity.ID) view.Chip {
	c := v.chip(id)
	c.Text = v.InSentence(id)
	return c
}

func flag(e *entity.Entity) string {
	if e.State == nil {
		return ""
	}
	return e.State.Flag()
}

// party returns a party as a chip: an entity, or words alone.
func (v *items) party(p mention.Party) view.Chip {
	if p.Entity != entity.None {
		return v.inSentence(p.Entity)
	}
	return view.Chip{Text: p.Text}
}

// about returns what a statement is about: entities and events, but not the event
// that the page is of.
func (v *items) about(st *site.Statement) []view.Chip {
	var chips []view.Chip
	for i, p := range st.About {
		switch event := st.AboutEvent(i); {
		case event == site.NoEvent:
			chips = append(chips, v.party(p))
		case event != v.event:
			chips = append(chips, view.Chip{Text: v.EventName(event), Href: v.eventLink(event).Href})
		}
	}
	return chips
}

func (v *items) topic(id entity.ID) view.Link {
	if id == entity.None {
		return view.Link{}
	}
	return view.Link{Text: v.Name(id), Href: v.EntityHref(id)}
}

func (v *items) eventLink(id site.EventID) view.Link {
	return view.Link{Text: v.EventName(id), Href: v.Href(v.Event(id))}
}

// eventRow returns an event as a line of a list.
func (v *items) eventRow(id site.EventID) view.Event {
	e := &v.s.Events[id]
	out := view.Event{
		Date: v.Day(e.Date), End: v.Day(e.End), Time: v.EventTime(e), Type: v.EventType(e), Title: v.eventLink(id),
		Participants: each(v.chip, v.others(e.Participants)), Duration: e.Duration,
	}
	if !slices.Contains(v.subjects, e.Place) {
		out.Place = v.chip(e.Place)
	}
	out.Status = v.EventStatus(e)
	if missing := v.s.MissingAccount(e); missing != entity.None {
		out.Missing = v.Say("no_readout", v.Adjective(missing))
	}
	return out
}

// articleLine returns an article as a line of a dossier.
func (v *items) articleLine(id site.ArticleID) view.ArticleRow {
	out := v.articleRow(id)
	out.Date = v.near(v.s.Articles[id].Date.Day)
	return out
}

// eventLine returns an event as a line of a dossier.
func (v *items) eventLine(id site.EventID) view.Event {
	out := v.eventRow(id)
	out.Date = v.near(v.s.Events[id].Date)
	return out
}

// eventLines returns the events that a dossier lists, and what it leaves out. A day is
// said once.
func (v *items) eventLines(ids []site.EventID, href string) ([]view.Event, view.Rest) {
	list, rest := shorten(v.eventLine, ids, href)
	for i := len(list) - 1; i > 0; i-- {
		if list[i].Date == list[i-1].Date {
			list[i].Date = view.Day{}
		}
	}
	return list, rest
}

// others leaves out of some participants those whom the page is of.
func (v *items) others(ids []entity.ID) []entity.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id entity.ID) bool { return slices.Contains(v.subjects, id) })
}

// month writes the month of a day.
func (v *base) month(d date.Date) string { return v.Day(page.MonthOf(d)).Long }

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

// cast returns the entities of some kinds that are named in an article, most often named
// first, and last whom the author says it is about without naming them.
func (v *items) cast(a *site.Article, kinds ...entity.Kind) view.Cast {
	var list []entity.ID
	count := map[entity.ID]int{}
	add := func(id entity.ID, n int) {
		if !slices.Contains(kinds, v.s.Registry.At(id).Kind) {
			return
		}
		if _, seen := count[id]; !seen {
			list = append(list, id)
		}
		count[id] += n
	}
	for _, m := range v.s.Mentions[a.Mentions.From:a.Mentions.To] {
		add(m.Entity, 1)
	}
	for _, id := range a.About {
		add(id, 0)
	}
	slices.SortStableFunc(list, func(a, b entity.ID) int { return cmp.Compare(count[b], count[a]) })
	const most, first = 13, 10
	if len(list) <= most {
		return view.Cast{First: each(v.chip, list)}
	}
	return view.Cast{First: each(v.chip, list[:first]), Rest: each(v.chip, list[first:])}
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
