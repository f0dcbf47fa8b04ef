package check

import (
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/source"
)

// verbsAlone finds statements whose words are the verb of their sentence and no more: what was said stands behind the
// brackets.
func verbsAlone(c *checker) {
	language, _, _ := strings.Cut(c.Config.Language, "-")
	known, ok := negationsOf[language]
	if !ok {
		return
	}
	verbs := slices.Concat([]string{"denied", "agreed", "agrees"}, known.speech, known.refusing)
	for _, verb := range document.Verbs {
		verbs = append(verbs, string(verb))
	}
	for i := range c.Statements {
		mark := c.Statements[i].Mark
		if mark.Form != document.Indirect || mark.Quote || len(mark.Pieces) != 1 {
			continue
		}
		list := words(c.Articles[c.Statements[i].Article].Document.Text.Words(mark.Pieces[0]))
		if len(list) == 2 && slices.Contains([]string{"has", "have", "had"}, list[0]) {
			list = list[1:]
		}
		if len(list) == 1 && slices.Contains(verbs, list[0]) {
			c.warn(c.pathOf(&c.Statements[i]), mark.Source, source.Diagnostic{
				Rule: "verb-alone", Message: "these words are the verb of the sentence, and not what was said",
				Hint: "put the brackets around what was said, behind the verb: Lavrov denied that [a deal was near](denies:…)",
			})
		}
	}
}
