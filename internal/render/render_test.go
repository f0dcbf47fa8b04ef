package render

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"readout/assets"
	"readout/internal/language"
	"readout/internal/page"
	"readout/internal/source"
	"readout/internal/view"
	"readout/layouts"
)

func english() *language.Words {
	words, _ := language.New("en", layouts.FS, nil)
	return words
}

func load(t *testing.T) *Layouts {
	t.Helper()
	l, list := New(layouts.FS, nil, english(), page.Views())
	for _, d := range list {
		t.Errorf("%s: %s", d.Path, d.Message)
	}
	return l
}

func render(t *testing.T, l *Layouts, view view.View) string {
	t.Helper()
	data, err := l.Append(nil, view)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// samples calls f with each sample page, rendered.
func samples(t *testing.T, f func(t *testing.T, name, text string)) {
	l := load(t)
	for kind, views := range map[string]map[string]view.View{"much": much(), "little": little()} {
		for name, view := range views {
			t.Run(kind+"/"+name, func(t *testing.T) { f(t, filepath.Join(kind, name), render(t, l, view)) })
		}
	}
}

// Set READOUT_SAMPLES to a folder to look at the sample pages in a browser.
func TestSamples(t *testing.T) {
	dir := os.Getenv("READOUT_SAMPLES")
	samples(t, func(t *testing.T, name, text string) {
		wellFormed(t, text)
		if dir == "" {
			return
		}
		for _, at := range []string{"", "../"} {
			folder := filepath.Join(dir, filepath.Dir(name), "x", at)
			for file, data := range map[string]string{"site.css": "site.css", "favicon.svg": "root/favicon.svg"} {
				b, err := assets.FS.ReadFile(data)
				if err := os.MkdirAll(folder, 0o755); err != nil {
					t.Fatal(err)
				}
				if err != nil || os.WriteFile(filepath.Join(folder, file), b, 0o644) != nil {
					t.Fatal(err)
				}
			}
		}
		path := filepath.Join(dir, filepath.Dir(name), "x", filepath.Base(name)+".html")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	})
}

// wellFormed checks what must hold of any page: the browser's parser changes
// nothing, no two elements share an id, one h1, and nothing empty that should
// have been left out.
func wellFormed(t *testing.T, text string) {
	t.Helper()
	doc, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	count, seen := map[string]int{}, map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		switch n.Data {
		case "section", "ul", "ol", "dl", "p", "h1", "h2", "h3", "nav", "aside", "table", "span", "b", "li", "dd":
			if strings.TrimSpace(content(n)) == "" {
				t.Errorf("empty <%s>", n.Data)
			}
		}
		if n.Data == "section" && n.LastChild != nil && elements(n) == 1 {
			t.Errorf("a section with nothing but its heading: %q", content(n))
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && seen[a.Val]:
				t.Errorf("id %q twice", a.Val)
			case a.Key == "id":
				seen[a.Val] = true
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s %s>: the policy forbids it", n.Data, a.Key)
			case a.Key == "href" && a.Val == "":
				t.Errorf("an empty link: %q", content(n))
			}
		}
	}
	if count["h1"] != 1 || count["main"] != 1 {
		t.Errorf("%d h1, %d main", count["h1"], count["main"])
	}
	if want := strings.Count(text, "js/start.js\"></script>") + strings.Count(text, "js/moved.js\" "); count["script"] != want || want > 1 {
		t.Errorf("%d scripts, %d of them start.js or moved.js", count["script"], want)
	}
	// A tag that the parser had to close or to move shows in the numbers.
	for tag, n := range count {
		if opened := strings.Count(text, "<"+tag+">") + strings.Count(text, "<"+tag+" ") + strings.Count(text, "<"+tag+"\n"); opened != n && tag != "tbody" {
			t.Errorf("<%s>: %d written, %d parsed", tag, opened, n)
		}
		if closed := strings.Count(text, "</"+tag+">"); closed > 0 && closed != n {
			t.Errorf("<%s>: %d opened, %d closed", tag, n, closed)
		}
	}
	if i := strings.Index(text, "ZgotmplZ"); i >= 0 {
		t.Errorf("html/template refused a value: …%s", text[max(i-60, 0):i])
	}
}

// elements counts the children of n that are elements.
func elements(n *html.Node) (count int) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			count++
		}
	}
	return count
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// An article page may weigh 6 KB beyond its own text: beyond what the view
// brings, that is, its words and the HTML of its body.
func TestWeight(t *testing.T) {
	l := load(t)
	a := much()["article"].(*view.ArticleView)
	for i := range a.Related {
		a.Related[i].Countries = nil // as the pages of articles have them
	}
	text := render(t, l, a)
	own := 0
	for _, s := range a.Body {
		own += len(s.HTML)
	}
	a.Body = nil
	bare := render(t, l, a)
	doc, _ := html.Parse(strings.NewReader(bare))
	own += len(content(doc))
	for n := range doc.Descendants() {
		for _, attr := range n.Attr {
			switch {
			case n.Data == "meta" && attr.Key == "content": // its title and description again
				own += len(attr.Val)
			case attr.Key == "aria-label": // words too, for who listens
				own += len(attr.Val)
			}
		}
	}
	if extra := len(text) - own; extra > 6<<10 {
		t.Errorf("%d bytes beyond its own text, of %d", extra, len(text))
	}
}

// What a reader sees of a statement depends on who said it, and how.
func TestStatement(t *testing.T) {
	l := load(t)
	text := render(t, l, &view.PersonView{Name: "X", Said: asked([]view.Statement{quote()}, []view.Statement{denial()})})
	for _, want := range []string{
		`<q>We heard from President Putin a variety of things.</q> … <q>I will leave`,
		`<p class="led"><a href="../people/sergey-lavrov.html">Sergey Lavrov</a> <b>denied</b>, speaking to Blinken, that</p>`,
		`<p class=words><a href="../articles/lavrov-blinken.html#s-33334444">the escalation that the US was claiming was not occurring</a></p>`,
		`<p class=via><span>according to a senior State Department official</span>`,
		`<time datetime="2022-02-01">1 Feb 2022</time>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// A note stands after the block it belongs to, never inside a sentence.
func TestNotesFollowTheBlock(t *testing.T) {
	l := load(t)
	text := render(t, l, much()["article"])
	for _, want := range []string{
		"according to a senior State Department official</li>",
		"nobody else’s concern.</p>\n<details class=notes><summary>2 attributions</summary><ol><li id=\"n1\">",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestContentIsEscaped(t *testing.T) {
	l := load(t)
	nasty := `<script>alert("1")</script>`
	text := render(t, l, &view.PersonView{
		Head: view.Head{Site: nasty, Title: nasty, Description: nasty, Home: "javascript:alert(1)"},
		Name: nasty, Names: view.Naming{Names: []string{nasty}}, Said: asked([]view.Statement{{Words: []string{nasty}, Verb: nasty, Href: `"><img onerror=x>`}}, nil),
	})
	for _, bad := range []string{"<script", "<img", "javascript:"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s got through:\n%s", bad, text)
		}
	}
}

func TestSiteReplaces(t *testing.T) {
	l, list := New(layouts.FS, fstest.MapFS{
		"partials/head-extra.html": {Data: []byte(`<meta name="x" content="{{.Site}}">`)},
		"partials/chip.html":       {Data: []byte(`[{{.Text}}]`)},
		"partials/own.html":        {Data: []byte(`own words`)},
		"404.html":                 {Data: []byte(`{{define "main"}}<main>gone, {{template "own"}}</main>{{end}}`)},
		"README.md":                {Data: []byte(`{{not a layout`)},
		"_draft.html":              {Data: []byte(`{{not read`)},
	}, english(), page.Views())
	if len(list) > 0 {
		t.Fatal(list)
	}
	text := render(t, l, &view.MissingView{Head: view.Head{Site: "S"}})
	if !strings.Contains(text, `<main>gone, own words</main>`) || !strings.Contains(text, `<meta name="x" content="S">`) {
		t.Error(text)
	}
	if text := render(t, l, &view.PersonView{Country: view.Chip{Text: "Russia", Href: "ru.html"}}); !strings.Contains(text, "[Russia]") {
		t.Error(text)
	}
}

func TestDiagnostics(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             string
	}{
		{"syntax", "person.html", "{{define \"main\"}}\n<p>\n{{if .Name}}</p>", "layouts/person.html:3:1: unexpected EOF"},
		{"unknown field", "person.html", "{{define \"main\"}}\n  <p>{{.Nmae}}</p>{{end}}", "layouts/person.html:2:8: can't evaluate field Nmae in type *view.PersonView"},
		{"field in a range", "person.html", `{{define "main"}}{{range .Met}}{{.Wo}}{{end}}{{end}}`, "layouts/person.html:1:34: can't evaluate field Wo in type view.Meeting"},
		{"field in a partial", "partials/day.html", "{{.Shrt}}", "layouts/partials/day.html:1:3: can't evaluate field Shrt in type view.Day"},
		{"unknown function", "page.html", `{{define "main"}}{{upper .Title}}{{end}}`, `layouts/page.html:1:1: function "upper" not defined`},
		{"unknown template", "page.html", `{{define "main"}}{{template "nav"}}{{end}}`, `layouts/page.html:1:29: no such template "nav"`},
		{"no main", "page.html", `<p>`, `layouts/page.html:1:1: this layout does not define "main"`},
		{"open attribute", "page.html", "{{define \"main\"}}\n<p title=\"{{.Title}}>{{end}}", `layouts/page.html:1:1: "\"" in attribute name`},
		{"unknown words", "page.html", "{{define \"main\"}}\n{{if eq .Title \"T\"}}{{t \"artcles\"}}{{end}}{{end}}", `layouts/page.html:2:25: there are no words "artcles"`},
		{"too little filled in", "page.html", `{{define "main"}}{{t "updated"}}{{end}}`, `layouts/page.html:1:22: the words "updated" are asked for with 0 things to fill in, not 1`},
		{"unknown group", "page.html", `{{define "main"}}{{word "verbs" .Title}}{{end}}`, `layouts/page.html:1:25: there is no group of words "verbs"`},
		{"unknown partial", "page.html", `{{define "main"}}{{t "updated" (show "dya" .)}}{{end}}`, `layouts/page.html:1:38: there is no partial "dya"`},
		{"two partials", "more/chip.html", `x`, `layouts/partials/chip.html:1:1: two partials are called "chip": layouts/more/chip.html is another`},
	} {
		t.Run(test.name, func(t *testing.T) {
			l, list := New(layouts.FS, fstest.MapFS{test.file: {Data: []byte(test.text)}}, english(), page.Views())
			if len(list) == 0 {
				t.Fatal("no diagnostic")
			}
			got := source.Locate(list[0].Path, l.files[strings.TrimPrefix(string(list[0].Path), "layouts/")], list[0].Span) + ": " + list[0].Message
			if !strings.Contains(got, test.want) || list[0].Rule != "layout" || list[0].Severity != source.Error {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if list[0].Message != strings.TrimSpace(list[0].Message) || len(list) > 1 && list[0].Path == list[1].Path {
				t.Errorf("%+v", list)
			}
		})
	}
}

// A file that no page shows is most likely misspelt.
func TestUnused(t *testing.T) {
	for _, test := range []struct{ name, file, other, hint string }{
		{"like a layout", "artcile.html", "", "did you mean layouts/article.html?"},
		{"like a partial", "partials/chipp.html", "", "did you mean layouts/partials/chip.html?"},
		{"like nothing", "weather-and-tides.html", "", `docs/layouts.md lists all layouts and partials; one of your own is shown by {{template "weather-and-tides" .}}`},
		{"a partial of the site", "partials/own.html", `{{define "main"}}<main>{{template "own" .}}</main>{{end}}`, ""},
		{"shown in a phrase", "partials/own.html", `{{define "main"}}<main>{{t "updated" (show "own" .)}}</main>{{end}}`, ""},
		{"defines what is shown", "partials/more.html", `{{define "main"}}<main>{{template "inside" .}}</main>{{end}}`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := fstest.MapFS{test.file: {Data: []byte(`{{define "inside"}}x{{end}}{{define "main"}}x{{end}}x`)}}
			if test.other != "" {
				site["page.html"] = &fstest.MapFile{Data: []byte(test.other)}
			}
			_, list := New(layouts.FS, site, english(), page.Views())
			if test.hint == "" {
				if len(list) > 0 {
					t.Errorf("%+v", list)
				}
				return
			}
			want := source.Diagnostic{
				Path: source.Path("layouts/" + test.file), Severity: source.Warning, Rule: "layout",
				Message: "no page shows this file", Hint: test.hint,
			}
			if len(list) != 1 || !reflect.DeepEqual(list[0], want) {
				t.Errorf("got  %+v\nwant %+v", list, want)
			}
		})
	}
}

func TestHintListsFields(t *testing.T) {
	_, list := New(layouts.FS, fstest.MapFS{"partials/link.html": {Data: []byte("{{.Hrf}}")}}, english(), page.Views())
	if len(list) != 1 || list[0].Hint != "it has Text, Href" {
		t.Errorf("%+v", list)
	}
}

func TestBrokenLayoutIsNotRendered(t *testing.T) {
	l, _ := New(layouts.FS, fstest.MapFS{"page.html": {Data: []byte("{{")}}, english(), page.Views())
	data, err := l.Append(nil, &view.TextView{})
	if err == nil || err.Error() != "layouts/page.html:1:1: this layout cannot be used" || len(data) > 0 {
		t.Errorf("%v, %q", err, data)
	}
}

// What no sample can show, such as a comparison of two kinds of values, is
// found when a page meets it.
func TestErrorWhileRendering(t *testing.T) {
	l, list := New(layouts.FS, fstest.MapFS{"page.html": {Data: []byte("{{define \"main\"}}\n{{if eq .Title \"T\"}}{{index .Body 7}}{{end}}{{end}}")}}, english(), page.Views())
	if len(list) > 0 {
		t.Fatal(list)
	}
	data, err := l.Append(nil, &view.TextView{Title: "T"})
	if err == nil || err.Error() != "layouts/page.html:2:23: error calling index: index out of range: 7" || len(data) > 0 {
		t.Errorf("%v, %q", err, data)
	}
}

func TestNoFolderOfLayouts(t *testing.T) {
	if _, list := New(layouts.FS, os.DirFS(filepath.Join(t.TempDir(), "layouts")), english(), page.Views()); len(list) > 0 {
		t.Error(list)
	}
}

func TestOtherLayoutsGoOn(t *testing.T) {
	l, list := New(layouts.FS, fstest.MapFS{"page.html": {Data: []byte(`{{define "main"}}{{.Nmae}}{{end}}`)}}, english(), page.Views())
	if len(list) != 1 {
		t.Errorf("%+v", list)
	}
	if _, err := l.Append(nil, &view.MissingView{}); err != nil {
		t.Error(err)
	}
}

func TestMissingLayouts(t *testing.T) {
	_, list := New(fstest.MapFS{"base.html": {Data: []byte(`x`)}}, nil, english(), page.Views())
	if len(list) != len(page.Views()) || list[0].Message != "this layout is missing" {
		t.Errorf("%+v", list)
	}
}

func TestConcurrentRendering(t *testing.T) {
	l := load(t)
	want := render(t, l, much()["event"])
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			if data, err := l.Append(nil, much()["event"]); err != nil || string(data) != want {
				t.Error("a page differs", err)
			}
		})
	}
	group.Wait()
}

// BenchmarkArticle shows an article by the layout's program, and as html/template
// does.
func BenchmarkArticle(b *testing.B) {
	l, _ := New(layouts.FS, nil, english(), page.Views())
	view := much()["article"]
	b.Run("program", func(b *testing.B) {
		var data []byte
		var err error
		b.ReportAllocs()
		for b.Loop() {
			if data, err = l.Append(data[:0], view); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("template", func(b *testing.B) {
		var out bytes.Buffer
		b.ReportAllocs()
		for b.Loop() {
			out.Reset()
			if err := l.byName["article"].template().Execute(&out, view); err != nil {
				b.Fatal(err)
			}
		}
	})
}
