package parse

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/source"
)

// statement parses an article of the given text and returns its statements.
func statements(t *testing.T, body string) []document.Statement {
	t.Helper()
	d := parseArticle([]byte("---\ntitle: A\ndate: 2022-02-01\n---\n" + body + "\n"))
	checkDocument(t, d)
	if len(d.Diagnostics) > 0 {
		t.Fatalf("%q: %+v", body, d.Diagnostics)
	}
	return d.Statements
}

// A permalink is made of what is said and nothing else, so what is published
// stays where it was when the text around it changes.
func TestPermalinks(t *testing.T) {
	const mark = `["We do not want war"](said:ana-torres "to reporters")`
	want := statements(t, mark)[0].ID
	// The first 8 hexadecimal digits of: printf 'said\nana-torres\n"We do not want war"' | sha256sum
	if want != "s-e2b816b8" {
		t.Errorf("permalink %s", want)
	}
	for _, body := range []string{
		"Before. " + mark + " after.",
		"> in a block " + mark,
		`["Else"](said:jonas-weber) and ` + mark,
		`["We do
not want   war"](said:ana-torres "at 2022-02-01-x; to nobody else")`,
		`["We *do* not want war"](said:ana-torres)`,
	} {
		list := statements(t, body)
		if got := list[len(list)-1].ID; got != want {
			t.Errorf("%q has the permalink %s, want %s", body, got, want)
		}
	}
	for _, body := range []string{
		`["We do not want war"](claims:ana-torres)`,
		`["We do not want war"](said:jonas-weber)`,
		`["We do not want wars"](said:ana-torres)`,
	} {
		if got := statements(t, body)[0].ID; got == want {
			t.Errorf("%q has the permalink of other words", body)
		}
	}
	composed, decomposed := statements(t, "[caf\u00e9](said:a)")[0].ID, statements(t, "[cafe\u0301](said:a)")[0].ID
	if composed != decomposed {
		t.Errorf("permalinks %s and %s of the same words", composed, decomposed)
	}
	twice := statements(t, mark+" "+mark+" "+mark)
	if twice[0].ID != want || twice[1].ID != want+"-2" || twice[2].ID != want+"-3" {
		t.Errorf("permalinks of repeats: %s, %s, %s", twice[0].ID, twice[1].ID, twice[2].ID)
	}
}

// TestHostile parses what no editor writes: it must end soon, with the errors
// that are listed or none.
func TestHostile(t *testing.T) {
	const mega = 1 << 20
	for _, c := range []struct{ name, body, want string }{
		{"a line of 1 MB", strings.Repeat("word ", mega/5), "this line is longer than 256 KB"},
		{"a word of 1 MB", strings.Repeat("x", mega), "this line is longer than 256 KB"},
		{"a long line", strings.Repeat("word ", 50_000), ""},
		{"a text of 5 MB", strings.Repeat("word\n", mega), "the text is larger than 4 MB"},
		{"nested brackets", strings.Repeat("[", 10_000), "this paragraph has more than 8000 brackets"},
		{"nested pairs", strings.Repeat("[", 7_000) + strings.Repeat("]", 7_000), "this reference is not recognised, so its brackets show as text"},
		{"nested links", strings.Repeat("[", 7_000) + strings.Repeat("](x.md)", 7_000), "this reference is not recognised, so its brackets show as text"},
		{"open links", strings.Repeat("[a](b", 7_000), "this looks like a link and is none, so it shows as text"},
		{"open references", strings.Repeat("[[a ", 3_000), "this reference is not recognised, so its brackets show as text"},
		{"block quotes", strings.Repeat(">", 10_000) + " a", "this line is nested more than 100 deep"},
		{"spaced block quotes", strings.Repeat("> ", 10_000) + " a", "this line is nested more than 100 deep"},
		{"lists", strings.Repeat("- ", 10_000) + " a", "this line is nested more than 100 deep"},
		{"numbered lists", strings.Repeat("1. ", 10_000) + " a", "this line is nested more than 100 deep"},
		{"indented lists", strings.Repeat(" ", 5_000) + "- a", "this line is nested more than 100 deep"},
		{"a rule", strings.Repeat("- ", 40) + "\n\n" + strings.Repeat("-", 10_000), ""},
		{"emphasis", strings.Repeat("*a _b ", 40_000), markdown.TooMuchEmphasis},
		{"code", strings.Repeat("`a ``b ", 30_000), ""},
		{"comments", strings.Repeat("<!-- ", 50_000), "this comment is never closed"},
		{"comments of Obsidian", strings.Repeat("%%a ", 50_001), "this comment is never closed"},
		{"unclosed tags", "<p>\n" + strings.Repeat("<? <!a <script\n", 50_000), "these words stand in HTML, which is left out"},
		{"character references", strings.Repeat("&", 250_000), ""},
		{"a table", strings.Repeat("|a", 50_000) + "\n" + strings.Repeat("|-", 50_000), "the tables up to here have more than 50000 cells, with the empty ones that fill up short rows"},
		{"a wide table", strings.Repeat("|a", 20_000) + "\n" + strings.Repeat("|-", 20_000), ""},
		{"paragraphs", strings.Repeat("a\n\n", 200_000), ""},
		{"headings", strings.Repeat("# a\n\n", 20_000), ""},
		{"lazy lines", "> a\n" + strings.Repeat("b\n", 100_000), "without a > of its own this line still joins the block above it"},
		{"statements", strings.Repeat("[\"a\"](said:x \"to y\") ", 7_000), ""},
		{"a statement in many pieces", "[\"a\"](said:x)" + strings.Repeat(" [\"b\"](cont:)", 7_000), ""},
		{"quotation marks", "[" + strings.Repeat("“", 50_000) + "a](said:x)", "the quotation mark “ of this statement has no partner"},
		{"closing marks", "[" + strings.Repeat("”", 50_000) + "a](said:x)", "the quotation mark ” of this statement has no partner"},
		{"marks that open and marks that close", "[" + strings.Repeat("“«‘", 10_000) + "a" + strings.Repeat("”", 30_000) + "](said:x)", "the quotation mark « of this statement has no partner"},
		{"plurals", "['" + strings.Repeat("the ministers' ", 15_000) + "](said:x)", ""},
		{"inches", "[\"" + strings.Repeat("a 6\" pipe ", 20_000) + "\"](said:x)", ""},
		{"invisible characters", "[“" + strings.Repeat("\u200b", 40_000) + "a\u200b\"" + strings.Repeat("\u200b", 40_000) + "”](said:x)", "the quotation mark \" of this statement has no partner"},
		{"quotations around many statements", strings.Repeat("“[a](said:x)” ", 7_000), ""},
		{"marks before many statements", strings.Repeat("“[a](said:x) ", 7_000), "the quotation mark “ of this statement has no partner"},
		{"apostrophes", "[" + strings.Repeat("'s 'a ", 20_000) + "](said:x)", ""},
		{"invalid UTF-8", "a\xffb", "the byte 0xFF is not UTF-8 text"},
		{"NUL", "a\x00b", "the file holds the control character U+0000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parseArticle([]byte("---\ntitle: A\ndate: 2022-02-01\n---\n" + c.body + "\n"))
			got := ""
			if len(d.Diagnostics) > 0 {
				got = d.Diagnostics[0].Message
			}
			if got != c.want {
				t.Errorf("reported %q, want %q", got, c.want)
			}
		})
	}
}

// A footnote that nothing refers to would vanish without a word.
func TestUnusedFootnote(t *testing.T) {
	d := parseArticle([]byte("---\ntitle: A\ndate: 2022-02-01\n---\nText[^1].\n\n[^1]: One.\n\n[^two]: Two.\n"))
	checkDocument(t, d)
	var b strings.Builder
	source.Print(&b, d.Diagnostics, func(source.Path) []byte { return d.File.Data })
	want := `content/articles/2022/x.md:9:1: error: nothing refers to this footnote, so it vanishes from the text [unused-footnote]
  | [^two]: Two.
  | ^^^^^^
  hint: write [^two] where the note belongs, or take it out
`
	if b.String() != want {
		t.Errorf("reported\n%swant\n%s", b.String(), want)
	}
}

// The mark of a footnote that does not exist would show as text.
func TestUnknownFootnote(t *testing.T) {
	d := parseArticle([]byte("---\ntitle: A\ndate: 2022-02-01\n---\nText[^1], `[^code]`, \\[^text] and [^two].\n\n[^1]: One.\n"))
	checkDocument(t, d)
	var b strings.Builder
	source.Print(&b, d.Diagnostics, func(source.Path) []byte { return d.File.Data })
	want := `content/articles/2022/x.md:5:35: error: there is no footnote [^two], so its mark shows as text [unknown-footnote]
  | Text[^1], ` + "`[^code]`" + `, \[^text] and [^two].
  |                                   ^^^^^^
  hint: write the note in a paragraph of its own: [^two]: …; or \[^two] for brackets that are text
`
	if b.String() != want {
		t.Errorf("reported\n%swant\n%s", b.String(), want)
	}
}

// FuzzParse parses whole files of every kind.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*/*.md")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, uint8(document.KindArticle))
		for _, part := range bytes.SplitAfter(data, []byte("\n\n")) {
			f.Add(append([]byte("---\ntitle: A\ndate: 2022-02-01\n---\n"), part...), uint8(document.KindArticle))
		}
	}
	cases, _ := filepath.Glob("testdata/spoken/*.txt")
	for _, name := range cases {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range bytes.Split(data, []byte("\n## ")) {
			f.Add(append([]byte("---\ntitle: A\ndate: 2022-02-01\n---\n"), part...), uint8(document.KindArticle))
		}
	}
	for kind := document.KindArticle; kind <= document.KindPage; kind++ {
		f.Add([]byte("---\nname: \"[[A]]\"\ntitle: A\ntype: call\ndate: 2022-02-01\n---\n[[a]] [b](event:call)"), uint8(kind))
	}
	f.Fuzz(func(t *testing.T, data []byte, kind uint8) {
		if len(data) > 1<<14 || document.Kind(kind) > document.KindPage {
			t.Skip()
		}
		path := source.Path("content/" + document.Kind(kind).Folder() + "/x.md")
		d := NewParser(Options{}).Parse(source.NewFile(path, data))
		checkDocument(t, d)
		if !utf8.Valid(d.Text.Plain) || !utf8.Valid(d.Text.HTML) {
			t.Error("the text is not UTF-8")
		}
	})
}
