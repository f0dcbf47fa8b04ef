package mention

import (
	"slices"
	"strings"

	"readout/internal/entity"
)

// A claim is that a name means a person, as what stands at the name may
// contradict it.
type claim struct {
	*finder
	m     *match
	first int // the first word of the name, given names included
	next  int // the word after it
	id    entity.ID
	e     *entity.Entity
	title title
}

// contradictions are what refuses a name, whatever else fits: the first row that
// holds gives the rule.
var contradictions = []struct {
	rule  Rule
	holds func(*claim) bool
}{
	{RuleGeneration, (*claim).otherGeneration},
	{RuleNumeral, (*claim).otherNumeral},
	{RuleOtherLand, (*claim).otherCountry},
	{RuleNamesake, (*claim).otherPost},
	{RuleNamesake, (*claim).otherThrone},
	{RuleGender, (*claim).otherGender},
	{RuleDates, (*claim).otherDates},
	{RuleNamesake, (*claim).otherOccupation},
	{RuleNamesake, (*claim).inBusiness},
	{RuleNamesake, (*claim).inOtherOffice},
	{RuleNamesake, (*claim).noRelation},
	{RuleNamesake, (*claim).privateRelative},
	{RuleLonger, (*claim).namedAfter},
	{RuleLonger, (*claim).doubleGiven},
	{RuleLonger, (*claim).hyphened},
}

// contradiction returns the rule by which what stands at a name contradicts that
// it means a person, or "".
func (f *finder) contradiction(m *match, first int, id entity.ID, title title) Rule {
	c := claim{finder: f, m: m, first: first, next: int(m.last) + 1, id: id, e: f.registry.At(id), title: title}
	for _, row := range contradictions {
		if row.holds(&c) {
			return row.rule
		}
	}
	return ""
}

// names are all names of the person.
func (c *claim) names() []string { return append([]string{c.e.Name}, c.e.Aliases...) }

// exact reports whether the text has as many given names as one of the person's names,
// if only as initials.
func (c *claim) exact() bool {
	text := strings.Fields(strings.ReplaceAll(string(c.plain[c.words[c.first].start:c.m.span.End]), ".", ". "))
	return slices.ContainsFunc(c.names(), func(name string) bool {
		own := strings.Fields(name)
		return slices.EqualFunc(text, own, func(a, b string) bool { return initialOf(strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")) })
	})
}

// otherGeneration reports whether a mark at a name tells somebody else: the person has
// another mark or none, or it is "the younger Biden". "Sr." is said of one without, if the
// registry knows a son of that name.
func (c *claim) otherGeneration() bool {
	if c.gap(c.first) == gapSpace && (c.wordIs(c.first-1, "younger") || c.wordIs(c.first-1, "elder")) {
		return true
	}
	if g := c.gap(c.next); g != gapSpace && g != gapComma || c.class(c.next)&generation == 0 || c.class(int(c.m.last))&generation != 0 {
		return false
	}
	mark := string(c.words[c.next].Of(c.plain))
	for _, name := range c.names() {
		if _, own := cutGeneration(name); own != "" {
			return own != mark
		}
	}
	if mark == "Sr" || mark == "Senior" {
		return len(c.registry.Resolve(c.e.Name+" Jr.", entity.Person)) == 0
	}
	return true
}

// otherNumeral reports whether the number after a name of a king or pope is not
// the person's.
func (c *claim) otherNumeral() bool {
	if c.gap(c.next) != gapSpace || value(c.plain[c.words[c.next].start]) == 0 || !c.reigned() {
		return false
	}
	number := string(c.words[c.next].Of(c.plain))
	if roman(number) == 0 {
		return false
	}
	for _, name := range c.names() {
		if own := lastWord(name); roman(own) != 0 {
			return own != number
		}
	}
	return true
}

// reigned reports whether the person has a name with a number, or a throne.
func (c *claim) reigned() bool {
	for _, name := range c.names() {
		if roman(lastWord(name)) != 0 {
			return true
		}
	}
	return c.enthroned(c.id)
}

// otherPost reports whether the title is an office or calling that the person
// never had.
func (c *claim) otherPost() bool {
	if len(c.e.Posts) == 0 {
		return false
	}
	// A registry need not list all offices, so of a full name only the post of the
	// day tells, but for one that has a middle name less or more.
	inFull := c.first != int(c.m.last)
	named := c.titled[c.id]
	if of := c.title.of & (offices | narrowing | ministries); of != 0 && named&of == of && (of&isPresident == 0 || named&isVice == of&isVice) {
		return false // the article gives it to the person in full
	}
	return c.contradicts(c.e, c.title) && (!inFull || c.inPost(c.id) || !c.exact()) || c.elsewhere() || c.class(c.first-1)&calling != 0 && c.gap(c.first) != gapComma
}

// elsewhere reports whether the person holds a post on the day or has held a high one,
// and the title is an office that goes with none: Governor Mark Rutte, Finance Minister
// Sergey Lavrov.
func (c *claim) elsewhere() bool {
	const single = isGovernor | isSenator | isMayor | isCongress | isMinister
	if c.title.of&single == 0 || c.title.former || !c.inPost(c.id) && !c.wasHigh() {
		return false
	}
	for i := range c.e.Posts {
		if c.matches1(c.e, &c.e.Posts[i], c.title) {
			return false
		}
	}
	return c.title.of&^isMinister != 0
}

// wasHigh reports whether the person held a high post before the article's date.
func (c *claim) wasHigh() bool {
	day := c.doc.Article.Date.Day
	return slices.ContainsFunc(c.e.Posts, func(p entity.Post) bool {
		return entity.RankOf(p.Role).High() && !day.IsZero() && !p.Start.IsZero() && p.Start.Before(day)
	})
}

// namedAfter reports whether a thing is called after the person: Barack Obama
// Elementary School, the carrier Charles de Gaulle, County Kerry.
func (c *claim) namedAfter() bool {
	if c.gap(c.next) == gapSpace && c.named(c.next) {
		if r := c.run(c.next); r.last >= c.next && !r.public && (c.class(r.last)&(proper|club) != 0 || c.wordIs(r.last, "Elementary") || c.wordIs(r.last, "Center") || c.wordIs(r.last, "Centre")) && c.class(c.next)&(function|calendar) == 0 {
			return true
		}
	}
	if c.gap(c.next) == gapSpace && c.class(c.next)&goods != 0 && c.class(c.next)&office == 0 || c.onWares(int(c.m.last)) || c.ofHouse(int(c.m.last)) {
		return true
	}
	before := c.first - 1
	if c.gap(c.first) != gapSpace {
		return false
	}
	if c.first != int(c.m.last) && c.wordIs(before, "the") && c.thing() {
		return true
	}
	return c.class(before)&vessel != 0 || c.named(before) && c.class(before)&fronting != 0 && c.class(before)&(given|royal) == 0
}

// doubleGiven reports whether a full name is part of one with a double given name:
// "Jean-Charles Michel".
func (c *claim) doubleGiven() bool {
	return c.first != int(c.m.last) && c.gap(c.first) == gapHyphen && c.class(c.first-1)&given != 0
}

// hyphened reports whether a full name is the beginning of something longer: "Vladimir Putin-Smith", "Jens
// Stoltenberg-class frigates"; but "the Joe Biden-Harris ticket", "Joe Biden-led", "Vladimir Putin-Xi talks".
func (c *claim) hyphened() bool {
	next := c.next
	if c.first == int(c.m.last) || c.gap(next) != gapHyphen || c.cover[next] != 0 {
		return false
	}
	if c.wordIs(next, "class") {
		return true
	}
	return c.named(next) && c.class(next)&(given|calendar|office) == 0 && (c.gap(next+1) != gapSpace || c.function(next+1) && !joint[string(c.words[next+1].Of(c.plain))])
}

// joint are what two people have together, and also verbs.
var joint = map[string]bool{
	"call": true, "talks": true, "meeting": true, "summit": true, "ticket": true, "debate": true, "exchange": true, "deal": true, "plan": true, "pact": true, "phone": true, "visit": true,
}

// function reports whether a sentence goes on with a verb or a word of grammar.
func (c *claim) function(i int) bool { return c.class(i)&function != 0 || c.verb(i) }

// thing reports whether what follows a full name with an article makes a thing of it:
// "the Charles de Gaulle sailed", "The Olaf Scholz Show"; but "the Joe Biden campaign".
func (c *claim) thing() bool {
	const who = reign | retinue
	switch {
	case c.gap(c.next) != gapSpace:
		return c.gap(c.next) != gapHyphen && c.gap(c.next) != gapApostrophe
	case c.class(c.next)&who != 0:
		return false
	}
	return c.named(c.next) || c.class(c.next)&function == 0 && c.verb(c.next) || c.in(c.next, sailing)
}

// roman returns the value of a Roman numeral up to 39, or 0.
func roman(text string) int {
	total := 0
	for i := 0; i < len(text); i++ {
		n := value(text[i])
		if n == 0 {
			return 0
		}
		if i+1 < len(text) && value(text[i+1]) > n {
			n = -n
		}
		total += n
	}
	return max(total, 0)
}

func firstWord(name string) string { return name[:strings.IndexByte(name+" ", ' ')] }
func lastWord(name string) string  { return name[strings.LastIndexByte(name, ' ')+1:] }

func value(letter byte) int {
	switch letter {
	case 'I':
		return 1
	case 'V':
		return 5
	case 'X':
		return 10
	}
	return 0
}
