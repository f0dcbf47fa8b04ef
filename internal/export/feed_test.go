package export

import (
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
	const wantContent = `<p>Ana Lund (Envoy · Norway) rejects to Iceland relayed by an aide &amp; a friend: “No, &lt;never&gt;” (one side only) — ` +
		`<a href="https://desk.example/sound/articles/2022/a.html#s-7f800917">` +
		`Звонок министров: рыба, рыба; и снова рыба, о которой говорят уже очень давно, 1 Feb 2022</a></p>` +
		`<p>Ana Lund (Envoy · Norway) demands of Iceland (paraphrase): All of it — ` +
		`<a href="https://desk.example/sound/articles/2022/a.html#s-8f8bcadd">1 Feb 2022</a></p>`
	if content := feed.Entries[0].Content; content != wantContent {
		t.Errorf("%s\nwant\n%s", content, wantContent)
	}
	all := output(t, x, "feed.xml")
	if strings.Count(all, "<entry>") != 2 || strings.Count(all, "<content") != 1 || !strings.Contains(all, "<name>Cai Berg</name>") {
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
