package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"readout/internal/document"
	"readout/internal/source"
)

// negations are the words of a language that turn round what follows them. They are few: what is in no list is told
// by nothing.
type negations struct {
	not      []string // between a verb and the words, or before the verb: "promised not to", "did not support"
	refusing []string // words that turn round what they lead to, as one text each: "refused", "ruled out"
	leading  []string // between such words and a verb, or the words themselves: "to", "having", "his claim that"
	harmless []string // behind a negation, that does not turn round what follows: "not only"
	joint    []string // that begin a new clause
	speech   []string // the verbs after which the speaker's words can begin
}

var negationsOf = map[string]negations{
	"en": {
		not: strings.Fields("not never no nor neither without cannot hardly scarcely barely none nobody"),
		refusing: []string{
			"refused", "refuses", "refusing", "declined", "declines", "declining", "failed to", "fails to", "failing to", "denied", "denies", "denying", "avoided", "avoids", "avoiding",
			"neglected to", "hesitated to", "stopped short of", "stops short of", "stopping short of", "ruled out", "rules out", "ruling out", "refrained from", "refrains from", "refrain from", "refraining from", "false that", "untrue that", "not true that", "withdrew", "withdraws", "warned against", "warns against", "misquoted as",
			"retracted", "retracts", "took back", "takes back", "backed away from", "distanced himself from", "distanced herself from", "unwilling to", "reluctant to", "wrongly quoted as",
		},
		leading:  strings.Fields("to having ever his her its their the any a an claim claims assertion remark remarks offer offers of all that"),
		harmless: strings.Fields("only just merely simply least doubt later less more matter one sooner surprise wonder"),
		joint:    strings.Fields("and but or then who which while whereas"),
		speech: strings.Fields("said says saying told tells telling added adds stated states insisted insists claimed claims replied replies answered argued argues " +
			"maintained explained warned warns warning announced announces confirmed confirms demanded demands demanding offered offers offering rejected rejects rejecting " +
			"supported supports supporting support backed backs backing back endorsed endorses endorsing endorse condemned condemns condemning condemn denounced denounces denouncing " +
			"denounce threatened threatens threatening threaten pledged pledges pledging pledge promised promises promising promise vowed vows vowing vow accused accuses accusing " +
			"accuse asked asks asking ask urged urges urging urge called calls calling call deny demand offer reject warn say tell"),
	},
	"ar": {
		joint:  []string{"بل", "ولكن", "لكن"},
		not:    strings.Fields("لم لا لن غير دون بدون عدم ليس ليست"),
		speech: strings.Fields("قال قالت قالوا يقول تقول أضاف أضافت أكد أكدت صرح صرحت ذكر ذكرت أعلن أعلنت طلب طلبت عرض عرضت رفض رفضت أيد أيدت أدان أدانت حذر حذرت هدد هددت تعهد تعهدت وعد وعدت اتهم اتهمت"),
	},
}

// negationsOutside finds words that a negation before their brackets turns round: they stand without it wherever the
// statement is shown elsewhere.
func negationsOutside(c *checker) {
	language, _, _ := strings.Cut(c.Config.Language, "-")
	words, known := negationsOf[language]
	if !known {
		return
	}
	for i := range c.Statements {
		st := &c.Statements[i]
		if st.Mark.Before.Len() == 0 || st.Mark.Cue.Given() {
			continue
		}
		before := string(st.Mark.Before.Of(c.Articles[st.Article].Document.Text.Plain))
		lead := cmp.Or(words.turning(before, st.Mark.Verb), unsaid(language, before, st.Mark.Verb))
		plain, where := c.Articles[st.Article].Document.Text.Plain, "before"
		if last := st.Mark.Pieces; lead == "" && len(last) > 0 && st.Mark.Verb == document.Said && language == "en" {
			where, lead = "behind", strings.TrimSpace(string(falseBehind.Find(plain[last[len(last)-1].End:])))
		}
		if lead != "" {
			c.warn(c.pathOf(st), st.Mark.Source, source.Diagnostic{
				Rule: "negation-outside", Message: fmt.Sprintf("%q %s these words turns them round, and does not go with them to other pages", lead, where),
				Hint: `take it into the brackets, or write a verb that says what was done; "cue" tells it in words of your own`,
			})
		}
	}
}

// turning returns the words from a negation on that governs what follows a text, or "".
func (n *negations) turning(before string, verb document.Verb) string {
	list := n.behindJoint(clauseBefore(before))
	spoke := len(list) - 1
	for spoke >= 0 && !slices.Contains(n.speech, strings.ToLower(list[spoke])) {
		spoke--
	}
	denying := verb == document.Denies || verb == document.Rejects
	from := spoke + 1
	if spoke < 0 {
		from = max(0, len(list)-3)
	}
	if !denying {
		for i := from; i < len(list); i++ {
			if n.negates(list, i) {
				return strings.Join(list[i:], " ")
			}
		}
		if i := n.refusal(list, len(list)); i >= max(spoke, 0) {
			return strings.Join(list[i:], " ")
		}
	}
	if spoke < 0 || denying && !strings.HasPrefix(strings.ToLower(list[spoke]), string(verb)[:3]) {
		return ""
	}
	for i := max(0, spoke-3); i < spoke; i++ {
		if n.negates(list, i) {
			return strings.Join(list[i:], " ")
		}
	}
	if i := n.refusal(list, spoke); i >= 0 {
		return strings.Join(list[i:], " ")
	}
	return ""
}

// refusal returns where refusing words begin that lead to the word at an index, or -1.
func (n *negations) refusal(list []string, to int) int {
	for to > 0 && slices.Contains(n.leading, strings.ToLower(list[to-1])) {
		to--
	}
	before := " " + strings.ToLower(strings.Join(list[:to], " "))
	for _, words := range n.refusing {
		if strings.HasSuffix(before, " "+words) {
			return to - 1 - strings.Count(words, " ")
		}
		// "failed to" ends in a word that leads
		if at := strings.LastIndexByte(words, ' '); at > 0 && to < len(list) && words[at+1:] == list[to] && strings.HasSuffix(before, " "+words[:at]) {
			return to - 1 - strings.Count(words[:at], " ")
		}
	}
	return -1
}

// behindJoint returns what stands behind the last word that begins a new clause: "did not come and said that".
func (n *negations) behindJoint(list []string) []string {
	for i := len(list) - 1; i >= 0; i-- {
		if slices.Contains(n.joint, strings.ToLower(list[i])) {
			return list[i+1:]
		}
	}
	return list
}

// negates reports whether a word is a negation that turns round what follows it.
func (n *negations) negates(list []string, i int) bool {
	word := strings.ToLower(list[i])
	short := strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
	if !short && !slices.Contains(n.not, word) {
		return false
	}
	return i+1 == len(list) || !slices.Contains(n.harmless, strings.ToLower(list[i+1]))
}

// clauseBefore returns the words of the clause that ends where somebody's words begin: behind the last mark, other
// than the quotation marks that open the words.
func clauseBefore(text string) []string {
	text = strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'“‘„‚«»”’`, r) })
	cut := strings.LastIndexFunc(text, func(r rune) bool { return unicode.IsPunct(r) && !strings.ContainsRune("'’-‐‑.", r) || r == '\n' })
	if cut >= 0 {
		text = text[cut:]
	}
	return strings.Fields(strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }))
}

// statementsCorrected finds statements inside corrections. They count as said, like all others, whatever the
// correction says of them.
func statementsCorrected(c *checker) {
	for i := range c.Statements {
		st := &c.Statements[i]
		if len(st.Mark.Pieces) == 0 {
			continue
		}
		words := st.Mark.Pieces[0]
		if slices.ContainsFunc(c.Articles[st.Article].Document.Callouts, func(n document.Callout) bool {
			return n.Type == document.Correction && n.Text.Start <= words.Start && words.Start < n.Text.End
		}) {
			c.warn(c.pathOf(st), st.Mark.Source, source.Diagnostic{
				Rule: "statement-in-correction", Message: "a statement inside a correction counts as said, on all pages",
				Hint: `if it was not said, write the words without a mark; if it was, mark it in the text, and let the correction say what was wrong`,
			})
		}
	}
}
