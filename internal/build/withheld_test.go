package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A page is called withheld exactly if a build without drafts leaves it out.
func TestWithheld(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"readout.yaml":                      "time_zone: America/New_York\n",
		"content/articles/now.md":           "---\ntitle: Now\ndate: 2022-02-01\n---\n[They met](event:both).\n\n> [!meeting] 2022-02-01 Both\n>\n> - id: both\n> - participants: [[us]], [[ru]]\n",
		"content/articles/draft.md":         "---\ntitle: Draft\ndate: 2022-02-01\ndraft: true\nredirect_from: [old.html]\n---\n> [!meeting] 2022-02-01 Both\n>\n> - id: both\n> - participants: [[us]], [[ru]]\n\n> [!call] 2022-02-01 Alone\n>\n> - id: alone\n> - participants: [[us]], [[ru]]\n",
		"content/articles/past.md":          "---\ntitle: Past\ndate: 2022-02-01\nembargo: 2022-02-02\n---\n",
		"content/articles/hour.md":          "---\ntitle: Hour\ndate: 2022-02-01\nembargo: 2022-02-02T18:30:00-05:00\n---\n",
		"content/articles/day.md":           "---\ntitle: Day\ndate: 2022-02-01\nembargo: 2022-02-03\n---\n",
		"content/people/ann-ash.md":         "---\nname: Ann Ash\ndraft: true\n---\n",
		"content/countries/us.md":           "---\ndraft: true\n---\n",
		"content/pages/about.md":            "---\ntitle: About\ndraft: true\n---\n",
		"content/events/2022-02-01-gala.md": "---\ntype: other\ndate: 2022-02-01\ntitle: Gala\ndraft: true\n---\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	options := Options{Now: time.Date(2022, 2, 2, 12, 0, 0, 0, time.UTC)}
	published, err := New(dir, options).Build()
	if err != nil || published.Errors() > 0 {
		t.Fatal(err, published.Diagnostics)
	}
	options.Drafts = true
	all, err := New(dir, options).Build()
	if err != nil || all.Errors() > 0 {
		t.Fatal(err, all.Diagnostics)
	}
	why := map[string]int{}
	for _, p := range all.Plan.Pages() {
		why[all.Withheld(p.Address)]++
		_, kept := published.Plan.Find(p.Address)
		base := filepath.Base(p.Address)
		index := base == "index.html" || strings.HasPrefix(base, "by-") // is there for what it lists
		if got := all.Withheld(p.Address); (got == "") != kept && !index {
			t.Errorf("%s: withheld for %q; among the published pages: %v", p.Address, got, kept)
		}
	}
	for _, want := range []string{"draft", "embargoed until 2022-02-02 18:30 EST", "embargoed until 2022-02-03 00:00 EST"} {
		if why[want] == 0 {
			t.Errorf("nothing is withheld as %q, but %v", want, why)
		}
	}
	if got := all.Withheld("none.html"); got != "" {
		t.Errorf("a page that is not there is withheld for %q", got)
	}
}
