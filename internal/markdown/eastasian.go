package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
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
