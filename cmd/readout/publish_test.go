package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/internal/publish"
	"readout/internal/source"
)

// newHouse makes a site with a page for each of some people.
func newHouse(t *testing.T, people int) string {
	t.Helper()
	dir := newSite(t)
	for i := range people {
		writeFile(t, dir, fmt.Sprintf("content/people/p%d.md", i), fmt.Sprintf("---\nname: Person %c%c\n---\nA life.\n", 'A'+i/26, 'a'+i%26))
	}
	return dir
}

// readout runs the program as another process, and returns what it says.
func readout(t *testing.T, want int, args ...string) string {
	t.Helper()
	c := exec.Command("readout", args...)
	said, err := c.CombinedOutput()
	if got := c.ProcessState.ExitCode(); got != want {
		t.Errorf("readout %q exits %d, want %d: %v\n%s", args, got, want, err, said)
	}
	return string(said)
}

// title gives the site another title, which stands on every page.
func title(t *testing.T, dir string, n int) {
	t.Helper()
	writeFile(t, dir, "readout.yaml", fmt.Sprintf("title: Desk number %d\n", n))
}

// Builds into one folder at once come one after the other, whatever each has to
// write, and none of them fails.
func TestBuildsIntoOneFolder(t *testing.T) {
	rounds := 6
	if testing.Short() {
		rounds = 2
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, out := newHouse(t, 30), filepath.Join(t.TempDir(), "public")
	for i := range rounds {
		title(t, dir, i)
		var all sync.WaitGroup
		for range 3 {
			all.Go(func() { readout(t, 0, "build", "--source", dir, "--out", out) })
		}
		all.Wait()
		clean := filepath.Join(t.TempDir(), "public")
		readout(t, 0, "build", "--source", dir, "--out", clean)
		if diff := cmp.Diff(readFolder(t, clean), readFolder(t, out)); diff != "" {
			t.Fatalf("round %d: %s", i, diff)
		}
	}
}

// A build that is killed leaves old or new bytes of each file, and the next one
// repairs the rest, without waiting for the lock of the dead.
func TestBuildKilled(t *testing.T) {
	rounds := 20
	if testing.Short() {
		rounds = 5
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, out := newHouse(t, 60), filepath.Join(t.TempDir(), "public")
	began := time.Now()
	readout(t, 0, "build", "--source", dir, "--out", out)
	took := time.Since(began)
	r, old := rand.New(rand.NewPCG(1, 1)), readFolder(t, out)
	for i := range rounds {
		title(t, dir, i)
		c := exec.Command("readout", "build", "--source", dir, "--out", out)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(took))))
		c.Process.Kill()
		_ = c.Wait()
		killed := readFolder(t, out)
		said := readout(t, 0, "build", "--source", dir, "--out", out)
		if strings.Contains(said, "waiting") {
			t.Error(said)
		}
		now := readFolder(t, out)
		for name, text := range killed {
			if was, is := old[name], now[name]; text != was && text != is && !strings.HasPrefix(name, ".readout-") {
				t.Errorf("round %d: %s is neither the old nor the new file", i, name)
			}
		}
		for name := range now {
			if _, ok := killed[name]; !ok {
				t.Errorf("round %d: %s was lost", i, name)
			}
		}
		old = now
	}
	clean := filepath.Join(t.TempDir(), "public")
	readout(t, 0, "build", "--source", dir, "--out", clean)
	if diff := cmp.Diff(readFolder(t, clean), old); diff != "" {
		t.Error(diff)
	}
}

// Who cannot print the results says so, for each command alike.
func TestOutputThatCannotBeWritten(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full")
	}
	defer full.Close()
	dir := newSite(t)
	writeFile(t, dir, "content/articles/first.md", firstDay+"Paris.\n")
	for _, args := range [][]string{
		{"build", "--source", dir}, {"build", "--source", dir, "-v"}, {"mentions", "--source", dir, "articles/first.md"},
		{"mentions", "--source", dir, "articles/first.md", "--format", "json"},
		{"--help"}, {"help", "build"}, {"--version"}, {"completion", "bash"},
	} {
		var stderr strings.Builder
		if code := run(args, full, &stderr); code != exitFailed || !strings.HasSuffix(stderr.String(), "error: cannot write to standard output: no space left on device\n") {
			t.Errorf("%q: exits %d and says %q", args, code, stderr.String())
		}
	}
	writeFile(t, dir, "content/articles/first.md", firstDay+"Paris. [[nobody-known]]\n")
	if code := run([]string{"build", "--source", dir}, &strings.Builder{}, full); code != exitFailed {
		t.Errorf("with errors that nobody can read it exits %d", code)
	}
}

// What is deleted from the folder is written again, also while the site has errors.
func TestWatchRestores(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, out := newSite(t), filepath.Join(t.TempDir(), "public")
	writeFile(t, dir, "content/people/ann-ash.md", annPage)
	stdout, stderr, stop := startWatch(t, "--source", dir, "--out", out)
	stdout.until(t, " s\n")
	before := readFolder(t, out)
	all := source.Counted(len(before), "file")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	expect := func(what, lost string) {
		t.Helper()
		want := "note: " + lost + " gone from " + out + "; writing what is missing\n"
		if got := stderr.until(t, "missing\n"); got != want {
			t.Errorf("%s: it says %q, want %q", what, got, want)
		}
		stdout.until(t, " s\n")
		if diff := cmp.Diff(before, readFolder(t, out)); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	must(os.RemoveAll(out))
	expect("the folder", all)
	must(os.Remove(filepath.Join(out, "about.html")))
	must(os.RemoveAll(filepath.Join(out, "people")))
	n := 0
	for name := range before {
		if name == "about.html" || strings.HasPrefix(name, "people/") {
			n++
		}
	}
	expect("some files", source.Counted(n, "file"))
	must(os.Remove(filepath.Join(out, ".readout-manifest")))
	expect("the list", "1 file")

	writeFile(t, dir, "content/people/ann-ash.md", "---\nnaem: Ann Ash\n---\n")
	stderr.until(t, "nothing was written\n")
	must(os.RemoveAll(out))
	expect("the folder of a site with errors", all)

	if err := stop(); err != nil || strings.Contains(stderr.String(), "gone") {
		t.Errorf("%v; at the end it says %q", err, stderr)
	}
}

// A build says that it waits for another one, and goes on when that is done.
func TestBuildWaits(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, out := newSite(t), filepath.Join(t.TempDir(), "public")
	unlock, err := publish.Lock(out, func() {})
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr, _ := start(t, buildCommand(), "--source", dir, "--out", out)
	stderr.until(t, "note: another build is writing into "+out+"; waiting until it is done\n")
	if _, err := os.Stat(out); err == nil || stdout.String() != "" {
		t.Errorf("it did not wait: %q", stdout)
	}
	unlock()
	stdout.until(t, " s\n")
}

// A layout that fails on real pages is told once, and nothing is written until it is
// mended, though other files change.
func TestWatchLayoutThatFails(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, out := newSite(t), filepath.Join(t.TempDir(), "public")
	writeFile(t, dir, "content/people/ann-ash.md", annPage)
	stdout, stderr, stop := startWatch(t, "--source", dir, "--out", out)
	stdout.until(t, " s\n")
	before := readFolder(t, out)
	writeFile(t, dir, "layouts/person.html", `{{define "main"}}{{if gt (len .Title) 5}}{{slice .Title 0 50}}{{end}}{{end}}`)
	want := `layouts/person.html:1:44: error: error calling slice: index out of range: 50; this happens on people/ann-ash.html (Ann Ash) [layout]
  | {{define "main"}}{{if gt (len .Title) 5}}{{slice .Title 0 50}}{{end}}{{end}}
  |                                            ^
  hint: not every page has the same: ask with {{if}} or {{with}}, or for the {{len}} of a list, before you use what may be missing
error: 1 of 56 pages cannot be made: nothing was written
`
	if got := stderr.until(t, "written\n"); got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	writeFile(t, dir, "content/pages/about.md", aboutPage+"\nMore.\n")
	time.Sleep(time.Second)
	if diff := cmp.Diff(before, readFolder(t, out)); diff != "" || stderr.String() != "" {
		t.Errorf("it says %q\n%s", stderr, diff)
	}
	writeFile(t, dir, "layouts/person.html", `{{define "main"}}{{.Title}}{{end}}`)
	stdout.until(t, " s\n")
	if err := stop(); err != nil || stderr.String() != "" {
		t.Errorf("%v; at the end it says %q", err, stderr)
	}
}

// The lock is held while something is written, and not in between.
func TestWatchAndBuild(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, out := newSite(t), filepath.Join(t.TempDir(), "public")
	stdout, _, _ := startWatch(t, "--source", dir, "--out", out)
	stdout.until(t, " s\n")
	if said := readout(t, 0, "build", "--source", dir, "--out", out); !strings.Contains(said, "wrote 0 files") || strings.Contains(said, "waiting") {
		t.Error(said)
	}
}
