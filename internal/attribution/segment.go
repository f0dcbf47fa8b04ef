package attribution

import (
	"bytes"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/source"
)

// A reader reads one document.
type reader struct {
	text   *document.Text
	plain  []byte
	names  []Name
	ends   []int32 // of sentences, in order
	tokens []token
	// segments are sentences in which each passage in marks is one token, so that they do not end within one.
	segments     []segment
	passages     []marked // in order of the text
	people       people
	descriptions map[string]string // by its noun, who was described with "a" before; "" if several were
	current      int               // the segment that is read
	spoke        []said            // by attribution
	inLeading    bool              // the first noun phrase of a sentence is read, so a pronoun in it does not ask for it
	subjects     []Party           // of each segment that was read: its first noun phrase, or the last speaker
	out          Reading
	steps        int // how often a rule looked at a token or a person, for the test that it is linear
}

// said is where an attribution was made.
type said struct {
	segment  int
	place    place
	from, to int // tokens: of the words and the cue
}

// A segment is a sentence of the prose.
type segment struct {
	from, to int // of tokens, without the stop at the end
	block    int32
}

// A marked passage stands between quotation marks.
type marked struct {
	source.Span
	token int // of reader.tokens
	words int
	// goesOn says that the quotation goes on in the next block; continues that it began in the one before.
	goesOn, continues bool
	unsure            bool // it is not closed, so nobody knows where it ends
	taken             bool // it is part of an attribution, or none
}

// cut makes tokens, segments and passages of all blocks.
func (r *reader) cut() {
	const perToken = 5 // bytes, in most texts
	r.tokens = make([]token, 0, len(r.plain)/perToken+1)
	open := false // a quotation goes on from the block before
	for b := range r.text.Blocks {
		block := r.text.Blocks[b].Span
		first := len(r.tokens)
		list, more := r.passagesOf(b, open)
		at := block.Start
		for _, m := range list {
			r.tokens = r.tokenize(r.tokens, at, m.Start)
			m.token = len(r.tokens)
			m.words = countWords(m.Of(r.plain))
			r.tokens = append(r.tokens, token{Span: m.Span, class: passage})
			r.passages = append(r.passages, m)
			at = m.End
		}
		r.tokens = r.tokenize(r.tokens, at, block.End)
		r.utterances(first)
		r.segment(first, int32(b))
		open = more
	}
	r.tokens = append(r.tokens, token{class: edge})
}

// passagesOf returns the passages of a block in quotation marks, and whether the last goes on in the next.
func (r *reader) passagesOf(b int, open bool) (list []marked, goesOn bool) {
	block := r.text.Blocks[b].Span
	text := block.Of(r.plain)
	if !quotation.HasMark(text) && !open {
		return nil, false
	}
	marks := quotation.Pair(text)
	for _, s := range marks.Outermost(block.Start) {
		list = append(list, marked{Span: s})
	}
	if open {
		list = continued(list, marks, block, text)
	}
	return r.unclosed(list, b, marks.Unclosed(), open)
}

// unclosed adds the quotations that a block opens and does not close: up to the next, or into the next block.
func (r *reader) unclosed(list []marked, b int, opened []int, open bool) (all []marked, goesOn bool) {
	block := r.text.Blocks[b].Span
	all = list
	end := int32(0)
	for _, at := range opened {
		m := marked{Span: source.Span{Start: block.Start + int32(at), End: block.End}, unsure: true}
		i := sort.Search(len(list), func(i int) bool { return list[i].Start >= m.Start })
		if m.Start < end || i > 0 && list[i-1].End > m.Start {
			continue // within another
		}
		if i < len(list) {
			m.End = list[i].Start
		} else {
			m.continues = open && len(list) == 0
			goesOn = r.closes(b+1, m.Of(r.plain))
			m.goesOn, m.unsure = goesOn, !goesOn
		}
		all, end = append(all, m), m.End
	}
	slices.SortFunc(all, func(a, b marked) int { return int(a.Start - b.Start) })
	return all, goesOn
}

// continued marks the passage of a block that goes on with one of the block before.
func continued(list []marked, marks quotation.Marks, block source.Span, text []byte) []marked {
	if len(list) > 0 && list[0].Start == block.Start {
		list[0].continues = true
		return list
	}
	if at, ok := marks.Unopened(); ok {
		_, size := utf8.DecodeRune(text[at:])
		return slices.Insert(list, 0, marked{Span: source.Span{Start: block.Start, End: block.Start + int32(at+size)}, continues: true})
	}
	return list
}

// closes reports whether a block goes on with a quotation that was opened, and not closed, in the one
// before: it begins with the same mark, or has one more that closes.
func (r *reader) closes(b int, opened []byte) bool {
	if b >= len(r.text.Blocks) {
		return false
	}
	text := r.text.Blocks[b].Span.Of(r.plain)
	mark, _ := utf8.DecodeRune(opened)
	if first, _ := utf8.DecodeRune(text); first == mark {
		return true
	}
	at, ok := quotation.Pair(text).Unopened()
	if !ok {
		return false
	}
	closing, _ := utf8.DecodeRune(text[at:])
	return quotation.Partners(mark, closing)
}

// countWords counts words; where a script has no blanks between them, two characters are one.
func countWords(text []byte) int {
	wide := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if size > 2 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			wide++
		}
		i += size
	}
	return len(bytes.Fields(text)) + wide/2
}

// segment cuts the tokens of a block at the ends of sentences.
func (r *reader) segment(from int, block int32) {
	from = r.behindLabel(from)
	for i := from; i < len(r.tokens); i++ {
		last := i == len(r.tokens)-1
		if !last && !r.sentenceBetween(r.tokens[i].End, r.tokens[i+1].Start) {
			continue
		}
		to := i + 1
		for to > from && r.tokens[to-1].is(stop) {
			to--
		}
		if to > from {
			r.segments = append(r.segments, segment{from: from, to: to, block: block})
		}
		from = i + 1
	}
}

// behindLabel returns the token behind the label that tells who speaks in a transcript: "Q:", "MR. CARNEY:".
func (r *reader) behindLabel(from int) int {
	for i := from; i < from+4 && i < len(r.tokens); i++ {
		switch t := r.at(i); {
		case t.is(colon) && i > from:
			for k := from; k < i; k++ {
				r.tokens[k].class = edge // it is no name in the text
			}
			return i + 1
		case !t.is(loud) && !(t.is(capital) && t.End-t.Start <= 3):
			return from
		}
	}
	return from
}

// sentenceBetween reports whether a sentence ends between two tokens.
func (r *reader) sentenceBetween(end, start int32) bool {
	i := sort.Search(len(r.ends), func(i int) bool { return r.ends[i] >= end })
	return i < len(r.ends) && r.ends[i] <= start
}

// endsSentence reports whether a sentence ends at an offset, give or take a closing mark.
func (r *reader) endsSentence(at int32) bool {
	i := sort.Search(len(r.ends), func(i int) bool { return r.ends[i] >= at })
	return i < len(r.ends) && int(r.ends[i]-at) < 4 || i > 0 && r.ends[i-1] == at
}
