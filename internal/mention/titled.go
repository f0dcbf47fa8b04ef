package mention

import (
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/spelling"
)

// owners are what may stand before an office in place of an article: "his Russian
// counterpart".
var owners = strings.Fields("his her its their our")

// titles are what else goes before a name as an office does.
var titles = strings.Fields("counterpart colleague ally reporter journalist correspondent analyst president-elect chief sec dept councilor councillor")

// Titled returns the name of a person that ends a text, if all that stands before it
// is who that is: "Foreign Minister Lavrov", "the Kremlin's Peskov". It is empty for
// "an aide to Lavrov". Of a surname the title must be one that can be its owner's.
// Near is who was meant by a name that is not spelt so; else it is empty.
func (l *Lexicon) Titled(text string) (name, near string) {
	d := l.describe(text)
	words := d.words
	for i := 1; i < len(words); i++ {
		if d.gapAt(i) == gapHyphen {
			continue
		}
		name = text[words[i].start:]
		if !d.title(i) && !(strings.Contains(name, " ") && d.capitals(i)) {
			continue
		}
		if short := d.withoutInitial(i, name); short != "" {
			name = short
		}
		ids := l.registry.Resolve(name, entity.Person)
		if slices.ContainsFunc(ids, func(id entity.ID) bool { return d.mayHold(l.registry.At(id), name, i) }) {
			return name, ""
		}
		if label, ok := l.registry.Near(name); ok && strings.Contains(name, " ") && len(ids) == 0 &&
			spelling.Distance(label, name) <= 2 && len(l.registry.Resolve(label, entity.Person)) == 1 {
			return name, label
		}
	}
	return "", ""
}

// HoldsOffice reports whether a text is an office and its country or body, and somebody
// holds it, of the posts that count: "the Russian foreign minister".
func (l *Lexicon) HoldsOffice(id entity.ID, text string, counts func(*entity.Post) bool) bool {
	d := l.describe(text)
	if d.in(0, articles) && d.fold(0) != "the" || !d.title(len(d.words)) {
		return false
	}
	t, single := title{words: len(d.words)}, false
	var lands []entity.ID
	for i := 0; i < len(d.words); i++ {
		if n := d.name(i); n != nil {
			if n.entity != entity.None {
				lands = append(lands, n.entity)
			}
			i = n.last
			continue
		}
		number := d.words[i].number
		single = single || d.classes[number]&office != 0
		t.of |= d.concepts[number]
	}
	e := l.registry.At(id)
	for i := range e.Posts {
		p := &e.Posts[i]
		elsewhere := func(land entity.ID) bool {
			return land != p.Country && land != p.Organization && (p.Organization == entity.None || l.registry.At(p.Organization).Country != land)
		}
		if single && t.office() && len(lands) > 0 && !slices.ContainsFunc(lands, elsewhere) && counts(p) && l.matches1(e, p, t) {
			return true
		}
	}
	return false
}

// describe reads the words and names of a text.
func (l *Lexicon) describe(text string) *describer {
	d := &describer{Lexicon: l, text: text, words: l.tokenize(nil, []byte(text), 0)}
	for i := 0; i < len(d.words); i++ {
		if d.words[i].number == 0 {
			continue
		}
		if last, node := l.longestIn(d.words, i); node != 0 {
			d.names = append(d.names, describedName{i, last, node, l.only(node), l.howOf(node)})
			i = last
		}
	}
	return d
}

// title reports whether the words before a name are a title: articles, countries,
// bodies and offices, of which the last is an office or a body with 's.
func (d *describer) title(end int) bool {
	i, head, of := 0, false, false
	for i < end && (d.in(i, articles) || d.in(i, owners)) {
		i++
	}
	for i < end {
		if linked := d.in(i, ofLinks) || d.fold(i) == "for"; head && linked {
			next, ok := d.ofTitle(i+1, end)
			if !ok {
				return false
			}
			i, of = next, true
			continue
		}
		if of {
			return false // "an ally of Foreign Minister Lavrov"
		}
		class := d.classes[d.words[i].number]
		n := d.name(i)
		switch {
		case d.in(i, officeWords), d.in(i, titles), class&(office|honorific|royal) != 0:
			i, head = i+1, true
		case n != nil && n.last < end:
			i, head = n.last+1, false
		case i > 0 && d.gapAt(i) == gapApostrophe && d.fold(i) == "s": // "Russia's Lavrov", "Putin's spokesman"
			i, head = i+1, d.bodyBefore(i)
		case d.in(i, []string{"and", "or"}):
			return false // "officials and President Putin" are several
		case d.in(i, between), d.in(i, fields), class&(modifier|subject|past) != 0:
			i, head = i+1, false
		default:
			return false
		}
	}
	return head
}

// capitals reports whether the words before a full name are the capitals of a title, or
// offices: "EC President", "State Councilor". A given name may be a part of the name.
func (d *describer) capitals(end int) bool {
	class := func(i int) class { return d.classes[d.words[i].number] }
	if end < 2 || class(end-1)&given != 0 || d.in(end-1, ofLinks) || d.gapAt(end) != gapSpace {
		return false
	}
	for i := range end {
		if d.words[i].shape&capital == 0 && !d.office(i) && !d.in(i, articles) && !(i > 0 && d.in(i, ofLinks)) {
			return false
		}
	}
	return true
}

// withoutInitial returns a name of three words without the initial in its middle, if it
// is not a name as it is: "Antony J. Blinken". Else it returns "".
func (d *describer) withoutInitial(i int, name string) string {
	if len(d.words)-i != 3 || d.words[i+1].end-d.words[i+1].start != 1 || len(d.registry.Resolve(name, entity.Person)) > 0 {
		return ""
	}
	return d.text[d.words[i].start:d.words[i].end] + " " + d.text[d.words[i+2].start:]
}

// bodyBefore reports whether a country or organization ends before a word.
func (d *describer) bodyBefore(i int) bool {
	return slices.ContainsFunc(d.names, func(n describedName) bool {
		return n.last == i-1 && n.entity != entity.None && d.registry.At(n.entity).Kind != entity.Person
	})
}

// ofTitle reads what an office is of: "Foreign Affairs", "the Republic of Korea". It
// returns the word behind it.
func (d *describer) ofTitle(i, end int) (next int, ok bool) {
	first := i
	for i < end && (d.in(i, articles) || d.in(i, []string{"and"})) {
		i++
	}
	for i < end && (d.in(i, fields) || d.classes[d.words[i].number]&(subject|office) == subject) {
		i++
	}
	if n := d.name(i); i < end && n != nil && n.last < end && (n.entity == entity.None || d.registry.At(n.entity).Kind != entity.Person) {
		i = n.last + 1
	}
	return i, i > first
}

// mayHold reports whether the words before a name may be a title of its owner. With
// a surname alone, "Secretary Price", they may be another's of that name.
func (d *describer) mayHold(e *entity.Entity, name string, end int) bool {
	same := func(label string) bool { return spelling.Fold(label) == spelling.Fold(name) }
	if same(e.Name) || strings.Contains(name, " ") && slices.ContainsFunc(e.Aliases, same) {
		return true
	}
	var of, held concept
	for _, w := range d.words[:end] {
		of |= d.concepts[w.number] & offices
	}
	for i := range e.Posts {
		held |= d.conceptsIn(e.Posts[i].Role) & offices
	}
	return of == 0 || held == 0 || of&held != 0
}
