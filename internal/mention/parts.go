package mention

import (
	"slices"

	"readout/internal/entity"
)

// parts are constituent countries and territories without an entry of their own,
// and their peoples: a mention of the country that they are part of, or of the
// state that is recognised for them.
var parts = []struct {
	code           string
	names, peoples []string
}{
	{"gb", []string{"England", "Scotland", "Wales", "Northern Ireland", "N. Ireland"}, []string{"Scottish", "Scots", "Welsh", "Northern Irish"}},
	{"ps", []string{"Gaza", "Gaza Strip", "West Bank"}, []string{"Gazan", "Gazans"}},
}

// addParts adds the parts of countries, unless the registry has the name itself.
func (l *Lexicon) addParts() {
	for _, p := range parts {
		id, ok := l.registry.Find(entity.Key{Kind: entity.Country, ID: p.code})
		if !ok {
			continue
		}
		for _, name := range p.names {
			if ids := l.registry.Resolve(name); len(ids) == 0 || ids[0] == id {
				l.add(name, sense{entity: id, how: Part, form: part})
			}
		}
		for _, name := range p.peoples {
			l.add(name, sense{entity: id, how: Demonym, form: part})
		}
	}
}

// koreas are what the two Koreas are called beside each other, and in short.
var koreas = []struct{ code, half, short string }{{"kp", "North", "N. Korea"}, {"kr", "South", "S. Korea"}}

func (l *Lexicon) addHalves() {
	for _, k := range koreas {
		if id, ok := l.registry.Find(entity.Key{Kind: entity.Country, ID: k.code}); ok {
			l.add(k.short, sense{entity: id, how: Alias})
		}
	}
}

// halves finds "the North" and "the South" in an article that names one of the two
// Koreas. It comes last, since it adds to the matches.
func (f *finder) halves() {
	var ids [2]entity.ID
	named := false
	for i, k := range koreas {
		id, ok := f.registry.Find(entity.Key{Kind: entity.Country, ID: k.code})
		if !ok {
			return
		}
		ids[i] = id
		named = named || f.support[id] > 0
	}
	if !named {
		return
	}
	at := 0
	north, south := f.numberOf(koreas[0].half), f.numberOf(koreas[1].half)
	for i := range f.words {
		if n := f.words[i].number; n != north && n != south {
			continue
		}
		for h, k := range koreas {
			if f.isHalf(i, k.half) {
				m := match{span: f.spanOf(i, i), first: int32(i), last: int32(i), block: f.blockOf(i)}
				m.accept(ids[h], Name, RuleHalf)
				for at < len(f.matches) && f.matches[at].span.Start < m.span.Start {
					at++
				}
				f.matches = slices.Insert(f.matches, at, m)
			}
		}
	}
}

// isHalf reports whether a word is "North" or "South" after an article, and no part
// of a longer name or of another land: "the North of England".
func (sc *scan) isHalf(i int, half string) bool {
	return string(sc.words[i].Of(sc.plain)) == half && sc.cover[i] == 0 && sc.gap(i) == gapSpace && sc.wordIs(i-1, "the") &&
		sc.gap(i+1) != gapHyphen && !sc.wordIs(i+1, "of") && (sc.gap(i+1) != gapSpace || sc.shape(i+1)&capital == 0) && sc.shape(i)&(loud|headline) == 0
}

// blockOf returns the block that a word stands in.
func (x *text) blockOf(i int) int32 {
	for b, block := range x.doc.Text.Blocks {
		if x.words[i].start < block.Span.End {
			return int32(b)
		}
	}
	return 0
}

// shared settles the name of several countries (Congo) if the article names just
// one of them otherwise: by another name, or its capital. "Korea" is never the North,
// which texts call by its whole name.
func (f *finder) shared() {
	for k := range f.matches {
		m := &f.matches[k]
		if m.verdict != open {
			continue
		}
		s := f.sort(m.node)
		if s.countries < 2 || len(s.whole) != s.countries {
			continue
		}
		one, many := entity.None, false
		for _, o := range s.whole {
			if f.support[o.entity] > 0 || f.capitalNamed(o.entity) {
				many = one != entity.None
				one = o.entity
			}
		}
		if one == entity.None || many || f.registry.At(one).ID == koreas[0].code {
			f.refuseAmbiguous(m, entities(s.whole))
			continue
		}
		if f.trails(m) || f.leads(m) || f.called(m) || f.inTitle(m) {
			m.refuse(RuleLonger)
			continue
		}
		m.accept(one, Name, RuleOtherwise)
	}
}

// capitalNamed reports whether the article has a capital or seat of a country,
// whatever it does there.
func (f *finder) capitalNamed(id entity.ID) bool {
	for k := range f.matches {
		for s := range f.of(f.matches[k].node) {
			if s.how == Metonym && s.entity == id {
				return true
			}
		}
	}
	return false
}
