package page

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"readout/internal/address"
	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/site"
	"readout/internal/source"
)

// plan plans the pages of a site of files, given as front matter and, after a
// "---" line, a body, by path under content/.
func plan(t testing.TB, c config.Config, files map[string]string, assets ...PublishedFile) (*Plan, []source.Diagnostic) {
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
	p, collisions := newPlan(s, assets)
	more = slices.DeleteFunc(more, func(d source.Diagnostic) bool { return d.Rule == "announced-unreported" }) // pages say so
	if said = append(said, more...); len(said) > 0 {
		t.Errorf("said: %v", said)
	}
	return p, collisions
}

// newPlan plans the pages of a site.
func newPlan(s *site.Site, files []PublishedFile, makers ...Maker) (*Plan, []source.Diagnostic) {
	known := map[source.Path]address.Address{}
	for _, f := range files {
		known[f.Path] = f.Address
	}
	return New(s, address.New(s, known), files, makers...)
}

// planned plans a site that nothing is to be said of.
func planned(t testing.TB, files map[string]string) *Plan {
	t.Helper()
	p, collisions := plan(t, config.Defaults(), files)
	if len(collisions) > 0 {
		t.Errorf("said: %v", collisions)
	}
	return p
}

func article(day, body string) string {
	return "title: On " + day + "\ndate: " + day + "\n---\n" + body
}

func TestAddresses(t *testing.T) {
	p := planned(t, map[string]string{
		"articles/2022/a.md":    "title: A\ndate: 2022-02-01\nredirect_from: [/old.html, /old/]\nimage: map.png\nimage_alt: A map\n---\nFiji and [a table](more/table.csv).",
		"articles/b.md":         article("2022-02-02", "> [!call] 2022-02-01 A call\n>\n> - id: the-call\n> - participants: [[ru]], [[us]]\n"),
		"people/ana.md":         "name: Ana Lund",
		"topics/fish.md":        "name: Fish",
		"organizations/un.md":   "name: United Nations\nmembers: [no]",
		"places/oslo.md":        "name: Oslo\ncountry: no",
		"pages/about.md":        "title: About",
		"articles/2022/map.png": "", "articles/2022/more/table.csv": "", "articles/2022/unused.png": "",
	})
	var got []string
	for _, page := range p.Pages() {
		got = append(got, string(page.Address))
		if found, ok := p.Find(page.Address); !ok || found != page {
			t.Errorf("Find(%q) = %v, %v", page.Address, found, ok)
		}
	}
	want := strings.Fields(`404.html about.html articles/2022/a.html articles/2022/map.png articles/2022/more/table.csv articles/b.html
		articles/index.html briefs/2022-02-01.html briefs/2022-02-02.html briefs/index.html countries/fj.html countries/index.html countries/no.html countries/ru.html countries/us.html data/index.html
		events/2022.html events/index.html events/the-call.html index.html old.html old/index.html organizations/index.html organizations/un.html
		people/ana.html people/by-country.html people/by-post.html people/index.html places/index.html places/oslo.html
		relations/index.html relations/ru-us.html search.html sources.html timeline.html topics/fish.html topics/index.html`)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if _, ok := p.Find("countries/de.html"); ok {
		t.Error("a country that nothing points at has a page")
	}
}

// An empty site is the pages that need nothing.
func TestNothingPlanned(t *testing.T) {
	p := planned(t, nil)
	pages := p.Pages()
	if len(pages) != 3 || pages[0].Address != "404.html" || pages[1].Address != "index.html" || pages[2].Address != "search.html" {
		t.Errorf("%v", pages)
	}
}

func TestCollisions(t *testing.T) {
	many := func(more string, text string) map[string]string {
		files := manyArticles("2022-01", 21, 10)
		files[more] = text
		return files
	}
	for _, test := range []struct {
		name   string
		files  map[string]string
		assets []PublishedFile
		at     string // of the diagnostic: path, and address as the message names it
	}{
		{"an article called index", map[string]string{"articles/index.md": article("2022-02-01", "x")}, nil, "content/articles/index.md articles/index.html"},
		{"a person called index", map[string]string{"people/index.md": "name: Ana Lund"}, nil, "content/people/index.md people/index.html"},
		{"an event called index", map[string]string{"events/index.md": "type: call\ndate: 2022-02-01"}, nil, "content/events/index.md events/index.html"},
		{"a page called index", map[string]string{"pages/index.md": "title: A"}, nil, "content/pages/index.md index.html"},
		{"a page called 404", map[string]string{"pages/404.md": "title: A"}, nil, "content/pages/404.md 404.html"},
		{"a redirect to a page", map[string]string{"articles/a.md": "title: A\ndate: 2022-02-01\nredirect_from: [/people/ana.html]", "people/ana.md": "name: Ana Lund"}, nil, "content/articles/a.md people/ana.html"},
		{"a redirect, by case", map[string]string{"articles/a.md": "title: A\ndate: 2022-02-01\nredirect_from: [/People/Ana.html]", "people/ana.md": "name: Ana Lund"}, nil, "content/articles/a.md People/Ana.html"},
		{"two redirects", map[string]string{"articles/a.md": "title: A\ndate: 2022-02-01\nredirect_from: [/x.html]", "articles/b.md": "title: B\ndate: 2022-02-01\nredirect_from: [/x.html]"}, nil, "content/articles/b.md x.html"},
		{"a redirect from itself", map[string]string{"articles/a.md": "title: A\ndate: 2022-02-01\nredirect_from: [/articles/a.html]"}, nil, "content/articles/a.md articles/a.html"},
		{"an asset", map[string]string{"pages/about.md": "title: A"}, []PublishedFile{{Address: "about.html", Path: "assets/root/about.html"}}, "assets/root/about.html about.html"},
		{"two assets, by case", nil, []PublishedFile{{Address: "A.txt", Path: "assets/root/A.txt"}, {Address: "a.TXT", Path: "assets/root/a.TXT"}}, "assets/root/a.TXT a.TXT"},
		{"a redirect from a month", many("articles/a.md", "title: A\ndate: 2022-02-01\nredirect_from: [/people/ana/2022-01-2.html]"), nil, "content/articles/a.md people/ana/2022-01-2.html"},
		{"a redirect from a month, by case", many("articles/a.md", "title: A\ndate: 2022-02-01\nredirect_from: [/People/Ana/2022-01.html]"), nil, "content/articles/a.md People/Ana/2022-01.html"},
		{"an asset in a month's place", many("articles/a.md", article("2022-02-01", "x")), []PublishedFile{{Address: "articles/2022-02.html", Path: "assets/root/articles/2022-02.html"}}, "assets/root/articles/2022-02.html articles/2022-02.html"},
		{"an article called like a month", many("articles/2022-01.md", article("2022-01-01", "x")), nil, "content/articles/2022-01.md articles/2022-01.html"},
	} {
		_, list := plan(t, config.Defaults(), test.files, test.assets...)
		if len(list) != 1 {
			t.Errorf("%s: %d diagnostics: %v", test.name, len(list), list)
			continue
		}
		address, _, _ := strings.Cut(strings.TrimPrefix(list[0].Message, "the address "), " ")
		if got := string(list[0].Path) + " " + address; got != test.at || list[0].Rule != "address-collision" || list[0].Hint == "" {
			t.Errorf("%s: %s: %+v; want %s", test.name, got, list[0], test.at)
		}
	}
}
