package document

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/source"
)

// partners lists, for each mark that may open a quotation, the marks that may
// close it: English, German, French and Scandinavian usage, and CJK. Straight
// marks are their own partners.
var partners = map[rune]string{
	'“': "”", '„': "“”", '«': "»", '»': "«»", '‘': "’", '‚': "‘’", '‹': "›", '›': "‹›",
	'「': "」", '『': "』", '"': `"`, '\'': "'", '”': "”", '’': "’",
}

// apostrophes reports whether a mark may be an apostrophe at the beginning of a
// word, so that it need not be closed: ’twas.
func apostrophes(mark rune) bool { return mark == '\'' || mark == '’' || mark == '‘' }

// maxOpen bounds the marks that are opened and never closed: beyond it the rest
// is not looked at, because to look for each one's partner is quadratic.
const maxOpen = 32

// quotedParts returns the outermost quotations in words, marks included, as
// spans of words, and the offset of the first mark without a partner.
func quotedParts(words []byte) (parts []source.Span, stray int) {
	stray = balanced
	unclosed := 0
	for i := 0; i < len(words) && unclosed < maxOpen; {
		r, size := utf8.DecodeRune(words[i:])
		end := balanced
		if opens(words, i, r) {
			end = closing(words, i+size, r)
		}
		switch {
		case end >= 0:
			parts = append(parts, source.Between(i, end))
			i = end
			continue
		case opens(words, i, r):
			unclosed++
			if stray == balanced && (!apostrophes(r) || i == 0 && r == '‘') {
				stray = i
			}
		case openers[r] != "" && stray == balanced:
			stray = i
		}
		i += size
	}
	return parts, stray
}

// opens reports whether the mark r at offset i of words opens a quotation.
func opens(words []byte, i int, r rune) bool {
	switch r {
	case '”', '’':
		return false
	case '\'', '»', '›':
		before, _ := utf8.DecodeLastRune(words[:i])
		return i == 0 || !letter(before) && !unicode.IsPunct(before) || before == '(' || before == '—' || before == '–'
	}
	_, ok := partners[r]
	return ok
}

// closing returns the offset after the partner of the mark opened before from,
// or -1.
func closing(words []byte, from int, open rune) int {
	depth := 1
	closers := partners[open]
	for i := from; i < len(words); {
		r, size := utf8.DecodeRune(words[i:])
		switch {
		case strings.ContainsRune(closers, r):
			if apostrophe(words, i, size, r) || possessive(words, i, size, r, open) {
				break
			}
			if depth--; depth == 0 {
				return i + size
			}
		case r == open:
			depth++
		}
		i += size
	}
	return -1
}

// apostrophe reports whether a mark stands between letters.
func apostrophe(words []byte, i, size int, r rune) bool {
	if r != '\'' && r != '’' {
		return false
	}
	before, _ := utf8.DecodeLastRune(words[:i])
	after, _ := utf8.DecodeRune(words[i+size:])
	return letter(before) && letter(after)
}

// possessive reports whether a mark that might close a single quotation is the
// apostrophe of a plural ("the ministers’ plan"): the word goes on to another,
// and the quotation is closed further on, before the next one opens.
func possessive(words []byte, i, size int, r, open rune) bool {
	if r != '\'' && r != '’' || i == 0 || words[i-1] != 's' || !bytes.HasPrefix(words[i+size:], []byte(" ")) {
		return false
	}
	for rest := words[i+size:]; len(rest) > 0; {
		at := bytes.IndexAny(rest, string([]rune{r, open}))
		if at < 0 {
			return false
		}
		next, n := utf8.DecodeRune(rest[at:])
		before, _ := utf8.DecodeLastRune(rest[:at])
		if next == open && !letter(before) && !unicode.IsPunct(before) {
			return false
		}
		if next == r && !apostrophe(rest, at, n, r) {
			return true
		}
		rest = rest[at+n:]
	}
	return false
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
