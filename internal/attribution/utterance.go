package attribution

import "readout/internal/document"

// uttering are the verbs that say with a noun behind them that somebody spoke: "made the case that", "expressed
// his conviction that", "made it clear that". With a slash as in cueVerbs.
const uttering = "make/made give/gave/given express voice convey relay repeat reiterate restate reaffirm stress emphasize emphasise underscore underline"

// utteringForms are their forms by tense.
var utteringForms = makeUtteringForms()

func makeUtteringForms() map[string]tense {
	forms := map[string]tense{}
	eachForm(uttering, func(form string, t tense) { forms[form] = t })
	return forms
}

// utterances makes verbs of speech of the uttering verbs, from a token on, that have such a noun and "that" behind them.
func (r *reader) utterances(from int) {
	for i := from; i < len(r.tokens); i++ {
		t := &r.tokens[i]
		if !t.is(utters) || !t.lower {
			continue
		}
		if end := r.utteranceEnd(i + 1); end > i+1 && end < len(r.tokens) && r.is(end, that) {
			t.verb = verb{means: document.Said, frame: t.verb.frame | reports, tense: utteringForms[string(t.Of(r.plain))]}
			t.object = uint8(end - i - 1)
		}
	}
}

// utteranceEnd returns the token behind what is uttered: "the case", "his deep concern", "it clear".
func (r *reader) utteranceEnd(i int) int {
	j := i
	if r.word(j) == "it" {
		j++
	}
	if w := r.word(j); w == "clear" || w == "plain" {
		return j + 1
	}
	if r.is(i, determiner|owner) && !r.is(i, negation) && r.word(i) != "no" {
		i++
	}
	for n := 0; n < 3 && i < len(r.tokens); n++ {
		switch t := r.at(i); {
		case t.is(utterance):
			return i + 1
		case !t.lower || t.is(closed&^adverb):
			return 0
		}
		i++
	}
	return 0
}
