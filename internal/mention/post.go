package mention

import (
	"strings"

	"readout/internal/entity"
)

// byPost returns the one person who can have a title: who held the post in the year
// that the sentence gives, or on the article's date, or, if nobody did and there
// is no such year, who held it at any time; a head of state or government before, or soon after:
// "President Herzog" of 1997 is not he of 2021. A former president's post has ended.
func (x *text) byPost(ids []entity.ID, t title) (entity.ID, bool) {
	if !t.office() {
		return entity.None, false
	}
	day := x.doc.Article.Date.Day
	now, ever := entity.None, entity.None
	nowMany, everMany := false, false
	for _, id := range ids {
		e := x.registry.At(id)
		if e.Kind != entity.Person || t.late && e.Died.IsZero() {
			continue
		}
		held, any := false, false
		for i := range e.Posts {
			p := &e.Posts[i]
			if !x.matches1(e, p, t) {
				continue
			}
			any = any || t.year == 0 && (t.of&(isPresident|isChancellor|isPrime|isKing) == 0 || day.IsZero() || int(p.Start.Year) <= int(day.Year)+1)
			switch {
			case t.former:
				held = held || !p.End.IsZero() && p.End.Before(day)
			case t.year > 0:
				held = held || p.Start.IsZero() || int(p.Start.Year) <= t.year && (p.End.IsZero() || t.year <= int(p.End.Year))
			default:
				held = held || !day.IsZero() && p.HeldOn(day)
			}
		}
		if held {
			nowMany, now = now != entity.None, id
		}
		if any {
			everMany, ever = ever != entity.None, id
		}
	}
	switch {
	case now != entity.None:
		return now, !nowMany
	case ever != entity.None:
		return ever, !everMany
	case t.of&offices == isLeader || t.of&offices == isChief:
		return x.byRank(ids, t)
	}
	return entity.None, false
}

// byRank returns the one person who is at the head of what a title names, if it
// says no more than that: "Kremlin leader Gorbachev", "Fed chief Volcker".
func (x *text) byRank(ids []entity.ID, t title) (entity.ID, bool) {
	one, many := entity.None, false
	for _, id := range ids {
		e := x.registry.At(id)
		for i := range e.Posts {
			p := &e.Posts[i]
			const below = isVice | isDeputy | isAssistant | isUnder
			role := x.roleOf(p)
			if role&heading != 0 && role&below == 0 && x.ofAllCountries(e, p, t) && (t.former || p.HeldOn(x.doc.Article.Date.Day)) {
				many = many || one != entity.None && one != id
				one = id
			}
		}
	}
	return one, one != entity.None && !many
}

// matches1 reports whether a title may be that of a post.
func (l *Lexicon) matches1(e *entity.Entity, p *entity.Post, t title) bool {
	if t.of == isMinister|isForeign && entity.RankOf(p.Role) == entity.ForeignMinister {
		return l.ofAllCountries(e, p, t) // "foreign minister" for a secretary of foreign affairs
	}
	role := l.roleOf(p)
	if t.of&offices&^role != 0 || role&narrowing&^t.of != 0 || t.of&^offices&^role != 0 {
		return false
	}
	return l.ofAllCountries(e, p, t)
}

// ofAllCountries reports whether a post is one of all countries and organizations that
// a title names.
func (l *Lexicon) ofAllCountries(e *entity.Entity, p *entity.Post, t title) bool {
	for _, land := range t.lands {
		if !l.speaksFor(e, p, land) {
			return false
		}
	}
	return true
}

// roleOf returns the concepts of a post's role and of the body it is in.
func (l *Lexicon) roleOf(p *entity.Post) concept {
	role := l.conceptsIn(p.Role)
	if p.Organization != entity.None {
		role |= l.conceptsIn(l.registry.At(p.Organization).Name) &^ (offices | narrowing)
	}
	return role
}

func (l *Lexicon) conceptsIn(text string) (all concept) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '-' || r == ',' || r == '.' }) {
		n := l.numberOf(word)
		all |= l.concepts[n]
	}
	return all
}

// speaksFor reports whether a post is one of a country or organization; if
// nothing is known of either, it may be.
func (l *Lexicon) speaksFor(e *entity.Entity, p *entity.Post, land entity.ID) bool {
	known := false
	for _, id := range []entity.ID{p.Country, p.Organization, e.Country} {
		if id == entity.None {
			continue
		}
		known = true
		o := l.registry.At(id)
		if id == land || o.Country == land || o.Kind == entity.Country && l.registry.At(land).Country == id {
			return true
		}
	}
	return !known
}

// contradicts reports whether a title is an office that one person of a state
// holds at a time, and not one that the person is known to have held.
func (l *Lexicon) contradicts(e *entity.Entity, t title) bool {
	narrow := t.of & narrowing &^ isPrime
	if !t.former {
		narrow &^= isVice | isDeputy // Vice President Albares
	}
	single := narrow == 0 && (t.of&(isPresident|isChancellor|isKing) != 0 || t.of&(isMinister|isPrime) == isMinister|isPrime)
	if !single || len(e.Posts) == 0 {
		return false
	}
	for i := range e.Posts {
		if l.matches1(e, &e.Posts[i], t) {
			return false
		}
	}
	return true
}
