package attribution

import (
	"readout/internal/document"
	"readout/internal/source"
)

// A draft is an attribution as a segment is read, by tokens.
type draft struct {
	parts [][2]int
	cue   *cue
	rule  Rule
	via   []Party
	open  bool
}

// readSegment attributes the words of a segment.
func (r *reader) readSegment(s segment) {
	cues := r.cues(s)
	r.sameSubjects(s, cues)
	at := s.from // what stands before is settled
	for k := range cues {
		c := &cues[k]
		if c.at < at && c.from < at {
			continue
		}
		limit := r.limit(s, cues[k+1:])
		switch {
		case k+1 < len(cues) && c.place != after && cues[k+1].from == r.clauseStart(c) && c.speaker.Kind != Open && !c.supposed && r.relays(s, &cues[k+1]):
			cues[k+1].via = append([]Party{c.speaker}, c.via...)
		case r.followsPassage(at, c):
			at = r.wordsBefore(s, at, c, limit)
		case r.passageAfter(c, limit) >= 0:
			at = r.wordsInMarks(s, c, limit)
		case r.governsClause(c, limit):
			at = r.clause(s, c, limit)
		case c.ends && (c.from > at || c.from == s.from+1):
			at = r.inPassing(s, at, c, limit)
		}
	}
	r.loose(s)
}

// relays reports whether a cue at the beginning of a clause tells in it what somebody else said.
func (r *reader) relays(s segment, c *cue) bool {
	if c.place != before || c.supposed || c.speaker.Kind == Open || c.verb.frame&wills != 0 && c.that < 0 {
		return false
	}
	return r.passageAfter(c, s.to) >= 0 || r.governsClause(c, s.to)
}

// limit returns where the words of a cue end at the latest: where the clause of another begins.
func (r *reader) limit(s segment, later []cue) int {
	for i := range later {
		c := &later[i]
		if c.place == relativeTo {
			continue
		}
		if r.is(c.from-1, preposition) && r.is(c.from-2, comma) && c.place == before {
			return c.from - 2 // ", with Lavrov adding"
		}
		if prev := r.at(c.from - 1); prev.is(comma|semicolon|dash|passage|and|but) && !prev.is(preposition) || c.place == sourced {
			return r.withoutJoint(c.from)
		}
	}
	return s.to
}

// withoutJoint returns the end of what stands before a clause, without comma and conjunction.
func (r *reader) withoutJoint(to int) int {
	for to > 0 && r.is(to-1, comma|semicolon|dash|and|but) && !r.is(to-1, passage) {
		to--
	}
	return to
}

// followsPassage reports whether words in marks with a comma stand right before a cue: “…,” said Lavrov.
func (r *reader) followsPassage(at int, c *cue) bool {
	i := c.from - 1
	if r.is(i, comma|dash) {
		return i-1 >= at && r.is(i-1, passage) && c.place != same && c.place != relativeTo
	}
	return i >= at && r.is(i, passage) && (r.pauses(i) || c.place == after) && c.place != same && c.place != relativeTo
}

// pauses reports whether a passage ends with a mark after which the sentence goes on.
func (r *reader) pauses(i int) bool {
	text := r.at(i).Of(r.plain)
	return endsWith(text, ",?!—–-،，") || r.is(i+1, comma)
}

// wordsBefore attributes the passage before a cue, and with it what goes on after.
func (r *reader) wordsBefore(s segment, at int, c *cue, limit int) int {
	p := c.from - 1
	if !r.is(p, passage) {
		p--
	}
	from := p
	if r.startsMixed(at, p) {
		from = at
	}
	rule := RuleAfter
	if c.place == before {
		rule = RuleAfter
	}
	d := draft{parts: [][2]int{{from, p + 1}}, cue: c, rule: rule}
	end := c.to
	if next := r.passageAfter(c, limit); next >= 0 && !r.is(c.to, colon) {
		d.parts = append(d.parts, [2]int{next, next + 1})
		d.rule = RuleBetween
		end = next + 1
	}
	r.emit(s, d)
	return end
}

// startsMixed reports whether the words before a passage belong to what was said: In Africa, “farmers …,” said Lee.
func (r *reader) startsMixed(from, p int) bool {
	if from >= p || p-from > 12 {
		return false
	}
	for i := from; i < p; i++ {
		if r.is(i, passage|colon|semicolon|but&^preposition) || r.at(i).speaks() {
			return false
		}
	}
	return !r.is(from, comma|and|but&^preposition)
}

// passageAfter returns the words in marks that a cue introduces, or -1.
func (r *reader) passageAfter(c *cue, limit int) int {
	i := c.to
	if c.verb.frame&dubs != 0 && c.verb.frame&quotes == 0 {
		return r.dubbed(c, limit)
	}
	if c.that >= 0 {
		i = c.that + 1
		if r.is(i, comma) && r.is(i+1, passage) {
			i++
		}
	} else if r.is(i, comma|colon) {
		i++
	}
	if i < limit && r.is(i, passage) && c.verb.frame&quotes != 0 {
		return i
	}
	if c.that < 0 && c.place == before && c.verb.frame&quotes != 0 && !c.ends && !r.governsClause(c, limit) {
		return r.later(c.to, limit)
	}
	return -1
}

// later returns the words in marks behind a comma or colon that end what stands between a cue and them, or -1:
// Lee told one of us when she was asked about it, “…”
func (r *reader) later(from, limit int) int {
	for i := from; i+1 < limit && i < from+20; i++ {
		switch {
		case r.is(i, comma|colon) && r.is(i+1, passage) && r.wordsOf(i+1) >= longTerm:
			return i + 1
		case r.is(i, punctuation&^comma|passage|that):
			return -1
		}
	}
	return -1
}

// dubbed returns the words in marks that something is called.
func (r *reader) dubbed(c *cue, limit int) int {
	for i := c.at + 1; i < limit && i < c.at+far; i++ {
		switch {
		case r.is(i, passage):
			return i
		case r.is(i, colon) && r.is(i+1, passage):
			return i + 1
		case r.is(i, semicolon|stop) || r.at(i).speaks():
			return -1
		}
	}
	return -1
}

// wordsInMarks attributes the passage after a cue.
func (r *reader) wordsInMarks(s segment, c *cue, limit int) int {
	p := r.passageAfter(c, limit)
	from := p
	if c.that >= 0 {
		from = c.that
	}
	to := p + 1
	if r.clauseGoesOn(p, limit) && c.verb.frame&(reports|bare) != 0 {
		to = limit
	} else {
		for r.is(to, and|comma) && r.is(to+1, passage) && to+1 < limit {
			to += 2
		}
	}
	rule := RuleBefore
	if c.verb.frame&dubs != 0 && c.verb.frame&quotes == 0 {
		if rule = RuleWithin; r.titled(&r.passages[r.passageOf(p)]) {
			return c.to // a name that somebody gave it
		}
	}
	r.emit(s, draft{parts: [][2]int{{from, to}}, cue: c, rule: rule})
	return to
}

// clauseGoesOn reports whether a sentence goes on after words in marks as a part of what was said.
func (r *reader) clauseGoesOn(p, limit int) bool {
	next := r.at(p + 1)
	return p+1 < limit && next.is(word) && next.lower && !next.is(and|but|relative|asking) && !r.pauses(p) || p+1 < limit && next.is(auxiliary)
}

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
	if i >= limit || c.ends || c.colon || limit-i < 2 {
		return false
	}
	switch {
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
	r.emit(s, draft{parts: [][2]int{{from, limit}}, cue: c, rule: rule})
	return limit
}

// inPassing attributes the words around a cue between commas, or before one at the end.
func (r *reader) inPassing(s segment, at int, c *cue, limit int) int {
	end := r.withoutJoint(c.from)
	if i := c.from - 1; c.place == sourced && c.ends && c.to+1 < limit && (r.is(i, relative|that|but|and) || r.is(i, comma) && r.is(i-1, relative|that|but|and)) {
		if r.is(i, relative) || r.is(i-1, relative) {
			limit = r.pieceEnd(c.to+1, limit) // which, according to Lee, …
		}
		r.emit(s, draft{parts: [][2]int{{c.to + 1, limit}}, cue: c, rule: RuleAccording})
		return limit
	}
	for at < end && r.is(at, comma|and|but&^preposition) && !r.is(at, capital) {
		at++
	}
	if c.denied {
		return at
	}
	if prev := r.at(c.from - 1); c.place == before && c.from == s.from+1 && (prev.is(but) && r.word(s.from) == "As") && c.to+1 < limit {
		r.emit(s, draft{parts: [][2]int{{c.to + 1, limit}}, cue: c, rule: RuleAccording}) // As Lee told reporters, …
		return limit
	}
	onward := r.is(c.to, comma) && r.is(c.to+1, and|but) && r.is(c.to+2, that) && c.to+3 < limit // …, Lee said, but that …
	if n := len(r.out.Attributions); n > 0 && end <= at && r.spoke[n-1].segment == r.current && (c.to >= s.to || onward) && c.place != same && c.place != relativeTo && (c.place == sourced || c.verb.frame&(bare|reports) != 0) {
		a := &r.out.Attributions[n-1]
		if a.Via = append(a.Via, c.speaker); onward {
			a.Parts = append(a.Parts, r.span(c.to+2, limit))
			a.Words.End = a.Parts[len(a.Parts)-1].End
			return limit
		}
		return c.to
	}
	if end <= at || !r.is(c.from-1, comma|dash) && c.place != sourced || c.place == same || c.place == relativeTo {
		return at
	}
	if c.place != sourced && c.verb.frame&(bare|reports) == 0 {
		return at
	}
	rule := RuleParenthesis
	if c.place == sourced {
		rule = RuleAccording
	}
	d := draft{parts: [][2]int{{at, end}}, cue: c, rule: rule}
	next := c.to
	if r.is(c.to, comma) && c.to+1 < limit && !r.is(c.to+1, and|but|relative|passage) && !r.at(c.to+1).speaks() && c.place != sourced {
		d.parts = append(d.parts, [2]int{c.to + 1, limit})
		next = limit
	}
	r.emit(s, d)
	return next
}

// emit adds an attribution, and takes the passages in it.
func (r *reader) emit(s segment, d draft) {
	c := d.cue
	a := Attribution{Block: s.block, Cue: r.cueSpan(c), Verb: c.verb.means, Denied: c.denied && c.verb.means != document.Denies,
		Speaker: c.speaker, To: c.told, Via: append(c.via, d.via...), Continues: -1, Rule: d.rule}
	if a.Verb == "" {
		a.Verb = document.Said
	}
	switch {
	case r.unsureIn(d.parts):
		a.Speaker, a.Rule = nobody(), RuleUnclosed
	case c.rule != "":
		a.Rule = c.rule
	case a.Speaker.Kind == Open:
		a.Rule = RuleNobody
	}
	quoted, others := 0, 0
	for _, part := range d.parts {
		from, to := part[0], part[1]
		if from >= to {
			return
		}
		a.Parts = append(a.Parts, r.span(from, to))
		for i := from; i < to; i++ {
			switch {
			case r.is(i, passage):
				quoted++
				r.passages[r.passageOf(i)].taken = true
			case i == from && r.is(i, that), r.is(i, and|comma) && r.is(i-1, passage) && r.is(i+1, passage):
			default:
				others++
			}
		}
	}
	a.Words = source.Span{Start: a.Parts[0].Start, End: a.Parts[len(a.Parts)-1].End}
	switch {
	case quoted > 0 && others == 0:
		a.Form = document.Direct
	case quoted > 0:
		a.Form = document.Mixed
	}
	if c.supposed {
		r.out.NotQuoted = append(r.out.NotQuoted, NotQuoted{Text: a.Words, Block: s.block, Rule: RuleSupposed})
		return
	}
	r.out.Attributions = append(r.out.Attributions, a)
	r.spoke = append(r.spoke, said{segment: r.current, place: c.place, from: d.parts[0][0], to: max(c.to, d.parts[len(d.parts)-1][1])})
}

// unsureIn reports whether nobody knows where the words end, as their marks are not closed.
func (r *reader) unsureIn(parts [][2]int) bool {
	for _, part := range parts {
		for i := part[0]; i < part[1]; i++ {
			if r.is(i, passage) && r.passages[r.passageOf(i)].unsure {
				return true
			}
		}
	}
	return false
}

func (r *reader) cueSpan(c *cue) source.Span {
	if c.place == sourced {
		return r.span(c.at, c.at+2)
	}
	return r.tokens[c.at].Span
}
