package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A clause that tells who spoke, in words that have no quotation marks of their own: “We go, he added.”

// The words of such a clause, in small letters between spaces: verbs of speech, what stands before their
// participles, and pronouns. "I said" tells of the speaker's own words, and is none.
const (
	inquitVerbs = " said added replied answered continued noted explained stressed remarked concluded recalled announced declared stated warned insisted " +
		"sagte fügte erklärte betonte ergänzte antwortete erwiderte meinte gesagt erklärt betont " +
		"déclaré dit ajouté affirmé expliqué répondu souligné assuré précisé " +
		"dijo añadió afirmó declaró explicó agregó aseguró respondió señaló subrayó " +
		"disse acrescentou afirmou declarou explicou respondeu " +
		"detto aggiunto dichiarato affermato spiegato rispose spiegò aggiunse " +
		"zei zegt sade sa sagde tilføjede gezegd tillade " +
		"powiedział powiedziała dodał dodała oświadczył oświadczyła řekl řekla uvedl uvedla dodal dodala " +
		"dedi söyledi belirtti " +
		"сказал сказала заявил заявила добавил добавила отметил отметила подчеркнул подчеркнула пояснил пояснила ответил ответила " +
		"сказав сказала заявив додав додала зазначив зазначила " +
		"قال قالت وقال أضاف أضافت وأضاف أكد أكدت وأكد صرح صرحت گفت افزود " +
		"אמר אמרה הוסיף הוסיפה הדגיש "
	auxiliaries = " a ha hat habe has had heeft har zo "
	// accordingTo are what stands before the name of who spoke in place of a verb.
	accordingTo    = " so laut selon d’après d'après según segundo secondo według podle volgens enligt ifølge per according to по словам за словами بحسب وفقا ل "
	inquitPronouns = " he she they er sie il elle ils elles él ella ele ela egli lui lei hij zij ze han hun hon он она они він вона هو هي הוא היא "
	inquitCaseless = " 他说 她说 他說 她說 他表示 她表示 他指出 她指出 他补充说 他補充說 他说道 她说道 彼は述べた 彼女は述べた 彼は語った 彼女は語った と述べた と語った と話した "
)

// longestInquit bounds the words of such a clause.
const longestInquit = 5

// checkInquit warns of a clause among the words that tells who spoke, and returns whether there is one.
func (r *reporter) checkInquit(s *document.Statement, hint string) bool {
	for _, piece := range s.Pieces {
		at := piece
		if last := quotation.Trim(r.text.Plain, piece); len(piece.Of(r.text.Plain)) > 0 {
			at = last
		}
		for from := at.Start; from < at.End; {
			n := clauseEnd(r.text.Plain[from:at.End])
			clause := quotation.Trim(r.text.Plain, source.Span{Start: from, End: from + int32(n)})
			if from > at.Start && isInquit(s, clause.Of(r.text.Plain)) && isClauseMark(r.text.Plain[at.Start:clause.Start]) {
				r.warn(r.text.SourceSpan(clause), "not-spoken", hint, "these words tell who spoke, and stand inside the words of a statement")
				return true
			}
			_, size := utf8.DecodeRune(r.text.Plain[from+int32(n) : at.End])
			from += int32(n + max(size, 1))
		}
	}
	return false
}

// clauseEnd returns where the first clause of a text ends.
func clauseEnd(text []byte) int {
	end := bytes.IndexFunc(text, func(r rune) bool {
		return quotation.IsStop(r) || r == ',' || r == '，' || r == '،' || r == '、' || r == ';' || r == '—' || r == '–' || quotation.MayClose(r) && !quotation.MayBeApostrophe(r)
	})
	if end < 0 {
		return len(text)
	}
	return end
}

// isClauseMark reports whether a comma or dash ends a text, before which such a clause may stand.
func isClauseMark(before []byte) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(before, quotation.IsSpace))
	return last == ',' || last == '，' || last == '،' || last == '、' || unicode.Is(unicode.Pd, last) && last != '-'
}

// isInquit reports whether a clause is who and a verb of speech, and nothing else: "he added", "sagte Price",
// "a déclaré le ministre".
func isInquit(s *document.Statement, clause []byte) bool {
	if sentence.Among(inquitCaseless, clause) {
		return true
	}
	words := bytes.Fields(clause)
	if len(words) < 2 || len(words) > longestInquit {
		return false
	}
	first, last := 0, len(words)-1
	if sentence.Among(auxiliaries, words[0]) {
		first = 1
	}
	if n := slices.IndexFunc(words, func(w []byte) bool { return !sentence.Among(accordingTo, w) }); n > 0 {
		return namesSpeaker(s, bytes.Join(words[n:], []byte(" ")))
	}
	switch {
	case sentence.Among(inquitVerbs, words[first]):
		return first < last && isSubject(s, words[first+1:])
	case sentence.Among(inquitVerbs, words[last]):
		if last > 1 && sentence.Among(auxiliaries, words[last-1]) {
			last--
		}
		return isSubject(s, words[:last])
	}
	return false
}

// inquitName returns the name of who speaks in such a clause, nil if there is none but a pronoun or an office.
func inquitName(clause []byte) []byte {
	var name [][]byte
	for _, word := range bytes.Fields(clause) {
		switch {
		case sentence.Among(inquitPronouns, word) || sentence.Among(officeHolders, word) && bytes.IndexFunc(word, unicode.IsUpper) != 0:
			return nil
		case !sentence.Among(inquitVerbs, word) && !sentence.Among(auxiliaries, word):
			name = append(name, word)
		}
	}
	return bytes.Join(name, []byte(" "))
}

// bodyWords are parts of ids of organizations, for which somebody speaks; in small letters between spaces.
const bodyWords = " state department ministry foreign council government office union nations committee commission party agency bank army court press "

// namesOther reports whether a name is certainly of nobody who made a statement: not spelt like a part of an id, which is in
// Latin letters. A country or an organization speaks by somebody.
func namesOther(s *document.Statement, name []byte) bool {
	first, _ := utf8.DecodeRune(name)
	if !unicode.Is(unicode.Latin, first) {
		return false
	}
	slug := strings.Split(spelling.Slug(string(name)), "-")
	for _, v := range s.Speakers {
		parts := strings.Split(spelling.Slug(v.Text), "-")
		for _, part := range parts {
			if len(parts) < 2 || sentence.Among(bodyWords, []byte(part)) || slices.ContainsFunc(slug, func(word string) bool { return spelling.Distance(word, part) <= 2 }) {
				return false
			}
		}
	}
	return true
}

// isSubject reports whether words are who spoke: a pronoun, the speaker, another name, or an office with its article.
func isSubject(s *document.Statement, words [][]byte) bool {
	all := bytes.Join(words, []byte(" "))
	if len(words) == 1 && sentence.Among(inquitPronouns, words[0]) || namesSpeaker(s, all) {
		return true
	}
	if len(words) == 2 && sentence.Among(articles, words[0]) {
		return isHolder(words) || sentence.Among(" ministro ministra portavoce presidentessa ", words[1])
	}
	first, _ := utf8.DecodeRune(words[0])
	if unicode.Is(unicode.Lo, first) {
		return len(words) <= 2
	}
	return isName(all, 1) && !sentence.Begins(words[0]) && !sentence.Among(" i ich je yo я ", words[0])
}
