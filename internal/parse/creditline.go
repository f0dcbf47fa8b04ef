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

// soundNotes are the words with which a note in the brackets of a transcript begins: "(Laughter)", "(Speaks in Russian)", "(END)". In small letters between
// spaces.
const soundNotes = " speaks speaking continues continuing answers answering replies responds resumes switches reads reading laughs laughing laughter " +
	"applause cheers crosstalk inaudible unintelligible indistinct pause break begin begins end ends silence music in through off sic gestures "

// agencies are news agencies that are not written in capitals, or in an alphabet without them, in small letters
// between spaces.
const agencies = " reuters interfax xinhua bloomberg kyodo anadolu ukrinform yonhap sputnik agerpres belta tass afp ap dpa apa sda ats ansa efe lusa ntb tt " +
	"pap ctk čtk mti sta hina tanjug ria kna epd belga anp stt ritzau pti ani irna isna wam spa kuna sana qna bna mena petra jiji upi unian rfe/rl " +
	"интерфакс тасс рейтер укринформ укрінформ риа уніан белта " +
	"رويترز الأناضول واس وام سانا كونا قنا بترا تاس شينخوا وكالات ایرنا ایسنا تسنیم فارس رویترز " +
	"רויטרס पीटीआई एएनआई रॉयटर्स भाषा 共同 時事 路透 法新 新华 人民网 뉴시스 로이터 "

// agencyEnds are what names of agencies end with in scripts without capitals, and agencyBegins with.
var (
	agencyEnds   = []string{"社", "通信", "通讯", "通訊", "电讯", "뉴스", "통신"}
	agencyBegins = []string{"وكالة ", "خبرگزاری ", "ايجنسی "}
)

// isAgency reports whether words are a news agency, or several with a sign between them: "dpa/AFP".
func isAgency(words []byte) bool {
	words = bytes.TrimFunc(words, quotation.IsSpace)
	if sentence.Among(agencies, words) || endsWithAny(words, agencyEnds) || beginsWithAny(words, agencyBegins) {
		return true
	}
	parts := bytes.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("/,+&-，、،·", r) || quotation.IsSpace(r) })
	known := 0
	for _, part := range parts {
		if sentence.Among(agencies, part) {
			known++
		} else if !isUppercase(part) {
			return false
		}
	}
	return known > 0
}

func endsWithAny(words []byte, list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		return len(words) < longestLabel && bytes.HasSuffix(words, []byte(s)) && len(words) > len(s)
	})
}

func beginsWithAny(words []byte, list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return len(words) < longestLabel && bytes.HasPrefix(words, []byte(s)) })
}

// beforeSource are the words before the name of a speaker or source, in small letters
// between spaces; beforeWho those that need a whole name behind them.
const (
	beforeSource = " © (c) source sources source: sources: via credit: speaker: translation: quelle: fuente: källa: источник: المصدر: "
	beforeWho    = " by said says from per "
)

// relayParticiples are the participles that "by" and a source follow: "translated by TASS".
const relayParticiples = " translated translation quoted cited reported carried transcribed published interpreted transcript "

// isSoundNote reports whether brackets hold a note about the sound.
func isSoundNote(inner []byte) bool {
	first, _, _ := bytes.Cut(bytes.TrimFunc(inner, quotation.IsSpace), []byte(" "))
	return sentence.Among(soundNotes, bytes.TrimRight(first, ",;:"))
}

// isSourceLine reports whether a line without brackets names the speaker or source, with
// a word before the name or with an office: "Source: TASS", "by Ned Price", "State Department
// spokesman Ned Price".
func isSourceLine(s *document.Statement, line []byte) bool {
	first, rest, found := bytes.Cut(bytes.TrimFunc(line, quotation.IsSpace), []byte(" "))
	rest = bytes.TrimFunc(rest, quotation.IsSpace)
	if sentence.Ends(line) || !found {
		return false
	}
	switch {
	case sentence.Among(beforeSource, first):
		return isAgency(rest) || isName(rest, 1) || namesSpeaker(s, rest)
	case sentence.Among(beforeWho, first):
		return isName(rest, 2) || namesSpeaker(s, rest)
	}
	return isOfficeLine(s, line)
}

// officeHolders are the offices that are written with a small letter before a name, in small
// letters between spaces.
const officeHolders = " spokesman spokeswoman spokesperson spokesmen minister secretary president ambassador official adviser advisor " +
	"envoy chancellor deputy representative chief director general leader premier commissioner senator governor sprecher sprecherin porte-parole portavoz "

// isOfficeLine reports whether a line is an office and then a name, and nothing else.
func isOfficeLine(s *document.Statement, line []byte) bool {
	words := bytes.Fields(line)
	if len(words) < 3 || len(words) > 2*longestName {
		return false
	}
	offices := 0
	for i, word := range words {
		first, _ := utf8.DecodeRune(word)
		holder := sentence.Among(officeHolders, bytes.TrimSuffix(word, []byte(",")))
		switch {
		case holder:
			offices = i + 1
		case bytes.IndexFunc(bytes.TrimSuffix(word, []byte(",")), func(r rune) bool { return !inName(r) }) >= 0,
			!unicode.IsUpper(first) && !sentence.Among(" of the for and to ministry department government state foreign defence defense press office ", word):
			return false
		}
	}
	begun := !sentence.Begins(words[0]) || sentence.Among(" the ", words[0])
	return begun && 0 < offices && offices < len(words) && (namesSpeaker(s, words[len(words)-1]) || offices+1 < len(words) && isName(bytes.Join(words[offices:], []byte(" ")), 2))
}

// reportsSpeech reports whether words in brackets name the speaker with the audience, or
// the one who passed the words on: "Price to reporters", "translated by TASS".
func reportsSpeech(s *document.Statement, inner []byte) bool {
	if len(inner) > 3*longestLabel {
		return false
	}
	words := bytes.Fields(inner)
	for i, word := range words[min(1, len(words)):] {
		before, after := bytes.Join(words[:i+1], []byte(" ")), bytes.Join(words[i+2:], []byte(" "))
		switch {
		case sentence.Among(" by ", word):
			return sentence.Among(relayParticiples, words[0]) && (isName(after, 1) || namesSpeaker(s, after))
		case sentence.Among(" to at on in via speaking talking told ", word):
			return len(after) > 0 && (namesSpeaker(s, before) || isName(before, 2) && !isSoundNote(inner))
		}
	}
	return false
}

// afterSpeech are the words that go on with "said", in small letters between spaces.
const afterSpeech = " reporters journalists in on at to during after yesterday today the "

// trailingCredit returns where the last clause of a text says that the speaker said it, or
// -1: "We will talk, Ned Price said."
func trailingCredit(s *document.Statement, text []byte) int {
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
	case verb == 0 && namesSpeaker(s, bytes.Join(words[1:], []byte(" "))):
	case verb > 0 && namesSpeaker(s, bytes.Join(words[:verb], []byte(" "))) && (verb+1 == len(words) || sentence.Among(afterSpeech, words[verb+1])):
	default:
		return -1
	}
	return at
}

// headerStatement returns a statement of which only the speakers of a header are
// known: enough to recognise their names.
func headerStatement(h *markdown.Header) *document.Statement {
	speakers, _, _ := strings.Cut(string(h.Rest), ";")
	s := &document.Statement{}
	for _, speaker := range strings.Split(speakers, ",") {
		s.Speakers = append(s.Speakers, meta.Value{Text: strings.TrimSpace(speaker)})
	}
	return s
}

// isCreditItem reports whether the entry of a list of another mark than a dash is who
// spoke.
func isCreditItem(s *document.Statement, words []byte) bool {
	return isName(words, 2) || namesSpeaker(s, words) || isSourceLine(s, words)
}
