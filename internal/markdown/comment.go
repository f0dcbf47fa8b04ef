package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// CommentMark opens and closes a comment as Obsidian has them, within a line or
// over several: "%%source is Ivan%%". To the rest of the package such a comment is raw HTML.
const CommentMark = "%%"

// OpensComment reports whether a CommentMark between these texts may open a comment. After a digit,
// or between a digit and a blank ("100 %% and 50 %% more"), it is a number of per cent.
func OpensComment(before, after []byte) bool {
	if len(after) == 0 || bytes.IndexByte([]byte(" \t\r\n"), after[0]) >= 0 {
		before = bytes.TrimRight(before, " \t")
	}
	return len(before) == 0 || before[len(before)-1] < '0' || before[len(before)-1] > '9'
}

// inlineComment reads a comment within a paragraph.
type inlineComment struct{}

func (inlineComment) Trigger() []byte { return []byte{'%'} }

// Parse implements parser.InlineParser.
func (inlineComment) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte(CommentMark)) || !OpensComment(block.Source()[:segment.Start], line[len(CommentMark):]) {
		return nil
	}
	if open, _ := pc.Get(openCommentKey).(int); segment.Start < open {
		return nil // no mark closes it: this was looked for before
	}
	savedLine, savedSegment := block.Position()
	node := ast.NewRawHTML()
	node.SetPos(segment.Start)
	skip := len(CommentMark)
	for line != nil {
		if end := bytes.Index(line[skip:], []byte(CommentMark)); end >= 0 {
			n := skip + end + len(CommentMark)
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

// blockComment reads a comment of several paragraphs: a line with nothing but the mark opens it, a
// line that ends with the mark closes it. One that begins with words ends in its paragraph, so that a
// mark that was forgotten takes no other paragraphs with it, up to the next comment.
type blockComment struct{}

func (blockComment) Trigger() []byte { return []byte{'%'} }

// Open implements parser.BlockParser.
func (blockComment) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || !bytes.HasPrefix(line[at:], []byte(CommentMark)) || len(bytes.TrimSpace(line[at+len(CommentMark):])) > 0 {
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
	if !bytes.HasSuffix(words, []byte(CommentMark)) || bytes.Index(words, []byte(CommentMark)) < len(words)-len(CommentMark) {
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

// LikeComment is what people and their programs write for "<!--".
var LikeComment = regexp.MustCompile(`^<[ \x{a0}]?![ \x{a0}]?[-\x{2010}-\x{2015}\x{2212}]+`)

// fieldMark is what begins a comment in words that are shown as they are.
var fieldMark = regexp.MustCompile(`(?:^|[^%0-9])(%%).*%%|(<!--)|(` + LikeComment.String()[1:] + `)`)

// CommentIn returns where a comment, or what looks like one, begins in words that are
// shown as they are, and where its mark ends; 0, 0 for none.
func CommentIn(words string) (start, end int) {
	if !strings.Contains(words, "<") && !strings.Contains(words, CommentMark) {
		return 0, 0
	}
	for i, at := range fieldMark.FindStringSubmatchIndex(words) {
		if i > 1 && i%2 == 0 && at >= 0 {
			return at, at + len(CommentMark)
		}
	}
	return 0, 0
}

// What is said of a comment in a field.
const (
	CommentHint    = "take it out, or put it on a line of its own that begins with #"
	CommentMessage = "there are no comments in this field, so it would be published"
)
