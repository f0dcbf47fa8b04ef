package parse

import (
	"strings"
	"testing"

	"readout/internal/source"
)

// A word of two alphabets that looks like one is warned of wherever it is written:
// in fields, in the text, in marks, in attributes and in the names of entities.
func TestLookAlikeLetters(t *testing.T) {
	const message = `"Priсe" mixes alphabets: its с is a letter of Cyrillic that looks like another`
	article := func(front, text string) string {
		return "---\ntitle: Talks\ndate: 2022-02-01\n" + front + "---\n\n" + text + "\n"
	}
	for _, test := range []struct{ path, text, want string }{
		{"articles/a", article("", "Ned Priсe said."), "6:5 " + message},
		{"articles/a", article("", "[[Ned Priсe]] said."), "6:7 " + message},
		{"articles/a", article("", "[a](said:ana-torres \"to an aide of Priсe\")"), "6:25 " + message},
		{"articles/a", article("summary: Ned Priсe said\n", "Talks."), "4:14 " + message},
		{"articles/a", article("authors: [Ned Priсe]\n", "Talks."), "4:11 " + message},
		{"people/a", "---\nname: Ned Priсe\n---\n", "2:7 " + message},
		{"people/a", "---\nname: Ned Price\naliases: [Ned, N. Priсe]\n---\n", "3:16 " + message},
		{"articles/a", article("", "В Мoскве."), `6:3 "Мoскве" mixes alphabets: its o is a letter of Latin that looks like another`},
		{"articles/a", article("", "Οrbán."), `6:1 "Οrbán" mixes alphabets: its Ο is a letter of Greek that looks like another`},
		{"articles/a", article("title_: Лавров и Lavrov\n", ""), "4:1 unknown key \"title_\" in an article"},
		{"articles/a", article("summary: 'IT-компания, μm, Δt, β-test, Лавров, Ned Price, 会談Price'\n", "Οδυσσεύς in Москва."), ""},
	} {
		f := source.NewFile(source.Path("content/"+test.path+".md"), []byte(test.text))
		var got []string
		for _, d := range NewParser(Options{}).Parse(f).Diagnostics {
			got = append(got, strings.TrimPrefix(source.Locate("a", f.Data, d.Span), "a:")+" "+d.Message)
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%q:\n%s\nwant:\n%s", test.text, strings.Join(got, "\n"), test.want)
		}
	}
}
