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

	past   bool // it is not held now
	others bool // it is that of somebody whom this one stands to: a wife of a minister
	state  bool // the one before it is no country
}

var (
	// roleBefore is a post that ends where a name begins: "Foreign Minister ".
	roleBefore = regexp.MustCompile(`(?:^|[^\pL])((?:(?:` + titles + `|of|for|and|the|to)[ ])*(?:(?:` + offices + `)(?:` + portfolio + `)?|of State|of Defense)),? $`)
	// sharedRole is a post in the plural before a name and others: "Presidents Obama and ".
	sharedRole = regexp.MustCompile(`(?:^|[^\pL])((?:(?:` + titles + `)[ ])*(?:` + plurals + `))(?: \p{Lu}[\pL\pM’'-]+,?)+ and $`)
	// roleOf is a post with "of" and what stands before a name there: "president of the ".
	roleOf = regexp.MustCompile(`(?:^|[^\pL])((?:(?:` + titles + `|for|and)[ ])*(?:` + offices + `)(?:` + portfolio + `)?) (of|for|to|in)(?: the)? $`)
	// roleBehind is an apposition: ", the Deputy National Security Advisor,".
	roleBehind = regexp.MustCompile(`^, (?:(?:the|a|an|who is|our|his|her|its) )?([^,.;:“”"()]{3,90})[,.]`)
	linkWords  = regexp.MustCompile(`^(?:(?:of|for|and|the|to) )+`)
	// ofWhom is what stands between a name and a country or organization behind it.
	ofWhom = regexp.MustCompile(`^ of (?:the )?`)
	// ownerEnd is what may stand between a country or organization and a post.
	ownerEnd = regexp.MustCompile(`(?:['’]s?)? $`)
)

// postAt returns what stands beside a name.
func (d *desk) postAt(name source.Span) post {
	around := d.around(name)
	text, from := d.words(around), around.Start
	before, behind := text[:name.Start-from], text[name.End-from:]
	if m := roleBefore.FindStringSubmatchIndex(before); m != nil {
		start := m[2] + len(linkWords.FindString(before[m[2]:m[3]]))
		p := d.postBefore(before, start, from)
		if p.role = singular(before[start:m[3]]); p.land == entity.None && !p.state { // President Ana Torres of Norway
			p.land = d.nounStartingAt(name.End + int32(len(ofWhom.FindString(behind))))
		}
		return p.checked()
	}
	if m := sharedRole.FindStringSubmatch(before); m != nil {
		return post{role: singular(m[1]), land: entity.None}
	}
	if n := d.nameEndingAt(name.Start - int32(len(before)-len(strings.TrimRight(before, ", ")))); n.Entity != entity.None {
		if m := roleOf.FindStringSubmatchIndex(text[:n.Text.Start-from]); m != nil {
			return d.postLinked(before, n, m, from)
		}
	}
	if m := roleBehind.FindStringSubmatchIndex(behind); m != nil {
		return d.postBehind(behind[m[2]:m[3]], name.End+int32(m[2]))
	}
	return post{land: entity.None}
}

// checked is a post without what it must not say: the post of a relative, or of the past.
func (p post) checked() post {
	if p.past || p.others {
		p.role = ""
	}
	if p.others {
		p.land = entity.None
	}
	return p
}

// postBefore reads what stands before a role that begins at an offset of the text before a name: whose office it is,
// and whether it is held, and by whom is named.
func (d *desk) postBefore(before string, start int, from int32) post {
	owner := ownerEnd.FindString(before[:start])
	n := d.nameEndingAt(from + int32(start-len(owner)))
	lead := before[:start]
	p := post{land: n.Entity}
	if n.Entity != entity.None {
		lead = before[:n.Text.Start-from]
	}
	state := usState.MatchString(before[:start])
	shared := len(owner) > 1 && strings.HasSuffix(lead, " and ") && d.bodyEndingAt(from+int32(len(lead)-len(" and "))) != entity.None
	if state || shared {
		p.land, p.state = entity.None, true
	}
	word := lead[strings.LastIndexByte(strings.TrimRight(lead, " "), ' ')+1:]
	_, p.past = d.lexicon.SpeaksFor(word + before[start:])
	p.past = p.past || formerly.MatchString(lead)
	p.others = strings.HasSuffix(before, ", ") && ofOthers.MatchString(lead)
	return p
}

var (
	// formerly is what stands before an office that is no longer held, with a word between.
	formerly = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:former|ex)[ -][\pL-]+ $`)
	// ofOthers is what stands before an office that another holds than the one behind the comma: "the wife of the
	// Foreign Minister, ". Of what is done to somebody, "spoke to the Foreign Minister, ", it is the same one.
	ofOthers = regexp.MustCompile(`(?:^|[^\pL])(?:(?:of|behind)|(?:` + relations + `|` + offices + `) (?:to|for|at|in)) (?:the |a |an )?$`)
	// usState is a state of the US before an office. Georgia is a country, too, but that one's are Georgian.
	usState = regexp.MustCompile(`(?:^|[^\pL])(?:Georgia|` + strings.Join(states, "|") + `)(?: State)? $`)
)

// relations are words for people by whom they stand to.
const relations = `aide|assistant|deputy|lawyer|attorney|friend|ally|critic|opponent|rival|successor|heir|candidate|nominee|challenger|challenge|stand-in|wife|husband|brother|sister|son|daughter`

// postLinked reads an office with the one that stands behind it: of a president of Norway that is the country; an
// ambassador to Norway is sent by another.
func (d *desk) postLinked(before string, n attribution.Name, m []int, from int32) post {
	role := linkWords.ReplaceAllString(before[m[2]:m[3]], "")
	start := m[3] - len(role)
	p := d.postBefore(before, start, from)
	if p.role = role; before[m[4]:m[5]] == "of" {
		p.land = n.Entity
		return p.checked()
	}
	end := int(n.Text.End - from)
	begins := start
	if owner := d.nameEndingAt(from + int32(start-len(ownerEnd.FindString(before[:start])))); owner.Entity != entity.None {
		begins = int(owner.Text.Start - from)
	}
	if p.land, _ = d.lexicon.SpeaksFor(before[begins:end]); p.land != n.Entity {
		p.role = before[start:end] // Ambassador to Norway
	}
	return p.checked()
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

// postBehind reads an apposition. The country or organization is that for which the whole of it speaks, which
// need not be one that it names: "a critic of the Norwegian minister", "ambassador to Norway".
func (d *desk) postBehind(words string, at int32) post {
	now, _, _ := strings.Cut(words, " since ")
	land, denied := d.lexicon.SpeaksFor(now)
	own, owner, owners := at, entity.None, 0
	for _, n := range d.namesIn(source.Span{Start: at, End: at + int32(len(words))}) {
		if n.Kind != entity.Country && n.Kind != entity.Organization {
			continue
		}
		rest := words[n.Text.End-at:]
		if link := ownerLink.FindString(rest); n.Text.Start == own && link != "" { // Norway and Sweden’s joint negotiator
			own = n.Text.End + int32(len(link))
			if owners++; owners == 1 || d.registry.At(n.Entity).Country == owner {
				owner, owners = n.Entity, 1
			}
		} else if rest == "" && land == entity.None && wholeOf.MatchString(words[:n.Text.Start-at]) {
			land = n.Entity // leader of Jordan
		}
	}
	switch {
	case owners == 1:
		land = owner
	case owners > 1, advising.MatchString(words):
		land = entity.None
	}
	role := words[own-at:]
	if n := d.nameEndingAt(at + int32(len(words))); n.Kind == entity.Country && n.Entity == land && n.Text.Start > own {
		if m := ofLand.FindStringIndex(words[own-at : n.Text.Start-at]); m != nil {
			role = role[:m[0]] // which the file says by itself
		}
	}
	head := headEnd.ReplaceAllString(whoWas.ReplaceAllString(role, ""), "")
	if strings.HasPrefix(words, "who became ") {
		return post{land: entity.None} // when a post began says not that it has ended
	}
	switch isOffice := endsInOffice.MatchString(head); {
	case !isOffice && strings.HasPrefix(words, "of "):
		return post{land: land}
	case !isOffice:
		return post{land: entity.None}
	case denied || ended.MatchString(words):
		return post{land: entity.None, past: true}
	}
	return post{role: role, land: land}
}

var (
	// headEnd begins what follows the head of an apposition: "of Norway" of "foreign minister of Norway".
	headEnd      = regexp.MustCompile(` (?:of|to|for|in|at|from|with|on|under|and|since|until|between|who|whose|which|that)(?: .*)?$`)
	whoWas       = regexp.MustCompile(`^who (?:was|became|had been|has been|served as) (?:the |a |an )?`)
	endsInOffice = regexp.MustCompile(`(?:^|[^\pL])(?:` + offices + `)$`)
	wholeOf      = regexp.MustCompile(`^(?:(?:(?:` + titles + `) )*(?:` + offices + `) )?of (?:the )?$`)
	ofLand       = regexp.MustCompile(` of (?:the )?$`)
	// advising is an office that stands to somebody of perhaps another country.
	advising  = regexp.MustCompile(`(?:[Aa]dvis[eo]r|[Aa]ide|[Aa]ssistant) (?:to|of) `)
	ownerLink = regexp.MustCompile(`^(?:['’]s?)? (?:and )?`)
	// ended is how an apposition says that a post is not held now.
	ended = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:next|future|until|was|were|had been|became|between|once|previously|used to|from (?:19|20)\d\d|in (?:19|20)\d\d|(?:19|20)\d\d ?(?:to|-|–) ?(?:19|20)?\d\d)(?:$|[^\pL])`)
)

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

// nounStartingAt returns the country or organization whose name, and no adjective, begins at an offset, or
// entity.None. "Of Norway’s parliament" is none.
func (d *desk) nounStartingAt(start int32) entity.ID {
	i, found := slices.BinarySearchFunc(d.names, start, func(n attribution.Name, at int32) int { return int(n.Text.Start - at) })
	if !found || d.names[i].Kind != entity.Country && d.names[i].Kind != entity.Organization || owns.Match(d.doc.Text.Plain[d.names[i].Text.End:]) {
		return entity.None
	}
	if !slices.Contains(d.registry.Resolve(d.words(d.names[i].Text)), d.names[i].Entity) {
		return entity.None
	}
	return d.names[i].Entity
}

var owns = regexp.MustCompile(`^['’]`)

func (d *desk) bodyEndingAt(end int32) entity.ID { return d.nameEndingAt(end).Entity }

// postOf returns the post of a person, the country, and the organization if the site has
// it, as a file writes them: the first that stands beside one of the places where the
// report names the person. What the report does not say is empty.
func (d *desk) postOf(p *attribution.Person) (role, country, body string) {
	past, state := false, false
	for _, at := range p.Mentions {
		found := d.postAt(at)
		past, state = past || found.past, state || found.state
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
	if past {
		return "", country, "" // what it was is no post of today, also where it is called so again
	}
	if country == "" && role == "Secretary of State" && !state {
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
		for words := d.words(at); ; words = d.words(at) { // "Minister Foreign Ana Torres", "Minister-elect Ana Torres"
			first, rest, more := strings.Cut(words, " ")
			if !more || !titleWord.MatchString(strings.TrimSuffix(strings.TrimSuffix(first, "-elect"), "-designate")) {
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
