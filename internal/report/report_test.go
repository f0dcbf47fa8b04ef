package report_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/report"
)

var update = flag.Bool("update", false, "rewrite what testdata/reports/*.json expect")

// TestReports reads each report in testdata and compares what was read with the file
// beside it.
func TestReports(t *testing.T) {
	names, err := filepath.Glob("testdata/reports/*")
	if err != nil || len(names) == 0 {
		t.Fatal("no reports in testdata/reports")
	}
	for _, name := range names {
		if strings.HasSuffix(name, ".json") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := report.Read(name, data, report.FormatOf(name, data))
		if err != nil {
			t.Errorf("%s: %s", name, err)
			continue
		}
		shown(t, r.Body)
		got, err := json.MarshalIndent(fields(r), "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		want, _ := os.ReadFile(name + ".json")
		if *update {
			if err := os.WriteFile(name+".json", append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if string(want) != string(got)+"\n" {
			t.Errorf("%s: read as\n%s\nwant\n%s", name, got, want)
		}
	}
}

// fields is a report as a test shows it: the body by its lines.
func fields(r report.Report) any {
	return struct {
		Title, Date, Yearless, Dateline, Publisher, SourceURL string   `json:",omitempty"`
		Authors                                               []string `json:",omitempty"`
		Caption, Credit, Front                                string   `json:",omitempty"`
		Body                                                  []string
		Dropped                                               []string `json:",omitempty"`
	}{r.Title, r.Date.String(), r.Yearless, r.Dateline, r.Publisher, r.SourceURL, r.Authors, r.Caption, r.Credit, r.Front, strings.Split(r.Body, "\n"), r.Dropped}
}

func TestFormatOf(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       report.Format
	}{
		{"a.html", "plain", report.HTML}, {"a.HTM", "plain", report.HTML}, {"a.md", "plain", report.Markdown}, {"a.txt", "# x", report.Plain},
		{"-", "<!DOCTYPE html><p>x</p>", report.HTML}, {"-", "  <div>x</div>", report.HTML}, {"-", "<p>x</p>", report.HTML},
		{"-", "# Title\n\nText", report.Markdown}, {"-", "---\ntitle: x\n---\n", report.Markdown}, {"-", "See [it](https://x.org).", report.Markdown},
		{"-", "[Russia] said a < b.", report.Plain}, {"-", "Talks\n\nThey met.", report.Plain}, {"report", "* He came.", report.Plain},
	} {
		if got := report.FormatOf(test.name, []byte(test.text)); got != test.want {
			t.Errorf("%s %q: %s, want %s", test.name, test.text, got, test.want)
		}
	}
}

func TestUnreadableReports(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "the report has no text"},
		{"\n \n", "the report has no text"},
		{"a\xff", "the report is not UTF-8 text; save it as UTF-8"},
		{"a\nb\x00", "line 2 of the report has a control character (U+0000); take it out"},
		{"---\ntitle: x\n", "the front matter of the report is never closed; end it with a line of ---"},
		{"+++\ntitle = 1\n+++\n# x", "the front matter of the report is TOML or JSON; write it as YAML between lines of ---"},
		{strings.Repeat("a", 5<<20), "the report is longer than 1 MB; is it one report?"},
	} {
		_, err := report.Read("", []byte(test.text), report.FormatOf("", []byte(test.text)))
		if err == nil || err.Error() != test.want {
			t.Errorf("%.20q: %v, want %s", test.text, err, test.want)
		}
	}
}
