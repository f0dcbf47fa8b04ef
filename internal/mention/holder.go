package mention

import (
	"slices"

	"readout/internal/entity"
)

// high reports whether a person holds a high post on the article's date.
func (f *finder) high(id entity.ID) bool {
	day := f.doc.Article.Date.Day
	return !day.IsZero() && f.registry.At(id).RankOn(day).High()
}

// onlyHigh returns the one of several people who holds a high post on the
// article's date.
func (f *finder) onlyHigh(ids []entity.ID) (entity.ID, bool) {
	one, many := entity.None, false
	for _, id := range ids {
		if f.high(id) {
			one, many = id, one != entity.None
		}
	}
	return one, one != entity.None && !many
}

// inPost reports whether a person is known to hold a post on the article's date
// and since when.
func (f *finder) inPost(id entity.ID) bool {
	p := f.registry.At(id).PostOn(f.doc.Article.Date.Day)
	return p != nil && !p.Start.IsZero()
}

// undated reports whether a person has posts of which nobody knows since when.
func (f *finder) undated(id entity.ID) bool {
	posts := f.registry.At(id).Posts
	return len(posts) > 0 && !slices.ContainsFunc(posts, func(p entity.Post) bool { return !p.Start.IsZero() })
}

// reigning reports whether somebody holds a post on the article's date.
func (f *finder) reigning(id entity.ID) bool {
	return f.registry.At(id).PostOn(f.doc.Article.Date.Day) != nil
}

// onlyCurrent returns the one of several people who holds any post on the article's
// date.
func (f *finder) onlyCurrent(ids []entity.ID) (entity.ID, bool) {
	one, many := entity.None, false
	for _, id := range ids {
		if f.reigning(id) && !f.doc.Article.Date.Day.IsZero() {
			one, many = id, one != entity.None
		}
	}
	return one, one != entity.None && !many
}

// living reports whether a person may be alive on the article's date, as far as the
// registry knows.
func (f *finder) living(id entity.ID) bool {
	e, year := f.registry.At(id), f.doc.Article.Date.Day.Year
	return year == 0 || (e.Died.IsZero() || e.Died.Year+1 >= year) && (e.Born.IsZero() || e.Born.Year+100 >= year)
}

// governed reports whether a person is known to have headed a government, so that
// an administration may be called after the person.
func (l *Lexicon) governed(id entity.ID) bool {
	const heads = isPresident | isChancellor | isPrime | isKing
	e := l.registry.At(id)
	if len(e.Posts) == 0 {
		return true
	}
	for i := range e.Posts {
		if role := l.conceptsIn(e.Posts[i].Role); role&heads != 0 && role&(isVice|isDeputy) == 0 {
			return true
		}
	}
	return false
}

// enthroned reports whether a person has or had a throne, so that the name is a given
// name.
func (l *Lexicon) enthroned(id entity.ID) bool {
	e := l.registry.At(id)
	for i := range e.Posts {
		if l.isRoyal(firstWord(e.Posts[i].Role)) {
			return true
		}
	}
	return false
}

// belongs reports whether a person is of a country, or holds or held a post of it.
func (l *Lexicon) belongs(person, land entity.ID) bool {
	e := l.registry.At(person)
	if e.Country == land {
		return true
	}
	for i := range e.Posts {
		if l.ofPost(&e.Posts[i], land) {
			return true
		}
	}
	return false
}

// ofPost reports whether a post is of a country, or of a body that is.
func (l *Lexicon) ofPost(p *entity.Post, land entity.ID) bool {
	return p.Country == land || p.Organization != entity.None && (p.Organization == land || l.registry.At(p.Organization).Country == land)
}
