package mention

import "strings"

// Verbs whose subject speaks or wills: a city that does one of these is a
// government. In the base form, if English inflects them by rule.
const regularVerbs = "accuse acknowledge advise advocate affirm allege announce answer appeal argue ask assert assure blame call caution charge cite claim " +
	"comment complain concede conclude condemn confirm contend counter criticize criticise declare decline demand denounce deny describe disclose " +
	"dismiss emphasize emphasise express indicate inform insist instruct invite object offer pledge praise proclaim promise propose protest question react " +
	"reaffirm rebuff recommend reiterate reject remark reply request respond reveal signal stress suggest summon threaten underline underscore urge vow " +
	"voice warn welcome want intend decide try aim expect fear prefer believe consider need support oppose impose recall recognize recognise sign ratify " +
	"halt suspend force order deploy cancel approve authorize authorise block boycott endorse favor favour launch negotiate pressure press refuse regard " +
	"renounce resist resume retaliate sanction tolerate wish accept adopt agree assist act allow plan hope invade dispatch exempt reverse extend expand " +
	"demonstrate consult coordinate cooperate hesitate apologize apologise attempt persuade pursue reconsider review weigh delay postpone abandon lift ease " +
	"tighten violate breach honor honour guarantee relent comply mediate broker normalize normalise restore sever ignore view select test enrich doubt"

// … and all forms of those that it does not.
const irregularVerbs = "say says said saying tell tells told telling speak speaks spoke speaking seek seeks sought seeking think thinks thought thinking " +
	"send sends sent sending withdraw withdraws withdrew withdrawing withhold withholds withheld withholding choose chooses chose choosing let lets " +
	"admit admits admitted admitting ban bans banned banning back backs backed backing expel expels expelled expelling give gives gave giving " +
	"take takes took taking swear swears swore veto vetoes vetoed vetoing permit permits permitted plans planned planning"

// speechForms yields every form of every verb of speech or will.
func speechForms(yield func(string)) {
	for verb := range strings.FieldsSeq(irregularVerbs) {
		yield(verb)
	}
	for verb := range strings.FieldsSeq(regularVerbs) {
		yield(verb)
		stem := strings.TrimSuffix(verb, "e")
		before, endsY := strings.CutSuffix(verb, "y")
		switch {
		case endsY && !strings.ContainsAny(before[len(before)-1:], "aeo"):
			yield(before + "ies")
			yield(before + "ied")
		case strings.HasSuffix(verb, "s") || strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch"):
			yield(verb + "es")
			yield(verb + "ed")
		default:
			yield(verb + "s")
			yield(stem + "ed")
		}
		yield(stem + "ing")
	}
}
