package parse

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/sentence"
)

// A reaction is a sentence that tells what somebody did or said then, as only a reporter writes: "Lavrov later denied
// this.", "The White House declined to comment."

// longestReactor bounds the words of who reacted.
const longestReactor = 6

// reactions are the predicates of such sentences, by the language. Group 1 is who.
var reactions = []*regexp.Regexp{
	regexp.MustCompile(`^(\p{Lu}[^,:;.]{0,60}?) (?:(?:later|then|also|has|had|have|both|immediately|subsequently|promptly|again|since) )*(?:` +
		`(?:denied|rejected|disputed|dismissed|confirmed|refuted|contested) (?:this|that|it|the (?:claim|report|allegation|charge|accusation|statement|account)s?)(?: [^,;:]{1,40})?` +
		`|(?:declined|refused) (?:to (?:comment|elaborate|respond|say more|be (?:named|identified|quoted)|answer(?: questions)?|take questions)|comment)(?: [^,;:]{1,60})?` +
		`|(?:did not|didn[’']t|has not|had not|have not) (?:immediately |yet |directly )*(?:respond|responded|reply|replied|comment|commented|elaborate|elaborated)(?: [^,;:]{1,60})?` +
		`|could not (?:immediately )?be reached(?: for comment)?|was not (?:immediately )?available(?: for comment)?|(?:left|walked out of|stormed out of|entered) the (?:room|stage|podium|hall|briefing)(?: [^,;:]{1,40})?` +
		`|(?:nodded|smiled|laughed|shrugged|paused|sighed)|(?:responded|replied|retorted|countered) (?:that|by|with|“|") ?[^;:]{1,120}` +
		`)[.”"]?$`),
	regexp.MustCompile(`^(\p{Lu}[^ ,:;.]*(?: \p{Lu}[^ ,:;.]*){0,3}) (?:(?:then|also|later) )?(?:responded|responds|replied|replies|answered|answers|retorted|retorts|interjected|interrupted|countered|counters|` +
		`antwortete|erwiderte|respondió|contestó|répondit|a répondu|ha risposto|rispose|respondeu|odpowiedział[ao]?|ответил[аи]?|возразил[аи]?|відповів|відповіла|svarade|svarte|antwoordde) ?: `),
	regexp.MustCompile(`^(\p{Lu}[^,:;.]{0,90}?) (?:(?:позже|затем|также|вскоре|потом|пізніше|також|згодом) )*(?:это |эти \pL+ |це )?(?:опроверг\pL*|спростува\pL+|отказал(?:ся|ась|ись) (?:от комментари\pL+|комментировать|отвечать)|відмови(?:вся|лася|лись) (?:від коментарі\pL+|коментувати)|не стал[аи]? комментировать|не ответил[аи]?|не відповіл?[аи]?)(?: [^,;:]{0,80})?[.!]?$`),
	regexp.MustCompile(`^(\p{Lu}[^,:;.]{0,60}?) (?:l[’']a |a |ont |n[’']a pas |s[’']est |se sont )?(?:(?:ensuite|plus tard|aussi) )?(?:démenti|refusée?s? (?:à tout|de) comment\pL+|refusé de répondre|répondu que|pas (?:souhaité )?(?:réagi|répondu|commenté)|souhaité commenter)(?: [^,;:]{0,60})?\.?$`),
	regexp.MustCompile(`^(\p{Lu}[^,:;.]{0,60}?) (?:(?:später|dann|auch) )?(?:dementierte|bestritt|wies|lehnte|wollte sich (?:dazu )?nicht|antwortete nicht|äußerte sich nicht|reagierte nicht)(?: [^,;:]{0,60}?)? ?(?:dies(?: später)?|das(?: später)?|zurück|einen Kommentar ab|Kommentar ab|dazu äußern|äußern|nicht)?\.$`),
	regexp.MustCompile(`^(\p{Lu}[^,:;.]{0,60}?) (?:(?:luego|después|también|depois|também|poi|później|później|ha|hanno|se|si è|lo|la|o) )*(?:desmintió|desmentiu|negó (?:esto|eso|todo)|negó después|negou (?:isso|isto)|smentito|rehusó comentar|negó a (?:comentar|responder)|no quiso (?:comentar|hacer)|recusou[- ]se a comentar|rifiutat[oa] di commentare|zaprzeczył[ao]?|odmówił[ao]? komentarza|odmítl[ao]? komentovat|bunu yalanladı|yorum yapmayı reddetti|weigerde commentaar|ontkende dit|förnekade detta|avböjde att kommentera)(?: [^,;:]{0,60})?\.?$`),
	regexp.MustCompile(`^()(?:ثم |لاحقا |وقد |و)?(?:نفى|نفت|رفض|رفضت|امتنع|امتنعت|لم (?:يرد|ترد|يعلق|تعلق)) (?:\S+ ){0,4}?(?:ذلك|هذا|التعليق|عن التعليق|الإجابة|على (?:الفور|الأسئلة|طلب)|لاحقا|لاحقًا)(?: [^،:؛]{0,60})?[.]?$`),
	regexp.MustCompile(`^()[^，。：；,:]{1,20}(?:随后|後來|后来|稍后|其后|也)?(?:否认了?(?:此事|这一说法|这一点)?|否認了?(?:此事)?|拒绝置评|拒絕置評|未予置评|未作回应|没有回应|拒绝回答|離開了房間|离开了房间)。?$`),
	regexp.MustCompile(`^()[^、。：:]{1,24}(?:は|も)(?:その後|後に|のちに)?、?(?:これを|それを)?(?:否定した|コメントを拒否した|コメントを控えた|回答しなかった)。?$`),
	regexp.MustCompile(`^()[^,.:]{1,30}(?:은|는|이|가) (?:이후 |나중에 |이를 |이 사실을 )*(?:부인했다|논평을 거부했다|답변하지 않았다)\.?$`),
}

// spokenSubjects are the subjects that a speaker uses of himself or his own side, or that begin no name; in small
// letters between spaces.
const spokenSubjects = " i we you it this that there nobody everyone everybody what who our my your those these some many ich wir es das nous je nosotros yo eu nós noi io мы я это вы ми ви це "

// isReaction reports whether a sentence tells what somebody did then.
func isReaction(words []byte) bool {
	for _, re := range reactions {
		m := re.FindSubmatch(words)
		if m == nil {
			continue
		}
		who := bytes.Fields(m[1])
		return len(who) == 0 || len(who) <= longestReactor && !sentence.Among(spokenSubjects, who[0])
	}
	return false
}

// isOfSpeaker reports whether a paragraph is a sentence about the speaker: "Mr. Price left the room.", not "Price is who I am".
func isOfSpeaker(s *document.Statement, words []byte) bool {
	list := bytes.Fields(words)
	for n := min(longestReactor, len(list)-1); n > 0; n-- {
		next, _ := utf8.DecodeRune(list[n])
		name := withoutTitle(bytes.Join(list[:n], []byte(" ")))
		if unicode.IsLower(next) && len(name) > 0 && startsSentence(name) && namesSpeaker(s, name) {
			return !bytes.Contains(words, []byte(" I ")) && !bytes.Contains(words, []byte(" my "))
		}
	}
	return false
}
