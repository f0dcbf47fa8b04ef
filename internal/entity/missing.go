package entity

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/source"
	"readout/internal/spelling"
)

// missing returns the file that a text that names no entity may miss. If kinds are given, it is of the
// first of them that the text looks like.
func (r *Registry) missing(text string, kinds []Kind) (m source.Missing) {
	bare := strings.TrimPrefix(text, "the ")
	var kind Kind
	sure := true
	if key, ok := parseKey(text); ok {
		kind, bare = key.Kind, key.ID
	} else {
		kind, sure = kindFrom(bare, kinds)
	}
	name := bare
	if exact(bare) {
		name = nameOfID(bare, kind)
	}
	m = source.Missing{Kind: kind.String(), Name: name}
	if id, ok := r.Capital(bare); ok && (kind == Place || !sure && setOf(kinds).has(Place)) {
		c := r.entities[r.entities[id].Country]
		m, sure = source.Missing{Kind: Place.String(), Name: r.entities[id].Name, Country: c.Key.ID}, true
	}
	m.Sluggable, m.Unsure = spelling.Slug(m.Name) != "", !sure
	return m
}

// kindFrom returns the kind of entity that an unknown name looks like.
func kindFrom(text string, kinds []Kind) (kind Kind, sure bool) {
	wanted := setOf(kinds)
	words := strings.Fields(strings.ReplaceAll(text, "-", " "))
	has := func(list []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(list, strings.ToLower(w)) })
	}
	body := has(bodies)
	switch {
	case len(kinds) == 1 || len(kinds) > 0 && !wanted.has(Person):
		return kinds[0], true
	case wanted.has(Organization) && (body || abbreviation(text)):
		return Organization, true
	case wanted.has(Place) && len(words) > 1 && has(regions):
		return Place, true
	}
	return Person, len(words) > 1 && !has(things) && !strings.ContainsAny(text, "0123456789")
}

// bodies are words in the names of organizations.
var bodies = strings.Fields(`agency alliance army assembly association authority bank board bureau center centre central coalition commission
	committee community company congress corporation council court department federation force forces foundation front fund government group
	institute league ministry movement nations organisation organization parliament party senate society treasury tribunal union university`)

// regions are words in the names of places, and things are words in those of anything but people. Some are
// surnames, too.
var (
	regions = strings.Fields(`airport archipelago canal desert gulf heights island islands mount mountains ocean peninsula river sea strait straits strip valley`)
	things  = strings.Fields(`accord accords act agreement bay camp cape city convention crossing deal declaration district east fort hall hill house
	lake law line new north of oblast palace pact peace pipeline plan port process project protocol province region resolution road route square
	south stream street summit treaty war west`)
)

// abbreviation reports whether a text is written as the abbreviations of organizations are: "NATO", or
// "eu" where an id is written.
func abbreviation(text string) bool {
	n := utf8.RuneCountInString(text)
	if n < 2 || n > 6 || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return false
	}
	upper, lower := strings.ToUpper(text), strings.ToLower(text)
	return upper != lower && (text == upper || text == lower && n < len("nato"))
}

// nameOfID returns a name whose file has an id: "Felipe Calderon" for felipe-calderon.
func nameOfID(id string, kind Kind) string {
	words := strings.Split(id, "-")
	for i, w := range words {
		switch {
		case kind == Organization && len(words) == 1 && len(w) <= 6:
			words[i] = strings.ToUpper(w)
		case kind != Topic || i == 0:
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// hint says what to write for a text that names no entity, and which file it misses, if one.
func (r *Registry) hint(text string, kinds []Kind) (string, *source.Missing) {
	if others := r.Resolve(text); len(others) > 0 {
		e := &r.entities[others[0]]
		return fmt.Sprintf("%s is %s; write %s", e.Name, what([]Kind{e.Kind}), what(kinds)), nil
	}
	if id, ok := idIn(text); ok {
		if ids := r.Resolve(id, kinds...); len(ids) == 1 {
			return fmt.Sprintf("did you mean %q?", r.entities[ids[0]].Key.ID), nil
		}
		if near, ok := r.labels[setOf(kinds)]().Nearest(id); ok {
			return fmt.Sprintf("did you mean %q?", r.written(near, id, kinds)), nil
		}
		text = id
	}
	if near, ok := r.labels[setOf(kinds)]().Nearest(text); ok {
		return fmt.Sprintf("did you mean %q?", r.written(near, text, kinds)), nil
	}
	if list := r.listOfNames(text); len(list) > 1 {
		if len(kinds) == 0 {
			return "write each name by itself: " + strings.Join(list, ", "), nil
		}
		return "separate the names with commas: " + strings.Join(list, ", "), nil
	}
	if code := strings.ToLower(text); code != text {
		if ids := r.Resolve(code, kinds...); len(ids) == 1 && r.entities[ids[0]].Key.ID == code {
			return fmt.Sprintf("did you mean %s (%s)?", code, r.entities[ids[0]].Name), nil
		}
	}
	if len(kinds) > 0 && kinds[0] == Country {
		return "write the ISO 3166-1 alpha-2 code in lower case, such as ru", nil
	}
	if set := setOf(kinds); set.has(Person) && describes(text) {
		if !set.has(Topic) {
			return "write the id or name of one; this is a description", nil
		}
		m := source.Missing{Kind: Topic.String(), Name: strings.TrimPrefix(text, "the "), Sluggable: true}
		return Description + "; a matter gets a file: " + m.Command(), nil
	}
	if setOf(kinds).has(Person) && remarks.MatchString(text) {
		return "write nothing but the id or name of one; a remark on it goes into the text", nil
	}
	m := r.missing(text, kinds)
	return m.Hint(len(kinds) == 0), &m
}

// remarks are signs and first words that no name has: "not [[Sergey Lavrov]]", "Sergey Lavrov (absent)".
var remarks = regexp.MustCompile(`[][(){}<>?!=]|^(?:not|no|without|except|excluding|excl\.|minus|instead of|but|also|maybe|perhaps|possibly|probably|plus|incl\.|including) `)

// kindPrefixes are what stands before an id that is written with its kind or as the path of its file.
var kindPrefixes = strings.Fields("person people persons country countries organization organizations organisation organisations org orgs place places topic topics content")

// idIn returns the id in a text that is one with the kind or folder before it, or the name of a file: "people/ned-price.md".
// The kind may be a slip, too.
func idIn(text string) (id string, ok bool) {
	id, isFile := strings.CutSuffix(text, ".md")
	for {
		prefix, rest, found := strings.Cut(id, "/")
		if !found || !slices.Contains(kindPrefixes, strings.ToLower(prefix)) {
			break
		}
		id, ok = rest, true
	}
	return id, (ok || isFile) && exact(id)
}

// Description begins the hint for a text that describes somebody or something.
const Description = "write the id or name of an entity, or leave this out"

// describes reports whether a text that names nobody is no name: "claimants", "US and Russian troops".
func describes(text string) bool {
	bare := strings.TrimPrefix(text, "the ")
	last, _ := utf8.DecodeRuneInString(bare[strings.LastIndexByte(bare, ' ')+1:])
	if strings.HasPrefix(text, "a ") || strings.HasPrefix(text, "an ") {
		return true
	}
	return unicode.IsLower(last) && !strings.ContainsAny(bare, "-/") && len(bare) > len("nato")
}

// written returns a name that is near to a text as it is written in its place: where the text is an id,
// the id, since a name with a blank is none there.
func (r *Registry) written(near, text string, kinds []Kind) string {
	ids := r.Resolve(near, kinds...)
	if len(ids) != 1 || !exact(text) || exact(near) {
		return near
	}
	return r.entities[ids[0]].Key.ID
}
