package meta

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// A unit reads the character that data begins with. It returns nothing for what
// stands for no character: an escaped line break.
type unit func(data []byte) (r rune, size int)

const nothing rune = -1

func raw(data []byte) (rune, int) { return utf8.DecodeRune(data) }

func doubled(data []byte) (rune, int) {
	if bytes.HasPrefix(data, []byte("''")) {
		return '\'', 2
	}
	return utf8.DecodeRune(data)
}

// escapes are the one-letter escapes of YAML 1.2 (5.7), those of JSON included.
var escapes = map[byte]rune{
	'0': 0, 'a': 7, 'b': 8, 't': 9, '\t': 9, 'n': 10, 'v': 11, 'f': 12, 'r': 13, 'e': 27,
	' ': ' ', '"': '"', '\'': '\'', '/': '/', '\\': '\\', 'N': 0x85, '_': 0xa0, 'L': 0x2028, 'P': 0x2029,
}

func escaped(data []byte) (rune, int) {
	if len(data) < 2 || data[0] != '\\' {
		return utf8.DecodeRune(data)
	}
	switch c := data[1]; c {
	case 'x':
		return hexadecimal(data, 2)
	case 'u':
		return paired(data)
	case 'U':
		return hexadecimal(data, 8)
	case '\n':
		return nothing, 2
	case '\r':
		return nothing, 2
	default:
		r, ok := escapes[c]
		if !ok {
			return utf8.DecodeRune(data)
		}
		return r, 2
	}
}

// hexadecimal reads an escape of the given number of digits.
func hexadecimal(data []byte, digits int) (rune, int) {
	if len(data) < 2+digits {
		return utf8.DecodeRune(data)
	}
	n, err := strconv.ParseUint(string(data[2:2+digits]), 16, 32)
	if err != nil {
		return utf8.DecodeRune(data)
	}
	return rune(n), 2 + digits
}

// paired reads a \u escape, or two of them that are one character: JSON has no
// other way to escape what lies beyond the first plane.
func paired(data []byte) (rune, int) {
	r, size := hexadecimal(data, 4)
	if !utf16.IsSurrogate(r) {
		return r, size
	}
	if bytes.HasPrefix(data[size:], []byte(`\u`)) {
		second, n := hexadecimal(data[size:], 4)
		if whole := utf16.DecodeRune(r, second); whole != utf8.RuneError {
			return whole, size + n
		}
	}
	return utf8.RuneError, size
}
