package main

import (
	"io"
	"strings"

	"readout/internal/source"
)

// printMarkdown prints the Markdown of a diff as a terminal shows it best: headings and
// what is strong in bold, and no sign that only Markdown needs. What is no terminal
// ("readout diff >comment.md") gets the Markdown itself.
func printMarkdown(w io.Writer, markdown string) error {
	o, ok := w.(*output)
	if !ok || !o.isTerminal() {
		_, err := io.WriteString(w, markdown)
		return err
	}
	for line := range strings.Lines(markdown) {
		text := strings.TrimSuffix(line, "\n")
		if heading := strings.TrimLeft(text, "#"); len(heading) < len(text) {
			text = source.Paint(o, source.Bold, strings.TrimSpace(heading))
		} else {
			text = terminalLine(o, text)
		}
		if _, err := io.WriteString(o, text+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// terminalLine shows one line of what markdownWriter writes: strong text, code without
// escapes in it, and text in which a backslash stands before what would have a meaning.
func terminalLine(o *output, line string) string {
	var b strings.Builder
	for line != "" {
		switch before, after, _ := strings.Cut(line[1:], "`"); {
		case line[0] == '\\' && len(line) > 1:
			b.WriteByte(line[1])
			line = line[2:]
		case strings.HasPrefix(line, "<!-- -->"):
			line = line[len("<!-- -->"):]
		case line[0] == '`':
			b.WriteString(before)
			line = after
		case strings.HasPrefix(line, "**"):
			strong, rest, _ := strings.Cut(line[2:], "**")
			b.WriteString(source.Paint(o, source.Bold, terminalLine(o, strong)))
			line = rest
		default:
			b.WriteByte(line[0])
			line = line[1:]
		}
	}
	return b.String()
}
