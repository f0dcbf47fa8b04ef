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
func (f *finder) inFull(m *match, surnames []sense, run int, title title, alone bool) bool {
	ids, best := f.fitting(m, surnames, run)
	if len(ids) == 0 {
		return false
	}
	rule := RuleFullName
	id, ok := f.byPost(ids, title)
	if best <= weakFit && !ok {
		id, ok = f.byPost(ids, f.apposition(m))
	}
	switch {
	case best == weakFit && !ok:
		return alone && f.awaitSign(m, ids, run)
	case best == addedFit && !ok:
		if alone {
			f.refuseAsStranger(m, RuleUnsigned)
		}
		return alone
	case best <= weakFit:
		ids, rule = []entity.ID{id}, RuleSign
	case len(ids) > 1 && !ok:
		f.take(m, run)
		f.refuseAmbiguous(m, ids)
		return true
	case len(ids) > 1:
		ids, rule = []entity.ID{id}, RulePost
	}
	if other := f.contradiction(m, run, ids[0], title); other != "" {
		f.refuseAsStranger(m, other)
		return true
	}
	f.take(m, run)
	m.accept(ids[0], Name, rule)
	f.noteBearer(m, ids[0], title)
	return true
}

// fitting returns the people whose given names fit best those from run on.
func (sc *scan) fitting(m *match, surnames []sense, run int) (ids []entity.ID, best fit) {
	best = addedFit
	for _, s := range surnames {
		switch n := sc.fits(run, int(m.first), sc.registry.At(s.entity)); {
		case n > best:
			best, ids = n, append(ids[:0], s.entity)
		case n == best:
			ids = append(ids, s.entity)
		}
	}
	return ids, best
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
