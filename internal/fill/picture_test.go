package fill

import (
	"fmt"
	"readout/internal/view"
	"slices"
	"strings"
	"testing"
)

// met declares an event in an article of its day.
func met(day, who string) string {
	return article(day, "Text.\n\n> [!meeting] "+day+" Talks\n>\n> - participants: "+who)
}

func TestNetwork(t *testing.T) {
	files := map[string]string{
		"people/ana.md":         "name: Ana Lund\nposts: [{role: Minister, country: no, start: 2020}]",
		"people/bosse.md":       "name: Bo Holm\nposts: [{role: Minister, country: se, start: 2020}]",
		"people/cai.md":         "name: Cai Wei\nsurname: Cai\nposts: [{role: Minister, country: cn, start: 2020}]",
		"people/dov.md":         "name: Dov Bartholomew-Lichtenstein\nposts: [{role: Minister, country: il, start: 2020}]",
		"articles/a.md":         met("2022-01-01", "[[ana]], [[bosse]]"),
		"articles/b.md":         met("2022-01-02", "[[ana]], [[bosse]], [[cai]]"),
		"articles/c.md":         met("2022-01-03", "[[ana]], [[dov]]"),
		"articles/d.md":         met("2022-01-04", "[[bosse]], [[dov]]"),
		"articles/cancelled.md": met("2022-01-05", "[[ana]], [[dov]]\n> - status: cancelled"),
		"articles/planned.md":   met("2022-01-06", "[[bosse]], [[cai]]\n> - status: announced"),
	}
	p := planned(t, files)
	n := viewAt[*view.PersonView](t, p, "people/ana.html").Network
	if n == nil {
		t.Fatal("no network")
	}
	var labels []string
	for _, node := range n.Nodes {
		labels = append(labels, fmt.Sprint(node.Text, " ", node.Count))
		if node.Before != (node.X < n.X) || node.Y < 0 || node.Y > n.Height {
			t.Errorf("a node out of place: %+v", node)
		}
	}
	if want := []string{"Holm 2", "Cai 1", "Bartholomew-Lic… 1"}; !slices.Equal(labels, want) {
		t.Errorf("%q, want %q", labels, want)
	}
	// Bo and Dov met without Ana; Bo and Cai only with her.
	bo, dov := n.Nodes[0], n.Nodes[2]
	if want := []view.Tie{{X1: dov.X, Y1: dov.Y, X2: bo.X, Y2: bo.Y}}; !slices.Equal(n.Ties, want) {
		t.Errorf("ties %v, want %v", n.Ties, want)
	}
	if want := "Whom Ana Lund met. Bo Holm: 2 events; Cai Wei: 1 event; Dov Bartholomew-Lichtenstein: 1 event"; n.Alt != want {
		t.Errorf("%q, want %q", n.Alt, want)
	}
	if viewAt[*view.PersonView](t, p, "people/cai.html").Network != nil {
		t.Error("a picture of two lines")
	}
	if c := viewAt[*view.CountryView](t, p, "countries/no.html").Network; c == nil || len(c.Nodes) != 3 || c.Nodes[0].Count != 2 || c.Nodes[1].Count != 1 || c.Nodes[2].Count != 1 || len(c.Ties) != 1 {
		t.Errorf("network of a country, of what was held: %+v", c)
	}
}

func TestStrip(t *testing.T) {
	files := map[string]string{"people/ana.md": "name: Ana Lund", "people/bosse.md": "name: Bo Holm"}
	for i, day := range []string{"2021-04-30", "2022-01-01", "2022-02-10"} {
		files[fmt.Sprintf("articles/a%d.md", i)] = met(day, "[[ana]], [[bosse]]")
	}
	files["articles/b.md"] = article("2022-02-15", "Text.\n\n> [!meeting] 2022-03-01 Talks\n>\n> - participants: [[ana]], [[bosse]]\n> - status: announced")
	s := viewAt[*view.PersonView](t, planned(t, files), "people/ana.html").Strip
	if s == nil {
		t.Fatal("no strip")
	}
	if s.First != "Apr 2021" || s.Last != "Mar 2022" || len(s.Marks) != 4 || len(s.Ticks) != 12 {
		t.Errorf("%+v", s)
	}
	later := make([]bool, len(s.Marks))
	for i, m := range s.Marks {
		later[i] = m.Later
	}
	if !slices.Equal(later, []bool{false, false, false, true}) || s.Now < s.Marks[2].X || s.Now > s.Marks[3].X {
		t.Errorf("as of %d: %+v", s.Now, s.Marks)
	}
	if !s.Ticks[9].Long || s.Ticks[8].Long || s.Ticks[9].X != s.Marks[1].X {
		t.Errorf("the year begins at %+v, the event of its first day stands at %d", s.Ticks, s.Marks[1].X)
	}
	if !strings.HasPrefix(s.Alt, "4 events from Apr 2021 to Mar 2022. 30 Apr 2021: Talks; ") {
		t.Error(s.Alt)
	}
}

// An event of which nothing was heard since it was announced is drawn as none that was held.
func TestStripOfUnreported(t *testing.T) {
	files := map[string]string{"people/ana.md": "name: Ana Lund", "people/bosse.md": "name: Bo Holm", "articles/z.md": article("2022-03-12", "Text.")}
	for i, day := range []string{"2021-12-01", "2022-01-01"} {
		files[fmt.Sprintf("articles/a%d.md", i)] = met(day, "[[ana]], [[bosse]]")
	}
	files["articles/b.md"] = article("2022-03-04", "Text.\n\n> [!meeting] 2022-03-09 Lunch\n>\n> - participants: [[ana]], [[bosse]]")
	s := viewAt[*view.PersonView](t, planned(t, files), "people/ana.html").Strip
	if !strings.HasSuffix(s.Alt, "; 9 Mar 2022: Lunch (announced, no report since)") || s.Marks[1].Later || !s.Marks[2].Later {
		t.Errorf("%+v", s)
	}
}

// A stretch of less than four months needs no picture.
func TestShortStrip(t *testing.T) {
	files := map[string]string{"people/ana.md": "name: Ana Lund", "people/bosse.md": "name: Bo Holm"}
	for i, day := range []string{"2021-12-01", "2022-01-01", "2022-02-28"} {
		files[fmt.Sprintf("articles/a%d.md", i)] = met(day, "[[ana]], [[bosse]]")
	}
	if s := viewAt[*view.PersonView](t, planned(t, files), "people/ana.html").Strip; s != nil {
		t.Errorf("%+v", s)
	}
}

// Over centuries there are fewer ticks, and the events of near days share a mark.
func TestStripOfCenturies(t *testing.T) {
	files := map[string]string{"people/ana.md": "name: Ana Lund", "people/bosse.md": "name: Bo Holm"}
	for i, day := range []string{"1801-05-01", "1999-01-01", "1999-01-02", "1999-01-03", "1999-01-04", "2001-02-01"} {
		files[fmt.Sprintf("articles/a%d.md", i)] = met(day, "[[ana]], [[bosse]]")
	}
	s := viewAt[*view.PersonView](t, planned(t, files), "people/ana.html").Strip
	if len(s.Marks) != 3 || s.Marks[1].Height <= s.Marks[0].Height || s.Marks[1].Label != "4 events to 4 Jan 1999" {
		t.Errorf("%+v", s.Marks)
	}
	if len(s.Ticks) != 20 {
		t.Errorf("%d decades", len(s.Ticks))
	}
}
