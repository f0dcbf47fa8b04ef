package record_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/publish"
	"readout/internal/record"
)

var now = time.Date(2024, 3, 6, 10, 0, 0, 0, time.UTC)

// A folder has a site that was built and recorded.
type folder struct {
	t         *testing.T
	site, out string
	file      record.File
}

func newFolder(t *testing.T) *folder {
	dir := t.TempDir()
	f := &folder{t: t, site: filepath.Join(dir, "site"), out: filepath.Join(dir, "public")}
	f.write("readout.yaml", "title: River File\ntime_zone: UTC\n")
	f.write("content/articles/talks.md", "---\ntitle: Talks\ndate: 2024-03-05\n---\n\n![Dam](dam.png)\n")
	f.write("content/articles/later.md", "---\ntitle: Later\ndate: 2024-03-05\nembargo: 2024-03-06T12:00:00Z\n---\n\nLater.\n")
	f.write("content/articles/dam.png", "picture")
	f.write("layouts/404.html", `{{define "main"}}<h1>{{.Title}}</h1>{{end}} `)
	f.write("assets/root/CNAME", "example.org\n")
	var err error
	if f.file, err = record.Of(f.site, f.out); err != nil {
		t.Fatal(err)
	}
	b := build.New(f.site, build.Options{Now: now})
	if err := b.Read(); err != nil {
		t.Fatal(err)
	}
	inputs, err := b.Inputs()
	if err != nil {
		t.Fatal(err)
	}
	s := b.Make()
	if _, err := s.Publish(f.out, publish.Options{}); err != nil {
		t.Fatal(err, s.Diagnostics)
	}
	if err := f.file.Save(record.Record{Inputs: inputs, From: now, Until: s.ValidUntil(), Outcome: s.Outcome()}, f.out); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *folder) write(name, text string) {
	f.t.Helper()
	name = filepath.Join(f.site, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

// repeats reports whether a build would do the same again.
func (f *folder) repeats(options build.Options) bool {
	f.t.Helper()
	b := build.New(f.site, options)
	if err := b.Read(); err != nil {
		f.t.Fatal(err)
	}
	inputs, err := b.Inputs()
	if err != nil {
		f.t.Fatal(err)
	}
	return f.file.Find(inputs, options.Now, f.out) != nil
}

// rewrite changes the last byte of a file, and nothing else that a listing shows.
func rewrite(t *testing.T, name string) {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-1] ^= 1
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

// One byte of anything that a build reads, or has written, or the time makes another build.
func TestWhatChangesABuild(t *testing.T) {
	options := build.Options{Now: now.Add(time.Hour)}
	if !newFolder(t).repeats(options) {
		t.Fatal("the same build is not found")
	}
	files := map[string]func(f *folder) string{
		"an article":           func(f *folder) string { return filepath.Join(f.site, "content/articles/talks.md") },
		"a withheld article":   func(f *folder) string { return filepath.Join(f.site, "content/articles/later.md") },
		"a picture":            func(f *folder) string { return filepath.Join(f.site, "content/articles/dam.png") },
		"the settings":         func(f *folder) string { return filepath.Join(f.site, "readout.yaml") },
		"a layout":             func(f *folder) string { return filepath.Join(f.site, "layouts/404.html") },
		"an asset":             func(f *folder) string { return filepath.Join(f.site, "assets/root/CNAME") },
		"a page":               func(f *folder) string { return filepath.Join(f.out, "articles/talks.html") },
		"a published picture":  func(f *folder) string { return filepath.Join(f.out, "articles/dam.png") },
		"the list of outputs":  func(f *folder) string { return filepath.Join(f.out, ".readout-manifest") },
		"the record of itself": func(f *folder) string { return string(f.file) },
	}
	for name, of := range files {
		f := newFolder(t)
		rewrite(t, of(f))
		if f.repeats(options) {
			t.Errorf("%s changed, and the build is taken for the same", name)
		}
	}
	changes := map[string]func(f *folder) error{
		"a page is gone": func(f *folder) error { return os.Remove(filepath.Join(f.out, "index.html")) },
		"a new article":  func(f *folder) error { f.write("content/articles/new.md", ""); return nil },
		"a renamed picture": func(f *folder) error {
			d := filepath.Join(f.site, "content/articles")
			return os.Rename(d+"/dam.png", d+"/b.png")
		},
		"a page's mode": func(f *folder) error { return os.Chmod(filepath.Join(f.out, "index.html"), 0o600) },
		"another program": func(*folder) error {
			program, err := os.Executable()
			if err != nil {
				return err
			}
			return os.Chtimes(program, now, now)
		},
	}
	for name, change := range changes {
		f := newFolder(t)
		if err := change(f); err != nil {
			t.Fatal(err)
		}
		if f.repeats(options) {
			t.Errorf("%s, and the build is taken for the same", name)
		}
	}
	f := newFolder(t)
	for name, options := range map[string]build.Options{
		"the embargo has ended": {Now: time.Date(2024, 3, 6, 12, 0, 0, 0, time.UTC)},
		"the day has ended":     {Now: time.Date(2024, 3, 7, 0, 0, 0, 0, time.UTC)},
		"the clock went back":   {Now: now.Add(-time.Second)},
		"another address":       {Now: now, BaseURL: "https://example.com/"},
		"with drafts":           {Now: now, Drafts: true},
	} {
		if f.repeats(options) {
			t.Errorf("%s, and the build is taken for the same", name)
		}
	}
	if !f.repeats(build.Options{Now: now}) {
		t.Error("looking changed something")
	}
}
