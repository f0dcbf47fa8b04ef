package docs_test

import (
	"regexp"
	"slices"
	"testing"

	"readout/internal/source"
)

// rules.md has a paragraph for each rule that a site may set, in the order of the lists,
// and for no other.
func TestRulesPage(t *testing.T) {
	page := read(t, "docs", "rules.md")
	var got []source.Rule
	for _, m := range regexp.MustCompile(`(?m)^### ([a-z-]+)\n\n(\S.*)`).FindAllStringSubmatch(page, -1) {
		got = append(got, source.Rule(m[1]))
	}
	if want := slices.Concat(source.Warned, source.Editorial); !slices.Equal(got, want) {
		t.Errorf("docs/rules.md\nhas    %v\nshould %v", got, want)
	}
}
