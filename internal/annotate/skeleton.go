package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout/internal/entity"
	"readout/internal/source"
)

// A skeleton is a sentence in which each name, place and day is a sign in braces, without
// the title before it, so that patterns can say where they stand: "{p0} met {p1} in {l2}
// {d3}".
type skeleton struct {
	text     string
	whole    string // with the titles
	sentence source.Span
	items    []item // by number
}

// An item is what a sign stands for.
type item struct {
	kind  byte        // p: a person; c: a country or organization; l: a place; d: a day
	span  source.Span // of the text
	key   entity.Key  // of p and c
	place *placeName
	day   *dayName
}

// skeletonOf returns the skeleton of a sentence.
func (d *desk) skeletonOf(sentence source.Span) skeleton {
	s := skeleton{sentence: sentence}
	add := func(i item) {
		within := sentence.Start <= i.span.Start && i.span.End <= sentence.End
		if within && !slices.ContainsFunc(s.items, func(o item) bool { return o.span.Start < i.span.End && i.span.Start < o.span.End }) {
			s.items = append(s.items, i)
		}
	}
	for i := range d.places {
		if p := &d.places[i]; sentence.Start <= p.span.Start && p.span.End <= sentence.End {
			add(item{kind: 'l', span: p.span, place: p})
		}
	}
	for _, n := range d.namesIn(sentence) {
		switch n.Kind {
		case entity.Person:
			add(item{kind: 'p', span: n.Text, key: d.registry.At(n.Entity).Key})
		case entity.Country, entity.Organization:
			add(item{kind: 'c', span: n.Text, key: d.registry.At(n.Entity).Key})
		}
	}
	days := daysIn(d.words(sentence), sentence.Start)
	for i := range days {
		add(item{kind: 'd', span: days[i].span, day: &days[i]})
	}
	slices.SortFunc(s.items, func(a, b item) int { return int(a.span.Start - b.span.Start) })
	s.whole = s.draw(d)
	s.text = landBehind.ReplaceAllString(titleWords.ReplaceAllString(s.whole, "{p"), "$1")
	return s
}

// draw writes the text of a skeleton.
func (s *skeleton) draw(d *desk) string {
	var b strings.Builder
	at := s.sentence.Start
	plain := func(end int32) {
		b.WriteString(strings.NewReplacer("{", "(", "}", ")", "\n", " ").Replace(d.words(source.Span{Start: at, End: end})))
	}
	for n, i := range s.items {
		plain(i.span.Start)
		fmt.Fprintf(&b, "{%c%d}", i.kind, n)
		at = i.span.End
	}
	plain(s.sentence.End)
	return b.String()
}

// sourceOf returns the text offset at which the end of a whole skeleton begins.
func (s *skeleton) sourceOf(d *desk, rest string) (int32, bool) {
	length := 0
	for len(rest) > 0 {
		at := signs.FindStringIndex(rest)
		if at == nil {
			length += len(rest)
			break
		}
		i := s.items[signNumber(rest[at[0]:at[1]])]
		length += at[0] + i.span.Len()
		rest = rest[at[1]:]
	}
	start := s.sentence.End - int32(length)
	return start, start > s.sentence.Start
}

// offices are the words that name an office, titles also those that stand before them, and portfolio is what a
// minister is responsible for: " of Foreign Affairs".
const (
	offices = `President|Vice-President|Minister|Premier|Chancellor|Secretary|Secretary-General|General|Ambassador|King|Queen|Prince|Princess|Emperor|Emir|Sultan|Sheikh|Pope|` +
		`Advis[eo]r|Assistant|Envoy|Spokes(?:man|woman|person)|Senator|Governor|Mayor|Chair(?:man|woman|person)?|Director|Speaker|Leader|Commander|Chief|Representative|Commissioner|` +
		`Undersecretary|Negotiator|` +
		`president|minister|premier|secretary|secretary-general|chancellor|leader|spokes(?:man|woman|person)|counterpart|envoy|ambassador|advis[eo]r|chair(?:man|woman)?|director|` +
		`commissioner|commander|negotiator|undersecretary|` + plurals
	plurals = `Presidents|Ministers|Premiers|Chancellors|Secretaries|Ambassadors|Kings|presidents|ministers|leaders`
	titles  = offices + `|Vice|Prime|Foreign|External|Defen[cs]e|Interior|Finance|Energy|Trade|State|National|Security|Deputy|Principal|Under|Special|Crown|High|Supreme|Senior|Press|Affairs|` +
		`Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Gen\.|Sen\.|Col\.|vice|prime|foreign|national|security|deputy|defen[cs]e|special|senior|press`
	portfolio = ` (?:of|for)(?: (?:Foreign|External|European|Internal|Home|Affairs|Defen[cs]e|Interior|Finance|Energy|Trade|Commerce|Justice|Health|Education|Econom(?:y|ic)|Agriculture|Transport|` +
		`Environment|Culture|Industry|Labou?r|Development|Cooperation|Integration|Relations|Emergency|Situations|International|Regional|and)\b,?)+`
)

// titleWords are the title before a person.
var titleWords = regexp.MustCompile(`(?:(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Tt]hen|former) )?(?:(?:\{c\d+\}(?:['’]s)? |(?:` + titles + `),? |(?:of|for) )*(?:` + titles + `),? )\{p`)

// landBehind is whose office a person holds, behind the name: "President Ana Torres of Norway".
var landBehind = regexp.MustCompile(`(\{p\d+\}) of (?:the )?\{c\d+\}`)

// signNumber returns the number of the sign that a text begins with, as "{p12}" has it.
func signNumber(sign string) int {
	n, _ := strconv.Atoi(strings.Trim(sign, "{}pcld"))
	return n
}

// signs are the signs in a piece of a skeleton.
var signs = regexp.MustCompile(`\{[pcld]\d+\}`)

// actors returns those who are named in a piece of the skeleton.
func (s *skeleton) actors(piece string) []entity.Key {
	var keys []entity.Key
	for _, sign := range signs.FindAllString(piece, -1) {
		if i := s.items[signNumber(sign)]; i.kind == 'p' || i.kind == 'c' {
			if !slices.Contains(keys, i.key) {
				keys = append(keys, i.key)
			}
		}
	}
	return keys
}

// nearest returns the item of a kind that stands nearest to a part of the skeleton, in its
// clause; behind it before in front of it. It is nil if there is none.
func (s *skeleton) nearest(kind byte, from, to int) *item {
	clauseFrom, clauseTo := s.clauseAround(from, to)
	var best *item
	least := len(s.text) * 3
	for _, at := range signs.FindAllStringIndex(s.text, -1) {
		i := &s.items[signNumber(s.text[at[0]:at[1]])]
		if i.kind != kind || at[0] < clauseFrom || at[1] > clauseTo {
			continue
		}
		far := 0
		switch {
		case at[0] >= to:
			far = at[0] - to
		case at[1] <= from:
			far = len(s.text) + from - at[1]
		}
		if far < least {
			best, least = i, far
		}
	}
	return best
}

// telling is where a clause begins that says who told it: ", the official said".
var telling = regexp.MustCompile(`,(?: [^,{}]*)? ?(?:\{[pc]\d+\})?(?:,[^,]*,)? (?:said|says|told|tells|announced|added|wrote|explained|according to)\b`)

// planning is where a clause begins that says what is to come: "… and agreed to meet in Vienna".
var planning = regexp.MustCompile(` (?:agreed|plan\w*|hop\w*|will|due|expected|scheduled|are|is)(?: to)? (?:\w+ )?(?:meet|hold|visit|travel|resume|continue|return|speak|talk|see)\b`)

// clauseAround returns the part of the skeleton around a piece up to where a clause says
// who told it, or what is to come.
func (s *skeleton) clauseAround(from, to int) (int, int) {
	end := len(s.text)
	for _, begins := range []*regexp.Regexp{telling, planning} {
		if at := begins.FindStringIndex(s.text[to:end]); at != nil {
			end = to + at[0]
		}
	}
	return 0, end
}
