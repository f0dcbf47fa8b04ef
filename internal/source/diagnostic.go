package source

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Severity says whether a diagnostic stops the site from being written.
type Severity uint8

const (
	Error   Severity = iota // nothing is written
	Warning                 // the site is written; --strict stops here too
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Diagnostic tells an editor what is wrong at one place, and in Hint what to do.
type Diagnostic struct {
	Path     Path
	Span     Span // of the file's bytes; empty at 0 when the whole file is meant
	Severity Severity
	Rule     Rule
	Message  string // one sentence, without a full stop
	Hint     string // what to do; may be empty
	Related  []Related
	// Cause names what is wrong, if that has diagnostics at several places: a person
	// without a file. Those of one rule and cause are shown as one, with their places.
	Cause string
	// Fixes mend it, and cannot change what the text says.
	Fixes []Fix
	// Missing is the file that would settle it, if there is one. The hint says the command.
	Missing *Missing
	// Withheld says that the file is not published, or perhaps must not be. The message
	// and the hint have no words of it, and no excerpt may be shown. Such a warning
	// stops nothing, not even with --strict.
	Withheld bool
}

// Related is another place that helps to understand a diagnostic.
type Related struct {
	Path    Path
	Span    Span
	Message string
}

// Sort sorts diagnostics by file, then place, then rule, and removes exact repeats.
func Sort(list []Diagnostic) []Diagnostic {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Span.End, b.Span.End),
		)
	})
	return slices.CompactFunc(list, func(a, b Diagnostic) bool {
		return a.Path == b.Path && a.Span == b.Span && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Count returns the number of diagnostics of a severity.
func Count(list []Diagnostic, severity Severity) int {
	n := 0
	for _, d := range list {
		if d.Severity == severity {
			n++
		}
	}
	return n
}

// CountWithheld returns the number of warnings of withheld files.
func CountWithheld(list []Diagnostic) int {
	n := 0
	for _, d := range list {
		if d.Severity == Warning && d.Withheld {
			n++
		}
	}
	return n
}

// Print writes diagnostics for editors: "file:line:col: error: message [rule]", the line
// with carets under the place unless it is withheld, the hint, and the related places.
// A Painter gets them in colours.
// The function data returns the bytes of a file, or nil. If the list is sorted, the
// time is linear in the size of the files.
func Print(w io.Writer, list []Diagnostic, data func(Path) []byte) {
	at, related := cursor{data: data}, cursor{data: data}
	for _, d := range list {
		place := at.locate(d.Path, d.Span)
		fmt.Fprintf(w, "%s: %s: %s [%s]\n", Paint(w, Bold, place), Paint(w, d.Severity.colour(), d.Severity.String()), Printable(short(d.Message)), d.Rule)
		if !d.Withheld {
			excerpt(w, at.text, d.Span, d.Severity.colour())
		}
		if d.Hint != "" {
			fmt.Fprintf(w, "  %s %s\n", Paint(w, Cyan, "hint:"), Printable(short(d.Hint)))
		}
		shown, alike := 0, 0 // alike: in a row, in one file and with the same message
		for i, r := range d.Related {
			if alike++; i == 0 || d.Related[i-1].Path != r.Path || d.Related[i-1].Message != r.Message {
				alike = 1
			}
			if shown < maxRelated && alike <= maxInFile {
				fmt.Fprintf(w, "  %s: %s\n", related.locate(r.Path, r.Span), Printable(short(r.Message)))
				shown++
			}
		}
		switch more := len(d.Related) - shown; {
		case more == 1:
			fmt.Fprintf(w, "  and 1 more place\n")
		case more > 1:
			fmt.Fprintf(w, "  and %d more places\n", more)
		}
	}
}

// Locate returns "path:line:col" for the start of a span of text.
func Locate(path Path, text []byte, span Span) string {
	c := cursor{data: func(Path) []byte { return text }}
	return c.locate(path, span)
}

// A cursor computes the positions of places, each from the one before, so that sorted
// places of a file take linear time.
type cursor struct {
	data func(Path) []byte
	path Path
	text []byte
	at   int
	Position
}

func (c *cursor) locate(path Path, span Span) string {
	if path != c.path || int(span.Start) < c.at || c.Line == 0 {
		*c = cursor{data: c.data, path: path, text: c.data(path), Position: Position{Line: 1, Column: 1}}
	}
	between := c.text[c.at:max(c.at, min(int(span.Start), len(c.text)))]
	if n := bytes.Count(between, []byte{'\n'}); n > 0 {
		c.Line += n
		c.Column = 1
	}
	c.Column += utf8.RuneCount(between[bytes.LastIndexByte(between, '\n')+1:])
	c.at += len(between)
	return fmt.Sprintf("%s:%d:%d", Printable(string(path)), c.Line, c.Column)
}

// excerptWidth is the largest width of a printed line, in characters: a file may be one
// long line.
const excerptWidth = 100

// excerptBytes is the largest number of bytes that is read on each side of a place.
const excerptBytes = (excerptWidth + 1) * utf8.UTFMax

func excerpt(w io.Writer, text []byte, span Span, marks Colour) {
	if int(span.Start) > len(text) || len(text) == 0 {
		return
	}
	start := int(span.Start)
	left, right := text[max(0, start-excerptBytes):start], text[start:min(len(text), start+2*excerptBytes)]
	left = left[bytes.LastIndexByte(left, '\n')+1:]
	if i := bytes.IndexByte(right, '\n'); i >= 0 {
		right = right[:i]
	}
	right = bytes.TrimSuffix(right, []byte("\r"))
	length := min(max(int(span.End)-start, 0), len(right))
	before := []rune(printable(left))
	line := []rune(printable(right))
	marked := utf8.RuneCount(right[:length])
	if len(before) > excerptWidth/2 {
		before = append([]rune("…"), before[len(before)-excerptWidth/2:]...)
	}
	if len(line) > 0 && line[0] == '[' && strings.HasSuffix(string(before), commandMark) {
		line[0] = '\uFFFD'
	}
	room := max(excerptWidth-len(before), 0)
	if len(line) > room {
		line = append(line[:room:room], '…')
	}
	carets := max(min(marked, room), 1)
	fmt.Fprintf(w, "  | %s%s\n  | %s%s\n", string(before), string(line),
		strings.Repeat(" ", len(before)), Paint(w, marks, strings.Repeat("^", carets)))
}

// printable makes a piece of a line safe to show in a terminal, each character in
// one place so that the marks below it fit: tabs become single spaces, and a
// replacement mark stands for what Printable would write out.
func printable(b []byte) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == utf8.RuneError || !shows(r):
			return '\uFFFD'
		}
		return r
	}, string(b))
	return strings.ReplaceAll(s, commandMark+"[", commandMark+"\uFFFD")
}
