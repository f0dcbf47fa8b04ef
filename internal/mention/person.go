package mention

import (
	"sort"
	"strings"

	"readout/internal/entity"
	"readout/internal/spelling"
)

// A naming is a place where somebody of a surname is named in full: one of the
// registry, or a stranger (None).
type naming struct {
	at     int32
	entity entity.ID
}

// meet notes that somebody is named in full, with a title, or by a mark.
func (f *finder) meet(m *match, id entity.ID) {
	f.people[id] = true
	f.naming(m, surnameNumber(f, id), id)
}

func (f *finder) naming(m *match, surname uint32, id entity.ID) {
	if surname == 0 {
		return
	}
	if f.namings == nil {
		f.namings = map[uint32][]naming{}
	}
	f.namings[surname] = append(f.namings[surname], naming{m.first, id})
}

// surnameNumber returns the last word of a person's surname.
func surnameNumber(f *finder, id entity.ID) uint32 {
	surname := f.registry.At(id).Surname
	last := surname[strings.LastIndexAny(surname, " -'’")+1:]
	form := plainWord(nil, []byte(last))
	return f.Lexicon.words.find(hashOf(form), form)
}

// wholePerson settles a person's full name or alias.
func (f *finder) wholePerson(m *match, s sense) {
	if f.generationOff(m, s.entity) {
		m.refuse(RuleGeneration)
		return
	}
	rule := RuleName
	if f.registry.At(s.entity).Surname != "" {
		rule = RuleFullName
	}
	m.accept(s.entity, s.how, rule)
	f.meet(m, s.entity)
}

// person settles a surname by what stands before it: given names or a title. It
// reports whether it did, or whether the surname is all the match may be.
func (f *finder) person(m *match, surnames []sense, alone bool) bool {
	if f.givenName(m) {
		if alone {
			m.refuse(RuleLonger)
		}
		return alone
	}
	run := f.givenBefore(int(m.first))
	title := f.titleBefore(run)
	if run < int(m.first) {
		if f.inFull(m, surnames, run, title) {
			return true
		}
		if f.stranger(m, run) {
			if alone {
				m.refuse(RuleNamesake)
			}
			f.naming(m, f.words[m.last].number, entity.None)
			return alone
		}
	} else if title.any() && f.byTitle(m, surnames, title) || f.reigns(m, surnames) {
		return true
	}
	return alone
}

// givenName reports whether a surname is a given name here: "Henry" before
// "Kissinger", whoever else is called Henry.
func (f *finder) givenName(m *match) bool {
	next := int(m.last) + 1
	if g := f.gap(next); g != gapSpace && g != gapStop || !f.named(next) {
		return false
	}
	if f.shape(next)&letter != 0 && f.gap(next+1) == gapStop {
		return f.named(next+1) && f.nameLike(next+1)
	}
	if k := f.cover[next]; k != 0 && f.class(next)&given == 0 {
		return f.onlySurname(f.matches[k-1].node)
	}
	return f.class(next)&retinue == 0 && f.nameLike(next)
}

// givenBefore returns the first of the words before a surname that may be given
// names: capitalised, next to each other, nothing else by their class.
func (f *finder) givenBefore(first int) int {
	i := first
	for n := 0; n < 4 && i > 0; n++ {
		g := f.gap(i)
		if g != gapSpace && g != gapStop && !(g == gapHyphen && i < first) {
			break
		}
		before := i - 1
		if g == gapStop && f.shape(before)&letter == 0 {
			break
		}
		if f.class(before)&particle != 0 && f.shape(before)&capital == 0 && g == gapSpace && before > 0 && f.gap(before) == gapSpace && i < first {
			i = before
			continue
		}
		if f.shape(before)&capital == 0 || f.shape(before)&letter != 0 && g != gapStop || !f.givenLike(before) {
			break
		}
		i = before
	}
	for i < first && f.shape(i)&capital == 0 {
		i++
	}
	return i
}

func (f *finder) givenLike(i int) bool {
	if f.shape(i)&letter != 0 {
		return !f.abbreviation(i)
	}
	if f.shape(i)&lower == 0 && f.shape(i)&loud == 0 {
		return f.words[i].end-f.words[i].start <= 2 // "JD Vance", and no abbreviation
	}
	if k := f.cover[i]; k != 0 {
		m := &f.matches[k-1]
		if !f.onlySurname(m.node) && (f.class(i)&(given|personal) == 0 || m.first != m.last) {
			return false
		}
		if m.verdict == found && m.how == Surname {
			return false
		}
	}
	const others = function | calendar | numeral | office | modifier | subject | past | honorific | royal | speech | modal | compass | passing | partisan
	return f.class(i)&given != 0 || f.class(i)&others == 0
}

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
func (f *finder) take(m *match, run int) {
	for i := run; i < int(m.first); i++ {
		if k := f.cover[i]; k != 0 {
			other := &f.matches[k-1]
			if other.verdict == found || int(other.first) < run {
				return // an alias of somebody else ends here; leave both as they are
			}
			other.verdict = dropped
		}
	}
	m.first = int32(run)
	m.span.Start = f.words[run].start
	m.crosses = true
	for _, r := range f.doc.Text.Runs {
		if r.Text.Start <= m.span.Start && m.span.End <= r.Text.End {
			m.crosses = false
		}
	}
}

// fits says how well the words from run up to surname fit a person's given
// names: 2 exactly, 1 with initials or middle names left out, 0 not.
func (f *finder) fits(run, surname int, e *entity.Entity) int {
	best := 0
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		fit := f.fitsName(run, surname, name, e.Surname)
		if fit < 0 {
			return 0
		}
		best = max(best, fit)
	}
	return best
}

// fitsName is fits for one of a person's names; -1 says that a middle name is
// another, whatever the person's shorter names leave open.
func (f *finder) fitsName(run, surname int, name, family string) int {
	own := givenNames(name, family)
	if len(own) == 0 {
		return 0
	}
	var text []string
	for i := run; i < surname; i++ {
		if f.class(i)&particle == 0 || f.shape(i)&capital != 0 {
			text = append(text, spelling.Fold(string(f.words[i].Of(f.plain))))
		}
	}
	switch {
	case len(text) == 0:
		return 0
	case !initialOf(text[0], own[0]):
		// "Dean Rusk" for David Dean Rusk
		if len(own) > 1 && len(text) == 1 && len(text[0]) > 1 && text[0] == own[1] {
			return 1
		}
		return 0
	}
	exact := len(text) == len(own) && text[0] == own[0]
	for i := 1; i < min(len(text), len(own)); i++ {
		if !initialOf(text[i], own[i]) {
			return -1
		}
		exact = exact && text[i] == own[i]
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

// stranger reports whether the words before a surname name somebody who is not
// in the registry. At the start of a sentence an adverb or participle is no
// given name, and in a headline only common given names are.
func (f *finder) stranger(m *match, run int) bool {
	if f.shape(run)&(headline|loud) != 0 {
		for i := run; i < int(m.first); i++ {
			if f.class(i)&given != 0 {
				return true
			}
		}
		return false
	}
	if run == int(m.first)-1 && f.begins(run) && f.class(run)&given == 0 {
		w := string(f.words[run].Of(f.plain))
		return !strings.HasSuffix(w, "ly") && !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ed")
	}
	return true
}

// reigns settles a surname that names a government, which says as much as its
// head's title: "the Reagan administration".
func (f *finder) reigns(m *match, surnames []sense) bool {
	next := int(m.last) + 1
	if len(surnames) > 1 || f.gap(next) != gapSpace || f.class(next)&reign == 0 || !f.named(int(m.first)) {
		return false
	}
	const heads = isPresident | isChancellor | isPrime | isKing
	id := surnames[0].entity
	e := f.registry.At(id)
	for i := range e.Posts {
		if role := f.conceptsIn(e.Posts[i].Role); role&heads != 0 && role&(isVice|isDeputy) == 0 {
			break
		} else if i == len(e.Posts)-1 {
			return false
		}
	}
	m.accept(id, Title, RuleTitle)
	f.meet(m, id)
	return true
}

// byTitle settles a surname with a title, if only one person can have both.
func (f *finder) byTitle(m *match, surnames []sense, title title) bool {
	ids := entities(surnames)
	id, rule := entity.None, RuleTitle
	if one, ok := f.byPost(ids, title); ok {
		id = one
		if len(ids) > 1 {
			rule = RulePost
		}
	} else if len(ids) == 1 && !title.royal && (!title.office() || len(f.registry.At(ids[0]).Posts) == 0) {
		id = ids[0]
	}
	if id == entity.None || !title.office() && f.last(m) == strangerLast {
		return false
	}
	m.accept(id, Title, rule)
	f.meet(m, id)
	return true
}

// readMarks counts whom the author marks in text, front matter or statements as
// named.
func (f *finder) readMarks() {
	mark := func(target string, kinds ...entity.Kind) {
		if ids := f.registry.Resolve(target, kinds...); len(ids) == 1 {
			f.marked(ids[0])
		}
	}
	for _, r := range f.doc.References {
		mark(r.Target)
	}
	for _, s := range f.doc.Statements {
		for _, v := range s.Speakers {
			mark(v.Text)
		}
	}
	for _, v := range f.doc.Article.People {
		mark(v.Text, entity.Person)
	}
	for _, v := range f.doc.Article.Countries {
		mark(v.Text, entity.Country)
	}
	for _, l := range f.doc.Links {
		path, ok := strings.CutSuffix(strings.TrimPrefix(string(l.Target), "content/"), ".md")
		if ok && !l.Image {
			mark(path)
		}
	}
}

func (f *finder) marked(id entity.ID) {
	if f.registry.At(id).Kind == entity.Person {
		f.people[id] = true
	}
	f.supports(id)
}

// surnames is the second pass: a surname alone means the one person of that
// surname who was found in the first.
func (f *finder) surnames() {
	seen := map[uint32]bool{}
	for k := range f.matches {
		m := &f.matches[k]
		if m.verdict != open {
			continue
		}
		s := f.sort(m.node)
		if len(s.surnames) == 0 {
			continue
		}
		alone := len(s.whole)+len(s.demonyms) == 0 && s.metonym == nil
		if rule := f.surname(m, s.surnames, alone, seen); rule != "" && alone {
			if rule == RuleAmbiguous || rule == RuleOtherPost {
				f.confuse(m, entities(s.surnames))
			}
			m.refuse(rule)
		}
	}
}

// surname settles a surname alone, or says why it means nobody.
func (f *finder) surname(m *match, surnames []sense, alone bool, seen map[uint32]bool) Rule {
	id := entity.None
	for _, s := range surnames {
		if !f.people[s.entity] {
			continue
		}
		if id != entity.None {
			return RuleNobody
		}
		id = s.entity
	}
	title := f.titleBefore(int(m.first))
	if id == entity.None {
		switch {
		case !title.any() || !alone:
			return RuleNobody
		case len(surnames) == 1:
			return RuleOtherPost
		}
		return RuleAmbiguous
	}
	e := f.registry.At(id)
	switch {
	case !e.SurnameAlone && !title.any():
		return RuleSurnameNever
	case title.royal || title.office() && f.contradicts(e, title):
		return RuleNamesake
	case f.last(m) == strangerLast:
		return RuleNamesake
	case f.partOfOther(m):
		return RuleLonger
	case f.ordinary(m, seen) && !title.any():
		return RuleOrdinary
	case !alone && f.last(m) != personLast && !title.any():
		return RuleNobody
	}
	how, rule := Surname, RuleSurname
	if title.any() {
		how, rule = Title, RuleTitle
	}
	m.accept(id, how, rule)
	f.people[id] = true
	return ""
}

type lastNaming uint8

const (
	nobodyLast lastNaming = iota
	strangerLast
	personLast
)

// last says who of a surname was named in full last before a match: after
// "Bill Price", "Price" is he.
func (f *finder) last(m *match) lastNaming {
	all := f.namings[f.words[m.last].number] // in order of the text
	switch i := sort.Search(len(all), func(i int) bool { return all[i].at >= m.first }); {
	case i == 0:
		return nobodyLast
	case all[i-1].entity == entity.None:
		return strangerLast
	}
	return personLast
}

// partOfOther reports whether a surname is part of another name: Price
// Waterhouse, Marshall Plan, Smith-Price.
func (f *finder) partOfOther(m *match) bool {
	next, first := int(m.last)+1, int(m.first)
	if g := f.gap(next); g == gapSpace && f.named(next) && (f.cover[next] == 0 || f.class(next)&personal != 0) {
		const free = function | calendar | generation | retinue | honorific
		if f.class(next)&free == 0 || f.class(next)&proper != 0 {
			return true
		}
	}
	if f.gap(next) == gapAnd {
		return true
	}
	// "Jane Smith-Price", but "Biden-Putin"
	return f.gap(first) == gapHyphen && f.named(first-1) && f.gap(first-1) == gapSpace && f.named(first-2) && f.givenLike(first-2)
}

// ordinary reports whether a surname may be an ordinary word here, since its
// capital says nothing: a month, or a word that the article also has without
// a capital.
func (f *finder) ordinary(m *match, seen map[uint32]bool) bool {
	i := int(m.first)
	if m.first != m.last {
		return false
	}
	if f.class(i)&(function|modal|calendar) != 0 {
		return f.class(int(m.last)+1)&speech == 0 && !f.possessive(i)
	}
	if f.named(i) && !f.begins(i) || f.class(i+1)&speech != 0 && f.shape(i)&(headline|loud) == 0 {
		return false
	}
	number := f.words[i].number
	if ordinary, known := seen[number]; known {
		return ordinary
	}
	text := strings.ToLower(string(f.words[i].Of(f.plain)))
	for _, w := range f.words {
		if w.shape&capital == 0 && string(w.Of(f.plain)) == text {
			seen[number] = true
			return true
		}
	}
	seen[number] = false
	return false
}
