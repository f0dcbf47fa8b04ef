package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/spelling"
)

// postsNotHeld finds people who take part in an event on a day on which they hold none
// of their posts: one that ended is still used, or the day is wrong. There is one
// warning for each person. Of statements without a side for that reason site warns.
func postsNotHeld(c *checker) {
	type absence struct {
		person entity.ID
		events []*site.Event
	}
	index := map[entity.ID]int{}
	var list []absence
	for i := range c.Events {
		e := &c.Events[i]
		for _, id := range e.Participants {
			person := c.Registry.At(id)
			if len(person.Posts) == 0 || person.PostOn(e.Date) != nil || !livedOn(person, e.Date) {
				continue
			}
			k, known := index[id]
			if !known {
				k = len(list)
				index[id], list = k, append(list, absence{person: id})
			}
			list[k].events = append(list[k].events, e)
		}
	}
	for _, a := range list {
		c.warnOfAbsence(a.person, a.events)
	}
}

// livedOn reports whether somebody lived on a day, as far as is known. Of others site
// warns.
func livedOn(person *entity.Entity, day date.Date) bool {
	return (person.Born.IsZero() || !day.Before(person.Born)) && (person.Died.IsZero() || !person.Died.Before(day))
}

// maxPlaces is how many further places a warning lists.
const maxPlaces = 5

func (c *checker) warnOfAbsence(id entity.ID, events []*site.Event) {
	var related []source.Related
	for _, e := range events[1:min(len(events), 1+maxPlaces)] {
		path, at := e.Origin()
		related = append(related, source.Related{Path: path, Span: at, Message: fmt.Sprintf("nor on %s, in the event %q", e.Date, e.ID)})
	}
	path, at := events[0].Origin()
	c.warn(path, at, source.Diagnostic{
		Rule:    "post-not-held",
		Message: fmt.Sprintf("%s takes part in the event %q and holds no post on %s", c.name(id), events[0].ID, events[0].Date),
		Hint:    fmt.Sprintf("correct the day, or the posts in %s", c.Registry.At(id).Document.File.Path),
		Related: related,
	})
}

// A holder is a person who holds a post, the index of which is in the person's file.
type holder struct {
	person entity.ID
	index  int
}

func (c *checker) post(h holder) *entity.Post { return &c.Registry.At(h.person).Posts[h.index] }

// handover is the number of days for which two people may hold a post together: of some
// posts the file of one gives the day of the election, and of the other that of the oath.
const handover = 92

// successions finds posts that only one may hold and two hold at once: heads of state
// and of government, and foreign ministers.
func successions(c *checker) {
	holders := map[string][]holder{}
	var keys []string
	for id := range c.Registry.Len() {
		person := c.Registry.At(entity.ID(id))
		for i := range person.Posts {
			key := soleKey(&person.Posts[i])
			if key == "" {
				continue
			}
			if holders[key] == nil {
				keys = append(keys, key)
			}
			holders[key] = append(holders[key], holder{entity.ID(id), i})
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		list := holders[key]
		slices.SortStableFunc(list, func(a, b holder) int { return c.post(a).Start.Compare(c.post(b).Start) })
		for i := 1; i < len(list); i++ {
			if list[i].person != list[i-1].person && !c.onePerson(list[i-1].person, list[i].person) {
				c.compareHolders(list[i-1], list[i])
			}
		}
	}
}

// soleKey returns the same text for posts that are one post, if only one person at a
// time can hold it; else "".
func soleKey(p *entity.Post) string {
	role := spelling.Fold(p.Role)
	if !entity.RankOf(p.Role).High() || p.Country == entity.None && p.Organization == entity.None || strings.Contains(role, "minister of state") || strings.Contains(role, "acting") {
		return ""
	}
	return fmt.Sprint(role, "/", p.Country, "/", p.Organization)
}

// compareHolders looks at two holders of a post of whom the second began later.
func (c *checker) compareHolders(a, b holder) {
	first, second := c.post(a), c.post(b)
	open := first.End.IsZero()
	switch {
	case first.Start.IsZero() && (!second.Start.IsZero() || !open || !second.End.IsZero()):
		return // who knows when the first began
	case open && !second.Start.IsZero() && first.Start.Compare(second.Start) < 0:
		c.warnOfHolders(a, b, "post-not-ended", fmt.Sprintf("%s has been %s since %s, and %s's post has no end", c.name(b.person), second.Role, second.Start, c.name(a.person)),
			fmt.Sprintf("write \"end: %s\", or the day on which it ended", second.Start))
	case open || first.End.DaysSince(second.Start) > handover && first.End.IsDay():
		c.warnOfHolders(a, b, "posts-overlap", fmt.Sprintf("%s and %s are both %s on %s", c.name(a.person), c.name(b.person), second.Role, cmp.Or(second.Start.String(), "any day")),
			"correct the days of the one or the other")
	}
}

// warnOfHolders reports a post in the file of the first of two holders.
func (c *checker) warnOfHolders(a, b holder, rule source.Rule, message, hint string) {
	first, second := c.Registry.At(a.person).Document, c.Registry.At(b.person).Document
	c.warn(first.File.Path, first.Person.Posts[a.index].Role.Span, source.Diagnostic{
		Rule: rule, Message: message, Hint: hint,
		Related: []source.Related{{Path: second.File.Path, Span: second.Person.Posts[b.index].Role.Span, Message: "the post of " + c.name(b.person)}},
	})
}
