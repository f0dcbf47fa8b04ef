package pack

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var files = map[string]string{
	"assets/site.css":   "body{color:red}",
	"assets/a page.css": "p{content:'</style><script>alert(1)</script>'}",
	"images/flag.svg":   "<svg/>",
}

func read(address string) ([]byte, error) {
	data, ok := files[address]
	if !ok {
		return nil, fmt.Errorf("no file %s", address)
	}
	return []byte(data), nil
}

func page(title, head, main string) []byte {
	return []byte("<!doctype html><html lang=en><head><title>" + title + " — Desk</title><link rel=stylesheet href=../assets/site.css>" + head + "</head><body><header>menu</header><main class=person>" + main + "</main></body></html>")
}

func packed(t *testing.T, base string, pages ...Page) (string, *html.Node) {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, Source{BaseURL: base, Site: "Desk", Read: read}, pages); err != nil {
		t.Fatal(err)
	}
	tree, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), tree
}

// Every anchor that a link names is there, no id stands twice, and nothing is loaded or run.
func TestWrite(t *testing.T) {
	one := page("Ana & Ivo", "<link rel=stylesheet href='../assets/a%20page.css'>", `<h1 id=top>Ana</h1><script>x()</script><form>f</form>
<a href="#top">up</a> <a href="ivo.html#said">Ivo said</a> <a href="ivo.html#gone">Ivo</a> <a href="../events/call.html?x=1#a">call</a>
<a href="../">front</a> <a href="mailto:a@b.example">mail</a> <a href="https://other.example/x">other</a>
<img src="../images/flag.svg" srcset="x 2x" alt="flag"><p aria-describedby="top none">x`)
	two := page("Ivo", "", `<h1 id=top>Ivo</h1><p id=said>words <a href=ana.html>Ana</a>`)
	text, tree := packed(t, "https://desk.example/repo/", Page{"people/ana.html", one}, Page{"people/ivo.html", two})
	ids := map[string]int{}
	for n := range tree.Descendants() {
		if id := value(n, "id"); id != "" {
			ids[id]++
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("the id %q stands %d times", id, n)
		}
	}
	for n := range tree.Descendants() {
		switch to, anchored := strings.CutPrefix(value(n, "href"), "#"); {
		case anchored && ids[to] == 0:
			t.Errorf("a link leads to #%s, which is nowhere", to)
		case n.Data == "script" || n.Data == "form" || n.Data == "link":
			t.Errorf("there is a <%s>", n.Data)
		case value(n, "src") != "" && !strings.HasPrefix(value(n, "src"), "data:image/svg+xml;base64,"):
			t.Errorf("it loads %s", value(n, "src"))
		}
	}
	for _, want := range []string{
		"<title>Ana &amp; Ivo · Ivo — Desk</title>", `href="#page-2-said">Ivo said`, `href="#page-2">Ivo<`, `href="https://desk.example/repo/events/call.html?x=1#a"`,
		`href="https://desk.example/repo/index.html"`, `href="mailto:a@b.example"`, `href="https://other.example/x"`, `lang="en"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
	if strings.Contains(text, "srcset") || strings.Contains(text, "menu") || strings.Count(text, "body{color:red}") != 1 {
		t.Errorf("too much, or a style twice:\n%s", text)
	}
}

// Without a published site, a link to a page that is not packed is text.
func TestLinksWithoutASite(t *testing.T) {
	text, _ := packed(t, "", Page{"people/ana.html", page("Ana", "", `<a href="../events/call.html">call</a>`)})
	if !strings.Contains(text, "<a>call</a>") {
		t.Error(text)
	}
}

func TestPagesThatCannotBePacked(t *testing.T) {
	for main, want := range map[string]string{
		`<img src="../images/lost.png">`:          "no file images/lost.png",
		`<img src="https://other.example/a.png">`: "https://other.example/a.png is not of this site",
	} {
		err := Write(&strings.Builder{}, Source{Site: "Desk", Read: read}, []Page{{"people/ana.html", page("Ana", "", main)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", main, err, want)
		}
	}
	if err := Write(&strings.Builder{}, Source{Read: read}, []Page{{"a.html", []byte("<p>")}}); err == nil || !strings.Contains(err.Error(), "no <main>") {
		t.Error(err)
	}
}
