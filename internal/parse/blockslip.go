package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/sentence"
)

// blockNames are the words that begin a block, and blockWords the same as an expression.
var (
	blockNames = slices.Concat([]string{markdown.QuoteBlock}, document.Words(document.Verbs), document.Words(document.CalloutTypes), document.Words(document.EventTypes))
	blockWords = strings.Join(blockNames, "|")
)

// headerWithout is a header that misses its sign or a bracket: "[quote] ned-price",
// "!quote ned-price". What stands in whole brackets before "(" is a link.
var headerWithout = regexp.MustCompile(`(?i)^(?:[\[［【]\s*(` + blockWords + `)\s*[\]］】]\s*[^\s(\[:]|[({<]?\s*[!！]\s?(` + blockWords + `)\b.*\S)`)

// checkHeader reports a block quote whose first line was meant to be a header and
// is none, or a header that goes on in a second line.
func (c *treeCheck) checkHeader(n *ast.Blockquote, src []byte) {
	first, _ := n.FirstChild().(*ast.Paragraph)
	h := markdown.HeaderOf(n)
	if h != nil {
		if h.IsStatement() || h.IsEvent() {
			c.headerGoesOn(h, first, src)
		}
		return
	}
	if first == nil || first.Lines().Len() == 0 {
		return
	}
	segment := first.Lines().At(0)
	line := bytes.TrimRight(segment.Value(src), " \t\r\n")
	m := headerWithout.FindSubmatch(line)
	if m == nil {
		return
	}
	word := strings.ToLower(string(m[1]) + string(m[2]))
	c.problem(c.spanOf(segment.Start, len(line)), "leftover-annotation", "write it as > [!"+word+"]; or \\[ or \\! for a sign that is text",
		"this header is not recognised, so it shows as text")
}

// headerGoesOn reports a header whose attributes continue in the next line, which would be spoken.
func (c *treeCheck) headerGoesOn(h *markdown.Header, first *ast.Paragraph, src []byte) {
	const hint = "write all of it on the line of the header, with semicolons between the attributes, and none at its end"
	if rest := c.headerRest(h); strings.HasSuffix(rest.text, ";") {
		c.problem(rest.slice(len(rest.text)-1, len(rest.text)).span(), "split-header", hint, "a header is one line, and this one ends as if it went on")
		return
	}
	if first == nil || first.Lines().Len() == 0 || !h.IsStatement() {
		return
	}
	segment := first.Lines().At(0)
	line := bytes.TrimRight(segment.Value(src), " \t\r\n")
	if onlyAttributes(string(line)) && c.wordsFollow(first, src) {
		c.problem(c.spanOf(segment.Start, len(line)), "split-header", hint, "a header is one line, and this one would be spoken")
	}
}

// longestAttribute is the length in words up to which text is taken for an attribute, not a sentence.
const longestAttribute = 6

// onlyAttributes reports whether a line is made of attributes: "to reporters; on
// 2022-02-01". A line that ends like a sentence or with a sign is none.
func onlyAttributes(line string) bool {
	if strings.ContainsAny(line[max(0, len(line)-1):], ",:") || sentence.Ends([]byte(line)) {
		return false
	}
	clauses := strings.FieldsFunc(line, func(r rune) bool { return r == ';' })
	return len(clauses) > 0 && !slices.ContainsFunc(clauses, func(c string) bool {
		return !startsAttribute(strings.TrimSpace(c)) || len(strings.Fields(c)) > longestAttribute
	})
}

// wordsFollow reports whether new words begin behind a paragraph's first line. A
// small letter goes on with it: "to withdraw / all troops".
func (c *treeCheck) wordsFollow(first *ast.Paragraph, src []byte) bool {
	if first.Lines().Len() > 1 {
		next := first.Lines().At(1)
		return !beginsSmall(next.Value(src))
	}
	after := first.NextSibling()
	return after != nil && (after.Lines() == nil || after.Lines().Len() == 0 || !beginsSmall(src[after.Lines().At(0).Start:]))
}

// beginsSmall reports whether a text begins with a small letter.
func beginsSmall(text []byte) bool {
	text = bytes.TrimLeft(text, " \t")
	return len(text) > 0 && bytes.ContainsAny(text[:1], "abcdefghijklmnopqrstuvwxyz")
}
