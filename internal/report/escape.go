package report

import (
	"regexp"
	"strings"
)

// Escape returns Markdown that shows words as they stand. The words are on one line.
func Escape(words string, isHeading bool) string {
	var b strings.Builder
	b.Grow(len(words) + len(words)/16)
	marks := lookalikeMark.FindAllStringIndex(words, -1)
	for i, r := range words {
		for len(marks) > 0 && marks[0][0] < i {
			marks = marks[1:]
		}
		isMark := len(marks) > 0 && marks[0][0] == i
		switch {
		case isMark && r > 0x7F:
			writeReference(&b, r)
		case isMark || strings.ContainsRune("\\`*_[]<>~&|", r), r == '%' && beside(words, i, '%'), r == '#' && isHeading,
			r == ':' && strings.HasPrefix(words[i:], "://"), r == '.' && hasAddress(words[:i]):
			b.WriteByte('\\')
			b.WriteRune(r)
		case strings.ContainsRune("［］【】", r):
			writeReference(&b, r)
		default:
			b.WriteRune(r)
		}
	}
	return escapeStart(b.String())
}

// lookalikeMark is a bracket after which the annotation language would see a mark.
var lookalikeMark = regexp.MustCompile(`[({｛（﹙]\s*[\pL-]`)

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

// hasAddress reports whether the word that words end with begins an address without a
// scheme, "www", which Markdown would make a link of.
func hasAddress(words string) bool {
	return len(words) >= 3 && strings.EqualFold(words[len(words)-3:], "www")
}

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
