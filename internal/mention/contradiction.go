package mention

import (
	"bytes"
	"regexp"
	"strconv"
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
	{RuleOtherLand, (*claim).otherLand},
	{RuleNamesake, (*claim).otherPost},
	{RuleGender, (*claim).otherGender},
	{RuleDates, (*claim).otherDates},
	{RuleLonger, (*claim).namedAfter},
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

// otherGeneration reports whether a mark after a name tells somebody else: the
// person has another mark or none. "Sr." is
// said of one without, if the registry knows a son of that name.
func (c *claim) otherGeneration() bool {
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

// otherLand reports whether a country at the name is none of the person's:
// "Saudi King Abdullah", "King Abdullah of Saudi Arabia", "the Canadian novelist
// David Cameron".
func (c *claim) otherLand() bool {
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
		if land, ok := c.landAfter(); ok && !c.belongs(c.id, land) {
			return true
		}
	}
	return c.foreigner(c.before()) || c.foreignerAfter() || c.ofState()
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
		return c.foreigner(c.next+1) && c.class(c.next+2)&official == 0 && c.shape(c.next+2)&capital == 0
	}
	return false
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

// landAfter returns the country after "of": "King Abdullah of Saudi Arabia".
func (c *claim) landAfter() (entity.ID, bool) {
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
	land, ok := c.landOf(c.matches[c.cover[i]-1].node)
	return land, ok && c.registry.At(land).Kind == entity.Country && !c.hasDemonym(c.matches[c.cover[i]-1].node)
}

// otherPost reports whether the title is an office or calling that the person
// never had.
func (c *claim) otherPost() bool {
	if len(c.e.Posts) == 0 {
		return false
	}
	// A registry need not list all offices, so of a full name only the post of the
	// day tells.
	inFull := c.first != int(c.m.last)
	return c.contradicts(c.e, c.title) && (!inFull || c.inPost(c.id)) || c.elsewhere() || c.class(c.first-1)&calling != 0 && c.gap(c.first) != gapComma
}

// elsewhere reports whether the person holds a post on the day, and the title is an
// office that goes with none: Governor Mark Rutte, Finance Minister Sergey Lavrov.
func (c *claim) elsewhere() bool {
	const single = isGovernor | isSenator | isMayor | isCongress | isMinister
	if c.title.of&single == 0 || c.title.former || !c.inPost(c.id) {
		return false
	}
	for i := range c.e.Posts {
		if c.matches1(c.e, &c.e.Posts[i], c.title) {
			return false
		}
	}
	return c.title.of&^isMinister != 0
}

// otherGender reports whether a form of address does not fit the person.
func (c *claim) otherGender() bool {
	at := c.class(c.first - 1)
	return c.e.Gender == "female" && at&masculine != 0 || c.e.Gender == "male" && at&feminine != 0
}

var (
	lifetime = regexp.MustCompile(`^ \((?:born )?(1[0-9]{3}|20[0-9]{2})\s?[-–—]\s?(1[0-9]{3}|20[0-9]{2})\)`)
	birth    = regexp.MustCompile(`^(?:,| \(|, who was| was)? ?born(?: in| on)?(?: [^.,;!? ]+){0,2}? (1[0-9]{3}|20[0-9]{2})\b`)
	age      = regexp.MustCompile(`^, (?:aged )?([1-9][0-9]?),`)
	ageFirst = regexp.MustCompile(`([1-9][0-9]?)-year-old $`)
	death    = regexp.MustCompile(`^(?:,[^.,;!?]{1,60},|,)?(?: who)?(?: had)? (?:died|was killed|was assassinated)(?: in| on)(?: [^.,;!? ]+){0,3}? (1[0-9]{3}|20[0-9]{2})\b`)
)

// otherDates reports whether the years of a life at a name are not the person's.
func (c *claim) otherDates() bool {
	start := int(c.words[c.first].start)
	if bytes.HasSuffix(c.plain[:start], []byte("-year-old ")) {
		if found := ageFirst.FindSubmatch(c.plain[max(0, start-14):start]); found != nil && c.otherAge(found[1]) {
			return true
		}
	}
	rest := c.plain[c.m.span.End:]
	rest = rest[:min(len(rest), 120)]
	if len(rest) < 6 || rest[0] != ' ' && rest[0] != ',' || !bytes.ContainsAny(rest, "0123456789") {
		return false
	}
	if found := lifetime.FindSubmatch(rest); found != nil {
		born, _ := strconv.Atoi(string(found[1]))
		died, _ := strconv.Atoi(string(found[2]))
		return !c.e.Born.IsZero() && apart(born, int(c.e.Born.Year)) || c.diedElse(died)
	}
	if found := birth.FindSubmatch(rest); found != nil && !c.e.Born.IsZero() {
		born, _ := strconv.Atoi(string(found[1]))
		return apart(born, int(c.e.Born.Year))
	}
	if found := age.FindSubmatch(rest); found != nil && c.otherAge(found[1]) {
		return true
	}
	if found := death.FindSubmatch(rest); found != nil {
		died, _ := strconv.Atoi(string(found[1]))
		return c.diedElse(died)
	}
	return false
}

// otherAge reports whether an age is not the person's on the article's date.
func (c *claim) otherAge(text []byte) bool {
	year := int(c.doc.Article.Date.Day.Year)
	years, _ := strconv.Atoi(string(text))
	return year > 0 && !c.e.Born.IsZero() && apart(years, year-int(c.e.Born.Year))
}

func apart(a, b int) bool { return a < b-1 || a > b+1 }

// diedElse reports whether the person did not die in a year: the registry says
// when, or knows the person to have lived on, or would know of a death long ago.
func (c *claim) diedElse(year int) bool {
	if !c.e.Died.IsZero() {
		return apart(year, int(c.e.Died.Year))
	}
	for i := range c.e.Posts {
		if p := &c.e.Posts[i]; int(p.Start.Year) > year || int(p.End.Year) > year {
			return true
		}
	}
	return c.e.Born.Year > 0 && year < int(c.doc.Article.Date.Day.Year)
}

// namedAfter reports whether a thing is called after the person: Barack Obama
// Elementary School, the carrier Charles de Gaulle, County Kerry.
func (c *claim) namedAfter() bool {
	if c.gap(c.next) == gapSpace && c.named(c.next) {
		if r := c.run(c.next); r.last >= c.next && !r.public && (c.class(r.last)&(proper|club) != 0 || c.wordIs(r.last, "Elementary") || c.wordIs(r.last, "Center") || c.wordIs(r.last, "Centre")) && c.class(c.next)&(function|calendar) == 0 {
			return true
		}
	}
	if c.gap(c.next) == gapSpace && c.class(c.next)&goods != 0 && c.class(c.next)&office == 0 {
		return true
	}
	before := c.first - 1
	if c.gap(c.first) != gapSpace {
		return false
	}
	return c.class(before)&vessel != 0 || c.named(before) && c.class(before)&fronting != 0 && c.class(before)&(given|royal) == 0
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
