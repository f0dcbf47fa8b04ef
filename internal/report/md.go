package report

import (
	"cmp"
	"errors"
	"regexp"
	"strings"

	"readout/internal/date"
)

// markdownSign is what hardly stands at the beginning of a line but in Markdown.
var markdownSign = regexp.MustCompile(`(?m)^(?:#{1,6} \S|> \S|\[\^?[^\]]+\]: |` + "```" + `)|\]\((?:https?:|/|\.)|\*\*\S|\[\[\S`)

func looksLikeMarkdown(text string) bool {
	return strings.HasPrefix(text, "---\n") || strings.HasPrefix(text, "---\r\n") || markdownSign.MatchString(text)
}

// readMarkdown reads a Markdown report. Its text is not touched: only front matter and a
// title that stands above it as a heading are taken off.
func readMarkdown(text string) (Report, error) {
	var r Report
	if strings.HasPrefix(text, "+++\n") || strings.HasPrefix(text, "{") {
		return r, errors.New("the front matter of the report is TOML or JSON; write it as YAML between lines of ---")
	}
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		front, body, closed := strings.Cut("\n"+rest, "\n---\n")
		if !closed {
			return r, errors.New("the front matter of the report is never closed; end it with a line of ---")
		}
		r.Front, text = strings.TrimPrefix(front+"\n", "\n"), body
	}
	r.Date = frontDay(r.Front)
	text = r.takeMarkdownWithheld(text)
	if m := titleLine.FindStringSubmatchIndex(text); m != nil && !r.Says("title") && !strings.ContainsAny(unstressed(text[m[2]:m[3]]), "[]*_`<>\\&%") {
		r.Title, r.Titled = unstressed(text[m[2]:m[3]]), true
		text = text[:m[0]] + text[m[1]:]
	}
	r.Body = r.takeMarkdownHead(strings.TrimLeft(text, "\n"))
	return r, nil
}

// takeMarkdownWithheld takes off the lines above the text that say that it is not to be published.
func (r *Report) takeMarkdownWithheld(text string) string {
	for {
		line, rest, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
		if !withheldLine.MatchString(line) {
			return text
		}
		r.takeWithheld(strings.Trim(line, "#*_ "))
		text = rest
	}
}

// takeMarkdownHead reads the days that stand above the first sentence, and takes the dateline off it. A line with
// nothing but a day stays.
func (r *Report) takeMarkdownHead(text string) string {
	at := 0
	for range maxHead {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			break
		}
		line := text[at : at+end]
		if strings.HasPrefix(line, "#") {
			return text
		}
		head := Report{Dateline: r.Dateline, Date: r.Date}
		if !head.takeLine(strings.Trim(line, "*_ ")) || head.Date.IsZero() && head.Yearless == "" {
			break
		}
		r.Dateline, r.Date, r.Yearless = head.Dateline, head.Date, cmp.Or(r.Yearless, head.Yearless)
		at += end + len("\n\n")
	}
	paragraph := text[at:]
	for _, sign := range []string{"**", "__", "*", "_"} { // **OSLO, March 2** — They met.
		if inner, rest, ok := strings.Cut(strings.TrimPrefix(paragraph, sign), sign); ok && strings.HasPrefix(paragraph, sign) && len(inner) < 80 {
			if left := r.takeDateline(inner + rest); len(left) <= len(rest) {
				return text[:at] + left
			}
			return text
		}
	}
	return text[:at] + r.takeDateline(paragraph)
}

// emphasis is words between stars or underscores.
var emphasis = regexp.MustCompile(`(^|[^\pL\pN*_])(\*{1,3}|_{1,3})([^\s*_](?:[^*_]*[^\s*_])?)(\*{1,3}|_{1,3})($|[^\pL\pN*_])`)

// unstressed returns a heading without the signs of emphasis, which no title shows.
func unstressed(heading string) string {
	for range 2 { // two that stand beside each other share a blank
		heading = emphasis.ReplaceAllStringFunc(heading, func(words string) string {
			m := emphasis.FindStringSubmatch(words)
			if m[2] != m[4] {
				return words
			}
			return m[1] + m[3] + m[5]
		})
	}
	return heading
}

// titleLine is a heading above all text.
var titleLine = regexp.MustCompile(`^\s*# +([^\n]*[^\n# ]) *#* *(?:\n|$)`)

// Says reports whether the front matter of a Markdown report has a key.
func (r *Report) Says(key string) bool {
	return strings.HasPrefix(r.Front, key+":") || strings.Contains(r.Front, "\n"+key+":")
}

// dateLine is the key of the day in front matter.
var dateLine = regexp.MustCompile(`(?m)^date:\s*["']?(\d{4}-\d{2}-\d{2})`)

func frontDay(front string) date.Date {
	m := dateLine.FindStringSubmatch(front)
	if m == nil {
		return date.Date{}
	}
	day, _ := date.Parse(m[1])
	return day
}
