package mention

import "bytes"

// A name is swallowed by a longer one of something else, by three patterns: a
// head that makes a proper name of what it follows (Moscow Times, South China
// Sea), a word that makes one of what it precedes (Air France, Inner Mongolia),
// and an institution or water called "of" (Bank of England, Gulf of Oman). Names
// without a pattern are listed in the lexicon itself.

// swallowed reports whether a match is part of a longer name.
func (f *finder) swallowed(m *match) bool {
	return f.swallowedAfter(m) || f.swallowedBefore(m) || f.society(m)
}

func (f *finder) swallowedAfter(m *match) bool {
	next := int(m.last) + 1
	if f.gap(next) == gapAnd {
		return f.shape(next)&(capital|loud) == capital && f.cover[next] == 0 // Holland & Knight
	}
	spaced := f.gap(next) == gapSpace || f.gap(next) == gapStop && f.plain[f.words[next].start-1] == ' ' // U.S. Open
	return spaced && f.shape(next)&(capital|loud) == capital && f.class(next)&proper != 0 &&
		(f.shape(next)&headline == 0 || f.class(next)&(function|speech) == 0)
}

func (f *finder) swallowedBefore(m *match) bool {
	i := int(m.first)
	before := i - 1
	if f.gap(i) != gapSpace {
		return false
	}
	if f.named(before) && f.class(before)&fronting != 0 {
		return !f.wordIs(before, "royal") || !f.run(int(m.last)+1).public // but Royal Thai Army
	}
	// "Stade de France", "Universidad de Chile"
	if f.class(before)&particle != 0 && f.class(before)&function == 0 && f.shape(before)&capital == 0 && f.gap(before) == gapSpace && f.named(before-1) {
		return true
	}
	if f.shape(before)&capital != 0 && f.class(before)&compass != 0 && f.half(m, before) {
		return true
	}
	// "Bank of England", "the Gulf of Oman"
	if string(f.words[before].Of(f.plain)) == "the" {
		before--
	}
	return f.gap(before+1) == gapSpace && string(f.words[max(before, 0)].Of(f.plain)) == "of" && f.gap(before) != gapStart &&
		f.shape(before-1)&capital != 0 && f.class(before-1)&housing != 0
}

// half reports whether a point of the compass before a name makes another land
// of it. Eastern Ukraine is Ukraine, but "New" and "Inner" always make another,
// and no America is the United States.
func (f *finder) half(m *match, before int) bool {
	switch string(f.words[before].Of(f.plain)) {
	case "New", "Inner", "Outer", "Latin":
		return true
	case "North", "South", "Central", "Middle":
		return string(m.span.Of(f.plain)) == "America"
	}
	return false
}

// currency reports whether a name is the first half of an amount: US$5.
func (f *finder) currency(m *match) bool {
	start, end := int(m.span.Start), int(m.span.End)
	rest := f.plain[end:]
	return bytes.HasPrefix(rest, []byte("$")) || bytes.HasPrefix(rest, []byte(" $")) || start > 0 && f.plain[start-1] == '$'
}

// ofKind reports whether a name or demonym says of what kind a thing is, which
// may be found anywhere: French fries, German shepherd.
func (f *finder) ofKind(m *match) bool {
	next := int(m.last) + 1
	return m.first == m.last && f.shape(next-1)&lower != 0 && f.gap(next) == gapSpace && f.class(next)&kind != 0 && f.class(int(m.first)-1)&placing == 0
}
