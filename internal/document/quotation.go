package document

import (
	"bytes"
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

// formOf says how the words at span were given, and returns the span without
// the marks that enclose it. Balanced is false if a quotation is opened and
// not closed, or closed and not opened.
//
// Words are Direct if they begin with an opening mark and end with its
// partner, which .,;:!? may follow, or if such marks stand immediately outside.
func formOf(plain []byte, span source.Span) (form Form, inner source.Span, balanced bool) {
	words := span.Of(plain)
	quoted, balanced := quotedParts(words)
	trimmed := bytes.TrimRight(words, ".,;:!? ")
	switch {
	case len(quoted) == 1 && quoted[0].Start == 0 && int(quoted[0].End) >= len(trimmed):
		_, open := utf8.DecodeRune(words)
		_, closing := utf8.DecodeLastRune(words[:quoted[0].End])
		return Direct, source.Between(int(span.Start)+open, int(span.Start)+int(quoted[0].End)-closing), balanced
	case len(quoted) > 0:
		return Mixed, span, balanced
	case enclosed(plain, span):
		return Direct, span, balanced
	}
	return Indirect, span, balanced
}

// quotedParts returns the outermost quotations in words, marks included, as
// spans of words.
func quotedParts(words []byte) (parts []source.Span, balanced bool) {
	balanced = true
	for i := 0; i < len(words); {
		r, size := utf8.DecodeRune(words[i:])
		if !opens(words, i, r) {
			if r == '”' || r == '»' || r == '」' || r == '』' {
				balanced = false
			}
			i += size
			continue
		}
		end := closing(words, i+size, r)
		if end < 0 {
			// A lone ’ or ' may be an apostrophe ("’twas"); other marks are not.
			if r != '\'' && r != '’' && r != '‘' || i == 0 && r == '‘' {
				balanced = false
			}
			i += size
			continue
		}
		parts = append(parts, source.Between(i, end))
		i = end
	}
	return parts, balanced
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
	for i := from; i < len(words); {
		r, size := utf8.DecodeRune(words[i:])
		switch {
		case bytes.ContainsRune([]byte(partners[open]), r) && !apostrophe(words, i, size, r):
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

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// enclosed reports whether marks stand immediately outside the span.
func enclosed(plain []byte, span source.Span) bool {
	before, _ := utf8.DecodeLastRune(plain[:span.Start])
	closers, ok := partners[before]
	if !ok || before == '”' || before == '’' {
		return false
	}
	after := bytes.TrimLeft(plain[span.End:], ".,;:!?")
	r, _ := utf8.DecodeRune(after)
	return bytes.ContainsRune([]byte(closers), r)
}

// unmarked returns a paragraph's span without a mark at its beginning and its
// partner, or nothing, at its end.
func unmarked(plain []byte, span source.Span) source.Span {
	words := span.Of(plain)
	open, size := utf8.DecodeRune(words)
	if !opens(words, 0, open) {
		return span
	}
	span.Start += int32(size)
	if last, n := utf8.DecodeLastRune(words[size:]); bytes.ContainsRune([]byte(partners[open]), last) {
		span.End -= int32(n)
	}
	return span
}
