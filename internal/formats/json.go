package formats

import (
	"encoding/json"
	"io"

	"readout/internal/source"
)

// document is the JSON of a List. docs/rules.md says what each field means.
type document struct {
	Version     int              `json:"version"`
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
	Silenced    int              `json:"silenced"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
	Questions   []jsonQuestion   `json:"questions"`
}

type jsonPlace struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
}

type jsonDiagnostic struct {
	jsonPlace
	Severity string        `json:"severity"`
	Rule     string        `json:"rule"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint,omitempty"`
	Withheld bool          `json:"withheld,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

type jsonQuestion struct {
	jsonPlace
	Text string `json:"text,omitempty"`
}

// formatVersion changes when a field gets another meaning.
const formatVersion = 1

// JSON writes one object with all of the list.
func (l *List) JSON(w io.Writer) error {
	out := document{
		Version: formatVersion, Errors: source.Count(l.Diagnostics, source.Error), Warnings: source.Count(l.Diagnostics, source.Warning),
		Silenced: l.Silenced, Diagnostics: []jsonDiagnostic{}, Questions: []jsonQuestion{},
	}
	for i := range l.Diagnostics {
		d := &l.Diagnostics[i]
		one := jsonDiagnostic{
			jsonPlace: l.place(d.Path, d.Span), Severity: d.Severity.String(), Rule: string(d.Rule),
			Message: d.Message, Hint: d.Hint, Withheld: d.Withheld,
		}
		for _, r := range d.Related {
			one.Related = append(one.Related, jsonRelated{l.place(r.Path, r.Span), r.Message})
		}
		out.Diagnostics = append(out.Diagnostics, one)
	}
	for _, q := range l.Questions {
		out.Questions = append(out.Questions, jsonQuestion{l.place(q.Path, q.Span), q.Text})
	}
	return encode(w, out)
}

func (l *List) place(p source.Path, at source.Span) jsonPlace {
	r := l.region(p, at)
	return jsonPlace{l.file(p), r.start.Line, r.start.Column, r.end.Line, r.end.Column}
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
