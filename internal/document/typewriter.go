package document

import (
	"bytes"

	"readout/internal/source"
)

// typed are what stands for quotation marks where these are not at hand, or are
// not known: what words begin with, and what they then end with.
var typed = []struct{ openings, closings []string }{
	{[]string{",,", "``", "‚‚", "''", "´´", "’’"}, []string{"''", "´´", "``", "‘‘", "’’", "\"", "“", "”"}},
	{[]string{"´", "`"}, []string{"´", "`", "'", "’"}},
	{[]string{"″", "〃", "˝"}, []string{"″", "〃", "˝"}},
	{[]string{"′"}, []string{"′"}},
	{[]string{"<<"}, []string{">>"}},
	{[]string{">>"}, []string{"<<", ">>"}},
}

// checkTypewriter warns of words that begin and end with such signs.
func (b *builder) checkTypewriter(s *Statement) {
	for _, piece := range s.Pieces {
		at := trimSpan(b.text.Plain, piece)
		opening, closing := typewritten(at.Of(b.text.Plain))
		if opening == "" {
			continue
		}
		at.End = at.Start + int32(len(opening))
		b.report(source.Diagnostic{
			Span: b.text.sourceSpan(at), Severity: source.Warning, Rule: "no-quotation-mark",
			Message: opening + " and " + closing + " are no quotation marks, so they stay among the words",
			Hint:    `write "We go" or “We go” if it was said so; or take them out`,
		})
		return
	}
}

// typewritten returns the signs that stand for quotation marks at the ends of
// words, or nothing.
func typewritten(words []byte) (opening, closing string) {
	words = bytes.TrimRightFunc(words, trailing)
	for _, t := range typed {
		for _, opening := range t.openings {
			rest, ok := bytes.CutPrefix(words, []byte(opening))
			if !ok {
				continue
			}
			for _, closing := range t.closings {
				if inner, ok := bytes.CutSuffix(rest, []byte(closing)); ok && !wordless(inner) {
					return opening, closing
				}
			}
		}
	}
	return "", ""
}
