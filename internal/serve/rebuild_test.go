package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/watch"
)

const deadline = 20 * time.Second // for what takes milliseconds on an idle machine

// A preview is a running server that watches its folder.
type preview struct {
	folder
	url    string // of the site: "http://127.0.0.1:1234/repo/"
	cancel func()
	done   chan error
	client *http.Client
}

func start(t *testing.T) *preview {
	t.Helper()
	f := newFolder(t)
	watcher, err := watch.New(f.dir, watch.Options{})
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
		done: make(chan error, 1), client: &http.Client{Transport: &http.Transport{}},
	}
	go func() { p.done <- New(f.builder().Build, nil).Serve(ctx, listener, watcher.Changes()) }()
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

// A tab is an open stream of one page.
type tab struct {
	t        *testing.T
	close    func()
	messages chan message
}

// open opens a page and its stream, which begins with the page's own state.
func (p *preview) open(page string) *tab {
	p.t.Helper()
	_, body := p.get(page)
	_, rest, _ := strings.Cut(body, `data-events="/repo/`)
	events, rest, _ := strings.Cut(rest, `"`)
	_, rest, _ = strings.Cut(rest, `data-digest="`)
	digest, _, _ := strings.Cut(rest, `"`)
	response, err := p.client.Get(p.url + events)
	if err != nil {
		p.t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); response.StatusCode != 200 || got != "text/event-stream" {
		p.t.Fatalf("status %d, Content-Type %q", response.StatusCode, got)
	}
	b := &tab{p.t, func() { response.Body.Close() }, make(chan message, 100)}
	p.t.Cleanup(b.close)
	go b.read(response.Body)
	if m := b.next(); m.Digest != digest {
		p.t.Fatalf("the stream begins with digest %s, the page has %s", m.Digest, digest)
	}
	return b
}

func (b *tab) read(r io.Reader) {
	defer close(b.messages)
	for lines := bufio.NewScanner(r); lines.Scan(); {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var m message
		if err := json.Unmarshal([]byte(data), &m); err != nil {
			b.t.Error(err)
		}
		b.messages <- m
	}
}

func (b *tab) next() message {
	b.t.Helper()
	select {
	case m, open := <-b.messages:
		if !open {
			b.t.Fatal("the stream has ended")
		}
		return m
	case <-time.After(deadline):
		b.t.Fatal("the stream says nothing")
	}
	panic("unreachable")
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
	mine, other := p.open("articles/first.html"), p.open("people/ann-ash.html")
	p.write("content/articles/first.md", first+"\nA second thought.\n")
	if m := mine.next(); len(m.Problems) > 0 {
		t.Errorf("problems %q", m.Problems)
	}
	p.until("articles/first.html", 200, "A second thought.")
	p.write("content/people/ann-ash.md", ann+"And more.\n")
	before := other.next()
	if len(other.messages) > 0 || len(mine.messages) > 0 {
		t.Error("a tab was told of another's page")
	}
	p.open("people/ann-ash.html")
	p.remove("content/people/ann-ash.md")
	if gone := other.next(); gone.Digest == before.Digest {
		t.Error("a tab is not told that its page is gone")
	}
}

// A broken file leaves the last good site, and says so until it is mended.
func TestBreakAndMend(t *testing.T) {
	p := start(t)
	tab := p.open("people/ann-ash.html")
	p.write("content/articles/first.md", strings.Replace(first, "title:", "titel:", 1))
	broken := tab.next()
	want := "content/articles/first.md:2:1: error: unknown key \"titel\""
	if len(broken.Problems) == 0 || !strings.Contains(strings.Join(broken.Problems, "\n"), want) {
		t.Errorf("problems %q, want %q", broken.Problems, want)
	}
	p.until("articles/first.html", 200, "The text of the first article.")
	if late := p.openBroken("articles/first.html"); len(late.Problems) == 0 {
		t.Error("a tab that is opened later is not told")
	}
	p.write("content/articles/first.md", first)
	mended := tab.next()
	if len(mended.Problems) > 0 || mended.Digest != broken.Digest {
		t.Errorf("%+v after %+v, want no problems and the same page", mended, broken)
	}
}

// openBroken returns the first state of a stream.
func (p *preview) openBroken(page string) message {
	p.t.Helper()
	response, err := p.client.Get(p.url + "_readout/events?page=/repo/" + page)
	if err != nil {
		p.t.Fatal(err)
	}
	b := &tab{p.t, func() { response.Body.Close() }, make(chan message, 100)}
	defer b.close()
	go b.read(response.Body)
	return b.next()
}

// As long as nothing was ever good, every address lists what is wrong.
func TestNeverGood(t *testing.T) {
	f := newFolder(t)
	f.write("content/articles/first.md", "---\ntitle: <b>First</b>\ndate: 2022-02-01\n<i>: 1\n---\n")
	s := f.serve()
	for _, path := range []string{"/", "/repo/", "/repo/people/ann-ash.html", "/none", "/repo/_readout"} {
		w := s.ask("GET", path)
		body := w.Body.String()
		if w.Code != 503 || !strings.Contains(body, "content/articles/first.md:4:1: error: ") || len(snippet.FindAllString(body, -1)) != 1 {
			t.Errorf("%s: status %d\n%s", path, w.Code, body)
		}
		if strings.Contains(body, "<i>") || !strings.Contains(body, "&lt;i&gt;") {
			t.Errorf("%s: not escaped\n%s", path, body)
		}
	}
	var m message
	if err := json.Unmarshal(s.now.message("/repo/"), &m); err != nil || m.Problems == nil || len(m.Problems) > 0 {
		t.Errorf("problems %q, %v: the page lists them itself", m.Problems, err)
	}
	f.write("content/articles/first.md", first)
	s.Rebuild(nil)
	if w := s.ask("GET", "/repo/"); w.Code != 200 {
		t.Errorf("mended: status %d", w.Code)
	}
}

func TestUnreadableFolder(t *testing.T) {
	f := newFolder(t)
	var last Outcome
	s := New(f.builder().Build, func(o Outcome) { last = o })
	s.Rebuild(nil)
	if err := os.Rename(f.dir, f.dir+"-moved"); err != nil {
		t.Fatal(err)
	}
	defer os.Rename(f.dir+"-moved", f.dir)
	missed := errors.New("the root is gone")
	s.Rebuild(missed)
	if last.Err == nil || last.Missed != missed || !last.Good || last.Base != "/repo/" {
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
	problems := f.serve().now.problems
	if n := len(problems); n != maxProblems+1 || !strings.HasPrefix(problems[n-1], "… and ") {
		t.Errorf("%d problems: %q", n, problems)
	}
}

// A request during a build waits for what comes of it.
func TestRequestWaits(t *testing.T) {
	f := newFolder(t)
	builder, proceed, building := f.builder(), make(chan struct{}), make(chan struct{})
	s := New(func() (*build.Snapshot, error) {
		building <- struct{}{}
		<-proceed
		return builder.Build()
	}, nil)
	for _, text := range []string{"The text of the first article.", "Changed."} {
		go s.Rebuild(nil)
		<-building
		answered := make(chan string)
		go func() { answered <- s.ask("GET", "/repo/articles/first.html").Body.String() }()
		select {
		case body := <-answered:
			t.Fatalf("answered while the site was built:\n%s", body)
		case <-time.After(20 * time.Millisecond):
		}
		close(proceed)
		if body := <-answered; !strings.Contains(body, text) {
			t.Errorf("no %q in\n%s", text, body)
		}
		proceed = make(chan struct{})
		f.write("content/articles/first.md", "---\ntitle: First\ndate: 2022-02-01\n---\nChanged.\n")
	}
	// Nobody waits for a build when the asker has left, or the server stops.
	go s.Rebuild(nil)
	<-building
	ctx, leave := context.WithCancel(context.Background())
	leave()
	w := httptest.NewRecorder()
	s.Handler(bound).ServeHTTP(w, request("GET", "/repo/").WithContext(ctx))
	s.Close()
	if stopped := s.ask("GET", "/repo/"); w.Code != 503 || stopped.Code != 503 {
		t.Errorf("status %d and %d, want 503", w.Code, stopped.Code)
	}
	close(proceed)
}

func TestTooManyTabs(t *testing.T) {
	p := start(t)
	var tabs []*tab
	for range maxStreams {
		tabs = append(tabs, p.open("people/ann-ash.html"))
	}
	if code, _ := p.get("_readout/events?page=/repo/"); code != 503 {
		t.Errorf("status %d for one tab more than there may be", code)
	}
	if code, _ := p.get("people/ann-ash.html"); code != 200 {
		t.Errorf("status %d: pages are for any number", code)
	}
	tabs[0].close()
	for end := time.Now().Add(deadline); ; time.Sleep(5 * time.Millisecond) {
		response, err := p.client.Get(p.url + "_readout/events?page=/repo/")
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
			for range tab.messages { // ends when the server ends the stream
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
