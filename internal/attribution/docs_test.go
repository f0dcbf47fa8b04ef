package attribution

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// The documentation lists all rules with their reasons, in order.
func TestDocumentation(t *testing.T) {
	page, err := os.ReadFile("../../docs/attribution.md")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(page)
	for _, row := range rules {
		line := fmt.Sprintf("| `%s` | %s |\n", row.rule, row.reason)
		_, after, found := strings.Cut(rest, line)
		if !found {
			t.Errorf("docs/attribution.md does not have, in order, the line\n%s", line)
			continue
		}
		rest = after
	}
	if n := strings.Count(string(page), "\n| `"); n != len(rules) {
		t.Errorf("docs/attribution.md lists %d rules, there are %d", n, len(rules))
	}
}
