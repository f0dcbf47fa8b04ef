package mention

// A Rule is what decided on a match. It is printed as it is.
type Rule string

// The rules that accept.
const (
	RuleMarked       Rule = "marked" // by the author; Find does not see it
	RuleName         Rule = "name"
	RuleFullName     Rule = "full-name"
	RuleTitle        Rule = "title"
	RuleSurname      Rule = "surname"
	RulePost         Rule = "post"
	RuleSign         Rule = "second-sign"
	RuleHeadline     Rule = "headline"
	RulePart         Rule = "part-of-country"
	RuleHalf         Rule = "half-of-korea"
	RuleOtherwise    Rule = "named-otherwise"
	RuleDemonym      Rule = "demonym"
	RuleCombining    Rule = "combining-form"
	RuleCollective   Rule = "collective"
	RuleSpeech       Rule = "metonym-speech"
	RulePossessor    Rule = "metonym-possessor"
	RuleParty        Rule = "metonym-party"
	RuleActor        Rule = "metonym-actor"
	RuleAddressed    Rule = "metonym-addressed"
	RuleBy           Rule = "metonym-by"
	RuleFrom         Rule = "metonym-from"
	RuleMetonymPlace Rule = "metonym-place"
)

// The rules that refuse.
const (
	RuleLonger       Rule = "longer-name"
	RuleAmbiguous    Rule = "ambiguous"
	RuleLanguage     Rule = "language"
	RuleEthnic       Rule = "ethnic"
	RulePersonal     Rule = "personal-name"
	RuleRegion       Rule = "region"
	RuleOtherThing   Rule = "other-thing"
	RuleCurrency     Rule = "currency"
	RulePronoun      Rule = "pronoun"
	RuleNamesake     Rule = "namesake"
	RuleGeneration   Rule = "generation"
	RuleUnsigned     Rule = "no-second-sign"
	RuleSeveral      Rule = "several-named"
	RuleNumeral      Rule = "other-number"
	RuleOtherLand    Rule = "other-country"
	RuleGender       Rule = "other-gender"
	RuleDates        Rule = "other-dates"
	RuleOtherPost    Rule = "other-post"
	RuleNobody       Rule = "nobody-named"
	RuleSurnameNever Rule = "surname-never"
	RuleOrdinary     Rule = "ordinary-word"
	RulePlace        Rule = "place"
	RuleUnsupported  Rule = "no-support"
	RuleNoRole       Rule = "no-role"
	RuleIgnored      Rule = "ignored"
	RuleMarkup       Rule = "markup"
)

// reasons are the rules that accept, and why.
var reasons = map[Rule]string{
	RuleMarked:       "the author marked it",
	RuleName:         "a name or an alias that only this entry has",
	RuleFullName:     "a given name before the surname, as the registry has it",
	RuleTitle:        "a title before a surname that only one person can have",
	RuleSurname:      "the article names only one person of this surname in full",
	RuleSign:         "the name fits in part, and the post, the country or the full name in the article says who is meant",
	RuleHeadline:     "in a headline in capitals, before a verb of speech, and only one person of this surname holds a post",
	RulePart:         "a part of the country, or a territory counted with it",
	RuleHalf:         "the North or the South, in an article that names one of the two Koreas",
	RuleOtherwise:    "several countries have this name, and the article names only this one in another way",
	RulePost:         "several people have this name, and this one held the post on the article’s date",
	RuleDemonym:      "the people of the country, or what belongs to it",
	RuleCombining:    "the first half of a word for two countries",
	RuleCollective:   "a former state, which counts for each country that came of it",
	RuleSpeech:       "it says or wants something, as a government does",
	RulePossessor:    "what follows is a government’s, as its demands or its officials",
	RuleParty:        "it stands beside another party, as a government does",
	RuleActor:        "it acts, as a government does",
	RuleAddressed:    "somebody urges or accuses it, as one does a government",
	RuleBy:           "something is done by it, as by a government",
	RuleFrom:         "something comes from it, as from a government",
	RuleMetonymPlace: "the place itself, which has a page",
}

// refusals are the rules that refuse: why, and what an editor may do beside marking the name.
var refusals = map[Rule]struct{ reason, hint string }{
	RuleLonger:       {"part of a longer name of something else", ""},
	RuleAmbiguous:    {"several entries have this name, and the article does not say which is meant", "or write which is meant: the full name, the office, the whole name of the country"},
	RuleLanguage:     {"here it is the language, not the country", ""},
	RuleEthnic:       {"here it is a people that lives in another country", ""},
	RulePersonal:     {"here it is a person’s name, not the country", ""},
	RuleRegion:       {"here it is a state, province or town of that name", ""},
	RuleOtherThing:   {"here it is a team, a company or a thing of that name", ""},
	RuleCurrency:     {"here it is a currency", ""},
	RulePronoun:      {"here it is the pronoun “us”, in capitals", ""},
	RuleNamesake:     {"somebody else of that name, as another given name, office or occupation in the article shows", "or complete the names and posts in the person’s file"},
	RuleGeneration:   {"the words at the name say that another generation is meant (Jr., Sr., III, the younger)", "or list the name with these words under aliases in the person’s file"},
	RuleUnsigned:     {"the name fits only in part (an initial, a short form, a title), and nothing else says who is meant", "or write the full name or the office; or list the name as it stands here under aliases in the person’s file"},
	RuleSeveral:      {"the article may mean several people of this surname", "or write the given name or the office here"},
	RuleNumeral:      {"the number after the name is another king’s or pope’s", "or list the name with this number under aliases in the person’s file"},
	RuleOtherLand:    {"the country at the name is not the person’s", "or complete country and posts in the person’s file"},
	RuleGender:       {"the form of address does not fit the person’s gender", "or correct gender in the person’s file"},
	RuleDates:        {"a year or an age at the name does not fit the person’s life or time in office", "or correct born, died and the days of posts in the person’s file"},
	RuleOtherPost:    {"nobody of this name is known to hold or to have held the office, or to have the calling, at the name", "or complete posts in the person’s file"},
	RuleNobody:       {"the article names nobody of this surname in full or with an office", "or write the full name, or the office with the surname, once in the article"},
	RuleSurnameNever: {"the person’s file says surname_alone: never", "or take surname_alone out of it"},
	RuleOrdinary:     {"here it is an ordinary word", ""},
	RulePlace:        {"here it is the city or building, not the government, and it has no page", "or make a page of the place, which it then is: readout new place"},
	RuleUnsupported:  {"it may be the city, since the article does not name the country in another way", "or name the country, too"},
	RuleNoRole:       {"it may be the city, since it does nothing here that a government does", ""},
	RuleIgnored:      {"the article’s front matter lists it under ignore", "or take it out of ignore"},
	RuleMarkup:       {"in code, a link or an address, where no names are looked for", ""},
}

// Reason says the rule in a few words, for people.
func (r Rule) Reason() string {
	if why, refuses := refusals[r]; refuses {
		return why.reason
	}
	return reasons[r]
}

// Hint says what an editor may do, beside marking the name, who does not agree with a rule
// that refuses; "" if there is nothing.
func (r Rule) Hint() string { return refusals[r].hint }
