package attribution

// sameSubjects finds the speakers of verbs that stand without a subject of their own.
func (r *reader) sameSubjects(s segment, cues []cue) {
	for k := range cues {
		c := &cues[k]
		if c.place != same {
			continue
		}
		if k > 0 && cues[k-1].place != relativeTo && cues[k-1].place != sourced && !cues[k-1].supposed {
			c.speaker, c.rule = cues[k-1].speaker, cues[k-1].rule
			continue
		}
		if p, rule := r.leading(s, c.from); p.Kind != Open || rule != "" {
			c.speaker, c.rule = p, rule
		}
	}
}

// leading reads the subject that a segment begins with, before a token.
func (r *reader) leading(s segment, limit int) (Party, Rule) {
	from := s.from
	for n := 0; n < 4 && from < limit; n++ {
		if r.is(from, preposition|adverb|timing|but|and) || r.is(from, action) && isIng(r.word(from)) || r.at(from).speaks() && r.at(from).verb.tense == ing {
			if r.is(from, but|asking) && r.is(from, capital) { // When P.J. Crowley put out …
				from++
				continue
			}
			next := r.pieceEnd(from, limit)
			if r.is(from, adverb|and) && !r.is(from, preposition) {
				next = from
			}
			from = next + 1
			continue
		}
		break
	}
	if from >= limit {
		return nobody(), RuleNobody
	}
	end := from
	for end < limit && end < from+far && !r.endsSubject(from, end) {
		end++
	}
	for end > from && r.is(end-1, comma|preposition|and) {
		end--
	}
	if end <= from || !r.nominal(from, r.pieceEnd(from, end)) {
		return nobody(), RuleNobody
	}
	if head := r.pieceEnd(from, end); head < end && !r.subject(from, end+1) {
		end = head
	}
	return r.party(from, end)
}

// endsSubject reports whether the verb of a clause, or another clause, begins at a token.
func (r *reader) endsSubject(from, i int) bool {
	t := r.at(i)
	switch {
	case t.is(auxiliary|modal|semicolon|colon|dash|passage|relative|that) && !r.properAt(i, from):
		return true
	case t.is(action) && !r.nominalAt(i, from, i+2):
		return true
	case t.speaks() && t.lower && !r.nominalAt(i, from, i+2):
		return true
	case t.is(pronoun) && !t.is(several):
		return i > from
	}
	return i > from && r.is(i-1, pronoun) && i-1 == from
}

// leadingIf is leading, for a pronoun that stands later in the segment than its first noun phrase.
func (r *reader) leadingIf(s segment, i int) (Party, Rule) {
	if i == s.from || r.inLeading {
		return nobody(), RuleNobody
	}
	r.inLeading = true
	defer func() { r.inLeading = false }()
	return r.leading(s, i)
}

// keepSubject notes the subject of a segment that was read, for pronouns after it.
func (r *reader) keepSubject(s segment) {
	p := r.speakerIn(r.current, s.to+1)
	if p.Kind == Open {
		p, _ = r.leading(s, s.to)
	}
	r.subjects = append(r.subjects, p)
}
