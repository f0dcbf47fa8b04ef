package parse

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/source"
	"readout/internal/spelling"
)

// blankHint is for a mark with a blank after its colon, which "check --fix" takes out.
const blankHint = "write no blank after the colon"

// cause says why Markdown did not recognise a mark: what to do about it.
func (s *leftoverSearch) cause(m lookalike) string {
	mark, rest := string(s.words[m.start:m.end]), strings.TrimLeft(string(s.words[m.end:]), " ")
	first, _ := utf8.DecodeRune([]byte(rest))
	switch {
	case s.inField():
		return "take the brackets and the address out: marks and links stand only in the text below the front matter"
	case m.opener != '(' || m.colon != 0 && m.colon != ':' || m.start < m.open && s.words[m.start] != ']':
		return "write the mark with plain [ ], ( ) and colon: [words](said:ana-torres)"
	case m.attached && m.start == m.open:
		return "[[ ]] makes a name of the words: write [words](said:ana-torres), with the name inside the words"
	case !m.attached && strings.HasPrefix(rest, ")") && strings.HasPrefix(strings.TrimLeft(rest[1:], " "), "["):
		return "the words come first: [words](said:ana-torres)"
	case !m.attached:
		return "put the words into [ ] right before it: [words](said:ana-torres)"
	case !s.plainly(m.start):
		return `write ] without the backslash before it`
	case strings.Trim(m.gap, " \t") != "", m.gap == "" && s.at(m.start, m.open).Len() < int(s.at(m.open, m.open+1).Start-s.at(m.start, m.start+1).Start):
		return "take out what stands between ] and (, which may be a character that cannot be seen"
	case m.gap != "":
		return "write no space between ] and ("
	case outsideScheme(m.verb):
		return `write no blank in the address, and straight quotation marks (") around a title`
	case !slices.Contains(markNames, m.verb) && !strings.HasPrefix(mark, "]("+m.verb+":"),
		!slices.Contains(markNames, m.verb) && verbAfter.Match(s.words[m.open+1:]):
		return "write the verb first, then a colon and the speaker's id: (said:ana-torres)"
	case m.colon == 0:
		return "write the speaker after the verb and a colon: (said:ana-torres)"
	case s.barBeside() && (bytes.LastIndexByte(s.words[:m.start], '[') < 0 || bytes.IndexByte(s.words[m.start:], ')') < 0):
		return barHint
	case s.acrossParagraphs(m.start):
		return "a mark ends with its paragraph: mark each paragraph, or write a block, > [!quote] and the speaker, with > before each line"
	case s.linkInside(m.start):
		return "a link cannot stand inside the words; write [[ ]] for a name, or end the mark before the link"
	case s.speakerCause(m) != "":
		return s.speakerCause(m)
	case strings.ContainsRune("“”„«»‘’", first) && first != utf8.RuneError:
		return `put straight quotation marks (") around the attributes`
	case strings.HasPrefix(rest, `"`):
		return s.titleCause(rest)
	case strings.HasSuffix(mark, ",") || strings.HasPrefix(rest, ","):
		return "write no space after the comma between two speakers"
	case s.emphasisAfter(m):
		return "close the mark with ) before the sign of emphasis"
	case !strings.HasPrefix(rest, ")") && rest != "":
		return `put straight quotation marks (") around the attributes, and no space into a speaker's id`
	case rest == "":
		return "close the mark with )"
	}
	return "each ] needs a [ before it; write \\] for a bracket that is text"
}

// emphasisAfter reports whether a sign of emphasis stands in the file right behind a mark that is not closed.
func (s *leftoverSearch) emphasisAfter(m lookalike) bool {
	after := s.doc.File.Data[s.at(m.end-1, m.end).End:]
	return len(after) > 0 && (after[0] == '*' || after[0] == '_')
}

// titleCause is cause for a mark whose attributes begin with a straight mark.
func (s *leftoverSearch) titleCause(rest string) string {
	attributes, after, closed := strings.Cut(rest[1:], `"`)
	switch {
	case !closed:
		return `close the attributes with a second "`
	case strings.HasPrefix(strings.TrimLeft(after, " "), ")"):
		return "each ] needs a [ before it; write \\] for a bracket that is text"
	case strings.Contains(after, `"`):
		return `inside "…" no further " may stand: write “ and ” there, or '…' around the attributes`
	case strings.TrimSpace(attributes) == "":
		return `write the attributes between the two "`
	}
	return "close the mark with ) right after the attributes"
}

// linkInside reports whether the words before the bracket at i hold a link: links cannot be nested.
func (s *leftoverSearch) linkInside(i int) bool {
	end, depth := i+1, 0
	for ; i >= 0; i-- {
		if !s.plainly(i) {
			continue
		}
		if c := s.words[i]; c == ']' {
			depth++
		} else if c == '[' {
			if depth--; depth == 0 {
				break
			}
		}
	}
	if i < 0 {
		return false
	}
	html := s.text.HTMLOf(source.Span{Start: s.block.Span.Start + int32(i), End: s.block.Span.Start + int32(end)})
	if bytes.Contains(html.Of(s.text.HTML), []byte("<a href")) {
		return true
	}
	first := sort.Search(len(s.text.Slots), func(i int) bool { return s.text.Slots[i].HTML >= html.Start })
	for _, slot := range s.text.Slots[first:] {
		switch {
		case slot.HTML > html.End:
			return false
		case slot.Kind == document.StatementOpen || slot.Kind == document.EventLinkOpen || slot.Kind == document.LinkOpen:
			return true
		}
	}
	return false
}

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
		return fmt.Sprintf("put straight quotation marks around the attributes: (%s:%s \"%s\")", m.verb, strings.TrimRight(first, ",;"), more)
	case strings.Contains(name, ","):
		return ""
	case several && m.verb != eventScheme && len(speakersIn(name)) > 1:
		return fmt.Sprintf("write a comma and no blank between two speakers: (%s:%s …)", m.verb, strings.Join(speakersIn(name), ","))
	case several && m.verb != eventScheme && spelling.Slug(name) != "":
		return fmt.Sprintf("write the speaker's id, such as %s: (%s:%s …)", spelling.Slug(name), m.verb, spelling.Slug(name))
	case len(written) < len(text) && slices.Contains(markNames, m.verb):
		return fmt.Sprintf(blankHint+": (%s:%s …)", m.verb, name)
	}
	return ""
}

// speakersIn returns the ids of several speakers who are not separated by a comma:
// "ned-price and sergey-lavrov", "ru us". A name of two words is one speaker.
func speakersIn(text string) []string {
	var ids []string
	joined := false
	for word := range strings.FieldsSeq(text) {
		if word == "and" || word == "&" || word == "+" {
			joined = true
		} else if !validID(word) {
			return nil
		} else {
			ids = append(ids, word)
		}
	}
	one := slices.ContainsFunc(ids, func(id string) bool { return len(id) != 2 && !strings.Contains(id, "-") })
	if !joined && one {
		return nil
	}
	return ids
}

func letterFirst(text string) bool {
	for _, r := range text {
		return quotation.IsLetterOrDigit(r)
	}
	return false
}

// acrossParagraphs reports whether the words of the mark that ends at a bracket begin in an earlier block.
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
