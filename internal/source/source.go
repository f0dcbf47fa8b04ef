// Package source reads the files of a site, and defines places in them and diagnostics.
// It knows nothing about their contents.
//
// A place is a Span of byte offsets into one file. Line and column are computed only
// for messages (see Position): offsets stay valid through all steps of the pipeline.
package source

import (
	"bytes"
	"crypto/sha256"
	"unicode/utf8"
)

// A Path is a file's slash-separated path under the site's folder, such as
// "content/people/sergey-lavrov.md".
type Path string

// A Digest is the SHA-256 of a file's bytes.
type Digest [sha256.Size]byte

// A File is one file as it was read. It is immutable.
type File struct {
	Path   Path
	Data   []byte
	Digest Digest
}

// NewFile returns the file with its digest computed.
func NewFile(path Path, data []byte) *File {
	return &File{Path: path, Data: data, Digest: sha256.Sum256(data)}
}

// A Span is a half-open range of byte offsets. Each declaration of a Span says whether
// they are offsets into a file or into a text.
type Span struct{ Start, End int32 }

// At returns the empty span at offset.
func At(offset int) Span { return Span{int32(offset), int32(offset)} }

// Between returns the span from start up to end.
func Between(start, end int) Span { return Span{int32(start), int32(end)} }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return int(s.End - s.Start) }

// Of returns the bytes of data inside the span.
func (s Span) Of(data []byte) []byte { return data[s.Start:s.End] }

// A Position is a place as a text editor shows it: both numbers count from 1, and the
// column counts characters (Unicode code points).
type Position struct{ Line, Column int }

// PositionOf returns the position of a byte offset in data. An offset past the
// end is the position of the end.
func PositionOf(data []byte, offset int32) Position {
	at := min(int(offset), len(data))
	before := data[:at]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	return Position{
		Line:   bytes.Count(before, []byte{'\n'}) + 1,
		Column: utf8.RuneCount(before[lineStart:]) + 1,
	}
}
