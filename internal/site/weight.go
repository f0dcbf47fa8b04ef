package site

import (
	"cmp"
	"fmt"
	"slices"

	"readout/internal/entity"
	"readout/internal/source"
)

// What makes a story weigh, as docs/annotating.md tells editors. Each kind has a limit, so
// that no story leads because it is long.
const (
	perStatement, mostOfStatements = 1, 10
	perEvent, mostOfEvents         = 3, 6
	perHead, mostOfHeads           = 2, 6 // heads of state and of government
	ofTwoSides                     = 4
)

// Weight is how much an article weighs among those of its day.
func (s *Site) Weight(id ArticleID) int {
	a := &s.Articles[id]
	events := slices.Clone(a.Declared)
	if a.MainEvent != NoEvent && !slices.Contains(events, a.MainEvent) {
		events = append(events, a.MainEvent)
	}
	var heads, sides []entity.ID
	note := func(person entity.ID) {
		if s.Registry.At(person).RankOn(a.Date.Day) <= entity.HeadOfGovernment {
			heads = appendSide(heads, person)
		}
	}
	for i := a.Statements.From; i < a.Statements.To; i++ {
		st := &s.Statements[i]
		for _, speaker := range st.Speakers {
			note(speaker)
		}
		for side := range st.OwnSides() {
			sides = appendSide(sides, side)
		}
	}
	for _, event := range events {
		for _, p := range s.Events[event].Participants {
			note(p)
		}
	}
	weight := min(perStatement*int(a.Statements.To-a.Statements.From), mostOfStatements) +
		min(perEvent*len(events), mostOfEvents) + min(perHead*len(heads), mostOfHeads)
	if len(sides) > 1 {
		weight += ofTwoSides
	}
	return weight
}

// ByWeight returns the articles of a range, which are of one day, in the order in which
// to tell them: what leads the day, then the heaviest first, then the latest.
func (s *Site) ByWeight(of Range) []ArticleID {
	type story struct {
		id     ArticleID
		weight int
		leads  bool
	}
	list := make([]story, 0, of.To-of.From)
	for i := of.From; i < of.To; i++ {
		list = append(list, story{ArticleID(i), s.Weight(ArticleID(i)), s.Articles[i].Leads})
	}
	slices.SortFunc(list, func(a, b story) int {
		if a.leads != b.leads {
			if a.leads {
				return -1
			}
			return 1
		}
		if a.leads {
			return cmp.Compare(a.id, b.id)
		}
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id))
	})
	ids := make([]ArticleID, len(list))
	for i := range list {
		ids[i] = list[i].id
	}
	return ids
}

// warnOfTwoLeads warns of articles that want to lead a day which another leads.
func (s *Site) warnOfTwoLeads(to *reporter) {
	var first *Article
	for i := range s.Articles { // the latest of a day first, then by address
		a := &s.Articles[i]
		if !a.Leads {
			continue
		}
		if first == nil || first.Date.Day != a.Date.Day {
			first = a
			continue
		}
		d, other := a.Document, first.Document
		to.warn(d.File.Path, d.Article.Lead, source.Diagnostic{
			Rule: "two-leads", Message: fmt.Sprintf("another article leads %s, too, and comes before this one", a.Date.Day),
			Hint:    "take lead out of one of the two",
			Related: []source.Related{{Path: other.File.Path, Span: other.Article.Lead, Message: "this one leads the day"}},
		})
	}
}
