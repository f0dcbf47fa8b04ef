package build

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout/internal/address"
	"readout/internal/page"
	"readout/internal/view"
)

// seedSite is a real article, annotated, which is beside the project where it
// is developed but not in a clone of it.
const seedSite = "../../../shared/seed/site"

// buildSeed builds the seed site, which must have no error.
func buildSeed(t *testing.T) *Snapshot {
	t.Helper()
	if _, err := os.Stat(seedSite); err != nil {
		t.Skip("the seed site is not beside the project: ", seedSite)
	}
	s, err := New(seedSite, Options{Now: time.Date(2022, 2, 2, 0, 0, 0, 0, time.UTC)}).Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Diagnostics {
		t.Errorf("%s: %s: %s", d.Path, d.Severity, d.Message)
	}
	return s
}

func viewOf[V view.View](t *testing.T, s *Snapshot, at string) V {
	t.Helper()
	p, ok := s.Plan.Find(address.Address(at))
	if !ok {
		t.Fatalf("no page %s", at)
	}
	return s.Views.View(p).(V)
}

const seedArticle = "articles/2022/2022-02-01-blinken-lavrov-call.html"

func TestSeedSpeaker(t *testing.T) {
	s := buildSeed(t)
	lavrov := viewOf[*view.PersonView](t, s, "people/sergey-lavrov.html")
	said := saidOn(lavrov.Said)
	if len(said) != 3 {
		t.Fatalf("%d statements; want 3", len(said))
	}
	for i, want := range []struct{ verb, words string }{
		{"denied", "the escalation that the US was claiming was not occurring"},
		{"claimed", "it was merely Russia moving troops within its own borders"},
	} {
		got := said[i]
		if got.Verb != want.verb || !slices.Equal(got.Words, []string{want.words}) || got.Form != "indirect" ||
			got.Date.ISO != "2022-02-01" || got.At.Text != "Blinken and Lavrov speak by phone" {
			t.Errorf("claim %d is %+v", i, got)
		}
		if len(got.Via) != 1 || got.Via[0].Text != "senior State Department official" || got.Via[0].Href != "" {
			t.Errorf("claim %d is relayed by %v", i, got.Via)
		}
		if len(got.To) != 1 || got.To[0].Text != "Antony Blinken" {
			t.Errorf("claim %d is to %v", i, got.To)
		}
		if want := "../" + seedArticle + "#" + got.ID; got.Href != want {
			t.Errorf("claim %d leads to %s; want %s", i, got.Href, want)
		}
	}
	if said[2].Verb != "pledged" {
		t.Errorf("the last statement is %+v; want the joint pledge", said[2])
	}
}

// saidOn lists the statements of a dossier as they stand on its page.
func saidOn(d view.Dossier) (list []view.Statement) {
	for _, g := range d.Groups {
		list = slices.Concat(list, g.First, g.More, g.Earlier)
	}
	return list
}

func TestSeedNames(t *testing.T) {
	s := buildSeed(t)
	article := viewOf[*view.ArticleView](t, s, seedArticle)
	if caption := captionMentions(s); !slices.Contains(caption, "Sergei Lavrov") {
		t.Errorf("the caption has no mention of him: %q", caption)
	}
	for _, name := range []string{"Sergey Lavrov", "Viktor Orbán"} {
		if !slices.ContainsFunc(article.People.First, func(c view.Chip) bool { return c.Text == name }) {
			t.Errorf("%s is not named: %+v", name, article.People)
		}
	}
	for _, code := range []string{"by", "ro", "bg", "hu", "ch", "no", "ua", "ru", "us"} {
		if _, ok := s.Plan.Find(address.Address("countries/" + code + ".html")); !ok {
			t.Errorf("no page for the country %s", code)
		}
	}
	if _, ok := s.Plan.Find("countries/br.html"); ok {
		t.Error("a page for Brazil, which nothing points at")
	}
}

func TestSeedEvent(t *testing.T) {
	s := buildSeed(t)
	call := viewOf[*view.EventView](t, s, "events/2022-02-01-blinken-lavrov-call.html")
	if len(call.Accounts) != 1 {
		t.Fatalf("%d accounts; want 1", len(call.Accounts))
	}
	american := call.Accounts[0]
	if american.Heading != "The American account" || call.Sole != "What follows is the American account" {
		t.Errorf("the account is %+v, after %q", american, call.Sole)
	}
	if call.Missing != "No Russian readout on record" {
		t.Errorf("missing is %q", call.Missing)
	}
	var tone *view.Statement
	for _, topic := range american.Topics {
		for i, st := range topic.Statements {
			if slices.Equal(st.Words, []string{"professional and fairly candid."}) {
				tone = &topic.Statements[i]
			}
		}
	}
	if tone == nil || tone.Form != "direct" || len(tone.Speakers) != 1 || tone.Speakers[0].Text != "senior State Department official" {
		t.Errorf("the tone is %+v", tone)
	}
}

func TestSeedPositions(t *testing.T) {
	s := buildSeed(t)
	russia := viewOf[*view.CountryView](t, s, "countries/ru.html")
	demands := func(st view.Statement) bool { return st.Verb == "demanded" && st.Of[0].Text == "NATO" }
	if !slices.ContainsFunc(saidOn(russia.Said), demands) {
		t.Errorf("no demand on NATO among %+v", russia.Said)
	}
	relation := viewOf[*view.RelationView](t, s, "relations/ru-us.html")
	rejects := func(st view.Statement) bool { return st.Verb == "rejected" && st.Of[0].Text == "Russia" }
	found := slices.ContainsFunc(relation.Topics, func(topic view.RelationTopic) bool {
		return slices.ContainsFunc(slices.Concat(topic.Rows, topic.Earlier), func(d view.RelationDay) bool {
			return slices.ContainsFunc(d.A.Statements, demands) && slices.ContainsFunc(d.B.Statements, rejects)
		})
	})
	if !found {
		t.Errorf("no demand on NATO beside its rejection by the United States among %+v", relation.Topics)
	}
}

func TestSeedQuotation(t *testing.T) {
	s := buildSeed(t)
	price := viewOf[*view.PersonView](t, s, "people/ned-price.html")
	said := saidOn(price.Said)
	if len(said) != 1 || said[0].Form != "direct" || len(said[0].Words) != 1 {
		t.Fatalf("Price’s statements are %+v; want one quotation", said)
	}
	words := said[0].Words[0]
	if !strings.HasPrefix(words, "We heard from President Putin") || !strings.HasSuffix(words, "Foreign Minister Lavrov.") {
		t.Errorf("his words are %q", words)
	}
}

// captionMentions returns the words of the mentions in captions.
func captionMentions(s *Snapshot) (words []string) {
	for _, m := range s.Plan.Site.Mentions {
		text := &s.Plan.Site.Articles[m.Article].Document.Text
		if blocks := text.Caption.Blocks; m.Block >= blocks.Start && m.Block < blocks.End {
			words = append(words, string(m.Text.Of(text.Plain)))
		}
	}
	return words
}

// Every statement stands on the page of who made it, or of its event, and leads back to its
// place in the article.
func TestSeedLinks(t *testing.T) {
	s := buildSeed(t)
	article := rendered(t, s, seedArticle)
	facts := s.Words
	for i := range s.Plan.Site.Statements {
		st := &s.Plan.Site.Statements[i]
		if !strings.Contains(article, " id="+st.Mark.ID+">") {
			t.Errorf("the article has no %s", st.Mark.ID)
		}
		back := 0
		for _, speaker := range st.Speakers {
			there := rendered(t, s, string(facts.Entity(speaker)))
			if strings.Contains(there, `id="`+st.Mark.ID+`"`) && strings.Contains(there, seedArticle+"#"+st.Mark.ID) {
				back++
			}
		}
		if back < len(st.Speakers) {
			t.Errorf("%s stands on the pages of %d of %d speakers", st.Mark.ID, back, len(st.Speakers))
		}
	}
}

func rendered(t *testing.T, s *Snapshot, address string) string {
	t.Helper()
	data, ok, err := s.Render(address)
	if err != nil || !ok {
		t.Fatalf("%s: %v, %v", address, ok, err)
	}
	return string(data)
}

// TestLinks follows every link of every page of the sites at hand: to pages and
// to places on them.
func TestLinks(t *testing.T) {
	for _, dir := range []string{"testdata/golden/site", "testdata/arabic/site", seedSite} {
		if _, err := os.Stat(filepath.Join(dir, "content")); err != nil {
			t.Logf("%s is not here", dir)
			continue
		}
		s, err := New(dir, Options{BaseURL: "https://example.org/repo/"}).Build()
		if err != nil {
			t.Fatal(err)
		}
		checkLinks(t, s)
	}
}

var outside = regexp.MustCompile(`^[a-z]+:`)

func checkLinks(t *testing.T, s *Snapshot) {
	anchors := map[string]map[string]bool{}
	links := map[string][]string{}
	for _, p := range s.Plan.Pages() {
		if p.Key.Kind == page.FilePage || p.Key.Kind == page.OutputPage {
			continue
		}
		anchors[string(p.Address)] = map[string]bool{}
		for node := range parseHTML(t, rendered(t, s, string(p.Address))).Descendants() {
			for _, a := range node.Attr {
				switch {
				case a.Key == "id" && anchors[string(p.Address)][a.Val]:
					t.Errorf("%s: the anchor %q stands twice", p.Address, a.Val)
				case a.Key == "id":
					anchors[string(p.Address)][a.Val] = true
				case a.Key == "href" || a.Key == "src":
					links[string(p.Address)] = append(links[string(p.Address)], a.Val)
				}
			}
		}
	}
	for from, list := range links {
		for _, link := range list {
			if outside.MatchString(link) {
				continue
			}
			to, anchor, _ := strings.Cut(link, "#")
			at := filepath.Join(filepath.Dir(from), to)
			if rest, ok := strings.CutPrefix(to, "/repo/"); ok {
				at = rest
			} else if to == "" {
				at = from
			}
			if _, ok := s.Plan.Find(address.Address(at)); !ok {
				t.Errorf("%s: %s leads nowhere", from, link)
			} else if anchor != "" && !anchors[at][anchor] {
				t.Errorf("%s: %s: no such place", from, link)
			}
		}
	}
}

func parseHTML(t *testing.T, page string) *html.Node {
	t.Helper()
	node, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return node
}
