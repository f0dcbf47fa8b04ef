package source

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
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

// A Diagnostic is one thing an editor should know about one place: what is
// wrong, and in Hint what to do about it.
type Diagnostic struct {
	Path     Path
	Span     Span // of the file's bytes; empty at 0 when the whole file is meant
	Severity Severity
	Rule     string // stable, lower case with hyphens: "unknown-entity"
	Message  string // one sentence, without a full stop
	Hint     string // what to do; may be empty
	Related  []Related
}

// Related is another place that helps to understand a diagnostic.
type Related struct {
	Path    Path
	Span    Span
	Message string
}

// Sort puts diagnostics into the order they are read in: by file, then place,
// then rule. Exact repeats are dropped.
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

// Count returns how many diagnostics are of the given severity.
func Count(list []Diagnostic, severity Severity) int {
	n := 0
	for _, d := range list {
		if d.Severity == severity {
			n++
		}
	}
	return n
}

// Print writes diagnostics as an editor reads them: "file:line:col: error:
// message [rule]", the line with a mark under the place, the hint, and the
// related places. The file's bytes are asked of data, which may return nil.
func Print(w io.Writer, list []Diagnostic, data func(Path) []byte) {
	for _, d := range list {
		text := data(d.Path)
		fmt.Fprintf(w, "%s: %s: %s [%s]\n", Locate(d.Path, text, d.Span), d.Severity, d.Message, d.Rule)
		excerpt(w, text, d.Span)
		if d.Hint != "" {
			fmt.Fprintf(w, "  hint: %s\n", d.Hint)
		}
		for _, r := range d.Related {
			fmt.Fprintf(w, "  %s: %s\n", Locate(r.Path, data(r.Path), r.Span), r.Message)
		}
	}
}

// Locate returns "path:line:col" for the start of a span of text.
func Locate(path Path, text []byte, span Span) string {
	p := PositionOf(text, span.Start)
	return fmt.Sprintf("%s:%d:%d", path, p.Line, p.Column)
}

// excerptWidth bounds the printed line, in characters, so that a file of one
// long line does not fill the screen.
const excerptWidth = 100

func excerpt(w io.Writer, text []byte, span Span) {
	if int(span.Start) > len(text) || len(text) == 0 {
		return
	}
	lineStart := bytes.LastIndexByte(text[:span.Start], '\n') + 1
	lineEnd := len(text)
	if i := bytes.IndexByte(text[span.Start:], '\n'); i >= 0 {
		lineEnd = int(span.Start) + i
	}
	if lineEnd > int(span.Start) && text[lineEnd-1] == '\r' {
		lineEnd--
	}
	markEnd := min(max(int(span.End), int(span.Start)), lineEnd)
	before := []rune(printable(text[lineStart:span.Start]))
	marked := []rune(printable(text[span.Start:markEnd]))
	after := []rune(printable(text[markEnd:lineEnd]))
	if len(before) > excerptWidth/2 {
		before = append([]rune("…"), before[len(before)-excerptWidth/2:]...)
	}
	room := max(excerptWidth-len(before), 0)
	line := append(slices.Clone(marked), after...)
	if len(line) > room {
		line = append(line[:room:room], '…')
	}
	carets := max(min(len(marked), room), 1)
	fmt.Fprintf(w, "  | %s%s\n  | %s%s\n", string(before), string(line),
		strings.Repeat(" ", len(before)), strings.Repeat("^", carets))
}

// printable makes a piece of a line safe to show in a terminal: tabs become
// single spaces, and a replacement mark stands for control characters, for
// those that turn the direction of text, and for broken bytes.
func printable(b []byte) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError || r == '\uFEFF':
			return '\uFFFD'
		}
		return r
	}, string(b))
}
