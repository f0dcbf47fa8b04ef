package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Chinese and Japanese are written without spaces, which Markdown does not know:
// a line break would put a space between two letters.

// wide reports whether a character is written without spaces around it. Korean
// has spaces. See CSS Text 3, "segment break transformation".
func wide(r rune) bool {
	if r < 0x1100 || unicode.Is(unicode.Hangul, r) {
		return false
	}
	width := util.EastAsianWidth(r)
	return width == "W" || width == "F" || width == "H"
}

// ambiguous are marks that are as wide as the text they stand in.
const ambiguous = "“”‘’…—·"

// BreakJoins reports whether a soft line break after a node stands between two wide
// characters, where it is no space. Before is the text up to it.
func BreakJoins(before []byte, n ast.Node, src []byte) bool {
	return EndsWide(before) && BeginsWide(wordsAfter(n, src))
}

// EndsWide reports whether a text ends with a wide character, perhaps before a
// mark that is as wide as the text it stands in.
func EndsWide(words []byte) bool {
	last, size := utf8.DecodeLastRune(words)
	if last >= utf8.RuneSelf && strings.ContainsRune(ambiguous, last) {
		last, _ = utf8.DecodeLastRune(words[:len(words)-size])
	}
	return wide(last)
}

// BeginsWide reports whether a text begins with a wide character, perhaps after a
// mark that is as wide as what follows it.
func BeginsWide(words []byte) bool {
	first, size := utf8.DecodeRune(words)
	if first >= utf8.RuneSelf && strings.ContainsRune(ambiguous, first) {
		first, _ = utf8.DecodeRune(words[size:])
	}
	return wide(first)
}

// wordsAfter returns what a reader sees first after a node of the same block.
func wordsAfter(n ast.Node, src []byte) []byte {
	for n.NextSibling() == nil {
		if n = n.Parent(); n == nil || n.Type() == ast.TypeBlock {
			return nil
		}
	}
	for n = n.NextSibling(); n != nil; n = n.FirstChild() {
		switch n := n.(type) {
		case *ast.Text:
			return n.Segment.Value(src)
		case *Wikilink:
			words := n.Visible()
			return words.Value(src)
		}
	}
	return nil
}

// emphasisParser reads emphasis as goldmark does, but also between a letter of a script without spaces
// and a punctuation mark: 外相は**「有益だった」**と述べた. To CommonMark a mark there neither opens nor closes.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*'} }

// Parse implements parser.InlineParser. It reads only what goldmark's own parser would misread.
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

// unspaced reports whether a character needs no space between it and another word, as Korean particles.
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

// strike parses words between two tildes. One tilde is text: "5~7 March".
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
