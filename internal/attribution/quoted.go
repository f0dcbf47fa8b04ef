package attribution

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
	d := draft{parts: [][2]int{{from, p + 1}}, cue: c, rule: RuleAfter}
	if r.othersText(c, c.at+1) {
		c.speaker, c.rule = nobody(), RuleNobody
	}
	end := c.to
	if next := r.passageAfter(c, limit); next >= 0 && !r.is(c.to, colon) {
		d.parts = append(d.parts, [2]int{next, next + 1})
		d.rule = RuleBetween
		end = next + 1
	} else if next, ok := r.hearsay(c, limit); ok {
		c.speaker, c.rule = nobody(), RuleNobody
		end = next
	}
	r.emit(s, d)
	return end
}

// startsMixed reports whether the words before a passage belong to what was said: In Africa, “farmers …,” said Lee.
func (r *reader) startsMixed(from, p int) bool {
	if from >= p || p-from > 12 || r.is(from, punctuation) || r.is(p-1, punctuation&^comma) || r.is(from, digit) && p-from <= 2 {
		return false // a bullet, a number, or a dateline
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
	another := r.is(from, and|but) && r.phraseEnd(from+1, limit) < limit
	for i := from; i+1 < limit && i < from+20; i++ {
		switch {
		case another && i == r.phraseEnd(from+1, limit) && r.people.at[i-1] != 0:
			return -1 // Lee said and Moe, “…”
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
		case r.is(i, semicolon|stop) || r.at(i).speaks() && !r.nominalAt(i, c.at+1, limit):
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
	if r.othersText(c, p) {
		c.speaker, c.rule = nobody(), RuleNobody
	}
	r.emit(s, draft{parts: [][2]int{{from, to}}, cue: c, rule: rule})
	return to
}

// clauseGoesOn reports whether a sentence goes on after words in marks as a part of what was said.
func (r *reader) clauseGoesOn(p, limit int) bool {
	next := r.at(p + 1)
	return p+1 < limit && next.is(word) && next.lower && !next.is(and|but|relative|asking) && !r.pauses(p) || p+1 < limit && next.is(auxiliary)
}
