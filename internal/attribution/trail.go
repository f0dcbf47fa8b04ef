package attribution

import "slices"

// trails reports whether what begins at a token, in the middle of a reported clause, tells how, when or where it was
// said, or what happened then: "in an interview with NRK", "when asked by Lavrov", "and accused Blinken", "(see page 4)".
func (r *reader) trails(from, i, limit int) bool {
	switch {
	case r.is(i, opening):
		return slices.Contains(pointers, r.lowWord(i+1))
	case r.is(i, comma):
		return r.trailsComma(from, i, limit)
	case r.is(i, and|but) && r.anotherVerb(from, i, limit):
		return true
	}
	return r.onOccasion(i, limit)
}

// trailsComma reports whether what stands behind a comma tells what happened when something was said.
func (r *reader) trailsComma(from, i, limit int) bool {
	end := r.phraseEnd(i+1, limit)
	w := r.lowWord(i + 1)
	switch {
	case r.anotherSpeaks(i+1, limit), r.anotherVerb(from, i, limit), r.twoNames(i+1, limit):
		return true
	case (w == "but" || w == "and" || w == "though" || w == "although") && r.hasWord(verifying, i+2, r.pieceEnd(i+1, limit)):
		return true
	case w == "as":
		return r.isPast(i+2) && r.lowWord(i+3) == "by"
	case r.is(i+1, but) && r.is(i+1, preposition): // ", before Blinken interrupted him"
		end = r.phraseEnd(i+2, limit)
		return end > i+2 && end < limit && r.people.at[end-1] != 0 && r.isPast(end)
	case r.is(i+1, pronoun) && end < limit: // ", she then left"
		for end < limit && r.is(end, adverb) {
			end++
		}
		return !r.hasClass(but, from, i) && r.isPast(end)
	case w == "to":
		return slices.Contains(reactions, r.lowWord(i+2))
	case w == "the":
		return r.lowWord(i+3) == "time" && (r.lowWord(i+2) == "first" || r.lowWord(i+2) == "second" || r.lowWord(i+2) == "third" || r.lowWord(i+2) == "last")
	}
	return slices.Contains(manners, w)
}

// onOccasion reports whether words begin that say on what occasion something was said.
func (r *reader) onOccasion(i, limit int) bool {
	switch w := r.lowWord(i); w {
	case "when", "after", "if":
		next := i + 1
		if r.lowWord(next) == "being" {
			next++
		} else if w == "after" {
			return false
		}
		return slices.Contains(pressed, r.lowWord(next))
	case "in":
		return r.is(i+1, determiner) && r.lowWord(i+2) == "interview" && r.lowWord(i+3) == "with"
	}
	return false
}

// anotherVerb reports whether behind a comma or "and" the subject of the whole sentence does something else: a verb in
// the past cannot go on with "would sign", as in "said that he would sign, then corrected himself and left".
func (r *reader) anotherVerb(from, i, limit int) bool {
	k := i
	for k < limit && (r.is(k, comma|and|but|adverb) && !r.is(k, preposition)) {
		k++
	}
	if k == i || k >= limit || !r.isPast(k) {
		return false
	}
	then := r.lowWord(k-1) == "then"
	for j := i - 1; j >= from; j-- {
		if t := r.at(j); t.is(modal) && t.lower {
			next := r.lowWord(j + 1)
			return next != "have" && !r.hasClass(relative, from, i) && !r.hasBe(j, i)
		} else if t.is(auxiliary) || r.isPast(j) {
			break
		}
	}
	return then && r.is(i, comma)
}

// hasBe reports whether a passive may go on: "would be signed and sealed".
func (r *reader) hasBe(from, to int) bool {
	return r.hasWord([]string{"be", "been", "get", "have"}, from, to)
}

func (r *reader) hasClass(c class, from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, c) {
			return true
		}
	}
	return false
}

// twoNames reports whether two names stand side by side without a verb: "said that Norway would sign, Lavrov Russia
// would not".
func (r *reader) twoNames(i, limit int) bool {
	first, ok := r.nameAt(i)
	if !ok {
		return false
	}
	for i < limit && r.at(i).Start < first.Text.End {
		i++
	}
	_, ok = r.nameAt(i)
	return ok && r.people.at[i-1] != 0
}

// isPast reports whether a token is a verb in the past, or may be one.
func (r *reader) isPast(i int) bool {
	t := r.at(i)
	if !t.lower || isIng(r.word(i)) {
		return false
	}
	w := r.word(i)
	return t.speaks() && t.verb.tense == past || t.is(action) && len(w) > 3 && w[len(w)-2:] == "ed" || slices.Contains(pastForms, w)
}

var (
	pastForms = []string{"left", "went", "came", "met", "flew", "sat", "stood", "made", "gave", "spoke", "rose", "fell", "sent", "wept", "sang", "broke", "thought", "threw", "took", "began", "shook", "struck", "swore", "tore"}
	// verifying are words of reporters who could not find out.
	verifying = []string{"verify", "verified", "corroborate", "corroborated", "independently", "confirmation"}
	// pressed are participles for a speaker who did not speak unasked.
	pressed = []string{"asked", "pressed", "questioned", "challenged", "prompted", "interrupted", "confronted"}
	// manners are what a speaker does meanwhile.
	manners = []string{"sitting", "standing", "smiling", "laughing", "nodding", "shaking", "pointing", "gesturing", "speaking", "looking", "weeping", "grinning", "frowning", "wearing", "flanked", "visibly", "answering", "responding", "replying"}
	// reactions are what listeners do.
	reactions = []string{"laughter", "applause", "cheers", "boos", "jeers", "silence", "ovations", "gasps"}
	// pointers begin what a page says in parentheses of itself.
	pointers = []string{"see", "pictured", "photo", "page", "above", "below", "left", "right", "watch", "read"}
)

// opensTime reports whether a cue is the verb of a clause of time at the beginning of a sentence: "When Lavrov said that …, Blinken left".
// The words end with the first comma then.
func (r *reader) opensTime(s segment, c *cue) bool {
	return c.place == before && c.from == s.from+1 && r.is(s.from, but) && r.lowWord(s.from) != "but" && r.lowWord(s.from) != "as" && r.lowWord(s.from) != "so"
}

// greets reports whether all that a verb governs is a greeting or the like, and no clause: "said goodbye to Lavrov".
func (r *reader) greets(i int) bool {
	switch r.word(i) {
	case "goodbye", "farewell", "hello", "thanks", "sorry", "nothing", "little", "prayers", "mass", "grace", "yes", "no", "so":
		return r.is(i+1, preposition|and|comma|stop|edge)
	}
	return false
}
