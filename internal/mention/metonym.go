package mention

import (
	"bytes"
	"strings"

	"readout/internal/entity"
)

// supports counts what speaks for a country beside its metonyms: its name or
// demonym, its officials and bodies.
func (f *finder) supports(id entity.ID) {
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
			f.supportOpen(m)
		}
	}
}

// supportOpen counts a capital or seat that is still open, where it is a place or
// needs no support of its own: a seat of power that acts, and the capital of a
// country that shares its name with a state.
func (f *finder) supportOpen(m *match) {
	for s := range f.of(m.node) {
		if s.how != Metonym {
			continue
		}
		if f.townAbroad(m) {
			f.note(m)
			continue
		}
		if rule := f.role(m); rule == RulePlace || s.form == sits && rule == RuleSpeech || f.sharesName(s.entity) {
			f.supports(s.entity)
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
		case f.strangers[m.node] && f.support[s.metonym.entity] == 0:
			m.refuse(RuleRegion)
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
func (x *text) governs(m *match, rule Rule) bool {
	next := int(m.last) + 1
	for i := next; i < x.company(next); i++ {
		if x.wordIs(i, "its") {
			return true // no person would be called "it"
		}
	}
	return x.class(int(m.first))&personal == 0 && (rule == RuleSpeech || x.gap(next) == gapSpace && x.class(next)&organ != 0)
}

// wordIs compares a word, without regard to a first capital.
func (x *text) wordIs(i int, text string) bool {
	return i >= 0 && i < len(x.words) && strings.EqualFold(string(x.words[i].Of(x.plain)), text)
}

// linked reports whether a metonym is the second half of "Moscow–Washington".
func (sc *scan) linked(m *match) bool {
	first := int(m.first)
	g := sc.gap(first)
	return (g == gapHyphen || g == gapDash) && sc.cover[first-1] != 0
}

// between reports whether "and" joins the second of two parties: "between
// Moscow and Washington".
func (x *text) between(and int) bool {
	for i := and - 1; i >= 0 && i > and-6; i-- {
		if x.class(i)&dealing != 0 && x.wordIs(i, "between") {
			return true
		}
		if g := x.gap(i + 1); g != gapSpace && g != gapApostrophe && g != gapStop {
			return false
		}
	}
	return false
}

// acts reports whether a verb of speech or will, or a modal, follows, over
// adverbs and over a second subject: "Moscow and Beijing again rejected".
func (sc *scan) acts(next int) bool {
	passive := false
	next = sc.company(next)
	for n := 0; n < 6; n++ {
		switch g := sc.gap(next); {
		case g == gapSpace:
		case g == gapComma && n > 0 && sc.cover[next] != 0:
		default:
			return false
		}
		c := sc.class(next)
		switch {
		case sc.shape(next)&(capital|headline|loud) == capital && c&calendar == 0 && sc.cover[next] == 0:
			return false
		case c&speech != 0 || c&modal != 0:
			// "Moscow is seeking", but "Moscow was told"
			return !passive || bytes.HasSuffix(sc.words[next].Of(sc.plain), []byte("ing"))
		case c&being != 0:
			passive = true
			next++
		case c&passing != 0 || c&calendar != 0 || strings.HasSuffix(string(sc.words[next].Of(sc.plain)), "ly"):
			next++
		case sc.wordIs(next, "and") && sc.cover[min(next+1, len(sc.words)-1)] != 0:
			next = int(sc.matches[sc.cover[next+1]-1].last) + 1
		default:
			return false
		}
	}
	return false
}

// company returns the word after "along with its allies", which may stand
// between a subject and its verb; if nothing of the kind stands there it
// returns next.
func (x *text) company(next int) int {
	if !x.wordIs(next, "along") && !x.wordIs(next, "together") || !x.wordIs(next+1, "with") {
		return next
	}
	for i := next + 2; i < next+6 && x.gap(i) == gapSpace; i++ {
		if x.class(i)&(speech|modal) != 0 {
			return i
		}
	}
	return next
}

// partOfName reports whether a capitalised word beside a metonym makes another
// name of both: Irving Berlin, Moscow Mayor.
func (sc *scan) partOfName(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if sc.gap(next) == gapSpace && sc.named(next) && sc.class(next)&calendar == 0 && sc.cover[next] == 0 && !sc.acts(next) {
		return true
	}
	if g := sc.gap(first); g != gapSpace && g != gapStop || sc.shape(first-1)&capital == 0 {
		return false
	}
	if sc.class(first-1)&given != 0 {
		return true
	}
	if sc.class(first)&personal != 0 && sc.begins(first-1) && sc.unknown(first-1) && sc.firstName(first-1) {
		return true // "Denzel Washington said", but "Moscow said" after any word
	}
	if sc.begins(first-1) && sc.unknown(first-1) && sc.foreignName(first-1) {
		return true
	}
	const free = function | calendar | placing | dealing | leaving | speech | numeral | inverting
	return sc.named(first-1) && sc.class(first-1)&free == 0 && sc.cover[first-1] == 0 && !sc.begins(first-1)
}

// dateline reports whether a metonym stands in the dateline of a block.
func (x *text) dateline(m *match) bool {
	from := int(m.first)
	for from > 0 && x.gap(from) != gapStart {
		if int(m.first)-from > 3 {
			return false
		}
		from--
	}
	return x.datelineEnd(from) > int(m.last)
}

// datelineEnd returns where the dateline ends that begins a block with word
// from: "MOSCOW (AP) —", "Moscow, Feb. 1 –". If there is none it returns from.
func (x *text) datelineEnd(from int) int {
	for i := from; i < len(x.words) && i < from+10; i++ {
		if i > from && x.gap(i) == gapStart {
			return from
		}
		if i > from {
			between := x.plain[x.words[i-1].end:x.words[i].start]
			text := string(between)
			switch {
			case strings.Contains(text, "—"), strings.Contains(text, " – "), strings.Contains(text, "--"), strings.Contains(text, " - "), strings.Contains(text, " _ "):
				return i
			case strings.Contains(text, "("), strings.Contains(text, ")"), strings.Contains(text, "/"), x.gap(i) == gapComma, x.gap(i) == gapSpace,
				x.gap(i) == gapStopSpace, x.gap(i) == gapStop:
			default:
				return from
			}
		}
		if x.shape(i)&(capital|digit) == 0 {
			return from
		}
	}
	return from
}
