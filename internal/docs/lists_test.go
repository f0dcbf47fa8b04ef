package docs_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/source"
)

// nonsense is near to no word that the program knows, so that it lists them all.
const nonsense = "zzzzzzzzzzzzzzzz"

func TestWords(t *testing.T) {
	text := fmt.Sprintf("[x](%[1]s:us)\n\n[x](said:us \"%[1]s x\")\n\n> [!%[1]s] x\n\n> [!call] 2022-02-01 x\n>\n> - %[1]s: x\n", nonsense)
	messages := printed(newSite(t, map[string]string{articlePath: articleFront + text}))
	page := read(t, "docs", "annotating.md")
	for _, tt := range []struct {
		what string
		list *regexp.Regexp
	}{
		{"verb", regexp.MustCompile(`with a verb \(([^)]*)\)`)},
		{"attribute", regexp.MustCompile(`the attributes are (.*)`)},
		{"block", regexp.MustCompile(`the blocks are (.*)`)},
		{"entry of an event", regexp.MustCompile(`the entries are (.*)`)},
	} {
		m := tt.list.FindStringSubmatch(messages)
		if m == nil {
			t.Fatalf("the program does not list each %s:\n%s", tt.what, messages)
		}
		for _, word := range strings.Split(m[1], ", ") {
			if !strings.Contains(page, "`"+word+"`") && !strings.Contains(page, "`[!"+word+"]`") {
				t.Errorf("docs/annotating.md does not explain the %s `%s`", tt.what, word)
			}
		}
	}
}

// askers are files with a key that no kind of file has. Those of articles,
// people and so on are empty beside it, so that what is required is missed.
var askers = map[string]string{
	"content/articles/a.md":      "---\n%s: 1\n---\n",
	"content/people/a.md":        "---\n%s: 1\n---\n",
	"content/countries/aq.md":    "---\n%s: 1\n---\n",
	"content/organizations/a.md": "---\n%s: 1\n---\n",
	"content/places/a.md":        "---\n%s: 1\n---\n",
	"content/topics/a.md":        "---\n%s: 1\n---\n",
	"content/events/a.md":        "---\n%s: 1\n---\n",
	"content/pages/a.md":         "---\n%s: 1\n---\n",
	"content/people/b.md":        "---\nname: B\nposts: [{%s: 1}]\n---\n",
	"content/events/b.md":        "---\ntype: call\ndate: 2022-02-01\nreadouts: [{%s: 1}]\n---\n",
	"readout.yaml":               "%s: 1\n",
}

var (
	knownKeys  = regexp.MustCompile(`unknown key "` + nonsense + `" in (.*) \[(?s:.*?)known keys: (.*)`)
	missingKey = regexp.MustCompile(`missing key "(.*)" in (.*) \[`)
	keyHeading = regexp.MustCompile(`(?m)^###+ (.*)\n((?s:.*?))(?:\n#|\z)`)
	keyRow     = regexp.MustCompile("(?m)^\\| (`[^|]*) \\|")
	keyName    = regexp.MustCompile("`([a-z_]+)`(\\*?)")
)

// TestKeys compares the tables under headings such as "A person" with the keys
// that the program knows and, with an asterisk, those that it requires.
func TestKeys(t *testing.T) {
	files := map[string]string{}
	for name, text := range askers {
		files[name] = fmt.Sprintf(text, nonsense)
	}
	messages := printed(newSite(t, files))
	known := map[string][]string{}
	for _, m := range knownKeys.FindAllStringSubmatch(messages, -1) {
		known[m[1]] = strings.Split(m[2], ", ")
	}
	for _, m := range missingKey.FindAllStringSubmatch(messages, -1) {
		if i := slices.Index(known[m[2]], m[1]); i >= 0 {
			known[m[2]][i] += "*"
		}
	}
	if len(known) != len(askers) {
		t.Fatalf("asked for the keys of %d, told those of %d:\n%s", len(askers), len(known), messages)
	}
	documented := tables(read(t, "docs", "annotating.md") + read(t, "docs", "publishing.md"))
	for _, what := range slices.Sorted(maps.Keys(known)) {
		got, want := documented[what], slices.Sorted(slices.Values(known[what]))
		if !slices.Equal(got, want) {
			t.Errorf("the table of keys of %s\nlists  %v\nshould %v", what, got, want)
		}
	}
}

// tables returns the keys of each table, sorted, by its heading in lower case.
func tables(page string) map[string][]string {
	all := map[string][]string{}
	for page != "" {
		m := keyHeading.FindStringSubmatchIndex(page)
		if m == nil {
			break
		}
		var keys []string
		for _, row := range keyRow.FindAllStringSubmatch(page[m[4]:m[5]], -1) {
			for _, k := range keyName.FindAllStringSubmatch(row[1], -1) {
				keys = append(keys, k[1]+k[2])
			}
		}
		slices.Sort(keys)
		all[strings.ToLower(page[m[2]:m[3]])] = keys
		page = page[m[5]:]
	}
	return all
}

// Each rule in a message that the documentation shows is one of the program's.
func TestRules(t *testing.T) {
	for _, page := range []string{"annotating.md", "publishing.md", "names.md", "preview.md", "layouts.md"} {
		for _, m := range regexp.MustCompile(`(?m)(?:error|warning): .* \[([a-z0-9-]+)\]$`).FindAllStringSubmatch(read(t, "docs", page), -1) {
			if !slices.Contains(source.Rules, source.Rule(m[1])) {
				t.Errorf("docs/%s: no diagnostic has the rule [%s]", page, m[1])
			}
		}
	}
}
