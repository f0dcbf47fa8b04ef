package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/source"
	"readout/internal/watch"
)

const (
	bound    = "127.0.0.1:8080"
	settings = "title: The Desk\nbase_url: https://example.org/repo/\n"
	first    = "---\ntitle: First\ndate: 2022-02-01\n---\nThe text of the first article.\n"
	ann      = "---\nname: Ann Ash\n---\nShe has a page.\n"
)

// A folder is a site on disk.
type folder struct {
	t   *testing.T
	dir string
}

// newFolder returns a small site that is served under /repo/.
func newFolder(t *testing.T) folder {
	f := folder{t, t.TempDir()}
	f.write("readout.yaml", settings)
	f.write("content/articles/first.md", first)
	f.write("content/people/ann-ash.md", ann)
	f.write("content/articles/later.md", "---\ntitle: Later\ndate: 2022-02-01\nembargo: 2022-03-01\n---\nNot yet.\n")
	f.write("content/pages/draft.md", "---\ntitle: Draft\ndraft: true\n---\nNot yet.\n")
	for _, name := range []string{"notes.txt", "data.csv", "lib.js", "style.css", "a.json", "b.svg", "c.ics", "d.unheard-of"} {
		f.write("assets/root/"+name, "content of "+name)
	}
	f.write("secret.txt", "the secret")
	return f
}

func (f folder) write(name, text string) {
	f.t.Helper()
	name = filepath.Join(f.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

func (f folder) remove(name string) {
	f.t.Helper()
	if err := os.Remove(filepath.Join(f.dir, name)); err != nil {
		f.t.Fatal(err)
	}
}

func (f folder) builder() *build.Builder {
	return build.New(f.dir, build.Options{Drafts: true, Now: time.Date(2022, 2, 2, 0, 0, 0, 0, time.UTC)})
}

func (f folder) options() Options {
	b := f.builder()
	return Options{
		Build: func([]source.Path) (*build.Snapshot, error) { return b.Build() },
		Dir:   f.dir, Editor: editors()["vscode"],
	}
}

// serve returns a server that has built the site once.
func (f folder) serve() *Server {
	s := New(f.options())
	f.t.Cleanup(s.Close)
	s.Rebuild(watch.Batch{Overflow: true})
	return s
}

func request(method, path string) *http.Request {
	r := httptest.NewRequest(method, "http://"+bound+"/", nil)
	r.URL.Path, r.Host = path, bound // as they are, also for CONNECT
	return r
}

func (s *Server) ask(method, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.Handler(bound).ServeHTTP(w, request(method, path))
	return w
}

func TestAddresses(t *testing.T) {
	s := newFolder(t).serve()
	tests := []struct {
		path   string
		status int
		want   string // in the body; of a redirect, the whole location
	}{
		{"/", 302, "/repo/"},
		{"/repo", 302, "/repo/"},
		{"/repo/", 200, "The Desk"},
		{"/repo/index.html", 200, "The Desk"},
		{"/repo/people/", 200, "<h1>People</h1>"},
		{"/repo/people", 302, "/repo/people/"},
		{"/repo/people/ann-ash.html", 200, "She has a page."},
		{"/repo/people/ann-ash", 200, "She has a page."},
		{"/repo/people/ann-ash/", 404, "There is no page"},
		{"/repo/articles/first.html", 200, "The text of the first article."},
		{"/repo/404.html", 200, "There is no page"},
		{"/repo/notes.txt", 200, "content of notes.txt"},
		{"/repo/none.html", 404, "There is no page"},
		{"/repo/People/", 404, "There is no page"},
		{"/repo/_readout/", 404, "There is no page"},
		{"/_readout/reload.js", 200, "EventSource"},
		{"/_readout/stream.js", 200, "EventSource"},
		{"/_readout/reload.css", 200, ":host"},
		{"/_readout/state", 200, "digest"},
		{"/_readout/", 404, "There is no page"},
		{"/repo/_readout/reload.js", 404, "There is no page"},
		{"/people/ann-ash.html", 404, "There is no page"}, // it works there by chance, and not when published
		{"/repository/", 404, "There is no page"},
	}
	for _, test := range tests {
		w := s.ask("GET", test.path)
		if w.Code != test.status {
			t.Errorf("%s: status %d, want %d", test.path, w.Code, test.status)
		}
		if got := w.Header().Get("Location"); test.status == 302 && got != test.want {
			t.Errorf("%s: leads to %q, want %q", test.path, got, test.want)
		}
		if test.status != 302 && !strings.Contains(w.Body.String(), test.want) {
			t.Errorf("%s: no %q in\n%s", test.path, test.want, w.Body)
		}
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control %q", test.path, got)
		}
	}
}

func TestHead(t *testing.T) {
	s := newFolder(t).serve()
	for _, path := range []string{"/repo/", "/repo/none", "/repo/notes.txt", "/_readout/reload.js", "/_readout/events"} {
		get, head := httptest.NewRecorder(), s.ask("HEAD", path)
		if !strings.HasSuffix(path, "events") {
			get = s.ask("GET", path)
			want := fmt.Sprint(get.Body.Len())
			if got := head.Header().Get("Content-Length"); got != want {
				t.Errorf("%s: Content-Length %q, want %s", path, got, want)
			}
		}
		if head.Code != get.Code || head.Body.Len() != 0 {
			t.Errorf("%s: status %d with %d bytes, want %d without any", path, head.Code, head.Body.Len(), get.Code)
		}
	}
}

func TestMediaTypes(t *testing.T) {
	s := newFolder(t).serve()
	for path, want := range map[string]string{
		"/repo/":               "text/html; charset=utf-8",
		"/repo/people/ann-ash": "text/html; charset=utf-8",
		"/repo/none":           "text/html; charset=utf-8",
		"/repo/notes.txt":      "text/plain; charset=utf-8",
		"/repo/data.csv":       "text/csv; charset=utf-8",
		"/repo/lib.js":         "text/javascript; charset=utf-8",
		"/repo/style.css":      "text/css; charset=utf-8",
		"/repo/a.json":         "application/json",
		"/repo/b.svg":          "image/svg+xml",
		"/repo/c.ics":          "text/calendar; charset=utf-8",
		"/repo/d.unheard-of":   "application/octet-stream",
		"/_readout/reload.js":  "text/javascript; charset=utf-8",
		"/_readout/reload.css": "text/css; charset=utf-8",
	} {
		w := s.ask("GET", path)
		if got := w.Header().Get("Content-Type"); got != want {
			t.Errorf("%s: Content-Type %q, want %q", path, got, want)
		}
		if got := w.Header().Get("X-Content-Type-Options"); got != "nosniff" {
			t.Errorf("%s: X-Content-Type-Options %q", path, got)
		}
	}
}

var snippet = regexp.MustCompile(`<script src="/_readout/reload\.js" data-page="[^"]*" data-digest="[0-9a-f]{16}" data-rest="[0-9a-f]{16}" data-withheld="[^"]*" defer></script>\n`)

// But for one script element in each page of HTML, the bytes are the build's.
func TestSnippet(t *testing.T) {
	f := newFolder(t)
	s := f.serve()
	snapshot, err := f.builder().Build()
	if err != nil || snapshot.Errors() > 0 {
		t.Fatal(err, snapshot.Diagnostics)
	}
	for _, page := range snapshot.Plan.Pages() {
		want, _, err := snapshot.Render(string(page.Address))
		if err != nil {
			t.Fatal(err)
		}
		got := s.ask("GET", "/repo/"+string(page.Address)).Body.Bytes()
		found := snippet.FindAll(got, -1)
		if isHTML := strings.HasSuffix(string(page.Address), ".html"); isHTML != (len(found) == 1) {
			t.Errorf("%s: %d script elements", page.Address, len(found))
		}
		if !bytes.Equal(snippet.ReplaceAll(got, nil), want) {
			t.Errorf("%s: other bytes than the build's\n%s", page.Address, got)
		}
	}
}

func TestInject(t *testing.T) {
	for page, want := range map[string]string{
		"<body>x</body></html>":                 "<body>x<S></body></html>",
		"<pre>&lt;</body> early</pre></body>\n": "<pre>&lt;</body> early</pre><S></body>\n",
		"<p>no end":                             "<p>no end<S>",
		"":                                      "<S>",
	} {
		if got := string(inject([]byte(page), "<S>")); got != want {
			t.Errorf("%q: %q, want %q", page, got, want)
		}
	}
}

// What a request names comes back in an attribute.
func TestSnippetIsEscaped(t *testing.T) {
	body := newFolder(t).serve().ask("GET", `/repo/"><script>alert(1)</script>`).Body.String()
	if strings.Contains(body, "alert(1)</script>") || len(snippet.FindAllString(body, -1)) != 1 {
		t.Error(body)
	}
}

func TestRibbon(t *testing.T) {
	s := newFolder(t).serve()
	for path, want := range map[string]string{
		"/repo/draft.html":          "draft",
		"/repo/articles/later.html": "embargoed until 2022-03-01 00:00 UTC",
		"/repo/articles/first.html": "",
		"/repo/":                    "",
	} {
		if body := s.ask("GET", path).Body.String(); !strings.Contains(body, `data-withheld="`+want+`"`) {
			t.Errorf("%s: no %q in\n%s", path, want, snippet.FindString(body))
		}
	}
}

// Whatever is asked for, a redirect stays on this server and within the site,
// and what is shown is the page of a planned address.
func FuzzAnswer(f *testing.F) {
	for _, path := range []string{
		"/", "/repo", "/repo/", "/repo/people", "/repo/people/ann-ash", "/repo/404", "//evil.example/people", "/repo//people",
		"/repo/../secret.txt", `/repo/\secret.txt`, "/repo/\x00", "", "\xff", "/repo/people/../people",
	} {
		f.Add(path)
	}
	dir := f.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content/people"), 0o755); err != nil {
		f.Fatal(err)
	}
	for name, text := range map[string]string{"readout.yaml": settings, "content/people/ann-ash.md": ann} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			f.Fatal(err)
		}
	}
	b := build.New(dir, build.Options{})
	s := New(Options{Build: func([]source.Path) (*build.Snapshot, error) { return b.Build() }})
	s.Rebuild(watch.Batch{Overflow: true})
	f.Fuzz(func(t *testing.T, path string) {
		a := s.now.answer(path)
		rel, inside := strings.CutPrefix(path, "/repo/")
		switch {
		case a.status == 302 && a.location != "/repo/" && a.location != "/repo/people/":
			t.Errorf("%q leads to %q", path, a.location)
		case a.status == 200 && (!inside || strings.Contains(rel, "..")):
			t.Errorf("%q is there", path)
		case a.status != 200 && a.status != 302 && a.status != 404:
			t.Errorf("%q: status %d", path, a.status)
		}
	})
}
