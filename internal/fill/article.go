package fill

import (
	"cmp"
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/view"
	"readout/internal/wording"
)

func (v *viewer) article(id site.ArticleID) *view.ArticleView {
	a := &v.s.Articles[id]
	front, text := a.Document.Article, &a.Document.Text
	f := v.Body(v.Links, &a.Content, a)
	out := &view.ArticleView{
		Head:     v.head(v.Title(a), v.Summary(a)),
		Headline: f.HTML(text.Title), Date: v.Day(a.Date.Day), Updated: v.Day(v.s.Updated(id).Day),
		Dateline: front.Dateline.Text, Publisher: front.Publisher.Text, SourceURL: front.SourceURL.Text,
		Summary: f.HTML(text.Summary), Image: v.image(&a.Content), Body: v.segments(f.Part(text.Body), &a.Content, a),
		People: v.counts(a, entity.Person), Countries: v.counts(a, entity.Country),
		Organizations: v.counts(a, entity.Organization), Others: v.counts(a, entity.Place, entity.Topic),
		Events: v.articleEvents(a), Corrections: v.corrections(id),
	}
	if caption := f.HTML(text.Caption); caption != "" {
		// A caption is text in which names are found, so it is shown even if its
		// picture is not at hand.
		if out.Image == nil {
			out.Image = &view.Image{Credit: front.ImageCredit.Text}
		}
		out.Image.Caption = caption
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
		case document.QuoteClose:
			st := v.statement(site.StatementID(a.Statements.From + index))
			out.Quote = &st
		case document.CalloutOpen:
			callout := &c.Document.Callouts[index]
			out.Callout = &view.Callout{Type: string(callout.Type), Label: v.Word("callout", string(callout.Type)), Date: v.Day(callout.Date)}
		case document.Notes:
			for _, index := range s.Notes {
				out.Notes = append(out.Notes, v.note(site.StatementID(a.Statements.From+index)))
			}
		}
	}
	return list
}

// note returns a statement for the note to its paragraph. Names are links the first
// time on the page only, and without flags: the margin has all of them, and an
// article's page must stay light.
func (v *items) note(id site.StatementID) view.Statement {
	st := v.statement(id)
	for _, list := range [][]view.Chip{st.Of, st.To, st.About, st.Via} {
		for i := range list {
			list[i].Flag = ""
			if list[i].Href != "" && v.anchorOnce(list[i].Href) == "" {
				list[i].Href = ""
			}
		}
	}
	return st
}
