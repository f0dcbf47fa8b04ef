package attribution

// A cue is a verb of speech where somebody spoke, or "according to".
type cue struct {
	at               int // the verb
	from, to         int // of all that belongs to it: speaker, auxiliaries, whom it was told to
	group            int // where the verb and its auxiliaries begin
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
	opens            bool // of a relative clause: what it is of begins the sentence
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
	return r.clausesAround(s, list)
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
	c.from, c.group = lead, lead
	if v.frame&noun != 0 && (v.tense == base || v.tense == present) && r.isNoun(i) || !r.findSpeaker(s, &c, lead, v, be) {
		return c, false
	}
	r.apart(s, &c, lead)
	r.follow(s, &c)
	c.supposed = c.supposed || r.inFiction(s, &c)
	if c.place == before && c.from == s.from && c.ends && !r.governs(s, &c) {
		r.laterSubject(s, &c, lead)
	}
	return c, r.useful(s, &c)
}

// useful reports whether a cue can have words: behind it, around it, or in marks before it.
func (r *reader) useful(s segment, c *cue) bool {
	if c.verb.tense == ing && c.place == same && !r.is(c.from-1, comma) && c.that < 0 && r.passageAfter(c, s.to) < 0 {
		return false // "farms reporting losses"
	}
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
		c.supposed = c.supposed || r.noneOf(from) || r.notReal(s) || r.doubted(s, from) || r.onlyReport(s, from)
		c.speaker, c.rule = r.party(from, lead)
		c.supposed = c.supposed || v.tense == base && lead == c.at && c.speaker.Person >= 0 && !r.hasClass(and, from, lead) // "asked that Lavrov say"
		return true
	}
	prev := r.at(lead - 1)
	switch {
	case participle && lead > s.from && !prev.is(comma):
		return r.participleOf(s, c, lead)
	case lead > s.from && prev.is(relative) && r.word(lead-1) != "where":
		return r.whoSaid(s, c, lead-1)
	case v.tense != ing && v.tense != base && r.invertible(s, lead) && !r.is(c.at-1, auxiliary|modal|negation) && !r.interrupted(s, lead):
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

// isNoun reports whether what follows a word shows that it is no verb: "reports have", "the notes and".
func (r *reader) isNoun(i int) bool {
	next := r.at(i + 1)
	return next.is(auxiliary|modal|and|preposition) && !next.is(that) || next.speaks() && next.lower && next.verb.tense != base
}
