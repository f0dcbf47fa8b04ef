package fill

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/view"
	"readout/internal/wording"
)

func (v *viewer) article(id site.ArticleID) *view.ArticleView {
	a := &v.s.Articles[id]
	front, text := a.Document.Article, &a.Document.Text
	v.today = a.Date.Day
	f := v.Body(v.Links, &a.Content, a)
	out := &view.ArticleView{
		Head:     v.head(v.Title(a), v.Summary(a)),
		Headline: f.HTML(text.Title), Date: v.Day(a.Date.Day), Updated: v.Day(v.s.Updated(id).Day),
		Dateline: front.Dateline.Text, Publisher: front.Publisher.Text, SourceURL: front.SourceURL.Text,
		Summary: f.HTML(text.Summary), Image: v.image(&a.Content), Body: v.segments(f.Part(text.Body), &a.Content, a),
		People: v.cast(a, entity.Person), Countries: v.cast(a, entity.Country),
		Organizations: v.cast(a, entity.Organization), Others: v.cast(a, entity.Place, entity.Topic),
		Events: v.articleEvents(a),
	}
	if caption := f.HTML(text.Caption); caption != "" {
		// A caption is text in which names are found, so it is shown even if its
		// picture is not at hand.
		if out.Image == nil {
			out.Image = &view.Image{Credit: front.ImageCredit.Text}
		}
		out.Image.Caption = caption
	}
	if v.repeatsFirst(&a.Content) {
		out.Summary = ""
	}
	out.Topics = each(v.topic, a.Topics)
	out.KeyPoints = each(f.HTML, text.KeyPoints)
	out.Authors = v.Authors(a)
	out.Cite = v.ArticleCitation(a)
	out.Related = each(v.articleRow, v.related(id))
	for i := range out.Related {
		out.Related[i].Countries = nil // the margin has them; an article's page must stay light
	}
	out.Previous, out.Next = v.neighbours(id)
	return out
}

// repeatsFirst reports whether the summary of an article is its first paragraph.
func (v *viewer) repeatsFirst(c *site.Content) bool {
	text := &c.Document.Text
	if text.Body.Blocks.Start == text.Body.Blocks.End {
		return false
	}
	first := v.Plain(c, text.Blocks[text.Body.Blocks.Start].Span)
	return strings.Join(strings.Fields(first), " ") == strings.Join(strings.Fields(v.Field(c, text.Summary)), " ")
}

// articleEvents returns an article's events; those declared in it have their
// box to jump to.
func (v *viewer) articleEvents(a *site.Article) []view.Event {
	rows := each(v.eventRow, a.Events)
	for i, id := range a.Events {
		if slices.Contains(a.Declared, id) {
			rows[i].ID = v.BoxAnchor(id)
		}
	}
	return rows
}

// neighbours returns the next older and the next newer article.
func (v *viewer) neighbours(id site.ArticleID) (previous, next view.Link) {
	link := func(i site.ArticleID) view.Link {
		return view.Link{Text: v.Title(&v.s.Articles[i]), Href: v.ArticleHref(i)}
	}
	if int(id)+1 < len(v.s.Articles) {
		previous = link(id + 1)
	}
	if id > 0 {
		next = link(id - 1)
	}
	return previous, next
}

// segments shows the body of a document, and of an article if it is one.
func (v *items) segments(body []wording.Segment, c *site.Content, a *site.Article) []view.Segment {
	list := make([]view.Segment, len(body))
	var block *view.Statement // that is open
	for i, s := range body {
		out := &list[i]
		if out.HTML = s.HTML; s.After == nil {
			continue
		}
		switch index := s.After.Index; s.After.Kind {
		case document.EventBox:
			id := a.Declared[index]
			e := v.eventRow(id)
			e.Title.Text = cmp.Or(a.Document.Events[index].Title.Text, e.Title.Text) // as this article calls it
			e.ID = v.BoxAnchor(id)
			out.Event = &e
		case document.QuoteOpen:
			st := v.statement(site.StatementID(a.Statements.From + index))
			st.Led = homeward(st.Led, st.Home)
			out.Led, block = &st, &st
		case document.QuoteClose:
			out.Quote = block
		case document.CalloutOpen:
			callout := &c.Document.Callouts[index]
			out.Callout = &view.Callout{Type: string(callout.Type), Label: v.Word("callout", string(callout.Type)), Date: v.Day(callout.Date)}
		case document.Notes:
			out.Notes = v.notes(a, s.Notes, s.First)
		}
	}
	return list
}

// notes returns the notes to statements of one block of an article.
func (v *items) notes(a *site.Article, indices []int32, first int) []view.Note {
	list := make([]view.Note, len(indices))
	at := v.place()
	at.EventName = func(id site.EventID) string { return v.Say("act.event", strings.ToLower(v.EventType(&v.s.Events[id]))) }
	for i, index := range indices {
		id := site.StatementID(a.Statements.From + index)
		st := &v.s.Statements[id]
		list[i] = view.Note{
			Number: first + i, ID: st.Mark.ID, From: st.Mark.From.Text, Side: v.Account(st), Source: st.Mark.Src.Text,
			Line: unlinked(v.line(v.Note(st, at))),
		}
		if i > 0 && len(st.Via) > 0 {
			before := &v.s.Statements[site.StatementID(a.Statements.From+indices[i-1])]
			list[i].Same = slices.EqualFunc(st.Via, before.Via, sameParty)
		}
		if !list[i].Same {
			list[i].Tail = unlinked(v.line(v.Relay(st, at)))
		}
	}
	return list
}

// unlinked takes the links from names: the text beside the note has them.
func unlinked(line []view.Phrase) []view.Phrase {
	for i := range line {
		line[i].Href = ""
	}
	return line
}

// homeward makes the verb the way to the statement on its speaker's page.
func homeward(line []view.Phrase, home string) []view.Phrase {
	if i := slices.IndexFunc(line, func(p view.Phrase) bool { return p.Verb }); i >= 0 {
		line[i].Href = home
	}
	return line
}

func sameParty(a, b mention.Party) bool { return a.Entity == b.Entity && a.Text == b.Text }
