package attribution

import "readout/internal/source"

// far bounds how many tokens a rule looks back or ahead, so that a sentence without end costs what it is long.
const far = 48

func (r *reader) at(i int) *token {
	r.steps++
	if i < 0 || i >= len(r.tokens) {
		return &r.tokens[len(r.tokens)-1]
	}
	return &r.tokens[i]
}

func (r *reader) is(i int, c class) bool { return r.at(i).is(c) }

func (r *reader) word(i int) string { return string(r.at(i).Of(r.plain)) }

// span returns the text from one token up to another.
func (r *reader) span(from, to int) source.Span {
	if from >= to {
		return source.At(int(r.at(from).Start))
	}
	return source.Span{Start: r.tokens[from].Start, End: r.tokens[to-1].End}
}

// speaks reports whether a token is a form of a verb of speech.
func (t *token) speaks() bool { return t.verb.frame != 0 }

// nominal reports whether tokens can be a noun phrase: "the deputy head of the agency", "Lavrov", "officials
// in Moscow". Of what English leaves open it is strict: a phrase with a verb in it is none.
func (r *reader) nominal(from, to int) bool {
	if from >= to || to-from > far {
		return false
	}
	if to-from == 1 && r.is(from, pronoun) {
		return !r.is(from, relative)
	}
	nouns := 0
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		switch {
		case t.is(opening):
			if i = r.closingOf(i, to); i < 0 {
				return false
			}
		case t.is(passage):
			if r.wordsOf(i) > 3 || i == from || r.pauses(i) {
				return false
			}
			nouns++
		case t.is(dash):
			if !r.is(i-1, capital) || !r.is(i+1, capital) || i == from {
				return false
			}
		case t.is(possessive):
			if i == from {
				return false
			}
		case t.is(punctuation|negation|modal|auxiliary|that|relative|but&^preposition) && !r.properAt(i, from):
			return false
		case !r.nominalAt(i, from, to):
			return false
		case t.is(word) && !t.is(determiner|preposition|and|adverb):
			nouns++
		}
	}
	return nouns > 0 && !r.is(to-1, preposition|and|determiner|owner) || nouns == 0 && to-from == 1 && r.is(from, determiner) && !r.is(from, demonstrative)
}

// properAt reports whether a word that is otherwise a small one is part of a name, since it has a capital
// within a phrase: "Will", "May".
func (r *reader) properAt(i, from int) bool { return i > from && r.is(i, capital) && r.is(i, word) }

// nominalAt reports whether a word can stand at its place in a noun phrase.
func (r *reader) nominalAt(i, from, to int) bool {
	t := &r.tokens[i]
	before := r.at(i - 1)
	first := i == from
	switch {
	case r.properAt(i, from):
		return !before.lower || !before.is(several) && !r.plural(i-1) || before.is(office|occupation)
	case !first && r.people.at[i-1] != 0 && t.lower && !t.is(closed|body|several|office|occupation|paper|particle) && !t.is(determiner):
		return false // "Biden leaves"
	case t.is(determiner|owner) && !t.is(several):
		return first || before.is(preposition|and|determiner|comma|adverb|dash) || t.is(digit)
	case t.is(pronoun) && !t.is(several):
		return false
	case t.is(preposition):
		return !first && i+1 < to && t.is(linking) && !before.is(preposition) && (!before.is(determiner) || r.counts(i-1))
	case t.is(and):
		return !first && i+1 < to
	case t.is(adverb):
		return i+1 < to && (first && t.lower || before.is(determiner|owner)) && !t.is(timing)
	case t.speaks() && (t.verb.tense == perfect || t.verb.tense == past) && before.is(possessive) && i+1 < to && !r.is(i+1, closed):
		return true // "Price’s written readout"
	case t.speaks() && t.verb.tense == past && before.is(determiner|digit) && i+1 < to && r.at(i+1).lower && !r.is(i+1, closed|determiner|owner):
		return true // "one confirmed case"
	case t.speaks() && !t.is(capital):
		return t.verb.frame&noun != 0 && t.verb.tense != past || t.is(paper) || before.is(determiner|owner) && t.verb.tense != past
	case t.is(action) && !t.is(office|occupation|several):
		return !first && before.is(determiner|owner|degree|digit|adverb|former) || first && i+1 < to && r.at(i+1).lower && t.is(capital) && !isIng(r.word(i))
	case t.is(timing):
		return !first || i+1 < to && r.is(i+1, possessive)
	}
	return true
}

// counts reports whether a determiner can stand alone: "one of the drivers", "some of them".
func (r *reader) counts(i int) bool {
	switch r.lowWord(i) {
	case "the", "a", "an", "no", "every":
		return false
	}
	return r.is(i, determiner)
}

func isIng(w string) bool { return len(w) > 4 && w[len(w)-3:] == "ing" }

// closingOf returns the token that closes a parenthesis before an end, or -1.
func (r *reader) closingOf(i, to int) int {
	for j := i + 1; j < to && j < i+far; j++ {
		if r.is(j, closing) {
			return j
		}
	}
	return -1
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
		if known == 0 && start > from && r.is(start-1, preposition) && !r.is(start-1, capital) {
			continue // what something is of
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
