package docs_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	if diff := cmp.Diff(slices.Concat(source.Warned, source.Editorial), got); diff != "" {
		t.Errorf("docs/rules.md (-: a paragraph is missing, +: it is of no such rule, or elsewhere)\n%s", diff)
	}
}
