package source

import (
	"strings"
	"testing"
)

// Of one rule in one file a terminal shows the first, and how many more there are.
func TestPrintSome(t *testing.T) {
	var list []Diagnostic
	for _, path := range []Path{"a.md", "b.md"} {
		for range maxAlike + 2 {
			list = append(list, Diagnostic{Path: path, Rule: "many", Message: "wrong"})
		}
	}
	list = append(list, Diagnostic{Path: "b.md", Rule: "one", Message: "last"})
	var b strings.Builder
	PrintSome(&b, list, func(Path) []byte { return nil })
	want := strings.Repeat("a.md:1:1: error: wrong [many]\n", maxAlike) + "and 2 more of [many] in a.md\n" +
		strings.Repeat("b.md:1:1: error: wrong [many]\n", maxAlike) + "b.md:1:1: error: last [one]\nand 2 more of [many] in b.md\n"
	if b.String() != want {
		t.Errorf("got:\n%s", b.String())
	}
}
