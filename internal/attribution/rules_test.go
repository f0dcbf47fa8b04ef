package attribution_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/attribution"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/source"
)

var update = flag.Bool("update", false, "write the tables of rules anew; read the difference like prose")

// The people and bodies whom the tables' registry has, beside the countries of the built-in table.
var cast = []string{
	"people/sergey-lavrov: {name: Sergey Lavrov, gender: male, country: ru, posts: [{role: Foreign Minister, country: ru}]}",
	"people/antony-blinken: {name: Antony Blinken, gender: male, country: us, posts: [{role: Secretary of State, country: us}]}",
	"people/ned-price: {name: Ned Price, country: us, posts: [{role: Spokesman, country: us}]}",
	"people/annalena-baerbock: {name: Annalena Baerbock, gender: female, country: de, posts: [{role: Foreign Minister, country: de}]}",
	"organizations/nato: {name: NATO}",
}

// A reader reads texts with the names of the cast found in them.
type reader struct {
	registry *entity.Registry
	lexicon  *mention.Lexicon
}

func newReader(t testing.TB) reader {
	t.Helper()
	parser := parse.NewParser(parse.Options{})
	var documents []*document.Document
	for _, line := range cast {
		file, front, _ := strings.Cut(line, ": ")
		d := parser.Parse(source.NewFile(source.Path("content/"+file+".md"), []byte("---\n"+front+"\n---\n")))
		for _, problem := range d.Diagnostics {
			t.Fatal(problem.Message)
		}
		documents = append(documents, d)
	}
	registry, _ := entity.New(documents, nil, nil)
	return reader{registry, mention.Compile(registry, mention.Settings{})}
}

func (r reader) names(d *document.Document) (names []attribution.Name) {
	for _, f := range r.lexicon.Find(d).Found {
		e := r.registry.At(f.Entity)
		names = append(names, attribution.Name{Text: f.Text, Entity: f.Entity, Kind: e.Kind, Gender: attribution.GenderOf(e.Gender)})
	}
	return names
}

func (r reader) read(text string) (*document.Document, attribution.Reading) {
	d := parse.Plain("a", "", strings.ReplaceAll(text, " ¶ ", "\n\n"), date.Date{})
	return d, attribution.Read(d, r.names(d))
}

// A table in testdata/rules has a text a line, in which " ¶ " separates paragraphs, and below it what is
// read of it: for each attribution its speaker, the rule and the words, and for each passage that is no
// quotation "-", the rule and the passage. Lines that begin with # say what follows.
func TestRules(t *testing.T) {
	tables, err := filepath.Glob("testdata/rules/*.txt")
	if err != nil || len(tables) == 0 {
		t.Fatal("no tables", err)
	}
	r := newReader(t)
	for _, table := range tables {
		data, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "  ") {
				continue
			}
			got.WriteString(line)
			if text := strings.TrimSuffix(line, "\n"); text != "" && !strings.HasPrefix(text, "#") {
				d, reading := r.read(text)
				got.WriteString(written(r.registry, d, reading))
			}
		}
		if *update {
			if err := os.WriteFile(table, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want := strings.Split(string(data), "\n")
		for i, line := range strings.Split(got.String(), "\n") {
			if i >= len(want) || line != want[i] {
				t.Fatalf("%s:%d: got\n%s\nwant\n%s", table, i+1, line, want[min(i, len(want)-1)])
			}
		}
	}
}

// written is a reading as the tables have it.
func written(registry *entity.Registry, d *document.Document, reading attribution.Reading) string {
	var b strings.Builder
	for i, a := range reading.Attributions {
		fmt.Fprintf(&b, "  %s %s:", named(registry, a.Speaker), a.Rule)
		for _, part := range a.Parts {
			fmt.Fprintf(&b, " [%s]", short(part.Of(d.Text.Plain)))
		}
		if a.Verb != document.Said {
			fmt.Fprintf(&b, " %s", a.Verb)
		}
		if a.Denied {
			b.WriteString(" denied")
		}
		for _, p := range a.To {
			fmt.Fprintf(&b, " to %s", named(registry, p))
		}
		for _, p := range a.Via {
			fmt.Fprintf(&b, " via %s", named(registry, p))
		}
		if a.Continues >= 0 {
			fmt.Fprintf(&b, " goes on with %d", i-a.Continues)
		}
		b.WriteString("\n")
	}
	for _, n := range reading.NotQuoted {
		fmt.Fprintf(&b, "  - %s: [%s]\n", n.Rule, short(n.Text.Of(d.Text.Plain)))
	}
	return b.String()
}

func named(registry *entity.Registry, p attribution.Party) string {
	if p.Kind == attribution.Known {
		return registry.At(p.Entity).Key.ID
	}
	return fmt.Sprintf("%s(%s)", p.Kind, p.Name)
}

// short gives the beginning and the end of words.
func short(words []byte) string {
	all := strings.Fields(string(words))
	if len(all) <= 6 {
		return strings.Join(all, " ")
	}
	return strings.Join(all[:3], " ") + " … " + strings.Join(all[len(all)-2:], " ")
}
