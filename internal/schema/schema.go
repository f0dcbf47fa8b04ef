// Package schema describes front matter and settings as JSON Schema, with which editors
// complete keys and mark mistakes while one types.
//
// The keys and types are those that the readers ask for (meta.Describe), so a schema
// lists no other keys than the program reads. It accepts whatever the program accepts,
// and not always less: that a person exists, or a day is in the calendar, only a build
// can say. What each key means is taken from the tables of the documentation.
//
// Schemas are of draft 7, which the language servers for YAML read best.
package schema

import (
	"regexp"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/meta"
)

// Site is the name of the schema of readout.yaml.
const Site = "site"

// Names returns the names of all schemas: the kinds of content files, and Site.
func Names() []string {
	var names []string
	for kind := document.KindArticle; kind <= document.KindPage; kind++ {
		names = append(names, kind.String())
	}
	return append(names, Site)
}

// Mapping returns the description of the files of a name, and the keys that they may
// have without any meaning. Ok is false for an unknown name.
func Mapping(name string) (m meta.Mapping, readOver []string, ok bool) {
	if name == Site {
		return config.Describe(), nil, true
	}
	for kind := document.KindArticle; kind <= document.KindPage; kind++ {
		if kind.String() == name {
			return frontmatter.Describe(kind), frontmatter.ReadOver(kind), true
		}
	}
	return m, nil, false
}

// Of returns the JSON Schema of the files of a name, as indented JSON. Ok is false for
// an unknown name.
func Of(name string) (text []byte, ok bool) {
	m, readOver, ok := Mapping(name)
	if !ok {
		return nil, false
	}
	s := mapping(m)
	for _, key := range readOver {
		if !s.Properties.has(key) {
			s.Properties = append(s.Properties, property{key, schema{Description: "Not read by readout: Obsidian's."}})
		}
	}
	s.Schema = "http://json-schema.org/draft-07/schema#"
	s.Title = "Front matter of " + m.What
	if name == Site {
		s.Title = "Settings of a site: " + m.What
	}
	return indented(s), true
}

// mapping returns the schema of a closed mapping.
func mapping(m meta.Mapping) schema {
	no := false
	s := schema{Type: types{"object"}, Closed: &no}
	for _, f := range m.Fields {
		v := value(f)
		v.Description = Meaning(m.What, f.Key)
		if f.Required {
			s.Required = append(s.Required, f.Key)
		}
		if !f.Required && !f.Filled {
			v = v.orNull()
		}
		s.Properties = append(s.Properties, property{f.Key, v})
	}
	return s
}

// text returns the schema of any single value: the program reads it as it is written, so
// "title: 2022" is text.
func text() *schema { return &schema{Type: types{"string", "number", "boolean"}} }

// Forms of texts that are narrower than any text.
const (
	dayForm        = `^\d{4}-\d\d-\d\d$`
	partialDayForm = `^\d{4}(-\d\d(-\d\d)?)?$`
	dayOrTimeForm  = `^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$`
	addressForm    = `^https?://`
)

// value returns the schema of a field's value, if it is given.
func value(f meta.Field) schema {
	switch f.Type {
	case meta.Texts:
		return schema{Type: types{"array"}, Items: text()}
	case meta.Truth:
		return schema{Type: types{"boolean"}}
	case meta.WholeNumber:
		return schema{Type: types{"integer"}}
	case meta.WebAddress:
		return schema{Type: types{"string"}, Pattern: addressForm}
	case meta.Day:
		return schema{Type: types{"string"}, Pattern: dayForm}
	case meta.PartialDay: // a year alone is a number
		return schema{Type: types{"string", "integer"}, Pattern: partialDayForm}
	case meta.DayOrTime:
		return schema{Type: types{"string"}, Pattern: dayOrTimeForm}
	case meta.Mappings:
		entry := mapping(*f.Entry)
		return schema{Type: types{"array"}, Items: &entry}
	case meta.AddressByText:
		return schema{Type: types{"object"}, Other: &schema{Type: types{"string", "null"}, Pattern: addressForm}}
	case meta.TextByText:
		return schema{Type: types{"object"}, Other: text()}
	}
	if f.Words != nil {
		return schema{Enum: words(f.Words)}
	}
	s := *text()
	if s.Pattern = f.Pattern; f.Pattern != "" && !regexp.MustCompile(f.Pattern).MatchString("2022") {
		s.Type = types{"string"} // else YAML may take the text for a number, and the reader takes it as it is written
	}
	return s
}

// words returns a list of words as values.
func words(list []string) []any {
	var all []any
	for _, w := range list {
		all = append(all, w)
	}
	return all
}

// orNull admits an empty value: the key then counts as left out.
func (s schema) orNull() schema {
	if s.Enum != nil {
		s.Enum = append(s.Enum, nil)
	} else if s.Type != nil {
		s.Type = append(s.Type[:len(s.Type):len(s.Type)], "null")
	}
	return s
}
