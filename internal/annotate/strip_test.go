package annotate_test

import (
	"regexp"
	"strings"
)

// The forms of all marks that a draft may have, read without the code that writes them.
var (
	eventBlock = regexp.MustCompile(`\n\n> \[!\w+\] \d{4}-\d\d-\d\d [^\n]*\n>(?:\n> - [^\n]*)*`)
	turnBlock  = regexp.MustCompile(`\n\n> \[!quote\] [^\n]*\n>\n(?:> [^\n]*(?:\n>\n|))+`)
	undated    = regexp.MustCompile(`\n\n<!-- readout:\n(?:>[^\n]*\n)*when\? -->`)
	withheld   = regexp.MustCompile(`<!-- readout: [^>]*: may this be published\? -->\n\n`)
	questions  = regexp.MustCompile(`<!-- readout: [^>]*-->`)
	named      = regexp.MustCompile(`\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]`)
	said       = regexp.MustCompile(`\[((?:\\.|[^\[\]\\])*)\]\(\w+:[\w,/-]*(?: "[^"]*")?\)`)
)

// strip returns a draft without its front matter and marks.
func strip(draft string) string {
	_, body, _ := strings.Cut(strings.TrimPrefix(draft, "---\n"), "\n---\n\n")
	body = withheld.ReplaceAllString(body, "")
	body = undated.ReplaceAllString(body, "")
	body = eventBlock.ReplaceAllString(body, "")
	body = turnBlock.ReplaceAllStringFunc(body, func(block string) string {
		_, words, _ := strings.Cut(block, "\n>\n> ")
		return strings.ReplaceAll(words, "\n>\n> ", "\n\n")
	})
	body = questions.ReplaceAllString(body, "")
	body = named.ReplaceAllString(body, "$1")
	return said.ReplaceAllString(body, "$1")
}
