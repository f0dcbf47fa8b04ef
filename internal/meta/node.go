package meta

import (
	"fmt"

	"readout/internal/source"
)

// A node is one piece of metadata, whichever syntax it was written in.
type node struct {
	kind   kind
	text   string         // of a scalar
	plain  bool           // a scalar without quotes: null, true and 1 are not text
	span   source.Span    // of the file; of a list or mapping, the rest of its first line
	items  []*node        // of a list
	fields []field        // of a mapping; no key twice
	index  map[string]int // of fields, once they are many
}

// A field is a key of a mapping, which is always a scalar, and its value.
type field struct {
	key, value *node
	twice      bool // the key was given again, with a value that is not kept
}

type kind uint8

const (
	scalar kind = iota
	list
	mapping
	bad // something was wrong with it, and has been reported
)

// String returns the kind as a message names it.
func (k kind) String() string { return [...]string{"text", "a list", "a mapping", "unreadable"}[k] }

// maxDepth bounds how deep lists and mappings may be nested. Nothing a Reader
// asks for is deeper than four.
const maxDepth = 16

// null reports whether the node says "not given".
func (n *node) null() bool {
	if n.kind != scalar || !n.plain {
		return false
	}
	switch n.text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

func (n *node) value() Value { return Value{Text: n.text, Span: n.span} }

// field returns the field with the given key, or nil.
func (n *node) field(key string) *field {
	if n == nil {
		return nil
	}
	if n.index != nil {
		if i, ok := n.index[key]; ok {
			return &n.fields[i]
		}
		return nil
	}
	for i := range n.fields {
		if n.fields[i].key.text == key {
			return &n.fields[i]
		}
	}
	return nil
}

// add adds a field to a mapping, or reports that its key is there already. The
// first of two wins, so that the second is the one to remove.
func (b *block) add(n, key, value *node) {
	first := n.field(key.text)
	if first == nil {
		n.fields = append(n.fields, field{key: key, value: value})
		n.reindex()
		return
	}
	first.twice = true
	b.fail(key.span, "duplicate-key", fmt.Sprintf("%s is given twice", key.text), "keep one of the two")
	b.diags[len(b.diags)-1].Related = []source.Related{
		{Path: b.file.Path, Span: first.key.span, Message: "it is given here first"},
	}
}

// manyFields is from how many fields on looking through them all is too slow:
// more than any kind of file has keys, so that only mistakes and attacks do.
const manyFields = 40

func (n *node) reindex() {
	switch last := len(n.fields) - 1; {
	case n.index != nil:
		n.index[n.fields[last].key.text] = last
	case last == manyFields:
		n.index = map[string]int{}
		for i, f := range n.fields {
			n.index[f.key.text] = i
		}
	}
}

// tooDeep reports nesting that nobody means, once, and gives up on the block.
func (b *block) tooDeep(span source.Span) {
	if b.deep {
		return
	}
	b.deep = true
	b.fail(span, "front-matter-too-deep",
		fmt.Sprintf("lists and mappings are nested more than %d deep", maxDepth), "")
}
