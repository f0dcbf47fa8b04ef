package meta

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/source"
)

// Offsets here are offsets in the block, except in spans, which are the file's.

// closing returns the offset behind the quotation mark that closes the one at
// start. The escape character makes the next one an ordinary character; an
// apostrophe escapes an apostrophe only.
func (y *yamlReader) closing(start int, mark, escape byte) int {
	data := y.bytes()
	for i := start + 1; i < len(data); i++ {
		switch {
		case data[i] == escape && i+1 < len(data) && (escape != mark || data[i+1] == mark):
			i++
		case data[i] == mark:
			return i + 1
		}
	}
	return len(data)
}

// blockContent returns where the text of a block scalar begins, whose indicator
// ("|", ">-") is at start.
func (y *yamlReader) blockContent(start int) int {
	data := y.bytes()
	line := y.lineEnd(start)
	content := bytes.TrimLeft(data[line:], " \t\r\n")
	return len(data) - len(content)
}

// textEnd returns where a scalar without quotes ends: it is not recorded, but
// its text is known.
func (y *yamlReader) textEnd(start int, text string) int {
	text = strings.TrimRight(text, " \t\r\n")
	data := y.bytes()[start:]
	if len(text) <= len(data) && string(data[:len(text)]) == text { // as is, as most are
		return start + len(text)
	}
	return start + reach(text, data, raw)
}

// offset returns the offset in the block of a line and a column as the yaml
// package counts them: both from 1, columns in characters.
func (y *yamlReader) offset(line, column int) int {
	data := y.bytes()
	if line < 1 || line > len(y.lines) {
		return len(data)
	}
	if line != y.line || column < y.column {
		y.line, y.column, y.at = line, 1, y.lines[line-1]
	}
	for ; y.column < column && y.at < len(data); y.column++ {
		_, size := utf8.DecodeRune(data[y.at:])
		y.at += size
	}
	return y.at
}

// yamlLines returns the offset of every line. YAML ends lines at more characters
// than the rest of the project, which counts line feeds; see isLineBreak in the
// yaml package.
func yamlLines(data []byte) []int {
	lines := []int{0}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		i += size
		switch r {
		case '\r':
			if i < len(data) && data[i] == '\n' {
				i++
			}
			lines = append(lines, i)
		case '\n', 0x85, 0x2028, 0x2029:
			lines = append(lines, i)
		}
	}
	return lines
}

// lineEnd returns the offset of the end of the line that holds start, without
// the white space there.
func (y *yamlReader) lineEnd(start int) int {
	end := len(y.bytes())
	if next, _ := slices.BinarySearch(y.lines, start+1); next < len(y.lines) {
		end = y.lines[next]
	}
	return max(start, end-trailing(y.bytes()[start:end]))
}

func (y *yamlReader) restOfLine(start int) source.Span { return y.between(start, y.lineEnd(start)) }

// between and point turn offsets in the block into spans of the file.
func (y *yamlReader) between(start, end int) source.Span {
	return source.Between(int(y.span.Start)+start, int(y.span.Start)+end)
}

func (y *yamlReader) point(start int) source.Span { return y.between(start, start) }
