package config

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/internal/date"
	"readout/internal/source"
)

func parse(text string) (Config, string) {
	f := source.NewFile("readout.yaml", []byte(text))
	c, diags := Parse(f)
	var b strings.Builder
	source.Print(&b, source.Sort(diags), func(source.Path) []byte { return f.Data })
	return c, b.String()
}

// equal compares zones by name: no two loaded ones are the same value.
var equal = cmp.Comparer(func(a, b *time.Location) bool { return a.String() == b.String() })

func TestDefaults(t *testing.T) {
	want := Config{Title: "Briefings", Language: "en", Script: "Latn", TimeZone: time.UTC, MissingReadoutDays: 14}
	none, diags := Parse(nil)
	if diff := cmp.Diff(want, none, equal); diff != "" || diags != nil {
		t.Errorf("without a file (-want +got):\n%s%v", diff, diags)
	}
	for _, text := range []string{"", "# nothing yet\n", "title:\nlanguage: ~\n"} {
		got, out := parse(text)
		if diff := cmp.Diff(want, got, equal); diff != "" || out != "" {
			t.Errorf("%q (-want +got):\n%s%s", text, diff, out)
		}
	}
}

func TestParse(t *testing.T) {
	got, out := parse(`title: The Desk
description: "Who said what: daily"
base_url: https://example.org/desk
language: pt-br
time_zone: America/New_York
as_of: 2022-02-28
mentions: explicit
authors: [A. Editor, B. Editor]
accent: "#a03"
logo: assets/marks/desk.svg
csp_extra:
  - "img-src https://*.example.org:443/flags/ data:"
  - script-src stats.example.org
  - script-src stats.example.org
rules: {no-side: error, same-names: off, two-posts: warning}
missing_readout_days: 0
`)
	if out != "" {
		t.Error(out)
	}
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Title: "The Desk", Description: "Who said what: daily",
		BaseURL: "https://example.org/desk/", Language: "pt-BR", Script: "Latn", TimeZone: newYork,
		AsOf: date.Date{Year: 2022, Month: 2, Day: 28}, MarkedOnly: true,
		Authors: []string{"A. Editor", "B. Editor"}, Accent: "#a03", Logo: "marks/desk.svg",
		CSPExtra: []Source{
			{"img-src", "https://*.example.org:443/flags/"}, {"img-src", "data:"}, {"script-src", "stats.example.org"},
		},
		Rules: source.Settings{"no-side": source.AsError, "same-names": source.Off, "two-posts": source.AsWarning},
	}
	if diff := cmp.Diff(want, got, equal); diff != "" {
		t.Errorf("config (-want +got):\n%s", diff)
	}
}

func TestValues(t *testing.T) {
	tests := []struct{ line, setting string }{
		{"base_url: https://example.org", "https://example.org/"},
		{"base_url: http://example.org/a//", "http://example.org/a/"},
		{"base_url: https://example.org/caf\u00e9", "https://example.org/caf%C3%A9/"},
		{"language: no", "no"},
		{"language: EN", "en"},
		{"accent: '#AA0033'", "#AA0033"},
		{"logo: Desk.SVG", "Desk.SVG"},
		{"time_zone: Asia/Kolkata", "Asia/Kolkata"},
		{"id: desk.example/a-b_c", "desk.example/a-b_c"},
		{"license: CC-BY-4.0", "CC-BY-4.0"},
		{"license: https://desk.example/terms?v=1", "https://desk.example/terms?v=1"},
	}
	for _, tt := range tests {
		c, out := parse(tt.line)
		got := map[string]string{
			"base_url": c.BaseURL, "language": c.Language, "accent": c.Accent, "logo": c.Logo, "time_zone": c.TimeZone.String(),
			"id": c.ID, "license": c.License,
		}[strings.SplitN(tt.line, ":", 2)[0]]
		if got != tt.setting || out != "" {
			t.Errorf("%s is %q, want %q\n%s", tt.line, got, tt.setting, out)
		}
	}
}

// TestOrigin lists what must never get into the policy.
func TestWhatIsLeftOut(t *testing.T) {
	for text, want := range map[string][3]bool{ // no JSON, no CSV, no archives
		"data: all\narchives: all\n": {},
		"data: json\n":               {false, true, false},
		"data: csv\n":                {true, false, false},
		"data: none\n":               {true, true, false},
		"archives: none\n":           {false, false, true},
	} {
		c, out := parse(text)
		if got := [3]bool{c.NoJSON, c.NoCSV, c.NoArchives}; got != want || out != "" {
			t.Errorf("%q: %v, want %v\n%s", text, got, want, out)
		}
	}
	_, out := parse("data: xml\narchives: some\n")
	want := `readout.yaml:1:7: error: data cannot be "xml" [unknown-value]
  | data: xml
  |       ^^^
  hint: write one of all, json, csv, none
readout.yaml:2:11: error: archives cannot be "some" [unknown-value]
  | archives: some
  |           ^^^^
  hint: write one of all, none
`
	if out != want {
		t.Errorf("got\n%s, want\n%s", out, want)
	}
}

func TestSiteID(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "base_url: https://desk.example": "desk.example", "base_url: http://o.github.io/repo/": "o.github.io/repo",
		"base_url: https://new.example\nid: desk.example": "desk.example", "id: desk": "desk", "base_url: http://127.0.0.1:8080/": "127.0.0.1:8080",
	} {
		c, out := parse(text)
		if got := c.SiteID(); got != want || out != "" {
			t.Errorf("%q: %q, want %q\n%s", text, got, want, out)
		}
	}
}

func TestOrigin(t *testing.T) {
	for _, bad := range []string{
		"*", "'self'", "'unsafe-inline'", "https:", "javascript:", "a.example;", "a.example,b.example", "https://", "//a.example",
		"https://a.example/?q", "https://a.example/\"", "*.", "localhost", "-a.example", "https://a.example\n", "ftp://a.example",
	} {
		if origin.MatchString(bad) {
			t.Errorf("%q is admitted", bad)
		}
	}
}

func TestBasePath(t *testing.T) {
	for address, want := range map[string]string{
		"": "/", "https://a.example": "/", "https://a.example/": "/", "https://a.example/repo/": "/repo/",
		"https://a.example/repo": "/repo/", "https://a.example/a/b/": "/a/b/", "https://a.example/caf%C3%A9/": "/café/",
		"https://a.example//evil.example/": "/evil.example/",
	} {
		if got := (&Config{BaseURL: address}).BasePath(); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}
