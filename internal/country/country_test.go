package country_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/country"
)

func TestAll(t *testing.T) {
	all := country.All()
	if len(all) != 250 { // 249 entries of ISO 3166-1, and Kosovo
		t.Errorf("%d countries, want 250", len(all))
	}
	code := regexp.MustCompile(`^[a-z]{2}$`)
	alpha3 := regexp.MustCompile(`^[A-Z]{3}$`)
	m49 := regexp.MustCompile(`^[0-9]{3}$`)
	wikidata := regexp.MustCompile(`^Q[1-9][0-9]*$`)
	seen := make(map[string]country.Code)
	for i, c := range all {
		if i > 0 && all[i-1].Code >= c.Code {
			t.Errorf("%s follows %s: not sorted, or twice", c.Code, all[i-1].Code)
		}
		if !code.MatchString(string(c.Code)) || !alpha3.MatchString(c.Alpha3) || !wikidata.MatchString(c.Wikidata) {
			t.Errorf("%s: malformed code: %q, %q", c.Code, c.Alpha3, c.Wikidata)
		}
		if !m49.MatchString(c.M49) && c.Code != "xk" {
			t.Errorf("%s: malformed M49 code: %q", c.Code, c.M49)
		}
		for _, id := range []string{c.Alpha3, "M49 " + c.M49, c.Wikidata, c.Name, c.OfficialName} {
			if other, twice := seen[id]; twice && other != c.Code {
				t.Errorf("%q stands for %s and %s", id, other, c.Code)
			}
			seen[id] = c.Code
		}
	}
}

func TestEveryCountryIsComplete(t *testing.T) {
	for _, c := range country.All() {
		if c.Name == "" || c.OfficialName == "" || c.Region == "" {
			t.Errorf("%s: no Name, OfficialName or Region", c.Code)
		}
		if c.InSentence != c.Name && c.InSentence != "the "+c.Name {
			t.Errorf("%s: InSentence %q, Name %q", c.Code, c.InSentence, c.Name)
		}
		if c.Subregion == "" && c.Code != "aq" {
			t.Errorf("%s: no Subregion", c.Code)
		}
		if sovereign(c) && (c.Adjective == "" || c.Capital == "") {
			t.Errorf("%s: adjective %q, capital %q: want both", c.Code, c.Adjective, c.Capital)
		}
		if !sovereign(c) && len(c.Metonyms) > 0 {
			t.Errorf("%s: no state, but has metonyms %q", c.Code, c.Metonyms)
		}
	}
}

// sovereign tells states from territories and from entries that belong to no
// state, or to which is disputed.
func sovereign(c *country.Country) bool {
	return c.Parent == "" && c.Code != "aq" && c.Code != "eh"
}

func TestDemonyms(t *testing.T) {
	for _, c := range country.All() {
		names := append([]string{c.Name, c.OfficialName}, c.Aliases...)
		for _, word := range c.Demonyms {
			if slices.Contains(names, word) {
				t.Errorf("%s: %q is a name and a demonym", c.Code, word)
			}
		}
		if c.Adjective != "" && !slices.Contains(names, c.Adjective) && !strings.HasPrefix(c.Name, c.Adjective) &&
			!slices.Contains(c.Demonyms, c.Adjective) {
			t.Errorf("%s: the adjective %q is no demonym", c.Code, c.Adjective)
		}
		if c.Parent == "" {
			continue
		}
		parent, ok := country.Lookup(c.Parent)
		if !ok {
			t.Errorf("%s: unknown parent %s", c.Code, c.Parent)
			continue
		}
		for _, word := range c.Demonyms {
			if slices.Contains(parent.Demonyms, word) {
				t.Errorf("%s: shares the demonym %q with its parent %s", c.Code, word, c.Parent)
			}
		}
	}
}

// Words that truly mean two countries. A word that gets onto this list must be
// one of which a reader, too, could not say which.
func TestSharedWords(t *testing.T) {
	for _, test := range []struct {
		what  string
		words func(*country.Country) []string
		want  map[string]string
	}{
		{"demonyms", func(c *country.Country) []string { return c.Demonyms }, map[string]string{
			"Channel Islander":  "gg je",
			"Channel Islanders": "gg je",
			"Congolese":         "cd cg",
			"Czechoslovak":      "cz sk",
			"Czechoslovakian":   "cz sk",
			"Czechoslovakians":  "cz sk",
			"Czechoslovaks":     "cz sk",
			"Dominican":         "dm do",
			"Dominicans":        "dm do",
			"Korean":            "kp kr",
			"Koreans":           "kp kr",
			"Virgin Islander":   "vg vi",
			"Virgin Islanders":  "vg vi",
		}},
		{"names", names, map[string]string{
			"Congo":          "cd cg",
			"Czechoslovakia": "cz sk", "Czechoslovak Republic": "cz sk", "Czechoslovak Socialist Republic": "cz sk",
			"Korea":          "kp kr",
			"Virgin Islands": "vg vi",
		}},
		{"metonyms", func(c *country.Country) []string { return c.Metonyms }, nil},
	} {
		owners := make(map[string]string)
		for _, c := range country.All() {
			for _, word := range test.words(c) {
				owners[word] = strings.TrimSpace(owners[word] + " " + string(c.Code))
			}
		}
		maps.DeleteFunc(owners, func(_, codes string) bool { return !strings.Contains(codes, " ") })
		if !maps.Equal(owners, test.want) {
			t.Errorf("shared %s: %q, want %q", test.what, owners, test.want)
		}
	}
}

// No word may be of two sorts: a metonym of one country that is a name of
// another would be found as both.
func TestSortsOfWords(t *testing.T) {
	sorts := make(map[string]string)
	for _, c := range country.All() {
		for sort, words := range map[string][]string{"name": names(c), "demonym": c.Demonyms, "metonym": c.Metonyms} {
			for _, word := range words {
				if other, ok := sorts[word]; ok && other != sort {
					t.Errorf("%s: %q is a %s and a %s", c.Code, word, other, sort)
				}
				sorts[word] = sort
			}
		}
	}
}

func names(c *country.Country) []string {
	list := []string{c.Name}
	if c.OfficialName != c.Name {
		list = append(list, c.OfficialName)
	}
	return slices.Concat(list, c.Aliases, c.FormerNames)
}

func TestBorders(t *testing.T) {
	for _, c := range country.All() {
		if !slices.IsSorted(c.Borders) {
			t.Errorf("%s: borders %v are not sorted", c.Code, c.Borders)
		}
		for _, code := range c.Borders {
			other, ok := country.Lookup(code)
			switch {
			case !ok:
				t.Errorf("%s: borders %s, which does not exist", c.Code, code)
			case code == c.Code:
				t.Errorf("%s: borders itself", c.Code)
			case !slices.Contains(other.Borders, c.Code):
				t.Errorf("%s borders %s, but not %s %s", c.Code, code, code, c.Code)
			}
		}
	}
}

// What the sources say to readers of the source must not come through.
func TestNoRemarks(t *testing.T) {
	remark := regexp.MustCompile(`[()\[\]{};:*/0-9’]|\b(none|note|NA|singular|plural|formerly|prior|disputed)\b|^\s|\s$|\s\s|^$`)
	for _, c := range country.All() {
		texts := slices.Concat(names(c), c.Demonyms, c.Metonyms, []string{c.InSentence, c.Region})
		for _, text := range []string{c.Adjective, c.Capital, c.Subregion} {
			if text != "" {
				texts = append(texts, text)
			}
		}
		for _, text := range texts {
			if m := remark.FindString(text); remark.MatchString(text) {
				t.Errorf("%s: %q contains %q", c.Code, text, m)
			}
		}
		for _, list := range [][]string{names(c), c.Demonyms, c.Metonyms} {
			if len(slices.Compact(slices.Sorted(slices.Values(list)))) != len(list) {
				t.Errorf("%s: %q has a word twice", c.Code, list)
			}
		}
	}
}

// The names that other tables have wrong or out of date.
func TestHardCases(t *testing.T) {
	for _, want := range []struct {
		code                                            country.Code
		wikidata, name, official, inSentence, adjective string
		capital                                         string
	}{
		{"cd", "Q974", "Democratic Republic of the Congo", "Democratic Republic of the Congo", "the Democratic Republic of the Congo", "Congolese", "Kinshasa"},
		{"cg", "Q971", "Republic of the Congo", "Republic of the Congo", "the Republic of the Congo", "Congolese", "Brazzaville"},
		{"ci", "Q1008", "Côte d'Ivoire", "Republic of Côte d'Ivoire", "Côte d'Ivoire", "Ivorian", "Yamoussoukro"},
		{"cn", "Q148", "China", "People's Republic of China", "China", "Chinese", "Beijing"},
		{"cv", "Q1011", "Cabo Verde", "Republic of Cabo Verde", "Cabo Verde", "Cabo Verdean", "Praia"},
		{"cz", "Q213", "Czechia", "Czech Republic", "Czechia", "Czech", "Prague"},
		{"dk", "Q35", "Denmark", "Kingdom of Denmark", "Denmark", "Danish", "Copenhagen"},
		{"fr", "Q142", "France", "French Republic", "France", "French", "Paris"},
		{"gb", "Q145", "United Kingdom", "United Kingdom of Great Britain and Northern Ireland", "the United Kingdom", "British", "London"},
		{"kp", "Q423", "North Korea", "Democratic People's Republic of Korea", "North Korea", "North Korean", "Pyongyang"},
		{"kr", "Q884", "South Korea", "Republic of Korea", "South Korea", "South Korean", "Seoul"},
		{"mk", "Q221", "North Macedonia", "Republic of North Macedonia", "North Macedonia", "Macedonian", "Skopje"},
		{"mm", "Q836", "Myanmar", "Republic of the Union of Myanmar", "Myanmar", "Myanmar", "Naypyidaw"},
		{"nl", "Q55", "Netherlands", "Kingdom of the Netherlands", "the Netherlands", "Dutch", "Amsterdam"},
		{"nz", "Q664", "New Zealand", "New Zealand", "New Zealand", "New Zealand", "Wellington"},
		{"ps", "Q219060", "Palestine", "State of Palestine", "Palestine", "Palestinian", "Ramallah"},
		{"ru", "Q159", "Russia", "Russian Federation", "Russia", "Russian", "Moscow"},
		{"sz", "Q1050", "Eswatini", "Kingdom of Eswatini", "Eswatini", "Swazi", "Mbabane"},
		{"tl", "Q574", "Timor-Leste", "Democratic Republic of Timor-Leste", "Timor-Leste", "Timorese", "Dili"},
		{"tr", "Q43", "Türkiye", "Republic of Türkiye", "Türkiye", "Turkish", "Ankara"},
		{"us", "Q30", "United States", "United States of America", "the United States", "American", "Washington, D.C."},
		{"va", "Q237", "Holy See", "Holy See", "the Holy See", "Vatican", "Vatican City"},
		{"xk", "Q1246", "Kosovo", "Republic of Kosovo", "Kosovo", "Kosovan", "Pristina"},
		{"za", "Q258", "South Africa", "Republic of South Africa", "South Africa", "South African", "Pretoria"},
	} {
		c, ok := country.Lookup(want.code)
		if !ok {
			t.Errorf("%s: not found", want.code)
			continue
		}
		got := []string{c.Wikidata, c.Name, c.OfficialName, c.InSentence, c.Adjective, c.Capital}
		if w := []string{want.wikidata, want.name, want.official, want.inSentence, want.adjective, want.capital}; !slices.Equal(got, w) {
			t.Errorf("%s: %q, want %q", want.code, got, w)
		}
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct {
		code           country.Code
		list           string
		words          []string
		include, leave []string
	}{
		{"ru", "demonyms", lookup("ru").Demonyms, []string{"Russian", "Russians"}, nil},
		{"gb", "demonyms", lookup("gb").Demonyms, []string{"British", "Briton", "Britons", "Brit"}, nil},
		{"ae", "demonyms", lookup("ae").Demonyms, []string{"Emirati", "Emiratis"}, []string{"Emiri"}},
		{"cn", "demonyms", lookup("cn").Demonyms, []string{"Chinese"}, []string{"Chineses"}},
		{"nl", "demonyms", lookup("nl").Demonyms, []string{"Dutch", "Dutchman", "Dutchmen", "Dutchwoman", "Dutchwomen"}, nil},
		{"la", "demonyms", lookup("la").Demonyms, []string{"Lao", "Laotian", "Laotians"}, nil},
		{"ba", "demonyms", lookup("ba").Demonyms, []string{"Bosnian", "Bosnians"}, []string{"Bosniak", "Serb", "Croat"}},
		{"nz", "demonyms", lookup("nz").Demonyms, []string{"New Zealander"}, []string{"New Zealand", "Kiwi"}},
		{"kr", "demonyms", lookup("kr").Demonyms, []string{"South Korean", "Korean"}, nil},
		{"as", "demonyms", lookup("as").Demonyms, []string{"American Samoan"}, []string{"American", "Samoan"}},
		{"us", "aliases", lookup("us").Aliases, []string{"U.S.", "US", "USA", "America"}, nil},
		{"tr", "aliases", lookup("tr").Aliases, []string{"Turkey"}, nil},
		{"ci", "aliases", lookup("ci").Aliases, []string{"Ivory Coast"}, nil},
		{"sz", "aliases", lookup("sz").Aliases, []string{"Swaziland"}, nil},
		{"mm", "aliases", lookup("mm").Aliases, []string{"Burma"}, nil},
		{"nl", "aliases", lookup("nl").Aliases, []string{"Holland"}, []string{"NL"}},
		{"lc", "aliases", lookup("lc").Aliases, []string{"St. Lucia", "St Lucia"}, nil},
		{"ru", "former names", lookup("ru").FormerNames, []string{"Soviet Union", "USSR"}, nil},
		{"th", "former names", lookup("th").FormerNames, []string{"Siam"}, nil},
		{"cd", "former names", lookup("cd").FormerNames, []string{"Zaire"}, nil},
		{"gh", "former names", lookup("gh").FormerNames, nil, []string{"Gold Coast"}},
		{"ru", "metonyms", lookup("ru").Metonyms, []string{"Moscow", "Kremlin"}, nil},
		{"us", "metonyms", lookup("us").Metonyms, []string{"Washington", "White House", "Foggy Bottom"}, nil},
		{"gb", "metonyms", lookup("gb").Metonyms, []string{"London", "Downing Street", "Whitehall"}, nil},
		{"fr", "metonyms", lookup("fr").Metonyms, []string{"Élysée", "Quai d'Orsay"}, nil},
		{"cn", "metonyms", lookup("cn").Metonyms, []string{"Beijing", "Zhongnanhai"}, nil},
		{"nl", "metonyms", lookup("nl").Metonyms, []string{"The Hague"}, []string{"Amsterdam", "Hague"}},
		{"il", "metonyms", lookup("il").Metonyms, nil, []string{"Jerusalem"}},
		{"be", "metonyms", lookup("be").Metonyms, nil, []string{"Brussels"}},
	} {
		for _, word := range test.include {
			if !slices.Contains(test.words, word) {
				t.Errorf("%s: %s %q lack %q", test.code, test.list, test.words, word)
			}
		}
		for _, word := range test.leave {
			if slices.Contains(test.words, word) {
				t.Errorf("%s: %s %q have %q", test.code, test.list, test.words, word)
			}
		}
	}
}

func lookup(code country.Code) *country.Country {
	c, ok := country.Lookup(code)
	if !ok {
		return new(country.Country)
	}
	return c
}

func TestLookup(t *testing.T) {
	for _, c := range country.All() {
		if got, ok := country.Lookup(c.Code); !ok || got != c {
			t.Errorf("Lookup(%q) = %v, %v", c.Code, got, ok)
		}
	}
	for _, code := range []country.Code{"", "a", "RU", "ac", "eu", "uk", "kv", "zz", "rus"} {
		if c, ok := country.Lookup(code); ok {
			t.Errorf("Lookup(%q) = %s, want none", code, c.Code)
		}
	}
}

func TestFlag(t *testing.T) {
	for code, want := range map[country.Code]string{"ru": "🇷🇺", "us": "🇺🇸", "xk": "🇽🇰", "no": "🇳🇴"} {
		if got := lookup(code).Flag(); got != want {
			t.Errorf("Flag of %s = %q, want %q", code, got, want)
		}
	}
}
