package mention

import (
	"slices"
	"sort"
	"strings"

	"readout/internal/entity"
)

// A bearer is a place where somebody of a surname is named in full: one of the
// registry, or a stranger (None).
type bearer struct {
	at     int32
	entity entity.ID
}

// noteBearer notes that somebody is named in full, with a title, or by a mark.
func (f *finder) noteBearer(m *match, id entity.ID, title title) {
	f.people[id] = true
	if title.office() {
		if f.titled == nil {
			f.titled = map[entity.ID]concept{}
		}
		f.titled[id] |= title.of & (offices | narrowing)
	}
	f.addBearer(m, f.surnameOf[id], id)
}

func (f *finder) addBearer(m *match, surname uint32, id entity.ID) {
	if surname == 0 {
		return
	}
	f.bearers[surname] = append(f.bearers[surname], bearer{m.first, id})
}

// addSurnames finds the last word of each surname.
func (l *Lexicon) addSurnames() {
	l.surnameOf = make([]uint32, l.registry.Len())
	for id := range l.surnameOf {
		surname := l.registry.At(entity.ID(id)).Surname
		form := plainWord(nil, []byte(surname[strings.LastIndexAny(surname, " -'’")+1:]))
		l.surnameOf[id] = l.words.find(hashOf(form), form)
	}
}

// changeBearer says who a stranger was.
func (f *finder) changeBearer(m *match, id entity.ID) {
	for i, b := range f.bearers[f.words[m.last].number] {
		if b.at == m.first {
			f.bearers[f.words[m.last].number][i].entity = id
		}
	}
}

type lastBearer uint8

const (
	nobodyLast lastBearer = iota
	strangerLast
	personLast
)

// last says who of a surname was named in full last before a match: after
// "Bill Price", "Price" is he.
func (f *finder) last(m *match) lastBearer {
	all := f.bearers[f.words[m.last].number] // in order of the text
	switch i := sort.Search(len(all), func(i int) bool { return all[i].at >= m.first }); {
	case i == 0:
		return nobodyLast
	case all[i-1].entity == entity.None:
		return strangerLast
	}
	return personLast
}

// strangerBefore reports whether somebody else of a surname was named before a
// match, or is anywhere if nobody was before it and the person is named only later.
// One whom the author marks is meant from the beginning.
func (f *finder) strangerBefore(m *match, id entity.ID) bool {
	all := f.bearers[f.words[m.last].number]
	later := f.last(m) == nobodyLast && slices.ContainsFunc(all, func(b bearer) bool { return b.entity == id })
	return slices.ContainsFunc(all, func(b bearer) bool { return b.entity == entity.None && (b.at < m.first || later) })
}

// bearer returns whom a surname alone means: the only one who bears it in the
// article, or of several the one in office of whom it speaks as that. Its bearers
// are all who are named in full or by title, and of the registry those of a high
// post that day. Several bearers of whom none stands out are several; of nobody
// it returns None.
func (f *finder) bearer(m *match, surnames []sense) (one entity.ID, several bool) {
	var named []entity.ID
	for _, s := range surnames {
		if f.people[s.entity] {
			named = append(named, s.entity)
		}
	}
	if len(named) == 0 {
		return entity.None, false
	}
	all := named
	for _, s := range surnames {
		if !f.people[s.entity] && f.overshadows(s.entity, named) {
			all = append(all, s.entity)
		}
	}
	if len(all) == 1 {
		return all[0], false
	}
	return f.inOffice(all)
}

// overshadows reports whether somebody who is not named is better known by the
// surname than those who are: by a high post on the day, or by one held once, if
// none of them ever had one.
func (f *finder) overshadows(id entity.ID, named []entity.ID) bool {
	if f.high(id) {
		return true
	}
	e := f.registry.At(id)
	if !e.RankEver().High() || !e.Died.IsZero() {
		return false
	}
	for _, other := range named {
		if f.registry.At(other).RankEver().High() {
			return false
		}
	}
	return true
}

// inOffice returns the one of several bearers who holds a high post and is called
// by it in the article, while the others hold none.
func (f *finder) inOffice(all []entity.ID) (one entity.ID, several bool) {
	one, ok := f.onlyHigh(all)
	if !ok || f.titled[one] == 0 {
		return entity.None, true
	}
	for _, id := range all {
		if id != one && f.registry.At(id).RankOn(f.doc.Article.Date.Day) < entity.OtherRank {
			return entity.None, true
		}
	}
	return one, false
}
