package fill

import (
	"slices"

	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/view"
	"readout/internal/wording"
)

// statement returns a statement as any page shows it.
func (v *items) statement(id site.StatementID) view.Statement {
	st := &v.s.Statements[id]
	a := &v.s.Articles[st.Article]
	mark := st.Mark
	article := v.ArticleHref(st.Article)
	out := view.Statement{
		ID: v.anchorOnce(mark.ID), Href: article + "#" + mark.ID, Date: v.Day(st.Date),
		Form: mark.Form.String(), Words: v.Pieces(st), Act: string(mark.Verb), Verb: v.Verb(mark),
		To: each(v.party, st.To), Of: each(v.party, st.Of), About: v.about(st), Via: each(v.party, st.Via),
		Topic: v.topic(st.Topic), From: mark.From.Text, Source: mark.Src.Text,
		Home: v.home(id, st), Article: view.Link{Text: v.Title(a), Href: article},
		OneSided: wording.OneSided(st),
	}
	at := v.place()
	out.Led, out.Tail = v.line(v.Act(st, at)), v.line(v.Relay(st, at))
	out.Lang, out.Dir = v.ForeignWords(&a.Document.Text, mark)
	if v.cites {
		out.Cite = v.Citation(st, v.event)
	}
	if mark.Cue.Given() {
		out.Act = "cue"
	}
	if len(v.subjects) != 1 || !slices.Equal(st.Speakers, v.subjects) {
		v.speakers(&out, st)
	}
	if st.At != site.NoEvent && st.At != v.event {
		out.At = v.eventLink(st.At)
	} else if about := firstEvent(st); about != site.NoEvent && about != v.event {
		out.At = v.eventLink(about)
	}
	out.After = v.Plainly(v.Relay(st, at)) + out.At.Href + out.From + out.Source
	if v.event != site.NoEvent && st.Date == v.s.Events[v.event].Date || st.Date == v.today {
		out.Date = view.Day{}
	}
	return out
}

// firstEvent returns the first event that a statement is about, or NoEvent.
func firstEvent(st *site.Statement) site.EventID {
	for i := range st.About {
		if event := st.AboutEvent(i); event != site.NoEvent {
			return event
		}
	}
	return site.NoEvent
}

// place is what the reader of a statement knows from the page.
func (v *items) place() wording.Place {
	at := wording.Place{Speaker: entity.None, Known: v.subjects, EventName: unnamedEvent, Name: v.personName}
	if len(v.subjects) == 1 {
		at.Speaker = v.subjects[0]
	}
	return at
}

// unnamedEvent leaves out what event a statement is about: a list links to it behind the words.
func unnamedEvent(site.EventID) string { return "" }

// personName names a person in full, with the post that they speak in, the first time on
// a page, and then short. The text of an article has named them before.
func (v *items) personName(id entity.ID, speaks *site.Statement) (name, post string) {
	if v.introduced || v.named[id] || slices.Contains(v.subjects, id) {
		return v.Short(id), ""
	}
	v.named[id] = true
	if speaks != nil {
		post = v.Role(id, speaks.Date, v.s.EventOf(speaks))
	}
	return v.Name(id), post
}

// line shows an attribution with its names as links.
func (v *items) line(phrases []wording.Phrase) []view.Phrase {
	line := make([]view.Phrase, len(phrases))
	for i, p := range phrases {
		line[i] = view.Phrase{Text: p.Text, Verb: p.Verb}
		switch {
		case p.Entity != entity.None:
			line[i].Name, line[i].Href = true, v.EntityHref(p.Entity)
		case p.Event != site.NoEvent:
			line[i].Name, line[i].Href = true, v.eventLink(p.Event).Href
		}
	}
	return line
}

// anchorOnce returns an anchor the first time it is asked for, and "" from then
// on.
func (v *items) anchorOnce(id string) string {
	if v.shown[id] {
		return ""
	}
	v.shown[id] = true
	return id
}

func (v *items) speakers(out *view.Statement, st *site.Statement) {
	for _, speaker := range st.Speakers {
		out.Speakers = append(out.Speakers, v.chip(speaker))
		out.Posts = append(out.Posts, v.Role(speaker, st.Date, v.s.EventOf(st)))
	}
	if st.By != nil {
		out.Speakers, out.Posts = append(out.Speakers, v.party(*st.By)), append(out.Posts, "")
	}
}

// home returns the address of a statement on its speaker's page: the first
// speaker's, else that of an entity named in an anonymous one, else the
// event's.
func (v *items) home(number site.StatementID, st *site.Statement) string {
	for _, id := range slices.Concat(st.Speakers, v.s.Behind(st)) {
		if at := v.p.StatementHome(id, number); at != "" {
			return v.Href(at) + "#" + st.Mark.ID
		}
	}
	for _, event := range slices.Concat([]site.EventID{st.At}, st.Events) {
		if event != site.NoEvent {
			return v.Href(v.Event(event)) + "#" + st.Mark.ID
		}
	}
	return ""
}

// contextOf returns the function that shows an article that concerns an entity: by
// the sentence that names it, if one does.
func (v *items) contextOf(id entity.ID) func(site.ArticleID) view.Context {
	return func(number site.ArticleID) view.Context {
		a := &v.s.Articles[number]
		href := v.ArticleHref(number)
		c := view.Context{Date: v.near(a.Date.Day), Article: view.Link{Text: v.Title(a), Href: href}, Href: href}
		if mentions := v.mentionsIn(id, number); len(mentions) > 0 {
			shown := mentions[max(slices.IndexFunc(mentions, v.inText), 0)]
			c = v.context(&v.s.Mentions[shown], shown)
			c.More = len(mentions) - 1
		}
		c.Correction = v.lastCorrection(number)
		return c
	}
}

// context shows one mention in its sentence.
func (v *items) context(m *site.Mention, number int32) view.Context {
	a := &v.s.Articles[m.Article]
	href := v.ArticleHref(m.Article)
	out := view.Context{
		Date: v.near(a.Date.Day), Article: view.Link{Text: v.Title(a), Href: href}, Quoted: v.s.Quoted(m),
		Href: href + "#" + v.MentionPlace(number),
	}
	sentence := a.Document.Text.SentenceAt(m.Text.Start)
	from := sentence.Start
	for _, n := range v.s.Mentions[a.Mentions.From:a.Mentions.To] {
		if n.Entity != m.Entity || n.Text.Start < from || n.Text.End > sentence.End {
			continue
		}
		mark(&out, v.Piece(&a.Content, source.Span{Start: from, End: n.Text.Start}), false)
		mark(&out, v.Piece(&a.Content, n.Text), true)
		from = n.Text.End
	}
	mark(&out, v.Piece(&a.Content, source.Span{Start: from, End: sentence.End}), false)
	return out
}

// mark adds a piece of a sentence, which may name the entity.
func mark(c *view.Context, text string, names bool) {
	if text != "" {
		c.Parts = append(c.Parts, view.Marked{Text: text, Mark: names})
	}
}
