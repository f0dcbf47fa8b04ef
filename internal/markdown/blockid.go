package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// blockID reads the name that Obsidian writes behind a block that somebody linked to: "We go. ^quote-1". It is an
// address, and no words: nothing of it is shown. It ends its block, and has a letter; "^2" may be a power.
type blockID struct{}

// https://help.obsidian.md/links: letters, digits and hyphens. One of Obsidian's own has six.
var blockIDText = regexp.MustCompile(`^\^[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*[ \t]*\r?\n?$`)

const shortestBlockID = len("^abc")

func (blockID) Trigger() []byte { return []byte{'^'} }

// Parse implements parser.InlineParser.
func (blockID) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if before := block.PrecendingCharacter(); before != ' ' && before != '\t' && before != '\n' || len(line) < shortestBlockID || !blockIDText.Match(line) {
		return nil
	}
	savedLine, savedSegment := block.Position()
	block.AdvanceLine()
	if next, _ := block.PeekLine(); next != nil {
		block.SetPosition(savedLine, savedSegment)
		return nil
	}
	if before, ok := parent.LastChild().(*ast.Text); ok {
		before.Segment = before.Segment.TrimRightSpace(block.Source())
		before.SetSoftLineBreak(false)
	}
	return ast.NewTextSegment(segment.WithStop(segment.Start))
}
