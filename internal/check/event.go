package check

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/site"
	"readout/internal/source"
)

// closed are the types of event at which nobody speaks but the participants. At a visit
// or a summit many do whom no list names.
var closed = []document.EventType{"call", "meeting"}

// notParticipants finds statements made at a call or a meeting by somebody who took no
// part in it. In a meeting, a delegation may speak; and whoever took part may pass on what
// others said.
func notParticipants(c *checker) {
	for i := range c.Statements {
		st := &c.Statements[i]
		if st.At == site.NoEvent || st.Misdated {
			continue
		}
		e := &c.Events[st.At]
		if len(e.Participants) < 2 || !slices.Contains(closed, e.Type) {
			continue
		}
		relayed := slices.ContainsFunc(st.Via, func(p mention.Party) bool { return p.Entity != entity.None && c.tookPart(e, p.Entity) })
		for _, speaker := range st.Speakers {
			if !relayed && !c.tookPart(e, speaker) {
				path, origin := e.Origin()
				c.warn(c.pathOf(st), c.speakerSpan(st, speaker), source.Diagnostic{
					Rule:    "not-participant",
					Message: fmt.Sprintf("%s took no part in the %s %q, at which these words were spoken", c.name(speaker), e.Type, e.ID),
					Hint:    c.waysToSpeakAt(e, speaker),
					Related: []source.Related{{Path: path, Span: origin, Message: "declared here"}},
				})
			}
		}
	}
}

// waysToSpeakAt says what makes words at an event those of one who took no part in it.
func (c *checker) waysToSpeakAt(e *site.Event, speaker entity.ID) string {
	hint := "write \"about\" for words about it, \"via\" for who passed them on, or add the speaker to the participants"
	if p := c.Registry.At(speaker); p.Kind == entity.Person && p.Document != nil && c.SpeaksAt(speaker, e.Date, e) == entity.None {
		return fmt.Sprintf("if the speaker spoke for a participant, complete country and posts in %s; else %s", p.Document.File.Path, hint)
	}
	return hint
}

// tookPart reports whether somebody may have spoken at an event.
func (c *checker) tookPart(e *site.Event, id entity.ID) bool {
	side := c.SpeaksAt(id, e.Date, e)
	if slices.Contains(e.Participants, id) || side != entity.None && slices.Contains(e.Participants, side) {
		return true
	}
	if slices.ContainsFunc(e.Participants, func(p entity.ID) bool { return c.Registry.At(p).Kind == entity.Organization }) {
		return true // somebody of it
	}
	return (e.Type != "call" || c.Registry.At(id).Kind != entity.Person) && (side == entity.None || slices.Contains(e.Sides, side))
}

// missingReadouts finds events of which one side has given no account for too long.
func missingReadouts(c *checker) {
	for i := range c.Events {
		e := &c.Events[i]
		side := c.MissingAccount(e)
		if side == entity.None {
			continue
		}
		if days := c.AsOf.DaysSince(e.LastDay()); days > c.Config.MissingReadoutDays {
			path, at := e.Origin()
			c.warn(path, at, source.Diagnostic{
				Rule:    "readout-missing",
				Message: fmt.Sprintf("%d days after the %s %q, %s has no readout on record", days, e.Type, e.ID, c.name(side)),
				Hint:    fmt.Sprintf("if there is one, write \"readout %s: https://…\", or a statement that is at or about the event", c.Registry.At(side).Key.ID),
			})
		}
	}
}

// maxCompared bounds how many events of one day and type are compared with each other.
const maxCompared = 64

// sameEvents finds events that are declared in two files and look like one: of the same
// day and type, with the same participants. Of ids that differ by a slip site warns.
func sameEvents(c *checker) {
	var alike []*site.Event // of the day and type of the last one
	for _, e := range c.byDayAndType() {
		if len(alike) > 0 && (alike[0].Date != e.Date || alike[0].Type != e.Type) {
			alike = alike[:0]
		}
		for _, other := range alike {
			c.compareEvents(other, e)
		}
		if len(alike) < maxCompared {
			alike = append(alike, e)
		}
	}
}

func (c *checker) byDayAndType() []*site.Event {
	var list []*site.Event
	for i := range c.Events {
		if e := &c.Events[i]; len(e.Participants) >= 2 {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b *site.Event) int {
		if by := a.Date.Compare(b.Date); by != 0 {
			return by
		}
		return strings.Compare(string(a.Type), string(b.Type))
	})
	return list
}

func (c *checker) compareEvents(a, b *site.Event) {
	if c.declaredOn(b).Before(c.declaredOn(a)) {
		a, b = b, a
	}
	first, at := a.Origin()
	second, here := b.Origin()
	if first == second || site.NearIDs(a.ID, b.ID) || !sameSet(a.Participants, b.Participants) ||
		a.Place != entity.None && b.Place != entity.None && a.Place != b.Place ||
		a.Duration != "" && b.Duration != "" && a.Duration != b.Duration {
		return
	}
	c.warn(second, here, source.Diagnostic{
		Rule:    "same-event",
		Message: fmt.Sprintf("the events %q and %q are of one day, one type and the same participants", b.ID, a.ID),
		Hint:    fmt.Sprintf("if they are one, write \"id: %s\" in both files", a.ID),
		Related: []source.Related{{Path: first, Span: at, Message: "the other is declared here"}},
	})
}

// declaredOn returns the day of the article that first declares an event; zero for an
// event with a file of its own.
func (c *checker) declaredOn(e *site.Event) date.Date {
	path, _ := e.Origin()
	if id, ok := c.ArticleAt(path); ok {
		return c.Articles[id].Date.Day
	}
	return date.Date{}
}

// sameSet reports whether two lists without repeats have the same entries.
func sameSet(a, b []entity.ID) bool {
	if len(a) != len(b) {
		return false
	}
	for _, id := range a {
		if !slices.Contains(b, id) {
			return false
		}
	}
	return true
}

// farDays is the number of days between an event and the article that has words spoken
// at it from which a wrong event is probably meant.
const farDays = 180

// farFromEvent finds statements at an event long before their article. Who gives the
// day, too, means it.
func farFromEvent(c *checker) {
	for i := range c.Statements {
		st := &c.Statements[i]
		if st.At == site.NoEvent || !st.Mark.On.IsZero() || st.Misdated {
			continue
		}
		e := &c.Events[st.At]
		if days := c.Articles[st.Article].Date.Day.DaysSince(e.LastDay()); days > farDays {
			c.warn(c.pathOf(st), st.Mark.At.Span, source.Diagnostic{
				Rule:    "far-from-event",
				Message: fmt.Sprintf("these words were spoken at the event %q of %s, %d days before this article", e.ID, e.Date, days),
				Hint:    fmt.Sprintf("if that is meant, give the day, too: \"on %s\"", e.Date),
			})
		}
	}
}
