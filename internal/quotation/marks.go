// Package quotation knows which characters are quotation marks in all scripts, and when they are
// apostrophes instead; which marks are partners; and from both in which document.Form words were
// given. It looks at characters alone: who speaks is not its business.
package quotation

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark says what a character does as a quotation mark.
type mark struct {
	turn    turn
	closers string // the marks that may close what it opens
	inner   string // how to write a quotation inside one with these marks
}

// A turn says in which direction a quotation mark points.
type turn uint8

const (
	closesOnly  turn = iota // it never opens
	opensAlways             // it opens, unless it closes what is open: “ after „
	either                  // its place decides; in doubt it opens if none is open
	starts                  // it opens only before a word: ' may be an apostrophe
	whole                   // it opens only at the beginning of words that it closes: ’ is nearly always an apostrophe
)

// marks are the characters that are quotation marks, in all scripts: this is the one place that knows
// them. They are those with Unicode's property Quotation_Mark, its ornaments, and the Hebrew
// gershayim. The brackets 《》 and 〈〉 are none: they enclose titles.
var marks = map[rune]mark{
	'"': {either, `"`, "‘no’ or “no”"}, '＂': {either, "＂", "‘no’ or “no”"}, '״': {either, "״", "‘no’ or “no”"},
	'\'': {starts, "'", `“no” or "no"`}, '＇': {starts, "＇", "“no”"},
	'“': {turn: opensAlways, closers: "”"}, '‘': {turn: opensAlways, closers: "’"}, '‟': {turn: opensAlways, closers: "”"}, '‛': {turn: opensAlways, closers: "’"},
	'”': {starts, "”“", "’no’"}, '’': {whole, "’", "”no”"}, // Swedish and Finnish ”x” and ’x’, Arabic ”x“
	'„': {turn: opensAlways, closers: "“”‟\""}, '‚': {turn: opensAlways, closers: "‘’‛"}, '⹂': {turn: opensAlways, closers: "‟”“⹂"},
	'«': {turn: opensAlways, closers: "»"}, '‹': {turn: opensAlways, closers: "›"},
	'»': {starts, "«»", "’no’"}, '›': {starts, "‹›", "”no”"}, // German and Danish »x«, Swedish and Finnish »x»
	'「': {turn: opensAlways, closers: "」"}, '『': {turn: opensAlways, closers: "』"}, '」': {}, '』': {},
	'﹁': {turn: opensAlways, closers: "﹂"}, '﹃': {turn: opensAlways, closers: "﹄"}, '﹂': {}, '﹄': {},
	'｢': {turn: opensAlways, closers: "｣"}, '｣': {}, '〝': {turn: opensAlways, closers: "〞〟"}, '〞': {}, '〟': {},
	'❝': {turn: opensAlways, closers: "❞"}, '❛': {turn: opensAlways, closers: "❜"}, '❞': {}, '❜': {},
	'❮': {turn: opensAlways, closers: "❯"}, '❯': {}, '🙶': {turn: opensAlways, closers: "🙷"}, '🙷': {}, '🙸': {turn: opensAlways, closers: "🙶🙷"},
	'❟': {turn: opensAlways, closers: "❛❜"}, '❠': {turn: opensAlways, closers: "❝❞"},
}

// markOf returns what a character does as a quotation mark, and whether it is one.
func markOf(r rune) (mark, bool) {
	if r < utf8.RuneSelf && r != '"' && r != '\'' {
		return mark{}, false
	}
	m, ok := marks[r]
	return m, ok
}

// HasMark reports whether a text holds a quotation mark other than an apostrophe.
func HasMark(text []byte) bool {
	return bytes.IndexFunc(text, func(r rune) bool {
		_, ok := markOf(r)
		return ok && r != '\'' && r != '’' && r != '＇'
	}) >= 0
}

// InnerMarks says how to write a quotation inside one with a mark.
func InnerMarks(r rune) string { return marks[r].inner }

// MayOpen reports whether a quotation may begin with the character.
func MayOpen(r rune) bool {
	m, _ := markOf(r)
	return m.closers != "" && m.turn != whole
}

// Partners reports whether a quotation that begins with one character may end with the other.
func Partners(opening, closing rune) bool {
	m, _ := markOf(opening)
	return strings.ContainsRune(m.closers, closing)
}

// MayClose reports whether a quotation may end with the character.
func MayClose(r rune) bool {
	m, ok := markOf(r)
	return ok && (m.turn != opensAlways || r == '“' || r == '‘' || r == '«' || r == '‹')
}

// MayBeApostrophe reports whether a mark may also be an apostrophe, so that it need
// not have a partner: ’twas, the ministers’ plan.
func MayBeApostrophe(mark rune) bool { return strings.ContainsRune("'’‘‛＇", mark) }

// weightless reports whether a character has neither width nor meaning beside a
// quotation mark: marks of direction, joiners, zero-width spaces.
func weightless(r rune) bool {
	return r >= 0x200b && (r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r == 0xfeff) || r == 0x61c || r == 0xad
}

// IsSpace reports whether a character is a space or weightless.
func IsSpace(r rune) bool { return unicode.IsSpace(r) || weightless(r) }

// neighbours are the characters on either side of the bytes from i to end of a
// text, apart from invisible ones; 0 stands for none.
func neighbours(text []byte, i, end int) (before, after rune) {
	for before = '\u200b'; weightless(before); {
		var size int
		if before, size = utf8.DecodeLastRune(text[:i]); size == 0 {
			before = 0
		}
		i -= size
	}
	for after = '\u200b'; weightless(after); {
		var size int
		if after, size = utf8.DecodeRune(text[end:]); size == 0 {
			after = 0
		}
		end += size
	}
	return before, after
}

// direction says by its neighbours in which direction a mark points: 1 if it
// stands where a quotation opens, -1 where one closes, 0 if that cannot be seen.
func direction(before, after rune) int {
	opening := before == 0 || unicode.IsSpace(before) || unicode.In(before, unicode.Ps, unicode.Pi)
	closing := after == 0 || unicode.IsSpace(after) || unicode.In(after, unicode.Pe, unicode.Pf) || strings.ContainsRune(".,;:!?…", after)
	switch {
	case opening && !closing:
		return 1
	case closing && !opening:
		return -1
	case opening || closing: // as an ellipsis after an opening mark
		return 0
	case IsJoint(before) && IsLetterOrDigit(after):
		return 1
	case IsJoint(after):
		return -1
	}
	return 0
}

// IsJoint reports whether a quotation may stand right beside a character that is
// no space: a dash or another mark.
func IsJoint(r rune) bool {
	_, ok := markOf(r)
	return ok || unicode.Is(unicode.Pd, r)
}

func IsLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// sayable reports whether a character is one that can be said: a letter, a number or a symbol.
func sayable(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r)
}

// Wordless reports whether a text holds nothing that can be said.
func Wordless(text []byte) bool { return bytes.IndexFunc(text, sayable) < 0 }
