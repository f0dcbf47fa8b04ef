package mention

import (
	"regexp"
	"slices"

	"readout/internal/entity"
)

// otherCountry reports whether a country at the name is none of the person's:
// "Saudi King Abdullah", "King Abdullah of Saudi Arabia", "the Canadian novelist
// David Cameron".
func (c *claim) otherCountry() bool {
	const abroad = isAmbassador | isEnvoy | isRepresentative | isAdviser
	if c.e.Country == entity.None && len(c.e.Posts) == 0 {
		return false
	}
	if c.title.of&abroad == 0 {
		for _, land := range c.title.lands {
			if c.registry.At(land).Kind == entity.Country && !c.belongs(c.id, land) {
				return true
			}
		}
		if land, ok := c.countryAfter(); ok && !c.belongs(c.id, land) {
			return true
		}
	}
	return c.foreigner(c.before()) || c.foreignerAfter() || c.ofState() || c.otherCountryOwns() || c.otherLawmaker()
}

// foreignerAfter reports whether what is said of a person after a comma gives
// another people: "David Cameron, a Canadian novelist". "Putin, the Ukrainian
// president said" is none.
func (c *claim) foreignerAfter() bool {
	if c.gap(c.next) != gapComma {
		return false
	}
	const official = office | modifier | subject | servant | public | organ
	switch {
	case c.wordIs(c.next, "a"), c.wordIs(c.next, "an"):
		return c.foreigner(c.next + 1)
	case c.wordIs(c.next, "the"):
		if !c.foreigner(c.next + 1) {
			return false
		}
		return c.class(c.next+2)&official == 0 && c.shape(c.next+2)&capital == 0 || c.closes(c.next+2)
	}
	if land, after, ok := c.possessor(c.next); ok && c.class(after)&office != 0 {
		return !c.belongs(c.id, land) && c.closes(after) // "Putin, Chile’s minister, spoke"
	}
	return false
}

// closes reports whether an office that stands in apposition is at its end: "Putin, the Ukrainian president, spoke", but
// not "Putin, the Ukrainian president and Macron". Of diplomats and the like a country need not be their own.
func (c *claim) closes(last int) bool {
	word := string(c.words[min(last, len(c.words)-1)].Of(c.plain))
	if c.class(last)&office == 0 || partisans[word] && word != "ambassador" {
		return false
	}
	return c.gap(last+1) == gapComma && !c.wordIs(last+1, "and") && !c.wordIs(last+1, "or")
}

// possessor returns the country whose name in the genitive begins at a word, and the word after it: "Chile’s".
func (c *claim) possessor(i int) (land entity.ID, after int, ok bool) {
	if i >= len(c.words) || c.cover[i] == 0 {
		return entity.None, 0, false
	}
	m := &c.matches[c.cover[i]-1]
	s := int(m.last) + 1
	if c.gap(s) != gapApostrophe || !c.wordIs(s, "s") || c.gap(s+1) != gapSpace {
		return entity.None, 0, false
	}
	land, ok = c.countryOrOrganization(m.node)
	return land, s + 1, ok && c.registry.At(land).Kind == entity.Country && !c.hasDemonym(m.node)
}

// otherCountryOwns reports whether another country stands right before a full name, in the genitive or as that of an
// office: "Chile’s Ned Price", "President of Ukraine Vladimir Putin".
func (c *claim) otherCountryOwns() bool {
	if c.first == int(c.m.last) || c.first < 2 || c.gap(c.first) != gapSpace {
		return false
	}
	at := c.first - 1
	if c.wordIs(at, "s") && c.gap(at) == gapApostrophe && c.cover[at-1] != 0 {
		land, after, ok := c.possessor(int(c.matches[c.cover[at-1]-1].first))
		return ok && after == c.first && !c.belongs(c.id, land)
	}
	if c.cover[at] == 0 {
		return false
	}
	m := &c.matches[c.cover[at]-1]
	of := int(m.first) - 1
	if of > 0 && c.wordIs(of, "the") {
		of--
	}
	if of < 1 || !c.wordIs(of, "of") || c.class(of-1)&office == 0 || c.gap(of) != gapSpace {
		return false
	}
	land, ok := c.countryOrOrganization(m.node)
	return ok && c.registry.At(land).Kind == entity.Country && !c.belongs(c.id, land)
}

// lawmaker is a party and a state behind a name, as American papers write them.
var lawmaker = regexp.MustCompile(`^ \([DRI]-[A-Z]`)

// otherLawmaker reports whether a seat in Congress is told of somebody who holds another post on the day.
func (c *claim) otherLawmaker() bool {
	rest := c.plain[c.m.span.End:]
	if len(rest) < 6 || rest[1] != '(' || !lawmaker.Match(rest[:6]) || !c.inPost(c.id) {
		return false
	}
	return !slices.ContainsFunc(c.e.Posts, func(p entity.Post) bool {
		return c.roleOf(&p)&(isSenator|isCongress|isGovernor) != 0 && p.HeldOn(c.doc.Article.Date.Day)
	})
}

// ofState reports whether a person of another country is said to be of a state or
// province: Mark Rutte of Texas.
func (c *claim) ofState() bool {
	if !c.wordIs(c.next, "of") || c.gap(c.next) != gapSpace || c.gap(c.next+1) != gapSpace || c.e.Country == entity.None {
		return false
	}
	switch c.registry.At(c.e.Country).Key.ID {
	case "us", "ca", "au":
		return false
	}
	return c.isRegion(c.next + 1)
}

// before returns the word of which people a person is said to be, over up to
// three words that say what he does; -1 if none may stand there.
func (c *claim) before() int {
	i := c.first - 1
	for n := 0; n < 3 && i > 0 && c.gap(i+1) == gapSpace && c.gap(i) == gapSpace && c.cover[i] == 0; n++ {
		if c.class(i)&function != 0 || c.shape(i)&(capital|headline|loud) != 0 && c.class(i)&royal == 0 || partisans[string(c.words[i].Of(c.plain))] {
			return -1
		}
		i--
	}
	if i < 0 || c.gap(i+1) != gapSpace {
		return -1
	}
	return i
}

// partisans are words after a demonym that a person of another country may be.
var partisans = map[string]bool{
	"ally": true, "allies": true, "critic": true, "friend": true, "foe": true, "enemy": true, "rival": true, "opponent": true, "expert": true,
	"specialist": true, "correspondent": true, "envoy": true, "ambassador": true, "negotiator": true, "mediator": true, "counterpart": true, "adviser": true,
}

// foreigner reports whether a word is the demonym of countries of which none is
// the person's.
func (c *claim) foreigner(i int) bool {
	if i < 0 || i >= len(c.words) || c.cover[i] == 0 || !c.hasDemonym(c.matches[c.cover[i]-1].node) {
		return false
	}
	for s := range c.of(c.matches[c.cover[i]-1].node) {
		if s.entity == entity.None || s.how != Demonym || s.form == joined || c.belongs(c.id, s.entity) {
			return false
		}
	}
	return true
}

// countryAfter returns the country after "of": "King Abdullah of Saudi Arabia".
func (c *claim) countryAfter() (entity.ID, bool) {
	if !c.wordIs(c.next, "of") || c.gap(c.next) != gapSpace || c.wordIs(c.first-1, "by") {
		return entity.None, false
	}
	i := c.next + 1
	if c.wordIs(i, "the") {
		i++
	}
	if i >= len(c.words) || c.cover[i] == 0 || c.gap(i) != gapSpace {
		return entity.None, false
	}
	land, ok := c.countryOrOrganization(c.matches[c.cover[i]-1].node)
	return land, ok && c.registry.At(land).Kind == entity.Country && !c.hasDemonym(c.matches[c.cover[i]-1].node)
}
