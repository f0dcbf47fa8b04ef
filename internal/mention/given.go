package mention

import (
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/spelling"
)

// A fit says how well the given names in a text fit a person's.
type fit int8

const (
	otherFit fit = iota - 1 // somebody else, whatever the person's shorter names leave open
	noFit
	addedFit // only with the post
	weakFit  // only with a second sign
	goodFit
	exactFit
)

// A pair are the given names before a surname, in a text and of a person, folded.
type pair struct {
	text, own []string
	rest      rest // of both, after the first
}

// fits is the ordered table of given names: the first row that holds says how
// well they fit.
var fits = []struct {
	fit   fit
	holds func(p pair) bool
}{
	{noFit, func(p pair) bool { return len(p.text) == 0 || len(p.own) == 0 }},
	{exactFit, func(p pair) bool { return slices.Equal(p.text, p.own) }},
	// "JD Vance" for J. D. Vance
	{exactFit, func(p pair) bool { return len(p.text) == 1 && len(p.own) > 1 && p.text[0] == strings.Join(p.own, "") }},
	// the same given name: "Henry Kissinger"; another middle name is another
	// person's, and one that is added may be, or the initial of one: "David W. Cameron"
	{goodFit, func(p pair) bool { return p.same() && !p.rest.added }},
	{addedFit, func(p pair) bool { return p.same() }},
	// "H. A. Kissinger": the middle name is the second sign; "H. Kissinger" has none
	{otherFit, func(p pair) bool { return p.initial() && p.rest.other }},
	{goodFit, func(p pair) bool { return p.initial() && !p.rest.added && p.rest.shared > 0 }},
	{weakFit, func(p pair) bool { return p.initial() }},
	// "Bob Hawke" for Robert J. Hawke; but Jimmy Carter is not any James Something
	// Carter
	{goodFit, func(p pair) bool { return p.nickname() && !p.rest.added && p.rest.shared > 0 }},
	{weakFit, func(p pair) bool { return p.nickname() && len(p.text) == 1 && !slices.ContainsFunc(p.own[1:], spelled) }},
	{otherFit, func(p pair) bool { return p.nickname() }},
	// "Dean Rusk" for David Dean Rusk
	{weakFit, func(p pair) bool {
		return len(p.text) == 1 && len(p.own) > 1 && spelled(p.text[0]) && p.text[0] == p.own[1]
	}},
}

func (p pair) same() bool     { return p.text[0] == p.own[0] && spelled(p.text[0]) && !p.rest.other }
func (p pair) initial() bool  { return initialOf(p.text[0], p.own[0]) }
func (p pair) nickname() bool { return nicknamed(p.text[0], p.own[0]) }

// spelled reports whether a given name is more than an initial.
func spelled(name string) bool { return len(name) > 1 }

// A rest is what the given names after the first say.
type rest struct {
	added  bool // the text has more
	other  bool // one is another
	shared int  // how many are in both
}

// restOf compares the given names after the first. A middle name may be left out:
// "Luiz Bresser Pereira"; but George W. Bush is no George Herbert Walker Bush.
func restOf(text, own []string) (r rest) {
	i, j := 1, 1
	for ; i < len(text) && j < len(own); i, j = i+1, j+1 {
		for spelled(text[i]) && len(own)-j > len(text)-i && !initialOf(text[i], own[j]) {
			j++
		}
		if !initialOf(text[i], own[j]) {
			return rest{other: true}
		}
		r.shared++
	}
	r.added = i < len(text)
	return r
}

// fits says how well the words from run up to surname fit a person's given names.
func (x *text) fits(run, surname int, e *entity.Entity) fit {
	var given []string
	for i := run; i < surname; i++ {
		if x.class(i)&particle == 0 || x.shape(i)&capital != 0 {
			given = append(given, spelling.Fold(string(x.words[i].Of(x.plain))))
		}
	}
	best, other := noFit, false
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		f := fitOf(given, givenNames(name, e.Surname))
		if _, mark := cutGeneration(name); mark == "Jr" && x.class(surname+1)&generation == 0 {
			f = min(f, weakFit) // or his father
		}
		best, other = max(best, f), other || f == otherFit
	}
	if other && best < exactFit {
		return noFit
	}
	return best
}

func fitOf(given, own []string) fit {
	p := pair{text: given, own: own}
	if len(given) > 0 && len(own) > 0 {
		p.rest = restOf(given, own)
	}
	for _, row := range fits {
		if row.holds(p) {
			return row.fit
		}
	}
	return noFit
}
