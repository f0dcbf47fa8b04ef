package meta

// A Leaf is one text in a tree of mappings, with the keys that lead to it.
type Leaf struct {
	Keys  []Value // from the outermost; at least one
	Value Value
}

// Leaves reads all of a mapping whose keys are free, and the mappings in it, in
// the order in which they are written. A key with nothing after it is none; a
// list is an error.
func (r *Reader) Leaves() []Leaf {
	if r.node == nil {
		return nil
	}
	for _, f := range r.node.fields {
		r.asked = append(r.asked, f.key.text)
	}
	return r.leaves(nil, nil, r.node)
}

func (r *Reader) leaves(out []Leaf, keys []Value, n *node) []Leaf {
	for _, f := range n.fields {
		at := append(keys[:len(keys):len(keys)], f.key.value())
		switch {
		case f.value.kind == mapping:
			out = r.leaves(out, at, f.value)
		case !f.value.null() && f.value.kind != bad && r.isScalar(f.key.text, f.value):
			out = append(out, Leaf{at, f.value.value()})
		}
	}
	return out
}
