package document

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"readout/internal/source"
)

// cause says why Markdown did not recognise the mark that stands in the words
// from i to j: what to do about it.
func (s *leftoverSearch) cause(i, j int) string {
	mark, rest := string(s.words[i:j]), strings.TrimLeft(string(s.words[j:]), " ")
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case s.block.Kind == Field || s.block.Kind == Caption:
		return "statements and links to events can stand only in the text below the front matter"
	case strings.HasPrefix(mark, "] ") || strings.HasPrefix(mark, "]\t"):
		return "write no space between ] and ("
	case !strings.Contains(mark, ":"):
		return "write the speaker after the verb and a colon: (said:ana-torres)"
	case s.linkInside(i):
		return "a link cannot stand inside the words; write [[ ]] for a name, or end the mark before the link"
	case strings.ContainsRune("“”„«»‘’", first) && first != utf8.RuneError:
		return `put straight quotation marks (") around the attributes`
	case strings.HasPrefix(rest, `"`):
		return s.titleCause(rest)
	case strings.HasSuffix(mark, ",") || strings.HasPrefix(rest, ","):
		return "write no space after the comma between two speakers"
	case !strings.HasPrefix(rest, ")") && rest != "":
		return `put straight quotation marks (") around the attributes, and no space into a speaker's id`
	case rest == "":
		return "close the mark with )"
	}
	return "each ] needs a [ before it; write \\] for a bracket that is text"
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

// linkInside reports whether a link stands among the words before the bracket
// at i: a link cannot hold another.
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
		case slot.Kind == StatementOpen || slot.Kind == EventLinkOpen || slot.Kind == LinkOpen:
			return true
		}
	}
	return false
}
