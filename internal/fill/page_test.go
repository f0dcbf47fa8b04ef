package fill

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/address"
	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/language"
	"readout/internal/mention"
	"readout/internal/page"
	"readout/internal/parse"
	"readout/internal/site"
	"readout/internal/source"
	"readout/internal/view"
	"readout/internal/wording"
	"readout/layouts"
)

// A built site is its plan with the views of its pages.
type built struct {
	*page.Plan
	*Filler
}

// at returns the page at an address.
func (b *built) at(name string) (page.Page, bool) { return b.Find(address.Address(name)) }

// build plans the pages of a site of files, given as front matter and, after a
// "---" line, a body, by path under content/.
func build(t testing.TB, c config.Config, files map[string]string) *built {
	t.Helper()
	known := map[source.Path]bool{}
	in := site.Input{Config: c, Files: func() map[source.Path]bool { return known }}
	parser := parse.NewParser(parse.Options{})
	var documents []*document.Document // published
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := source.Path("content/" + name)
		known[path] = true
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		front, body, _ := strings.Cut(files[name], "\n---\n")
		d := parser.Parse(source.NewFile(path, []byte("---\n"+front+"\n---\n"+body)))
		in.Published, documents = append(in.Published, document.Summarize(d)), append(documents, d)
	}
	registry, said := entity.New(documents, nil, nil)
	in.Registry = registry
	names := site.Names{Lexicon: mention.Compile(registry, mention.Settings{})}
	for _, d := range documents {
		said = append(said, d.Diagnostics...)
		names.Found = append(names.Found, names.Lexicon.Find(d))
	}
	in.Names = names
	s, more := site.Resolve(in)
	said = append(said, slices.DeleteFunc(more, func(d source.Diagnostic) bool { return d.Rule == "announced-unreported" })...) // pages say so
	addresses := address.New(s, nil)
	p, more := page.New(s, addresses, nil)
	if said = append(said, more...); len(said) > 0 {
		t.Errorf("said: %v", said)
	}
	words, _ := language.New("en", layouts.FS, nil)
	return &built{p, New(p, wording.New(s, words, addresses), Assets{})}
}

// planned builds a site with the default settings.
func planned(t testing.TB, files map[string]string) *built {
	t.Helper()
	return build(t, config.Defaults(), files)
}

// view returns the view at an address.
func viewAt[V view.View](t testing.TB, p *built, at string) V {
	t.Helper()
	found, ok := p.at(at)
	if !ok {
		t.Fatalf("there is no page %s", at)
	}
	return p.View(found).(V)
}

func article(day, body string) string {
	return "title: On " + day + "\ndate: " + day + "\n---\n" + body
}

// An empty site is the pages that need nothing.
func TestNothingPlanned(t *testing.T) {
	p := planned(t, nil)
	pages := p.Pages()
	if len(pages) != 3 || pages[0].Address != "404.html" || pages[1].Address != "index.html" || pages[2].Address != "search.html" {
		t.Errorf("%v", pages)
	}
	for _, page := range pages {
		if p.View(page) == nil {
			t.Errorf("%s has no view", page.Address)
		}
	}
}

// A page's links lead up to the root and down again; those of the page for
// missing addresses begin at the host's.
func TestRoots(t *testing.T) {
	c := config.Defaults()
	c.BaseURL = "https://desk.example/a/b/"
	p := build(t, c, map[string]string{"articles/2022/a.md": article("2022-02-01", "x")})
	for _, test := range []struct{ address, home, canonical string }{
		{"index.html", "index.html", "https://desk.example/a/b/"},
		{"articles/index.html", "../index.html", "https://desk.example/a/b/articles/"},
		{"articles/2022/a.html", "../../index.html", "https://desk.example/a/b/articles/2022/a.html"},
		{"404.html", "/a/b/index.html", ""},
	} {
		found, _ := p.at(test.address)
		v := p.viewer(found)
		h := v.head("", "")
		if found.Key.Kind == page.MissingPage {
			h = v.missing().Head
		}
		if h.Home != test.home || h.Canonical != test.canonical {
			t.Errorf("%s: home %q, canonical %q; want %q, %q", test.address, h.Home, h.Canonical, test.home, test.canonical)
		}
	}
}

// show writes a context as a sentence with what is marked in brackets.
func show(c view.Context) string {
	var b strings.Builder
	for _, part := range c.Parts {
		if part.Mark {
			b.WriteString("[" + part.Text + "]")
		} else {
			b.WriteString(part.Text)
		}
	}
	return fmt.Sprintf("%s %s %d", c.Date.ISO, b.String(), c.More)
}

func TestContexts(t *testing.T) {
	p := planned(t, map[string]string{
		"people/ana.md": "name: Ana Lund\naliases: [Mrs Lund]",
		"articles/a.md": article("2022-02-01", "First, nothing. Then Ana *Lund* met [[ana]], and [[ana|the minister]] smiled at Ana Lund’s dog. Ana Lund left."),
		"articles/b.md": article("2022-02-03", `["I saw Mrs Lund" and later "[[no]]."](said: "by an aide")`),
		"articles/c.md": article("2022-02-02", "Nobody."),
		"articles/d.md": "title: Ana Lund\ndate: 2022-02-04\n---\nThe text: Ana Lund.",
		"articles/e.md": article("2022-01-31", "They must trust that [[us]] and Ana Lund agree."),
	})
	var got []string
	for _, c := range viewAt[*view.PersonView](t, p, "people/ana.html").Mentions {
		got = append(got, show(c))
	}
	want := []string{
		"2022-02-04 The text: [Ana Lund]. 1",
		`2022-02-03 "I saw [Mrs Lund]" and later "Norway." 0`,
		"2022-02-01 Then [Ana Lund] met [Ana Lund], and [the minister] smiled at [Ana Lund]’s dog. 4",
		"2022-01-31 They must trust that United States and [Ana Lund] agree. 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// The box of an event that several articles declare has the title that the article
// gives it; elsewhere it has one.
func TestEventBoxes(t *testing.T) {
	box := "> [!call] 2022-02-01 %s\n>\n> - id: the-call\n> - participants: [[ru]], [[us]]\n\n"
	p := planned(t, map[string]string{
		"articles/a.md": article("2022-02-01", fmt.Sprintf(box, "A call")),
		"articles/b.md": article("2022-02-02", fmt.Sprintf(box, "The late call")),
	})
	for name, want := range map[string]string{"a": "event-the-call A call", "b": "event-the-call The late call"} {
		for _, segment := range viewAt[*view.ArticleView](t, p, "articles/"+name+".html").Body {
			if segment.Event == nil {
				continue
			}
			if got := segment.Event.ID + " " + segment.Event.Title.Text; got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
	if got := viewAt[*view.EventView](t, p, "events/the-call.html").Title; got != "A call" {
		t.Errorf("the event's page: %q", got)
	}
}

// A link cannot hold another, so a name in the words of one is none.
func TestNoLinkInLink(t *testing.T) {
	body := "[the [[no]] plan](../articles/b.md), [the [[no]] plan](https://example.org/),\n" +
		"[at <https://example.org/>](../articles/b.md), [the [[no]] call](event:the-call) and [[no]].\n"
	p := planned(t, map[string]string{
		"people/ana.md": "name: Ana Lund\n---\n" + body,
		"articles/a.md": article("2022-02-01", body),
		"articles/b.md": article("2022-02-02", "> [!call] 2022-02-01 A call\n>\n> - id: the-call\n> - participants: [[ru]], [[us]]\n"),
	})
	for address, segments := range map[string][]view.Segment{
		"article": viewAt[*view.ArticleView](t, p, "articles/a.html").Body,
		"person":  viewAt[*view.PersonView](t, p, "people/ana.html").Biography,
	} {
		open := 0
		for _, segment := range segments {
			for _, tag := range regexp.MustCompile(`<a |</a>`).FindAllString(string(segment.HTML), -1) {
				if open++; tag == "</a>" {
					open -= 2
				}
				if open > 1 {
					t.Errorf("%s: a link in a link: %s", address, segment.HTML)
				}
			}
		}
		if last := string(segments[len(segments)-1].HTML); !strings.Contains(last, ` and <a href="../countries/no.html"`) {
			t.Errorf("%s: the name outside is no link: %s", address, last)
		}
	}
}

// Related articles share an event or a topic, the nearest in time.
func TestRelated(t *testing.T) {
	files := map[string]string{"topics/fish.md": "name: Fish", "topics/gas.md": "name: Gas"}
	for i := 1; i <= 9; i++ {
		files[fmt.Sprintf("articles/a%d.md", i)] = fmt.Sprintf("title: A%d\ndate: 2022-02-0%d\ntopics: [fish]\n---\nx", i, i)
	}
	files["articles/a5.md"] = "title: A5\ndate: 2022-02-05\ntopics: [fish, gas]\n---\n[x](event:e)"
	files["articles/a1.md"] = "title: A1\ndate: 2022-02-01\ntopics: [fish]\nevent: e\n---\nx"
	files["articles/gas.md"] = "title: Gas\ndate: 2022-02-05\ntopics: [gas]\n---\nx"
	files["articles/other.md"] = "title: Other\ndate: 2022-02-05\n---\nx"
	files["events/e.md"] = "type: call\ndate: 2022-02-01\ntitle: E"
	p := planned(t, files)
	for address, want := range map[string]string{
		"articles/a5.html":    "A7 A6 A4 A1",
		"articles/a9.html":    "A8 A7 A6 A5",
		"articles/a2.html":    "A5 A4 A3 A1",
		"articles/a1.html":    "A5 A4 A3 A2",
		"articles/gas.html":   "A5",
		"articles/other.html": "",
	} {
		var got []string
		for _, row := range viewAt[*view.ArticleView](t, p, address).Related {
			got = append(got, row.Title.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestActivity(t *testing.T) {
	files := map[string]string{"people/ana.md": "name: Ana Lund", "people/one.md": "name: One Hit", "people/old.md": "name: Old Hat"}
	for i, day := range []string{"2022-02-28", "2022-02-01", "2022-02-02", "2021-12-31", "2021-03-01", "2021-02-28"} {
		files[fmt.Sprintf("articles/a%d.md", i)] = article(day, "Ana Lund.")
	}
	files["articles/b.md"] = article("2022-01-01", "One Hit.")
	files["articles/e.md"] = article("2021-06-01", "Ana Lund.")
	for i, day := range []string{"2018-10-01", "2018-11-01", "2018-12-01", "2019-01-01", "2019-01-02"} {
		files[fmt.Sprintf("articles/old%d.md", i)] = article(day, "Old Hat.")
	}
	p := planned(t, files)
	c := viewAt[*view.PersonView](t, p, "people/ana.html").Activity
	var heights []int
	for _, b := range c.Bars {
		heights = append(heights, b.Height)
		if b.Y+b.Height != 50 {
			t.Errorf("a bar from %d of %d does not stand on the line", b.Y, b.Height)
		}
	}
	if want := []int{16, 2, 2, 16, 2, 2, 2, 2, 2, 16, 2, 48}; !slices.Equal(heights, want) {
		t.Errorf("heights %v, want %v", heights, want)
	}
	if want := "Articles that concern Ana Lund by month. March 2021: 1 article; June 2021: 1 article; December 2021: 1 article; February 2022: 3 articles"; c.Alt != want {
		t.Errorf("%q, want %q", c.Alt, want)
	}
	if c.First != "Mar 2021" || c.Last != "Feb 2022" || !c.Bars[11].Now || !c.Bars[10].None {
		t.Errorf("%+v", c)
	}
	if old := viewAt[*view.PersonView](t, p, "people/old.html").Activity; old.Last != "Jan 2019" || old.Bars[11].Now || old.Bars[11].Height != 48 {
		t.Errorf("a year long ago: %+v", old)
	}
	if viewAt[*view.PersonView](t, p, "people/one.html").Activity != nil {
		t.Error("a chart of one article")
	}
}

// Whom an article is about stands in its margin, named there or not.
func TestAboutWithoutAName(t *testing.T) {
	p := planned(t, map[string]string{
		"people/ana.md": "name: Ana Lund", "people/eva.md": "name: Eva Brandt",
		"articles/a.md": strings.Replace(article("2022-02-01", "Ana Lund."), "date:", "people: [eva, ana]\ndate:", 1),
	})
	people := viewAt[*view.ArticleView](t, p, "articles/a.html").People.First
	if len(people) != 2 || people[0].Text != "Ana Lund" || people[1].Text != "Eva Brandt" {
		t.Errorf("%+v", people)
	}
}

// Two people may have one name, and both are a country's.
func TestPeopleOfOneName(t *testing.T) {
	p := planned(t, map[string]string{
		"people/ana-1.md": "name: Ana Lund\nposts: [{role: Minister, country: no, start: 2020}]",
		"people/ana-2.md": "name: Ana Lund\naliases: [Ana K. Lund]\ncountry: no",
		"articles/a.md":   article("2022-02-01", "Norway."),
	})
	v := viewAt[*view.CountryView](t, p, "countries/no.html")
	if len(v.Officials.First) != 1 || v.Officials.First[0].Person.Href != "../people/ana-1.html" || len(v.People) != 1 || v.People[0].Person.Href != "../people/ana-2.html" {
		t.Errorf("officials %+v, people %+v", v.Officials, v.People)
	}
}

func TestIndexGroups(t *testing.T) {
	p := planned(t, map[string]string{
		"people/orban.md":  "name: Ödön Orbán",
		"people/ahl.md":    "name: Åsa Åhl",
		"people/xi.md":     "name: Xi Jinping\nsurname: Xi",
		"people/leyen.md":  "name: Ursula von der Leyen\nsort_name: von der Leyen, Ursula",
		"people/abe.md":    "name: Shinzo Abe",
		"places/oslo.md":   "name: Oslo\ncountry: no",
		"places/bergen.md": "name: Bergen\ncountry: no",
		"places/paris.md":  "name: Paris\ncountry: fr",
		"articles/a.md":    article("2022-02-01", "Fiji and Chad."),
	})
	for address, want := range map[string]string{
		"people/index.html":    "A: Abe, Shinzo; Åhl, Åsa | O: Orbán, Ödön | V: von der Leyen, Ursula | X: Xi Jinping",
		"countries/index.html": "Africa: Chad | Europe: France; Norway | Oceania: Fiji",
		"places/index.html":    "France: Paris | Norway: Bergen; Oslo",
	} {
		var groups []string
		for _, g := range viewAt[*view.IndexView](t, p, address).Groups {
			var names []string
			for _, e := range g.Entries {
				names = append(names, e.Text)
			}
			groups = append(groups, g.Label+": "+strings.Join(names, "; "))
		}
		if got := strings.Join(groups, " | "); got != want {
			t.Errorf("%s:\n     %s\nwant %s", address, got, want)
		}
	}
}

// A jump to a group of names in any script leads to that group.
func TestGroupIDs(t *testing.T) {
	p := planned(t, map[string]string{
		"people/lev.md":   "name: Лев",
		"people/pyotr.md": "name: Пётр",
		"people/abe.md":   "name: 安倍",
		"people/one.md":   "name: One",
	})
	var ids []string
	for _, g := range viewAt[*view.IndexView](t, p, "people/index.html").Groups {
		ids = append(ids, g.ID)
	}
	if want := []string{"g-o", "g--2", "g--3", "g--4"}; !slices.Equal(ids, want) {
		t.Errorf("%q, want %q", ids, want)
	}
}

// A corrected article says so wherever it is listed: also on the pages of those
// whom it names, and of those whom it concerns without naming them.
func TestCorrectionsInLists(t *testing.T) {
	p := planned(t, map[string]string{
		"people/ana.md": "name: Ana Lund\nposts: [{role: Minister, country: no}]",
		"articles/a.md": article("2022-02-01", "Ana Lund: [words](demands:ana \"of fj\").\n\n> [!correction] 2022-02-03 Two.\n\n> [!correction] 2022-02-03 Three.\n\n> [!correction] 2022-02-02 One."),
	})
	for _, address := range []string{"people/ana.html", "countries/no.html", "countries/fj.html"} {
		found, ok := p.at(address)
		if !ok {
			t.Fatal("there is no " + address)
		}
		var contexts []view.Context
		switch v := p.View(found).(type) {
		case *view.PersonView:
			contexts = v.Mentions
		case *view.CountryView:
			contexts = v.Mentions
		}
		if len(contexts) != 1 || contexts[0].Correction == nil || contexts[0].Correction.Text != "Three." || contexts[0].Correction.Href != "../articles/a.html#c2" {
			t.Errorf("%s: %+v", address, contexts)
		}
	}
}
