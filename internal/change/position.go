package change

import (
	"cmp"
	"strconv"
	"strings"

	"readout/internal/entity"
)

// A Position is what a side holds on a topic in one version: its latest statement, and
// how many it has made.
type Position struct {
	Side       string   `json:"side"`
	Topic      string   `json:"topic"`
	Statement  string   `json:"statement"` // the id of the latest
	Verb       string   `json:"verb"`
	Form       string   `json:"form"`
	Words      string   `json:"words"`
	Speakers   []string `json:"speakers"`
	Date       string   `json:"date"`
	Statements int      `json:"statements"` // all of them
}

func (p *Position) facts() []fact {
	return []fact{
		{"side", one(p.Side)}, {"topic", one(p.Topic)}, {"verb", one(p.Verb)}, {"form", one(p.Form)}, {"words", one(p.Words)},
		{"speakers", p.Speakers}, {"date", one(p.Date)}, {"statements", one(strconv.Itoa(p.Statements))},
	}
}

// positions compares what each side holds on each topic.
func (c *comparer) positions() []Change[Position] {
	before, after := c.before.positions(), c.after.positions()
	p := newPairing(len(before), len(after))
	pairItems(p, before, after, func(p *Position) string { return keyOf(p.Side, p.Topic) })
	return sorted(changes[Position](before, after, p), func(a, b *Position) int {
		return cmp.Or(strings.Compare(a.Side, b.Side), strings.Compare(a.Topic, b.Topic))
	})
}

func (v *version) positions() []Position {
	var list []Position
	for side := range v.site.Dossiers {
		at := map[entity.ID]int{} // of list, by topic
		for _, id := range v.site.Dossiers[side].Positions {
			st := &v.site.Statements[id]
			i, known := at[st.Topic]
			if !known {
				i = len(list)
				at[st.Topic] = i
				list = append(list, Position{
					Side: v.entities[side], Topic: v.id(st.Topic), Statement: v.statementID(st), Verb: string(st.Mark.Verb),
					Form: st.Mark.Form.String(), Words: v.Words.Quote(st), Speakers: v.speakers(st), Date: st.Date.String(),
				})
			}
			list[i].Statements++
		}
	}
	return list
}
