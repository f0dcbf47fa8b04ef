package schema

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/meta"
	"readout/internal/source"
)

// compiled returns the schema of a name, as a validator reads it.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, ok := Of(name)
	if !ok {
		t.Fatalf("there is no schema %s", name)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name+".json", parsed); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// decoded returns a YAML text as an editor's language server reads it: by the core schema
// of YAML 1.2, in which a day is text.
func decoded(t *testing.T, text string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if len(n.Content) == 0 {
		return map[string]any{}
	}
	return plain(n.Content[0])
}

func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, plain(item))
		}
		return list
	}
	var v any
	switch n.ShortTag() {
	case "!!null", "!!bool", "!!int", "!!float":
		_ = n.Decode(&v)
	default:
		v = n.Value
	}
	return v
}

// errorsOf returns the errors that the program reports in the front matter of a file.
func errorsOf(name, text string) []source.Diagnostic {
	var list []source.Diagnostic
	if name == Site {
		_, list = config.Parse(source.NewFile(config.Path, []byte(text)))
	} else {
		file := source.NewFile(source.Path("content/"+name+"/x.md"), []byte("---\n"+text+"---\n"))
		d := &document.Document{File: file, Kind: kindOf(name)}
		frontmatter.Read(d, nil)
		list = d.Diagnostics
	}
	return slices.DeleteFunc(list, func(d source.Diagnostic) bool { return d.Severity != source.Error })
}

func kindOf(name string) document.Kind {
	for kind := document.KindArticle; ; kind++ {
		if kind.String() == name {
			return kind
		}
	}
}

// probes are values of every form in which somebody may write one.
var probes = []string{
	"a text", "2022", "1.5", "true", "null", "", `"true"`, `"2022-02-01"`, "2022-02-01", "2022-02", "2022-02-01 15:04", "2022-02-01T15:04:05+01:00", "15:04",
	"https://example.org/", "ftp://example.org/", "Q58217", "'#a03'", "de", "[]", "[a text]", "[2022, b]", "[[a]]", "[{a: b}]", "[null]",
	"{a: b}", "{a: https://example.org/}", "{a: }", "{a: [b]}", "auto", "explicit", "never", "female", "held", "call", "zzzz",
}

// beyond are rules of which a schema knows nothing: it says how a value is written.
var beyond = []source.Rule{"bad-reference", "bad-redirect", "bad-csp", "bad-path", "bad-language", "bad-time-zone", "bad-source", "missing-key", "unknown-rule"}

// A schema and the reader agree on every key and every form of value, so neither has a
// key or a type that the other lacks.
func TestSchemaAgreesWithReader(t *testing.T) {
	for _, name := range Names() {
		s := compiled(t, name)
		m, _, _ := Mapping(name)
		for _, f := range m.Fields {
			for _, probe := range probesOf(f) {
				agree(t, name, s, others(m, f.Key)+f.Key+": "+probe+"\n")
			}
		}
		agree(t, name, s, others(m, "")+"zzzz: 1\n")
		agree(t, name, s, "")
	}
}

// probesOf returns values for a field: of a list of mappings, also each key of one.
func probesOf(f meta.Field) []string {
	list := append(slices.Clone(probes), f.Words...)
	if f.Entry == nil {
		return list
	}
	for _, inner := range f.Entry.Fields {
		for _, probe := range probes {
			list = append(list, "[{"+strings.ReplaceAll(others(*f.Entry, inner.Key), "\n", ", ")+inner.Key+": "+probe+"}]")
		}
	}
	return append(list, "[{zzzz: 1}]", "[{}]")
}

// others returns the required fields of a mapping but one, with good values.
func others(m meta.Mapping, but string) string {
	var b strings.Builder
	for _, f := range m.Fields {
		if !f.Required || f.Key == but {
			continue
		}
		good := "us"
		switch {
		case f.Key == "type": // which has all keys that an event may have
			good = "vote"
		case f.Type == meta.Day || f.Type == meta.DayOrTime:
			good = "2022-02-01"
		}
		b.WriteString(f.Key + ": " + good + "\n")
	}
	return b.String()
}

func agree(t *testing.T, name string, s *jsonschema.Schema, text string) {
	t.Helper()
	said := errorsOf(name, text)
	invalid := s.Validate(decoded(t, text))
	if invalid != nil && len(said) == 0 {
		t.Errorf("%s: the program takes this, and the schema does not: %s\n%v", name, text, invalid)
	}
	known := slices.ContainsFunc(said, func(d source.Diagnostic) bool { return !slices.Contains(beyond, d.Rule) })
	if invalid == nil && known {
		t.Errorf("%s: the schema takes this, and the program does not: %s%s", name, text, fmt.Sprint(said))
	}
}

// Every file that the program reads without an error is one that the schema takes, as it
// is written by people.
func TestSchemaTakesRealFiles(t *testing.T) {
	front := regexp.MustCompile(`(?s)\A---\n(.*?\n)---\n`)
	checked := 0
	for _, root := range []string{"../build/testdata/golden", "../build/testdata/arabic", "../../../shared/seed/site", "../../../shared/corpora/briefings-annotated/site"} {
		if _, err := os.Stat(root); err != nil {
			t.Logf("not read: %v", err)
			continue
		}
		err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			name, text := Site, string(data)
			if at := strings.LastIndex(filepath.ToSlash(file), "/content/"); at >= 0 {
				kind, _, ok := document.KindOf(source.Path(filepath.ToSlash(file)[at+1:]))
				block := front.FindStringSubmatch(text)
				if !ok || block == nil {
					return nil
				}
				name, text = kind.String(), block[1]
			} else if filepath.Base(file) != string(config.Path) {
				return nil
			}
			if len(errorsOf(name, text)) > 0 {
				return nil
			}
			checked++
			if err := compiled(t, name).Validate(decoded(t, text)); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if checked < 20 {
		t.Errorf("only %d files were checked", checked)
	}
}
