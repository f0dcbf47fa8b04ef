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

var reasons = map[Rule]string{
	RuleMarked:       "the author marked it",
	RuleName:         "a name of its own",
	RuleFullName:     "a given name before the surname, as the registry has it",
	RuleTitle:        "a title before a surname that only one person can have",
	RuleSurname:      "the only person of that surname whom the article names in full",
	RuleSign:         "part of the name, and the post, the country or the full name says that it is this person",
	RuleHeadline:     "in a headline in capitals, the only person of that surname who holds a post, with a verb of speech",
	RulePart:         "a part or territory, which counts for the country",
	RuleHalf:         "the North or the South, in an article that names one of the two Koreas",
	RuleOtherwise:    "of several countries, the only one that the article names otherwise",
	RulePost:         "of several, the one who held the post on the article’s date",
	RuleDemonym:      "the country’s people or what belongs to it",
	RuleCombining:    "the first half of a word for two countries",
	RuleCollective:   "a state that parted into these",
	RuleSpeech:       "it speaks or wills, as governments do",
	RulePossessor:    "it has what governments have, and the article names the country otherwise",
	RuleParty:        "a party beside another, and the article names the country otherwise",
	RuleActor:        "it acts, and the article names the country otherwise",
	RuleAddressed:    "somebody speaks to it, and the article names the country otherwise",
	RuleBy:           "something is done by it, and the article names the country otherwise",
	RuleFrom:         "something comes from it, and the article names the country otherwise",
	RuleMetonymPlace: "the place itself, which has a page",
	RuleLonger:       "part of a longer name of something else",
	RuleAmbiguous:    "several have this name",
	RuleLanguage:     "the language, not the country",
	RuleEthnic:       "a people within another country",
	RulePersonal:     "a person’s name",
	RuleRegion:       "a state or a town of another country",
	RuleOtherThing:   "a team, a company or something else of that name",
	RuleCurrency:     "a currency",
	RulePronoun:      "the pronoun, in capitals",
	RuleNamesake:     "somebody else of that surname",
	RuleGeneration:   "the mark after it tells another person of that name",
	RuleUnsigned:     "only part of the name fits (an initial, a short form, a title), and nothing else says who it is",
	RuleSeveral:      "the article may mean several people of that surname",
	RuleNumeral:      "the number after it is another king’s or pope’s",
	RuleOtherLand:    "the country at the name is not the person’s",
	RuleGender:       "the form of address does not fit the person’s gender",
	RuleDates:        "the years at the name are not those of the person’s life",
	RuleOtherPost:    "nobody of that surname is known to have held that office",
	RuleNobody:       "nobody of that surname is named in full, or several are",
	RuleSurnameNever: "surname_alone is never",
	RuleOrdinary:     "the article has it as an ordinary word",
	RulePlace:        "the place itself, which has no page",
	RuleUnsupported:  "nothing else in the article speaks for the country",
	RuleNoRole:       "it neither speaks nor acts here",
	RuleIgnored:      "ignore lists it",
	RuleMarkup:       "in code, a link or an address",
}

// Reason says the rule in a few words, for people.
func (r Rule) Reason() string { return reasons[r] }
