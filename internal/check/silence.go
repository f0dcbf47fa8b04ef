package check

import (
	"readout/internal/document"
	"readout/internal/source"
)

// A Silenced is a list of diagnostics without those that comments of the authors silence.
type Silenced struct {
	Kept  []source.Diagnostic // in their order
	Count int                 // of those silenced
	used  map[*document.Allow]bool
}

// Silence takes out the warnings at places where a comment allows their rule. An error
// stays, whatever its rule.
func Silence(list []source.Diagnostic, documents []document.Summary) Silenced {
	allows := map[source.Path][]document.Allow{}
	for i := range documents {
		if h := &documents[i]; h.HasAllows {
			allows[h.File.Path] = h.Document.Allows
		}
	}
	out := Silenced{Kept: list}
	if len(allows) == 0 {
		return out
	}
	out.Kept, out.used = make([]source.Diagnostic, 0, len(list)), map[*document.Allow]bool{}
	for _, d := range list {
		if out.allowed(&d, allows[d.Path]) {
			out.Count++
		} else {
			out.Kept = append(out.Kept, d)
		}
	}
	return out
}

// allowed reports whether a diagnostic is silenced, and marks the comments that do it.
func (s *Silenced) allowed(d *source.Diagnostic, allows []document.Allow) (allowed bool) {
	if d.Severity != source.Warning {
		return false
	}
	for i := range allows {
		a := &allows[i]
		if a.Rule == d.Rule && a.Covers.Start <= d.Span.Start && d.Span.Start < max(a.Covers.End, a.Covers.Start+1) {
			s.used[a], allowed = true, true
		}
	}
	return allowed
}
