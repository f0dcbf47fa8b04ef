package parse

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/date"
)

func TestPlain(t *testing.T) {
	const title, text = "Talks & talks", "*One* [[two]]\n  three.\n \n\nSee https://example.org/Russia_1 & “é” <b>.\n"
	d := Plain("id", title, text, date.Date{Year: 2022, Month: 2, Day: 1})
	var blocks []string
	for _, b := range d.Text.Blocks {
		blocks = append(blocks, string(b.Span.Of(d.Text.Plain)))
	}
	want := "Talks & talks|*One* [[two]]   three.|See https://example.org/Russia_1 & “é” <b>."
	if got := strings.Join(blocks, "|"); got != want {
		t.Errorf("blocks = %q, want %q", got, want)
	}
	if len(d.Diagnostics)+len(d.References)+len(d.Statements) != 0 {
		t.Errorf("plain text was read as markup: %+v", d)
	}
	for _, r := range d.Text.Runs {
		if has := strings.Contains(string(r.Text.Of(d.Text.Plain)), "Russia"); r.Opaque != has {
			t.Errorf("opaque = %v for %q", r.Opaque, r.Text.Of(d.Text.Plain))
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("A title", "One.\n\nTwo & <three> www.example.org\nfour.")
	f.Add("", "\r\n \n\n\n a")
	f.Fuzz(func(t *testing.T, title, text string) {
		if !utf8.ValidString(title + text) {
			t.Skip()
		}
		d := Plain("id", title, text, date.Date{})
		for _, b := range d.Text.Blocks {
			for i := b.Span.Start; i < b.Span.End; i++ {
				was, is := d.File.Data[d.Text.SourceOf(i)], d.Text.Plain[i]
				if was != is && !(was == '\n' && is == ' ') {
					t.Fatalf("text offset %d is %q, in the file %q", i, is, was)
				}
			}
		}
		if got, want := strings.Fields(string(d.Text.Plain)), strings.Fields(title+"\n"+text); strings.Join(got, "") != strings.Join(want, "") {
			t.Fatalf("words %q, want %q", got, want)
		}
	})
}
