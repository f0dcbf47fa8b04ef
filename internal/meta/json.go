package meta

import (
	"bytes"
	"encoding/json"
	"errors"

	"readout/internal/source"
)

// readJSON reads a block as one JSON object. JSON is almost YAML, but only
// almost (\ud83d\ude00 is one character), and its decoder knows offsets.
func readJSON(b *block) *node {
	var valid json.RawMessage
	if err := json.Unmarshal(b.bytes(), &valid); err != nil {
		b.jsonError(err)
		return nil
	}
	j := &jsonReader{block: b, dec: json.NewDecoder(bytes.NewReader(b.bytes()))}
	j.dec.UseNumber()
	root := j.node(0)
	if root == nil || root.kind != mapping {
		return nil
	}
	return root
}

func (b *block) jsonError(err error) {
	at := b.span.End
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset > 0 {
		at = min(b.span.Start+int32(syntax.Offset)-1, at)
	}
	b.fail(source.Span{Start: at, End: at}, syntaxRule, "not valid JSON: "+err.Error(),
		"keys and text need double quotes, and no comma follows the last entry")
}

// A jsonReader turns the tokens of a valid object into nodes.
type jsonReader struct {
	*block
	dec *json.Decoder
}

// node reads the next value. It returns nil if it is nested too deeply: the
// tokens that follow could not be told apart.
func (j *jsonReader) node(depth int) *node {
	token, span := j.token()
	switch t := token.(type) {
	case json.Delim:
		if depth == maxDepth {
			j.tooDeep(span)
			return nil
		}
		if t == '[' {
			return j.list(span, depth)
		}
		return j.mapping(span, depth)
	case string:
		return &node{text: t, span: span}
	}
	return &node{text: string(span.Of(j.file.Data)), plain: true, span: span}
}

func (j *jsonReader) list(span source.Span, depth int) *node {
	out := &node{kind: list, span: span}
	for j.dec.More() {
		item := j.node(depth + 1)
		if item == nil {
			return nil
		}
		out.items = append(out.items, item)
	}
	j.token()
	return out
}

func (j *jsonReader) mapping(span source.Span, depth int) *node {
	out := &node{kind: mapping, span: span}
	for j.dec.More() {
		key := j.node(depth + 1)
		value := j.node(depth + 1)
		if value == nil {
			return nil
		}
		j.add(out, key, value)
	}
	j.token()
	return out
}

// token returns the next token with its place.
func (j *jsonReader) token() (json.Token, source.Span) {
	from := int(j.dec.InputOffset())
	token, err := j.dec.Token()
	if err != nil {
		return nil, source.At(int(j.span.Start) + from) // cannot be: the block is valid
	}
	end := int(j.dec.InputOffset())
	gap := j.bytes()[from:end]
	from = end - len(bytes.TrimLeft(gap, " \t\r\n,:"))
	return token, source.Between(int(j.span.Start)+from, int(j.span.Start)+end)
}
