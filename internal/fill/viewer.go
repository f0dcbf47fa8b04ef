package fill

import (
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
}

// chip returns an entity with its flag and address.
func (v *items) chip(id entity.ID) view.Chip {
	if id == entity.None {
		return view.Chip{}
	}
	e := v.s.Registry.At(id)
	return view.Chip{Flag: flag(e), Text: e.Name, Href: v.EntityHref(id)}
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
	return view.Link{Text: v.s.Registry.At(id).Name, Href: v.EntityHref(id)}
}

func (v *items) eventLink(id site.EventID) view.Link {
	return view.Link{Text: v.EventName(id), Href: v.Href(v.Event(id))}
}

// eventRow returns an event as a line of a list.
func (v *items) eventRow(id site.EventID) view.Event {
	e := &v.s.Events[id]
	out := view.Event{
		Date: v.Day(e.Date), End: v.Day(e.End), Type: v.EventType(e), Title: v.eventLink(id),
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

// others leaves out of some participants those whom the page is of.
func (v *items) others(ids []entity.ID) []entity.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id entity.ID) bool { return slices.Contains(v.subjects, id) })
}

// month writes the month of a day.
func (v *base) month(d date.Date) string { return v.Day(page.MonthOf(d)).Long }
