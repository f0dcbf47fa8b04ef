package mention

import (
	"bytes"
	"slices"

	"readout/internal/entity"
)

// What is called after a person, and who has the name without being the person.

var (
	// sailing are verbs of what a ship or another thing does that is called after a person, and that end as plurals do.
	sailing = setOf("sails docks arrives departs leaves enters anchors returns carries opens launches patrols joins heads remains lies sinks runs visits")
	// houses are what several of one surname are, or what belongs to all of them.
	houses = setOf("family families clan clans dynasty dynasties brothers sisters siblings twins household bloodline rule palace palaces castle villa mansion estate tomb mausoleum")
	// makes are wares and things of nature that a name is put on.
	makes = setOf("shirt shirts caps mug mugs brand bakery bakeries mountain hat hats jacket jackets boots shoes jeans socks perfume sticker stickers doll dolls mask masks puppet puppets " +
		"souvenir souvenirs merchandise badge badges costume costumes steak steaks wine wines vodka chocolate cookies bar café cafe hotel hotels tower towers " +
		"comet comets asteroid asteroids crater nebula telescope glacier waterfall dam reef syndrome disease virus theorem effect constant equation beetle")
	// manners follow an adverb of manner: "cleverly put".
	manners = setOf("put enough done speaking told timed designed worded argued built played made phrased written")
	// different stand before the name of somebody else of that name.
	different = setOf("another different namesake other certain unrelated Another fake")
	// doubles are people and pictures that pretend to be somebody.
	doubles = setOf("lookalike lookalikes impersonator impersonators impostor impostors imposter imposters deepfake deepfakes mimic parodist waxwork")
	// nobodies are of whom nothing is known but what they are called: "a man named Joe Biden".
	nobodies = setOf("man men woman women boy girl person child baby dog cat horse student pupil resident driver patient victim")
	// businesses are offices that are no posts of state.
	businesses = setOf("CEO CFO COO CTO founder cofounder owner proprietor coach goalkeeper professor lecturer editor publisher landlord headmaster headteacher franchisee")
)

// ofHouse reports whether a surname stands for all who have it: "the Colonna family", "Al Saud rule".
func (x *text) ofHouse(i int) bool { return x.gap(i+1) == gapSpace && x.in(i+1, houses) }

// adverbOpens reports whether a surname that ends like an adverb begins a sentence as one: "Cleverly put, it is over".
func (x *text) adverbOpens(i int) bool {
	return x.begins(i) && bytes.HasSuffix(x.words[i].Of(x.plain), []byte("ly")) && x.gap(i+1) == gapSpace && x.in(i+1, manners) && x.gap(i+2) == gapComma
}

// inBusiness reports whether what stands at a name is an office of business that none of the person's posts is:
// "Scholz, CEO of Bayer", "Bayer CEO Scholz".
func (c *claim) inBusiness() bool {
	if len(c.e.Posts) == 0 {
		return false
	}
	if before := c.first - 1; c.gap(c.first) == gapSpace && (c.business(before) || c.wordIs(before, "executive") && c.wordIs(before-1, "chief")) {
		return true
	}
	at := c.next
	if c.wordIs(at, "of") && c.gap(at) == gapSpace && c.in(at+1, newsrooms) { // "Ned Price of Reuters"
		return true
	}
	if c.gap(at) != gapComma {
		return false
	}
	if c.in(at, newsrooms) && c.gap(at+1) == gapComma {
		return true
	}
	for c.wordIs(at, "the") || c.wordIs(at, "a") || c.wordIs(at, "an") {
		at++
	}
	if c.wordIs(at, "chief") && c.wordIs(at+1, "executive") || c.wordIs(at, "managing") && c.wordIs(at+1, "director") {
		return true
	}
	return c.business(at) && (c.wordIs(at+1, "of") || c.wordIs(at+1, "at") || c.gap(at+1) == gapComma)
}

// business reports whether a word is one of businesses, and in the role of no post of the person's.
func (c *claim) business(i int) bool {
	if i < 0 || !c.in(i, businesses) || c.class(i-1)&past != 0 {
		return false
	}
	for j := range c.e.Posts {
		if bytes.Contains([]byte(c.e.Posts[j].Role), c.words[i].Of(c.plain)) {
			return false
		}
	}
	return true
}

// inOtherOffice reports whether an office stands behind a surname that goes with no post of who holds one
// that day: "Scholz, the mayor of Ulm".
func (c *claim) inOtherOffice() bool {
	const single = isGovernor | isSenator | isMayor | isCongress | isAmbassador | isDirector
	if c.first != int(c.m.last) || c.gap(c.next) != gapComma || c.shape(c.next)&capital != 0 || !c.inPost(c.id) {
		return false
	}
	t := c.titleAfter(c.next)
	if t.of&single == 0 || t.former || c.class(c.next)&past != 0 || c.class(c.next+1)&past != 0 {
		return false
	}
	return !slices.ContainsFunc(c.e.Posts, func(p entity.Post) bool { return c.conceptsIn(p.Role)&t.of&single != 0 })
}

// noRelation reports whether the article says that somebody only has the name: "Blinken (no relation)", "another Kerry".
func (c *claim) noRelation() bool {
	if before := c.first - 1; c.gap(c.first) == gapSpace && c.in(before, different) && (c.gap(c.next) != gapSpace && c.gap(c.next) != gapApostrophe && c.gap(c.next) != gapHyphen || c.verb(c.next)) {
		return true
	}
	if c.gap(c.next) == gapSpace && c.in(c.next, doubles) || c.calledSo() {
		return true
	}
	rest := c.plain[c.m.span.End:]
	said := bytes.TrimLeft(rest, ", (")
	return len(said)+1 < len(rest) && slices.ContainsFunc(unrelated, func(words string) bool { return bytes.HasPrefix(said, []byte(words)) })
}

// calledSo reports whether somebody of whom nothing else is known is called by a name: "a man named Joe Biden".
func (c *claim) calledSo() bool {
	called := c.first - 1
	return called > 0 && c.gap(c.first) == gapSpace && c.gap(called) == gapSpace && (c.wordIs(called, "named") || c.wordIs(called, "called")) &&
		(c.in(called-1, nobodies) || c.in(called-1, trades))
}

// unrelated are what is said behind the name of somebody who only has it.
var unrelated = []string{"no relation", "no relative", "not related", "unrelated", "not to be confused", "not the politician", "not the president", "not the minister"}

// wholeStyle reports whether a name is a title of the throne and all of a person's own name, which is as
// much as the name can be: "Emperor Naruhito".
func (f *finder) wholeStyle(w waiting) bool {
	first, last := int(w.m.first), int(w.m.last)
	e := f.registry.At(w.ids[0])
	if first == last {
		first--
	}
	if first < 0 || first+1 != last || f.class(first)&royal == 0 || f.gap(last) != gapSpace {
		return false
	}
	return string(f.words[last].Of(f.plain)) == e.Name && slices.ContainsFunc(e.Posts, func(p entity.Post) bool { return f.conceptsIn(p.Role)&f.conceptsOf(first)&thrones != 0 })
}

// otherThrone reports whether a title is one of a throne, and not of the person's who has another: Crown Prince Salman
// is not the king. A prince who became king may be called so in an earlier year.
func (c *claim) otherThrone() bool {
	of := c.title.of & thrones
	if of == 0 {
		return false
	}
	var held concept
	for i := range c.e.Posts {
		held |= c.conceptsIn(c.e.Posts[i].Role) & thrones
	}
	return held != 0 && of&held == 0 && !c.title.former && c.inPost(c.id)
}

// onWares reports whether a surname is put on a ware or a thing: "Macron shirts", "Putin T-shirts".
func (x *text) onWares(i int) bool {
	next := i + 1
	if x.gap(next) == gapSpace && x.shape(next)&letter != 0 && x.gap(next+1) == gapHyphen {
		next++
	} else if x.gap(next) != gapSpace {
		return false
	}
	return x.in(next, makes)
}

// foreignName reports whether a word has letters that no word of English has, and so is a name wherever it stands.
func (x *text) foreignName(i int) bool {
	return x.shape(i)&(capital|lower) == capital|lower && bytes.IndexFunc(x.words[i].Of(x.plain), func(r rune) bool { return r > 0x7f && r < 0x250 }) >= 0
}

// townAbroad reports whether a capital is a town in a state that shares its name with a country: "Athens, Georgia".
func (f *finder) townAbroad(m *match) bool {
	next := int(m.last) + 1
	if f.gap(next) != gapComma || f.cover[next] == 0 || f.class(next)&statelike == 0 {
		return false
	}
	for s := range f.of(f.matches[f.cover[next]-1].node) {
		if s.how == Name && f.elsewhere(int(m.last), s.entity) && f.setApart(&f.matches[f.cover[next]-1]) {
			return true
		}
	}
	return false
}
