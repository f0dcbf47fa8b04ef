package document

import (
	"bytes"
	"unicode/utf8"

	"readout/internal/source"
)

// Who spoke stands around the words of a mark. Inside them it would be shown as a part
// of what was said.

// longestClause bounds the words of "the minister said" between two quotations.
const longestClause = 4

// checkWithin warns of a mark whose words tell who spoke, or are nothing else.
func (b *builder) checkWithin(s *Statement) {
	warn := func(at source.Span, message, hint string) {
		b.report(source.Diagnostic{Span: b.text.sourceSpan(at), Severity: source.Warning, Rule: "not-spoken", Message: message, Hint: hint})
	}
	for _, piece := range s.Pieces {
		if at := b.clauseWithin(piece); s.Form == Mixed && at.Len() > 0 {
			warn(at, "these words tell who spoke, and stand inside the words of a statement",
				"end the mark before them and begin another after them: [“We go”](said:ana-torres), she said. [“We stay.”](cont:)")
			return
		}
	}
	if len(s.Pieces) != 1 || s.Form != Indirect {
		return
	}
	if at := trimSpan(b.text.Plain, s.Pieces[0]); s.named(at.Of(b.text.Plain)) && (s.Verb == "said" || b.quotedSoon(at.End)) {
		warn(at, "the words of this statement are the name of its speaker", "put the brackets around what was said: [“We go”](said:ana-torres)")
	}
}

// clauseWithin returns a clause such as "he said" that stands right behind a quotation
// in a part of the text.
func (b *builder) clauseWithin(piece source.Span) source.Span {
	at := trimSpan(b.text.Plain, piece)
	parts := append(pairMarks(at.Of(b.text.Plain)).outermost(at.Start), source.At(int(at.End)))
	for i, part := range parts[1:] {
		gap := trimSpan(b.text.Plain, source.Span{Start: parts[i].End, End: part.Start})
		if !b.stopsAt(parts[i].End) {
			continue // "never" in a sentence
		}
		words := bytes.Fields(gap.Of(b.text.Plain)[:min(int(gap.Len()), longestLabel)])
		for _, word := range words[:min(len(words), longestClause)] {
			if among(ofSpeech, bytes.TrimRightFunc(word, trailing)) {
				return gap
			}
		}
	}
	return source.Span{}
}

// stopsAt reports whether a stop or comma stands at the end of a quotation, before or
// after its closing mark.
func (b *builder) stopsAt(end int32) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(b.text.Plain[:end], joint))
	next, _ := utf8.DecodeRune(b.text.Plain[end:])
	return stop(last) || stop(next)
}

// quotedSoon reports whether a colon and a quotation stand a few words behind a place
// in a block of text.
func (b *builder) quotedSoon(at int32) bool {
	rest, _, _ := bytes.Cut(b.text.Plain[at:], []byte("\n"))
	rest = rest[:min(len(rest), longestLabel)]
	colon := bytes.IndexByte(rest, ':')
	if colon < 0 {
		return false
	}
	mark, _ := utf8.DecodeRune(bytes.TrimLeftFunc(rest[colon+1:], spacing))
	return OpensQuotation(mark)
}
