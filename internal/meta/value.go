package meta

import "readout/internal/source"

// A Value is one scalar as it was written: its decoded text, and where it
// stands in the file. The zero Value means "not given".
type Value struct {
	Text string
	Span source.Span // of the file's bytes, from the first to the last byte of the scalar, quotes included
}

// Given reports whether the key was written with a value that is not empty.
func (v Value) Given() bool { return v.Text != "" }
