package main

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"readout/internal/change"
)

// madeUp returns a comparison with n statements added, one with another speaker, and n
// pages, with words in a script.
func madeUp(n int, words string) *comparison {
	r := &change.Report{Names: map[string]string{"person/ana-lund": "Ana Lund", "person/ivo-berg": "Ivo Berg"}}
	r.Statements = append(r.Statements, change.Change[change.Statement]{
		Kind:   change.Changed,
		Fields: []change.Field{{Name: "speakers", Before: []string{"person/ana-lund"}, After: []string{"person/ivo-berg"}}},
		Before: &change.Statement{}, After: &change.Statement{Verb: "said", Form: "direct", Words: words, File: "content/articles/a.md", Line: 7},
	})
	for i := range n {
		r.Statements = append(r.Statements, change.Change[change.Statement]{
			Kind: change.Added, After: &change.Statement{Speakers: []string{"person/ana-lund"}, Verb: "said", Form: "direct", Words: words, File: "content/articles/a.md", Line: i + 10},
		})
		r.Pages = append(r.Pages, change.Change[change.Page]{Kind: change.Added, After: &change.Page{Kind: "article", URL: fmt.Sprintf("articles/%d.html", i)}})
	}
	return &comparison{From: "HEAD", To: "the files", Report: r}
}

func TestReportFitsAComment(t *testing.T) {
	leftOut := regexp.MustCompile(`\n\*\*Left out here, since there is no more room: (.*)\.\*\* .readout diff --format json. lists all\.\n$`)
	for _, words := range []string{"short", strings.Repeat("many words, again and again, ", 500), strings.Repeat("𐐀𐐁𐐂 ", 300), "مرحبا بكم"} {
		for _, n := range []int{0, 1, 30, 2000} {
			text := markdown(madeUp(n, words), commentLimit)
			if size(text) > commentLimit {
				t.Errorf("%d statements of %.10q: %d characters", n, words, size(text))
			}
			if !strings.Contains(text, "#### Another speaker\n\n- **Ana Lund → Ivo Berg**: said “") {
				t.Errorf("%d statements of %.10q: the change of the speaker is not there:\n%.500s", n, words, text)
			}
			listed := strings.Count(text, "\n- ")
			if m := leftOut.FindStringSubmatch(text); m != nil {
				for _, number := range regexp.MustCompile(`\d[\d,]* `).FindAllString(m[1], -1) {
					left, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(number), ",", ""))
					if err != nil {
						t.Fatal(err)
					}
					listed += left
				}
			}
			if want := 1 + 2*n; listed != want {
				t.Errorf("%d statements of %.10q: %d entries are listed or counted as left out, want %d", n, words, listed, want)
			}
		}
	}
}

// What stands in a site is shown as it is, and neither makes links nor calls anybody.
func TestEscapedMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"plain words, 3 of 4 (all) on-site!": "plain words, 3 of 4 (all) on-site!",
		"*bold* _it_ `code` [a](b) <br> ~x~": `\*bold\* \_it\_ \` + "`code\\`" + ` \[a\](b) \<br\> \~x\~`,
		"a & b | c $x$ \\":                   `a \& b \| c \$x\$ \\`,
		"ask @desk, see #12 and GH-3":        "ask @<!-- -->desk, see #<!-- -->12 and GH-<!-- -->3",
		"# no heading":                       "<!-- --># no heading",
		"- no item":                          "<!-- -->- no item",
		"1. no number":                       "<!-- -->1. no number",
		"2024-03-05":                         "2024-03-05",
		"two\nlines\u202e":                   `two lines\\u202e`,
	} {
		if got := escaped(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

// On a terminal everything reads as it stands in the site: what escapes it is for
// Markdown alone.
func TestMarkdownOnATerminal(t *testing.T) {
	plain := &output{to: io.Discard}
	for _, text := range []string{"*bold* **strong** _it_ `code` [a](b) <br> ~x~", "a & b | c $x$ \\", "ask @desk, see #12 and GH-3", "# no heading", "- no item", "تهران ** 北京"} {
		if got := terminalLine(plain, escaped(text)); got != text {
			t.Errorf("%q is shown as %q", text, got)
		}
		if got := terminalLine(plain, "- **"+escaped(text)+" → b** "+code("a*b.md")); got != "- "+text+" → b a*b.md" {
			t.Errorf("%q is shown in strong text as %q", text, got)
		}
	}
}
