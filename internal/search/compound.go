package search

// A compound follows words that hyphens join: they are also found as one word, so that
// "e-mail" is "email" and "F-16" is "F16".
type compound struct{ start, end, parts int }

// maxParts is how many words a compound has at most.
const maxParts = 4

// next takes the next word of a text, and returns what it makes with the words before it,
// or "".
func (c *compound) next(text string, start, end int) string {
	if c.parts == 0 || start <= c.end || !isHyphen(text[c.end:start]) {
		*c = compound{start, end, 1}
		return ""
	}
	c.end = end
	if c.parts++; c.parts > maxParts {
		return ""
	}
	return text[c.start:end]
}

// isHyphen reports whether a text is a hyphen. Some set "PL–480" with a dash.
func isHyphen(s string) bool { return s == "-" || s == "\u2010" || s == "\u2011" || s == "–" }
