package source

import (
	"runtime"
	"testing"
)

func TestPrintable(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"content/articles/a.md", "content/articles/a.md"},
		{"Орбан Viktor会談 é", "Орбан Viktor会談 é"},
		{"می\u200cخواهم", "می\u200cخواهم"}, // Persian needs the joiner
		{"a\nb\r\tc", `a\nb\r\tc`},
		{"a\x1b[31mb\x07\x7f", `a\x1b[31mb\a\x7f`},
		{"a\u202eb\u2066c\u200fd", `a\u202eb\u2066c\u200fd`},
		{"a\u0085b\u2028c\u2029d", `a\u0085b\u2028c\u2029d`},
		{"a\ufeffb\u200bc\u00ad", `a\ufeffb\u200bc\u00ad`},
		{"a\xffb\U000e0041", `a\xffb\U000e0041`},
		{"a\n::error::b", `a\n::error::b`},
		{"a##[error]b", `a##\[error]b`},
		{`a\nb "c" ��`, `a\nb "c" ��`}, // what is safe stays as it is
	} {
		if got := Printable(test.text); got != test.want {
			t.Errorf("Printable(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}

// A log's reader may obey what a line begins with, or holds: whatever stands in a
// file, its name and a message, no line of a diagnostic can carry a command.
func TestPrintCarriesNoCommands(t *testing.T) {
	path := Path("content/articles/a\n::error::b\x1b[2J\u202e##[error].md")
	text := "::set-output ##[error]##\x1b\n::stop\n"
	got := printed([]Diagnostic{{
		Path: path, Span: Between(15, 24), Rule: "rule", Message: "a\n::error::m ##[group]", Hint: "h\r\n::warning::",
		Related: []Related{{Path: path, Span: Between(31, 33), Message: "r\n##[error]"}},
	}}, func(Path) []byte { return []byte(text) })
	want := `content/articles/a\n::error::b\x1b[2J\u202e##\[error].md:1:16: error: a\n::error::m ##\[group] [rule]
  | ::set-output ##�error]##�
  |                ^^^^^^^^^
  hint: h\r\n::warning::
  content/articles/a\n::error::b\x1b[2J\u202e##\[error].md:2:6: r\n##\[error]
`
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// As many diagnostics as there are words cost no more than they are long, also on
// one line.
func TestPrintIsLinear(t *testing.T) {
	for _, between := range []string{" ", "\n"} {
		allocated := func(n int) float64 {
			var text []byte
			var list []Diagnostic
			for range n {
				list = append(list, Diagnostic{Path: "a.md", Span: Between(len(text), len(text)+4), Rule: "rule", Message: "wrong"})
				text = append(text, "word"+between...)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			printed(list, func(Path) []byte { return text })
			runtime.ReadMemStats(&after)
			return float64(after.TotalAlloc - before.TotalAlloc)
		}
		if one, two := allocated(1000), allocated(2000); two > 2.6*one {
			t.Errorf("%q: %.0f bytes allocated for 1000 diagnostics, %.0f for 2000", between, one, two)
		}
	}
}
