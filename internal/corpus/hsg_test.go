package corpus_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"readout/internal/corpus"
)

const corpora = "../../../shared/corpora"

func writeHSG(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join(corpora, "hsg-posts")); err != nil {
		t.Skip("no corpora beside this repository")
	}
	out := t.TempDir()
	if err := corpus.WriteHSG(corpora, out); err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	address = regexp.MustCompile(`^[a-z0-9-]+(/[a-z0-9-]+)+\.md$`)
	day     = regexp.MustCompile(`^\d{4}(-\d\d){0,2}$`)
)

// The 8,000 files are written once for all that is asked of them.
func TestHSG(t *testing.T) {
	content := filepath.Join(writeHSG(t), "content")
	t.Run("files", func(t *testing.T) { checkHSGFiles(t, content) })
	t.Run("rules", func(t *testing.T) { checkHSGRules(t, content) })
}

func checkHSGFiles(t *testing.T, content string) {
	t.Helper()
	count := map[string]int{}
	err := filepath.WalkDir(content, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(content, name)
		rel = filepath.ToSlash(rel)
		if !address.MatchString(rel) {
			t.Errorf("%s: not an address", rel)
		}
		kind := rel[:strings.Index(rel, "/")]
		if kind == "articles" {
			kind = strings.Join(strings.Split(rel, "/")[:2], "/")
		}
		count[kind]++
		checkFrontMatter(t, rel, read(t, name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]int{"articles/milestones": 65, "articles/countries": 228, "people": 4261, "organizations": 1, "events": 3417} {
		if count[kind] != want {
			t.Errorf("%d %s, want %d", count[kind], kind, want)
		}
	}
}

func checkFrontMatter(t *testing.T, name, text string) {
	t.Helper()
	front, _, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !ok {
		t.Errorf("%s: no front matter", name)
		return
	}
	var m struct {
		Title, Name, Date, Born, Died string
		Countries, People             []string
		Posts                         []struct{ Role, Organization, Country, Start, End string }
	}
	if err := yaml.Unmarshal([]byte(front), &m); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if (m.Title == "") == (m.Name == "") {
		t.Errorf("%s: title %q, name %q", name, m.Title, m.Name)
	}
	if m.Title != "" && len(m.Date) != len("2006-01-02") {
		t.Errorf("%s: date %q", name, m.Date)
	}
	for _, d := range []string{m.Date, m.Born, m.Died} {
		if d != "" && !day.MatchString(d) {
			t.Errorf("%s: %q is no date", name, d)
		}
	}
	for _, c := range m.Countries {
		if len(c) != 2 || strings.ToLower(c) != c {
			t.Errorf("%s: country %q", name, c)
		}
	}
	for _, p := range m.Posts {
		if p.Role == "" || (p.Organization == "") == (p.Country == "") || !day.MatchString(p.Start) || p.End != "" && !day.MatchString(p.End) {
			t.Errorf("%s: post %+v", name, p)
		}
	}
}

// Each case is a rule of the package comment.
func checkHSGRules(t *testing.T, content string) {
	t.Helper()
	tests := []struct{ name, file, has, hasNot string }{
		{"year in the title", "articles/milestones/1945-1952/berlin-airlift.md", "\ndate: 1949-12-31\n", ""},
		{"short range in the title", "articles/milestones/1969-1976/angola.md", "\ndate: 1975-12-31\n", ""},
		{"year of the volume", "articles/milestones/1969-1976/salt.md", "\ndate: 1976-12-31\n", ""},
		{"dots in an id", "articles/milestones/1981-1988/us-soviet-relations.md", "\ncountries: [ru]\n", ""},
		{"only known people", "articles/milestones/1937-1945/bretton-woods.md", "\npeople: [hull-cordell]\n", "roosevelt-franklin-d"},
		{"Norway is not false", "articles/countries/norway.md", "\ncountries: [\"no\"]\n", ""},
		{"headings", "articles/countries/norway.md", "\n\n## Diplomatic Relations\n\n", "## Modern Flag"},
		{"escaped text", "articles/milestones/1989-1992/breakup-yugoslavia.md", `\[...\] A full-scale`, ""},
		{"place of service is not the speaker's", "people/dreyfus-louis-goethe-jr.md",
			"role: Envoy Extraordinary and Minister Plenipotentiary to Iran\n      organization: us-department-of-state\n      start: 1940-12-18\n", "country: ir"},
		{"generational name", "people/adair-charles-wallace.md", "name: Charles Wallace Adair Jr.\nsort_name: Adair, Charles Wallace Jr.\nsurname: Adair\naliases: [Charles W. Adair Jr.]\n", ""},
		{"brackets in a name", "people/kissinger-henry-a.md", "name: Henry A. Kissinger\n", "Heinz"},
		{"nominated, never served", "people/manchester-doug.md", "name: Doug Manchester\n", "posts"},
		{"speaks for the United States, not for the department", "people/kantor-mickey-michael.md", "role: U.S. Trade Representative\n      country: us\n", ""},
	}
	for _, tt := range tests {
		text := read(t, filepath.Join(content, tt.file))
		if !strings.Contains(text, tt.has) {
			t.Errorf("%s: %s lacks %q:\n%.600s", tt.name, tt.file, tt.has, text)
		}
		if tt.hasNot != "" && strings.Contains(text, tt.hasNot) {
			t.Errorf("%s: %s has %q", tt.name, tt.file, tt.hasNot)
		}
	}
}

func TestWriteHSGWithoutCorpora(t *testing.T) {
	if err := corpus.WriteHSG(t.TempDir(), t.TempDir()); !os.IsNotExist(err) {
		t.Errorf("error = %v, want one that is fs.ErrNotExist", err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
