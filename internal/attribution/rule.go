package attribution

// A Rule is what decided on the speaker of words, or left it open. It is printed as
// it is.
type Rule string

// The rules that name a speaker.
const (
	RuleAfter       Rule = "speaker-after"         // “…,” said Lavrov
	RuleBefore      Rule = "speaker-before"        // Lavrov said: “…”
	RuleBetween     Rule = "speaker-between"       // “…,” Lavrov said, “…”
	RuleWithin      Rule = "words-within-sentence" // Lavrov called it “…”
	RuleContinues   Rule = "goes-on"               // “…,” Lavrov said. “…”
	RuleParagraphs  Rule = "over-paragraphs"
	RuleIntroduced  Rule = "introduced"
	RuleReported    Rule = "reported-clause"
	RuleAccording   Rule = "according-to"
	RuleParenthesis Rule = "said-in-passing" // the talks, Lavrov said, will go on
	RuleRelative    Rule = "who-said"
	RuleSameSubject Rule = "same-subject" // Lavrov met Blinken and said …
	RuleByline      Rule = "byline"
)

// The rules that leave the speaker open.
const (
	RuleNoCue    Rule = "no-cue"
	RuleNobody   Rule = "no-speaker"
	RuleSeveral  Rule = "several-may-be-meant"
	RuleNoPerson Rule = "nobody-may-be-meant"
)

// The rules by which a passage is no quotation.
const (
	RuleTitle    Rule = "title"
	RuleTerm     Rule = "term"
	RuleSupposed Rule = "never-said"
)
