package page

import (
	"cmp"
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
)

// eventPage shows an event with each side's readout.
func (v *viewer) eventPage(id site.EventID) *EventView {
	e := &v.s.Events[id]
	v.event = id
	title := v.eventName(id)
	out := &EventView{
		Head: v.head(title, typeNames[e.Type]+", "+day(e.Date).Long), Type: typeNames[e.Type], Title: title,
		Date: day(e.Date), End: day(e.End), Duration: e.Duration, Place: v.chip(e.Place),
		InitiatedBy: v.chip(e.InitiatedBy), Result: e.Result, Notes: v.body(&e.Body),
		Accounts: v.accounts(e), Coverage: v.articleRows(e.Articles),
	}
	if e.Status != document.StatusHeld {
		out.Status = string(e.Status)
	}
	for _, t := range e.Topics {
		out.Topics = append(out.Topics, v.topic(t))
	}
	for _, p := range e.Participants {
		out.People = append(out.People, CastEntry{Chip: v.chip(p), Note: v.officeOn(p, e.Date)})
	}
	for i, label := range [...]string{"For", "Against", "Abstained", "Absent"} {
		if len(e.Votes[i]) > 0 {
			out.Votes = append(out.Votes, Vote{label, v.chips(e.Votes[i])})
		}
	}
	out.Others = v.statements(v.otherAccounts(e))
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
func (v *viewer) accounts(e *site.Event) []Account {
	sides := slices.Clone(e.Sides)
	for _, r := range e.Readouts {
		if !slices.Contains(sides, r.Side) {
			sides = append(sides, r.Side)
		}
	}
	missing := v.s.MissingAccount(e)
	var list []Account
	for _, side := range sides {
		a := v.account(e, side)
		if side == missing {
			a.Missing = "No " + v.adjective(side) + " readout on record"
		}
		if a.Missing != "" || len(a.Topics) > 0 || len(a.Readouts) > 0 {
			list = append(list, a)
		}
	}
	markOnly(list)
	return list
}

func (v *viewer) account(e *site.Event, side entity.ID) Account {
	a := Account{Side: v.chip(side), Heading: "The " + v.adjective(side) + " account"}
	for _, r := range e.Readouts {
		if r.Side == side {
			text := r.Title
			if text == "" {
				text = "Published readout"
			}
			a.Readouts = append(a.Readouts, Readout{Link{text, r.URL}, day(r.Date)})
		}
	}
	var ids []site.StatementID
	for _, id := range e.Statements {
		if slices.Contains(v.s.Statements[id].Sides, side) {
			ids = append(ids, id)
		}
	}
	a.Topics = v.byTopic(ids)
	return a
}

// byTopic groups statements by topic, in order of the first of each.
func (v *viewer) byTopic(ids []site.StatementID) []TopicStatements {
	var groups []TopicStatements
	at := map[entity.ID]int{}
	for _, id := range ids {
		topic := v.s.Statements[id].Topic
		if _, seen := at[topic]; !seen {
			at[topic] = len(groups)
			groups = append(groups, TopicStatements{Topic: v.topic(topic)})
		}
		g := &groups[at[topic]]
		g.Statements = append(g.Statements, v.statement(id))
	}
	return groups
}

// markOnly marks the topics that a single side speaks of, if several have an
// account.
func markOnly(accounts []Account) {
	count, speaking := map[string]int{}, 0
	for _, a := range accounts {
		if len(a.Topics) > 0 {
			speaking++
		}
		for _, t := range a.Topics {
			count[t.Topic.Text]++
		}
	}
	for i := range accounts {
		for j := range accounts[i].Topics {
			t := &accounts[i].Topics[j]
			t.Only = speaking > 1 && t.Topic.Text != "" && count[t.Topic.Text] == 1
		}
	}
	alignTopics(accounts, count)
}

// alignTopics puts the topics of all accounts into one order, so that they can
// be compared across: those that most sides speak of first, each in the order
// in which it first appears.
func alignTopics(accounts []Account, count map[string]int) {
	order := map[string]int{}
	for _, a := range accounts {
		for _, t := range a.Topics {
			if _, seen := order[t.Topic.Text]; !seen {
				order[t.Topic.Text] = len(order)
			}
		}
	}
	for _, a := range accounts {
		slices.SortStableFunc(a.Topics, func(x, y TopicStatements) int {
			return cmp.Or(count[y.Topic.Text]-count[x.Topic.Text], order[x.Topic.Text]-order[y.Topic.Text])
		})
	}
}

// otherAccounts returns an event's statements that speak for none of the sides
// shown.
func (v *viewer) otherAccounts(e *site.Event) []site.StatementID {
	var ids []site.StatementID
	for _, id := range e.Statements {
		shown := slices.ContainsFunc(v.s.Statements[id].Sides, func(side entity.ID) bool {
			return slices.Contains(e.Sides, side) || slices.ContainsFunc(e.Readouts, func(r site.Readout) bool { return r.Side == side })
		})
		if !shown {
			ids = append(ids, id)
		}
	}
	return ids
}
