package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// stageTree begins a publication and writes all of a site.
func stageTree(t *testing.T, dir string, site tree) *Publication {
	t.Helper()
	p, err := Begin(dir, slices.Collect(maps.Keys(site)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range slices.Sorted(maps.Keys(site)) {
		if err := p.Write(address, []byte(site[address])); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func wantForeign(t *testing.T, dir string, site tree, why, which string) {
	t.Helper()
	_, err := stageTree(t, dir, site).Finish()
	want := "nothing was written: " + dir + " has files that " + why + " and that the site would replace: " + which +
		"; move them away, choose another folder with --out, or replace them with --overwrite"
	if err == nil || err.Error() != want {
		t.Errorf("error %v\n want %s", err, want)
	}
}

// What somebody else put into the folder is not lost, with a manifest or without.
func TestForeignFilesAreNotReplaced(t *testing.T) {
	dir := t.TempDir()
	foreign := tree{"index.html": "theirs", "people/a.html": "theirs", "link.html": "-> index.html", "same.html": "same"}
	lay(t, dir, foreign)
	site := tree{"index.html": "ours", "people/a.html": "ours", "link.html": "theirs", "same.html": "same", "new/x.html": "x"}
	wantForeign(t, dir, site, "readout does not know as its own, since there is no whole .readout-manifest there,", "index.html, link.html, people/a.html")
	expect(t, dir, foreign)
	if _, err := os.Lstat(filepath.Join(dir, manifestName)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a manifest: %v", err)
	}

	publishTree(t, dir, tree{"same.html": "same", "mine.html": "m"})
	wantForeign(t, dir, site, "readout did not write", "index.html, link.html, people/a.html")
	foreign["mine.html"] = "m"
	expect(t, dir, foreign)

	many, planned := tree{}, tree{}
	for i := range 25 {
		many[fmt.Sprintf("n/%02d", i)], planned[fmt.Sprintf("n/%02d", i)] = "theirs", "ours"
	}
	lay(t, dir, many)
	var first []string
	for i := range 10 {
		first = append(first, fmt.Sprintf("n/%02d", i))
	}
	wantForeign(t, dir, planned, "readout did not write", strings.Join(first, ", ")+" and 15 more")
}

// Until Finish nothing that is published changes, not even a mode or a time, and
// folders that were made for it go again.
func TestGivenUp(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "public")
	old := tree{"a": "old", "b/c": "old", "gone": "old", "d": "file"}
	publishTree(t, dir, old)
	if err := os.Chmod(filepath.Join(dir, "a"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := age(t, dir)
	site := tree{"a": "old", "b/c": "new", "d/e": "new", "f/g": "new"}
	if err := stageTree(t, dir, site).Close(); err != nil {
		t.Error(err)
	}
	expect(t, dir, old)
	if after := modTimes(t, dir); !maps.Equal(before, after) {
		t.Errorf("times changed from %v to %v", before, after)
	}
	if info, err := os.Stat(filepath.Join(dir, "a")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := stageTree(t, filepath.Join(top, "x/y/public"), site).Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(filepath.Join(top, "x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("x is still there: %v", err)
	}
}

// An error while placing is undone, whatever was done before it, and whatever is in
// the way of the rest.
func TestPlacingIsUndone(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 3))
		dir := t.TempDir()
		old := randomSite(r)
		publishTree(t, dir, old)
		site := randomSite(r)
		site["z/last"] = "new"      // placed after all others,
		lay(t, dir, tree{"z/": ""}) // in a folder that is there
		p := stageTree(t, dir, site)
		lay(t, dir, tree{"z/last/foreign": "f"}) // and in somebody's way
		before, manifest := age(t, dir), manifestOf(t, dir)
		maps.DeleteFunc(before, func(name string, _ time.Time) bool { return strings.HasPrefix(name, tempName) })
		_, err := p.Finish()
		want := "cannot write " + filepath.Join(dir, "z/last") + ": " + errNotEmpty.Error() + "; all that was placed before is undone"
		if err == nil || err.Error() != want {
			t.Fatalf("%v\nwant %s", err, want)
		}
		wanted := maps.Clone(old)
		wanted["z/last/foreign"] = "f"
		expect(t, dir, wanted)
		if after := modTimes(t, dir); !maps.Equal(before, after) || manifestOf(t, dir) != manifest {
			t.Errorf("times changed from %v to %v, or the manifest to %q", before, after, manifestOf(t, dir))
		}
		if t.Failed() {
			t.Fatalf("seed %d, from %v to %v", seed, old, site)
		}
	}
}

// A file system without links keeps no second name of a file. Then the error
// names what is new, the manifest lists all there is, and the next publication
// repairs it.
func TestPlacingThatCannotBeUndone(t *testing.T) {
	dir := t.TempDir()
	publishTree(t, dir, tree{"a": "old", "b": "old", "gone": "g"})
	lay(t, dir, tree{"z/": ""})
	p := stageTree(t, dir, tree{"a": "new", "b": "old", "c": "new", "z/last": "new"})
	p.link = func(string, string) error { return errors.ErrUnsupported }
	lay(t, dir, tree{"z/last/foreign": "f"})
	_, err := p.Finish()
	want := "cannot write " + filepath.Join(dir, "z/last") + ": " + errNotEmpty.Error() +
		"; this could not be undone, and is new or gone: a; the next build repairs it"
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
	expect(t, dir, tree{"a": "new", "b": "old", "gone": "g", "z/last/foreign": "f"})
	if got, want := manifestOf(t, dir), "readout-manifest 1\na\nb\nc\ngone\nz/last\nend 5\n"; got != want {
		t.Errorf("manifest %q, want %q", got, want)
	}
	if err := os.RemoveAll(filepath.Join(dir, "z")); err != nil {
		t.Fatal(err)
	}
	publishTree(t, dir, tree{"a": "newer", "b": "old"})
	expect(t, dir, tree{"a": "newer", "b": "old"})
}
