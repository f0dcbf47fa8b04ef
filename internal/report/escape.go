package report

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
)

// Escape returns Markdown that shows words as they stand. The words are on one line.
func Escape(words string, isHeading bool) string {
	var b strings.Builder
	b.Grow(len(words) + len(words)/16)
	marks := lookalikeMark.FindAllStringSubmatchIndex(words, -1)
	for i, r := range words {
		for len(marks) > 0 && bracketOf(marks[0]) < i {
			marks = marks[1:]
		}
		isMark := len(marks) > 0 && bracketOf(marks[0]) == i
		switch {
		case isMark && r >= utf8.RuneSelf, strings.ContainsRune("［］【】", r):
			writeReference(&b, r)
		case isMark || strings.ContainsRune("\\`*_[]<>~&|", r), r == '%' && beside(words, i, '%'), r == '#' && isHeading,
			r == ':' && strings.HasPrefix(words[i:], "://") && !isPlainAddress(words[i:]),
			r == '.' && endsWithWWW(words[:i]) && !isPlainAddress(words[i:]):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return escapeStart(b.String())
}

// lookalikeMark is a bracket after which the annotation language would see a mark: one
// that holds a word and a colon, or a verb, or stands behind words in brackets.
var lookalikeMark = regexp.MustCompile(`([({｛（﹙])\s*(?:[\pL-]+\s*[:：﹕∶]|(?i:` + strings.Join(append(document.Words(document.Verbs), "cont", "event"), "|") + `)\b)|[\]］】]\s*([({｛（﹙])`)

// bracketOf returns where the bracket of a match stands.
func bracketOf(m []int) int { return max(m[2], m[4]) }

// writeReference writes a character that has no escape with a backslash.
func writeReference(b *strings.Builder, r rune) {
	const digits = "0123456789ABCDEF"
	b.WriteString("&#x")
	for shift := 12; shift >= 0; shift -= 4 {
		b.WriteByte(digits[r>>shift&0xF])
	}
	b.WriteByte(';')
}

// beside reports whether the character at i stands next to another of its kind.
func beside(words string, i int, c byte) bool {
	return i > 0 && words[i-1] == c || i+1 < len(words) && words[i+1] == c
}

// endsWithWWW reports whether words end with what begins an address without a scheme,
// which Markdown makes a link of.
func endsWithWWW(words string) bool {
	return len(words) >= 3 && strings.EqualFold(words[len(words)-3:], "www")
}

// isPlainAddress reports whether the address that goes on with words has no character
// that is escaped: a link may be made of it.
func isPlainAddress(words string) bool {
	address, _, _ := strings.Cut(words, " ")
	return plainAddress.MatchString(address)
}

var plainAddress = regexp.MustCompile(`^[a-zA-Z0-9.:/?=%#,;+-]*$`)

// begin is what begins a list, a heading or a rule at the start of a line.
var begin = regexp.MustCompile(`^(?:(#{1,6}|[-+=])(?:[ \t]|$|[-=])|(\d{1,9})([.)])(?:[ \t]|$))`)

// escapeStart escapes what begins a block of another kind.
func escapeStart(line string) string {
	m := begin.FindStringSubmatchIndex(line)
	switch {
	case m == nil:
		return line
	case m[2] >= 0:
		return `\` + line
	}
	return line[:m[6]] + `\` + line[m[6]:]
}
