package eval

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/mention"
)

// write puts files into a folder and returns the path of the first.
func write(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, files[0])
}

const registry = `{"id": "Ann_Lee", "name": "Ann Lee", "aliases": ["Annie Lee"], "surname": "Lee", "country": "us", "posts": [{"role": "Envoy", "country": "us", "start": "2001"}]}
{"id": "bo-berg", "name": "Bo Berg", "aliases": [], "country": "", "surname": null}
`

func TestEvaluate(t *testing.T) {
	tests := []struct{ name, records, want string }{
		{
			"mentions, by offset in runes, leaving out the article, what follows and the title",
			`{"id": "1", "title": "Peru", "text": "Élan! The United Kingdom's envoy\nleft Norway.\n\nChile stayed.", "score": "mentions",
			  "mentions": [{"start": 6, "end": 26, "kind": "country", "id": "gb"}, {"start": 38, "end": 44, "kind": "country", "id": "NO"}]}`,
			"country mentions by offset P .667 R 1.000 F1 .800 2 of 2; 1 others\n" +
				`wrong 1× "Chile" country/cl by name in 1: …nited Kingdom's envoy left Norway. [Chile] stayed.…`,
		},
		{
			"mentions of the kinds that the gold has",
			`{"id": "1", "registry": "people.jsonl", "text": "Ann Lee flew to Chile with Bo Berg.", "score": "mentions",
			  "mentions": [{"start": 0, "end": 7, "kind": "person", "id": "Ann_Lee"}, {"start": 29, "end": 34, "kind": "person", "id": "bo-berg"}]}`,
			"person mentions by offset P .500 R .500 F1 .500 1 of 2; 1 others\n" +
				`wrong 1× "Bo Berg" person/bo-berg by name in 1: …Ann Lee flew to Chile with [Bo Berg].…` + "\n" +
				`missed 1× " Berg" person/bo-berg in 1: …Ann Lee flew to Chile with Bo[ Berg].…`,
		},
		{
			"the same words for another entity, and a label that the registry lacks",
			`{"id": "1", "text": "Norway and Prussia", "score": "mentions", "mentions": [{"start": 0, "end": 6, "id": "se"}, {"start": 11, "end": 18, "id": "prussia"}]}`,
			"country mentions by offset P .000 R .000 F1 .000 0 of 1; 1 others; 1 left out\n" +
				`wrong 1× "Norway" country/no by name in 1: …[Norway] and Prussia…` + "\n" +
				`missed 1× "Norway" country/se in 1: …[Norway] and Prussia…`,
		},
		{
			"spans that are no mentions",
			`{"id": "1", "text": "Chile wine. Norwegian wood.", "score": "mentions", "not": [{"start": 0, "end": 10}, {"start": 22, "end": 26}]}`,
			"country mentions by offset P .000 R .000 F1 .000 0 of 0; 2 others\n" +
				`wrong 1× "Chile" country/cl by name in 1: …[Chile] wine. Norwegian wood.…` + "\n" +
				`wrong 1× "Norwegian" country/no by demonym in 1: …Chile wine. [Norwegian] wood.…` + "\n" +
				"wrong names rejected R .500 1 of 2\n" +
				`missed 1× "Chile wine" country/cl by name in 1: …[Chile wine]. Norwegian wood.…`,
		},
		{
			"recall of tags, the title included, and only of texts that have some",
			`{"id": "1", "registry": "people.jsonl", "title": "Annie Lee", "text": "To Norway, Norway, Chile.", "score": "recall", "countries": ["NO", "no", "se"], "people": ["Ann_Lee", "nobody"]}
			 {"id": "2", "text": "Peru", "score": "recall"}`,
			"country tags P .500 R .500 F1 .500 1 of 2; 1 others\n" +
				"missed 1× country/se in 1: To Norway, Norway, Chile.\n" +
				`wrong 1× "Chile" country/cl by name in 1: …To Norway, Norway, [Chile].…` + "\n" +
				"person tags P 1.000 R 1.000 F1 1.000 1 of 1; 1 left out",
		},
		{
			"focus: the country named most, the United States aside",
			`{"id": "1", "text": "Norway, Chile, Norway, U.S., U.S., U.S.", "score": "focus", "countries": ["no"]}
			 {"id": "2", "text": "Norway, Chile, Norway, Chile.", "score": "focus", "countries": ["no"]}
			 {"id": "3", "text": "Norway, U.S., U.S.", "score": "focus", "countries": ["us"]}`,
			"country most named R .667 2 of 3\n" +
				"missed 1× country/no in 2: most named: [country/no country/cl]",
		},
		{
			"focus: people, and pairs of all texts",
			`{"id": "1", "registry": "people.jsonl", "text": "Ann Lee met Bo Berg. Ann Lee left.", "score": "focus", "people": ["Ann_Lee"]}
			 {"id": "2", "registry": "people.jsonl", "text": "Bo Berg stayed.", "score": "focus", "people": ["Ann_Lee"]}`,
			"focus people R .500 1 of 2; 3 pairs\n" +
				"missed 1× person/Ann_Lee in 2: Bo Berg stayed.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			// A record is one line; here it may be broken after a comma.
			records := strings.ReplaceAll(tt.records, ",\n", ", ")
			set, err := ReadRecords(write(t, "set.jsonl", records, "people.jsonl", registry))
			if err != nil {
				t.Fatal(err)
			}
			if got := summary(Evaluate(set)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// A capital that is a place is no mention, but whoever asks for countries may mean it.
func TestPlaces(t *testing.T) {
	set := Set{Name: "places", Places: true, Records: []Record{
		{ID: "1", Text: "The two met in Tokyo on Monday.", Score: ByRecall, Countries: []string{"jp"}},
		{ID: "2", Text: "Norway was silent. They flew to Lima.", Score: ByRecall, Countries: []string{"no"}},
	}}
	want := "country tags P 1.000 R .500 F1 .667 1 of 2\n" +
		"missed 1× country/jp in 1: The two met in Tokyo on Monday.\n" +
		"country tags and places P .667 R 1.000 F1 .800 2 of 2; 1 others\n" +
		`wrong 1× "Lima" country/pe by metonym in 2: …Norway was silent. They flew to [Lima].…`
	if got := summary(Evaluate(set)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// summary writes a result on a few lines.
func summary(r Result) string {
	var lines []string
	for _, row := range r.Rows {
		line := row.Measure
		if row.Count {
			lines = append(lines, line+" "+row.note())
			lines = append(lines, missesOf(row)...)
			continue
		}
		if !row.One {
			line += " P " + figure(row.P, false)
		}
		line += " R " + figure(row.R, false)
		if !row.One {
			line += " F1 " + figure(row.F1, false)
		}
		lines = append(lines, line+" "+row.note())
		lines = append(lines, missesOf(row)...)
	}
	return strings.Join(lines, "\n")
}

func missesOf(row *Row) (lines []string) {
	for _, m := range row.Misses {
		lines = append(lines, strings.Join(strings.Fields(m.String()), " "))
	}
	return lines
}

func TestWays(t *testing.T) {
	set := Set{
		Name: "names", Ways: []mention.How{mention.Name, mention.Alias, mention.Code}, Targets: []Target{{Row: "country names by offset", Figure: "F1", Least: .9}, {Row: "country mentions by offset", Figure: "P", Least: .6}},
		Records: []Record{{
			ID: "1", Text: "Norwegian oil for Chile", Score: ByMention, Mentions: []Mention{{Span: Span{18, 23}, ID: "CL"}},
		}},
	}
	var out bytes.Buffer
	if err := WriteTable(&out, []Result{Evaluate(set)}); err != nil {
		t.Fatal(err)
	}
	want := `| set   | held out | texts | measure                    | P     | R     | F1    | target    | met | note             |
|---    |---       |---    |---                         |---    |---    |---    |---        |---  |---               |
| names |          | 1     | country names by offset    | 1.000 | 1.000 | 1.000 | F1 ≥ .900 | yes | 1 of 1           |
| names |          | 1     | country mentions by offset | .500  | 1.000 | .667  | P ≥ .600  | no  | 1 of 1; 1 others |
`
	if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

func TestReadRecordsErrors(t *testing.T) {
	tests := []struct{ name, records, people, want string }{
		{"no JSON", "{}\n{", "", "set.jsonl:1: score \"\" is not mentions, recall or focus"},
		{"wrong score", `{"score": "f1"}`, "", "set.jsonl:1: score \"f1\" is not mentions, recall or focus"},
		{"wrong type", "\n" + `{"score": "recall", "text": 1}`, "", "set.jsonl:2: json: cannot unmarshal number into Go struct field Record.text of type string"},
		{"no registry", `{"score": "recall", "registry": "none.jsonl"}`, "", "no such file"},
		{"person without id", `{"score": "recall", "registry": "people.jsonl"}`, `{"name": "X"}`, "people.jsonl:1: no id"},
	}
	for _, tt := range tests {
		_, err := ReadRecords(write(t, "set.jsonl", tt.records, "people.jsonl", tt.people))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

// A mistake in one person does not end the evaluation, nor lose the person.
func TestProblems(t *testing.T) {
	set, err := ReadRecords(write(t, "set.jsonl", `{"score": "recall", "registry": "people.jsonl", "text": "Ann Lee.", "people": ["x"]}`,
		"people.jsonl", `{"id": "x", "name": "Ann Lee", "sirname": "Lee"}`))
	if err != nil || len(set.Problems) != 1 || !strings.Contains(set.Problems[0], `x: unknown key "sirname"`) {
		t.Fatalf("problems %q, error %v", set.Problems, err)
	}
	if got := summary(Evaluate(set)); got != "person tags P 1.000 R 1.000 F1 1.000 1 of 1" {
		t.Error(got)
	}
}

var update = flag.Bool("update", false, "write the figures into docs/names.md")

// The shared corpora: no label is lost unseen, and the documentation shows the
// figures of today.
func TestCorpora(t *testing.T) {
	if testing.Short() {
		t.Skip("searching the shared corpora takes seconds")
	}
	sets, err := Corpora("../../../shared/corpora", "testdata")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared corpora are not here: ", err)
	} else if err != nil {
		t.Fatal(err)
	}
	own, err := Own("testdata")
	if err != nil {
		t.Fatal(err)
	}
	sets = append(sets, own...)
	labels := map[string]int{"traps": 254, "traps-held-out": 262, "wire": 82, "hsg-milestones": 164, "hsg-countries": 195, "plover-gsr": 500, "plover-gsr with capitals": 500, "geovirus": 969,
		"strangers": 6, "briefings": 626, "desk-seen": 187, "desk-unseen": 185, "desk-unseen-2": 115, "desk-unseen-3": 138}
	var results []Result
	for _, set := range sets {
		result := Evaluate(set)
		results = append(results, result)
		row := result.Rows[0]
		if got := row.Right + row.Missed; got != labels[set.Name] {
			t.Errorf("%s: %d labels in %q, want %d", set.Name, got, row.Measure, labels[set.Name])
		}
		checkLinks(t, set)
		for l := range disputed {
			if l.set == set.Name && !slices.ContainsFunc(set.Records, func(r Record) bool { return l.record == r.ID }) {
				t.Errorf("disputed: %v is no record", l)
			}
		}
	}
	checkFigures(t, results)
}

// checkLinks checks that the words that a reader judged stand where they did.
func checkLinks(t *testing.T, set Set) {
	t.Helper()
	for _, l := range set.Links {
		i := slices.IndexFunc(set.Records, func(r Record) bool { return r.ID == l.Text })
		if i < 0 {
			t.Errorf("%s: %v is no record", set.Name, l)
		} else if words := strings.Join(strings.Fields(set.Records[i].words(l.Span)), " "); words != l.Words {
			t.Errorf("%s: at %v stands %q", set.Name, l, words)
		}
	}
}

// checkFigures compares the table in the documentation, or with -update writes
// it.
func checkFigures(t *testing.T, results []Result) {
	t.Helper()
	const page = "../../docs/names.md"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := WriteTable(&out, results); err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(data), "| set ")
	table, after, found := strings.Cut("| set "+rest, "\n\n")
	switch {
	case !found:
		t.Fatalf("%s has no table of figures", page)
	case *update:
		if err := os.WriteFile(page, []byte(before+out.String()+"\n"+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case table+"\n" != out.String():
		t.Errorf("%s says\n%s\nmake eval says\n%s\n(go test ./internal/eval -update writes that into the page)", page, table, out.String())
	}
}
