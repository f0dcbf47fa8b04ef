package fill

import (
	"slices"

	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// eventPage shows an event with each side's readout.
func (v *viewer) eventPage(id site.EventID) *view.EventView {
	e := &v.s.Events[id]
	v.event = id
	for _, p := range e.Participants {
		v.named[p] = true // at the head of the page
	}
	title := v.EventName(id)
	out := &view.EventView{
		Head: v.head(title, v.Join([]string{v.EventType(e), v.Day(e.Date).Long})), Type: v.EventType(e), Title: title,
		Date: v.Day(e.Date), End: v.Day(e.End), Full: v.FullSpan(e.Date, e.End), Time: v.EventTime(e), Status: v.EventStatus(e),
		Duration: e.Duration, Place: v.chip(e.Place), Result: e.Result, Notes: v.body(&e.Body),
		Coverage: each(v.articleRow, e.Articles),
	}
	if e.InitiatedBy != entity.None {
		out.InitiatedBy = v.inSentence(e.InitiatedBy)
	}
	for _, p := range e.Participants {
		out.People = append(out.People, view.CastEntry{Chip: v.chip(p), Note: v.Role(p, e.Date, e)})
	}
	for i, how := range [...]string{"for", "against", "abstained", "absent"} {
		if len(e.Votes[i]) > 0 {
			out.Votes = append(out.Votes, view.Vote{Label: v.Word("vote", how), Who: each(v.chip, e.Votes[i])})
		}
	}
	v.compare(out, e)
	out.Others = each(v.untitled, v.s.ToldByOthers(e))
	out.Before = each(v.untitled, v.before(e))
	if out.Contacts = v.contactsAround(id); out.Contacts == nil {
		if id > 0 {
			out.Previous = v.eventLink(id - 1)
		}
		if int(id)+1 < len(v.s.Events) {
			out.Next = v.eventLink(id + 1)
		}
	}
	return out
}

// compare shows the accounts of an event: two or three topic by topic beside each other,
// one in one column, more each for itself.
func (v *viewer) compare(out *view.EventView, e *site.Event) {
	accounts, together := v.accounts(e)
	told := slices.DeleteFunc(slices.Clone(accounts), func(a account) bool { return len(a.topics) == 0 })
	for i := range accounts {
		a := &accounts[i]
		shown := view.Account{Side: v.chip(a.side), Heading: v.accountOf(a.side), Readouts: a.readouts}
		switch abreast := len(told) > 1 && len(told) <= maxAbreast; {
		case len(a.topics) == 0 && abreast:
			out.Silent = append(out.Silent, shown)
			continue
		case !abreast:
			shown.Topics = v.bySubject(e, a.side, a.topics)
		}
		out.Accounts = append(out.Accounts, shown)
	}
	if len(told) > 1 {
		if len(told) <= maxAbreast {
			out.Rows = v.rows(e, told)
		}
		out.Differ = v.differences(told, out.Rows)
	}
	out.Together = v.bySubject(e, entity.None, together)
	if len(told) == 1 {
		out.Sole = v.Say("sole_account", v.Adjective(told[0].side))
	}
	if side := v.s.MissingAccount(e); side != entity.None {
		out.Missing = v.Say("no_readout", v.Adjective(side))
	}
	for _, topic := range e.Topics {
		spoken := func(t onTopic) bool { return t.topic == topic }
		if !slices.ContainsFunc(together, spoken) && !slices.ContainsFunc(told, func(a account) bool { return slices.ContainsFunc(a.topics, spoken) }) {
			out.Topics = append(out.Topics, v.topic(topic))
		}
	}
}

// contactsAround returns the events of the two sides of an event around it, and their
// relation; nil unless there are two sides with a page of their relation.
func (v *viewer) contactsAround(id site.EventID) *view.Contacts {
	e := &v.s.Events[id]
	if len(e.Sides) != 2 {
		return nil
	}
	number, ok := v.relationOf(e.Sides[0], e.Sides[1])
	if !ok {
		return nil
	}
	events := v.s.Relations[number].Events // newest first
	at := slices.Index(events, id)
	if at < 0 {
		return nil
	}
	out := &view.Contacts{All: v.pairLink(number)}
	for i := at + 1; i < len(events); i++ {
		if other := &v.s.Events[events[i]]; other.Date != e.Date {
			out.Before = append(out.Before, v.datedEvent(events[i]))
			break
		}
		out.Same = append(out.Same, v.eventLink(events[i]))
	}
	for i := at - 1; i >= 0; i-- {
		if other := &v.s.Events[events[i]]; other.Date != e.Date {
			out.After = append(out.After, v.datedEvent(events[i]))
			break
		}
		out.Same = append(out.Same, v.eventLink(events[i]))
	}
	return out
}

// relationOf returns the number of the relation of two countries.
func (v *selection) relationOf(a, b entity.ID) (int32, bool) {
	for _, number := range v.s.Dossiers[a].Relations {
		if r := &v.s.Relations[number]; r.A == a && r.B == b || r.A == b && r.B == a {
			return number, true
		}
	}
	return 0, false
}

// pairLink leads to a relation.
func (v *items) pairLink(number int32) view.Link {
	r := &v.s.Relations[number]
	return view.Link{Text: v.chip(r.A).Text + "–" + v.chip(r.B).Text, Href: v.Href(v.Relation(number))}
}

// datedEvent leads to an event, with its day and its status: two calls of the same pair are
// never alike.
func (v *items) datedEvent(id site.EventID) view.Link {
	name := v.Words.Join([]string{v.EventNameAndStatus(id), v.Day(v.s.Events[id].Date).Short})
	return view.Link{Text: name, Href: v.Href(v.Event(id))}
}
