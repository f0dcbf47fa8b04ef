package spelling

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Lavrov", "lavrov"},
		{"Viktor Orbán", "viktor orban"},
		{norm.NFD.String("Viktor Orbán"), "viktor orban"},
		{"  Sergey \t Lavrov\n", "sergey lavrov"},
		{"Sergey\u00a0Lavrov", "sergey lavrov"}, // no-break space
		{"Ｌａｖｒｏｖ", "lavrov"},                    // full width
		{"Wałęsa", "walesa"},
		{"Støre", "store"},
		{"Đoković", "dokovic"},
		{"Strauß", "strauss"},
		{"STRAUẞ", "strauss"},
		{"Erdoğan", "erdogan"},
		{"İstanbul", "istanbul"},
		{"Diyarbakır", "diyarbakir"},
		{"Æthelred Œuvre Þór Ħal", "aethelred oeuvre thor hal"},
		{"Côte d’Ivoire", "cote d'ivoire"},
		{"Hawaiʻi", "hawai'i"},
		{"Guinea‑Bissau", "guinea-bissau"},   // no-break hyphen
		{"Russia–Ukraine", "russia-ukraine"}, // en dash
		{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"Σίσυφος", "σισυφοσ"},                           // two small forms, one letter
		{"Зеленський", "зеленськии"},                     // the breve of й is a mark like any other
		{"Rock`n`Roll\x00 \x1f", "rock`n`roll\x00 \x1f"}, // nothing is known of these
		{"U.S.A. ", "u.s.a."},
		{"a\vb\fc", "a b c"},
		{" ", ""},
		{"", ""},
		{" \u00a0", ""},
	} {
		if got := Fold(test.text); got != test.want {
			t.Errorf("Fold(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Blinken and Lavrov speak by phone", "blinken-and-lavrov-speak-by-phone"},
		{"  Orbán’s visit — day 2! ", "orbans-visit-day-2"},
		{"Guinea-Bissau", "guinea-bissau"},
		{"U.S.", "u-s"},
		{"Москва", ""},
		{"--", ""},
	} {
		if got := Slug(test.text); got != test.want {
			t.Errorf("Slug(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"lavrov", "Lavrov", 0},
		{"lavrov", "lavrof", 1},
		{"lavrov", "larvov", 2}, // two letters changed, which is what a swap is
		{"Orbán", "orban", 0},
		{"", "nato", 4},
	} {
		if got := Distance(test.a, test.b); got != test.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"title", "topics", "to", "via", "Viktor Orbán", "sergey-lavrov"}
	for _, test := range []struct {
		word, want string
	}{
		{"titel", "title"},
		{"topic", "topics"},
		{"viktor orban", "Viktor Orbán"},
		{"Sergey-Lavrow", "sergey-lavrov"},
		{"sergei-lawrov", "sergey-lavrov"},
		{"serge-lawrow", ""}, // three slips
		{"vai", "via"},       // letters that changed places are one slip
		{"vxy", ""},          // two slips are most of the word
		{"tpoics", "topics"},
		{"bopixs", ""}, // two slips, and one of them in the first letter
		{"bopics", "topics"},
		{"vi", "via"},
		{"xx", ""},
		{"", ""},
	} {
		got, ok := Nearest(test.word, names)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("Nearest(%q) = %q, %v; want %q", test.word, got, ok, test.want)
		}
	}
	if got, _ := Nearest("cat", []string{"bat", "rat"}); got != "bat" {
		t.Errorf("of equals %q wins, not the first", got)
	}
}

// Nearest counts letters, whatever their number of bytes.
func TestNearestCountsLetters(t *testing.T) {
	if got, ok := Nearest("Зеленскый", []string{"Зеленский"}); !ok {
		t.Errorf("Nearest = %q, %v", got, ok)
	}
	if got, ok := Nearest("Зеленс", []string{"Зеленски"}); !ok {
		t.Errorf("Nearest = %q, %v", got, ok)
	}
}

// A name that nobody has is not taken for a short one that somebody has.
func TestNearestOfShortWords(t *testing.T) {
	for _, test := range []struct{ word, candidate, want string }{
		{"Orban", "Iran", ""},
		{"Ilic", "Mali", ""},
		{"Kuba", "Cuba", "Cuba"},
		{"Moran", "Oman", ""},
		{"Sudna", "Sudan", "Sudan"},
		{"siad", "said", "said"},
		{"Орбан", "Иран", ""},
		{"Persen", "Yemen", ""},
		{"Norawy", "Norway", "Norway"},
	} {
		if got, _ := Nearest(test.word, []string{test.candidate}); got != test.want {
			t.Errorf("Nearest(%q) of %q = %q, want %q", test.word, test.candidate, got, test.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Viktor Orbán", "Côte d’Ivoire", "ＬＡ", "İ", "\xff\xfe", "ﬁ", "ǅ", "a\u0301 \u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if slow := foldLetters(s); slow != folded {
			t.Errorf("Fold(%q) = %q, letter by letter %q", s, folded, slow)
		}
		if !utf8.ValidString(s) {
			return
		}
		if again := Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, and folded again %q", s, folded, again)
		}
		if other := Fold(norm.NFD.String(s)); other != folded {
			t.Errorf("Fold(%q) = %q, and decomposed first %q", s, folded, other)
		}
	})
}

// The letters of two words never rule out a nearness that there is.
func TestLettersAreNoFurtherThanWords(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		var b strings.Builder
		for range 3 + random.IntN(5) {
			b.WriteRune([]rune("abcdeé-ł \u0161ш")[random.IntN(11)])
		}
		return b.String()
	}
	for range 20000 {
		a, b := word(), word()
		if d := Distance(a, b); lettersOf(Fold(a)).beyond(lettersOf(Fold(b)), d) {
			t.Fatalf("%q and %q are %d slips apart, and their letters more", a, b, d)
		}
	}
}
