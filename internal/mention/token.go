package mention

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/internal/spelling"
)

// A word is a word of a text as rules and trie know it: numbers instead of
// bytes.
type word struct {
	start, end int32  // byte offsets
	number     uint32 // in the lexicon; 0 if it knows no such word
	gap        gap    // what stands before it
	shape      shape
}

// A gap is what stands between two words, in one of a few forms, so that
// "Guinea‑Bissau" with a non-breaking hyphen is "Guinea-Bissau".
type gap uint8

const (
	gapStart      gap = iota // nothing: the text begins
	gapSpace                 // any white space
	gapHyphen                // - ‐ ‑
	gapDash                  // –
	gapApostrophe            // ' ’ ʼ
	gapStop                  // "." as in U.S., and ". " after an initial
	gapStopSpace             // ". " as after an abbreviation, or a sentence
	gapAnd                   // &
	gapComma                 // ", "
	gapSentence              // all else that may begin a sentence or a quotation
	gapOther                 // all else
)

// joins reports whether a name may go on over the gap.
func (g gap) joins() bool { return gapSpace <= g && g <= gapComma }

// A shape is how a word is written, as bits.
type shape uint8

const (
	capital  shape = 1 << iota // begins with a capital
	lower                      // has a lower-case letter
	letter                     // one letter alone
	digit                      // has a digit
	loud                       // stands in a stretch that is all capitals
	headline                   // stands in a block where every word has a capital
)

// asciiShape is what one byte says of the word it is in; 0 is no part of one.
var asciiShape = func() (table [utf8.RuneSelf]shape) {
	const any = headline // only tells word bytes from others
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z':
			table[c] = any | lower
		case 'A' <= c && c <= 'Z':
			table[c] = any | capital
		case '0' <= c && c <= '9':
			table[c] = any | digit
		}
	}
	return table
}()

// tokenize appends the words of text: runs of letters, digits and combining
// marks. Offsets count from base.
func (l *Lexicon) tokenize(words []word, text []byte, base int32) []word {
	var buffer [64]byte
	began, end, initial := len(words), 0, false // end and initial are of the word before
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			if asciiShape[text[i]] == 0 {
				i++
				continue
			}
		} else if r, size := utf8.DecodeRune(text[i:]); !inWord(r) {
			i += size
			continue
		}
		w, next := l.read(text, i, buffer[:0])
		if len(words) > began {
			w.gap = gapOf(text[end:i], initial)
		}
		end, i = next, next
		initial = w.shape&(letter|capital) == letter|capital
		w.start += base
		w.end += base
		words = append(words, w)
	}
	return words
}

// read returns the word that begins at i and where it ends. Accents and width
// are taken off into buffer.
func (l *Lexicon) read(text []byte, start int, buffer []byte) (w word, end int) {
	hash, i, seen := uint32(hashStart), start, shape(0)
	for i < len(text) && text[i] < utf8.RuneSelf && asciiShape[text[i]] != 0 {
		seen |= asciiShape[text[i]]
		hash = (hash ^ uint32(text[i])) * hashPrime
		i++
	}
	form := text[start:i]
	if i < len(text) && text[i] >= utf8.RuneSelf {
		for i < len(text) {
			r, size := utf8.DecodeRune(text[i:])
			if !inWord(r) {
				break
			}
			i += size
		}
		if i > start+len(form) {
			form = plainWord(buffer, text[start:i])
			hash = hashOf(form)
			seen = shapeOf(text[start:i])
		}
	}
	w = word{start: int32(start), end: int32(i), number: l.words.find(hash, form)}
	first, _ := utf8.DecodeRune(text[start:])
	w.shape = seen & (lower | digit)
	if unicode.IsUpper(first) {
		w.shape |= capital
	}
	if i == start+utf8.RuneLen(first) && seen&digit == 0 {
		w.shape |= letter
	}
	return w, i
}

func shapeOf(word []byte) shape {
	s := shape(0)
	for _, r := range string(word) {
		switch {
		case unicode.IsLower(r):
			s |= lower
		case unicode.IsDigit(r):
			s |= digit
		}
	}
	return s
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && asciiShape[r] != 0
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

// gapOf classes what stands between two words. After an initial the full stop
// belongs to it, with or without a space: "H. A. Kissinger" is "H.A. Kissinger".
func gapOf(between []byte, initial bool) gap {
	if len(between) == 1 && between[0] == ' ' {
		return gapSpace
	}
	stop := len(between) > 1 && between[0] == '.'
	rest := between
	if stop {
		rest = between[1:]
	}
	if isSpace(rest) {
		switch {
		case stop && initial:
			return gapStop
		case stop:
			return gapStopSpace
		}
		return gapSpace
	}
	switch string(between) {
	case ".":
		return gapStop
	case "-", "\u2010", "\u2011":
		return gapHyphen
	case "–":
		return gapDash
	case "'", "’", "ʼ":
		return gapApostrophe
	case "&", " & ":
		return gapAnd
	case ", ", ",\u00a0":
		return gapComma
	}
	if bytes.ContainsAny(between, ".!?:;\"“”„«»‘•…—*|") || bytes.Contains(between, []byte(" '")) || bytes.Contains(between, []byte("--")) {
		return gapSentence
	}
	return gapOther
}

func isSpace(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if !unicode.IsSpace(r) {
			return false
		}
		b = b[size:]
	}
	return true
}
