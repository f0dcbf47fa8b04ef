package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/source"
)

// TestKept parses the cases of testdata/kept and compares what a reader sees of
// each with what an editor is told. A case is a line "=== name", a text, a line
// "=>" and what comes of it: the words of the text, or the HTML if the name says
// so, and the diagnostics. In a text, \u00a0 and the like stand for a character.
func TestKept(t *testing.T) {
	files, err := filepath.Glob("testdata/kept/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, c := range strings.Split(string(data), "=== ")[1:] {
			title, rest, _ := strings.Cut(c, "\n")
			input, want, _ := strings.Cut(rest, "\n=>\n")
			got := kept(t, title, input)
			fmt.Fprintf(&all, "=== %s\n%s\n=>\n%s\n", title, input, got)
			if strings.TrimSpace(got) != strings.TrimSpace(want) && !*updateText {
				t.Errorf("%s: %s: got\n%s\nwant\n%s", name, title, got, want)
			}
		}
		if *updateText {
			if err := os.WriteFile(name, []byte(all.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func kept(t *testing.T, title, input string) string {
	for _, r := range []string{"00a0", "200b", "00ad", "2060", "200f"} {
		input = strings.ReplaceAll(input, `\u`+r, string(rune(parseHex(r))))
	}
	head := "---\ntitle: A title\ndate: 2022-02-01\n---\n"
	if strings.HasPrefix(input, "---\n") {
		head = ""
	}
	d := parseArticle([]byte(head + input + "\n"))
	checkDocument(t, d)
	var b strings.Builder
	if words := d.Text.Plain; strings.Contains(title, "(HTML)") {
		b.Write(d.Text.Body.HTML.Of(d.Text.HTML))
	} else {
		b.WriteString(strings.TrimPrefix(strings.ReplaceAll(string(words), "\u00a0", `\u00a0`), "A title\n"))
	}
	source.Print(&b, d.Diagnostics, func(source.Path) []byte { return d.File.Data })
	return b.String()
}

func parseHex(s string) (n int) {
	_, _ = fmt.Sscanf(s, "%x", &n)
	return n
}
