package mention

import "readout/internal/entity"

// wholePerson settles a person's full name or alias.
func (f *finder) wholePerson(m *match, s sense) {
	run := f.nameFrom(m)
	title := f.titleBefore(run)
	switch other := f.contradiction(m, run, s.entity, title); {
	case other != "":
		f.refuseAsStranger(m, other)
	case f.partial(m, s.entity) && f.beforeName(int(m.last)+1):
		f.refuseAsStranger(m, RuleLonger) // King Charles Spaniels
	case f.partial(m, s.entity), m.first == m.last && f.enthroned(s.entity) && !f.besideName(m):
		f.awaitFullStyle(m, s) // a given name: Francis, Salman
	case run < int(m.first) || f.goesOn(m):
		f.settleLongerFullName(m, s, run, title)
	case m.first == m.last && f.besideName(m):
		f.refuseAsStranger(m, RuleNamesake)
	default:
		rule := RuleName
		if f.registry.At(s.entity).Surname != "" {
			rule = RuleFullName
		}
		m.accept(s.entity, s.how, rule)
		f.noteBearer(m, s.entity, title)
	}
}

// refuseAsStranger refuses a name, which so is a stranger's. Either end may be the family name.
func (f *finder) refuseAsStranger(m *match, rule Rule) {
	m.refuse(rule)
	if m.first != m.last && f.class(int(m.first))&(given|royal) == 0 {
		f.addBearer(m, f.words[m.first].number, entity.None)
	}
	f.addBearer(m, f.words[m.last].number, entity.None)
}

// partial reports whether a name is a title with a given name, "King Charles", and
// not the name that the registry gives.
func (f *finder) partial(m *match, id entity.ID) bool {
	return m.last == m.first+1 && f.class(int(m.first))&royal != 0 && string(m.span.Of(f.plain)) != f.registry.At(id).Name
}

// nameFrom returns where a name begins that ends with a person's full name: with an
// initial, a given name or an unknown word before it, it is mostly a relative's or
// a stranger's.
func (sc *scan) nameFrom(m *match) int {
	first := int(m.first)
	before := first - 1
	switch {
	case m.first == m.last:
		return first
	case sc.gap(first) == gapStop && sc.initial(before) && (sc.begins(before) || sc.initial(first) || sc.initials(before)):
		return sc.givenBefore(first)
	case sc.gap(first) != gapSpace || !sc.named(before) || sc.cover[before] != 0:
		return first
	case sc.class(before)&given != 0 && sc.class(before)&(personal|office) == 0, sc.unknown(before) && sc.firstName(before):
		return sc.givenBefore(first)
	}
	return first
}

// initial reports whether a word is a capital letter that ends no abbreviation.
func (sc *scan) initial(i int) bool {
	return sc.shape(i)&(letter|capital) == letter|capital && !sc.abbreviation(i)
}

// firstName reports whether an unknown word before a full name may be a given name.
// It is none at the end of a title or of where something happens: "Chargé d'Affaires
// John Appleton", "Minister to Prussia Henry Wheaton", "In Davos Emmanuel Macron".
func (sc *scan) firstName(i int) bool {
	const plain = letter | lower
	switch before := i - 1; {
	case sc.shape(i)&plain != lower || sc.gap(i) == gapApostrophe:
		return false
	case sc.begins(i):
		return !adverbial(sc.words[i].Of(sc.plain))
	case sc.class(before)&(placing|leaving) != 0 && sc.begins(before):
		return false
	default:
		return sc.class(before)&linking == 0 || !sc.accredited(i)
	}
}

// goesOn reports whether a person's full name goes on with a family name of somebody
// else: John Kerry Smith, Nicolás Maduro Guerra.
func (sc *scan) goesOn(m *match) bool {
	const plain = letter | lower
	next := int(m.last) + 1
	if m.first == m.last || sc.gap(next) != gapSpace || !sc.named(next) || sc.shape(next)&plain != lower {
		return false
	}
	return sc.unknown(next) || sc.class(next)&given != 0 && sc.cover[next] == 0 || sc.cover[next] != 0 && sc.nameLike(next)
}

// settleLongerFullName settles a person's full name in a longer one: the post must say that it
// is the person, for it may be a relative or a stranger. Given names before it and a
// family name after it are parts of the match.
func (f *finder) settleLongerFullName(m *match, s sense, run int, title title) {
	whole := *m
	if f.goesOn(m) {
		whole.last++
		whole.span.End = f.words[whole.last].end
	}
	if _, ok := f.byPostAt(&whole, []entity.ID{s.entity}, title); !ok {
		f.refuseAsStranger(m, RuleUnsigned)
		return
	}
	if k := f.cover[whole.last]; k != 0 && whole.last > m.last {
		f.matches[k-1].verdict = dropped
	}
	*m = whole
	if f.class(run)&given != 0 || f.initial(run) {
		f.take(m, run)
	}
	m.accept(s.entity, s.how, RuleSign)
	f.noteBearer(m, s.entity, title)
}

// beforeName reports whether a word with a capital that may be part of a name goes on
// from the word before.
func (sc *scan) beforeName(i int) bool {
	return sc.gap(i) == gapSpace && sc.named(i) && sc.nameLike(i)
}

// besideName reports whether a name of one word is part of a longer one of somebody
// else: Francis Bacon.
func (f *finder) besideName(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if f.shape(first)&lower != 0 && f.beforeName(next) {
		return true
	}
	if f.wordIs(next, "of") && f.gap(next+1) == gapSpace && f.named(next+1) && f.cover[next+1] == 0 {
		return true // Francis of Assisi
	}
	if g := f.gap(first); (g == gapSpace || g == gapStopSpace) && (f.wordIs(first-1, "St") || f.wordIs(first-1, "Saint") || f.wordIs(first-1, "San")) {
		return true
	}
	return f.gap(first) == gapSpace && f.named(first-1) && (f.class(first-1)&given != 0 && f.class(first-1)&(function|office) == 0 || f.unknown(first-1) && (!f.begins(first-1) || f.firstName(first-1)))
}
