package check_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"readout/internal/build"
	"readout/internal/source"
)

var update = flag.Bool("update", false, "rewrite what testdata/*.txtar expect")

// Each rule has a case: files that are laid over the valid site, and what check then
// says. In the valid site itself it finds nothing.
func TestRules(t *testing.T) {
	valid := archive(t, "testdata/valid.txtar")
	if got := checked(t, valid); got != "" {
		t.Errorf("the valid site:\n%s", got)
	}
	for _, rule := range source.Editorial {
		t.Run(string(rule), func(t *testing.T) {
			name := filepath.Join("testdata", string(rule)+".txtar")
			change := archive(t, name)
			var files []txtar.File
			want := ""
			for _, f := range change.Files {
				if f.Name == "want" {
					want = string(f.Data)
				} else {
					files = append(files, f)
				}
			}
			got := checked(t, &txtar.Archive{Files: append(valid.Files[:len(valid.Files):len(valid.Files)], files...)})
			if !strings.Contains(got, "["+string(rule)+"]\n") {
				t.Errorf("the rule is not among\n%s", got)
			}
			if *update {
				change.Files = append(files, txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(change), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// A comment silences each rule where its warnings stand.
func TestSilenced(t *testing.T) {
	valid := archive(t, "testdata/valid.txtar")
	place := regexp.MustCompile(`(?m)^(\S+?):\d+:\d+: warning: .* \[(.*)\]$`)
	for _, rule := range source.Editorial {
		change := archive(t, filepath.Join("testdata", string(rule)+".txtar"))
		site := &txtar.Archive{Files: append(valid.Files[:len(valid.Files):len(valid.Files)], change.Files...)}
		files := map[string]bool{}
		for _, m := range place.FindAllStringSubmatch(checked(t, site), -1) {
			if m[2] == string(rule) {
				files[m[1]] = true
			}
		}
		for i, f := range site.Files {
			if files[f.Name] {
				site.Files[i].Data = []byte(silence(string(f.Data), rule))
			}
		}
		for _, m := range place.FindAllStringSubmatch(checked(t, site), -1) {
			if m[2] == string(rule) && rule != "unneeded-allow" {
				t.Errorf("not silenced: %s", m[0])
			}
		}
	}
}

// silence puts a comment before each block of a file.
func silence(text string, rule source.Rule) string {
	comment := "<!-- readout: allow " + string(rule) + " -->\n"
	front, body, _ := strings.Cut(text[len("---\n"):], "\n---\n")
	return "---\n" + front + "\n---\n" + comment + strings.ReplaceAll(body, "\n\n", "\n\n"+comment)
}

func archive(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// checked writes a site and returns what check says of it.
func checked(t *testing.T, site *txtar.Archive) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range site.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := build.New(dir, build.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}).Check(true)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	source.Print(&b, c.Diagnostics, c.Data)
	return b.String()
}
