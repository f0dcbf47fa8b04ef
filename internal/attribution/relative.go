package attribution

// whoSaid reads the speaker of a relative clause: the noun phrase before it.
func (r *reader) whoSaid(s segment, c *cue, who int) bool {
	end := who
	if r.is(end-1, comma) {
		end--
	}
	for from := max(s.from, end-far); from < end; from++ {
		if from > s.from && !r.startsAfter(from-1) && !r.is(from-1, preposition) && !r.is(from-1, action) {
			continue
		}
		if r.nominal(from, end) || r.is(who-1, comma) && r.hasComma(from, end) && r.subject(from, end+1) {
			c.place, c.from = relativeTo, who
			c.speaker, c.rule = r.antecedent(from, end)
			c.opens = from == s.from
			return true
		}
	}
	return false
}

// antecedent reads whom "who" means behind a phrase: of what the phrase is made of, the only one that can be
// somebody. In "the adviser of Lavrov, who said" both can.
func (r *reader) antecedent(from, to int) (Party, Rule) {
	if p, rule := r.party(from, to); p.Person >= 0 {
		return p, rule
	}
	end := r.pieceEnd(from, to)
	somebody, found := from, 0
	for at := from; at < end; {
		next := at + 1
		for next < end && !(r.is(next, preposition) && r.at(next).lower) {
			next++
		}
		if r.canBeWho(at, next) {
			if found++; found == 1 {
				somebody = at
			}
		}
		at = next + 1
	}
	if found > 1 {
		return nobody(), RuleSeveral
	}
	return r.party(somebody, to)
}

// canBeWho reports whether a noun phrase without what it is of is about people.
func (r *reader) canBeWho(from, to int) bool {
	for i := from; i < to; i++ {
		if r.people.at[i] != 0 || r.is(i, office|occupation|several) && !(r.is(i, body) && r.is(i, capital)) {
			return true
		}
	}
	return false
}

// relativeEnd returns where a relative clause ends that stands behind the subject of a sentence: before the verb
// of that subject. Where several verbs can be it, the clause has no end that is sure, so it ends at once.
func (r *reader) relativeEnd(c *cue, limit int) int {
	if !c.opens {
		return limit
	}
	end := limit
	for i := c.to + 1; i+1 < limit; i++ {
		if !r.is(i, comma) || !r.finite(i+1) || !r.is(i-1, passage) && !r.hasVerb(c.to, i) {
			continue
		}
		if end < limit {
			return c.to
		}
		if end = i; r.is(i-1, passage) {
			break
		}
	}
	return end
}

// finite reports whether a token can be the verb of a subject that stands before it.
func (r *reader) finite(i int) bool {
	t := r.at(i)
	return t.is(auxiliary|modal) || t.is(action) && !isIng(r.word(i)) || t.speaks() && t.verb.tense != ing
}
