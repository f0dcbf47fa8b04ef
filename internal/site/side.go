package site

import (
	"slices"

	"readout/internal/date"
	"readout/internal/entity"
	"readout/internal/mention"
)

// SpeaksFor returns whom an entity speaks for on a day: a country for itself;
// an organization for its country, else for itself; a person for the country
// or organization of a post held that day, and never by nationality. It is
// None for all others.
func (s *Site) SpeaksFor(id entity.ID, day date.Date) entity.ID {
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
		for i := range e.Posts {
			if p := &e.Posts[i]; p.HeldOn(day) && (p.Country != entity.None || p.Organization != entity.None) {
				if p.Country != entity.None {
					return p.Country
				}
				return s.SpeaksFor(p.Organization, day)
			}
		}
	}
	return entity.None
}

// partySpeaksFor is SpeaksFor for a party, of which an entity named inside a
// free text ("senior State Department official") may tell.
func (s *Site) partySpeaksFor(p mention.Party, day date.Date) entity.ID {
	if p.Entity != entity.None {
		return s.SpeaksFor(p.Entity, day)
	}
	for _, id := range p.Named {
		if side := s.SpeaksFor(id, day); side != entity.None {
			return side
		}
	}
	return entity.None
}

// sides returns whom the speakers speak for, and whom the account that reached
// us speaks for.
func (r *resolver) sides(st *Statement) (from, sides []entity.ID) {
	list := r.ids[:0]
	add := func(id entity.ID) {
		if id != entity.None && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	for _, id := range st.Speakers {
		add(r.site.SpeaksFor(id, st.Date))
	}
	if st.By != nil {
		add(r.site.partySpeaksFor(*st.By, st.Date))
	}
	r.ids = list
	from = r.idLists.Keep(list)
	if len(st.Via) == 0 {
		return from, from
	}
	for _, p := range st.Via {
		if side := r.site.partySpeaksFor(p, st.Date); side != entity.None {
			return from, r.idLists.Keep([]entity.ID{side})
		}
	}
	return from, nil
}

// CountryOf returns the country that an entity stands for on a day in a
// relation, or None.
func (s *Site) CountryOf(id entity.ID, day date.Date) entity.ID {
	if side := s.SpeaksFor(id, day); side != entity.None && s.Registry.At(side).Kind == entity.Country {
		return side
	}
	return entity.None
}
