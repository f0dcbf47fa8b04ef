package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"readout/internal/build"
	"readout/internal/source"
	"readout/internal/watch"
)

// deadline is far beyond what anything here takes, on the busiest machine: only
// what never comes is a failure.
const deadline = 5 * time.Minute

// A preview is a running server that watches its folder.
type preview struct {
	folder
	host   string // "http://127.0.0.1:1234"
	url    string // of the site: "http://127.0.0.1:1234/repo/"
	cancel func()
	done   chan error
	client *http.Client
}

func start(t *testing.T) *preview {
	t.Helper()
	f := newFolder(t)
	watcher, err := watch.New(f.dir, watch.Options{Sweep: -1})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	p := &preview{
		folder: f, url: "http://" + listener.Addr().String() + "/repo/", cancel: cancel,
		host: "http://" + listener.Addr().String(), done: make(chan error, 1), client: &http.Client{Transport: &http.Transport{}},
	}
	go func() { p.done <- New(f.options()).Serve(ctx, listener, watcher) }()
	t.Cleanup(func() {
		p.stop()
		watcher.Close()
	})
	return p
}

// stop ends the server and expects that it ends well, and soon.
func (p *preview) stop() {
	p.t.Helper()
	if p.cancel == nil {
		return
	}
	p.cancel()
	p.cancel = nil
	select {
	case err := <-p.done:
		if err != nil {
			p.t.Error(err)
		}
	case <-time.After(deadline):
		p.t.Error("the server does not stop")
	}
	p.client.CloseIdleConnections()
}

func (p *preview) get(page string) (int, string) {
	p.t.Helper()
	response, err := p.client.Get(p.url + page)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// until asks for a page until it is what it should be.
func (p *preview) until(page string, status int, want string) {
	p.t.Helper()
	for end := time.Now().Add(deadline); ; time.Sleep(5 * time.Millisecond) {
		code, body := p.get(page)
		if code == status && strings.Contains(body, want) {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("%s: status %d, want %d with %q\n%s", page, code, status, want, body)
		}
	}
}

// A tab does what the script does: it hears of builds, and asks what stands at
// its address.
type tab struct {
	t      *testing.T
	p      *preview
	page   string // the path
	shown  message
	events chan string
	close  func()
}

// open opens a page with its script.
func (p *preview) open(page string) *tab {
	p.t.Helper()
	_, body := p.get(page)
	response, err := p.client.Get(p.host + "/_readout/events")
	if err != nil {
		p.t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); response.StatusCode != 200 || got != "text/event-stream" {
		p.t.Fatalf("status %d, Content-Type %q", response.StatusCode, got)
	}
	b := &tab{t: p.t, p: p, page: attribute(body, "page"), events: make(chan string, 100), close: func() { response.Body.Close() }}
	p.t.Cleanup(b.close)
	go b.read(response.Body)
	b.event()
	b.shown = b.look()
	if b.shown.Digest != attribute(body, "digest") || b.shown.Rest != attribute(body, "rest") {
		p.t.Fatalf("the state is %+v, the page has\n%s", b.shown, snippet.FindString(body))
	}
	return b
}

// attribute returns what the script element of a page says.
func attribute(body, name string) string {
	_, rest, _ := strings.Cut(body, " data-"+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return html.UnescapeString(value)
}

func (b *tab) read(r io.Reader) {
	defer close(b.events)
	for lines := bufio.NewScanner(r); lines.Scan(); {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			b.events <- data
		}
	}
}

// event returns the next event.
func (b *tab) event() string {
	b.t.Helper()
	select {
	case e, open := <-b.events:
		if !open {
			b.t.Fatal("the stream has ended")
		}
		return e
	case <-time.After(deadline):
		b.t.Fatal("the stream says nothing")
	}
	panic("unreachable")
}

func (b *tab) look() (m message) {
	b.t.Helper()
	response, err := b.p.client.Get(b.p.host + "/_readout/state?page=" + url.QueryEscape(b.page))
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&m); err != nil {
		b.t.Fatal(err)
	}
	return m
}

// next returns the next state that differs from the last.
func (b *tab) next() message {
	b.t.Helper()
	for {
		b.event()
		if m := b.look(); !reflect.DeepEqual(m, b.shown) {
			b.shown = m
			return m
		}
	}
}

// unmoved expects that a build has left the tab alone.
func (b *tab) unmoved() {
	b.t.Helper()
	b.event()
	if m := b.look(); !reflect.DeepEqual(m, b.shown) {
		b.t.Errorf("a tab is told of what is not its own: %+v, before %+v", m, b.shown)
	}
}

func TestEdit(t *testing.T) {
	p := start(t)
	p.until("articles/first.html", 200, "The text of the first article.")
	p.write("content/articles/first.md", first+"\nA second thought.\n")
	p.until("articles/first.html", 200, "A second thought.")
	p.write("content/people/bob-birch.md", "---\nname: Bob Birch\n---\nNew here.\n")
	p.until("people/bob-birch.html", 200, "New here.")
	p.remove("content/people/bob-birch.md")
	p.until("people/bob-birch.html", 404, "There is no page")
	p.write("layouts/partials/head-extra.html", "<meta name=\"extra\" content=\"x\">\n")
	p.until("people/ann-ash.html", 200, `<meta name="extra" content="x">`)
}

// A tab is told of its own page, and of no other.
func TestReload(t *testing.T) {
	p := start(t)
	p.write("content/people/bob-birch.md", "---\nname: Bob Birch\n---\nHe keeps the index of people in the menu.\n")
	p.until("people/bob-birch.html", 200, "He keeps")
	mine, other := p.open("articles/first"), p.open("people/ann-ash.html")
	p.write("content/articles/first.md", first+"\nA second thought.\n")
	if m := mine.next(); len(m.Errors) > 0 {
		t.Errorf("errors %q", m.Errors)
	}
	other.unmoved()
	p.write("content/people/ann-ash.md", ann+"And more.\n")
	other.next()
	mine.unmoved()
	p.remove("content/people/ann-ash.md")
	other.next()
	mine.unmoved()
	p.until("people/ann-ash.html", 404, "There is no page")
	if m := p.open("people/ann-ash.html").shown; m.Digest != other.shown.Digest {
		t.Error("the page that is gone differs from the page for what is gone")
	}
	p.write("content/people/ann-ash.md", ann)
	other.next()
	p.until("people/ann-ash.html", 200, "She has a page.")
}

// Only the stylesheet is exchanged if nothing else has changed.
func TestRestyle(t *testing.T) {
	p := start(t)
	tab := p.open("people/ann-ash.html")
	before := tab.shown
	p.write("assets/site.css", "body { color: black }\n")
	after := tab.next()
	if after.Rest != before.Rest || after.Digest == before.Digest || len(after.Styles) != 1 || after.Styles[0] == before.Styles[0] {
		t.Errorf("a stylesheet was changed: %+v, before %+v", after, before)
	}
	response, err := p.client.Get(p.url + strings.TrimPrefix(after.Styles[0], "../"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, _ := io.ReadAll(response.Body); string(body) != "body { color: black }\n" {
		t.Errorf("%s: %s", after.Styles[0], body)
	}
	p.write("content/people/ann-ash.md", ann+"And more.\n")
	if m := tab.next(); m.Rest == after.Rest {
		t.Error("a change of the text is taken for one of the stylesheet")
	}
}

// A page is shown anew when a picture on it is another under the same name, and
// not when any other is.
func TestPicture(t *testing.T) {
	p := start(t)
	p.write("content/articles/boat.png", "a boat")
	p.write("content/articles/ship.png", "a ship")
	p.write("content/articles/second.md", "---\ntitle: Second\ndate: 2022-02-01\n---\n![A ship](ship.png)\n")
	p.write("content/articles/first.md", first+"\n![A boat](boat.png) and [a ship](ship.png)\n")
	p.until("articles/first.html", 200, "boat.png")
	p.until("articles/second.html", 200, "ship.png")
	tab := p.open("articles/first.html")
	before := tab.shown
	p.write("content/articles/boat.png", "a bigger boat")
	if m := tab.next(); m.Digest == before.Digest || m.Rest == before.Rest {
		t.Errorf("a picture was exchanged: %+v, before %+v", m, before)
	}
	p.write("content/articles/ship.png", "a bigger ship")
	tab.unmoved()
	if _, body := p.get("articles/boat.png"); body != "a bigger boat" {
		t.Errorf("boat.png is %q", body)
	}
}

// The page of the one file that was saved is where tabs go, if they are told to.
func TestNavigate(t *testing.T) {
	f := newFolder(t)
	options := f.options()
	options.Navigate = true
	s := New(options)
	for _, test := range []struct {
		batch watch.Batch
		want  string
	}{
		{watch.Batch{Overflow: true}, ""},
		{watch.Batch{Paths: []string{"content/articles/first.md"}}, "/repo/articles/first.html"},
		{watch.Batch{Paths: []string{"content/articles", "content/articles/first.md", "content/boat.png"}}, "/repo/articles/first.html"},
		{watch.Batch{Paths: []string{"content/pages/draft.md"}}, "/repo/draft.html"},
		{watch.Batch{Paths: []string{"content/articles/first.md", "content/people/ann-ash.md"}}, ""},
		{watch.Batch{Paths: []string{"content/articles/gone.md"}}, ""},
		{watch.Batch{Paths: []string{"layouts/base.html"}}, ""},
	} {
		if s.Rebuild(test.batch); s.now.navigate != test.want {
			t.Errorf("%+v: to %q, want %q", test.batch, s.now.navigate, test.want)
		}
	}
	if got, want := string(marshal(event{"/repo/a.html"})), `{"navigate":"/repo/a.html"}`; got != want {
		t.Errorf("event %s, want %s", got, want)
	}
}

// A tab that shows a page whose file is renamed follows it, also if the site had errors in
// between and the file is renamed again.
func TestRename(t *testing.T) {
	f := newFolder(t)
	s := New(f.options())
	rebuild := func(paths ...string) { s.Rebuild(watch.Batch{Paths: paths}) }
	rebuild()
	f.remove("content/people/ann-ash.md")
	f.write("content/people/anna-ash.md", ann)
	f.write("content/pages/broken.md", "no front matter")
	rebuild("content/people/ann-ash.md", "content/people/anna-ash.md", "content/pages/broken.md")
	if got := s.now.answer("/repo/people/ann-ash.html"); got.status != 200 {
		t.Errorf("the last good site is not shown: %d", got.status)
	}
	f.remove("content/pages/broken.md")
	rebuild("content/pages/broken.md")
	f.write("content/people/ann.md", ann)
	f.remove("content/people/anna-ash.md")
	rebuild("content/people/ann.md", "content/people/anna-ash.md")
	for from, to := range map[string]string{
		"/repo/people/ann-ash.html": "/repo/people/anna-ash.html", "/repo/people/ann-ash": "/repo/people/anna-ash.html",
		"/repo/people/anna-ash.html": "/repo/people/ann.html", "/repo/people/ann.html": "", "/repo/people/nobody.html": "",
	} {
		if got := s.now.answer(from); got.location != to {
			t.Errorf("%s leads to %q, want %q", from, got.location, to)
		}
	}
}

// A broken file leaves the last good site, and says so until it is mended.
func TestBreakAndMend(t *testing.T) {
	p := start(t)
	tab := p.open("people/ann-ash.html")
	before := tab.shown
	p.write("content/articles/first.md", strings.Replace(first, "title:", "titel:", 1))
	broken := tab.next()
	want := []problem{{
		Place: "content/articles/first.md:2:1",
		Link:  "/_readout/open?place=content%2Farticles%2Ffirst.md%3A2%3A1",
		Text: "error: unknown key \"titel\" in an article [unknown-key]\n  | titel: First\n  | ^^^^^\n" +
			"  hint: did you mean \"title\"?",
	}}
	if diff := cmp.Diff(want, broken.Errors, cmpopts.IgnoreUnexported(problem{})); diff != "" {
		t.Error(diff)
	}
	p.until("articles/first.html", 200, "The text of the first article.")
	if late := p.open("articles/first.html").shown; len(late.Errors) != len(want) {
		t.Error("a tab that is opened later is not told")
	}
	p.write("content/articles/first.md", first)
	if mended := tab.next(); !reflect.DeepEqual(mended, before) {
		t.Errorf("%+v after %+v, want no errors and the same page", mended, before)
	}
}

func TestWarnings(t *testing.T) {
	f := newFolder(t)
	f.write("content/people/ann-oak.md", "---\nname: Ann Oak\naliases: [the Envoy]\n---\n")
	f.write("content/people/bob-oak.md", "---\nname: Bob Oak\naliases: [the Envoy]\n---\n")
	for i := range 30 {
		f.write(fmt.Sprintf("content/articles/%d.md", i), first+"\nAnn Ash met the Envoy.\n")
	}
	m := f.serve().now.message("/repo/")
	if m.Warned != 30 || len(m.Warnings) != maxProblems+1 || !strings.HasPrefix(m.Warnings[0].Text, "warning: ") {
		t.Errorf("%d warnings: %q", m.Warned, m.Warnings)
	}
}

// As long as nothing was ever good, every address lists what is wrong.
func TestNeverGood(t *testing.T) {
	f := newFolder(t)
	f.write("content/articles/first.md", "---\ntitle: <b>First</b>\ndate: 2022-02-01\n<i>: 1\n---\n")
	s := f.serve()
	for _, path := range []string{"/", "/repo/", "/repo/people/ann-ash.html", "/none", "/repo/_readout"} {
		w := s.ask("GET", path)
		body := w.Body.String()
		if w.Code != 503 || !strings.Contains(body, `content/articles/first.md:4:1</a>: error: `) || len(snippet.FindAllString(body, -1)) != 1 {
			t.Errorf("%s: status %d\n%s", path, w.Code, body)
		}
		if strings.Contains(body, "<i>") || !strings.Contains(body, "&lt;i&gt;") {
			t.Errorf("%s: not escaped\n%s", path, body)
		}
	}
	if m := s.now.message("/repo/"); len(m.Errors) > 0 {
		t.Errorf("errors %q: the page lists them itself", m.Errors)
	}
	f.write("content/articles/first.md", first)
	s.Rebuild(watch.Batch{Overflow: true})
	if w := s.ask("GET", "/repo/"); w.Code != 200 {
		t.Errorf("mended: status %d", w.Code)
	}
}

func TestUnreadableFolder(t *testing.T) {
	f := newFolder(t)
	var last Outcome
	options := f.options()
	options.Report = func(o Outcome) { last = o }
	s := New(options)
	s.Rebuild(watch.Batch{Overflow: true})
	if err := os.Rename(f.dir, f.dir+"-moved"); err != nil {
		t.Fatal(err)
	}
	defer os.Rename(f.dir+"-moved", f.dir)
	missed := errors.New("the root is gone")
	s.Rebuild(watch.Batch{Overflow: true, Err: missed})
	if last.Err == nil || last.Watching != missed || !last.Good || last.Base != "/repo/" {
		t.Errorf("outcome %+v", last)
	}
	if w := s.ask("GET", "/repo/people/ann-ash.html"); w.Code != 200 {
		t.Errorf("status %d: the last good site is gone", w.Code)
	}
}

func TestManyProblems(t *testing.T) {
	f := newFolder(t)
	for i := range 30 {
		f.write(fmt.Sprintf("content/articles/%02d.md", i), "---\ntitel: x\n---\n")
	}
	problems := f.serve().now.errors
	if n := len(problems); n != maxProblems+1 || !strings.HasPrefix(problems[n-1].Text, "… and ") {
		t.Errorf("%d problems: %q", n, problems)
	}
}

// A request waits for all that had been seen when it came: in the time of
// collecting changes, and while the site is built.
func TestRequestWaits(t *testing.T) {
	f := newFolder(t)
	options, proceed, building := f.options(), make(chan struct{}), make(chan struct{})
	builder := f.builder()
	options.Build = func([]source.Path) (*build.Snapshot, error) {
		building <- struct{}{}
		<-proceed
		return builder.Build()
	}
	s := New(options)
	var seen atomic.Uint64
	s.seen = seen.Load
	answered := make(chan string)
	ask := func() { answered <- s.ask("GET", "/repo/articles/first.html").Body.String() }
	rebuild := func(upto uint64) chan bool {
		done := make(chan bool)
		go func() {
			s.Rebuild(watch.Batch{Overflow: true, Upto: upto})
			close(done)
		}()
		<-building
		return done
	}
	waits := func() {
		t.Helper()
		select {
		case body := <-answered:
			t.Fatalf("answered too early:\n%s", body)
		case <-time.After(20 * time.Millisecond):
		}
	}
	for _, text := range []string{"The text of the first article.", "Changed."} {
		upto := seen.Add(3)
		go ask()
		waits()
		built := rebuild(upto - 1) // earlier changes are not enough
		waits()
		proceed <- struct{}{}
		<-built
		waits()
		rebuild(upto)
		waits()
		seen.Add(1) // what comes later is waited for by later requests
		proceed <- struct{}{}
		if body := <-answered; !strings.Contains(body, text) {
			t.Errorf("no %q in\n%s", text, body)
		}
		f.write("content/articles/first.md", "---\ntitle: First\ndate: 2022-02-01\n---\nChanged.\n")
	}
	// Nobody waits for a build when the asker has left, or the server stops.
	ctx, leave := context.WithCancel(context.Background())
	leave()
	w := httptest.NewRecorder()
	s.Handler(bound).ServeHTTP(w, request("GET", "/repo/").WithContext(ctx))
	s.Close()
	if stopped := s.ask("GET", "/repo/"); w.Code != 503 || stopped.Code != 503 {
		t.Errorf("status %d and %d, want 503", w.Code, stopped.Code)
	}
}

func TestTooManyTabs(t *testing.T) {
	p := start(t)
	var tabs []*tab
	for range maxStreams {
		tabs = append(tabs, p.open("people/ann-ash.html"))
	}
	if w, err := p.client.Get(p.host + "/_readout/events"); err != nil || w.StatusCode != 503 {
		t.Errorf("%+v, %v for one stream more than there may be", w, err)
	}
	if code, _ := p.get("people/ann-ash.html"); code != 200 {
		t.Errorf("status %d: pages are for any number", code)
	}
	tabs[0].close()
	for end := time.Now().Add(deadline); ; time.Sleep(5 * time.Millisecond) {
		response, err := p.client.Get(p.host + "/_readout/events")
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode == 200 {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the place of a closed tab stays taken")
		}
	}
}

// Nothing runs on after a server has stopped, with tabs open and changes waiting.
func TestStop(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("run", func(t *testing.T) {
		for range 5 {
			p := start(t)
			tab := p.open("people/ann-ash.html")
			p.write("content/people/ann-ash.md", ann+"A change.\n")
			p.stop()
			for range tab.events { // ends when the server ends the stream
			}
		}
	})
	for end := time.Now().Add(deadline); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines before, %d after:\n%s", before, runtime.NumGoroutine(), buf[:runtime.Stack(buf, true)])
		}
	}
}
