package fill

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"

	"readout/internal/config"
	"readout/internal/view"
)

// linkedAt returns the data in the head of the page at an address.
func linkedAt(t *testing.T, p *built, address string) map[string]any {
	t.Helper()
	found, ok := p.at(address)
	if !ok {
		t.Fatalf("there is no %s", address)
	}
	v := p.viewer(found)
	element := string((&linker{v.base}).element(v.page))
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
	p := build(t, based(), linkedFiles)
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
		found, _ := p.at(address)
		if v := p.viewer(found); (&linker{v.base}).element(v.page) != "" {
			t.Errorf("%s: %s", address, (&linker{v.base}).element(v.page))
		}
	}
}

// Verb, relayer and denial survive, or the statement is left out: only a speaker's own
// words are a quotation, only what is claimed is a claim, and nothing that another
// relays, denies or rejects is either.
func TestLinkedStatements(t *testing.T) {
	const (
		ana     = `"creator":[{"@id":"../../people/ana.html"}]`
		iceland = `"creator":[{"@type":"GovernmentOrganization","areaServed":{"@id":"../../countries/is.html"},"name":"Iceland"}]`
	)
	for _, test := range []struct{ mark, want string }{
		{`[“We sail.”](said:ana "to is")`, `{"@type":"Quotation",` + ana + `}`},
		{`[“We shall sail.”](pledges:ana "to is")`, `{"@type":"Quotation",` + ana + `,"keywords":"pledges"` + `}`},
		{`[“Leave the bay!”](demands:ana "of is")`, `{"@type":"Quotation",` + ana + `,"keywords":"demands"` + `}`},
		{`[“They sailed.”](claims:ana)`, `{"@type":"Quotation",` + ana + `,"keywords":"claims"` + `}`},
		{`[they sailed](claims:ana)`, `{"@type":"Claim",` + ana + `,"keywords":"claims"}`},
		{`[they “sailed”](claims:is)`, `{"@type":"Claim",` + iceland + `,"keywords":"claims"}`},
		{`[“Never”](said: "by an aide")`, `{"@type":"Quotation","creator":[{"@type":"Person","name":"an aide"}]}`},
		{`[“We sail,”](said:ana) she said, [“at dawn.”](cont:)`, `{"@type":"Quotation",` + ana + `}`},
		{`[any landing](denies:ana)`, ""},
		{`[“any landing”](denies:ana)`, ""},
		{`[a fleet](rejects:is "of ana")`, ""},
		{`[“a fleet of any size”](rejects:ana)`, ""},
		{`[“We sail.”](said:ana "via league")`, ""},
		{`[they sailed](claims:ana "via an Icelandic official")`, ""},
		{`[she might sail](said:ana)`, ""},
		{`[she “might” sail](said:ana)`, ""},
		{`[all of it](demands:is)`, ""},
		{`[the boats](offers:is "to ana")`, ""},
		{`[the landing](condemns:is)`, ""},
		{`[a landing](accuses:is "of ana")`, ""},
		{`[a ban](supports:is)`, ""},
		{`[storms](warns:is)`, ""},
		{`[reprisals](threatens:is)`, ""},
		{`[help](pledges:is)`, ""},
	} {
		files := maps.Clone(linkedFiles)
		files["articles/2022/c.md"] = "title: C\ndate: 2022-02-02\n---\n" + test.mark + "\n"
		p := build(t, based(), files)
		article := linkedAt(t, p, "articles/2022/c.html")
		got := ""
		if parts, ok := article["hasPart"].([]any); ok {
			part := parts[0].(map[string]any)
			if !strings.HasPrefix(part["@id"].(string), "#s-") || len(parts) != 1 {
				t.Errorf("%s: %v", test.mark, parts)
			}
			delete(part, "@id")
			data, _ := json.Marshal(part)
			got = string(data)
		}
		if got != test.want {
			t.Errorf("%s:\n%s, want\n%s", test.mark, got, test.want)
		}
	}
}

// To schema.org a country is a place: its government takes part, asks and speaks.
func TestLinkedActors(t *testing.T) {
	files := maps.Clone(linkedFiles)
	files["events/on.md"] = "type: meeting\ndate: 2022-01-01\nparticipants: [is, ana, league]\ninitiated_by: is\nplace: is"
	p := build(t, based(), files)
	const government = `{"@type":"GovernmentOrganization","areaServed":{"@id":"../countries/is.html"},"name":"Iceland"}`
	event, league := linkedAt(t, p, "events/on.html"), linkedAt(t, p, "organizations/league.html")
	for _, test := range []struct {
		value any
		want  string
	}{
		{event["attendee"], "[" + government + `,{"@id":"../people/ana.html","@type":"Person","name":"Ana Lund"},{"@id":"../organizations/league.html","@type":"Organization","name":"North League"}]`},
		{event["organizer"], government},
		{event["location"], `{"@id":"../countries/is.html","@type":"Country","name":"Iceland"}`},
		{league["member"], "[" + government + "]"},
	} {
		if data, _ := json.Marshal(test.value); string(data) != test.want {
			t.Errorf("%s, want %s", data, test.want)
		}
	}
}

// A program is told that an event will be or was, that it was cancelled, or, of one
// of which nothing was heard since it was announced, neither.
func TestLinkedStatus(t *testing.T) {
	const scheduled, cancelled = "https://schema.org/EventScheduled", "https://schema.org/EventCancelled"
	files := map[string]string{
		"articles/a.md": "title: A\ndate: 2022-02-01\nevent: off\n---\n> [!call] 2022-02-01 Held\n>\n> - id: held\n\n> [!call] 2022-02-03 Past\n>\n> - id: past\n\n> [!call] 2022-03-01 To come\n>\n> - id: coming\n",
		"articles/b.md": "title: B\ndate: 2022-02-10",
		"events/off.md": "type: call\ndate: 2022-02-03\nstatus: cancelled",
	}
	p := build(t, based(), files)
	for id, want := range map[string][2]any{
		"held": {scheduled, nil}, "coming": {scheduled, nil}, "off": {cancelled, nil}, "past": {nil, "announced, no report since"},
	} {
		event := linkedAt(t, p, "events/"+id+".html")
		if event["eventStatus"] != want[0] || event["description"] != want[1] {
			t.Errorf("%s: %v, %v", id, event["eventStatus"], event["description"])
		}
	}
	for _, e := range linkedAt(t, p, "articles/a.html")["about"].([]any) {
		event := e.(map[string]any)
		if off := event["@id"] == "../events/off.html"; off != (event["eventStatus"] == cancelled) {
			t.Errorf("%v", event)
		}
	}
}

// The authors that an article names are people; those of the settings are the
// desk; without either it is the publisher's.
func TestLinkedAuthors(t *testing.T) {
	p := build(t, based(), linkedFiles)
	c := based()
	c.Authors = nil
	nobody := build(t, c, linkedFiles)
	for _, test := range []struct {
		plan          *built
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
	p := build(t, based(), linkedFiles)
	a := viewAt[*view.ArticleView](t, p, "articles/2022/a.html")
	if a.Published != "2022-02-01T09:00:00Z" || a.Modified != "2022-02-02" ||
		a.Picture != "https://desk.example/sound/articles/2022/boat.png" || a.PictureAlt != `A "boat"` {
		t.Errorf("%+v", a.Head)
	}
	without := build(t, config.Defaults(), linkedFiles)
	if a = viewAt[*view.ArticleView](t, without, "articles/2022/a.html"); a.Picture != "" {
		t.Errorf("without an address the picture is at %s", a.Picture)
	}
}

// Each page names the files that go with it, and no others.
func TestAlternates(t *testing.T) {
	files := map[string]string{"topics/nets.md": "name: Nets"}
	for name, text := range linkedFiles {
		files[name] = text
	}
	with := build(t, based(), files)
	without := build(t, config.Defaults(), files)
	for address, want := range map[string]string{
		"index.html":           "feed.xml feed.json events.ics",
		"people/ana.html":      "../people/ana/feed.xml ../people/ana/feed.json ../people/ana/events.ics ../people/ana.json",
		"topics/nets.html":     "../topics/nets.json",
		"events/call.html":     "../events/call.json",
		"articles/2022/a.html": "",
		"people/index.html":    "",
	} {
		for _, p := range []*built{with, without} {
			found, _ := p.at(address)
			v := p.viewer(found)
			var hrefs, kept []string
			for _, a := range v.alternates() {
				hrefs = append(hrefs, a.Href)
			}
			for _, href := range strings.Fields(want) {
				if p == with || !strings.Contains(href, "feed.") {
					kept = append(kept, href)
				}
			}
			if got := strings.Join(hrefs, " "); got != strings.Join(kept, " ") {
				t.Errorf("%s: %s, want %s", address, got, kept)
			}
		}
	}
}
