package site

import (
	"slices"
	"sort"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
)

// appendAnswers appends what a side said that answers a statement of the other, or that the
// statement answers.
func (s *Site) appendAnswers(all []StatementID, to StatementID, side, other entity.ID) []StatementID {
	st := &s.Statements[to]
	if st.Topic == entity.None || counterparts(st.Mark.Verb) == nil {
		return all
	}
	said := s.Dossiers[side].By
	from := sort.Search(len(said), func(i int) bool { return s.Statements[said[i]].Date.Compare(st.Date) <= 0 })
	for _, id := range said[from:] {
		answer := &s.Statements[id]
		if answer.Date != st.Date {
			break
		}
		if Answers(st, answer) && s.directedAt(answer, other) {
			all = append(all, id)
		}
	}
	return all
}

// directedAt reports whether a statement is directed at a country, at an organization of
// which it is a member, or at nobody.
func (s *Site) directedAt(st *Statement, country entity.ID) bool {
	return len(st.Of) == 0 || slices.ContainsFunc(st.Of, func(p mention.Party) bool {
		return p.Entity != entity.None && (p.Entity == country || slices.Contains(s.Registry.At(p.Entity).Members, country))
	})
}

// Answers reports whether one of two statements of different sides answers the other: a
// demand or an offer and its rejection, a claim or an accusation and its denial, on the
// same topic and day.
func Answers(a, b *Statement) bool {
	return a.Topic != entity.None && a.Topic == b.Topic && a.Date == b.Date && slices.Contains(counterparts(a.Mark.Verb), b.Mark.Verb)
}

// counterparts returns the acts that answer an act, or that it answers.
func counterparts(act document.Verb) []document.Verb {
	switch act {
	case "demands", "offers":
		return []document.Verb{"rejects"}
	case "rejects":
		return []document.Verb{"demands", "offers"}
	case "claims", "accuses":
		return []document.Verb{"denies"}
	case "denies":
		return []document.Verb{"claims", "accuses"}
	}
	return nil
}
