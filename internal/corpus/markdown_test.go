package corpus_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"readout/internal/corpus"
)

var plain = []string{
	"U.S. Recognition of Afghanistan, 1921.",
	"[...] A full-scale interrepublic war is unlikely",
	"the United States and [Germany] which", "[text](said:ru)", "[[ru|Moscow]]", "![image](x.png)", "[^1] note", "[x]: /url",
	"1854 Compact.", "1. one", "1854) one", "12.5 percent",
	"# one", "## two ##", "C #", "> quote", "> [!call] 2022-02-01", "- item", "+ item", "* item", "---", "===", "***", "___",
	": definition", "~~struck~~", "~~~", "```", "`code`", "a*b*c", "snake_case_name", "**bold**",
	"<b>bold</b>", "<https://example.org>", "a < b > c", "<!-- -->",
	"Treaties & Agreements", "AT&T", "&amp;", "&#65;", "a | b", "| --- |", `back\slash`, `end\`, `\[x\]`,
	"https://example.org/a_b_c?d=1&e", "“quoted” – dash — …", "é 한국 ع",
}

func TestEscape(t *testing.T) {
	for _, s := range plain {
		check(t, s)
	}
}

// The corpus is legible in source: ordinary prose gets no backslash.
func TestEscapeLeavesProseAlone(t *testing.T) {
	for _, s := range []string{
		"On July 26, 1921, President Warren G. Harding (re)received – “officially free” – a mission.",
		"Treaties & Agreements", "Cote d’Ivoire: 12.5%, $3 million; 1941–1947.",
	} {
		if got := corpus.Escape(s); got != s {
			t.Errorf("Escape(%q) = %q", s, got)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range plain {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		// Escape is for one trimmed line of text.
		s = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029' {
				return -1
			}
			return r
		}, s))
		if s != "" {
			check(t, s)
		}
	})
}

var (
	tag      = regexp.MustCompile(`<[^>]*>`)
	markdown = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
)

// check renders the escaped text as a paragraph and as a heading.
func check(t *testing.T, s string) {
	t.Helper()
	for _, in := range []struct{ prefix, open string }{{"", "<p>"}, {"## ", "<h2>"}} {
		var out bytes.Buffer
		escaped := corpus.Escape(s)
		if err := markdown.Convert([]byte("before\n\n"+in.prefix+escaped+"\n\nafter\n"), &out); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(out.String(), "<p>before</p>\n")
		got, _ = strings.CutSuffix(got, "<p>after</p>\n")
		if !strings.HasPrefix(got, in.open) {
			t.Errorf("%q, escaped as %q, is no %s: %s", s, escaped, in.open, got)
		}
		got = html.UnescapeString(tag.ReplaceAllString(strings.TrimSuffix(got, "\n"), ""))
		if got != s {
			t.Errorf("%q, escaped as %q, reads %q", s, escaped, got)
		}
	}
}
