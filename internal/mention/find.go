package mention

import (
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// A text is the words of one document.
type text struct {
	*Lexicon
	doc   *document.Document
	plain []byte
	words []word
	alts  map[int32][]uint32 // by word in capitals: the words that it may be
}

// A scan is a text with all that the lexicon has a name for, so that rules can
// ask what stands beside a name.
type scan struct {
	text
	matches []match
	cover   []int32 // by word: the match it is in, from 1; 0 for none
	ignored map[string]bool
}

// A finder decides about the names in one document, by what else is found in it.
// Its steps stand in Lexicon.find, in order; each settles some matches and leaves
// the others open.
type finder struct {
	scan
	settled   []Found            // the buffer in which the result grows
	people    map[entity.ID]bool // found in the first pass, or marked
	bearers   map[uint32][]bearer
	support   map[entity.ID]int
	strangers map[uint32]bool      // names of countries that were also a person's here
	given     map[uint32]entity.ID // of the people found, whose given name is a country's: the country of each
	regions   int                  // names of states within a country
	states    *bool                // speaksOfStates, once it was asked
	small     map[string]bool      // words without a capital, once many were asked for
	seen      map[uint32]bool      // words with a capital that are ordinary here
	ambiguous []Ambiguous
	titled    map[entity.ID]concept // the offices with which people are named
	waiting   []waiting
	freeTexts map[string]freeText // of all documents so far: see marker
}

// A match is a name of the lexicon at a place.
type match struct {
	span        source.Span
	first, last int32 // of words
	node        uint32
	block       int32
	crosses     bool
	verdict     verdict
	how         How
	entity      entity.ID
	rule        Rule
}

type verdict uint8

const (
	open verdict = iota
	found
	refused
	dropped // taken up by another match
)

// finder returns a finder for a document, with the memory of one that was done.
func (l *Lexicon) finder(d *document.Document) *finder {
	f, again := l.finders.Get().(*finder)
	if !again {
		f = &finder{people: map[entity.ID]bool{}, freeTexts: map[string]freeText{}, support: map[entity.ID]int{}, bearers: map[uint32][]bearer{}}
	}
	clear(f.people)
	clear(f.support)
	clear(f.bearers)
	*f = finder{
		scan: scan{
			text:    text{Lexicon: l, doc: d, plain: d.Text.Plain, words: f.words[:0]},
			matches: f.matches[:0], cover: f.cover[:0],
		},
		people: f.people, settled: f.settled[:0], freeTexts: f.freeTexts, support: f.support, bearers: f.bearers,
	}
	if len(d.Article.Ignore) > 0 {
		f.ignored = map[string]bool{}
		for _, v := range d.Article.Ignore {
			f.ignored[v.Text] = true
		}
	}
	return f
}

// spot cuts the text into words and lists the matches, longest first at each
// word, none overlapping another.
func (sc *scan) spot() {
	runs := sc.doc.Text.Runs
	for b, block := range sc.doc.Text.Blocks {
		from := len(sc.words)
		sc.words = sc.tokenize(sc.words, block.Span.Of(sc.plain), block.Span.Start)
		if len(sc.unspaced) > 0 {
			sc.cutUnspacedNames(from, block.Span.Of(sc.plain), block.Span.Start)
		}
		sc.markCapitals(block, from)
		for i := from; i < len(sc.words); {
			last, node := sc.longest(i)
			if node == 0 {
				i++
				continue
			}
			m := match{first: int32(i), last: int32(last), node: node, block: int32(b), entity: entity.None}
			m.span = sc.spanOf(i, last)
			for len(runs) > 0 && runs[0].Text.End <= m.span.Start {
				runs = runs[1:]
			}
			var opaque bool
			if opaque, m.crosses = markup(runs, m.span); opaque {
				m.verdict, m.rule = refused, RuleMarkup
			} else if sc.ignored != nil && sc.ignored[string(m.span.Of(sc.plain))] {
				m.verdict, m.rule = refused, RuleIgnored
			}
			sc.matches = append(sc.matches, m)
			i = last + 1
		}
	}
	sc.cover = slices.Grow(sc.cover, len(sc.words))[:len(sc.words)]
	clear(sc.cover)
	for k, m := range sc.matches {
		for i := m.first; i <= m.last; i++ {
			sc.cover[i] = int32(k + 1)
		}
	}
}

// markup reports whether a span touches text in which names are not looked
// for, and whether a tag or slot stands inside it. The first run is the first
// that ends after the span's start.
func markup(runs []document.Run, span source.Span) (opaque, crosses bool) {
	for i, run := range runs {
		if run.Text.Start >= span.End {
			break
		}
		opaque = opaque || run.Opaque
		crosses = crosses || i > 0 && !run.Contiguous
	}
	return opaque, crosses
}

// longest returns the last word of the longest name that begins at word i, and
// its node.
func (l *Lexicon) longestIn(words []word, i int) (last int, node uint32) {
	at := l.first[words[i].number]
	for j := i; at != 0; {
		if l.heads[at] != 0 {
			last, node = j, at
		}
		if j++; j == len(words) || words[j].number == 0 || !words[j].gap.joins() {
			break
		}
		at = l.edges.find(at, words[j].label())
	}
	return last, node
}

func (x *text) longest(i int) (int, uint32) {
	if x.words[i].shape&loud != 0 {
		return x.longestInCapitals(i)
	}
	if x.words[i].number == 0 {
		return 0, 0
	}
	return x.longestIn(x.words, i)
}

// spanOf returns the span of words, with the full stop that ends an
// abbreviation: "U.S." or "Jr."
func (x *text) spanOf(first, last int) source.Span {
	return withStop(x.plain, source.Span{Start: x.words[first].start, End: x.words[last].end}, x.class(last)&generation != 0)
}

func withStop(text []byte, span source.Span, abbreviated bool) source.Span {
	end := int(span.End)
	if end < len(text) && text[end] == '.' && (abbreviated || end >= 2 && text[end-2] == '.') {
		span.End++
	}
	return span
}

// accept and refuse settle a match.
func (m *match) accept(id entity.ID, how How, rule Rule) {
	m.verdict, m.entity, m.how, m.rule = found, id, how, rule
}

func (m *match) refuse(rule Rule) { m.verdict, m.rule = refused, rule }

// refuseAmbiguous refuses a match that may mean several, which an editor is told.
func (f *finder) refuseAmbiguous(m *match, ids []entity.ID) {
	m.refuse(RuleAmbiguous)
	f.ambiguous = append(f.ambiguous, Ambiguous{Text: m.span, Entities: ids})
}

// names settles, in order of the text, all that needs no more than its
// neighbours: names, demonyms, titles, longer names.
func (f *finder) names() {
	for k := range f.matches {
		if m := &f.matches[k]; m.verdict == open {
			f.name(m)
		}
	}
}

// sorted are the senses of a match by what rules do with them.
type sorted struct {
	larger, region       bool
	whole                []sense // names and aliases of all kinds
	surnames, demonyms   []sense
	metonym              *sense
	countries, otherwise int // of whole: countries; neither places nor organizations
}

func (l *Lexicon) sort(node uint32) (s sorted) {
	for at := l.heads[node]; at != 0; at = l.senses[at].next {
		o := &l.senses[at]
		switch {
		case o.form == larger:
			s.larger = true
		case o.form == region:
			s.region = true
		case o.how == Surname:
			s.surnames = l.appendSense(s.surnames, at)
		case o.how == Demonym:
			s.demonyms = l.appendSense(s.demonyms, at)
		case o.how == Metonym:
			s.metonym = o
		default:
			s.whole = l.appendSense(s.whole, at)
			switch l.registry.At(o.entity).Kind {
			case entity.Country:
				s.countries++
			case entity.Place, entity.Organization:
			default:
				s.otherwise++
			}
		}
	}
	if s.countries > 0 && s.otherwise > 0 {
		s.dropTopics(l.registry)
	}
	return s
}

// appendSense appends the sense at an index. A list of one, as nearly all are, is a part of
// the lexicon, which takes no memory.
func (l *Lexicon) appendSense(list []sense, at uint32) []sense {
	one := l.senses[at : at+1 : at+1]
	if list == nil {
		return one
	}
	return append(list, one...)
}

func (f *finder) name(m *match) {
	s := f.sort(m.node)
	switch {
	case (s.larger || s.region) && len(s.whole) == 0:
		m.refuse(RuleLonger)
		if s.region {
			f.regions++
			m.rule = RuleRegion
		}
	case s.surnames != nil && f.person(m, s.surnames, len(s.whole) == 0 && s.metonym == nil):
	case s.metonym != nil && s.otherwise+s.countries == 0:
		// decided by what it does, once it is known who else is named
	case s.countries > 1 && len(s.whole) == s.countries && f.class(int(m.first))&collective == 0 && !f.swallowed(m):
		// decided by what else the article names
	case len(s.whole) > 1:
		f.settleShared(m, s.whole)
	case len(s.whole) == 1:
		f.one(m, s.whole[0])
	case len(s.demonyms) > 0:
		f.demonym(m, s.demonyms)
	}
}

// dropTopics leaves a topic out that is called like a country: it never hides one.
func (s *sorted) dropTopics(r *entity.Registry) {
	s.whole = slices.DeleteFunc(s.whole, func(o sense) bool { return r.At(o.entity).Kind == entity.Topic })
	s.otherwise = 0
	for _, o := range s.whole {
		if k := r.At(o.entity).Kind; k != entity.Country && k != entity.Place && k != entity.Organization {
			s.otherwise++
		}
	}
}

// one settles a name that belongs to one entity.
func (f *finder) one(m *match, s sense) {
	switch e := f.registry.At(s.entity); e.Kind {
	case entity.Person:
		f.wholePerson(m, s)
	case entity.Country:
		f.country(m, s)
	case entity.Place:
		if f.swallowed(m) {
			m.refuse(RuleLonger)
			return
		}
		m.accept(s.entity, s.how, RuleName)
	default:
		if f.isKoreanSyllable(m) {
			m.refuse(RulePersonal)
			return
		}
		m.accept(s.entity, s.how, RuleName)
	}
}

// isKoreanSyllable reports whether an abbreviation among capitals is the last syllable of a
// Korean name: KIM JONG UN.
func (x *text) isKoreanSyllable(m *match) bool {
	i := int(m.first)
	return m.first == m.last && i >= 2 && x.shape(i)&loud != 0 && x.gap(i) != gapStart && x.gap(i-1) != gapStart && m.span.Len() <= 4 &&
		strings.Contains(koreans, " "+string(x.words[i-2].Of(x.plain))+" ")
}

// settleShared settles a name of several entities: the title before it may decide
// between people.
func (f *finder) settleShared(m *match, senses []sense) {
	ids := entities(senses)
	if f.class(int(m.first))&collective != 0 {
		m.accept(ids[0], senses[0].how, RuleCollective)
		return
	}
	title := f.titleBefore(int(m.first))
	if id, ok := f.byPost(ids, title); ok {
		for _, s := range senses {
			if s.entity == id {
				m.accept(id, s.how, RulePost)
				f.noteBearer(m, id, title)
			}
		}
		return
	}
	f.refuseAmbiguous(m, ids)
}
