package build_test

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"readout/internal/build"
	"readout/internal/corpus/hostile"
	"readout/internal/publish"
	"readout/internal/source"
)

// A whole site of twice as much that is hostile, built, published and its
// diagnostics printed, asks for at most twice as much memory. Only kinds whose cost
// lies beyond one document are built; internal/parse tries all.
func TestHostileSitesAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("builds some 40 sites")
	}
	whole := map[string]bool{
		"sentences of initials": true, "countries": true, "people": true, "one list of YAML on a line": true, "ambiguous names": true, "names": true,
		"statement of many attributes": true, "statements of nobody known": true, "statements alike": true, "statements to many": true,
		"event of many countries": true, "event blocks alike": true, "event links": true, "footnotes": true, "tags": true, "old addresses": true,
		"long name in the text": true, "aliases": true, "aliases alike": true, "posts": true,
		"posts of a speaker": true, "names of many words": true,
	}
	for _, k := range hostile.Kinds() {
		if !whole[k.Name] {
			continue
		}
		delete(whole, k.Name)
		a, b := asked(t, k.Files(10_000)), asked(t, k.Files(20_000))
		const fixed = 40e6 // what a site of nothing asks for, and some
		for range 3 {      // on a busy machine the collector empties pools more often, and they are filled again
			if b > 2.6*a && b > fixed {
				b = min(b, asked(t, k.Files(20_000)))
			}
		}
		if b > 2.6*a && b > fixed {
			t.Errorf("%s: %.1f MB allocated for 10 KB, %.1f MB for 20 KB", k.Name, a/1e6, b/1e6)
		}
	}
	for name := range whole {
		t.Errorf("there is no kind %q", name)
	}
}

// asked returns how many bytes a build asks for.
func asked(t *testing.T, files map[string]string) float64 {
	dir := t.TempDir()
	for name, text := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s, err := build.New(dir, build.Options{Now: now}).Build()
	if err != nil {
		t.Fatal(err)
	}
	source.Print(io.Discard, s.Diagnostics, s.Data)
	if s.Errors() == 0 {
		if _, err := s.Publish(filepath.Join(dir, "public"), publish.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
