package mention

import (
	"bytes"

	"readout/internal/entity"
	"readout/internal/quotation"
)

// demonym settles a word for a people: it means the country, but not as a
// language, nor as a people that lives in another country.
func (f *finder) demonym(m *match, senses []sense) {
	s := senses[0]
	switch {
	case s.form == joined:
		f.combined(m, s)
	case f.swallowed(m), f.ofKind(m), f.isCuisine(m), f.called(m), f.inTitle(m):
		m.refuse(RuleLonger)
	case f.class(int(m.first))&common != 0 && f.begins(int(m.first)) && f.class(int(m.last)+1)&function != 0 && f.ordinary(m, f.plainly()):
		m.refuse(RuleOrdinary)
	case f.standsApart(m):
		m.refuse(RuleLonger)
	case f.language(m):
		m.refuse(RuleLanguage)
	case f.ethnic(m):
		m.refuse(RuleEthnic)
	case f.bears(m):
		m.refuse(RulePersonal)
		f.note(m)
	case len(senses) > 1 && f.class(int(m.first))&collective != 0:
		m.accept(s.entity, Demonym, RuleCollective)
	case len(senses) > 1:
		f.refuseAmbiguous(m, entities(senses))
	case f.statelike(m, s.entity):
		// "Georgian" too, once it is known which Georgia the article speaks of
	case s.form == part:
		m.accept(s.entity, Demonym, RulePart)
	default:
		m.accept(s.entity, Demonym, RuleDemonym)
	}
}

// isCuisine reports whether a demonym says what food a house has: an Italian restaurant.
func (x *text) isCuisine(m *match) bool {
	next := int(m.last) + 1
	return x.gap(next) == gapSpace && x.class(next)&eatery != 0 && x.shape(next-1)&lower != 0 && x.class(int(m.first)-1)&placing == 0
}

// standsApart reports whether the first half of a word for two countries stands apart
// before a demonym, as it does in names: Anglo American.
func (sc *scan) standsApart(m *match) bool {
	first := int(m.first)
	if sc.gap(first) != gapSpace || sc.cover[first-1] == 0 {
		return false
	}
	for s := range sc.of(sc.matches[sc.cover[first-1]-1].node) {
		if s.form == joined {
			return true
		}
	}
	return false
}

// bears reports whether a demonym is somebody's surname: Howard French, Mr.
// French, and after one of these "French said", since the people would have an
// article there.
func (f *finder) bears(m *match) bool {
	first := int(m.first)
	switch c := f.class(first - 1); {
	case f.gap(first) == gapSpace && f.named(first-1) && c&given != 0:
		return true
	case (f.gap(first) == gapSpace || f.gap(first) == gapStopSpace) && f.named(first-1) && c&(honorific|abbreviated) == honorific|abbreviated:
		return true
	}
	return f.strangers[m.node] && f.begins(first) && f.class(int(m.last)+1)&speech != 0
}

// combined settles the first half of "Sino-Indian": the second must be a
// people too, or "Indo-European" and "Anglo-Saxon" would be found.
func (sc *scan) combined(m *match, s sense) {
	next := int(m.last) + 1
	if g := sc.gap(next); (g == gapHyphen || g == gapDash) && sc.cover[next] != 0 && (sc.hasDemonym(sc.matches[sc.cover[next]-1].node) || sc.shape(next)&lower == 0 && sc.hasCountry(sc.matches[sc.cover[next]-1].node)) {
		m.accept(s.entity, Demonym, RuleCombining)
		return
	}
	m.refuse(RuleLonger)
}

func (l *Lexicon) hasDemonym(node uint32) bool {
	for s := range l.of(node) {
		if s.how == Demonym {
			return true
		}
	}
	return false
}

// language reports whether a demonym is the language here: "the Russian
// language", "Russian-speaking", "spoke fluent Russian", "in Russian,".
func (sc *scan) language(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	g := sc.gap(next)
	if sc.isSpokenLanguage(first, next) {
		return true
	}
	if (g == gapSpace || g == gapHyphen) && sc.class(next)&wording != 0 || g == gapHyphen && sc.class(next)&speaking != 0 {
		return true
	}
	if sc.class(int(m.last))&tongue == 0 || sc.qualifies(next) {
		return false
	}
	if sc.gap(first) == gapComma {
		return sc.languageAt(first-1) && sc.languagesBegin(first-1)
	}
	if sc.gap(first) != gapSpace {
		return false
	}
	before := first - 1
	// "in Russian and French": the second is a language as the first is.
	if sc.wordIs(before, "and") || sc.wordIs(before, "or") {
		return sc.languageAt(before - 1)
	}
	if sc.wordIs(before, "the") && sc.gap(before) == gapSpace {
		before--
		return sc.wordIs(before, "from") && sc.class(before-1)&speaking != 0
	}
	return sc.class(before)&speaking != 0 || sc.wordIs(before, "in") || sc.wordIs(before, "into") ||
		sc.wordIs(before, "from") && sc.gap(before) == gapSpace && sc.class(before-1)&speaking != 0
}

// languageAt reports whether a word was taken for a language, or is one that no
// country is called after.
func (sc *scan) languageAt(i int) bool {
	if i < 0 {
		return false
	}
	k := sc.cover[i]
	return k != 0 && sc.matches[k-1].rule == RuleLanguage || sc.class(i)&idiom != 0
}

// languagesBegin reports whether a list that ends with a language at i is of what
// somebody speaks or writes: "in English, French".
func (sc *scan) languagesBegin(i int) bool {
	for sc.gap(i) == gapComma && sc.languageAt(i-1) {
		i--
	}
	return sc.cover[i] != 0 || sc.wordIs(i-1, "in") || sc.class(i-1)&speaking != 0
}

// isSpokenLanguage reports whether a language is somebody's or is explained: "her French
// is good", "Swedish for \"enough\"".
func (x *text) isSpokenLanguage(first, next int) bool {
	if x.class(next-1)&tongue == 0 || x.gap(next) != gapSpace {
		return false
	}
	if x.wordIs(next, "for") && bytes.IndexFunc(x.plain[x.words[next].end:min(int(x.words[next].end)+4, len(x.plain))], quotation.MayOpen) >= 0 {
		return true
	}
	return x.gap(first) == gapSpace && x.class(first-1)&owning != 0 && x.class(next)&being != 0
}

// qualifies reports whether the word before next goes with it, as an adjective
// does: "Russian history", and not "Russian, he said" or "Russian and English".
func (x *text) qualifies(next int) bool {
	switch x.gap(next) {
	case gapHyphen, gapDash, gapApostrophe:
		return true
	case gapSpace:
		return x.class(next)&(function|calendar) == 0
	}
	return false
}

// ethnic reports whether a demonym says which people, and another word which
// country: "Bosnian Serbs" live in Bosnia, "Turkish Cypriots" in Cyprus, "ethnic
// Albanians" anywhere.
func (sc *scan) ethnic(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if sc.gap(next) == gapSpace && sc.class(next)&settled != 0 && sc.cover[next] != 0 && sc.named(next) {
		return true
	}
	if sc.gap(first) != gapSpace {
		return false
	}
	if (sc.wordIs(int(m.last), "Indian") || sc.wordIs(int(m.last), "Indians")) && !sc.begins(first-1) && sc.strange(first-1) && !adjective(sc.words[first-1].Of(sc.plain)) {
		return true // Cherokee Indians
	}
	if w := string(sc.words[first-1].Of(sc.plain)); w == "ethnic" || w == "Ethnic" || w == "ethnically" {
		return true
	}
	k := sc.cover[first-1]
	if k == 0 || sc.class(int(m.last))&settled != 0 || sc.gap(next) == gapHyphen {
		return false
	}
	node := sc.matches[k-1].node
	return sc.hasDemonym(node) || sc.hasCountry(node) && bytes.HasSuffix(m.span.Of(sc.plain), []byte("s")) // Kosovo Serbs
}

func (l *Lexicon) hasCountry(node uint32) bool {
	for s := range l.of(node) {
		if s.entity != entity.None && s.form != joined && s.how != Metonym && s.how != Surname && l.registry.At(s.entity).Kind == entity.Country {
			return true
		}
	}
	return false
}
