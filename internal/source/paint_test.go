package source

import (
	"bytes"
	"regexp"
	"testing"
)

type paper struct {
	bytes.Buffer
	colours bool
}

func (p *paper) Paints() bool { return p.colours }

// Colours change nothing of what is written, and content cannot make any.
func TestColours(t *testing.T) {
	text := []byte("one\ntwo \x1b[31mthree\n")
	list := []Diagnostic{
		{Path: "a.md", Span: Span{4, 7}, Rule: "rule", Message: "it is \x1b[32mwrong", Hint: "mend it"},
		{Path: "a.md", Span: Span{0, 3}, Severity: Warning, Rule: "other", Message: "perhaps"},
	}
	plain, painted := &paper{}, &paper{colours: true}
	for _, p := range []*paper{plain, painted} {
		Print(p, list, func(Path) []byte { return text })
	}
	want := "\x1b[1ma.md:2:1\x1b[0m: \x1b[1;31merror\x1b[0m: it is \\x1b[32mwrong [rule]\n" +
		"  | two \uFFFD[31mthree\n  | \x1b[1;31m^^^\x1b[0m\n  \x1b[36mhint:\x1b[0m mend it\n" +
		"\x1b[1ma.md:1:1\x1b[0m: \x1b[1;33mwarning\x1b[0m: perhaps [other]\n  | one\n  | \x1b[1;33m^^^\x1b[0m\n"
	if got := painted.String(); got != want {
		t.Errorf("painted\n%q, want\n%q", got, want)
	}
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(painted.String(), ""); got != plain.String() {
		t.Errorf("without colours\n%s, plain\n%s", got, plain.String())
	}
}
