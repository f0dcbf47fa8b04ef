package fill

import (
	"readout/internal/view"
	"strings"
	"testing"
)

// An event that was announced, and of which nothing was heard since, is shown for
// what it is wherever it stands, and counts as a meeting nowhere.
func TestUnreported(t *testing.T) {
	meeting := func(day, name string) string {
		return "> [!meeting] " + day + " " + name + "\n>\n> - participants: [[ana]], [[holm]]\n\n"
	}
	p := planned(t, map[string]string{
		"people/ana.md":  "name: Ana Lund\nposts: [{role: Minister, country: no, start: 2020}]",
		"people/holm.md": "name: Bo Holm\nposts: [{role: Minister, country: se, start: 2020}]",
		"articles/a.md":  article("2022-03-04", meeting("2022-03-09", "Talks")+meeting("2022-03-10", "Lunch")+meeting("2022-03-12", "Tea")),
		"articles/b.md":  article("2022-03-10", meeting("2022-03-10", "Lunch")),
		"articles/c.md":  article("2022-03-12", "Ana Lund and Bo Holm are to meet."),
	})
	const want = "announced, no report since"
	rows := map[string][]view.Event{
		"a person":       viewAt[*view.PersonView](t, p, "people/ana.html").Events,
		"a country":      viewAt[*view.CountryView](t, p, "countries/no.html").Events,
		"a relation":     viewAt[*view.RelationView](t, p, "relations/no-se.html").Events,
		"the front page": viewAt[*view.FrontView](t, p, "index.html").Events,
		"a brief":        viewAt[*view.BriefView](t, p, "briefs/2022-03-04.html").Events,
		"the timeline":   viewAt[*view.TimelineView](t, p, "timeline.html").Years[0].Months[0].Events,
		"the index":      viewAt[*view.IndexView](t, p, "events/index.html").Groups[0].Events,
		"the year":       viewAt[*view.IndexView](t, p, "events/2022.html").Groups[0].Events,
	}
	for where, list := range rows {
		got := map[string]string{}
		for _, e := range list {
			got[e.Title.Text] = e.Status
		}
		if len(got) != 3 || got["Talks"] != want || got["Lunch"] != "" || got["Tea"] != "announced" {
			t.Errorf("%s: %v", where, got)
		}
	}
	if e := viewAt[*view.EventView](t, p, "events/2022-03-09-talks.html"); e.Status != want {
		t.Errorf("its page: %q", e.Status)
	}
	if line := p.words.EventLine(&p.Site.Events[0]); line != "Meeting · 9 March 2022 · "+want {
		t.Errorf("in a line: %q", line)
	}
	calendar := viewAt[*view.IndexView](t, p, "events/2022.html").Calendar.Months[0].Days
	if calendar[8].Names != "Talks ("+want+")" || calendar[9].Names != "Lunch" || calendar[11].Names != "Tea" {
		t.Errorf("the calendar: %+v", calendar[8:12])
	}
	ana := viewAt[*view.PersonView](t, p, "people/ana.html")
	if len(ana.Met) != 1 || ana.Met[0].Count != 1 || ana.Met[0].Last.Title.Text != "Lunch" {
		t.Errorf("whom she met: %+v", ana.Met)
	}
	relation := viewAt[*view.RelationView](t, p, "relations/no-se.html")
	if relation.LastDay != "10 March 2022" || len(relation.Last) != 1 || relation.Last[0].Text != "Lunch" || relation.Days != 2 || len(relation.Met) != 1 || relation.Met[0].Count != 1 {
		t.Errorf("the relation: last %s, %d days ago, %+v", relation.LastDay, relation.Days, relation.Met)
	}
	if row := viewAt[*view.CountryView](t, p, "countries/no.html").Relations[0]; row.Events != 1 {
		t.Errorf("%d events counted", row.Events)
	}
}

// An event of the as-of day is coming until something says that it was held, and that one
// to come is cancelled is news.
func TestComing(t *testing.T) {
	call := func(day, name, entries string) string {
		return "> [!call] " + day + " " + name + "\n>\n> - participants: [[no]], [[se]]\n" + entries + "\n"
	}
	p := planned(t, map[string]string{
		"articles/a.md": article("2022-03-04", call("2022-03-10", "Today", "")+call("2022-03-11", "Tomorrow", "")+call("2022-03-12", "Off", "> - status: cancelled\n")),
		"articles/b.md": article("2022-03-10", call("2022-03-10", "Done", "")),
	})
	var names []string
	for _, e := range viewAt[*view.FrontView](t, p, "index.html").Events {
		names = append(names, e.Title.Text)
	}
	if got := strings.Join(names, ", "); got != "Today, Tomorrow, Off, Done" {
		t.Errorf("coming, then recent: %s", got)
	}
}

// A month in which one only told the other something has no line to sum it up.
func TestRelationMonth(t *testing.T) {
	p := planned(t, map[string]string{
		"people/ana.md":  "name: Ana Lund\nposts: [{role: Minister, country: no, start: 2020}]",
		"people/holm.md": "name: Bo Holm\nposts: [{role: Minister, country: se, start: 2020}]",
		"articles/a.md":  article("2022-03-04", `Ana Lund spoke of [the weather](said:ana "to holm").`),
	})
	if month := viewAt[*view.RelationView](t, p, "relations/no-se.html").Month; month != nil {
		t.Errorf("the month: %+v", month)
	}
}
