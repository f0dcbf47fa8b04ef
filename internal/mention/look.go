package mention

// class returns the classes of a word; there is none outside the text.
func (f *finder) class(i int) class {
	if i < 0 || i >= len(f.words) {
		return 0
	}
	c := f.classes[f.words[i].number]
	if f.words[i].shape&loud != 0 {
		for _, n := range f.alts[int32(i)] {
			c |= f.classes[n]
		}
	}
	return c
}

// gap returns what stands before a word; at the edges of the text, gapStart.
func (f *finder) gap(i int) gap {
	if i <= 0 || i >= len(f.words) {
		return gapStart
	}
	return f.words[i].gap
}

func (f *finder) shape(i int) shape {
	if i < 0 || i >= len(f.words) {
		return 0
	}
	return f.words[i].shape
}

// named reports whether a word is written as names are. In a headline or among
// capitals all words are, so that says nothing.
func (f *finder) named(i int) bool { return f.shape(i)&(capital|loud|headline) == capital }

// begins reports whether a sentence or quotation may begin with a word, so that
// its capital says nothing.
func (f *finder) begins(i int) bool {
	switch f.gap(i) {
	case gapStart, gapSentence:
		return true
	case gapStopSpace:
		return f.class(i-1)&abbreviated == 0
	}
	return false
}

// possessive reports whether 's or ’ follows a word.
func (f *finder) possessive(i int) bool {
	if f.gap(i+1) == gapApostrophe {
		next := f.words[i+1]
		return next.end-next.start == 1 && f.plain[next.start]|0x20 == 's'
	}
	end := int(f.words[i].end)
	rest := f.plain[end:min(end+4, len(f.plain))]
	return f.shape(i)&letter == 0 && (string(rest) == "’ " || len(rest) >= 3 && string(rest[:3]) == "’" && f.gap(i+1) == gapOther ||
		len(rest) >= 2 && string(rest[:2]) == "' ") && len(f.plain) > 0 && f.plain[end-1]|0x20 == 's'
}
