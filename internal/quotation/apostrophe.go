package quotation

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// meansOther reports whether a character that may be a quotation mark is, where it stands, something
// else for certain: an apostrophe, or the gershayim of a Hebrew abbreviation.
func meansOther(text []byte, i, size int, r, before, after rune) bool {
	switch r {
	case '\'', '’', '‘', '＇', '‛':
		return IsLetterOrDigit(before) && IsLetterOrDigit(after) || elided(text, i, size, r, before)
	case '"', '״', '”':
		return unicode.Is(unicode.Hebrew, before) && unicode.Is(unicode.Hebrew, after) && !afterPrefix(text[:i], text[i+size:])
	}
	return false
}

// elisions are the words of which an apostrophe stands for the beginning.
var elisions = []string{
	"bout", "cause", "cos", "em", "fore", "n", "neath", "nuff", "round", "til", "till", "tis", "twas", "tween", "twere", "twill", "twixt", "twould",
}

// elided reports whether an apostrophe stands for a part of the word beside it:
// ’twas, the ’90s, rock ’n’ roll. A text that ends with the same mark or its
// partner may be a quotation that begins with such a word.
func elided(text []byte, i, size int, r, before rune) bool {
	rest := text[i+size:]
	switch {
	case IsLetterOrDigit(before):
		return afterLoneN(text[:i])
	case len(bytes.TrimFunc(text[:i], IsSpace)) == 0 && closedAtEnd(rest, r):
		return false
	}
	end := bytes.IndexFunc(rest, func(r rune) bool { return !IsLetterOrDigit(r) })
	if end < 0 {
		end = len(rest)
	}
	word := strings.ToLower(string(rest[:min(end, len("twixt.."))]))
	decade := len(word) == 3 && word[2] == 's' && strings.Trim(word[:2], "0123456789") == ""
	return decade || slices.Contains(elisions, word)
}

// afterLoneN reports whether a text ends with the first half of ’n’.
func afterLoneN(text []byte) bool {
	text, found := bytes.CutSuffix(bytes.ToLower(text[max(0, len(text)-5):]), []byte("n"))
	mark, size := utf8.DecodeLastRune(text)
	before, _ := utf8.DecodeLastRune(text[:len(text)-size])
	return found && MayBeApostrophe(mark) && !IsLetterOrDigit(before)
}

// closedAtEnd reports whether a text ends with the partner of a mark.
func closedAtEnd(text []byte, opening rune) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(text, Trailing))
	return Partners(opening, last)
}

// hebrewPrefixes are the words that Hebrew writes together with the next one:
// and, in, as, to, from, that, the.
const hebrewPrefixes = "ובכלמשה"

// afterPrefix reports whether a mark between Hebrew letters may open a quotation: it stands after
// prefixes alone, and not before the last letter of the word, as the mark of an abbreviation does.
func afterPrefix(before, rest []byte) bool {
	_, size := utf8.DecodeRune(rest)
	second, _ := utf8.DecodeRune(rest[size:])
	word := before[len(bytes.TrimRightFunc(before, IsLetterOrDigit)):]
	return unicode.Is(unicode.Hebrew, second) && len(word) <= 3*len("ה") && len(bytes.Trim(word, hebrewPrefixes)) == 0
}

// mayMeanOther reports whether a mark that could close a quotation may also be something else: the
// apostrophe of a plural (“the ministers’ plan”), or inches after a number of up to three digits (6").
func (p *pairing) mayMeanOther(i, size int, r rune) bool {
	before, rest := p.text[:i], p.text[i+size:]
	switch r {
	case '\'', '’', '＇':
		return bytes.HasPrefix(rest, []byte(" ")) && (plural(before) || afterLetter(before) && p.closesText(before, r))
	case '"', '”':
		number := before[len(bytes.TrimRight(before, "0123456789")):]
		last, _ := utf8.DecodeLastRune(before)
		return 0 < len(number) && len(number) <= 3 || strings.ContainsRune("½¼¾", last)
	}
	return false
}

func plural(word []byte) bool {
	return bytes.HasSuffix(word, []byte("s")) || bytes.HasSuffix(word, []byte("S"))
}

func afterLetter(text []byte) bool {
	last, _ := utf8.DecodeLastRune(text)
	return IsLetterOrDigit(last)
}

// closesText reports whether a text begins with a mark that another one closes,
// and ends with that one, so that those before may be apostrophes: ‘goin’ home’.
// At its end an s may have an apostrophe of its own.
func (p *pairing) closesText(before []byte, closing rune) bool {
	first, _ := utf8.DecodeRune(bytes.TrimLeftFunc(before, IsSpace))
	inner, found := bytes.CutSuffix(p.bare, utf8.AppendRune(nil, closing))
	if !found || !Partners(first, closing) || plural(inner) {
		return false
	}
	return len(before) < p.opensAgain(closing)
}

// opensAgain returns the offset behind the first blank and mark, or one beyond the text.
func (p *pairing) opensAgain(mark rune) int {
	if end, known := p.again[mark]; known {
		return end
	}
	blank := append([]byte(" "), string(mark)...)
	end := len(p.text) + 1
	if i := bytes.Index(p.text, blank); i >= 0 {
		end = i + len(blank)
	}
	if p.again == nil {
		p.again = map[rune]int{}
	}
	p.again[mark] = end
	return end
}

// singles are the places of ’ and ‘ in a text where they are no apostrophes.
type singles struct{ closing, opening []int }

func singlesOf(text []byte) *singles {
	var s singles
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == '’' || r == '‘' {
			before, after := neighbours(text, i, i+size)
			switch turn := direction(before, after); {
			case r == '‘' && turn > 0:
				s.opening = append(s.opening, i)
			case r == '’' && turn < 0 && !plural(text[:i]) && !meansOther(text, i, size, r, before, after):
				s.closing = append(s.closing, i)
			}
		}
		i += size
	}
	return &s
}

// closesTwice reports whether ’ closes twice after an offset, before ‘ opens again, so that
// it may also have opened there: ‘It is ’so’ here’. In ‘We ’ad no choice’ it closes once.
func (p *pairing) closesTwice(i int) bool {
	if p.singles == nil {
		p.singles = singlesOf(p.text)
	}
	second := sort.SearchInts(p.singles.closing, i+1) + 1
	next := sort.SearchInts(p.singles.opening, i+1)
	return second < len(p.singles.closing) && (next == len(p.singles.opening) || p.singles.closing[second] < p.singles.opening[next])
}

// closedBeforeStop reports whether a mark that is nearly always an apostrophe closes,
// in what follows, words that begin with it: before a stop or the end, or after a
// stop. The apostrophe of a plural does not.
func closedBeforeStop(rest []byte, mark rune) bool {
	size := utf8.RuneLen(mark)
	for i := bytes.IndexRune(rest, mark); i >= 0; {
		before, after := neighbours(rest, i, i+size)
		if direction(before, after) < 0 && !plural(rest[:i]) && (after == 0 || IsStop(after) || !IsLetterOrDigit(before)) {
			return true
		}
		next := bytes.IndexRune(rest[i+size:], mark)
		if next < 0 {
			return false
		}
		i += size + next
	}
	return false
}

// closedLater reports whether a quotation opened with a mark is closed in rest
// before the next one opens.
func closedLater(rest []byte, opening rune) bool {
	for i := 0; i < len(rest); {
		r, size := utf8.DecodeRune(rest[i:])
		if r == opening || Partners(opening, r) {
			before, after := neighbours(rest, i, i+size)
			switch {
			case meansOther(rest, i, size, r, before, after):
			case r == opening && (direction(before, after) > 0 || !Partners(r, r)):
				return false
			default:
				return true
			}
		}
		i += size
	}
	return false
}
