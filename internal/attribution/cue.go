package attribution

// A cue is a verb of speech where somebody spoke, or "according to".
type cue struct {
	at               int // the verb
	from, to         int // of all that belongs to it: speaker, auxiliaries, whom it was told to
	verb             verb
	speaker          Party
	rule             Rule // by which the speaker stands open; else empty
	place            place
	told             []Party // whom it was told to
	via              []Party
	denied, supposed bool
	that             int  // the "that" or question word which a clause begins with, or -1
	ends             bool // a comma or the end of the sentence follows
	colon            bool // a colon follows
	comma            bool
}

// A place says where the speaker of a cue stands.
type place uint8

const (
	before     place = iota // Lavrov said
	after                   // said Lavrov
	same                    // … and said: the subject of the clause before
	relativeTo              // Lavrov, who said
	sourced                 // according to Lavrov
)

// cues reads the cues of a segment.
func (r *reader) cues(s segment) (list []cue) {
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		switch {
		case t.speaks():
			if c, ok := r.cueAt(s, i); ok {
				list = append(list, c)
				i = max(i, c.to-1)
			}
		case t.lower && r.is(i+1, preposition) && r.word(i) == "according" && r.word(i+1) == "to",
			t.is(capital) && i == s.from && r.word(i) == "According" && r.word(i+1) == "to":
			if c, ok := r.accordingTo(s, i); ok {
				list = append(list, c)
				i = c.to - 1
			}
		}
	}
	return list
}

// cueAt reads the cue of a verb.
func (r *reader) cueAt(s segment, i int) (c cue, ok bool) {
	v := r.tokens[i].verb
	if r.tokens[i].is(capital) && i > s.from || r.is(i, capital) && v.tense != ing {
		return c, false
	}
	c = cue{at: i, from: i, to: i + 1, verb: v, that: -1, speaker: nobody()}
	lead, be := r.auxiliaries(s, i, &c)
	prev := r.at(lead - 1)
	if lead == s.from {
		prev = &r.tokens[len(r.tokens)-1]
	}
	if j := i + 2; be && r.word(i+1) == "as" && r.at(j).speaks() && r.at(j).verb.tense == ing { // was quoted as saying
		c.at, c.to, c.verb, be = j, j+1, r.at(j).verb, false
		i, v.tense = j, past
	}
	switch {
	case be && v.tense != ing, r.is(lead-1, preposition) && lead > s.from && r.word(lead-1) == "to" && lead == i:
		return c, false // "was told", "to say"
	case lead > s.from && prev.is(preposition|determiner|owner|possessive) && !prev.is(and|but) && !(v.tense == ing && prev.is(preposition)):
		return c, false // "of said"
	case v.tense == perfect && lead == i:
		return c, false
	}
	c.from = lead
	if v.frame&noun != 0 && (v.tense == base || v.tense == present) && r.isNoun(i) || !r.findSpeaker(s, &c, lead, v, be) {
		return c, false
	}
	r.follow(s, &c)
	if c.place == before && c.from == s.from && c.ends && !r.governs(s, &c) {
		r.laterSubject(s, &c, lead)
	}
	return c, r.useful(s, &c)
}

// laterSubject gives a cue that ends a sentence a subject that leaves words before it, if one can be found:
// the last noun phrase, with the office that stands before it.
func (r *reader) laterSubject(s segment, c *cue, lead int) {
	for from := lead - 1; from > s.from && from > lead-far; from-- {
		if !r.is(from-1, comma) || !r.subject(from, lead) {
			continue
		}
		if office := r.lastComma(s, from-1) + 1; office > s.from && r.officeIn(office, from-1) && r.subject(office, lead) {
			from = office
		}
		c.from = from
		c.speaker, c.rule = r.party(from, lead)
		return
	}
}

// useful reports whether a cue can have words: behind it, around it, or in marks before it.
func (r *reader) useful(s segment, c *cue) bool {
	return r.governs(s, c) || c.place != same && c.verb.tense != ing && (c.place == after || c.ends && c.verb.frame&(bare|reports) != 0 || c.colon || r.followsPassage(s.from, c))
}

// governs reports whether words follow a verb that has no subject of its own.
func (r *reader) governs(s segment, c *cue) bool {
	return c.that >= 0 || r.passageAfter(c, s.to) >= 0 || r.governsClause(c, s.to) || c.verb.frame&dubs != 0 && r.dubbed(c, s.to) >= 0
}

// auxiliaries returns the first token of the group of a verb: "has also said", "did not say".
func (r *reader) auxiliaries(s segment, i int, c *cue) (lead int, be bool) {
	lead = i
	for lead > s.from && lead > i-8 {
		t := r.at(lead - 1)
		switch {
		case t.is(modal) && t.lower:
			c.supposed = true
		case t.is(negation) && t.is(adverb|auxiliary|negation) && !t.is(and):
			c.denied = true
		case t.is(auxiliary) && t.lower || t.is(auxiliary) && t.Start > 0 && r.plain[t.Start] == '\'':
			switch r.word(lead - 1) {
			case "is", "are", "was", "were", "be", "been", "being", "am", "'m", "’m", "'re", "’re":
				be = true
			}
		case t.is(possessive) && r.is(lead-2, pronoun):
			be = be || c.verb.tense == ing
		case t.is(adverb) && !t.is(pronoun) && (t.lower || lead-1 == s.from):
		case t.is(timing) && (r.is(lead-2, preposition|timing) || t.is(adverb) || !r.is(lead-2, closed|determiner)) && lead-1 > s.from:
			if r.is(lead-2, preposition) && r.word(lead-2) == "on" && lead-2 > s.from {
				lead--
			}
		default:
			return lead, be
		}
		lead--
	}
	return lead, be
}

// findSpeaker reads who is the subject of a cue whose verb group begins at lead.
func (r *reader) findSpeaker(s segment, c *cue, lead int, v verb, be bool) bool {
	participle := v.tense == ing && !be
	if from, ok := r.subjectBefore(s, lead, c.at); ok && !participle {
		c.from, c.place = from, before
		c.supposed = c.supposed || r.onlyIf(s, from)
		c.speaker, c.rule = r.party(from, lead)
		return true
	}
	prev := r.at(lead - 1)
	switch {
	case participle && lead > s.from && !prev.is(comma):
		return r.participleOf(s, c, lead)
	case lead > s.from && prev.is(relative) && r.word(lead-1) != "where":
		return r.whoSaid(s, c, lead-1)
	case v.tense != ing && v.tense != base && r.invertible(s, lead) && !r.is(c.at-1, auxiliary|modal|negation):
		return r.speakerAfter(s, c)
	case v.frame&noun != 0 && (v.tense == base || v.tense == present):
		return false // "statements and claims"
	case lead > s.from && prev.is(comma|and|but) && !prev.is(preposition), participle && lead == s.from:
		if v.tense == base && !r.supposes(s, c, lead) {
			return false
		}
		c.place = same
		c.speaker, c.rule = nobody(), RuleNobody
		return true
	}
	return false
}

// supposes reports whether a verb without a subject and an ending depends on a word that says that nobody
// spoke: "he should come out and say".
func (r *reader) supposes(s segment, c *cue, lead int) bool {
	for i := lead - 1; i >= s.from && i > lead-10 && !r.is(i, passage); i-- {
		if r.is(i, modal) && r.at(i).lower || r.is(i, maybe) || r.is(i, preposition) && r.word(i) == "to" {
			c.supposed = true
			return true
		}
	}
	return false
}

// onlyIf reports whether a clause that begins at a token only says what may be: if, perhaps.
func (r *reader) onlyIf(s segment, from int) bool {
	return from > s.from && r.is(from-1, maybe) && r.lowWord(from-1) != "were"
}

// isNoun reports whether what follows a word shows that it is no verb: "reports have", "the notes and".
func (r *reader) isNoun(i int) bool {
	next := r.at(i + 1)
	return next.is(auxiliary|modal|and|preposition) && !next.is(that) || next.speaks() && next.lower && next.verb.tense != base
}

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
		c.speaker, c.rule = r.party(from, lead)
		return true
	}
	c.place = same
	c.speaker, c.rule = nobody(), RuleNobody
	return true
}

// lastComma returns the last comma before a token, or the one before the segment.
func (r *reader) lastComma(s segment, i int) int {
	for i--; i >= s.from && !r.is(i, comma); i-- {
	}
	return i
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

// subjectBefore returns where the subject begins that ends before a token. It begins where a clause
// can; of several places the first is taken from which on all is one noun phrase.
func (r *reader) subjectBefore(s segment, end, verbAt int) (from int, ok bool) {
	if end <= s.from {
		return 0, false
	}
	parenthesis := !r.is(end-1, comma) && r.endsAfter(s, verbAt)
	for from = max(s.from, end-far); from < end; from++ {
		if from > s.from && !r.startsAfter(from-1) {
			continue
		}
		if parenthesis && r.hasComma(from, end) || from > s.from && r.is(from-1, and) && !r.joinsClauses(s, from-1) {
			continue
		}
		if r.subject(from, end) {
			return from, true
		}
	}
	return 0, false
}

// joinsClauses reports whether a clause stands before "and", so that another may follow, and not a noun only.
func (r *reader) joinsClauses(s segment, i int) bool {
	if r.is(i-1, comma|passage|closing|semicolon) {
		return true
	}
	for k := i - 1; k >= s.from && k > i-far && !r.is(k, semicolon|passage); k-- {
		t := r.at(k)
		if t.is(auxiliary|modal) || t.is(action) && t.lower && r.word(k+1) != "by" || t.speaks() && t.lower && t.verb.tense != ing {
			return true
		}
	}
	return i == s.from
}

func (r *reader) hasComma(from, to int) bool { return r.pieceEnd(from, to) < to }

// endsAfter reports whether a comma or the end follows a verb: the talks, Lavrov said, will go on.
func (r *reader) endsAfter(s segment, at int) bool {
	return at+1 >= s.to || r.is(at+1, comma) && !r.is(at+2, passage)
}

// startsAfter reports whether a clause can begin after a token.
func (r *reader) startsAfter(i int) bool {
	t := r.at(i)
	if r.word(i) == "as" && !r.is(i-1, comma) {
		return false // "confirmed as a friend"
	}
	if t.is(preposition) && (!t.is(but) || r.word(i) == "as" && r.word(i-1) == "such") {
		return r.word(i) == "with"
	}
	if t.speaks() && t.lower && t.verb.frame&(reports|bare) != 0 {
		return true // he said Lavrov had denied …
	}
	return t.is(comma|colon|semicolon|dash|opening|passage|and|but|that|asking|stop) && !t.is(capital) || t.is(adverb|but) && (t.lower || !t.is(determiner)) || t.is(closing)
}

// subject reports whether tokens are the subject of a clause: a noun phrase, and between commas what is said of it.
func (r *reader) subject(from, to int) bool {
	closed := r.is(to-1, comma)
	if !closed && r.is(to-1, punctuation&^closing) {
		return false
	}
	to = r.trimmed(from, to)
	end := r.pieceEnd(from, to)
	if !r.nominal(from, end) {
		return false
	}
	if end == to {
		return !closed || r.namesPerson(from, to) && !r.inverted(to+1)
	}
	if !closed {
		next := end + 1
		if r.pieceEnd(next, to) < to || !r.nominal(next, to) {
			return false
		}
		return r.officeIn(from, end) && r.wholeName(next, to) || r.wholeName(from, end) && r.is(next, office|occupation|degree|determiner|subject|former) && r.officeIn(next, to)
	}
	for at := end + 1; at < to; {
		end = r.pieceEnd(at, to)
		if !r.aside(at, end) {
			return false
		}
		at = end + 1
	}
	return true
}

func (r *reader) namesPerson(from, to int) bool {
	n, ok := r.nameIn(from, to)
	return ok && r.people.at[n.from] != 0
}

// inverted reports whether the speaker of a verb stands behind it: The talks, said Lavrov, will go on.
func (r *reader) inverted(i int) bool {
	for n := 0; n < 4 && !r.at(i).speaks(); n++ {
		i++
	}
	end := r.phraseEnd(i+1, i+far)
	return end > i+1 && r.is(end, comma|stop|edge|passage|preposition)
}

// wholeName reports whether a phrase is nothing but a person's name.
func (r *reader) wholeName(from, to int) bool {
	n, ok := r.nameIn(from, to)
	return ok && n.from == from && n.to == to || ok && n.to == to && r.is(from, honorific)
}

// officeIn reports whether a phrase says what somebody is.
func (r *reader) officeIn(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, office|occupation) && r.people.at[i] == 0 {
			return true
		}
	}
	return false
}

// aside reports whether a phrase between commas says more of the subject, and is none itself.
func (r *reader) aside(from, to int) bool {
	if from >= to || r.hasPassage(from, to) {
		return false
	}
	first := r.at(from)
	switch {
	case first.is(relative|preposition) || r.word(from) == "who" || first.is(digit):
		return !r.is(from, and)
	case first.is(action) || first.speaks() && first.verb.tense == ing:
		return true
	}
	if first.is(and) && r.officeIn(from, to) {
		from++ // "and chairwoman of the board"
	}
	return r.nominal(from, to) && !first.is(pronoun)
}

func (r *reader) hasPassage(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, passage) {
			return true
		}
	}
	return false
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
	to := r.phraseEnd(from, s.to)
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

// nameOrNoun reports whether a phrase behind a verb can be its subject rather than what it is of.
func (r *reader) nameOrNoun(from, to int) bool {
	return !r.is(from, preposition|auxiliary|adverb|digit)
}

// phraseEnd returns where the noun phrase ends that begins at a token.
func (r *reader) phraseEnd(from, to int) int {
	i := from
	for ; i < to && i < from+far; i++ {
		t := r.at(i)
		if i > from && t.is(capital) && t.is(word) && !t.is(but|pronoun) {
			continue
		}
		if t.is(opening) {
			if c := r.closingOf(i, to); c > 0 && i > from {
				i = c
				continue
			}
			return i
		}
		if t.is(possessive) && i > from {
			continue
		}
		if t.is(pronoun) && i == from && !t.is(several) {
			return i + 1
		}
		if t.is(linking) && i > from && r.word(i) == "of" && i+1 < to && !r.is(i+1, closed) {
			continue
		}
		if t.is(linking) && i > from && r.word(i) == "for" && r.is(i-1, office|occupation) {
			continue
		}
		if t.is(and) && i > from && i+1 < to && (r.is(i+1, capital) && r.is(i-1, capital|closing)) {
			continue
		}
		if t.is(closed&^(preposition|action)) || t.is(preposition) || t.is(adverb) || t.is(action) && !r.nominalAt(i, from, to) || t.speaks() && !r.nominalAt(i, from, to) {
			break
		}
		if t.is(determiner|owner) && i > from && !r.is(i-1, determiner|preposition|and) || t.is(timing) && i > from {
			break
		}
	}
	for i > from && r.is(i-1, preposition|and|determiner|owner) && !r.is(i-1, several) && i-1 > from {
		i--
	}
	return min(i, to)
}

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
			c.speaker, c.rule = r.party(from, end)
			return true
		}
	}
	return false
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
