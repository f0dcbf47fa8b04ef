package meta

import (
	"fmt"
	"regexp"
	"slices"

	"readout/internal/source"
)

// A Field describes one key of a mapping.
type Field struct {
	Key      string
	Type     Type
	Required bool
	Filled   bool     // if the key is there, it has a value
	Words    []string // all values that the key may have, if they are a closed list
	Pattern  string   // a regular expression that the text matches, if there is a narrower one than the type's
	Entry    *Mapping // of a list of mappings: one entry
}

// A Mapping describes a closed mapping: its fields, in the order in which they are read.
type Mapping struct {
	What   string // as messages name it: "a post"
	Fields []Field
}

// A Type says how a value is written.
type Type uint8

const (
	AnyText       Type = iota // any single value
	Texts                     // a list of single values
	Truth                     // true or false
	WholeNumber               // 1
	WebAddress                // http or https
	Day                       // 2022-02-01
	PartialDay                // 2022-02-01, 2022-02 or 2022
	DayOrTime                 // 2022-02-01 or 2022-02-01 15:04
	Mappings                  // a list of closed mappings
	AddressByText             // a mapping of free keys to web addresses
	TextByText                // a mapping of free keys to single values
)

// Describe returns the mapping that a function reads: the keys for which it asks, each
// with the type of the method that reads it. So a description is never another list of
// the keys than the code that reads them.
func Describe(what string, read func(*Reader)) Mapping {
	m := Mapping{What: what}
	r := NewReader(&source.File{}, Empty(), what, &[]source.Diagnostic{})
	r.described = &m
	read(r)
	return m
}

// Narrow says that a key's value is of a narrower type than that of the method that
// reads it. Words, if any, are all that the value may be. It changes nothing in how the
// key is read.
func (r *Reader) Narrow(key string, t Type, words ...string) {
	r.describe(key, func(f *Field) { f.Type, f.Words = t, words })
}

// Fill says that an empty value of a key is an error.
func (r *Reader) Fill(key string) { r.describe(key, func(f *Field) { f.Filled = true }) }

// Matching reads a text that matches a regular expression. Of another it reports the
// given rule, problem and hint, and returns the empty value.
func (r *Reader) Matching(key string, pattern *regexp.Regexp, rule source.Rule, problem, hint string) Value {
	r.describe(key, func(f *Field) { f.Pattern = pattern.String() })
	v := r.Text(key)
	if !v.Given() || pattern.MatchString(v.Text) {
		return v
	}
	r.Fail(v.Span, rule, fmt.Sprintf("%s: %q %s", key, v.Text, problem), hint)
	return Value{}
}

// is notes the type of a key.
func (r *Reader) is(key string, t Type) { r.describe(key, func(f *Field) { f.Type = t }) }

func (r *Reader) describe(key string, set func(*Field)) {
	if r.described == nil {
		return
	}
	fields := &r.described.Fields
	i := slices.IndexFunc(*fields, func(f Field) bool { return f.Key == key })
	if i < 0 {
		i = len(*fields)
		*fields = append(*fields, Field{Key: key})
	}
	set(&(*fields)[i])
}
