// Package formats writes diagnostics in the formats that programs read: JSON, the
// annotations of GitHub Actions, and SARIF 2.1.0. For people source.Print writes them.
//
// Text of files goes through source.Printable where a program could take it for a
// command.
package formats

import (
	"path"
	"sort"
	"unicode/utf8"

	"readout/internal/source"
)

// A List is the diagnostics of a site and what else a check says.
type List struct {
	Diagnostics []source.Diagnostic // sorted
	Questions   []Question
	Silenced    int // warnings that comments silence
	// Folder is the slash-separated path of the site's folder from where the paths of a
	// format begin; "" if the site is there.
	Folder string
	// Data returns the bytes of a file, or nil.
	Data func(source.Path) []byte

	lines map[source.Path][]int // the offsets at which the lines of a file begin
}

// A Question is one that a file asks its editors.
type Question struct {
	Path source.Path
	Span source.Span
	Text string // empty if it must not be shown
}

// file returns the path of a file as a format names it.
func (l *List) file(p source.Path) string { return path.Join(l.Folder, string(p)) }

// A region is a span as text editors count it: from 1, columns in characters, the end
// behind the last character.
type region struct{ start, end source.Position }

// region returns where a span of a file stands.
func (l *List) region(p source.Path, at source.Span) region {
	data := l.Data(p)
	start := min(int(at.Start), len(data))
	end := min(max(start, int(at.End)), len(data))
	return region{l.position(p, data, start), l.position(p, data, end)}
}

// position is source.PositionOf in a time that does not grow with the file.
func (l *List) position(p source.Path, data []byte, offset int) source.Position {
	starts, known := l.lines[p]
	if !known {
		starts = []int{0}
		for i, c := range data {
			if c == '\n' {
				starts = append(starts, i+1)
			}
		}
		if l.lines == nil {
			l.lines = map[source.Path][]int{}
		}
		l.lines[p] = starts
	}
	line := sort.SearchInts(starts, offset+1)
	return source.Position{Line: line, Column: utf8.RuneCount(data[starts[line-1]:offset]) + 1}
}
