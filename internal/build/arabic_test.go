package build_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/internal/build"
	"readout/internal/page"
)

// A site in Arabic has no word of another language but those that its author
// wrote, runs from right to left, and writes numbers in its own digits. The
// golden file is what its pages say, one of each kind.
func TestArabic(t *testing.T) {
	const dir = "testdata/arabic/site"
	s, err := build.New(dir, build.Options{Now: now.AddDate(3, 0, 0)}).Build() // after its last day
	if err != nil {
		t.Fatal(err)
	}
	if said := diagnostics(s); said != "" {
		t.Error(said)
	}
	written := latin.FindAllString(authored(t, dir), -1)
	written = append(written, "Wikidata", "JSON", "404") // names, and what hosts call the page
	pages := rendered(t, s)
	golden := &strings.Builder{}
	for _, p := range s.Plan.Pages() {
		if !strings.HasSuffix(string(p.Address), ".html") {
			continue
		}
		doc, err := html.ParseWithOptions(strings.NewReader(pages[string(p.Address)].text), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatal(err)
		}
		lines := spoken(doc)
		for _, line := range lines {
			if p.Key.Kind == page.DataPage {
				break // tables, columns and queries are in the language of programs
			}
			for _, word := range latin.FindAllString(addresses.ReplaceAllString(line, ""), -1) {
				if !slices.Contains(written, word) {
					t.Errorf("%s: %q stands in %q", p.Address, word, line)
				}
			}
		}
		if slices.Contains(onePageOfEachKind, string(p.Address)) {
			for n := range doc.Descendants() {
				if n.Data == "main" {
					golden.WriteString("== " + string(p.Address) + "\n" + strings.Join(spoken(n), "\n") + "\n")
				}
			}
		}
		root := doc.LastChild
		if attribute(root, "lang") != "ar" || attribute(root, "dir") != "rtl" {
			t.Errorf("%s: <html lang=%q dir=%q>", p.Address, attribute(root, "lang"), attribute(root, "dir"))
		}
	}
	compareGolden(t, "testdata/arabic/text", map[string]string{"pages.txt": golden.String()})
}

// Quotations in another script say so, and run in their own direction; who said
// them does not.
func TestForeignQuotations(t *testing.T) {
	s := snapshot(t, "testdata/arabic/site")
	for address, want := range map[string]string{
		"articles/2024/03-04-call.html":  " lang=\"und-Latn\" dir=\"ltr\">\n<p dir=\"ltr\">“We will publish",
		"articles/2024/03-07-visit.html": ` lang="und-Latn" dir="ltr">&#34;The river`,
		"people/anna-weber.html":         `<q lang="und-Latn" dir="ltr">The river`,
	} {
		page, _, err := s.Render(address)
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s has no %s %v", address, want, err)
		}
	}
}

var onePageOfEachKind = []string{
	"index.html", "404.html", "about.html", "news/call.html", "positions.html", "timeline.html", "sources.html",
	"articles/2024/03-04-call.html", "briefs/2024-03-04.html", "briefs/index.html", "countries/index.html", "countries/jo.html",
	"events/najjar-bayati-call.html", "events/quota-vote.html", "organizations/blue-rivers-forum.html", "people/by-country.html",
	"people/index.html", "people/layla-najjar.html", "relations/iq-jo.html", "topics/river-shares.html",
}

// latin are words and numbers that are not Arabic.
var latin = regexp.MustCompile(`[A-Za-zÀ-ž]{2,}|[0-9]+`)

// addresses are web addresses and items of Wikidata.
var addresses = regexp.MustCompile(`https?://\S+|Q[0-9]+`)

// authored is all that an author wrote in a site.
func authored(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	for _, f := range readTree(t, dir) {
		all.WriteString(f.text)
	}
	return all.String()
}

// spoken is what a page says to readers, a line for each piece: its title, its
// text, and what only screen readers say.
func spoken(doc *html.Node) []string {
	var lines []string
	add := func(s string) {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			lines = append(lines, s)
		}
	}
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.Data != "script":
			add(n.Data)
		case n.Type == html.ElementNode:
			for _, key := range []string{"aria-label", "alt", "title", "data-label"} {
				add(attribute(n, key))
			}
			if n.Data == "meta" && attribute(n, "name") == "description" {
				add(attribute(n, "content"))
			}
		}
	}
	return lines
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
