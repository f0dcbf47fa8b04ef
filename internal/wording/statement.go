package wording

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
)

// Pieces returns what was said, piece by piece, as it stands in the article, without the
// marks around a quotation. Between two pieces something was left out.
func (w *Writer) Pieces(st *site.Statement) []string {
	a, mark := &w.site.Articles[st.Article], st.Mark
	var list []string
	for _, piece := range mark.Pieces {
		list = append(list, w.Plain(&a.Content, piece))
	}
	if mark.Quote {
		// Its pieces are paragraphs that follow each other: nothing is left out.
		list = []string{inOneLine(list)}
	}
	return list
}

// inOneLine joins paragraphs and items of a list. Where none of the author's marks ends one, a stroke tells them apart.
func inOneLine(paragraphs []string) string {
	var b strings.Builder
	for i, p := range paragraphs {
		switch {
		case i == 0:
		case endsWithMark(paragraphs[i-1]):
			b.WriteByte(' ')
		default:
			b.WriteString(" / ")
		}
		b.WriteString(p)
	}
	return b.String()
}

// endsWithMark reports whether a text ends with a mark between words, if need be within quotation marks.
func endsWithMark(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pi, unicode.Pf, unicode.Pe) || r == '"' || r == '\''
	})
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsPunct(last)
}

// Quote returns the pieces of a statement in one line. A paraphrase begins like a
// sentence; a quotation stays as it is.
func (w *Writer) Quote(st *site.Statement) string {
	words := strings.Join(w.Pieces(st), " … ")
	if st.Mark.Form != document.Direct {
		return UpperFirst(words)
	}
	return words
}

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

// Relayed says through whom the account of a statement reached the site: "according to
// a senior official". It is "" for what was said in the open. Whoever shows the
// words shows this too.
func (w *Writer) Relayed(st *site.Statement) string { return w.Plainly(w.Relay(st, w.Anywhere())) }

// Told tells a statement in a sentence, which says all that a reader must not overlook:
// who said what to whom, according to whom; a quotation has its marks. The day is when
// it was said, and where.
func (w *Writer) Told(st *site.Statement) (words, day string) {
	return w.sentence(st, w.Anywhere()), w.citedDay(st)
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
	at := w.Anywhere()
	at.EventName = func(id site.EventID) string {
		if id == here {
			return ""
		}
		return w.EventInSentence(id)
	}
	return w.sentence(st, at) + " " + w.citedDay(st) + ". " + source
}

// ArticleCitation writes out where an article was published, without the address.
func (w *Writer) ArticleCitation(a *site.Article) string {
	return w.Say("cite_as", w.Title(a), w.Publisher(a), w.Day(a.Date.Day).Short)
}

// sentence tells a statement in one line, which ends like a sentence.
func (w *Writer) sentence(st *site.Statement, at Place) string {
	words, tail := strings.Join(w.Pieces(st), " … "), w.tail(st, at)
	closed := strings.HasSuffix(words, "?") || strings.HasSuffix(words, "!")
	if !closed {
		words = strings.TrimRight(words, ".,;")
	}
	switch direct := st.Mark.Form == document.Direct; {
	case direct && tail != "" && !closed:
		words = w.Say("quoted_on", words)
	case direct && !closed:
		words = w.Say("quoted", words+".")
	case direct:
		words = w.Say("quoted", words)
	case tail != "" && !closed:
		words += w.Say("comma")
	}
	line := w.Plainly(w.Act(st, at)) + " " + words
	if tail != "" {
		line += " " + tail
	}
	if last := lastRune(strings.TrimRight(line, "”»\"’\u2069")); last != '.' && last != '?' && last != '!' || tail != "" {
		line += "."
	}
	return line
}

// tail is what a sentence says after the words: according to whom, and from which
// language they were translated.
func (w *Writer) tail(st *site.Statement, at Place) string {
	var parts []string
	if st.Mark.From.Given() {
		parts = append(parts, w.Say("act.translated", st.Mark.From.Text))
	}
	if relay := w.Plainly(w.Relay(st, at)); relay != "" {
		parts = append(parts, relay)
	}
	if account := w.Account(st); account != "" {
		parts = append(parts, account)
	}
	return strings.Join(parts, w.Say("comma")+" ")
}

// Account says for whom an account speaks, if the author says so: nothing else would tell
// a reader.
func (w *Writer) Account(st *site.Statement) string {
	if st.Side == entity.None {
		return ""
	}
	return w.Say("act.account", w.Adjective(st.Side))
}

// citedDay is when it was said, and where.
func (w *Writer) citedDay(st *site.Statement) string {
	day := w.Day(st.Date).Short
	if st.At == site.NoEvent {
		return day
	}
	return w.Join([]string{w.EventName(st.At), day})
}

// citedAddress is where a statement can be looked up: on this site if its
// address is known, else in the article's own source.
func (w *Writer) citedAddress(a *site.Article, id string) string {
	if base := w.site.Config.BaseURL; base != "" {
		return base + "articles/" + a.Document.ID + ".html#" + id
	}
	return a.Document.Article.SourceURL.Text
}
