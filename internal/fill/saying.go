package fill

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
)

// The statements of a day stand in a brief by weight, each in the first group it fits.
type sayingGroup uint8

const (
	denialsAndDemands sayingGroup = iota
	rejectionsAndThreats
	headsSay
	ministersSay
	othersSay
)

var sayingWords = [...]string{"denials", "rejections", "heads", "ministers", "others"}

// saying returns the group of a statement.
func (v *selection) saying(verb document.Verb, rank entity.Rank) sayingGroup {
	switch {
	case verb == "denies" || verb == "demands":
		return denialsAndDemands
	case verb == "rejects" || verb == "threatens":
		return rejectionsAndThreats
	case rank <= entity.HeadOfGovernment:
		return headsSay
	case rank <= entity.OtherMinister:
		return ministersSay
	}
	return othersSay
}

// Paper has two sheets, which hold so many lines of so many letters beside what stands
// above and below.
const (
	paperLines   = 92
	paperLetters = 80
)

// lines estimates how many lines a text takes.
func lines(text string) int { return (utf8.RuneCountInString(text) + paperLetters - 1) / paperLetters }

// choose puts the statements of a day into their groups, the weightiest first. What has no
// room on two sheets is not printed, and what has none on the page is left to the articles;
// both are counted.
func (v *viewer) choose(out *view.BriefView, articles []site.ArticleID) {
	type ranked struct {
		id    site.StatementID
		group sayingGroup
		rank  entity.Rank
	}
	var list []ranked
	for _, number := range articles {
		a := &v.s.Articles[number]
		for i := a.Statements.From; i < a.Statements.To; i++ {
			id := site.StatementID(i)
			rank := v.rank(id)
			list = append(list, ranked{id, v.saying(v.s.Statements[id].Mark.Verb, rank), rank})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.rank, b.rank)) })
	room := paperLines - v.linesOf(out)
	var unprinted, left []site.StatementID
	for i, it := range list {
		if i >= briefStatements {
			left = append(left, it.id)
			continue
		}
		label := v.Word("saying", sayingWords[it.group])
		if n := len(out.Said); n == 0 || out.Said[n-1].Label != label {
			out.Said = append(out.Said, view.BriefSaid{Label: label})
			room--
		}
		g, st := &out.Said[len(out.Said)-1], v.untitled(it.id)
		room -= 2
		for _, words := range st.Words {
			room -= lines(words)
		}
		if room < 0 || len(unprinted) > 0 {
			unprinted = append(unprinted, it.id)
			g.Tail = append(g.Tail, st)
		} else {
			g.Statements = append(g.Statements, st)
		}
	}
	if len(left) > 0 {
		out.Left = v.acts(left)
	}
	if unprinted = append(unprinted, left...); len(unprinted) > 0 {
		out.Unprinted = v.acts(unprinted)
	}
}

// linesOf estimates how many lines everything but the statements takes on paper.
func (v *viewer) linesOf(out *view.BriefView) int {
	n := len(out.Events) + 2*len(out.New)/3 + len(out.Sources) + 4
	for _, s := range out.First {
		n += linesOfStory(&s)
	}
	for _, g := range out.Groups {
		n++
		for _, s := range g.Stories {
			n += lines(s.Title.Text)
		}
	}
	return n
}

func linesOfStory(s *view.Story) int {
	n := lines(s.Title.Text) + 1
	for _, p := range s.Points {
		n += lines(p)
	}
	if len(s.Points) == 0 {
		n += lines(s.Summary)
	}
	return n
}
