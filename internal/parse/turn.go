package parse

import (
	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/markdown"
)

// A siteDirection is the direction of the site's language.
type siteDirection struct{ rightToLeft bool }

// own is the direction of the site's language.
func (s *siteDirection) own() string {
	if s.rightToLeft {
		return document.RightToLeft
	}
	return document.LeftToRight
}

// dir returns the attribute for a block whose text is written in another
// direction than the site's; it is empty for most.
func (s *siteDirection) dir(n ast.Node, src []byte) string {
	if d := s.direction(n, src); d != "" && d != s.own() {
		return ` dir="` + d + `"`
	}
	return ""
}

// direction returns the direction of a block of text. A sentence that quotes words of another
// direction is not of theirs: what is ascribed to a speaker decides only if there is nothing else.
func (s *siteDirection) direction(n ast.Node, src []byte) string {
	if !s.rightToLeft && !mayRunLeft(n, src) {
		return ""
	}
	var around, ascribed document.LetterCount
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			around.Add(c.Segment.Value(src))
		case *markdown.Wikilink:
			words := c.Visible()
			around.Add(words.Value(src))
		case *ast.Link:
			if annotation(scheme(unescape(c.Destination))) {
				ascribed.Add([]byte(visible(c, src)))
				return ast.WalkSkipChildren, nil
			}
		case *ast.Image, *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if d := around.Direction(); d != "" {
		return d
	}
	return ascribed.Direction()
}

// mayRunLeft reports whether the source of a block has bytes that letters written from right to left
// begin with: U+0590 to U+07FF, U+08xx, U+FBxx to U+FExx and beyond U+FFFF.
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

// turnLists sets the direction of lists and items to that of their text, so that bullets stand at its start.
func (s *siteDirection) turnLists(list *ast.List, src []byte) {
	whole := ""
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.Kind() != ast.KindParagraph && first.Kind() != ast.KindTextBlock {
			continue
		}
		d := s.direction(first, src)
		if d == s.own() {
			d = ""
		}
		if item == list.FirstChild() && d != "" {
			whole = d
			list.SetAttributeString("dir", []byte(d))
		}
		if d != "" || whole != "" {
			if d == "" {
				d = s.own()
			}
			item.SetAttributeString("dir", []byte(d))
		}
	}
}
