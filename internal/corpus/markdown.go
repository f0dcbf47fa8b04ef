package corpus

import (
	"strings"
)

// markdown turns paragraphs, separated by empty lines, into Markdown; a
// paragraph that is a heading becomes one of the second level.
func markdown(text string, heading func(string) bool) string {
	var b strings.Builder
	for p := range strings.SplitSeq(text, "\n\n") {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if heading(p) {
			b.WriteString("## ")
		}
		b.WriteString(Escape(p))
		b.WriteByte('\n')
	}
	return b.String()
}

// Escape writes one line of plain text as a Markdown paragraph (or heading)
// that reads the same: no character in it means anything. It covers CommonMark,
// GitHub's tables and strikethrough, footnotes, and [[references]].
//
// Only what could mean something is escaped, so that the source stays legible:
// most punctuation does so in some places alone.
func Escape(line string) string {
	var b strings.Builder
	for i, r := range line {
		if special(line, i, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func special(line string, i int, r rune) bool {
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '~', '|', '#':
		return true
	case '&': // an entity
		return i+1 < len(line) && (line[i+1] == '#' || isLetter(line[i+1]))
	case '>', '+', '-', '=', ':': // a block; the line of ':' is a definition
		return i == 0
	case '.', ')': // a numbered list
		return i > 0 && strings.Trim(line[:i], "0123456789") == ""
	}
	return false
}

func isLetter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z'
}
