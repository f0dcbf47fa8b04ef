package mention

// class returns the classes of a word; there is none outside the text.
func (x *text) class(i int) class {
	if i < 0 || i >= len(x.words) {
		return 0
	}
	c := x.classes[x.words[i].number]
	if x.words[i].shape&loud != 0 {
		for _, n := range x.alts[int32(i)] {
			c |= x.classes[n]
		}
	}
	return c
}

// gap returns what stands before a word; at the edges of the text, gapStart.
func (x *text) gap(i int) gap {
	if i <= 0 || i >= len(x.words) {
		return gapStart
	}
	return x.words[i].gap
}

func (x *text) shape(i int) shape {
	if i < 0 || i >= len(x.words) {
		return 0
	}
	return x.words[i].shape
}

// named reports whether a word is written as names are. In a headline or among
// capitals all words are, so that says nothing.
func (x *text) named(i int) bool { return x.shape(i)&(capital|loud|headline) == capital }

// begins reports whether a sentence or quotation may begin with a word, so that
// its capital says nothing.
func (x *text) begins(i int) bool {
	switch x.gap(i) {
	case gapStart, gapSentence:
		return true
	case gapStopSpace:
		return x.class(i-1)&abbreviated == 0
	}
	return false
}

// numberOf returns the number of a word of the lexicon's.
func (l *Lexicon) numberOf(word string) uint32 {
	return l.words.find(hashOf([]byte(word)), []byte(word))
}

// in reports whether a word is in a set.
func (x *text) in(i int, set map[string]bool) bool {
	return i >= 0 && i < len(x.words) && set[string(x.words[i].Of(x.plain))]
}

// possessive reports whether 's or ’ follows a word.
func (x *text) possessive(i int) bool {
	if x.gap(i+1) == gapApostrophe {
		next := x.words[i+1]
		return next.end-next.start == 1 && x.plain[next.start]|0x20 == 's'
	}
	end := int(x.words[i].end)
	rest := x.plain[end:min(end+4, len(x.plain))]
	return x.shape(i)&letter == 0 && (string(rest) == "’ " || len(rest) >= 3 && string(rest[:3]) == "’" && x.gap(i+1) == gapOther ||
		len(rest) >= 2 && string(rest[:2]) == "' ") && len(x.plain) > 0 && x.plain[end-1]|0x20 == 's'
}
