package source

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// A file that looks as it did is not read again; one that does not, is.
func TestSweep(t *testing.T) {
	old := time.Date(2022, 2, 1, 9, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		what   string
		change func(*fstest.MapFile)
		want   string
	}{
		{"nothing", func(*fstest.MapFile) {}, "one"},
		// Such an edit cannot be seen from outside; that it is not shows that nothing was read.
		{"bytes alone", func(f *fstest.MapFile) { f.Data = []byte("two") }, "one"},
		{"bytes and time", func(f *fstest.MapFile) { f.Data, f.ModTime = []byte("two"), old.Add(1) }, "two"},
		{"bytes and mode", func(f *fstest.MapFile) { f.Data, f.Mode = []byte("two"), 0o600 }, "two"},
		{"size", func(f *fstest.MapFile) { f.Data = []byte("three") }, "three"},
	} {
		fsys := tree("content/people/ana.md", "content/people/bo.md")
		f := fsys["content/people/ana.md"]
		f.Data, f.ModTime = []byte("one"), old
		last := scan(t, fsys)
		test.change(f)
		got, err := last.Sweep(fsys)
		if err != nil {
			t.Fatal(err)
		}
		if said := string(got.Data("content/people/ana.md")); said != test.want || len(got.Content) != 2 {
			t.Errorf("after a change of %s the file has the bytes %q, want %q", test.what, said, test.want)
		}
	}
}

// Two edits within a tick of the clock leave the same time and may leave the
// same size, so a file that was young when it was read is read again.
func TestSweepReadsYoungFilesAgain(t *testing.T) {
	for _, age := range []time.Duration{-time.Hour, 0, unsettled - time.Second} {
		fsys := tree("content/people/ana.md")
		f := fsys["content/people/ana.md"]
		f.Data, f.ModTime = []byte("one"), time.Now().Add(-age)
		last := scan(t, fsys)
		f.Data = []byte("two")
		got, err := last.Sweep(fsys)
		if err != nil || string(got.Data("content/people/ana.md")) != "two" {
			t.Errorf("%v old: %q, %v", age, got.Data("content/people/ana.md"), err)
		}
	}
}

// An edit that puts back a file's time shows where the system keeps another.
func TestSweepSeesTimesPutBack(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", "a.md")
	then := time.Date(2022, 2, 1, 9, 0, 0, 0, time.UTC)
	write := func(text string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	last := scan(t, os.DirFS(dir))
	if last.read[0].stamp.Changed == 0 {
		t.Skip("this system keeps one time only")
	}
	last.read[0].settled = true
	write("two")
	if got, err := last.Sweep(os.DirFS(dir)); err != nil || string(got.Data("content/a.md")) != "two" {
		t.Errorf("%q, %v", got.Data("content/a.md"), err)
	}
}

// A shelf is a folder that is changed by chance, with the paths that changed.
type shelf struct {
	t       *testing.T
	dir     string
	random  *rand.Rand
	changed []Path
	log     []string
}

// places are paths that may be files, folders or links.
var places = []string{
	"readout.yaml", "notes.md", "content", "content/a.md", "content/a", "content/a-b.md", "content/a/b.md", "content/a/c/d.md",
	"content/a/c/e.png", "content/_a/b.md", "content/README.md", "content/.x.md", "content/z/y.md",
	"layouts", "layouts/base.html", "assets/site.css", "assets/root/x/y.txt",
}

// place returns a path that does not lead through a link: what changes there
// changes somewhere else.
func (s *shelf) place() string {
	at := places[s.random.IntN(len(places))]
	for up := filepath.Dir(at); up != "."; up = filepath.Dir(up) {
		if info, err := os.Lstat(filepath.Join(s.dir, up)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return up
		}
	}
	return at
}

func (s *shelf) did(format string, args ...any) { s.log = append(s.log, fmt.Sprintf(format, args...)) }

// change does one thing to the folder. Errors are left alone: a file cannot be
// made in another.
func (s *shelf) change() {
	at := s.place()
	name := filepath.Join(s.dir, at)
	s.changed = append(s.changed, Path(at))
	switch s.random.IntN(8) {
	case 0:
		s.did("remove %s", at)
		_ = os.RemoveAll(name)
	case 1:
		to := s.place()
		s.did("rename %s to %s", at, to)
		_ = os.Rename(name, filepath.Join(s.dir, to))
		s.changed = append(s.changed, Path(to))
	case 2:
		to := s.place()
		s.did("link %s to %s", at, to)
		_ = os.Symlink(filepath.Join(s.dir, to), name)
	default:
		s.did("write %s", at)
		_ = os.MkdirAll(filepath.Dir(name), 0o755)
		if _, err := os.Readlink(name); err == nil {
			_ = os.Remove(name) // or another file would be written
		}
		_ = os.WriteFile(name, []byte(fmt.Sprint(s.random.IntN(1000))), 0o644)
		for up := filepath.Dir(at); up != "."; up = filepath.Dir(up) {
			s.changed = append(s.changed, Path(up)) // which may be new
		}
	}
}

// inventory is all that a tree holds.
func inventory(t *Tree) string {
	var b strings.Builder
	for _, list := range [][]*File{t.Content, t.Layouts, t.Assets} {
		for _, f := range list {
			fmt.Fprintf(&b, "%s %s %x\n", f.Path, f.Data, f.Digest)
		}
		b.WriteString("-\n")
	}
	if t.Config != nil {
		fmt.Fprintf(&b, "%s %s\n", t.Config.Path, t.Config.Data)
	}
	fmt.Fprintln(&b, t.Beside)
	b.WriteString(printed(Sort(t.Diagnostics), nil))
	return b.String()
}

// Whatever was made, changed, renamed and removed, and however often a look was
// taken in between: by the changed paths, and by a sweep, a tree is what a scan
// finds.
func TestUpdateIsScan(t *testing.T) {
	for seed := range uint64(60) {
		s := &shelf{t: t, dir: t.TempDir(), random: rand.New(rand.NewPCG(seed, 7))}
		root, err := os.OpenRoot(s.dir)
		if err != nil {
			t.Fatal(err)
		}
		updated, swept := &Tree{}, &Tree{}
		for range 12 {
			s.changed = nil
			for range 1 + s.random.IntN(4) {
				s.change()
			}
			want := inventory(scan(t, root.FS()))
			if updated, err = updated.Update(root.FS(), s.changed); err != nil {
				t.Fatal(err)
			}
			if swept, err = swept.Sweep(root.FS()); err != nil {
				t.Fatal(err)
			}
			for _, got := range []struct {
				how  string
				tree *Tree
			}{{"update", updated}, {"sweep", swept}} {
				if said := inventory(got.tree); said != want {
					t.Fatalf("seed %d\n%s\n%s:\n%s\nscan:\n%s", seed, strings.Join(s.log, "\n"), got.how, said, want)
				}
			}
		}
		root.Close()
	}
}
