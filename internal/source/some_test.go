package source

import (
	"fmt"
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

// Of many files a terminal shows so many, errors before warnings.
func TestPrintSomeOfManyFiles(t *testing.T) {
	var list []Diagnostic
	for i := range 700 {
		path := Path(fmt.Sprintf("%03d.md", i))
		list = append(list, Diagnostic{Path: path, Rule: "one", Message: "doubtful", Severity: Warning}, Diagnostic{Path: path, Rule: "two", Message: "wrong"})
	}
	var b strings.Builder
	PrintSome(&b, list, func(Path) []byte { return nil })
	said := b.String()
	if e, w := strings.Count(said, "error: wrong"), strings.Count(said, "warning: doubtful"); e != 700 || w != 300 {
		t.Errorf("%d errors and %d warnings", e, w)
	}
	if !strings.HasSuffix(said, "699.md:1:1: error: wrong [two]\nand 0 more errors and 400 more warnings\n") {
		t.Errorf("ends in %q", said[len(said)-100:])
	}
}

// One diagnostic is not longer than somebody reads.
func TestPrintedDiagnosticsAreBounded(t *testing.T) {
	d := Diagnostic{Path: "a.md", Rule: "long", Message: strings.Repeat("é", 100_000), Hint: strings.Repeat("x", 100_000)}
	for range 10_000 {
		d.Related = append(d.Related, Related{Path: "b.md", Message: strings.Repeat("y", 100_000)})
	}
	var b strings.Builder
	Print(&b, []Diagnostic{d}, func(Path) []byte { return nil })
	if b.Len() > (maxRelated+2)*(maxMessage+50) {
		t.Errorf("%d bytes", b.Len())
	}
	for _, want := range []string{strings.Repeat("é", maxMessage/2) + "… [long]\n", "  hint: " + strings.Repeat("x", maxMessage) + "…\n", "  and 9997 more places\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q", want)
		}
	}
}
