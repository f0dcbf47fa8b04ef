package site

import (
	"slices"

	"readout/internal/config"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/meta"
	"readout/internal/source"
)

// SpeaksFor returns the side that an entity speaks for on a day: a country speaks for
// itself; an organization for its country, else for itself; a person for the country
// or organization of a post held that day, and never by nationality. It is None for
// all others. Of several posts for different sides the latest counts.
func (s *Site) SpeaksFor(id entity.ID, day date.Date) entity.ID { return s.SpeaksAt(id, day, nil) }

// SpeaksAt is SpeaksFor at an event, which may be nil. Of several posts, one for a
// country or organization that takes part in the event comes first, then one for a
// side of other participants.
func (s *Site) SpeaksAt(id entity.ID, day date.Date, at *Event) entity.ID {
	if id == entity.None {
		return entity.None
	}
	e := s.Registry.At(id)
	switch e.Kind {
	case entity.Country:
		return id
	case entity.Organization:
		if e.Country != entity.None {
			return e.Country
		}
		return id
	case entity.Person:
		if p := s.office(e, day, at); p != nil {
			return s.sideOf(p)
		}
	}
	return entity.None
}

// sideOf returns the side that a post speaks for, or None.
func (s *Site) sideOf(p *entity.Post) entity.ID {
	if p.Country != entity.None {
		return p.Country
	}
	return s.SpeaksFor(p.Organization, date.Date{}) // whose country does not depend on the day
}

// office returns the post in which a person speaks on a day, or nil. The event may
// be nil.
func (s *Site) office(person *entity.Entity, day date.Date, at *Event) *entity.Post {
	var best *entity.Post
	for i := range person.Posts {
		p := &person.Posts[i]
		if !p.HeldOn(day) || s.sideOf(p) == entity.None {
			continue
		}
		if best == nil || s.precedes(person, p, best, at) {
			best = p
		}
	}
	return best
}

// PostAt returns the post to show for a person on a day, at an event, which may be nil:
// the first post of that day, unless the person speaks for the side of another one.
func (s *Site) PostAt(id entity.ID, day date.Date, at *Event) *entity.Post {
	e := s.Registry.At(id)
	first := e.PostOn(day)
	if first == nil || len(e.Posts) == 1 || s.sideOf(first) == entity.None {
		return first
	}
	if p := s.office(e, day, at); s.sideOf(p) != s.sideOf(first) {
		return p
	}
	return first
}

// precedes reports whether a post counts more than another of the same person that
// is held the same day and listed before it.
func (s *Site) precedes(person *entity.Entity, p, other *entity.Post, at *Event) bool {
	if here, there := s.presenceOf(person, p, at), s.presenceOf(person, other, at); here != there {
		return here > there
	}
	return p.Start.Compare(other.Start) > 0
}

// A presence says how much a side takes part in an event, in ascending order.
type presence uint8

const (
	absent      presence = iota
	represented          // by people who speak for it
	present              // by itself, or with an account of its own
)

// presenceOf returns how the side of a person's post takes part in an event, which may
// be nil, without that person.
func (s *Site) presenceOf(person *entity.Entity, p *entity.Post, at *Event) presence {
	if at == nil {
		return absent
	}
	side, most := s.sideOf(p), absent
	if slices.ContainsFunc(at.Readouts, func(r Readout) bool { return r.Side == side }) {
		return present
	}
	for _, id := range at.Participants {
		e := s.Registry.At(id)
		switch {
		case id == p.Organization || e.Kind != entity.Person && s.SpeaksFor(id, at.Date) == side:
			return present
		case e.Kind == entity.Person && e != person && s.onlySide(e, at.Date) == side:
			most = represented
		}
	}
	return most
}

// onlySide returns the side of the posts that a person holds on a day, or None if they
// are for several sides.
func (s *Site) onlySide(person *entity.Entity, day date.Date) entity.ID {
	only := entity.None
	for i := range person.Posts {
		p := &person.Posts[i]
		switch side := s.sideOf(p); {
		case !p.HeldOn(day) || side == entity.None || side == only:
		case only != entity.None:
			return entity.None
		default:
			only = side
		}
	}
	return only
}

// sources are the sides of unnamed sources, by config.SourceKey; None for no side.
type sources map[string]entity.ID

// readSources resolves the sides that the settings give to unnamed sources.
func (w *worker) readSources(entries []meta.Entry) sources {
	list := sources{}
	for _, e := range entries {
		side := entity.None
		if e.Value.Text != document.Nobody {
			side = w.reference(config.Path, e.Value, entity.Country, entity.Organization)
		}
		list[config.SourceKey(e.Key.Text)] = w.site.SpeaksFor(side, date.Date{})
	}
	return list
}

// A voice is the side of a party to a statement. Stated says that the settings give
// it: then None means that the party speaks for nobody.
type voice struct {
	side   entity.ID
	stated bool
}

// voiceOf returns the side of a party. The side of a free text is the one in the
// settings, else the only side of the entities whose office it names ("senior State
// Department official").
func (r *statementResolver) voiceOf(p *mention.Party, st *Statement) voice {
	s, at := r.site, r.site.EventOf(st)
	if p.Entity != entity.None {
		return voice{side: s.SpeaksAt(p.Entity, st.Date, at)}
	}
	if len(r.sources) > 0 {
		if side, stated := r.sources[config.SourceKey(p.Text)]; stated {
			return voice{side, true}
		}
	}
	sides := s.sidesOf(p, st.Date, at)
	if len(sides) == 1 {
		return voice{side: sides[0]}
	}
	return voice{side: entity.None} // of several sides none is chosen
}

// sidesOf returns the sides of the entities whose office a free text names, each once.
func (s *Site) sidesOf(p *mention.Party, day date.Date, at *Event) []entity.ID {
	var list []entity.ID
	for _, id := range p.Voices {
		list = appendSide(list, s.SpeaksAt(id, day, at))
	}
	return list
}

// EventOf returns the event that a statement is made at, else the first that it is
// about, else nil.
func (s *Site) EventOf(st *Statement) *Event {
	if st.At != NoEvent {
		return &s.Events[st.At]
	}
	for _, id := range st.Events {
		if id != NoEvent {
			return &s.Events[id]
		}
	}
	return nil
}

// resolveSides sets the sides of a statement's speakers (From), and those of the account
// that reached us (Sides).
func (r *statementResolver) resolveSides(st *Statement) {
	stated := st.Nobody || st.Sided
	declared := r.site.SpeaksFor(st.Side, st.Date)
	own := r.speakersFor(st, &stated)
	if len(st.Via) == 0 && (st.Nobody || declared != entity.None) {
		own = r.one(declared) // what is not relayed is the speaker's own account
	}
	st.From, st.Sides = own, own
	if len(st.Via) > 0 {
		st.Sides = r.one(declared)
		for i := 0; i < len(st.Via) && len(st.Sides) == 0 && !st.Nobody; i++ {
			v := r.voiceOf(&st.Via[i], st)
			stated = stated || v.stated
			st.Sides = r.one(v.side)
		}
	}
	st.Sideless = len(st.Sides) == 0 && !stated && !r.broken(st)
}

// broken reports whether a side is missing because of a mistake that is reported
// already: an unknown party, or an error in a person's file.
func (r *statementResolver) broken(st *Statement) bool {
	isBroken := func(p mention.Party) bool { return p.Broken || r.faulty(p.Entity) }
	return len(st.Speakers) == 0 && (st.By == nil || isBroken(*st.By)) ||
		slices.ContainsFunc(st.Speakers, r.faulty) || slices.ContainsFunc(st.Via, isBroken) || slices.Contains(r.slips.slipped, st.Mark)
}

// faulty reports whether the file of an entity has errors.
func (r *statementResolver) faulty(id entity.ID) bool {
	if id == entity.None || r.registry.At(id).Document == nil {
		return false
	}
	e := r.registry.At(id)
	d := e.Document
	if d.Broken || source.Count(d.Diagnostics, source.Error) > 0 {
		return true
	}
	for i := range e.Posts {
		in, p := &d.Person.Posts[i], &e.Posts[i]
		if in.Country.Given() && p.Country == entity.None || in.Organization.Given() && p.Organization == entity.None {
			return true // it names nobody, which is reported
		}
	}
	return false
}

// speakersFor returns the sides of the speakers, each once.
func (r *statementResolver) speakersFor(st *Statement, stated *bool) []entity.ID {
	list := r.ids[:0]
	for _, id := range st.Speakers {
		list = appendSide(list, r.site.SpeaksAt(id, st.Date, r.site.EventOf(st)))
	}
	if st.By != nil {
		v := r.voiceOf(st.By, st)
		*stated = *stated || v.stated && len(st.Via) == 0
		list = appendSide(list, v.side)
	}
	r.ids = list
	if len(list) == 1 {
		return r.one(list[0])
	}
	return append([]entity.ID(nil), list...)
}

func appendSide(list []entity.ID, side entity.ID) []entity.ID {
	if side == entity.None || slices.Contains(list, side) {
		return list
	}
	return append(list, side)
}

// one returns a list of one entity, or an empty list for None. Nearly all statements have
// such lists, which share one array.
func (r *statementResolver) one(id entity.ID) []entity.ID {
	if id == entity.None {
		return nil
	}
	return r.singles[id : id+1 : id+1]
}

// CountryOf returns the country that an entity stands for on a day in a
// relation, or None.
func (s *Site) CountryOf(id entity.ID, day date.Date) entity.ID { return s.country(id, day, nil) }

// country is CountryOf at an event, which may be nil.
func (s *Site) country(id entity.ID, day date.Date, at *Event) entity.ID {
	if side := s.SpeaksAt(id, day, at); side != entity.None && s.Registry.At(side).Kind == entity.Country {
		return side
	}
	return entity.None
}
