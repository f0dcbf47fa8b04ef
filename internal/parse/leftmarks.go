package parse

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
)

// checkEmphasis warns of delimiters of bold, strikethrough and highlighting that show as text. Most texts have none.
func (c *leftoverCheck) checkEmphasis() {
	for _, mark := range []string{"**", "~~", "__", "=="} {
		if bytes.Contains(c.text.Plain, []byte(mark)) {
			c.leftoverEmphasis([]byte(mark))
		}
	}
	for _, block := range c.text.Blocks {
		if block.Kind == document.Field || block.Kind == document.Caption {
			c.checkItalics(block)
		}
	}
}

// italics are signs of emphasis around words, such as the name of a ship. The signs of bold
// are among them.
var italics = []*regexp.Regexp{
	regexp.MustCompile(`(?:^|[^\p{L}\p{N}*\\])(\*{1,3})[^\s*](?:[^*]*[^\s*])?\*{1,3}(?:$|[^\p{L}\p{N}*])`),
	regexp.MustCompile(`(?:^|[^\p{L}\p{N}_\\])(_{1,3})[^\s_](?:[^_]*[^\s_])?_{1,3}(?:$|[^\p{L}\p{N}_])`),
}

// checkItalics warns of single signs around words of a field, which has text and names only.
func (c *leftoverCheck) checkItalics(block document.Block) {
	words := block.Span.Of(c.text.Plain)
	if !bytes.ContainsAny(words, "*_") {
		return // nearly always, without the expressions
	}
	for _, sign := range italics {
		if at := sign.FindSubmatchIndex(words); at != nil && at[3]-at[2] == 1 {
			c.warnOfEmphasis(string(words[at[2]:at[3]]), source.Between(int(block.Span.Start)+at[2], int(block.Span.Start)+at[3]), block, false)
		}
	}
}

// checkItalicsOf warns of signs of emphasis in words that are shown as they are.
func (r *reporter) checkItalicsOf(p phrase) {
	for _, sign := range italics {
		if at := sign.FindStringSubmatchIndex(p.text); at != nil {
			r.report(source.Diagnostic{
				Span: p.slice(at[2], at[3]).span(), Severity: source.Warning, Rule: "leftover-emphasis",
				Message: p.text[at[2]:at[3]] + " is not recognised here, so it shows as text", Hint: fieldEmphasis,
			})
		}
	}
}

const fieldEmphasis = "take it out: there is no bold and no italic in this field"

func (c *leftoverCheck) leftoverEmphasis(mark []byte) {
	var marked map[int32]bool
	if mark[0] == '~' {
		marked = c.markedBlocks()
	}
	open := false // in a block before
	for n, block := range c.text.Blocks {
		words := block.Span.Of(c.text.Plain)
		var found, alone []int
		for i := 0; i < len(words) && len(found) < maxFound; {
			at := bytes.Index(words[i:], mark)
			if at < 0 {
				break
			}
			at += i
			i = at + len(words[at:]) - len(bytes.TrimLeft(words[at:], string(mark[:1])))
			if r := c.text.RunAt(block.Span.Start + int32(at)); i == at+len(mark) && r.Exact && !r.Opaque {
				if emphatic(words, at, i) {
					found = append(found, at)
				} else if spaced(words, at, i) || mark[0] == '~' && i-at == len(words) {
					alone = append(alone, at)
				}
			}
		}
		if len(found) == 0 && mark[0] != '_' && mark[0] != '=' && (len(alone) > 1 || mark[0] == '~' && len(alone) > 0 && atEdge(words, alone[0])) { // ** bold **
			found = alone
		}
		if len(found) == 0 || (mark[0] == '_' || mark[0] == '=') && len(found) < 2 { // as in a name
			continue
		}
		if open && closesEmphasis(words, found[0], found[0]+len(mark)) {
			found = found[1:]
		}
		open = len(found)%2 > 0
		for i := 0; i < len(found); i += 2 { // the second of two has the same cause
			at := found[i]
			struck := mark[0] == '~' && c.holdsStatement(marked, n, open && i == len(found)-1)
			c.warnOfEmphasis(string(mark), source.Between(int(block.Span.Start)+at, int(block.Span.Start)+at+len(mark)), block, struck)
		}
	}
}

// emphatic reports whether delimiters at i:j touch a word and do not stand between two numbers.
func emphatic(words []byte, i, j int) bool {
	before, _ := utf8.DecodeLastRune(words[:i])
	after, _ := utf8.DecodeRune(words[j:])
	return (i > 0 && !unicode.IsSpace(before) || j < len(words) && !unicode.IsSpace(after)) && !(unicode.IsDigit(before) && unicode.IsDigit(after))
}

// closesEmphasis reports whether delimiters at i:j follow a word and precede none.
func closesEmphasis(words []byte, i, j int) bool {
	before, _ := utf8.DecodeLastRune(words[:i])
	after, _ := utf8.DecodeRune(words[j:])
	return i > 0 && !unicode.IsSpace(before) && !quotation.IsLetterOrDigit(after) || j == len(words)
}

// atEdge reports whether two signs at i begin or end a text.
func atEdge(words []byte, i int) bool { return i == 0 || i+len("~~") == len(words) }

// holdsStatement reports whether words of a statement stand in a block; or, if two
// tildes are open at its end, up to the block with the next two.
func (c *leftoverCheck) holdsStatement(marked map[int32]bool, n int, open bool) bool {
	held := false
	for i, block := range c.text.Blocks[n:] {
		held = held || marked[int32(n+i)] || block.Statement >= 0
		if !open || i > 0 && bytes.Contains(block.Span.Of(c.text.Plain), []byte("~~")) {
			return held
		}
	}
	return marked[int32(n)] || c.text.Blocks[n].Statement >= 0
}

// spaced reports whether delimiters at i:j stand between blanks and not between two numbers.
func spaced(words []byte, i, j int) bool {
	before, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(words[:i], besideWords))
	after, _ := utf8.DecodeRune(bytes.TrimLeftFunc(words[j:], besideWords))
	return !emphatic(words, i, j) && (unicode.IsLetter(before) || unicode.IsLetter(after)) && !(unicode.IsDigit(before) && unicode.IsDigit(after)) &&
		(i == 0 || words[i-1] == ' ') && (j == len(words) || words[j] == ' ')
}

// besideWords reports whether a character may stand between words and a sign.
func besideWords(r rune) bool {
	return sentence.OpensWords(r) || sentence.ClosesWords(r) || quotation.Trailing(r)
}

// warnOfEmphasis reports signs that show as text; struck says that they were to
// strike words of a statement.
func (c *leftoverCheck) warnOfEmphasis(mark string, at source.Span, block document.Block, struck bool) {
	sign := `\` + mark[:1]
	hint := fieldEmphasis
	switch {
	case block.Kind == document.Field || block.Kind == document.Caption:
	case mark == "==":
		hint = "take them out, or write ** in their place: highlighting is for the desk, and no part of Markdown"
	case mark == "__":
		hint = "write ** in its place, or " + sign + sign + " for signs that are text"
	default:
		hint = "each " + mark + " needs a second one in the same paragraph, and what stands between them begins and ends with a letter; or write " + sign + sign + " for signs that are text"
	}
	severity := source.Warning
	if struck {
		severity = source.Error // what is struck was not said
	}
	c.report(source.Diagnostic{
		Span: c.text.SourceSpan(at), Severity: severity, Rule: "leftover-emphasis",
		Message: mark + " is not recognised here, so it shows as text", Hint: hint,
	})
}

// comments reports what shows as text though it was meant to be a comment: one
// that is opened and never closed, and any in the front matter.
func (s *leftoverSearch) comments() {
	if bytes.IndexByte(s.words, '<') < 0 && !bytes.Contains(s.words, []byte(markdown.CommentMark)) {
		return
	}
	for i := range s.words {
		switch rest := s.words[i:]; {
		case bytes.HasPrefix(rest, []byte("<!--")) && s.written(i, '<') && !s.opaque(i):
			s.openComment(i, "<!--", "-->")
			return
		case rest[0] == '<' && s.written(i, '<') && !s.opaque(i) && markdown.LikeComment.Match(rest):
			s.likeComment(i, markdown.LikeComment.Find(rest))
			return
		case bytes.HasPrefix(rest, []byte(markdown.CommentMark)) && s.plainly(i) && s.opensComment(i):
			if !s.commentOpen { // else this one was meant to close it
				s.openComment(i, markdown.CommentMark, markdown.CommentMark)
			}
			return
		}
	}
}

// LikeComment reports what looks like the beginning of a comment at i and is none.
func (s *leftoverSearch) likeComment(i int, mark []byte) {
	s.found++
	hint := "write <!-- before it and --> after it, each with two hyphens"
	if s.inField() {
		hint = "take it out, or put it on a line of its own that begins with #"
	}
	s.problem(s.at(i, i+len(mark)), "no-comment", hint, "this looks like a comment and is none, so it would be published")
}

// opensComment reports whether the marks at i open a comment, and do not follow another %.
func (s *leftoverSearch) opensComment(i int) bool {
	return (i == 0 || s.words[i-1] != '%') && markdown.OpensComment(s.words[:i], s.words[i+len(markdown.CommentMark):])
}

func (s *leftoverSearch) openComment(i int, mark, end string) {
	at := s.at(i, i+len(mark))
	if !s.inField() {
		s.found++
		s.commentOpen = true
		s.reporter.openComment(at, end)
		return
	}
	if bytes.Contains(s.words[i+len(mark):], []byte(end)) || mark != markdown.CommentMark {
		s.found++
		s.problem(at, "comment-in-field", markdown.CommentHint, markdown.CommentMessage)
	}
}

// checkComment reports a comment in words that are shown as they are.
func (r *reporter) checkComment(p phrase, hint string) {
	if start, end := markdown.CommentIn(p.text); start < end {
		r.problem(p.slice(start, end).span(), "comment-in-field", hint, markdown.CommentMessage)
	}
}

// inField reports whether the words are a field of the front matter.
func (s *leftoverSearch) inField() bool {
	return s.block.Kind == document.Field || s.block.Kind == document.Caption
}

// opaque reports whether the byte at i of the words stands in code or in a link.
func (s *leftoverSearch) opaque(i int) bool {
	return s.text.RunAt(s.block.Span.Start + int32(i)).Opaque
}

// written reports whether the character at i of the words was written as it is,
// and not as a character reference or behind a backslash.
func (s *leftoverSearch) written(i int, c byte) bool {
	at := int(s.text.SourceOf(s.block.Span.Start + int32(i)))
	return at < len(s.doc.File.Data) && s.doc.File.Data[at] == c
}
