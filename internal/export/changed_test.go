package export

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path"
	"strings"
	"testing"

	"readout/internal/source"
)

// corrected is an article with two corrections, on the page of whoever it names.
var corrected = map[string]string{
	"articles/a.md": "---\ntitle: The call\ndate: 2022-02-02T09:00:00Z\n---\n\n> [!correction] 2022-02-05 It lasted <30> minutes & more.\n\n" +
		"[We wait](said:ana-lund \"to is\").\n\n> [!note]\n>\n> A note.\n>\n> > [!correction] 2022-02-03\n> >\n> > The first: [[ana-lund]] called.\n",
	"articles/b.md":      "---\ntitle: Nothing of it\ndate: 2022-02-04\n---\n\nSweden waits.\n",
	"people/ana-lund.md": "---\nname: Ana Lund\nposts: [{role: Envoy, country: \"no\"}]\n---\n",
	"people/bo-hale.md":  "---\nname: Bo Hale\n---\n\nBorn in Vik.\n\n> [!correction] 2022-02-06 Not in Oslo.\n",
}

// A correction is a change of the article and of all pages that gather it, stands
// in each feed, and is data.
func TestCorrections(t *testing.T) {
	x := exported(t, based(), corrected)
	const want = `  <published>2022-02-02T09:00:00Z</published>
  <updated>2022-02-05T00:00:00Z</updated>
  <link rel="alternate" type="text/html" href="https://desk.example/sound/articles/a.html"></link>
  <content type="html">&lt;p&gt;&lt;strong&gt;Correction, 5 Feb 2022&lt;/strong&gt;: It lasted &amp;lt;30&amp;gt; minutes &amp;amp; more.&lt;/p&gt;&lt;p&gt;&lt;strong&gt;Correction, 3 Feb 2022&lt;/strong&gt;: The first: Ana Lund called.&lt;/p&gt;&lt;div role=&#34;note&#34;&gt;`
	for _, address := range []string{"feed.xml", "people/ana-lund/feed.xml", "countries/is/feed.xml", "countries/no/feed.xml"} {
		got := output(t, x, address)
		if !strings.Contains(got, want) {
			t.Errorf("%s:\n%s", address, got)
		}
		before, _, _ := strings.Cut(got, "<entry>")
		if !strings.Contains(before, "<updated>2022-02-05T00:00:00Z</updated>") || strings.Contains(got, "articles/b.html") && strings.Index(got, "articles/b.html") < strings.Index(got, "articles/a.html") {
			t.Errorf("%s does not begin with what was changed last:\n%s", address, got)
		}
	}
	changed := lastModified(t, x)
	for address, want := range map[string]string{
		"articles/a.html": "2022-02-05", "people/ana-lund.html": "2022-02-05", "countries/is.html": "2022-02-05", "relations/is-no.html": "2022-02-05",
		"briefs/2022-02-02.html": "2022-02-05", "articles/b.html": "2022-02-04", "countries/se.html": "2022-02-04", "people/bo-hale.html": "2022-02-06", "people/": "",
	} {
		if got, ok := changed["https://desk.example/sound/"+address]; !ok || got != want {
			t.Errorf("%s was changed on %q, want %q", address, got, want)
		}
	}
	var rows []map[string]any
	if err := json.Unmarshal(made(t, x, "articles.json"), &rows); err != nil || rows[1]["id"] != "a" || rows[1]["updated"] != "2022-02-05" {
		t.Error(err, rows)
	}
	const table = `[
{"id":"a#c1","article":"a","url":"articles/a.html#c1","date":"2022-02-05","text":"It lasted <30> minutes & more."},
{"id":"a#c3","article":"a","url":"articles/a.html#c3","date":"2022-02-03","text":"The first: Ana Lund called."}
]
`
	if got := string(made(t, x, "corrections.json")); got != table {
		t.Errorf("%s\nwant\n%s", got, table)
	}
}

func lastModified(t *testing.T, x *exporter) map[string]string {
	var whole struct {
		URLs []struct {
			Location string `xml:"loc"`
			Changed  string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(output(t, x, "sitemap.xml")), &whole); err != nil {
		t.Fatal(err)
	}
	changed := map[string]string{}
	for _, u := range whole.URLs {
		changed[u.Location] = u.Changed
	}
	return changed
}

// Each correction moves the time of the change forward, also on the day of the
// article, and none moves it back.
func TestTimeOfChange(t *testing.T) {
	const fifth = "> [!correction] 2022-02-05 No.\n\n"
	for _, test := range []struct{ name, front, body, want string }{
		{"not changed", "date: 2022-02-02T09:00:00Z", "", "2022-02-02T09:00:00Z"},
		{"changed", "date: 2022-02-02\nupdated: 2022-02-03", "", "2022-02-03T00:00:00Z"},
		{"corrected", "date: 2022-02-02", fifth, "2022-02-05T00:00:00Z"},
		{"corrected twice that day", "date: 2022-02-02", fifth + fifth, "2022-02-05T00:00:01Z"},
		{"corrected on its own day", "date: 2022-02-05T09:00:00Z", fifth, "2022-02-05T09:00:01Z"},
		{"corrected on its own day, twice", "date: 2022-02-05T09:00:00Z", fifth + fifth, "2022-02-05T09:00:02Z"},
		{"a day without a time", "date: 2022-02-05", fifth, "2022-02-05T00:00:01Z"},
		{"corrected and said so", "date: 2022-02-02\nupdated: 2022-02-05T12:00:00Z", fifth, "2022-02-05T12:00:01Z"},
		{"changed after the correction", "date: 2022-02-02\nupdated: 2022-02-06", fifth, "2022-02-06T00:00:00Z"},
		{"corrected before it was written", "date: 2022-02-06", fifth, "2022-02-06T00:00:00Z"},
	} {
		ofDates := func(d source.Diagnostic) {
			if d.Rule != "dates-reversed" {
				t.Error(d)
			}
		}
		x := exportedWith(t, based(), map[string]string{"articles/a.md": "---\ntitle: T\n" + test.front + "\n---\n\n" + test.body}, ofDates)
		if got := output(t, x, "feed.xml"); strings.Count(got, "<updated>"+test.want+"</updated>") != 2 {
			t.Errorf("%s: want %s\n%s", test.name, test.want, got)
		}
	}
}

// The correction of an article that is too old for the feed puts it there again.
func TestFeedHasCorrectionsOfOldArticles(t *testing.T) {
	many := map[string]string{"articles/old.md": "---\ntitle: Old\ndate: 2021-05-01\n---\n\nSweden.\n\n> [!correction] 2022-03-01 Norway.\n"}
	for i := range maxEntries + 3 {
		many[fmt.Sprintf("articles/a%02d.md", i)] = fmt.Sprintf("---\ntitle: Sweden %d\ndate: 2022-01-01T%02d:%02d:00Z\n---\n", i, i/60, i%60)
	}
	x := exported(t, based(), many)
	for _, address := range []string{"feed.xml", "countries/se/feed.xml"} {
		got := output(t, x, address)
		if n := strings.Count(got, "<entry>"); n != maxEntries || !strings.Contains(got, "articles/old.html") || !strings.Contains(got, "Correction, 1 Mar 2022") {
			t.Errorf("%s: %d entries\n%s", address, n, got)
		}
	}
}

// What a reader must not overlook stands in a feed as on pages: the denial, who
// relayed it, whether it is a paraphrase, and whether one side alone tells of it.
func TestFeedLabels(t *testing.T) {
	for mark, want := range map[string]string{
		`["It is so"](said:ana-lund)`:                                    "Ana Lund, Envoy of Norway, said: “It is so.”",
		`[it is so](said:ana-lund)`:                                      "Ana Lund, Envoy of Norway, said: it is so.",
		`[it is "so"](said:ana-lund)`:                                    "Ana Lund, Envoy of Norway, said: it is &#34;so&#34;.",
		`[any escalation](denies:ana-lund)`:                              "Ana Lund, Envoy of Norway, issued a denial: any escalation.",
		`[it is so](claims:ana-lund "to is; cue insisted")`:              "Ana Lund, Envoy of Norway, insisted, speaking to Iceland: it is so.",
		`["All"](demands:ana-lund "of is; via is")`:                      "Ana Lund, Envoy of Norway, demanded of Iceland: “All,” according to Iceland.",
		`["All"](demands:ana-lund "via an Icelandic diplomat > is")`:     "Ana Lund, Envoy of Norway, made a demand: “All,” according to an Icelandic diplomat, as reported by Iceland.",
		`["All"](demands: "by a diplomat & a friend; about dk; via no")`: "A diplomat &amp; a friend made a demand, speaking about Denmark: “All,” according to Norway.",
		"> [!quote] ana-lund\n>\n> We go.\n>\n> We stay.\n":              "Ana Lund, Envoy of Norway, said: “We go. We stay.”",
	} {
		x := exportedWith(t, based(), map[string]string{
			"articles/a.md":      "---\ntitle: T\ndate: 2022-02-02\n---\n\n" + mark + "\n",
			"people/ana-lund.md": "---\nname: Ana Lund\nposts: [{role: Envoy, country: \"no\"}]\n---\n",
		}, func(d source.Diagnostic) {
			if d.Severity != source.Warning {
				t.Error(d)
			}
		})
		for _, o := range x.companions() {
			if path.Base(string(o.Address)) != "feed.xml" {
				continue
			}
			var feed struct {
				Content string `xml:"entry>content"`
			}
			if err := xml.Unmarshal(must(t)(o.Make()), &feed); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(feed.Content, "<p>"+want+` — <a href="https://desk.example/sound/articles/a.html#s-`) || !strings.HasSuffix(feed.Content, `">2 Feb 2022</a></p>`) {
				t.Errorf("%s in %s:\n%s\nwant %s", mark, o.Address, feed.Content, want)
			}
		}
	}
}
