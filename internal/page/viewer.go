package page

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/view"
)

// A viewer builds the view of one page: all addresses it makes are relative to
// that page.
type viewer struct {
	p    *Plan
	s    *site.Site
	page Page
	root string
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
}

// rootOf returns the way from an address to the site's root: "" or "../" ….
func rootOf(address string) string { return strings.Repeat("../", strings.Count(address, "/")) }

// href returns an address as seen from the page; "" stays "".
func (v *viewer) href(address string) string {
	if address == "" {
		return ""
	}
	return v.root + address
}

func (v *viewer) entityHref(id entity.ID) string { return v.href(v.p.entity(id)) }

func (v *viewer) articleHref(id site.ArticleID) string { return v.p.articleFrom(v.root, id) }

// file returns the address of a file beside a document.
func (v *viewer) file(path source.Path) string { return v.href(v.p.addresses.attached[path]) }

func (v *viewer) targetHref(t site.Target) string {
	switch t.Kind {
	case site.ToArticle:
		return v.articleHref(site.ArticleID(t.Index))
	case site.ToEntity:
		return v.entityHref(entity.ID(t.Index))
	case site.ToEvent:
		return v.href(v.p.addresses.events[t.Index])
	case site.ToPage:
		return v.href(v.p.addresses.pages[t.Index])
	case site.ToFile:
		return v.file(t.File)
	}
	return ""
}

// chip returns an entity with its flag and address.
func (v *viewer) chip(id entity.ID) view.Chip {
	if id == entity.None {
		return view.Chip{}
	}
	e := v.s.Registry.At(id)
	return view.Chip{Flag: flag(e), Text: e.Name, Href: v.entityHref(id)}
}

// inSentence is a chip with the name as it stands within a sentence: "the
// United States".
func (v *viewer) inSentence(id entity.ID) view.Chip {
	c := v.chip(id)
	if e := v.s.Registry.At(id); e.State != nil && e.State.InSentence != "" {
		c.Text = e.State.InSentence
	}
	return c
}

func flag(e *entity.Entity) string {
	if e.State == nil {
		return ""
	}
	return e.State.Flag()
}

func (v *viewer) chips(ids []entity.ID) []view.Chip {
	var list []view.Chip
	for _, id := range ids {
		list = append(list, v.chip(id))
	}
	return list
}

// party returns a party as a chip: an entity, or words alone.
func (v *viewer) party(p mention.Party) view.Chip {
	if p.Entity != entity.None {
		return v.inSentence(p.Entity)
	}
	return view.Chip{Text: p.Text}
}

func (v *viewer) parties(list []mention.Party) []view.Chip {
	var chips []view.Chip
	for _, p := range list {
		chips = append(chips, v.party(p))
	}
	return chips
}

// about returns what a statement is about: entities and events, but not the event
// that the page is of.
func (v *viewer) about(st *site.Statement) []view.Chip {
	var chips []view.Chip
	for i, p := range st.About {
		switch event := st.AboutEvent(i); {
		case event == site.NoEvent:
			chips = append(chips, v.party(p))
		case event != v.event:
			chips = append(chips, view.Chip{Text: v.eventName(event), Href: v.eventLink(event).Href})
		}
	}
	return chips
}

func (v *viewer) topic(id entity.ID) view.Link {
	if id == entity.None {
		return view.Link{}
	}
	return view.Link{Text: v.s.Registry.At(id).Name, Href: v.entityHref(id)}
}

// postOn returns what somebody held on a day, as it stands beside a name.
func (v *viewer) postOn(id entity.ID, on date.Date) string { return v.postAt(id, on, nil) }

// postAt is postOn at an event, which may be nil.
func (v *viewer) postAt(id entity.ID, on date.Date, at *site.Event) string {
	if p := v.s.PostAt(id, on, at); p != nil {
		return p.Role
	}
	return ""
}

// officeOn returns what somebody held on a day and for whom: "President ·
// Russia". A role alone does not tell one president from another.
func (v *viewer) officeOn(id entity.ID, on date.Date) string { return v.officeAt(id, on, nil) }

// officeAt is officeOn at an event, which may be nil.
func (v *viewer) officeAt(id entity.ID, on date.Date, at *site.Event) string {
	role := v.postAt(id, on, at)
	side := v.s.SpeaksAt(id, on, at)
	if role == "" || side == entity.None || v.s.Registry.At(id).Kind != entity.Person {
		return role
	}
	return role + " · " + v.s.Registry.At(side).Name
}

// plain returns a span of a document's text, with names where the author wrote
// ids, without the white space around it.
func (v *viewer) plain(c *site.Content, span source.Span) string {
	return strings.TrimSpace(v.piece(c, span))
}

// piece is plain with the white space: pieces are put together again.
func (v *viewer) piece(c *site.Content, span source.Span) string {
	t, references := &c.Document.Text, c.Document.References
	first, _ := slices.BinarySearchFunc(references, span.Start, func(r document.Reference, start int32) int {
		return cmp.Compare(r.Text.Start, start)
	})
	var b strings.Builder
	from := span.Start
	for i := first; i < len(references) && references[i].Text.End <= span.End; i++ {
		if name, replaced := v.literal(&references[i], c.References[i]); replaced {
			b.Write(t.Plain[from:references[i].Text.Start])
			b.WriteString(name)
			from = references[i].Text.End
		}
	}
	b.Write(t.Plain[from:span.End])
	return b.String()
}

// plainPart returns a field as text.
func (v *viewer) plainPart(c *site.Content, p document.Part) string {
	blocks := c.Document.Text.Blocks
	if p.Blocks.Start == p.Blocks.End {
		return ""
	}
	return v.plain(c, source.Span{Start: blocks[p.Blocks.Start].Span.Start, End: blocks[p.Blocks.End-1].Span.End})
}

func (v *viewer) plainTitle(a *site.Article) string {
	return v.plainPart(&a.Content, a.Document.Text.Title)
}

// eventName returns an event's title, made of its type and participants if it
// has none.
func (v *viewer) eventName(id site.EventID) string {
	e := &v.s.Events[id]
	if e.Title != "" {
		return e.Title
	}
	var names []string
	for _, p := range e.Participants {
		who := v.s.Registry.At(p)
		if who.Surname != "" {
			names = append(names, who.Surname)
		} else {
			names = append(names, who.Name)
		}
	}
	if len(names) == 0 {
		return v.word("event", string(e.Type))
	}
	return v.say("event_of", v.word("event", string(e.Type)), v.p.words.List(names))
}

// boxAnchor is the anchor of an event's box in an article.
func (v *viewer) boxAnchor(id site.EventID) string { return "event-" + v.s.Events[id].ID }

func (v *viewer) eventLink(id site.EventID) view.Link {
	return view.Link{Text: v.eventName(id), Href: v.href(v.p.addresses.events[id])}
}

// eventRow returns an event as a line of a list.
func (v *viewer) eventRow(id site.EventID) view.Event {
	e := &v.s.Events[id]
	out := view.Event{
		Date: v.day(e.Date), End: v.day(e.End), Type: v.word("event", string(e.Type)), Title: v.eventLink(id),
		Participants: v.chips(v.others(e.Participants)), Duration: e.Duration,
	}
	if !slices.Contains(v.subjects, e.Place) {
		out.Place = v.chip(e.Place)
	}
	out.Status = v.status(e)
	if missing := v.s.MissingAccount(e); missing != entity.None {
		out.Missing = v.say("no_readout", v.adjective(missing))
	}
	return out
}

// status says whether an event took place; nothing of one that was held.
func (v *viewer) status(e *site.Event) string {
	switch {
	case e.Status == document.StatusHeld:
		return ""
	case e.Unreported:
		return v.word("status", "unreported")
	}
	return v.word("status", string(e.Status))
}

// eventNamed is an event's name with its status, for where its day would say that it
// was held: "Talks in Oslo (cancelled)".
func (v *viewer) eventNamed(id site.EventID) string {
	if e := &v.s.Events[id]; e.Unreported || e.Status == document.StatusCancelled {
		return v.say("status.with", v.eventName(id), v.status(e))
	}
	return v.eventName(id)
}

// others leaves out of some participants those whom the page is of.
func (v *viewer) others(ids []entity.ID) []entity.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id entity.ID) bool { return slices.Contains(v.subjects, id) })
}

func (v *viewer) eventRows(ids []site.EventID) []view.Event {
	var list []view.Event
	for _, id := range ids {
		list = append(list, v.eventRow(id))
	}
	return list
}

// adjective returns the word for what is of an entity: "Russian", "NATO".
func (v *viewer) adjective(id entity.ID) string {
	if e := v.s.Registry.At(id); e.State != nil && e.State.Adjective != "" {
		return e.State.Adjective
	}
	return v.s.Registry.At(id).Name
}
