package schema

import (
	"bytes"
	"encoding/json"
)

// A schema is a JSON Schema, as far as readout needs one.
type schema struct {
	Schema      string     `json:"$schema,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Type        types      `json:"type,omitempty"`
	Enum        []any      `json:"enum,omitempty"`
	Pattern     string     `json:"pattern,omitempty"`
	Items       *schema    `json:"items,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	Required    []string   `json:"required,omitempty"`
	Closed      *bool      `json:"additionalProperties,omitempty"` // no other keys than Properties
	Other       *schema    `json:"-"`                              // what other keys hold; not with Closed
}

// MarshalJSON writes Other in the place of Closed: in JSON they are one key.
func (s schema) MarshalJSON() ([]byte, error) {
	type plain schema
	if s.Other == nil {
		return json.Marshal(plain(s))
	}
	return json.Marshal(struct {
		plain
		Other *schema `json:"additionalProperties"`
	}{plain(s), s.Other})
}

// types are the types that a value may have.
type types []string

// MarshalJSON writes a lone type without a list.
func (t types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// properties are the keys of a mapping, in the order of the documentation. Editors
// propose them in that order.
type properties []property

type property struct {
	key   string
	value schema
}

func (p properties) has(key string) bool {
	for _, one := range p {
		if one.key == key {
			return true
		}
	}
	return false
}

func (p properties) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, one := range p {
		if i > 0 {
			b = append(b, ',')
		}
		key, err := json.Marshal(one.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(one.value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, key...), ':'), value...)
	}
	return append(b, '}'), nil
}

// indented writes a schema for people. A schema has no value that JSON cannot hold.
func indented(s schema) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		panic(err)
	}
	return b.Bytes()
}
