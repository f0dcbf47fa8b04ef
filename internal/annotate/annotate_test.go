package annotate_test

import (
	"testing"

	"readout/internal/annotate"
	"readout/internal/config"
	"readout/internal/date"
	"readout/internal/report"
)

// emptySite is a site without a file.
func emptySite() annotate.Site { return annotate.Site{Config: config.Defaults()} }

var today = date.Date{Year: 2024, Month: 3, Day: 5}

// FuzzReportIsUnchanged annotates any text: the draft without marks is the report, and no
// mark has caused an error.
func FuzzReportIsUnchanged(f *testing.F) {
	f.Add("Talks\n\nMOSCOW (Reuters) — Foreign Minister Jan Mulder said that “we go” in a call with President Ana Torres on Tuesday.\n\nMulder met Torres in Paris. [Russia] * <b>.")
	f.Add("---\ntitle: T\n---\n\n“[[Lavrov]] said *it*,” Jan Mulder said. [x](said:ru) “no”")
	f.Add("<p>Jan Mulder told Ana Torres that it was “over”.</p><ul><li>“Yes,” he said.</li></ul>")
	f.Fuzz(func(t *testing.T, text string) {
		for _, format := range report.Formats {
			r, err := report.Read("", []byte(text), format)
			if err != nil {
				continue
			}
			draft := annotate.Annotate(emptySite(), r, annotate.Options{Today: today})
			if format == report.Plain {
				if len(draft.Diagnostics) > 0 {
					t.Errorf("%q: %s", text, draft.Diagnostics[0].Message)
				}
				if stripped := strip(string(draft.Article.Data)); stripped != r.Body {
					t.Errorf("%q: stripped %q, want %q", text, stripped, r.Body)
				}
			}
		}
	})
}
