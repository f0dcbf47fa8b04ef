package fill

import (
	"slices"

	"readout/internal/site"
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
		Form: mark.Form.String(), Words: v.Pieces(st), Act: mark.Verb, Verb: v.Verb(mark),
		To: each(v.party, st.To), Of: each(v.party, st.Of), About: v.about(st), Via: each(v.party, st.Via),
		Topic: v.topic(st.Topic), From: mark.From.Text, Source: mark.Src.Text,
		Home: v.home(id, st), Article: view.Link{Text: v.Title(a), Href: article},
		OneSided: wording.OneSided(st),
	}
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
	}
	if v.event != site.NoEvent && st.Date == v.s.Events[v.event].Date || st.Date == v.today {
		out.Date = view.Day{}
	}
	return out
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
