package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A site is a watched folder that starts with the files given.
type site struct {
	t     *testing.T
	dir   string
	texts int // written, each another
	*Watcher
}

func newSite(t *testing.T, files ...string) *site {
	t.Helper()
	return newSiteWith(t, Options{Sweep: -1}, files...) // what events miss, a sweep must not hide
}

func newSiteWith(t *testing.T, options Options, files ...string) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	for _, name := range files {
		s.mkdir(filepath.Dir(name))
		s.write(name)
	}
	options.Ignore = func(rel string) bool { return rel == "public" || rel == "content/ignored.md" }
	w, err := New(s.dir, options)
	if err != nil {
		t.Fatal(err)
	}
	s.Watcher = w
	t.Cleanup(func() { w.Close() })
	return s
}

func (s *site) path(name string) string { return filepath.Join(s.dir, name) }

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) mkdir(name string) { s.t.Helper(); s.must(os.MkdirAll(s.path(name), 0o755)) }
func (s *site) write(name string) {
	s.t.Helper()
	s.texts++
	s.must(os.WriteFile(s.path(name), fmt.Appendf(nil, "text %d", s.texts), 0o644))
}
func (s *site) remove(name string) { s.t.Helper(); s.must(os.RemoveAll(s.path(name))) }
func (s *site) rename(from, to string) {
	s.t.Helper()
	s.must(os.Rename(s.path(from), s.path(to)))
}

// hang is far beyond what anything here takes, on the busiest machine: only what
// never comes is a failure.
const hang = 5 * time.Minute

// next returns the next batch.
func (s *site) next() Batch {
	s.t.Helper()
	select {
	case batch, ok := <-s.Changes():
		if !ok {
			s.t.Fatal("the channel was closed")
		}
		return batch
	case <-time.After(hang):
		s.t.Fatal("nothing was reported")
	}
	panic("unreachable")
}

// expect reads batches, of which there may be several, until all the paths
// were reported, and then no others may have been.
func (s *site) expect(paths ...string) {
	s.t.Helper()
	want, got := map[string]bool{}, map[string]bool{}
	for _, name := range paths {
		want[name] = true
	}
	for !maps.Equal(got, want) {
		batch := s.next()
		if batch.Overflow || batch.Err != nil || len(batch.Paths) == 0 {
			s.t.Fatalf("batch %+v", batch)
		}
		if sorted := slices.Compact(slices.Sorted(slices.Values(batch.Paths))); !slices.Equal(sorted, batch.Paths) {
			s.t.Errorf("paths not sorted or one twice: %q", batch.Paths)
		}
		for _, name := range batch.Paths {
			got[name] = true
			if !want[name] {
				s.t.Fatalf("%q was reported, want %q", name, paths)
			}
		}
	}
}

// settle reads on until a marker written now is reported, so that what comes
// after belongs to what is done after.
func (s *site) settle() {
	s.t.Helper()
	s.write("marker")
	for batch := s.next(); !slices.Contains(batch.Paths, "marker"); batch = s.next() {
		if batch.Overflow {
			s.write("marker") // it may have been among what was lost
		}
	}
	s.remove("marker")
	s.expect("marker")
}

func TestFiles(t *testing.T) {
	tests := []struct {
		name string
		do   func(s *site)
		want []string
	}{
		{"create", func(s *site) { s.write("content/new.md") }, []string{"content/new.md"}},
		{"write", func(s *site) { s.write("content/a.md") }, []string{"content/a.md"}},
		{"at the root", func(s *site) { s.write("readout.yaml") }, []string{"readout.yaml"}},
		{"remove", func(s *site) { s.remove("content/a.md") }, []string{"content/a.md"}},
		{"rename", func(s *site) { s.rename("content/a.md", "content/b.md") }, []string{"content/a.md", "content/b.md"}},
		{"rename to another folder", func(s *site) { s.rename("content/a.md", "content/people/a.md") },
			[]string{"content/a.md", "content/people/a.md"}},
		{"save by rename", func(s *site) {
			s.write("content/a.md.tmp")
			s.rename("content/a.md.tmp", "content/a.md")
		}, []string{"content/a.md"}},
		{"save as Vim does", func(s *site) {
			s.write("content/.a.md.swp")
			s.write("content/4913")
			s.remove("content/4913")
			s.rename("content/a.md", "content/a.md~")
			s.write("content/a.md")
			s.remove("content/a.md~")
		}, []string{"content/a.md"}},
		{"save as JetBrains does", func(s *site) {
			s.write("content/a.md___jb_tmp___")
			s.rename("content/a.md", "content/a.md___jb_old___")
			s.rename("content/a.md___jb_tmp___", "content/a.md")
			s.remove("content/a.md___jb_old___")
		}, []string{"content/a.md"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newSite(t, "content/a.md", "content/people/x.md")
			test.do(s)
			s.expect(test.want...)
		})
		t.Run(test.name+", polling", func(t *testing.T) {
			s := newSiteWith(t, Options{Poll: true, Sweep: time.Millisecond}, "content/a.md", "content/people/x.md")
			test.do(s)
			s.expect(test.want...)
		})
	}
}

func TestNewFolder(t *testing.T) {
	s := newSite(t, "content/a.md")
	s.mkdir("content/x/y")
	s.write("content/x/y/first.md") // at once: the folder is hardly watched yet
	s.expect("content/x", "content/x/y", "content/x/y/first.md")
	s.settle()
	s.write("content/x/y/second.md")
	s.expect("content/x/y/second.md")
}

func TestFolderMovedIn(t *testing.T) {
	s := newSite(t, "content/a.md")
	elsewhere := filepath.Join(t.TempDir(), "new")
	s.must(os.MkdirAll(elsewhere+"/sub/_hidden", 0o755))
	s.must(os.WriteFile(elsewhere+"/sub/b.md", nil, 0o644))
	s.must(os.WriteFile(elsewhere+"/sub/_hidden/c.md", nil, 0o644))
	s.must(os.Rename(elsewhere, s.path("content/new")))
	s.expect("content/new", "content/new/sub", "content/new/sub/b.md")
}

// expectOverflow reads batches until all may have changed.
func (s *site) expectOverflow() {
	s.t.Helper()
	for batch := s.next(); !batch.Overflow; batch = s.next() {
	}
}

// The watches of a renamed folder must go: the system would let them report
// the old path. The names share a beginning on purpose.
func TestRenamedFolder(t *testing.T) {
	s := newSite(t, "content/old/sub/a.md", "content/old-er/b.md")
	s.rename("content/old", "content/new")
	s.expectOverflow()
	s.settle()
	s.write("content/new/sub/a.md")
	s.expect("content/new/sub/a.md")
	s.write("content/old-er/b.md")
	s.expect("content/old-er/b.md")
	s.mkdir("content/old/sub") // the old name, used again
	s.expect("content/old", "content/old/sub")
	s.settle()
	s.write("content/old/sub/c.md")
	s.expect("content/old/sub/c.md")
}

// A folder that moves into one that is new: its watch may be asked for under
// the new path before the old one is known to be gone.
func TestMovedIntoNewFolder(t *testing.T) {
	s := newSite(t, "content/2022/sub/a.md")
	s.mkdir("content/archive")
	s.rename("content/2022", "content/archive/2022")
	s.expectOverflow()
	s.settle()
	for _, name := range []string{"content/archive/2022/b.md", "content/archive/2022/sub/a.md"} {
		s.write(name)
		s.expect(name)
	}
}

func TestMovedAway(t *testing.T) {
	s := newSite(t, "content/a/sub/a.md")
	elsewhere := filepath.Join(t.TempDir(), "a")
	s.must(os.Rename(s.path("content/a"), elsewhere))
	s.expectOverflow()
	s.settle()
	s.must(os.WriteFile(elsewhere+"/sub/a.md", nil, 0o644)) // no concern of ours any more
	s.write("content/b.md")
	s.expect("content/b.md")
}

func TestRemovedFolder(t *testing.T) {
	s := newSite(t, "content/x/y/a.md")
	s.remove("content/x")
	s.expect("content/x", "content/x/y", "content/x/y/a.md")
	s.settle()
	want := []string{s.root, filepath.Join(s.root, "content")}
	if got := slices.Sorted(slices.Values(s.notify.WatchList())); !slices.Equal(got, want) {
		t.Errorf("watches %q, want %q", got, want)
	}
}

// Here fsnotify may want to end a watch that the system has ended already, and
// reports that as an error.
func TestRenamedAndRemoved(t *testing.T) {
	s := newSite(t)
	for range 200 {
		s.mkdir("content/a")
		s.rename("content/a", "content/b")
		s.remove("content/b")
	}
	s.settle()
	s.write("content/c.md")
	s.expect("content/c.md")
}

// After any folders were made, renamed and removed, with no time to follow,
// each folder there is reports under its own path.
func TestModel(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := newSite(t, "content/a/b/1.md", "content/b/a/1.md")
		for range 60 {
			s.churn(r)
		}
		s.settle()
		var want []string
		for _, folder := range s.folders() {
			want = append(want, folder+"/new.md")
			s.write(folder + "/new.md")
		}
		s.expect(want...)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// churn does one thing to folders. What cannot be done is not.
func (s *site) churn(r *rand.Rand) {
	name := func() string {
		parts := []string{"content"}
		for range 1 + r.IntN(3) {
			parts = append(parts, string("abc"[r.IntN(3)]))
		}
		return s.path(strings.Join(parts, "/"))
	}
	switch r.IntN(8) {
	case 0:
		os.RemoveAll(name())
	case 1, 2, 3:
		os.Rename(name(), name())
	default:
		os.MkdirAll(name(), 0o755)
	}
}

func (s *site) folders() []string {
	var folders []string
	filepath.WalkDir(s.path("content"), func(name string, d fs.DirEntry, err error) error {
		s.must(err)
		if d.IsDir() {
			folders = append(folders, s.rel(name))
		}
		return nil
	})
	return folders
}

func TestIgnored(t *testing.T) {
	s := newSite(t, "content/a.md", "public/old.html", ".git/HEAD", "_drafts/a.md")
	for _, name := range []string{
		"public/index.html", "public/.readout-manifest", ".git/index", "_drafts/b.md", "content/ignored.md",
		"content/.hidden", "content/_hidden.md", "content/a.md~", "content/a.swp", "content/a.tmp", "content/#a.md#", "content/4913",
	} {
		s.write(name)
	}
	s.remove("public")
	s.mkdir("public/people")
	s.must(os.Chmod(s.path("content/a.md"), 0o600))
	s.write("content/z.md")
	s.expect("content/z.md")
}

func TestOverflow(t *testing.T) {
	s := newSite(t, "content/a.md")
	s.notify.Errors <- fsnotify.ErrEventOverflow
	if got := s.next(); !got.Overflow || got.Paths != nil || got.Err != nil {
		t.Errorf("batch %+v, want an overflow", got)
	}
	s.write("content/b.md") // it goes on, with new watches
	s.expect("content/b.md")
}

// Errors must be taken even while nobody looks at them: fsnotify holds its lock
// until they are.
func TestDrain(t *testing.T) {
	errs, faults, done := make(chan error), make(chan error, 1), make(chan bool)
	go func() { drain(errs, faults); close(done) }()
	first := errors.New("first")
	for _, err := range []error{first, errors.New("second"), errors.New("third")} {
		errs <- err
	}
	close(errs)
	<-done
	if got := <-faults; got != first || len(faults) > 0 {
		t.Errorf("handed over %v and %d more", got, len(faults))
	}
}

func TestRootRemoved(t *testing.T) {
	s := newSite(t)
	s.remove(".")
	want := "cannot watch " + s.root + ": it was removed or renamed; " + slower
	if got := s.next(); !got.Overflow || got.Err == nil || got.Err.Error() != want {
		t.Errorf("batch %+v\n want %s", got, want)
	}
}

// While nobody reads, changes pile up in one batch and none is lost.
func TestSlowReader(t *testing.T) {
	s := newSite(t, "content/a.md")
	var want []string
	for i := range 500 {
		want = append(want, fmt.Sprintf("content/%d.md", i))
		s.write(want[i])
	}
	s.expect(want...)
}

func TestClose(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 20 {
		s := newSite(t, "content/a.md")
		s.write("content/b.md") // a change that nobody takes
		s.must(s.Close())
		s.must(s.Close())
		if batch, ok := <-s.Changes(); ok {
			t.Errorf("%+v after Close", batch)
		}
	}
	// The last steps of a goroutine that has told us of its end may lie ahead.
	for end := time.Now().Add(hang); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(end) {
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines before, now:\n%s", before, buf[:runtime.Stack(buf, true)])
		}
	}
}

func TestNewErrors(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	os.WriteFile(file, nil, 0o644)
	for root, want := range map[string]string{
		file:                       "cannot watch " + file + ": not a directory",
		filepath.Join(dir, "none"): "cannot watch " + dir + "/none: no such file or directory",
	} {
		if _, err := New(root, Options{}); err == nil || err.Error() != want {
			t.Errorf("error %v\n want %s", err, want)
		}
	}
}

func TestExplain(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{fmt.Errorf("adding: %w", syscall.ENOSPC), "cannot watch x: the system's limit of watched folders is reached " +
			"(no space left on device); to raise it: sudo sysctl fs.inotify.max_user_watches=1048576"},
		{fmt.Errorf("starting: %w", syscall.EMFILE), "cannot watch x: the system's limit of watching programs or of open files is reached " +
			"(too many open files); to raise it: sudo sysctl fs.inotify.max_user_instances=1024, or ulimit -n 4096"},
		{errors.New("broken"), "cannot watch x: broken"},
	}
	for _, test := range tests {
		if got := explain("x", test.err).Error(); got != test.want {
			t.Errorf("explain: %s\n want %s", got, test.want)
		}
	}
}

func TestDue(t *testing.T) {
	start := time.Now()
	for after, want := range map[time.Duration]time.Duration{0: 4, 20: 24, 48: 52, 57: 60, 60: 60, 90: 60} {
		got := due(start, start.Add(after*time.Millisecond)).Sub(start)
		if got != want*time.Millisecond {
			t.Errorf("a change after %d ms: due after %v, want %d ms", after, got, want)
		}
	}
}

func TestHiddenNames(t *testing.T) {
	hidden := func(rel string) bool { return !strings.HasPrefix(rel, "assets/root/") }
	for rel, want := range map[string]bool{
		"content/.git": true, "content/_a.md": true, "assets/root/.well-known": false, "assets/root/_headers": false,
		"assets/root/_headers~": true, "assets/root": false,
	} {
		w := &Watcher{options: Options{Hidden: hidden}}
		if got := w.skips(rel); got != want {
			t.Errorf("skips(%q) = %v, want %v", rel, got, want)
		}
	}
	if w := (&Watcher{}); !w.skips("a/.b") {
		t.Error("hidden names are not skipped unless they are wanted")
	}
}

func TestIsTemporary(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": false, "a_b.md": false, "#1.md": false, "4914": false, "a.tmp.md": false, "tmp": false,
		".a.md.swp": true, "a.md~": true, "a.swp": true, "a.tmp": true, "4913": true,
		"a.md___jb_tmp___": true, "a.md___jb_old___": true, "#a.md#": true, "#": true,
	} {
		if got := isTemporary(name); got != want {
			t.Errorf("isTemporary(%q) = %v, want %v", name, got, want)
		}
	}
}
