package meta

import (
	"fmt"
	"strings"
)

// Ref reads a reference to an entity or an event: its id or name, or the same
// in double brackets, as Obsidian writes it: "[[Lavrov]]", "[[ru|Moscow]]". The
// brackets and the label are left out of the value and of its span.
func (r *Reader) Ref(key string, need ...Need) Value {
	v := r.Text(key, need...)
	if !v.Given() {
		return v
	}
	return r.reference(key, v)
}

// Refs reads a list of references.
func (r *Reader) Refs(key string) []Value {
	var out []Value
	for _, v := range r.texts(key, flowRefs) {
		if v = r.reference(key, v); v.Given() {
			out = append(out, v)
		}
	}
	return out
}

func (r *Reader) reference(key string, v Value) Value {
	start, end := trim(v.Text, 0, len(v.Text))
	if strings.HasPrefix(v.Text[start:end], "[[") && strings.HasSuffix(v.Text[start:end], "]]") && end-start >= 4 {
		start, end = start+2, end-2
		if strings.Contains(v.Text[start:end], "[[") {
			r.Fail(v.Span, "bad-reference", fmt.Sprintf("%s: %q is more than one reference", key, v.Text),
				"make each an entry of a list, or keep one")
			return Value{}
		}
		if label := strings.IndexByte(v.Text[start:end], '|'); label >= 0 {
			end = start + label
		}
		start, end = trim(v.Text, start, end)
	}
	if start == end {
		r.Fail(v.Span, "bad-reference", fmt.Sprintf("%s: %q refers to nobody", key, v.Text), "write [[name]]")
		return Value{}
	}
	return v.narrow(r.file.Data, start, end)
}

// trim moves start and end past the white space inside them.
func trim(s string, start, end int) (int, int) {
	part := s[start:end]
	start = end - len(strings.TrimLeft(part, " \t\r\n"))
	return start, start + len(strings.TrimSpace(s[start:end]))
}
