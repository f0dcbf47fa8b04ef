package build_test

import (
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// spokenArticle holds all that the words of a statement may be made of.
const spokenArticle = `---
title: Words
date: 2022-02-05
---

Ana Torres said: ["**We** are *ready*,  
[[jonas-weber]] and I"](said:ana-torres), and « [nous sommes là](said:ana-torres) ».

[「準備は
できている」](said:ana-torres) and [the dam
 &amp; the “river” must wait](demands:ana-torres "of de").

["We go,"](said:ana-torres) she said, ["at 5 < 6, in 6\" pipes"](cont:).

> [!quote] ana-torres
>
> “We *want* three things,  
> as [[jonas-weber]] knows:
>
> “- no dam,
> no [war](https://example.org);
>
> “1. peace.”

> [!quote] ana-torres
> We want:
>
> - no dam, www.example.org
> - no **war**
>   at all
>
> 1. and
>
>    peace.

> [!demands] ana-torres; of de
> Stop [[jonas-weber]]’s
> “dam”.
`

// The words of a statement are the same, in the same order, in the article, on the
// speaker's page, in the data and in the citation.
func TestWordsAreTheSameEverywhere(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{
		"readout.yaml":                     "title: River File\nbase_url: https://example.org/\n",
		"content/articles/words.md":        spokenArticle,
		"content/people/ana-torres.md":     "---\nname: Ana Torres\ncountry: es\nposts:\n  - {role: Envoy, country: es}\n---\n",
		"content/people/jonas-weber.md":    "---\nname: Jonas Weber\ncountry: de\n---\n",
		"content/topics/river-treaty.md":   "---\nname: River treaty\n---\n",
		"content/articles/not-withheld.md": "---\ntitle: Another\ndate: 2022-02-04\n---\nText.\n",
	})
	s := snapshot(t, dir)
	if said := diagnostics(s); said != "" {
		t.Fatal(said)
	}
	files := rendered(t, s)
	article, person := parsed(t, files["articles/words.html"].text), parsed(t, files["people/ana-torres.html"].text)
	var rows []struct{ Article, URL, Words string }
	if err := json.Unmarshal([]byte(files["data/statements.json"].text), &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 8 {
		t.Errorf("%d statements, want 8", len(rows))
	}
	for _, row := range rows {
		_, id, _ := strings.Cut(row.URL, "#")
		here := byID(article, id)
		if here == nil {
			t.Errorf("the article has no %s", id)
			continue
		}
		if here.Data == "blockquote" { // its words are in an element of their own
			here = find(here, func(n *html.Node) bool { return n.Data == "div" })
		}
		pieces := strings.Split(strings.ReplaceAll(row.Words, " / ", " "), " … ") // the article has paragraphs
		if got := plainly(visibleWords(here)); got != plainly(pieces[0]) {
			t.Errorf("the article says %q, the data %q", got, pieces[0])
		}
		for _, piece := range pieces {
			if !strings.Contains(plainly(visibleWords(article)), plainly(piece)) {
				t.Errorf("the article says nowhere %q", piece)
			}
		}
		if there := visibleWords(byID(person, id)); !strings.Contains(plainly(there), plainly(row.Words)) {
			t.Errorf("the person's page says %q, the data %q", there, row.Words)
		}
		if cited := citation(byID(person, id)); !strings.Contains(plainly(cited), plainly(row.Words)) {
			t.Errorf("the citation says %q, the data %q", cited, row.Words)
		}
	}
}

// citation returns the citation that a page offers of a statement.
func citation(item *html.Node) string {
	for n := range item.Descendants() {
		if cited := attribute(n, "data-citation"); cited != "" {
			return cited
		}
	}
	return ""
}

func parsed(t *testing.T, text string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func byID(doc *html.Node, id string) *html.Node {
	for n := range doc.Descendants() {
		if attribute(n, "id") == id {
			return n
		}
	}
	return nil
}

// visibleWords is what a reader sees below a node, but for who said it. A break, a
// paragraph and an entry of a list part words.
func visibleWords(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Data == "footer":
		default:
			b.WriteString(visibleWords(c))
		}
	}
	if n.Data == "p" || n.Data == "li" || n.Data == "br" {
		b.WriteByte(' ')
	}
	return b.String()
}

// plainly is a text in small letters, without quotation marks, its white space
// single: marks are shown or not by the form, and a paraphrase begins with a
// capital.
func plainly(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune("“”\"「」«»", r) {
			return -1
		}
		return r
	}, strings.ToLower(text))
	return strings.Join(strings.Fields(text), " ")
}
