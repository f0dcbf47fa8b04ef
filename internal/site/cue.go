package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"readout/internal/document"
	"readout/internal/source"
)

// pastInS are the words in -s that are no verbs of the present.
var pastInS = strings.Fields("was always perhaps thus sometimes afterwards besides its his hers this as")

// warnOfTense warns of a cue that is not in the past, as attribution is told, and of one that is the past of another
// verb than the statement's. In English a word in -s tells for sure, as far as it goes: "recalls", "is ready".
func (r *statementResolver) warnOfTense(st *Statement, path source.Path) {
	if !strings.HasPrefix(r.site.Config.Language, "en") {
		return
	}
	first, _, _ := strings.Cut(st.Mark.Cue.Text, " ")
	if verb, ok := otherVerb(st.Mark.Cue.Text, st.Mark.Verb); ok {
		r.warn(path, st.Mark.Cue.Span, source.Diagnostic{
			Rule: "cue-verb", Hint: fmt.Sprintf("write it as the verb of the mark, (%s:ana-torres), or another word after \"cue\"", verb),
			Message: fmt.Sprintf("%q is told of the verb %q, and this is a statement of %q", st.Mark.Cue.Text, verb, st.Mark.Verb),
		})
	} else if i := slices.IndexFunc(strings.Fields(st.Mark.Cue.Text), func(word string) bool { return slices.Contains(opposites[st.Mark.Verb], strings.ToLower(word)) }); i >= 0 {
		r.warn(path, st.Mark.Cue.Span, source.Diagnostic{
			Rule: "cue-verb", Hint: "correct the one or the other: pages show the cue, and data have the verb of the mark",
			Message: fmt.Sprintf("%q says the opposite of the verb %q", st.Mark.Cue.Text, st.Mark.Verb),
		})
	}
	if turnsRound(st.Mark.Cue.Text, st.Mark.Verb) {
		r.warn(path, st.Mark.Cue.Span, source.Diagnostic{
			Rule: "cue-verb", Hint: "take the mark away if it was not said, or write what was done: pages show the cue, and data have the verb of the mark",
			Message: fmt.Sprintf("%q turns the verb %q round", st.Mark.Cue.Text, st.Mark.Verb),
		})
	}
	if !isPresent(first) {
		return
	}
	r.warn(path, st.Mark.Cue.Span, source.Diagnostic{
		Rule: "cue-tense", Hint: `attribution is told in the past: write what the speaker did, such as "cue recalled"`,
		Message: fmt.Sprintf("%q is not in the past", first),
	})
}

// turning are the words of a cue that say that the verb of a statement did not happen, or not for sure.
var turning = strings.Fields("never not no neither hardly scarcely barely almost nearly refused declined failed avoided neglected hesitated would could might may should will " +
	"allegedly reportedly supposedly purportedly stopped cannot couldn't didn't wouldn't won't don't doesn't couldn’t didn’t wouldn’t won’t don’t doesn’t")

// turnsRound reports whether a cue says that the verb of a statement did not happen: "never said", not "promised not to".
// A denial may be told by such a word of another verb: "refused to talk".
func turnsRound(cue string, verb document.Verb) bool {
	words := strings.Fields(strings.ToLower(cue))
	i := slices.IndexFunc(words, func(word string) bool { return !slices.Contains(auxiliary, word) })
	if i < 0 || !slices.Contains(turning, words[i]) {
		return false
	}
	denial := verb == document.Denies || verb == document.Rejects
	return !denial || slices.ContainsFunc(words[i:], func(word string) bool { return strings.HasPrefix(word, string(verb)[:3]) })
}

// auxiliary are the verbs that may stand before such a word.
var auxiliary = strings.Fields("did has had have was were is does do")

// opposites are the words of a cue that contradict a verb of ours.
var opposites = map[document.Verb][]string{
	document.Denies:  strings.Fields("confirmed admitted acknowledged conceded accepted affirmed"),
	document.Rejects: strings.Fields("accepted welcomed approved agreed endorsed embraced"),
	"supports":       strings.Fields("opposed resisted criticized criticised"),
	"condemns":       strings.Fields("praised welcomed hailed applauded commended"),
	"offers":         strings.Fields("withheld withdrew refused"),
	"pledges":        strings.Fields("refused declined"),
}

// baseForms are verbs in a form that is no past: "say". Those whose past is the same are not among them.
var baseForms = strings.Fields("say tell ask answer reply respond add state note explain stress recall announce declare insist maintain argue allege assert " +
	"admit acknowledge concede confirm deny claim demand urge offer reject dismiss support back condemn denounce criticize warn caution threaten " +
	"pledge promise vow accuse blame call describe suggest propose agree write speak welcome praise remind hope expect think believe repeat reiterate")

// otherVerb returns the verb of ours, if it is not the given one, whose past is a word of a cue: "denied" of a statement that
// is said. To say is the most general, and is another only of what turns its words round.
func otherVerb(cue string, own document.Verb) (document.Verb, bool) {
	words := strings.Fields(strings.ToLower(cue))
	for _, verb := range document.Verbs {
		turned := own == document.Denies || own == document.Rejects
		if verb != own && slices.Contains(words, pastOf(verb)) && (verb != document.Said || turned) {
			return verb, true
		}
	}
	return "", false
}

// pastOf returns the past of a verb of ours: "denied" of "denies".
func pastOf(verb document.Verb) string {
	base, present := strings.CutSuffix(string(verb), "s")
	switch {
	case !present:
		return string(verb)
	case strings.HasSuffix(base, "e"):
		return base + "d"
	}
	return base + "ed"
}

// isPresent reports whether a word is a verb for sure, and not of the past.
func isPresent(word string) bool {
	if slices.Contains(baseForms, word) || strings.HasSuffix(word, "ing") && slices.Contains(baseForms, strings.TrimSuffix(word, "ing")) {
		return true
	}
	small := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) < 0
	return small && len(word) > 1 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") &&
		!slices.Contains(pastInS, word)
}
