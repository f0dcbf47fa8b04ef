package annotate_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/internal/annotate"
	"readout/internal/build"
	"readout/internal/report"
	"readout/internal/source"
)

var update = flag.Bool("update", false, "rewrite what testdata/*.txtar expect")

// TestReports annotates the report of each archive in testdata on an empty site, or on
// that of the archive's files below content/, and compares the draft, its files and the
// summary with the archive's. The comment of an archive says where the report is from.
func TestReports(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives in testdata")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			given, got := annotated(t, archive)
			if *update {
				archive.Files = append(given, got...)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := archive.Files[len(given):]
			if wantText, gotText := txtar.Format(&txtar.Archive{Files: want}), txtar.Format(&txtar.Archive{Files: got}); !bytes.Equal(wantText, gotText) {
				t.Errorf("got\n%s\nwant\n%s", gotText, wantText)
			}
		})
	}
}

// annotated returns the given files of an archive, and those that Annotate makes.
func annotated(t *testing.T, archive *txtar.Archive) (given, got []txtar.File) {
	dir := t.TempDir()
	var reportName string
	var data []byte
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, "want/") {
			break
		}
		given = append(given, f)
		if strings.HasPrefix(f.Name, "content/") || f.Name == "readout.yaml" {
			write(t, dir, f.Name, f.Data)
		} else {
			reportName, data = f.Name, f.Data
		}
	}
	draft := draftOf(t, dir, reportName, data, annotate.Options{Today: today})
	add := func(name string, data []byte) { got = append(got, txtar.File{Name: "want/" + name, Data: data}) }
	add(string(draft.Article.Path), draft.Article.Data)
	for _, f := range draft.Entities {
		add(string(f.Path), f.Data)
	}
	var summary bytes.Buffer
	draft.Summary.Print(&summary)
	add("summary", summary.Bytes())
	return given, got
}

// draftOf annotates a report on the site in a folder, and checks what every draft
// promises.
func draftOf(t *testing.T, dir, name string, data []byte, o annotate.Options) annotate.Draft {
	t.Helper()
	format := report.FormatOf(name, data)
	r, err := report.Read(name, data, format)
	if err != nil {
		t.Fatal(err)
	}
	all, err := build.ReadDocuments(dir)
	if err != nil {
		t.Fatal(err)
	}
	site := annotate.Site{Config: all.Config, Countries: all.Words.Country}
	for i := range all.Heads {
		site.Documents = append(site.Documents, all.Heads[i].Document)
	}
	draft := annotate.Annotate(site, r, o)
	if stripped := strip(string(draft.Article.Data)); stripped != r.Body {
		t.Errorf("%s: the draft without marks is not the report:\n%s\nwant\n%s", name, stripped, r.Body)
	}
	checkBuilds(t, dir, draft)
	return draft
}

// checkBuilds writes a draft into the site and fails if the site, with its drafts, has
// errors.
func checkBuilds(t *testing.T, dir string, draft annotate.Draft) {
	t.Helper()
	for _, f := range append(draft.Entities, draft.Article) {
		write(t, dir, string(f.Path), f.Data)
	}
	snapshot, err := build.New(dir, build.Options{Drafts: true}).Build()
	if err != nil {
		t.Fatal(err)
	}
	if snapshot.Errors() > 0 {
		var out strings.Builder
		source.Print(&out, snapshot.Diagnostics, snapshot.Data)
		t.Errorf("the draft does not build:\n%s", out.String())
	}
}

func write(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
