package fill

import (
	"cmp"
	"slices"

	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// eventPage shows an event with each side's readout.
func (v *viewer) eventPage(id site.EventID) *view.EventView {
	e := &v.s.Events[id]
	v.event = id
	title := v.EventName(id)
	out := &view.EventView{
		Head: v.head(title, v.Join([]string{v.EventType(e), v.Day(e.Date).Long})), Type: v.EventType(e), Title: title,
		Date: v.Day(e.Date), End: v.Day(e.End), Duration: e.Duration, Place: v.chip(e.Place),
		InitiatedBy: v.chip(e.InitiatedBy), Result: e.Result, Notes: v.body(&e.Body),
		Accounts: v.accounts(e), Coverage: each(v.articleRow, e.Articles),
	}
	out.Status = v.EventStatus(e)
	out.Topics = each(v.topic, e.Topics)
	for _, p := range e.Participants {
		out.People = append(out.People, view.CastEntry{Chip: v.chip(p), Note: v.Office(p, e.Date, e)})
	}
	for i, how := range [...]string{"for", "against", "abstained", "absent"} {
		if len(e.Votes[i]) > 0 {
			out.Votes = append(out.Votes, view.Vote{Label: v.Word("vote", how), Who: each(v.chip, e.Votes[i])})
		}
	}
	out.Others = each(v.statement, v.otherAccounts(e))
	out.Before = each(v.statement, v.before(e))
	out.Rests.Before = printed(out.Before)
	out.Rests.Others, out.Rests.Coverage = printed(out.Others), printed(out.Coverage)
	if id > 0 {
		out.Previous = v.eventLink(id - 1)
	}
	if int(id)+1 < len(v.s.Events) {
		out.Next = v.eventLink(id + 1)
	}
	return out
}

// accounts returns each side's readout: of the participants' sides, in their
// order, and of any other side that has published one.
func (v *viewer) accounts(e *site.Event) []view.Account {
	sides := slices.Clone(e.Sides)
	for _, r := range e.Readouts {
		if !slices.Contains(sides, r.Side) {
			sides = append(sides, r.Side)
		}
	}
	said := make([][]onTopic, len(sides))
	for i, side := range sides {
		said[i] = v.topicsOf(v.ofSide(e, side))
	}
	only := alignTopics(said)
	missing := v.s.MissingAccount(e)
	var list []view.Account
	for i, side := range sides {
		a := view.Account{Side: v.chip(side), Heading: v.Say("account_of", v.Adjective(side)), Readouts: v.readoutsOf(e, side)}
		for _, t := range said[i] {
			a.Topics = append(a.Topics, view.TopicStatements{Topic: v.topic(t.topic), Only: only(t.topic), Statements: each(v.statement, t.ids), Rest: printed(t.ids)})
		}
		if side == missing {
			a.Missing = v.Say("no_readout", v.Adjective(side))
		}
		if a.Missing != "" || len(a.Topics) > 0 || len(a.Readouts) > 0 {
			list = append(list, a)
		}
	}
	return list
}

func (v *viewer) readoutsOf(e *site.Event, side entity.ID) []view.Readout {
	var list []view.Readout
	for _, r := range e.Readouts {
		if r.Side == side {
			list = append(list, view.Readout{Link: view.Link{Text: cmp.Or(r.Title, v.Say("published_readout")), Href: r.URL}, Date: v.Day(r.Date)})
		}
	}
	return list
}
