package main

import (
	"slices"
	"testing"
)

func TestOneName(t *testing.T) {
	for field, want := range map[string]string{
		"":                        "",
		"none":                    "",
		"NA (US citizens)":        "",
		"Russia":                  "Russia",
		"Holy See (Vatican City)": "Holy See",
		"Islamic Republic of Afghanistan (prior to 15 August 2021); current country name disputed":   "Islamic Republic of Afghanistan",
		"La Paz (administrative capital); Sucre (constitutional [legislative and judicial] capital)": "La Paz",
	} {
		if got := oneName(field); got != want {
			t.Errorf("oneName(%q) = %q, want %q", field, got, want)
		}
	}
}

func TestNouns(t *testing.T) {
	for field, want := range map[string][]string{
		"none":                                   nil,
		"Russian(s)":                             {"Russian", "Russians"},
		"Emirati(s)":                             {"Emirati", "Emiratis"},
		"Chinese (singular and plural)":          {"Chinese"},
		"Briton(s), British (collective plural)": {"Briton", "Britons", "British"},
		"Dutchman(men), Dutchwoman(women)":       {"Dutchman", "Dutchmen", "Dutchwoman", "Dutchwomen"},
		"Manxman (men), Manxwoman (women)":       {"Manxman", "Manxmen", "Manxwoman", "Manxwomen"},
		"Lao(s) or Laotian(s)":                   {"Lao", "Laos", "Laotian", "Laotians"},
		"Wallisian(s), Futunan(s), or Wallis and Futuna Islanders":            {"Wallisian", "Wallisians", "Futunan", "Futunans", "Wallis and Futuna Islanders"},
		"Barbadian(s) or Bajan (colloquial)":                                  {"Barbadian", "Barbadians", "Bajan"},
		"American Samoan(s) (US nationals)":                                   {"American Samoan", "American Samoans"},
		"Motswana (singular), Batswana (plural)":                              {"Motswana", "Batswana"},
		"Chinese/Hong Konger":                                                 {"Chinese", "Hong Konger"},
		"Swati; note - former term, Swazi, still used among English speakers": {"Swati"},
	} {
		if got := nouns(field); !slices.Equal(got, want) {
			t.Errorf("nouns(%q) = %q, want %q", field, got, want)
		}
	}
}

func TestCapital(t *testing.T) {
	for field, want := range map[string]string{
		"Tirana (Tirane)": "Tirana",
		"Santiago; note - Valparaiso is the seat of the national legislature":                                                    "Santiago",
		"Gitega (political capital), Bujumbura (commercial capital)":                                                             "Gitega",
		"Yamoussoukro (legislative capital), Abidjan (administrative and economic capital); note - the US Embassy is in Abidjan": "Yamoussoukro",
	} {
		if got := capital(field); got != want {
			t.Errorf("capital(%q) = %q, want %q", field, got, want)
		}
	}
}

func TestNeighbours(t *testing.T) {
	for field, want := range map[string][]string{
		"": nil,
		"Russia (northeast) 4,133 km and Russia (northwest) 46 km; Tajikistan 477 km":                            {"Russia", "Russia", "Tajikistan"},
		"Lithuania 100 km, Russia (Kaliningrad Oblast) 209 km; Slovakia 517 km":                                  {"Lithuania", "Russia", "Slovakia"},
		"Jordan 327 km (20 km are within the Dead Sea); Lebanon 81 km":                                           {"Jordan", "Lebanon"},
		"Democratic Republic of the Congo 2,646 km (of which 225 km is the boundary of Cabinda); Zambia 0.15 km": {"Democratic Republic of the Congo", "Zambia"},
	} {
		if got := neighbours(field); !slices.Equal(got, want) {
			t.Errorf("neighbours(%q) = %q, want %q", field, got, want)
		}
	}
}

func TestStarred(t *testing.T) {
	got := starred([]string{"Cook Islands", "Cook Island*", "Swiss*", "Kyrgyz*", "Dane*", "Avarua"})
	want := []string{"Cook Islander", "Cook Islanders", "Swiss", "Kyrgyz", "Dane", "Danes"}
	if !slices.Equal(got, want) {
		t.Errorf("starred = %q, want %q", got, want)
	}
}

// TestEdit: a correction that has become needless is an error, so the reasons
// in overrides.yaml stay true.
func TestEdit(t *testing.T) {
	for _, test := range []struct {
		list  []string
		how   string
		words []string
		want  []string
		err   string
	}{
		{[]string{"a"}, "", []string{"b"}, []string{"b"}, ""},
		{[]string{"a"}, "", []string{"a"}, []string{"a"}, "changes nothing"},
		{[]string{"a"}, "+", []string{"b", "c"}, []string{"a", "b", "c"}, ""},
		{[]string{"a"}, "+", []string{"a"}, []string{"a"}, `"a" is there already`},
		{[]string{"a", "b"}, "-", []string{"a"}, []string{"b"}, ""},
		{[]string{"a"}, "-", []string{"b"}, []string{"a"}, `"b" is not there`},
		{[]string{"a"}, "+-", []string{"b"}, []string{"a"}, "want the key, key+ or key-"},
	} {
		got := slices.Clone(test.list)
		err := edit(&got, test.how, test.words)
		if (err == nil) != (test.err == "") || err != nil && err.Error() != test.err {
			t.Errorf("edit(%q, %q, %q): error %v, want %q", test.list, test.how, test.words, err, test.err)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("edit(%q, %q, %q) = %q, want %q", test.list, test.how, test.words, got, test.want)
		}
	}
}
