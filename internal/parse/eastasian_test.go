package parse

import (
	"testing"

	"readout/internal/date"
)

// A line break between two letters of a script without spaces is none in a field
// either, however YAML writes it, nor in plain text and in what a picture shows.
func TestLineBreaksBetweenWideLetters(t *testing.T) {
	d := parseArticle([]byte(`---
title: 会談
date: 2022-02-01
summary: >-
  外相は
  [[ru|ロシア]]と
  NATO について
  話した。
key_points:
  - "我们准备
    好了"
  - 우리는
    준비되었다
---
![橋と
川](bridge.jpg)
`))
	checkDocument(t, d)
	if len(d.Diagnostics) > 0 {
		t.Error(d.Diagnostics)
	}
	const want = "会談\n外相はロシアと NATO について話した。\n我们准备好了\n우리는 준비되었다\n\n"
	if string(d.Text.Plain) != want {
		t.Errorf("the text is %q, want %q", d.Text.Plain, want)
	}
	if got := string(d.Text.Body.HTML.Of(d.Text.HTML)); got != "<p><img src=\"\" alt=\"橋と川\"></p>\n" {
		t.Errorf("the picture is %q", got)
	}
	d = Plain("x", "", "外相は\n話した。\nHe said\nso", date.Date{})
	if string(d.Text.Plain) != "外相は話した。 He said so\n" {
		t.Errorf("plain text is %q", d.Text.Plain)
	}
}
