package document

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	uax29 "github.com/clipperhouse/uax29/v2/sentences"

	"readout/internal/source"
)

// abbreviations are words whose full stop does not end a sentence, in lower
// case and without the stop. Single letters are initials and not listed.
const abbreviations = " mr mrs ms dr prof st jr sr gen lt col maj capt sgt adm cmdr sen rep gov amb hon rev messrs " +
	"jan feb mar apr jun jul aug sep sept oct nov dec no nos vol art para paras p pp vs v cf e.g i.e approx ca fig "

// sentences cuts the blocks of a text into sentences by UAX #29, and joins
// what that cuts after an abbreviation or an initial.
func sentences(t *Text) []source.Span {
	spans := make([]source.Span, 0, len(t.Blocks)*2)
	for _, block := range t.Blocks {
		first := len(spans)
		cuts := uax29.FromBytes(block.Span.Of(t.Plain))
		for cuts.Next() {
			start, end := block.Span.Start+int32(cuts.Start()), block.Span.Start+int32(cuts.End())
			if len(spans) > first && abbreviated(spans[len(spans)-1].Of(t.Plain), t.Plain[start:end]) {
				spans[len(spans)-1].End = end
				continue
			}
			spans = append(spans, source.Span{Start: start, End: end})
		}
	}
	for i, s := range spans {
		spans[i].End = s.Start + int32(len(bytes.TrimRight(s.Of(t.Plain), " \n")))
	}
	return spans
}

// abbreviated reports whether a sentence that seems to end goes on in next.
func abbreviated(sentence, next []byte) bool {
	sentence = bytes.TrimRight(sentence, " \n")
	if !bytes.HasSuffix(sentence, []byte(".")) {
		return false
	}
	word := sentence[bytes.LastIndexAny(sentence, " (“\"‘")+1 : len(sentence)-1]
	_, size := utf8.DecodeRune(word)
	if size == len(word) && size > 0 && unicode.IsUpper([]rune(string(word))[0]) {
		return true
	}
	if strings.Contains(abbreviations, " "+strings.ToLower(string(word))+" ") && len(word) > 0 {
		return true
	}
	return initialism(word) && !startsSentence(next)
}

// initialism reports whether a word is letters with stops between: "U.S".
func initialism(word []byte) bool {
	return len(word) >= 3 && word[1] == '.' && unicode.IsUpper(rune(word[0])) && !bytes.ContainsAny(word, "0123456789")
}

// sentenceStarts are words that, capitalised after "U.S.", begin a sentence
// rather than go on with a name ("U.S. Embassy").
const sentenceStarts = " the a an he she it they we in on at but and this that these those his her its their there " +
	"when while after before as if for mr mrs ms however "

func startsSentence(next []byte) bool {
	word, _, _ := bytes.Cut(bytes.TrimLeft(next, "“\"‘ "), []byte(" "))
	return strings.Contains(sentenceStarts, " "+strings.ToLower(string(word))+" ")
}

// SentenceAt returns the sentence around a text offset, or an empty span.
func (t *Text) SentenceAt(offset int32) source.Span {
	lo, hi := 0, len(t.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.Sentences[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(t.Sentences) || t.Sentences[lo].Start > offset {
		return source.At(int(offset))
	}
	return t.Sentences[lo]
}
