package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/source"
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
		why[all.Withheld(string(p.Address))]++
		_, kept := published.Plan.Find(p.Address)
		base := filepath.Base(string(p.Address))
		index := base == "index.html" || strings.HasPrefix(base, "by-") // is there for what it lists
		if got := all.Withheld(string(p.Address)); (got == "") != kept && !index {
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

// An embargo is a key of every kind of file: a site follows their ends one by one,
// though no file changes.
func TestEmbargoOfEveryKind(t *testing.T) {
	dir := t.TempDir()
	embargoed := []struct{ end, ends, file, front, page, shows string }{
		{"2022-03-12 23:59", "2022-03-13T04:59Z", "articles/a.md", "title: Anew\ndate: 2022-02-01", "articles/a.html", "Anew"},
		{"2022-03-13", "2022-03-13T05:00Z", "people/ann-ash.md", "name: Ann Ash", "people/ann-ash.html", "Ann Ash"},
		{"2022-03-13 02:30", "2022-03-13T07:30Z", "countries/fr.md", "aliases: [Gaul]", "countries/fr.html", "Gaul"},            // jumped over
		{"2022-11-06 01:30", "2022-11-06T06:30Z", "organizations/org.md", "name: The Org", "organizations/org.html", "The Org"}, // comes twice
		{"2022-11-06T01:45:00-05:00", "2022-11-06T06:45Z", "places/bay.md", "name: The Bay\ncountry: fr", "places/bay.html", "The Bay"},
		{"2022-11-07 10:00:30", "2022-11-07T15:00Z", "topics/fish.md", "name: Fish", "topics/fish.html", "Fish"},
		{"2022-11-08", "2022-11-08T05:00Z", "events/gala.md", "type: other\ndate: 2022-02-01\ntitle: The Gala", "events/gala.html", "The Gala"},
		{"2022-11-09", "2022-11-09T05:00Z", "pages/about.md", "title: About us", "about.html", "About us"},
	}
	files := map[string]string{
		"readout.yaml":            "time_zone: America/New_York\n",
		"content/articles/now.md": "---\ntitle: Now\ndate: 2022-02-01\n---\nFrance spoke to Germany.\n",
	}
	for _, e := range embargoed {
		files["content/"+e.file] = "---\n" + e.front + "\nembargo: " + e.end + "\n---\n"
	}
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	now := time.Date(2022, 2, 2, 0, 0, 0, 0, time.UTC)
	builder := New(dir, Options{Now: now})
	shows := func(s *Snapshot, page, text string) bool {
		data, _, err := s.Render(page)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(string(data), text)
	}
	for i, e := range embargoed {
		s, err := builder.Build()
		if err != nil || len(s.Diagnostics) > 0 {
			t.Fatal(err, s.Diagnostics)
		}
		if got := s.EmbargoEnds.UTC().Format("2006-01-02T15:04Z"); got != e.ends {
			t.Errorf("the embargo %s of %s ends at %s, want %s", e.end, e.file, got, e.ends)
		}
		for k, other := range embargoed {
			if shows(s, other.page, other.shows) != (k < i) {
				t.Errorf("at %s, %s is shown: %v", now, other.file, k >= i)
			}
		}
		now = s.EmbargoEnds
		builder.SetNow(now.Add(-time.Nanosecond))
		if s, err := builder.Build(); err != nil || shows(s, e.page, e.shows) {
			t.Errorf("%s is shown before its time", e.file)
		}
		builder.SetNow(now)
	}
	s, err := builder.Build()
	if err != nil || !s.EmbargoEnds.IsZero() || s.Included != (Inclusion{}) {
		t.Errorf("after all embargoes another is to come: %s, %+v, %v", s.EmbargoEnds, s.Included, err)
	}
	all, err := New(dir, Options{Now: time.Date(2022, 11, 6, 6, 0, 0, 0, time.UTC), Drafts: true}).Build()
	if err != nil || all.Included != (Inclusion{Embargoed: 5}) {
		t.Errorf("shown though under embargo: %+v, %v", all.Included, err)
	}
}

// A content file that is too large to be read is known by its front matter: a draft
// stops nothing, and no word of it is told. All else is an error.
func TestTooLargeToBeRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	body := strings.Repeat("geheim é\n", source.MaxFile/10+1)
	write("content/articles/talks.md", "---\ntitle: Talks\ndate: 2022-02-01\n---\n")
	for name, test := range map[string]struct{ front, want string }{
		"a draft":               {"---\ntitle: Geheim\ndate: 2022-02-01\ndraft: true\n---\n", "warning: the file is larger than 16 MB"},
		"under embargo":         {"---\ntitle: Geheim\ndate: 2022-02-01\nembargo: 2999-01-01\n---\n", "warning: the file is larger than 16 MB"},
		"after its embargo":     {"---\ntitle: Geheim\ndate: 2022-02-01\nembargo: 2022-02-01\n---\n", "error: the file is larger than 16 MB"},
		"no draft":              {"---\ntitle: Geheim\ndate: 2022-02-01\n---\n", "error: the file is larger than 16 MB"},
		"a draft by a slip":     {"---\ntitle: Geheim\ndate: 2022-02-01\ndrafts: true\n---\n", "error: the file is larger than 16 MB"},
		"never closed":          {"---\ntitle: Geheim\ndraft: true\n", "error: the file is larger than 16 MB"},
		"no front matter":       {"", "error: the file is larger than 16 MB"},
		"draft below the text":  {"---\ntitle: Geheim\n---\n\ndraft: true\n\n", "error: the file is larger than 16 MB"},
		"a draft with no texts": {"---\ntitle: Geheim\ndraft: true\n---\n\x00\x00", "warning: the file is larger than 16 MB"},
	} {
		write("content/articles/large.md", test.front+body)
		s, err := New(dir, Options{Now: time.Date(2022, 2, 2, 12, 0, 0, 0, time.UTC)}).Build()
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		source.Print(&said, s.Diagnostics, s.Data)
		if want := "content/articles/large.md:1:1: " + test.want + " [unreadable]\n"; said.String() != want || s.Warnings() > 0 {
			t.Errorf("%s: %s", name, said.String())
		}
	}
}
