package meta

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"readout/internal/source"
)

// readFlat reads a block of nothing but lines "key: value", as most articles have, without the
// YAML library, which takes ten times as long. It returns nil for every other block, and
// for each value that might mean anything but its characters: then the library reads it.
func readFlat(b *block) *node {
	text := string(b.bytes())
	if strings.ContainsAny(text, "\t\r") || strings.Contains(text, "\u2028") || strings.Contains(text, "\u2029") {
		return nil
	}
	nodes := make([]node, 0, 2*strings.Count(text, "\n")+2) // never grown: fields point into it
	at := int(b.span.Start)
	for line := range strings.Lines(text) {
		words := strings.TrimSuffix(line, "\n")
		if words != "" {
			key, value, ok := flatLine(words)
			if !ok {
				return nil
			}
			key.span, value.span = shifted(key.span, at), shifted(value.span, at)
			nodes = append(nodes, key, value)
		}
		at += len(line)
	}
	if len(nodes) == 0 {
		return nil
	}
	start := int(nodes[0].span.Start)
	first, _, _ := bytes.Cut(b.file.Data[start:b.span.End], []byte("\n"))
	root := &node{kind: mapping, span: source.Between(start, start+len(first)-trailing(first)), fields: make([]field, 0, len(nodes)/2)}
	for i := 0; i < len(nodes); i += 2 {
		b.add(root, &nodes[i], &nodes[i+1])
	}
	return root
}

// flatLine reads a line "key: value". Spans are of the line.
func flatLine(line string) (key, value node, ok bool) {
	name, rest, found := strings.Cut(line, ":")
	written := strings.TrimLeft(rest, " ")
	if !found || len(written) == len(rest) || written == "" || !flatKey(name) {
		return key, value, false
	}
	key = node{text: name, plain: true, span: source.Between(0, len(name))}
	value = node{text: written, plain: true, span: source.Between(len(line)-len(written), len(line))}
	if inner, quoted := strings.CutPrefix(written, `"`); quoted {
		value.text, ok = strings.CutSuffix(inner, `"`)
		value.plain = false
		return key, value, ok && !strings.ContainsAny(value.text, `"\`)
	}
	return key, value, flatValue(written)
}

// flatKey reports whether a word is a key of small letters. It may not be
// null, and not longer than YAML allows.
func flatKey(name string) bool {
	return 0 < len(name) && len(name) < 64 && name != "null" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") == ""
}

// flatValue reports whether YAML reads a value without quotation marks as it stands.
func flatValue(value string) bool {
	first := value[0]
	word := first >= utf8.RuneSelf || '0' <= first && first <= '9' || 'a' <= first|0x20 && first|0x20 <= 'z'
	return word && !strings.HasSuffix(value, " ") && !strings.HasSuffix(value, ":") &&
		!strings.Contains(value, ": ") && !strings.Contains(value, " #")
}

func shifted(s source.Span, by int) source.Span {
	return source.Span{Start: s.Start + int32(by), End: s.End + int32(by)}
}
