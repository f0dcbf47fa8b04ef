package site

import (
	"slices"

	"readout/internal/entity"
)

// AnsweredBy returns what a side said elsewhere that answers a statement of another side, or
// that the statement answers: on the same topic and day, and directed at that side, at an
// organization that it is a member of, or at nobody. What an account of the event has is
// not elsewhere.
func (s *Site) AnsweredBy(side entity.ID, to StatementID, other entity.ID, event *Event) []StatementID {
	var list []StatementID
	for _, id := range s.appendAnswers(nil, to, side, other) {
		if !event.tells(id) {
			list = append(list, id)
		}
	}
	return list
}

func (e *Event) tells(id StatementID) bool {
	_, tells := slices.BinarySearch(e.Statements, id)
	return tells
}
