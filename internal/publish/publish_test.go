package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A tree is what a folder holds: address → bytes. A folder without files is an
// address that ends in a slash, a link is "-> " and its target.
type tree map[string]string

// publishTree publishes site and fails the test on any error.
func publishTree(t *testing.T, dir string, site tree) Result {
	t.Helper()
	return publishOver(t, dir, site, false)
}

// publishOver is publishTree, perhaps over foreign files.
func publishOver(t *testing.T, dir string, site tree, overwrite bool) Result {
	t.Helper()
	var wrote, removed []string
	p, err := Begin(dir, slices.Collect(maps.Keys(site)), Options{Overwrite: overwrite, Note: func(c Change) {
		if c.Removed {
			removed = append(removed, c.Address)
		} else {
			wrote = append(wrote, c.Address)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	for i, address := range slices.Sorted(maps.Keys(site)) {
		if i%2 == 0 {
			err = p.Write(address, []byte(site[address]))
		} else {
			err = p.WriteFrom(address, inPieces(site[address]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	result, err := p.Finish()
	if err != nil {
		t.Fatal(err)
	}
	if len(wrote) != result.Written || len(removed) != result.Removed {
		t.Errorf("it says %+v, and notes %q written and %q removed", result, wrote, removed)
	}
	return result
}

// inPieces writes a text in pieces of some length, and looks at no error.
func inPieces(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		for piece := range slices.Chunk([]byte(text), 7001) {
			w.Write(piece)
		}
		return nil
	}
}

// readTree returns what is in dir, the manifest left out.
func readTree(t *testing.T, dir string) tree {
	t.Helper()
	found := tree{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir || d.Name() == manifestName {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		delete(found, parentKey(rel))
		switch {
		case d.IsDir():
			found[rel+"/"] = ""
		case d.Type() == fs.ModeSymlink:
			target, _ := os.Readlink(name)
			found[rel] = "-> " + target
		default:
			data, err := os.ReadFile(name)
			found[rel] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func parentKey(rel string) string { return rel[:strings.LastIndexByte(rel, '/')+1] }

// lay puts files, folders and links into dir as a person would.
func lay(t *testing.T, dir string, files tree) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		full := filepath.Join(dir, name)
		parent, text := filepath.Dir(full), files[name]
		if strings.HasSuffix(name, "/") {
			parent = full
		}
		err := os.MkdirAll(parent, 0o755)
		if target, isLink := strings.CutPrefix(text, "-> "); isLink {
			err = errors.Join(err, os.Symlink(target, full))
		} else if !strings.HasSuffix(name, "/") {
			err = errors.Join(err, os.WriteFile(full, []byte(text), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func expect(t *testing.T, dir string, want tree) {
	t.Helper()
	if got := readTree(t, dir); !maps.Equal(got, want) {
		t.Errorf("the folder holds\n\t%v\nwant\n\t%v", got, want)
	}
}

func manifestOf(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPublish(t *testing.T) {
	tests := []struct {
		name            string
		foreign         tree // there before the first publication
		old             tree
		foreignLater    tree // put there between the two
		site, want      tree
		overwrite       bool
		written, remove int
	}{
		{
			name:    "into an empty folder",
			site:    tree{"index.html": "front", "people/a.html": "A"},
			want:    tree{"index.html": "front", "people/a.html": "A"},
			written: 2,
		},
		{
			name:    "changed, new, gone, the same",
			old:     tree{"a.html": "a", "b.html": "b", "c.html": "c"},
			site:    tree{"a.html": "A", "c.html": "c", "d.html": "d"},
			want:    tree{"a.html": "A", "c.html": "c", "d.html": "d"},
			written: 2,
			remove:  1,
		},
		{
			name:   "nothing is left of a site without files",
			old:    tree{"a/b/c/d.html": "d", "a/e.html": "e"},
			want:   tree{},
			remove: 2,
		},
		{
			name:    "same length, other bytes",
			old:     tree{"a.html": strings.Repeat("a", 100_000) + "x"},
			site:    tree{"a.html": strings.Repeat("a", 100_000) + "y"},
			want:    tree{"a.html": strings.Repeat("a", 100_000) + "y"},
			written: 1,
		},
		{
			name:    "longer, shorter and the same, of many pieces",
			old:     tree{"a": strings.Repeat("a", 100_000), "b": strings.Repeat("b", 100_001), "c": "c", "d": strings.Repeat("d", 100_000)},
			site:    tree{"a": strings.Repeat("a", 100_001), "b": strings.Repeat("b", 100_000), "c": "c", "d": strings.Repeat("d", 100_000)},
			want:    tree{"a": strings.Repeat("a", 100_001), "b": strings.Repeat("b", 100_000), "c": "c", "d": strings.Repeat("d", 100_000)},
			written: 2,
		},
		{
			name: "an empty file",
			old:  tree{"a.html": ""},
			site: tree{"a.html": ""},
			want: tree{"a.html": ""},
		},
		{
			name:    "a file becomes a folder",
			old:     tree{"a": "file", "z": "z"},
			site:    tree{"a/b.html": "b", "z": "z"},
			want:    tree{"a/b.html": "b", "z": "z"},
			written: 1,
			remove:  1,
		},
		{
			name:    "a folder becomes a file",
			old:     tree{"a/b/c.html": "c", "a/d.html": "d"},
			site:    tree{"a": "file"},
			want:    tree{"a": "file"},
			written: 1,
			remove:  2,
		},
		{
			name:    "an address in another case",
			old:     tree{"About.html": "x"},
			site:    tree{"about.html": "x"},
			want:    tree{"about.html": "x"},
			written: 1,
			remove:  1,
		},
		{
			name:    "foreign files stay, in our folders too",
			foreign: tree{".gitignore": "*", "CNAME": "example.org", "people/notes.txt": "n", "empty/": ""},
			old:     tree{"people/a.html": "A", "empty/a.html": "A"},
			site:    tree{"index.html": "front"},
			want:    tree{".gitignore": "*", "CNAME": "example.org", "people/notes.txt": "n", "index.html": "front"},
			written: 1,
			remove:  2,
		},
		{
			name:      "a foreign file is replaced where that is wanted",
			foreign:   tree{"a.html": "theirs", "b.html/": "", "c.html": "-> a.html", "d.html": "theirs"},
			site:      tree{"a.html": "ours", "b.html": "ours", "c.html": "ours"},
			want:      tree{"a.html": "ours", "b.html": "ours", "c.html": "ours", "d.html": "theirs"},
			overwrite: true,
			written:   3,
		},
		{
			name:    "a foreign file that has the bytes becomes ours, an empty folder makes room",
			foreign: tree{"a.html": "ours", "b.html/": "", "c/d.html": "ours"},
			site:    tree{"a.html": "ours", "b.html": "ours", "c/d.html": "ours"},
			want:    tree{"a.html": "ours", "b.html": "ours", "c/d.html": "ours"},
			written: 1,
		},
		{
			name:         "a folder where our old file was is somebody else's",
			old:          tree{"a": "a", "b": "b"},
			foreignLater: tree{"a/": ""},
			site:         tree{"b": "b"},
			want:         tree{"a/": "", "b": "b"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site", "public")
			lay(t, dir, test.foreign)
			if test.old != nil {
				publishTree(t, dir, test.old)
			}
			for name := range test.foreignLater {
				os.Remove(filepath.Join(dir, name))
			}
			lay(t, dir, test.foreignLater)

			result := publishOver(t, dir, test.site, test.overwrite)
			expect(t, dir, test.want)
			if want := (Result{len(test.site), test.written, test.remove}); result != want {
				t.Errorf("result %+v, want %+v", result, want)
			}
			again := publishTree(t, dir, test.site)
			if want := (Result{Planned: len(test.site)}); again != want {
				t.Errorf("second result %+v, want %+v", again, want)
			}
		})
	}
}

// Links are made by people; none may be followed, and none in a folder's place
// may be mistaken for the folder.
func TestLinks(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	lay(t, outside, tree{"a.html": "a", "people/a.html": "theirs"})
	publishTree(t, dir, tree{"a.html": "a", "people/a.html": "A", "people/b.html": "B"})
	os.Remove(filepath.Join(dir, "a.html"))
	os.RemoveAll(filepath.Join(dir, "people"))
	lay(t, dir, tree{"a.html": "-> " + outside + "/a.html", "people": "-> " + outside + "/people"})

	// Planned: a link to a file is replaced, even if the bytes are the same.
	// Not planned any more: what a link leads to is not ours.
	result := publishTree(t, dir, tree{"a.html": "a"})
	if want := (Result{Planned: 1, Written: 1}); result != want {
		t.Errorf("result %+v, want %+v", result, want)
	}
	expect(t, dir, tree{"a.html": "a", "people": "-> " + outside + "/people"})
	expect(t, outside, tree{"a.html": "a", "people/a.html": "theirs"})

	wantWriteError(t, dir, "people/a.html", "there is a file or link where a folder is needed; move it away")
	expect(t, outside, tree{"a.html": "a", "people/a.html": "theirs"})
}

func wantWriteError(t *testing.T, dir, address, why string) {
	t.Helper()
	p, err := Begin(dir, []string{address}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	err = p.Write(address, []byte("new"))
	if err == nil {
		_, err = p.Finish()
	}
	want := "cannot write " + filepath.Join(dir, address) + ": " + why
	if err == nil || err.Error() != want {
		t.Errorf("error %v\n want %s", err, want)
	}
}

func TestForeignInTheWay(t *testing.T) {
	dir := t.TempDir()
	publishTree(t, dir, tree{"a/ours.html": "x"})
	lay(t, dir, tree{"people": "a file", "a/notes.txt": "n", "b/notes.txt": "n"})
	before := age(t, dir)
	wantWriteError(t, dir, "people/a.html", "there is a file or link where a folder is needed; move it away")
	undone := "; all that was placed before is undone"
	wantWriteError(t, dir, "a", "there is a folder of that name with files that readout did not write; move it away"+undone)
	wantWriteError(t, dir, "b", "there is a folder of that name with files that readout did not write; move it away"+undone)
	expect(t, dir, tree{"a/ours.html": "x", "people": "a file", "a/notes.txt": "n", "b/notes.txt": "n"})
	if after := modTimes(t, dir); !maps.Equal(before, after) {
		t.Errorf("times changed from %v to %v", before, after)
	}
}

func TestLinkedOutputFolder(t *testing.T) {
	top := t.TempDir()
	lay(t, top, tree{"real/": "", "public": "-> real"})
	publishTree(t, filepath.Join(top, "public"), tree{"a.html": "a"})
	expect(t, filepath.Join(top, "real"), tree{"a.html": "a"})
}

func TestBeginErrors(t *testing.T) {
	tests := []struct {
		addresses []string
		want      string
	}{
		{[]string{""}, `"" is no address: a clean relative path is needed`},
		{[]string{"."}, `"." is no address: a clean relative path is needed`},
		{[]string{"/etc/passwd"}, `"/etc/passwd" is no address: a clean relative path is needed`},
		{[]string{"a/../../b"}, `"a/../../b" is no address: a clean relative path is needed`},
		{[]string{"a//b"}, `"a//b" is no address: a clean relative path is needed`},
		{[]string{"a/"}, `"a/" is no address: a clean relative path is needed`},
		{[]string{"a\xff"}, `"a\xff" is no address: a clean relative path is needed`},
		{[]string{"a\nb"}, `"a\nb" is no address: it has a control character`},
		{[]string{"a\x00"}, `"a\x00" is no address: it has a control character`},
		{[]string{`a\..\b`}, `"a\\..\\b" is no address: it has a backslash`},
		{[]string{".readout-manifest"}, `".readout-manifest" is no address: readout keeps its own notes there`},
		{[]string{".Readout-tmp/1"}, `".Readout-tmp/1" is no address: readout keeps its own notes there`},
		{[]string{"a", "a"}, `two files have the address "a"`},
		{[]string{"x/About.html", "x/about.html"}, `the addresses "x/About.html" and "x/about.html" differ in case alone`},
		{[]string{"ΟΔΟΣ", "οδος"}, `the addresses "ΟΔΟΣ" and "οδος" differ in case alone`},
		{[]string{"a", "a-b", "a/b"}, `"a" would be a file and a folder at once`},
		{[]string{"a/b/c.html", "A"}, `"A" would be a file and a folder at once`},
	}
	for _, test := range tests {
		dir := filepath.Join(t.TempDir(), "public")
		p, err := Begin(dir, test.addresses, Options{})
		if p != nil || err == nil || err.Error() != test.want {
			t.Errorf("Begin(%q): %v\n want %s", test.addresses, err, test.want)
		}
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("Begin(%q) made the folder", test.addresses)
		}
	}
}

func TestOutputFolderIsFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "public")
	os.WriteFile(name, nil, 0o644)
	_, err := Begin(name, nil, Options{})
	want := "cannot open the output folder " + name + ": not a directory"
	if err == nil || err.Error() != want {
		t.Errorf("error %v\n want %s", err, want)
	}
}

func TestMisuse(t *testing.T) {
	dir := t.TempDir()
	publishTree(t, dir, tree{"old": "old"})
	p, err := Begin(dir, []string{"a", "b", "c"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Write("a", nil)
	wantError := func(got error, want string) {
		t.Helper()
		if got == nil || got.Error() != want {
			t.Errorf("error %v\n want %s", got, want)
		}
	}
	wantError(p.Write("a", nil), `publish: "a" was written twice`)
	wantError(p.Write("A", nil), `publish: "A" was not planned`)
	wantError(p.Write("../a", nil), `publish: "../a" was not planned`)
	_, err = p.Finish()
	wantError(err, `publish: 2 of 3 planned files were not written, the first is "b"`)
	expect(t, dir, tree{"old": "old"}) // and no temporary folder
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

// A write that fails must leave the old bytes, and may be tried again.
func TestWriteFails(t *testing.T) {
	dir := t.TempDir()
	publishTree(t, dir, tree{"a.html": "old", "gone.html": "x"})
	p, err := Begin(dir, []string{"a.html"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	temp := p.temp
	full := &fs.PathError{Op: "write", Path: tempName + "/1", Err: errors.New("no space left on device")}
	p.temp = func() (*tempFolder, error) { return nil, full }

	err = p.Write("a.html", []byte("new"))
	want := "cannot write " + filepath.Join(dir, "a.html") + ": no space left on device"
	if err == nil || err.Error() != want {
		t.Errorf("error %v\n want %s", err, want)
	}
	expect(t, dir, tree{"a.html": "old", "gone.html": "x"})

	p.temp = temp
	if err := p.Write("a.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Finish(); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, tree{"a.html": "new"})
}

// What writes the bytes may fail halfway. Nobody sees half of them.
func TestWriteFromFails(t *testing.T) {
	dir := t.TempDir()
	publishTree(t, dir, tree{"a": "old", "b": "new"})
	p, err := Begin(dir, []string{"a", "b", "c", "new/d"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	for address, want := range map[string]string{"a": "a", "b": "b", "c": "c", "new/d": filepath.FromSlash("new/d")} {
		err := p.WriteFrom(address, func(w io.Writer) error {
			io.WriteString(w, strings.Repeat("new", 100_000))
			return errors.New("no more words")
		})
		if want := "cannot write " + filepath.Join(dir, want) + ": no more words"; err == nil || err.Error() != want {
			t.Errorf("error %v\n want %s", err, want)
		}
	}
	if err := p.WriteFrom("b", inPieces("new")); err != nil { // it may be tried again
		t.Error(err)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	expect(t, dir, tree{"a": "old", "b": "new"})
}

// The manifest must cover all there may be before anything else changes, and
// must not change when nothing does.
func TestManifestOnDisk(t *testing.T) {
	dir := t.TempDir()
	publishTree(t, dir, tree{"b": "", "a/c": ""})
	final := "readout-manifest 1\na/c\nb\nend 2\n"
	if got := manifestOf(t, dir); got != final {
		t.Errorf("manifest %q, want %q", got, final)
	}
	before := age(t, dir)
	publishTree(t, dir, tree{"b": "", "a/c": ""})
	if after := modTimes(t, dir); !maps.Equal(before, after) {
		t.Errorf("times changed from %v to %v", before, after)
	}

	p, err := Begin(dir, []string{"new"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Write("new", nil); err != nil {
		t.Fatal(err)
	}
	if got := manifestOf(t, dir); got != final {
		t.Errorf("manifest before placing %q, want %q", got, final)
	}
	both := "readout-manifest 1\na/c\nb\nnew\nend 3\n"
	link := p.link
	p.link = func(old, new string) error { // of b, which is kept after the first manifest
		if got := manifestOf(t, dir); old != manifestName && got != both {
			t.Errorf("manifest while placing %q, want %q", got, both)
		}
		return link(old, new)
	}
	if _, err := p.Finish(); err != nil {
		t.Error(err)
	}
	if got, want := manifestOf(t, dir), "readout-manifest 1\nnew\nend 1\n"; got != want {
		t.Errorf("manifest after Finish %q, want %q", got, want)
	}
}

func TestLostManifest(t *testing.T) {
	for _, lost := range []string{
		"", "garbage", "readout-manifest 1\n", "readout-manifest 1\nold.html\nshared.ht",
		"readout-manifest 1\nold.html\n", "readout-manifest 2\nold.html\nend 1\n",
		"readout-manifest 1\nold.html\nend 2\n", "readout-manifest 1\nold.html\nend 1",
	} {
		dir := t.TempDir()
		publishTree(t, dir, tree{"old.html": "x", "shared.html": "old"})
		lay(t, dir, tree{manifestName: lost})
		before := age(t, dir)
		wantForeign(t, dir, tree{"shared.html": "new", "z": "z"}, "readout does not know as its own, since there is no whole .readout-manifest there,", "shared.html")
		if after := modTimes(t, dir); !maps.Equal(before, after) {
			t.Errorf("times changed from %v to %v", before, after)
		}
		publishOver(t, dir, tree{"shared.html": "new"}, true)
		expect(t, dir, tree{"old.html": "x", "shared.html": "new"})
	}
}

// A manifest may come with a cloned repository. It cannot be made to remove
// anything but plain files inside the folder.
func TestHostileManifest(t *testing.T) {
	top := t.TempDir()
	lay(t, top, tree{"precious": "p", "public/.git/config": "g", "public/old": "o"})
	lines := []string{"../precious", filepath.Join(top, "precious"), ".", "", "x/../../precious", manifestName, ".git", "old"}
	lay(t, top, tree{"public/" + manifestName: manifestHeader + strings.Join(lines, "\n") + "\n" + manifestEnd(len(lines))})
	publishTree(t, filepath.Join(top, "public"), tree{"a": "a"})
	expect(t, filepath.Join(top, "public"), tree{".git/config": "g", "a": "a"})
	expect(t, top, tree{"precious": "p", "public/.git/config": "g", "public/a": "a"})
}

func TestModes(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "public")
	for _, umask := range []int{0o777, 0o077, 0} {
		withUmask(t, umask, func() {
			publishTree(t, dir, tree{"a.html": fmt.Sprint(umask), "sub/b.html": "b"})
		})
		wantModes(t, dir)
		os.Chmod(filepath.Join(dir, "sub/b.html"), 0o600)
		publishTree(t, dir, tree{"a.html": fmt.Sprint(umask), "sub/b.html": "b"})
		wantModes(t, dir)
		os.RemoveAll(dir)
	}
}

func wantModes(t *testing.T, dir string) {
	t.Helper()
	for name, want := range map[string]fs.FileMode{"": 0o755, "a.html": 0o644, "sub": 0o755, "sub/b.html": 0o644, manifestName: 0o644} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%q has mode %o, want %o", name, got, want)
		}
	}
}

// age sets all times in dir to one long past, so that any write shows, and
// returns them.
func age(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	for name := range modTimes(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, name), time.Unix(1e9, 0), time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
	}
	return modTimes(t, dir)
}

func modTimes(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	times := map[string]time.Time{}
	for name := range readTree(t, dir) {
		if info, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			times[name] = info.ModTime()
		}
	}
	if info, err := os.Lstat(filepath.Join(dir, manifestName)); err == nil {
		times[manifestName] = info.ModTime()
	}
	return times
}

// TestModel publishes random sites one after the other into one folder, some
// of them killed half-way, from several goroutines, with foreign files among
// ours. After each that finishes, the folder is the site and what is foreign,
// files with the same bytes were not touched, and nothing else is there.
func TestModel(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			testModel(t, rand.New(rand.NewPCG(seed, 1)), t.TempDir())
		})
	}
}

func testModel(t *testing.T, r *rand.Rand, dir string) {
	foreign := tree{".gitignore": "*", "a/foreign.txt": "f", "b/a/foreign.txt": "f"}
	lay(t, dir, foreign)
	for range 40 {
		before, times := readTree(t, dir), age(t, dir)
		site := randomSite(r)
		if r.IntN(4) == 0 {
			kill(t, dir, site, r.IntN(len(site)+1), r.IntN(2) == 0)
			continue
		}
		publishParallel(t, dir, site)

		want := maps.Clone(site)
		maps.Copy(want, foreign)
		expect(t, dir, want)
		for name, now := range modTimes(t, dir) {
			same := want[name] == before[name] && !times[name].IsZero()
			if name != manifestName && same != now.Equal(times[name]) {
				t.Errorf("%s: time %v before, %v after, same bytes: %v", name, times[name], now, same)
			}
		}
		if got, want := manifestOf(t, dir), string(encodeManifest(slices.Sorted(maps.Keys(site)))); got != want {
			t.Errorf("manifest %q, want %q", got, want)
		}
		if t.Failed() {
			return
		}
	}
}

// randomSite draws names from few letters, so that files, folders and cases
// get into each other's way from one site to the next, but not within one.
// No file is at "a", "b" or "b/a": foreign files make those folders.
func randomSite(r *rand.Rand) tree {
	site := tree{}
	for range r.IntN(25) {
		parts := []string{string("abcDd"[r.IntN(5)])}
		for r.IntN(3) > 0 && len(parts) < 4 {
			parts = append(parts, string("abcCd"[r.IntN(5)]))
		}
		address := strings.Join(parts, "/")
		if address == "a" || address == "b" || address == "b/a" {
			continue
		}
		if _, err := newPlan(append(slices.Collect(maps.Keys(site)), address)); err == nil {
			site[address] = strings.Repeat("x", r.IntN(3)) + string("pq"[r.IntN(2)])
		}
	}
	return site
}

func publishParallel(t *testing.T, dir string, site tree) {
	t.Helper()
	p, err := Begin(dir, slices.Collect(maps.Keys(site)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for address, text := range site {
		wg.Go(func() {
			if err := p.Write(address, []byte(text)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if _, err := p.Finish(); err != nil {
		t.Fatal(err)
	}
}

// kill publishes a site and stops as a killed process does, when n files are
// staged or n are about to be replaced: nothing is closed or cleaned, and a
// half-written temporary file lies about.
func kill(t *testing.T, dir string, site tree, n int, placing bool) {
	t.Helper()
	p, err := Begin(dir, slices.Collect(maps.Keys(site)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, address := range slices.Sorted(maps.Keys(site)) {
		if i == n && !placing {
			break
		}
		if err := p.Write(address, []byte(site[address])); err != nil {
			t.Fatal(err)
		}
	}
	s, err := p.temp()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.create(s.root, "half", whole([]byte("<htm"))); err != nil {
		t.Fatal(err)
	}
	if placing {
		killWhilePlacing(t, p, n)
	}
	if p.root != nil {
		errors.Join(s.root.Close(), p.root.Close()) // as the kernel would
	}
}

func killWhilePlacing(t *testing.T, p *Publication, n int) {
	t.Helper()
	link, killed := p.link, errors.New("killed")
	p.link = func(old, new string) error {
		if n--; n < 0 {
			panic(killed)
		}
		return link(old, new)
	}
	defer func() {
		if err := recover(); err != nil && err != any(killed) {
			panic(err)
		}
	}()
	if _, err := p.Finish(); err != nil {
		t.Error(err)
	}
}

func TestKilled(t *testing.T) {
	dir := t.TempDir()
	publishTree(t, dir, tree{"a": "old", "b": "old", "gone": "old"})
	site := tree{"a": "new", "b": "new", "only-then/x": "new"}
	kill(t, dir, site, 3, false)
	expect(t, dir, tree{"a": "old", "b": "old", "gone": "old", ".readout-tmp/1": "new", ".readout-tmp/2": "new", ".readout-tmp/half": "<htm", ".readout-tmp/new/only-then/x": "new"})
	kill(t, dir, site, 2, true) // of the manifest and two files that are replaced
	found := readTree(t, dir)
	for name := range found {
		if strings.HasPrefix(name, tempName) {
			delete(found, name)
		}
	}
	if want := (tree{"a": "new", "b": "old", "gone": "old", "only-then/x": "new"}); !maps.Equal(found, want) {
		t.Errorf("%v, want %v", found, want)
	}
	result := publishTree(t, dir, tree{"a": "new", "b": "newer"})
	expect(t, dir, tree{"a": "new", "b": "newer"})
	if want := (Result{Planned: 2, Written: 1, Removed: 2}); result != want {
		t.Errorf("result %+v, want %+v", result, want)
	}
}
