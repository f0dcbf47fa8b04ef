package parse

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/sentence"
)

// Labels with more than a name: "LAVROV (in Russian): …", "Sergey Lavrov, Foreign Minister of Russia: …",
// "美国国务卿布林肯：…". They may be longer than a name, and what is added shows that they are labels.

// longestTitled bounds the bytes of a name with what a transcript adds to it.
const longestTitled = 160

// manners are what begins an addition that says how somebody spoke, in small letters between spaces.
const manners = " in through via by on off now speaking interrupting laughing smiling aside again auf durch über en par à por em in tramite " +
	"на через по-русски по-английски українською англійською بالروسية بالإنجليزية بالإنكليزية عبر عن 通过 用 英語で ロシア語で 통역 באנגלית ברוסית "

// interjections are what begins a sentence before a comma and is no name, in small letters between spaces.
const interjections = " well listen look yes no now so thanks please remember indeed okay ok right sure again still nor but and bueno also alors nun "

// titleFirst are the offices that begin a label before a name, in small letters between spaces: in alphabets with
// capitals the last word has one.
const titleFirst = " министр президент представитель посол секретарь госсекретарь председатель глава премьер премьер-министр пресс-секретарь заместитель замминистра " +
	"міністр речник посол голова канцлер спикер " +
	"ministre président présidente premier porte-parole ambassadeur ministro ministra presidente presidenta portavoz embajador embaixador " +
	"ministr minister prezydent rzecznik rzeczniczka mluvčí bakan bakanı sözcü sözcüsü cumhurbaşkanı başbakan " +
	"وزير وزيرة رئيس رئيسة الرئيس الوزير الوزيرة المتحدث المتحدثة سفير سفيرة مستشار المستشار السيد السيدة السفير وزیر سخنگوی רה״מ שר שרת דובר דוברת נשיא "

// addressed are the words after which an office is spoken to: "السيد الرئيس".
const addressed = " الرئيس الرئيسة الوزير الوزيرة السفير السفيرة الأمين المدير رئيس وزير النائب النواب "

// eastOffices are the offices of labels that are written without blanks, and eastNone what shows that such words are none.
var (
	eastOffices = []string{"外长", "外長", "国务卿", "國務卿", "部长", "部長", "总统", "總統", "主席", "总理", "總理", "发言人", "發言人", "大使", "首相", "外相", "大臣", "報道官", "大統領", "官房長官", "장관", "대통령", "대변인", "총리", "대사"}
	eastNone    = []string{"我", "你", "您", "他", "她", "这", "那", "這", "请", "請", "各位", "尊敬", "亲爱", "親愛", "先生", "女士", "阁下", "閣下", "皆", "私", "의 ", "우리", "여러분", "님", "是", "は"}
)

// handle is an account in a network, before a colon: "@mfa_russia: …".
var handle = regexp.MustCompile(`^(?:RT )?@\w+$`)

// cutTitled cuts a line at the colon after a name with its title or an addition.
func cutTitled(line []byte) signedLabel {
	end := bytes.IndexAny(line[:min(len(line), longestTitled)], ":：\n")
	if end <= 0 || line[end] == '\n' {
		return signedLabel{}
	}
	_, size := utf8.DecodeRune(line[end:])
	head, rest := bytes.TrimFunc(line[:end], quotation.IsSpace), line[end+size:]
	if name := titledName(head); name != nil {
		return signedLabel{name: name, rest: rest, sure: true}
	}
	return signedLabel{}
}

// titledName returns the name of a label with a title or an addition, nil if words are none.
func titledName(head []byte) []byte {
	switch {
	case bytes.ContainsAny(head, "!?…;") || bytes.ContainsAny(head, "。؟؛"):
		return nil
	case isAgency(head) || handle.Match(head), isEastTitle(head), isTitleFirst(bytes.Fields(head)), isOfficeLine(&document.Statement{}, head):
		return head[:min(len(head), longestLabel)]
	}
	if at := bytes.IndexAny(head, ">→"); at > 0 {
		if name := bytes.TrimRight(head[:at], "-=– "); isName(name, 1) && !sentence.Begins(bytes.Fields(name)[0]) {
			return name
		}
		return nil
	}
	name, addition := cutAddition(head)
	if len(name) == 0 || len(name) > longestLabel || isFormOfAddress(name) || isSoundNote(name) || sentence.Among(interjections, name) || sentence.Begins(bytes.Fields(name)[0]) && !isPerson(name) {
		return nil
	}
	if isRole(name) || isUppercase(name) && !isAcronym(name) || isName(name, 1) || isCaselessName(name) {
		if isManner(bytes.Fields(addition)) || isOffice(addition, len(bytes.Fields(name)) > 1) {
			return name
		}
	}
	return nil
}

// cutAddition cuts what stands in brackets or behind a comma off a label.
func cutAddition(head []byte) (name, addition []byte) {
	last, size := utf8.DecodeLastRune(head)
	if opening := openers[last]; opening != "" {
		at := bytes.IndexAny(head, opening)
		if at <= 0 {
			return nil, nil
		}
		_, open := utf8.DecodeRune(head[at:])
		name, addition = head[:at], head[at+open:len(head)-size]
	} else if at := bytes.IndexAny(head, ",،，、"); at > 0 {
		_, comma := utf8.DecodeRune(head[at:])
		name, addition = head[:at], head[at+comma:]
	}
	if name, addition = bytes.TrimFunc(name, quotation.IsSpace), bytes.TrimFunc(addition, quotation.IsSpace); len(addition) == 0 {
		return nil, nil
	}
	return name, addition
}

// isManner reports whether words say how somebody spoke. "in" does so with a language: "in Russian", not "in short".
func isManner(words [][]byte) bool {
	if string(words[0]) == "in" && len(words) > 1 {
		first, _ := utf8.DecodeRune(words[1])
		return !unicode.IsLower(first)
	}
	return sentence.Among(manners, bytes.TrimRight(words[0], ","))
}

// isOffice reports whether an addition to a name is an office. Behind one word it has a small letter or says of what:
// "Look, Secretary" speaks to somebody.
func isOffice(addition []byte, several bool) bool {
	words := bytes.Fields(addition)
	for _, word := range words {
		word = bytes.TrimRight(word, ",")
		first, _ := utf8.DecodeRune(word)
		if sentence.Among(officeHolders, word) || sentence.Among(titleFirst, word) {
			return several || !unicode.IsUpper(first) || len(words) > 2
		}
	}
	return false
}

// isTitleFirst reports whether words are an office and then a name.
func isTitleFirst(words [][]byte) bool {
	const longest = 10
	if len(words) > 1 && sentence.Among(articles, words[0]) {
		words = words[1:]
	}
	if len(words) < 2 || len(words) > longest || !sentence.Among(titleFirst, words[0]) || sentence.Among(addressed, words[1]) && len(words) == 2 {
		return false
	}
	last, _ := utf8.DecodeRune(words[len(words)-1])
	return !unicode.IsLower(last) && unicode.IsLetter(last)
}

// isEastTitle reports whether words without blanks hold an office and nothing that speaks to its holder.
func isEastTitle(head []byte) bool {
	const longest = 20
	holds := func(list []string) bool {
		for _, s := range list {
			if bytes.Contains(head, []byte(s)) {
				return true
			}
		}
		return false
	}
	first, _ := utf8.DecodeRune(head)
	return unicode.Is(unicode.Lo, first) && utf8.RuneCount(head) <= longest && !bytes.ContainsAny(head, ",，、。") && holds(eastOffices) && !holds(eastNone)
}

// stamp is a time that begins a line of a transcript. Without brackets and seconds, a name follows.
var stamp = regexp.MustCompile(`^(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]|\d{1,2}:\d\d:\d\d(?:[.,]\d+)?|(\d{1,2}:\d\d))[ \x{a0}]+`)

// stampLength returns the length of a time of a transcript that a line begins with. A bare one may be told: then it is
// only looked behind.
func stampLength(line []byte) (n int, bare bool) {
	m := stamp.FindSubmatchIndex(line[:min(len(line), longestLabel)])
	if m == nil {
		return 0, false
	}
	return m[1], m[2] >= 0
}

// isStampedName reports whether a word that a bare time stands before is who speaks, without a sign: "12:05 Blinken We stay".
func isStampedName(words []byte) bool {
	list := bytes.Fields(words[:min(len(words), longestLabel)])
	return len(list) > 2 && isName(list[0], 1) && !isAcronym(list[0]) && startsSentence(list[1]) && strings.Contains(inTalk, " "+strings.ToLower(string(list[1]))+" ")
}
