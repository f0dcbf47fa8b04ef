package starter

import (
	"encoding/json"
	"path"
	"strings"
	"testing"
	"time"

	"readout/internal/schema"
)

var day = time.Date(2022, 2, 1, 0, 0, 0, 0, time.UTC)

// file returns the text of one file of a new site.
func file(t *testing.T, name string) string {
	t.Helper()
	for _, f := range Files(day, Generator{"desk-tools/readout", "v1"}) {
		if f.Path == name {
			return f.Text
		}
	}
	t.Fatalf("there is no file %s", name)
	return ""
}

func TestSettingsOfEditorsAreJSON(t *testing.T) {
	for _, f := range Files(day, Generator{}) {
		if ext := path.Ext(f.Path); (ext == ".json" || ext == ".code-snippets") && !json.Valid([]byte(f.Text)) {
			t.Errorf("%s is not JSON:\n%s", f.Path, f.Text)
		}
	}
}

// An editor completes every key, and all that a kind of file needs.
func TestSnippetsHaveAllKeys(t *testing.T) {
	var got map[string]snippet
	if err := json.Unmarshal([]byte(file(t, ".vscode/readout.code-snippets")), &got); err != nil {
		t.Fatal(err)
	}
	for _, name := range schema.Names() {
		m, _, _ := schema.Mapping(name)
		whole := strings.Join(got["Front matter of "+m.What].Body, "\n")
		for _, f := range m.Fields {
			if name == schema.Site {
				continue
			}
			if got["Key "+f.Key].Prefix != f.Key || got["Key "+f.Key].Description == "" {
				t.Errorf("the key %s of %s has no snippet", f.Key, m.What)
			}
			if f.Required && !strings.Contains(whole, "\n"+f.Key+": $") {
				t.Errorf("the snippet of %s lacks %s:\n%s", m.What, f.Key, whole)
			}
		}
	}
	for key, want := range map[string]string{
		"Key posts":        "posts:\n  - {role: $1, organization: $2, country: $3, start: $4, end: $5}",
		"Key mentions":     "mentions: ${1|auto,explicit|}",
		"Key people":       "people: [$1]",
		"Key links":        "links:\n  ${1:Label}: https://$2",
		"Key embargo":      "embargo: ${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}",
		"Key draft":        "draft: ${1|true,false|}",
		"Key source_url":   "source_url: https://$1",
		"Key initiated_by": "initiated_by: $1",
	} {
		if body := strings.Join(got[key].Body, "\n"); body != want {
			t.Errorf("%s:\n%s\nwant\n%s", key, body, want)
		}
	}
}

// Obsidian keeps the type of a property for all files, so one that drops a part of a
// value is worse than none.
func TestPropertyTypes(t *testing.T) {
	var got struct{ Types map[string]string }
	if err := json.Unmarshal([]byte(file(t, ".obsidian/types.json")), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"title": "text", "date": "date", "embargo": "text", "updated": "text", "draft": "checkbox", "people": "multitext", "nav": "number",
		"aliases": "aliases", "tags": "tags", "posts": "", "links": "",
	} {
		if got.Types[key] != want {
			t.Errorf("%s is of type %q, want %q", key, got.Types[key], want)
		}
	}
}

func TestParseGenerator(t *testing.T) {
	for text, want := range map[string]Generator{
		"": {}, "a/b@v1": {"a/b", "v1"}, "Desk-9/read.out_x@feature/y": {"Desk-9/read.out_x", "feature/y"}, "a/b@0123abc": {"a/b", "0123abc"},
	} {
		if got, err := ParseGenerator(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"a/b", "a@v1", "a/b@", "a/b/c@v1", "../b@v1", "a/b@v1\njobs:", "a/b@v1 #", "a/b@-x", "https://example.org/a/b@v1", "a b/c@v1"} {
		if got, err := ParseGenerator(text); err == nil {
			t.Errorf("%q: %v", text, got)
		}
	}
}
