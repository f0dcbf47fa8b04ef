package mention

import "bytes"

// A name is swallowed by a longer one of something else, by three patterns: a
// head that makes a proper name of what it follows (Moscow Times, South China
// Sea), a word that makes one of what it precedes (Air France, Inner Mongolia),
// and an institution or water called "of" (Bank of England, Gulf of Oman). Names
// without a pattern are listed in the lexicon itself.

// swallowed reports whether a match is part of a longer name.
func (sc *scan) swallowed(m *match) bool {
	return sc.swallowedAfter(m) || sc.swallowedBefore(m) || sc.isSociety(m)
}

func (sc *scan) swallowedAfter(m *match) bool {
	next := int(m.last) + 1
	if sc.gap(next) == gapAnd {
		return sc.shape(next)&(capital|loud) == capital && sc.cover[next] == 0 // Holland & Knight
	}
	if sc.calledFirst(next) {
		return true
	}
	spaced := sc.gap(next) == gapSpace || sc.gap(next) == gapStop && sc.plain[sc.words[next].start-1] == ' ' // U.S. Open
	return spaced && sc.shape(next)&(capital|loud) == capital && sc.class(next)&proper != 0 &&
		(sc.shape(next)&headline == 0 || sc.class(next)&(function|speech) == 0)
}

// calledFirst reports whether "First" follows, as in the names of parties and mottos: New
// Zealand First. "Israel First Lady" is none.
func (x *text) calledFirst(next int) bool {
	return x.gap(next) == gapSpace && string(x.words[next].Of(x.plain)) == "First" && x.named(next) && (x.gap(next+1) != gapSpace || !x.named(next+1) && x.shape(next+1)&digit == 0)
}

func (x *text) swallowedBefore(m *match) bool {
	i := int(m.first)
	before := i - 1
	if x.gap(i) != gapSpace {
		return false
	}
	if x.named(before) && x.class(before)&fronting != 0 {
		return !x.wordIs(before, "royal") || !x.run(int(m.last)+1).public // but Royal Thai Army
	}
	// "Stade de France", "Universidad de Chile"
	if x.class(before)&particle != 0 && x.class(before)&function == 0 && x.shape(before)&capital == 0 && x.gap(before) == gapSpace && x.named(before-1) {
		return true
	}
	if x.shape(before)&capital != 0 && x.class(before)&compass != 0 && x.half(m, before) {
		return true
	}
	// "Bank of England", "the Gulf of Oman"
	if string(x.words[before].Of(x.plain)) == "the" {
		before--
	}
	return x.gap(before+1) == gapSpace && string(x.words[max(before, 0)].Of(x.plain)) == "of" && x.gap(before) != gapStart &&
		x.shape(before-1)&capital != 0 && x.class(before-1)&housing != 0 && !x.branch(before-1, m)
}

// branch reports whether a company stands before "of" with its name, so that what
// follows says where it is: Kia Motor Corp of South Korea. "Of America" is a name.
func (x *text) branch(i int, m *match) bool {
	w := string(x.words[i].Of(x.plain))
	return (w == "Corp" || w == "Co" || w == "Inc" || w == "Ltd") && x.gap(i) == gapSpace && x.named(i-1) && string(m.span.Of(x.plain)) != "America"
}

// half reports whether a point of the compass before a name makes another land
// of it. Eastern Ukraine is Ukraine, but "New" and "Inner" always make another,
// and no America is the United States.
func (x *text) half(m *match, before int) bool {
	switch string(x.words[before].Of(x.plain)) {
	case "New", "Inner", "Outer", "Latin":
		return true
	case "North", "South", "Central", "Middle":
		return string(m.span.Of(x.plain)) == "America"
	}
	return false
}

// currency reports whether a name is the first half of an amount: US$5.
func (x *text) currency(m *match) bool {
	start, end := int(m.span.Start), int(m.span.End)
	rest := x.plain[end:]
	return bytes.HasPrefix(rest, []byte("$")) || bytes.HasPrefix(rest, []byte(" $")) || start > 0 && x.plain[start-1] == '$'
}

// ofKind reports whether a name or demonym says of what kind a thing is, which
// may be found anywhere: French fries, German shepherd.
func (x *text) ofKind(m *match) bool {
	next := int(m.last) + 1
	return m.first == m.last && x.shape(next-1)&lower != 0 && x.gap(next) == gapSpace && x.class(next)&kind != 0 && x.class(int(m.first)-1)&placing == 0
}

// isLivestock reports whether a name that is also a word begins a sentence as that: Turkey
// farmers.
func (x *text) isLivestock(m *match) bool {
	next := int(m.last) + 1
	return m.first == m.last && x.class(int(m.first))&common != 0 && x.begins(int(m.first)) && x.gap(next) == gapSpace &&
		x.in(next, husbandry)
}
