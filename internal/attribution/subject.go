package attribution

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

// lastComma returns the last comma before a token, or the one before the segment.
func (r *reader) lastComma(s segment, i int) int {
	for i--; i >= s.from && !r.is(i, comma); i-- {
	}
	return i
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
