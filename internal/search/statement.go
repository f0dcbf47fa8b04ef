package search

import (
	"slices"

	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
)

// statement is found by who spoke, by whom or what it is about, and by the sentence in
// which the article has it, with the article's own labels.
func (g *gatherer) statement(id site.StatementID) *Document {
	st := &g.s.Statements[id]
	a := &g.s.Articles[st.Article]
	about := slices.Concat(entitiesOf(st.To), entitiesOf(st.Of), entitiesOf(st.About))
	if st.Topic != entity.None {
		about = append(about, st.Topic)
	}
	d := &Document{
		Kind: Statement, Title: g.Act(st), Address: g.Article(st.Article), Note: g.Say("finder.statement") + " · " + g.Day(st.Date).Short, Year: int(st.Date.Year),
		About: g.parties(slices.Concat(st.Speakers, about)...),
	}
	d.Sentences = []Sentence{{Under: g.namesOf(st.Speakers)}, {Under: g.namesOf(about)}, {Anchor: st.Mark.ID}}
	if len(st.Mark.Pieces) > 0 {
		d.Sentences[2].Text = g.Plain(&a.Content, a.Document.Text.SentenceAt(st.Mark.Pieces[0].Start))
	}
	return d
}

func entitiesOf(parties []mention.Party) []entity.ID {
	var list []entity.ID
	for i := range parties {
		if id := parties[i].Entity; id != entity.None {
			list = append(list, id)
		}
		list = append(list, parties[i].Named...)
	}
	return list
}

func (g *gatherer) namesOf(ids []entity.ID) []*Names {
	var list []*Names
	for _, id := range ids {
		list = append(list, g.briefNames(id))
	}
	return list
}
