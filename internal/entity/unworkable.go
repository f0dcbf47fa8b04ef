package entity

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// familyFirst are the countries in whose languages all names begin with the family
// name.
var familyFirst = []string{"cn", "kp", "kr", "tw", "vn"}

// FamilyFirst reports whether all names of a country, given by its code, begin with the family name.
func FamilyFirst(country string) bool { return slices.Contains(familyFirst, country) }

// unworkable warns of entries whose names cannot be found in a text as they stand.
func (r *Registry) unworkable(files map[Key]*document.Document) []source.Diagnostic {
	var diagnostics []source.Diagnostic
	warn := func(d *document.Document, v meta.Value, rule source.Rule, message, hint string) {
		diagnostics = append(diagnostics, source.Diagnostic{
			Path: d.File.Path, Span: v.Span, Severity: source.Warning, Rule: rule, Message: message, Hint: hint,
		})
	}
	for i := range r.entities {
		e := &r.entities[i]
		d := files[e.Key]
		if d == nil || len(namesOf(d)) == 0 {
			continue // not read
		}
		switch e.Kind {
		case Person:
			p := d.Person
			if family, ok := r.wantsSurname(e, p); ok {
				warn(d, p.Name, "surname-wanted",
					fmt.Sprintf("%q takes its last word for the surname, but in %s the family name comes first", e.Name, r.entities[e.Country].Name),
					fmt.Sprintf("write %q, or %q if that is right", "surname: "+family, "surname: "+e.Surname))
			}
			if twin, ok := r.twin(ID(i)); ok {
				warn(d, p.Name, "same-names", fmt.Sprintf("all names of %q are those of %s, too, so that a text can hardly say which of the two it means", e.Name, r.entities[twin].Key),
					"give one of the two a further name under aliases, such as one with a middle name")
			}
		case Topic, Organization:
			for _, v := range namesOf(d) {
				if c, ok := r.countryNamed(v.Text); ok {
					warn(d, v, "named-like-country", fmt.Sprintf("%q is the name of %s, too, so that no text can mean %s by it", v.Text, r.entities[c].Key, e.Key),
						fmt.Sprintf("choose another name, such as %q", v.Text+" talks"))
				}
			}
		}
	}
	return diagnostics
}

// wantsSurname returns the family name that a person's name probably begins with, if
// the file does not say which word it is.
func (r *Registry) wantsSurname(e *Entity, p *document.Person) (family string, ok bool) {
	if p.Surname.Given() || p.SortName.Given() || e.Country == None || !FamilyFirst(r.entities[e.Country].Key.ID) {
		return "", false
	}
	family, _, many := strings.Cut(e.Name, " ")
	return family, many
}

// twin returns an earlier person who has the same names.
func (r *Registry) twin(id ID) (ID, bool) {
	own := r.foldedNames(id)
	for _, other := range r.names[own[0]] {
		if other < id && r.entities[other].Kind == Person && slices.Equal(r.foldedNames(other), own) {
			return other, true
		}
	}
	return None, false
}

func (r *Registry) foldedNames(id ID) []string {
	e := &r.entities[id]
	names := []string{spelling.Fold(e.Name)}
	for _, a := range e.Aliases {
		names = append(names, spelling.Fold(a))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (r *Registry) countryNamed(name string) (ID, bool) {
	for _, id := range r.names[spelling.Fold(name)] {
		if e := &r.entities[id]; e.Kind == Country && e.Name == name {
			return id, true
		}
	}
	return None, false
}
