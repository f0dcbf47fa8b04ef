package page

import (
	"strings"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
)

// Facts answers what programs ask of a site, in the words that its pages use.
// Addresses are relative to the site's root. It is stateless, and may be used by
// several goroutines.
type Facts struct{ v viewer }

// Facts returns the facts of a plan.
func (p *Plan) Facts() *Facts {
	return &Facts{viewer{p: p, s: p.Site, event: site.NoEvent}}
}

// Article returns the address of an article.
func (f *Facts) Article(id site.ArticleID) string { return f.v.p.article(id) }

// Entity returns the address of an entity, or "" if it has no page.
func (f *Facts) Entity(id entity.ID) string { return f.v.p.entity(id) }

// Event returns the address of an event.
func (f *Facts) Event(id site.EventID) string { return f.v.p.addresses.events[id] }

// Page returns the address of a page of the publisher's own, which counts
// Site.Pages.
func (f *Facts) Page(number int) string { return f.v.p.addresses.pages[number] }

// Relation returns the address of a relation, which counts Site.Relations.
func (f *Facts) Relation(number int32) string { return f.v.p.addresses.relations[number] }

// Statement returns the address of a statement's sentence in its article.
func (f *Facts) Statement(id site.StatementID) string {
	st := &f.v.s.Statements[id]
	return f.Article(st.Article) + "#" + st.Mark.ID
}

// Mention returns the address of a mention, which counts Site.Mentions, in its
// article.
func (f *Facts) Mention(number int32) string {
	m := &f.v.s.Mentions[number]
	return f.Article(m.Article) + "#" + anchor(int(number-f.v.s.Articles[m.Article].Mentions.From))
}

// Title returns an article's title.
func (f *Facts) Title(id site.ArticleID) string { return f.v.plainTitle(&f.v.s.Articles[id]) }

// Summary returns an article's bottom line, or "".
func (f *Facts) Summary(id site.ArticleID) string {
	a := &f.v.s.Articles[id]
	return f.v.plainPart(&a.Content, a.Document.Text.Summary)
}

// Authors returns who wrote an article.
func (f *Facts) Authors(id site.ArticleID) []string {
	return f.v.authors(&f.v.s.Articles[id])
}

// Picture is the picture of a document: its address and what it shows. Both are
// empty if there is none.
func (f *Facts) Picture(c *site.Content) (address, alt string) {
	if c.Document == nil {
		return "", ""
	}
	if image := f.v.image(c); image != nil {
		return image.Src, image.Alt
	}
	return "", ""
}

// EventName returns an event's title, made up if it has none.
func (f *Facts) EventName(id site.EventID) string { return f.v.eventName(id) }

// EventType returns the word for an event's type: "Call".
func (f *Facts) EventType(e *site.Event) string { return f.v.word("event", string(e.Type)) }

// Verb returns the word for what a statement does, as a reader is told: the
// author's own, else the site's.
func (f *Facts) Verb(id site.StatementID) string {
	mark := f.v.s.Statements[id].Mark
	if mark.Cue.Given() {
		return mark.Cue.Text
	}
	return f.v.word("verb", mark.Verb)
}

// Relayed says through whom the account of a statement reached the site: "relayed
// by a senior official". It is "" for what was said in the open. Whoever shows the
// words shows this too.
func (f *Facts) Relayed(id site.StatementID) string {
	var names []string
	for _, party := range f.v.s.Statements[id].Via {
		names = append(names, f.v.party(party).Text)
	}
	if len(names) == 0 {
		return ""
	}
	return f.v.say("relayed_by", strings.Join(names, ", "))
}

// Said tells a statement as pages do, with the labels that a reader must not
// overlook: who said what to whom, relayed by whom, whether it is a paraphrase or
// one side's account only; and where and when it was said.
func (f *Facts) Said(id site.StatementID) (words, day string) {
	st := &f.v.s.Statements[id]
	words = f.v.citedWords(st)
	if oneSided(st) {
		words += " (" + f.v.say("one_side_only") + ")"
	}
	return words, f.v.citedDay(st)
}

// CorrectionOf returns the words before a correction of a day: "Correction, 5 Feb
// 2022".
func (f *Facts) CorrectionOf(d date.Date) string {
	return f.v.p.words.Join([]string{f.v.say("correction"), f.v.day(d).Short})
}

// Corrections returns what was corrected in an article, in order of the text.
func (f *Facts) Corrections(id site.ArticleID) []Corrected {
	var list []Corrected
	for i := range f.v.s.Articles[id].Document.Callouts {
		if c, ok := f.v.corrected(id, i); ok {
			list = append(list, c)
		}
	}
	return list
}

// Day returns a day as a reader reads it: "1 Feb 2022".
func (f *Facts) Day(d date.Date) string { return f.v.day(d).Short }

// Words returns what was said, piece by piece, without the marks around a
// quotation. Between two pieces something was left out.
func (f *Facts) Words(id site.StatementID) []string {
	st := &f.v.s.Statements[id]
	return f.v.words(&f.v.s.Articles[st.Article], st.Mark)
}

// Sentence returns the sentence around a mention, which counts Site.Mentions.
func (f *Facts) Sentence(number int32) string {
	m := &f.v.s.Mentions[number]
	a := &f.v.s.Articles[m.Article]
	return f.v.plain(&a.Content, a.Document.Text.SentenceAt(m.Text.Start))
}

// Surface returns the words of an article between two places.
func (f *Facts) Surface(id site.ArticleID, text source.Span) string {
	return f.v.plain(&f.v.s.Articles[id].Content, text)
}

// Line says in one line what an entity is on the as-of day: a person's post
// (else the last) and for whom, a country's region, an organization's country.
func (f *Facts) Line(id entity.ID) string {
	e := f.v.s.Registry.At(id)
	switch e.Kind {
	case entity.Person:
		return f.personLine(id, e)
	case entity.Country:
		return f.v.region(e)
	}
	what := f.v.word("kind", e.Kind.String())
	if e.Country != entity.None {
		what += " · " + f.v.s.Registry.At(e.Country).Name
	}
	return what
}

func (f *Facts) personLine(id entity.ID, e *entity.Entity) string {
	country := ""
	if e.Country != entity.None {
		country = f.v.s.Registry.At(e.Country).Name
	}
	if line := f.v.officeOn(id, f.v.s.AsOf); line != "" {
		if f.v.s.SpeaksFor(id, f.v.s.AsOf) != entity.None {
			return line
		}
		return joined(line, country)
	}
	rows := f.v.posts([]entity.ID{id}, func(*entity.Post) bool { return true })
	switch {
	case len(rows) == 0:
		return country
	case rows[0].For.Text != "":
		country = rows[0].For.Text
	}
	return joined(f.v.say("formerly", rows[0].Role), country)
}

// joined puts two facts into one line.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// EventLine says in one line what an event was, and whether it was: "Call · 1
// February 2022", "Meeting · 9 March 2022 · announced, no report since".
func (f *Facts) EventLine(e *site.Event) string {
	return joined(joined(f.v.word("event", string(e.Type)), f.v.p.words.FullDay(e.Date)), f.v.status(e))
}

// EventNamed is EventName with the status of an event whose day would say that it was
// held: "A visit (cancelled)".
func (f *Facts) EventNamed(id site.EventID) string { return f.v.eventNamed(id) }
