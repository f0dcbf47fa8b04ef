package source

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// Limits on the diagnostics that a terminal or a browser shows. A mistake in every file,
// or a hostile file, would flood both.
const (
	maxAlike   = 50    // diagnostics of one rule in one file
	maxAtOnce  = 1000  // diagnostics
	maxRelated = 20    // other places of one diagnostic
	maxInFile  = 3     // of them in one file, with the same message
	maxMessage = 10000 // bytes of a message or hint
)

// short returns a message or hint, cut off if it is longer than anybody reads.
func short(s string) string {
	if len(s) <= maxMessage {
		return s
	}
	end := maxMessage
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// PrintSome is Print of a sorted list for a terminal: of one rule in one file it
// prints the first, of all not more than a thousand, errors before warnings, and
// says how many more there are.
func PrintSome(w io.Writer, list []Diagnostic, data func(Path) []byte) {
	p := somePrinter{w: w, data: data}
	p.room[Error] = min(maxAtOnce, Count(list, Error))
	p.room[Warning] = maxAtOnce - p.room[Error]
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Path == list[0].Path {
			n++
		}
		p.file(list[:n])
		list = list[n:]
	}
	if p.left[Error]+p.left[Warning] > 0 {
		fmt.Fprintf(w, "and %d more errors and %d more warnings\n", p.left[Error], p.left[Warning])
	}
}

// A somePrinter prints the diagnostics of one file after another. The arrays are
// by severity.
type somePrinter struct {
	w    io.Writer
	data func(Path) []byte
	room [2]int // how many may still be printed
	left [2]int // how many were not printed, beside those like others of their file
}

func (p *somePrinter) file(list []Diagnostic) {
	counts := map[Rule]int{}
	var rules []Rule // with more than are printed
	shown := make([]Diagnostic, 0, min(len(list), maxAlike))
	for _, d := range list {
		switch counts[d.Rule]++; {
		case counts[d.Rule] == maxAlike+1:
			rules = append(rules, d.Rule)
		case counts[d.Rule] > maxAlike:
		case p.room[d.Severity] == 0:
			p.left[d.Severity]++
			counts[d.Rule]--
		default:
			p.room[d.Severity]--
			shown = append(shown, d)
		}
	}
	Print(p.w, shown, p.data)
	for _, rule := range rules {
		fmt.Fprintf(p.w, "and %d more of [%s] in %s\n", counts[rule]-maxAlike, rule, Printable(string(list[0].Path)))
	}
}
