package meta

import "fmt"

// Texts reads a list of texts.
func (r *Reader) Texts(key string) []Value { return r.texts(key, flowText) }

// texts is Texts; asList writes a text as the content of a list in brackets, for the
// hint if they are missing.
func (r *Reader) texts(key string, asList func(string) string) []Value {
	r.is(key, Texts)
	n := r.findList(key, asList)
	if n == nil {
		return nil
	}
	var out []Value
	for _, item := range n.items {
		if r.isEntry(key, item) {
			out = append(out, item.value())
		}
	}
	return out
}

// MaxMappings bounds a list of mappings: all posts of a person are looked at for
// each statement.
const MaxMappings = 500

// List reads a list of mappings. Each is called with a reader of one, which is
// closed afterwards. What says in messages what a mapping describes: "a post". More
// than MaxMappings are an error, and none of them is read.
func (r *Reader) List(key, what string, each func(*Reader)) {
	if r.described != nil {
		entry := Describe(what, each)
		r.describe(key, func(f *Field) { f.Type, f.Entry = Mappings, &entry })
	}
	n := r.findList(key, nil)
	if n == nil {
		return
	}
	if len(n.items) > MaxMappings {
		r.Fail(n.items[MaxMappings].span, "too-large", fmt.Sprintf("%s has more than %d entries", key, MaxMappings), "keep those that matter")
		return
	}
	for _, item := range n.items {
		if !r.isMapping(key, item) {
			continue
		}
		child := &Reader{file: r.file, what: what, node: item, open: item.span, diags: r.diags}
		each(child)
		child.Close()
	}
}

// An Entry is one key of an open mapping, with its value.
type Entry struct{ Key, Value Value }

// URLs reads a mapping whose keys are free and whose values are web addresses,
// in the order in which it is written.
func (r *Reader) URLs(key string) []Entry {
	var out []Entry
	entries := r.Entries(key)
	r.is(key, AddressByText)
	for _, e := range entries {
		if e.Value = r.webAddress(e.Key.Text, e.Value); e.Value.Given() {
			out = append(out, e)
		}
	}
	return out
}

// RefsByText reads a mapping whose keys are free and whose values are references,
// in the order in which it is written. A key without a value is an error; hint
// says what to write.
func (r *Reader) RefsByText(key, hint string) []Entry {
	var out []Entry
	for _, e := range r.Entries(key) {
		if !e.Value.Given() {
			r.Fail(e.Key.Span, "missing-key", e.Key.Text+" is empty", hint)
		} else if e.Value = r.reference(e.Key.Text, e.Value); e.Value.Given() {
			out = append(out, e)
		}
	}
	return out
}

// Entries reads a mapping whose keys are free. The value of a key that has none is
// empty.
func (r *Reader) Entries(key string) []Entry {
	r.is(key, TextByText)
	n := r.find(key, nil)
	if n == nil || !r.isOpenMapping(key, n) {
		return nil
	}
	var out []Entry
	for _, f := range n.fields {
		switch {
		case f.value.null():
			out = append(out, Entry{Key: f.key.value()})
		case f.value.kind != bad && r.isScalar(f.key.text, f.value):
			out = append(out, Entry{f.key.value(), f.value.value()})
		}
	}
	return out
}

// findList returns the list that is a key's value, or nil.
func (r *Reader) findList(key string, asList func(string) string) *node {
	n := r.find(key, nil)
	if n == nil || !r.isList(key, n, asList) {
		return nil
	}
	return n
}
