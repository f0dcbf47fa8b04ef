package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// UnusedFootnotes keeps footnotes without a reference, which goldmark drops silently.
type unusedFootnotes struct{}

var unusedKey = parser.NewContextKey()

// Transform implements parser.ASTTransformer.
func (unusedFootnotes) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	var unused []*extast.Footnote
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		list, ok := n.(*extast.FootnoteList) // it stands where the first note is defined, which may be a block quote
		if ok && entering {
			unused = append(unused, unusedOf(list)...)
		}
		if ok || n.Kind() == ast.KindParagraph || n.Kind() == ast.KindHeading || n.Kind() == ast.KindTextBlock {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	pc.Set(unusedKey, unused)
}

func unusedOf(list *extast.FootnoteList) []*extast.Footnote {
	var unused []*extast.Footnote
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note, ok := n.(*extast.Footnote); ok && note.Index < 0 {
			unused = append(unused, note)
		}
	}
	return unused
}
