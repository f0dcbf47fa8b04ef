package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/corpus/newsroom"
	"readout/internal/source"
	"readout/layouts"
)

// afterAll is a time after the last day of the largest site.
var afterAll = time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC)

// sizes are the numbers of articles that builds are measured with. The budget
// of the design is for the last.
var sizes = []int{1000, 5000, 20000}

// ofEachSize runs a benchmark on a site of each size.
func ofEachSize(b *testing.B, run func(b *testing.B, dir string)) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			writeTree(b, dir, newsroom.Files(n))
			runtime.GC()
			b.ReportAllocs()
			run(b, dir)
		})
	}
}

func mustBuild(b *testing.B, builder *build.Builder) *build.Snapshot {
	b.Helper()
	s, err := builder.Build()
	if err != nil {
		b.Fatal(err)
	}
	if s.Errors() > 0 {
		b.Fatal(diagnostics(s))
	}
	return s
}

// BenchmarkPublish publishes a snapshot into an empty folder. What the command as
// a whole costs, BenchmarkCold tells (cmd/readout).
func BenchmarkPublish(b *testing.B) {
	ofEachSize(b, func(b *testing.B, dir string) {
		s := mustBuild(b, build.New(dir, build.Options{Now: afterAll}))
		files := 0
		for run := 0; b.Loop(); run++ {
			files = publishInto(b, s, filepath.Join(dir, fmt.Sprint("public-", run))).Written
		}
		b.ReportMetric(float64(files), "files")
	})
}

// BenchmarkBuild makes a snapshot without a page, with a builder that knows
// nothing yet.
func BenchmarkBuild(b *testing.B) {
	ofEachSize(b, func(b *testing.B, dir string) {
		for b.Loop() {
			mustBuild(b, build.New(dir, build.Options{Now: afterAll}))
		}
	})
}

// BenchmarkNothingChanged builds and publishes a site over its own output, as a
// second run of the command does.
func BenchmarkNothingChanged(b *testing.B) {
	ofEachSize(b, func(b *testing.B, dir string) {
		out := filepath.Join(b.TempDir(), "out")
		publishInto(b, mustBuild(b, build.New(dir, build.Options{Now: afterAll})), out)
		for b.Loop() {
			if written := publishInto(b, mustBuild(b, build.New(dir, build.Options{Now: afterAll})), out).Written; written > 0 {
				b.Fatalf("%d files were written", written)
			}
		}
	})
}

// BenchmarkEdit builds after an edit with a builder that knows the site and is
// told what changed, and renders a page: what a preview does on each save. The
// slowest of the builds is reported too (max-ms).
func BenchmarkEdit(b *testing.B) {
	for _, edit := range []struct{ name, file, from, to string }{
		{"body", "content/articles/2010/2010-01-01-0.md", "What comes next", "What came next"},
		{"alias", "content/people/ada-ahlmann.md", "country: no", "country: no\naliases: [the Envoy]"},
		{"layout", "layouts/partials/turn.html", "Previous", "Before"},
	} {
		b.Run(edit.name, func(b *testing.B) {
			ofEachSize(b, func(b *testing.B, dir string) {
				measureEdit(b, dir, edit.file, edit.from, edit.to, (*build.Builder).BuildChanged)
			})
		})
	}
}

// BenchmarkSweep is the edit of a body for a builder that has to look at all
// files to learn of it.
func BenchmarkSweep(b *testing.B) {
	ofEachSize(b, func(b *testing.B, dir string) {
		measureEdit(b, dir, "content/articles/2010/2010-01-01-0.md", "What comes next", "What came next",
			func(builder *build.Builder, _ []source.Path) (*build.Snapshot, error) { return builder.Build() })
	})
}

func measureEdit(b *testing.B, dir, file, from, to string, rebuildOnce func(*build.Builder, []source.Path) (*build.Snapshot, error)) {
	before := original(b, dir, file)
	after := strings.Replace(before, from, to, 1)
	if before == after {
		b.Fatalf("%s has no %q", file, from)
	}
	writeFile(b, dir, file, before)
	builder := build.New(dir, build.Options{Now: afterAll})
	mustBuild(b, builder)
	var slowest time.Duration
	for b.Loop() {
		b.StopTimer()
		before, after = after, before
		writeFile(b, dir, file, before)
		b.StartTimer()
		began := time.Now()
		s, err := rebuildOnce(builder, []source.Path{source.Path(file)})
		if err != nil || s.Errors() > 0 {
			b.Fatal(err, diagnostics(s))
		}
		if _, ok, err := s.Render("articles/2010/2010-01-01-0.html"); !ok || err != nil {
			b.Fatal(ok, err)
		}
		slowest = max(slowest, time.Since(began))
	}
	b.ReportMetric(float64(slowest.Microseconds())/1000, "max-ms")
}

// original returns the text of a file of the site, or of the built-in layout
// that it would replace.
func original(b *testing.B, dir, file string) string {
	b.Helper()
	data, err := os.ReadFile(filepath.Join(dir, file))
	if name, ok := strings.CutPrefix(file, "layouts/"); ok && err != nil {
		data, err = layouts.FS.ReadFile(name)
	}
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}
