package mention

import (
	"slices"
	"strings"

	"readout/internal/entity"
)

// countMarks counts whom the author marks in text, front matter or statements as
// named.
func (f *finder) countMarks(marks *Marks) {
	for _, id := range marks.References {
		f.marked(id)
	}
	for i := range marks.Statements {
		for _, id := range marks.Statements[i].Speakers {
			f.marked(id)
		}
	}
	for _, id := range marks.About {
		f.marked(id)
	}
	for _, l := range f.doc.Links {
		path, ok := strings.CutSuffix(strings.TrimPrefix(string(l.Target), "content/"), ".md")
		if ids := f.registry.Resolve(path); ok && !l.Image && len(ids) == 1 {
			f.marked(ids[0])
		}
	}
}

func (f *finder) marked(id entity.ID) {
	if id == entity.None {
		return
	}
	if f.registry.At(id).Kind == entity.Person {
		f.people[id] = true
	}
	f.supports(id)
}

// surnames is the second pass: a surname alone means the one person of that
// surname who was found in the first.
func (f *finder) surnames() {
	seen := f.plainly()
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
			if rule == RuleAmbiguous || rule == RuleSeveral {
				f.refuseAmbiguous(m, entities(s.surnames))
			}
			m.refuse(rule)
		}
	}
}

// plainly returns which words were looked up as ordinary ones so far.
func (f *finder) plainly() map[uint32]bool {
	if f.seen == nil {
		f.seen = map[uint32]bool{}
	}
	return f.seen
}

// surname settles a surname alone, or says why it means nobody.
func (f *finder) surname(m *match, surnames []sense, alone bool, seen map[uint32]bool) Rule {
	title := f.titleBefore(int(m.first))
	id, several := f.bearer(m, surnames)
	switch {
	case several && !title.any():
		return RuleSeveral
	case several || id == entity.None:
		switch {
		case f.criedInHeadline(m, surnames) && alone:
			id, _ = f.onlyCurrent(entities(surnames))
			m.accept(id, Surname, RuleHeadline)
			return ""
		case f.last(m) == strangerLast && !title.any():
			return RuleNamesake
		case !title.any() || !alone:
			return RuleNobody
		case !slices.ContainsFunc(surnames, func(s sense) bool { return f.addressable(m, s.entity) }):
			return RuleGender
		case len(surnames) == 1 || !f.mayHold(surnames, title):
			return RuleOtherPost
		}
		return RuleAmbiguous
	}
	e := f.registry.At(id)
	switch other := f.contradiction(m, int(m.first), id, title); {
	case !e.SurnameAlone && !title.any():
		return RuleSurnameNever
	case other != "":
		return other
	case title.royal:
		return RuleNamesake
	case f.last(m) == strangerLast:
		return RuleNamesake
	case f.last(m) == nobodyLast && f.sharesTitle(surnames, id, title):
		return RuleAmbiguous
	case f.strangerBefore(m, id) && !title.any() && !(f.titled[id] != 0 && f.high(id)):
		return RuleSeveral
	case f.partOfOther(m):
		return RuleLonger
	case f.townOf(m):
		return RuleRegion
	case f.class(int(m.last)+1)&reign != 0 && f.gap(int(m.last)+1) == gapSpace && !f.governed(id):
		return RuleNamesake
	case !title.any() && (f.ordinary(m, seen) || f.common(m)):
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

// addressable reports whether the form of address before a name is one for a person.
func (f *finder) addressable(m *match, id entity.ID) bool {
	c := claim{finder: f, m: m, first: int(m.first), e: f.registry.At(id)}
	return !c.otherGender()
}

// mayHold reports whether somebody of a surname held the office of a title, or may have
// as far as the registry knows: "President Kennedy" is none of the ambassadors of that name.
func (f *finder) mayHold(surnames []sense, t title) bool {
	return slices.ContainsFunc(surnames, func(s sense) bool {
		e := f.registry.At(s.entity)
		return len(e.Posts) == 0 || slices.ContainsFunc(e.Posts, func(p entity.Post) bool { return f.matches1(e, &p, t) })
	})
}

// sharesTitle reports whether somebody else of a surname headed what a title says,
// too, so that who is named only later need not be meant.
func (f *finder) sharesTitle(surnames []sense, id entity.ID, t title) bool {
	return t.of&heading != 0 && slices.ContainsFunc(surnames, func(s sense) bool {
		e := f.registry.At(s.entity)
		return s.entity != id && slices.ContainsFunc(e.Posts, func(p entity.Post) bool { return f.matches1(e, &p, t) })
	})
}

// criedInHeadline reports whether a surname opens a headline in capitals and a verb of speech
// follows, in an article that names nobody of that surname otherwise.
func (f *finder) criedInHeadline(m *match, surnames []sense) bool {
	i := int(m.first)
	if f.shape(i)&loud == 0 || !f.begins(i) || f.gap(int(m.last)+1) != gapSpace || f.class(int(m.last)+1)&speech == 0 || len(f.people) > 0 {
		return false
	}
	_, ok := f.onlyCurrent(entities(surnames))
	return ok && f.last(m) == nobodyLast
}

// partOfOther reports whether a surname is part of another name: Price
// Waterhouse, Marshall Plan, Smith-Price.
func (sc *scan) partOfOther(m *match) bool {
	next, first := int(m.last)+1, int(m.first)
	if g := sc.gap(next); g == gapSpace && sc.named(next) && (sc.cover[next] == 0 || sc.class(next)&personal != 0 || sc.shortRegion(next)) {
		const free = function | calendar | generation | retinue | honorific
		if sc.class(next)&free == 0 || sc.class(next)&proper != 0 {
			return true
		}
	}
	if sc.gap(next) == gapAnd || sc.gap(first) == gapAnd {
		return true
	}
	// "Jane Smith-Price", but "Biden-Putin"
	return sc.gap(first) == gapHyphen && sc.named(first-1) && sc.gap(first-1) == gapSpace && sc.named(first-2) && sc.givenLike(first-2)
}

// shortRegion reports whether a word was read as the abbreviation of a state, as in Wong Kan Seng.
func (sc *scan) shortRegion(i int) bool {
	m := &sc.matches[sc.cover[i]-1]
	return m.first == m.last && m.span.Len() <= len("Miss") && sc.sort(m.node).region
}

// ordinary reports whether a surname may be an ordinary word here, since its
// capital says nothing: a month, or a word that the article also has without
// a capital.
func (f *finder) ordinary(m *match, seen map[uint32]bool) bool {
	i := int(m.first)
	if m.first != m.last {
		return false
	}
	if f.class(i)&(function|modal|calendar) == function && f.begins(i) && !f.possessive(i) {
		return true // "To say so is easy", whatever Tô Lâm says
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
	seen[number] = f.hasSmall(strings.ToLower(string(f.words[i].Of(f.plain))), len(seen))
	return seen[number]
}

// hasSmall reports whether the article has a word without a capital. The first few
// that are asked for are looked for, as nearly all articles ask for no more; then all
// words are put into a table.
func (f *finder) hasSmall(text string, asked int) bool {
	const few = 16
	if asked >= few {
		if f.small == nil {
			f.small = f.uncapitalised()
		}
		return f.small[text]
	}
	return slices.ContainsFunc(f.words, func(w word) bool { return w.shape&capital == 0 && string(w.Of(f.plain)) == text })
}

func (x *text) uncapitalised() map[string]bool {
	all := map[string]bool{}
	for _, w := range x.words {
		if w.shape&capital == 0 {
			all[string(w.Of(x.plain))] = true
		}
	}
	return all
}
