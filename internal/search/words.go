package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/spelling"
)

// words calls yield with the span of each word of a text, in order.
//
// A word is a run of letters, marks and digits, in which soft hyphens and other signs that
// nobody sees are nothing. Initials are one word with their stops ("U.S." is found as
// "US"), and numbers with what parts their thousands ("3,000" is "3000"). Scripts that put no spaces between
// words are cut into overlapping pairs of characters, and the last character of
// a run stands by itself as well, so that every character begins some word.
// assets/js/search-index.js cuts queries and sentences by the same rules.
func words(text string, yield func(start, end int)) {
	for at := 0; at < len(text); {
		class, size := classAt(text, at)
		switch class {
		case letter, digit:
			end := initials(text, at)
			if end < 0 && class == digit {
				end = thousands(text, at)
			}
			if end < 0 {
				end = runEnd(text, at+size, false)
			}
			yield(at, end)
			at = end
		case character:
			end := runEnd(text, at+size, true)
			pairs(text, at, end, yield)
			at = end
		default:
			at += size
		}
	}
}

// A class says what a character is to a word.
type class uint8

const (
	outside class = iota
	letter
	digit     // or a mark
	character // of a script without spaces
)

// ascii are the classes of ASCII: most characters of most texts.
var ascii = func() (table [utf8.RuneSelf]class) {
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			table[c] = letter
		case '0' <= c && c <= '9':
			table[c] = digit
		}
	}
	return table
}()

func classAt(text string, at int) (class, int) {
	if c := text[at]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case r == 'ー', r == 'ｰ', unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return character, size
	case unicode.IsLetter(r):
		return letter, size
	case unicode.IsNumber(r), unicode.IsMark(r), isUnseen(r):
		return digit, size
	}
	return outside, size
}

// isUnseen reports whether a character is a soft hyphen, or joins or parts the characters
// beside it without a mark of its own.
func isUnseen(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060'
}

// thousands returns where the number ends that begins at an offset and has its thousands
// parted, or -1 if none does.
func thousands(text string, at int) int {
	n, size := digits(text[at:])
	if n < 1 || n > 3 {
		return -1
	}
	end := -1
	for at += size; ; at = end {
		sign, width := utf8.DecodeRuneInString(text[at:])
		n, size := digits(text[at+width:])
		if n != 3 || !strings.ContainsRune(".,'’٬\u00A0\u2009\u202F", sign) {
			break
		}
		end = at + width + size
	}
	if end < 0 {
		return -1
	}
	return runEnd(text, end, false)
}

// digits returns how many digits a text begins with, and how long they are.
func digits(text string) (n, size int) {
	for _, r := range text {
		if _, ok := digitOf(r); !ok {
			break
		}
		n++
		size += utf8.RuneLen(r)
	}
	return n, size
}

// digitOf returns a decimal digit, also of those that Arabic and Persian are written with,
// in ASCII.
func digitOf(r rune) (rune, bool) {
	switch {
	case '0' <= r && r <= '9':
		return r, true
	case '٠' <= r && r <= '٩', '۰' <= r && r <= '۹':
		return '0' + r&15, true
	}
	return 0, false
}

// runEnd returns where a run ends that goes on at an offset: one of characters,
// or one of anything else that belongs to words.
func runEnd(text string, at int, characters bool) int {
	for at < len(text) {
		if c := text[at]; c < utf8.RuneSelf && !characters && ascii[c] != outside {
			at++
			continue
		}
		class, size := classAt(text, at)
		if class == outside || (class == character) != characters {
			return at
		}
		at += size
	}
	return at
}

// initials returns where the initials end that begin at an offset, without a
// last stop, or -1 if none do: "U.S." and "v.d. Leyen", not "v.dLeyen".
func initials(text string, at int) int {
	end := -1
	if at+1 < len(text) && text[at+1] < utf8.RuneSelf && text[at+1] != '.' && text[at] < utf8.RuneSelf {
		return end // as nearly all words
	}
	for n := 1; at < len(text); n++ {
		c, size := classAt(text, at)
		if c != letter {
			break
		}
		at += size
		if at < len(text) {
			if c, _ = classAt(text, at); c != outside {
				break
			}
		}
		if n > 1 {
			end = at
		}
		if at == len(text) || text[at] != '.' {
			break
		}
		at++
	}
	return end
}

// pairs yields the overlapping pairs of characters of a run, and its last
// character.
func pairs(text string, at, end int, yield func(start, end int)) {
	_, size := utf8.DecodeRuneInString(text[at:])
	for at+size < end {
		_, next := utf8.DecodeRuneInString(text[at+size:])
		yield(at, at+size+next)
		at, size = at+size, next
	}
	yield(at, end)
}

// term returns the form in which a word is looked up: folded, letters and
// digits alone. It may be empty.
func term(word string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := digitOf(r); ok {
			return d
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, spelling.Fold(word))
}
