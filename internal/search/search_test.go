package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"readout/internal/address"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func wordsOf(text string) (list []string) {
	words(text, func(start, end int) {
		if t := term(text[start:end]); t != "" {
			list = append(list, t)
		}
	})
	return list
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{" – … ’ ", ""},
		{"Lavrov’s deputy", "lavrov s deputy"},
		{"Russian-backed, 2,000 troops", "russian backed 2000 troops"},
		{"1,234,567 and 2.000", "1234567 and 2000"},
		{"12,34 1234,567 1,0000 1,23", "12 34 1234 567 1 0000 1 23"},
		{"3’000 3\u00a0000 3\u202f000 3 000", "3000 3000 3000 3 000"},
		{"3,000m 3,000-strong", "3000m 3000 strong"},
		{"٣٬٠٠٠ في ۲۰۲۲", "3000 في 2022"},
		{"mi\u00adnis\u200bter a\u00ad \u00ad", "minister a"},
		{"می\u200cخواهم", "میخواهم"},
		{"U.S. and U.K.", "us and uk"},
		{"the U.S", "the us"},
		{"e.g. this", "eg this"},
		{"a.b.cd", "ab cd"},
		{"at 5.a.b", "at 5 ab"},
		{"A. Smith", "a smith"},
		{"readout.yaml", "readout yaml"},
		{"Orbán, Wałęsa, Strauß, ＬＡＶＲＯＶ, İstanbul", "orban walesa strauss lavrov istanbul"},
		{"Orba\u0301n", "orban"},
		{"Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ"},
		{"Сергей Лавров", "сергеи лавров"},
		{"أنطوني بلينكن", "انطوني بلينكن"},
		{"中国外交部长", "中国 国外 外交 交部 部长 长"},
		{"王毅。", "王毅 毅"},
		{"王", "王"},
		{"G7サミット2022年", "g7 サミ ミッ ット ト 2022 年"},
		{"한국", "한국 국"}, // taken apart into letters, here and in the browser
		{"𠀀𠀁", "𠀀𠀁 𠀁"},
		{"\u0301", ""},
		{"½ ﬁsh ㎏", "12 fish"}, // which is a sign, not letters,
		{"bad\xffbytes", "bad bytes"},
	} {
		want := strings.Fields(test.want)
		for i := range want {
			want[i] = term(want[i])
		}
		if got := wordsOf(test.text); !slices.Equal(got, want) {
			t.Errorf("the words of %q are %q, want %q", test.text, got, want)
		}
	}
}

var samples = []Document{
	{Kind: Article, Title: "Talks in Geneva", Address: "articles/2022/talks.html", Note: "1 Feb 2022", Year: 2022, About: []int{0, 2, 700}, Sentences: []Sentence{
		{Text: "Talks in Geneva"}, {Text: "They met,\nand\tmet again.", Anchor: "m1"}, {Text: "“No,” said Lavrov of F-16s: 不。", Anchor: "s-00ff00ff"},
	}},
	{Kind: Event, Title: "A call", Address: "events/call.html", Year: 2022, Sentences: []Sentence{{Text: "A call"}}},
	{Kind: Text, Title: "About", Address: "about.html"},
	{Kind: Person, Title: "Sergey Lavrov", Address: "people/sergey-lavrov.html", Note: "Minister · Russia", About: []int{1}, Sentences: []Sentence{
		{Text: "Sergey Lavrov · Сергей Лавров · ﬁ 𠀀", Under: []*Names{{Texts: []string{"Sergey Lavrov", "The I"}}}},
	}},
}

func TestIndex(t *testing.T) {
	check(t, nil)
	check(t, slices.Clone(samples))
}

// A site with several of everything: shards, chunks of text and of facets.
func TestLargeIndex(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	documents := make([]Document, facetDocuments+9)
	for i := range documents {
		d := &documents[i]
		d.Title, d.Address, d.Year = fmt.Sprint("Number ", i), address.Address(fmt.Sprintf("articles/%d.html", i)), 2000+i/500
		for range random.IntN(6) {
			words := make([]string, random.IntN(12))
			for j := range words {
				words[j] = fmt.Sprintf("%c%x", 'a'+random.IntN(26), random.IntN(1000))
			}
			d.Sentences = append(d.Sentences, Sentence{Text: strings.Join(words, " "), Anchor: fmt.Sprint("t", len(d.Sentences)+1)})
		}
	}
	x := check(t, documents)
	kinds := map[string]int{}
	for _, f := range x.files {
		kind, _, _ := strings.Cut(f.name, "-")
		kinds[kind]++
	}
	if kinds["terms"] < 3 || kinds["text"] < 3 || kinds["about"] != 2 || kinds["documents"] != 1 {
		t.Error(kinds)
	}
}

// An article more at the end leaves the text of those before it where it is, but for the
// last group.
func TestIndexGrowsAtItsEnd(t *testing.T) {
	var documents []Document
	for i := range 2000 {
		documents = append(documents, Document{Title: fmt.Sprint("Number ", i), Sentences: []Sentence{{Text: strings.Repeat("word ", 60)}}})
	}
	before, after := check(t, documents[:1999]), check(t, documents)
	had := map[string]bool{}
	for _, f := range before.files {
		had[f.name] = true
	}
	changed := 0
	for _, f := range after.files {
		if strings.HasPrefix(f.name, "text") && !had[f.name] {
			changed++
		}
	}
	if changed > inGroup {
		t.Errorf("%d chunks of text changed", changed)
	}
}

func TestStopWordsStandForNamesAlone(t *testing.T) {
	_, got := checkDecoded(t, slices.Clone(samples))
	if len(got.at["of"]) != 0 || len(got.at["the"]) != 1 || len(got.at["i"]) != 1 {
		t.Errorf("of: %v, the: %v, i: %v", got.at["of"], got.at["the"], got.at["i"])
	}
}

// A word is found by its other forms, also by those that stand nowhere, and names that
// are only like it are not among them.
func TestFamilies(t *testing.T) {
	for _, test := range []struct{ language, text, term, want string }{
		{"en", "Ministers met a minister.", "minister", "ministers"},
		{"en", "Two tankers were attacked.", "tanker", "tankers"},
		{"en", "Two tankers were attacked.", "attack", "attacked"},
		{"en", "They recognize it, recognized it, are recognizing it.", "recognized", "recognize recognizing"},
		{"en", "A policy, the policies", "policy", "policies"},
		{"en", "The Ministry and 2000s", "2000s", ""},
		{"en", "Sergey Lavrov", "lavrov", ""},
		{"ar", "وصل الوزير والوزراء", "وزير", "الوزير"},
		{"ar", "وزير", "الوزير", "وزير"},
		{"ar", "قال وزير إن الوزير", "وزير", "الوزير"},
		{"ar", "التصريحات", "تصريح", "التصريحات"},
		{"fr", "Les ministres, un ministre", "ministre", ""},
	} {
		x := newIndexer(grammarOf(test.language, "", ""), 0, 0)
		x.add(&Document{Sentences: []Sentence{{Text: test.text}}})
		if got := strings.Join(decode(t, x.finish()).families[term(test.term)], " "); got != test.want {
			t.Errorf("%s: the family of %q in %q is %q, want %q", test.language, test.term, test.text, got, test.want)
		}
	}
}

func TestNamesMetMostOftenComeFirst(t *testing.T) {
	lee, berg := &Names{Texts: []string{"Anna Lee-Berg"}}, &Names{Texts: []string{"Bo Berg"}}
	_, got := checkDecoded(t, []Document{
		{Kind: Person, Met: 3, Sentences: []Sentence{{Under: []*Names{lee}}}},
		{Kind: Person, Met: 9, Sentences: []Sentence{{Under: []*Names{berg}}}},
	})
	if want := "\n12 berg\n3 anna leeberg"; got.names != want {
		t.Errorf("the names are %q, want %q", got.names, want)
	}
}

// What a wire sends twice is one story; what only begins alike, or is short, is not. The
// statements of a story that comes again are the same if their sentences are.
func TestTwins(t *testing.T) {
	story := func(kind Kind, sentences string) Document {
		d := Document{Kind: kind, Year: 2022, Sentences: []Sentence{{Text: "A title"}}}
		for _, s := range strings.Fields(sentences) {
			d.Sentences = append(d.Sentences, Sentence{Text: s})
		}
		return d
	}
	for name, test := range map[string]struct {
		documents []Document
		want      []int
	}{
		"again":           {[]Document{story(Article, "a b c d e"), story(Article, "a b c d e")}, []int{0, 0}},
		"with more":       {[]Document{story(Article, "a b c d"), story(Article, "a b c d e")}, []int{0, 0}},
		"a third time":    {[]Document{story(Article, "a b c d"), story(Article, "a b c d e"), story(Article, "b c d e")}, []int{0, 0, 0}},
		"half":            {[]Document{story(Article, "a b c d e f"), story(Article, "a b c x y z")}, []int{0, 1}},
		"in a longer one": {[]Document{story(Article, "a b c d"), story(Article, "a b c d e f")}, []int{0, 1}},
		"short":           {[]Document{story(Article, "a b"), story(Article, "a b")}, []int{0, 1}},
		"a phrase twice":  {[]Document{story(Article, "a a a"), story(Article, "a b c")}, []int{0, 1}},
		"events":          {[]Document{story(Event, "a b c"), story(Event, "a b c")}, []int{0, 1}},
		"statements of different stories": {
			[]Document{story(Article, "a b c"), story(Statement, "b"), story(Article, "d b f"), story(Statement, "b")}, []int{0, 1, 2, 3},
		},
		"statements of a story again": {
			[]Document{story(Article, "a b c"), story(Statement, "b"), story(Article, "a b c"), story(Statement, "b"), story(Statement, "c")}, []int{0, 1, 0, 1, 4},
		},
	} {
		if _, got := checkDecoded(t, test.documents); !slices.Equal(got.twins, test.want) {
			t.Errorf("%s: the first of each are %v, want %v", name, got.twins, test.want)
		}
	}
}

func TestSynonyms(t *testing.T) {
	united := &Names{Texts: []string{"United States", "US", "U.S.", "USA"}}
	_, got := checkDecoded(t, []Document{
		{Sentences: []Sentence{{Text: "A department of the USA"}, {Text: "Departments"}}},
		{Kind: Country, Met: 1, Sentences: []Sentence{{Under: []*Names{united}}}},
	})
	for term, want := range map[string]string{"dept": "department departments", "us": "usa", "usa": "us", "states": "", "department": "departments"} {
		if family := strings.Join(got.families[term], " "); family != want {
			t.Errorf("the family of %q is %q, want %q", term, family, want)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]bool{"US": true, "U.S.": true, "NATO": true, "ЕС": true, "": false, "A": false, "Us": false, "G7": false, "RUSSIA": false} {
		if isInitials(name) != want {
			t.Errorf("%q: initials are %v, want %v", name, !want, want)
		}
	}
}

func TestArabicArticlesAreJoined(t *testing.T) {
	got := withArticles([]string{"Tamim bin Hamad Al Thani", "Abdel Fattah el Sisi", "Al", "Al-Thani"})
	if want := []string{"AlThani", "elSisi"}; !slices.Equal(got, want) {
		t.Errorf("joined are %q, want %q", got, want)
	}
}

func TestIndexIsTheSameEachTime(t *testing.T) {
	a, b := check(t, slices.Clone(samples)), check(t, slices.Clone(samples))
	same := func(a, b *file) bool { return a.name == b.name && bytes.Equal(a.data, b.data) }
	if !bytes.Equal(a.top, b.top) || !slices.EqualFunc(a.files, b.files, same) {
		t.Error("two indexes of one site differ")
	}
}

func FuzzIndex(f *testing.F) {
	for _, d := range samples {
		for _, s := range d.Sentences {
			f.Add(d.Title, s.Text, uint16(d.Year), uint16(len(d.About)))
		}
	}
	f.Fuzz(func(t *testing.T, title, text string, year, about uint16) {
		documents := slices.Clone(samples)
		for i, line := range strings.SplitAfter(text, ".") {
			d := Document{Kind: Kind(i % len(kindNames)), Title: title, Address: "x.html", Year: int(year), About: []int{i, i + int(about) + 1}}
			for n, words := range strings.SplitAfter(line, " ") {
				d.Sentences = append(d.Sentences, Sentence{Text: words, Anchor: fmt.Sprint("t", n)})
			}
			documents = append(documents, d)
		}
		check(t, documents)
	})
}

// Words stand one after the other in the text, except that pairs overlap.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"U.S.", "v.d. Leyen", "G7サミット", "\xff\xfe王毅", "ー\u3099", "a.b.", "𠀀.𠀁"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last, lastEnd := -1, -1
		words(text, func(start, end int) {
			if start <= last || end < lastEnd || start >= end || end > len(text) {
				t.Errorf("%q: word %d–%d after %d–%d", text, start, end, last, lastEnd)
			}
			last, lastEnd = start, end
		})
	})
}

func FuzzCompareUTF16(f *testing.F) {
	f.Add("a", "b")
	f.Add("\uff70", "\U00020000")
	f.Add("\ud7ff", "\U0010ffff")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(b, "?")
		want := slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
		if got := compareUTF16(a, b); (got < 0) != (want < 0) || (got > 0) != (want > 0) {
			t.Errorf("compareUTF16(%q, %q) = %d, want %d", a, b, got, want)
		}
	})
}
