package meta

import (
	"unique"

	"readout/internal/source"
)

// A Value is one scalar as it was written: its decoded text, and where it
// stands in the file. The zero Value means "not given".
type Value struct {
	Text string
	Span source.Span // of the file's bytes, from the first to the last byte of the scalar, quotes included
}

// Name returns the value of a text that names somebody or something. Thousands
// of files write the same few names: each is kept once, so that to resolve all
// of them touches little memory.
func Name(text string, span source.Span) Value {
	return Value{unique.Make(text).Value(), span}
}

// Given reports whether the key was written with a value that is not empty.
func (v Value) Given() bool { return v.Text != "" }
