package parse

import (
	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
)

// A builder makes a Document of goldmark's nodes: goldmark's renderer calls the
// functions of nodes with it, once when it enters a node and once when it leaves it.
type builder struct {
	*reporter
	*textWriter
	*eventReader
	siteDirection

	nested   int     // depth of quote blocks inside another, which is an error
	brokenIn int32   // the last block with a mark that could not be read, or -2
	open     []int32 // the open marks, links and callouts, by their indices
	anchors  document.Anchors
	tags     map[string]int // how many of each name are open that were reported
}

// newBuilder returns a builder of an empty document.
func newBuilder(d *document.Document, rightToLeft bool) *builder {
	r := &reporter{doc: d, text: &d.Text}
	found := &findings{lazy: map[ast.Node]bool{}, unsayable: map[ast.Node]bool{}, credited: map[ast.Node]bool{}, consumedBrackets: map[int]bool{}}
	b := &builder{reporter: r, textWriter: &textWriter{reporter: r, quote: -1}, siteDirection: siteDirection{rightToLeft}, brokenIn: -2, anchors: document.Anchors{}}
	b.eventReader = &eventReader{&attributeReader{r, b.brokenBefore}, found}
	return b
}

// Findings are what the checks of the tree reported, as far as later steps must know.
type findings struct {
	lazy      map[ast.Node]bool // paragraphs with a line that joins a block without a ">"
	unsayable map[ast.Node]bool // quote blocks in which something stands that cannot be said
	credited  map[ast.Node]bool // quote blocks that end with a line that says who spoke
	// consumedBrackets are the places in the file of brackets that a definition made a
	// link of.
	consumedBrackets map[int]bool
}
