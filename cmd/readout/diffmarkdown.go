package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"

	"readout/internal/change"
	"readout/internal/source"
)

// GitHub's limits: of a comment in characters, of which it counts some as two, and of
// the summary of a step in bytes.
const (
	commentLimit = 65_536
	summaryLimit = 1 << 20
)

// tailRoom is the room that is kept for the count of what is left out.
const tailRoom = 600

// longest is the length in characters from which a text is cut within a line.
const longest = 400

// A section is a part of the Markdown: a heading, and entries of one or more lines.
type section struct {
	heading   string
	one, many string // what an entry is called
	entries   []string
}

// markdown writes a report for people, in not more characters than the limit. If not
// all fits, the last line says how much is left out.
func markdown(d *comparison, limit int) string {
	w := markdownWriter{d}
	var b strings.Builder
	fmt.Fprintf(&b, "### What changes on the site\n\nFrom %s to %s: %s.\n", escaped(d.From), escaped(d.To), w.summary())
	for _, note := range w.notes() {
		fmt.Fprintf(&b, "\n**%s**\n", note)
	}
	var left []string
	room := limit - tailRoom - size(b.String())
	for _, s := range w.sections() {
		if len(s.entries) == 0 {
			continue
		}
		heading := "\n#### " + s.heading + "\n\n"
		fits := 0
		for _, entry := range s.entries {
			need := size(entry)
			if fits == 0 {
				need += size(heading)
			}
			if len(left) > 0 || need > room {
				break
			}
			if fits == 0 {
				b.WriteString(heading)
			}
			b.WriteString(entry)
			room -= need
			fits++
		}
		if more := len(s.entries) - fits; more > 0 {
			left = append(left, plural(more, s.one, s.many))
		}
	}
	if len(left) > 0 {
		fmt.Fprintf(&b, "\n**Left out here, since there is no more room: %s.** `readout diff --format json` lists all.\n", strings.Join(left, ", "))
	}
	return b.String()
}

// size counts characters as GitHub does, in units of UTF-16.
func size(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// A markdownWriter writes the parts of a report.
type markdownWriter struct{ *comparison }

func (w markdownWriter) notes() []string {
	var list []string
	if w.Errors > 0 {
		list = append(list, fmt.Sprintf("The site has %s: what could be read is compared.", source.Counted(w.Errors, "error")))
	}
	for _, name := range w.Missing {
		list = append(list, escaped(missingNote(name))+".")
	}
	return list
}

// sections are in order of importance: whose words they are comes first.
func (w markdownWriter) sections() []section {
	speakers, others := parted(w.Statements, func(c *change.Change[change.Statement]) bool { _, ok := c.Field("speakers"); return ok })
	changed, rest := parted(others, func(c *change.Change[change.Statement]) bool { return c.Kind == change.Changed })
	removed, added := parted(rest, func(c *change.Change[change.Statement]) bool { return c.Kind == change.Removed })
	errors, warnings := parted(w.Diagnostics, func(c *change.Change[change.Diagnostic]) bool { return c.Now().Severity == "error" })
	return []section{
		{heading: "Another speaker", one: "statement with another speaker", many: "statements with another speaker", entries: each(speakers, w.speaker)},
		{heading: "Errors", one: "error", many: "errors", entries: each(errors, w.diagnostic)},
		{heading: "Statements changed", one: "changed statement", many: "changed statements", entries: each(changed, w.changedStatement)},
		{heading: "Statements removed", one: "removed statement", many: "removed statements", entries: each(removed, w.statement)},
		{heading: "Statements added", one: "added statement", many: "added statements", entries: each(added, w.statement)},
		{heading: "Positions", one: "position", many: "positions", entries: each(w.Positions, w.position)},
		{heading: "Corrections", one: "correction", many: "corrections", entries: each(w.Corrections, w.correction)},
		{heading: "Events", one: "event", many: "events", entries: each(w.Events, w.event)},
		{heading: "Posts", one: "post", many: "posts", entries: each(w.Posts, w.post)},
		{heading: "Pages", one: "page", many: "pages", entries: append(each(w.Pages, w.page), w.otherPages()...)},
		{heading: "Warnings", one: "warning", many: "warnings", entries: each(warnings, w.diagnostic)},
	}
}

// parted parts a list into what a test is true of and the rest, both in order.
func parted[T any](list []change.Change[T], is func(*change.Change[T]) bool) (yes, no []change.Change[T]) {
	for i := range list {
		if is(&list[i]) {
			yes = append(yes, list[i])
		} else {
			no = append(no, list[i])
		}
	}
	return yes, no
}

func each[T any](list []change.Change[T], write func(*change.Change[T]) string) []string {
	var lines []string
	for i := range list {
		lines = append(lines, write(&list[i]))
	}
	return lines
}

// summary counts what changes in one line.
func (w markdownWriter) summary() string {
	if w.Empty() {
		return "nothing that the site says"
	}
	var parts []string
	if n := len(w.sections()[0].entries); n > 0 {
		parts = append(parts, "**"+plural(n, "statement has", "statements have")+" another speaker**")
	}
	parts = append(parts,
		counted("statement", w.Statements, func(c *change.Change[change.Statement]) bool { _, speaker := c.Field("speakers"); return !speaker }),
		counted("position", w.Positions, nil), counted("correction", w.Corrections, nil), counted("event", w.Events, nil), counted("post", w.Posts, nil), counted("page", w.Pages, nil))
	lost, _ := parted(w.Pages, change.Lost)
	if len(lost) > 0 {
		parts = append(parts, "**"+plural(len(lost), "address leads", "addresses lead")+" nowhere now**")
	}
	parts = append(parts, w.otherPages()...)
	if w.OtherFiles > 0 {
		parts = append(parts, source.Counted(w.OtherFiles, "other file")+" changed")
	}
	errors, warnings := parted(w.Diagnostics, func(c *change.Change[change.Diagnostic]) bool { return c.Now().Severity == "error" })
	parts = append(parts, counted("error", errors, nil), counted("warning", warnings, nil))
	for i := range parts {
		parts[i] = strings.TrimSuffix(strings.TrimPrefix(parts[i], "- "), "\n")
	}
	return joinNonEmpty(parts, ", ")
}

// counted counts the changes of a list for which a test, if there is one, is true:
// "2 statements added, 1 changed".
func counted[T any](word string, list []change.Change[T], is func(*change.Change[T]) bool) string {
	counts := map[change.Kind]int{}
	for i := range list {
		if is == nil || is(&list[i]) {
			counts[list[i].Kind]++
		}
	}
	var parts []string
	for _, kind := range []change.Kind{change.Added, change.Changed, change.Removed} {
		switch n := counts[kind]; {
		case n > 0 && len(parts) == 0:
			parts = append(parts, source.Counted(n, word)+" "+string(kind))
		case n > 0:
			parts = append(parts, source.Grouped(n)+" "+string(kind))
		}
	}
	return strings.Join(parts, ", ")
}

func (w markdownWriter) otherPages() []string {
	o := w.OtherPages
	if o == (change.Count{}) {
		return nil
	}
	return []string{fmt.Sprintf("- %s of lists and archives added, %s removed\n", source.Counted(o.Added, "page"), source.Grouped(o.Removed))}
}

// place writes where something stands; without a line the file alone.
func place(file string, line int) string {
	if line > 0 {
		file = fmt.Sprintf("%s:%d", file, line)
	}
	return code(file)
}

// code writes a text as code, in which nothing has a meaning but a backtick.
func code(text string) string {
	return "`" + strings.ReplaceAll(source.Printable(text), "`", "'") + "`"
}

// cut cuts a text that is too long for a line.
func cut(text string) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return text
}

// special are the characters that may have a meaning within a line of Markdown, and
// leading is what may have one at its beginning.
var (
	special = regexp.MustCompile("[\\\\`*_\\[\\]<>~|$&]")
	leading = regexp.MustCompile(`^(\d+[.)]|[-+#])`)
)

// linked are the places from which GitHub makes links by itself, some of which tell
// people that somebody wrote to them.
var linked = regexp.MustCompile(`(@|#|GH-)(\w)`)

// escaped writes a text so that it is shown as it is, in one line.
func escaped(text string) string {
	text = special.ReplaceAllString(source.Printable(strings.Join(strings.Fields(text), " ")), `\$0`)
	return linked.ReplaceAllString(leading.ReplaceAllString(text, `<!-- -->$1`), "$1<!-- -->$2")
}
