package document

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/bidi"
)

const leftToRight, rightToLeft = "ltr", "rtl"

// Direction returns the direction in which most letters of words are written,
// "ltr" or "rtl", or "" if there are no letters. The first letter alone, which
// browsers go by, misleads: Arabic sentences begin with Latin abbreviations.
func Direction(words []byte) string {
	var count letters
	count.add(words)
	return count.direction()
}

// letters counts those written from left to right, and those from right to left.
type letters struct{ left, right int }

func (l *letters) add(words []byte) {
	for i := 0; i < len(words); {
		c := words[i]
		if c < utf8.RuneSelf {
			if 'a' <= c|0x20 && c|0x20 <= 'z' {
				l.left++
			}
			i++
			continue
		}
		properties, size := bidi.Lookup(words[i:])
		switch properties.Class() {
		case bidi.L:
			l.left++
		case bidi.R, bidi.AL:
			l.right++
		}
		i += max(size, 1)
	}
}

func (l *letters) direction() string {
	switch {
	case l.left == 0 && l.right == 0:
		return ""
	case l.right > l.left:
		return rightToLeft
	}
	return leftToRight
}

// own is the direction of the site's language.
func (b *builder) own() string {
	if b.rightToLeft {
		return rightToLeft
	}
	return leftToRight
}

// dir returns the attribute for a block whose text is written in another
// direction than the site's; it is empty for most.
func (b *builder) dir(n ast.Node, src []byte) string {
	if d := b.direction(n, src); d != "" && d != b.own() {
		return ` dir="` + d + `"`
	}
	return ""
}

// direction returns the direction of a block of text. A sentence that quotes words
// of another direction is not of theirs: what is ascribed to a speaker decides only
// if there is nothing else.
func (b *builder) direction(n ast.Node, src []byte) string {
	if !b.rightToLeft && !mayRunLeft(n, src) {
		return ""
	}
	var around, ascribed letters
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			around.add(c.Segment.Value(src))
		case *wikilink:
			words := c.visible()
			around.add(words.Value(src))
		case *ast.Link:
			if annotation(scheme(unescape(c.Destination))) {
				ascribed.add([]byte(visible(c, src)))
				return ast.WalkSkipChildren, nil
			}
		case *ast.Image, *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if d := around.direction(); d != "" {
		return d
	}
	return ascribed.direction()
}

// mayRunLeft reports whether the source of a block has bytes that letters written
// from right to left begin with: U+0590 to U+07FF, U+08xx, U+FBxx to U+FExx and
// beyond U+FFFF.
func mayRunLeft(n ast.Node, src []byte) bool {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return false
	}
	for _, c := range src[lines.At(0).Start:lines.At(lines.Len()-1).Stop] {
		if c >= 0xD6 && (c <= 0xE0 || c == 0xEF || c == 0xF0) {
			return true
		}
	}
	return false
}

// turnLists gives a list, and an item of one, the direction of its text, so that
// its mark stands where reading begins.
func (b *builder) turnLists(list *ast.List, src []byte) {
	whole := ""
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.Kind() != ast.KindParagraph && first.Kind() != ast.KindTextBlock {
			continue
		}
		d := b.direction(first, src)
		if d == b.own() {
			d = ""
		}
		if item == list.FirstChild() && d != "" {
			whole = d
			list.SetAttributeString("dir", []byte(d))
		}
		if d != "" || whole != "" {
			if d == "" {
				d = b.own()
			}
			item.SetAttributeString("dir", []byte(d))
		}
	}
}
