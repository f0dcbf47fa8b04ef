package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/serve"
)

// A terminal is what a command has printed so far.
type terminal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (t *terminal) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(b)
}

func (t *terminal) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

// until waits for text, and returns all that was printed up to its end, with
// milliseconds as N, and forgets it.
func (t *terminal) until(test testing.TB, text string) string {
	test.Helper()
	for end := time.Now().Add(settled); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		t.mu.Lock()
		printed := t.text.String()
		if i := strings.Index(printed, text); i >= 0 {
			t.text.Next(i + len(text))
			t.mu.Unlock()
			return milliseconds.ReplaceAllString(printed[:i+len(text)], "N ms")
		}
		t.mu.Unlock()
	}
	test.Fatalf("%q was never printed, but\n%s", text, t)
	return ""
}

var milliseconds = regexp.MustCompile(`\d+ ms|\d+\.\d+ s\b`)

// writeFile writes a file in one step, as editors save: a site of which half a
// file is read, on a busy machine, would have errors for a moment.
func writeFile(t testing.TB, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	next := filepath.Join(dir, ".next")
	if err := os.WriteFile(next, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(next, name); err != nil {
		t.Fatal(err)
	}
}

const aboutPage = "---\ntitle: About\n---\nAbout us.\n"

func newSite(t *testing.T) string {
	dir := t.TempDir()
	writeFile(t, dir, "readout.yaml", "title: The Desk\nbase_url: https://example.org/repo/\n")
	writeFile(t, dir, "content/pages/about.md", aboutPage)
	return dir
}

// startServe runs the command and returns what it prints, and what ends it.
func startServe(t testing.TB, args ...string) (stdout, stderr *terminal, stop func() error) {
	return start(t, serveCommand(), append([]string{"--port", "0"}, args...)...)
}

// start runs a command that stays.
func start(t testing.TB, c *cobra.Command, args ...string) (stdout, stderr *terminal, stop func() error) {
	stdout, stderr = &terminal{}, &terminal{}
	ctx, cancel := context.WithCancel(context.Background())
	c.SilenceUsage, c.SilenceErrors = true, true
	c.SetArgs(args)
	c.SetOut(stdout)
	c.SetErr(stderr)
	done := make(chan error, 1)
	go func() { done <- c.ExecuteContext(ctx) }()
	stop = sync.OnceValue(func() error {
		cancel()
		return <-done
	})
	t.Cleanup(func() { stop() })
	return stdout, stderr, stop
}

// The whole of what an editor reads in the terminal, from start to Ctrl-C.
func TestServeTerminal(t *testing.T) {
	dir := newSite(t)
	stdout, stderr, stop := startServe(t, "--source", dir)
	serving := stdout.until(t, "\n")
	if want := regexp.MustCompile(`^serving “The Desk” at http://127\.0\.0\.1:\d+/repo/ \(Ctrl-C stops\)\n$`); !want.MatchString(serving) {
		t.Errorf("stdout %q", serving)
	}
	steps := []struct{ about, file, text, until, want string }{
		{"the first build", "", "", " ms\n", "built 4 pages in N ms\n"},
		{"an edit", "content/pages/about.md", aboutPage + "More.\n", " ms\n", "rebuilt 4 pages in N ms\n"},
		{"a mistake", "content/pages/about.md", "---\ntitel: About\ntitle: About\n---\n", "as it was\n", `
content/pages/about.md:2:1: error: unknown key "titel" in a page [unknown-key]
  | titel: About
  | ^^^^^
  hint: did you mean "title"?
1 error: the site stays as it was
`},
		{"the same mistake", "content/pages/about.md", "---\ntitle: About\ntitel: About\n---\n", "as it was\n", "1 error: the site stays as it was\n"},
		{"mended", "content/pages/about.md", aboutPage, " ms\n", "rebuilt 4 pages in N ms\n"},
		{"and made again", "content/pages/about.md", "---\ntitel: About\ntitle: About\n---\n", "as it was\n", `
content/pages/about.md:2:1: error: unknown key "titel" in a page [unknown-key]
  | titel: About
  | ^^^^^
  hint: did you mean "title"?
1 error: the site stays as it was
`},
		{"mended again", "content/pages/about.md", aboutPage, " ms\n", "rebuilt 4 pages in N ms\n"},
		{"what no build reads", "notes/about.md", "x", "", ""},
		{"another address", "readout.yaml", "title: The Desk\nbase_url: https://example.org/desk/\n", " ms\n", "rebuilt 4 pages in N ms\n"},
	}
	for _, step := range steps {
		if step.file != "" {
			writeFile(t, dir, step.file, step.text)
		}
		if got := stderr.until(t, step.until); got != strings.TrimPrefix(step.want, "\n") {
			t.Errorf("%s: stderr\n%s\nwant\n%s", step.about, got, step.want)
		}
	}
	if moved := stdout.until(t, "\n"); moved != strings.Replace(serving, "/repo/", "/desk/", 1) {
		t.Errorf("stdout %q", moved)
	}
	if err := stop(); err != nil || stdout.String() != "" || stderr.String() != "" {
		t.Errorf("%v; at the end it prints %q and %q", err, stdout, stderr)
	}
}

func TestServeFromTheStartBroken(t *testing.T) {
	dir := newSite(t)
	writeFile(t, dir, "content/pages/about.md", "---\ntitel: About\ntitle: About\n---\n")
	stdout, stderr, _ := startServe(t, "--source", dir)
	stderr.until(t, "1 error: there is no site to show yet\n")
	if got := stdout.until(t, "\n"); !strings.Contains(got, "/repo/ (Ctrl-C stops)") {
		t.Errorf("stdout %q", got)
	}
}

// The end of an embargo is seen, though no file has changed.
func TestServeEmbargo(t *testing.T) {
	for embargo := 3 * time.Second; !seesEnd(t, embargo); embargo *= 2 {
	}
}

// seesEnd reports whether the server began before an embargo ended; if so, it must
// see the end.
func seesEnd(t *testing.T, embargo time.Duration) bool {
	t.Helper()
	dir := newSite(t)
	end := time.Now().UTC().Add(embargo).Format(time.RFC3339)
	writeFile(t, dir, "content/articles/later.md", "---\ntitle: Later\ndate: 2022-02-01\nembargo: "+end+"\n---\n")
	stdout, stderr, stop := startServe(t, "--source", dir, "--published")
	_, url, _ := strings.Cut(stdout.until(t, " (Ctrl-C"), " at ")
	status := func() int {
		response, err := http.Get(strings.TrimSuffix(url, " (Ctrl-C") + "articles/later.html")
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		return response.StatusCode
	}
	if status() == http.StatusOK {
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		return false
	}
	stderr.until(t, "rebuilt ")
	if got := status(); got != http.StatusOK {
		t.Errorf("status %d after the embargo", got)
	}
	return true
}

func TestServePublished(t *testing.T) {
	dir := newSite(t)
	writeFile(t, dir, "content/pages/draft.md", "---\ntitle: Draft\ndraft: true\n---\n")
	writeFile(t, dir, "content/articles/later.md", "---\ntitle: Later\ndate: 2022-02-01\nembargo: 2022-02-03\n---\n")
	for _, test := range []struct {
		args         []string
		draft, later int
	}{
		{nil, 200, 200},
		{[]string{"--published", "--now", "2022-02-02T00:00:00Z"}, 404, 404},
		{[]string{"--published", "--now", "2022-02-04T00:00:00Z"}, 404, 200},
	} {
		stdout, _, stop := startServe(t, append(test.args, "--source", dir, "--base-url", "https://example.org/other")...)
		_, url, _ := strings.Cut(stdout.until(t, " (Ctrl-C"), " at ")
		url = strings.TrimSuffix(url, " (Ctrl-C")
		for page, want := range map[string]int{"draft.html": test.draft, "articles/later.html": test.later} {
			response, err := http.Get(url + page)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if response.StatusCode != want || !strings.HasSuffix(url, "/other/") {
				t.Errorf("%q: %s%s: status %d, want %d", test.args, url, page, response.StatusCode, want)
			}
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
	}
}

func TestServeUsage(t *testing.T) {
	dir := newSite(t)
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--bind", "localhost"}, "error: --bind: \"localhost\" is not an address of this machine; write it in numbers, as 127.0.0.1\n"},
		{[]string{"--editor", "vi"}, "error: --editor: \"vi\" is no editor; write vscode, vscodium, cursor, zed, idea, obsidian, none, " +
			"or an address such as vscode://file{path}:{line}:{column}\n"},
		{[]string{"--port", "70000"}, "error: --port: 70000 is not a port; choose one from 1024 to 65535\n"},
		{[]string{"--port", "-1"}, "error: --port: -1 is not a port; choose one from 1024 to 65535\n"},
		{[]string{"--port", "0", "--now", "noon"}, "error: --now: \"noon\" is not a time; write it as 2022-02-01T09:00:00Z\n"},
		{[]string{"--port", "0", "--source", dir + "/none"}, "error: there is no folder " + dir + "/none: \"readout init " + dir + "/none\" begins a site there; or is --source right?\n"},
		{[]string{"--port", "0", "here"}, "error: serve takes no arguments, and \"here\" is one; the site's folder is named as --source here\n"},
	} {
		var stdout, stderr bytes.Buffer
		code := run(append([]string{"serve", "--source", dir}, test.args...), &stdout, &stderr)
		if code != exitFailed || stdout.Len() > 0 || stderr.String() != test.want {
			t.Errorf("%q: exit code %d, stdout %q, stderr\n%s\nwant\n%s", test.args, code, &stdout, &stderr, test.want)
		}
	}
}

// A port that is taken is not the end, and that is said.
func TestListen(t *testing.T) {
	first, err := listen(io.Discard, loopback, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	taken := first.Addr().(*net.TCPAddr).Port
	var stderr strings.Builder
	second, err := listen(&stderr, loopback, taken)
	if err != nil {
		t.Skip(err) // all of the next are taken on this machine, or there is none
	}
	defer second.Close()
	got := second.Addr().(*net.TCPAddr)
	want := "note: port " + strconv.Itoa(taken) + " is taken; using " + strconv.Itoa(got.Port) + "\n"
	if got.Port <= taken || !got.IP.IsLoopback() || stderr.String() != want {
		t.Errorf("%s after %d; it says %q, want %q", got, taken, &stderr, want)
	}
}

// Who shows a site to others is told so, and where it can be seen from here.
func TestBind(t *testing.T) {
	stdout, stderr, _ := startServe(t, "--source", newSite(t), "--bind", "0.0.0.0")
	if got := stdout.until(t, "\n"); !strings.Contains(got, "at http://127.0.0.1:") {
		t.Errorf("stdout %q", got)
	}
	stderr.until(t, "WARNING: everybody who can reach 0.0.0.0 can read this site, drafts and embargoed files included;\n")
}

func TestOpen(t *testing.T) {
	opened := make(chan string, 2)
	p := &preview{stdout: io.Discard, reporter: reporter{stderr: io.Discard}, origin: "http://127.0.0.1:1", open: func(address string) error {
		opened <- address
		return nil
	}}
	for range 2 {
		p.report(serve.Outcome{Err: errors.New("broken"), Base: "/repo/"})
	}
	if got := <-opened; got != "http://127.0.0.1:1/repo/" || len(opened) > 0 {
		t.Errorf("opened %s, and %d more", got, len(opened))
	}
	var stderr terminal
	p = &preview{stdout: io.Discard, reporter: reporter{stderr: &stderr}, open: func(string) error { return errors.New("there is none") }}
	p.report(serve.Outcome{Err: errors.New("broken"), Base: "/"})
	stderr.until(t, "note: no browser could be opened: there is none\n")
}

func TestIsUnread(t *testing.T) {
	for rel, want := range map[string]bool{
		"readout.yaml": false, "content": false, "content/people/a.md": false, "layouts/base.html": false, "assets/root/x": false,
		"public": true, "public/index.html": true, ".git": true, "node_modules": true, "contents": true, "README.md": true,
	} {
		if got := isUnread(rel); got != want {
			t.Errorf("%s: %v", rel, got)
		}
	}
}

// TestInterrupt runs the test binary as the program and presses Ctrl-C.
func TestInterrupt(t *testing.T) {
	if dir := os.Getenv("READOUT_TEST_SERVE"); dir != "" {
		os.Exit(run([]string{"serve", "--port", "0", "--source", dir}, os.Stdout, os.Stderr))
	}
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted here")
	}
	var stdout, stderr terminal
	c := exec.Command(os.Args[0], "-test.run=^TestInterrupt$")
	c.Env = append(os.Environ(), "READOUT_TEST_SERVE="+newSite(t))
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill()
	stdout.until(t, "(Ctrl-C stops)\n")
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil || strings.Contains(stderr.String(), "error") {
		t.Errorf("%v\n%s", err, &stderr)
	}
}
