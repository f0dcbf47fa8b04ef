package frontmatter

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

var updateFront = flag.Bool("update-front", false, "rewrite testdata/front/*.want")

// frontOf reads the front matter of a file of the given kind.
func frontOf(kind document.Kind, data []byte) (*document.Document, []source.Diagnostic) {
	d := &document.Document{Kind: kind, ID: "x", File: source.NewFile(source.Path("content/"+kind.Folder()+"/x.md"), data)}
	front, diags := meta.Split(d.File)
	diags = append(diags, readFront(d, front, time.UTC)...)
	return d, source.Sort(diags)
}

func printFront(d *document.Document, diags []source.Diagnostic) string {
	var b strings.Builder
	source.Print(&b, diags, func(source.Path) []byte { return d.File.Data })
	return b.String()
}

func given(s string) meta.Value { return meta.Value{Text: s} }

func givens(texts ...string) []meta.Value {
	var out []meta.Value
	for _, s := range texts {
		out = append(out, given(s))
	}
	return out
}

func day(s string) date.Date {
	d, err := date.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// fronts are a file of every kind with all keys that DESIGN 3.1 gives it, and
// what is read from it.
var fronts = []struct {
	kind document.Kind
	text string
	want document.Document
}{
	{document.KindArticle, `
title: Talks in Geneva
date: 2022-02-01T18:30:00+01:00
updated: 2022-02-03
summary: No breakthrough.
key_points: [One, Two]
authors: [A. Editor]
dateline: Geneva
publisher: State Department
source_url: https://state.example/1
people: ["[[sergey-lavrov|Lavrov]]"]
countries: [ru, no]
organizations: [nato]
topics: [security]
event: "[[2022-02-01-talks]]"
embargo: 2022-02-02
image: talks.jpg
image_alt: Two men at a table
image_caption: The table
image_credit: Pool
mentions: explicit
ignore: [Georgia]
redirect_from: [/old/, 2021//talks.html]
draft: true
`, document.Document{Withholding: document.Withholding{Draft: true, Embargo: time.Date(2022, 2, 2, 0, 0, 0, 0, time.UTC)}, Article: &document.Article{
		Title: given("Talks in Geneva"), Summary: given("No breakthrough."), Dateline: given("Geneva"), Publisher: given("State Department"),
		KeyPoints: givens("One", "Two"), Authors: givens("A. Editor"),
		Date:      date.Moment{Day: day("2022-02-01"), Time: time.Date(2022, 2, 1, 17, 30, 0, 0, time.UTC)},
		Updated:   date.Moment{Day: day("2022-02-03")},
		SourceURL: given("https://state.example/1"),
		People:    givens("sergey-lavrov"), Countries: givens("ru", "no"), Organizations: givens("nato"), Topics: givens("security"),
		Event: given("2022-02-01-talks"),
		Image: given("talks.jpg"), ImageAlt: given("Two men at a table"), ImageCaption: given("The table"), ImageCredit: given("Pool"),
		Mentions: document.MentionsExplicit, Ignore: givens("Georgia"),
	}, RedirectFrom: givens("old/index.html", "2021/talks.html")}},
	{document.KindPerson, `
name: Sergey Lavrov
sort_name: Lavrov, Sergey
surname: Lavrov
surname_alone: never
aliases: [Sergei Lavrov]
country: ru
posts:
  - role: Foreign Minister
    organization: mid
    country: ru
    start: 2004-03
    end: 2024
born: 1950-03-21
died: 2050
wikidata: Q58217
image: lavrov.jpg
image_alt: A portrait
image_credit: Pool
links: {Website: "https://mid.example"}
`, document.Document{Person: &document.Person{
		Name: given("Sergey Lavrov"), SortName: given("Lavrov, Sergey"), Surname: given("Lavrov"), SurnameNever: true,
		Aliases: givens("Sergei Lavrov"), Country: given("ru"),
		Posts: []document.Post{{Role: given("Foreign Minister"), Organization: given("mid"), Country: given("ru"), Start: day("2004-03"), End: day("2024")}},
		Born:  day("1950-03-21"), Died: day("2050"), Wikidata: given("Q58217"),
		Image: given("lavrov.jpg"), ImageAlt: given("A portrait"), ImageCredit: given("Pool"),
		Links: []document.NamedLink{{Label: "Website", URL: given("https://mid.example")}},
	}}},
	{document.KindCountry, `
name: Russia
official_name: Russian Federation
aliases: [RF]
demonyms: [Russian]
metonyms: [Kremlin]
capital: Moscow
`, document.Document{Country: &document.Country{
		Name: given("Russia"), OfficialName: given("Russian Federation"), Capital: given("Moscow"),
		Aliases: givens("RF"), Demonyms: givens("Russian"), Metonyms: givens("Kremlin"),
	}}},
	{document.KindOrganization, `
name: NATO
aliases: [the Alliance]
country: be
parent: none
members: [us, "[[ru]]"]
wikidata: Q7184
`, document.Document{Organization: &document.Organization{
		Name: given("NATO"), Aliases: givens("the Alliance"), Country: given("be"), Parent: given("none"),
		Members: givens("us", "ru"), Wikidata: given("Q7184"),
	}}},
	{document.KindPlace, "name: Geneva\naliases: [Genève]\ncountry: ch\n", document.Document{Place: &document.Place{
		Name: given("Geneva"), Aliases: givens("Genève"), Country: given("ch"),
	}}},
	{document.KindTopic, "name: Security\naliases: [Safety]\nevents: [\"[[2022-02-01-call]]\"]\n", document.Document{Topic: &document.Topic{
		Name: given("Security"), Aliases: givens("Safety"), Events: givens("2022-02-01-call"),
	}}},
	{document.KindPage, "title: About\ndescription: What this is.\nnav: 2\n", document.Document{Page: &document.Page{
		Title: given("About"), Description: given("What this is."), Nav: 2,
	}}},
	{document.KindEvent, `
type: vote
date: 2022-02-01
end_date: 2022-02-02
title: A resolution
participants: [ru, us]
place: new-york
initiated_by: us
duration: two days
status: held
topics: [security]
readouts:
  - {side: us, url: "https://a.example", title: Readout, date: 2022-02-03}
for: [us, no]
against: [ru]
abstained: [cn]
absent: [va]
result: vetoed
`, document.Document{Events: []document.Event{{
		ID: "x", Type: "vote", Date: day("2022-02-01"), EndDate: day("2022-02-02"), Title: given("A resolution"),
		Participants: givens("ru", "us"), Place: given("new-york"), InitiatedBy: given("us"), Duration: given("two days"),
		Status: document.StatusHeld, Topics: givens("security"),
		Readouts: []document.Readout{{Side: given("us"), URL: given("https://a.example"), Title: given("Readout"), Date: day("2022-02-03")}},
		For:      givens("us", "no"), Against: givens("ru"), Abstained: givens("cn"), Absent: givens("va"), Result: given("vetoed"),
	}}}},
}

func TestFront(t *testing.T) {
	for _, tt := range fronts {
		t.Run(tt.kind.String(), func(t *testing.T) {
			got, diags := frontOf(tt.kind, []byte("---\n"+tt.text+"---\n"))
			if out := printFront(got, diags); out != "" {
				t.Errorf("unexpected diagnostics:\n%s", out)
			}
			want := tt.want
			want.File, want.Kind, want.ID = got.File, got.Kind, got.ID
			if diff := cmp.Diff(&want, got, cmpopts.IgnoreTypes(source.Span{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(document.Document{}, "Days")); diff != "" {
				t.Errorf("document (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFrontErrors reads testdata/front/KIND-*.md, files with mistakes, and
// compares what is said about each with the .want file beside it.
func TestFrontErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/front/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no test files", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d, diags := frontOf(kindNamed(t, filepath.Base(name)), data)
			got := printFront(d, diags)
			golden := strings.TrimSuffix(name, ".md") + ".want"
			if *updateFront {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("diagnostics (-want +got):\n%s", diff)
			}
		})
	}
}

// kindNamed returns the kind that a test file's name begins with.
func kindNamed(t *testing.T, name string) document.Kind {
	word, _, _ := strings.Cut(name, "-")
	for kind := document.KindArticle; kind <= document.KindPage; kind++ {
		if kind.String() == word {
			return kind
		}
	}
	t.Fatalf("%s is of no kind", name)
	return 0
}

// TestFrontBroken shows that a document has the struct of its kind, and is left
// alone, if its front matter cannot be read.
func TestFrontBroken(t *testing.T) {
	for kind := document.KindArticle; kind <= document.KindPage; kind++ {
		d, diags := frontOf(kind, []byte("Text.\n"))
		if len(diags) != 1 || diags[0].Rule != "front-matter-missing" {
			t.Errorf("%v: %s", kind, printFront(d, diags))
		}
	}
}

func TestRedirectPath(t *testing.T) {
	for address, want := range map[string]string{
		"/a.html": "a.html", "a/b.html": "a/b.html", "/a/": "a/index.html", "//a//b/": "a/b/index.html",
		"": "", "/": "", "/a": "", "/a/../b.html": "", "../b.html": "", "/.git/x.html": "", "https://a.example/b.html": "",
		"/a.html?x": "", "/a.html#x": "", `\a.html`: "", "/a b.html": "", "/a%2e.html": "",
	} {
		got, ok := redirectPath(address)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q is %q, %v; want %q", address, got, ok, want)
		}
	}
}

// No known key looks like one that withholds.
func TestKnownKeysAreNotSuspect(t *testing.T) {
	for kind := document.KindArticle; kind <= document.KindPage; kind++ {
		f := source.NewFile("content/x.md", []byte("---\nnonsense: x\n---\n"))
		front, _ := meta.Split(f)
		d := &document.Document{Kind: kind, File: f}
		for _, diag := range readFront(d, front, nil) {
			if keys, found := strings.CutPrefix(diag.Hint, "known keys: "); found {
				for key := range strings.SplitSeq(keys, ", ") {
					if mayWithhold(key) && key != draftKey && key != embargoKey {
						t.Errorf("%s of %s looks as if it withheld", key, kind)
					}
				}
			}
		}
	}
	if suspect([]byte("---\ntitle: [\nsummary: The parties spoke.\nsurname: x\n---\nDrafting went on.")) {
		t.Error("a text without such a key is suspect")
	}
}
