package mention

import "readout/internal/entity"

// country settles a country's name, unless more than its neighbours are needed.
func (f *finder) country(m *match, s sense) {
	switch {
	case f.currency(m):
		m.refuse(RuleCurrency)
	case f.pronoun(m):
		m.refuse(RulePronoun)
	case f.swallowed(m):
		m.refuse(RuleLonger)
		if f.class(int(m.first))&statelike != 0 {
			f.regions++ // Georgia Tech
		}
	case f.townOf(m):
		m.refuse(RuleRegion)
	case m.first == m.last && f.personal(m):
		m.refuse(RulePersonal)
		f.note(m)
	case f.ofKind(m), f.leads(m), f.trails(m), f.called(m), f.inTitle(m):
		m.refuse(RuleLonger)
	case f.class(int(m.first))&common != 0 && f.begins(int(m.first)) && f.ordinary(m, f.plainly()):
		m.refuse(RuleOrdinary)
	case f.class(int(m.first))&(personal|statelike) != 0 && m.first == m.last:
		// decided once the article is read
	default:
		m.accept(s.entity, s.how, RuleName)
	}
}

// note remembers that a country's name was a person's in this article.
func (f *finder) note(m *match) {
	if f.strangers == nil {
		f.strangers = map[uint32]bool{}
	}
	f.strangers[m.node] = true
}

// townOf reports whether a state or province follows a name: "Paris, Texas".
func (f *finder) townOf(m *match) bool {
	next := int(m.last) + 1
	if f.gap(next) != gapComma || f.cover[next] == 0 {
		return false
	}
	town := f.matches[f.cover[next]-1]
	return f.sort(town.node).region && !f.listed(int(town.last))
}

// listed reports whether a list goes on after a word: "Mexico, Texas and Cuba"
// names no town.
func (f *finder) listed(i int) bool {
	next := i + 1
	if g := f.gap(next); g == gapSpace {
		w := string(f.words[next].Of(f.plain))
		return w == "and" || w == "or"
	} else if g == gapComma {
		return f.cover[next] != 0
	}
	return false
}

// statelike reports whether a name or demonym is shared with a state within
// another country, so that the article must say which is meant.
func (f *finder) statelike(m *match, id entity.ID) bool {
	for n := range f.of(m.node) {
		if n.entity == id && f.sharesName(id) {
			return true
		}
	}
	return false
}

// sharesName reports whether a country's own name is also that of a state.
func (f *finder) sharesName(id entity.ID) bool {
	e := f.registry.At(id)
	number := f.Lexicon.words.find(hashOf([]byte(e.Name)), []byte(e.Name))
	return f.classes[number]&statelike != 0
}

// doubtful settles the names of countries that are also names of people or
// states, now that it is known who and what else the article names.
func (f *finder) doubtful() {
	f.eachDoubtful(func(m *match, s sense) {
		if (f.class(int(m.first))&statelike != 0 || s.how == Demonym) && (f.besideRegion(m, s.entity) || f.ofRegion(m)) {
			m.refuse(RuleRegion)
			f.regions++
		}
	})
	f.eachDoubtful(f.doubt)
}

func (f *finder) eachDoubtful(settle func(*match, sense)) {
	for k := range f.matches {
		m := &f.matches[k]
		if m.verdict != open {
			continue
		}
		s := f.sort(m.node)
		if s.metonym != nil {
			continue
		}
		for _, o := range append(s.whole, s.demonyms...) {
			settle(m, o)
			break
		}
	}
}

func (f *finder) doubt(m *match, s sense) {
	supported := f.support[s.entity] > 0
	switch {
	case f.class(int(m.first))&statelike == 0 && s.how != Demonym:
		if f.strangers[m.node] && !supported && !f.possessive(int(m.last)) && f.class(int(m.first)-1)&placing == 0 {
			m.refuse(RulePersonal)
			return
		}
	case f.strangers[m.node] && !supported:
		m.refuse(RulePersonal)
		return
	case !supported && (f.regions > 0 || f.domestic()) && !f.nearby(s.entity):
		m.refuse(RuleRegion)
		return
	}
	rule := RuleName
	if s.how == Demonym {
		rule = RuleDemonym
	}
	m.accept(s.entity, s.how, rule)
}

// domestic is speaksOfStates, which reads the whole article, computed once.
func (f *finder) domestic() bool {
	if f.states == nil {
		speaks := f.speaksOfStates()
		f.states = &speaks
	}
	return *f.states
}

// speaksOfStates reports whether the article speaks of parties and offices that the
// states of the US have.
func (f *finder) speaksOfStates() bool {
	for i := range f.words {
		if f.class(i)&partisan != 0 && f.class(i)&(office|subject) == 0 && f.named(i) {
			return true
		}
	}
	return false
}

// besideRegion reports whether a state stands next to a name in a list, or the
// name after a town that is not the country's.
func (f *finder) besideRegion(m *match, id entity.ID) bool {
	first, last := int(m.first), int(m.last)
	for i := last + 1; i <= last+3 && i < len(f.words) && (f.gap(i) == gapComma || f.gap(i) == gapSpace); i++ {
		if f.isRegion(i) {
			return true
		}
		if f.gap(i) == gapSpace && f.class(i)&linking == 0 {
			break
		}
	}
	for i := first - 1; i >= first-3 && i >= 0 && (f.gap(i+1) == gapComma || f.gap(i+1) == gapSpace); i-- {
		if f.isRegion(i) {
			return true
		}
		if f.gap(i+1) == gapSpace && f.class(i)&linking == 0 {
			break
		}
	}
	return f.gap(first) == gapComma && f.named(first-1) && f.cover[first-1] == 0 && f.class(first-1)&(function|calendar) == 0 && f.support[id] == 0
}

func (f *finder) isRegion(i int) bool {
	k := f.cover[i]
	return k != 0 && f.sort(f.matches[k-1].node).region
}

// ofRegion reports whether a name is called a state, or followed by what only
// a state within the US has: Georgia Republicans.
func (f *finder) ofRegion(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if f.gap(next) == gapSpace && f.class(next)&partisan != 0 {
		return true
	}
	if f.gap(first) != gapSpace || f.gap(first-1) != gapSpace || string(f.words[first-1].Of(f.plain)) != "of" {
		return false
	}
	w := string(f.words[first-2].Of(f.plain))
	return w == "state" || w == "State" || w == "University"
}

// nearby reports whether a country or metonym of one that borders the entity is
// named.
func (f *finder) nearby(id entity.ID) bool {
	for _, code := range f.registry.At(id).State.Borders {
		if other, ok := f.registry.Find(entity.Key{Kind: entity.Country, ID: string(code)}); ok && f.support[other] > 0 {
			return true
		}
	}
	return false
}
