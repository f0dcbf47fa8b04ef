package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/source"
)

// seed is a site of one real article, kept outside this repository. Its text
// may not stand here, so mistakes are put beside it or into its annotations.
const seed = "../../../shared/seed/site"

const seedArticle = "content/articles/2022/2022-02-01-blinken-lavrov-call.md"

// A seedCase is one mistake: what is replaced by what in the article, or, if
// old is empty, what is added at its end. The place where the one error must
// stand is marked by ‸ in new.
type seedCase struct {
	name, old, new, want string
}

var seedCases = []seedCase{
	{"unknown scheme", "", "He sent [a note](‸gopher://example.org).",
		`error: "gopher:" is neither a verb nor a kind of address [unknown-scheme]
  hint: a link may begin with http:, https:, mailto: or tel:, with a verb (said, claims, denies, demands, offers, rejects, supports, condemns, warns, threatens, pledges, accuses), cont: or event:`},
	{"unknown verb", "](denies:", "](‸denise:",
		`error: "denise:" is neither a verb nor a kind of address [unknown-scheme]
  hint: did you mean "denies:"?`},
	{"unknown verb in a block", "[!quote]", "[!‸qoute]",
		`error: [!qoute] is not a kind of block [unknown-callout]
  hint: did you mean [!quote]?`},
	{"unknown entity in a wikilink", "[[Antony Blinken]]", "[[‸Antony Blinkn]]",
		`error: "Antony Blinkn" is not an entity of this site [unknown-entity]
  hint: did you mean "Antony Blinken"?`},
	{"unknown speaker", "said:vladimir-putin", "said:‸vladimir-puten",
		`error: "vladimir-puten" is not a person, country or organization of this site [unknown-entity]
  hint: did you mean "vladimir-putin"?`},
	{"unknown speaker of a block", "[!quote] ned-price", "[!quote] ‸ned-prize",
		`error: "ned-prize" is not a person, country or organization of this site [unknown-entity]
  hint: did you mean "ned-price"?`},
	{"unknown audience", `denies:sergey-lavrov "to antony-blinken`, `denies:sergey-lavrov "to ‸antony-blinkn`,
		`error: "antony-blinkn" is not a person, country, organization or place of this site [unknown-entity]
  hint: did you mean "antony-blinken"?`},
	{"unknown object", `rejects:us,nato "of ru"`, `rejects:us,nato "of ‸rusia"`,
		`error: "rusia" is not an entity of this site [unknown-entity]
  hint: did you mean "ru"?`},
	{"unknown subject", `"of nato; about ua, ro, bg"`, `"of nato; about ua, ‸romanja, bg"`,
		`error: "romanja" is not an entity of this site [unknown-entity]
  hint: did you mean "ro"?`},
	{"misspelt relay", `pledges:us "via Ned Price"`, `pledges:us "via ‸Ned Prize"`,
		`error: "Ned Prize" is not an entity of this site, and too near to one to be free text [unknown-entity]
  hint: did you mean "Ned Price"?`},
	{"unknown event", `"at meeting; about us, nato"`, `"at ‸2022-02-01-putin-orbn; about us, nato"`,
		`error: "2022-02-01-putin-orbn" is not an event of this site [unknown-event]
  hint: did you mean "2022-02-01-putin-orban"?`},
	{"event of a type that is not declared", `"at meeting; about us, nato"`, `"at ‸summit; about us, nato"`,
		`error: this file declares no summit [unknown-event]
  hint: write the event's id, or declare it here: > [!summit] 2022-02-01 What happened`},
	{"unknown topic", `pledges:us "via Ned Price"`, `pledges:us "via Ned Price; topic ‸russia-ukraine-crises"`,
		`error: "russia-ukraine-crises" is not a topic of this site [unknown-entity]
  hint: did you mean "russia-ukraine-crisis"?`},
	{"unknown topic in the front matter", "topics: [russia-ukraine-crisis]", "topics: [‸russia-ukraine-crises]",
		`error: "russia-ukraine-crises" is not a topic of this site [unknown-entity]
  hint: did you mean "russia-ukraine-crisis"?`},
	{"unknown person in the front matter", "publisher: CNN", "publisher: CNN\npeople: [‸ned-prise]",
		`error: "ned-prise" is not a person of this site [unknown-entity]
  hint: did you mean "ned-price"?`},
	{"unknown event in the front matter", "event: 2022-02-01-blinken-lavrov-call\nimage", "event: ‸2022-02-01-blinken-lavrov-cal\nimage",
		`error: "2022-02-01-blinken-lavrov-cal" is not an event of this site [unknown-event]
  hint: did you mean "2022-02-01-blinken-lavrov-call"?`},
	{"unknown attribute", `pledges:us "via Ned Price"`, `pledges:us "‸vai Ned Price"`,
		`error: "vai" is not an attribute of a statement [unknown-attribute]
  hint: did you mean "via"?`},
	{"attribute twice", `pledges:us "via Ned Price"`, `pledges:us "via Ned Price; ‸via reporters"`,
		`error: the attribute "via" is given twice [duplicate-attribute]
  hint: write it once; several entities are separated by commas`},
	{"unknown callout in place of an event", "[!meeting]", "[!‸meetting]",
		`error: [!meetting] is not a kind of block [unknown-callout]
  hint: did you mean [!meeting]?`},
	{"unbalanced bracket", "", `[We] agree‸](said:ned-price "to reporters").`,
		`error: this mark is not recognised, so it shows as text [leftover-annotation]
  hint: each ] needs a [ before it; write \] for a bracket that is text`},
	{"bracket that is not closed", "", `He said ‸[that [we agree](said:ned-price "to reporters").`,
		`error: this bracket is opened and never closed [leftover-annotation]
  hint: each [ of a mark needs its own ]; write \[ for a bracket that is text`},
	{"link inside the words", "", `[We [agree](https://example.org/)‸](said:ned-price "to reporters").`,
		`error: this mark is not recognised, so it shows as text [leftover-annotation]
  hint: a link cannot stand inside the words; write [[ ]] for a name, or end the mark before the link`},
	{"double quote inside the attributes", `pledges:us "via Ned Price"`, `pledges:us "via "Ned" Price"`,
		`error: this mark is not recognised, so it shows as text [leftover-annotation]
  hint: inside "…" no further " may stand: write “ and ” there, or '…' around the attributes`},
	{"curly quotes around the attributes", `pledges:us "via Ned Price"`, `pledges:us “via Ned Price”`,
		`error: this mark is not recognised, so it shows as text [leftover-annotation]
  hint: put straight quotation marks (") around the attributes`},
	{"space after a comma in speakers", `rejects:us,nato`, `rejects:us, nato`,
		`error: this mark is not recognised, so it shows as text [leftover-annotation]
  hint: write no space after the comma between two speakers`},
	{"unbalanced quotation", `["ignored"]`, `[‸"ignored]`,
		`error: the quotation mark " of this statement has no partner [unbalanced-quotation]
  hint: close inside the same brackets what was opened there`},
	{"unbalanced curly quotation", `["ignored"]`, `[‸“ignored]`,
		`error: the quotation mark “ of this statement has no partner [unbalanced-quotation]
  hint: close inside the same brackets what was opened there`},
	{"lazy continuation in a quote block", "", "‸The report goes on.",
		`error: without a > of its own this line still joins the block above it [lazy-continuation]
  hint: begin the line with > if it belongs there, or put an empty line before it`},
	{"lazy continuation in an event block", "> - place: [[moscow]]", "> - place: [[moscow]]\n‸The report goes on.",
		`error: without a > of its own this line still joins the block above it [lazy-continuation]
  hint: begin the line with > if it belongs there, or put an empty line before it`},
	{"definition that eats brackets", "", "He said [they] must go.\n\n‸[they]: https://example.org/",
		`error: this definition makes a link of the editor's brackets [reference-definition]
  hint: write \[ for a bracket that is text, or [words](address) for a link
  ` + seedArticle + `:88:9: these brackets become a link`},
	{"definition that is text", "", "‸[Russia]: withdraws",
		`error: Markdown reads this line as a link definition, and it vanishes from the text [reference-definition]
  hint: write \[ for a bracket that is text, or [words](address) for a link`},
	{"comma before a relayer", "", `["We attacked"](said:sergey-lavrov "to antony-blinken, ‸via Ned Price; at call").`,
		`error: "via Ned Price" is read as a part of the text of "to", not as an attribute [slip-in-text]
  hint: write a semicolon in place of the comma before it: "; via Ned Price"`},
	{"comma before an event", "", `["We attacked"](said:sergey-lavrov "to antony-blinken, ‸at call").`,
		`error: "at call" is read as a part of the text of "to", not as an attribute [slip-in-text]
  hint: write a semicolon in place of the comma before it: "; at call"`},
	{"nothing before an event", "", `["We attacked"](said:sergey-lavrov "via senior State Department official ‸at 2022-02-01-putin-orban").`,
		`error: "at 2022-02-01-putin-orban" is read as a part of the text of "via", not as an attribute [slip-in-text]
  hint: write a semicolon before it: "; at 2022-02-01-putin-orban"`},
	{"comma before a day", "", `["We attacked"](said: "by senior State Department official, ‸on 2022-02-01").`,
		`error: "on 2022-02-01" is read as a part of the text of "by", not as an attribute [slip-in-text]
  hint: write a semicolon in place of the comma before it: "; on 2022-02-01"`},
	{"comma in a cue", "", `["We attacked"](said:sergey-lavrov "cue insists, ‸to reporters").`,
		`error: "to reporters" is read as a part of the text of "cue", not as an attribute [slip-in-text]
  hint: write a semicolon in place of the comma before it: "; to reporters"`},
	{"bar for a semicolon", "", `["We attacked"](said:sergey-lavrov "to antony-blinken ‸| via Ned Price").`,
		`error: "|" separates nothing here [wrong-separator]
  hint: write the semicolon of the keyboard between attributes: "to reporters; on 2022-02-01"`},
	{"comma in a chain", "", `["We attacked"](said:sergey-lavrov "via ‸ned-price, reporters").`,
		`error: "ned-price, reporters" is read as one text, although it begins with a name [slip-in-text]
  hint: write "via ned-price" alone, or "via ned-price > reporters" if they passed it on one after the other`},
	{"two relayers", "", `["We attacked"](said:sergey-lavrov "via ‸ned-price and antony-blinken").`,
		`error: "ned-price and antony-blinken" is read as one text, not as 2 names [slip-in-text]
  hint: write one of them, or "via ned-price > antony-blinken" if they passed it on one after the other`},
	{"two codes", "", `["We attacked"](said:sergey-lavrov "to ‸ru and us").`,
		`error: "ru and us" is read as one text, not as 2 names [slip-in-text]
  hint: write them with a comma: "to ru, us"`},
	{"title before an id", "", `["We attacked"](said: "by ‸minister sergey-lavrov").`,
		`error: "minister sergey-lavrov" is read as text, although it names Sergey Lavrov [slip-in-text]
  hint: a speaker with a name is no text: take "by" out and write (said:sergey-lavrov …)`},
	{"front matter that is not closed", "AP\n---\n", "AP\n",
		`error: the front matter that begins with "---" is not closed [front-matter-unclosed]
  hint: put a line "---" between the keys and the text`},
	{"redirect onto a page", "publisher: CNN", "publisher: CNN\nredirect_from: [‸/people/ned-price.html]",
		`error: the address people/ned-price.html is taken by content/people/ned-price.md [address-collision]
  hint: take it out of redirect_from, or rename the other
  content/people/ned-price.md:1:1: this has the same address`},
}

// besideCases are mistakes that need a further file, which may also be where
// the error stands.
var besideCases = []struct {
	file, text string
	seedCase
}{
	{"content/people/mira-holm.md", "---\nname: Mira Holm\ndraft: true\n---\n", seedCase{"draft person by id", "",
		`[No](said:‸mira-holm).`, withheldWant(`"mira-holm"`, "content/people/mira-holm.md", "a draft")}},
	{"content/people/mira-holm.md", "---\nname: Mira Holm\ndraft: true\n---\n", seedCase{"draft person by name", "",
		`He met [[‸Mira Holm]].`, withheldWant(`"Mira Holm"`, "content/people/mira-holm.md", "a draft")}},
	{"content/articles/2022/secret.md", "---\ntitle: Secret\ndate: 2022-02-02\ndraft: true\n---\n", seedCase{"draft article", "",
		`See [more](‸secret.md).`, withheldWant(`"content/articles/2022/secret.md"`, "content/articles/2022/secret.md", "a draft")}},
	{"content/events/2022-02-03-visit.md", "---\ntype: visit\ndate: 2022-02-03\ndraft: true\n---\n", seedCase{"draft event", "",
		`On [a visit](event:‸2022-02-03-visit).`, withheldWant(`the event "2022-02-03-visit"`, "content/events/2022-02-03-visit.md", "a draft")}},
	{"content/articles/secret.md", "---\ntitle: Secret\ndate: 2022-02-02\nembargo: 2999-01-01\n---\n\n> [!visit] 2022-02-03 A visit\n", seedCase{"embargoed event", "",
		`[No](said:ned-price "at ‸2022-02-03-a-visit").`, withheldWant(`the event "2022-02-03-a-visit"`, "content/articles/secret.md", "under embargo")}},
	{"content/pages/404.md", "---\ntitle: Lost\n---\n", seedCase{name: "a page for what is missing", want: `content/pages/404.md:1:1: error: the address 404.html is taken by a page that readout makes itself [address-collision]
  hint: rename the file`}},
	{"content/pages/index.md", "---\ntitle: Front\n---\n", seedCase{name: "a page at the front", want: `content/pages/index.md:1:1: error: the address index.html is taken by a page that readout makes itself [address-collision]
  hint: rename the file`}},
	{"assets/root/People/Ned-Price.html", "Text.\n", seedCase{name: "a file that differs only in case", want: `assets/root/People/Ned-Price.html:1:1: error: the address People/Ned-Price.html is taken by content/people/ned-price.md, since on some systems upper and lower case are the same [address-collision]
  hint: rename one of the two
  content/people/ned-price.md:1:1: this has the same address`}},
}

func withheldWant(what, file, why string) string {
	hint := "publish it (take out draft: true), or take the reference out"
	switch {
	case why == "a draft" && strings.HasPrefix(file, "content/people/"):
		hint += `; "readout check --fix" publishes it`
	case why != "a draft":
		hint = "wait for the end of its embargo, give this file the same embargo, or take the reference out"
	}
	return fmt.Sprintf("error: %s is withheld, so nothing published may refer to it [withheld]\n  hint: %s\n  %s:1:1: this file is %s", what, hint, file, why)
}

// place takes the mark out of the text and returns where it stood. Of a case
// without one it is the "](" before the new text, or the start of the file.
func (c seedCase) place(text string) (string, source.Position) {
	at := strings.Index(text, "‸")
	if at < 0 {
		at = 0
		if i := strings.Index(text, c.new); strings.Contains(c.old, ":") && !strings.Contains(c.old, "---") && i >= 0 {
			at = strings.LastIndex(text[:i], "](")
		}
	}
	text = strings.Replace(text, "‸", "", 1)
	return text, source.PositionOf([]byte(text), int32(at))
}

func TestSeedMistakes(t *testing.T) {
	if _, err := os.Stat(seed); err != nil {
		t.Skip("the seed site is not here:", err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(seed)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, seedArticle)
	original, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if code, message := runIn(dir); code != exitDone {
		t.Fatalf("the seed site does not build:\n%s", message)
	}
	before := folder(t, filepath.Join(dir, "public"))
	check := func(c seedCase) {
		t.Run(c.name, func(t *testing.T) {
			text, at := c.place(c.apply(t, string(original)))
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			code, message := runIn(dir)
			want := c.want + "\n1 error, 0 warnings: nothing was written\n"
			if strings.HasPrefix(want, "error:") {
				want = fmt.Sprintf("%s:%d:%d: %s", seedArticle, at.Line, at.Column, want)
			}
			if code != exitErrors || message != want {
				t.Errorf("exit code %d and\n%swant %d and\n%s", code, message, exitErrors, want)
			}
			if folder(t, filepath.Join(dir, "public")) != before {
				t.Error("public/ was touched")
			}
		})
	}
	for i, c := range seedCases {
		if !testing.Short() || i%4 == 0 { // each is a build of its own
			check(c)
		}
	}
	for _, c := range besideCases {
		beside := filepath.Join(dir, c.file)
		if err := os.MkdirAll(filepath.Dir(beside), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(beside, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		check(c.seedCase)
		if err := os.Remove(beside); err != nil {
			t.Fatal(err)
		}
	}
}

func (c seedCase) apply(t *testing.T, text string) string {
	if c.old == "" {
		separator := "\n\n"
		if strings.Contains(c.name, "lazy") {
			separator = "\n"
		}
		return strings.TrimRight(text, "\n") + separator + c.new + "\n"
	}
	if !strings.Contains(text, c.old) {
		t.Fatalf("the article has no %q", c.old)
	}
	return strings.Replace(text, c.old, c.new, 1)
}

// runIn builds the site in a folder and returns what was said, without the
// excerpts, which are text of the site.
func runIn(dir string) (int, string) {
	var stdout, stderr bytes.Buffer
	code := run([]string{"build", "--source", dir}, &stdout, &stderr)
	var said strings.Builder
	for line := range strings.Lines(stderr.String()) {
		if !strings.HasPrefix(line, "  | ") {
			said.WriteString(line)
		}
	}
	return code, said.String()
}

// folder describes a folder: each file's name, time and bytes.
func folder(t *testing.T, dir string) string {
	t.Helper()
	text, err := listing(dir)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A film that was put into content/ by mistake is an error, and not read.
func TestLargeFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", "articles", "film.md")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, 50<<20); err != nil {
		t.Fatal(err)
	}
	code, message := runIn(dir)
	want := "content/articles/film.md:1:1: error: the file is larger than 16 MB [unreadable]\n1 error, 0 warnings: nothing was written\n"
	if code != exitErrors || message != want {
		t.Errorf("exit code %d and\n%swant\n%s", code, message, want)
	}
}
