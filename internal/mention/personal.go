package mention

// personal reports whether a capitalised word beside a name makes a person's
// name of it: Michael Jordan, Chad Smith, Georgia O'Keeffe.
func (f *finder) personal(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	if g := f.gap(first); (g == gapSpace || g == gapStopSpace) && f.class(first-1)&honorific != 0 && f.class(first-1)&(office|subject) == 0 && f.shape(first-1)&(capital|loud) == capital {
		return true // Mr. Jordan
	}
	if f.holds(first) || f.aged(m) {
		return true
	}
	if g := f.gap(first); g == gapSpace || g == gapStop || g == gapHyphen && f.shape(first-1)&letter == 0 {
		if f.class(first-1)&given != 0 && f.shape(first-1)&capital != 0 {
			return true
		}
		if g == gapStop && f.initials(first-1) && f.shape(first)&lower != 0 {
			return true
		}
		if f.class(first)&personal == 0 {
			return false
		}
		initial := f.shape(first-1)&(letter|capital) == letter|capital && g == gapStop && !f.abbreviation(first-1)
		if initial || g == gapSpace && f.named(first-1) && f.nameLike(first-1) && !f.begins(first-1) {
			return true
		}
	}
	// "President of Georgia Irakli …"
	if f.wordIs(first-1, "of") && f.class(first-2)&(office|royal) != 0 {
		return false
	}
	if f.class(int(m.last))&personal == 0 || f.gap(next) != gapSpace || !f.named(next) || !f.nameLike(next) || f.class(next)&(public|given) == public {
		return false
	}
	return f.class(int(m.last))&statelike == 0 || f.class(next)&partisan == 0
}

// initials reports whether a letter is the last of a person's initials: "J. B.",
// "John B."; and not the end of a sentence: "Group B. Russia".
func (f *finder) initials(i int) bool {
	if f.shape(i)&(letter|capital) != letter|capital || f.abbreviation(i) {
		return false
	}
	g := f.gap(i)
	return g == gapStop && f.shape(i-1)&(letter|capital) == letter|capital || g == gapSpace && f.class(i-1)&given != 0 && f.named(i-1)
}

// holds reports whether an office stands directly before a name, as it does
// before a person's: Rep. Jordan. "Chief Iran negotiator" begins a sentence.
func (f *finder) holds(first int) bool {
	before := first - 1
	if g := f.gap(first); g != gapSpace && (g != gapStopSpace || f.class(before)&abbreviated == 0) {
		return false
	}
	if !f.named(before) || f.class(before)&office == 0 || f.shape(first)&lower == 0 || f.class(before-1)&public != 0 {
		return false
	}
	return f.class(before)&abbreviated != 0 || !f.begins(before) || f.class(first+1)&speech != 0
}

// aged reports whether an age follows, as it does after a person's name: "Chad,
// 34, a plumber".
func (f *finder) aged(m *match) bool {
	next := int(m.last) + 1
	return f.class(int(m.first))&personal != 0 && f.class(int(m.first)-1)&placing == 0 && f.gap(next) == gapComma && f.shape(next)&digit != 0 &&
		f.words[next].end-f.words[next].start <= 2 && f.gap(next+1) == gapComma
}

// abbreviation reports whether a letter ends an abbreviation such as "U.S.".
func (f *finder) abbreviation(i int) bool {
	return f.gap(i) == gapStop && f.shape(i-1)&letter != 0 && f.cover[i] != 0
}

// nameLike reports whether a capitalised word may be part of a person's name:
// it is none of the words that go before a noun or an office, nor part of
// another name.
func (f *finder) nameLike(i int) bool {
	if f.class(i)&given != 0 {
		return true
	}
	const others = function | calendar | numeral | office | modifier | subject | past | honorific | royal | speech | modal | compass | proper | fronting
	if f.class(i)&others != 0 {
		return false
	}
	if k := f.cover[i]; k != 0 {
		m := &f.matches[k-1]
		return f.onlySurname(m.node) && m.verdict != refused
	}
	return true
}

func (f *finder) onlySurname(node uint32) bool {
	for s := range f.of(node) {
		if s.how != Surname {
			return false
		}
	}
	return true
}
