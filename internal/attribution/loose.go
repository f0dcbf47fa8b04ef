package attribution

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/source"
)

// passageOf returns which passage a token is.
func (r *reader) passageOf(i int) int {
	return sort.Search(len(r.passages), func(k int) bool { return r.passages[k].token >= i })
}

// wordsOf counts the words of the passage that a token is.
func (r *reader) wordsOf(i int) int { return r.passages[r.passageOf(i)].words }

// endsWith reports whether the words of a passage end with one of some marks.
func endsWith(text []byte, marks string) bool {
	text = bytes.TrimRightFunc(text, func(r rune) bool {
		return strings.ContainsRune("\"'”’»“„」』›‹«", r) || unicode.IsSpace(r)
	})
	last, _ := utf8.DecodeLastRune(text)
	return strings.ContainsRune(marks, last)
}

// loose settles the passages of a segment that no cue in it has: they go on with words before, are
// introduced by them, are no quotation, or nobody knows who said them.
func (r *reader) loose(s segment) {
	for k := r.firstPassage(s.from); k < len(r.passages) && r.passages[k].token < s.to; k++ {
		m := &r.passages[k]
		if m.taken {
			continue
		}
		m.taken = true
		if m.continues {
			r.goOn(m)
			continue
		}
		if rule := r.notQuoted(s, m); rule != "" {
			r.out.NotQuoted = append(r.out.NotQuoted, NotQuoted{Text: m.Span, Block: s.block, Rule: rule})
			continue
		}
		a := Attribution{Words: m.Span, Parts: []source.Span{m.Span}, Block: s.block, Form: document.Direct, Verb: document.Said, Speaker: nobody(), Continues: -1, Rule: RuleNoCue}
		to := m.token + 1
		switch {
		case m.unsure:
			a.Rule = RuleUnclosed
		case s.to-s.from == 1:
			r.alone(s, &a)
		case m.token == s.from:
			to = r.byline(s, m, &a)
		}
		r.out.Attributions = append(r.out.Attributions, a)
		r.spoke = append(r.spoke, said{segment: r.current, from: m.token, to: to})
	}
}

func (r *reader) firstPassage(token int) int { return r.passageOf(token) }

// goOn adds a paragraph to the quotation that began before.
func (r *reader) goOn(m *marked) {
	if n := len(r.out.Attributions); n > 0 {
		a := &r.out.Attributions[n-1]
		if a.Parts[len(a.Parts)-1].End < m.Start {
			a.Parts = append(a.Parts, m.Span)
			a.Words.End = m.End
		}
	}
}

// alone finds who said a passage that is a sentence of its own.
func (r *reader) alone(s segment, a *Attribution) {
	last := len(r.out.Attributions) - 1
	if last < 0 || r.spoke[last].segment != r.current-1 {
		if r.current > 0 {
			r.introduced(s, a)
		}
		return
	}
	prev, spoke := &r.out.Attributions[last], r.spoke[last]
	before := r.segments[r.current-1]
	sameBlock := before.block == s.block
	endsInWords := prev.Cue.Len() == 0 || prev.Words.End > prev.Cue.End && r.is(before.to-1, passage) && prev.Form == document.Direct
	switch {
	case r.is(before.to-1, colon|comma):
		r.introduced(s, a)
	case !sameBlock && prev.Speaker.Kind != Open && prev.Form == document.Direct && spoke.to >= before.to && !endsWith(prev.Words.Of(r.plain), "?") && r.wordsOf(s.from) >= longTerm:
		a.Speaker, a.Continues, a.Rule = prev.Speaker, last, RuleBelow
		a.To, a.Via = prev.To, prev.Via
		a.Speaker.Text = source.At(int(a.Words.Start))
	case !sameBlock || prev.Speaker.Kind == Open:
	case endsInWords && spoke.place != after && prev.Continues < 0:
		// “…” follows “…” with nothing between: often another's
	case r.interjects(s, prev.Speaker):
	default:
		a.Speaker, a.Continues, a.Rule = prev.Speaker, last, RuleContinues
		a.To, a.Via = prev.To, prev.Via
		a.Speaker.Text = source.At(int(a.Words.Start))
	}
}

// introduced finds who said a passage by the sentence before, which ends with a colon or breaks off at a verb of speech.
func (r *reader) introduced(s segment, a *Attribution) {
	before := r.segments[r.current-1]
	if !r.is(before.to-1, colon|comma) && !r.at(before.to-1).speaks() {
		return
	}
	for i := before.to - 1; i >= before.from; i-- {
		if !r.at(i).speaks() {
			continue
		}
		now := r.current
		r.current--
		c, ok := r.cueAt(before, i)
		r.current = now
		if ok && c.place == same {
			cues := []cue{c}
			r.sameSubjects(before, cues)
			c = cues[0]
		}
		if ok && !c.supposed {
			a.Cue, a.Verb, a.Speaker, a.To, a.Rule = r.cueSpan(&c), c.verb.means, c.speaker, c.told, RuleIntroduced
			if c.speaker.Kind == Open {
				a.Rule = c.rule
			}
			return
		}
	}
}

// byline reads the name that stands behind words and a dash: “…” – Ann Lee
func (r *reader) byline(s segment, m *marked, a *Attribution) int {
	i := m.token + 1
	if !r.is(i, dash) || i+1 >= s.to {
		return i
	}
	if n, ok := r.nameIn(i+1, s.to); ok && n.from == i+1 && r.people.at[n.from] != 0 {
		a.Speaker, _ = r.party(i+1, n.to)
		a.Rule = RuleByline
		return s.to
	}
	return i
}

// notQuoted returns the rule by which a passage is no quotation, or "".
func (r *reader) notQuoted(s segment, m *marked) Rule {
	before, next := r.at(m.token-1), r.at(m.token+1)
	opens := m.token == s.from
	switch {
	case m.unsure || m.goesOn:
		return ""
	case m.words < longTerm && r.wholeBlock(s, m):
		return RuleTitle
	case !opens && before.is(naming), !opens && before.is(comma) && r.is(m.token-2, naming):
		return RuleTerm
	case m.words < longTerm && !(opens && (s.to-s.from == 1 || r.pauses(m.token))):
		return RuleTerm
	case r.titled(m) && !endsWith(m.Of(r.plain), ",?!"):
		return RuleTitle
	case next.is(dash) && m.token+1 < s.to && r.sourceList(m.token+2, s.to):
		return RuleTitle
	}
	return ""
}

// wholeBlock reports whether a passage is all of its block, and no sentence: a heading.
func (r *reader) wholeBlock(s segment, m *marked) bool {
	return m.Span == r.text.Blocks[s.block].Span && !endsWith(m.Of(r.plain), ".?!…。！？,")
}

// longTerm is the number of words from which on a passage that nobody is said to have said is rather a
// quotation than a term.
const longTerm = 5

// titled reports whether a passage is written as a title: all longer words have a capital.
func (r *reader) titled(m *marked) bool {
	words := bytes.Fields(m.Of(r.plain))
	capitals := 0
	for i, w := range words {
		w = bytes.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		first, _ := utf8.DecodeRune(w)
		switch {
		case unicode.IsUpper(first):
			capitals++
		case unicode.IsLower(first) && (i == 0 || len(w) > 4 || len(words) < 3):
			return false
		}
	}
	return capitals > 1
}

// sourceList reports whether what stands behind a title is where and when it was printed.
func (r *reader) sourceList(from, to int) bool {
	for i := to - 1; i >= from && i > to-6; i-- {
		if r.is(i, digit) && r.at(i).End-r.at(i).Start == 4 {
			return true
		}
	}
	return false
}
