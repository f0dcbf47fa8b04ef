package document

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// unusedFootnotes keeps the footnotes that nothing refers to, which goldmark
// drops without a word.
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

// checkFootnotes reports footnotes whose text would not be published.
func (b *builder) checkFootnotes(pc parser.Context, src []byte) {
	unused, _ := pc.Get(unusedKey).([]*extast.Footnote)
	for _, note := range unused {
		mark := "[^" + string(note.Ref) + "]"
		at := max(note.Pos(), 0)
		if _, ok := offsetIn(src, note.Ref); ok {
			at, _ = offsetIn(src, note.Ref)
			at -= len("[^")
		} else if i := bytes.Index(src[at:], []byte(mark)); i >= 0 {
			at += i
		}
		b.problem(b.spanOf(at, len(mark)), "unused-footnote", "write "+mark+" where the note belongs, or take it out",
			"nothing refers to this footnote, so it vanishes from the text")
	}
}
