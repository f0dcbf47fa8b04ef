package page

import (
	"cmp"
	"strings"

	"readout/internal/document"
	"readout/internal/site"
	"readout/internal/view"
)

// citation writes a statement out in one line, to be taken along: who said
// what to whom, who says so, when and where, and where that is written.
func (v *viewer) citation(id site.StatementID) string {
	st := &v.s.Statements[id]
	a := &v.s.Articles[st.Article]
	source := v.cite(v.plainTitle(a), v.publisher(a), a)
	if address := v.citedAddress(a, st.Mark.ID); address != "" {
		source = v.p.words.Join([]string{source, address})
	}
	return v.citedWords(st) + ". " + v.citedDay(st) + ". " + source
}

// citedWords is what was said, by whom to whom: "Ana Lund (Envoy · Norway) demands
// of Iceland (paraphrase): All of it".
func (v *viewer) citedWords(st *site.Statement) string {
	said, words := v.citedAct(st), strings.Join(v.words(&v.s.Articles[st.Article], st.Mark), " … ")
	switch st.Mark.Form {
	case document.Direct:
		return v.say("cite_words", said, words)
	case document.Mixed:
		return v.say("cite_mixed", said, words)
	}
	return v.say("cite_paraphrase", said, words)
}

// citedDay is when it was said, and where.
func (v *viewer) citedDay(st *site.Statement) string {
	day := v.day(st.Date).Short
	if st.At == site.NoEvent {
		return day
	}
	return v.p.words.Join([]string{v.eventName(st.At), day})
}

// citedAct is what was done without the words: "Ana Lund (Envoy, Norway)
// demands of Iceland, relayed by the Harbour Ministry".
func (v *viewer) citedAct(st *site.Statement) string {
	act, verb := st.Mark.Verb, v.word("verb", st.Mark.Verb)
	if st.Mark.Cue.Given() {
		act, verb = "cue", st.Mark.Cue.Text
	}
	said := v.citedSpeakers(st) + " " + verb
	if of := v.namesOf(v.parties(st.Of)); of != "" {
		said += " " + v.word("of", act, of)
	}
	for _, part := range []struct{ key, who string }{
		{"to", v.namesOf(v.parties(st.To))}, {"about", v.namesOf(v.about(st))}, {"relayed_by", v.namesOf(v.parties(st.Via))},
	} {
		if part.who != "" {
			said += " " + v.say(part.key, part.who)
		}
	}
	return said
}

// citedSpeakers names the speakers with the offices they held that day.
func (v *viewer) citedSpeakers(st *site.Statement) string {
	var who []string
	for _, id := range st.Speakers {
		name := v.s.Registry.At(id).Name
		if office := v.officeAt(id, st.Date, v.s.EventOf(st)); office != "" {
			name += " (" + office + ")"
		}
		who = append(who, name)
	}
	if st.By != nil {
		who = append(who, st.By.Text)
	}
	return v.p.words.List(who)
}

func (v *viewer) namesOf(chips []view.Chip) string {
	var who []string
	for _, c := range chips {
		who = append(who, c.Text)
	}
	return v.p.words.List(who)
}

// citedAddress is where a statement can be looked up: on this site if its
// address is known, else in the article's own source.
func (v *viewer) citedAddress(a *site.Article, id string) string {
	if base := v.s.Config.BaseURL; base != "" {
		return base + "articles/" + a.Document.ID + ".html#" + id
	}
	return a.Document.Article.SourceURL.Text
}

// publisher is who published an article first.
func (v *viewer) publisher(a *site.Article) string {
	return cmp.Or(a.Document.Article.Publisher.Text, v.s.Config.Title)
}
