package quotation

import "bytes"

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

// TypewriterMarks returns the signs that stand for quotation marks at the ends of
// words, or nothing.
func TypewriterMarks(words []byte) (opening, closing string) {
	words = bytes.TrimRightFunc(words, Trailing)
	for _, t := range typed {
		for _, opening := range t.openings {
			rest, ok := bytes.CutPrefix(words, []byte(opening))
			if !ok {
				continue
			}
			for _, closing := range t.closings {
				if inner, ok := bytes.CutSuffix(rest, []byte(closing)); ok && !Wordless(inner) {
					return opening, closing
				}
			}
		}
	}
	return "", ""
}
