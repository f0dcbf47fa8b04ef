package mention

import (
	"bytes"

	"readout/internal/document"
	"readout/internal/entity"
)

// demonym settles a word for a people: it means the country, but not as a
// language, nor as a people that lives in another country.
func (f *finder) demonym(m *match, senses []sense) {
	s := senses[0]
	switch {
	case s.form == joined:
		f.combined(m, s)
	case f.swallowed(m), f.ofKind(m), f.called(m), f.inTitle(m):
		m.refuse(RuleLonger)
	case f.class(int(m.first))&common != 0 && f.begins(int(m.first)) && f.class(int(m.last)+1)&function != 0 && f.ordinary(m, f.plainly()):
		m.refuse(RuleOrdinary)
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
		f.confuse(m, entities(senses))
	case f.statelike(m, s.entity):
		// "Georgian" too, once it is known which Georgia the article speaks of
	default:
		m.accept(s.entity, Demonym, RuleDemonym)
	}
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
func (f *finder) combined(m *match, s sense) {
	next := int(m.last) + 1
	if g := f.gap(next); (g == gapHyphen || g == gapDash) && f.cover[next] != 0 && f.hasDemonym(f.matches[f.cover[next]-1].node) {
		m.accept(s.entity, Demonym, RuleCombining)
		return
	}
	m.refuse(RuleLonger)
}

func (f *finder) hasDemonym(node uint32) bool {
	for s := range f.of(node) {
		if s.how == Demonym {
			return true
		}
	}
	return false
}

// language reports whether a demonym is the language here: "the Russian
// language", "Russian-speaking", "spoke fluent Russian", "in Russian,".
func (f *finder) language(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	g := f.gap(next)
	if f.mastered(first, next) {
		return true
	}
	if (g == gapSpace || g == gapHyphen) && f.class(next)&wording != 0 || g == gapHyphen && f.class(next)&speaking != 0 {
		return true
	}
	if f.class(int(m.last))&tongue == 0 || f.qualifies(next) {
		return false
	}
	if f.gap(first) == gapComma {
		return f.languageAt(first-1) && f.languagesBegin(first-1)
	}
	if f.gap(first) != gapSpace {
		return false
	}
	before := first - 1
	// "in Russian and French": the second is a language as the first is.
	if f.wordIs(before, "and") || f.wordIs(before, "or") {
		return f.languageAt(before - 1)
	}
	if f.wordIs(before, "the") && f.gap(before) == gapSpace {
		before--
		return f.wordIs(before, "from") && f.class(before-1)&speaking != 0
	}
	return f.class(before)&speaking != 0 || f.wordIs(before, "in") || f.wordIs(before, "into") ||
		f.wordIs(before, "from") && f.gap(before) == gapSpace && f.class(before-1)&speaking != 0
}

// languageAt reports whether a word was taken for a language, or is one that no
// country is called after.
func (f *finder) languageAt(i int) bool {
	if i < 0 {
		return false
	}
	k := f.cover[i]
	return k != 0 && f.matches[k-1].rule == RuleLanguage || f.class(i)&idiom != 0
}

// languagesBegin reports whether a list that ends with a language at i is of what
// somebody speaks or writes: "in English, French".
func (f *finder) languagesBegin(i int) bool {
	for f.gap(i) == gapComma && f.languageAt(i-1) {
		i--
	}
	return f.cover[i] != 0 || f.wordIs(i-1, "in") || f.class(i-1)&speaking != 0
}

// mastered reports whether a language is somebody's or is explained: "her French
// is good", "Swedish for \"enough\"".
func (f *finder) mastered(first, next int) bool {
	if f.class(next-1)&tongue == 0 || f.gap(next) != gapSpace {
		return false
	}
	if f.wordIs(next, "for") && bytes.IndexFunc(f.plain[f.words[next].end:min(int(f.words[next].end)+4, len(f.plain))], document.OpensQuotation) >= 0 {
		return true
	}
	return f.gap(first) == gapSpace && f.class(first-1)&owning != 0 && f.class(next)&being != 0
}

// qualifies reports whether the word before next goes with it, as an adjective
// does: "Russian history", and not "Russian, he said" or "Russian and English".
func (f *finder) qualifies(next int) bool {
	switch f.gap(next) {
	case gapHyphen, gapDash, gapApostrophe:
		return true
	case gapSpace:
		return f.class(next)&(function|calendar) == 0
	}
	return false
}

// ethnic reports whether a demonym says which people, and another word which
// country: "Bosnian Serbs" live in Bosnia, "Turkish Cypriots" in Cyprus, "ethnic
// Albanians" anywhere.
func (f *finder) ethnic(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if f.gap(next) == gapSpace && f.class(next)&settled != 0 && f.cover[next] != 0 && f.named(next) {
		return true
	}
	if f.gap(first) != gapSpace {
		return false
	}
	if f.class(int(m.last))&tribal != 0 && !f.begins(first-1) && f.strange(first-1) && !adjective(f.words[first-1].Of(f.plain)) {
		return true // Cherokee Indians
	}
	if w := string(f.words[first-1].Of(f.plain)); w == "ethnic" || w == "Ethnic" || w == "ethnically" {
		return true
	}
	k := f.cover[first-1]
	if k == 0 || f.class(int(m.last))&settled != 0 || f.gap(next) == gapHyphen {
		return false
	}
	node := f.matches[k-1].node
	return f.hasDemonym(node) || f.hasCountry(node) && bytes.HasSuffix(m.span.Of(f.plain), []byte("s")) // Kosovo Serbs
}

func (f *finder) hasCountry(node uint32) bool {
	for s := range f.of(node) {
		if s.entity != entity.None && s.form != joined && s.how != Metonym && s.how != Surname && f.registry.At(s.entity).Kind == entity.Country {
			return true
		}
	}
	return false
}
