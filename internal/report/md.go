package report

import (
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
	if m := titleLine.FindStringSubmatchIndex(text); m != nil && !r.Says("title") && !strings.ContainsAny(text[m[2]:m[3]], "[]*_`<>\\&%") {
		r.Title = text[m[2]:m[3]]
		text = text[:m[0]] + text[m[1]:]
	}
	r.Body = strings.TrimLeft(text, "\n")
	return r, nil
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
