package parse

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/source"
)

// notAnEntry reports what stands in an event block and is no list.
func (r *eventReader) notAnEntry(node ast.Node, src []byte) {
	hint := "write what there is to say as text after the block"
	at := source.At(r.base + max(node.Pos(), 0))
	if node.Kind() == ast.KindParagraph && node.Lines().Len() > 0 {
		line := bytes.TrimSpace(src[node.Lines().At(0).Start:node.Lines().At(0).Stop])
		if isEntry(line) {
			at = r.spanOf(node.Lines().At(0).Start, len(line))
			hint = `begin each line of an entry with "> - ": "> - ` + string(line) + `"`
		}
	}
	r.problem(at, "event-entry", hint, "an event block holds only a list of entries such as \"- place: [[geneva]]\"")
}

// isEntry reports whether a line begins with the word of an entry and a colon.
func isEntry(line []byte) bool {
	label, _, found := strings.Cut(string(line), ":")
	key, _, _ := strings.Cut(strings.TrimSpace(label), " ")
	return found && slices.Contains(eventKeys, strings.ToLower(key))
}

// checkItemLines reports a line that begins where the "-" of an entry does, and not
// farther in: Markdown makes it a part of that entry, which nobody meant.
func (r *eventReader) checkItemLines(item ast.Node, src []byte) {
	words := item.FirstChild()
	if words == nil || words.Lines() == nil || words.Lines().Len() < 2 {
		return
	}
	first := words.Lines().At(0).Start
	dash := column(src, len(bytes.TrimRight(src[:first], " \t"))-1)
	for i := 1; i < words.Lines().Len(); i++ {
		line := words.Lines().At(i)
		if column(src, line.Start) > dash {
			continue
		}
		r.problem(r.spanOf(line.Start, len(bytes.TrimSpace(src[line.Start:line.Stop]))), "event-entry",
			`begin the line with "- " if it is an entry, or with two more blanks if it goes on with the one above; other text stands after the block`,
			"this line becomes a part of the entry above it")
		return
	}
}

// column returns how many bytes stand before an offset in its line.
func column(src []byte, at int) int { return at - bytes.LastIndexByte(src[:at], '\n') - 1 }
