package fill

import (
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// differences says where accounts differ, made of topic, verb and side alone: what one has
// that another answers; of what several speak, and of what one alone; or that there is no
// answer, in the accounts or elsewhere. What only describes the event, or is on no topic,
// does not count.
func (v *viewer) differences(accounts []account, rows []view.AccountRow) []view.Difference {
	topics := topicsAcross(accounts)
	topics = slices.DeleteFunc(topics, func(t entity.ID) bool { return lateTopic(t) > 0 })
	if len(accounts) < 2 || len(topics) == 0 {
		return nil
	}
	var list []view.Difference
	done := map[entity.ID]bool{}
	for _, topic := range topics {
		answers := v.answers(accounts, topic)
		list, done[topic] = append(list, answers...), len(answers) > 0
	}
	neither := len(list) == 0 && !slices.ContainsFunc(rows, answeredElsewhere) && !slices.ContainsFunc(accounts, v.refuses)
	room := maxDifferent
	if neither {
		room-- // for the last line
	}
	for _, topic := range topics {
		if d := v.onBoth(accounts, topic); !done[topic] && len(d.Accounts) > 1 && len(accounts) <= maxAbreast {
			list = append(list, d)
		}
	}
	for i := range accounts {
		list = append(list, v.onlyIn(&accounts[i], topics, accounts)...)
	}
	list = list[:min(len(list), room)]
	if neither {
		list = append(list, view.Difference{Kind: "neither", Accounts: make([]view.AccountActs, len(accounts))})
	}
	return list
}

// refuses reports whether an account has a denial or a rejection. What it is of, only its
// words say: where there is one, nobody can be told that there is none.
func (v *viewer) refuses(a account) bool {
	return slices.ContainsFunc(a.topics, func(t onTopic) bool {
		return slices.ContainsFunc(t.ids, func(id site.StatementID) bool { return isAnswer(v.s.Statements[id].Mark.Verb) })
	})
}

func answeredElsewhere(r view.AccountRow) bool {
	return slices.ContainsFunc(r.Cells, func(c view.AccountCell) bool { return len(c.Elsewhere) > 0 })
}

// answers says what accounts have on a topic that others answer: each pair of acts once.
func (v *viewer) answers(accounts []account, topic entity.ID) []view.Difference {
	type pair struct {
		one, other     entity.ID
		act, answering document.Verb
	}
	var list []view.Difference
	said := map[pair]bool{}
	for i := range accounts {
		for j := range accounts {
			if i == j {
				continue
			}
			one, other := &accounts[i], &accounts[j]
			for _, a := range one.on(topic) {
				for _, b := range other.on(topic) {
					p := pair{one.side, other.side, v.s.Statements[a].Mark.Verb, v.s.Statements[b].Mark.Verb}
					if said[p] || !v.answer(a, b) || !isAnswer(p.answering) {
						continue
					}
					said[p] = true
					list = append(list, view.Difference{Kind: "answer", Topics: []view.Link{v.toRow(topic)}, Accounts: []view.AccountActs{
						{Side: v.Adjective(p.one), Acts: v.act(p.act, 1)}, {Side: v.Adjective(p.other), Acts: v.act(p.answering, 1)},
					}})
				}
			}
		}
	}
	return list
}

// isAnswer reports whether an act answers another, and is not answered.
func isAnswer(act document.Verb) bool { return act == "rejects" || act == "denies" }

// onBoth says what each account that speaks of a topic has on it.
func (v *viewer) onBoth(accounts []account, topic entity.ID) view.Difference {
	d := view.Difference{Kind: "both", Topics: []view.Link{v.toRow(topic)}}
	for i := range accounts {
		if ids := accounts[i].on(topic); len(ids) > 0 {
			d.Accounts = append(d.Accounts, view.AccountActs{Side: v.Adjective(accounts[i].side), Acts: v.acts(ids)})
		}
	}
	return d
}

// onlyIn says of which topics one account alone speaks: up to two with what it has on
// them, more in a row.
func (v *viewer) onlyIn(a *account, topics []entity.ID, accounts []account) []view.Difference {
	const most = 2
	var list []view.Difference
	all := view.Difference{Kind: "only", Accounts: []view.AccountActs{{Side: v.Adjective(a.side)}}}
	for _, topic := range topics {
		ids := a.on(topic)
		if len(ids) == 0 || slices.ContainsFunc(accounts, func(o account) bool { return o.side != a.side && len(o.on(topic)) > 0 }) {
			continue
		}
		link := v.toRow(topic)
		all.Topics = append(all.Topics, link)
		list = append(list, view.Difference{Kind: "only", Topics: []view.Link{link}, Accounts: []view.AccountActs{{Side: v.Adjective(a.side), Acts: v.acts(ids)}}})
	}
	if len(list) > most {
		return []view.Difference{all}
	}
	return list
}

// toRow leads to the row of a topic.
func (v *viewer) toRow(topic entity.ID) view.Link {
	return view.Link{Text: v.Name(topic), Href: "#" + v.subjectAnchor(topic)}
}

// acts counts statements by what is done with them: "a warning and 2 offers".
func (v *viewer) acts(ids []site.StatementID) string {
	var order []document.Verb
	count := map[document.Verb]int{}
	for _, id := range ids {
		verb := v.s.Statements[id].Mark.Verb
		if count[verb]++; count[verb] == 1 {
			order = append(order, verb)
		}
	}
	var names []string
	for _, verb := range order {
		names = append(names, v.act(verb, count[verb]))
	}
	return v.List(names)
}

// act names acts of one kind: "a warning", "2 warnings".
func (v *viewer) act(verb document.Verb, n int) string {
	return v.Word("kind_of_act", string(verb), n)
}
