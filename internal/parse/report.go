package parse

import (
	"fmt"
	"slices"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

// A reporter reports what is wrong with a document, and knows where in its file
// something stands. All that reads the file has one.
type reporter struct {
	doc  *document.Document
	text *document.Text // of doc
	base int            // of the body in the file: goldmark counts from the body

	mixed int // how many words were reported to mix alphabets
}

// spanOf returns the span of the file of n bytes of the body.
func (r *reporter) spanOf(at, n int) source.Span { return source.Between(r.base+at, r.base+at+n) }

// report adds a diagnostic of the document.
func (r *reporter) report(d source.Diagnostic) {
	d.Path = r.doc.File.Path
	r.doc.Diagnostics = append(r.doc.Diagnostics, d)
}

// problem reports an error at a span of the file.
func (r *reporter) problem(at source.Span, rule, hint, format string, args ...any) {
	r.report(source.Diagnostic{Span: at, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// warn reports a warning at a span of the file.
func (r *reporter) warn(at source.Span, rule, hint, format string, args ...any) {
	r.report(source.Diagnostic{Span: at, Severity: source.Warning, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// reportedWithin reports whether something was reported that stands in a part of the file.
func (r *reporter) reportedWithin(at source.Span) bool {
	return slices.ContainsFunc(r.doc.Diagnostics, func(d source.Diagnostic) bool { return at.Start <= d.Span.Start && d.Span.Start < at.End })
}

// refuseReference reports a character reference that stands for what may not be
// written: what the file itself holds of it is refused before it is parsed.
func (r *reporter) refuseReference(words string, at source.Span) {
	if refused, i := meta.Refused(words); i >= 0 {
		rule, message, hint := meta.RefusedMessage(refused)
		r.problem(at, rule, hint, "%s", message)
	}
}
