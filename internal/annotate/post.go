package annotate

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/attribution"
	"readout/internal/entity"
	"readout/internal/source"
)

// A post is what a report says of a person: beside the name, before or behind it.
type post struct {
	role string
	land entity.ID // the country or organization, or entity.None
}

var (
	// roleBefore is a post that ends where a name begins: "Foreign Minister ".
	roleBefore = regexp.MustCompile(`(?:^|[^\pL])((?:(?:` + titles + `|of|for|and|the|to)[ ])*(?:` + offices + `|of State|of Defense)),? $`)
	// sharedRole is a post in the plural before a name and others: "Presidents Obama and ".
	sharedRole = regexp.MustCompile(`(?:^|[^\pL])((?:(?:` + titles + `)[ ])*(?:` + plurals + `))(?: \p{Lu}[\pL\pM’'-]+,?)+ and $`)
	// roleOf is a post with "of" and what stands before a name there: "president of the ".
	roleOf = regexp.MustCompile(`(?:^|[^\pL])((?:(?:` + titles + `|for|and)[ ])*(?:` + offices + `)) (?:of|for|to)(?: the)? $`)
	// roleBehind is an apposition: ", the Deputy National Security Advisor,".
	roleBehind = regexp.MustCompile(`^, (?:(?:the|a|an|who is|our|his|her|its) )?([^,.;:“”"()]{3,90})[,.]`)
	hasOffice  = regexp.MustCompile(`(?:^|[^\pL])(?:` + offices + `)(?:$|[^\pL])`)
	linkWords  = regexp.MustCompile(`^(?:(?:of|for|and|the|to) )+`)
	// ownerEnd is what may stand between a country or organization and a post.
	// ofWhom is what stands between a name and a country or organization behind it.
	ofWhom   = regexp.MustCompile(`^ of (?:the )?`)
	ownerEnd = regexp.MustCompile(`(?:['’]s?)? $`)
)

// postAt returns what stands beside a name.
func (d *desk) postAt(name source.Span) post {
	around := d.around(name)
	text, from := d.words(around), around.Start
	before, behind := text[:name.Start-from], text[name.End-from:]
	if m := roleBefore.FindStringSubmatchIndex(before); m != nil {
		role := before[m[2]:m[3]]
		start := m[2] + len(linkWords.FindString(role))
		owner := start - len(ownerEnd.FindString(before[:start]))
		land := d.bodyEndingAt(from + int32(owner))
		if land == entity.None { // President Ana Torres of Norway
			land = d.bodyStartingAt(name.End + int32(len(ofWhom.FindString(behind))))
		}
		return post{singular(before[start:m[3]]), land}
	}
	if m := sharedRole.FindStringSubmatch(before); m != nil {
		return post{singular(m[1]), entity.None}
	}
	if land := d.bodyEndingAt(name.Start - int32(len(before)-len(strings.TrimRight(before, ", ")))); land != entity.None {
		n := d.nameEndingAt(name.Start - int32(len(before)-len(strings.TrimRight(before, ", "))))
		if m := roleOf.FindStringSubmatch(text[:n.Text.Start-from]); m != nil {
			return post{linkWords.ReplaceAllString(m[1], ""), land}
		}
	}
	if m := roleBehind.FindStringSubmatchIndex(behind); m != nil {
		return d.postBehind(behind[m[2]:m[3]], name.End+int32(m[2]))
	}
	return post{land: entity.None}
}

// around returns the text beside a name in its block, as far as a post can reach.
func (d *desk) around(name source.Span) source.Span {
	const far = 240 // bytes
	block := d.doc.Text.Blocks[d.blockOf(name.Start)].Span
	in := source.Span{Start: max(block.Start, name.Start-far), End: min(block.End, name.End+far)}
	for in.Start < name.Start && !utf8.RuneStart(d.doc.Text.Plain[in.Start]) {
		in.Start++
	}
	for in.End > name.End && in.End < block.End && !utf8.RuneStart(d.doc.Text.Plain[in.End]) {
		in.End--
	}
	return in
}

// postBehind reads an apposition: the country or organization may stand before or behind
// the post.
func (d *desk) postBehind(role string, at int32) post {
	p := post{role: role, land: entity.None}
	for _, n := range d.namesIn(source.Span{Start: at, End: at + int32(len(role))}) {
		if n.Kind != entity.Country && n.Kind != entity.Organization {
			continue
		}
		p.land = n.Entity
		if n.Text.Start == at {
			p.role = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(role[n.Text.Len():], "'s"), "’s"), " ")
		}
		break
	}
	if !hasOffice.MatchString(p.role) {
		p.role = ""
		if !strings.HasPrefix(role, "of ") {
			p.land = entity.None
		}
	}
	return p
}

// singular returns a post that several share as that of one.
func singular(role string) string {
	last := role[strings.LastIndexByte(role, ' ')+1:]
	if !pluralOffice.MatchString(last) {
		return role
	}
	if stem, ok := strings.CutSuffix(role, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(role, "s")
}

var pluralOffice = regexp.MustCompile(`^(?:` + plurals + `)$`)

// nameEndingAt returns the name of a country or organization that ends at an offset.
func (d *desk) nameEndingAt(end int32) attribution.Name {
	i, _ := slices.BinarySearchFunc(d.names, end, func(n attribution.Name, at int32) int { return int(n.Text.Start - at) })
	if i--; i >= 0 && d.names[i].Text.End == end && (d.names[i].Kind == entity.Country || d.names[i].Kind == entity.Organization) {
		return d.names[i]
	}
	return attribution.Name{Entity: entity.None}
}

// bodyStartingAt returns the country or organization whose name begins at an offset, or entity.None.
func (d *desk) bodyStartingAt(start int32) entity.ID {
	i, found := slices.BinarySearchFunc(d.names, start, func(n attribution.Name, at int32) int { return int(n.Text.Start - at) })
	if found && (d.names[i].Kind == entity.Country || d.names[i].Kind == entity.Organization) {
		return d.names[i].Entity
	}
	return entity.None
}

func (d *desk) bodyEndingAt(end int32) entity.ID { return d.nameEndingAt(end).Entity }

// postOf returns the post of a person, the country, and the organization if the site has
// it, as a file writes them: the first that stands beside one of the places where the
// report names the person. What the report does not say is empty.
func (d *desk) postOf(p *attribution.Person) (role, country, body string) {
	for _, at := range p.Mentions {
		found := d.postAt(at)
		if isCounterpart(found.role) {
			found.role = d.counterpartRole(at)
		}
		if role == "" || role == oneLine(found.role) {
			role = oneLine(found.role)
		} else if found.role != "" {
			continue // of another post
		}
		if country == "" && found.land != entity.None {
			country, body = d.landOf(found.land)
		}
	}
	if country == "" && role == "Secretary of State" {
		country = "us" // elsewhere the words go on: "for Defence"
	}
	if first, size := utf8.DecodeRuneInString(role); size > 0 {
		role = string(unicode.ToUpper(first)) + role[size:]
	}
	return role, country, body
}

// isCounterpart reports whether a post is that of somebody else, on the other side.
func isCounterpart(role string) bool { return strings.HasSuffix(strings.ToLower(role), "counterpart") }

// counterpartRole returns the post of the last person before a name in its block, or "": a
// counterpart has the same.
func (d *desk) counterpartRole(name source.Span) string {
	const near = 4 // who is meant was named right before
	block := d.blockOf(name.Start)
	last, _ := slices.BinarySearchFunc(d.naming, name.Start, func(at source.Span, start int32) int { return int(at.Start - start) })
	for i := last - 1; i >= max(0, last-near) && d.blockOf(d.naming[i].Start) == block; i-- {
		if found := d.postAt(d.naming[i]).role; found != "" && !isCounterpart(found) {
			return found
		}
	}
	return ""
}

// landOf returns the country, and the organization, as a file writes them.
func (d *desk) landOf(id entity.ID) (country, body string) {
	e := d.registry.At(id)
	if e.Kind == entity.Country {
		return e.Key.ID, ""
	}
	if e.Country != entity.None {
		country = d.registry.At(e.Country).Key.ID
	}
	return country, e.Key.ID
}

// titled is a name in full behind a post.
var titled = regexp.MustCompile(`(?:^|[^\pL])(?:` + titles + `),? (\p{Lu}[\pL\pM’'-]*\pL(?: (?:\p{Lu}\.|\p{Lu}[\pL\pM’'-]+|de|da|van|von|der|bin|al|el))* \p{Lu}[\pL\pM’'-]+)`)

var titleWord = regexp.MustCompile(`^(?:` + titles + `)$`)

// titledPeople are people with a title before their name in full, whom the reading does
// not have.
func (d *desk) titledPeople() []attribution.Person {
	var people []attribution.Person
	text := d.doc.Text.Plain
	for _, m := range titled.FindAllSubmatchIndex(text, -1) {
		at := source.Between(m[2], m[3])
		for words := d.words(at); ; words = d.words(at) { // "Minister Foreign Ana Torres"
			first, rest, more := strings.Cut(words, " ")
			if !more || !titleWord.MatchString(first) {
				break
			}
			at.Start += int32(len(words) - len(rest))
		}
		at = d.untilDay(at)
		for _, owns := range []string{"'s", "’s"} {
			name, _, _ := strings.Cut(d.words(at)+" ", owns+" ") // of "Biden's Upcoming Trip" Biden
			at.End = min(at.End, at.Start+int32(len(name)))
		}
		name := d.words(at)
		if !strings.Contains(name, " ") || d.overlapsName(at) {
			continue
		}
		same := func(p attribution.Person) bool { return p.Name == name }
		if !slices.ContainsFunc(d.reading.People, same) && !slices.ContainsFunc(people, same) {
			people = append(people, attribution.Person{Name: name, Entity: entity.None, Mentions: []source.Span{at}})
		}
	}
	return people
}

// untilDay cuts a day off the end of a name: "Antony Blinken Tuesday".
func (d *desk) untilDay(at source.Span) source.Span {
	for _, day := range daysIn(d.words(at), at.Start) {
		at.End = min(at.End, day.span.Start)
	}
	at.End -= int32(len(d.words(at)) - len(strings.TrimRight(d.words(at), " ")))
	return at
}

// overlapsName reports whether a name that was found stands in a span.
func (d *desk) overlapsName(at source.Span) bool {
	return slices.ContainsFunc(d.names, func(n attribution.Name) bool { return n.Text.Start < at.End && at.Start < n.Text.End })
}
