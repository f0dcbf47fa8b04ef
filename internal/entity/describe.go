package entity

import (
	"cmp"
	"slices"

	"readout/internal/country"
	"readout/internal/document"
	"readout/internal/meta"
)

// describe makes an entity of its own file, without references. If the file could not be
// read, only the key is set.
func describe(key Key, d *document.Document) Entity {
	e := Entity{Key: key, Name: key.ID, Country: None, Parent: None, Document: d}
	switch {
	case d.Person != nil:
		p := d.Person
		e.Name, e.Aliases = p.Name.Text, texts(p.Aliases)
		e.Surname = cmp.Or(p.Surname.Text, surnameOf(p.Name.Text, p.SortName.Text))
		e.SortName = cmp.Or(p.SortName.Text, sortName(p.Name.Text, e.Surname))
		e.SurnameAlone, e.Gender = !p.SurnameNever, p.Gender
		e.Born, e.Died, e.Wikidata = p.Born, p.Died, p.Wikidata.Text
	case d.Organization != nil:
		e.Name, e.Aliases, e.Wikidata = d.Organization.Name.Text, texts(d.Organization.Aliases), d.Organization.Wikidata.Text
	case d.Place != nil:
		e.Name, e.Aliases = d.Place.Name.Text, texts(d.Place.Aliases)
	case d.Topic != nil:
		e.Name, e.Aliases = d.Topic.Name.Text, texts(d.Topic.Aliases)
	}
	e.SortName = cmp.Or(e.SortName, e.Name)
	return e
}

// sortName puts the surname first: "Kennedy, Robert F., Jr." "Xi Jinping" with
// surname "Xi" has it first already.
func sortName(name, surname string) string {
	rest, mark := cutGeneration(name)
	given, found := cutSuffix(rest, surname)
	switch {
	case !found || given == "":
		return name
	case mark != "":
		return surname + ", " + given + ", " + mark
	}
	return surname + ", " + given
}

func cutSuffix(name, surname string) (string, bool) {
	if n := len(name) - len(surname); n > 0 && name[n:] == surname && name[n-1] == ' ' {
		return name[:n-1], true
	}
	return name, false
}

// countryEntity makes an entity of a country of the table, its name in the site's
// language ("": the table's name), and the site's own file, which overrides the table
// and may be nil.
func countryEntity(c *country.Country, name string, d *document.Document) Entity {
	state := *c
	if name != "" {
		translate(&state, name)
	}
	if d != nil && d.Country != nil {
		override(&state, d.Country)
	}
	e := Entity{
		Key: Key{Country, string(c.Code)}, Name: state.Name, SortName: state.Name,
		Country: None, Parent: None, Wikidata: state.Wikidata, State: &state, Document: d,
	}
	// The table's names stay aliases of a country that a site renames.
	names := []string{state.OfficialName, state.InSentence, c.Name, c.OfficialName}
	for _, name := range slices.Concat(names, state.Aliases, state.FormerNames, c.Aliases, c.FormerNames) {
		if name != "" && name != e.Name && !slices.Contains(e.Aliases, name) {
			e.Aliases = append(e.Aliases, name)
		}
	}
	return e
}

// translate gives a country its name in another language, and clears the fields that the
// table has in English only. The English names stay aliases, since reports in any
// language quote some.
func translate(state *country.Country, name string) {
	state.Name, state.OfficialName, state.InSentence = name, name, name
	state.Adjective, state.Capital, state.Aliases, state.FormerNames = "", "", nil, nil
}

func override(state *country.Country, f *document.Country) {
	if f.Name.Given() {
		state.InSentence = f.Name.Text
	}
	state.Name = cmp.Or(f.Name.Text, state.Name)
	state.OfficialName = cmp.Or(f.OfficialName.Text, state.OfficialName)
	state.Capital = cmp.Or(f.Capital.Text, state.Capital)
	// The table's slices are shared by all sites: never append in place.
	state.Aliases = slices.Concat(state.Aliases, texts(f.Aliases))
	state.Demonyms = slices.Concat(state.Demonyms, texts(f.Demonyms))
	state.Metonyms = slices.Concat(state.Metonyms, texts(f.Metonyms))
}

func texts(values []meta.Value) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = v.Text
	}
	return list
}
