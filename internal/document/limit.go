package document

import (
	"bytes"
	"fmt"

	"readout/internal/source"
)

// Markdown's cost grows with the square of some things: what is nested, and the
// brackets of one paragraph. These limits keep a file that was put together by
// a mistake or by an enemy from stopping the build; no article comes near them.
const (
	maxBody     = 4 << 20   // bytes of text
	maxLine     = 256 << 10 // bytes
	maxNesting  = 100       // block quotes and lists inside each other
	maxBrackets = 8000      // [ in lines without an empty line between them
	maxIndent   = 4 * maxNesting
)

// withinLimits reports whether a body may be given to goldmark; what is too
// much is reported.
func (b *builder) withinLimits(src []byte) bool {
	if len(src) > maxBody {
		b.problem(source.At(b.base), "too-large", "split it into several files", "the text is larger than %d MB", maxBody>>20)
		return false
	}
	brackets := 0
	for at := 0; at < len(src); {
		line := src[at:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end+1]
		}
		brackets += bytes.Count(line, []byte("["))
		if len(bytes.TrimSpace(line)) == 0 {
			brackets = 0
		}
		if message, hint := lineTooMuch(line, brackets); message != "" {
			b.problem(source.At(b.base+at), "too-large", hint, "%s", message)
			return false
		}
		at += len(line)
	}
	return true
}

func lineTooMuch(line []byte, brackets int) (message, hint string) {
	switch {
	case len(line) > maxLine:
		return fmt.Sprintf("this line is longer than %d KB", maxLine>>10), "break it into lines and paragraphs"
	case brackets > maxBrackets:
		return fmt.Sprintf("this paragraph has more than %d brackets", maxBrackets), "break it up with empty lines"
	case nesting(line) > maxNesting:
		return fmt.Sprintf("this line is nested more than %d deep", maxNesting), "take out some of the marks at its beginning"
	}
	return "", ""
}

// nesting returns how many block quotes and lists a line begins or, as its
// indentation shows, may stand in.
func nesting(line []byte) int {
	depth, indent := 0, 0
	for i, c := range line {
		switch c {
		case '>':
			depth++
			indent = 0
		case '-', '*', '+', '.', ')':
			// A list's mark is followed by a space; else this is text or a rule.
			if i+1 >= len(line) || line[i+1] != ' ' && line[i+1] != '\t' {
				return depth
			}
			depth += 1 + indent/4
			indent = 0
		case ' ':
			indent++
		case '\t':
			indent += 4
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return depth
		}
		if depth > maxNesting || indent > maxIndent {
			return maxNesting + 1
		}
	}
	return depth
}
