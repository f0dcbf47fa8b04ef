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
	case f.otherThing(m):
		m.refuse(RuleOtherThing)
	case m.first == m.last && f.personal(m):
		m.refuse(RulePersonal)
		f.note(m)
	case f.ofKind(m), f.leads(m), f.trails(m), f.called(m), f.inTitle(m):
		m.refuse(RuleLonger)
	case f.isLivestock(m), f.class(int(m.first))&common != 0 && f.begins(int(m.first)) && !f.governing(m) && !f.decides(m) && f.ordinary(m, f.plainly()):
		m.refuse(RuleOrdinary)
	case f.class(int(m.first))&(personal|statelike) != 0 && m.first == m.last:
		// decided once the article is read
	case s.form == part:
		m.accept(s.entity, s.how, RulePart)
	default:
		m.accept(s.entity, s.how, RuleName)
	}
}

// otherThing reports whether a country's name is that of a team or a company, which
// the British speak of in the plural ("Iceland have launched"), a receipt ("per
// GDR"), or a river ("boats sank in the Niger").
func (x *text) otherThing(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	plain := m.first == m.last && x.shape(first)&lower != 0 && x.plain[m.span.End-1] != 's'
	switch {
	case x.gap(first) == gapSpace && x.class(first-1)&firm != 0 && m.first == m.last:
		return true
	case plain && x.begins(first) && x.gap(next) == gapSpace && (x.wordIs(next, "have") || x.wordIs(next, "are") || x.wordIs(next, "were")):
		return true
	}
	if m.first == m.last && rivers[string(x.words[first].Of(x.plain))] && x.wordIs(first-1, "the") && x.gap(first) == gapSpace {
		// but "the Niger coup", "the Niger and Mali juntas"
		return !x.possessive(first) && !x.wordIs(next, "and") && (x.gap(next) != gapSpace && x.gap(next) != gapHyphen || x.verb(next))
	}
	return x.wordIs(first-1, "per") && x.gap(first) == gapSpace && x.shape(first)&lower == 0
}

// note remembers that a country's name was a person's in this article.
func (f *finder) note(m *match) {
	if f.strangers == nil {
		f.strangers = map[uint32]bool{}
	}
	f.strangers[m.node] = true
}

// townOf reports whether a state or province follows a name: "Paris, Texas".
func (sc *scan) townOf(m *match) bool {
	next := int(m.last) + 1
	if next >= len(sc.words) || sc.cover[next] == 0 {
		return false
	}
	town := sc.matches[sc.cover[next]-1]
	return sc.sort(town.node).region && (sc.gap(next) == gapComma && !sc.listed(int(town.last)) || sc.bracketed(next, int(town.last)))
}

// listed reports whether a list goes on after a word: "Mexico, Texas and Cuba"
// names no town.
func (sc *scan) listed(i int) bool {
	next := i + 1
	if g := sc.gap(next); g == gapSpace {
		w := string(sc.words[next].Of(sc.plain))
		return w == "and" || w == "or"
	} else if g == gapComma {
		return sc.cover[next] != 0
	}
	return false
}

// statelike reports whether a name or demonym is shared with a state within
// another country, so that the article must say which is meant.
func (l *Lexicon) statelike(m *match, id entity.ID) bool {
	for n := range l.of(m.node) {
		if n.entity == id && l.sharesName(id) {
			return true
		}
	}
	return false
}

// sharesName reports whether a country's own name is also that of a state.
func (l *Lexicon) sharesName(id entity.ID) bool {
	e := l.registry.At(id)
	number := l.numberOf(e.Name)
	return l.classes[number]&statelike != 0
}

// doubtful settles the names of countries that are also names of people or
// states, now that it is known who and what else the article names.
func (f *finder) doubtful() {
	f.noteGivenNames()
	f.eachDoubtful(func(m *match, s sense) {
		if (f.class(int(m.first))&statelike != 0 || s.how == Demonym) && (f.besideRegion(m, s.entity) || f.ofRegion(m, f.support[s.entity] > 0)) {
			m.refuse(RuleRegion)
			f.regions++
		}
	})
	f.eachDoubtful(f.doubt)
}

// noteGivenNames remembers the people of the registry whose given name is a country's:
// after "Chad Wolf", "Chad" may be he. Israel Katz, an Israeli, is never called Israel
// where the country may be meant.
func (f *finder) noteGivenNames() {
	for k := range f.matches {
		m := &f.matches[k]
		if m.verdict != found || m.first == m.last || f.class(int(m.first))&personal == 0 {
			continue
		}
		if e := f.registry.At(m.entity); e.Kind == entity.Person {
			if f.given == nil {
				f.given = map[uint32]entity.ID{}
			}
			f.given[f.words[m.first].number] = e.Country
		}
	}
}

// mayBePerson reports whether a country's name was a person's in this article.
func (f *finder) mayBePerson(m *match, country entity.ID) bool {
	of, known := f.given[f.words[m.first].number]
	return f.strangers[m.node] || known && of != country
}

func (sc *scan) eachDoubtful(settle func(*match, sense)) {
	for k := range sc.matches {
		m := &sc.matches[k]
		if m.verdict != open {
			continue
		}
		s := sc.sort(m.node)
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
	supported := f.support[s.entity] > 0 || f.governing(m)
	switch {
	case f.class(int(m.first))&statelike == 0 && s.how != Demonym:
		if f.mayBePerson(m, s.entity) && !supported && !f.possessive(int(m.last)) && f.class(int(m.first)-1)&placing == 0 {
			m.refuse(RulePersonal)
			return
		}
	case f.mayBePerson(m, s.entity) && !supported:
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

// governing reports whether a name does what countries do and people hardly ever:
// it recalls an envoy, has struck Iran, closes its border, or stands in one list with a country.
func (f *finder) governing(m *match) bool {
	next := int(m.last) + 1
	verb := next
	for f.gap(verb) == gapSpace && f.class(verb)&(passing|modal) != 0 {
		verb++
	}
	if f.gap(verb) == gapSpace && (f.class(verb)&statecraft != 0 || f.gap(verb+1) == gapSpace && (f.isLand(verb+1) || f.class(verb+1)&quarter != 0 && f.isLand(verb+2)) && assaults[string(f.words[verb].Of(f.plain))]) {
		return true
	}
	for i := next; i < next+5 && i < len(f.words) && f.gap(i) == gapSpace; i++ {
		if f.wordIs(i, "its") {
			return true
		}
	}
	return f.wordIs(next, "and") && f.gap(next) == gapSpace && f.isCountry(next+1) || f.wordIs(int(m.first)-1, "and") && f.isCountry(int(m.first)-2)
}

// isLand reports whether a word is a country's name or people, a capital or a place.
func (f *finder) isLand(i int) bool {
	if i < 0 || i >= len(f.words) || f.cover[i] == 0 {
		return false
	}
	s := f.sort(f.matches[f.cover[i]-1].node)
	return f.isCountry(i) || s.metonym != nil || len(s.demonyms) > 0 || s.countries > 0
}

// decides reports whether a name that is also a ware's or an animal's does what neither can: "China closed".
func (f *finder) decides(m *match) bool {
	next := int(m.last) + 1
	for f.gap(next) == gapSpace && f.class(next)&(passing|modal) != 0 {
		next++
	}
	if f.wordIs(next, "and") && f.isLand(next+1) {
		return f.gap(next) == gapSpace
	}
	return f.gap(next) == gapSpace && f.in(next, decisions)
}

// isCountry reports whether a word was found to be a country's name.
func (f *finder) isCountry(i int) bool {
	if i < 0 || i >= len(f.words) || f.cover[i] == 0 {
		return false
	}
	o := &f.matches[f.cover[i]-1]
	return o.verdict == found && f.registry.At(o.entity).Kind == entity.Country
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
func (x *text) speaksOfStates() bool {
	for i := range x.words {
		if x.class(i)&partisan != 0 && x.class(i)&(office|subject) == 0 && x.named(i) {
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
	return f.gap(first) == gapComma && f.named(first-1) && f.afterTown(m, id) || f.inStates(last+1)
}

// inStates reports whether the United States stand behind a name as where it lies, and not
// in a list: "Georgia, US".
func (f *finder) inStates(i int) bool {
	if f.gap(i) != gapComma && !f.bracketed(i, i) || !f.isCountry(i) {
		return false
	}
	o := &f.matches[f.cover[i]-1]
	return f.registry.At(o.entity).ID == "us" && o.how != Demonym && f.gap(int(o.last)+1) != gapSpace && !f.listed(int(o.last))
}

// bracketed reports whether words stand alone in brackets: "Georgia (US)".
func (x *text) bracketed(first, last int) bool {
	if first <= 0 || last >= len(x.words) {
		return false
	}
	w := x.words[first]
	end := int(x.words[last].end)
	for end < len(x.plain) && (x.plain[end] == '.' || x.plain[end] == 'S' || x.plain[end] == 'A') {
		end++ // "U.S."
	}
	return w.start > 0 && x.plain[w.start-1] == '(' && end < len(x.plain) && x.plain[end] == ')'
}

// afterTown reports whether a town that is not the country's stands before the comma
// before a name. An unknown town may be the country's, if the article speaks of it.
func (f *finder) afterTown(m *match, id entity.ID) bool {
	town := int(m.first) - 1
	switch c := f.class(town); {
	case c&partisan != 0 && c&(office|subject|public) == 0:
		return true // Atlanta, Georgia
	case f.cover[town] != 0:
		return f.elsewhere(town, id) && (f.support[id] == 0 || f.setApart(m))
	default:
		return f.support[id] == 0 && c&(function|calendar) == 0
	}
}

// setApart reports whether a name says where something is between commas, or at the
// end of a sentence: "a nurse from Athens, Georgia, came". In a list it does not.
func (sc *scan) setApart(m *match) bool {
	next := int(m.last) + 1
	return sc.gap(int(m.first)-1) != gapComma && (sc.begins(next) || sc.gap(next) == gapComma && !sc.listed(int(m.last)))
}

// elsewhere reports whether a word is the capital of other countries alone: Athens,
// Georgia.
func (sc *scan) elsewhere(i int, id entity.ID) bool {
	other := false
	for s := range sc.of(sc.matches[sc.cover[i]-1].node) {
		if s.how != Metonym || s.entity == id {
			return false
		}
		other = true
	}
	return other
}

func (sc *scan) isRegion(i int) bool {
	k := sc.cover[i]
	return k != 0 && sc.sort(sc.matches[k-1].node).region
}

// ofRegion reports whether a name is called a state, or followed by what a state
// within the US has: Georgia Republicans. Voters and lawmakers are the country's in an
// article that speaks of it.
func (x *text) ofRegion(m *match, supported bool) bool {
	first, next := int(m.first), int(m.last)+1
	if x.gap(next) == gapSpace && x.class(next)&partisan != 0 && (x.named(next) || !supported) {
		return true
	}
	if x.gap(first) != gapSpace || x.gap(first-1) != gapSpace || string(x.words[first-1].Of(x.plain)) != "of" {
		return false
	}
	w := string(x.words[first-2].Of(x.plain))
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
