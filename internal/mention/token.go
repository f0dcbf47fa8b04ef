package mention

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/internal/quotation"
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
// marks. Offsets count from base. It is where most of the time goes, so words
// of ASCII, which most are, are read without a call.
func (l *Lexicon) tokenize(words []word, text []byte, base int32) []word {
	var buffer [64]byte
	began, end, initial := len(words), 0, false // end and initial are of the word before
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && asciiShape[c] == 0 {
			i++
			continue
		}
		start, seen := i, shape(0)
		for i < len(text) && text[i] < utf8.RuneSelf && asciiShape[text[i]] != 0 {
			seen |= asciiShape[text[i]]
			i++
		}
		w := word{start: base + int32(start), shape: seen & (lower | digit)}
		switch {
		case i < len(text) && text[i] >= utf8.RuneSelf:
			if i = foreignEnd(text, i); i == start { // no word, but a mark of some other script
				_, size := utf8.DecodeRune(text[i:])
				i += size
				continue
			}
			l.foreign(&w, text[start:i], buffer[:0])
		default:
			w.number = l.words.find(hashOf(text[start:i]), text[start:i])
			if 'A' <= c && c <= 'Z' {
				w.shape |= capital
			}
			if i == start+1 && seen&digit == 0 {
				w.shape |= letter
			}
		}
		w.end = base + int32(i)
		switch {
		case len(words) == began:
		case start == end+1 && text[end] == ' ':
			w.gap = gapSpace
		default:
			w.gap = gapOf(text[end:start], initial)
		}
		initial = w.shape&(letter|capital) == letter|capital
		end = i
		words = append(words, w)
	}
	return words
}

// foreignEnd returns where a word ends whose next letter is not ASCII.
func foreignEnd(text []byte, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRune(text[i:])
		if !inWord(r) {
			break
		}
		i += size
	}
	return i
}

// foreign looks up a word that may not be all ASCII, without its accents and
// width.
func (l *Lexicon) foreign(w *word, text, buffer []byte) {
	form := text
	if !ascii(text) {
		form = plainWord(buffer, text)
	}
	w.number = l.words.find(hashOf(form), form)
	w.shape = shapeOf(text)
	first, size := utf8.DecodeRune(text)
	if unicode.IsUpper(first) {
		w.shape |= capital
	}
	if size == len(text) && w.shape&digit == 0 {
		w.shape |= letter
	}
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
	if bytes.ContainsAny(between, ".!?:;•…—*|") || quotation.HasMark(between) || bytes.Contains(between, []byte(" '")) || bytes.Contains(between, []byte("--")) {
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
