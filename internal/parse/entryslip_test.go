package parse

import (
	"strings"
	"testing"

	"readout/internal/source"
)

// told returns what is reported of a file.
func told(path source.Path, text string) string {
	d := NewParser(Options{}).Parse(source.NewFile(path, []byte(text)))
	var b strings.Builder
	source.Print(&b, d.Diagnostics, func(source.Path) []byte { return d.File.Data })
	return b.String()
}

func TestSlipsInTheListsOfAnEventFile(t *testing.T) {
	got := told("content/events/x.md", `---
type: vote
date: 2022-02-02
title: "They vote; status: cancelled"
duration: "30 minutes (Status: cancelled)"
for: [us]
against: [ru, "[[us]]"]
---
`)
	want := `content/events/x.md:7:18: error: "us" is listed under "for" and again under "against" [voted-twice]
  | against: [ru, "[[us]]"]
  |                  ^^
  hint: leave it in one place
content/events/x.md:4:20: error: the entry "status" stands inside a line of something else, where it is only text [event-entry]
  | title: "They vote; status: cancelled"
  |                    ^^^^^^^
  hint: write it in a line of its own: status: …; or without the colon if it is text
content/events/x.md:5:24: error: the entry "status" stands inside a line of something else, where it is only text [event-entry]
  | duration: "30 minutes (Status: cancelled)"
  |                        ^^^^^^^
  hint: write it in a line of its own: status: …; or without the colon if it is text
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
