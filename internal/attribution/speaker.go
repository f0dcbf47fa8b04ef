package attribution

// participleOf reads the speaker of "a witness saying", "with Lavrov adding"; where nobody stands right
// before a participle it is the subject of the clause.
func (r *reader) participleOf(s segment, c *cue, lead int) bool {
	if r.is(lead-1, preposition) {
		return false // "by saying"
	}
	if from := r.lastComma(s, lead) + 1; from > s.from && r.nominal(from, lead) && r.is(from, determiner|capital) && r.is(c.at+1, that|asking|passage|comma|colon) { // ", the ministry adding that"
		c.from, c.place = from, before
		c.speaker, c.rule = r.party(from, lead)
		return true
	}
	for i := lead - 1; i > s.from && i > lead-8; i-- {
		if r.is(i, preposition) && r.word(i) == "with" && !r.nominal(i+1, lead) {
			c.from, c.place, c.rule = i+1, before, RuleNobody
			return true
		}
	}
	for from := max(s.from, lead-far); from < lead; from++ {
		if !r.introducesOne(from) || from > s.from && !r.is(from-1, closed) && !r.at(from-1).speaks() || !r.nominal(from, lead) {
			continue
		}
		c.from, c.place = from, before
		if c.speaker, c.rule = r.party(from, lead); r.hasWord(recordings, from, lead) { // "a video of Lavrov saying"
			c.speaker, c.rule = nobody(), RuleNobody
		}
		return true
	}
	c.place = same
	c.speaker, c.rule = nobody(), RuleNobody
	return true
}

// introducesOne reports whether a phrase that begins at a token can be the subject of a participle right
// behind it: "a witness", "Lavrov", "with the minister".
func (r *reader) introducesOne(i int) bool {
	switch r.word(i) {
	case "a", "an", "one", "another", "One", "A", "An":
		return true
	}
	return r.is(i, capital) && !r.is(i, closed|determiner) || r.is(i-1, preposition) && r.word(i-1) == "with"
}

// invertible reports whether the speaker of a verb may stand behind it: it follows the words.
func (r *reader) invertible(s segment, i int) bool {
	if i == s.from {
		return false
	}
	return r.is(i-1, passage) || r.is(i-1, comma) || r.is(i-1, dash) && r.is(i-2, passage)
}

// speakerAfter reads the subject behind a verb: said the minister, Ann Lee, on Monday.
func (r *reader) speakerAfter(s segment, c *cue) bool {
	from := c.at + 1
	if r.is(from, comma) && from+1 < s.to { // “…,” said, in Oslo, Lavrov
		return false
	}
	to := r.ofWhom(from, r.phraseEnd(from, s.to), s.to)
	if to == from || r.is(from, that|asking|punctuation|passage) || !r.nominal(from, to) || !r.nameOrNoun(from, to) {
		return false
	}
	if r.is(to, comma) { // said a spokeswoman, Ann Lee
		next := r.phraseEnd(to+1, s.to)
		if _, named := r.nameIn(from, to); !named && next > to+1 && r.nominal(to+1, next) && r.wholeName(to+1, next) {
			to = next
		}
	}
	c.place, c.to = after, to
	c.speaker, c.rule = r.party(from, to)
	return true
}

// ofWhom returns the end of a phrase together with whose adviser or envoy somebody is: "the adviser to Minister
// Jan Moe, Ann Lee", "the ambassador to Norway". Behind other offices "to" is whom something is told to.
func (r *reader) ofWhom(from, to, limit int) int {
	if !r.is(to, linking) || !r.at(to).lower || to+1 >= limit || !r.officeIn(from, to) {
		return to
	}
	end := r.phraseEnd(to+1, limit)
	switch {
	case end == to+1 || r.is(to+1, several) || !r.nominal(from, end):
		return to
	case r.is(end, comma) && r.wholeName(end+1, r.phraseEnd(end+1, limit)), r.word(to) == "to" && r.attached(to-1):
		return end
	}
	return to
}

// attached reports whether a word says what somebody is to somebody else.
func (r *reader) attached(i int) bool {
	switch r.lowWord(i) {
	case "adviser", "advisor", "aide", "ambassador", "assistant", "counsel", "deputy", "envoy", "representative", "secretary":
		return true
	}
	return false
}

// nameOrNoun reports whether a phrase behind a verb can be its subject rather than what it is of.
func (r *reader) nameOrNoun(from, to int) bool {
	return !r.is(from, preposition|auxiliary|adverb|digit)
}

// accordingTo reads the source after "according to".
func (r *reader) accordingTo(s segment, i int) (c cue, ok bool) {
	c = cue{at: i, from: i, that: -1, place: sourced, verb: verb{frame: quotes | bare}}
	from := i + 2
	to := r.phraseEnd(from, s.to)
	if to == from || !r.nominal(from, to) && !(to-from == 1 && r.is(from, pronoun)) {
		return c, false
	}
	for r.is(to, preposition) && to+1 < s.to && !r.is(to+1, passage|punctuation) { // the ambassador to Norway Ann Lee
		next := r.phraseEnd(to+1, s.to)
		if next == to+1 || !r.nominal(from, next) {
			break
		}
		to = next
	}
	c.speaker, c.rule = r.party(from, to)
	for r.is(to, comma) && i == s.from { // According to the coach, Ann Lee, …
		next := r.pieceEnd(to+1, s.to)
		verb := r.at(next + 1)
		name := c.speaker.Person < 0 && r.officeIn(from, to) && r.wholeName(to+1, next)
		if next >= s.to || verb.speaks() || verb.is(auxiliary|action) || !name && !isIng(r.word(to+1)) && !(r.officeIn(to+1, next) && r.aside(to+1, next) && c.speaker.Person >= 0) {
			break
		}
		if name {
			c.speaker, c.rule = r.party(from, next)
		}
		to = next
	}
	if r.is(to, auxiliary|modal|action) || r.at(to).speaks() {
		return c, false // where the name ends, and the clause begins, is anybody's guess
	}
	c.to, c.ends = to, to >= s.to || r.is(to, comma)
	return c, c.speaker.Kind != Open || c.rule != ""
}
