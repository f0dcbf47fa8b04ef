package document

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"readout/internal/meta"
	"readout/internal/source"
)

// Markdown's cost grows with the square of some things: what is nested, and the
// brackets and emphasis of one paragraph; and a short row of a table is filled up
// with cells. These limits keep a file that was put together by a mistake or by an
// enemy from stopping the build; no article comes near them. They are listed in
// docs/publishing.md.
const (
	maxBody      = 4 << 20   // bytes of text
	maxLine      = 256 << 10 // bytes
	maxNesting   = 100       // block quotes and lists inside each other
	maxBrackets  = 8000      // [ in lines without an empty line between them
	maxIndent    = 4 * maxNesting
	maxEmphasis  = 2000  // runs of *, _ and ~ in a paragraph
	maxCells     = 50000 // of all tables of a file, with the empty ones that fill up short rows
	maxBars      = 2000  // \| in lines of a file that also hold code
	maxFootnotes = 1000  // written in a file
	maxSentence  = 4000  // bytes; what is longer is cut between two words
	maxName      = 300   // characters: at each word of a text, its longest name is looked for
	maxFreeText  = 1000  // characters of one text in an attribute of a statement
)

// entityName reads a name that is looked for in texts.
func (r frontReader) entityName(key string, need ...meta.Need) meta.Value {
	return r.shortName(r.Text(key, need...))
}

// names reads a list of names that are looked for in texts.
func (r frontReader) names(key string) []meta.Value {
	list := r.Texts(key)
	for i, v := range list {
		list[i] = r.shortName(v)
	}
	return list
}

// shortName reports a name that is too long, and cuts it off.
func (r frontReader) shortName(v meta.Value) meta.Value {
	end := characters(v.Text, maxName)
	if end < len(v.Text) {
		r.Fail(v.Span, "too-large", fmt.Sprintf("this name is longer than %d characters", maxName), "write a name as texts have it")
	}
	v.Text = v.Text[:end]
	return v
}

// CutText stands for a text of an attribute that is too long.
const CutText = "…"

// shortText reports a text of an attribute that is too long, and leaves it out: all of
// it is looked at for names and attributes, whose cost grows faster than its length.
func (b *builder) shortText(v meta.Value) meta.Value {
	if characters(v.Text, maxFreeText) < len(v.Text) {
		b.problem(v.Span, "too-large", "write in a few words who it was, and the rest in the text",
			"this text of an attribute is longer than %d characters", maxFreeText)
		v.Text = CutText
	}
	return v
}

// characters returns where the first n characters of a text end.
func characters(text string, n int) int {
	if len(text) <= n {
		return len(text)
	}
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// withinLimits reports whether a body may be given to goldmark; what is too
// much is reported.
func (b *builder) withinLimits(src []byte) bool {
	if len(src) > maxBody {
		b.problem(source.At(b.base), "too-large", "split it into several files", "the text is larger than %d MB", maxBody>>20)
		return false
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
		if footnotes > maxFootnotes {
			message, hint = fmt.Sprintf("the text has more than %d footnotes", maxFootnotes), "split it into several files"
		}
		if message != "" {
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
	case isHeading(line) && emphasis(line) > maxEmphasis:
		return emphasisTooMuch, emphasisHint
	case nesting(line) > maxNesting:
		return fmt.Sprintf("this line is nested more than %d deep", maxNesting), "take out some of the marks at its beginning"
	}
	return "", ""
}

// isHeading reports whether a line may be a heading, which is no paragraph to
// goldmark.
func isHeading(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t>-*+.)0123456789"), []byte("#"))
}

var (
	emphasisTooMuch = fmt.Sprintf("this paragraph has more than %d marks of emphasis (*, _ and ~)", maxEmphasis)
	emphasisHint    = `break it up with empty lines, or write \* for a star that is text`
)

// emphasis counts the runs of characters that may begin or end emphasis. An
// underscore inside a word does neither.
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

// A tooMuch is what goldmark was kept from, and where it stands in the body.
type tooMuch struct {
	at            int
	message, hint string
}

// counts are what the paragraphs of one file have had so far.
type counts struct {
	cells, bars int
	over        *tooMuch // the first that is over a limit
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
	case marks > maxEmphasis:
		message, hint = emphasisTooMuch, emphasisHint
	case c.cells > maxCells:
		message = fmt.Sprintf("the tables up to here have more than %d cells, with the empty ones that fill up short rows", maxCells)
		hint = "take out columns or rows, or split the file"
	case c.bars > maxBars:
		message, hint = fmt.Sprintf("the tables up to here have more than %d bars (\\|) beside code", maxBars), "split the file"
	default:
		return
	}
	if c.over == nil {
		c.over = &tooMuch{lines.At(0).Start, message, hint}
	}
	p.Parent().RemoveChild(p.Parent(), p)
}

// isDelimiterRow reports whether a line may be the one below a table's head.
func isDelimiterRow(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "|-: \t\r\n")) == 0
}

// overLimits reports what the paragraphs of the body have too much of.
func (b *builder) overLimits(pc parser.Context) bool {
	c, _ := pc.Get(countsKey).(*counts)
	if c == nil || c.over == nil {
		return false
	}
	b.problem(source.At(b.base+c.over.at), "too-large", c.over.hint, "%s", c.over.message)
	return true
}
