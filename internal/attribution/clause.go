package attribution

import (
	"readout/internal/document"
)

// clauseStart returns where the clause of a cue begins, behind "that".
func (r *reader) clauseStart(c *cue) int {
	switch {
	case c.that >= 0 && r.is(c.that, that):
		return c.that + 1
	case c.that >= 0:
		return c.that
	case r.is(c.to, comma) && c.place == sourced:
		return c.to + 1
	}
	return c.to
}

// governsClause reports whether a reported clause follows a cue.
func (r *reader) governsClause(c *cue, limit int) bool {
	if c.place == after {
		return false
	}
	if c.that >= 0 {
		return c.verb.frame&reports != 0 && c.that+1 < limit
	}
	i := r.clauseStart(c)
	if c.place == sourced {
		return c.from == r.segmentStart(c.from) && i+1 < limit
	}
	if i >= limit || c.ends || c.colon || limit-i < 2 || r.greets(i) {
		return false
	}
	switch {
	case r.is(i, pronoun) && r.is(i+1, passage) && c.verb.frame&(bare|reports) != 0:
		return true // they said they “…”
	case c.verb.frame&wills != 0 && r.isDoing(c, i):
		return true
	case c.verb.frame&tells != 0 && c.verb.means == document.Said:
		return len(c.told) > 0 && c.verb.frame&reports != 0 && r.sentenceAt(i, limit)
	case c.verb.frame&bare == 0:
		return false
	}
	if w := r.word(c.at); w == "said" || w == "say" || w == "says" || w == "saying" {
		return r.clauseAt(i, limit) && (!r.is(i, preposition) || !r.at(i).lower || r.sentenceAt(i, limit))
	}
	return r.sentenceAt(i, limit)
}

// isDoing reports whether what somebody denies or pledges follows: "denied taking part", "pledged to help".
func (r *reader) isDoing(c *cue, i int) bool {
	if c.verb.means == document.Denies {
		return r.at(i).lower && isIng(r.word(i)) || r.word(i) == "having"
	}
	return r.word(i) == "to" && r.is(i+1, word)
}

// clauseAt reports whether a clause without "that" begins at a token: a subject and, not far from it, a verb.
func (r *reader) clauseAt(i, limit int) bool {
	t := r.at(i)
	if t.is(punctuation|passage) && !t.is(opening) {
		return false
	}
	return r.hasVerb(i, limit)
}

// sentenceAt reports whether a noun phrase begins at a token, and behind it and what it is of, a verb.
func (r *reader) sentenceAt(i, limit int) bool {
	if t := r.at(i); t.is(pronoun) && !t.is(several) {
		return i+1 < limit
	}
	for n := 0; n < 4; n++ {
		if r.is(i, preposition|and) {
			i++
		}
		end := r.phraseEnd(i, limit)
		if end == i || end >= limit {
			return false
		}
		t := r.at(end)
		if t.is(adverb) && end+1 < limit {
			end++
			t = r.at(end)
		}
		if t.is(auxiliary|modal) || t.is(action) && !isIng(r.word(end)) && r.word(end+1) != "by" || t.speaks() && t.lower && t.verb.tense != ing {
			return true
		}
		if !t.is(preposition | and) {
			return false
		}
		i = end
	}
	return false
}

// hasVerb reports whether a finite verb stands among the next tokens.
func (r *reader) hasVerb(i, limit int) bool {
	for j := i; j < limit && j < i+24; j++ {
		t := r.at(j)
		if t.is(auxiliary|modal) && t.is(word|auxiliary) && t.lower || t.is(action) && j > i && !isIng(r.word(j)) || t.speaks() && t.lower && j > i && t.verb.tense != ing {
			return true
		}
	}
	return false
}

func (r *reader) segmentStart(i int) int {
	for k := r.current; k < len(r.segments); k++ {
		if s := r.segments[k]; s.from <= i && i < s.to {
			return s.from
		}
	}
	return -1
}

// clause attributes a reported clause.
func (r *reader) clause(s segment, c *cue, limit int) int {
	from := r.clauseStart(c)
	if c.that >= 0 {
		from = c.that
	}
	rule := RuleReported
	switch c.place {
	case sourced:
		rule = RuleAccording
	case relativeTo:
		rule = RuleRelative
	case same:
		rule = RuleSameSubject
	}
	if r.opensTime(s, c) {
		limit = r.pieceEnd(from, limit)
	}
	if c.place != sourced {
		if end := r.ownWordsEnd(from, limit); end == limit || r.plain[r.at(end-1).End] != '"' { // a mark that is not paired
			limit = end
		}
	}
	if r.is(limit, comma) && r.lowWord(limit+1) == "according" { // to somebody whom no rule can read
		c.speaker, c.rule = nobody(), RuleNobody
	}
	r.emit(s, draft{parts: [][2]int{{from, limit}}, cue: c, rule: rule})
	return limit
}

// inPassing attributes the words around a cue between commas, or before one at the end.
func (r *reader) inPassing(s segment, at int, c *cue, limit int) int {
	for _, read := range []func(segment, int, *cue, int) (int, bool){r.clauseBehind, r.relayed, r.wordsAround} {
		if end, ok := read(s, at, c, limit); ok {
			return end
		}
	}
	return at
}

// clauseBehind attributes a clause behind a comma: As Lee said, …; which, according to Lee, …
func (r *reader) clauseBehind(s segment, _ int, c *cue, limit int) (end int, ok bool) {
	i := c.from - 1
	as := c.place == before && i == s.from && r.word(i) == "As"
	const joint = relative | that | but | and
	within := c.place == sourced && c.ends && (r.is(i, joint) || r.is(i, comma) && r.is(i-1, joint))
	if c.to+1 >= limit || !as && !within {
		return 0, false
	}
	if within && (r.is(i, relative) || r.is(i-1, relative)) {
		limit = r.pieceEnd(c.to+1, limit)
	}
	r.emit(s, draft{parts: [][2]int{{c.to + 1, limit}}, cue: c, rule: RuleAccording})
	return limit, true
}

// relayed adds whoever tells of words that were attributed right before: Lee said that …, an official said.
func (r *reader) relayed(_ segment, at int, c *cue, limit int) (end int, ok bool) {
	n := len(r.out.Attributions) - 1
	onward := r.is(c.to, comma) && r.is(c.to+1, and|but) && r.is(c.to+2, that) && c.to+3 < limit // …, he said, but that …
	ends := c.to >= r.segments[r.current].to
	switch {
	case n < 0 || r.spoke[n].segment != r.current || r.withoutJoint(c.from) > at, !ends && !onward,
		c.denied || c.verb.means == document.Denies || c.verb.means == document.Rejects,
		c.place == same || c.place == relativeTo || c.place != sourced && c.verb.frame&(bare|reports) == 0:
		return 0, false
	}
	a := &r.out.Attributions[n]
	if c.speaker.Kind != Open {
		a.Via = append(a.Via, c.speaker)
	}
	if !onward {
		return c.to, true
	}
	a.Parts = append(a.Parts, r.span(c.to+2, limit))
	a.Words.End = a.Parts[len(a.Parts)-1].End
	return limit, true
}

// wordsAround attributes the words before a cue, and those behind it up to the next clause.
func (r *reader) wordsAround(s segment, at int, c *cue, limit int) (next int, ok bool) {
	end := r.withoutJoint(c.from)
	for at < end && r.is(at, comma|and|but&^preposition) && !r.is(at, capital) {
		at++
	}
	rule := RuleAccording
	if c.place != sourced {
		rule = RuleParenthesis
		if !r.is(c.from-1, comma|dash) || c.verb.frame&(bare|reports) == 0 {
			return 0, false
		}
	}
	if end <= at || end-at == 1 && r.is(at, adverb|but) || c.denied || c.place == same || c.place == relativeTo {
		return 0, false
	}
	d := draft{parts: [][2]int{{at, end}}, cue: c, rule: rule}
	next = c.to
	if r.is(c.to, comma) && c.to+1 < limit && !r.is(c.to+1, and|but|relative|passage) && !r.at(c.to+1).speaks() && c.place != sourced {
		d.parts = append(d.parts, [2]int{c.to + 1, limit})
		next = limit
	}
	r.emit(s, d)
	return next, true
}
