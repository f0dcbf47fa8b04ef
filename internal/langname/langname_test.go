package langname

import (
	"strings"
	"testing"
)

func TestKnown(t *testing.T) {
	english, chinese, arabic, swedish, unknown := New("en"), New("zh-Hans"), New("ar"), New("sv"), New("tlh")
	for _, test := range []struct {
		names *Names
		text  string
		want  bool
	}{
		{english, "Russian", true}, {english, "russian", true}, {english, "русский", true}, {english, "Русский", true}, {english, "العربية", true}, {english, "中文", true},
		{english, "Dari", true}, {english, "Farsi", true}, {english, "Norwegian", true}, {english, "Bengali", true}, {english, "Brazilian Portuguese", true},
		{english, "Levantine Arabic", true}, {english, "a mix of Russian", true}, {english, "British Sign Language", true}, {english, "the Sentinelese language", true},
		{english, "several languages", true}, {english, "Français", true}, {english, "Francais", true},
		{english, "ryska", false}, {swedish, "ryska", true}, {chinese, "俄语", true}, {chinese, "俄文", false}, {arabic, "الروسية", true}, {unknown, "Russian", true},
		{english, "", false}, {english, "ru", false}, {english, "Moscow", false}, {english, "Russia", false}, {english, "the transcript", false},
		{english, "und", false}, {english, "Unknown language", true}, {english, "Russian state television", false},
	} {
		if got := test.names.Known(test.text); got != test.want {
			t.Errorf("%q is a language: %v", test.text, got)
		}
	}
}

func TestNearest(t *testing.T) {
	n := New("en")
	for text, want := range map[string]string{"Rusian": "Russian", "Ukranian": "Ukrainian", "Portugese": "Portuguese", "Arabik": "Arabic", "transcript": ""} {
		if got, ok := n.Nearest(text); got != want || ok != (want != "") {
			t.Errorf("%q is near %q", text, got)
		}
	}
}

func TestOfCode(t *testing.T) {
	for code, want := range map[string]string{"ru": "Russian", "ua": "Ukrainian", "us": "English", "jp": "Japanese", "UK": "English Ukrainian", "fas": "Persian", "und": "", "xyz": "", "": "", "Moscow": ""} {
		if got := strings.Join(OfCode(code), " "); got != want {
			t.Errorf("%q means %q", code, got)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New("sv")
	}
}
