package mention

import "bytes"

// commons are the places in which a surname is no person's, since prose puts a
// word or the name of a thing there: the first row that holds refuses it.
var commons = []func(x *text, i int) bool{
	// Sherman tanks, Ford dealers
	func(x *text, i int) bool { return x.gap(i+1) == gapSpace && x.class(i+1)&goods != 0 },
	// "Cleverly put, it is over"
	(*text).adverbOpens,
	// St. Peters
	func(x *text, i int) bool {
		return (x.gap(i) == gapSpace || x.gap(i) == gapStopSpace) && (x.wordIs(i-1, "St") || x.wordIs(i-1, "Saint"))
	},
	// "The Hunt for the boat", but "the Biden team"
	func(x *text, i int) bool {
		return x.gap(i) == gapSpace && (x.wordIs(i-1, "the") || x.wordIs(i-1, "a") || x.wordIs(i-1, "an")) && !x.possessive(i) &&
			(x.gap(i+1) != gapSpace && x.gap(i+1) != gapHyphen || x.class(i+1)&function != 0)
	},
	// "The Moon rose", "A Price cap", but "The Bush administration"
	func(x *text, i int) bool {
		return x.class(i)&wordlike != 0 && x.gap(i) == gapSpace && x.begins(i-1) && (x.wordIs(i-1, "the") || x.wordIs(i-1, "a")) &&
			x.gap(i+1) == gapSpace && x.shape(i+1)&(capital|lower) == lower && x.class(i+1)&(retinue|reign|organ) == 0 && !x.possessive(i)
	},
	// "Li-ion cells", but "Li-led", "Li-backed", "Trump-era"
	func(x *text, i int) bool {
		next := x.words[min(i+1, len(x.words)-1)].Of(x.plain)
		return x.gap(i+1) == gapHyphen && x.shape(i+1)&(capital|lower) == lower && x.class(i+1)&actor == 0 &&
			!x.verb(i+1) && !bytes.HasSuffix(next, []byte("ing")) && !suffixes[string(next)]
	},
	// "Gates were shut"
	func(x *text, i int) bool {
		return x.class(i)&wordlike != 0 && x.begins(i) && x.gap(i+1) == gapSpace && (x.wordIs(i+1, "are") || x.wordIs(i+1, "were") || x.wordIs(i+1, "have"))
	},
	// "Price cap talks went on", but "Price left" and "Price said"
	func(x *text, i int) bool {
		return x.class(i)&wordlike != 0 && x.begins(i) && x.gap(i+1) == gapSpace && x.shape(i+1)&(capital|lower) == lower && !x.verb(i+1)
	},
}

// common reports whether prose puts an ordinary word where a surname stands.
func (x *text) common(m *match) bool {
	if m.first != m.last {
		return false
	}
	for _, holds := range commons {
		if holds(x, int(m.first)) {
			return true
		}
	}
	return false
}

// verb reports whether a word may be the verb after a subject, or begin what goes on
// without one.
func (x *text) verb(i int) bool {
	word := x.words[i].Of(x.plain)
	return x.class(i)&(speech|modal|being|passing|function|inverting|doing) != 0 || bytes.HasSuffix(word, []byte("ed")) || bytes.HasSuffix(word, []byte("ly"))
}
