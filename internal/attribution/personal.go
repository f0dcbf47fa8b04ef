package attribution

import (
	"bytes"
	"strings"

	"readout/internal/entity"
)

// titledAt reports whether a title stands right before a token: "President Assad".
func (r *reader) titledAt(i int) bool {
	before := r.at(i - 1)
	return before.is(honorific|office) && before.is(capital) && r.adjoinsTitle(i)
}

// personal reports whether a run of capitals is a person's name: a title, a given name or an initial begins
// it, or what follows says so.
func (r *reader) personal(g nameRange) bool {
	if n, ok := r.nameAt(g.from); ok && n.Kind == entity.Person {
		return true
	}
	before, first := r.at(g.from-1), r.at(g.from)
	switch {
	case first.is(loud) && !first.is(given) && len(r.word(g.from)) > 2 && !strings.Contains(r.word(g.from), "."):
		return false
	case (before.is(honorific|office|occupation|former) || before.is(several) && before.is(capital)) && r.adjoinsTitle(g.from):
		return true
	case first.is(given) || strings.HasSuffix(r.word(g.from), "."):
		return true
	case before.lower && agentive(before.Of(r.plain)) && !before.is(closed|several) && !before.speaks() && r.adjoins(g.from):
		return r.endsName(g.to)
	}
	if from := r.titleStart(g.from); from < g.from && r.hasOffice(from, g.from) && r.endsName(g.to) {
		return true // "the ambassador to Norway Ann Lee"
	}
	return r.explained(g.to) || r.explains(g) || r.speaksNext(g.to)
}

// explains reports whether a name is the apposition of an office before it: "the minister, Ann Lee, said".
func (r *reader) explains(g nameRange) bool {
	if !r.is(g.from-1, comma) || !r.is(g.to, comma|closing|stop|edge|preposition|passage) && !r.at(g.to).speaks() && !r.is(g.to, auxiliary|adverb) {
		return false
	}
	for i := g.from - 2; i >= 0 && i > g.from-16 && !r.is(i, punctuation&^(opening|closing)|passage); i-- {
		if r.is(i, office|occupation) {
			return true
		}
	}
	return false
}

// agentive reports whether a word may say what somebody is by how it ends: coauthor, cellist.
func agentive(w []byte) bool {
	for _, ending := range []string{"er", "or", "ist", "man", "woman", "person", "ian"} {
		if len(w) > len(ending)+2 && bytes.HasSuffix(w, []byte(ending)) {
			return true
		}
	}
	return false
}

// endsName reports whether a name may end before a token.
func (r *reader) endsName(i int) bool { return !r.is(i, dash|digit) }

// explained reports whether what follows a name says who that is: an apposition with an age, "who" or an
// office; "is the minister".
func (r *reader) explained(i int) bool {
	if w := r.word(i); !r.is(i, comma|opening) && (w != "is" && w != "was" || !r.is(i+1, determiner|owner|capital|former)) {
		return false
	}
	switch next := r.at(i + 1); {
	case next.is(digit):
		return next.End-next.Start <= 3 && r.is(i+2, comma|closing)
	case r.word(i+1) == "who":
		return true
	}
	for j := i + 1; j < i+10; j++ {
		switch t := r.at(j); {
		case t.is(office | occupation):
			return true
		case t.is(punctuation | passage | auxiliary | but | that | relative):
			return false
		}
	}
	return false
}

// speaksNext reports whether a verb of speech follows.
func (r *reader) speaksNext(i int) bool {
	if r.is(i, preposition) && r.is(i, linking) { // Ann Lee of the union, said
		if end := r.phraseEnd(i+1, i+16); r.is(end, comma) {
			i = end + 1
		}
	}
	for j := i; j < i+4; j++ {
		if t := r.at(j); t.speaks() && t.verb.tense != ing {
			return !t.is(paper)
		} else if !t.is(adverb | auxiliary) {
			return false
		}
	}
	return false
}
