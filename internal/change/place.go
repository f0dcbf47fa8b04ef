package change

import (
	"bytes"
	"unicode/utf8"

	"readout/internal/source"
)

// A lineCounter counts the lines of a file up to places that are mostly in order, so
// that all places of a file take linear time.
type lineCounter struct {
	data []byte
	to   int
	line int
}

// place returns the position of a byte of a file.
func (v *version) place(path source.Path, offset int32) source.Position {
	c := v.lines[path]
	if c == nil {
		c = &lineCounter{data: v.Data(path), line: 1}
		v.lines[path] = c
	}
	return c.position(int(offset))
}

func (c *lineCounter) position(offset int) source.Position {
	offset = min(offset, len(c.data))
	if offset < c.to {
		c.to, c.line = 0, 1
	}
	c.line += bytes.Count(c.data[c.to:offset], []byte{'\n'})
	c.to = offset
	start := bytes.LastIndexByte(c.data[:offset], '\n') + 1
	return source.Position{Line: c.line, Column: utf8.RuneCount(c.data[start:offset]) + 1}
}
