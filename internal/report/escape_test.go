package report_test

import (
	"strings"
	"testing"
	"unicode"

	"readout/internal/parse"
	"readout/internal/report"
	"readout/internal/source"
)

// shown returns what readout shows of a Markdown text, and fails if it has errors.
func shown(t *testing.T, body string) string {
	t.Helper()
	d := parse.NewParser(parse.Options{}).Parse(source.NewFile("content/articles/x.md", []byte("---\ntitle: T\ndate: 2022-02-01\n---\n\n"+body)))
	for _, x := range d.Diagnostics {
		if x.Severity == source.Error {
			t.Errorf("error %s: %s\nbody %q", x.Rule, x.Message, body)
		}
	}
	return strings.TrimPrefix(string(d.Text.Plain), "T\n")
}

// TestEscapedWordsAreShown has what means something in Markdown, in the annotation
// language, or to one of their checks.
func TestEscapedWordsAreShown(t *testing.T) {
	for _, words := range []string{
		"He said [Russia] would go.", "[a](said:x \"y\")", "[[Lavrov]]", "[[Lavrov]](said:x)", "* star", "**bold** and *thin* and _x_ __y__",
		"1. one", "12) two", "- dash", "-", "+ plus", "# head", "#tag", "> quote", ">", "--- x", "---", "===", "***", "___", "a ~~b~~ c", "`code` and ``x", "```",
		"<b>x</b>", "<!-- x -->", "<-- x", "&amp; and &lt; and &#65; AT&T", "%% x %%", "100%% of it %%", "a | b | c", "|a|", "[^1]", "[^1]: x", "[x]: http://a.b",
		"![x](y.png)", "[!note] x", "[x](My Photo.jpg)", "https://example.org/a_b_*c*?d=e&f=g(h)", "www.example.org/a_b", "a@b.org", "ftp://x/_y_", "http\\://x",
		`back\slash \* and end \`, "(said:ana-torres)", "(said: x)", "{said:x}", "[a](ana-torres said)", "［a］（ana-torres said）", "(claims that)", "[sic] (it)", "www.example.org and http://example.org/a-b", "www.example.org/a_b", "http://x.org/~a", "（said:x）", "[a]（said:x）", "［［x］］", "【x】(said:y)", "(ana-torres said)", "$x$ ^y^ ==z==",
		"“We go", "We \"go", "« x", "“a” “b", ",,We go''", "Zürich – “ß” — ‘x’", "外相は**「有益」**と", "a\u00a0b", "RLM \u200f x", ":smile:", "{#id}", "term\t: def",
		"[ ] task", "[x] task", "- [ ] task", "<https://x.y>", "<a@b.c>", "\"quoted\" 'single'", "[]", "[", "]", "](", "](said:", "[a][b]", "[a] (said:x)", "{{< x >}}", "{% x %}",
	} {
		if got := strings.TrimSuffix(shown(t, report.Escape(words, false)), "\n"); got != words {
			t.Errorf("words %q\nmade  %q\nshown %q", words, report.Escape(words, false), got)
		}
		if got := strings.TrimSuffix(shown(t, "## "+report.Escape(words, true)), "\n"); got != words {
			t.Errorf("heading %q\nmade  %q\nshown %q", words, report.Escape(words, true), got)
		}
	}
}

func FuzzPlainWordsAreShown(f *testing.F) {
	f.Add("Title here\n\nBy Jane Roe\n\nMOSCOW, Feb. 1 (Reuters) — [Russia] said “no”.\n\n1. x\n\n* y")
	f.Add("a\n\n---\n\n# b\n\n> c\n\n(said:x)")
	f.Fuzz(func(t *testing.T, text string) {
		// Control characters, and a direction without an end, are errors in any text, which no escape can take away.
		if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\n\r\t", r) }) ||
			strings.ContainsAny(text, "\u202a\u202b\u202d\u202e\u2066\u2067\u2068") {
			return
		}
		r, err := report.Read("", []byte(text), report.Plain)
		if err != nil {
			return
		}
		want := strings.Join(strings.Fields(text), "")
		got := strings.Join(strings.Fields(shown(t, r.Body)), "")
		rest := want
		for _, part := range append([]string{r.Title, r.SourceURL, r.Caption, r.Credit}, r.Dropped...) {
			rest = strings.Replace(rest, strings.Join(strings.Fields(part), ""), "", 1)
		}
		if r.Caption != "" {
			return // brackets around the credit are gone
		}
		if rest != got {
			t.Errorf("report %q\nbody   %q\nwant   %q\nshown  %q", text, r.Body, rest, got)
		}
	})
}
