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
		Accounts: v.accounts(e), Coverage: v.articleRows(e.Articles),
	}
	out.Status = v.EventStatus(e)
	for _, t := range e.Topics {
		out.Topics = append(out.Topics, v.topic(t))
	}
	for _, p := range e.Participants {
		out.People = append(out.People, view.CastEntry{Chip: v.chip(p), Note: v.Office(p, e.Date, e)})
	}
	for i, how := range [...]string{"for", "against", "abstained", "absent"} {
		if len(e.Votes[i]) > 0 {
			out.Votes = append(out.Votes, view.Vote{Label: v.Word("vote", how), Who: v.chips(e.Votes[i])})
		}
	}
	out.Others = v.statements(v.otherAccounts(e))
	out.Before = v.statements(v.before(e))
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
			a.Topics = append(a.Topics, view.TopicStatements{Topic: v.topic(t.topic), Only: only(t.topic), Statements: v.statements(t.ids), Rest: printed(t.ids)})
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

// ofSide returns the statements of an event that are one side's account of it.
func (v *viewer) ofSide(e *site.Event, side entity.ID) []site.StatementID {
	var ids []site.StatementID
	for _, id := range e.Statements {
		if slices.Contains(v.s.Statements[id].Sides, side) && !v.s.Before(e, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// before returns the statements about an event that were made before it.
func (v *viewer) before(e *site.Event) []site.StatementID {
	return slices.DeleteFunc(slices.Clone(e.Statements), func(id site.StatementID) bool { return !v.s.Before(e, id) })
}

// onTopic are statements on one topic, or on none.
type onTopic struct {
	topic entity.ID
	ids   []site.StatementID
}

// topicsOf groups statements by topic, in order of the first of each.
func (v *viewer) topicsOf(ids []site.StatementID) []onTopic {
	var groups []onTopic
	at := map[entity.ID]int{}
	for _, id := range ids {
		topic := v.s.Statements[id].Topic
		if _, seen := at[topic]; !seen {
			at[topic] = len(groups)
			groups = append(groups, onTopic{topic: topic})
		}
		groups[at[topic]].ids = append(groups[at[topic]].ids, id)
	}
	return groups
}

// alignTopics puts the topics of all accounts into one order, so that they can
// be compared across: those that most sides speak of first, each in the order
// in which it first appears. It tells which topics a single side speaks of,
// where several have an account.
func alignTopics(accounts [][]onTopic) (only func(topic entity.ID) bool) {
	count, order, speaking := map[entity.ID]int{}, map[entity.ID]int{}, 0
	for _, topics := range accounts {
		if len(topics) > 0 {
			speaking++
		}
		for _, t := range topics {
			if count[t.topic]++; count[t.topic] == 1 {
				order[t.topic] = len(order)
			}
		}
	}
	for _, topics := range accounts {
		slices.SortStableFunc(topics, func(x, y onTopic) int {
			return cmp.Or(count[y.topic]-count[x.topic], order[x.topic]-order[y.topic])
		})
	}
	return func(topic entity.ID) bool { return speaking > 1 && topic != entity.None && count[topic] == 1 }
}

// otherAccounts returns an event's statements that speak for none of the sides
// shown.
func (v *viewer) otherAccounts(e *site.Event) []site.StatementID {
	var ids []site.StatementID
	for _, id := range e.Statements {
		shown := slices.ContainsFunc(v.s.Statements[id].Sides, func(side entity.ID) bool {
			return slices.Contains(e.Sides, side) || slices.ContainsFunc(e.Readouts, func(r site.Readout) bool { return r.Side == side })
		})
		if !shown && !v.s.Before(e, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
