package mention

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/document"
	"readout/internal/entity"
)

// The tables in testdata/rules have a text a line, in which "[Lavrov>sergey-lavrov
// surname]" says that Lavrov is found as him by the rule surname, and
// "[Price>- namesake]" that Price is refused. All that is accepted must stand
// there; what is refused need not. Lines that begin with # say what follows;
// "date:" and "front:" hold for the lines up to the next empty one. Lines of
// one paragraph are articles of their own, except that a line of capitals after
// another is its second paragraph. A table that begins with "registry:" has its own
// entities.
func TestRules(t *testing.T) {
	tables, err := filepath.Glob("testdata/rules/[0-9]*.txt")
	if err != nil || len(tables) == 0 {
		t.Fatal("no tables", err)
	}
	for _, table := range tables {
		t.Run(strings.TrimSuffix(filepath.Base(table), ".txt"), func(t *testing.T) {
			r := registry(t, ruleRegistry(t, registryOf(t, table)))
			lexicon := Compile(r, Settings{})
			for _, c := range readTable(t, table) {
				checkRule(t, r, lexicon, c)
			}
		})
	}
}

// registryOf returns the file of entities that a table begins with, if it has its
// own.
func registryOf(t testing.TB, table string) string {
	if name, own := strings.CutPrefix(lines(t, table)[0], "registry: "); own {
		return name
	}
	return "registry.txt"
}

// ruleRegistry reads the entities of tables.
func ruleRegistry(t testing.TB, name string) []string {
	t.Helper()
	var files []string
	for _, line := range lines(t, "testdata/rules/"+name) {
		if line != "" && !strings.HasPrefix(line, "#") {
			files = append(files, line)
		}
	}
	return files
}

func lines(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}

// A ruleCase is a line of a table.
type ruleCase struct{ at, date, front, text string }

func readTable(t testing.TB, name string) []ruleCase {
	var list []ruleCase
	date, front := "2022-02-01", ""
	for i, line := range lines(t, name) {
		switch {
		case line == "":
			date, front = "2022-02-01", ""
		case strings.HasPrefix(line, "#"), strings.HasPrefix(line, "registry: "):
		case strings.HasPrefix(line, "date: "):
			date = line[len("date: "):]
		case strings.HasPrefix(line, "front: "):
			front = line[len("front: "):]
		default:
			list = append(list, ruleCase{fmt.Sprintf("%s:%d", name, i+1), date, front, line})
		}
	}
	return list
}

var expectation = regexp.MustCompile(`\[([^\[\]>]+)>(\S+) ([a-z-]+)\]`)

func (c ruleCase) document() *document.Document {
	text := expectation.ReplaceAllString(c.text, "$1")
	return parse("articles/a", "---\ntitle: .\ndate: "+c.date+"\n"+c.front+"\n---\n\n"+text+"\n")
}

func checkRule(t *testing.T, r *entity.Registry, lexicon *Lexicon, c ruleCase) {
	d := c.document()
	result := lexicon.Explain(d)
	accepted, refused := map[string]int{}, map[string]int{}
	for i, f := range result.Found {
		accepted[fmt.Sprintf("%d %s>%s %s", f.Text.Start, f.Text.Of(d.Text.Plain), r.At(f.Entity).Key.ID, result.Rules[i])]++
	}
	for _, f := range result.Refused {
		refused[fmt.Sprintf("%d %s>- %s", f.Text.Start, f.Text.Of(d.Text.Plain), f.Rule)]++
	}
	at := 0 // in the plain text
	for _, m := range expectation.FindAllStringSubmatch(c.text, -1) {
		i := strings.Index(string(d.Text.Plain[at:]), m[1])
		if i < 0 {
			t.Fatalf("%s: no %q in %q", c.at, m[1], d.Text.Plain[at:])
		}
		// The expectation stands where the words around it put it.
		at += i
		for _, id := range strings.Split(m[2], "+") {
			key := fmt.Sprintf("%d %s>%s %s", at, m[1], id, m[3])
			if accepted[key] == 0 && refused[key] == 0 {
				t.Errorf("%s: want %s", c.at, key)
			}
			delete(accepted, key)
		}
		at += len(m[1])
	}
	for key := range accepted {
		t.Errorf("%s: found %s", c.at, key)
	}
	if t.Failed() {
		for key := range refused {
			t.Logf("%s: refused %s", c.at, key)
		}
	}
}
