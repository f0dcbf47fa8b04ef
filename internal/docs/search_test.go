package docs_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// search.md shows each query that is put to the search, in order, and its scores are what
// the places of the right pages add up to.
func TestSearchPage(t *testing.T) {
	data, err := os.ReadFile("../browser/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	page := read(t, "docs", "search.md")
	rows := regexp.MustCompile("(?m)^\\| (.+) \\| (.+) \\| `(.+)` \\| (.+) \\|$").FindAllStringSubmatch(page, -1)
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	if len(rows) != len(lines) {
		t.Fatalf("docs/search.md has %d queries, queries.tsv %d", len(rows), len(lines))
	}
	engines := len(strings.Split(rows[0][4], " | "))
	scores := map[string][]score{}
	for i, line := range lines {
		fields := strings.Split(line, "\t")
		if got := strings.Join(rows[i][1:4], "\t"); got != strings.Join(fields[:3], "\t") {
			t.Errorf("query %d is %q in docs/search.md and %q in queries.tsv", i+1, got, line)
		}
		for _, group := range []string{fields[0], fields[1], "all"} {
			if scores[group] == nil {
				scores[group] = make([]score, engines)
			}
			for e, place := range strings.Split(rows[i][4], " | ") {
				scores[group][e].add(place)
			}
		}
	}
	for group, list := range scores {
		row := "| " + group
		for _, s := range list {
			row += " | " + s.String()
		}
		if !strings.Contains(page, "\n"+row+" |\n") {
			t.Errorf("docs/search.md: the places of the right pages add up to %s", row)
		}
	}
}

// A score is how many queries have their right page among the first three.
type score struct{ right, all int }

func (s *score) add(place string) {
	s.all++
	if place == "1" || place == "2" || place == "3" {
		s.right++
	}
}

func (s score) String() string { return fmt.Sprintf("%d of %d", s.right, s.all) }
