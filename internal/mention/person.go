package mention

import (
	"strings"

	"readout/internal/entity"
)

// A bearer is a place where somebody of a surname is named in full: one of the
// registry, or a stranger (None).
type bearer struct {
	at     int32
	entity entity.ID
}

// meet notes that somebody is named in full, with a title, or by a mark.
func (f *finder) meet(m *match, id entity.ID, title title) {
	f.people[id] = true
	if title.office() {
		if f.titled == nil {
			f.titled = map[entity.ID]bool{}
		}
		f.titled[id] = true
	}
	f.addBearer(m, surnameNumber(f, id), id)
}

func (f *finder) addBearer(m *match, surname uint32, id entity.ID) {
	if surname == 0 {
		return
	}
	if f.bearers == nil {
		f.bearers = map[uint32][]bearer{}
	}
	f.bearers[surname] = append(f.bearers[surname], bearer{m.first, id})
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
	first := int(m.first)
	title := f.titleBefore(first)
	if other := f.contradiction(m, first, s.entity, title); other != "" {
		m.refuse(other)
		f.addBearer(m, f.words[m.last].number, entity.None)
		return
	}
	if f.partial(m, s.entity) {
		f.awaitStyle(m, s)
		return
	}
	if m.first == m.last && f.enthroned(s.entity) && !f.besideName(m) {
		f.awaitStyle(m, s) // a given name: Francis, Salman
		return
	}
	if f.secondSurname(m, s.entity) {
		f.withSecond(m, s, title)
		return
	}
	if f.otherFirst(m) || m.first == m.last && f.besideName(m) {
		m.refuse(RuleNamesake)
		f.addBearer(m, f.words[m.last].number, entity.None)
		return
	}
	rule := RuleName
	if f.registry.At(s.entity).Surname != "" {
		rule = RuleFullName
	}
	m.accept(s.entity, s.how, rule)
	f.meet(m, s.entity, title)
}

// partial reports whether a name is a title with a given name, "King Charles", and
// not the name that the registry gives.
func (f *finder) partial(m *match, id entity.ID) bool {
	return m.last == m.first+1 && f.class(int(m.first))&royal != 0 && string(m.span.Of(f.plain)) != f.registry.At(id).Name
}

// secondSurname reports whether an unknown word with a capital follows the name of
// somebody who may have a second family name: Nicolás Maduro Guerra.
func (f *finder) secondSurname(m *match, id entity.ID) bool {
	next := int(m.last) + 1
	return m.first != m.last && f.twoSurnames(f.registry.At(id)) && f.gap(next) == gapSpace && f.named(next) && f.unknown(next) && f.shape(next)&letter == 0
}

// withSecond takes a second family name into the match if the post says that it is
// the person; else it may be a son or a daughter.
func (f *finder) withSecond(m *match, s sense, title title) {
	if _, ok := f.byPost([]entity.ID{s.entity}, title); !ok {
		m.refuse(RuleUnsigned)
		return
	}
	m.last++
	m.span.End = f.words[m.last].end
	m.accept(s.entity, s.how, RuleSign)
	f.meet(m, s.entity, title)
}

// besideName reports whether a name of one word is part of a longer one of somebody
// else: Francis Bacon.
func (f *finder) besideName(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if f.gap(next) == gapSpace && f.named(next) && f.nameLike(next) && f.shape(first)&lower != 0 {
		return true
	}
	if f.wordIs(next, "of") && f.gap(next+1) == gapSpace && f.named(next+1) && f.cover[next+1] == 0 {
		return true // Francis of Assisi
	}
	if g := f.gap(first); (g == gapSpace || g == gapStopSpace) && (f.wordIs(first-1, "St") || f.wordIs(first-1, "Saint") || f.wordIs(first-1, "San")) {
		return true
	}
	return f.gap(first) == gapSpace && f.named(first-1) && (f.class(first-1)&given != 0 && f.class(first-1)&(function|office) == 0 || f.unknown(first-1) && !f.begins(first-1))
}

// otherFirst reports whether a common given name stands directly before a full
// name, which so is somebody else's: Michael John Reed is not John Reed.
func (sc *scan) otherFirst(m *match) bool {
	before := int(m.first) - 1
	return sc.gap(int(m.first)) == gapSpace && sc.named(before) && sc.class(before)&given != 0 && sc.class(before)&(personal|office) == 0 &&
		m.first != m.last && sc.cover[before] == 0
}

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
	if ok && f.contradiction(m, int(m.first), id, title) == "" {
		m.accept(id, Title, RuleTitle)
		f.meet(m, id, title)
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
		w := string(x.words[run].Of(x.plain))
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
	id := surnames[0].entity
	if !f.governed(id) {
		return false
	}
	m.accept(id, Title, RuleTitle)
	f.meet(m, id, title{of: isPresident})
	return true
}

// governed reports whether a person is known to have headed a government, so that
// an administration may be called after the person.
func (l *Lexicon) governed(id entity.ID) bool {
	const heads = isPresident | isChancellor | isPrime | isKing
	e := l.registry.At(id)
	if len(e.Posts) == 0 {
		return true
	}
	for i := range e.Posts {
		if role := l.conceptsIn(e.Posts[i].Role); role&heads != 0 && role&(isVice|isDeputy) == 0 {
			return true
		}
	}
	return false
}

// unknown reports whether a word is in no list and no name, as a family name is that
// follows a given one: Michel Barnier.
func (sc *scan) unknown(i int) bool { return sc.class(i) == 0 && sc.cover[i] == 0 }

// enthroned reports whether a person has or had a throne, so that the name is a given
// name.
func (l *Lexicon) enthroned(id entity.ID) bool {
	e := l.registry.At(id)
	for i := range e.Posts {
		if l.isRoyal(firstWord(e.Posts[i].Role)) {
			return true
		}
	}
	return false
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
	id, ok := f.byPost(ids, title)
	switch {
	case ok && len(ids) > 1:
		rule = RulePost
	case ok:
	case title.royal:
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
		m.refuse(other)
		f.addBearer(m, f.words[m.last].number, entity.None)
		return true
	}
	m.accept(id, Title, rule)
	f.meet(m, id, title)
	return true
}

// onlyHigh returns the one of several people who holds a high post on the
// article's date.
func (f *finder) onlyHigh(ids []entity.ID) (entity.ID, bool) {
	one, many := entity.None, false
	for _, id := range ids {
		if f.high(id) {
			one, many = id, one != entity.None
		}
	}
	return one, one != entity.None && !many
}

// living reports whether a person may be alive on the article's date, as far as the
// registry knows.
func (f *finder) living(id entity.ID) bool {
	e, year := f.registry.At(id), f.doc.Article.Date.Day.Year
	return year == 0 || (e.Died.IsZero() || e.Died.Year+1 >= year) && (e.Born.IsZero() || e.Born.Year+100 >= year)
}

// inPost reports whether a person is known to hold a post on the article's date
// and since when.
func (f *finder) inPost(id entity.ID) bool {
	p := f.registry.At(id).PostOn(f.doc.Article.Date.Day)
	return p != nil && !p.Start.IsZero()
}

// high reports whether a person holds a high post on the article's date.
func (f *finder) high(id entity.ID) bool {
	day := f.doc.Article.Date.Day
	return !day.IsZero() && f.registry.At(id).RankOn(day).High()
}
