package parse

import (
	"bytes"

	extast "github.com/yuin/goldmark/extension/ast"
)

// checkFootnotes reports footnotes whose text would not be published.
func (c *treeCheck) checkFootnotes(unused []*extast.Footnote, src []byte) {
	for _, note := range unused {
		mark := "[^" + string(note.Ref) + "]"
		at := max(note.Pos(), 0)
		if _, ok := offsetIn(src, note.Ref); ok {
			at, _ = offsetIn(src, note.Ref)
			at -= len("[^")
		} else if i := bytes.Index(src[at:], []byte(mark)); i >= 0 {
			at += i
		}
		c.problem(c.spanOf(at, len(mark)), "unused-footnote", "write "+mark+" where the note belongs, or take it out",
			"nothing refers to this footnote, so it vanishes from the text")
	}
}
