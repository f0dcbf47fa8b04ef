package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser reads emphasis as goldmark does, but also between a letter of a
// script without spaces and a punctuation mark: 外相は**「有益だった」**と述べた. To
// CommonMark a mark there neither opens nor closes.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*'} }

// Parse implements parser.InlineParser. It reads only what goldmark's own parser
// would misread.
func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, starDelimiter{})
	if d == nil {
		return nil
	}
	after, _ := utf8.DecodeRune(line[d.OriginalLength:])
	if !unspaced(before) && !unspaced(after) {
		return nil
	}
	d.CanOpen = d.CanOpen || unspaced(before) && !util.IsSpaceRune(after)
	d.CanClose = d.CanClose || unspaced(after) && !util.IsSpaceRune(before)
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

// unspaced reports whether a character may stand right beside another word: in
// Korean a particle does.
func unspaced(r rune) bool {
	return r >= 0xe00 && (wide(r) || unicode.In(r, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan))
}

// starDelimiter implements parser.DelimiterProcessor.
type starDelimiter struct{}

func (starDelimiter) IsDelimiter(b byte) bool { return b == '*' }

func (starDelimiter) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (starDelimiter) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strike reads struck words, which two tildes enclose. One is no mark: it stands
// between numbers, "5~7 March".
type strike struct{ parser.InlineParser }

func newStrike() parser.InlineParser { return strike{extension.NewStrikethroughParser()} }

// Parse implements parser.InlineParser.
func (s strike) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("~~")) || bytes.HasPrefix(line, []byte("~~~")) {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}
