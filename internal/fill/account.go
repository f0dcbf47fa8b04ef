package fill

import (
	"cmp"
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

const (
	maxInCell    = 5 // statements of a side on a topic; more are folded
	maxAbreast   = 3 // accounts stand beside each other, more after one another
	maxDifferent = 4 // sentences on where accounts differ
)

// itself is the topic of what only describes an event: that a call was frank.
const itself entity.ID = entity.None - 1

// An account is what one side says of an event.
type account struct {
	side     entity.ID
	readouts []view.Readout
	topics   []onTopic
}

func (a *account) on(topic entity.ID) []site.StatementID {
	i := slices.IndexFunc(a.topics, func(t onTopic) bool { return t.topic == topic })
	if i < 0 {
		return nil
	}
	return a.topics[i].ids
}

// accounts returns each side's account of an event: of the participants' sides, in their
// order, and of any other side that has published one; and apart from them what several
// of these say with one voice. A side without either has none.
func (v *viewer) accounts(e *site.Event) (accounts []account, together []onTopic) {
	sides := v.s.AccountSides(e)
	joint := func(id site.StatementID) bool {
		n := 0
		for _, side := range v.s.Statements[id].Sides {
			if slices.Contains(sides, side) {
				n++
			}
		}
		return n > 1
	}
	var common []site.StatementID
	for _, side := range sides {
		var own []site.StatementID
		for _, id := range v.s.ToldBy(e, side) {
			if joint(id) {
				common = append(common, id)
			} else {
				own = append(own, id)
			}
		}
		a := account{side, v.readoutsOf(e, side), v.subjectsOf(e, own)}
		if len(a.topics) > 0 || len(a.readouts) > 0 {
			accounts = append(accounts, a)
		}
	}
	slices.Sort(common)
	return accounts, v.subjectsOf(e, slices.Compact(common))
}

func (v *viewer) readoutsOf(e *site.Event, side entity.ID) []view.Readout {
	var list []view.Readout
	for _, r := range e.Readouts {
		if r.Side != side {
			continue
		}
		out := view.Readout{Link: view.Link{Text: r.Title, Href: r.URL}}
		if r.Date != e.Date {
			out.Date = v.Day(r.Date)
		}
		list = append(list, out)
	}
	return list
}

// subjectsOf groups an event's statements by topic, those with most first. What is on no
// topic comes after them, and last what only describes the event. Of those on a topic,
// those of higher rank come first.
func (v *viewer) subjectsOf(e *site.Event, ids []site.StatementID) []onTopic {
	groups := v.groupBy(ids, func(id site.StatementID) entity.ID {
		if st := &v.s.Statements[id]; st.Mark.Verb == document.Said && v.isAbout(st, e) {
			return itself
		}
		return v.s.Statements[id].Topic
	})
	slices.SortStableFunc(groups, func(a, b onTopic) int {
		return cmp.Or(lateTopic(a.topic)-lateTopic(b.topic), len(b.ids)-len(a.ids))
	})
	for _, g := range groups {
		slices.SortStableFunc(g.ids, func(a, b site.StatementID) int { return cmp.Compare(v.rank(a), v.rank(b)) })
	}
	return groups
}

// isAbout reports whether a statement is about an event, and was not made at it.
func (v *viewer) isAbout(st *site.Statement, e *site.Event) bool {
	is := func(id site.EventID) bool { return id != site.NoEvent && &v.s.Events[id] == e }
	return slices.ContainsFunc(st.Events, is) && !is(st.At)
}

func lateTopic(topic entity.ID) int {
	switch topic {
	case itself:
		return 2
	case entity.None:
		return 1
	}
	return 0
}

// rank is the rank of whoever makes a statement, that day.
func (v *selection) rank(id site.StatementID) entity.Rank {
	st := &v.s.Statements[id]
	best := entity.OtherRank
	for _, speaker := range st.Speakers {
		best = min(best, v.s.Registry.At(speaker).RankOn(st.Date))
	}
	return best
}

// topicsAcross returns the topics of several accounts in the order in which to compare
// them: those that most speak of first.
func topicsAcross(accounts []account) []entity.ID {
	speaking := map[entity.ID]int{}
	var topics []entity.ID
	for i := range accounts {
		for _, t := range accounts[i].topics {
			if speaking[t.topic]++; speaking[t.topic] == 1 {
				topics = append(topics, t.topic)
			}
		}
	}
	slices.SortStableFunc(topics, func(a, b entity.ID) int {
		return cmp.Or(lateTopic(a)-lateTopic(b), speaking[b]-speaking[a])
	})
	return topics
}

// answered puts those statements of an account on a topic first that another account
// answers, or that answer it.
func (v *viewer) answered(a *account, topic entity.ID, accounts []account) []site.StatementID {
	ids := slices.Clone(a.on(topic))
	isAnswered := func(id site.StatementID) bool {
		for i := range accounts {
			if other := &accounts[i]; other.side != a.side && slices.ContainsFunc(other.on(topic), func(o site.StatementID) bool { return v.answer(id, o) }) {
				return true
			}
		}
		return false
	}
	slices.SortStableFunc(ids, func(x, y site.StatementID) int {
		switch xa, ya := isAnswered(x), isAnswered(y); {
		case xa && !ya:
			return -1
		case ya && !xa:
			return 1
		}
		return 0
	})
	return ids
}

func (v *selection) answer(a, b site.StatementID) bool {
	return site.Answers(&v.s.Statements[a], &v.s.Statements[b])
}

// rows puts accounts beside each other, topic by topic.
func (v *viewer) rows(e *site.Event, accounts []account) []view.AccountRow {
	var rows []view.AccountRow
	for _, topic := range topicsAcross(accounts) {
		row := view.AccountRow{Topic: v.subject(e, topic), ID: v.subjectAnchor(topic)}
		for i := range accounts {
			a := &accounts[i]
			ids := v.answered(a, topic, accounts)
			cell := view.AccountCell{Heading: v.accountOf(a.side), Elsewhere: v.elsewhere(e, a.side, topic, accounts)}
			if len(ids) == 0 {
				cell.Absent = v.Say("not_in_account", v.Adjective(a.side))
			}
			all := each(v.untitled, ids)
			shown := min(len(all), maxInCell)
			if len(all) == maxInCell+1 { // a fold of one is no shorter
				shown++
			}
			cell.Statements, cell.Folded = all[:shown], all[shown:]
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	if len(rows) == 1 && topicsAcross(accounts)[0] == entity.None {
		rows[0].Topic.Text = "" // there are no others
	}
	return rows
}

// elsewhere returns what a side said elsewhere that day in answer to what other accounts
// have on a topic.
func (v *viewer) elsewhere(e *site.Event, side, topic entity.ID, accounts []account) []view.Statement {
	var ids []site.StatementID
	for i := range accounts {
		if a := &accounts[i]; a.side != side {
			for _, id := range a.on(topic) {
				ids = append(ids, v.s.AnsweredBy(side, id, a.side, e)...)
			}
		}
	}
	slices.Sort(ids)
	return each(v.untitled, slices.Compact(ids))
}

// bySubject returns statements under their topics, with what the other sides of the event
// answered elsewhere.
func (v *viewer) bySubject(e *site.Event, side entity.ID, topics []onTopic) []view.TopicStatements {
	var list []view.TopicStatements
	for _, t := range topics {
		out := view.TopicStatements{Topic: v.subject(e, t.topic), Statements: each(v.untitled, t.ids)}
		if len(topics) == 1 && t.topic == entity.None {
			out.Topic.Text = ""
		}
		for _, other := range e.Sides {
			if side != entity.None && other != side {
				out.Elsewhere = append(out.Elsewhere, v.elsewhere(e, other, t.topic, []account{{side: side, topics: topics}})...)
			}
		}
		list = append(list, out)
	}
	return list
}

// untitled is a statement without the title of its article, which the page gives once.
func (v *viewer) untitled(id site.StatementID) view.Statement {
	st := v.statement(id)
	st.Article.Text = ""
	return st
}

// subject is a topic of the statements on an event.
func (v *viewer) subject(e *site.Event, topic entity.ID) view.Link {
	switch topic {
	case itself:
		return view.Link{Text: v.Word("itself", string(e.Type))}
	case entity.None:
		return view.Link{Text: v.Say("other_topics")}
	}
	return v.topic(topic)
}

func (v *viewer) subjectAnchor(topic entity.ID) string {
	if topic < 0 {
		return ""
	}
	return "on-" + v.s.Registry.At(topic).ID
}

func (v *viewer) accountOf(side entity.ID) string { return v.Say("account_of", v.Adjective(side)) }
