package mention

// personals are the places in which a capitalised word beside a country's name
// makes a person's name of it: the first row that fits decides.
var personals = []struct {
	person bool
	fits   func(f *finder, m *match, before, next int) bool
}{
	// ambassador to Chad John Smith
	{false, func(f *finder, m *match, before, _ int) bool {
		return (f.wordIs(before, "to") || f.wordIs(before, "in") || f.wordIs(before, "for")) && f.accredited(before)
	}},
	// Mr. Jordan
	{true, func(f *finder, m *match, before, _ int) bool { return f.addressed(before) }},
	// Rep. Jordan; Chad, 34, a plumber
	{true, func(f *finder, m *match, before, _ int) bool { return f.holds(before+1) || f.aged(m) }},
	// Kathy Ireland
	{true, func(f *finder, _ *match, before, _ int) bool {
		return f.follows(before+1) && f.class(before)&given != 0 && f.shape(before)&capital != 0
	}},
	// Sinéad Ireland
	{true, func(f *finder, _ *match, before, _ int) bool {
		return f.gap(before+1) == gapSpace && f.unknown(before) && f.foreignName(before) && f.begins(before)
	}},
	// J. B. Holland
	{true, func(f *finder, _ *match, before, _ int) bool {
		return f.gap(before+1) == gapStop && f.initials(before) && f.shape(before+1)&lower != 0
	}},
	{false, func(f *finder, m *match, before, _ int) bool {
		return f.follows(before+1) && f.class(int(m.first))&personal == 0
	}},
	// B. Jordan, Hashim Jordan
	{true, func(f *finder, _ *match, before, _ int) bool { return f.follows(before+1) && f.precedes(before) }},
	// President of Georgia Irakli …
	{false, func(f *finder, _ *match, before, _ int) bool {
		return f.wordIs(before, "of") && f.class(before-1)&(office|royal) != 0
	}},
	// Jordan Smith, but Jordan Foreign Ministry
	{true, func(f *finder, m *match, _, next int) bool {
		return f.class(int(m.last))&personal != 0 && f.gap(next) == gapSpace && f.named(next) && f.nameLike(next) &&
			f.class(next)&(public|given) != public && (f.class(int(m.last))&statelike == 0 || f.class(next)&partisan == 0)
	}},
}

// personal reports whether a capitalised word beside a name makes a person's
// name of it: Michael Jordan, Chad Smith, Georgia O'Keeffe.
func (f *finder) personal(m *match) bool {
	for _, r := range personals {
		if r.fits(f, m, int(m.first)-1, int(m.last)+1) {
			return r.person
		}
	}
	return false
}

// addressed reports whether a form of address, which is no office, stands right
// before a name.
func (x *text) addressed(before int) bool {
	g := x.gap(before + 1)
	return (g == gapSpace || g == gapStopSpace) && x.class(before)&honorific != 0 && x.class(before)&(office|subject) == 0 &&
		x.shape(before)&(capital|loud) == capital
}

// follows reports whether a word may go on a name that the word before began.
func (x *text) follows(i int) bool {
	g := x.gap(i)
	return g == gapSpace || g == gapStop || g == gapHyphen && x.shape(i-1)&letter == 0
}

// precedes reports whether a word is an initial or may be a given name, before a
// name that is also a person's.
func (sc *scan) precedes(i int) bool {
	g := sc.gap(i + 1)
	initial := sc.shape(i)&(letter|capital) == letter|capital && g == gapStop && !sc.abbreviation(i)
	return initial || g == gapSpace && sc.named(i) && sc.nameLike(i) && !sc.begins(i)
}

// initials reports whether a letter is the last of a person's initials: "J. B.",
// "John B."; and not the end of a sentence: "Group B. Russia".
func (sc *scan) initials(i int) bool {
	if sc.shape(i)&(letter|capital) != letter|capital || sc.abbreviation(i) {
		return false
	}
	g := sc.gap(i)
	return g == gapStop && sc.shape(i-1)&(letter|capital) == letter|capital || g == gapSpace && sc.class(i-1)&given != 0 && sc.named(i-1)
}

// holds reports whether an office stands directly before a name, as it does
// before a person's: Rep. Jordan. "Chief Iran negotiator" begins a sentence.
func (x *text) holds(first int) bool {
	before := first - 1
	if g := x.gap(first); g != gapSpace && (g != gapStopSpace || x.class(before)&abbreviated == 0) {
		return false
	}
	if !x.named(before) || x.class(before)&office == 0 || x.shape(first)&lower == 0 || x.class(before-1)&public != 0 {
		return false
	}
	return x.class(before)&abbreviated != 0 || !x.begins(before) || x.class(first+1)&speech != 0
}

// aged reports whether an age follows, as it does after a person's name: "Chad,
// 34, a plumber".
func (x *text) aged(m *match) bool {
	next := int(m.last) + 1
	return x.class(int(m.first))&personal != 0 && x.class(int(m.first)-1)&placing == 0 && x.gap(next) == gapComma && x.shape(next)&digit != 0 &&
		x.words[next].end-x.words[next].start <= 2 && x.gap(next+1) == gapComma
}

// abbreviation reports whether a letter ends an abbreviation such as "U.S.".
func (sc *scan) abbreviation(i int) bool {
	return sc.gap(i) == gapStop && sc.shape(i-1)&letter != 0 && sc.cover[i] != 0
}

// nameLike reports whether a capitalised word may be part of a person's name:
// it is none of the words that go before a noun or an office, nor part of
// another name.
func (sc *scan) nameLike(i int) bool {
	if sc.class(i)&given != 0 {
		return true
	}
	const others = function | calendar | numeral | office | plural | modifier | subject | past | honorific | royal | speech | modal | compass | proper | fronting
	if sc.class(i)&others != 0 {
		return false
	}
	if k := sc.cover[i]; k != 0 {
		m := &sc.matches[k-1]
		return sc.onlySurname(m.node) && m.verdict != refused
	}
	return true
}

func (l *Lexicon) onlySurname(node uint32) bool {
	for s := range l.of(node) {
		if s.how != Surname {
			return false
		}
	}
	return true
}
