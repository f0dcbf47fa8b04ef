package parse

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
	"readout/internal/spelling"
)

// The header of a quote block names its speaker. A name among the words would be a part
// of what was said.

// An attributionCheck finds the names of speakers among the words of a quote block.
type attributionCheck struct{ *reporter }

// checkAttribution reports the name of the speaker at the end of a block's words: the last
// line, or a part of it.
func (c *attributionCheck) checkAttribution(s *document.Statement, line source.Span, block string, listed bool) {
	if len(s.Pieces) == 0 {
		return
	}
	end, hint := c.credit(s, line, listed)
	if end.Len() == 0 {
		if !listed {
			c.checkLastLine(s, line)
		}
		return
	}
	c.attributionLine(c.text.SourceSpan(quotation.Trim(c.text.Plain, end)), block, hint)
	dropLine(s, end)
}

// credit returns the part at the end of the words that names the speaker, and a hint for
// the case that it was said.
func (c *attributionCheck) credit(s *document.Statement, line source.Span, listed bool) (end source.Span, hint string) {
	const endIt = "if it was said, end it like a sentence"
	from := s.Pieces[0].Start
	if line.Start > from && line.Start <= line.End {
		first, last := s.Pieces[0].Of(c.text.Plain), line.Of(c.text.Plain)
		before := c.text.Plain[from:line.Start]
		switch {
		case startsWithDash(first):
		case startsWithDash(last) && (bytes.HasSuffix(before, []byte("\n")) || dashNamesSpeaker(before, last)):
			return line, "if it was said, begin it without the dash"
		case !listed && sentence.Ends(before) && isNameLine(s, last):
			return line, endIt
		case sentence.Ends(before) && tellsWhoSpoke(s, last):
			return line, "if it was said, put quotation marks around the words that it belongs to"
		}
	}
	piece := s.Pieces[len(s.Pieces)-1]
	words := piece.Of(c.text.Plain)
	if at := afterLastDash(words); at >= 0 && !startsWithDash(words) {
		return source.Span{Start: piece.Start + int32(at), End: piece.End}, endIt
	}
	if at := bracketedCredit(s, words); at >= 0 {
		return source.Span{Start: piece.Start + int32(at), End: piece.End}, "if it was said, write a full stop before the closing bracket"
	}
	if at := signedCredit(s, words); at >= 0 {
		return source.Span{Start: piece.Start + int32(at), End: piece.End}, endIt
	}
	if at := trailingCredit(s, words); at >= 0 {
		return source.Span{Start: piece.Start + int32(at), End: piece.End}, "if it was said, put quotation marks around all of the words"
	}
	return source.Span{}, ""
}

// longestNote bounds the last line of a block that may be a note, in bytes.
const longestNote = 80

// checkLastLine warns of a last line that is no sentence where one ended before: "Translated by the desk", "3:45 PM".
// Of such notes there is no list.
func (c *attributionCheck) checkLastLine(s *document.Statement, line source.Span) {
	if line.Start > line.End {
		return
	}
	line = quotation.Trim(c.text.Plain, line)
	words := line.Of(c.text.Plain)
	if line.Start <= s.Pieces[0].Start || len(words) > longestNote || !mayBeNote(words) || isWritten(words) || !sentence.Ends(c.text.Plain[s.Pieces[0].Start:line.Start]) {
		return
	}
	from := c.text.SourceSpan(s.Pieces[0]).Start
	if slices.ContainsFunc(c.doc.Diagnostics, func(d source.Diagnostic) bool { return d.Span.Start >= from }) {
		return // what is reported of the block may be why
	}
	c.warn(c.text.SourceSpan(line), "not-spoken", "take it out of the block if it was not said, as a source, a time or a note; if it was said, end it with a full stop",
		"this line does not end like a sentence, and stands inside the words of a statement")
}

// mayBeNote reports whether a line is no sentence, nor the end or the beginning of one.
func mayBeNote(line []byte) bool {
	inner, _ := unbracketed(line)
	first, _ := utf8.DecodeRune(inner)
	last, _ := utf8.DecodeLastRune(line)
	said := sentence.IsSpeech(line[bytes.LastIndexByte(line, ' ')+1:])
	return len(inner) > 0 && !sentence.Ends(line) && !isSoundNote(inner) && !said && !unicode.IsLower(first) && !unicode.Is(unicode.Pd, first) && !unicode.Is(unicode.Pd, last)
}

// tellsWhoSpoke reports whether a line is a sentence that only tells who spoke: "Ned Price told reporters."
func tellsWhoSpoke(s *document.Statement, line []byte) bool {
	line = bytes.TrimRightFunc(line, quotation.Trailing)
	return len(line) < longestLabel && !bytes.ContainsAny(line, ",，،") && (isInquit(s, line) || trailingCredit(s, append([]byte("x, "), line...)) > 0)
}

// isNameLine reports whether a last line only names the speaker, with or without an
// office. One word in brackets may be a note: "(Laughter)".
func isNameLine(s *document.Statement, line []byte) bool {
	inner, bracketed := unbracketed(line)
	if bracketed {
		return creditsSource(s, inner)
	}
	return isAgency(line) || isName(line, 1) || namesSpeaker(s, line) || isSourceLine(s, line)
}

// bracketedCredit returns the offset of brackets at the end of a text that name the
// speaker or the source, after a complete sentence, or -1. The speaker's own name needs no sentence before.
func bracketedCredit(s *document.Statement, text []byte) int {
	text = bytes.TrimRightFunc(text, quotation.Trailing)
	last, size := utf8.DecodeLastRune(text)
	at := bytes.LastIndexAny(text, openers[last])
	if at < 0 {
		return -1
	}
	before := bytes.TrimRightFunc(text[:at], quotation.IsSpace)
	_, open := utf8.DecodeRune(text[at:])
	inner := text[at+open : len(text)-size]
	if len(before) > 0 && (sentence.Ends(before) && creditsSource(s, inner) || last != ']' && (namesSpeaker(s, inner) || isAgency(inner))) {
		return at
	}
	return -1
}

// openers are the brackets that each closing one may end.
var openers = map[rune]string{')': "(", ']': "[", '）': "（", '］': "［", '】': "【"}

// unbracketed returns what stands in brackets that enclose all of a text.
func unbracketed(text []byte) ([]byte, bool) {
	text = bytes.TrimFunc(text, quotation.IsSpace)
	first, open := utf8.DecodeRune(text)
	last, size := utf8.DecodeLastRune(text)
	if opening := openers[last]; opening == "" || opening != string(first) {
		return text, false
	}
	return text[open : len(text)-size], true
}

// creditsSource reports whether words in brackets name the speaker or the source: a name of several
// words or with more behind it, an agency in capitals, "via Interfax", "Source: Interfax".
func creditsSource(s *document.Statement, inner []byte) bool {
	inner = bytes.TrimFunc(inner, quotation.IsSpace)
	if len(inner) == 0 || sentence.Ends(inner) || isSoundNote(inner) {
		return false
	}
	first, rest, _ := bytes.Cut(inner, []byte(" "))
	name, labelled := bytes.CutSuffix(first, []byte(":"))
	next, _ := utf8.DecodeRune(bytes.TrimLeftFunc(rest, quotation.IsSpace))
	several := isName(inner, 2) || bytes.IndexByte(inner, ',') > 0 && isName(inner, 1)
	agency := len(rest) == 0 && len(inner) > 1 && isUppercase(inner)
	return several || agency || isAgency(inner) || isSiteName(inner) || namesSpeaker(s, inner) || reportsSpeech(s, inner) || startsAttribute(string(inner)) || labelled && quotation.IsLetterOrDigit(next) && bytes.IndexFunc(name, notLetter) < 0
}

// isSiteName reports whether words are the address of a page or site: "nytimes.com".
func isSiteName(words []byte) bool {
	dot := bytes.LastIndexByte(words, '.')
	return bytes.IndexByte(words, ' ') < 0 && (bytes.Contains(words, []byte("://")) || 0 < dot && dot+2 < len(words) && bytes.IndexFunc(words[dot+1:], notLetter) < 0)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// namesSpeaker reports whether words are a speaker's name in any case: the id or parts of it. An id has Latin letters
// alone, and others would vanish in comparing: "谢谢 Ned Price" is no name.
func namesSpeaker(s *document.Statement, words []byte) bool {
	if len(words) > longestLabel || bytes.IndexFunc(words, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) >= 0 {
		return false
	}
	slug := spelling.Slug(string(words))
	return slug != "" && slices.ContainsFunc(s.Speakers, func(v meta.Value) bool {
		id := strings.Split(spelling.Slug(v.Text), "-")
		return !slices.ContainsFunc(strings.Split(slug, "-"), func(part string) bool { return len(part) < 2 || !slices.Contains(id, part) })
	})
}

// afterLastDash returns the offset of a dash and a name that end a text after a sentence, or -1.
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
	if len(bytes.TrimFunc(before, quotation.IsSpace)) == 0 || !sentence.Ends(before) || !isName(name, 1) && !isCaselessName(name) && !isAgency(name) {
		return -1
	}
	return len(before)
}

// signedCredit returns the offset of a source that ends a text after a sentence and that another sign than a dash or
// brackets sets off, or -1: "We go. /AFP/", "We go. © Reuters".
func signedCredit(s *document.Statement, text []byte) int {
	text = bytes.TrimRightFunc(text, quotation.IsSpace)
	at := bytes.LastIndex(text, []byte("©"))
	inner := text[max(at, 0):]
	if body, found := bytes.CutSuffix(text, []byte("/")); found {
		at = bytes.LastIndex(body, []byte(" /")) + 1
		inner = body[at:]
	}
	if at <= 0 || !sentence.Ends(text[:at]) || !creditsSource(s, bytes.TrimLeftFunc(inner, notLetter)) {
		return -1
	}
	return at
}

// isCaselessName reports whether a text may be a name in a script without capitals: one short word.
func isCaselessName(text []byte) bool {
	text = bytes.TrimFunc(text, quotation.IsSpace)
	const longest = 12
	return 0 < len(text) && utf8.RuneCount(text) <= longest && bytes.IndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.Lo, r) && r != '·' }) < 0
}

// longestName is the length of a name in words; with an office it may be three times as long.
const longestName = 5

// isName reports whether a text is a name of at least so many words: each
// begins with a capital or is a small word inside the name. An office may follow
// after a comma or in brackets. Words that break off at a dash are none. Names in scripts without capitals are not found.
func isName(text []byte, least int) bool {
	text, _ = unbracketed(text)
	last, _ := utf8.DecodeLastRune(text)
	if sentence.Ends(text) || unicode.Is(unicode.Pd, last) || bytes.ContainsAny(text, "?!:;…") || len(bytes.Fields(text)) > 3*longestName {
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
	return unicode.IsUpper(first) && upper >= least && len(words) <= longestName && (upper > 1 || len(words) == 1)
}

// inName reports whether a character may stand in a name.
func inName(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '.' || quotation.MayBeApostrophe(r) || unicode.Is(unicode.Pd, r)
}

// dropLine takes a line that was reported, the last, off the words.
func dropLine(s *document.Statement, line source.Span) {
	last := &s.Pieces[len(s.Pieces)-1]
	last.End = max(last.Start, line.Start)
	if last.Len() == 0 {
		s.Pieces = s.Pieces[:len(s.Pieces)-1]
	}
}

func (r *reporter) attributionLine(at source.Span, header, otherwise string) {
	r.problem(at, "not-spoken", fmt.Sprintf("write who spoke into the header, > [!%s] ana-torres, and take the line out; %s", header, otherwise),
		"a line that says who spoke, inside the words of a statement")
}

// startsWithDash reports whether a line begins with a dash and words.
func startsWithDash(line []byte) bool {
	rest := bytes.TrimLeftFunc(line, quotation.IsSpace)
	words := bytes.TrimLeftFunc(rest, func(r rune) bool { return unicode.Is(unicode.Pd, r) || quotation.IsSpace(r) })
	r, _ := utf8.DecodeRune(words)
	return len(words) < len(rest) && (unicode.IsLetter(r) || r == '@')
}

// dashNamesSpeaker reports whether a line that begins with a dash names a speaker rather
// than going on with the sentence before: that one has ended, or the line begins
// like a name and does not end like a sentence.
func dashNamesSpeaker(before, line []byte) bool {
	if sentence.Ends(before) {
		return true
	}
	words := bytes.TrimLeftFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && r != '@' })
	r, _ := utf8.DecodeRune(words)
	return !unicode.IsLower(r) && !sentence.Ends(line)
}
