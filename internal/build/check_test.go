package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/source"
)

// checkSite writes a site and checks it.
func checkSite(t *testing.T, files map[string]string, words bool) *Checked {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := New(dir, Options{Now: time.Date(2024, 4, 1, 0, 0, 0, 0, time.UTC)}).Check(words)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func printed(c *Checked) string {
	var b strings.Builder
	source.Print(&b, c.Diagnostics, c.Data)
	for _, q := range c.Questions {
		b.WriteString(string(q.Path) + ": " + q.Text + "\n")
	}
	return b.String()
}

// What a check says of a site with withheld files has none of their words, neither in
// their own diagnostics nor in those of other files that only they cause.
func TestCheckOfWithheldFiles(t *testing.T) {
	files := map[string]string{
		"readout.yaml": "base_url: https://example.org/\nrules: {unattributed-quotation: error}\n",
		// Has the name of a published person, a slip, and a question.
		"content/people/velvet.md": "---\nname: Ana Torres\naliases: [Velvet Lantern]\ncountry: es\nimage: velvet.png\ndraft: true\n---\n<!-- readout: is velvet right? -->\n",
		// Declares the event of a published article, and quotes without a mark.
		"content/articles/lantern.md": "---\ntitle: The velvet lantern\ndate: 2024-03-06\nembargo: 2024-05-01\n---\n" +
			"> [!meeting] 2024-03-05 Velvet talks\n>\n> - id: 2024-03-05-call\n> - participants: [[ana-torres]], [[omar-benali]]\n\n" +
			"“We will hang the velvet lantern above the door,” Omar Benali said. [[Velvet Nobody]] came.\n",
		"content/people/ana-torres.md":  "---\nname: Ana Torres\ncountry: es\n---\n",
		"content/people/omar-benali.md": "---\nname: Omar Benali\ncountry: ma\n---\n",
		"content/people/velvet.png":     "picture",
		"content/articles/call.md": "---\ntitle: A call\ndate: 2024-03-05\n---\nAna Torres spoke.\n\n" +
			"> [!call] 2024-03-05 A call\n>\n> - id: 2024-03-05-call\n> - participants: [[ana-torres]], [[omar-benali]]\n",
	}
	hidden := printed(checkSite(t, files, false))
	if lower := strings.ToLower(strings.ReplaceAll(hidden, "content/people/velvet.md", "")); strings.Contains(lower, "velvet") {
		t.Errorf("words of withheld files:\n%s", hidden)
	}
	const veiled = `something is wrong in a withheld file; "readout check --drafts" shows what`
	for _, want := range []string{
		"content/articles/lantern.md:11:1: error: " + veiled + " [unattributed-quotation]\n",
		"content/articles/lantern.md:11:71: error: " + veiled + " [unknown-entity]\n",
		"content/people/velvet.md:5:8: warning: " + veiled + " [image-without-alt]\n",
		`content/articles/call.md:5:1: warning: something will be wrong here when the withheld files are published; "readout check --drafts" shows what [ambiguous-name]` + "\n",
		"content/people/velvet.md: \n",
	} {
		if !strings.Contains(hidden, want) {
			t.Errorf("without\n%sin\n%s", want, hidden)
		}
	}
	shown := printed(checkSite(t, files, true))
	for _, want := range []string{"“We will hang the velvet lantern above the door,”", `"Velvet Nobody" is not an entity`, "image: velvet.png", "is velvet right?"} {
		if !strings.Contains(shown, want) {
			t.Errorf("without %s in\n%s", want, shown)
		}
	}
	if hidden, shown := len(checkSite(t, files, false).Diagnostics), len(checkSite(t, files, true).Diagnostics); hidden != shown {
		t.Errorf("%d diagnostics without words, %d with", hidden, shown)
	}
}

// A warning that withheld files make longer says what the published site alone does.
func TestCheckOfSharedCauses(t *testing.T) {
	article := func(more, words string) string {
		return "---\ntitle: T\ndate: 2024-03-05\n" + more + "---\n[" + words + "](said: \"by an aide; via a man in grey\")\n"
	}
	files := map[string]string{
		"readout.yaml":                        "base_url: https://example.org/\n",
		"content/articles/a-open.md":          article("", "We go"),
		"content/articles/b-draft.md":         article("draft: true\n", "We stay"),
		"content/people/mira-holm.md":         "---\nname: Mira Holm\nembargo: 2024-05-01\nposts:\n  - {role: Envoy, organization: dam-office}\n---\n",
		"content/organizations/dam-office.md": "---\nname: Dam Office\ndraft: true\n---\n",
	}
	hidden, shown := printed(checkSite(t, files, false)), printed(checkSite(t, files, true))
	if strings.Count(hidden, "no-side]") != 1 || !strings.Contains(hidden, "warning: 1 statement without a side") {
		t.Errorf("without words:\n%s", hidden)
	}
	if strings.Count(shown, "no-side]") != 1 || !strings.Contains(shown, "warning: 2 statements without a side") {
		t.Errorf("with words:\n%s", shown)
	}
	for _, got := range []string{hidden, shown} {
		if !strings.Contains(got, "the embargo of this file ends on") {
			t.Errorf("without longer-embargo:\n%s", got)
		}
	}
}

// References to drafts are errors, though the drafts themselves are judged as if they
// were published.
func TestCheckOfReferencesToDrafts(t *testing.T) {
	got := printed(checkSite(t, map[string]string{
		"readout.yaml":                 "base_url: https://example.org/\n",
		"content/people/ana-torres.md": "---\nname: Ana Torres\ndraft: true\n---\n",
		"content/people/mira-holm.md":  "---\nname: Mira Holm\ndraft: true\n---\n",
		"content/articles/talks.md":    "---\ntitle: Talks\ndate: 2024-03-05\n---\n[[Ana Torres]] met [[Mira Holm]]. [[ana-torres]] left.\n",
	}, false))
	want := `content/articles/talks.md:5:3: error: these are withheld, so nothing published may refer to them: "Ana Torres", "Mira Holm" [withheld]
  | [[Ana Torres]] met [[Mira Holm]]. [[ana-torres]] left.
  |   ^^^^^^^^^^
  hint: publish them (take out draft: true), or take the references out; "readout check --fix" publishes those that are drafts
  content/people/ana-torres.md:1:1: this file is a draft
  content/people/mira-holm.md:1:1: this file is a draft
  content/articles/talks.md:5:37: it is referred to here too
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
