package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"readout/internal/source"
)

// balanced is the stray mark of words whose marks balance.
const balanced = -1

// formOf says how the words at span were given, and returns the span without
// the marks that enclose it. Stray is the offset in plain of the first mark that
// is opened and not closed, or closed and not opened, or balanced.
//
// Words are Direct if they begin with an opening mark and end with its
// partner, which .,;:!? may follow, or if such marks stand immediately outside.
func formOf(plain []byte, span source.Span) (form Form, inner source.Span, stray int) {
	trimmed := trimSpan(plain, span)
	words := trimmed.Of(plain)
	quoted, stray := quotedParts(words)
	if stray != balanced {
		return Mixed, span, int(trimmed.Start) + stray
	}
	beside, stray := outside(plain, trimmed)
	switch {
	case enclosing(words, quoted):
		return Direct, withoutMarks(plain, trimmed.Start, quoted[0]), balanced
	case beside != Indirect:
		return beside, span, stray
	case len(quoted) > 0:
		return Mixed, span, balanced
	}
	return Indirect, span, balanced
}

// quotations finds Statement.Quoted.
func (s *Statement) quotations(plain []byte) []source.Span {
	switch s.Form {
	case Direct:
		return s.Pieces
	case Mixed:
		var list []source.Span
		for _, piece := range s.Pieces {
			parts, _ := quotedParts(piece.Of(plain))
			for _, part := range parts {
				list = append(list, source.Span{Start: piece.Start + part.Start, End: piece.Start + part.End})
			}
		}
		return list
	}
	return nil
}

// enclosing reports whether all of the words are one quotation.
func enclosing(words []byte, quoted []source.Span) bool {
	return len(quoted) == 1 && quoted[0].Start == 0 && int(quoted[0].End) >= len(bytes.TrimRight(words, trailing))
}

// trailing are the marks that may follow the closing mark of a quotation.
const trailing = ".,;:!? "

// trimSpan returns the span without the white space at its ends.
func trimSpan(plain []byte, span source.Span) source.Span {
	words := span.Of(plain)
	span.Start += int32(len(words) - len(bytes.TrimLeft(words, " \n")))
	return source.Span{Start: span.Start, End: max(span.Start, span.End-int32(len(words)-len(bytes.TrimRight(words, " \n"))))}
}

// withoutMarks returns a quotation, given as a span of words that begin at
// from, without its first and last rune.
func withoutMarks(plain []byte, from int32, quotation source.Span) source.Span {
	whole := source.Span{Start: from + quotation.Start, End: from + quotation.End}
	_, open := utf8.DecodeRune(whole.Of(plain))
	_, closing := utf8.DecodeLastRune(whole.Of(plain))
	return source.Span{Start: whole.Start + int32(open), End: whole.End - int32(closing)}
}

// formOfParagraphs is formOf for the paragraphs of a quote block. In a
// quotation of several paragraphs each begins with an opening mark and only
// the last ends with one.
func formOfParagraphs(plain []byte, spans []source.Span) (form Form, inner []source.Span, stray int) {
	stray = balanced
	open := balanced // the mark of the paragraph before, if its quotation goes on
	enclosed, quoted := 0, false
	for _, span := range spans {
		paragraph, goesOn, bad := formOfParagraph(plain, span)
		if open != balanced && paragraph.Start == span.Start {
			bad = open
		}
		if stray == balanced {
			stray = bad
		}
		if open = balanced; goesOn {
			open = int(span.Start)
		}
		if paragraph != span {
			enclosed++
		}
		parts, _ := quotedParts(span.Of(plain))
		quoted = quoted || len(parts) > 0
		inner = append(inner, paragraph)
	}
	if stray == balanced {
		stray = open
	}
	switch {
	case enclosed == len(spans):
		form = Direct
	case enclosed > 0 || quoted:
		form = Mixed
	}
	return form, inner, stray
}

// formOfParagraph returns a paragraph without the marks that enclose it, and
// whether its quotation is opened but not closed in it.
func formOfParagraph(plain []byte, span source.Span) (inner source.Span, goesOn bool, stray int) {
	words := span.Of(plain)
	quoted, bad := quotedParts(words)
	if bad == balanced && enclosing(words, quoted) {
		return withoutMarks(plain, span.Start, quoted[0]), false, balanced
	}
	mark, size := utf8.DecodeRune(words)
	if !apostrophes(mark) && opens(words, 0, mark) && closing(words, size, mark) < 0 {
		goesOn = true
		span.Start += int32(size)
		_, bad = quotedParts(words[size:])
	}
	if bad != balanced {
		bad += int(span.Start)
	}
	return span, goesOn, bad
}

// outside says what marks immediately outside the span make of the words: a
// quotation if there is one on either side and they are partners, a part of one
// if there is one on one side only. Stray is the offset of that one if nothing
// else in the block of text could be its partner.
func outside(plain []byte, span source.Span) (form Form, stray int) {
	before, rest := around(plain, span)
	open, size := utf8.DecodeLastRune(before)
	before = before[:len(before)-size]
	after := bytes.TrimLeft(rest, ".,;:!?")
	mark, width := utf8.DecodeRune(after)
	markAt := int(span.End) + len(rest) - len(after)
	found := true
	switch {
	case partners[open] != "" && open != '”' && open != '’' && strings.ContainsRune(partners[open], mark):
		return Direct, balanced
	case !apostrophes(open) && opens(plain, int(span.Start)-size, open) && !endsWord(before):
		markAt = int(span.Start) - size
		found = closing(rest, 0, open) >= 0
	case mark == '"' && !startsWord(after[width:]):
		found = bytes.Count(plain[blockStart(plain, span.Start):span.Start], []byte{'"'})%2 == 1
	case openers[mark] != "" && mark != '»':
		found = bytes.ContainsAny(before, openers[mark])
	default:
		return Indirect, balanced
	}
	if found {
		return Mixed, balanced
	}
	return Mixed, markAt
}

// openers are the marks that those which only close may close.
var openers = map[rune]string{'”': "“„", '»': "«", '」': "「", '』': "『"}

// around returns what stands before and after a span in its block.
func around(plain []byte, span source.Span) (before, after []byte) {
	before = plain[blockStart(plain, span.Start):span.Start]
	after = plain[span.End:]
	if end := bytes.IndexByte(after, '\n'); end >= 0 {
		after = after[:end]
	}
	return before, after
}

func blockStart(plain []byte, offset int32) int {
	return bytes.LastIndexByte(plain[:offset], '\n') + 1
}

// endsWord reports whether a straight mark after these words would close a
// quotation rather than open one.
func endsWord(before []byte) bool {
	r, _ := utf8.DecodeLastRune(before)
	return letter(r) || r == '.' || r == ',' || r == '!' || r == '?'
}

func startsWord(after []byte) bool {
	r, _ := utf8.DecodeRune(after)
	return letter(r)
}
