package entity

import (
	"slices"
	"strings"

	"readout/internal/spelling"
)

// The capitals of the country table are places, so that "place: Kabul" needs no file. Prose and marks
// never mean them: there, a capital may as well stand for the government.

// withCapitals adds to all entities, in order of their keys, the places that countries have as capitals,
// without those of which a file of a place says otherwise: one that has the name, or the id. A capital
// that is called like its country, such as Singapore, is no place of its own. Of two with one name that
// of a state counts. Countries come before places, so their IDs stay.
func withCapitals(entities []Entity) []Entity {
	taken := map[string]bool{}
	for i := range entities {
		if e := &entities[i]; e.Kind == Place {
			taken[e.Key.ID] = true
			for _, name := range append([]string{e.Name}, e.Aliases...) {
				taken[spelling.Slug(name)] = true
			}
		}
	}
	all := entities
	for _, territories := range []bool{false, true} {
		for i := range entities {
			e := &entities[i]
			if e.State == nil || territories != (e.State.Parent != "") {
				continue
			}
			names := capitalNames(e.State.Capital)
			free := func(name string) bool { return name != "" && name != e.Name && !taken[spelling.Slug(name)] }
			if len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return !free(name) }) {
				continue
			}
			c := Entity{Key: Key{Place, spelling.Slug(names[0])}, Name: names[0], SortName: names[0], Aliases: names[1:], Country: ID(i), Parent: None}
			taken[c.Key.ID] = true
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b Entity) int { return a.Key.compare(b.Key) })
	return all
}

// Capital returns the capital of the country table that has a name, or its id. There is none if the
// file of a place says otherwise.
func (r *Registry) Capital(name string) (ID, bool) {
	id, found := r.capitals[spelling.Fold(name)]
	return id, found && r.Withheld(name) == nil
}

// InProse reports whether the names of an entity mean it in texts and marks: all but those of a capital
// without a file do.
func (e *Entity) InProse() bool { return e.Kind != Place || e.Document != nil }

// capitalNames returns the names of a capital: "Washington, D.C." is "Washington", too.
func capitalNames(name string) []string {
	if short, _, found := strings.Cut(name, ", "); found {
		return []string{short, name}
	}
	return []string{name}
}
