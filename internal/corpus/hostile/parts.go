package hostile

import (
	"fmt"
	"strings"
)

// texts are the kinds of a text, and fronts those of front matter.
var texts = []part{
	{"emphasis opened with a space after it", again("*a_\n")},
	{"emphasis opened", again("*a ")},
	{"emphasis opened and shut crosswise", again("*a **b ***c* d** ")},
	{"emphasis of two kinds", again("a**b_c* ")},
	{"emphasis without blanks", again("a*_b")},
	{"deep emphasis", nested("*a ", "x", " a*")},
	{"deep strong emphasis", nested("**a ", "x", " a**")},
	{"stars", again("*")},
	{"underscores", again("_a")},
	{"tildes", again("~~a ")},
	{"single tildes", again("~a ~~b ")},
	{"brackets opened", again("[")},
	{"brackets opened with words", again("[a ")},
	{"brackets shut", again("a]")},
	{"brackets nested", nested("[", "a", "]")},
	{"brackets in separate paragraphs", again(strings.Repeat("[", 1000) + "\n\n")},
	{"links opened", again("[a](")},
	{"links opened with a pointed address", again("[a](<b")},
	{"links opened with a title", again("[a](b \"c")},
	{"links with parentheses", nested("[a](b(", "c", "))")},
	{"links in brackets", again("[a](b)[")},
	{"links within links", nested("[a ", "x", "](b)")},
	{"pictures opened", again("![")},
	{"pictures nested", nested("![a ", "x", "](b)")},
	{"references opened", again("[[")},
	{"references opened with words", again("[[a ")},
	{"references shut", again("[[a]")},
	{"references to many", counted("[[a%d]] ")},
	{"references to one nobody", again("[[Nobody Here]] ")},
	{"definitions", counted("[a%d]: https://example.org/\n")},
	{"definitions and uses", halves(counted("[a%d]: https://example.org/\n"), counted("[a%d] "))},
	{"one definition and uses", halves(func(int) string { return "[a]: https://example.org/\n" }, again("[a] [a][a] "))},
	{"one definition many times", halves(again("[a]: /b\n"), again("[a] "))},
	{"definitions never ended", again("[a]: b 'c\n")},
	{"definition with a long label used", func(size int) string {
		return "[" + strings.Repeat("a", 900) + "]: /b\n\n" + strings.Repeat("["+strings.Repeat("a", 900)+"] ", size/903)
	}},
	{"footnotes", counted("a[^%[1]d]\n\n[^%[1]d]: b\n\n")},
	{"footnotes first and then notes", halves(counted("a[^%d] "), counted("[^%d]: b\n\n"))},
	{"one footnote used often", halves(again("a[^1] "), func(int) string { return "[^1]: b" })},
	{"footnotes that nothing refers to", counted("[^%d]: b\n\n")},
	{"footnotes that are not written", counted("a[^%d] ")},
	{"footnotes in each other", counted("a[^%[1]d]\n\n[^%[1]d]: b[^1]\n\n")},
	{"footnotes of one name", again("[^a]: b\n\na[^a]\n\n")},
	{"code of growing marks", growing("`", "a")},
	{"code opened", growing("`", " ")},
	{"code in pairs", again("`a` ")},
	{"code marks", again("a`b``c")},
	{"fences", again("```\na\n")},
	{"fences never shut", again("~~~~\n```\n")},
	{"quotes nested on one line", again(">")},
	{"quotes nested with lines", again("> > > > > > > > > a\n")},
	{"quotes growing", growing(">", " a\n")},
	{"quotes with lazy lines", again("> a\nb\n\n")},
	{"quote with many lazy lines", again("> a\nb\n")},
	{"quotes with headers", again("> [!note]\n> a\n\n")},
	{"quotes of unknown kinds", again("> [!nothing]\n> a\n\n")},
	{"quotes of a speaker", again("> [!quote] ana-torres\n> We go.\n\n")},
	{"quotes with a lazy line of a speaker", again("> [!quote] ana-torres\n> We go.\nand stay\n\n")},
	{"quotes within a quote of a speaker", func(size int) string {
		return "> [!quote] ana-torres\n" + strings.Repeat("> We go.\n>\n> > [!quote] ana-torres\n> > a\n>\n", size/45)
	}},
	{"statements within a quote", func(size int) string {
		return "> [!demands] ana-torres\n" + strings.Repeat("> a [b](said:ana-torres)\n>\n", size/28)
	}},
	{"lists nested on one line", again("- ")},
	{"lists of steps", steps("- ")},
	{"numbered lists of steps", steps("1. ")},
	{"list items", again("- a\n")},
	{"list items with blank lines", again("- a\n\n\n")},
	{"list items of all marks", again("- a\n+ b\n* c\n1. d\n2) e\n")},
	{"list marks and quotes", again("> - ")},
	{"list with deep text", again("- a\n      b\n  - c\n")},
	{"indented code in a list", again("-     a\n\n      b\n")},
	{"angles", again("<")},
	{"tags opened", again("<a ")},
	{"tags with attributes", again("<a b=\"c\" ")},
	{"tags", again("<b>a</b> ")},
	{"declarations opened", again("a <!A ")},
	{"instructions opened", again("a <? ")},
	{"character data opened", again("a <![CDATA[ ")},
	{"comments opened", again("<!-- ")},
	{"comments opened in words", again("a <!-- b ")},
	{"comments opened on lines", again("a\n\n<!-- b\n\n")},
	{"comments", again("<!-- a --> ")},
	{"comment with a mark", func(size int) string { return "<!-- " + strings.Repeat("[a](said:b) --", size/14) + " -->\n" }},
	{"hidden marks", again("%%a ")},
	{"hidden marks on lines", again("%%\na\n\n")},
	{"HTML blocks", again("<div>\na\n\n")},
	{"HTML scripts opened", again("<script>\n\n")},
	{"entities", again("&amp;")},
	{"entities that are none", again("&a")},
	{"entities never ended", again("&#1")},
	{"escapes", again(`\*`)},
	{"backslashes", again(`\`)},
	{"breaks", again("a\\\n")},
	{"addresses begun", again("www.")},
	{"addresses", again("https://example.org/a ")},
	{"addresses with parentheses", again("http://a.b/((((")},
	{"addresses with ends", again("http://a.b/?!.,:*_~ ")},
	{"address of many ends", func(size int) string { return "http://a.b/" + strings.Repeat(")", size) }},
	{"address of entities", func(size int) string { return "http://a.b/" + strings.Repeat("&amp;", size/5) }},
	{"schemes", again("http://")},
	{"mail addresses begun", again("a@")},
	{"mail addresses", again("a@b.cd ")},
	{"mail address without end", func(size int) string { return strings.Repeat("a.", size/2) + "@b" }},
	{"mail addresses of dots", again("a.b-c_d@e.f.g.")},
	{"pointed addresses", again("<http://a ")},
	{"tables", again("|a|b|\n|-|:-|\n|c|d|\n\n")},
	{"table of one row", func(size int) string {
		n := size / 6
		return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" + strings.Repeat("|b", n) + "|\n"
	}},
	{"table with one cell in each row", square},
	{"table with too many cells", func(size int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|a", size/2) + "|\n" }},
	{"tables of many columns", func(size int) string {
		one := strings.Repeat("|a", 400) + "|\n" + strings.Repeat("|-", 400) + "|\n" + strings.Repeat("|x|\n", 400) + "\n"
		return strings.Repeat(one, max(1, size/len(one)))
	}},
	{"table of escaped bars", func(size int) string { return "|a|\n|-|\n|" + strings.Repeat(`\|`, size/2) + "|\n" }},
	{"table of code with bars", func(size int) string { return "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", size/7) }},
	{"table heads", again("|a|\n|-|\n")},
	{"rows without a table", again("|-|-|-\n")},
	{"headings of one text", again("## Talks\n\n")},
	{"headings of one text and its numbers", counted("## Talks %d\n\n## Talks\n\n")},
	{"headings below", again("a\n-\n")},
	{"rules", again("***\n")},
	{"dashes", again("- - -a")},
	{"empty lines", again("\n")},
	{"lines of blanks", again("          \n")},
	{"blanks", func(size int) string { return "a" + strings.Repeat(" ", size) + "b\n" }},
	{"tabs", again("\t")},
	{"tabs in lists", again("-\ta\n\t\tb\n")},
	{"carriage returns", again("a\r\n")},
	{"one word", again("a")},
	{"one long line", again("The talks went on. ")},
	{"short lines", again("a\n")},
	{"sentences without ends", again("e.g. a ")},
	{"sentences of initials", again("U.S. ")},
	{"full stops", again(".")},
	{"brackets round", again("(a. ")},
	{"an enumeration", counted("%d. a ")},
	{"an enumeration that stops", again("1. a b ")},
	{"combining marks", func(size int) string { return "a" + strings.Repeat("\u0301", size/2) }},
	{"joiners", again("a\u200d")},
	{"flags", again("\U0001F1E6\U0001F1E7")},
	{"letters of the Hangul kind", again("\u1100\u1161\u11a8")},
	{"ideographs", again("会談")},
	{"quotation marks straight", again(`"`)},
	{"quotation marks straight with words", again(`"a `)},
	{"quotation marks curly", again("“")},
	{"quotation marks curly with words", again("“a ")},
	{"quotation marks nested", nested("“a ", "x", " a”")},
	{"quotation marks of all kinds", again("“ „ « ‘ ‚ ‹ 「 『 ")},
	{"apostrophes", again("'a ")},
	{"quotations of one word in a statement", func(size int) string {
		return "[\"" + strings.Repeat("‘a’ ", size/9) + "\"](said:ana-torres)\n"
	}},
	{"quotations of two kinds in a quote", func(size int) string {
		return "> [!quote] ana-torres\n> “" + strings.Repeat("‘a’ “b” ", size/18) + "”\n"
	}},
	{"closing marks in a statement", func(size int) string { return "[‘" + strings.Repeat("a’ ", size/5) + "](said:ana-torres)\n" }},
	{"closing marks in a quote", func(size int) string {
		return "> [!quote] ana-torres\n> ‘a’ " + strings.Repeat("‘a’ a’ ", size/16) + "\n"
	}},
	{"plurals", again("‘as’ ")},
	{"plural apostrophes", again("s’ ")},
	{"statement of quotation marks", func(size int) string { return "[" + strings.Repeat("“a ", size/5) + "](said:ana-torres)\n" }},
	{"statement of straight quotation marks", func(size int) string {
		return "[" + strings.Repeat("\"a\" ", size/4) + "](said:ana-torres)\n"
	}},
	{"statement of nested quotation marks", func(size int) string {
		return "[" + strings.Repeat("“a ", size/10) + strings.Repeat("b” ", size/10) + "](said:ana-torres)\n"
	}},
	{"statement of plural apostrophes", func(size int) string { return "[‘a " + strings.Repeat("s’ ", size/5) + "](said:ana-torres)\n" }},
	{"statements alike", again("[\"We go\"](said:ana-torres)\n\n")},
	{"statements alike in a paragraph", again("[\"We go\"](said:ana-torres) ")},
	{"statements", counted("[\"We go %d\"](said:ana-torres)\n\n")},
	{"statements within each other", nested("[a ", "x", "](said:ana-torres)")},
	{"statements without a speaker", again("[a](said:) ")},
	{"statements of nobody known", counted("[a](said:nobody-%d) ")},
	{"statement of many speakers", func(size int) string { return "[a](said:" + strings.Repeat("ana-torres,", size/11) + "ana-torres)\n" }},
	{"statement to many", func(size int) string {
		return "[a](said:ana-torres \"to " + strings.Repeat("bo-lee, ", size/8) + "bo-lee\")\n"
	}},
	{"statement to many lines", func(size int) string {
		return "[a](said:ana-torres \"to " + strings.Repeat("bo-lee,\n", size/8) + "bo-lee\")\n"
	}},
	{"statement via many", func(size int) string {
		return "[a](said:ana-torres \"via " + strings.Repeat("bo-lee, ", size/8) + "bo-lee\")\n"
	}},
	{"statement of many attributes", func(size int) string { return "[a](said:ana-torres \"" + strings.Repeat("to x; ", size/6) + "\")\n" }},
	{"statements to many", again("[We go](said:ana-torres \"to bo-lee, carl-diaz, us, fr\") ")},
	{"statements continued", func(size int) string {
		return "[We go](said:ana-torres)" + strings.Repeat(", and [stay](cont:)", size/19)
	}},
	{"statements continued without a beginning", again("[a](cont:) ")},
	{"statements continued after a slip", again("[a](siad:b) [a](cont:) ")},
	{"statements the same", func(size int) string {
		return "[We go](said:ana-torres \"to bo-lee\") " + strings.Repeat("[We stay](said:ana-torres \"same\") ", size/34)
	}},
	{"statement of a long text", func(size int) string {
		return "[a](said:ana-torres \"to reporters " + strings.Repeat("at the ", size/7) + "\")\n"
	}},
	{"statements of texts of prepositions", again("[a](said:ana-torres \"to reporters " + strings.Repeat("at the ", 138) + "\")\n\n")},
	{"statements of texts of names", again("[a](said:ana-torres \"to " + strings.Repeat("fr and ", 140) + "us\")\n\n")},
	{"statements of texts of offices", again("[a](said: \"by " + strings.Repeat("a senior US official of ", 40) + "us\")\n\n")},
	{"statements of texts of titles", again("[a](said: \"by " + strings.Repeat("Foreign Minister ", 57) + "\")\n\n")},
	{"statements whose mark is broken", again("[a] (said:ana-torres) ")},
	{"statement marks left over", again("](said:a ")},
	{"statement marks in one word", again("](said:")},
	{"schemes unknown", again("[a](siad:b) ")},
	{"event blocks", counted("> [!call] call-%d\n> participants: [us, fr]\n> date: 2022-01-31\n\n")},
	{"event blocks alike", again("> [!call] call-1\n> participants: [us, fr]\n> date: 2022-01-31\n\n")},
	{"event of many participants", func(size int) string {
		return "> [!call] call-1\n> date: 2022-01-31\n> participants: [" + strings.Repeat("us, ", size/4) + "fr]\n"
	}},
	{"event of many countries", func(size int) string {
		var all []string
		for i := 0; len(all)*4 < size; i++ {
			all = append(all, codes[i%len(codes)])
		}
		return "> [!call] call-1\n> date: 2022-01-31\n> participants: [" + strings.Join(all, ", ") + "]\n"
	}},
	{"event of many lines", func(size int) string {
		return "> [!call] call-1\n> date: 2022-01-31\n" + strings.Repeat("> topics: [a]\n", size/14)
	}},
	{"event links", again("[call](event:call-1) ")},
	{"corrections", again("> [!correction] 2022-02-02 A name.\n\n")},
	{"names", again("Ana Torres met Bo Lee. ")},
	{"surnames of two", again("Torres ")},
	{"countries", again("France and the French in Paris ")},
	{"names of countries and states", again("Georgia said so.\n\n")},
	{"capital letters", again("A ")},
	{"capital words", again("The United Foreign ")},
	{"lower words of a name", again("ana torres ")},
	{"one name without blanks", again("Torres-")},
	{"possessives", again("Torres's ")},
	{"titles", again("President Foreign Minister Secretary ")},
	{"ambiguous names", again("Sam Poe said. ")},
	{"links to articles", again("[a](a.md) ")},
	{"links to anchors", again("[a](#talks) ")},
	{"pictures", again("![a](a.png) ")},
}

// codes are countries, for lists of many.
var codes = strings.Fields("us fr de gb it es pt nl be at ch pl cz sk hu ro bg gr tr ru ua by lt lv ee fi se no dk ie is in cn jp kr br ar mx ca au nz za eg ma dz tn ng ke et")

var fronts = []part{
	{"aliases of YAML", func(size int) string {
		var b strings.Builder
		b.WriteString("a: &a [x, x, x, x, x, x, x, x, x]\n")
		for i := 0; b.Len() < size && i < 20; i++ {
			fmt.Fprintf(&b, "%[2]c: &%[2]c [%[3]s]\n", i, 'b'+i, strings.TrimSuffix(strings.Repeat("*"+string(rune('a'+i))+", ", 9), ", "))
		}
		return b.String()
	}},
	{"anchors of YAML", counted("k%[1]d: &a%[1]d x\n")},
	{"merges of YAML", func(size int) string { return "a: &a {b: c}\n" + counted("k%d: {<<: *a}\n")(size) }},
	{"nested lists of YAML", func(size int) string { return "people: " + nested("[", "a", "]")(size) }},
	{"nested lists of YAML on lines", func(size int) string {
		var b strings.Builder
		b.WriteString("people:\n")
		for i := 1; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(" ", i) + "-\n")
		}
		return b.String()
	}},
	{"nested marks of lists of YAML", func(size int) string { return "people:\n  " + strings.Repeat("- ", size/2) + "a\n" }},
	{"nested mappings of YAML", func(size int) string { return "people: " + nested("{a: ", "b", "}")(size) }},
	{"mappings opened of YAML", func(size int) string { return "people: " + strings.Repeat("{", size) + "\n" }},
	{"question marks of YAML", func(size int) string { return "people: \n" + strings.Repeat("? ", size/2) + "\n" }},
	{"colons of YAML", func(size int) string { return "summary: a" + strings.Repeat(":", size) + "\n" }},
	{"keys of YAML", counted("k%d: a\n")},
	{"one key of YAML", again("people: [a]\n")},
	{"long key of YAML", func(size int) string { return strings.Repeat("a", size) + ": b\n" }},
	{"long line of YAML", func(size int) string { return "summary: " + strings.Repeat("a b ", size/4) + "\n" }},
	{"long quoted line of YAML", func(size int) string { return "summary: \"" + strings.Repeat(`a\n`, size/3) + "\"\n" }},
	{"quoted lines of YAML", func(size int) string { return "summary: \"" + strings.Repeat("a\n\n  ", size/5) + "\"\n" }},
	{"folded lines of YAML", func(size int) string { return "summary: >\n" + strings.Repeat("  a\n\n", size/5) }},
	{"comments of YAML", again("# a\n")},
	{"one list of YAML on a line", func(size int) string { return "people: [" + strings.Repeat("a, ", size/3) + "a]\n" }},
	{"key points", func(size int) string { return "key_points:\n" + strings.Repeat("  - Talks went on.\n", size/19) }},
	{"key points with marks", func(size int) string { return "key_points:\n" + strings.Repeat("  - \"*a [[b\"\n", size/14) }},
	{"title of brackets", func(size int) string { return "summary: \"" + strings.Repeat("[[", size/2) + "\"\n" }},
	{"people", func(size int) string {
		return "people: [" + strings.TrimSuffix(strings.Repeat("us, ", size/4), ", ") + "]\n"
	}},
	{"words to ignore", func(size int) string { return "ignore:\n" + counted("  - Name %d\n")(size) }},
	{"old addresses", func(size int) string { return "redirect_from:\n" + counted("  - old/a-%d\n")(size) }},
	{"old addresses alike", func(size int) string { return "redirect_from:\n" + strings.Repeat("  - old/a\n", size/10) }},
	{"huge number", func(size int) string { return "image_alt: " + strings.Repeat("9", size) + "\n" }},
	{"huge number of a date", func(size int) string { return "updated: " + strings.Repeat("9", size) + "\n" }},
}
