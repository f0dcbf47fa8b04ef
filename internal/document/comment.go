package document

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// commentMark opens and closes a comment as Obsidian has them, within a line or
// over several: "%%source is Ivan%%". After a digit it opens none: that is a
// number of per cent. To the rest of the package such a comment is raw HTML.
const commentMark = "%%"

// inlineComment reads a comment within a paragraph.
type inlineComment struct{}

func (inlineComment) Trigger() []byte { return []byte{'%'} }

// Parse implements parser.InlineParser.
func (inlineComment) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if before := block.PrecendingCharacter(); !bytes.HasPrefix(line, []byte(commentMark)) || '0' <= before && before <= '9' {
		return nil
	}
	if open, _ := pc.Get(openCommentKey).(int); segment.Start < open {
		return nil // no mark closes it: this was looked for before
	}
	savedLine, savedSegment := block.Position()
	node := ast.NewRawHTML()
	node.SetPos(segment.Start)
	skip := len(commentMark)
	for line != nil {
		if end := bytes.Index(line[skip:], []byte(commentMark)); end >= 0 {
			n := skip + end + len(commentMark)
			node.Segments.Append(segment.WithStop(segment.Start + n))
			block.Advance(n)
			return node
		}
		node.Segments.Append(segment)
		pc.Set(openCommentKey, segment.Stop)
		block.AdvanceLine()
		line, segment = block.PeekLine()
		skip = 0
	}
	block.SetPosition(savedLine, savedSegment)
	return nil
}

// openCommentKey keeps up to where no mark closes a comment.
var openCommentKey = parser.NewContextKey()

// blockComment reads a comment of several paragraphs: a line with nothing but the
// mark opens it, a line that ends with the mark closes it. One that begins with
// words ends in its paragraph, so that a mark that was forgotten takes no other
// paragraphs with it, up to the next comment.
type blockComment struct{}

func (blockComment) Trigger() []byte { return []byte{'%'} }

// Open implements parser.BlockParser.
func (blockComment) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], []byte(commentMark)) || len(bytes.TrimSpace(line[at+len(commentMark):])) > 0 {
		return nil, parser.NoChildren
	}
	node := ast.NewHTMLBlock(ast.HTMLBlockType2)
	node.Lines().Append(segment)
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (blockComment) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, segment := reader.PeekLine()
	words := bytes.TrimRight(line, " \t\r\n")
	if !bytes.HasSuffix(words, []byte(commentMark)) || bytes.Index(words, []byte(commentMark)) < len(words)-len(commentMark) {
		node.Lines().Append(segment)
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	node.(*ast.HTMLBlock).ClosureLine = segment.WithStop(segment.Start + len(words))
	reader.AdvanceToEOL()
	return parser.Close
}

// Close implements parser.BlockParser.
func (blockComment) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (blockComment) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (blockComment) CanAcceptIndentedLine() bool { return false }

// comments reports what shows as text though it was meant to be a comment: one
// that is opened and never closed, and any in the front matter.
func (s *leftoverSearch) comments() {
	for i := range s.words {
		switch rest := s.words[i:]; {
		case bytes.HasPrefix(rest, []byte("<!--")) && s.written(i, '<') && !s.opaque(i):
			s.openComment(i, "<!--", "-->")
			return
		case rest[0] == '<' && s.written(i, '<') && !s.opaque(i) && likeComment.Match(rest):
			s.likeComment(i, likeComment.Find(rest))
			return
		case bytes.HasPrefix(rest, []byte(commentMark)) && s.plainly(i) && s.opensComment(i):
			if !s.commentOpen { // else this one was meant to close it
				s.openComment(i, commentMark, commentMark)
			}
			return
		}
	}
}

// likeComment is what people and their programs write for "<!--".
var likeComment = regexp.MustCompile(`^<[ \x{a0}]?![ \x{a0}]?[-\x{2010}-\x{2015}\x{2212}]+`)

// likeComment reports what looks like the beginning of a comment at i and is none.
func (s *leftoverSearch) likeComment(i int, mark []byte) {
	s.found++
	hint := "write <!-- before it and --> after it, each with two hyphens"
	if s.block.Kind == Field || s.block.Kind == Caption {
		hint = "take it out, or put it on a line of its own that begins with #"
	}
	s.problem(s.at(i, i+len(mark)), "no-comment", hint, "this looks like a comment and is none, so it would be published")
}

// opensComment reports whether the marks at i open a comment: neither the second
// half of three nor a number's.
func (s *leftoverSearch) opensComment(i int) bool {
	return i == 0 || s.words[i-1] != '%' && (s.words[i-1] < '0' || s.words[i-1] > '9')
}

func (s *leftoverSearch) openComment(i int, mark, end string) {
	at := s.at(i, i+len(mark))
	if s.block.Kind != Field && s.block.Kind != Caption {
		s.found++
		s.commentOpen = true
		s.builder.openComment(at, end)
		return
	}
	if bytes.Contains(s.words[i+len(mark):], []byte(end)) || mark != commentMark {
		s.found++
		s.problem(at, "comment-in-field", fieldComment, commentShows)
	}
}

const (
	fieldComment = "take it out, or put it on a line of its own that begins with #"
	commentShows = "there are no comments in this field, so it would be published"
)

// fieldMark is what begins a comment in words that are shown as they are.
var fieldMark = regexp.MustCompile(`(?:^|[^%0-9])(%%).*%%|(<!--)|(` + likeComment.String()[1:] + `)`)

// commentIn returns where a comment, or what looks like one, begins in words that are
// shown as they are, and where its mark ends; 0, 0 for none.
func commentIn(words string) (start, end int) {
	if !strings.Contains(words, "<") && !strings.Contains(words, commentMark) {
		return 0, 0
	}
	for i, at := range fieldMark.FindStringSubmatchIndex(words) {
		if i > 1 && i%2 == 0 && at >= 0 {
			return at, at + len(commentMark)
		}
	}
	return 0, 0
}

// checkComment reports a comment in words that are shown as they are.
func (b *builder) checkComment(p phrase, hint string) {
	if start, end := commentIn(p.text); start < end {
		b.problem(p.slice(start, end).span(), "comment-in-field", hint, commentShows)
	}
}

// opaque reports whether the byte at i of the words stands in code or in a link.
func (s *leftoverSearch) opaque(i int) bool {
	return s.text.runAt(s.block.Span.Start + int32(i)).Opaque
}

// written reports whether the character at i of the words was written as it is,
// and not as a character reference or behind a backslash.
func (s *leftoverSearch) written(i int, c byte) bool {
	at := int(s.text.SourceOf(s.block.Span.Start + int32(i)))
	return at < len(s.doc.File.Data) && s.doc.File.Data[at] == c
}
