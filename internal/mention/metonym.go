package mention

import (
	"bytes"
	"strings"

	"readout/internal/entity"
)

// supports counts what speaks for a country beside its metonyms: its name or
// demonym, its officials and bodies.
func (f *finder) supports(id entity.ID) {
	if f.support == nil {
		f.support = map[entity.ID]int{}
	}
	add := func(country entity.ID) {
		if country != entity.None {
			f.support[country]++
		}
	}
	switch e := f.registry.At(id); e.Kind {
	case entity.Country:
		add(id)
	case entity.Organization:
		add(e.Country)
	case entity.Person:
		if e.Country != entity.None {
			add(e.Country)
		}
		for i := range e.Posts {
			if p := &e.Posts[i]; p.HeldOn(f.doc.Article.Date.Day) {
				add(p.Country)
				if p.Organization != entity.None {
					add(f.registry.At(p.Organization).Country)
				}
			}
		}
	}
}

// gatherSupport counts what was found so far.
func (f *finder) gatherSupport() {
	for i := range f.matches {
		m := &f.matches[i]
		switch {
		case m.verdict == found:
			f.supports(m.entity)
		case m.verdict == open:
			// A seat of power that acts speaks for its country, and so does the capital
			// of a country that shares its name with a state.
			for s := range f.of(m.node) {
				if s.how == Metonym && (s.form == sits && f.role(m) == RuleSpeech || f.sharesName(s.entity)) {
					f.supports(s.entity)
				}
			}
		}
	}
}

// metonyms settles capitals and seats of power, each by what it does.
func (f *finder) metonyms() {
	for k := range f.matches {
		m := &f.matches[k]
		if m.verdict != open {
			continue
		}
		s := f.sort(m.node)
		if s.metonym == nil {
			m.refuse(RuleNobody)
			continue
		}
		f.metonym(m, s)
	}
}

func (f *finder) metonym(m *match, s sorted) {
	place, body := entity.None, entity.None
	how := Name
	for _, w := range s.whole {
		switch f.registry.At(w.entity).Kind {
		case entity.Place:
			place, how = w.entity, w.how
		case entity.Organization:
			body, how = w.entity, w.how
		}
	}
	seat := s.metonym.form == sits
	rule := f.role(m)
	switch rule {
	case RulePlace:
		if place != entity.None {
			m.accept(place, how, RuleMetonymPlace)
		} else {
			m.refuse(RulePlace)
		}
	case RuleLonger, RuleRegion, RuleNoRole:
		m.refuse(rule)
	default:
		switch {
		case body != entity.None:
			m.accept(body, how, rule)
		case seat && rule != RuleFrom || f.support[s.metonym.entity] > 0 || f.governs(m, rule):
			m.accept(s.metonym.entity, Metonym, rule)
		case rule == RulePossessor && place != entity.None:
			m.accept(place, how, RuleMetonymPlace) // the city has something, too
		default:
			m.refuse(RuleUnsupported)
		}
	}
}

// governs reports whether a capital needs no support, since a city cannot speak
// or have a regime and nobody bears its name.
func (f *finder) governs(m *match, rule Rule) bool {
	next := int(m.last) + 1
	for i := next; i < f.company(next); i++ {
		if f.wordIs(i, "its") {
			return true // no person would be called "it"
		}
	}
	return f.class(int(m.first))&personal == 0 && (rule == RuleSpeech || f.gap(next) == gapSpace && f.class(next)&organ != 0)
}

// role returns what a metonym does where it stands: the rule that would accept
// it as the government, or the one that refuses it.
func (f *finder) role(m *match) Rule {
	first, next := int(m.first), int(m.last)+1
	if f.swallowed(m) || f.partOfName(m) {
		return RuleLonger
	}
	if f.townOf(m) {
		return RuleRegion
	}
	if f.dateline(m) {
		return RulePlace
	}
	before := first - 1
	if f.class(before)&function != 0 && f.wordIs(before, "the") && f.gap(first) == gapSpace {
		before--
	}
	owns := f.possessive(int(m.last))
	serves := f.gap(next) == gapSpace && f.class(next)&(organ|servant) != 0 && f.shape(next)&capital == 0
	if serves && (f.class(before)&placing == 0 || f.wordIs(before, "to")) {
		return RulePossessor // but "in Moscow officials said"
	}
	if f.gap(before+1) == gapSpace || f.gap(before+1) == gapHyphen {
		switch c := f.class(before); {
		case f.wordIs(before, "to") && f.wordIs(before-1, "according"):
			return RuleSpeech
		case c&toward != 0 && f.class(before-1)&bearing != 0 && f.gap(before) == gapSpace && !owns:
			return RuleParty
		case c&addressing != 0 && !owns:
			return RuleAddressed
		case f.wordIs(before, "by") && !owns:
			return RuleBy
		case c&quarter != 0 && f.shape(before)&lower != 0:
			return RulePlace
		case c&placing != 0 && !(owns && f.wordIs(before, "to")) && f.shape(before)&lower != 0:
			return RulePlace
		case c&dealing != 0, f.wordIs(before, "and") && f.between(before):
			return RuleParty
		case c&leaving != 0 && f.wordIs(next, "to"):
			return RulePlace
		case c&leaving != 0:
			return RuleFrom
		case c&inverting != 0:
			return RuleSpeech
		}
	}
	switch g := f.gap(next); {
	case owns:
		return RulePossessor
	case g == gapHyphen && f.class(next)&actor != 0:
		return RuleActor
	case (g == gapHyphen || g == gapDash) && f.cover[next] != 0, f.linked(m):
		return RuleParty
	case f.acts(next):
		return RuleSpeech
	}
	return RuleNoRole
}

// wordIs compares a word, without regard to a first capital.
func (f *finder) wordIs(i int, text string) bool {
	return i >= 0 && i < len(f.words) && strings.EqualFold(string(f.words[i].Of(f.plain)), text)
}

// linked reports whether a metonym is the second half of "Moscow–Washington".
func (f *finder) linked(m *match) bool {
	first := int(m.first)
	g := f.gap(first)
	return (g == gapHyphen || g == gapDash) && f.cover[first-1] != 0
}

// between reports whether "and" joins the second of two parties: "between
// Moscow and Washington".
func (f *finder) between(and int) bool {
	for i := and - 1; i >= 0 && i > and-6; i-- {
		if f.class(i)&dealing != 0 && f.wordIs(i, "between") {
			return true
		}
		if g := f.gap(i + 1); g != gapSpace && g != gapApostrophe && g != gapStop {
			return false
		}
	}
	return false
}

// acts reports whether a verb of speech or will, or a modal, follows, over
// adverbs and over a second subject: "Moscow and Beijing again rejected".
func (f *finder) acts(next int) bool {
	passive := false
	next = f.company(next)
	for n := 0; n < 6; n++ {
		switch g := f.gap(next); {
		case g == gapSpace:
		case g == gapComma && n > 0 && f.cover[next] != 0:
		default:
			return false
		}
		c := f.class(next)
		switch {
		case f.shape(next)&(capital|headline|loud) == capital && c&calendar == 0 && f.cover[next] == 0:
			return false
		case c&speech != 0 || c&modal != 0:
			// "Moscow is seeking", but "Moscow was told"
			return !passive || bytes.HasSuffix(f.words[next].Of(f.plain), []byte("ing"))
		case c&being != 0:
			passive = true
			next++
		case c&passing != 0 || c&calendar != 0 || strings.HasSuffix(string(f.words[next].Of(f.plain)), "ly"):
			next++
		case f.wordIs(next, "and") && f.cover[min(next+1, len(f.words)-1)] != 0:
			next = int(f.matches[f.cover[next+1]-1].last) + 1
		default:
			return false
		}
	}
	return false
}

// company returns the word after "along with its allies", which may stand
// between a subject and its verb; if nothing of the kind stands there it
// returns next.
func (f *finder) company(next int) int {
	if !f.wordIs(next, "along") && !f.wordIs(next, "together") || !f.wordIs(next+1, "with") {
		return next
	}
	for i := next + 2; i < next+6 && f.gap(i) == gapSpace; i++ {
		if f.class(i)&(speech|modal) != 0 {
			return i
		}
	}
	return next
}

// partOfName reports whether a capitalised word beside a metonym makes another
// name of both: Irving Berlin, Moscow Mayor.
func (f *finder) partOfName(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if f.gap(next) == gapSpace && f.named(next) && f.class(next)&calendar == 0 && f.cover[next] == 0 && !f.acts(next) {
		return true
	}
	if g := f.gap(first); g != gapSpace && g != gapStop || f.shape(first-1)&capital == 0 {
		return false
	}
	if f.class(first-1)&given != 0 {
		return true
	}
	const free = function | calendar | placing | dealing | leaving | speech | numeral | inverting
	return f.named(first-1) && f.class(first-1)&free == 0 && f.cover[first-1] == 0 && !f.begins(first-1)
}

// dateline reports whether a metonym stands in the dateline of a block.
func (f *finder) dateline(m *match) bool {
	from := int(m.first)
	for from > 0 && f.gap(from) != gapStart {
		if int(m.first)-from > 3 {
			return false
		}
		from--
	}
	return f.datelineEnd(from) > int(m.last)
}

// datelineEnd returns where the dateline ends that begins a block with word
// from: "MOSCOW (AP) —", "Moscow, Feb. 1 –". If there is none it returns from.
func (f *finder) datelineEnd(from int) int {
	for i := from; i < len(f.words) && i < from+10; i++ {
		if i > from && f.gap(i) == gapStart {
			return from
		}
		if i > from {
			between := f.plain[f.words[i-1].end:f.words[i].start]
			text := string(between)
			switch {
			case strings.Contains(text, "—"), strings.Contains(text, " – "), strings.Contains(text, "--"), strings.Contains(text, " - "), strings.Contains(text, " _ "):
				return i
			case strings.Contains(text, "("), strings.Contains(text, ")"), strings.Contains(text, "/"), f.gap(i) == gapComma, f.gap(i) == gapSpace,
				f.gap(i) == gapStopSpace, f.gap(i) == gapStop:
			default:
				return from
			}
		}
		if f.shape(i)&(capital|digit) == 0 {
			return from
		}
	}
	return from
}
