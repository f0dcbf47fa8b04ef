package parse

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"readout/internal/source"
	"readout/internal/spelling"
)

// maxMixed bounds how many words of a document are reported to mix alphabets: a
// text that was made to be misread is told by the first few.
const maxMixed = 20

// checkLetters warns of words in the text whose letters come from two alphabets
// and look like one: "Priсe" with a Cyrillic с is no name to those who search for
// it, and nobody sees why.
func (b *builder) checkLetters() {
	plain := b.text.Plain
	if !foreign(plain) {
		return
	}
	for at := 0; at < len(plain) && b.mixed < maxMixed; {
		start := at + bytes.IndexFunc(plain[at:], wordRune)
		if start < at {
			return
		}
		end := len(plain)
		if n := bytes.IndexFunc(plain[start:], func(r rune) bool { return !wordRune(r) }); n >= 0 {
			end = start + n
		}
		if word := plain[start:end]; foreign(word) {
			b.checkWord(string(word), source.Span{Start: b.text.SourceOf(int32(start)), End: b.text.SourceOf(int32(end-1)) + 1})
		}
		at = end
	}
}

// checkName is checkLetters for words that are not in the text.
func (b *builder) checkName(words string, at source.Span) {
	if !foreign([]byte(words)) {
		return
	}
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return !wordRune(r) }) {
		b.checkWord(word, at)
	}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// foreign reports whether a text may hold letters of Greek or Cyrillic, by the
// first bytes that they have in UTF-8.
func foreign(text []byte) bool {
	for _, c := range text {
		if c >= 0xcd && c <= 0xd4 {
			return true
		}
	}
	return false
}

func (b *builder) checkWord(word string, at source.Span) {
	r := spelling.Mixed(word)
	if r == 0 || b.mixed >= maxMixed {
		return
	}
	b.mixed++
	b.report(source.Diagnostic{
		Span: at, Severity: source.Warning, Rule: "look-alike",
		Message: fmt.Sprintf("%q mixes alphabets: its %c is a letter of %s that looks like another", word, r, spelling.Script(r)),
		Hint:    "type the word again with the letters of one alphabet",
	})
}
