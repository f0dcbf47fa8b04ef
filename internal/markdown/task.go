package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A TaskBox is what an item of a list of tasks begins with: [ ] or [x]. goldmark's own takes the
// brackets of a link or a statement, "[x](said:…)", too.
type TaskBox struct {
	ast.BaseInline
	Done bool
}

var KindTaskBox = ast.NewNodeKind("TaskBox")

func (*TaskBox) Kind() ast.NodeKind { return KindTaskBox }

func (n *TaskBox) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type taskBoxParser struct{}

func (taskBoxParser) Trigger() []byte { return []byte{'['} }

func (taskBoxParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() || len(line) < len("[x] a") || line[2] != ']' || line[3] != ' ' {
		return nil
	}
	n := &TaskBox{Done: line[1] == 'x' || line[1] == 'X'}
	if !n.Done && line[1] != ' ' {
		return nil
	}
	n.SetPos(segment.Start)
	block.Advance(len("[x] "))
	return n
}
