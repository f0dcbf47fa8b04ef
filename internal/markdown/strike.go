package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

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
