package report

import (
	"strings"
)

// A block is one piece of a report that reads on without a break.
type block struct {
	kind  blockKind
	level int    // of a heading, from 1
	words string // on one line, with single spaces
}

type blockKind uint8

const (
	paragraph blockKind = iota
	heading
	item    // of a list
	quoted  // of a block quote
	caption // of a picture
)

// oneLine returns words with single spaces.
func oneLine(words string) string { return strings.Join(strings.FieldsFunc(words, isBlank), " ") }

// isBlank reports whether a character is blank, but not one that keeps words together.
func isBlank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\f' || r == '\v' || r == '\u0085'
}

// markdown writes blocks as Markdown that shows their words. The blocks of one list, and
// of one quote, stand together.
func markdown(blocks []block) string {
	var b strings.Builder
	for i, x := range blocks {
		if i > 0 {
			b.WriteString(between(blocks[i-1], x))
		}
		switch x.kind {
		case heading:
			b.WriteString(strings.Repeat("#", min(max(x.level, 2), 6)) + " ")
		case item:
			b.WriteString("- ")
		case quoted:
			b.WriteString("> ")
		}
		b.WriteString(Escape(x.words, x.kind == heading))
	}
	b.WriteByte('\n')
	return b.String()
}

// between is what stands between two blocks.
func between(before, after block) string {
	switch {
	case before.kind == item && after.kind == item:
		return "\n"
	case before.kind == quoted && after.kind == quoted:
		return "\n>\n"
	}
	return "\n\n"
}
