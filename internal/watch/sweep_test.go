package watch

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// What no event tells of, a sweep finds; a new folder is watched from then on.
func TestSweep(t *testing.T) {
	s := newSiteWith(t, Options{Sweep: 5 * time.Millisecond}, "content/a.md", "content/b.md")
	s.must(s.notify.Remove(s.root + "/content"))
	s.write("content/a.md")
	s.expect("content/a.md")
	s.remove("content/b.md")
	s.expect("content/b.md")
	s.mkdir("content/new")
	s.write("content/new/c.md")
	s.expect("content/new", "content/new/c.md")
	s.must(s.notify.Add(s.root + "/content/new")) // fails if it is not there
}

// A sweep does not report again what an event has told of.
func TestSweepIsQuiet(t *testing.T) {
	s := newSiteWith(t, Options{Sweep: time.Millisecond}, "content/a.md")
	s.write("content/a.md")
	s.mkdir("content/new")
	s.write("content/new/b.md")
	s.expect("content/a.md", "content/new", "content/new/b.md")
	s.must(os.Chtimes(s.path("content/a.md"), time.Now(), time.Now().Add(time.Hour))) // an event, of no interest
	s.must(os.Chmod(s.path("content/a.md"), 0o600))
	s.settle()
	select {
	case batch := <-s.Changes():
		t.Errorf("batch %+v", batch)
	case <-time.After(100 * time.Millisecond):
	}
}

func TestPollFolders(t *testing.T) {
	s := newSiteWith(t, Options{Poll: true, Sweep: time.Millisecond}, "content/old/sub/a.md", "public/a.html", "_drafts/a.md")
	s.write("public/b.html")
	s.write("_drafts/b.md")
	s.rename("content/old", "content/new")
	s.expect("content/old", "content/old/sub", "content/old/sub/a.md", "content/new", "content/new/sub", "content/new/sub/a.md")
	s.write("content/new/sub/a.md")
	s.expect("content/new/sub/a.md")
}

// A root that is gone is looked for until it is back.
func TestRootReturns(t *testing.T) {
	s := newSiteWith(t, Options{Sweep: 5 * time.Millisecond}, "content/a.md")
	s.rename(".", "../elsewhere-"+s.t.Name())
	for s.next().Err == nil {
	}
	s.rename("../elsewhere-"+s.t.Name(), ".")
	s.expectOverflow()
	s.settle()
	s.write("content/a.md")
	s.expect("content/a.md")
}

// The number of a Batch says how far it reaches: whoever waits for what was
// seen when it was asked waits for the right one.
func TestSeen(t *testing.T) {
	s := newSite(t, "content/a.md")
	for range 20 {
		before := s.Seen()
		s.write("content/a.md")
		for end := time.Now().Add(hang); s.Seen() == before; time.Sleep(100 * time.Microsecond) {
			if time.Now().After(end) {
				t.Fatal("nothing was seen")
			}
		}
		seen := s.Seen()
		batch := s.next()
		for batch.Upto < seen {
			batch = s.next()
		}
		if batch.Upto > s.Seen() {
			t.Errorf("a batch up to %d of %d", batch.Upto, s.Seen())
		}
	}
}

// inLimits runs a test of this package in a process of its own, where limits
// of the system may be met without harm to anybody else.
func inLimits(t *testing.T, shell string) (inside bool) {
	t.Helper()
	if os.Getenv("READOUT_TEST_LIMITS") != "" {
		return true
	}
	c := exec.Command("sh", "-c", shell+` exec "$0" "$@"`, os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	c.Env = append(os.Environ(), "READOUT_TEST_LIMITS=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), "SKIP") {
		t.Skipf("%s", out)
	}
	return false
}

// expectPolling expects that it is said why no event can be had, and that
// changes are found all the same.
func (s *site) expectPolling(why string) {
	s.t.Helper()
	batch := s.next()
	for batch.Err == nil {
		batch = s.next()
	}
	if !batch.Overflow || !strings.Contains(batch.Err.Error(), why) || !strings.HasSuffix(batch.Err.Error(), slower) {
		s.t.Errorf("batch %+v, want %q", batch, why)
	}
	s.settle()
	s.write("content/b.md")
	s.expect("content/b.md")
}

// A user namespace has limits of its own.
func TestLimitOfWatches(t *testing.T) {
	if exec.Command("unshare", "-Ur", "true").Run() != nil {
		t.Skip("no user namespaces here")
	}
	if !inLimits(t, `exec unshare -Ur sh -c 'echo 5 >/proc/sys/user/max_inotify_watches || echo SKIP; exec "$0" "$@"' "$0" "$@";`) {
		return
	}
	s := newSite(t, "content/1/a.md", "content/2/a.md")
	for i := range 6 { // it begins well
		s.mkdir(fmt.Sprintf("content/more-%d", i))
	}
	s.expectPolling("sudo sysctl fs.inotify.max_user_watches=")
	if s := newSite(t, "1/a", "2/a", "3/a", "4/a", "5/a", "content/a"); true { // it does not
		s.expectPolling("sudo sysctl fs.inotify.max_user_watches=")
	}
}

func TestLimitOfFiles(t *testing.T) {
	if !inLimits(t, "ulimit -n 50;") {
		return
	}
	dir := t.TempDir()
	var files []*os.File
	for {
		f, err := os.Open(os.DevNull)
		if err != nil {
			break
		}
		files = append(files, f)
	}
	w, err := New(dir, Options{})
	for _, f := range files {
		f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	s := &site{t: t, dir: dir, Watcher: w}
	s.mkdir("content")
	s.expectPolling("ulimit -n 4096")
}
