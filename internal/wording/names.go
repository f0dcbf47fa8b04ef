package wording

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/site"
)

// EventName returns an event's title, made of its type and participants if it has
// none.
func (w *Writer) EventName(id site.EventID) string {
	e := &w.site.Events[id]
	if e.Title != "" {
		return e.Title
	}
	var names []string
	for _, p := range e.Participants {
		who := w.site.Registry.At(p)
		names = append(names, cmp.Or(who.Surname, who.Name))
	}
	if len(names) == 0 {
		return w.EventType(e)
	}
	return w.Say("event_of", w.EventType(e), w.List(names))
}

// EventNameAndStatus is EventName with the status, for where the day of an event
// would say that it was held: "Talks in Oslo (cancelled)".
func (w *Writer) EventNameAndStatus(id site.EventID) string {
	if e := &w.site.Events[id]; e.Unreported || e.Status == document.StatusCancelled {
		return w.Say("status.with", w.EventName(id), w.EventStatus(e))
	}
	return w.EventName(id)
}

// EventType returns the word for an event's type: "Call".
func (w *Writer) EventType(e *site.Event) string { return w.Word("event", string(e.Type)) }

// EventStatus says whether an event took place; nothing of one that was held.
func (w *Writer) EventStatus(e *site.Event) string {
	switch {
	case e.Status == document.StatusHeld:
		return ""
	case e.Unreported:
		return w.Word("status", "unreported")
	}
	return w.Word("status", string(e.Status))
}

// EventLine says in one line what an event was, and whether it was: "Call · 1
// February 2022", "Meeting · 9 March 2022 · announced, no report since".
func (w *Writer) EventLine(e *site.Event) string {
	return joined(w.EventType(e), w.FullSpan(e.Date, e.End), w.EventStatus(e))
}

// EventTime says when an event began and ended, in the site's zone: "15:04 to
// 15:30 UTC+03:00", or, if clocks changed meanwhile, "01:30 UTC-05:00 to 03:30 UTC-04:00".
// It is "" if only days are written.
func (w *Writer) EventTime(e *site.Event) string {
	if e.Time.IsZero() {
		return ""
	}
	const clock = "15:04"
	begin, end := e.Time.Format(clock), zoned(e.Time)
	if e.EndTime.After(e.Time) {
		if zoned(e.EndTime) != end {
			begin, end = begin+" "+end, zoned(e.EndTime)
		}
		begin = w.Say("date.span", begin, e.EndTime.Format(clock))
	}
	return w.Digits(begin + " " + end)
}

// zoned returns how far the clocks of a time are from Greenwich: "UTC+03:00", "UTC".
func zoned(t time.Time) string { return strings.TrimSuffix(t.Format("UTC-07:00"), "+00:00") }

// Adjective returns the word for what is of an entity: "Russian", "NATO". Of a long name
// that is the initials, if they are an alias: "OSCE".
func (w *Writer) Adjective(id entity.ID) string {
	e := w.site.Registry.At(id)
	if e.State != nil && e.State.Adjective != "" {
		return e.State.Adjective
	}
	if i := slices.IndexFunc(e.Aliases, areInitials); e.Kind == entity.Organization && strings.Count(e.Name, " ") > 1 && i >= 0 {
		return e.Aliases[i]
	}
	return e.Name
}

// areInitials reports whether a name is a few capital letters.
func areInitials(name string) bool {
	return len([]rune(name)) <= 6 && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsUpper(r) })
}

// InSentence returns the name of an entity as it stands within a sentence: "the
// United States", "the European Union".
func (w *Writer) InSentence(id entity.ID) string {
	e := w.site.Registry.At(id)
	switch {
	case e.State != nil && e.State.InSentence != "":
		return e.State.InSentence
	case w.english && e.Kind == entity.Organization:
		return withArticle(w.Name(id))
	}
	return w.Name(id)
}

// Short returns the name of a person where they are known already: the surname, unless
// others have it, too.
func (w *Writer) Short(id entity.ID) string {
	e := w.site.Registry.At(id)
	if e.Surname == "" || w.namesakes[e.Surname] {
		return w.Name(id)
	}
	return e.Surname
}

// findNamesakes finds the surnames that do not tell who is meant, among those who speak,
// hear, relay or are spoken of.
func (w *Writer) findNamesakes() {
	w.namesakes = map[string]bool{}
	for i := range w.site.Dossiers {
		d, e := &w.site.Dossiers[i], w.site.Registry.At(entity.ID(i))
		if e.Kind == entity.Person && (len(d.By)+len(d.About) > 0 || d.Relays) {
			_, another := w.namesakes[e.Surname]
			w.namesakes[e.Surname] = another
		}
	}
}

// EventInSentence returns the name of an event as it stands within a sentence: "the
// meeting in Oslo".
func (w *Writer) EventInSentence(id site.EventID) string {
	e := &w.site.Events[id]
	if e.Title == "" {
		return w.Say("act.event", strings.ToLower(w.EventType(e)))
	}
	first, rest, _ := strings.Cut(e.Title, " ")
	for _, t := range document.EventTypes {
		if strings.EqualFold(first, w.Word("event", string(t))) {
			return w.Say("act.event", strings.ToLower(first)+" "+rest)
		}
	}
	if w.english && beginsWithArticle(e.Title) {
		return e.Title
	}
	return w.Say("act.event", e.Title)
}

// Region returns where a country is.
func (w *Writer) Region(e *entity.Entity) string {
	return w.Word("region", cmp.Or(e.State.Subregion, e.State.Region))
}

// Role returns what somebody held on a day, as it stands beside a name: at an event,
// which may be nil.
func (w *Writer) Role(id entity.ID, on date.Date, at *site.Event) string {
	if p := w.site.PostAt(id, on, at); p != nil {
		return p.Role
	}
	return ""
}

// Office is Role with whom it is held for: "President · Russia". A role alone does
// not tell one president from another.
func (w *Writer) Office(id entity.ID, on date.Date, at *site.Event) string {
	role := w.Role(id, on, at)
	side := w.site.SpeaksAt(id, on, at)
	if role == "" || side == entity.None || w.site.Registry.At(id).Kind != entity.Person {
		return role
	}
	return role + " · " + w.site.Registry.At(side).Name
}

// A Post is a post with who held it.
type Post struct {
	Person entity.ID
	*entity.Post
}

// For returns the organization, or else the country, that a post is of.
func (p Post) For() entity.ID {
	if p.Organization != entity.None {
		return p.Organization
	}
	return p.Country
}

// Posts returns the posts of people that concern something, held ones first, then
// by their start.
func (w *Writer) Posts(people []entity.ID, concerns func(*entity.Post) bool) []Post {
	var list []Post
	for _, id := range people {
		e := w.site.Registry.At(id)
		for i := range e.Posts {
			if concerns(&e.Posts[i]) {
				list = append(list, Post{id, &e.Posts[i]})
			}
		}
	}
	past := func(p Post) int {
		if p.HeldOn(w.site.AsOf) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b Post) int { return cmp.Or(past(a)-past(b), cmp.Compare(b.Start.String(), a.Start.String())) })
	return list
}

// Any is true of all posts.
func Any(*entity.Post) bool { return true }

// Line says in one line what an entity is on the as-of day: a person's post
// (else the last) and for whom, a country's region, an organization's country.
func (w *Writer) Line(id entity.ID) string {
	e := w.site.Registry.At(id)
	switch e.Kind {
	case entity.Person:
		return w.personLine(id, e)
	case entity.Country:
		return w.Region(e)
	}
	return joined(w.Word("kind", e.Kind.String()), w.name(e.Country))
}

func (w *Writer) personLine(id entity.ID, e *entity.Entity) string {
	country := w.name(e.Country)
	if line := w.Office(id, w.site.AsOf, nil); line != "" {
		if w.site.SpeaksFor(id, w.site.AsOf) != entity.None {
			return line
		}
		return joined(line, country)
	}
	posts := w.Posts([]entity.ID{id}, Any)
	if len(posts) == 0 {
		return country
	}
	return joined(w.Say("formerly", posts[0].Role), cmp.Or(w.name(posts[0].For()), country))
}

// name returns the name of an entity, or "" for nobody.
func (w *Writer) name(id entity.ID) string {
	if id == entity.None {
		return ""
	}
	return w.site.Registry.At(id).Name
}
