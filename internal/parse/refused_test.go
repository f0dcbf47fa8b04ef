package parse

import (
	"strings"
	"testing"

	"readout/internal/source"
)

// A character that no text may hold is refused however it is written: its bytes, an
// escape of YAML, JSON or TOML, or a reference of HTML.
func TestRefusedCharacters(t *testing.T) {
	const front = "---\ntitle: Talks\ndate: 2022-02-01\n---\n\n"
	yaml := func(value string) string { return "---\ntitle: " + value + "\ndate: 2022-02-01\n---\n\nTalks.\n" }
	for _, test := range []struct{ text, want string }{
		{yaml(`"a\u0007b"`), "2:8 control-character the text holds the control character U+0007"},
		{yaml(`"a\e[31mb"`), "2:8 control-character the text holds the control character U+001B"},
		{yaml(`"a\x1bb"`), "2:8 control-character the text holds the control character U+001B"},
		{yaml(`"a\0b"`), "2:8 control-character the text holds the control character U+0000"},
		{yaml(`"a\Nb"`), "2:8 control-character the text holds the control character U+0085"},
		{yaml(`"a\u202eb"`), "2:8 bidi-control the character U+202E shows letters in another order than they are written"},
		{yaml(`"a\u2066b"`), "2:8 bidi-control the character U+2066 changes the direction of text and has no partner on its line"},
		{yaml("a\u202eb"), "2:9 bidi-control the character U+202E shows letters in another order than they are written"},
		{yaml("a\u202bb"), "2:9 bidi-control the character U+202B changes the direction of text and has no partner on its line"},
		{yaml("\u200b"), "2:8 invisible-text this text is made of characters that nobody can see"},
		{yaml(`"\u3164\u2060 \u2800"`), "2:8 invisible-text this text is made of characters that nobody can see"},
		{"---\ntitle: A\ndate: 2022-02-01\nkey_points: [\"a\\ab\", ok]\n---\n", "4:14 control-character the text holds the control character U+0007"},
		{"---\ntitle: A\ndate: 2022-02-01\n\"su\\bmmary\": a\n---\n", "4:1 control-character the text holds the control character U+0008"},
		{"{\n\"title\": \"a\\u0000\", \"date\": \"2022-02-01\"\n}\n\nTalks.\n", "2:10 control-character the text holds the control character U+0000"},
		{"+++\ntitle = \"a\\u202E\"\ndate = 2022-02-01\n+++\n", "1:1 bidi-control the character U+202E shows letters in another order than they are written"},
		{front + "a &#7; b\n", "6:3 control-character the text holds the control character U+0007"},
		{front + "## a &#x1B; b\n", "6:6 control-character the text holds the control character U+001B"},
		{front + "a &#x202E; b\n", "6:3 bidi-control the character U+202E shows letters in another order than they are written"},
		{front + "a &#8295; b\n", "6:3 bidi-control the character U+2067 changes the direction of text and has no partner on its line"},
		{front + "[a &#xFEFF;](said:ana-torres)\n", "6:4 control-character the text holds the control character U+FEFF"},
		{front + "[a](said:ana-torres \"to the &#x202e;press\")\n", "6:29 bidi-control the character U+202E shows letters in another order than they are written"},
		{front + "![a &#x202e;](a.png)\n", "6:1 bidi-control the character U+202E shows letters in another order than they are written"},
		{front + "a \u202d b\n", "6:3 bidi-control the character U+202D shows letters in another order than they are written"},
		{front + "a \u2067 b\n\u2069\n", "6:3 bidi-control the character U+2067 changes the direction of text and has no partner on its line"},
		{front + "a \u2069 b\n", "6:3 bidi-control the character U+2069 changes the direction of text and has no partner on its line"},
		{front + "a \u202b \u2066 \u202c \u2069 b\n", "6:7 bidi-control the character U+202C changes the direction of text and has no partner on its line"},
		{front + "a \x1b[31m b\n", "6:3 control-character the file holds the control character U+001B"},
	} {
		f := source.NewFile("content/articles/a.md", []byte(test.text))
		var got []string
		for _, d := range NewParser(Options{}).Parse(f).Diagnostics {
			place := strings.TrimPrefix(source.Locate("a", f.Data, d.Span), "a:")
			got = append(got, place+" "+string(d.Rule)+" "+d.Message)
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%q:\n%s\nwant:\n%s", test.text, strings.Join(got, "\n"), test.want)
		}
	}
}

// Texts of all scripts, and the marks of direction that they need, are read.
func TestCharactersThatAreRead(t *testing.T) {
	for _, text := range []string{
		"قال الوزير\u200f: \u200eNATO\u200f لن", "אמר \u2067השר\u2069 היום", "\u061cالسلام", "\u202bالسلام\u202c", "a \u2068b \u202ac\u202c\u2069 d",
		"می\u200cخواهم", "👨\u200d👩\u200d👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "हिन्दी क्\u200dष", "co\u00adoperate", "a\u200bb\u2060c", "a&nbsp;b&lrm;c&rlm;&shy;&#8203;&zwj;", "会談。「はい」", "Ὀδυσσεύς", "tab\tbed",
		"in code `\\&#7;` and \\&#7;", "&#150;&#39;",
	} {
		name := strings.ReplaceAll(strings.ReplaceAll(text, "\t", " "), "`", "")
		f := source.NewFile("content/articles/a.md", []byte("---\ntitle: '"+name+"'\ndate: 2022-02-01\n---\n\n"+text+"\n\n[He said "+strings.ReplaceAll(text, "`", "")+"](said:ana-torres)\n"))
		for _, d := range NewParser(Options{}).Parse(f).Diagnostics {
			t.Errorf("%q: %s", text, d.Message)
		}
	}
}
