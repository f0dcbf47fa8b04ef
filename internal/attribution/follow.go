package attribution

// follow reads what stands between a cue and the words: whom it was told to, when and where.
func (r *reader) follow(s segment, c *cue) {
	if n := int(r.at(c.at).object); n > 0 { // made the case that
		c.that = c.at + 1 + n
		c.to = c.that
		r.ending(s, c)
		return
	}
	i := r.quoting(s, c)
	if r.is(i, adverb) && i < s.to && !r.is(i, preposition) && !r.is(i+1, auxiliary|modal) { // not "said there was hope"
		i++
	}
	if r.is(i, timing) && r.is(i, capital) && i == c.to && c.place != after {
		i++ // "said Tuesday that"
	}
	i = r.addressees(s, c, i)
	c.to = i
	for n := 0; n < 6 && i < s.to; n++ { // "in an interview with Ann Lee, on Monday"
		switch {
		case r.is(i, that) || r.is(i, asking) && !r.is(i, but&^that) || r.is(i, asking) && c.verb.frame&reports != 0 && c.place != after && r.word(i) != "if":
			c.that, c.to = i, i
			r.ending(s, c)
			return
		case r.is(i, passage), r.is(i, comma|colon) && r.is(i+1, passage):
			c.to = i
			r.ending(s, c)
			return
		case r.is(i, colon):
			c.to = i
			r.ending(s, c)
			return
		case r.is(i, adverb|timing) && !r.is(i, preposition|pronoun|determiner) && !r.is(i+1, auxiliary|modal):
			i++
			continue
		case r.is(i, preposition) && !r.is(i, capital):
			end := r.phraseEnd(i+1, s.to)
			if end == i+1 || r.word(i) == "to" && r.at(i+1).lower && !r.is(i+1, determiner|owner|several) && !r.plural(i+1) {
				r.ending(s, c)
				return
			}
			if i = end; r.is(i+1, several) || r.people.at[min(i+1, len(r.people.at)-1)] != 0 {
				i = r.addressees(s, c, i) // "said in Oslo to reporters", not "in response to the attack"
			}
			continue
		case r.is(i, comma) && r.is(i+1, preposition) && c.place != after:
			end := r.phraseEnd(i+2, s.to)
			if end == i+2 || !r.is(end, passage|that) && !(r.is(end, comma|colon) && r.is(end+1, passage)) {
				r.ending(s, c)
				return
			}
			i = end
			continue
		}
		break
	}
	r.ending(s, c)
}

// quoting reads "quoted Ann Lee as saying": she speaks, and who quotes her relays it. It returns the token behind.
func (r *reader) quoting(s segment, c *cue) int {
	switch r.lowWord(c.at) {
	case "quoted", "quotes", "quoting", "cited", "cites", "citing":
	default:
		return c.to
	}
	for i := c.to; i+1 < s.to && i < c.to+far; i++ {
		if r.is(i, comma|colon) && r.is(i+1, passage) {
			return r.quoted(c, i)
		}
		if r.word(i) != "as" || !r.at(i+1).speaks() || r.at(i+1).verb.tense != ing {
			continue
		}
		end := r.trimmed(c.to, i)
		if !r.nominal(c.to, r.pieceEnd(c.to, end)) {
			break
		}
		r.quotes(c, end)
		c.at, c.verb = i+1, r.at(i+1).verb
		c.to = i + 2
		return c.to
	}
	return c.to
}

// quoted reads "quoted Ann Lee: “…”" up to the colon or comma, and returns that token. Whose words a paper or a
// law is that somebody quotes stays open.
func (r *reader) quoted(c *cue, end int) int {
	if end == c.to || !r.nominal(c.to, end) {
		return c.to
	}
	r.quotes(c, end)
	if c.speaker.Person < 0 && c.speaker.Kind != Known && !r.officeIn(c.to, end) {
		c.speaker, c.rule = nobody(), RuleNobody
	}
	return end
}

// quotes makes whoever a cue quotes, in the words up to a token, its speaker, and its subject who relays that.
func (r *reader) quotes(c *cue, end int) {
	relay := c.speaker
	if c.speaker, c.rule = r.party(c.to, end); relay.Kind != Open {
		c.via = append([]Party{relay}, c.via...)
	}
}

// ending notes what follows a cue.
func (r *reader) ending(s segment, c *cue) {
	if r.is(c.to, preposition|timing|adverb) && c.that < 0 && r.word(c.to) != "to" {
		if end := r.circumstance(s, c.to); end > c.to {
			c.to = end // "said in Oslo on Monday"
		}
	}
	c.ends = c.to >= s.to || r.is(c.to, comma)
	c.colon = r.is(c.to, colon)
}

// circumstance returns where the words end that say when and where, up to a comma or the end; a clause is none.
func (r *reader) circumstance(s segment, from int) int {
	for i := from; i < from+far; i++ {
		t := r.at(i)
		switch {
		case i >= s.to, t.is(comma):
			return i
		case t.is(punctuation|passage|that|relative|modal|auxiliary|pronoun) && !t.is(several), t.speaks() && t.lower, t.is(action) && !t.is(preposition) && r.word(i+1) != "by" && !r.nominalAt(i, from, s.to):
			return from
		}
	}
	return from
}

// addressees reads whom something is told to, from a token on, and returns the token after.
func (r *reader) addressees(s segment, c *cue, i int) int {
	if len(c.told) > 0 || i >= s.to {
		return i
	}
	from := i
	switch {
	case c.verb.frame&tells != 0 && c.place != after && !r.is(i, that|passage|punctuation|preposition|asking):
	case r.is(i, preposition) && r.word(i) == "to" && (r.is(i+1, determiner|owner|capital|several|pronoun) || r.plural(i+1)):
		from = i + 1
	default:
		return i
	}
	to := r.phraseEnd(from, s.to)
	if to == from || !r.nominal(from, to) {
		return i
	}
	p, _ := r.party(from, to)
	c.told = append(c.told, p)
	return to
}
