package serve

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/source"
	"readout/internal/watch"
)

// The state of the preview does not say where on this machine the site is: only
// the answer to a link does, to somebody on this machine, for a place that has a
// problem.
func TestPlacesOpenInTheEditor(t *testing.T) {
	f := newFolder(t)
	f.write("content/articles/first.md", strings.Replace(first, "title:", "titel:", 1))
	f.write("content/articles/second.md", "---\ntitle: Second\ndate: 2022-02-01\n---\n<b>bold</b>\n")
	s := f.serve()
	for path, want := range map[string]string{"/_readout/state": "second.md", "/": "titel", "/repo/none.html": "titel"} {
		if body := s.ask("GET", path).Body.String(); strings.Contains(body, f.dir) || !strings.Contains(body, want) {
			t.Errorf("%s: %s", path, body)
		}
	}
	open := func(place, from string) string {
		r := request("GET", "/_readout/open")
		r.URL.RawQuery, r.RemoteAddr = "place="+url.QueryEscape(place), from
		w := httptest.NewRecorder()
		s.Handler(bound).ServeHTTP(w, r)
		return w.Header().Get("Location")
	}
	for _, test := range []struct{ place, from, want string }{
		{"content/articles/first.md:2:1", "127.0.0.1:1", "vscode://file" + f.dir + "/content/articles/first.md:2:1"},
		{"content/articles/second.md:5:1", "[::1]:1", "vscode://file" + f.dir + "/content/articles/second.md:5:1"},
		{"content/articles/first.md:2:1", "192.0.2.7:1", ""},
		{"content/articles/first.md:3:1", "127.0.0.1:1", ""},
		{"content/people/ann-ash.md:1:1", "127.0.0.1:1", ""},
		{"../secret.txt", "127.0.0.1:1", ""},
		{"", "127.0.0.1:1", ""},
	} {
		if got := open(test.place, test.from); got != test.want {
			t.Errorf("%q from %s leads to %q, want %q", test.place, test.from, got, test.want)
		}
	}
}

// A preview for readers says that something is wrong, and nothing of what.
func TestReadersAreToldNoProblems(t *testing.T) {
	f := newFolder(t)
	b := build.New(f.dir, build.Options{Now: time.Date(2022, 2, 2, 0, 0, 0, 0, time.UTC)})
	options := f.options()
	options.Readers = true
	options.Build = func([]source.Path) (*build.Snapshot, error) { return b.Build() }
	s := New(options)
	t.Cleanup(s.Close)
	state := func() string {
		s.Rebuild(watch.Batch{Overflow: true})
		return s.ask("GET", "/_readout/state").Body.String()
	}
	before := state()
	f.write("content/articles/second.md", "---\ntitle: Second\ndate: 2022-02-01\ndraft: true\n---\n<b>bold</b> [x](nonsense:y)\n")
	if after := state(); after != before {
		t.Errorf("a draft that is wrong is told of: %s", after)
	}
	f.write("content/articles/first.md", first+"\n<b>bold</b>\n")
	if after := state(); !strings.Contains(after, `"errors":null,"warnings":null,"warned":0}`) {
		t.Errorf("a warning is told of: %s", after)
	}
	for _, wrong := range []string{"titel: x", "draft:", "draft: maybe"} {
		f.write("content/articles/first.md", strings.Replace(first, "---\n", "---\n"+wrong+"\n", 1))
		const want = `"errors":[{"place":"","link":"","text":"something is wrong with the newest files; the terminal in which the preview runs says what"}],"warnings":null,"warned":0}`
		if after := state(); !strings.HasSuffix(after, want) {
			t.Errorf("%s: %s", wrong, after)
		}
	}
}
