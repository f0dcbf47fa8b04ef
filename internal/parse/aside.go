package parse

import (
	"bytes"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
)

// An aside is a paragraph of a quote block that is not the speaker's but of who wrote the words down: the end mark of a
// release, a note, what happened in the room, what another said of it. Some are certain; of the others an editor is asked.

const asideHint = "take it out of the block, if it is of who wrote the words down; if it was said, write <!-- readout: allow not-spoken --> before the block"

// endMark is the mark at the end of a release or article, in signs: "# # #", "-30-", "* * *".
var endMark = regexp.MustCompile(`^(?:[#*_=~•\-–—] ?){3,}$|^[-–—]{1,2} ?30 ?[-–—]{1,2}$`)

// ended are the words that tell that a text ends, without brackets and stops around them.
var ended = regexp.MustCompile(`(?i)^(?:ends|(?:the )?(?:end|ende|fin|fine|fim|koniec|konec|конец|кінець|slut|einde|slutt|sonu|נهاية|نهاية|پایان|סוף)(?: of| de| de la| del| della| do| da| der| des| van)?(?: the| la| le)? ` +
	`(?:transcript|transcription|transcripción|transcrição|trascrizione|briefing|statement|remarks|text|texto|texte|testo|message|release|interview|press release|comunicado|communiqué|niederschrift|mitschrift|mitteilung|erklärung|` +
	`стенограммы|цитаты|текста|сообщения|заявления|стенограми|цитати|тексту|النص|البيان|الكلمة|المؤتمر|متن|بیانیه|הודעה|ההודעה|הציטוט)|` +
	`(?:the )?(?:transcript|transcription|briefing|statement|interview) (?:ends|ended|concludes)(?: here)?|全文完|完结|完結|记录完|以上が発言全文|녹취록 끝|metnin sonu|transkript ende|metin sonu)$`)

// endWord is a word for an end that a speaker may also say, and that brackets or capitals show to be none of his.
var endWord = regexp.MustCompile(`(?i)^(?:end|ends|fin|ende|fine|fim|koniec|konec|конец|кінець|slut|einde|son|انتهى|النهاية|پایان|סוף|完|終|끝|以上)$`)

// editorsNote is what begins a note of an editor or a translator, after brackets.
var editorsNote = regexp.MustCompile(`(?i)^(?:(?:editors?[’']?s?[’']?|translators?[’']?s?|transcribers?[’']?s?|reporters?[’']?s?|desk) notes?|notes? (?:to|for) (?:the )?(?:editors?|readers?|media|journalists)|ed(?:s|itor)?\.?(?: note)?:|` +
	`emphasis (?:added|mine|ours|in the original)|note de (?:la rédaction|l[’']éditeur)|ndlr|n\.?d\.?l\.?r|anm(?:erkung|\.) (?:der|d\.) red|nota (?:del|do|dell[’']) ?(?:editor|editore|redacción|redação|redazione)|n\. ?(?:de la|del) ?r|` +
	`редакци\pL+:|(?:примечание|прим\.) (?:редакции|ред\.?|переводчика|пер\.)|(?:примітка|прим\.) (?:редакції|ред\.?)|ملاحظة (?:من )?(?:المحرر|المترجم|التحرير)|یادداشت (?:ویراستار|سردبیر)|הערת (?:המערכת|העורך|המתרגם)|` +
	`编者注|编者按|編者注|編集部注|編注|訳注|译者注|편집자 ?주|역자 ?주|editörün notu|editör notu|redactie:|noot van de redactie|red\. ?anm|redaktionens anmärkning|przyp(?:is|\.) red)`)

// noteEnd is what ends such a note in brackets: "– Ed.".
var noteEnd = regexp.MustCompile(`(?i)[-–—,.] ?(?:eds?|editor|the editors?|red|ред|прим\. ?ред|ndlr|n\. ?d\. ?t|tr|trans|编者|編集部)\.?$`)

// provenance is a line that tells of the text: "As prepared for delivery", "The original text is in Russian."
var provenance = regexp.MustCompile(`(?i)^(?:(?:remarks )?as (?:prepared|delivered)(?: for delivery)?|check against delivery|(?:unofficial|official|courtesy|google|machine) (?:translation|transcript|text)\b.*|(?:the )?(?:original|source) (?:text|version|language)?(?: ?(?:is|was|:))? ?(?:in )?\pL+|` +
	`translat(?:ed|ion) (?:from|by) .*|this (?:transcript|translation|text|interview) (?:has been|was|is|may) .*|for immediate release|es gilt das gesprochene wort|seul le prononcé fait foi|неофициальный перевод.*|перевод с .*|неофіційний переклад.*|ترجمة غير رسمية.*|` +
	`traducción no oficial.*|traduction non officielle.*|非正式译文|非公式訳|仮訳|未经校对|https?://\S+|www\.\S+)$`)

// noted is a label of what stands below the words of a release.
var noted = regexp.MustCompile(`(?i)^(?:background|correction|clarification|update|photo|photos|video|contact|contacts|press contact|media contact|tags|source|sources|related|read more|see also|translation|transcript|location|venue|date|time|subject|` +
	`hintergrund|kontakt|quelle|foto|contexte|contacto|fuente|fonte|фото|видео|источник|контакты|справка|довідка|джерело|خلفية|المصدر|مصدر|صورة|背景|来源|來源|图片|联系人|出典|写真|출처|사진|배경) ?[:：]`)

// session is a sentence that tells how talks or a briefing began or ended.
var session = regexp.MustCompile(`(?i)^(?:whereupon|at which point)\b|^(?:\(|at \d[^,]{0,16}, )?(?:the|this) (?:(?:daily |press |news |joint |state department |white house )*(?:briefing|conference|interview|call|meeting|session|hearing|transcript|recording|event|ceremony|conversation|talks)|video|tape) ` +
	`(?:was |were |then |had |has )*(?:ended|concluded|adjourned|closed|suspended|began|begun|started|opened|cut off|lasted)(?: here| there)?(?: (?:at|after|on|about|for|with) [^,;:?]{1,40}(?::\d\d[^,;:?]{0,20})?)?\.?$|` +
	`^(?:брифинг|пресс-конференция|встреча|интервью|стенограмма) (?:завершил\pL+|закончил\pL+|окончен\pL*)|^(?:انتهى|انتهت) (?:المؤتمر|الإحاطة|المقابلة|اللقاء)|(?:记者会|发布会|会见|采访)(?:于.{1,12})?(?:结束|結束)。?$|(?:記者会|会見|会談)は.{0,12}終了した。?$|` +
	`^(?:la (?:rueda de prensa|conferencia|sesión)|la conférence de presse|die pressekonferenz|la conferenza stampa|a conferência) (?:terminó|concluyó|s[’']est terminée|endete|terminata|terminou)`)

// longestAside bounds the bytes of an aside that is told by its words.
const longestAside = 200

// checkAsides reports paragraphs that are not the speaker's. One is reported, unless it is reported already.
func (c *attributionCheck) checkAsides(s *document.Statement) {
	for i, piece := range s.Pieces {
		at := quotation.Trim(c.text.Plain, piece)
		words := at.Of(c.text.Plain)
		if len(words) == 0 || len(s.Pieces) == 1 || c.text.Blocks[c.blockAt(at.Start)].Kind != document.Paragraph || c.reportedWithin(c.text.SourceSpan(at)) {
			continue
		}
		switch {
		case isWritten(words):
			c.problem(c.text.SourceSpan(at), "not-spoken", "take it out of the block", "a note of who wrote the words down, inside the words of a statement")
			return
		case i == 0 && c.isHead(s, at), len(words) <= longestAside && tellsOf(s, words), i > 0 && addressesSpeaker(s, words):
			c.warn(c.text.SourceSpan(at), "not-spoken", asideHint, "this paragraph seems to tell of the words of a statement, and stands among them")
			return
		}
	}
	c.checkNotes(s)
}

// isWritten reports whether a paragraph is certainly none that was spoken.
func isWritten(words []byte) bool {
	if len(words) > longestAside {
		return editorsNote.Match(noteOf(words[:longestAside]))
	}
	inner, bracketed := unbracketed(words)
	bare := bytes.TrimFunc(inner, func(r rune) bool { return quotation.Trailing(r) || unicode.Is(unicode.Pd, r) || r == '*' || r == '#' })
	return endMark.Match(words) || ended.Match(bare) || (bracketed || isUppercase(bare) && len(bare) > 1 || len(bare) < len(bytes.TrimRightFunc(words, quotation.Trailing))) && endWord.Match(bare) || editorsNote.Match(noteOf(words))
}

// noteOf returns words without the brackets and signs before them.
func noteOf(words []byte) []byte {
	return bytes.TrimLeftFunc(words, func(r rune) bool { return !unicode.IsLetter(r) })
}

// tellsOf reports whether a paragraph tells of the text, of the talks, or what somebody did then.
func tellsOf(s *document.Statement, words []byte) bool {
	inner, _ := unbracketed(words)
	bare := bytes.TrimRightFunc(inner, quotation.Trailing)
	return provenance.Match(bare) || noted.Match(words) && len(bytes.Fields(words)) < longestIntroduction || session.Match(inner) || isReaction(inner) || isOfSpeaker(s, inner)
}

// isHead reports whether the first paragraph is a heading or a day: it is no sentence, and one begins below it.
func (c *attributionCheck) isHead(s *document.Statement, at source.Span) bool {
	words := at.Of(c.text.Plain)
	last, _ := utf8.DecodeLastRune(words)
	return len(words) <= longestNote && mayBeNote(words) && quotation.IsLetterOrDigit(last) && c.standsBefore(s, at) && !isFormOfAddress(words) && !isGreeting(words)
}

// standsBefore reports whether a sentence begins below a paragraph.
func (c *attributionCheck) standsBefore(s *document.Statement, at source.Span) bool {
	next := quotation.Trim(c.text.Plain, source.Span{Start: at.End, End: s.Pieces[len(s.Pieces)-1].End})
	next.End = min(next.End, next.Start+longestLabel)
	return next.Len() > 0 && startsSentence(next.Of(c.text.Plain))
}

// greetings are what begins words of welcome, in small letters between spaces.
const greetings = " good hello hi dear thank thanks welcome yes no okay ok ladies your excellencies distinguished colleagues friends fellow mr mrs ms madam "

func isGreeting(words []byte) bool {
	first, _, _ := bytes.Cut(words, []byte(" "))
	return sentence.Among(greetings, bytes.TrimRight(first, ".,"))
}

// addressesSpeaker reports whether a paragraph is a question that begins with the speaker's name: "Mr. Price, what of NATO?"
func addressesSpeaker(s *document.Statement, words []byte) bool {
	comma := bytes.IndexAny(words[:min(len(words), longestLabel)], ",，،")
	if comma <= 0 || !endsAsking(words) {
		return false
	}
	name := withoutTitle(words[:comma])
	return len(name) > 0 && namesSpeaker(s, name)
}

// withoutTitle returns a name without the title before it.
func withoutTitle(name []byte) []byte {
	for first, rest, found := bytes.Cut(name, []byte(" ")); found && (sentence.Among(titles, bytes.TrimRight(first, ".")) || sentence.Among(offices, first)); first, rest, found = bytes.Cut(name, []byte(" ")) {
		name = rest
	}
	return name
}

// checkNotes warns of a note in brackets within a paragraph: "[Emphasis added. – Ed.]", "(In reply to a question:)".
func (c *attributionCheck) checkNotes(s *document.Statement) {
	for _, piece := range s.Pieces {
		words := piece.Of(c.text.Plain)
		for at := bytes.IndexAny(words, "([（［"); at >= 0; {
			_, open := utf8.DecodeRune(words[at:])
			n := bytes.IndexAny(words[at:min(len(words), at+longestAside)], ")]）］")
			if n < 0 {
				break
			}
			inner := words[at+open : at+n]
			if bytes.HasSuffix(inner, []byte(":")) || editorsNote.Match(inner) || noteEnd.Match(inner) || isAudience(inner) && len(bytes.TrimRightFunc(words[at+n+1:], quotation.Trailing)) == 0 {
				span := source.Between(int(piece.Start)+at, int(piece.Start)+at+n+1)
				if !c.reportedWithin(c.text.SourceSpan(piece)) {
					c.warn(c.text.SourceSpan(span), "not-spoken", asideHint, "a note in brackets, inside the words of a statement")
				}
				return
			}
			next := bytes.IndexAny(words[at+n:], "([（［")
			if next < 0 {
				break
			}
			at += n + next
		}
	}
}

// isAudience reports whether brackets say to whom words were spoken: "to reporters on Tuesday".
func isAudience(inner []byte) bool {
	words := bytes.Fields(inner)
	return len(words) > 1 && sentence.Among(" to told speaking ", words[0]) && slices.ContainsFunc(words[1:min(3, len(words))], func(w []byte) bool { return sentence.Among(persons+"journalists press parliament lawmakers ", w) })
}
