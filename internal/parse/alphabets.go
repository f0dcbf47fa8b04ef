package parse

import (
	"bytes"
	"strings"
	"unicode"

	"readout/internal/source"
	"readout/internal/spelling"
)

// maxMixed bounds how many words of a document are reported to mix alphabets: a
// text that was made to be misread needs no more than a few warnings.
const maxMixed = 20

// checkAlphabets warns of words in the text whose letters come from two alphabets and look like one:
// "Priсe" with a Cyrillic с is not found by a search for the name, and looks the same.
func (r *reporter) checkAlphabets() {
	plain := r.text.Plain
	if !mayMixAlphabets(plain) {
		return
	}
	for at := 0; at < len(plain) && r.mixed < maxMixed; {
		start := at + bytes.IndexFunc(plain[at:], wordRune)
		if start < at {
			return
		}
		end := len(plain)
		if n := bytes.IndexFunc(plain[start:], func(r rune) bool { return !wordRune(r) }); n >= 0 {
			end = start + n
		}
		if word := plain[start:end]; mayMixAlphabets(word) {
			r.checkWord(string(word), source.Span{Start: r.text.SourceOf(int32(start)), End: r.text.SourceOf(int32(end-1)) + 1})
		}
		at = end
	}
}

// checkName is checkLetters for words that are not in the text.
func (r *reporter) checkName(words string, at source.Span) {
	if !mayMixAlphabets([]byte(words)) {
		return
	}
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return !wordRune(r) }) {
		r.checkWord(word, at)
	}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// mayMixAlphabets reports whether a text may hold Greek or Cyrillic letters, by the lead bytes of their UTF-8.
func mayMixAlphabets(text []byte) bool {
	for _, c := range text {
		if c >= 0xcd && c <= 0xd4 {
			return true
		}
	}
	return false
}

func (r *reporter) checkWord(word string, at source.Span) {
	letter := spelling.Mixed(word)
	if letter == 0 || r.mixed >= maxMixed {
		return
	}
	r.mixed++
	r.warn(at, "look-alike", "type the word again with the letters of one alphabet",
		"%q mixes alphabets: its %c is a letter of %s that looks like another", word, letter, spelling.Script(letter))
}
