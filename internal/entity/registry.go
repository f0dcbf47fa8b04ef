package entity

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"readout/internal/country"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A Registry is all entities. It is immutable.
type Registry struct {
	entities []Entity
	keys     map[Key]ID
	bare     map[string][]ID // by id alone
	names    map[string][]ID // folded names and aliases
	surnames map[string][]ID // folded
	capitals map[string]ID   // those without files, by folded name
	withheld withheld
	unread   []unread
	labels   [everyKind + 1]func() *spelling.Index // for "did you mean", by set of kinds; made when first needed
}

// An unread is a part of a file that could not be parsed, as a slug for ids and as a
// fold for names. A name in it may be declared there, so it is not reported as unknown.
type unread struct {
	slug, fold string
	entities   bool // it may declare an entity: a part of an article declares events only
}

// unreadIn lists the texts that could not be parsed. A file that may be withheld counts
// as a whole, so that references to it are not reported.
func unreadIn(published, withheld []*document.Document) []unread {
	var list []unread
	add := func(d *document.Document, span source.Span) {
		text := string(span.Of(d.File.Data))
		_, entities := kindOf(d)
		list = append(list, unread{spelling.Slug(text), spelling.Fold(text), entities})
	}
	for _, d := range published {
		for _, span := range d.Unread {
			add(d, span)
		}
		if d.Broken {
			list = append(list, unread{slug: d.ID, entities: true})
		}
	}
	for _, d := range withheld {
		if d.Unsure {
			add(d, source.Between(0, len(d.File.Data)))
			list = append(list, unread{slug: d.ID, entities: true})
		}
	}
	return list
}

// New makes the registry of the published documents. The withheld documents are for the
// messages only: a reference to one is not a misspelling. The function names returns
// the name of a country in the site's language, or "" for the table's name; it may be
// nil. The diagnostics are those of references between entities.
func New(published, withheld []*document.Document, names func(country.Code) string) (*Registry, []source.Diagnostic) {
	r := &Registry{
		keys: map[Key]ID{}, bare: map[string][]ID{}, names: map[string][]ID{}, surnames: map[string][]ID{}, capitals: map[string]ID{},
		withheld: withheldBy(withheld),
	}
	r.unread = unreadIn(published, withheld)
	files, diagnostics := r.gather(published, names)
	r.index()
	for kinds := range r.labels {
		r.labels[kinds] = sync.OnceValue(func() *spelling.Index { return spelling.NewIndex(r.candidates(kindSet(kinds))) })
	}
	diagnostics = append(diagnostics, r.connect(files)...)
	diagnostics = append(diagnostics, r.lookAlikes(files)...)
	diagnostics = append(diagnostics, r.unworkable(files)...)
	return r, diagnostics
}

// Len returns the number of entities: IDs run from 0 to Len()-1.
func (r *Registry) Len() int { return len(r.entities) }

// At returns an entity; callers do not change it.
func (r *Registry) At(id ID) *Entity { return &r.entities[id] }

// Find returns the entity with a key.
func (r *Registry) Find(k Key) (ID, bool) {
	id, ok := r.keys[k]
	return id, ok
}

// gather lists all entities, in order of their keys, without references.
func (r *Registry) gather(documents []*document.Document, names func(country.Code) string) (map[Key]*document.Document, []source.Diagnostic) {
	var diagnostics []source.Diagnostic
	files := map[Key]*document.Document{}
	for _, d := range documents {
		kind, ok := kindOf(d)
		if !ok {
			continue
		}
		if _, known := country.Lookup(country.Code(d.ID)); kind == Country && !known {
			diagnostics = append(diagnostics, noSuchCountry(d))
			continue
		}
		files[Key{kind, d.ID}] = d
	}
	keys := slices.Collect(maps.Keys(files))
	for _, c := range country.All() {
		if key := (Key{Country, string(c.Code)}); files[key] == nil {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, Key.compare)
	entities := make([]Entity, len(keys))
	for i, key := range keys {
		if c, known := country.Lookup(country.Code(key.ID)); known && key.Kind == Country {
			entities[i] = countryEntity(c, nameOf(c, names), files[key])
		} else {
			entities[i] = describe(key, files[key])
		}
	}
	r.entities = withCapitals(entities)
	return files, diagnostics
}

// nameOf returns a country's name in the site's language, or "".
func nameOf(c *country.Country, names func(country.Code) string) string {
	if names == nil {
		return ""
	}
	return names(c.Code)
}

func noSuchCountry(d *document.Document) source.Diagnostic {
	return source.Diagnostic{
		Path: d.File.Path, Rule: "unknown-country",
		Message: fmt.Sprintf("%q is not a country code", d.ID),
		Hint:    "name the file after the ISO 3166-1 alpha-2 code in lower case, such as ru.md",
	}
}

// index fills the tables that Resolve looks names up in.
func (r *Registry) index() {
	add := func(table map[string][]ID, name string, id ID) {
		if name = spelling.Fold(name); name != "" && !endsWith(table[name], id) {
			table[name] = append(table[name], id)
		}
	}
	for i := range r.entities {
		e, id := &r.entities[i], ID(i)
		r.keys[e.Key] = id
		if !e.InProse() {
			for _, name := range append([]string{e.Name, e.Key.ID}, e.Aliases...) {
				r.capitals[spelling.Fold(name)] = id
			}
			continue
		}
		r.bare[e.Key.ID] = append(r.bare[e.Key.ID], id)
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			add(r.names, name, id)
		}
		if e.Kind == Person {
			add(r.surnames, e.Surname, id)
		}
	}
}

// endsWith reports whether a list of ids in order has one at its end.
func endsWith(ids []ID, id ID) bool { return len(ids) > 0 && ids[len(ids)-1] == id }

// connect resolves the references that entities make to each other.
func (r *Registry) connect(files map[Key]*document.Document) []source.Diagnostic {
	var diagnostics []source.Diagnostic
	for i := range r.entities {
		e := &r.entities[i]
		d := files[e.Key]
		if d == nil {
			continue
		}
		one := func(v meta.Value, kinds ...Kind) ID {
			if !v.Given() {
				return None
			}
			id, diagnostic := r.Reference(d.File.Path, v, kinds...)
			if diagnostic != nil {
				diagnostics = append(diagnostics, *diagnostic)
			}
			return id
		}
		r.connectOne(e, d, one)
	}
	return diagnostics
}

func (r *Registry) connectOne(e *Entity, d *document.Document, one func(meta.Value, ...Kind) ID) {
	switch {
	case d.Person != nil:
		e.Country = one(d.Person.Country, Country)
		for _, p := range d.Person.Posts {
			e.Posts = append(e.Posts, Post{
				Role: p.Role.Text, Start: p.Start, End: p.End,
				Organization: one(p.Organization, Organization), Country: one(p.Country, Country),
			})
		}
	case d.Organization != nil:
		e.Country = one(d.Organization.Country, Country)
		e.Parent = one(d.Organization.Parent, Organization)
		for _, m := range d.Organization.Members {
			if id := one(m, Country, Organization); id != None && !slices.Contains(e.Members, id) {
				e.Members = append(e.Members, id)
			}
		}
	case d.Place != nil:
		e.Country = one(d.Place.Country, Country)
	}
}
