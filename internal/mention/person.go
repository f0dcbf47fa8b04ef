package mention

import (
	"bytes"
	"slices"
	"strings"

	"readout/internal/entity"
)

// inFullAfter is inFull without capitalised words before the given name that say
// what somebody is: "Investor Carl Icahn". What is left must begin with a
// common given name, unless a sentence began before it.
func (f *finder) inFullAfter(m *match, surnames []sense, run int, t title, alone bool) bool {
	for i := run + 1; i < int(m.first); i++ {
		const parts = given | particle
		if f.class(i-1)&parts != 0 || f.shape(i-1)&letter != 0 || f.class(i)&given == 0 && !f.begins(i-1) || f.gap(i) != gapSpace {
			return false
		}
		if f.inFull(m, surnames, i, t, alone) {
			return true
		}
	}
	return false
}

// apposed settles a surname with a post of the person's after a comma: "Volcker,
// chairman of the Federal Reserve, said".
func (f *finder) apposed(m *match, surnames []sense) bool {
	next := int(m.last) + 1
	if f.gap(next) != gapComma || !f.named(int(m.first)) || f.last(m) == strangerLast {
		return false
	}
	title := f.titleAfter(next)
	id, ok := f.byPost(entities(surnames), title)
	one := !f.wordIs(next, "a") && !f.wordIs(next, "an") // "Scholz, a chancellor of the university"
	if ok && (len(title.lands) > 0 || one && f.high(id)) && f.contradiction(m, int(m.first), id, title) == "" {
		m.accept(id, Title, RuleTitle)
		f.noteBearer(m, id, title)
		return true
	}
	return false
}

// apposition returns the post after a name and a comma.
func (f *finder) apposition(m *match) title {
	if next := int(m.last) + 1; f.gap(next) == gapComma {
		return f.titleAfter(next)
	}
	return title{}
}

// byPostAt is byPost with the title before a name, or else the post after it.
func (f *finder) byPostAt(m *match, ids []entity.ID, before title) (entity.ID, bool) {
	if id, ok := f.byPost(ids, before); ok {
		return id, true
	}
	return f.byPost(ids, f.apposition(m))
}

// person settles a surname by what stands before it: given names or a title. It
// reports whether it did, or whether the surname is all the match may be.
func (f *finder) person(m *match, surnames []sense, alone bool) bool {
	if f.givenName(m) {
		if alone {
			m.refuse(RuleLonger)
		}
		if f.familyFirst(surnames) || f.unknown(int(m.last)+1) {
			f.addBearer(m, f.words[m.last].number, entity.None)
		}
		return alone
	}
	run := f.givenBefore(int(m.first))
	title := f.titleBefore(run)
	if !title.any() && run == int(m.first) {
		title = f.listTitle(run)
	}
	if run < int(m.first) {
		if f.inFull(m, surnames, run, title, alone) || f.inFullAfter(m, surnames, run, title, alone) {
			return true
		}
		if f.stranger(m, run) {
			if alone {
				m.refuse(RuleNamesake)
			}
			f.addBearer(m, f.words[m.last].number, entity.None)
			return alone
		}
	} else if title.any() && f.byTitle(m, surnames, title) || f.reigns(m, surnames) || f.apposed(m, surnames) {
		return true
	}
	return alone
}

// givenName reports whether a surname is a given name here: "Henry" before
// "Kissinger", whoever else is called Henry.
func (sc *scan) givenName(m *match) bool {
	next := int(m.last) + 1
	if g := sc.gap(next); g != gapSpace && g != gapStop || !sc.named(next) {
		return false
	}
	if sc.shape(next)&letter != 0 && sc.gap(next+1) == gapHyphen || sc.class(next)&generation != 0 {
		return false // T-shirts, Marcos III
	}
	if sc.shape(next)&letter != 0 && sc.gap(next+1) == gapStop {
		return sc.named(next+1) && sc.nameLike(next+1)
	}
	if sc.class(next)&royal != 0 && sc.gap(next+1) == gapSpace && sc.named(next+1) && sc.nameLike(next+1) {
		return true // Hassan Sheikh Mohamud
	}
	if k := sc.cover[next]; k != 0 && sc.class(next)&given == 0 {
		return sc.onlySurname(sc.matches[k-1].node)
	}
	return sc.class(next)&retinue == 0 && sc.nameLike(next)
}

// givenBefore returns the first of the words before a surname that may be given
// names: capitalised, next to each other, nothing else by their class.
func (sc *scan) givenBefore(first int) int {
	i := first
	for n := 0; n < 4 && i > 0; n++ {
		g := sc.gap(i)
		if g != gapSpace && g != gapStop && !(g == gapHyphen && i < first) {
			break
		}
		before := i - 1
		if g == gapStop && sc.shape(before)&letter == 0 {
			break
		}
		if sc.class(before)&particle != 0 && sc.shape(before)&capital == 0 && g == gapSpace && before > 0 && sc.gap(before) == gapSpace {
			i = before
			continue
		}
		if sc.shape(before)&capital == 0 || sc.shape(before)&letter != 0 && g != gapStop || !sc.givenLike(before) {
			break
		}
		i = before
	}
	for i < first && sc.shape(i)&capital == 0 {
		i++
	}
	return i
}

func (sc *scan) givenLike(i int) bool {
	if sc.shape(i)&letter != 0 {
		return !sc.abbreviation(i)
	}
	if sc.shape(i)&lower == 0 && sc.shape(i)&loud == 0 {
		return sc.words[i].end-sc.words[i].start <= 2 // "JD Vance", and no abbreviation
	}
	if k := sc.cover[i]; k != 0 {
		m := &sc.matches[k-1]
		if !sc.onlySurname(m.node) && (sc.class(i)&(given|personal) == 0 || m.first != m.last) {
			return false
		}
		if m.verdict == found && m.how == Surname {
			return false
		}
	}
	const others = function | calendar | numeral | office | plural | modifier | subject | past | honorific | royal | speech | modal | compass | passing | partisan
	if sc.class(i)&calendar != 0 && sc.gap(i) == gapSpace && sc.named(i-1) && sc.class(i-1)&given != 0 {
		return true // Anna May Wong
	}
	return sc.class(i)&given != 0 || sc.class(i)&others == 0
}

// stranger reports whether the words before a surname name somebody who is not
// in the registry. At the start of a sentence an adverb or participle is no
// given name, and in a headline only common given names are.
func (x *text) stranger(m *match, run int) bool {
	if x.shape(run)&(headline|loud) != 0 {
		for i := run; i < int(m.first); i++ {
			if x.class(i)&given != 0 {
				return true
			}
		}
		return false
	}
	if run == int(m.first)-1 && x.begins(run) && x.class(run)&given == 0 {
		return !adverbial(x.words[run].Of(x.plain))
	}
	return true
}

// adverbial reports whether a word at the start of a sentence has the ending of an
// adverb or a participle.
func adverbial(word []byte) bool {
	return bytes.HasSuffix(word, []byte("ly")) || bytes.HasSuffix(word, []byte("ing")) || bytes.HasSuffix(word, []byte("ed"))
}

// reigns settles a surname that names a government, which says as much as its
// head's title: "the Reagan administration".
func (f *finder) reigns(m *match, surnames []sense) bool {
	next := int(m.last) + 1
	if f.gap(next) != gapSpace || f.class(next)&reign == 0 || !f.named(int(m.first)) {
		return false
	}
	heads := slices.DeleteFunc(entities(surnames), func(id entity.ID) bool {
		return !f.governed(id) || len(surnames) > 1 && len(f.registry.At(id).Posts) == 0
	})
	if len(heads) == 0 {
		return false
	}
	id, ok := heads[0], len(heads) == 1
	if !ok {
		id, ok = f.onlyHigh(heads)
	}
	if !ok {
		return false
	}
	m.accept(id, Title, RuleTitle)
	f.noteBearer(m, id, title{of: isPresident})
	return true
}

// unknown reports whether a word is in no list and no name, as a family name is that
// follows a given one: Michel Barnier.
func (sc *scan) unknown(i int) bool { return sc.class(i) == 0 && sc.cover[i] == 0 }

// inYear returns the one of several who held the post of a title in a year that
// follows: "President Bush spoke in Berlin in 1989". Of one the year would say nothing,
// since presidents are called so, whatever they were at the time.
func (f *finder) inYear(m *match, ids []entity.ID, t title) (entity.ID, bool) {
	if len(ids) < 2 || !t.office() || t.year > 0 {
		return entity.None, false
	}
	const far = 10
	for i := int(m.last) + 1; i < int(m.last)+far && f.gap(i) == gapSpace; i++ {
		if t.year = f.yearAt(i + 1); t.year > 0 && f.wordIs(i, "in") {
			return f.byPost(ids, t)
		}
	}
	return entity.None, false
}

// familyFirst reports whether one of several people is called by the family name
// first: Wang Yi.
func (f *finder) familyFirst(surnames []sense) bool {
	for _, s := range surnames {
		e := f.registry.At(s.entity)
		if strings.HasPrefix(e.Name, e.Surname+" ") || e.Country != entity.None && strings.Contains(familyFirst, f.registry.At(e.Country).Key.ID) {
			return true
		}
	}
	return false
}

// byTitle settles a surname with a title, if only one person can have both. A
// courtesy title (Mr. Price) says no more than the surname, and so means only who
// holds a high post.
func (f *finder) byTitle(m *match, surnames []sense, title title) bool {
	ids := entities(surnames)
	rule := RuleTitle
	id, ok := f.inYear(m, ids, title)
	if !ok {
		id, ok = f.byPost(ids, title)
	}
	switch {
	case ok && len(ids) > 1:
		rule = RulePost
	case ok:
	case title.royal, f.in(int(m.first)-1, learned):
	case !title.office():
		if id, ok = f.onlyHigh(ids); !ok && len(ids) == 1 && f.inPost(ids[0]) && f.spokenOf(m, ids[0]) {
			id, ok = ids[0], true
		}
		ok = ok && f.last(m) != strangerLast
	case len(ids) == 1 && len(f.registry.At(ids[0]).Posts) == 0:
		id, ok = ids[0], title.former || f.living(ids[0])
	}
	if !ok {
		return false
	}
	if other := f.contradiction(m, int(m.first), id, title); other != "" {
		f.refuseAsStranger(m, other)
		return true
	}
	if f.last(m) == strangerLast && !f.people[id] && f.undated(id) {
		m.refuse(RuleNamesake) // "Roman Herzog. President Herzog", of a president without dates
		return true
	}
	m.accept(id, Title, rule)
	f.noteBearer(m, id, title)
	return true
}
