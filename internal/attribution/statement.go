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
		limit := r.relativeEnd(c, r.limit(s, cues[k+1:]))
		switch {
		case k+1 < len(cues) && c.place != after && r.beginsClause(c, &cues[k+1]) && c.speaker.Kind != Open && !c.supposed && r.relays(s, &cues[k+1]):
			if next := &cues[k+1]; next.speaker.Name != c.speaker.Name { // "she said she had told him"
				next.via = append([]Party{c.speaker}, c.via...)
			}
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

// beginsClause reports whether the clause that a cue reports begins with another cue, whose words it relays then:
// "she said Lavrov had told her …", "she recalled what Lavrov had told her".
func (r *reader) beginsClause(c, next *cue) bool {
	if c.denied || c.verb.means == document.Denies {
		return false
	}
	from := r.clauseStart(c)
	return next.from == from || c.that >= 0 && c.verb.frame&reports != 0 && r.lowWord(c.that) == "what" && next.from == from+1
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
		if c.place == before && c.from > s.from && c.speaker.Person >= 0 && r.is(c.from-1, but) && r.is(c.from-1, preposition) {
			return r.withoutJoint(c.from - 1) // "as Lavrov said that"
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

// emit adds an attribution, and takes the passages in it.
func (r *reader) emit(s segment, d draft) {
	c := d.cue
	a := Attribution{Block: s.block, Cue: r.cueSpan(c), Verb: c.verb.means, Denied: c.denied && c.verb.means != document.Denies,
		Speaker: c.speaker, To: c.told, Via: c.via, Continues: -1, Rule: d.rule}
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
	if c.supposed || c.denied && c.verb.means == document.Denies { // who does not deny it need not have said it
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
