package attribution

import "slices"

// A Rule is what decided on the speaker of words, or left it open. It is printed as
// it is.
type Rule string

// The rules that name a speaker.
const (
	RuleAfter       Rule = "speaker-after"
	RuleBefore      Rule = "speaker-before"
	RuleBetween     Rule = "speaker-between"
	RuleWithin      Rule = "called-so"
	RuleContinues   Rule = "goes-on"
	RuleBelow       Rule = "goes-on-below"
	RuleIntroduced  Rule = "introduced"
	RuleByline      Rule = "byline"
	RuleReported    Rule = "reported-clause"
	RuleAccording   Rule = "according-to"
	RuleParenthesis Rule = "in-passing"
	RuleRelative    Rule = "who-said"
	RuleSameSubject Rule = "same-subject"
	RuleSubject     Rule = "subject-before"
)

// The rules that leave the speaker open.
const (
	RuleNoCue       Rule = "no-cue"
	RuleNobody      Rule = "no-speaker"
	RuleSeveral     Rule = "several-fit"
	RuleNoPerson    Rule = "nobody-fits"
	RuleLongerName  Rule = "part-of-longer-name"
	RuleMisspelt    Rule = "spelt-otherwise"
	RuleFirstPerson Rule = "first-person"
	RuleUnclosed    Rule = "marks-not-closed"
)

// The rules by which a passage is no quotation.
const (
	RuleTitle    Rule = "title"
	RuleTerm     Rule = "term"
	RuleSupposed Rule = "never-said"
)

// A kind says what rules do.
type kind uint8

const (
	decides kind = iota
	leavesOpen
	refuses
)

// A reasoned rule has a sentence for people.
type reasoned struct {
	rule   Rule
	kind   kind
	reason string
}

// rules are all of them.
var rules = []reasoned{
	{RuleAfter, decides, "the speaker stands after the words: “…,” said Lavrov"},
	{RuleBefore, decides, "the speaker stands before the words: Lavrov said: “…”"},
	{RuleBetween, decides, "the speaker interrupts the words: “…,” Lavrov said, “…”"},
	{RuleWithin, decides, "the speaker calls something so: Lavrov called it “…”"},
	{RuleContinues, decides, "the words go on after the speaker’s, in the same paragraph: “…,” Lavrov said. “…”"},
	{RuleBelow, decides, "the words are a paragraph of their own, after one that ends with the speaker’s words and no question"},
	{RuleIntroduced, decides, "the paragraph or sentence before ends with the speaker and a colon or comma"},
	{RuleByline, decides, "a dash and the name stand behind the words: “…” — Sergey Lavrov"},
	{RuleReported, decides, "a clause follows the speaker and a verb of speech: Lavrov said that …"},
	{RuleAccording, decides, "the speaker stands after “according to”, or in a clause with “as”: As Lavrov said, …"},
	{RuleParenthesis, decides, "the speaker stands between commas or at the end: the talks, Lavrov said, will go on"},
	{RuleRelative, decides, "the speaker stands before “who”: Lavrov, who said that …"},
	{RuleSameSubject, decides, "the verb has no subject of its own, so the subject before it speaks: Lavrov left, saying that …"},
	{RuleSubject, decides, "“he” or “she” begins the sentence, and nobody but the subject of the sentence before spoke there or was spoken to"},
	{RuleNoCue, leavesOpen, "nothing says who speaks"},
	{RuleNobody, leavesOpen, "the verb of speech has no subject that can speak"},
	{RuleSeveral, leavesOpen, "several people fit the pronoun or the name"},
	{RuleNoPerson, leavesOpen, "nobody who was named fits the pronoun"},
	{RuleLongerName, leavesOpen, "the name ends a longer one in the text, which no rule reads as a person’s"},
	{RuleMisspelt, leavesOpen, "the name is spelt nearly as another in the text, so that either may be meant"},
	{RuleFirstPerson, leavesOpen, "“I”, “we” and “you” are whoever writes or reads"},
	{RuleUnclosed, leavesOpen, "the quotation marks are not closed, so nobody knows where the words end"},
	{RuleTitle, refuses, "the words are a title, or a name that something was given"},
	{RuleTerm, refuses, "the words are a term, a name or a slogan: fewer than five words that nobody is said to have said, or after “named”, “so-called”, “titled”"},
	{RuleSupposed, refuses, "nobody said it: after “should”, “if”, “whether”, “to”, “nobody believes that”, or “no minister”"},
}

// Reason says the rule in a few words, for people.
func (r Rule) Reason() string {
	i := slices.IndexFunc(rules, func(row reasoned) bool { return row.rule == r })
	if i < 0 {
		return ""
	}
	return rules[i].reason
}
