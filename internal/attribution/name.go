package attribution

// nameGroups returns the runs of words that may be a person's name, in order: without titles, and what
// follows the last word of a body's name in a run.
func (r *reader) nameGroups() (list []nameRange) {
	for i := 0; i < len(r.tokens); i++ {
		if !r.nameWord(i) {
			continue
		}
		end := i + 1
		for r.nameWord(end) && r.adjoins(end) || r.is(end, particle) && r.nameWord(end+1) && r.adjoins(end) {
			end++
		}
		if end-i == 1 && r.covered(end) && r.adjoins(end) && r.is(end, capital) && r.explained(end+1) {
			end++ // Valeska Paris, a former member
		}
		start := r.behindBody(i, end)
		if i = end - 1; start < end && end-start <= 5 {
			list = append(list, nameRange{start, end})
		}
	}
	return list
}

// behindBody returns where a person's name can begin in a run of capitals: behind the last word of a body's
// name, and in what somebody is of at a given name: "of Washington Ann Lee".
func (r *reader) behindBody(from, to int) int {
	start := from
	for k := from; k < to; k++ {
		switch {
		case r.is(k, given):
			if k > start && r.is(start-1, preposition) && k+1 < to {
				start = k
			}
		case r.is(k, body|subject):
			if k == to-1 && k > start && (k == start+1 || r.is(k, surname)) && (r.is(start, given) || r.is(start-1, honorific|office|occupation)) {
				continue // Ann Bridge
			}
			start = k + 1
		}
	}
	return start
}

// adjoins reports whether nothing but a blank stands before a token.
func (r *reader) adjoins(i int) bool {
	from, to := r.at(i-1).End, r.at(i).Start
	return from == to || from+1 == to && r.plain[from] == ' '
}

func (r *reader) adjoinsTitle(i int) bool {
	from, to := r.at(i-1).End, r.at(i).Start
	return from == to || from < to && to-from <= 2 && r.plain[to-1] == ' '
}

// A naming is where a person's name stands in a phrase, without title.
type nameRange struct{ from, to int }

// nameIn returns the name of a person that a phrase is headed by: "Foreign Minister Lavrov", "the actor Ann
// Lee of Ohio"; not "Lavrov's spokesman", "the ministry of Norway".
func (r *reader) nameIn(from, to int) (n nameRange, ok bool) {
	for i := from; i < to; {
		if !r.nameWord(i) {
			i++
			continue
		}
		end := i + 1
		for end < to && (r.nameWord(end) || r.is(end, particle) && end+1 < to && r.nameWord(end+1)) {
			end++
		}
		start := i
		i = end
		known := r.people.at[end-1]
		for known != 0 && r.people.at[start] != known {
			start++
		}
		if r.is(end, possessive) && end < to || r.is(end, dash) && end < to {
			continue
		}
		if known == 0 && (r.hasBody(start, end) || r.is(end, office|occupation) && r.is(end, capital)) {
			continue // "the Trade Association", "Chief Veterinary Officer"
		}
		if start > from && r.is(start-1, preposition) && !r.is(start-1, capital) {
			continue // what something is of
		}
		if r.ofTitled(from, start) {
			continue // "a spokesman for Prime Minister Ann Lee"
		}
		if known != 0 && end < to && r.is(end, preposition) && r.hasPreposition(from, start) {
			continue // "posts on the site of Ann Lee from Friday"
		}
		if end < to && r.at(end).lower && !r.is(end, preposition|and|closed) {
			continue // "Yonhap news agency"
		}
		if start > from && r.is(start-1, particle) && !r.is(start-1, closed) {
			start--
		}
		n, ok = nameRange{start, end}, true
		if r.is(end, preposition) && r.people.at[end-1] != 0 {
			break // "President Putin of Russia"
		}
	}
	return n, ok
}

// ofTitled reports whether a preposition and a title stand before a name in a phrase, and nothing else
// between, so that the name says whose spokesman, wife or party somebody or something is. "Undersecretary for
// Education Mr. Lee" and "president of the bank Ann Lee" are who has the name.
func (r *reader) ofTitled(from, name int) bool {
	titled := false
	for i := name - 1; i > from; i-- {
		switch {
		case r.is(i, preposition) && r.at(i).lower:
			return titled && (!r.is(i+1, subject) || r.is(i+2, office) && i+2 < name)
		case r.is(i, office|occupation|honorific) && !(r.word(i) == "State" && r.word(i-1) == "of"):
			titled = true
		case !r.is(i, degree|former|determiner|subject) && !r.covered(i):
			return false
		}
	}
	return false
}

// hasBody reports whether a run of capitals has a word that names a body.
func (r *reader) hasBody(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, body|subject) && !r.is(i, given) && !(r.is(i, surname) && i > from) {
			return true
		}
	}
	return false
}

func (r *reader) hasPreposition(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, preposition) && r.at(i).lower {
			return true
		}
	}
	return false
}

// nameWord reports whether a token can be part of a person's name: a capitalised word that is no title,
// no body's and no country.
func (r *reader) nameWord(i int) bool {
	t := r.at(i)
	if !t.is(capital) || t.is(passage) {
		return false
	}
	if t.is(given) {
		return true
	}
	if t.is(honorific | office | degree | former | timing | owner | determiner | preposition | and | pronoun | auxiliary | but | that) {
		return false
	}
	if t.is(occupation) && !r.is(i-1, given) {
		return false
	}
	return !r.covered(i) || len(r.people.byLast[nameKey(r.word(i))]) > 0
}
