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

// FuzzReportIsUnchanged annotates any text, in one of the formats: the draft without marks
// is the report, and no mark has caused an error.
func FuzzReportIsUnchanged(f *testing.F) {
	f.Add("Talks\n\nMOSCOW (Reuters) — Foreign Minister Jan Mulder said that “we go” in a call with President Ana Torres on Tuesday.\n\nMulder met Torres in Paris. [Russia] * <b>.", byte(0))
	f.Add("MR. MULDER: We wait for the lists of both sides.\n\nThen we go.\n\nQ: “When?”\n\nSENIOR ADMINISTRATION OFFICIAL: Jan Mulder said “no” to it, on Monday.", byte(0))
	f.Add("---\ntitle: T\n---\n\n“[[Lavrov]] said *it*,” Jan Mulder said. [x](said:ru) “no”", byte(1))
	f.Add("<p>Jan Mulder told Ana Torres that it was “over”.</p><ul><li>“Yes,” he said.</li></ul>", byte(2))
	f.Fuzz(func(t *testing.T, text string, kind byte) {
		format := report.Formats[int(kind)%len(report.Formats)]
		r, err := report.Read("", []byte(text), format)
		if err != nil {
			return
		}
		draft := annotate.Annotate(emptySite(), r, annotate.Options{Today: today})
		if format == report.Markdown {
			return // the author's own marks and errors are there, too
		}
		if len(draft.Diagnostics) > 0 {
			t.Errorf("%q: %s", text, draft.Diagnostics[0].Message)
		}
		if stripped := strip(string(draft.Article.Data)); stripped != r.Body {
			t.Errorf("%q: stripped %q, want %q", text, stripped, r.Body)
		}
	})
}
