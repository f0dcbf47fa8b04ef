package attribution

import (
	"readout/internal/source"
)

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
		case t.is(punctuation|negation|modal|auxiliary|that|relative|asking|but&^preposition) && !r.properAt(i, from):
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
