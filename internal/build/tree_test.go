package build_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/publish"
	"readout/internal/source"
)

// now is the time of all builds: embargoes of later days withhold.
var now = time.Date(2022, 2, 10, 12, 0, 0, 0, time.UTC)

// writeFile writes a file of a site and the folders it needs.
func writeFile(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// writeTree writes a site, given as texts by path.
func writeTree(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		writeFile(t, dir, name, files[name])
	}
}

// A published is one file of an output folder.
type published struct {
	text string
	time time.Time
}

// readTree reads an output folder; one that is not there has no files.
func readTree(t testing.TB, dir string) map[string]published {
	t.Helper()
	files := map[string]published{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = published{string(data), info.ModTime()}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

// age gives all files of a folder a time long ago, so that one written again
// shows, however coarse the clock of the file system is.
func age(t testing.TB, dir string) {
	t.Helper()
	then := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for name := range readTree(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(name)), then, then); err != nil {
			t.Fatal(err)
		}
	}
}

// snapshot builds a site anew.
func snapshot(t testing.TB, dir string) *build.Snapshot {
	t.Helper()
	s, err := build.New(dir, build.Options{Now: now}).Build()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// publishInto publishes a snapshot that must have no errors.
func publishInto(t testing.TB, s *build.Snapshot, out string) publish.Result {
	t.Helper()
	result, err := s.Publish(out, publish.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, diagnostics(s))
	}
	return result.Result
}

// diagnostics returns what an editor is shown of a snapshot.
func diagnostics(s *build.Snapshot) string {
	var b strings.Builder
	source.Print(&b, s.Diagnostics, s.Data)
	return b.String()
}
