package mention

import "readout/internal/entity"

// wholePerson settles a person's full name or alias.
func (f *finder) wholePerson(m *match, s sense) {
	first := int(m.first)
	title := f.titleBefore(first)
	if other := f.contradiction(m, first, s.entity, title); other != "" {
		m.refuse(other)
		f.addBearer(m, f.words[m.last].number, entity.None)
		return
	}
	if f.partial(m, s.entity) {
		f.awaitStyle(m, s)
		return
	}
	if m.first == m.last && f.enthroned(s.entity) && !f.besideName(m) {
		f.awaitStyle(m, s) // a given name: Francis, Salman
		return
	}
	if f.secondSurname(m, s.entity) {
		f.withSecond(m, s, title)
		return
	}
	if f.otherFirst(m) || m.first == m.last && f.besideName(m) {
		m.refuse(RuleNamesake)
		f.addBearer(m, f.words[m.last].number, entity.None)
		return
	}
	rule := RuleName
	if f.registry.At(s.entity).Surname != "" {
		rule = RuleFullName
	}
	m.accept(s.entity, s.how, rule)
	f.meet(m, s.entity, title)
}

// partial reports whether a name is a title with a given name, "King Charles", and
// not the name that the registry gives.
func (f *finder) partial(m *match, id entity.ID) bool {
	return m.last == m.first+1 && f.class(int(m.first))&royal != 0 && string(m.span.Of(f.plain)) != f.registry.At(id).Name
}

// secondSurname reports whether an unknown word with a capital follows the name of
// somebody who may have a second family name: Nicolás Maduro Guerra.
func (f *finder) secondSurname(m *match, id entity.ID) bool {
	next := int(m.last) + 1
	return m.first != m.last && f.twoSurnames(f.registry.At(id)) && f.gap(next) == gapSpace && f.named(next) && f.unknown(next) && f.shape(next)&letter == 0
}

// withSecond takes a second family name into the match if the post says that it is
// the person; else it may be a son or a daughter.
func (f *finder) withSecond(m *match, s sense, title title) {
	if _, ok := f.byPost([]entity.ID{s.entity}, title); !ok {
		m.refuse(RuleUnsigned)
		return
	}
	m.last++
	m.span.End = f.words[m.last].end
	m.accept(s.entity, s.how, RuleSign)
	f.meet(m, s.entity, title)
}

// besideName reports whether a name of one word is part of a longer one of somebody
// else: Francis Bacon.
func (f *finder) besideName(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if f.gap(next) == gapSpace && f.named(next) && f.nameLike(next) && f.shape(first)&lower != 0 {
		return true
	}
	if f.wordIs(next, "of") && f.gap(next+1) == gapSpace && f.named(next+1) && f.cover[next+1] == 0 {
		return true // Francis of Assisi
	}
	if g := f.gap(first); (g == gapSpace || g == gapStopSpace) && (f.wordIs(first-1, "St") || f.wordIs(first-1, "Saint") || f.wordIs(first-1, "San")) {
		return true
	}
	return f.gap(first) == gapSpace && f.named(first-1) && (f.class(first-1)&given != 0 && f.class(first-1)&(function|office) == 0 || f.unknown(first-1) && !f.begins(first-1))
}

// otherFirst reports whether a common given name stands directly before a full
// name, which so is somebody else's: Michael John Reed is not John Reed.
func (sc *scan) otherFirst(m *match) bool {
	before := int(m.first) - 1
	return sc.gap(int(m.first)) == gapSpace && sc.named(before) && sc.class(before)&given != 0 && sc.class(before)&(personal|office) == 0 &&
		m.first != m.last && sc.cover[before] == 0
}
