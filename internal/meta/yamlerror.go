package meta

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

const syntaxRule = "front-matter-syntax"

// refused reports what YAML offers beyond lists and mappings. Nobody needs it
// here, most who use it meant a character of their text, and an alias of an
// alias of an alias can stand for gigabytes.
func (y *yamlReader) refused(n *yaml.Node, start int) bool {
	what := ""
	switch {
	case n.Kind == yaml.AliasNode:
		what = `an alias ("*…") cannot be used here`
	case n.Anchor != "":
		what = `an anchor ("&…") cannot be used here`
	case n.Style&yaml.TaggedStyle != 0, bytes.HasPrefix(y.bytes()[start:], []byte("!")):
		what = `a tag ("!…") cannot be used here`
	case n.Tag == "!!merge":
		what = `a merge key ("<<") cannot be used here`
	default:
		return false
	}
	y.fail(y.point(start), "yaml-feature", what, "write the value out; if it is text, put it in quotes")
	return true
}

func (y *yamlReader) badKey(key *node) {
	y.fail(key.span, syntaxRule, "a key must be a word, not "+key.describe(),
		"put the value in quotes if it is text")
}

// describe names what the node is: "a list", or "nothing".
func (n *node) describe() string {
	if n.null() {
		return "nothing"
	}
	return n.kind.String()
}

// lostToComment warns of a value that YAML cuts off at " #", though what
// follows looks like text: "Country #1", "accent: #b00".
func (y *yamlReader) lostToComment(value *node) {
	if value.kind != scalar || !value.plain {
		return
	}
	start := int(value.span.End - y.span.Start)
	rest := bytes.TrimLeft(y.bytes()[start:], " \t")
	if len(rest) < 2 || rest[0] != '#' || bytes.IndexByte([]byte(" #\t\r\n"), rest[1]) >= 0 {
		return
	}
	y.warn(y.restOfLine(len(y.bytes())-len(rest)), "value-in-comment",
		`what follows " #" is a comment, not part of the value`,
		"put the value in quotes, or leave a space behind the #")
}

// secondDocument is the error of a block with more than one document.
type secondDocument struct {
	line, column int
	err          error // why the second one could not be read; nil if it could
}

func (e secondDocument) Error() string { return "the keys end here, and others begin" }

// syntaxError reports an error of the yaml package where an editor would look
// for it, in words that do not assume the grammar of YAML.
func (y *yamlReader) syntaxError(err error) {
	var second secondDocument
	var e *yaml.LoadError
	switch {
	case errors.As(err, &second):
		y.fail(y.point(y.offset(second.line, second.column)), syntaxRule, "a second set of keys begins here",
			`remove the line "---" or "..." before it`)
	case errors.As(err, &e):
		y.loadError(e)
	default:
		y.fail(y.point(0), syntaxRule, err.Error(), "")
	}
}

func (y *yamlReader) loadError(e *yaml.LoadError) {
	at, context := y.offset(e.Mark.Line, e.Mark.Column), y.offset(e.ContextMark.Line, e.ContextMark.Column)
	message, hint := e.Message, ""
	switch {
	case strings.HasPrefix(e.Message, "mapping values are not allowed"):
		message, hint = y.unexpectedColon(at)
	case strings.HasPrefix(e.Message, "found character that cannot start"):
		message, hint = y.badStart(at)
	case e.ContextMsg == "while scanning a quoted scalar" && strings.Contains(e.Message, "end of stream"):
		at, message, hint = context, "the quotation mark that opens here is never closed", "close it, or remove it"
	case e.ContextMsg == "while scanning a simple key":
		at, message, hint = context, `a key without ":"`, `write "key: value"; indent lines that continue a value`
	case strings.HasPrefix(e.ContextMsg, "while parsing a flow"):
		at, message, hint = y.unclosedFlow(e, at, context)
	case strings.HasPrefix(e.Message, "did not find expected key"):
		message, hint = "expected a key here", "check the indentation, and quotation marks that end too early"
	case strings.HasPrefix(e.Message, "did not find expected '-' indicator"):
		message, hint = `expected "- " here`, `every entry of a list begins with "- ", all in one column`
	case strings.HasPrefix(e.Message, "unknown anchor"):
		message, hint = `a value cannot begin with "*"`, "put it in quotes"
	case strings.HasPrefix(e.Message, "exceeded max depth"):
		y.tooDeep(y.point(at))
		return
	}
	y.fail(y.point(at), syntaxRule, message, hint)
}

func (y *yamlReader) unexpectedColon(at int) (message, hint string) {
	data := y.bytes()
	line := data[bytes.LastIndexByte(data[:at], '\n')+1 : at]
	key, value, found := bytes.Cut(line, []byte(": "))
	if found {
		return `a value that contains ": " needs quotes`, fmt.Sprintf(`%s: "%s: …"`, bytes.TrimSpace(key), bytes.TrimSpace(value))
	}
	return `unexpected ":"`, `a line above lacks its ":", or this line is indented too far`
}

func (y *yamlReader) badStart(at int) (message, hint string) {
	r, _ := raw(y.bytes()[at:])
	if r == '\t' {
		return "a line is indented with a tab", "indent with spaces"
	}
	return fmt.Sprintf("a value cannot begin with %q", r), "put it in quotes"
}

// unclosedFlow tells a list that is not closed, best shown where it opens, from
// a slip within it.
func (y *yamlReader) unclosedFlow(e *yaml.LoadError, at, context int) (int, string, string) {
	what, mark := "list", `"]"`
	if strings.Contains(e.ContextMsg, "mapping") {
		what, mark = "mapping", `"}"`
	}
	if e.Mark.Line == e.ContextMark.Line {
		return at, `expected "," or ` + mark + " here", "put entries in quotes that contain one of , [ ] { }"
	}
	return context, "the " + what + " that opens here is never closed", "close it with " + mark
}
