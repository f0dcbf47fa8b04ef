package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/source"
)

var (
	sequences = flag.Int("sequences", 0, "how many sequences of edits TestPromise makes; 0: a few")
	edits     = flag.Int("edits", 0, "how many edits TestSoak makes; 0: a few")
	chances   = flag.Uint64("chances", 1, "of TestPromise")
)

// settled is far beyond what anything here takes, on the busiest machine: only
// what never comes is a failure.
const settled = 5 * time.Minute

// running is a serve and a build --watch on one folder. Neither sweeps: what
// events miss must not be mended by one.
type running struct {
	*desk
	host    string
	out     string
	client  *http.Client
	options build.Options
	pages   map[string]bool // that were ever served
	stderr  [2]*terminal
	good    int // of the checks, those of a site without errors
	checks  int
	clean   *build.Snapshot // with what is withheld
	public  *build.Snapshot // without
}

func keepUp(t testing.TB, d *desk) *running {
	r := &running{
		desk: d, out: filepath.Join(t.TempDir(), "public"), client: &http.Client{Transport: &http.Transport{}},
		options: build.Options{Now: time.Now()}, pages: map[string]bool{},
	}
	withheld := r.options
	withheld.Drafts = true
	stdout := r.stay(0, func(c *cobra.Command) error {
		return serveSite(c, d.dir, withheld, serveFlags{bind: loopback, editor: "none", sweep: -1})
	})
	_, address, _ := strings.Cut(stdout.until(t, " (Ctrl-C"), " at ")
	r.host = "http://" + strings.Split(address, "/")[2]
	r.stay(1, func(c *cobra.Command) error {
		return watchSite(c, siteFlags{source: d.dir}, build.New(d.dir, r.options), buildFlags{out: r.out, sweep: -1})
	})
	return r
}

// stay runs what stays until the end of the test.
func (r *running) stay(i int, command func(*cobra.Command) error) *terminal {
	ctx, cancel := context.WithCancel(context.Background())
	stdout, c, done := &terminal{}, &cobra.Command{}, make(chan error, 1)
	r.stderr[i] = &terminal{}
	c.SetContext(ctx)
	c.SetOut(stdout)
	c.SetErr(r.stderr[i])
	go func() { done <- command(c) }()
	r.t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			r.t.Error(err)
		}
		r.client.CloseIdleConnections()
	})
	return stdout
}

// check waits until the two show what clean builds show, and fails if they
// never do.
func (r *running) check() {
	r.t.Helper()
	r.checks++
	r.clean, r.public = r.build(true), r.build(false)
	if r.clean != nil && r.clean.Errors() == 0 {
		r.good++
	}
	r.until("the server", r.served)
	r.until("public/", r.written)
	r.log = nil
}

// build is what a clean build says, or nil if there is nothing to build.
func (r *running) build(drafts bool) *build.Snapshot {
	options := r.options
	options.Drafts = drafts
	s, err := build.New(r.dir, options).Build()
	if err != nil {
		return nil
	}
	return s
}

func (r *running) until(what string, differs func() string) {
	r.t.Helper()
	wait := time.Millisecond
	for end := time.Now().Add(settled); ; time.Sleep(wait) {
		difference := differs()
		if difference == "" {
			return
		}
		if time.Now().After(end) {
			r.t.Fatalf("-chances %d, check %d: %s is not what a clean build makes: %s\nafter\n%s", *chances, r.checks, what, difference, strings.Join(r.log, "\n"))
		}
		wait = min(2*wait, 100*time.Millisecond)
	}
}

// served says how the server differs from the clean build.
func (r *running) served() string {
	if r.clean == nil {
		return r.toldNothing()
	}
	var state struct {
		Errors []struct{ Place, Text string }
	}
	if _, err := r.get("/_readout/state", &state); err != nil {
		return err.Error()
	}
	said := ""
	for _, e := range state.Errors {
		said += e.Place + ": " + e.Text + "\n"
	}
	if want := r.said(); said != want && r.clean.Errors() <= 20 {
		return fmt.Sprintf("it says\n%s\nwant\n%s", said, want)
	}
	if r.clean.Errors() > 0 {
		return ""
	}
	return r.differs()
}

// toldNothing is for a site that cannot be built at all: what was good stays.
func (r *running) toldNothing() string {
	var state struct{ Errors []struct{ Text string } }
	if _, err := r.get("/_readout/state", &state); err != nil || len(state.Errors) != 1 {
		return fmt.Sprintf("%v, errors %q", err, state.Errors)
	}
	return ""
}

// said returns the errors as they are shown.
func (r *running) said() string {
	var b bytes.Buffer
	for _, d := range r.clean.Diagnostics {
		if d.Severity == source.Error {
			source.Print(&b, []source.Diagnostic{d}, r.clean.Data)
		}
	}
	return b.String()
}

var snippet = regexp.MustCompile(`<script src="/_readout/reload\.js"[^>]*></script>\n`)

// differs compares all pages, and looks for those that should be gone.
func (r *running) differs() string {
	base := "/"
	if strings.Contains(r.clean.Plan.Site.Config.BaseURL, "/base/") {
		base = "/base/"
	}
	want := map[string]bool{}
	for _, p := range r.clean.Plan.Pages() {
		body, _, err := r.clean.Render(string(p.Address))
		if err != nil {
			return err.Error()
		}
		want[string(p.Address)], r.pages[string(p.Address)] = true, true
		got, err := r.get(base+string(p.Address), nil)
		if err != nil {
			return err.Error()
		}
		if got = snippet.ReplaceAll(got, nil); !bytes.Equal(got, body) {
			return fmt.Sprintf("%s\n--- served\n%s\n--- built\n%s", p.Address, got, body)
		}
	}
	for address := range r.pages {
		if want[address] {
			continue
		}
		response, err := r.client.Get(r.host + base + address)
		if err != nil {
			return err.Error()
		}
		_, _ = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		if response.StatusCode != 404 && response.StatusCode != 302 && !want[address+".html"] {
			return fmt.Sprintf("%s is gone, and answers with status %d", address, response.StatusCode)
		}
	}
	return ""
}

// get returns what stands at a path, and decodes it if it is wanted.
func (r *running) get(path string, into any) ([]byte, error) {
	response, err := r.client.Get(r.host + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && into != nil {
		err = json.Unmarshal(body, into)
	}
	return body, err
}

// written says how public/ differs from the clean build. With errors nothing
// is written, and what is there is of an earlier time.
func (r *running) written() string {
	if r.public == nil || r.public.Errors() > 0 {
		return ""
	}
	want := map[string]bool{".readout-manifest": true}
	for _, address := range r.public.Addresses() {
		body, _, err := r.public.Render(address)
		if err != nil {
			return err.Error()
		}
		want[address] = true
		got, err := os.ReadFile(filepath.Join(r.out, filepath.FromSlash(address)))
		if err != nil || !bytes.Equal(got, body) {
			return fmt.Sprintf("%s (%v)\n--- written\n%s\n--- built\n%s", address, err, got, body)
		}
	}
	var more []string
	err := filepath.WalkDir(r.out, func(name string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(r.out, name)
		if err == nil && !d.IsDir() && !want[filepath.ToSlash(rel)] {
			more = append(more, rel)
		}
		return err
	})
	if err != nil || len(more) > 0 {
		return fmt.Sprintf("%v; also there: %q", err, more)
	}
	return ""
}

// The promise of the preview: whatever was made, edited, deleted and renamed,
// also broken and mended, each page is soon what a clean build makes of the
// files that are there, byte for byte, and so is public/.
func TestPromise(t *testing.T) {
	n := *sequences
	switch {
	case n > 0:
	case testing.Short():
		n = 3
	default:
		n = 8
	}
	r := keepUp(t, newDesk(t, *chances))
	r.check()
	before := resources()
	for i := range n {
		for range 1 + r.r.IntN(8) {
			r.edit()
			r.pause()
		}
		r.check()
		if r.clean == nil || r.clean.Errors() > 0 && r.r.IntN(2) == 0 {
			r.begin()
			r.check()
		}
		if i%100 == 99 {
			t.Logf("%d sequences, %d checks, %d of them of a site without errors; %+v, at first %+v", i+1, r.checks, r.good, resources(), before)
		}
	}
	if 3*r.good < r.checks {
		t.Errorf("only %d of %d sites had no errors: the edits break too much to test anything", r.good, r.checks)
	}
	r.expectNoMoreThan(before)
}

// use is what a process holds of its machine.
type use struct {
	Heap                    uint64 // bytes in use after a collection
	Goroutines, Descriptors int
}

func resources() use {
	runtime.GC()
	runtime.GC() // the first one empties pools, the second frees what was in them
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	open, _ := os.ReadDir("/proc/self/fd") // none elsewhere than on Linux
	return use{memory.HeapAlloc, runtime.NumGoroutine(), len(open)}
}

// expectNoMoreThan waits until what was borrowed is given back.
func (r *running) expectNoMoreThan(before use) {
	r.t.Helper()
	r.client.CloseIdleConnections()
	var now use
	for end := time.Now().Add(settled); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		now = resources()
		if now.Goroutines <= before.Goroutines && now.Descriptors <= before.Descriptors && now.Heap < before.Heap+before.Heap/2+4<<20 {
			return
		}
	}
	r.t.Errorf("%+v at the end, %+v at first", now, before)
}

// Many edits leave no more behind than few.
func TestSoak(t *testing.T) {
	n := *edits
	switch {
	case n > 0:
	case testing.Short():
		n = 20
	default:
		n = 100
	}
	r := keepUp(t, newDesk(t, 1))
	r.check()
	const name = "content/articles/news.md"
	var before use
	began := time.Now()
	for i := range n {
		if i == n/10 { // everything has been used by then
			before = resources()
			t.Logf("after %d edits: %+v", i, before)
		}
		text := fmt.Sprintf("This is edit number %d.", i)
		writeFile(t, r.dir, name, "---\ntitle: News\ndate: 2022-02-01\n---\n\n"+text+"\n")
		r.until("the server", func() string {
			if body, err := r.get("/articles/news.html", nil); err != nil || !bytes.Contains(body, []byte(text)) {
				return fmt.Sprintf("%v: no %q in\n%s", err, text, body)
			}
			return ""
		})
	}
	r.check()
	t.Logf("after %d edits, %v each: %+v", n, time.Since(began)/time.Duration(n), resources())
	r.expectNoMoreThan(before)
	if len(r.pages) == 0 || slices.Contains(slices.Collect(maps.Keys(r.pages)), "") {
		t.Error("no pages were compared")
	}
}
