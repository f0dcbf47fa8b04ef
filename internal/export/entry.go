package export

import (
	"html"
	"slices"
	"strings"
	"sync"

	"readout/internal/document"
	"readout/internal/site"
	"readout/internal/wording"
)

// An entryCache has the entry of an article as both forms of feeds write it. It is made
// when it is first asked for: an article stands in the feeds of all that it concerns.
type entryCache struct {
	once sync.Once
	written
}

type written struct {
	atom, json []byte
	err        error
}

func (x *exporter) cachedEntry(id site.ArticleID) *written {
	c := &x.entries()[id]
	c.once.Do(func() {
		e := x.entry(id)
		c.atom, c.err = x.atomEntry(id, &e)
		if c.err == nil {
			c.json, c.err = x.jsonItem(&e)
		}
	})
	return &c.written
}

// entryContent returns an article as HTML: what was corrected, which nobody who has read it
// before must overlook; the summary; the text, if it is the site's own; and each
// statement as pages tell it.
func (x *exporter) entryContent(id site.ArticleID) string {
	a := &x.s.Articles[id]
	var b strings.Builder
	x.writeCorrections(&b, id)
	body := x.Body(x.From(x.s.Config.BaseURL), &a.Content, a)
	if summary := string(body.HTML(a.Document.Text.Summary)); summary != "" {
		b.WriteString("<p><strong>" + summary + "</strong></p>")
	}
	if isOwn(a) && !x.s.Config.FeedSummaries {
		x.writeText(&b, body, a)
	}
	x.writeStatements(&b, a)
	return portable(b.String(), x.Absolute(x.Article(id)))
}

func (x *exporter) writeCorrections(b *strings.Builder, id site.ArticleID) {
	for _, c := range x.Corrections(id) {
		b.WriteString("<p><strong>" + html.EscapeString(x.CorrectionLabel(c.Date)) + "</strong>: " + html.EscapeString(c.Text) + "</p>")
	}
}

// writeText writes the text of an article as its page shows it.
func (x *exporter) writeText(b *strings.Builder, body *wording.Body, a *site.Article) {
	if len(a.Document.Text.KeyPoints) > 0 {
		b.WriteString("<ul>")
		for _, point := range a.Document.Text.KeyPoints {
			b.WriteString("<li>" + string(body.HTML(point)) + "</li>")
		}
		b.WriteString("</ul>")
	}
	x.writePicture(b, body, a)
	for _, s := range body.Part(a.Document.Text.Body) {
		b.WriteString(string(s.HTML))
		if s.After != nil {
			x.writeAfter(b, s.After, a)
		}
	}
}

func (x *exporter) writePicture(b *strings.Builder, body *wording.Body, a *site.Article) {
	picture := x.Picture(&a.Content)
	caption := strings.TrimSpace(string(body.HTML(a.Document.Text.Caption)) + " " + html.EscapeString(picture.Credit))
	if picture.Address == "" {
		return
	}
	b.WriteString(`<figure><img src="` + html.EscapeString(x.Absolute(picture.Address)) + `" alt="` + html.EscapeString(picture.Alt) + `">`)
	if caption != "" {
		b.WriteString("<figcaption>" + caption + "</figcaption>")
	}
	b.WriteString("</figure>")
}

// writeAfter writes what a page shows at a place in the text. Notes to statements are left
// out: the statements follow the text.
func (x *exporter) writeAfter(b *strings.Builder, at *document.Slot, a *site.Article) {
	switch at.Kind {
	case document.EventBox:
		id := a.Declared[at.Index]
		b.WriteString("<p>" + x.linkTo(x.Absolute(x.Event(id)), x.EventName(id)) + " — " + html.EscapeString(x.EventLine(&x.s.Events[id])) + "</p>")
	case document.QuoteClose:
		st := &x.s.Statements[a.Statements.From+at.Index]
		b.WriteString("<p>— " + html.EscapeString(x.Join(slices.DeleteFunc([]string{
			x.speaker(st), x.unlessSaid(st), x.Relayed(st),
		}, func(s string) bool { return s == "" }))) + "</p>")
	case document.CalloutOpen:
		c := &a.Document.Callouts[at.Index]
		label := wording.UpperFirst(x.Word("callout", string(c.Type)))
		if !c.Date.IsZero() {
			label = x.Join([]string{label, x.Day(c.Date).Short})
		}
		b.WriteString("<p><strong>" + html.EscapeString(label) + "</strong></p>")
	}
}

// unlessSaid returns the word for what a statement does, or "" for words that were only said:
// below what was rejected or denied, a name alone would stand for the opposite.
func (x *exporter) unlessSaid(st *site.Statement) string {
	if st.Mark.Verb == document.Said && !st.Mark.Cue.Given() {
		return ""
	}
	return x.Verb(st.Mark)
}

// writeStatements writes the statements of an article, a paragraph for each.
func (x *exporter) writeStatements(b *strings.Builder, a *site.Article) {
	if a.Statements.From < a.Statements.To && b.Len() > 0 {
		b.WriteString("<p><strong>" + html.EscapeString(x.Say("statements")) + "</strong></p>")
	}
	for i := a.Statements.From; i < a.Statements.To; i++ {
		id := site.StatementID(i)
		words, day := x.Told(&x.s.Statements[id])
		b.WriteString("<p>" + html.EscapeString(words) + " — " + x.linkTo(x.Absolute(x.Statement(id)), day) + "</p>")
	}
}

func (x *exporter) linkTo(address, text string) string {
	return `<a href="` + html.EscapeString(address) + `">` + html.EscapeString(text) + "</a>"
}
