package parse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/internal/corpus/hostile"
	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/sentence"
	"readout/internal/source"
)

// parseAll parses the content files of a kind.
func parseAll(files map[string]string) (diagnostics []source.Diagnostic) {
	p := NewParser(Options{})
	for path, text := range files {
		if _, _, ok := document.KindOf(source.Path(path)); ok {
			diagnostics = append(diagnostics, p.Parse(source.NewFile(source.Path(path), []byte(text))).Diagnostics...)
		}
	}
	return diagnostics
}

// What is beyond a limit is an error that says which, at its place.
func TestLimits(t *testing.T) {
	lines := func(n int, line string) string { return strings.Repeat(line, n) }
	for _, test := range []struct{ name, text, want string }{
		{"emphasis", "Talks.\n\n" + lines(markdown.MaxEmphasis+1, "*a ") + "\n", `content/articles/a.md:8:1: error: this paragraph has more than 2000 marks of emphasis (*, _ and ~) [too-large]
  hint: break it up with empty lines, or write \* for a star that is text
`},
		{"emphasis in lines of a quote", "> " + lines(markdown.MaxEmphasis+1, "*a_\n> ") + "\n", `content/articles/a.md:6:3: error: this paragraph has more than 2000 marks of emphasis (*, _ and ~) [too-large]
  hint: break it up with empty lines, or write \* for a star that is text
`},
		{"emphasis in a heading", "## " + lines(markdown.MaxEmphasis+1, "a*_b ") + "\n", `content/articles/a.md:6:1: error: this paragraph has more than 2000 marks of emphasis (*, _ and ~) [too-large]
  hint: break it up with empty lines, or write \* for a star that is text
`},
		{"emphasis in a heading below", lines(markdown.MaxEmphasis+1, "~a ") + "\n===\n", `content/articles/a.md:6:1: error: this paragraph has more than 2000 marks of emphasis (*, _ and ~) [too-large]
  hint: break it up with empty lines, or write \* for a star that is text
`},
		{"cells", "Talks.\n\n" + lines(300, "|a") + "\n" + lines(300, "|-") + "\n" + lines(300, "|x|\n"), `content/articles/a.md:8:1: error: the tables up to here have more than 50000 cells, with the empty ones that fill up short rows [too-large]
  hint: take out columns or rows, or split the file
`},
		{"cells of several tables", lines(6, lines(100, "|a")+"\n"+lines(100, "|-")+"\n"+lines(98, "|x|\n")+"\n"), `content/articles/a.md:410:1: error: the tables up to here have more than 50000 cells, with the empty ones that fill up short rows [too-large]
  hint: take out columns or rows, or split the file
`},
		{"bars", "|a|\n|-|\n" + lines(markdown.MaxBars+1, "|`\\|`|\n"), `content/articles/a.md:6:1: error: the tables up to here have more than 2000 bars (\|) beside code [too-large]
  hint: split the file
`},
		{"footnotes", lines(markdown.MaxFootnotes+1, "[^a]: b\n\n"), `content/articles/a.md:2006:1: error: the text has more than 1000 footnotes [too-large]
  hint: split it into several files
`},
		{"text of an attribute", "[We go](said:ana-torres \"to " + lines(maxFreeText+1, "é") + "; cue says\")\n", `content/articles/a.md:6:29: error: this text of an attribute is longer than 1000 characters [too-large]
  hint: write in a few words who it was, and the rest in the text
`},
		{"texts of attributes that are as long as they may be", "[We go](said:ana-torres \"to " + lines(maxFreeText, "é") + ", " + lines(maxFreeText, "é") + "\")\n", ""},
	} {
		files := map[string]string{hostile.Article: "---\ntitle: Talks\ndate: 2022-02-01\n---\n\n" + test.text}
		var out strings.Builder
		source.Print(&out, source.Sort(parseAll(files)), func(source.Path) []byte { return []byte(files[hostile.Article]) })
		if got := withoutExcerpts(out.String()); got != test.want {
			t.Errorf("%s:\n%swant:\n%s", test.name, got, test.want)
		}
	}
}

// Names and lists have limits too.
func TestLimitsOfFrontMatter(t *testing.T) {
	person := func(keys string) string { return "---\nname: Ana Torres\n" + keys + "---\n" }
	long := strings.Repeat("é", frontmatter.MaxName)
	for _, test := range []struct{ name, text, want string }{
		{"a name as long as may be", person("aliases: [" + long + "]\n"), ""},
		{"an alias", person("aliases: [" + long + "e]\n"), "2: this name is longer than 300 characters (write a name as texts have it)"},
		{"a surname", person("surname: " + long + "e\n"), "2: this name is longer than 300 characters (write a name as texts have it)"},
		{"as many posts as may be", person("posts:\n" + strings.Repeat("  - role: minister\n", meta.MaxMappings)), ""},
		{"posts", person("posts:\n" + strings.Repeat("  - role: minister\n", meta.MaxMappings+1)), "503: posts has more than 500 entries (keep those that matter)"},
		{"front matter", person(strings.Repeat("# no key\n", meta.MaxSize/9)), "0: the front matter is larger than 1 MB (take out what is no key of this kind of file; the text of a file stands below its front matter)"},
	} {
		got := ""
		for _, d := range parseAll(map[string]string{"content/people/ana-torres.md": test.text}) {
			got += fmt.Sprintf("%d: %s (%s)", strings.Count(test.text[:d.Span.Start], "\n"), d.Message, d.Hint)
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// docs/publishing.md lists the limits as they are.
func TestLimitsAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../../docs/publishing.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		fmt.Sprintf("| the text of a content file | %d MB |", markdown.MaxBody>>20),
		fmt.Sprintf("| a line of a text | %d KB |", markdown.MaxLine>>10),
		fmt.Sprintf("| block quotes and lists inside each other | %d |", markdown.MaxNesting),
		fmt.Sprintf("more than %d brackets |", markdown.MaxBrackets),
		fmt.Sprintf("| %s |", markdown.TooMuchEmphasis),
		fmt.Sprintf("more than %d cells", markdown.MaxCells),
		fmt.Sprintf("more than %d bars", markdown.MaxBars),
		fmt.Sprintf("more than %d footnotes |", markdown.MaxFootnotes),
		fmt.Sprintf("this name is longer than %d characters |", frontmatter.MaxName),
		fmt.Sprintf("the front matter is larger than %d MB |", meta.MaxSize>>20),
		fmt.Sprintf("posts has more than %d entries |", meta.MaxMappings),
		fmt.Sprintf("| a sentence | %d,%03d bytes |", sentence.MaxLength/1000, sentence.MaxLength%1000),
		fmt.Sprintf("| a file that is read | %d MB |", source.MaxFile>>20),
	} {
		if !strings.Contains(string(data), row) {
			t.Errorf("docs/publishing.md does not say %q", row)
		}
	}
}

func withoutExcerpts(said string) string {
	var kept strings.Builder
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "  | ") {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// What stays within the limits is read: large tables, many names in code style,
// much emphasis.
func TestWithinLimits(t *testing.T) {
	for name, text := range map[string]string{
		"a table of all votes":     "|" + strings.Repeat("a|", 20) + "\n|" + strings.Repeat("-|", 20) + "\n" + strings.Repeat("|"+strings.Repeat("**yes**|", 2)+strings.Repeat("no|", 18)+"\n", 400),
		"words with underscores":   strings.Repeat("snake_case_word ", 5000) + "\n",
		"emphasis in paragraphs":   strings.Repeat("**a** *b* _c_ ~~d~~\n\n", 5000),
		"rules and dashes":         strings.Repeat("---\n\n***\n\n- - -\n\n", 2000),
		"code with bars":           strings.Repeat("`a\\|b`\n\n", 1000),
		"links in brackets of all": strings.Repeat("[a](https://example.org/) ", 5000) + "\n",
	} {
		files := map[string]string{hostile.Article: "---\ntitle: Talks\ndate: 2022-02-01\n---\n\n" + text}
		if d := parseAll(files); len(d) > 0 {
			t.Errorf("%s: %s", name, d[0].Message)
		}
	}
}

// A sentence without end is cut between words, so that all of it is searched and
// no part of it is shown without end.
func TestEndlessSentences(t *testing.T) {
	for _, word := range []string{"U.S. ", "word ", "会", "e\u0301"} {
		text := strings.Repeat(word, 20_000/len(word))
		d := NewParser(Options{}).Parse(source.NewFile(hostile.Article, []byte("---\ntitle: Talks\ndate: 2022-02-01\n---\n\n"+text+"\n")))
		var all strings.Builder
		for _, s := range d.Text.Sentences {
			if s.Len() > sentence.MaxLength {
				t.Errorf("%q: a sentence of %d bytes", word, s.Len())
			}
			fmt.Fprintf(&all, "%s", s.Of(d.Text.Plain))
		}
		strip := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if got := strings.TrimPrefix(all.String(), "Talks"); strip(got) != strip(text) || strings.Contains(got, "\ufffd") {
			t.Errorf("%q: the sentences do not hold all of the text", word)
		}
	}
}
