package search

import (
	"readout/internal/address"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/wording"
)

// statement is found by who spoke, by whom or what it is about, and by the sentence in
// which the article has it, with the article's own labels.
func (g *gatherer) statement(id site.StatementID, where address.Address) *Document {
	st := &g.s.Statements[id]
	a := &g.s.Articles[st.Article]
	about := make([]entity.ID, 0, 8)
	for _, list := range [][]mention.Party{st.To, st.Of, st.About} {
		about = appendEntities(about, list)
	}
	if st.Topic != entity.None {
		about = append(about, st.Topic)
	}
	d := g.begin(Statement, g.Plainly(g.Note(st, g.plain)), where)
	d.Note, d.Year = g.Say("finder.statement")+" · "+g.Day(st.Date).Short, int(st.Date.Year)
	if according := g.Plainly(g.Relay(st, g.plain)); according != "" { // else what another told would pass for a fact
		d.Note += " · " + according
	}
	at := Sentence{Anchor: st.Mark.ID}
	if len(st.Mark.Pieces) > 0 {
		at.Text = g.Plain(&a.Content, a.Document.Text.SentenceAt(st.Mark.Pieces[0].Start))
	}
	d.Sentences = append(d.Sentences, Sentence{Under: g.namesOf(st.Speakers)}, Sentence{Under: g.namesOf(about)}, at)
	d.About = g.parties(append(about, st.Speakers...)...)
	return d
}

// plainPlace is a place where people are called by their names, without offices.
func (g *gatherer) plainPlace() wording.Place {
	at := g.Anywhere()
	at.Name = func(id entity.ID, _ *site.Statement) (name, post string) { return g.Name(id), "" }
	return at
}

func appendEntities(list []entity.ID, parties []mention.Party) []entity.ID {
	for i := range parties {
		if id := parties[i].Entity; id != entity.None {
			list = append(list, id)
		}
		list = append(list, parties[i].Named...)
	}
	return list
}

func (g *gatherer) namesOf(ids []entity.ID) []*Names {
	from := len(g.under)
	for _, id := range ids {
		g.under = append(g.under, g.briefNames(id))
	}
	return g.under[from:]
}
