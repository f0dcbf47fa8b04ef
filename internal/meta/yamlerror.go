package meta

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
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

// proseKeys are the keys whose values are sentences, in which a "#" may be a word.
var proseKeys = []string{"title", "summary", "key_points", "image_caption", "image_alt"}

// lostToComment warns of a value that YAML cuts off at " #", though what
// follows looks like text: "Country #1", "accent: #b00"; of a sentence always, since
// it may lose words: "Meeting # 2 is planned".
func (y *yamlReader) lostToComment(value *node, prose bool) {
	start := int(value.span.End - y.span.Start)
	if value.kind != scalar || !value.plain && !strings.ContainsRune(`"'`, rune(y.bytes()[value.span.Start-y.span.Start])) {
		return
	}
	rest := bytes.TrimLeft(y.bytes()[start:], " \t")
	if len(rest) < 2 || rest[0] != '#' || bytes.IndexByte([]byte("#\r\n"), rest[1]) >= 0 {
		return
	}
	at := len(y.bytes()) - len(rest)
	hint := "put all of the value in quotation marks"
	from, end := int(value.span.Start-y.span.Start), y.lineEnd(at)
	if line := bytes.LastIndexByte(y.bytes()[:at], '\n') + 1; line <= from && end-line < 200 {
		hint += ": " + string(bytes.TrimSpace(y.bytes()[line:from])) + " " + quoted(string(bytes.TrimSpace(y.bytes()[from:end])))
	}
	if rest[1] == ' ' || rest[1] == '\t' {
		if !prose || !value.plain {
			return
		}
		hint += "; if it is a comment, put it on a line of its own"
	}
	y.warn(y.restOfLine(at), "value-in-comment", `what follows " #" is a comment, not part of the value`, hint)
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
	if !strings.HasPrefix(e.Message, "exceeded max depth") && !strings.Contains(e.ContextMsg, "quoted scalar") && y.unquoted(at) {
		return
	}
	switch {
	case strings.HasPrefix(e.Message, "mapping values are not allowed"):
		message, hint = y.unexpectedColon(at)
	case strings.HasPrefix(e.Message, "block sequence entries are not allowed"):
		key := y.bytes()[bytes.LastIndexByte(y.bytes()[:at], '\n')+1 : at]
		message, hint = `a "-" alone needs quotation marks`, fmt.Sprintf(`write %s "-"`, bytes.TrimSpace(key))
	case strings.HasPrefix(e.Message, "found character that cannot start"):
		message, hint = y.badStart(at)
	case e.ContextMsg == "while scanning a quoted scalar" && strings.Contains(e.Message, "end of stream"):
		at, message, hint = context, "the quotation mark that opens here is never closed", "close it, or remove it"
	case e.ContextMsg == "while scanning a simple key":
		at, message, hint = context, `a key without ":"`, `write "key: value"; indent lines that continue a value`
	case strings.HasPrefix(e.ContextMsg, "while parsing a flow"):
		at, message, hint = y.unclosedFlow(e, at, context)
	case strings.HasPrefix(e.Message, "did not find expected key") && y.commentAbove(at):
		message, hint = "expected a key here", `on the line above " #" begins a comment, which ends the value: put the value in quotation marks`
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

// indicators are the characters with a meaning in YAML at the beginning of a value.
const indicators = "[{]},\"'&*!|>%@`?-"

// unquoted reports a value without quotation marks that YAML reads as something
// else, because of the character it begins with. It returns false if the error at
// an offset is about something else.
func (y *yamlReader) unquoted(at int) bool {
	data := y.bytes()
	line := bytes.LastIndexByte(data[:min(at, len(data))], '\n') + 1
	words := data[line:y.lineEnd(line)]
	value := bytes.TrimLeft(words, " ")
	for bytes.HasPrefix(value, []byte("- ")) {
		value = bytes.TrimLeft(value[len("- "):], " ")
	}
	value = value[len(plainKey.Find(value)):]
	start := line + len(words) - len(value)
	if len(value) < 2 || at < start || !strings.ContainsRune(indicators, rune(value[0])) || len(value) == len(words) || closed(value) {
		return false
	}
	message := fmt.Sprintf("a value that begins with %s needs quotation marks", value[:1+bytes.Count(value[1:2], value[:1])])
	if strings.ContainsRune(`"'`, rune(value[0])) {
		message = "the value goes on after the quotation mark that closes it"
	}
	hint := "put the value in quotation marks"
	if len(value) < 200 {
		hint += ": " + string(bytes.TrimLeft(data[line:start], " ")) + quoted(string(value))
	}
	y.fail(y.between(start, start+len(value)), syntaxRule, message, hint)
	return true
}

// closed reports whether a value is a list or a mapping that is closed: then a
// slip is in it.
func closed(value []byte) bool {
	for _, pair := range []string{"[]", "{}"} {
		if value[0] == pair[0] {
			return value[len(value)-1] == pair[1] && bytes.Count(value, []byte(pair[1:])) >= bytes.Count(value, []byte(pair[:1]))
		}
	}
	return false
}

// plainKey is a key without quotation marks, up to its value.
var plainKey = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_ -]*: +`)

// quoted returns text in quotation marks, as YAML reads it.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

// commentAbove reports whether the line before an offset has a comment behind a
// value.
func (y *yamlReader) commentAbove(at int) bool {
	data := y.bytes()
	above, _ := bytes.CutSuffix(data[:bytes.LastIndexByte(data[:min(at, len(data))], '\n')+1], []byte("\n"))
	above = above[bytes.LastIndexByte(above, '\n')+1:]
	return bytes.Contains(above, []byte(" #"))
}

func (y *yamlReader) unexpectedColon(at int) (message, hint string) {
	data := y.bytes()
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	key, _, found := bytes.Cut(data[start:at], []byte(": "))
	if found {
		value := data[start+len(key)+len(": ") : y.lineEnd(at)]
		return `a value that contains ": " needs quotes`, string(bytes.TrimSpace(key)) + ": " + quoted(string(bytes.TrimSpace(value)))
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
	if line := y.bytes()[context:y.lineEnd(context)]; bytes.Contains(line, []byte(" #")) {
		return context, "the " + what + " that opens here is never closed", `" #" begins a comment: put the entry in quotation marks`
	}
	return context, "the " + what + " that opens here is never closed", "close it with " + mark
}
