// Package entity holds the registry of all entities and their names.
//
// A Registry is made of all published documents and the built-in country table. The ID
// of an entity is its index in the registry, so that later steps can use flat slices
// by ID. IDs are valid for one registry only. References that authors write
// ("[[Lavrov]]", "country: ru") are resolved to IDs here and nowhere else: see Resolve.
package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/country"
	"readout/internal/date"
	"readout/internal/document"
)

// A Kind is a kind of entity.
type Kind uint8

const (
	Person Kind = iota
	Country
	Organization
	Place
	Topic
	kindCount
)

// documentKinds are the kinds of the files that describe entities, indexed by Kind.
var documentKinds = [kindCount]document.Kind{
	document.KindPerson, document.KindCountry, document.KindOrganization, document.KindPlace, document.KindTopic,
}

// String returns the kind's name in the singular: "person".
func (k Kind) String() string { return documentKinds[k].String() }

// Folder returns the folder of the kind's files and pages: "people".
func (k Kind) Folder() string { return documentKinds[k].Folder() }

// Actors are the kinds of entity that may take part in an event, or speak.
var Actors = []Kind{Person, Country, Organization}

// kindOf returns the kind of entity that a document describes.
func kindOf(d *document.Document) (Kind, bool) {
	for k, dk := range documentKinds {
		if dk == d.Kind {
			return Kind(k), true
		}
	}
	return 0, false
}

// A Key is the stable name of an entity: its kind and the base name of its file, or for
// a country its ISO 3166-1 alpha-2 code in lower case.
type Key struct {
	Kind Kind
	ID   string
}

// String returns the key as it may be written: "person/sergey-lavrov".
func (k Key) String() string { return k.Kind.String() + "/" + k.ID }

func (k Key) compare(other Key) int {
	return cmp.Or(cmp.Compare(k.Kind, other.Kind), cmp.Compare(k.ID, other.ID))
}

// An ID is an entity's index in its Registry.
type ID int32

// None is the ID of no entity.
const None ID = -1

// An Entity is a person, country, organization, place or topic.
type Entity struct {
	Key
	Name     string
	SortName string   // for people "Lavrov, Sergey"; else the name
	Aliases  []string // further names
	Surname  string   // of a person
	// SurnameAlone says that the surname alone, in prose, may mean the person.
	SurnameAlone bool
	Gender       string // of a person: "female", "male", or "" if not known
	// Country is a person's nationality, the country a place lies in, or the
	// one for which an organization speaks; of a country it is None.
	Country    ID
	Parent     ID // of an organization
	Members    []ID
	Posts      []Post // in the author's order
	Born, Died date.Date
	Wikidata   string
	State      *country.Country   // of a country: the table's entry with the site's additions
	Document   *document.Document // nil for a country without a file
}

// A Post is an office held. Organization and Country may be None.
type Post struct {
	Role         string
	Organization ID
	Country      ID
	Start, End   date.Date // zero: not known, or still held
}

// HeldOn reports whether the post was held on a day, the first and the last
// day included. A post without dates is held always.
func (p *Post) HeldOn(day date.Date) bool {
	return (p.Start.IsZero() || !day.Before(p.Start)) && (p.End.IsZero() || !p.End.Before(day))
}

// PostOn returns the first of the entity's posts held on a day, or nil.
func (e *Entity) PostOn(day date.Date) *Post {
	for i := range e.Posts {
		if e.Posts[i].HeldOn(day) {
			return &e.Posts[i]
		}
	}
	return nil
}

// labels returns the id and names that "did you mean" may propose for the entity.
// Codes and abbreviations are left out: too many words differ from three letters by a
// slip, and "rs" or "US" for "RUS" would name the wrong country.
func (e *Entity) labels() []string {
	names := append([]string{e.Key.ID, e.Name}, e.Aliases...)
	return slices.DeleteFunc(names, func(name string) bool { return utf8.RuneCountInString(name) < 4 })
}

// surnameOf returns the surname that a name implies: the part of the sort name before
// its comma, else the last word other than "Jr." or "III".
func surnameOf(name, sortName string) string {
	if before, _, found := strings.Cut(sortName, ","); found {
		return strings.TrimSpace(before)
	}
	name, _ = cutGeneration(name)
	return name[strings.LastIndexByte(name, ' ')+1:]
}

// cutGeneration cuts "Jr." or "III" from the end of a name.
func cutGeneration(name string) (rest, mark string) {
	i := strings.LastIndexByte(name, ' ')
	switch mark = name[i+1:]; strings.TrimSuffix(mark, ".") {
	case "Jr", "Sr", "II", "III", "IV":
		if i > 0 {
			return strings.TrimRight(name[:i], ", "), mark
		}
	}
	return name, ""
}
