package meta

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/internal/date"
	"readout/internal/source"
)

const testPath source.Path = "content/articles/x.md"

// answers is what a reader of the keys in these tests has to say.
type answers struct {
	Title, Country, Source, Status string
	KeyPoints, People              []string
	Date, Born                     date.Date
	Embargo                        date.Moment
	Draft                          bool
	Nav                            int
	Posts                          []string
	Links                          []string
}

// ask reads all keys that the tests know from a file.
func ask(f *source.File) (answers, []source.Diagnostic) {
	front, diags := Split(f)
	r := NewReader(f, front, "a test", &diags)
	a := answers{
		Title:     r.Text("title", Required).Text,
		Country:   r.Ref("country").Text,
		Source:    r.URL("source_url").Text,
		Status:    r.Choice("status", "announced", "held"),
		KeyPoints: texts(r.Texts("key_points")),
		People:    texts(r.Refs("people")),
		Date:      r.Date("date", Required),
		Born:      r.PartialDate("born"),
		Embargo:   r.Moment("embargo", time.FixedZone("site", 3600)),
		Draft:     r.Bool("draft"),
		Nav:       r.Int("nav"),
	}
	r.List("posts", "a post", func(r *Reader) {
		a.Posts = append(a.Posts, r.Text("role", Required).Text+" of "+r.Ref("country").Text)
	})
	for _, e := range r.URLs("links") {
		a.Links = append(a.Links, e.Key.Text+" "+e.Value.Text)
	}
	r.Refuse("result", "result is a key of a vote", "remove it")
	r.Close()
	return a, source.Sort(diags)
}

func texts(values []Value) []string {
	var out []string
	for _, v := range values {
		out = append(out, v.Text)
	}
	return out
}

// printed returns diagnostics as an editor reads them.
func printed(f *source.File, diags []source.Diagnostic) string {
	var b strings.Builder
	source.Print(&b, diags, func(source.Path) []byte { return f.Data })
	return b.String()
}

// full is a file that gives every key, in three ways to write it.
var full = []struct{ name, text string }{
	{"yaml", `---
# A comment, and an empty line.

title: "Talks: day one"
country: no
source_url: https://state.example/readout
status: held
key_points: [café, 'it''s', 2022]
people:
  - "[[sergey-lavrov|Lavrov]]"
  - '[[ people/antony-blinken ]]'
  - ru
date: 2022-02-01
born: 1950-03
embargo: 2022-02-01 18:30
draft: true
nav: 3
posts:
  - role: Foreign Minister
    country: ru
  - {role: Envoy, country: "[[us]]"}
links:
  Website: https://a.example
  Archive: https://b.example
---
Body.
`},
	{"json", `{
  "title": "Talks: day one",
  "country": "no",
  "source_url": "https:\/\/state.example\/readout",
  "status": "held",
  "key_points": ["caf\u00e9", "it's", 2022],
  "people": ["[[sergey-lavrov|Lavrov]]", "[[ people/antony-blinken ]]", "ru"],
  "date": "2022-02-01",
  "born": "1950-03",
  "embargo": "2022-02-01 18:30",
  "draft": true,
  "nav": 3,
  "posts": [{"role": "Foreign Minister", "country": "ru"}, {"role": "Envoy", "country": "[[us]]"}],
  "links": {
    "Website": "https://a.example",
    "Archive": "https://b.example"
  }
}

Body.
`},
	{"toml", `+++
title = "Talks: day one"
country = "no"
source_url = "https://state.example/readout"
status = "held"
key_points = ["café", "it's", 2022]
people = ["[[sergey-lavrov|Lavrov]]", "[[ people/antony-blinken ]]", "ru"]
date = 2022-02-01
born = "1950-03"
embargo = 2022-02-01T18:30:00
draft = true
nav = 3

[[posts]]
role = "Foreign Minister"
country = "ru"

[[posts]]
role = "Envoy"
country = "[[us]]"

[links]
Website = "https://a.example"
Archive = "https://b.example"
+++
Body.
`},
}

func TestSyntaxesSayTheSame(t *testing.T) {
	zone := time.FixedZone("site", 3600)
	want := answers{
		Title: "Talks: day one", Country: "no", Source: "https://state.example/readout", Status: "held",
		KeyPoints: []string{"café", "it's", "2022"},
		People:    []string{"sergey-lavrov", "people/antony-blinken", "ru"},
		Date:      date.Date{Year: 2022, Month: 2, Day: 1},
		Born:      date.Date{Year: 1950, Month: 3},
		Embargo:   date.Moment{Day: date.Date{Year: 2022, Month: 2, Day: 1}, Time: time.Date(2022, 2, 1, 18, 30, 0, 0, zone)},
		Draft:     true,
		Nav:       3,
		Posts:     []string{"Foreign Minister of ru", "Envoy of us"},
		Links:     []string{"Website https://a.example", "Archive https://b.example"},
	}
	for _, tt := range full {
		for _, ends := range []struct{ name, eol string }{{"lf", "\n"}, {"crlf", "\r\n"}} {
			t.Run(tt.name+"/"+ends.name, func(t *testing.T) {
				f := source.NewFile(testPath, []byte(strings.ReplaceAll(tt.text, "\n", ends.eol)))
				got, diags := ask(f)
				if out := printed(f, diags); out != "" {
					t.Errorf("unexpected diagnostics:\n%s", out)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("answers (-want +got):\n%s", diff)
				}
				front, _ := Split(f)
				if body := strings.TrimSpace(string(front.Body.Of(f.Data))); body != "Body." {
					t.Errorf("body = %q", body)
				}
			})
		}
	}
}

func TestSplitBody(t *testing.T) {
	tests := []struct {
		name, text, body string
		broken           bool
	}{
		{"text follows", "---\ntitle: x\n---\nText.\n", "Text.\n", false},
		{"nothing follows", "---\ntitle: x\n---", "", false},
		{"only an end of line follows", "---\ntitle: x\n---\n", "", false},
		{"empty front matter", "---\n---\nText.\n", "Text.\n", false},
		{"only a comment", "---\n# later\n---\nText.\n", "Text.\n", false},
		{"empty lines before", "\n \n---\ntitle: x\n---\nText.\n", "Text.\n", false},
		{"space behind the marks", "--- \ntitle: x\n---\t\nText.\n", "Text.\n", false},
		{"rules in the text", "---\ntitle: x\n---\nText.\n\n---\n", "Text.\n\n---\n", false},
		{"crlf", "---\r\ntitle: x\r\n---\r\nText.\r\n", "Text.\r\n", false},
		{"json", "{\n\"title\": {\n}\n}\n\nText.\n", "Text.\n", false},
		{"json at the end", "{\n\"title\": \"x\"\n}", "", false},
		{"byte order mark", "\uFEFF---\ntitle: x\n---\nText.\n", "Text.\n", false},
		{"missing: all of it is text", "Text.\n\n---\ntitle: x\n---\n", "Text.\n\n---\ntitle: x\n---\n", true},
		{"syntax error", "---\ntitle: [\n---\nText.\n", "Text.\n", true},
		{"unclosed: nobody knows", "---\ntitle: x\n\nText.\n", "", true},
		{"indented end: nobody knows", "---\ntitle: >\n  ---\nText.\n", "", true},
		{"control character: not worth reading", "---\ntitle: x\n---\nText.\x00\n", "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile(testPath, []byte(tt.text))
			front, _ := Split(f)
			if got := string(front.Body.Of(f.Data)); got != tt.body || front.Broken != tt.broken {
				t.Errorf("body %q, broken %v; want %q, %v", got, front.Broken, tt.body, tt.broken)
			}
		})
	}
}

// Spaces behind the end of the front matter are read over where no other line can
// be its end.
func TestSpacesBehindEnd(t *testing.T) {
	for _, text := range []string{
		"---\ntitle: x\ndate: 2022-02-01\n--- \nText.\n", "--- \ntitle: x\ndate: 2022-02-01\n---\nText.\n\n---\n\nMore.\n",
		"+++\ntitle = \"x\"\ndate = 2022-02-01\n+++\t\r\nText.\n", "---\ntitle: x\ndate: 2022-02-01\n---\t",
	} {
		f := source.NewFile(testPath, []byte(text))
		if _, diags := ask(f); len(diags) > 0 {
			t.Errorf("%q: %s", text, printed(f, diags))
		}
	}
}
