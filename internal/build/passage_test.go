package build_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/internal/address"
	"readout/internal/build"
	"readout/internal/site"
	"readout/internal/wording"
)

// Every sentence that has an anchor begins at it, or holds it: so a link from
// the search page lands on the sentence.
func TestPassagesAreAtTheirAnchors(t *testing.T) {
	for _, dir := range []string{"testdata/golden/site", "testdata/arabic/site"} {
		s, err := build.New(dir, build.Options{Now: now}).Build()
		if err != nil {
			t.Fatal(err)
		}
		facts, anchored := s.Words, 0
		look := func(at address.Address, c *site.Content, a *site.Article) {
			if c.Document == nil {
				return
			}
			data, _, err := s.Render(string(at))
			if err != nil {
				t.Fatal(err)
			}
			after := afterAnchors(string(data))
			for p := range facts.Passages(c, a) {
				if p.Anchor != "main" {
					anchored++
					checkPassage(t, string(at), p, after[p.Anchor])
				}
			}
		}
		for i := range s.Plan.Site.Articles {
			a := &s.Plan.Site.Articles[i]
			look(facts.Article(site.ArticleID(i)), &a.Content, a)
		}
		for i := range s.Plan.Site.Events {
			look(facts.Event(site.EventID(i)), &s.Plan.Site.Events[i].Body, nil)
		}
		for i := range s.Plan.Site.Pages {
			look(facts.Text(i), &s.Plan.Site.Pages[i], nil)
		}
		if anchored < 5 {
			t.Errorf("%s: only %d sentences have an anchor", dir, anchored)
		}
	}
}

// checkPassage compares a sentence with the text that follows its anchor. At that of a block
// of quoted words stands first whose words they are.
func checkPassage(t *testing.T, address string, p wording.Passage, after []string) {
	t.Helper()
	words := strings.Fields(p.Text)
	switch {
	case len(after) == 0:
		t.Errorf("%s: there is no #%s for %q", address, p.Anchor, p.Text)
	case p.Anchor[0] == 't' && !slices.Equal(after[:min(len(after), len(words))], words):
		t.Errorf("%s: at #%s stands %q, not %q", address, p.Anchor, after[:min(len(after), len(words))], words)
	case !strings.Contains(p.Text, after[0]) && !(p.Anchor[0] == 's' && strings.Contains(strings.Join(after, " "), strings.Join(words, " "))):
		t.Errorf("%s: at #%s stands %q, which is not in %q", address, p.Anchor, after[0], p.Text)
	}
}

// afterAnchors returns the words of a page that follow each anchor.
func afterAnchors(data string) map[string][]string {
	var text strings.Builder
	at := map[string]int{}
	tokens := html.NewTokenizer(strings.NewReader(data))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := tokens.Token()
		switch kind {
		case html.TextToken:
			text.WriteString(token.Data)
		case html.StartTagToken:
			for _, a := range token.Attr {
				if a.Key == "id" {
					at[a.Val] = text.Len()
				}
			}
		}
	}
	after := map[string][]string{}
	for id, from := range at {
		after[id] = strings.Fields(text.String()[from:min(text.Len(), from+2000)])
	}
	return after
}
