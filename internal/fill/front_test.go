package fill

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/view"
)

// capitals are people of three countries, one of them a head of government.
func capitals() map[string]string {
	return map[string]string{
		"people/ana.md":       "name: Ana Lund\nposts: [{role: Minister of Foreign Affairs, country: no}]",
		"people/sol.md":       "name: Sol Moe\nposts: [{role: Prime Minister, country: no}]",
		"people/kini.md":      "name: Kini Raj\nposts: [{role: Minister of Foreign Affairs, country: fj}]",
		"organizations/x.md":  "name: Harbour Union",
		"topics/fish.md":      "name: Fish quotas",
		"articles/old.md":     article("2022-01-01", "Ana Lund spoke."),
		"events/of-others.md": "type: call\ndate: 2021-12-01\nparticipants: [no, fj]",
	}
}

func storiesOf(v *view.FrontView) string {
	var titles []string
	if v.Lead != nil {
		titles = append(titles, v.Lead.Title.Text)
	}
	for _, r := range v.Second {
		titles = append(titles, r.Title.Text)
	}
	for _, g := range v.Groups {
		of := g.Title.Text + ":"
		for _, s := range g.Stories {
			of += " " + s.Title.Text
		}
		titles = append(titles, of+" "+g.More.Text)
	}
	return strings.Join(titles, "; ")
}

// titled is an article of the day with a title.
func titled(title, head, text string) string {
	return fmt.Sprintf("title: %s\ndate: 2022-02-01\n%s---\n%s", title, head, text)
}

// The heaviest story leads its day, unless another is to lead; of equal ones the later,
// then the one whose address comes first.
func TestStoriesAreWeighed(t *testing.T) {
	const said = `Ana Lund said [so](said:ana) and [more](said:ana).`
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"statements":   {map[string]string{"a": titled("A", "", "Text."), "b": titled("B", "", said)}, "B; A"},
		"an event":     {map[string]string{"a": titled("A", "", said), "b": titled("B", "event: of-others\n", "Text.")}, "B; A"},
		"a head":       {map[string]string{"a": titled("A", "", said), "b": titled("B", "", `Sol Moe: [yes](said:sol).`)}, "B; A"},
		"two sides":    {map[string]string{"a": titled("A", "event: of-others\n", "Text."), "b": titled("B", "", `Ana Lund: [yes](said:ana). Kini Raj: [no](said:kini).`)}, "B; A"},
		"by address":   {map[string]string{"b": titled("B", "", "Text."), "a": titled("A", "", "Text.")}, "A; B"},
		"lead is true": {map[string]string{"a": titled("A", "", said), "b": titled("B", "lead: true\n", "Text."), "c": titled("C", "", "Text.")}, "B; A; C"},
		"lead: false":  {map[string]string{"a": titled("A", "lead: false\n", "Text."), "b": titled("B", "", said)}, "B; A"},
	} {
		files := capitals()
		for id, text := range c.files {
			files["articles/"+id+".md"] = text
		}
		p := planned(t, files)
		if got := storiesOf(viewAt[*view.FrontView](t, p, "index.html")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		brief := viewAt[*view.BriefView](t, p, "briefs/2022-02-01.html")
		var titles []string
		for _, s := range brief.First {
			titles = append(titles, s.Title.Text)
		}
		if got := strings.Join(titles, "; "); got != c.want {
			t.Errorf("%s: the brief has %s, want %s", name, got, c.want)
		}
	}
}

// On a busy day the front page tells three stories and groups the others, each in one
// group only, and says how many of all it has. What more than half of the stories share
// gathers only those that nothing else does.
func TestBusyDay(t *testing.T) {
	files := capitals()
	add := func(i int, text string) {
		files[fmt.Sprintf("articles/s%02d.md", i)] = titled(fmt.Sprintf("S%02d", i), "topics: [fish]\n", text)
	}
	for i := range 3 {
		add(i, strings.Repeat("Ana Lund: [so](said:ana).\n\n", 5-i))
	}
	for i := 3; i < 8; i++ {
		add(i, fmt.Sprintf("Norway and Fiji. [We ask %d](demands:no \"of fj\").", i))
	}
	add(8, "The Harbour Union met.")
	add(9, "The Harbour Union met again.")
	add(10, "Nothing else.")
	p := planned(t, files)
	v := viewAt[*view.FrontView](t, p, "index.html")
	want := "S00; S01; S02; Fiji–Norway: S03 S04 3 more; Harbour Union: S08 S09 ; Elsewhere: S10 "
	if got := storiesOf(v); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if v.Stories != 11 || v.Shown != 8 || len(v.Earlier) != 0 {
		t.Errorf("%d stories, %d shown, %d earlier", v.Stories, v.Shown, len(v.Earlier))
	}
	brief := viewAt[*view.BriefView](t, p, "briefs/2022-02-01.html")
	if at, ok := strings.CutPrefix(v.Groups[0].More.Href, "briefs/2022-02-01.html#"); !ok || at != brief.Groups[0].ID {
		t.Errorf("%s leads to no group: %s", v.Groups[0].More.Href, brief.Groups[0].ID)
	}
	if n := len(brief.Groups[0].Stories) + len(brief.Groups[0].Folded); n != 5 || brief.Stories != 0 {
		t.Errorf("%d stories of the group, %d left out", n, brief.Stories)
	}
}

// After a month without articles there is nothing to compare with; of those with as many
// articles, who is named more often comes first, then by name.
func TestInTheNews(t *testing.T) {
	files := map[string]string{
		"people/a.md":   "name: Ana Lund",
		"people/b.md":   "name: Bo Holm",
		"people/c.md":   "name: Cia Moe",
		"articles/a.md": article("2022-02-01", "Bo Holm, Ana Lund and Cia Moe met. Cia Moe left."),
	}
	names := func(v *view.FrontView) string {
		var list []string
		for _, n := range v.People {
			list = append(list, strings.TrimSpace(fmt.Sprint(n.Text, " ", n.Count, " ", n.Change, " ", n.By)))
		}
		return strings.Join(list, ", ")
	}
	v := viewAt[*view.FrontView](t, planned(t, files), "index.html")
	if got, want := names(v), "Cia Moe 1  0, Ana Lund 1  0, Bo Holm 1  0"; got != want || v.Counted != "Articles in February" {
		t.Errorf("%s; %s", got, v.Counted)
	}
	files["articles/b.md"] = article("2021-12-31", "Ana Lund spoke. Ana Lund left. Ana Lund came back.")
	v = viewAt[*view.FrontView](t, planned(t, files), "index.html")
	if got, want := names(v), "Ana Lund 1  0, Cia Moe 1  0, Bo Holm 1  0"; got != want || v.Counted != "Articles in February" {
		t.Errorf("%s; %s", got, v.Counted)
	}
	files["articles/b.md"] = article("2022-01-01", "Ana Lund spoke. Ana Lund left. Ana Lund came back.")
	files["articles/c.md"] = article("2022-01-31", "Cia Moe spoke.")
	v = viewAt[*view.FrontView](t, planned(t, files), "index.html")
	if got, want := names(v), "Ana Lund 1 none 0, Cia Moe 1 new 1, Bo Holm 1 new 1"; got != want || v.Counted != "Articles in February, and the change from the same days of January" {
		t.Errorf("%s; %s", got, v.Counted)
	}
	files["articles/d.md"] = article("2022-02-28", "Cia Moe spoke.")
	v = viewAt[*view.FrontView](t, planned(t, files), "index.html")
	if got, want := names(v), "Cia Moe 2 up 1, Ana Lund 1 none 0, Bo Holm 1 new 1"; got != want || v.Counted != "Articles in February, and the change from January" {
		t.Errorf("%s; %s", got, v.Counted)
	}
}

// A brief tells statements by weight, each once; what has no room on paper is counted.
func TestBriefChooses(t *testing.T) {
	files := capitals()
	text := `Kini Raj: [threat](threatens:kini "of no"), [denial](denies:kini), [remark](said:kini). Sol Moe: [word](said:sol). ` +
		`Ana Lund: [demand](demands:ana "of fj"). ["A spokesman's"](said: "by an aide").`
	files["articles/day.md"] = titled("Day", "", text)
	p := planned(t, files)
	brief := viewAt[*view.BriefView](t, p, "briefs/2022-02-01.html")
	got := ""
	for _, g := range brief.Said {
		got += g.Label + ":"
		for _, s := range append(g.Statements, g.Tail...) {
			got += " " + s.Words[0]
		}
		got += "\n"
	}
	want := "Denials and demands: Denial Demand\nRejections and threats: Threat\nHeads of state and government: Word\nMinisters: Remark\nGovernments and spokesmen: A spokesman's\n"
	if !strings.EqualFold(got, want) || brief.Unprinted != "" || brief.Left != "" { // words behind a verb begin small
		t.Errorf("%s, want %s; not printed %q, left %q", got, want, brief.Unprinted, brief.Left)
	}
	long := ""
	for i := range briefStatements + 5 {
		long += fmt.Sprintf("Ana Lund: [%d %s](said:ana).\n\n", i, strings.Repeat("long words ", 30))
	}
	files["articles/day.md"] = titled("Day", "", "Kini Raj: [denial](denies:kini).\n\n"+long)
	brief = viewAt[*view.BriefView](t, planned(t, files), "briefs/2022-02-01.html")
	last := brief.Said[len(brief.Said)-1]
	if len(brief.Said[0].Statements) != 1 || len(last.Tail) == 0 || len(last.Statements)+len(last.Tail) != briefStatements-1 || brief.Left != "6 remarks" {
		t.Errorf("%d and %d statements, left %q", len(last.Statements), len(last.Tail), brief.Left)
	}
	if want := fmt.Sprintf("%d remarks", len(last.Tail)+6); brief.Unprinted != want {
		t.Errorf("not printed: %q, want %q", brief.Unprinted, want)
	}
}
