package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/source"
)

// Who spoke stands in the header of a quote block. Written among the words, as
// elsewhere, it would be spoken too.

// checkAttribution reports what says, among the words of a quote block, who spoke:
// the name of a transcript before them, or a name at the end. The end is the last
// line, or a part of it.
func (b *builder) checkAttribution(s *Statement, line source.Span, listed bool) {
	if len(s.Pieces) == 0 {
		return
	}
	if s.header() == quoted {
		b.checkLabels(s)
	}
	end, hint := b.credit(s, line, listed)
	if end.Len() == 0 {
		return
	}
	b.attributionLine(b.text.sourceSpan(trimSpan(b.text.Plain, end)), s.header(), hint)
	b.dropLine(s, end)
}

// credit returns the end of the words that says who spoke, if there is one, and
// what to do if it was said.
func (b *builder) credit(s *Statement, line source.Span, listed bool) (end source.Span, hint string) {
	from := s.Pieces[0].Start
	if line.Start > from && line.Start <= line.End {
		first, last := s.Pieces[0].Of(b.text.Plain), line.Of(b.text.Plain)
		before := b.text.Plain[from:line.Start]
		switch {
		case dashed(first):
		case dashed(last) && (bytes.HasSuffix(before, []byte("\n")) || attributes(before, last)):
			return line, "if it was said, begin it without the dash"
		case !listed && sentenceEnds(before) && fullName(last):
			return line, "if it was said, end it like a sentence"
		}
	}
	piece := s.Pieces[len(s.Pieces)-1]
	if at := afterLastDash(piece.Of(b.text.Plain)); at >= 0 && !dashed(piece.Of(b.text.Plain)) {
		return source.Span{Start: piece.Start + int32(at), End: piece.End}, "if it was said, end it like a sentence"
	}
	return source.Span{}, ""
}

// afterLastDash returns where, after a complete sentence, a dash and a name end a
// text, or -1.
func afterLastDash(text []byte) int {
	at := bytes.LastIndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Pd, r) && r != '-' })
	if double := bytes.LastIndex(text, []byte("-- ")); double > at {
		at = double
	}
	if single := bytes.LastIndex(text, []byte(" - ")); single > at {
		at = single + 1
	}
	if at < 0 {
		return -1
	}
	before := bytes.TrimRightFunc(text[:at], func(r rune) bool { return unicode.Is(unicode.Pd, r) })
	name := bytes.TrimLeftFunc(text[at:], func(r rune) bool { return unicode.Is(unicode.Pd, r) })
	if len(bytes.TrimFunc(before, spacing)) == 0 || !sentenceEnds(before) || !nameAlone(name, 1) {
		return -1
	}
	return len(before)
}

// fullName reports whether a line is nothing but a name of several words, with or
// without an office.
func fullName(line []byte) bool { return nameAlone(line, 2) }

// longestName bounds the words of a name; with an office it may have three times
// as many.
const longestName = 5

// nameAlone reports whether a text is a name of at least so many words: each
// begins with a capital or is a small word inside the name. An office may follow
// after a comma or in brackets. Words that break off at a dash are none. Names in scripts without capitals cannot be told.
func nameAlone(text []byte, least int) bool {
	text = bytes.TrimFunc(text, spacing)
	if inner, ok := bytes.CutPrefix(text, []byte("(")); ok {
		if inner, ok = bytes.CutSuffix(inner, []byte(")")); !ok {
			return false
		}
		text = inner
	}
	last, _ := utf8.DecodeLastRune(text)
	if sentenceEnds(text) || unicode.Is(unicode.Pd, last) || bytes.ContainsAny(text, "?!:;…") || len(bytes.Fields(text)) > 3*longestName {
		return false
	}
	if end := bytes.IndexAny(text, ",("); end > 0 {
		text = text[:end]
	}
	words := bytes.Fields(text)
	upper := 0
	for _, word := range words {
		switch first, _ := utf8.DecodeRune(word); {
		case bytes.IndexFunc(word, func(r rune) bool { return !inName(r) }) >= 0:
			return false
		case unicode.IsUpper(first) || unicode.IsTitle(first):
			upper++
		case !unicode.IsLower(first) || utf8.RuneCount(word) > len("della"):
			return false
		}
	}
	first, _ := utf8.DecodeRune(text)
	return unicode.IsUpper(first) && upper >= least && len(words) <= longestName
}

// inName reports whether a character may stand in a name.
func inName(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '.' || apostrophes(r) || unicode.Is(unicode.Pd, r)
}

// checkLabels reports a paragraph that begins, as in a transcript, with who spoke.
func (b *builder) checkLabels(s *Statement) {
	for i, piece := range s.Pieces {
		at := trimSpan(b.text.Plain, piece)
		n := transcribed(at.Of(b.text.Plain))
		if n == 0 {
			continue
		}
		at.End = at.Start + int32(n)
		b.problem(b.text.sourceSpan(at), "not-spoken", "take it out, and begin a block for each speaker: > [!quote] ana-torres; if it was said, write it in small letters",
			"the name of a transcript, inside the words of a statement")
		s.Pieces[i].Start = at.End
		return
	}
}

// longestLabel bounds the bytes of a name before the words in a transcript.
const longestLabel = 60

// transcribed returns the length of the name that a paragraph of a transcript begins
// with, or 0: words in capitals before a colon, or Q and A.
func transcribed(text []byte) int {
	for _, letter := range []string{"Q ", "Q\t", "Q\u00a0", "Q. "} {
		if bytes.HasPrefix(text, []byte(letter)) && len(text) > len(letter) {
			return len(strings.TrimRightFunc(letter, spacing))
		}
	}
	end := bytes.IndexAny(text[:min(len(text), longestLabel)], ":：\n")
	if end <= 0 || text[end] == '\n' || !capitals(text[:end]) {
		return 0
	}
	_, size := utf8.DecodeRune(text[end:])
	if after, _ := utf8.DecodeRune(text[end+size:]); size == 1 && !spacing(after) {
		return 0
	}
	return end + size
}

// capitals reports whether a text is made of words in capitals.
func capitals(text []byte) bool {
	return bytes.IndexFunc(text, unicode.IsUpper) == 0 && bytes.IndexFunc(text, func(r rune) bool {
		return !unicode.IsUpper(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !spacing(r) && !strings.ContainsRune(".,’'-()/&", r)
	}) < 0
}

// dropLine takes a line that was reported, the last, off the words.
func (b *builder) dropLine(s *Statement, line source.Span) {
	last := &s.Pieces[len(s.Pieces)-1]
	last.End = max(last.Start, line.Start)
	if last.Len() == 0 {
		s.Pieces = s.Pieces[:len(s.Pieces)-1]
	}
}

func (b *builder) attributionLine(at source.Span, header, otherwise string) {
	b.problem(at, "not-spoken", fmt.Sprintf("write who spoke into the header, > [!%s] ana-torres, and take the line out; %s", header, otherwise),
		"a line that says who spoke, inside the words of a statement")
}

// dashed reports whether a line begins with a dash and words.
func dashed(line []byte) bool {
	rest := bytes.TrimLeftFunc(line, spacing)
	words := bytes.TrimLeftFunc(rest, func(r rune) bool { return unicode.Is(unicode.Pd, r) || spacing(r) })
	r, _ := utf8.DecodeRune(words)
	return len(words) < len(rest) && (unicode.IsLetter(r) || r == '@')
}

// attributes reports whether a line that begins with a dash names a speaker rather
// than going on with the sentence before: that one has ended, or the line begins
// like a name and does not end like a sentence.
func attributes(before, line []byte) bool {
	if sentenceEnds(before) {
		return true
	}
	words := bytes.TrimLeftFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && r != '@' })
	r, _ := utf8.DecodeRune(words)
	return !unicode.IsLower(r) && !sentenceEnds(line)
}
