package wording

import (
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
)

// Pieces returns what was said, piece by piece, without the marks around a
// quotation. Between two pieces something was left out. A paraphrase begins like a
// sentence; a quotation stays as it is.
func (w *Writer) Pieces(st *site.Statement) []string {
	a, mark := &w.site.Articles[st.Article], st.Mark
	var list []string
	for _, piece := range mark.Pieces {
		list = append(list, w.Plain(&a.Content, piece))
	}
	if mark.Quote {
		// Its pieces are paragraphs that follow each other: nothing is left out.
		list = []string{strings.Join(list, " ")}
	}
	if len(list) > 0 && mark.Form != document.Direct {
		list[0] = UpperFirst(list[0])
	}
	return list
}

// Quote returns the pieces of a statement in one line.
func (w *Writer) Quote(st *site.Statement) string { return strings.Join(w.Pieces(st), " … ") }

// Verb returns the word for what a statement does, as a reader is told: the author's
// own, else the site's.
func (w *Writer) Verb(mark *document.Statement) string {
	if mark.Cue.Given() {
		return mark.Cue.Text
	}
	return w.Word("verb", string(mark.Verb))
}

// OneSided reports whether a statement is known only from the account of another
// side.
func OneSided(st *site.Statement) bool { return len(st.Via) > 0 && !slices.Equal(st.From, st.Sides) }

// Relayed says through whom the account of a statement reached the site: "relayed
// by a senior official". It is "" for what was said in the open. Whoever shows the
// words shows this too.
func (w *Writer) Relayed(st *site.Statement) string {
	if len(st.Via) == 0 {
		return ""
	}
	return w.Say("relayed_by", strings.Join(w.parties(st.Via), ", "))
}

// Told tells a statement as pages do, with the labels that a reader must not
// overlook: who said what to whom, relayed by whom, whether it is a paraphrase or
// one side's account only; and where and when it was said.
func (w *Writer) Told(st *site.Statement) (words, day string) {
	words = w.citedWords(st, site.NoEvent)
	if OneSided(st) {
		words += " (" + w.Say("one_side_only") + ")"
	}
	return words, w.citedDay(st)
}

// Citation writes a statement out in one line, to be taken along: who said
// what to whom, who says so, when and where, and where that is written. The event
// of the page that shows it is not named as what it is about.
func (w *Writer) Citation(st *site.Statement, here site.EventID) string {
	a := &w.site.Articles[st.Article]
	source := w.ArticleCitation(a)
	if address := w.citedAddress(a, st.Mark.ID); address != "" {
		source = w.Join([]string{source, address})
	}
	return w.citedWords(st, here) + ". " + w.citedDay(st) + ". " + source
}

// ArticleCitation writes out where an article was published, without the address.
func (w *Writer) ArticleCitation(a *site.Article) string {
	return w.Say("cite_as", w.Title(a), w.Publisher(a), w.Day(a.Date.Day).Short)
}

// citedWords is what was said, by whom to whom: "Ana Lund (Envoy · Norway) demands
// of Iceland (paraphrase): All of it".
func (w *Writer) citedWords(st *site.Statement, here site.EventID) string {
	said, words := w.citedAct(st, here), w.Quote(st)
	switch st.Mark.Form {
	case document.Direct:
		return w.Say("cite_words", said, words)
	case document.Mixed:
		return w.Say("cite_mixed", said, words)
	}
	return w.Say("cite_paraphrase", said, words)
}

// citedDay is when it was said, and where.
func (w *Writer) citedDay(st *site.Statement) string {
	day := w.Day(st.Date).Short
	if st.At == site.NoEvent {
		return day
	}
	return w.Join([]string{w.EventName(st.At), day})
}

// Act is what was done without the words and without offices: "Ana Lund demands of
// Iceland, relayed by the Harbour Ministry".
func (w *Writer) Act(st *site.Statement) string {
	return w.act(w.citedSpeakers(st, false), st, site.NoEvent)
}

// citedAct is Act with the offices: "Ana Lund (Envoy, Norway) demands of Iceland".
func (w *Writer) citedAct(st *site.Statement, here site.EventID) string {
	return w.act(w.citedSpeakers(st, true), st, here)
}

func (w *Writer) act(said string, st *site.Statement, here site.EventID) string {
	act := string(st.Mark.Verb)
	if st.Mark.Cue.Given() {
		act = "cue"
	}
	said += " " + w.Verb(st.Mark)
	if of := w.List(w.parties(st.Of)); of != "" {
		said += " " + w.Word("of", act, of)
	}
	var about []string
	for i, p := range st.About {
		switch event := st.AboutEvent(i); event {
		case site.NoEvent:
			about = append(about, w.party(p))
		case here:
		default:
			about = append(about, w.EventName(event))
		}
	}
	for _, part := range []struct {
		key string
		who []string
	}{{"to", w.parties(st.To)}, {"about", about}, {"relayed_by", w.parties(st.Via)}} {
		if len(part.who) > 0 {
			said += " " + w.Say(part.key, w.List(part.who))
		}
	}
	return said
}

// citedSpeakers names the speakers, with the offices they held that day if they are asked
// for.
func (w *Writer) citedSpeakers(st *site.Statement, offices bool) string {
	var who []string
	for _, id := range st.Speakers {
		name := w.site.Registry.At(id).Name
		if office := w.Office(id, st.Date, w.site.EventOf(st)); offices && office != "" {
			name += " (" + office + ")"
		}
		who = append(who, name)
	}
	if st.By != nil {
		who = append(who, st.By.Text)
	}
	return w.List(who)
}

// citedAddress is where a statement can be looked up: on this site if its
// address is known, else in the article's own source.
func (w *Writer) citedAddress(a *site.Article, id string) string {
	if base := w.site.Config.BaseURL; base != "" {
		return base + "articles/" + a.Document.ID + ".html#" + id
	}
	return a.Document.Article.SourceURL.Text
}

func (w *Writer) parties(list []mention.Party) []string {
	var names []string
	for _, p := range list {
		names = append(names, w.party(p))
	}
	return names
}

// party names a party within a sentence: an entity, or words alone.
func (w *Writer) party(p mention.Party) string {
	if p.Entity != entity.None {
		return w.InSentence(p.Entity)
	}
	return p.Text
}
