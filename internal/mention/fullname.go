package mention

import (
	"slices"
	"sort"
	"strings"

	"readout/internal/entity"
	"readout/internal/spelling"
)

// inFull settles a surname with given names before it that one person of the
// registry has.
func (f *finder) inFull(m *match, surnames []sense, run int, title title) bool {
	var ids []entity.ID
	best := 1
	for _, s := range surnames {
		switch n := f.fits(run, int(m.first), f.registry.At(s.entity)); {
		case n > best:
			best, ids = n, append(ids[:0], s.entity)
		case n == best:
			ids = append(ids, s.entity)
		}
	}
	if len(ids) == 0 {
		return false
	}
	rule := RuleFullName
	if len(ids) > 1 {
		id, ok := f.byPost(ids, title)
		if !ok {
			f.take(m, run)
			f.confuse(m, ids)
			return true
		}
		ids, rule = []entity.ID{id}, RulePost
	}
	if f.generationOff(m, ids[0]) {
		m.refuse(RuleGeneration)
		return true
	}
	f.take(m, run)
	m.accept(ids[0], Name, rule)
	f.meet(m, ids[0])
	return true
}

// take extends a match to the given names before it.
func (sc *scan) take(m *match, run int) {
	for i := run; i < int(m.first); i++ {
		if k := sc.cover[i]; k != 0 {
			other := &sc.matches[k-1]
			if other.verdict == found || int(other.first) < run {
				return // an alias of somebody else ends here; leave both as they are
			}
			other.verdict = dropped
		}
	}
	m.first = int32(run)
	m.span.Start = sc.words[run].start
	runs := sc.doc.Text.Runs // in order of the text
	i := sort.Search(len(runs), func(i int) bool { return runs[i].Text.End >= m.span.End })
	m.crosses = i == len(runs) || runs[i].Text.Start > m.span.Start
}

// fits says how well the words from run up to surname fit a person's given
// names: 2 exactly, 1 with initials or middle names left out, 0 not.
func (x *text) fits(run, surname int, e *entity.Entity) int {
	best := 0
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		fit := x.fitsName(run, surname, name, e.Surname)
		if fit < 0 {
			return 0
		}
		best = max(best, fit)
	}
	return best
}

// fitsName is fits for one of a person's names; -1 says that a middle name is
// another, whatever the person's shorter names leave open.
func (x *text) fitsName(run, surname int, name, family string) int {
	own := givenNames(name, family)
	if len(own) == 0 {
		return 0
	}
	var text []string
	for i := run; i < surname; i++ {
		if x.class(i)&particle == 0 || x.shape(i)&capital != 0 {
			text = append(text, spelling.Fold(string(x.words[i].Of(x.plain))))
		}
	}
	switch {
	case len(text) == 0:
		return 0
	case nicknamed(text[0], own[0]):
		// "Bob Hawke" for Robert J. Hawke; but Jimmy Carter is not any James Something
		// Carter
		if len(text) == 1 && !slices.ContainsFunc(own[1:], func(middle string) bool { return len(middle) > 1 }) {
			return 1
		}
		return -1
	case !initialOf(text[0], own[0]):
		// "Dean Rusk" for David Dean Rusk
		if len(own) > 1 && len(text) == 1 && len(text[0]) > 1 && text[0] == own[1] {
			return 1
		}
		return 0
	}
	exact := len(text) == len(own) && text[0] == own[0]
	for i, j := 1, 1; i < len(text) && j < len(own); i, j = i+1, j+1 {
		for len(text[i]) > 1 && len(own)-j > len(text)-i && !initialOf(text[i], own[j]) {
			j++ // a middle name left out: "Luiz Bresser Pereira"; but George W. Bush is no George Herbert Walker Bush
		}
		if !initialOf(text[i], own[j]) {
			return -1
		}
		exact = exact && text[i] == own[j]
	}
	if len(text[0]) == 1 && len(own[0]) > 1 && len(text) < 2 && len(own) > 1 {
		return 1
	}
	if exact {
		return 2
	}
	return 1
}

// initialOf reports whether two given names are the same, or one is the other's
// initial.
func initialOf(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// nicknamed reports whether one of two folded given names is short for the other.
func nicknamed(a, b string) bool {
	short := func(short, long string) bool {
		for _, l := range nicknames {
			if name, shorts, _ := strings.Cut(l, ":"); name == long && slices.Contains(strings.Fields(shorts), short) {
				return true
			}
		}
		return false
	}
	return len(a) > 1 && len(b) > 1 && (short(a, b) || short(b, a))
}

// givenNames returns the folded given names in a name that ends with the family
// name, without what tells generations apart.
func givenNames(name, family string) []string {
	name, _ = cutGeneration(name)
	words := strings.FieldsFunc(spelling.Fold(name), func(r rune) bool { return r == ' ' || r == '.' || r == '-' || r == ',' })
	tail := strings.FieldsFunc(spelling.Fold(family), func(r rune) bool { return r == ' ' || r == '.' || r == '-' || r == ',' })
	n := len(words) - len(tail)
	if n <= 0 {
		return nil
	}
	for i, w := range tail {
		if words[n+i] != w {
			return nil
		}
	}
	return words[:n]
}

// cutGeneration cuts "Jr.", "III" from the end of a name.
func cutGeneration(name string) (rest, mark string) {
	i := strings.LastIndexByte(name, ' ')
	switch mark = strings.TrimSuffix(name[i+1:], "."); {
	case i > 0 && (mark == "Jr" || mark == "Sr" || mark == "II" || mark == "III" || mark == "IV"):
		return strings.TrimRight(name[:i], ", "), mark
	}
	return name, ""
}

// generationOff reports whether a mark after a name tells somebody else: the
// person has another mark, or the article also has the name without one.
func (f *finder) generationOff(m *match, id entity.ID) bool {
	next := int(m.last) + 1
	if g := f.gap(next); g != gapSpace && g != gapComma || f.class(next)&generation == 0 || f.class(int(m.last))&generation != 0 {
		return false
	}
	e := f.registry.At(id)
	mark := string(f.words[next].Of(f.plain))
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if _, own := cutGeneration(name); own != "" {
			return own != mark
		}
	}
	return f.people[id]
}
