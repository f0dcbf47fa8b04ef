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
		{"Russian-backed, 2,000 troops", "russian backed 2 000 troops"},
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
		{"Talks in Geneva", ""}, {"They met,\nand\tmet again.", "m1"}, {"“No,” said Lavrov: 不。", "s-00ff00ff"},
	}},
	{Kind: Event, Title: "A call", Address: "events/call.html", Year: 2022, Sentences: []Sentence{{"A call", ""}}},
	{Kind: Text, Title: "About", Address: "about.html"},
	{Kind: Person, Title: "Sergey Lavrov", Address: "people/sergey-lavrov.html", Note: "Minister · Russia", About: []int{1}, Sentences: []Sentence{
		{"Sergey Lavrov · Сергей Лавров · ﬁ 𠀀", ""},
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
			d.Sentences = append(d.Sentences, Sentence{strings.Join(words, " "), fmt.Sprint("t", len(d.Sentences)+1)})
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

// An article more at the end leaves the text of those before it where it is.
func TestIndexGrowsAtItsEnd(t *testing.T) {
	var documents []Document
	for i := range 200 {
		documents = append(documents, Document{Title: fmt.Sprint("Number ", i), Sentences: []Sentence{{strings.Repeat("word ", 60), ""}}})
	}
	before, after := check(t, documents[:199]), check(t, documents)
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
	if changed != 1 {
		t.Errorf("%d chunks of text changed", changed)
	}
}

func TestIndexIsTheSameEachTime(t *testing.T) {
	a, b := check(t, slices.Clone(samples)), check(t, slices.Clone(samples))
	if !bytes.Equal(a.top, b.top) || fmt.Sprint(a.files) != fmt.Sprint(b.files) {
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
				d.Sentences = append(d.Sentences, Sentence{words, fmt.Sprint("t", n)})
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
