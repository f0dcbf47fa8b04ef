package check

import (
	"regexp"
	"strings"

	"readout/internal/document"
)

// Some clauses turn round what follows, or say that it was not said at all, by more than one word: "is expected to say
// that", "rejected claims that". They are looked for at the end of the text before the brackets.

// An unsaidForm is such a clause.
type unsaidForm struct {
	clause *regexp.Regexp
	denial bool // of a statement that denies or rejects; else of all others
}

const (
	enSays  = `(?:say|tell|announce|declare|state|claim|confirm|pledge|promise|vow|warn|offer|admit|deny|reject|condemn|demand|support|back|threaten)`
	enSaid  = `(?:said|told|announced|declared|stated|claimed|confirmed|pledged|promised|vowed|warned|offered|admitted|denied|rejected|condemned)`
	enIdea  = `(?:(?:the |a |an |any |all |his |her |their |its |such )?(?:claims?|ideas?|notions?|suggestions?|reports?|allegations?|accusations?|assertions?|rumou?rs) )?`
	enFalse = `(?:nonsense|a lie|lies|a myth|a fabrication|fiction|fantasy|false|untrue|absurd|ridiculous|wrong|fake)`
)

var unsaidForms = map[string][]unsaidForm{
	"en": {
		{regexp.MustCompile(`\b(?:never|no longer|not|hardly|neither|stopped|ceased|quit|(?:has|have|had) yet to|(?:expected|likely|due|about|asked|urged) to)(?: \w+)? (?:den(?:ied|ies|y|ying)|reject(?:ed|s|ing)?)\b[^.;:]{0,40}$`), true},
		{regexp.MustCompile(`\b(?:admitted|admits|confirmed|confirms|acknowledged|conceded)(?:,[^,.;]{1,60},)?(?: that)?\s*$`), true},
		{regexp.MustCompile(`\breject(?:ed|s) (?:the |any )?(?:idea|thought|notion) of (?:rejecting|denying)\s*$`), true},
		{regexp.MustCompile(`\b(?:reject|dismiss|disput|refut|ridicul|mock|doubt|question|debunk|disavow|contest)(?:ed|es|s|ing) ` + enIdea + `that\s*$`), false},
		{regexp.MustCompile(`\b(?:laugh|scoff|sneer)(?:ed|s|ing) (?:at|off) ` + enIdea + `(?:that)?\s*$`), false},
		{regexp.MustCompile(`\b` + enFalse + ` that\s*$`), false},
		{regexp.MustCompile(`\b(?:asked|asks|wondered|wonders|unclear|unsure|questioned|doubtful) (?:whether|if)\s*$`), false},
		{regexp.MustCompile(`\b(?:has|have|had|is|was) yet to ` + enSays + `\b[^.;:]{0,30}$`), false},
		{regexp.MustCompile(`\b(?:almost|nearly|all but) ` + enSaid + `\b[^.;:]{0,30}$`), false},
		{regexp.MustCompile(`^(?:Had|If|Unless|Should|Suppose|Supposing|Imagine|Even if|Whether) [^.;:]{1,60} (?:had )?(?:` + enSaid + `|` + enSays + `|says|tells)(?: that)?\s*$`), false},
		{regexp.MustCompile(`\b(?i:rumou?rs?|speculation|gossip)(?: \w+){0,2} that [^.;:]{1,60} (?:had )?` + enSaid + `(?: that)?\s*$`), false},
		{regexp.MustCompile(`\b(?:is|was|are|were|been|being) (?:widely )?(?:expected|due|likely|scheduled|supposed|about|going|asked|urged|told|pressed|invited|ordered|encouraged|forced)(?: by [^.;:]{1,40}?)? to ` + enSays + `\b[^.;:]{0,30}$`), false},
		{regexp.MustCompile(`^(?:[^.;:,]{1,40}) (?:will|would have|might have|may have|could have|should have) (?:\w+ly )?(?:` + enSays + `|` + enSaid + `)\b[^.;:]{0,30}that\s*$`), false},
		{regexp.MustCompile(`\b(?:heard|hears|was told|were told)(?: by [^.;:]{1,40})? that\s*$`), false},
		{regexp.MustCompile(`\b(?:accused|accuses|suspected) [^.;:]{1,40} of (?:saying|claiming|denying|promising|telling|pledging)(?: that)?\s*$`), false},
		{regexp.MustCompile(`(?i)\b(?:fake|faked|forged|doctored|deepfake|AI-generated|fabricated|satirical|parody|spoof|fictional|imaginary) [^.;:]{0,60}\b(?:saying|say|says|said|telling|claiming)(?: that)?\s*$`), false},
	},
	"ar": {
		{regexp.MustCompile(`(?:لم|لا|لن) (?:ينف|ينفِ|تنف|ينفي|تنفي|ينكر|تنكر|يرفض|ترفض)(?:\s[^.؛:]{0,40})?$`), true},
		{regexp.MustCompile(`(?:من المتوقع|يتوقع|من المقرر|ينتظر|من المنتظر|طلب منه|طلب منها) أن (?:يقول|تقول|يعلن|تعلن|يؤكد|تؤكد|يتعهد|تتعهد|يصرح)(?:\s[^.؛:]{0,40})?$`), false},
		{regexp.MustCompile(`(?:رفض|نفى|دحض|شكك في|سخر من) (?:\S+ ){0,3}?(?:ال)?(?:مزاعم|ادعاءات|ادعاء|تقارير|فكرة|أنباء)(?: التي تقول)? (?:بأن|أن|إن)\s*$`), false},
		{regexp.MustCompile(`(?:سيقول|ستقول|سيعلن|ستعلن|كاد يقول|تساءل إن|تساءل عما إذا)(?:\s[^.؛:]{0,40})?$`), false},
	},
}

// unsaid returns the clause before a statement's words that turns them round or says that they were not said, or "".
func unsaid(language, before string, verb document.Verb) string {
	denial := verb == document.Denies || verb == document.Rejects
	sentence := strings.TrimLeft(before, " \n")
	sentence = strings.TrimRight(sentence, " \n\"“‘«„")
	for _, form := range unsaidForms[language] {
		switch {
		case form.denial != denial, verb == "accuses" || verb == "demands":
		case form.clause.MatchString(sentence):
			return form.clause.FindString(sentence)
		}
	}
	return ""
}

// falseBehind is what says behind words that they are not true: "[…] was a lie".
var falseBehind = regexp.MustCompile(`^[\s,"”’»]*(?:is|was|are|were) (?:(?:all|simply|just|pure|entirely|utterly) )?` + enFalse + `\b`)
