package mention

import (
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// A finder looks for names in one block of a text.
type finder struct {
	lexicon *Lexicon
	text    *document.Text
	runs    []document.Run // from the first that touches the block
	ignored map[string]bool
	block   int32
}

// A match is a name at a place; its span counts from the start of what was
// searched.
type match struct {
	span   source.Span
	senses []sense
}

func (f *finder) search(block document.Block, result *Result) {
	base := block.Span.Start
	for m := range f.lexicon.matches(block.Span.Of(f.text.Plain)) {
		m.span.Start += base
		m.span.End += base
		opaque, crosses := f.markup(m.span)
		switch {
		case opaque || f.ignored[string(m.span.Of(f.text.Plain))]:
		case len(m.senses) == 1:
			result.Found = append(result.Found, Found{
				Text: m.span, Block: f.block, Entity: m.senses[0].entity, How: m.senses[0].how, Crosses: crosses,
			})
		default:
			result.Ambiguous = append(result.Ambiguous, ambiguous(m))
		}
	}
}

func ambiguous(m match) Ambiguous {
	a := Ambiguous{Text: m.span}
	for _, s := range m.senses {
		a.Entities = append(a.Entities, s.entity)
	}
	return a
}

// markup reports whether a span touches text in which names are not looked
// for, and whether a tag or slot stands inside it.
func (f *finder) markup(span source.Span) (opaque, crosses bool) {
	for len(f.runs) > 0 && f.runs[0].Text.End <= span.Start {
		f.runs = f.runs[1:]
	}
	for i, run := range f.runs {
		if run.Text.Start >= span.End {
			break
		}
		opaque = opaque || run.Opaque
		crosses = crosses || i > 0 && !run.Joined
	}
	return opaque, crosses
}

// matches yields the names in a text, longest first at each word, none
// overlapping another.
func (l *Lexicon) matches(text []byte) func(func(match) bool) {
	return func(yield func(match) bool) {
		words := l.wordsOf(text)
		for i := 0; i < len(words); {
			last, senses := l.longest(words, i)
			if senses == nil {
				i++
				continue
			}
			span := source.Between(words[i].start, words[last].end)
			if !yield(match{withStop(text, span), senses}) {
				return
			}
			i = last + 1
		}
	}
}

// A word is a token as the trie knows it: numbers instead of bytes.
type word struct {
	start, end  int
	number, gap uint32
	known       bool // some name has the word
	joins       bool // some name has the gap
}

func (l *Lexicon) wordsOf(text []byte) []word {
	var buffer [64]byte
	list := make([]word, 0, len(text)/6+1)
	for t := range tokens(text, buffer[:0]) {
		w := word{start: t.start, end: t.end}
		w.number, w.known = l.words[string(t.word)]
		if t.gap != "" && w.known {
			w.gap, w.joins = l.words[t.gap]
		}
		list = append(list, w)
	}
	return list
}

// longest returns the last word of the longest name that begins at word i.
func (l *Lexicon) longest(words []word, i int) (last int, senses []sense) {
	node := uint32(0)
	for j := i; j < len(words) && words[j].known; j++ {
		ok := true
		if j > i {
			if !words[j].joins {
				break
			}
			if node, ok = l.edges[edge{node, words[j].gap}]; !ok {
				break
			}
		}
		if node, ok = l.edges[edge{node, words[j].number}]; !ok {
			break
		}
		if s := l.senses[node]; s != nil {
			last, senses = j, s
		}
	}
	return last, senses
}

// withStop adds the full stop of an abbreviation: "U.S." ends with one.
func withStop(text []byte, span source.Span) source.Span {
	end := int(span.End)
	if end < len(text) && text[end] == '.' && end >= 2 && text[end-2] == '.' {
		span.End++
	}
	return span
}

// Named returns the entities named in a few words outside any document, such
// as "senior State Department official", in order. Ambiguous names are left out.
func (l *Lexicon) Named(text string) []entity.ID {
	var ids []entity.ID
	for m := range l.matches([]byte(text)) {
		if len(m.senses) == 1 {
			ids = append(ids, m.senses[0].entity)
		}
	}
	return ids
}
