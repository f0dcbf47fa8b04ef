package mention

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"

	"readout/internal/entity"
)

// otherGender reports whether a form of address does not fit the person.
func (c *claim) otherGender() bool {
	at := c.class(c.first - 1)
	return c.e.Gender == "female" && at&masculine != 0 || c.e.Gender == "male" && at&feminine != 0
}

var (
	lifetime = regexp.MustCompile(`^ \((?:born )?(1[0-9]{3}|20[0-9]{2})\s?[-–—]\s?(1[0-9]{3}|20[0-9]{2})\)`)
	birth    = regexp.MustCompile(`^(?:, (?:an?|the) [^.,;!?]{1,40}|,| \(| who was| was)? ?born(?: [^.;!? ]+){0,5}? (1[0-9]{3}|20[0-9]{2})\b`)
	age      = regexp.MustCompile(`^,? (?:aged? )([1-9][0-9]?)\b|^, ([1-9][0-9]?),|^(?:,| is) (?:an? |the )?([1-9][0-9]?)-year-old\b`)
	ageFirst = regexp.MustCompile(`\b([1-9][0-9]?)-year-old (?:[a-z-]+ ){0,2}$`)
	death    = regexp.MustCompile(`^(?:,[^.,;!?]{1,60},|,)?(?: who)?(?: had)? (?:died|was killed|was assassinated)(?: in| on)(?: [^.,;!? ]+){0,3}? (1[0-9]{3}|20[0-9]{2})\b`)
)

// otherOccupation reports whether somebody is said to live by what nobody does who holds a
// post of state: "the plumber John Kerry", "John Kerry, who drives a bus". One may have
// done so before: "John Kerry, a former actor".
func (c *claim) otherOccupation() bool {
	if len(c.e.Posts) == 0 {
		return false
	}
	if before := c.first - 1; c.gap(c.first) == gapSpace && c.shape(before)&capital == 0 && c.in(before, trades) && c.class(before-1)&past == 0 {
		return true
	}
	at := c.behindBrackets()
	switch {
	case c.next < len(c.words) && c.bracketed(c.next, c.next) && c.in(c.next, trades): // Vladimir Putin (actor)
		return true
	case c.gap(c.next) != gapComma && at == c.next:
		return false
	case c.wordIs(at, "who"):
		return c.gap(at+1) == gapSpace && c.in(at+1, earning)
	case !c.wordIs(at, "a") && !c.wordIs(at, "an") && !c.wordIs(at, "the"):
		return false
	}
	for i := at + 1; i < at+5 && c.gap(i) == gapSpace && c.class(i)&(past|function) == 0; i++ {
		if c.in(i, trades) {
			return !c.wordIs(i+1, "turned")
		}
	}
	return false
}

// lifeBrackets are brackets behind a name, and the comma behind them: " (born 1950), ".
var lifeBrackets = regexp.MustCompile(`^ \([^()]{1,30}\), `)

// behindBrackets returns the word after a name, or after the brackets and the comma behind it.
func (c *claim) behindBrackets() int {
	rest := c.plain[c.m.span.End:]
	if len(rest) < 2 || rest[1] != '(' {
		return c.next
	}
	end := c.m.span.End + int32(len(lifeBrackets.Find(rest[:min(len(rest), 40)])))
	at := c.next
	for end > c.m.span.End && at < len(c.words) && c.words[at].start < end {
		at++
	}
	return at
}

// privateRelative reports whether a word for a private person stands before part of a full
// name: "daughters Karen Williams and Patty King" are not Karen L. Williams.
func (c *claim) privateRelative() bool {
	before := c.first - 1
	return c.first != int(c.m.last) && c.gap(c.first) == gapSpace && c.in(before, kin) && !c.exact()
}

// otherDates reports whether the years of a life at a name are not the person's.
func (c *claim) otherDates() bool {
	if c.title.year > 0 && c.heldInAnotherYear() {
		return true
	}
	start := int(c.words[c.first].start)
	if before := c.plain[max(0, start-40):start]; bytes.Contains(before, []byte("-year-old ")) {
		if found := ageFirst.FindSubmatch(before); found != nil && c.otherAge(found[1]) {
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
		return !c.e.Born.IsZero() && apart(born, int(c.e.Born.Year)) || c.diedInAnotherYear(died)
	}
	if found := submatch(birth, rest, "born"); found != nil && !c.e.Born.IsZero() {
		born, _ := strconv.Atoi(string(found[1]))
		return apart(born, int(c.e.Born.Year))
	}
	if found := age.FindSubmatch(rest); found != nil && c.otherAge(slices.Concat(found[1:]...)) {
		return true
	}
	if found := submatch(death, rest, "died", "killed", "assassinated"); found != nil {
		died, _ := strconv.Atoi(string(found[1]))
		return c.diedInAnotherYear(died)
	}
	return false
}

// submatch is FindSubmatch of an expression that needs one of some words, which few
// texts have.
func submatch(e *regexp.Regexp, text []byte, words ...string) [][]byte {
	if !slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(text, []byte(w)) }) {
		return nil
	}
	return e.FindSubmatch(text)
}

// heldInAnotherYear reports whether the person held the office of the title, and not in the
// year that the sentence begins with.
func (c *claim) heldInAnotherYear() bool {
	ever := c.title
	ever.year = 0
	ids := []entity.ID{c.id}
	if _, held := c.byPost(ids, ever); !held {
		return false
	}
	_, then := c.byPost(ids, c.title)
	return !then
}

// otherAge reports whether an age is not the person's on the article's date, or that of a child who can hold no post.
func (c *claim) otherAge(text []byte) bool {
	year := int(c.doc.Article.Date.Day.Year)
	years, _ := strconv.Atoi(string(text))
	if c.e.Born.IsZero() {
		const ofAge = 18
		return len(c.e.Posts) > 0 && years < ofAge
	}
	return year > 0 && apart(years, year-int(c.e.Born.Year))
}

func apart(a, b int) bool { return a < b-1 || a > b+1 }

// diedInAnotherYear reports whether the person did not die in a year: the registry says
// when, or knows the person to have lived on, or would know of a death long ago.
func (c *claim) diedInAnotherYear(year int) bool {
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
