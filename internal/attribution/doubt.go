package attribution

// doubted reports whether a clause that begins at a token is one that the sentence does not assert, so that
// nobody is said to have spoken in it: "whether Lavrov said", "nobody believes that Lavrov said", "rumours that
// Lavrov said".
func (r *reader) doubted(s segment, from int) bool {
	i := from - 1
	if i < s.from {
		return false
	}
	switch opener := r.lowWord(i); {
	case opener == "whether", r.is(i, maybe) && opener != "were":
		return true
	case !r.is(i, that) && !r.is(i, adverb|action) && !r.at(i).speaks():
		return false
	}
	for i--; i >= s.from && i > from-far && !r.is(i, comma|semicolon|colon|dash|passage); i-- {
		switch {
		case r.is(i, doubt), r.lowWord(i) == "no" && !r.is(i+1, adverb):
			return true
		case r.is(i, negation):
			return !r.affirms(i + 1)
		}
	}
	return false
}

// noneOf reports whether a subject says that nobody, or hardly anybody, spoke: "no minister said".
func (r *reader) noneOf(from int) bool {
	switch r.lowWord(from) {
	case "nobody", "none", "neither", "few":
		return true
	case "no":
		return !r.is(from+1, digit) // "No. 10 said"
	}
	return false
}

// affirms reports whether a negation before a token denies nothing of what follows "that": "not only …",
// "it was not until May that …".
func (r *reader) affirms(i int) bool {
	switch r.word(i) {
	case "until", "only", "just", "merely", "in", "at", "on":
		return true
	}
	return false
}

// onlyReport reports whether a clause behind "that" says what a noun is, which the sentence goes on about:
// "reports that Lavrov said so are wrong". Where the clause ends cannot be told then.
func (r *reader) onlyReport(s segment, from int) bool {
	i := from - 2
	if !r.is(from-1, that) || i < s.from {
		return false
	}
	t := r.at(i)
	return t.is(paper) && t.is(several) && (i == s.from || r.is(i-1, comma|determiner|preposition|action)) ||
		t.speaks() && t.verb.frame&noun != 0 && (i == s.from || r.is(i-1, determiner|owner|preposition|possessive))
}
