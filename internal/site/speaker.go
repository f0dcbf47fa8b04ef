package site

import (
	"fmt"
	"slices"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/meta"
	"readout/internal/source"
)

// spokenOf are the verbs whose "of" names what is spoken of, which may be oneself.
var spokenOf = []document.Verb{document.Said, "claims", "denies"}

// warnOfSpeakers warns of a speaker who is also the addressee or the one acted on, or
// who relays only his own words. One of several speakers may well relay them for all.
func (r *statementResolver) warnOfSpeakers(st *Statement, a *Article) {
	if len(st.Speakers) == 0 {
		return
	}
	r.warnOfSpeaker("to", "correct the one or the other, or leave it out", st.To, st, a)
	r.warnOfSpeaker("of", "correct the one or the other", st.Of, st, a)
	if len(st.Speakers) == 1 {
		r.warnOfSpeaker("via", "correct the one or the other; who speaks for himself needs no \"via\"", st.Via, st, a)
	}
}

func (r *statementResolver) warnOfSpeaker(attribute, hint string, parties []mention.Party, st *Statement, a *Article) {
	for i := range parties {
		p := &parties[i]
		if !r.isSpeaker(p, st) {
			continue // of nearly all, before their marks are fetched from memory
		}
		if attribute == "of" && slices.Contains(spokenOf, st.Mark.Verb) {
			return
		}
		values := map[string][]meta.Value{"to": st.Mark.To, "of": st.Mark.Of, "via": st.Mark.Via}[attribute]
		if len(values) != len(parties) {
			return // repeated by "same", without the speakers
		}
		name := r.registry.At(st.Speakers[0]).Name
		if p.Entity != entity.None {
			name = r.registry.At(p.Entity).Name
		}
		r.warn(a.Document.File.Path, values[i].Span, source.Diagnostic{
			Rule: "speaker-again", Hint: hint,
			Message: fmt.Sprintf("\"%s %s\" names the speaker, %s", attribute, values[i].Text, name),
		})
	}
}

// isSpeaker reports whether a party is one of the speakers, by a name or by the
// office that the only speaker holds on the day.
func (r *statementResolver) isSpeaker(p *mention.Party, st *Statement) bool {
	if p.Entity != entity.None {
		return slices.Contains(st.Speakers, p.Entity)
	}
	held := func(post *entity.Post) bool { return post.HeldOn(st.Date) }
	return len(st.Speakers) == 1 && len(p.Named) > 0 && r.lexicon.HoldsOffice(st.Speakers[0], p.Text, held)
}
