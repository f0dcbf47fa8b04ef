package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// startWatch runs build --watch and returns what it prints, and what ends it.
func startWatch(t *testing.T, args ...string) (stdout, stderr *terminal, stop func() error) {
	return start(t, buildCommand(), append([]string{"--watch"}, args...)...)
}

const (
	annPage  = "---\nname: Ann Ash\ncountry: fr\nposts:\n  - {role: Envoy, country: fr}\n---\n"
	firstDay = "---\ntitle: First\ndate: 2022-02-01\n---\n"
)

// indexPart is a line about a part of the search index, with the reason.
var indexPart = regexp.MustCompile(`(?m)^(?:wrote|removed) search/\S+\.bin: (.*)$`)

// The whole of what somebody reads who keeps a folder current.
func TestWatchTerminal(t *testing.T) {
	dir := newSite(t)
	writeFile(t, dir, "content/people/ann-ash.md", annPage)
	writeFile(t, dir, "content/articles/first.md", firstDay+"Nobody is named.\n")
	// A new folder would be a change by itself, and on a busy machine a build by itself.
	if err := os.MkdirAll(filepath.Join(dir, "layouts/partials"), 0o755); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	stdout, stderr, stop := startWatch(t, "--source", dir, "--out", out, "-v")
	if got := stdout.until(t, " s\n"); !strings.Contains(got, "wrote articles/first.html\n") || !strings.Contains(got, "\nbuilt ") {
		t.Errorf("the first build\n%s", got)
	}
	steps := []struct {
		about, file, text string
		lines             []string // among those printed
	}{
		{"a mention", "content/articles/first.md", firstDay + "Paris, and Ann Ash of France.\n", []string{
			"wrote articles/first.html: content/articles/first.md changed",
			"wrote countries/fr.html: new mention in content/articles/first.md:5:23",
			"wrote people/ann-ash.html: new mention in content/articles/first.md:5:12",
			"wrote index.html: content/articles/first.md changed",
		}},
		{"a statement", "content/articles/first.md", firstDay + "Paris, and Ann Ash of France: [no](demands:ann-ash \"of de\").\n", []string{
			"wrote countries/de.html: new statement in content/articles/first.md:5:31",
			"wrote people/ann-ash.html: new statement in content/articles/first.md:5:31",
		}},
		{"a mention less", "content/articles/first.md", firstDay + "Paris, and Ann Ash: [no](demands:ann-ash \"of de\").\n", []string{
			"wrote countries/fr.html: a mention is gone from content/articles/first.md",
		}},
		{"a new file", "content/people/bob-birch.md", "---\nname: Bob Birch\n---\n", []string{
			"wrote people/bob-birch.html: content/people/bob-birch.md is new",
		}},
		{"its end", "content/people/bob-birch.md", "", []string{
			"removed people/bob-birch.html: content/people/bob-birch.md is gone",
		}},
		{"nothing points there", "content/articles/first.md", firstDay + "Nobody is named.\n", []string{
			"removed countries/de.html: nothing points at it any more",
		}},
		{"the settings", "readout.yaml", "title: The Other Desk\nbase_url: https://example.org/repo/\n", []string{
			"wrote people/ann-ash.html: readout.yaml changed",
		}},
		{"a layout", "layouts/partials/head-extra.html", "<meta name=\"x\" content=\"y\">\n", []string{
			"wrote about.html: layouts/partials/head-extra.html is new",
		}},
	}
	parts := 0
	for _, step := range steps {
		if step.text == "" {
			if err := os.Remove(filepath.Join(dir, step.file)); err != nil {
				t.Fatal(err)
			}
		} else {
			writeFile(t, dir, step.file, step.text)
		}
		got := stdout.until(t, " s\n")
		for _, line := range step.lines {
			if !strings.Contains("\n"+got, "\n"+line+"\n") {
				t.Errorf("%s: no %q in\n%s", step.about, line, got)
			}
		}
		for _, part := range indexPart.FindAllStringSubmatch(got, -1) {
			if !strings.HasPrefix(part[1], step.file) {
				t.Errorf("%s: %q", step.about, part[0])
			}
			parts++
		}
	}
	if parts == 0 {
		t.Error("no part of the search index was written")
	}
	before := readFolder(t, out)
	mistake := "---\ntitel: About\ntitle: About\n---\n"
	writeFile(t, dir, "content/pages/about.md", mistake)
	want := `content/pages/about.md:2:1: error: unknown key "titel" in a page [unknown-key]
  | titel: About
  | ^^^^^
  hint: did you mean "title"?
1 error: nothing was written
`
	if got := stderr.until(t, "written\n"); got != want {
		t.Errorf("a mistake: stderr\n%s\nwant\n%s", got, want)
	}
	if diff := cmp.Diff(before, readFolder(t, out)); diff != "" {
		t.Error(diff)
	}
	writeFile(t, dir, "content/pages/about.md", aboutPage)
	stdout.until(t, " s\n")
	if err := stop(); err != nil || stdout.String() != "" || stderr.String() != "" {
		t.Errorf("%v; at the end it prints %q and %q", err, stdout, stderr)
	}
}

// readFolder returns the text of each file below a folder.
func readFolder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// An article is published when its embargo ends, though no file has changed.
func TestWatchEmbargo(t *testing.T) {
	for embargo := 2 * time.Second; ; embargo *= 2 { // until the first build comes before its end
		dir, out := newSite(t), t.TempDir()
		end := time.Now().UTC().Add(embargo).Format(time.RFC3339)
		writeFile(t, dir, "content/articles/later.md", "---\ntitle: Later\ndate: 2022-02-01\nembargo: "+end+"\n---\nNow it can be told.\n")
		stdout, _, stop := startWatch(t, "--source", dir, "--out", out)
		stdout.until(t, " s\n")
		if _, err := os.Stat(out + "/articles/later.html"); err == nil {
			if err := stop(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		stdout.until(t, " s\n")
		if _, err := os.Stat(out + "/articles/later.html"); err != nil {
			t.Error(err)
		}
		return
	}
}

// What cannot be written now is written as soon as it can be.
func TestWatchTriesAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for", retryAfter)
	}
	dir, out := newSite(t), filepath.Join(t.TempDir(), "public")
	if err := os.WriteFile(out, []byte("a file where a folder must be"), 0o644); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, _ := startWatch(t, "--source", dir, "--out", out)
	stderr.until(t, "error: cannot open the output folder "+out+": not a directory\n")
	if err := os.Remove(out); err != nil {
		t.Fatal(err)
	}
	stdout.until(t, " s\n")
	if _, err := os.Stat(out + "/about.html"); err != nil || stderr.String() != "" {
		t.Errorf("%v; it prints %q", err, stderr)
	}
}
