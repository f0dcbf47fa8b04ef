package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/quotation"
	"readout/internal/sentence"
)

// heard are the words with which a transcript begins what it notes in brackets about
// the sound: "(Laughter)", "(Speaks in Russian)", "(END)". In small letters between
// spaces.
const heard = " speaks speaking continues continuing answers answering replies responds resumes switches reads reading laughs laughing laughter " +
	"applause cheers crosstalk inaudible unintelligible indistinct pause break begin begins end ends silence music in through off sic gestures "

// agencies are news agencies that are not written in capitals, in small letters
// between spaces.
const agencies = " reuters interfax xinhua bloomberg kyodo anadolu ukrinform yonhap sputnik agerpres belta "

// beforeSource are the words before who spoke or where it stood, in small letters
// between spaces; beforeWho those that need a whole name behind them.
const (
	beforeSource = " source sources source: sources: via credit: speaker: translation: quelle: fuente: källa: источник: المصدر: "
	beforeWho    = " by said says from per "
)

// reporters are the participles that "by" and a source follow: "translated by TASS".
const reporters = " translated translation quoted cited reported carried transcribed published interpreted transcript "

// note reports whether brackets hold a note about the sound.
func note(inner []byte) bool {
	first, _, _ := bytes.Cut(bytes.TrimFunc(inner, quotation.IsSpace), []byte(" "))
	return sentence.Among(heard, bytes.TrimRight(first, ",;:"))
}

// sourceLine reports whether a line without brackets says who spoke by a word before
// the name or by an office: "Source: TASS", "by Ned Price", "State Department
// spokesman Ned Price".
func sourceLine(s *document.Statement, line []byte) bool {
	first, rest, found := bytes.Cut(bytes.TrimFunc(line, quotation.IsSpace), []byte(" "))
	rest = bytes.TrimFunc(rest, quotation.IsSpace)
	if sentence.Ends(line) || !found {
		return false
	}
	switch {
	case sentence.Among(beforeSource, first):
		return nameAlone(rest, 1) || named(s, rest)
	case sentence.Among(beforeWho, first):
		return nameAlone(rest, 2) || named(s, rest)
	}
	return officeLine(s, line)
}

// holders are the offices that are written with a small letter before a name, in small
// letters between spaces.
const holders = " spokesman spokeswoman spokesperson spokesmen minister secretary president ambassador official adviser advisor " +
	"envoy chancellor deputy representative chief director general leader premier commissioner senator governor sprecher sprecherin porte-parole portavoz "

// officeLine reports whether a line is an office and then a name, and nothing else.
func officeLine(s *document.Statement, line []byte) bool {
	words := bytes.Fields(line)
	if len(words) < 3 || len(words) > 2*longestName {
		return false
	}
	offices := 0
	for i, word := range words {
		first, _ := utf8.DecodeRune(word)
		holder := sentence.Among(holders, bytes.TrimSuffix(word, []byte(",")))
		switch {
		case holder:
			offices = i + 1
		case bytes.IndexFunc(bytes.TrimSuffix(word, []byte(",")), func(r rune) bool { return !inName(r) }) >= 0,
			!unicode.IsUpper(first) && !sentence.Among(" of the for and to ministry department government state foreign defence defense press office ", word):
			return false
		}
	}
	begun := !sentence.Begins(words[0]) || sentence.Among(" the ", words[0])
	return begun && 0 < offices && offices < len(words) && (named(s, words[len(words)-1]) || offices+1 < len(words) && nameAlone(bytes.Join(words[offices:], []byte(" ")), 2))
}

// reported reports whether words in brackets are who spoke and to whom, or by whom it
// was passed on: "Price to reporters", "translated by TASS".
func reported(s *document.Statement, inner []byte) bool {
	if len(inner) > 3*longestLabel {
		return false
	}
	words := bytes.Fields(inner)
	for i, word := range words[min(1, len(words)):] {
		before, after := bytes.Join(words[:i+1], []byte(" ")), bytes.Join(words[i+2:], []byte(" "))
		switch {
		case sentence.Among(" by ", word):
			return sentence.Among(reporters, words[0]) && (nameAlone(after, 1) || named(s, after))
		case sentence.Among(" to at on in via speaking talking told ", word):
			return len(after) > 0 && (named(s, before) || nameAlone(before, 2) && !note(inner))
		}
	}
	return false
}

// afterSpeech are the words that go on with "said", in small letters between spaces.
const afterSpeech = " reporters journalists in on at to during after yesterday today the "

// toldAtEnd returns where the last clause of a text says that the speaker said it, or
// -1: "We will talk, Ned Price said."
func toldAtEnd(s *document.Statement, text []byte) int {
	at := bytes.LastIndexAny(text, ",，،")
	if at <= 0 {
		return -1
	}
	_, size := utf8.DecodeRune(text[at:])
	words := bytes.Fields(bytes.TrimRightFunc(text[at+size:], quotation.Trailing))
	if len(words) < 2 || len(words) > 2*longestName {
		return -1
	}
	// "Price asked first" goes on with what Price did
	verb := slices.IndexFunc(words, func(w []byte) bool { return sentence.IsSpeech(w) })
	switch {
	case verb == 0 && named(s, bytes.Join(words[1:], []byte(" "))):
	case verb > 0 && named(s, bytes.Join(words[:verb], []byte(" "))) && (verb+1 == len(words) || sentence.Among(afterSpeech, words[verb+1])):
	default:
		return -1
	}
	return at
}

// headerStatement returns a statement of which only the speakers of a header are
// known, by which names are told.
func headerStatement(h *markdown.Header) *document.Statement {
	speakers, _, _ := strings.Cut(string(h.Rest), ";")
	s := &document.Statement{}
	for _, speaker := range strings.Split(speakers, ",") {
		s.Speakers = append(s.Speakers, meta.Value{Text: strings.TrimSpace(speaker)})
	}
	return s
}

// creditItem reports whether the entry of a list of another mark than a dash is who
// spoke.
func creditItem(s *document.Statement, words []byte) bool {
	return nameAlone(words, 2) || named(s, words) || sourceLine(s, words)
}
