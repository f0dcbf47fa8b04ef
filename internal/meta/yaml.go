package meta

import (
	"bytes"
	"io"
	"slices"

	"go.yaml.in/yaml/v4"
)

// readYAML reads a block as one YAML mapping. An empty block is an empty
// mapping.
func readYAML(b *block) *node {
	if flat := readFlat(b); flat != nil {
		return flat
	}
	return readAnyYAML(b)
}

// readAnyYAML is readYAML by the YAML library.
func readAnyYAML(b *block) *node {
	y := &yamlReader{block: b, lines: yamlLines(b.bytes())}
	doc, err := y.load()
	if err != nil {
		y.syntaxError(err)
		return nil
	}
	if doc == nil {
		return &node{kind: mapping, span: b.span}
	}
	root := y.node(doc.Content[0], 0)
	if y.deep {
		return nil
	}
	if root.kind != mapping && root.kind != bad {
		b.fail(root.span, "front-matter-syntax", "expected keys and values, found "+root.kind.String(),
			`write each key on a line of its own: "title: …"`)
	}
	if root.kind != mapping {
		return nil
	}
	return root
}

// A yamlReader turns the nodes of the yaml package, which know the line and the
// column of their first character, into nodes that know their bytes.
type yamlReader struct {
	*block
	lines []int // offset in the block of each line, as YAML counts lines

	// The last result of offset, so that a long line is counted only once.
	line, column, at int

	prose bool // what is read now is the value of one of proseKeys
}

// load returns the block's document, or nil if it holds nothing but comments.
func (y *yamlReader) load() (*yaml.Node, error) {
	loader, err := yaml.NewLoader(bytes.NewReader(y.bytes()))
	if err != nil {
		return nil, err
	}
	var doc, second yaml.Node
	switch err := loader.Load(&doc); {
	case err == io.EOF:
		return nil, nil
	case err != nil:
		return nil, err
	}
	if err := loader.Load(&second); err != io.EOF {
		return nil, secondDocument{second.Line, second.Column, err}
	}
	return &doc, nil
}

// node converts a node. One that cannot be used is reported and becomes bad, so
// that the keys around it are still read.
func (y *yamlReader) node(n *yaml.Node, depth int) *node {
	start := y.offset(n.Line, n.Column)
	switch {
	case y.refused(n, start):
		return &node{kind: bad}
	case n.Kind == yaml.ScalarNode:
		return y.scalar(n, start)
	case depth == maxDepth:
		y.tooDeep(y.point(start))
		return &node{kind: bad}
	case n.Kind == yaml.SequenceNode:
		return y.list(n, start, depth)
	}
	return y.mapping(n, start, depth)
}

func (y *yamlReader) list(n *yaml.Node, start, depth int) *node {
	out := &node{kind: list, span: y.restOfLine(start)}
	prose := y.prose
	for _, item := range n.Content {
		value := y.node(item, depth+1)
		if !value.null() {
			y.lostToComment(value, prose)
		}
		out.items = append(out.items, value)
	}
	return out
}

func (y *yamlReader) mapping(n *yaml.Node, start, depth int) *node {
	out := &node{kind: mapping, span: y.restOfLine(start)}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := y.node(n.Content[i], depth+1)
		if key.kind == list || key.kind == mapping || key.null() {
			y.badKey(key)
			return &node{kind: bad}
		}
		prose := slices.Contains(proseKeys, key.text)
		y.prose = prose
		value := y.node(n.Content[i+1], depth+1)
		if key.kind != bad {
			y.lostToComment(value, prose)
			y.add(out, key, value)
		}
	}
	return out
}

func (y *yamlReader) scalar(n *yaml.Node, start int) *node {
	out := &node{text: n.Value}
	end := start
	switch n.Style &^ yaml.FlowStyle {
	case yaml.DoubleQuotedStyle:
		end = y.closing(start, '"', '\\')
	case yaml.SingleQuotedStyle:
		end = y.closing(start, '\'', '\'')
	case yaml.LiteralStyle, yaml.FoldedStyle:
		start = y.blockContent(start)
		end = y.textEnd(start, n.Value)
	default:
		out.plain = true
		end = y.textEnd(start, n.Value)
	}
	out.span = y.between(start, end)
	return out
}
