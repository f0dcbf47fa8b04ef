package fill

import (
	"fmt"
	"readout/internal/view"
	"strings"
	"testing"
)

// desk is a site of two days.
func desk() map[string]string {
	return map[string]string{
		"people/ana.md":  "name: Ana Lund\nposts: [{role: Minister, country: no}]",
		"people/hale.md": "name: Bo Hale\nposts: [{role: Envoy, country: is}]",
		"topics/fish.md": "name: Fish",
		"articles/a.md": "title: First\ndate: 2022-02-01\ntopics: [fish]\nkey_points: [One thing]\npublisher: The Paper\nsource_url: https://www.paper.example/a\n---\n" +
			"> [!call] 2022-02-01 A call\n>\n> - id: the-call\n> - participants: [[ana]], [[hale]]\n> - readout no: https://no.example/call\n\n" +
			`Ana Lund: [no boats](demands:ana "of is; at call") and [more talks](said:ana "at call"). ` +
			`Bo Hale: [that any boat was out](denies:hale "at call; via ana"). ["The tone was warm"](said: "by an aide").`,
		"articles/b.md": "title: Second\ndate: 2022-02-03\ntopics: [fish]\n---\nBo Hale and [[fj]]: [it is late](said:hale \"on 2022-02-02\").",
	}
}

func TestBrief(t *testing.T) {
	p := planned(t, desk())
	first := viewAt[*view.BriefView](t, p, "briefs/2022-02-01.html")
	if len(first.First) != 1 || first.First[0].Points[0] != "One thing" || len(first.Events) != 1 || first.Sources[0].URL != "https://www.paper.example/a" {
		t.Errorf("%+v", first)
	}
	if len(first.Said) != 3 || len(first.Said[0].Statements) != 2 || first.Said[0].Statements[0].Date.ISO != "" {
		t.Errorf("%+v", first.Said)
	}
	if first.New != nil || first.Previous.Href != "" || first.Next.Href != "../briefs/2022-02-03.html" {
		t.Errorf("new on the first day %v, previous %v, next %v", first.New, first.Previous, first.Next)
	}
	second := viewAt[*view.BriefView](t, p, "briefs/2022-02-03.html")
	if len(second.New) != 1 || second.New[0].Text != "Fiji" || second.Said[0].Statements[0].Date.ISO != "2022-02-02" {
		t.Errorf("%+v", second)
	}
}

// What an opponent relays is nobody's position, and what was merely said is none.
func TestPositions(t *testing.T) {
	p := planned(t, desk())
	v := viewAt[*view.PositionsView](t, p, "positions.html")
	var got []string
	for _, row := range v.Rows {
		for _, c := range row.Cells {
			got = append(got, row.Side.Text+": "+c.Topic.Text+": "+c.Verb+" "+c.Words+" "+c.Date.ISO)
		}
	}
	want := "Norway: Fish: demanded No boats 2022-02-01"
	if strings.Join(got, " | ") != want {
		t.Errorf("%q, want %s", got, want)
	}
	topic := viewAt[*view.EntityView](t, p, "topics/fish.html")
	var sides []string
	for _, g := range topic.Said.Groups {
		sides = append(sides, fmt.Sprint(g.Name.Text, " ", g.Count))
	}
	if want := "Norway 2 | Iceland 1 |  2"; strings.Join(sides, " | ") != want {
		t.Errorf("%q, want %s", sides, want)
	}
}

func TestSources(t *testing.T) {
	v := viewAt[*view.SourcesView](t, planned(t, desk()), "sources.html")
	var got []string
	for _, rows := range [][]view.SourceRow{v.Publishers, v.Readouts, v.Relays, v.Anonymous} {
		for _, r := range rows {
			got = append(got, r.Source.Text+" ("+r.Note+"): "+r.Items[0].Text+", "+r.Items[0].Note+" "+r.Items[0].Form+r.Items[0].Host)
		}
	}
	want := "The Paper (1 article): First,  paper.example | Norway (1 readout): A call,  no.example | " +
		"Ana Lund (1 statement): That any boat was out, Bo Hale denied indirect | an aide (1 statement): The tone was warm, said direct"
	if strings.Join(got, " | ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

func TestCitation(t *testing.T) {
	v := viewAt[*view.PersonView](t, planned(t, desk()), "people/hale.html")
	var got []string
	for _, g := range v.Said.Groups {
		for _, s := range g.First {
			got = append(got, s.Cite)
		}
	}
	want := []string{
		"Bo Hale, Envoy of Iceland, said: it is late. 2 Feb 2022. “Second”, Briefings, 3 Feb 2022",
		"Bo Hale, Envoy of Iceland, issued a denial: that any boat was out, according to Ana Lund. A call, 1 Feb 2022. “First”, The Paper, 1 Feb 2022, https://www.paper.example/a",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q, want %q", got, want)
	}
}

// A day with one event leads to it, a day with several to its month.
func TestCalendar(t *testing.T) {
	p := planned(t, map[string]string{
		"events/a.md": "type: call\ndate: 2022-02-01\ntitle: A", "events/b.md": "type: call\ndate: 2022-02-02\ntitle: B",
		"events/c.md": "type: call\ndate: 2022-02-02\ntitle: C",
	})
	c := viewAt[*view.IndexView](t, p, "events/2022.html").Calendar
	if len(c.Months) != 1 || c.Months[0].Name != "February" || c.Months[0].Start != 2 || len(c.Months[0].Days) != 28 {
		t.Fatalf("%+v", c)
	}
	if days := c.Months[0].Days; days[0].Href != "../events/a.html" || days[1].Href != "#g-february-2022" || days[1].Names != "B; C" || days[2].Href != "" {
		t.Errorf("%+v", days[:3])
	}
}
