package mention

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/internal/document"
	"readout/internal/entity"
	parser "readout/internal/parse"
	"readout/internal/source"
)

// cast are the files of the entities that the tests look for, beside all
// countries.
var cast = []string{
	"people/orban: name: Viktor Orbán",
	"people/putin: name: Vladimir Putin",
	"people/biden: {name: Joe Biden, aliases: [Joseph R. Biden]}",
	"people/okeefe: name: Maeve O'Keefe",
	"people/jane-roe: name: Jane Roe",
	"people/roe-jane: {name: Roe Jane, aliases: [Jane Roe]}",
	"people/sun: {name: Sun Hall, aliases: [Sun]}",
	"people/jordan-dale: name: Jordan Dale",
	"organizations/nato: {name: NATO, aliases: [North Atlantic Treaty Organization, Alliance]}",
	"organizations/league: {name: North League, aliases: [Alliance]}",
	"organizations/state: {name: State Department, aliases: [U.S. State Department]}",
	"organizations/ab: name: A & B Group",
	"places/geneva: {name: Geneva, country: ch}",
	"topics/gas: name: Gas prices",
	"people/fox-a: {name: Una Bell, aliases: [the Fox]}",
	"people/fox-b: {name: Ida Bell, aliases: [the Fox, Fox]}",
}

func parse(path, text string) *document.Document {
	return parser.NewParser(parser.Options{}).Parse(source.NewFile(source.Path("content/"+path+".md"), []byte(text)))
}

func registry(t testing.TB, files []string) *entity.Registry {
	t.Helper()
	r, diagnostics := entity.New(described(t, files), nil, nil)
	if slices.ContainsFunc(diagnostics, func(d source.Diagnostic) bool { return d.Severity == source.Error }) {
		t.Fatal(diagnostics)
	}
	return r
}

// described are the documents of files of entities.
func described(t testing.TB, files []string) []*document.Document {
	t.Helper()
	var documents []*document.Document
	for _, f := range files {
		path, front, _ := strings.Cut(f, ": ")
		if !strings.HasPrefix(front, "{") {
			front = "{" + front + "}"
		}
		d := parse(path, "---\n"+front+"\n---\n")
		if len(d.Diagnostics) > 0 {
			t.Fatalf("%s: %v", f, d.Diagnostics)
		}
		documents = append(documents, d)
	}
	return documents
}

// article is an article with a body, and more front matter if there is any.
func article(body string, front ...string) *document.Document {
	return parse("articles/a", "---\ntitle: T\ndate: 2022-02-01\n"+strings.Join(front, "\n")+"\n---\n\n"+body+"\n")
}

// show writes what was found, in order: "Russia=country/ru name, …", with "!"
// where no link is possible.
func show(r *entity.Registry, d *document.Document, result *Result) string {
	var list []string
	for _, f := range result.Found {
		s := fmt.Sprintf("%s=%s %s", f.Text.Of(d.Text.Plain), r.At(f.Entity).Key, f.How)
		if f.Crosses {
			s += "!"
		}
		list = append(list, s)
	}
	for _, a := range result.Ambiguous {
		var keys []string
		for _, id := range a.Entities {
			keys = append(keys, r.At(id).Key.String())
		}
		list = append(list, fmt.Sprintf("%s?%s", a.Text.Of(d.Text.Plain), strings.Join(keys, "|")))
	}
	return strings.Join(list, ", ")
}

func TestFind(t *testing.T) {
	r := registry(t, cast)
	lexicon := Compile(r, Settings{})
	for _, test := range []struct{ text, want string }{
		// the longest name wins, and swallows what it covers
		{"Guinea-Bissau and Guinea", "Guinea-Bissau=country/gw name, Guinea=country/gn name"},
		{"Papua New Guinea", "Papua New Guinea=country/pg name"},
		{"Equatorial Guinea", "Equatorial Guinea=country/gq name"},
		{"The United States and the United States", "United States=country/us name, United States=country/us name"},
		{"the Republic of the Congo", "Republic of the Congo=country/cg name"},
		{"the Democratic Republic of the Congo", "Democratic Republic of the Congo=country/cd name"},
		{"the U.S. State Department", "U.S. State Department=organization/state alias"},
		{"the North Atlantic Treaty Organization", "North Atlantic Treaty Organization=organization/nato alias"},
		{"North Atlantic Treaty", ""},
		{"South Sudan, Sudan", "South Sudan=country/ss name, Sudan=country/sd name"},
		{"Northern Niger, Nigeria", "Niger=country/ne name, Nigeria=country/ng name"},
		// words have boundaries
		{"Chadian troops, Chad", "Chadian=country/td demonym, Chad=country/td name"},
		{"Omani Iraniana Russians", "Omani=country/om demonym, Russians=country/ru demonym"},
		{"Russian-backed, anti-Russian, Russia–Ukraine, Russia—Ukraine", "Russian=country/ru demonym, Russian=country/ru demonym, Russia=country/ru name, Ukraine=country/ua name, Russia=country/ru name, Ukraine=country/ua name"},
		{"Guinea‑Bissau with a no-break hyphen", "Guinea‑Bissau=country/gw name"},
		{"Guinea–Bissau with a dash", "Guinea=country/gn name"},
		{"(Russia) “Russia” «Russia» ‘Russia’ Russia, Russia. Russia!", strings.TrimSuffix(strings.Repeat("Russia=country/ru name, ", 7), ", ")},
		{"Russia2 x2Russia RussiaToday", ""},
		// possessives stay outside
		{"Russia's, Russia’s, the Russians’, Putin’s and Vladimir Putin’s", "Russia=country/ru name, Russia=country/ru name, Russians=country/ru demonym, Putin=person/putin surname, Vladimir Putin=person/putin name"},
		// apostrophes in a name
		{"Maeve O’Keefe and Maeve O'Keefe", "Maeve O’Keefe=person/okeefe name, Maeve O'Keefe=person/okeefe name"},
		{"Côte d'Ivoire, Côte d’Ivoire, Cote d’Ivoire", "Côte d'Ivoire=country/ci name, Côte d’Ivoire=country/ci name, Cote d’Ivoire=country/ci name"},
		// accents do not matter, either way, however they are written
		{"Viktor Orbán, Viktor Orban, " + norm.NFD.String("Viktor Orbán"), "Viktor Orbán=person/orban name, Viktor Orban=person/orban name, " + norm.NFD.String("Viktor Orbán") + "=person/orban name"},
		{"Türkiye, Turkiye", "Türkiye=country/tr name, Turkiye=country/tr name"},
		{"Ｒｕｓｓｉａ", "Ｒｕｓｓｉａ=country/ru name"},
		// case does
		{"told us of turkey, china and polish; US, Turkey, China, Polish", "US=country/us alias, Turkey=country/tr alias, China=country/cn name, Polish=country/pl demonym"},
		{"RUSSIA", ""},
		// spaces
		{"Papua\u00a0New\nGuinea", "Papua\u00a0New Guinea=country/pg name"},
		{"Papua New, Guinea", "Guinea=country/gn name"},
		// abbreviations
		{"U.S. troops, US troops, the U.S.", "U.S.=country/us alias, US=country/us alias, U.S.=country/us alias"},
		{"U.K. and UK; U.S.-Russian; the U.S.’s", "U.K.=country/gb alias, UK=country/gb alias, U.S.=country/us alias, Russian=country/ru demonym, U.S.=country/us alias"},
		{"Joseph R. Biden", "Joseph R. Biden=person/biden alias"},
		{"the A&B Group, the A & B Group", "A&B Group=organization/ab name, A & B Group=organization/ab name"},
		// two owners: nobody
		{"Jane Roe met Roe Jane", "Roe Jane=person/roe-jane name, Jane Roe?person/jane-roe|person/roe-jane"},
		{"the Alliance", "Alliance?organization/league|organization/nato"},
		// an alias with its article is one at the beginning of a sentence too
		{"The Fox met the Fox, a Fox.", "Fox=person/fox-b alias, The Fox?person/fox-a|person/fox-b, the Fox?person/fox-a|person/fox-b"},
		{"the Congolese army", "Congolese?country/cd|country/cg"},
		// a surname alone means nobody where nobody is named in full
		{"In Geneva, Putin", "Geneva=place/geneva name"},
		{"Gas prices rose", "Gas prices=topic/gas name"},
		// a person's name is not the country in it
		{"Jordan Dale in Jordan", "Jordan Dale=person/jordan-dale name, Jordan=country/jo name"},
	} {
		d := article(test.text)
		if len(d.Diagnostics) > 0 {
			t.Errorf("%q: %v", test.text, d.Diagnostics)
		}
		if got := show(r, d, lexicon.Find(d)); got != test.want {
			t.Errorf("%q:\n     %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestFindInMarkup(t *testing.T) {
	r := registry(t, cast)
	lexicon := Compile(r, Settings{})
	for _, test := range []struct{ name, text, want string }{
		{"emphasis around", "*Russia* and **Viktor Orbán**", "Russia=country/ru name, Viktor Orbán=person/orban name"},
		{"emphasis inside", "Viktor *Orbán*", "Viktor Orbán=person/orban name!"},
		{"a soft line break", "Viktor\nOrbán", "Viktor Orbán=person/orban name"},
		{"a hard line break", "Viktor  \nOrbán", "Viktor Orbán=person/orban name!"},
		{"a list", "- Russia\n- *Ukraine*\n", "Russia=country/ru name, Ukraine=country/ua name"},
		{"two items", "- Viktor\n- Orbán\n", ""},
		{"a heading", "## Russia\n\nUkraine", "Russia=country/ru name, Ukraine=country/ua name"},
		{"a table", "| Russia | x |\n|---|---|\n| Ukraine | Chad |\n", "Russia=country/ru name, Ukraine=country/ua name, Chad=country/td name"},
		{"code", "`Russia` and\n\n```\nUkraine\n```\n\n    Chad\n", ""},
		{"a link", "[Russia](https://example.org/Russia) and <https://example.org/Russia>", ""},
		{"a bare address", "https://example.org/Russia or www.example.org/Russia", ""},
		{"a link to an entity", "[Russia](../countries/ru.md)", ""},
		{"a reference", "[[ru]], [[ru|Moscow and Ukraine]], [[|Georgia]]", ""},
		{"beside a reference", "[[ru]] Russia [[|Georgia]] Georgia", "Russia=country/ru name, Georgia=country/ge name"},
		{"a picture", "![Russia](map.png)", ""},
		{"a statement", `["We leave Russia"](said:biden "to putin")`, "Russia=country/ru name"},
		{"half in a statement", `["We met Viktor"](said:biden) Orbán`, ""},
		{"over the edge of a statement", `[he met Viktor](said:biden) Orbán`, "Viktor Orbán=person/orban name!"},
		{"an event link", "[the Russian call](event:x)", "Russian=country/ru demonym"},
		{"a quotation", "> Russia\n", "Russia=country/ru name"},
		{"an escape", `R\&D, Viktor\-Orbán, A \& B Group`, "A & B Group=organization/ab name"},
		{"a character reference", "A &amp; B Group", "A & B Group=organization/ab name"},
		{"an event's block", "> [!call] 2022-02-01 Russia calls Chad\n>\n> - participants: [[ru]], [[td]]\n", ""},
	} {
		d := article(test.text)
		if got := show(r, d, lexicon.Find(d)); got != test.want {
			t.Errorf("%s: %q:\n     %s\nwant %s", test.name, test.text, got, test.want)
		}
	}
}

func TestFindInFields(t *testing.T) {
	r := registry(t, cast)
	d := article("Chad", "summary: Russia and\n  Ukraine", "key_points: [Poland, \"[[ru]], Fiji\"]", "image: a.png", "image_alt: Mali", "image_caption: Malta", "dateline: Peru", "publisher: Cuba")
	want := "Russia=country/ru name, Ukraine=country/ua name, Poland=country/pl name, Fiji=country/fj name, Malta=country/mt name, Chad=country/td name"
	if got := show(r, d, Compile(r, Settings{}).Find(d)); got != want {
		t.Errorf("     %s\nwant %s", got, want)
	}
}

// Who decides whether names are looked for: the article, else the site.
func TestFindWanted(t *testing.T) {
	r := registry(t, cast)
	for _, test := range []struct {
		front    string
		explicit bool
		want     string
	}{
		{"", false, "Russia=country/ru name, Chad=country/td name"},
		{"", true, ""},
		{"mentions: auto", true, "Russia=country/ru name, Chad=country/td name"},
		{"mentions: explicit", false, ""},
		{"ignore: [Russia]", false, "Chad=country/td name"},
		{"ignore: [Chad, russia, Rus]", false, "Russia=country/ru name"},
	} {
		d := article("Russia’s Chad", test.front)
		if got := show(r, d, Compile(r, Settings{Explicit: test.explicit}).Find(d)); got != test.want {
			t.Errorf("%q, explicit %v: %s, want %s", test.front, test.explicit, got, test.want)
		}
	}
}

// A biography says nothing of the news.
func TestFindInOtherKinds(t *testing.T) {
	r := registry(t, cast)
	lexicon := Compile(r, Settings{})
	for _, path := range []string{"people/x", "countries/ru", "organizations/x", "places/x", "topics/x", "pages/x"} {
		d := parse(path, "---\nname: X\ntitle: X\n---\n\nRussia\n")
		if got := show(r, d, lexicon.Find(d)); got != "" {
			t.Errorf("%s: %s", path, got)
		}
	}
}

func TestNamed(t *testing.T) {
	r := registry(t, cast)
	lexicon := Compile(r, Settings{})
	for _, test := range []struct{ text, want string }{
		{"senior State Department official", "organization/state"},
		{"a Russian and a U.S. official", "country/ru country/us"},
		{"an official of the Alliance", ""},
		{"reporters", ""},
		{"", ""},
	} {
		var keys []string
		for _, id := range lexicon.Named(test.text) {
			keys = append(keys, r.At(id).Key.String())
		}
		if got := strings.Join(keys, " "); got != test.want {
			t.Errorf("Named(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// The digest is another whenever finding could find something else, or a mark
// could mean something else.
func TestDigest(t *testing.T) {
	digest := func(explicit bool, files ...string) [32]byte {
		return Compile(registry(t, files), Settings{Explicit: explicit}).Digest()
	}
	hiding := func(front string) [32]byte {
		r, _ := entity.New(described(t, cast), []*document.Document{parse("people/ghost", "---\n{draft: true, "+front+"}\n---\n")}, nil)
		return Compile(r, Settings{}).Digest()
	}
	same := digest(false, cast...)
	if again := digest(false, cast...); again != same {
		t.Error("the same names have another digest")
	}
	for name, other := range map[string][32]byte{
		"explicit":       digest(true, cast...),
		"one less":       digest(false, cast[1:]...),
		"an alias":       digest(false, append(slices.Clone(cast[1:]), "people/orban: {name: Viktor Orbán, aliases: [Orbán]}")...),
		"an alias moved": digest(false, append(slices.Clone(cast[2:]), "people/orban: {name: Viktor Orbán, aliases: [Vladimir Putin]}", "people/putin: name: Putin")...),
		"another id":     digest(false, append(slices.Clone(cast[1:]), "people/aaa: name: Viktor Orbán")...),
		"a demonym":      digest(false, append(slices.Clone(cast), "countries/ru: {demonyms: [Muscovite]}")...),
		"another order":  digest(false, append(slices.Clone(cast), "people/aaa: name: Aaa")...),
		"withheld":       hiding("name: Sven Berg"),
	} {
		if other == same {
			t.Errorf("%s: the same digest", name)
		}
	}
	for _, front := range []string{"name: Sven Dahl", "name: Sven Berg, aliases: [the Guest]", "name: Sven Berg, surname: Sven"} {
		if hiding(front) == hiding("name: Sven Berg") {
			t.Errorf("%s, withheld: the same digest", front)
		}
	}
}

// What was found stands in order, does not overlap, begins and ends at whole
// letters, and is no shorter than a name that begins at the same place, whatever
// the text and the names.
func FuzzFind(f *testing.F) {
	f.Add("Vladimir Putin’s Russia", "Vladimir Putin")
	f.Add("Côte d’Ivoire\nU.S.-Russian *Viktor* Orbán", "d")
	f.Add("a\u0301\u0301 \u0301a \xff. A.B. A.B", "A.B.")
	f.Add("[[ru|x]] `Chad` ﬁﬁ İ ß", "ﬁ")
	for _, name := range []string{"1-longer-names", "2-people", "3-ambiguity", "4-demonyms", "5-metonyms", "6-personal-names", "7-capitals", "8-editor"} {
		for _, c := range readTable(f, "testdata/rules/"+name+".txt") {
			f.Add(expectation.ReplaceAllString(c.text, "$1"), "Ned Price Jr.")
		}
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		d := article(text)
		var people []*document.Document
		for i, n := range []string{name, name + " II", "X. " + name, "Ned Price", "Jordan Hall"} {
			people = append(people, parse(fmt.Sprintf("people/p%d", i), fmt.Sprintf("---\nname: %q\n---\n", n)))
		}
		r, _ := entity.New(people, nil, nil)
		lexicon := Compile(r, Settings{})
		last := Found{}
		result := lexicon.Explain(d)
		for i, m := range result.Found {
			if m.Text != last.Text || result.Rules[i] != RuleCollective {
				checkSpan(t, d, m, last.Text.End)
			}
			last = m
			checkLongest(t, lexicon, d, m)
		}
		lexicon.Named(text)
	})
}

// checkLongest holds a find to the names of its block, looked for word by word.
func checkLongest(t *testing.T, l *Lexicon, d *document.Document, m Found) {
	t.Helper()
	block := d.Text.Blocks[m.Block].Span
	words := l.tokenize(nil, block.Of(d.Text.Plain), block.Start)
	for i, w := range words {
		if w.start != m.Text.Start || w.number == 0 {
			continue
		}
		if last, node := l.longestIn(words, i); node != 0 && words[last].end > m.Text.End {
			t.Fatalf("%q was found, but %q begins there", m.Text.Of(d.Text.Plain), d.Text.Plain[w.start:words[last].end])
		}
	}
}

func checkSpan(t *testing.T, d *document.Document, m Found, from int32) {
	t.Helper()
	plain, block := d.Text.Plain, d.Text.Blocks[m.Block]
	switch {
	case m.Text.Start < from, m.Text.End <= m.Text.Start:
		t.Fatalf("%v stands before %d", m.Text, from)
	case m.Text.Start < block.Span.Start || m.Text.End > block.Span.End:
		t.Fatalf("%v is not in block %v", m.Text, block.Span)
	}
	first, _ := utf8.DecodeRune(plain[m.Text.Start:])
	if !utf8.RuneStart(plain[m.Text.Start]) || first == utf8.RuneError {
		t.Fatalf("%v begins within a letter of %q", m.Text, plain)
	}
	if int(m.Text.End) < len(plain) && utf8.Valid(plain) && !utf8.RuneStart(plain[m.Text.End]) {
		t.Fatalf("%v ends within a letter of %q", m.Text, plain)
	}
}

func sourceFile(path, text string) *source.File {
	return source.NewFile(source.Path(path), []byte(text))
}
