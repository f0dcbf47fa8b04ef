package build_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/internal/build"
	"readout/internal/page"
	"readout/internal/view"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The views of a small site that has a page of each kind, one golden file for a
// page. What a layout makes of them is not here, so they change only with the
// facts. Read a changed one like prose: every line is something a reader is told.
func TestGoldenViews(t *testing.T) {
	s, err := build.New("testdata/golden/site", build.Options{Now: now}).Build()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{"diagnostics.txt": diagnostics(s)}
	var addresses []string
	var seen [page.Kinds]bool
	for _, p := range s.Plan.Pages() {
		seen[p.Key.Kind] = true
		if p.Key.Kind == page.OutputPage {
			continue // of those TestGoldenOutputs has the bytes
		}
		addresses = append(addresses, string(p.Address))
		if view := s.Views.View(p); view != nil {
			got[strings.TrimSuffix(string(p.Address), ".html")+".json"] = facts(t, view)
		}
	}
	for kind, has := range seen {
		// Only a long site has the others, which the tests of fill show.
		if k := page.Kind(kind); !has && k != page.ArchivePage && k != page.LetterIndex && k != page.GroupPage {
			t.Errorf("testdata/golden/site has no page of the kind %q: add what makes one", k)
		}
	}
	got["addresses.txt"] = strings.Join(slices.DeleteFunc(addresses, hashed), "\n") + "\n"
	compareGolden(t, "testdata/golden/views", got)
}

// What programs read of the same site, as it is published.
func TestGoldenOutputs(t *testing.T) {
	s, err := build.New("testdata/golden/site", build.Options{Now: now}).Build()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, o := range s.Plan.Outputs {
		if o.Address == "sitemap.xml" {
			continue // the addresses of the views again
		}
		if o.Parts != nil {
			continue // the search index: names with hashes, and what the views say already
		}
		data, err := o.Make()
		if err != nil {
			t.Fatal(o.Address, err)
		}
		if again, _ := o.Make(); !bytes.Equal(again, data) {
			t.Errorf("%s is another file the second time", o.Address)
		}
		got[string(o.Address)] = legible(t, string(o.Address), data)
	}
	compareGolden(t, "testdata/golden/outputs", got)
}

// legible breaks the lines of a twin, which is published in one.
func legible(t *testing.T, address string, data []byte) string {
	t.Helper()
	if path.Ext(address) != ".json" || bytes.Count(data, []byte("\n")) > 1 {
		return string(data)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "\t"); err != nil {
		t.Fatal(address, err)
	}
	return b.String()
}

// Tags are closed in the order in which they were opened, wherever names,
// statements and references meet the author's markup.
func TestGoldenPagesNest(t *testing.T) {
	s, err := build.New("testdata/golden/site", build.Options{Now: now}).Build()
	if err != nil {
		t.Fatal(err)
	}
	for address, file := range rendered(t, s) {
		if strings.HasSuffix(address, ".html") {
			if problem := misnested(file.text); problem != "" {
				t.Errorf("%s: %s", address, problem)
			}
		}
	}
}

// misnested returns the first end tag that closes another element than the one
// that is open, or nothing.
func misnested(text string) string {
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(text))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		switch {
		case token.Type == html.StartTagToken && !slices.Contains(void, token.Data):
			open = append(open, token.Data)
		case token.Type == html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return fmt.Sprintf("</%s> closes %q", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
	return strings.Join(open, " ")
}

// void are the elements that have no end tag.
var void = []string{"meta", "link", "br", "img", "input", "hr"}

// hashed reports whether an address changes with the built-in look.
func hashed(address string) bool { return strings.HasPrefix(address, "assets/") }

// everywhere are the fields that are the same on every page but the way back.
var everywhere = []string{"Site", "Language", "Home", "Search", "Stylesheet", "Scripts", "Icon", "TouchIcon", "Logo", "Policy", "Nav", "Foot"}

// facts writes a view without what is empty and what stands on every page.
func facts(t *testing.T, view view.View) string {
	t.Helper()
	data, err := json.Marshal(view)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	if view.Layout() != "404" {
		for _, name := range everywhere {
			delete(fields, name)
		}
	}
	delete(fields, "Stylesheet") // its name changes with its bytes, as that of the next
	delete(fields, "Scripts")
	fields["layout"] = view.Layout()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	if err := e.Encode(filled(fields)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// filled returns a value without its empty parts, or nil if nothing is left. A
// day is written by its ISO form alone.
func filled(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if iso, ok := v["ISO"]; ok && len(v) == 3 {
			return filled(iso)
		}
		for key, value := range v {
			if v[key] = filled(value); v[key] == nil {
				delete(v, key)
			}
		}
		if len(v) > 0 {
			return v
		}
	case []any:
		for i := range v {
			v[i] = filled(v[i])
		}
		if len(v) > 0 {
			return v
		}
	case string:
		if v != "" {
			return v
		}
	case float64:
		if v != 0 {
			return v
		}
	case bool:
		if v {
			return v
		}
	}
	return nil
}

// compareGolden compares texts with the files of a folder, or rewrites these.
func compareGolden(t *testing.T, dir string, got map[string]string) {
	t.Helper()
	if *update {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		writeTree(t, dir, got)
		return
	}
	want := readTree(t, dir)
	for name, text := range got {
		if want[name].text != text {
			t.Errorf("%s differs; run with -update and read the diff. Now:\n%s", filepath.Join(dir, name), text)
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s: there is no such page", filepath.Join(dir, name))
	}
}
