package schema

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write meanings.txt anew from docs/")

var (
	heading = regexp.MustCompile(`(?m)^###+ (.*)\n((?s:.*?))(?:\n#|\z)`)
	row     = regexp.MustCompile("(?m)^\\| (`[^|]*) \\| (.*) \\|$")
	key     = regexp.MustCompile("`([a-z_]+)`")
	link    = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// What a key means is said once, in the documentation; that its tables have all keys
// is a test of internal/docs.
func TestMeaningsAreTheDocumentations(t *testing.T) {
	var b strings.Builder
	for _, page := range []string{"annotating.md", "publishing.md"} {
		data, err := os.ReadFile("../../docs/" + page)
		if err != nil {
			t.Fatal(err)
		}
		writeMeanings(&b, string(data))
	}
	if *update {
		if err := os.WriteFile("meanings.txt", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != meanings {
		t.Error("meanings.txt is not what the tables in docs/ say; write it anew with: go test ./internal/schema -update")
	}
}

// writeMeanings writes a line for each key in the tables of a page under a heading that
// is the name of a mapping.
func writeMeanings(b *strings.Builder, page string) {
	named := map[string]bool{}
	for _, name := range Names() {
		m, _, _ := Mapping(name)
		named[m.What] = true
		for _, f := range m.Fields {
			if f.Entry != nil {
				named[f.Entry.What] = true
			}
		}
	}
	for page != "" {
		m := heading.FindStringSubmatchIndex(page)
		if m == nil {
			return
		}
		what := strings.ToLower(page[m[2]:m[3]])
		if named[what] {
			for _, r := range row.FindAllStringSubmatch(page[m[4]:m[5]], -1) {
				meaning := link.ReplaceAllString(r[2], "$1")
				for _, k := range key.FindAllStringSubmatch(r[1], -1) {
					b.WriteString(what + "." + k[1] + ": " + meaning + "\n")
				}
			}
		}
		page = page[m[5]:]
	}
}

func TestEveryKeyHasAMeaning(t *testing.T) {
	for _, name := range Names() {
		m, _, _ := Mapping(name)
		for _, f := range m.Fields {
			if Meaning(m.What, f.Key) == "" {
				t.Errorf("%s of %s has none", f.Key, m.What)
			}
			if f.Entry == nil {
				continue
			}
			for _, inner := range f.Entry.Fields {
				if Meaning(f.Entry.What, inner.Key) == "" {
					t.Errorf("%s of %s has none", inner.Key, f.Entry.What)
				}
			}
		}
	}
}
