package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"readout/internal/source"
)

// pastInS are the words in -s that are no verbs of the present.
var pastInS = strings.Fields("was always perhaps thus sometimes afterwards besides its his hers this as")

// warnOfTense warns of a cue that is in the present: attribution is told in the past. In
// English a word in -s tells for sure, as far as it goes: "recalls", "is ready".
func (r *statementResolver) warnOfTense(st *Statement, path source.Path) {
	if !strings.HasPrefix(r.site.Config.Language, "en") {
		return
	}
	first, _, _ := strings.Cut(st.Mark.Cue.Text, " ")
	if !isPresent(first) {
		return
	}
	r.warn(path, st.Mark.Cue.Span, source.Diagnostic{
		Rule: "cue-tense", Hint: `attribution is told in the past: write what the speaker did, such as "cue recalled"`,
		Message: fmt.Sprintf("%q is in the present", first),
	})
}

// isPresent reports whether a word is a verb of the present for sure.
func isPresent(word string) bool {
	small := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) < 0
	return small && len(word) > 1 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") &&
		!slices.Contains(pastInS, word)
}
