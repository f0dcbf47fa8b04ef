package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns text that is safe to show in one line of a terminal or a log:
// control characters and invisible characters are escaped as in Go ("\n", "\x1b",
// "\u202e"). All text of files and all file names that readout prints go through it.
func Printable(s string) string {
	if plainly(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch _, size := utf8.DecodeRuneInString(s[i:]); {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !shows(r):
			quoted := fmt.Sprintf("%+q", string(r))
			b.WriteString(quoted[1 : len(quoted)-1])
		case r == '[' && strings.HasSuffix(s[:i], commandMark):
			b.WriteString(`\[`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// commandMark and a bracket begin a command to the runner of GitHub Actions, anywhere in
// a line of its log: "##[error]". The other form, "::error", must begin a line, which
// text printed here never does.
const commandMark = "##"

// plainly reports whether text is printable ASCII without commands, as most is.
func plainly(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == '[' && strings.HasSuffix(s[:i], commandMark) {
			return false
		}
	}
	return true
}

// shows reports whether a character is visible as what it is. The zero-width joiners
// are needed in Persian and in the scripts of India.
func shows(r rune) bool {
	switch {
	case r == '\u200c', r == '\u200d':
		return true
	case r == '\u2028', r == '\u2029', r == '\ufffe', r == '\uffff':
		return false
	}
	return !unicode.Is(unicode.Cf, r) && !unicode.IsControl(r)
}
