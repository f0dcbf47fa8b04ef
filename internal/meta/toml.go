package meta

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"readout/internal/source"
)

// maxDots bounds the parts of one dotted key: the decoder lists a key once for
// each part. It is far above maxDepth, because a sentence may look like a key.
const maxDots = 100

// dots returns how many dots stand between words without any other mark, at most:
// as many parts as a key can have.
func dots(data []byte) int {
	most, n := 0, 0
	for _, c := range data {
		switch {
		case c == '.':
			n++
			most = max(most, n)
		case c == '\n' || c < 0x80 && strings.IndexByte("=[]{},;:#()!?", c) >= 0:
			n = 0
		}
	}
	return most
}

// braces returns how deep inline tables are nested at most, for the decoder needs
// memory for each that grows with the square of the depth. Of what stands in
// strings and comments nothing counts. An end of a line ends a string that is not
// closed, which is an error anyway, so that no quotation mark hides what follows.
func braces(data []byte) int {
	most, n := 0, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '{':
			n++
			most = max(most, n)
		case '}':
			n = max(n-1, 0)
		case '#':
			i += lineLength(data[i:])
		case '"', '\'':
			i += stringLength(data[i:]) - 1
		}
	}
	return most
}

func lineLength(data []byte) int {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i
	}
	return len(data)
}

// stringLength returns the length of the string that data begins with, with its
// quotation marks. Of three marks it ends at the next three.
func stringLength(data []byte) int {
	mark, start := data[:1], 1
	if three := bytes.Repeat(mark, 3); bytes.HasPrefix(data, three) {
		mark, start = three, 3
	}
	for i := start; i < len(data); i++ {
		switch {
		case data[i] == '\\' && data[0] == '"':
			i++
		case bytes.HasPrefix(data[i:], mark):
			return i + len(mark)
		case data[i] == '\n' && len(mark) == 1:
			return i
		}
	}
	return len(data)
}

// readTOML reads a block as a TOML document. Its decoder tells no places, so
// all nodes point to the line that opens the block; syntax errors point to
// their own line.
func readTOML(b *block) *node {
	if dots(b.bytes()) > maxDots || braces(b.bytes()) > maxDepth {
		b.tooDeep(b.open)
		return nil
	}
	var table map[string]any
	md, err := toml.Decode(string(b.bytes()), &table)
	if err != nil {
		b.tomlError(err)
		return nil
	}
	t := tomlReader{block: b, order: map[string]int{}}
	for i, key := range md.Keys() {
		path := strings.Join(key, "\x00")
		if _, ok := t.order[path]; !ok {
			t.order[path] = i
		}
	}
	root := t.table(table, "", 0)
	if b.deep {
		return nil
	}
	return root
}

func (b *block) tomlError(err error) {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		b.fail(b.open, syntaxRule, "not valid TOML: "+err.Error(), "")
		return
	}
	at := min(int(b.span.Start)+max(parse.Position.Start, 0), int(b.span.End))
	b.fail(source.At(at), syntaxRule, "not valid TOML: "+parse.Message, "")
}

// A tomlReader turns decoded values into nodes.
type tomlReader struct {
	*block
	order map[string]int // of keys, by their path: a map has forgotten it
}

func (t tomlReader) node(value any, path string, depth int) *node {
	if depth > maxDepth {
		t.tooDeep(t.open)
		return &node{kind: bad}
	}
	switch v := value.(type) {
	case map[string]any:
		return t.table(v, path, depth)
	case []map[string]any:
		return tomlList(t, v, path, depth)
	case []any:
		return tomlList(t, v, path, depth)
	case string:
		return &node{text: v, span: t.open}
	}
	return &node{text: tomlText(value), plain: true, span: t.open}
}

func (t tomlReader) table(table map[string]any, path string, depth int) *node {
	out := &node{kind: mapping, span: t.open}
	keys := make([]string, 0, len(table))
	for key := range table {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.order[under(path, a)], t.order[under(path, b)]), cmp.Compare(a, b))
	})
	for _, key := range keys {
		value := t.node(table[key], under(path, key), depth+1)
		out.fields = append(out.fields, field{key: &node{text: key, span: t.open}, value: value})
	}
	return out
}

// under returns the path of a key in the table at path.
func under(path, key string) string {
	if path == "" {
		return key
	}
	return path + "\x00" + key
}

func tomlList[T any](t tomlReader, values []T, path string, depth int) *node {
	out := &node{kind: list, span: t.open}
	for _, v := range values {
		out.items = append(out.items, t.node(v, path, depth+1))
	}
	return out
}

// tomlText returns a number, truth value or time as it would be written in
// YAML. The decoder marks a time without a zone by the name of its location.
func tomlText(value any) string {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		switch v.Location().String() {
		case "date-local":
			return v.Format(time.DateOnly)
		case "datetime-local":
			return v.Format("2006-01-02T15:04:05")
		case "time-local":
			return v.Format(time.TimeOnly)
		}
		return v.Format(time.RFC3339)
	}
	return fmt.Sprint(value)
}
