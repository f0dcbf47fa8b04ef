package annotate_test

import (
	"strings"
	"testing"

	"readout/internal/annotate"
	"readout/internal/date"
	"readout/internal/report"
)

// The day of a report is that of the flag, of the report, or the last day of its name, and what was not said is an
// open question.
func TestDayOfReport(t *testing.T) {
	for _, test := range []struct{ head, want, open string }{
		{"OSLO, March 2, 2020 — ", "2020-03-02", ""},
		{"OSLO, March 2 — ", "2024-03-02", `the report gives no year: 2024-03-02 is the last "March 2"; --date sets it`},
		{"OSLO, Dec. 30 (Reuters) — ", "2023-12-30", `the report gives no year: 2023-12-30 is the last "Dec. 30"; --date sets it`},
		{"OSLO, 29 February\n\n", "2024-02-29", `the report gives no year: 2024-02-29 is the last "29 February"; --date sets it`},
		{"Friday, March 1\n\n", "2024-03-01", `the report gives no year: 2024-03-01 is the last "Friday, March 1"; --date sets it`},
		{"Monday, March 1\n\n", "2021-03-01", `the report gives no year: 2021-03-01 is the last "Monday, March 1"; --date sets it`},
		{"", "2024-03-10", "no day was found above the report: 2024-03-10 is today; --date sets it"},
	} {
		r, err := report.Read("", []byte("Talks\n\n"+test.head+"They met for an hour.\n"), report.Plain)
		if err != nil {
			t.Fatal(err)
		}
		draft := annotate.Annotate(emptySite(), r, annotate.Options{Today: date.Date{Year: 2024, Month: 3, Day: 10}})
		if open := strings.Join(draft.Summary.Open, "\n"); !strings.Contains(string(draft.Article.Data), "\ndate: "+test.want+"\n") || open != test.open {
			t.Errorf("%q: open %q in\n%s", test.head, open, draft.Article.Data)
		}
	}
}

// A title that the editor gives does not take the report's away.
func TestOtherTitle(t *testing.T) {
	for _, text := range []string{"Talks in Oslo\n\nThey met.\n", "# Talks in Oslo\n\nThey met.\n", "<article><h1>Talks in Oslo</h1><p>They met.</p></article>"} {
		for title, body := range map[string]string{"Other": "\n\nTalks in Oslo\n\nThey met.\n", "Talks in Oslo": "\n\nThey met.\n"} {
			r, err := report.Read("", []byte(text), report.FormatOf("", []byte(text)))
			if err != nil {
				t.Fatal(err)
			}
			draft := annotate.Annotate(emptySite(), r, annotate.Options{Title: title, Date: today})
			if got := string(draft.Article.Data); !strings.HasPrefix(got, "---\ntitle: "+title+"\n") || !strings.HasSuffix(got, "---"+body) {
				t.Errorf("%q as %q: got\n%s", text, title, got)
			}
		}
	}
}
