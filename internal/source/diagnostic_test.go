package source

import (
	"reflect"
	"strings"
	"testing"
)

func printed(list []Diagnostic, data func(Path) []byte) string {
	if data == nil {
		data = func(Path) []byte { return nil }
	}
	var b strings.Builder
	Print(&b, list, data)
	return b.String()
}

// in makes a diagnostic at the part of a text between ⟦ and ⟧, and returns the
// text without these.
func in(text string) (Diagnostic, string) {
	start := strings.Index(text, "⟦")
	text = strings.Replace(text, "⟦", "", 1)
	end := strings.Index(text, "⟧")
	text = strings.Replace(text, "⟧", "", 1)
	return Diagnostic{Path: "a.md", Span: Between(start, end), Rule: "rule", Message: "wrong"}, text
}

func TestPrint(t *testing.T) {
	long := strings.Repeat("0123456789", 20)
	for _, test := range []struct{ name, text, want string }{
		{"a word", "one\ntwo ⟦three⟧ four\nfive\n", `
a.md:2:5: error: wrong [rule]
  | two three four
  |     ^^^^^
`},
		{"a place", "one ⟦⟧two", `
a.md:1:5: error: wrong [rule]
  | one two
  |     ^
`},
		{"letters of several bytes", "Орбан ⟦Зеле́н⟧", `
a.md:1:7: error: wrong [rule]
  | Орбан Зеле́н
  |       ^^^^^^
`},
		{"tabs", "\t- ⟦a\tb⟧\tc", `
a.md:1:4: error: wrong [rule]
  |  - a b c
  |    ^^^
`},
		{"control characters", "a\x1b[31m ⟦b\x00⟧ \u009bc\x7f", "\na.md:1:8: error: wrong [rule]\n  | a\uFFFD[31m b\uFFFD \uFFFDc\uFFFD\n  |        ^^\n"},
		{"text that turns its direction", "a \u202e⟦b⟧\u2066 c", "\na.md:1:4: error: wrong [rule]\n  | a \uFFFDb\uFFFD c\n  |    ^\n"},
		{"broken bytes", "a\xff\xfe ⟦b⟧", "\na.md:1:5: error: wrong [rule]\n  | a\uFFFD\uFFFD b\n  |     ^\n"},
		{"CRLF", "one\r\n⟦two⟧\r\nthree\r\n", `
a.md:2:1: error: wrong [rule]
  | two
  | ^^^
`},
		{"across lines", "one ⟦two\nthree⟧ four", `
a.md:1:5: error: wrong [rule]
  | one two
  |     ^^^
`},
		{"an empty line", "one\n⟦⟧\ntwo", "\na.md:2:1: error: wrong [rule]\n  | \n  | ^\n"},
		{"the end", "one\n⟦⟧", "\na.md:2:1: error: wrong [rule]\n  | \n  | ^\n"},
		{"an empty file", "⟦⟧", "\na.md:1:1: error: wrong [rule]\n"},
		{"the beginning of a long line", "⟦x⟧" + long, `
a.md:1:1: error: wrong [rule]
  | x` + long[:99] + `…
  | ^
`},
		{"the middle of a long line", long + "⟦here⟧" + long, `
a.md:1:201: error: wrong [rule]
  | …` + long[150:] + `here` + long[:45] + `…
  | ` + strings.Repeat(" ", 51) + `^^^^
`},
		{"a long mark", "⟦" + long + "⟧", `
a.md:1:1: error: wrong [rule]
  | ` + long[:100] + `…
  | ` + strings.Repeat("^", 100) + `
`},
	} {
		d, text := in(test.text)
		got := printed([]Diagnostic{d}, func(Path) []byte { return []byte(text) })
		if got != strings.TrimPrefix(test.want, "\n") {
			t.Errorf("%s:\n%swant:%s", test.name, got, test.want)
		}
	}
}

func TestPrintHintAndRelated(t *testing.T) {
	files := map[Path]string{"a.md": "one two\n", "b.md": "three\nfour\n"}
	d := Diagnostic{
		Path: "a.md", Span: Between(4, 7), Severity: Warning, Rule: "event-differs",
		Message: "the event is another", Hint: "make them the same",
		Related: []Related{
			{Path: "b.md", Span: Between(6, 10), Message: "declared here"},
			{Path: "gone.md", Span: Between(6, 10), Message: "and here"},
		},
	}
	want := `a.md:1:5: warning: the event is another [event-differs]
  | one two
  |     ^^^
  hint: make them the same
  b.md:2:1: declared here
  gone.md:1:1: and here
`
	got := printed([]Diagnostic{d}, func(p Path) []byte { return []byte(files[p]) })
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestSort(t *testing.T) {
	d := func(path Path, start, end int, rule Rule, message string) Diagnostic {
		return Diagnostic{Path: path, Span: Between(start, end), Rule: rule, Message: message}
	}
	got := Sort([]Diagnostic{
		d("b.md", 0, 1, "x", "m"),
		d("a.md", 9, 10, "x", "m"),
		d("a.md", 2, 4, "y", "m"),
		d("a.md", 2, 5, "x", "m"),
		d("a.md", 2, 4, "x", "n"),
		d("a.md", 2, 4, "x", "m"),
		d("a.md", 2, 5, "x", "m"), // a repeat
		d("a.md", 2, 4, "x", "m"), // a repeat
	})
	want := []Diagnostic{
		d("a.md", 2, 4, "x", "m"),
		d("a.md", 2, 5, "x", "m"),
		d("a.md", 2, 4, "x", "n"),
		d("a.md", 2, 4, "y", "m"),
		d("a.md", 9, 10, "x", "m"),
		d("b.md", 0, 1, "x", "m"),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got:\n%+v\nwant:\n%+v", got, want)
	}
}

func TestCount(t *testing.T) {
	list := []Diagnostic{{Severity: Warning}, {}, {Severity: Warning}, {Severity: Warning}}
	if e, w := Count(list, Error), Count(list, Warning); e != 1 || w != 3 {
		t.Errorf("%d errors and %d warnings", e, w)
	}
}

func TestPositionOf(t *testing.T) {
	text := []byte("ab\nçd\r\n\n")
	for _, test := range []struct {
		offset int32
		want   Position
	}{
		{0, Position{1, 1}}, {2, Position{1, 3}}, {3, Position{2, 1}}, {5, Position{2, 2}},
		{8, Position{3, 1}}, {9, Position{4, 1}}, {99, Position{4, 1}},
	} {
		if got := PositionOf(text, test.offset); got != test.want {
			t.Errorf("PositionOf(%d) = %v, want %v", test.offset, got, test.want)
		}
	}
}

// Whatever a place claims, printing it shows one line that is safe.
func FuzzPrint(f *testing.F) {
	f.Add("one\ntwo three\n", int32(4), int32(3))
	f.Add("\t\x1b\xff\u202e", int32(1), int32(100))
	f.Add("", int32(5), int32(-9))
	f.Fuzz(func(t *testing.T, text string, start, length int32) {
		if start < 0 {
			start = -(start + 1)
		}
		d := Diagnostic{Path: "a.md", Span: Span{start, start + length}, Rule: "rule", Message: "wrong"}
		got := printed([]Diagnostic{d}, func(Path) []byte { return []byte(text) })
		if n := strings.Count(got, "\n"); n != 1 && n != 3 {
			t.Errorf("%d lines:\n%q", n, got)
		}
		if strings.ContainsAny(got, "\x00\x1b\x7f\r\t\u202e") {
			t.Errorf("not safe to print: %q", got)
		}
	})
}
