package meta

import (
	"bytes"
	"fmt"
	"strings"
)

// The functions here report a value of the wrong kind, with what the editor
// most likely meant.

func (r *Reader) wrongType(n *node, message, hint string) {
	r.Fail(n.span, "wrong-type", message, hint)
}

// isScalar reports whether a key's value is text.
func (r *Reader) isScalar(key string, n *node) bool {
	if n.kind != scalar {
		r.wrongType(n, fmt.Sprintf("%s is a single value, not %s", key, n.kind), r.asText(n, key+": "))
	}
	return n.kind == scalar
}

// isEntry reports whether an entry of a list of texts is one.
func (r *Reader) isEntry(key string, n *node) bool {
	switch {
	case n.kind == bad:
	case n.kind != scalar:
		r.wrongType(n, fmt.Sprintf("an entry of %s is text, not %s", key, n.kind), r.asText(n, "- "))
	case n.null() || strings.TrimSpace(n.text) == "":
		r.wrongType(n, fmt.Sprintf("an entry of %s is empty", key), "fill it in, or remove it")
	default:
		return true
	}
	return false
}

// isList reports whether a key's value is a list.
func (r *Reader) isList(key string, n *node, asList func(string) string) bool {
	if n.kind == list {
		return true
	}
	hint := `write each entry on a line of its own, beginning with "- "`
	if n.kind == scalar && asList != nil {
		hint = fmt.Sprintf(`write it as %s: [%s], or each entry on a line of its own, beginning with "- "`, key, asList(n.text))
	}
	r.wrongType(n, fmt.Sprintf("%s is a list, not %s", key, n.kind), hint)
	return false
}

// isMapping reports whether an entry of a list of mappings is one.
func (r *Reader) isMapping(key string, n *node) bool {
	if n.kind != mapping && n.kind != bad {
		r.wrongType(n, fmt.Sprintf("an entry of %s has keys of its own, and is not %s", key, n.describe()),
			`write its keys below each other: "- key: value"`)
	}
	return n.kind == mapping
}

// isOpenMapping reports whether a key's value is a mapping of free keys.
func (r *Reader) isOpenMapping(key string, n *node) bool {
	if n.kind != mapping {
		r.wrongType(n, fmt.Sprintf("%s is a mapping, not %s", key, n.kind),
			`write each entry on an indented line of its own: "label: value"`)
	}
	return n.kind == mapping
}

// asText returns how to write as text what YAML took for a list or a mapping:
// a reference without quotes, or a sentence with a colon in it. Start is what
// stands before the value.
func (r *Reader) asText(n *node, start string) string {
	inner := n
	for inner.kind == list && len(inner.items) == 1 {
		inner = inner.items[0]
	}
	switch {
	case n.kind == list && inner.kind == scalar && r.inBrackets(n):
		return fmt.Sprintf(`a reference needs quotes here: "[[%s]]"`, inner.text)
	case n.kind == list && inner.kind == scalar:
		return "write it without brackets: " + start + inner.text
	case n.kind == mapping && len(n.fields) == 1 && n.fields[0].value.kind == scalar:
		f := n.fields[0]
		return fmt.Sprintf(`text with ":" in it needs quotes: %s"%s"`, start, strings.TrimSpace(f.key.text+": "+f.value.text))
	}
	return "if it is meant as text, put it in quotes"
}

// inBrackets reports whether a list is written as "[[…]]", or is the inner one
// of two lists that are.
func (r *Reader) inBrackets(n *node) bool {
	at := int(n.span.Start)
	data := r.file.Data[max(at-1, 0):]
	return bytes.HasPrefix(data[min(at, 1):], []byte("[[")) || bytes.HasPrefix(data, []byte("[["))
}

// flowRefs returns references between commas as entries of a list on one line.
func flowRefs(s string) string {
	refs := strings.Split(s, ",")
	for i := range refs {
		refs[i] = flowText(strings.TrimSpace(refs[i]))
	}
	return strings.Join(refs, ", ")
}

// flowText returns text as an entry of a list on one line.
func flowText(s string) string {
	if strings.ContainsAny(s, ",[]{}:#\"'&*!|>%@`\n") {
		return fmt.Sprintf("%q", s)
	}
	return s
}
