package parse

import (
	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/markdown"
)

// A directionFinder finds the direction in which blocks of text are written.
type directionFinder struct {
	ofSite string // document.LeftToRight or document.RightToLeft
}

func newDirectionFinder(siteRightToLeft bool) directionFinder {
	if siteRightToLeft {
		return directionFinder{document.RightToLeft}
	}
	return directionFinder{document.LeftToRight}
}

// attribute returns the HTML attribute dir for a block whose direction is not the
// site's, or "".
func (f *directionFinder) attribute(n ast.Node, src []byte) string {
	if d := f.direction(n, src); d != "" && d != f.ofSite {
		return ` dir="` + d + `"`
	}
	return ""
}

// direction returns the direction of a block of text. The words of
// statements count only if there are no others, so that a sentence keeps its direction when it quotes another language.
func (f *directionFinder) direction(n ast.Node, src []byte) string {
	if f.ofSite == document.LeftToRight && !mayBeRightToLeft(n, src) {
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
				ascribed.Add([]byte(visibleText(c, src)))
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

// mayBeRightToLeft reports whether the source of a block has bytes that letters written from right to left
// begin with: U+0590 to U+07FF, U+08xx, U+FBxx to U+FExx and beyond U+FFFF.
func mayBeRightToLeft(n ast.Node, src []byte) bool {
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

// setListDirections sets the direction of lists and items to that of their text, so that bullets stand at its start.
func (f *directionFinder) setListDirections(list *ast.List, src []byte) {
	whole := ""
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.Kind() != ast.KindParagraph && first.Kind() != ast.KindTextBlock {
			continue
		}
		d := f.direction(first, src)
		if d == f.ofSite {
			d = ""
		}
		if item == list.FirstChild() && d != "" {
			whole = d
			list.SetAttributeString("dir", []byte(d))
		}
		if d != "" || whole != "" {
			if d == "" {
				d = f.ofSite
			}
			item.SetAttributeString("dir", []byte(d))
		}
	}
}
