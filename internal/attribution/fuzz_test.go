package attribution_test

import (
	"bufio"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"readout/internal/attribution"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/parse"
	"readout/internal/source"
)

// cases are the texts of all tables of rules.
func cases(t testing.TB) (texts []string) {
	t.Helper()
	tables, err := filepath.Glob("testdata/rules/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		file, err := os.Open(table)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		for lines := bufio.NewScanner(file); lines.Scan(); {
			if line := lines.Text(); line != "" && !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "#") {
				texts = append(texts, line)
			}
		}
	}
	return texts
}

// What is read of any text keeps the invariants of the package, and is the same when read again.
func FuzzRead(f *testing.F) {
	for _, text := range cases(f) {
		f.Add(text)
	}
	f.Add("“ ” ‘ said 's's, said, “said” according to ((( – – A. B. C")
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := parse.Plain("a", "", text, date.Date{})
		names := r.names(d)
		reading := attribution.Read(d, names)
		if again := attribution.Read(d, names); !reflect.DeepEqual(reading, again) {
			t.Fatal("another reading the second time")
		}
		checkInvariants(t, d, reading)
	})
}

func checkInvariants(t *testing.T, d *document.Document, reading attribution.Reading) {
	t.Helper()
	blockOf := func(s source.Span) int {
		for i, b := range d.Text.Blocks {
			if b.Span.Start <= s.Start && s.End <= b.Span.End {
				return i
			}
		}
		t.Fatalf("%q is in no block", s.Of(d.Text.Plain))
		return -1
	}
	var before []source.Span
	for i, a := range reading.Attributions {
		if a.Words.Len() <= 0 || len(a.Parts) == 0 || a.Parts[0].Start != a.Words.Start || a.Parts[len(a.Parts)-1].End != a.Words.End {
			t.Fatalf("%q: parts %v", a.Words.Of(d.Text.Plain), a.Parts)
		}
		for k, part := range a.Parts {
			b := blockOf(part)
			if k == 0 && int32(b) != a.Block || k > 0 && part.Start < a.Parts[k-1].End {
				t.Fatalf("%q: part %d stands wrong", a.Words.Of(d.Text.Plain), k)
			}
		}
		for _, p := range append(append([]attribution.Party{a.Speaker}, a.To...), a.Via...) {
			if blockOf(p.Text); p.Person >= len(reading.People) || (p.Kind == attribution.Open) != (p.Name == "") {
				t.Fatalf("a %s party %q", p.Kind, p.Name)
			}
		}
		if a.Cue.Len() > 0 {
			blockOf(a.Cue)
		}
		if a.Rule.Reason() == "" || a.Continues >= i {
			t.Fatalf("rule %q, goes on with %d", a.Rule, a.Continues)
		}
		for _, s := range before {
			if s.Start > a.Words.Start || s.Start < a.Words.End && a.Words.Start < s.End && !(s.Start <= a.Words.Start && a.Words.End <= s.End) {
				t.Fatalf("%q and %q", s.Of(d.Text.Plain), a.Words.Of(d.Text.Plain))
			}
		}
		before = append(before, a.Words)
	}
	for _, n := range reading.NotQuoted {
		if int32(blockOf(n.Text)) != n.Block || n.Rule.Reason() == "" {
			t.Fatalf("%q is no quotation by %q", n.Text.Of(d.Text.Plain), n.Rule)
		}
	}
	for _, p := range reading.People {
		if p.Name == "" || len(p.Mentions) == 0 {
			t.Fatalf("person %+v", p)
		}
	}
}
