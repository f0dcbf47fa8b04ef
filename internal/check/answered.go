package check

import (
	"regexp"
	"strings"

	"readout/internal/document"
	"readout/internal/source"
)

// Answered returns how to take out a question of a draft to which the answer stands there: "who?" behind words that
// have a mark, and "when?" around an event that has a day. It reports whether there is one.
func Answered(d *document.Document, q document.Question) (source.Fix, bool) {
	switch {
	case q.Text == document.AsksWho && isMarked(d, q.Source.Start):
		return withoutComment(d.File, q.Source, "take out a question that is answered"), true
	case datedEvent.MatchString(q.Text):
		return source.Fix{
			Path: d.File.Path, Span: q.Source, Old: string(q.Source.Of(d.File.Data)), What: "declare an event that has its day now",
			New: strings.TrimSpace(strings.TrimSuffix(q.Text, document.AsksWhen)),
		}, true
	}
	return source.Fix{}, false
}

// datedEvent is a question around the block of an event whose day is written down.
var datedEvent = regexp.MustCompile(`(?s)\A> ?\[![\w-]+\] +\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)? .*\n` + regexp.QuoteMeta(document.AsksWhen) + `\z`)

// markEnd is what may stand between the address of a statement and a question about it: its attributes, the end of
// its mark, and of its sentence.
var markEnd = regexp.MustCompile(`\A(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)[\s.,;:!?”’»"']*\z`)

// isMarked reports whether a statement ends right before a place in the file.
func isMarked(d *document.Document, at int32) bool {
	for i := range d.Statements {
		if end := d.Statements[i].Source.End; end <= at && markEnd.Match(d.File.Data[end:at]) {
			return true
		}
	}
	return false
}
