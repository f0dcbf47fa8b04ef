package check

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/source"
)

// Answered returns how to take out a question of a draft to which the answer stands there: "who?" and "said on which day?" behind words that
// have a mark, and "when?" around an event that has a day. It reports whether there is one.
func Answered(d *document.Document, q document.Question) (source.Fix, bool) {
	switch {
	case (q.Text == document.AsksWho || q.Text == document.AsksDay) && isMarked(d, q.Source.Start):
		return withoutComment(d.File, q.Source, "take out a question that is answered"), true
	case datedEvent.MatchString(q.Text) && standsAlone(d.File.Data, q.Source):
		return source.Fix{
			Path: d.File.Path, Span: q.Source, Old: string(q.Source.Of(d.File.Data)), What: "declare an event that has its day now",
			New: strings.TrimSpace(strings.TrimSuffix(q.Text, document.AsksWhen)),
		}, true
	}
	return source.Fix{}, false
}

// datedEvent is a question around the block of an event whose day is written down, and around nothing else.
var datedEvent = regexp.MustCompile(`(?s)\A> ?\[![\w-]+\] +\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)? [^\n]*\n(?:>[^\n]*\n)*` + regexp.QuoteMeta(document.AsksWhen) + `\z`)

// standsAlone reports whether nothing else stands in the lines of a comment, nor in the lines above and below it, so
// that what it holds can be a block.
func standsAlone(data []byte, at source.Span) bool {
	before, after := data[:at.Start], data[at.End:]
	return (len(before) == 0 || blankLine.Match(before)) && emptyLine.Match(after)
}

var (
	blankLine = regexp.MustCompile(`(?:\n[ \t]*|---[ \t]*)\r?\n\z`)
	emptyLine = regexp.MustCompile(`\A[ \t]*(?:\r?\n[ \t]*(?:\r?\n|\z)|\z)`)
)

// markEnd is what may stand between the address of a statement and a question about it: its attributes, the end of
// its mark, and of its sentence.
var markEnd = regexp.MustCompile(`\A(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)([\s.,;:!?”’»"']*)\z`)

// isMarked reports whether a statement ends right before a place in the file, and is all of the quotation that ends there.
func isMarked(d *document.Document, at int32) bool {
	for i := range d.Statements {
		mark := d.Statements[i].Source
		if mark.End > at {
			continue
		}
		if m := markEnd.FindSubmatch(d.File.Data[mark.End:at]); m != nil {
			opening, _ := utf8.DecodeLastRune(d.File.Data[:mark.Start])
			return bytes.IndexFunc(m[1], quotation.MayClose) < 0 || quotation.MayOpen(opening)
		}
	}
	return false
}
