package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/address"
	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/language"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/parse"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/wording"
	"readout/layouts"
)

// exported plans a site of files, given by path, that nothing is to be said of.
func exported(t testing.TB, c config.Config, files map[string]string) *exporter {
	t.Helper()
	return exportedWith(t, c, files, func(d source.Diagnostic) { t.Error(d) })
}

// exportedWith is exported that tells what is to be said.
func exportedWith(t testing.TB, c config.Config, files map[string]string, tell func(source.Diagnostic)) *exporter {
	t.Helper()
	known := map[source.Path]bool{}
	in := site.Input{Config: c, Files: func() map[source.Path]bool { return known }}
	parser := parse.NewParser(parse.Options{})
	var documents []*document.Document // published
	var names []source.Path
	for name := range files {
		names = append(names, source.Path("content/"+name))
	}
	slices.Sort(names)
	for _, path := range names {
		known[path] = true
		if !strings.HasSuffix(string(path), ".md") {
			continue
		}
		d := parser.Parse(source.NewFile(path, []byte(files[strings.TrimPrefix(string(path), "content/")])))
		for _, said := range d.Diagnostics {
			tell(said)
		}
		in.Published, documents = append(in.Published, document.Summarize(d)), append(documents, d)
	}
	registry, said := entity.New(documents, nil, nil)
	in.Registry = registry
	found := site.Names{Lexicon: mention.Compile(registry, mention.Settings{})}
	for _, d := range documents {
		found.Found = append(found.Found, found.Lexicon.Find(d))
	}
	in.Names = found
	s, more := site.Resolve(in)
	words, _ := language.New("en", layouts.FS, nil)
	addresses := address.New(s, nil)
	writer := wording.New(s, words, addresses)
	p, collisions := page.New(s, addresses, nil, Outputs(writer))
	for _, d := range slices.Concat(said, more, collisions) {
		tell(d)
	}
	return newExporter(p, writer)
}

// hostile has words that a spreadsheet would run, that CSV must quote, and that
// look like our own guard.
var hostile = map[string]string{
	"articles/a.md": "---\ntitle: \"=HYPERLINK(\\\"https://evil.example\\\")\"\ndate: 2022-02-01\nsummary: \"+1, \\\"two\\\"\\ttabs\"\ntopics: [fish]\n---\n\n" +
		"[-2+3 boats](said:ana-lund), [@cmd](claims:ana-lund) and ['tis no boat](said:ana-lund \"to *ab*, @them\").\n\nTwo\n" +
		"lines of Ana Lund.\n",
	"people/ana-lund.md": "---\nname: Ana Lund\naliases: [\"=Ana\", \"-Ana\", \"*a|b*\"]\ncountry: no\nposts: [{role: \"@Envoy\", country: no}]\n---\n",
	"topics/fish.md":     "---\nname: Fish\n---\n",
}

// Both formats of each table have the same columns and say the same, after the
// one apostrophe that docs/data.md tells programs to drop.
func TestFormatsAgree(t *testing.T) {
	x := exportedWith(t, config.Defaults(), hostile, func(d source.Diagnostic) {
		if d.Rule != "leftover-emphasis" { // the stars are here to be read as Markdown
			t.Error(d)
		}
	})
	guards := 0
	for _, table := range tables() {
		var rows []map[string]any
		if err := json.Unmarshal(made(t, x, table.name+".json"), &rows); err != nil {
			t.Fatal(table.name, err)
		}
		data := made(t, x, table.name+".csv")
		records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(table.name, err)
		}
		if len(records) != len(rows)+1 {
			t.Fatalf("%s: %d rows in CSV, %d in JSON", table.name, len(records)-1, len(rows))
		}
		for i, row := range rows {
			if len(row) != len(records[0]) {
				t.Errorf("%s: %d columns in CSV, %d in JSON", table.name, len(records[0]), len(row))
			}
			for j, column := range records[0] {
				cell := records[i+1][j]
				if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
					t.Errorf("%s %s: a spreadsheet would run %q", table.name, column, cell)
				}
				bare, guarded := strings.CutPrefix(cell, "'")
				if guarded {
					guards++
				}
				if want := asCell(row[column]); bare != want {
					t.Errorf("%s %s: %q in CSV, %q in JSON", table.name, column, bare, want)
				}
			}
		}
	}
	if guards < 6 {
		t.Errorf("only %d cells needed a guard: the content is not hostile", guards)
	}
}

// made returns a data file as it is published.
func made(t *testing.T, x *exporter, name string) []byte {
	t.Helper()
	found, ok := x.p.Find(address.Address(address.DataFolder + name))
	if !ok {
		t.Fatal("there is no " + name)
	}
	return must(t)(x.p.Outputs[found.Key.Index].Make())
}

func must(t *testing.T) func(data []byte, err error) []byte {
	return func(data []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
}

// asCell writes a value of JSON as a cell would have it.
func asCell(v any) string {
	if v == nil {
		return ""
	}
	list, ok := v.([]any)
	if !ok {
		return fmt.Sprint(v)
	}
	var parts []string
	for _, e := range list {
		parts = append(parts, strings.ReplaceAll(fmt.Sprint(e), "|", "¦"))
	}
	return strings.Join(parts, "|")
}

var (
	linked  = regexp.MustCompile(`\[([^\]]+)\]\([^)]*\)`)
	section = regexp.MustCompile(`(?m)^## ([a-z]+)$`)
	column  = regexp.MustCompile("(?m)^\\| `([^`]+)` \\| (.+) \\|$")
)

// docs/data.md lists the tables with all their columns, in order, and says which
// are lists.
func TestColumnsAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/data.md")
	if err != nil {
		t.Fatal(err)
	}
	places := section.FindAllSubmatchIndex(text, -1)
	var names []string
	documented := map[string][]byte{}
	for _, at := range places {
		name := string(text[at[2]:at[3]])
		names = append(names, name)
		rest := text[at[1]:]
		if next := bytes.Index(rest, []byte("\n## ")); next >= 0 {
			rest = rest[:next]
		}
		documented[name] = rest
	}
	var want []string
	for _, table := range tables() {
		want = append(want, table.name)
		var got []string
		for _, m := range column.FindAllSubmatch(documented[table.name], -1) {
			got = append(got, string(m[1]))
			meaning := strings.ReplaceAll(linked.ReplaceAllString(string(m[2]), "$1"), "`", "")
			for _, index := range fieldsOf(table.row) {
				f := table.row.FieldByIndex(index)
				if f.Tag.Get("json") == string(m[1]) && f.Tag.Get("means") != meaning {
					t.Errorf("docs/data.md: %s: %s is %q, and in its tag %q", table.name, m[1], meaning, f.Tag.Get("means"))
				}
				if list := f.Type.String() == "[]string"; f.Tag.Get("json") == string(m[1]) && list != strings.HasPrefix(string(m[2]), "list") {
					t.Errorf("docs/data.md: %s: %s is a list: %v", table.name, m[1], list)
				}
			}
		}
		if !slices.Equal(got, columns(table.row)) {
			t.Errorf("docs/data.md: the columns of %s are\n%s\nand the page has\n%s", table.name, columns(table.row), got)
		}
	}
	if !slices.Equal(names, want) {
		t.Errorf("docs/data.md has %s, and the tables are %s", names, want)
	}
}

// Every row says where it is from: an id of its own, a page of the site, and of
// what articles say the article.
func TestRowsHaveSources(t *testing.T) {
	x := exported(t, config.Defaults(), map[string]string{
		"articles/2022/a.md":      "---\ntitle: Ana Lund in Iceland\ndate: 2022-02-01T09:00:00+01:00\ntopics: [fish]\n---\n\n> [!call] 2022-02-01 A call\n>\n> - id: call\n> - participants: [[ana-lund]], [[is]]\n\n[No](rejects:ana-lund \"to is; at call\"). Nobody “was there”.\n\n> [!correction] 2022-02-02 It was no.\n",
		"people/ana-lund.md":      "---\nname: Ana Lund\nposts: [{role: Envoy, organization: league}]\n---\n",
		"topics/fish.md":          "---\nname: Fish\n---\n",
		"places/vik.md":           "---\nname: Vik\ncountry: is\n---\n",
		"organizations/league.md": "---\nname: League\ncountry: no\n---\n",
	})
	for _, table := range tables() {
		var rows []map[string]any
		if err := json.Unmarshal(made(t, x, table.name+".json"), &rows); err != nil || len(rows) == 0 {
			t.Errorf("%s: %d rows, %v", table.name, len(rows), err)
		}
		seen := map[string]bool{}
		for _, fields := range rows {
			id, url := fields["id"].(string), fields["url"].(string)
			if id == "" || seen[id] {
				t.Errorf("%s: the id %q is empty or stands twice", table.name, id)
			}
			seen[id] = true
			if !strings.Contains(url, ".html") {
				t.Errorf("%s %s: url %q", table.name, id, url)
			}
			if article, has := fields["article"]; has && article != "2022/a" && fields["articles"] != 0.0 {
				t.Errorf("%s %s: article %q", table.name, id, article)
			}
		}
	}
}
