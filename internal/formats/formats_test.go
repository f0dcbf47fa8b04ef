package formats

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"readout/internal/source"
)

// list is two diagnostics and a question, with texts that a program could misread.
func list() *List {
	const path = "content/people/élise.md"
	text := []byte("---\nname: Élise 100%\n---\n::error::no, \"really\"\n")
	return &List{
		Diagnostics: []source.Diagnostic{
			{Path: path, Span: source.Between(10, 16), Rule: "unknown-entity", Message: "50% of <it>,\n::error::", Hint: "write *it*",
				Related: []source.Related{{Path: path, Span: source.Between(10, 26), Message: "here, too"}}},
			{Path: "readout.yaml", Severity: source.Warning, Rule: "missing-words", Message: "some words are missing"},
		},
		Questions: []Question{{Path: path, Span: source.Between(0, 3), Text: "who is `it`?"}},
		Silenced:  2,
		Folder:    "desk",
		Data: func(p source.Path) []byte {
			if p == path {
				return text
			}
			return nil
		},
	}
}

func written(t *testing.T, write func(*strings.Builder) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSON(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return list().JSON(b) })
	want := `{
  "version": 1,
  "errors": 1,
  "warnings": 1,
  "silenced": 2,
  "diagnostics": [
    {
      "path": "desk/content/people/élise.md",
      "line": 2,
      "column": 7,
      "end_line": 2,
      "end_column": 12,
      "severity": "error",
      "rule": "unknown-entity",
      "message": "50% of <it>,\n::error::",
      "hint": "write *it*",
      "related": [
        {
          "path": "desk/content/people/élise.md",
          "line": 2,
          "column": 7,
          "end_line": 4,
          "end_column": 1,
          "message": "here, too"
        }
      ]
    },
    {
      "path": "desk/readout.yaml",
      "line": 1,
      "column": 1,
      "end_line": 1,
      "end_column": 1,
      "severity": "warning",
      "rule": "missing-words",
      "message": "some words are missing"
    }
  ],
  "questions": [
    {
      "path": "desk/content/people/élise.md",
      "line": 1,
      "column": 1,
      "end_line": 1,
      "end_column": 4,
      "text": "who is ` + "`it`" + `?"
    }
  ]
}
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

// No text of a file ends a command or begins another.
func TestGitHub(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return list().GitHub(b) })
	want := `::error file=desk/content/people/élise.md,line=2,col=7,endLine=2,endColumn=12,title=unknown-entity::50%25 of <it>,\n::error::. Write *it*%0Adesk/content/people/élise.md:2:7: here, too
::warning file=desk/readout.yaml,line=1,col=1,endLine=1,endColumn=1,title=missing-words::some words are missing
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

// Of more than ten warnings, those of one rule share an annotation; of more than ten
// rules, the last annotation counts the rest.
func TestGitHubGroups(t *testing.T) {
	var many List
	many.Data = func(source.Path) []byte { return nil }
	for i := range 12 {
		many.Diagnostics = append(many.Diagnostics, source.Diagnostic{Path: "a.md", Severity: source.Warning, Rule: "no-side", Message: fmt.Sprint("side ", i)})
	}
	got := written(t, func(b *strings.Builder) error { return many.GitHub(b) })
	if strings.Count(got, "\n") != 1 || !strings.Contains(got, "title=no-side (12)::side 0%0Aa.md:1:1: side 1%0A") {
		t.Errorf("got\n%s", got)
	}
	for i := range 20 {
		many.Diagnostics = append(many.Diagnostics, source.Diagnostic{Path: "b.md", Severity: source.Warning, Rule: source.Rule(fmt.Sprint("rule-", i)), Message: "m"})
	}
	lines := strings.Split(strings.TrimSpace(written(t, func(b *strings.Builder) error { return many.GitHub(b) })), "\n")
	if len(lines) != 10 || lines[9] != "::warning title=and 12 more::The summary of the job lists them: rule-8 (1), rule-9 (1), rule-10 (1), rule-11 (1), rule-12 (1), rule-13 (1), rule-14 (1), rule-15 (1), rule-16 (1), rule-17 (1), rule-18 (1), rule-19 (1)" {
		t.Errorf("got\n%s", strings.Join(lines, "\n"))
	}
}

func TestSummary(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return list().Summary(b) })
	want := "## readout check\n\n1 error, 1 warning, 1 open question\n" +
		"\n### Errors\n\n- `desk/content/people/élise.md:2:7` 50% of &lt;it>,\\\\n::error::. Write \\*it\\* [unknown-entity]\n" +
		"  - `desk/content/people/élise.md:2:7` here, too\n" +
		"\n### Warnings\n\n- `desk/readout.yaml:1:1` some words are missing [missing-words]\n" +
		"\n### Open questions\n\n- `desk/content/people/élise.md:1:1` who is \\`it\\`?\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	many := list()
	for range 200_000 {
		many.Diagnostics = append(many.Diagnostics, many.Diagnostics[1])
	}
	long := written(t, func(b *strings.Builder) error { return many.Summary(b) })
	if len(long) > 1<<20 || !strings.Contains(long, " more, for which there is no room here\n") {
		t.Errorf("a summary of %d bytes ends in %q", len(long), long[len(long)-100:])
	}
}

// What SARIF writes is valid by its schema. Without diagnostics too, which code scanning
// needs to close its alerts.
func TestSARIF(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/sarif-2.1.0-rtm.5.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []*List{list(), {}} {
		got := written(t, func(b *strings.Builder) error { return l.SARIF(b, "v1") })
		var v any
		if err := json.Unmarshal([]byte(got), &v); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%v\n%s", err, got)
		}
	}
	got := written(t, func(b *strings.Builder) error { return list().SARIF(b, "v1") })
	for _, part := range []string{
		`"uri": "desk/content/people/%C3%A9lise.md"`, `"uriBaseId": "%SRCROOT%"`, `"columnKind": "unicodeCodePoints"`,
		`"text": "50% of <it>,\n::error::\nwrite *it*"`, `"level": "error"`, `"ruleIndex": 1`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("without %s:\n%s", part, got)
		}
	}
}
