package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Markdown's cost grows with the square of some things: what is nested, and the brackets and emphasis
// of one paragraph; and a short row of a table is filled up with cells. These limits keep a file that
// was put together by a mistake or by an enemy from stopping the build; no article comes near them.
// They are listed in docs/publishing.md.
const (
	MaxBody      = 4 << 20   // bytes of text
	MaxLine      = 256 << 10 // bytes
	MaxNesting   = 100       // block quotes and lists inside each other
	MaxBrackets  = 8000      // [ in lines without an empty line between them
	maxIndent    = 4 * MaxNesting
	MaxEmphasis  = 2000  // runs of *, _ and ~ in a paragraph
	MaxCells     = 50000 // of all tables of a file, with the empty ones that fill up short rows
	MaxBars      = 2000  // \| in lines of a file that also hold code
	MaxFootnotes = 1000  // written in a file
)

// A TooLarge is a part of a text that is beyond a limit, so that the text was not read.
type TooLarge struct {
	At            int // offset in the text
	Message, Hint string
}

// beyondLimits returns what of a text goldmark cannot be given, or nil.
func beyondLimits(src []byte) *TooLarge {
	if len(src) > MaxBody {
		return &TooLarge{0, fmt.Sprintf("the text is larger than %d MB", MaxBody>>20), "split it into several files"}
	}
	brackets, footnotes := 0, 0
	for at := 0; at < len(src); {
		line := src[at:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end+1]
		}
		brackets += bytes.Count(line, []byte("["))
		if len(bytes.TrimSpace(line)) == 0 {
			brackets = 0
		}
		if bytes.Contains(line, []byte("[^")) {
			footnotes += bytes.Count(line, []byte("]:"))
		}
		message, hint := lineTooMuch(line, brackets)
		if footnotes > MaxFootnotes {
			message, hint = fmt.Sprintf("the text has more than %d footnotes", MaxFootnotes), "split it into several files"
		}
		if message != "" {
			return &TooLarge{at, message, hint}
		}
		at += len(line)
	}
	return nil
}

func lineTooMuch(line []byte, brackets int) (message, hint string) {
	switch {
	case len(line) > MaxLine:
		return fmt.Sprintf("this line is longer than %d KB", MaxLine>>10), "break it into lines and paragraphs"
	case brackets > MaxBrackets:
		return fmt.Sprintf("this paragraph has more than %d brackets", MaxBrackets), "break it up with empty lines"
	case isHeading(line) && emphasis(line) > MaxEmphasis:
		return TooMuchEmphasis, emphasisHint
	case nesting(line) > MaxNesting:
		return fmt.Sprintf("this line is nested more than %d deep", MaxNesting), "take out some of the marks at its beginning"
	}
	return "", ""
}

// isHeading reports whether a line may be a heading, which goldmark parses as no paragraph.
func isHeading(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t>-*+.)0123456789"), []byte("#"))
}

var (
	TooMuchEmphasis = fmt.Sprintf("this paragraph has more than %d marks of emphasis (*, _ and ~)", MaxEmphasis)
	emphasisHint    = `break it up with empty lines, or write \* for a star that is text`
)

// emphasis counts runs of characters that may delimit emphasis; not underscores inside a word.
func emphasis(line []byte) int {
	n := 0
	for i, c := range line {
		switch {
		case c != '*' && c != '_' && c != '~', i > 0 && line[i-1] == c:
		case c == '_' && i > 0 && wordByte(line[i-1]) && i+1 < len(line) && wordByte(line[i+1]):
		default:
			n++
		}
	}
	return n
}

func wordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// nesting returns the depth of block quotes and lists that a line begins or, by its indent, stands in.
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
		if depth > MaxNesting || indent > maxIndent {
			return MaxNesting + 1
		}
	}
	return depth
}

// counts are what the paragraphs of one file have had so far.
type counts struct {
	cells, bars int
	over        *TooLarge // the first that is over a limit
}

var countsKey = parser.NewContextKey()

// paragraphLimits drops a paragraph that would be costly before goldmark looks
// into it: here a paragraph is known for what it is, and may yet become a table.
type paragraphLimits struct{}

// Transform implements parser.ParagraphTransformer.
func (paragraphLimits) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	c := pc.ComputeIfAbsent(countsKey, func() any { return &counts{} }).(*counts)
	lines, marks, columns := p.Lines(), 0, 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(reader.Source())
		marks += emphasis(line)
		if bytes.IndexByte(line, '`') >= 0 {
			c.bars += bytes.Count(line, []byte(`\|`))
		}
		if i > 0 && isDelimiterRow(line) {
			columns = max(columns, bytes.Count(line, []byte("|"))+1)
		}
	}
	c.cells += columns * lines.Len()
	message, hint := "", ""
	switch {
	case marks > MaxEmphasis:
		message, hint = TooMuchEmphasis, emphasisHint
	case c.cells > MaxCells:
		message = fmt.Sprintf("the tables up to here have more than %d cells, with the empty ones that fill up short rows", MaxCells)
		hint = "take out columns or rows, or split the file"
	case c.bars > MaxBars:
		message, hint = fmt.Sprintf("the tables up to here have more than %d bars (\\|) beside code", MaxBars), "split the file"
	default:
		return
	}
	if c.over == nil {
		c.over = &TooLarge{lines.At(0).Start, message, hint}
	}
	p.Parent().RemoveChild(p.Parent(), p)
}

// isDelimiterRow reports whether a line may be the one below a table's head.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "|-: \t\r\n")) == 0
}
