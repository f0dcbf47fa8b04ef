// Package docs_test holds the documentation to the program: every example in
// README.md and docs/ is built, every message shown is the one that the program
// prints, and every list of words, keys, commands and packages is complete.
//
// What is complete, the program says itself: asked for a key, a verb or an
// attribute that does not exist, it lists those that do.
package docs_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/source"
)

// root is where the documentation stands, seen from here.
const root = "../.."

// pages returns the paths of the documentation.
func pages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatal("no documentation found", err)
	}
	return append(files, filepath.Join(root, "README.md"))
}

func read(t *testing.T, names ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{root}, names...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A block is one fenced block of code in a page.
type block struct {
	info       string // what follows the three backticks
	text       string
	start, end int // of text, in the page
	line       int // of its first line
}

var fence = regexp.MustCompile("(?m)^```(.+)\n((?s:.*?))^```$")

func blocks(page string) []block {
	var list []block
	for _, m := range fence.FindAllStringSubmatchIndex(page, -1) {
		list = append(list, block{page[m[2]:m[3]], page[m[4]:m[5]], m[4], m[5], strings.Count(page[:m[4]], "\n") + 1})
	}
	return list
}

// newSite puts the fixture's site, and the files given by their paths, into a
// folder of its own, and builds it.
func newSite(t *testing.T, files map[string]string) *build.Snapshot {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	snapshot, err := build.New(dir, build.Options{Now: time.Date(2022, 3, 1, 0, 0, 0, 0, time.UTC)}).Build()
	if err != nil {
		t.Fatal(err)
	}
	return snapshot
}

// printed returns a snapshot's diagnostics as the command prints them.
func printed(s *build.Snapshot) string {
	var b bytes.Buffer
	source.Print(&b, s.Diagnostics, s.Data)
	return b.String()
}
