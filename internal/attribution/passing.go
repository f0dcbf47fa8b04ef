package attribution

import "readout/internal/entity"

// clausesAround gives the verb of a clause that another interrupts the subject of that clause, and whoever
// speaks between the commas as who relays it: in "Lavrov, Blinken said, had denied that …" Lavrov denies, via
// Blinken. A clause whose subject no rule can read stays one with what stands before the commas: it has no cue.
func (r *reader) clausesAround(s segment, cues []cue) []cue {
	list := cues[:0]
	for k := 0; k < len(cues); k++ {
		c := cues[k]
		if k+1 == len(cues) || !r.interrupts(s, &c, &cues[k+1]) {
			list = append(list, c)
			continue
		}
		around := cues[k+1]
		end := r.withoutJoint(c.from)
		from, ok := r.subjectBefore(s, end, around.at)
		if !ok {
			list = append(list, c)
			k++
			continue
		}
		around.from, around.place, around.via = from, before, []Party{c.speaker}
		around.speaker, around.rule = r.party(from, end)
		if c.speaker.Kind == Open { // words that nobody known relays are not Lavrov's for sure
			around.speaker, around.rule, around.via = nobody(), c.rule, nil
		}
		list = append(list, around)
		k++
	}
	return list
}

// apart leaves a pronoun open that a rule took for the very subject that its clause interrupts: in "Lavrov, he
// said, had left" he is somebody else.
func (r *reader) apart(s segment, c *cue, lead int) {
	if c.place != before || lead-c.from != 1 || !r.is(c.from, pronoun) || !r.is(c.from-1, comma) || c.speaker.Person < 0 {
		return
	}
	end := c.from - 1
	if from, ok := r.subjectBefore(s, end, c.at); ok {
		if p, _ := r.party(from, end); p.Person == c.speaker.Person {
			c.speaker, c.rule = Party{Text: c.speaker.Text, Kind: Open, Entity: entity.None, Person: -1}, RuleSeveral
		}
	}
}

// interrupted reports whether a clause that says who speaks stands between commas right before a token.
func (r *reader) interrupted(s segment, i int) bool {
	if !r.is(i-1, comma) {
		return false
	}
	for k := i - 2; k > s.from && k > i-far && !r.is(k, comma|passage); k-- {
		if t := r.at(k); t.speaks() && t.lower && t.verb.tense != ing {
			return r.lastComma(s, k) > s.from
		}
	}
	return false
}

// interrupts reports whether a cue stands between commas behind the subject of the next cue.
func (r *reader) interrupts(s segment, c, next *cue) bool {
	if !c.ends || c.supposed || c.denied || c.from == s.from || !r.is(c.from-1, comma) || !r.is(c.to, comma) {
		return false
	}
	switch {
	case c.place == sourced:
		return next.place == before && next.from < c.from && next.group == c.to+1
	case c.place == after && next.place == before: // its name was taken for a subject
		return next.from > c.at && next.group == c.to+1
	case c.place == before, c.place == after:
		return next.place == same && next.verb.tense != ing && next.from == c.to+1
	}
	return false
}
