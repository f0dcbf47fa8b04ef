package page

import (
	"encoding/json"
	"strings"
	"testing"

	"readout/internal/config"
)

// linkedAt returns the data in the head of the page at an address.
func linkedAt(t *testing.T, p *Plan, address string) map[string]any {
	t.Helper()
	found, ok := p.Find(address)
	if !ok {
		t.Fatalf("there is no %s", address)
	}
	v := viewer{p: p, s: p.Site, page: found, root: rootOf(address)}
	element := string(v.linked())
	data, ok := strings.CutPrefix(element, `<script type="application/ld+json">`)
	data, closed := strings.CutSuffix(data, "</script>")
	if !ok || !closed || strings.Contains(data, "<") {
		t.Fatalf("%s: %s", address, element)
	}
	var fields map[string]any
	if err := json.Unmarshal([]byte(data), &fields); err != nil {
		t.Fatal(address, err)
	}
	if fields["@context"] != "https://schema.org" {
		t.Errorf("%s: context %v", address, fields["@context"])
	}
	return fields
}

func based() config.Config {
	c := config.Defaults()
	c.BaseURL, c.Authors = "https://desk.example/sound/", []string{"The desk"}
	return c
}

var linkedFiles = map[string]string{
	"articles/2022/a.md": "title: \"</script><script>alert(1)</script> of [[ana]]\"\ndate: 2022-02-01T09:00:00Z\nupdated: 2022-02-02\ntopics: [fish]\nimage: boat.png\nimage_alt: \"A \\\"boat\\\"\"\n---\n" +
		"> [!call] 2022-02-01 A call\n>\n> - id: call\n> - participants: [[ana]], [[is]]\n> - place: [[vik]]\n\n" +
		"[“No”](rejects:ana \"to is\"), [she “may” go](said:ana), [all of it](demands:is) and [“Never,”](said: \"by an aide\").\n",
	"articles/2022/b.md":      "title: B\ndate: 2022-01-01\nauthors: [Cai Berg]",
	"articles/2022/boat.png":  "",
	"events/off.md":           "type: meeting\ndate: 2022-01-01\nend_date: 2022-01-02\nstatus: cancelled\nparticipants: [is]",
	"people/ana.md":           "name: Ana Lund\naliases: [A. Lund]\ncountry: is\nborn: 1970-05\nwikidata: Q1\nposts: [{role: Envoy, organization: league}]",
	"organizations/league.md": "name: North League\nmembers: [is]",
	"places/vik.md":           "name: Vik\ncountry: is",
	"topics/fish.md":          "name: Fish",
	"pages/about.md":          "title: About",
}

func TestLinked(t *testing.T) {
	p, _ := plan(t, based(), linkedFiles)
	for address, want := range map[string]map[string]string{
		"index.html":                {"@type": "WebSite", "url": "https://desk.example/sound/", "name": "Briefings"},
		"articles/2022/a.html":      {"@type": "NewsArticle", "url": "https://desk.example/sound/articles/2022/a.html", "headline": "</script><script>alert(1)</script> of Ana Lund", "datePublished": "2022-02-01T09:00:00Z", "dateModified": "2022-02-02", "image": "https://desk.example/sound/articles/2022/boat.png"},
		"people/ana.html":           {"@type": "Person", "@id": "ana.html", "name": "Ana Lund", "jobTitle": "Envoy", "birthDate": "1970-05"},
		"countries/is.html":         {"@type": "Country", "name": "Iceland"},
		"organizations/league.html": {"@type": "Organization", "name": "North League"},
		"places/vik.html":           {"@type": "Place", "name": "Vik"},
		"topics/fish.html":          {"@type": "Thing", "name": "Fish"},
		"events/call.html":          {"@type": "Event", "name": "A call", "startDate": "2022-02-01", "eventStatus": "https://schema.org/EventScheduled"},
		"events/off.html":           {"@type": "Event", "startDate": "2022-01-01", "endDate": "2022-01-02", "eventStatus": "https://schema.org/EventCancelled"},
	} {
		got := linkedAt(t, p, address)
		for name, value := range want {
			if got[name] != value {
				t.Errorf("%s: %s is %q, want %q", address, name, got[name], value)
			}
		}
	}
	for _, address := range []string{"about.html", "404.html", "people/index.html"} {
		found, _ := p.Find(address)
		if v := (&viewer{p: p, s: p.Site, page: found}); v.linked() != "" {
			t.Errorf("%s: %s", address, v.linked())
		}
	}
}

// Only a speaker's own words are a quotation, and only those were spoken; whoever
// is given as speaker is named in the article's mentions or subjects.
func TestLinkedStatements(t *testing.T) {
	p, _ := plan(t, based(), linkedFiles)
	article := linkedAt(t, p, "articles/2022/a.html")
	named := map[any]bool{}
	for _, list := range []any{article["about"], article["mentions"]} {
		for _, e := range list.([]any) {
			named[e.(map[string]any)["@id"]] = e.(map[string]any)["name"] != ""
		}
	}
	var got []string
	for _, part := range article["hasPart"].([]any) {
		s := part.(map[string]any)
		creator := s["creator"].([]any)[0].(map[string]any)
		_, spoken := s["spokenByCharacter"]
		who := creator["@id"]
		if who == nil {
			who = creator["name"]
		} else if !named[who] {
			t.Errorf("%v is not named in the article", who)
		}
		line := s["@type"].(string) + ": " + s["text"].(string) + " (" + who.(string) + ")"
		if spoken {
			line += " spoken"
		}
		if !strings.HasPrefix(s["@id"].(string), "#s-") {
			t.Errorf("%v", s["@id"])
		}
		got = append(got, line)
	}
	want := `Quotation: No (../../people/ana.html) spoken
Claim: She “may” go (../../people/ana.html)
Claim: All of it (../../countries/is.html)
Quotation: Never, (an aide) spoken`
	if said := strings.Join(got, "\n"); said != want {
		t.Errorf("%s\nwant\n%s", said, want)
	}
}

// The authors that an article names are people; those of the settings are the
// desk; without either it is the publisher's.
func TestLinkedAuthors(t *testing.T) {
	p, _ := plan(t, based(), linkedFiles)
	c := based()
	c.Authors = nil
	nobody, _ := plan(t, c, linkedFiles)
	for _, test := range []struct {
		plan          *Plan
		address, want string
	}{
		{p, "articles/2022/a.html", "Organization The desk"},
		{p, "articles/2022/b.html", "Person Cai Berg"},
		{nobody, "articles/2022/a.html", "Organization Briefings"},
	} {
		author := linkedAt(t, test.plan, test.address)["author"].([]any)[0].(map[string]any)
		if got := author["@type"].(string) + " " + author["name"].(string); got != test.want {
			t.Errorf("%s: %s, want %s", test.address, got, test.want)
		}
	}
}

// What others show of a page when it is passed on.
func TestPreview(t *testing.T) {
	p, _ := plan(t, based(), linkedFiles)
	a := view[*ArticleView](t, p, "articles/2022/a.html")
	if a.Published != "2022-02-01T09:00:00Z" || a.Modified != "2022-02-02" ||
		a.Picture != "https://desk.example/sound/articles/2022/boat.png" || a.PictureAlt != `A "boat"` {
		t.Errorf("%+v", a.Head)
	}
	without, _ := plan(t, config.Defaults(), linkedFiles)
	if a = view[*ArticleView](t, without, "articles/2022/a.html"); a.Picture != "" {
		t.Errorf("without an address the picture is at %s", a.Picture)
	}
}

// Each page names the files that go with it, and no others.
func TestAlternates(t *testing.T) {
	files := map[string]string{"topics/nets.md": "name: Nets"}
	for name, text := range linkedFiles {
		files[name] = text
	}
	with, _ := plan(t, based(), files)
	without, _ := plan(t, config.Defaults(), files)
	for address, want := range map[string]string{
		"index.html":           "feed.xml events.ics",
		"people/ana.html":      "../people/ana/feed.xml ../people/ana/events.ics ../people/ana.json",
		"topics/nets.html":     "../topics/nets.json",
		"events/call.html":     "../events/call.json",
		"articles/2022/a.html": "",
		"people/index.html":    "",
	} {
		for _, p := range []*Plan{with, without} {
			found, _ := p.Find(address)
			v := viewer{p: p, s: p.Site, page: found, root: rootOf(address)}
			var hrefs, kept []string
			for _, a := range v.alternates() {
				hrefs = append(hrefs, a.Href)
			}
			for _, href := range strings.Fields(want) {
				if p == with || !strings.HasSuffix(href, ".xml") {
					kept = append(kept, href)
				}
			}
			if got := strings.Join(hrefs, " "); got != strings.Join(kept, " ") {
				t.Errorf("%s: %s, want %s", address, got, kept)
			}
		}
	}
}
