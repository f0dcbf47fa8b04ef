package check

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/entity"
	"readout/internal/source"
	"readout/internal/spelling"
)

// samePersons finds people who have two files. They have the same identifier, a name in
// common, or names that differ in a middle name and the same post at one time. Of people
// all of whose names are the same the registry warns.
func samePersons(c *checker) {
	byKey := map[string][]entity.ID{}
	for i := range c.Registry.Len() {
		id := entity.ID(i)
		if c.Registry.At(id).Kind != entity.Person {
			continue
		}
		var met []entity.ID
		for _, key := range personKeys(c.Registry.At(id)) {
			for _, other := range byKey[key] {
				if !slices.Contains(met, other) && c.onePerson(other, id) {
					met = append(met, other)
				}
			}
			if len(byKey[key]) < maxCompared {
				byKey[key] = append(byKey[key], id)
			}
		}
		for _, other := range met {
			c.warnOfPersons(other, id)
		}
	}
}

// personKeys returns texts of which two files of one person share one: the identifier,
// and the first and last word of each name.
func personKeys(e *entity.Entity) []string {
	var keys []string
	if e.Wikidata != "" {
		keys = append(keys, e.Wikidata)
	}
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		words := strings.Fields(spelling.Fold(name))
		if len(words) < 2 {
			continue
		}
		if key := words[0] + " " + words[len(words)-1]; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// onePerson reports whether two files that share a key are of one person.
func (c *checker) onePerson(first, second entity.ID) bool {
	a, b := c.Registry.At(first), c.Registry.At(second)
	if a.Wikidata != "" && b.Wikidata != "" {
		return a.Wikidata == b.Wikidata
	}
	if !a.Born.IsZero() && !b.Born.IsZero() && (a.Born.Before(b.Born) || b.Born.Before(a.Born)) ||
		a.Country != entity.None && b.Country != entity.None && a.Country != b.Country {
		return false
	}
	names, others := foldedNames(a), foldedNames(b)
	if slices.Equal(names, others) {
		return false // the registry warns of these
	}
	return intersect(names, others) || c.samePost(a, b)
}

func foldedNames(e *entity.Entity) []string {
	names := []string{spelling.Fold(e.Name)}
	for _, alias := range e.Aliases {
		names = append(names, spelling.Fold(alias))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// intersect reports whether two lists have an entry in common that is a full name.
func intersect(a, b []string) bool {
	return slices.ContainsFunc(a, func(name string) bool { return strings.Contains(name, " ") && slices.Contains(b, name) })
}

// samePost reports whether two people hold the same post from the same day.
func (c *checker) samePost(a, b *entity.Entity) bool {
	for _, p := range a.Posts {
		for _, q := range b.Posts {
			if !p.Start.IsZero() && p.Start == q.Start && p.Country == q.Country && p.Organization == q.Organization && spelling.Fold(p.Role) == spelling.Fold(q.Role) {
				return true
			}
		}
	}
	return false
}

func (c *checker) warnOfPersons(first, second entity.ID) {
	a, b := c.Registry.At(first), c.Registry.At(second)
	c.warn(b.Document.File.Path, b.Document.Person.Name.Span, source.Diagnostic{
		Rule:    "same-person",
		Message: fmt.Sprintf("%s and %s look like one person", b.Key, a.Key),
		Hint:    fmt.Sprintf("keep one of the two files, and give it the names of both; if they are two people, tell them apart by \"born\" or \"wikidata\": %q, %q", a.Name, b.Name),
		Related: []source.Related{{Path: a.Document.File.Path, Span: a.Document.Person.Name.Span, Message: "the other file"}},
	})
}
