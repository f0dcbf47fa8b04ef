package site

import (
	"cmp"
	"slices"
	"sort"

	"readout/internal/entity"
	"readout/internal/mention"
)

// NewerFirst compares statements by their dates, newest first, and those of one day as
// they stand. All lists of statements are in that order.
func (s *Site) NewerFirst(a, b StatementID) int {
	return cmp.Or(s.Statements[b].Date.Compare(s.Statements[a].Date), cmp.Compare(a, b))
}

// Exchange returns what both sides of a relation say to and about each other, what either
// says at or of an event of both, and what answers any of it; each statement once, newest first.
func (s *Site) Exchange(r *Relation) []StatementID {
	all := slices.Concat(r.FromA, r.FromB)
	for _, event := range r.Events {
		for _, id := range s.Events[event].Statements {
			st := &s.Statements[id]
			if (st.At == event || slices.Contains(st.Events, event)) && (slices.Contains(st.From, r.A) || slices.Contains(st.From, r.B)) {
				all = append(all, id)
			}
		}
	}
	for _, id := range r.FromA {
		all = s.appendAnswers(all, id, r.B, r.A)
	}
	for _, id := range r.FromB {
		all = s.appendAnswers(all, id, r.A, r.B)
	}
	slices.SortFunc(all, s.NewerFirst)
	return slices.Compact(all)
}

// appendAnswers appends what a side said that answers a statement of the other, or that the
// statement answers.
func (s *Site) appendAnswers(all []StatementID, to StatementID, side, other entity.ID) []StatementID {
	st := &s.Statements[to]
	if st.Topic == entity.None || !st.Answered {
		return all
	}
	said := s.Dossiers[side].By
	from := sort.Search(len(said), func(i int) bool { return s.Statements[said[i]].Date.Compare(st.Date) <= 0 })
	for _, id := range said[from:] {
		answer := &s.Statements[id]
		if answer.Date != st.Date {
			break
		}
		if Answers(st, answer) && s.directedAt(answer, other, st) {
			all = append(all, id)
		}
	}
	return all
}

// directedAt reports whether a statement is directed at a country, at an organization of
// which it is a member, at one that speaks with it in another statement, or at nobody.
func (s *Site) directedAt(st *Statement, country entity.ID, other *Statement) bool {
	return len(st.Of) == 0 || slices.ContainsFunc(st.Of, func(p mention.Party) bool {
		id := p.Entity
		return id != entity.None && (id == country || slices.Contains(s.Registry.At(id).Members, country) || slices.Contains(other.Speakers, id))
	})
}

// Answers reports whether one of two statements of different sides answers the other: a
// demand or an offer and its rejection, a claim or an accusation and its denial, on the
// same topic and day.
func Answers(a, b *Statement) bool {
	return a.Topic != entity.None && a.Topic == b.Topic && a.Date == b.Date && slices.Contains(a.Mark.Verb.Counterparts(), b.Mark.Verb)
}
