// Package spelling compares words as people write them: without case, accents
// or width, and forgiving a slip of the pen.
//
// Fold defines when two names are the same name. The registry, the finder of names, slugs
// and search all compare folded words.
package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// Fold returns s without case, accents, width and soft hyphens, typographic
// apostrophes and dashes made plain, and runs of white space as one space. Two names are the
// same if their folds are equal.
func Fold(s string) string {
	if plain, tidy := ascii(s); plain && tidy {
		return strings.ToLower(s)
	} else if plain {
		return strings.ToLower(strings.Join(strings.Fields(s), " "))
	}
	return foldLetters(s)
}

// ascii reports whether s is ASCII, and whether its words stand one space apart:
// most names are, and need no more than small letters.
func ascii(s string) (plain, tidy bool) {
	last := byte(' ')
	tidy = true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return false, false
		}
		tidy = tidy && (c > ' ' || c == ' ' && last != ' ')
		last = c
	}
	return true, tidy && (last != ' ' || s == "")
}

func foldLetters(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.Is(unicode.Mn, r), r == '\u00AD', r == '\u200B', r == '\u2060': // where words may break
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if base, ok := FoldRune(r); ok {
			b.WriteString(base)
			continue
		}
		b.WriteRune(unicode.ToLower(unicode.ToUpper(r))) // up first: σ and ς are one letter
	}
	return b.String()
}

// FoldRune returns what a letter or mark without a Unicode decomposition folds
// to: "ł" is "l", "ß" is "ss", "’" is "'". It reports false for all others.
func FoldRune(r rune) (string, bool) {
	if r < utf8.RuneSelf {
		return "", false
	}
	switch r {
	case 'ł', 'Ł':
		return "l", true
	case 'ø', 'Ø':
		return "o", true
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d", true
	case 'ß', 'ẞ':
		return "ss", true
	case 'ı':
		return "i", true
	case 'æ', 'Æ':
		return "ae", true
	case 'œ', 'Œ':
		return "oe", true
	case 'þ', 'Þ':
		return "th", true
	case 'ħ', 'Ħ':
		return "h", true
	case '’', '‘', 'ʼ', 'ʻ', 'ʹ', '`', '´':
		return "'", true
	case '‐', '‑', '–', '—', '−':
		return "-", true
	}
	return "", false
}

// Slug returns s as an address part: folded, letters and digits kept, all else
// one hyphen. It may be empty.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(s) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'':
		default:
			gap = true
		}
	}
	return b.String()
}

// Compose returns s with letters and their accents composed, where there is one
// character for both (NFC): systems differ in how they write them in file names.
func Compose(s string) string { return norm.NFC.String(s) }

// Distance returns the number of letters to change, add or drop to get from
// one word to the other, after folding.
func Distance(a, b string) int {
	return levenshtein.ComputeDistance(Fold(a), Fold(b))
}

// Nearest returns the candidate that word most likely was meant to be, and
// whether there is one near enough: see Index.Nearest.
func Nearest(word string, candidates []string) (string, bool) {
	return NewIndex(candidates).Nearest(word)
}
