package frontmatter

import (
	"bytes"

	"readout/internal/source"
)

// keyBelow finds a line below the front matter that was meant to withhold the file:
// among the first lines, as long as these may be front matter, and then in any
// paragraph of nothing but such lines, such as "draft: true" alone. Code is text.
func keyBelow(data []byte, body source.Span) (line source.Span, ok bool) {
	var code fences
	first := true        // nothing but lines of front matter yet
	var key *source.Span // in this paragraph
	other := false       // this paragraph has words
	for line := range linesOf(data, body) {
		text := line.Of(data)
		looks := lineKey(text) != ""
		if first && looks {
			return line, true
		}
		first = first && frontLike(text)
		switch {
		case code.holds(text), divides(text):
			if key != nil && !other {
				return *key, true
			}
			key, other = nil, false
		case indented(text) && key == nil && !other:
		case looks && valued(text):
			key = &line
		default:
			other = other || !frontLike(text)
		}
	}
	if key != nil && !other {
		return *key, true
	}
	return source.Span{}, false
}

// divides reports whether a line stands between paragraphs: it is empty, a heading,
// or a rule.
func divides(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || line[0] == '#' || len(line) >= 3 && len(bytes.Trim(line, "-=+*_")) == 0
}

// indented reports whether a line that begins a paragraph would be code.
func indented(line []byte) bool {
	return bytes.HasPrefix(line, []byte("    ")) || bytes.HasPrefix(line, []byte("\t"))
}

// valued reports whether something stands behind the key: "Draft:" alone is a label.
func valued(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && line[len(line)-1] != ':' && line[len(line)-1] != '='
}

// fences tell which lines are fenced code, one line after another.
type fences struct{ open []byte }

// holds reports whether the next line is code, or begins or ends it.
func (f *fences) holds(line []byte) bool {
	line = bytes.TrimSpace(line)
	if f.open == nil && (bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))) {
		rest := bytes.TrimLeft(line, string(line[:1]))
		if line[0] == '~' || bytes.IndexByte(rest, '`') < 0 { // else it is code within a line
			f.open = line[:len(line)-len(rest)]
			return true
		}
	}
	if f.open == nil {
		return false
	}
	if bytes.HasPrefix(line, f.open) && len(bytes.Trim(line, string(f.open[:1]))) == 0 {
		f.open = nil
	}
	return true
}
