package parse

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"readout/internal/quotation"
	"readout/internal/spelling"
)

// speakerCause is cause for a mark whose fault is in how its speaker is written: a
// blank after the colon, a name in the place of an id, words in quotation marks. It
// returns "" if the fault is another.
func (s *leftoverSearch) speakerCause(m lookalike) string {
	colon := bytes.IndexByte(s.words[m.open:], ':')
	if m.colon != ':' || colon < 0 {
		return ""
	}
	after := s.words[m.open+colon+1:]
	text := string(after[:min(len(after), longReference)])
	written := strings.TrimLeft(text, " ")
	if quoted, found := strings.CutPrefix(written, `"`); found && len(written) == len(text) {
		words, _, _ := strings.Cut(quoted, `"`)
		if beginsClause(words) {
			return fmt.Sprintf("write a blank after the colon: (%s: \"%s\")", m.verb, words)
		}
		return fmt.Sprintf("a speaker without a name is an attribute: (%s: \"by %s\"), with a semicolon before further ones", m.verb, words)
	}
	end := strings.IndexAny(written, "\"“”„)>\n")
	if end < 0 {
		return ""
	}
	name := strings.Trim(written[:end], "< ")
	first, more, several := strings.Cut(name, " ")
	switch {
	case name == "" || beginsClause(name) || !letterFirst(name):
		return ""
	case strings.HasSuffix(first, ",") && beginsClause(more), several && beginsClause(more):
		return fmt.Sprintf("put straight quotation marks around the attributes: (%s:%s \"%s\")", m.verb, strings.TrimSuffix(first, ","), more)
	case strings.Contains(name, ","):
		return ""
	case several && m.verb != pointer && spelling.Slug(name) != "":
		return fmt.Sprintf("write the speaker's id, such as %s: (%s:%s …)", spelling.Slug(name), m.verb, spelling.Slug(name))
	case len(written) < len(text) && slices.Contains(markNames, m.verb):
		return fmt.Sprintf("write no blank after the colon: (%s:%s …)", m.verb, name)
	}
	return ""
}

func letterFirst(text string) bool {
	for _, r := range text {
		return quotation.IsLetterOrDigit(r)
	}
	return false
}

// acrossParagraphs reports whether the words of a mark that ends at a bracket of this
// block begin in a block before it.
func (s *leftoverSearch) acrossParagraphs(bracket int) bool {
	if bytes.IndexByte(s.words[:bracket], '[') >= 0 {
		return false
	}
	at := s.blockAt(s.block.Span.Start)
	for i := at - 1; i >= max(0, at-maxFound); i-- {
		words := s.text.Blocks[i].Span.Of(s.text.Plain)
		if open := bytes.LastIndexByte(words, '['); open >= 0 {
			return bytes.IndexByte(words[open:], ']') < 0
		}
		if bytes.IndexByte(words, ']') >= 0 {
			return false
		}
	}
	return false
}
