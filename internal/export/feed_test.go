package export

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"readout/internal/config"
	"readout/internal/page"
)

func TestFeed(t *testing.T) {
	x := exported(t, based(), files)
	want := `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <id>https://desk.example/sound/people/ana-lund/feed.xml</id>
 <title>Ana Lund — The Desk</title>
 <subtitle>Envoy · Norway</subtitle>
 <updated>2022-02-03T00:00:00Z</updated>
 <author>
  <name>The Desk</name>
 </author>
 <generator>readout</generator>
 <link rel="self" type="application/atom+xml" href="https://desk.example/sound/people/ana-lund/feed.xml"></link>
 <link rel="alternate" type="text/html" href="https://desk.example/sound/people/ana-lund.html"></link>
 <link rel="alternate" type="application/feed+json" href="https://desk.example/sound/people/ana-lund/feed.json"></link>
 <entry>
  <id>https://desk.example/sound/articles/2022/a.html</id>
  <title>Ana Lund calls Reykjavik</title>
  <published>2022-02-01T08:00:00Z</published>
  <updated>2022-02-03T00:00:00Z</updated>
  <link rel="alternate" type="text/html" href="https://desk.example/sound/articles/2022/a.html"></link>
  <link rel="via" href="https://wire.example/a?b=1&amp;c=2"></link>
  <category term="fish" label="Fish"></category>
  <summary>A &amp; B &lt;c&gt;</summary>
`
	got := output(t, x, "people/ana-lund/feed.xml")
	if !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	var feed struct {
		Entries []struct {
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(got), &feed); err != nil || len(feed.Entries) != 1 {
		t.Fatal(err, len(feed.Entries))
	}
	const wantContent = `<p><strong>A &amp; B &lt;c&gt;</strong></p><p><strong>Statements</strong></p><p>Ana Lund, Envoy of Norway, refused, speaking to Iceland: “No, &lt;never&gt;,” according to an aide &amp; a friend. — ` +
		`<a href="https://desk.example/sound/articles/2022/a.html#s-7f800917">` +
		`Звонок министров: рыба, рыба; и снова рыба, о которой говорят уже очень давно, 1 Feb 2022</a></p>` +
		`<p>Ana Lund, Envoy of Norway, demanded of Iceland: all of it. — ` +
		`<a href="https://desk.example/sound/articles/2022/a.html#s-8f8bcadd">1 Feb 2022</a></p>`
	if content := feed.Entries[0].Content; content != wantContent {
		t.Errorf("%s\nwant\n%s", content, wantContent)
	}
	all := output(t, x, "feed.xml")
	if strings.Count(all, "<entry>") != 2 || strings.Count(all, "<content") != 2 || !strings.Contains(all, "<name>Cai Berg</name>") {
		t.Error(all)
	}
}

// An entity that no article names has no feed, and a feed has a bounded number
// of entries, the newest.
func TestFeedsOf(t *testing.T) {
	many := map[string]string{"people/ana-lund.md": "---\nname: Ana Lund\n---\n", "people/bo-hale.md": "---\nname: Bo Hale\n---\n"}
	for i := range maxEntries + 3 {
		many[fmt.Sprintf("articles/a%02d.md", i)] = fmt.Sprintf("---\ntitle: Ana Lund %d\ndate: 2022-01-01T%02d:%02d:00Z\n---\n", i, i/60, i%60)
	}
	x := exported(t, based(), many)
	for _, address := range []string{"feed.xml", "people/ana-lund/feed.xml"} {
		got := output(t, x, address)
		if n := strings.Count(got, "<entry>"); n != maxEntries || !strings.Contains(got, "a52.html") || strings.Contains(got, "a02.html") {
			t.Errorf("%s: %d entries\n%s", address, n, got)
		}
	}
	if _, ok := x.p.Find("people/bo-hale/feed.xml"); ok {
		t.Error("a person whom no article names has a feed")
	}
}

func TestWithoutAddress(t *testing.T) {
	x := exported(t, config.Defaults(), files)
	for _, o := range x.p.Outputs {
		if strings.HasSuffix(string(o.Address), ".xml") || o.Address == "robots.txt" {
			t.Errorf("a site without an address has %s", o.Address)
		}
	}
}

func TestSitemap(t *testing.T) {
	x := exported(t, based(), files)
	var whole struct {
		URLs []struct {
			Location string `xml:"loc"`
			Changed  string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(output(t, x, "sitemap.xml")), &whole); err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, u := range whole.URLs {
		listed[u.Location] = u.Changed
	}
	for address, changed := range map[string]string{"": "", "articles/": "", "articles/2022/a.html": "2022-02-03", "articles/2022/b.html": "2022-01-15", "people/ana-lund.html": "2022-02-03", "topics/nets.html": ""} {
		if got, ok := listed["https://desk.example/sound/"+address]; !ok || got != changed {
			t.Errorf("%q: %v, %q", address, ok, got)
		}
	}
	if len(whole.URLs) != x.p.PageCount()-1 { // 404.html
		t.Errorf("%d of %d pages are listed", len(whole.URLs), x.p.PageCount())
	}
	if got := output(t, x, "robots.txt"); !strings.HasSuffix(got, "\nSitemap: https://desk.example/sound/sitemap.xml\n") {
		t.Error(got)
	}
}

// A long sitemap is an index of parts that list the same pages, each once.
func TestSitemapParts(t *testing.T) {
	x := exported(t, based(), files)
	const most = 7
	var parts []page.Output
	for _, o := range x.sitemaps(most) {
		if o.Address != "robots.txt" {
			parts = append(parts, o)
		}
	}
	index := string(must(t)(parts[0].Make()))
	var all strings.Builder
	for i, o := range parts[1:] {
		if want := fmt.Sprintf("sitemap-%d.xml", i+1); string(o.Address) != want || !strings.Contains(index, "<loc>https://desk.example/sound/"+want+"</loc>") {
			t.Errorf("%s, want %s; the index is\n%s", o.Address, want, index)
		}
		data := string(must(t)(o.Make()))
		if n := strings.Count(data, "<url>"); n > most || n == 0 {
			t.Errorf("%s lists %d", o.Address, n)
		}
		for line := range strings.Lines(data) {
			if strings.Contains(line, "<loc>") {
				all.WriteString(line)
			}
		}
	}
	var want strings.Builder
	for line := range strings.Lines(output(t, x, "sitemap.xml")) {
		if strings.Contains(line, "<loc>") {
			want.WriteString(line)
		}
	}
	if all.String() != want.String() || strings.Count(index, "<sitemap>") != len(parts)-1 {
		t.Errorf("the parts list\n%s\nand the whole\n%s", all.String(), want.String())
	}
}

// An article that names nobody else who published it is the site's own, and its feed has
// its text, without what means something on its page alone; another has its summary and
// statements.
func TestFeedText(t *testing.T) {
	const text = "summary: Short\n%s---\n\nNorway waits, says [[is|the island]].[^1]\n\n## More\n\n> [!quote] is\n>\n> We go.\n\n" +
		"> [!call] 2022-02-01 A call\n>\n> - participants: [[is]], [[no]]\n\n[^1]: A note.\n"
	const whole = `<p><strong>Short</strong></p><p><a href="https://desk.example/sound/countries/no.html">Norway</a> waits, says ` +
		`<a href="https://desk.example/sound/countries/is.html">the island</a>.<sup><a href="https://desk.example/sound/articles/a.html#fn:1" role="doc-noteref">1</a></sup></p>
<h2>More</h2>
<blockquote>
<p>We go.</p>
<p>— Iceland</p></blockquote>
<p><a href="https://desk.example/sound/events/2022-02-01-a-call.html">A call</a> — Call · 1 February 2022</p>`
	const said = `<p><strong>Statements</strong></p><p>Iceland said: “We go.” — <a href="https://desk.example/sound/articles/a.html#s-`
	for front, own := range map[string]bool{"": true, "publisher: A wire\n": false, "source_url: https://wire.example/\n": false} {
		for _, summaries := range []bool{false, true} {
			c := based()
			c.FeedSummaries = summaries
			x := exported(t, c, map[string]string{"articles/a.md": "---\ntitle: T\ndate: 2022-02-01\n" + fmt.Sprintf(text, front)})
			want := "<p><strong>Short</strong></p>"
			if own && !summaries {
				want = whole
			}
			got := jsonOf(t, x, "feed.json").Items[0].HTML
			if !strings.HasPrefix(got, want) || !strings.Contains(got, said) || own && !summaries != strings.Contains(got, "A note.") {
				t.Errorf("%q, summaries %v:\n%s\nwant\n%s", front, summaries, got, want)
			}
		}
	}
}

func jsonOf(t *testing.T, x *exporter, at string) (feed jsonFeed) {
	t.Helper()
	if err := json.Unmarshal([]byte(output(t, x, at)), &feed); err != nil {
		t.Fatal(err)
	}
	return feed
}

// Ids outlive the address of the site and that of an article.
func TestFeedIDs(t *testing.T) {
	article := map[string]string{"articles/b.md": "---\ntitle: T\ndate: 2022-02-01\nredirect_from: [/old/a.html, /articles/a.html]\n---\n\nNorway waits.\n"}
	for _, test := range []struct{ base, id, want string }{
		{"https://desk.example/sound/", "", "https://desk.example/sound/"},
		{"http://desk.example/", "", "https://desk.example/"},
		{"https://new.example/", "desk.example/sound", "https://desk.example/sound/"},
	} {
		c := based()
		c.BaseURL, c.ID = test.base, test.id
		x := exported(t, c, article)
		item := jsonOf(t, x, "feed.json").Items[0]
		if item.ID != test.want+"old/a.html" || item.URL != test.base+"articles/b.html" {
			t.Errorf("%v: %s at %s", test, item.ID, item.URL)
		}
		for _, at := range []string{"feed.xml", "countries/no/feed.xml"} {
			got := output(t, x, at)
			if !strings.Contains(got, "<id>"+test.want+at+"</id>") || !strings.Contains(got, "<id>"+test.want+"old/a.html</id>") {
				t.Errorf("%v: %s", test, got)
			}
		}
	}
}

// Of a story that names no author, the author is who published it first.
func TestAuthorsInFeeds(t *testing.T) {
	for front, want := range map[string]string{
		"publisher: Harbour Board": "Harbour Board", "publisher: Harbour Board\nauthors: [Ann Lee]": "Ann Lee", "": "",
	} {
		x := exported(t, based(), map[string]string{"articles/b.md": "---\ntitle: T\ndate: 2022-02-01\n" + front + "\n---\n\nNorway waits.\n"})
		item := jsonOf(t, x, "feed.json").Items[0]
		if got := strings.Join(each(item.Authors, func(n jsonName) string { return n.Name }), ", "); got != want {
			t.Errorf("%q: %v", front, item.Authors)
		}
	}
}

// Both forms of each feed say the same.
func TestFormsOfFeedsAgree(t *testing.T) {
	x := exported(t, based(), files)
	for _, o := range x.companions() {
		at, isAtom := strings.CutSuffix(string(o.Address), ".xml")
		if !isAtom {
			continue
		}
		var atom struct {
			Title   string `xml:"title"`
			Entries []struct {
				ID      string `xml:"id"`
				Title   string `xml:"title"`
				Updated string `xml:"updated"`
				Content string `xml:"content"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(must(t)(o.Make()), &atom); err != nil {
			t.Fatal(err)
		}
		feed := jsonOf(t, x, at+".json")
		if feed.Title != atom.Title || len(feed.Items) != len(atom.Entries) || len(feed.Items) == 0 {
			t.Fatalf("%s: %v and %v", at, atom, feed)
		}
		for i, e := range atom.Entries {
			if item := feed.Items[i]; item.ID != e.ID || item.Title != e.Title || item.Modified != e.Updated || item.HTML != e.Content {
				t.Errorf("%s: %v and %v", at, e, item)
			}
		}
	}
}
