package mention

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/internal/spelling"
)

// A token is a word of a text and the gap before it.
type token struct {
	start, end int    // byte offsets in the text
	word       []byte // without accents and width; valid until the next token
	gap        string // what stands before it, made plain: " ", "-", "'", ". ", "" at the start; "|" for all else
}

// tokens yields the words of text: runs of letters, digits and combining
// marks. The buffer is used for words that must be changed.
func tokens(text, buffer []byte) iter.Seq[token] {
	return func(yield func(token) bool) {
		end := 0
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRune(text[i:])
			if !inWord(r) {
				i += size
				continue
			}
			t := token{start: i}
			ascii := true
			for i < len(text) {
				r, size = utf8.DecodeRune(text[i:])
				if !inWord(r) {
					break
				}
				ascii = ascii && r < utf8.RuneSelf
				i += size
			}
			t.end, t.word = i, text[t.start:i]
			if !ascii {
				t.word = plainWord(buffer[:0], t.word)
			}
			if end > 0 {
				t.gap = plainGap(text[end:t.start])
			}
			end = t.end
			if !yield(t) {
				return
			}
		}
	}
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// plainWord appends a word to buffer without accents and width, in its own
// case.
func plainWord(buffer, word []byte) []byte {
	for _, r := range string(norm.NFKD.Bytes(word)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		base, special := spelling.FoldRune(r)
		switch {
		case !special:
			buffer = utf8.AppendRune(buffer, r)
		case unicode.IsUpper(r):
			first, size := utf8.DecodeRuneInString(base)
			buffer = append(utf8.AppendRune(buffer, unicode.ToUpper(first)), base[size:]...)
		default:
			buffer = append(buffer, base...)
		}
	}
	return buffer
}

// plainGap returns what stands between two words in one of a few forms, so
// that "Guinea‑Bissau" with a non-breaking hyphen is "Guinea-Bissau".
func plainGap(gap []byte) string {
	switch string(gap) {
	case " ", "\u00a0", "\u202f", "\t", "  ":
		return " "
	case "-", "\u2010", "\u2011":
		return "-"
	case "–":
		return "–"
	case "'", "’", "ʼ":
		return "'"
	case ".":
		return "."
	case ". ", ".\u00a0":
		return ". "
	case "&", " & ":
		return "&"
	case ", ":
		return ", "
	}
	return "|"
}
