package meta

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"readout/internal/source"
)

// checkCharacters reports the first byte or character of the whole file, body
// included, that text should not hold, and whether there is none. One is
// enough: such files are broken all over.
func (b *block) checkCharacters() bool {
	data := b.file.Data
	directions := false // whether those of the file are checked
	for i := 0; i < len(data); {
		if i+8 <= len(data) && printable(binary.LittleEndian.Uint64(data[i:])) {
			i += 8
			continue
		}
		if c := data[i]; c >= ' ' && c < 0x7f || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b.invalid(i)
			return false
		case changesDirection(r) && !directions:
			if r, at := Refused(string(data)); changesDirection(r) {
				rule, message, hint := RefusedMessage(r)
				b.fail(source.Between(at, at+len(string(r))), rule, message, hint)
				return false
			}
			directions = true
		case isControl(r) && !(r == '\uFEFF' && i == 0):
			b.fail(source.Between(i, i+size), "control-character",
				fmt.Sprintf("the file holds the control character U+%04X", r),
				"delete it; it is often left over from copying")
			return false
		}
		i += size
	}
	return true
}

// printable reports whether each of eight bytes is a printable character of ASCII: the highest bit is
// set in none of them, not after 1 is added and not after 0x20 is taken away.
func printable(eight uint64) bool {
	const each = 0x0101010101010101
	return (eight|(eight+each)|(eight-0x20*each))&(0x80*each) == 0
}

// isControl reports whether r is no part of a text: what YAML 1.2 (5.1) and HTML
// (13.2.3.5) refuse, and a byte order mark. The range from U+0080 on is what
// Windows quotation marks turn into if they are read as Latin-1.
func isControl(r rune) bool {
	return r < ' ' || r >= 0x7f && r <= 0x9f || r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF'
}

func (b *block) invalid(at int) {
	message := fmt.Sprintf("the byte 0x%02X is not UTF-8 text", b.file.Data[at])
	if bytes.HasPrefix(b.file.Data, []byte{0xff, 0xfe}) || bytes.HasPrefix(b.file.Data, []byte{0xfe, 0xff}) {
		message = "the file is UTF-16, not UTF-8 text"
	}
	b.fail(source.Between(at, at+1), "invalid-utf8", message, `save the file as "UTF-8"`)
}
