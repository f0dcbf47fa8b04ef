package language

import (
	"html/template"
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/date"
	"readout/internal/source"
	"readout/layouts"
)

func load(t *testing.T, tag string) *Words {
	t.Helper()
	w, said := New(tag, layouts.FS, nil)
	for _, d := range said {
		t.Errorf("%s: %s", d.Path, d.Message)
	}
	return w
}

func TestSay(t *testing.T) {
	en, ar := load(t, "en"), load(t, "ar")
	for _, test := range []struct{ got, want string }{
		{en.Say("statements_by", "Russia"), "Statements by Russia"},
		{en.Say("times_met", 1), "1 event"},
		{en.Say("times_met", 0), "0 events"},
		{en.Say("times_met", 1234567), "1,234,567 events"},
		{ar.Say("times_met", 0), "لا أحداث"},
		{ar.Say("times_met", 1), "حدث واحد"},
		{ar.Say("times_met", 2), "حدثان"},
		{ar.Say("times_met", 3), "٣ أحداث"},
		{ar.Say("times_met", 11), "١١ حدثًا"},
		{ar.Say("times_met", 100), "١٠٠ حدث"},
		{ar.Say("times_met", 1103), "١٬١٠٣ أحداث"},
		{ar.Say("statements_by", "NATO"), "تصريحات \u2068NATO\u2069"},
		{ar.Say("statements_by", "روسيا"), "تصريحات روسيا"},
		{en.Word("verb", "denies"), "denied"},
		{ar.Word("verb", "denies"), "نفي"},
		{ar.Word("verb", "shouts"), "shouts"},
		{en.List(nil), ""},
		{en.List([]string{"A"}), "A"},
		{en.List([]string{"A", "B", "C"}), "A, B and C"},
		{ar.List([]string{"روسيا", "مصر", "ليبيا"}), "روسيا، مصر وليبيا"},
		{en.Number(999), "999"},
		{en.Number(-1234), "-1,234"},
		{en.Number(-123), "-123"},
		{ar.Number(20), "٢٠"},
		{ar.Country("ru"), "روسيا"},
		{en.Country("ru"), ""},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
}

func TestDays(t *testing.T) {
	for _, test := range []struct{ tag, day, short, long string }{
		{"en", "2022-02-01", "1 Feb 2022", "Tuesday 1 February 2022"},
		{"en", "2022-02", "Feb 2022", "February 2022"},
		{"en", "2022", "2022", "2022"},
		{"ar", "2022-02-01", "١ فبراير ٢٠٢٢", "الثلاثاء، ١ فبراير ٢٠٢٢"},
		{"ar", "2022", "٢٠٢٢", "٢٠٢٢"},
	} {
		d, err := date.Parse(test.day)
		if err != nil {
			t.Fatal(err)
		}
		if short, long := load(t, test.tag).Day(d); short != test.short || long != test.long {
			t.Errorf("%s: %q, %q", test.day, short, long)
		}
	}
}

// A phrase is text as long as all that is filled in is; with markup it is
// markup, and what was text is escaped. Names in Latin letters are kept apart
// on a right-to-left page.
func TestPhrase(t *testing.T) {
	en, ar := load(t, "en"), load(t, "ar")
	for _, test := range []struct {
		words *Words
		key   string
		args  []any
		want  any
	}{
		{en, "pair", []any{"A & B", "C"}, "A & B and C"},
		{en, "pair", []any{"A & B", template.HTML("<b>C</b>")}, template.HTML("A &amp; B and <b>C</b>")},
		{ar, "pair", []any{"مصر", "ليبيا"}, "مصر وليبيا"},
		{ar, "pair", []any{"مصر", "C & D"}, template.HTML("مصر و<bdi>C &amp; D</bdi>")},
	} {
		if got, err := test.words.Phrase(test.key, test.args...); err != nil || got != test.want {
			t.Errorf("%#v, want %#v (%v)", got, test.want, err)
		}
	}
	if _, err := en.Phrase("pair", "A"); err == nil {
		t.Error("half a pair")
	}
}

// What is wrong in a file of words, in full.
func TestNewSays(t *testing.T) {
	for _, test := range []struct{ name, tag, file, text, want string }{
		{"a word changed", "en", "en", "bottom_line: In short\n", ""},
		{"a word of Arabic changed", "ar", "ar", "bottom_line: باختصار\n", ""},
		{"a region's", "ar-EG", "ar-EG", "month: {1: كانون}\n", ""},
		{"no file", "fr", "", "", `readout.yaml:1:1: warning: there are no words in the language fr: what readout adds to a page is in English [missing-words]
  hint: say the words of layouts/words/en.yaml in layouts/words/fr.yaml; see docs/layouts.md
`},
		{"unknown key", "en", "en", "statments: x\nkind: {persons: x}\n", `layouts/words/en.yaml:1:1: error: unknown key "statments" in the words of a language [unknown-key]
  | statments: x
  | ^^^^^^^^^
  hint: did you mean "statements"?
layouts/words/en.yaml:2:8: error: unknown key "kind.persons" in the words of a language [unknown-key]
  | kind: {persons: x}
  |        ^^^^^^^
  hint: did you mean "kind.person"?
`},
		{"placeholders", "en", "en", "pair: \"{one} or {othr}\"\nrelated: \"{x}\"\nborn: here\n", `layouts/words/en.yaml:1:7: error: {othr} is not filled in here [unknown-placeholder]
  | pair: "{one} or {othr}"
  |       ^^^^^^^^^^^^^^^^^
  hint: did you mean {other}?
layouts/words/en.yaml:2:10: error: {x} is not filled in here [unknown-placeholder]
  | related: "{x}"
  |          ^^^^^
  hint: nothing is filled in there
layouts/words/en.yaml:3:7: warning: {year} is left out, so readers will not see it [missing-placeholder]
  | born: here
  |       ^^^^
  hint: put {year} where it belongs
`},
		{"forms", "en", "en", "times_met: {one: x, two: y, other: z}\nrelated: {one: x, other: y}\nmore_there: {one: x}\ncount: {person: {ones: x, other: y}}\n", `layouts/words/en.yaml:1:21: warning: no number has the form "two" in en [unknown-key]
  | times_met: {one: x, two: y, other: z}
  |                     ^^^
  hint: it has one, other
layouts/words/en.yaml:2:11: error: related counts nothing, so it has no forms [unknown-key]
  | related: {one: x, other: y}
  |           ^^^
  hint: write it as one text: related: "…"
layouts/words/en.yaml:2:19: error: related counts nothing, so it has no forms [unknown-key]
  | related: {one: x, other: y}
  |                   ^^^^^
  hint: write it as one text: related: "…"
layouts/words/en.yaml:3:1: error: more_there has no form other [missing-key]
  | more_there: {one: x}
  | ^^^^^^^^^^
  hint: add it: it is for all numbers that have no form of their own
layouts/words/en.yaml:4:9: warning: count.person has no form one; other stands for it [missing-words]
  | count: {person: {ones: x, other: y}}
  |         ^^^^^^
  hint: in en the number needs the forms one, other
layouts/words/en.yaml:4:18: error: "ones" is no plural category [unknown-key]
  | count: {person: {ones: x, other: y}}
  |                  ^^^^
  hint: they are zero, one, two, few, many and other
`},
		{"a form missing", "ar", "ar", "times_met: \"{n}\"\n", `layouts/words/ar.yaml:1:1: warning: times_met has no form zero, one, two, few, many; other stands for it [missing-words]
  | times_met: "{n}"
  | ^^^^^^^^^
  hint: in ar the number needs the forms zero, one, two, few, many, other
`},
		{"a country", "ar", "ar", "country: {uk: x}\n", `layouts/words/ar.yaml:1:11: error: "uk" is not a country code [unknown-country]
  | country: {uk: x}
  |           ^^
  hint: write the ISO 3166-1 alpha-2 code in lower case, such as ru
`},
		{"digits", "ar", "ar", "number: {digits: \"012\"}\n", `layouts/words/ar.yaml:1:18: error: number.digits is not ten digits [wrong-type]
  | number: {digits: "012"}
  |                  ^^^^^
  hint: write them from zero to nine: "0123456789"
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := fstest.MapFS{}
			if test.file != "" {
				site["words/"+test.file+".yaml"] = &fstest.MapFile{Data: []byte(test.text)}
			}
			_, said := New(test.tag, layouts.FS, site)
			var got strings.Builder
			source.Print(&got, said, func(source.Path) []byte { return []byte(test.text) })
			if got.String() != test.want {
				t.Errorf("got\n%s\nwant\n%s", got.String(), test.want)
			}
		})
	}
}

// A new language begins with a few words; the rest is English, and listed.
func TestHalfALanguage(t *testing.T) {
	site := fstest.MapFS{"words/fr.yaml": {Data: []byte("statements: Déclarations\ncountry: {ru: Russie}\n")}}
	w, said := New("fr", layouts.FS, site)
	if w.Say("statements") != "Déclarations" || w.Say("events") != "Events" || w.Country("ru") != "Russie" {
		t.Error(w.Say("statements"), w.Say("events"), w.Country("ru"))
	}
	if len(said) != 1 || said[0].Severity != source.Warning || said[0].Path != "layouts/words/fr.yaml" ||
		!strings.Contains(said[0].Message, ", events, ") || strings.Contains(said[0].Message, ", statements, ") {
		t.Errorf("%+v", said)
	}
}

func TestFullSpan(t *testing.T) {
	en, _ := New(English, layouts.FS, nil)
	for _, test := range []struct {
		from, to date.Date
		want     string
	}{
		{date.Date{Year: 2022, Month: 2, Day: 18}, date.Date{}, "18 February 2022"},
		{date.Date{Year: 2022, Month: 2, Day: 18}, date.Date{Year: 2022, Month: 2, Day: 18}, "18 February 2022"},
		{date.Date{Year: 2022, Month: 2, Day: 18}, date.Date{Year: 2022, Month: 2, Day: 20}, "18 to 20 February 2022"},
		{date.Date{Year: 2022, Month: 1, Day: 30}, date.Date{Year: 2022, Month: 2, Day: 2}, "30 January to 2 February 2022"},
		{date.Date{Year: 2021, Month: 12, Day: 30}, date.Date{Year: 2022, Month: 1, Day: 2}, "30 December 2021 to 2 January 2022"},
	} {
		if got := en.FullSpan(test.from, test.to); got != test.want {
			t.Errorf("%v, %v: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}
