package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/meta"
	"readout/internal/sentence"
	"readout/internal/spelling"
)

// persons are the words that a transcript writes in the place of a name for one who takes
// part, and turns those for a question or an answer; in small letters between spaces.
const (
	persons = " reporter reporters journalist questioner moderator interviewer correspondent interpreter translator host anchor participant spokesman spokeswoman spokesperson " +
		"journaliste porte-parole modérateur modératrice intervieweur intervieweuse " +
		"journalistin moderatorin reporterin sprecher sprecherin " +
		"periodista portavoz porta-voz moderador moderadora entrevistador jornalista repórter " +
		"giornalista moderatore moderatrice " +
		"dziennikarz dziennikarka novinář muhabir gazeteci " +
		"журналист корреспондент ведущий ведущая журналіст " +
		"الصحفي صحفي الصحافي صحافي المذيع مذيع المراسل خبرنگار עיתונאי מראיין पत्रकार " +
		"记者 記者 主持人 主持 司会 司会者 기자 사회자 진행자 "
	turns = " q a question answer réponse frage antwort pregunta respuesta pergunta resposta domanda risposta fråga svar vraag antwoord spørsmål " +
		"pytanie odpowiedź otázka odpověď soru cevap вопрос ответ питання запитання відповідь " +
		"سؤال السؤال جواب الجواب سوال پاسخ שאלה תשובה प्रश्न उत्तर 问 問 答 提问 质问 质询 質問 回答 질문 답변 "
	// articles stand before an office that is written for its holder: "The Minister: No."
	articles = " the le la der die el il o a "
	// beforePerson are the words that may stand before one of persons.
	beforePerson = " a an the un une le la der die das ein eine el uno il o um uma " +
		"male female unidentified unknown another second foreign local unbekannter audience "
	// asks are what a word of persons is followed by where the transcript tells of the question.
	asks = " asks asked demande demandait fragt fragte pregunta preguntó pergunta perguntou chiede спрашивает спросил спросила питає запитав يسأل سأل "
	// unnamed are what stands alone for somebody whom the transcriber did not know.
	unnamed = " male female man woman speaker member voice "
)

// personStems are what begins the words of persons in every case and number: "журналиста", "Journalisten".
var personStems = []string{
	"reporter", "journalist", "moderat", "modérat", "correspondent", "periodist", "jornalist", "repórter", "giornalist", "dziennikar",
	"журналист", "журналіст", "корреспондент", "кореспондент", "ведущ", "صحفي", "صحافي", "الصحفي", "الصحافي", "مراسل", "المراسل", "خبرنگار",
}

// isRole reports whether a label is a word of persons or turns, which a number or brackets may
// follow: "Question 2", "Reporter (Interfax)".
func isRole(label []byte) bool {
	return isPerson(label) || sentence.Among(turns, bareRole(label)) || isTurnOf(label) || isHolder(bytes.Fields(label))
}

// isHolder reports whether words are an office with its article, which stand for who holds it.
func isHolder(words [][]byte) bool {
	return len(words) == 2 && sentence.Among(articles, words[0]) && (sentence.Among(officeHolders, words[1]) || sentence.Among(offices, words[1]))
}

// isTurnOf reports whether a label is a word of persons with what that one does: "Reporter’s question", "A journalist
// asks", "Frage eines Journalisten", "سؤال من صحفي".
func isTurnOf(label []byte) bool {
	first, _, _ := bytes.Cut(label, []byte(" "))
	at := bytes.LastIndexByte(label, ' ')
	if at < 0 {
		return false
	}
	who, last := label[:at], label[at+1:]
	for _, suffix := range []string{"’s", "'s", "s’", "s'"} {
		who = bytes.TrimSuffix(who, []byte(suffix))
	}
	if isPerson(who) && (sentence.Among(turns, last) || sentence.Among(asks, last)) {
		return true
	}
	second, _, _ := bytes.Cut(bytes.TrimPrefix(label[len(first):], []byte(" ")), []byte(" "))
	asked := len(first) > 1 && sentence.Among(turns, first)
	return asked && (sentence.Among(" from by de von du da от від من ", second) || slices.ContainsFunc(personStems, func(stem string) bool {
		return bytes.HasPrefix(bytes.ToLower(last), []byte(stem))
	}))
}

// isPerson reports whether a label is a word of persons, or somebody unknown: "A reporter", "Unidentified male".
func isPerson(label []byte) bool {
	words := bytes.Fields(label)
	for i, word := range words {
		rest := bareRole(bytes.Join(words[i:], []byte(" ")))
		described := i > 0 && !sentence.Among(" a an the ", words[i-1]) || len(rest) < len(label)
		if sentence.Among(persons, rest) || described && sentence.Among(unnamed, rest) {
			return true
		}
		if !sentence.Among(beforePerson, word) {
			return false
		}
	}
	return false
}

// bareRole returns the word of a label without a number or brackets behind it, nil if there is
// more than that.
func bareRole(label []byte) []byte {
	word, rest, _ := bytes.Cut(label, []byte(" "))
	rest = bytes.TrimSpace(rest)
	if _, bracketed := unbracketed(rest); !bracketed && len(bytes.Trim(rest, "0123456789")) > 0 {
		return nil
	}
	return bytes.TrimRight(word, "0123456789")
}

// isAcronym reports whether a word in capitals is short enough for an organization that
// the words are about: "NATO: We are ready." Surnames so short are found only
// if they are the speaker's.
func isAcronym(word []byte) bool {
	n := utf8.RuneCount(word)
	return 1 < n && n <= len("NATO") && bytes.IndexFunc(word, notLetter) < 0
}

// titles are what a form of address begins with, and offices what it ends with, in
// small letters between spaces.
const (
	titles  = " mr mrs ms madam madame mme sir your dear my excellency monsieur señor señora herr frau "
	offices = " president vice-president speaker chairman chairwoman chairperson chair minister prime foreign secretary " +
		"secretary-general ambassador chancellor commissioner commander general senator governor judge mayor " +
		"representative high excellency excellencies majesty highness honor honour friends colleagues fellow " +
		"ladies and gentlemen président présidente ministre presidente presidenta präsident präsidentin kanzler kanzlerin minister "
)

// isFormOfAddress reports whether words before a colon speak to somebody rather than say who
// speaks: "Mr. President", "Dear friends". They have no name.
func isFormOfAddress(words []byte) bool {
	list := bytes.Fields(words)
	for i, word := range list {
		word = bytes.TrimRight(word, ".,")
		if i == 0 && sentence.Among(titles, word) || sentence.Among(offices, word) && (i > 0 || sentence.Among(" excellencies ladies friends colleagues ", word)) {
			continue
		}
		return false
	}
	return len(list) > 1 || len(list) == 1 && sentence.Among(offices, list[0])
}

// lastNames returns the last words of the names that the file writes in its marks:
// of ids such as sergey-lavrov, and of names and texts such as "Minister Lavrov". One
// word alone may be anything, and is left to who knows all names.
func (c *attributionCheck) lastNames() map[string]bool {
	names := map[string]bool{}
	for i := range c.doc.Statements {
		s := &c.doc.Statements[i]
		for _, list := range [][]meta.Value{s.Speakers, s.To, s.Via, {s.By}} {
			for _, v := range list {
				addLastName(names, v.Text)
			}
		}
	}
	for _, r := range c.doc.References {
		addLastName(names, r.Target)
	}
	for _, v := range c.doc.FieldReferences {
		addLastName(names, v.Text)
	}
	return names
}

// addLastName adds the last of the words of an id; of another text, each word that
// ends several with a capital.
func addLastName(names map[string]bool, text string) {
	if validID(text) {
		if at := strings.LastIndexByte(text, '-'); at > 0 {
			names[text[at+1:]] = true
		}
		return
	}
	run := 0 // of words with a capital
	words := strings.Fields(text)
	for i, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(first) {
			run = 0
			continue
		}
		run++
		last := i+1 == len(words)
		if !last {
			next, _ := utf8.DecodeRuneInString(words[i+1])
			last = !unicode.IsUpper(next) || strings.HasSuffix(word, ",")
		}
		if last && run > 1 {
			names[spelling.Slug(strings.TrimRight(word, ".,"))] = true
		}
	}
}
