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

// lookAlikes warns of names that look like a name of another entity, but have letters of
// another alphabet or invisible characters.
func (r *Registry) lookAlikes(files map[Key]*document.Document) []source.Diagnostic {
	var diagnostics []source.Diagnostic
	for i := range r.entities {
		d := files[r.entities[i].Key]
		if d == nil {
			continue
		}
		for _, v := range namesOf(d) {
			seen := spelling.Skeleton(v.Text)
			if seen == v.Text || slices.ContainsFunc(strings.Fields(v.Text), mixed) {
				continue // of a word that mixes alphabets its document has warned
			}
			others := slices.DeleteFunc(slices.Clone(r.names[spelling.Fold(seen)]), func(id ID) bool {
				return id == ID(i) || slices.Contains(r.names[spelling.Fold(v.Text)], id)
			})
			if len(others) > 0 {
				diagnostics = append(diagnostics, source.Diagnostic{
					Path: d.File.Path, Span: v.Span, Severity: source.Warning, Rule: "look-alike",
					Message: fmt.Sprintf("%q looks like a name of %s and is written with other letters", v.Text, r.entities[others[0]].Key),
					Hint:    "if it is meant to be the same name, type it again",
				})
			}
		}
	}
	return diagnostics
}

func mixed(word string) bool { return spelling.Mixed(word) != 0 }

// namesOf returns the name and aliases in the document of an entity.
func namesOf(d *document.Document) []meta.Value {
	switch {
	case d.Person != nil:
		return append([]meta.Value{d.Person.Name}, d.Person.Aliases...)
	case d.Country != nil:
		return append([]meta.Value{d.Country.Name}, d.Country.Aliases...)
	case d.Organization != nil:
		return append([]meta.Value{d.Organization.Name}, d.Organization.Aliases...)
	case d.Place != nil:
		return append([]meta.Value{d.Place.Name}, d.Place.Aliases...)
	case d.Topic != nil:
		return append([]meta.Value{d.Topic.Name}, d.Topic.Aliases...)
	}
	return nil
}
