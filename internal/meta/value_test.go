package meta

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/source"
)

// mapped marks in a file where pieces of a value's text stand: the span of the
// value in ⟦ ⟧, and the place of the piece by ▸.
func mapped(f *source.File, v Value, piece string) string {
	offset := strings.Index(v.Text, piece)
	at := v.SourceOf(f.Data, offset) - v.Span.Start
	text := string(v.Span.Of(f.Data))
	return "⟦" + text[:at] + "▸" + text[at:] + "⟧"
}

// sourceTests are values as they are written, their text, and where a piece of
// it stands (see mapped).
var sourceTests = []struct{ name, value, text, piece, want string }{
	{"plain", `é Lavrov met`, "é Lavrov met", "Lavrov", "⟦é ▸Lavrov met⟧"},
	{"plain with backslash", `a\n Lavrov`, `a\n Lavrov`, "Lavrov", `⟦a\n ▸Lavrov⟧`},
	{"plain with two apostrophes", `it''s Lavrov`, `it''s Lavrov`, "Lavrov", `⟦it''s ▸Lavrov⟧`},
	{"plain, folded", "met\n   Lavrov\n\n   and left", "met Lavrov\nand left", "left", "⟦met\n   Lavrov\n\n   and ▸left⟧"},
	{"single quotes", `'it''s "Lavrov"'`, `it's "Lavrov"`, "Lavrov", `⟦'it''s "▸Lavrov"'⟧`},
	{"single quotes, the apostrophe itself", `'it''s'`, `it's`, "'", `⟦'it▸''s'⟧`},
	{"single quotes, four apostrophes", `'a'''' Lavrov'`, `a'' Lavrov`, "Lavrov", `⟦'a'''' ▸Lavrov'⟧`},
	{"single quotes with backslash", `'a\n Lavrov'`, `a\n Lavrov`, "Lavrov", `⟦'a\n ▸Lavrov'⟧`},
	{"double quotes", `"say \"no\" caf\u00e9 Lavrov"`, `say "no" café Lavrov`, "Lavrov", `⟦"say \"no\" caf\u00e9 ▸Lavrov"⟧`},
	{"double quotes, behind an escape", `"caf\u00e9s"`, `cafés`, "s", `⟦"caf\u00e9▸s"⟧`},
	{"double quotes, two backslashes", `"a\\x41 Lavrov"`, `a\x41 Lavrov`, "Lavrov", `⟦"a\\x41 ▸Lavrov"⟧`},
	{"double quotes, long escapes", `"\x41\U0001F600 Lavrov"`, "A😀 Lavrov", "Lavrov", `⟦"\x41\U0001F600 ▸Lavrov"⟧`},
	{"double quotes, escaped space", `"a \n\tb Lavrov"`, "a \n\tb Lavrov", "b", `⟦"a \n\t▸b Lavrov"⟧`},
	{"double quotes, folded", "\"met\n  Lavrov\"", "met Lavrov", "Lavrov", "⟦\"met\n  ▸Lavrov\"⟧"},
	{"double quotes, joined lines", "\"La\\\n   vrov met\"", "Lavrov met", "met", "⟦\"La\\\n   vrov ▸met\"⟧"},
	{"folded", ">-\n  met é\n  Lavrov\n\n  and left", "met é Lavrov\nand left", "left", "⟦met é\n  Lavrov\n\n  and ▸left⟧"},
	{"folded, with a comment and an end", ">- # why\n\n  met\n  Lavrov\n\n", "\nmet Lavrov", "Lavrov", "⟦met\n  ▸Lavrov⟧"},
	{"literal", "|\n  met \"\n  Lavrov", "met \"\nLavrov\n", "Lavrov", "⟦met \"\n  ▸Lavrov⟧"},
	{"literal in quotation marks", "|\n  \"met\"\n  \"Lavrov\"", "\"met\"\n\"Lavrov\"\n", "Lavrov", "⟦\"met\"\n  \"▸Lavrov\"⟧"},
	{"literal, indented further", "|2\n    met\n  Lavrov", "  met\nLavrov\n", "Lavrov", "⟦met\n  ▸Lavrov⟧"},
}

func TestSourceOf(t *testing.T) {
	for _, tt := range sourceTests {
		for _, eol := range []string{"\n", "\r\n"} {
			t.Run(fmt.Sprintf("%s/%q", tt.name, eol), func(t *testing.T) {
				text := strings.ReplaceAll("---\ntitle: "+tt.value+"\nnav: 1\n---\n", "\n", eol)
				f := source.NewFile(testPath, []byte(text))
				front, diags := Split(f)
				v := NewReader(f, front, "a test", &diags).Text("title")
				if len(diags) > 0 || v.Text != tt.text {
					t.Fatalf("text = %q, want %q\n%s", v.Text, tt.text, printed(f, diags))
				}
				if got := mapped(f, v, tt.piece); got != strings.ReplaceAll(tt.want, "\n", eol) {
					t.Errorf("%q is at %q, want %q", tt.piece, got, tt.want)
				}
			})
		}
	}
}

func TestSourceOfEnds(t *testing.T) {
	data := []byte(`x: "caf\u00e9"`)
	v := Value{Text: "café", Span: source.Between(3, len(data))}
	for offset, want := range map[int]int32{0: 4, 3: 7, len(v.Text): 13} {
		if got := v.SourceOf(data, offset); got != want {
			t.Errorf("SourceOf(%d) = %d, want %d", offset, got, want)
		}
	}
	v = Value{Text: `a. "b" c`, Span: source.Between(1, 20)}
	markdown := []byte(`(a\. \"b\"
> c")          `)
	for offset, want := range map[int]int32{0: 1, 1: 3, 4: 7, 7: 13, len(v.Text): 14} {
		if got := v.SourceOf(markdown, offset); got != want {
			t.Errorf("leniently, SourceOf(%d) = %d, want %d", offset, got, want)
		}
	}
	v = Value{Span: source.Between(3, len(data))}
	v.Text = "elsewhere"
	if got := v.SourceOf(data, 5); got != 3 {
		t.Errorf("text that is not in the span is at %d, want its start", got)
	}
}

// TestPlaces shows where values stand that follow others on their line.
func TestPlaces(t *testing.T) {
	const text = "---\ntitle: 'é\u2028 x'\nkey_points: [é, x, \"q\\\"é\", 'it''s', ü ö ] # c\npeople: [\"[[ru|é]]\", '[[ us ]]', \"b\\u0065\", [[no]]]\n---\n"
	f := source.NewFile(testPath, []byte(text))
	front, diags := Split(f)
	r := NewReader(f, front, "a test", &diags)
	values := append(r.Texts("key_points"), r.Refs("people")...)
	var got []string
	for _, v := range values {
		got = append(got, v.Text+"="+string(v.Span.Of(f.Data)))
	}
	want := `é=é x=x q"é="q\"é" it's='it''s' ü ö=ü ö ru=ru us=us be=b\u0065`
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func FuzzSourceOf(f *testing.F) {
	for _, tt := range sourceTests {
		f.Add(tt.text, tt.value, strings.Index(tt.text, tt.piece))
	}
	f.Add("it's", `'it''s'`, 2)
	f.Add("a b", "a\n  b", 2)
	f.Add("é\"", `"\u00e9\""`, 2)
	f.Add("a", "\"\\\n a\"", 1)
	f.Fuzz(func(t *testing.T, text, written string, offset int) {
		if len(text) == 0 {
			return
		}
		offset = ((offset % (len(text) + 1)) + len(text) + 1) % (len(text) + 1)
		data := []byte("x" + written + "x")
		v := Value{Text: text, Span: source.Between(1, 1+len(written))}
		at := v.SourceOf(data, offset)
		if at < v.Span.Start || at > v.Span.End {
			t.Fatalf("SourceOf(%d) = %d, outside %v", offset, at, v.Span)
		}
		if offset > 0 && v.SourceOf(data, offset-1) > at {
			t.Fatalf("SourceOf(%d) is behind SourceOf(%d)", offset-1, offset)
		}
	})
}
