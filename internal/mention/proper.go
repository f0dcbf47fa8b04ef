package mention

import (
	"bytes"
	"unicode/utf8"

	"readout/internal/quotation"
)

// Names of people, companies, bodies and works that contain a country's name
// are too many to list. But they have a shape: capitalised words that stand
// directly beside it and that are none of those which prose puts there, as
// offices, public bodies and public affairs are.

// beside are the classes of words that, with a capital beside a country's name,
// make no other name of it: "Iran Foreign Minister", "Iraq War", "On Monday
// Jordan".
const beside = function | calendar | numeral | office | modifier | subject | past | honorific | royal | speech | modal | being | passing | compass |
	partisan | retinue | generation | public | community | era

// strange reports whether a capitalised word beside a country's name is none of
// those that prose puts there, nor a name of something else.
func (sc *scan) strange(i int) bool {
	const plainWord = letter | digit
	if !sc.named(i) || sc.shape(i)&plainWord != 0 || sc.class(i)&beside != 0 {
		return false
	}
	k := sc.cover[i]
	return k == 0 || sc.onlySurname(sc.matches[k-1].node)
}

// leads reports whether a country's name is the first word of a longer name:
// Kenya Moore, China Mobile. Abbreviations are not, since they serve as
// adjectives before anything: "US Marine".
func (sc *scan) leads(m *match) bool {
	next := int(m.last) + 1
	if m.first != m.last || sc.shape(int(m.first))&lower == 0 || sc.gap(next) != gapSpace || !sc.strange(next) ||
		sc.acronym(next) || sc.gap(int(m.first)) == gapHyphen {
		return false
	}
	r := sc.run(next)
	if sc.class(next)&given != 0 && r.last > next {
		return false // "left for Ceylon James Buchanan", a comma forgotten
	}
	return !r.public && !sc.accredited(int(m.first))
}

// acronym reports whether a word is an abbreviation, which may have an s: CEOs.
func (x *text) acronym(i int) bool {
	w := x.words[i]
	return w.end-w.start < 2 || 'A' <= x.plain[w.start+1] && x.plain[w.start+1] <= 'Z'
}

// trails reports whether a country's name is the last word of a longer name:
// Google Japan, Good Morning America. "Nazi Germany" and "Northern Iraq" are
// none: an era or an adjective stands before them.
func (sc *scan) trails(m *match) bool {
	before, next := int(m.first)-1, int(m.last)+1
	if m.first != m.last || sc.shape(int(m.first))&lower == 0 || sc.gap(int(m.first)) != gapSpace || sc.begins(before) || !sc.strange(before) ||
		sc.gap(before) == gapHyphen {
		return false
	}
	if g := sc.gap(next); (g == gapHyphen || g == gapDash) && sc.cover[next] != 0 {
		return false
	}
	// Of two and more words before it, as in "Doctors Without Borders Sudan", it
	// says where a body is at work.
	if sc.class(before)&proper == 0 && sc.gap(before) == gapSpace && (sc.strange(before-1) && !sc.begins(before-1) || sc.gap(before-1) == gapApostrophe) {
		return false
	}
	return !adjective(sc.words[before].Of(sc.plain))
}

// adjective reports whether a word ends as adjectives that are written with a
// capital do: Maoist, Sunni, Northern, Imperial, Ottoman.
func adjective(word []byte) bool {
	for _, ending := range []string{"ist", "ern", "ial", "ian", "ish", "ic", "ese", "an", "al", "ary", "i", "ite", "ed"} {
		if len(word) > len(ending)+2 && bytes.HasSuffix(word, []byte(ending)) {
			return true
		}
	}
	return false
}

// called reports whether a capital "The" within a sentence begins the name that
// a match is in: The Jordan Times, The Italian Job.
func (sc *scan) called(m *match) bool {
	first, next := int(m.first), int(m.last)+1
	return sc.gap(first) == gapSpace && sc.wordIs(first-1, "the") && sc.named(first-1) && !sc.begins(first-1) &&
		sc.gap(next) == gapSpace && sc.strange(next) && !sc.run(next).public
}

// A run is the capitalised words after a name.
type run struct {
	last   int  // the last of them; before the first if there are none
	public bool // one of them is a public body, office or affair
	person bool // one of them is a given name
}

// run reads the capitalised words from word i.
func (x *text) run(i int) run {
	r := run{last: i - 1}
	for n := 0; n < 6; n++ {
		if g := x.gap(i); g != gapSpace && (g != gapHyphen || n == 0) || !x.named(i) || x.class(i)&(function|calendar|numeral) != 0 && x.class(i)&given == 0 {
			break
		}
		c := x.class(i)
		r.public = r.public || c&(office|subject|modifier|honorific|royal|partisan|public) != 0
		r.person = r.person || c&given != 0
		r.last = i
		i++
	}
	return r
}

// isSociety reports whether the words after a name end in the head of a body that
// is no government's: American Medical Association.
func (x *text) isSociety(m *match) bool {
	next := int(m.last) + 1
	r := x.run(next)
	if r.person || r.last < next || x.class(r.last)&club == 0 || r.last > next && x.class(next)&public != 0 {
		return false
	}
	if r.last == next { // "Mali Federation" was a state, "American Federation of Teachers" is none
		return x.wordIs(next+1, "of") && x.gap(next+1) == gapSpace && x.class(next)&public == 0
	}
	return true
}

// accredited reports whether an office that one holds to or in a country stands
// before its name, so that a person's name may follow: "Ambassador to Israel
// Daniel Shapiro".
func (x *text) accredited(first int) bool {
	for i := first - 1; i >= 0 && i >= first-7 && (x.gap(i+1) == gapSpace || x.gap(i+1) == gapHyphen); i-- {
		if x.class(i)&(office|royal) != 0 {
			return true
		}
	}
	return false
}

// inTitle reports whether a name stands in quotation marks with nothing but
// other capitalised words, as titles of films, books and songs do. Of the words
// between the marks all but the short ones must have a capital, at least one
// beside the name, and none be of public life, unless an article begins it, as
// it does only titles.
func (x *text) inTitle(m *match) bool {
	first, last := int(m.first), int(m.last)
	if x.class(first-1)&function != 0 && x.shape(first-1)&capital == 0 && x.gap(first) == gapSpace && !x.hasDemonym(m.node) {
		return false // "Made in America" says where
	}
	for n := 0; x.gap(first).joins() && x.gap(first) != gapComma; n++ {
		if first--; n == 8 || x.class(first)&function == 0 && x.shape(first)&capital == 0 {
			return false
		}
	}
	for n := 0; x.gap(last+1).joins() && x.gap(last+1) != gapComma; n++ {
		if last++; n == 8 || x.class(last)&function == 0 && x.shape(last)&capital == 0 {
			return false
		}
	}
	return last-first > int(m.last-m.first) && x.quoted(first, last) && x.allTitle(m, first, last)
}

// quoted reports whether quotation marks open right before a word and close
// right after another, or after a comma or full stop.
func (x *text) quoted(first, last int) bool {
	before, after := x.plain[:x.words[first].start], x.plain[x.words[last].end:]
	if len(after) > 0 && (after[0] == ',' || after[0] == '.') {
		after = after[1:]
	}
	opening, size := utf8.DecodeLastRune(before)
	closing, _ := utf8.DecodeRune(after)
	if opening == '\'' || !quotation.Partners(opening, closing) {
		return false
	}
	before = before[:len(before)-size]
	return opening != closing || len(before) == 0 || bytes.IndexByte([]byte(" \n("), before[len(before)-1]) >= 0
}

// allTitle reports whether words may be a title for what they are.
func (x *text) allTitle(m *match, first, last int) bool {
	others := 0
	for i := first; i <= last; i++ {
		switch {
		case int(m.first) <= i && i <= int(m.last), x.class(i)&function != 0 && i > first:
		case x.shape(i)&capital == 0 || x.class(i)&(public|office|subject) != 0 && !x.wordIs(first, "the"):
			return false
		default:
			others++
		}
	}
	return others > 0
}
