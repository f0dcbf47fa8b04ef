package meta

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"readout/internal/source"
	"readout/internal/spelling"
)

// A Need says whether a key may be left out.
type Need uint8

const (
	Optional Need = iota
	Required
)

// A Reader reads one closed mapping. Call a method once for every key that the mapping
// may have; Close reports all others. The methods return zero for a key that is not
// given, or whose value has been reported.
type Reader struct {
	file    *source.File
	what    string      // what the mapping describes, with its article: "an event"
	node    *node       // nil if nothing can be read
	open    source.Span // where a missing key is reported
	asked   []string
	missing []string // required keys that were not given
	diags   *[]source.Diagnostic

	described *Mapping // what is asked for, if Describe wants to know; nil otherwise
}

// usualKeys is how many keys hardly any mapping asks for more of.
const usualKeys = 24

// NewReader returns a reader of a file's metadata that appends diagnostics to diags. In
// messages, what names the file: "an article".
func NewReader(f *source.File, front Front, what string, diags *[]source.Diagnostic) *Reader {
	return &Reader{file: f, what: what, node: front.root, open: front.open, diags: diags, asked: make([]string, 0, usualKeys)}
}

// Fail reports an error that the caller has found.
func (r *Reader) Fail(span source.Span, rule source.Rule, message, hint string) {
	r.report(source.Error, span, rule, message, hint)
}

// Warn reports a warning that the caller has found.
func (r *Reader) Warn(span source.Span, rule source.Rule, message, hint string) {
	r.report(source.Warning, span, rule, message, hint)
}

func (r *Reader) report(severity source.Severity, span source.Span, rule source.Rule, message, hint string) {
	*r.diags = append(*r.diags, source.Diagnostic{
		Path: r.file.Path, Span: span, Severity: severity, Rule: rule, Message: message, Hint: hint,
	})
}

// Refuse reports a key that this mapping may not have, although others of its
// kind may.
func (r *Reader) Refuse(key, message, hint string) {
	r.ask(key)
	if f := r.node.field(key); f != nil {
		r.Fail(f.key.span, "misplaced-key", message, hint)
	}
}

// ask records a key as known.
func (r *Reader) ask(key string) {
	if !slices.Contains(r.asked, key) {
		r.asked = append(r.asked, key)
	}
	r.describe(key, func(*Field) {})
}

// find returns the value of a key. It returns nil if there is none, or none
// that can be used; a required key is then noted as missing unless its value
// has been reported.
func (r *Reader) find(key string, need []Need) *node {
	r.ask(key)
	required := slices.Contains(need, Required)
	if required {
		r.describe(key, func(f *Field) { f.Required = true })
	}
	f := r.node.field(key)
	switch {
	case f != nil && f.value.kind == bad:
		return nil
	case f != nil && !f.value.null():
		return f.value
	case r.node != nil && required:
		r.missing = append(r.missing, key)
	}
	return nil
}

// Given returns the keys of the mapping, and the place of the first unknown one.
func (r *Reader) Given() (keys []string, unknown source.Span, any bool) {
	if r.node == nil {
		return nil, unknown, false
	}
	for _, f := range r.node.fields {
		if f.key.kind == bad {
			continue
		}
		keys = append(keys, f.key.text)
		if !any && !slices.Contains(r.asked, f.key.text) {
			unknown, any = f.key.span, true
		}
	}
	return keys, unknown, any
}

// Close reports unknown keys, and required keys that are missing. A misspelt required
// key is reported as unknown only.
func (r *Reader) Close() {
	r.CloseBut(func(Value, Value, string) bool { return false })
}

// CloseBut is Close for a caller who reports some unknown keys itself: those for
// which reported, given the key, its value and the known key that it is near to, or
// "", is true.
func (r *Reader) CloseBut(reported func(key, value Value, near string) bool) {
	if r.node == nil {
		return
	}
	for _, f := range r.node.fields {
		if f.key.kind == bad || slices.Contains(r.asked, f.key.text) {
			continue
		}
		near, _ := spelling.Nearest(f.key.text, r.asked)
		if !reported(f.key.value(), f.value.value(), near) {
			r.unknown(f.key, near)
		}
	}
	for _, key := range r.missing {
		r.absent(key)
	}
}

func (r *Reader) unknown(key *node, near string) {
	hint := "known keys: " + strings.Join(r.asked, ", ")
	if near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
		r.missing = slices.DeleteFunc(r.missing, func(key string) bool { return key == near })
	}
	r.Fail(key.span, "unknown-key", fmt.Sprintf("unknown key %q in %s", key.text, r.what), hint)
}

func (r *Reader) absent(key string) {
	if f := r.node.field(key); f != nil {
		r.Fail(f.key.span, "missing-key", key+" is empty", r.what+" needs it")
		return
	}
	r.Fail(r.open, "missing-key", fmt.Sprintf("missing key %q in %s", key, r.what),
		"add it: "+r.line(key))
}

// line returns how a key is written in the syntax of the mapping.
func (r *Reader) line(key string) string {
	switch opening := r.file.Data[r.open.Start:]; {
	case bytes.HasPrefix(opening, []byte("+")):
		return key + ` = "…"`
	case bytes.HasPrefix(opening, []byte("{")):
		return `"` + key + `": "…"`
	}
	return key + ": …"
}
