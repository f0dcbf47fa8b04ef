package annotate

import (
	"fmt"
	"io"
	"strings"
)

// A Summary is what Annotate did, and what it left open.
type Summary struct {
	Statements int      // marked
	Names      []string // of people, organizations and places marked or found in the text
	Countries  []string // found in the text
	Events     []string // declared
	Known      []string // events that another file of the site declares
	Open       []string // sentences that say what the editor has to decide
}

// Print writes the summary for an editor.
func (s Summary) Print(w io.Writer) {
	line := func(what string, list []string) {
		if len(list) > 0 {
			fmt.Fprintf(w, "%s: %s\n", what, strings.Join(list, ", "))
		}
	}
	line("names", s.Names)
	line("countries", s.Countries)
	line("events", s.Events)
	line("events of the site", s.Known)
	fmt.Fprintf(w, "statements: %d\n", s.Statements)
	for _, open := range s.Open {
		fmt.Fprintf(w, "open: %s\n", open)
	}
}
