package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/document"
	"readout/internal/source"
)

// TestSpoken parses the inputs of testdata/spoken, and compares what is reported of
// them, or what was said if nothing is. A case is "## what it shows", the text of an
// article, "=>", and the outcome.
func TestSpoken(t *testing.T) {
	files, err := filepath.Glob("testdata/spoken/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, golden := range files {
		data, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, c := range strings.Split("\n"+string(data), "\n## ")[1:] {
			name, rest, _ := strings.Cut(c, "\n")
			input, want, _ := strings.Cut(rest, "\n=>\n")
			d := parseArticle([]byte("---\ntitle: A\ndate: 2022-02-01\n---\n" + input + "\n"))
			got := outcome(d)
			fmt.Fprintf(&all, "## %s\n%s\n=>\n%s\n", name, input, got)
			t.Run(name, func(t *testing.T) {
				checkDocument(t, d)
				if got != strings.TrimRight(want, "\n")+"\n" && !*updateText {
					t.Errorf("%s\n=>\n%s\nwant\n%s", input, got, want)
				}
			})
		}
		if *updateText {
			if err := os.WriteFile(golden, []byte(all.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// outcome is what a document's diagnostics say, or else its statements and, for a
// text without any, its HTML.
func outcome(d *document.Document) string {
	var b strings.Builder
	source.Print(&b, d.Diagnostics, func(source.Path) []byte { return d.File.Data })
	if b.Len() > 0 {
		return b.String()
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		b.WriteString(s.Form.String())
		for _, p := range s.Pieces {
			fmt.Fprintf(&b, " %q", p.Of(d.Text.Plain))
		}
		b.WriteByte('\n')
	}
	if b.Len() == 0 {
		return strings.TrimSpace(string(d.Text.Body.HTML.Of(d.Text.HTML))) + "\n"
	}
	return b.String()
}
