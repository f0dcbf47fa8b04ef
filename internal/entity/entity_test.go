package entity

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/parse"
	"readout/internal/source"
)

// documents parses files, given as front matter by path under content/.
func documents(files map[string]string) []*document.Document {
	parser := parse.NewParser(parse.Options{})
	var list []*document.Document
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := "---\n" + strings.Trim(files[name], "\n") + "\n---\n"
		list = append(list, parser.Parse(source.NewFile(source.Path("content/"+name+".md"), []byte(text))))
	}
	return list
}

// registry makes a registry of files that must have nothing wrong.
func registry(t testing.TB, published, withheld map[string]string) *Registry {
	t.Helper()
	r, diagnostics := New(documents(published), documents(withheld), nil)
	if len(diagnostics) > 0 {
		t.Fatal(said(diagnostics))
	}
	return r
}

func said(list []source.Diagnostic) string {
	var b strings.Builder
	source.Print(&b, list, func(source.Path) []byte { return nil })
	return b.String()
}

// keys names what IDs mean.
func (r *Registry) keysOf(ids []ID) string {
	var list []string
	for _, id := range ids {
		list = append(list, r.At(id).Key.String())
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func day(t testing.TB, s string) date.Date {
	t.Helper()
	d, err := date.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// cast is a registry in which names collide in every way that rule 4.1 of the
// design speaks of.
var cast = map[string]string{
	"people/sergey-lavrov":        "name: Sergey Lavrov\naliases: [Sergei Lavrov]",
	"people/viktor-orban":         "name: Viktor Orbán",
	"people/xi-jinping":           "name: Xi Jinping\nsurname: Xi",
	"people/ursula-von-der-leyen": "name: Ursula von der Leyen\nsort_name: von der Leyen, Ursula",
	"people/joe-biden":            "name: Joe Biden",
	"people/jill-biden":           "name: Jill Biden",
	"people/ana-georgia":          "name: Ana Georgia",
	"people/geneva":               "name: Geneva Stone",
	"people/ru-min":               "name: Ru Min\nsurname: RU",
	"organizations/nato":          "name: North Atlantic Treaty Organization\naliases: [NATO, the Alliance]",
	"organizations/quad":          "name: Quad\naliases: [the Alliance]",
	"places/geneva":               "name: Geneva\ncountry: ch",
	"topics/georgia":              "name: Georgia’s elections",
}

func TestResolve(t *testing.T) {
	r := registry(t, cast, nil)
	for _, test := range []struct {
		text  string
		kinds []Kind
		want  string // keys, in order
	}{
		// an id is exact
		{text: "sergey-lavrov", want: "person/sergey-lavrov"},
		{text: "person/sergey-lavrov", want: "person/sergey-lavrov"},
		{text: "people/sergey-lavrov", want: "person/sergey-lavrov"},
		{text: "organization/nato", want: "organization/nato"},
		{text: "organizations/nato", want: "organization/nato"},
		{text: "countries/ru", want: "country/ru"},
		{text: "places/geneva", want: "place/geneva"},
		{text: "topics/georgia", want: "topic/georgia"},
		{text: "people/nato"},
		{text: "articles/nato"},
		{text: "people/Sergey Lavrov"},
		// so is a country's code, in lower case alone
		{text: "ru", want: "country/ru"},
		{text: "no", want: "country/no"},
		{text: "us", want: "country/us"},
		{text: "RU", want: "person/ru-min"},
		{text: "Ch"},
		{text: "DE"},
		// an id of two kinds is nobody's, unless only one kind counts
		{text: "geneva", want: "person/geneva place/geneva"},
		{text: "geneva", kinds: []Kind{Place, Country}, want: "place/geneva"},
		{text: "Geneva", want: "place/geneva"},
		// an id comes before a name of another
		{text: "georgia", want: "topic/georgia"},
		{text: "georgia", kinds: []Kind{Country, Person}, want: "country/ge"},
		{text: "Georgia", want: "country/ge"},
		// names and aliases are one pool, without case, accents and width
		{text: "Sergey Lavrov", want: "person/sergey-lavrov"},
		{text: "SERGEI  LAVROV", want: "person/sergey-lavrov"},
		{text: "viktor orban", want: "person/viktor-orban"},
		{text: "Viktor Orba\u0301n", want: "person/viktor-orban"},
		{text: "ＮＡＴＯ", want: "organization/nato"},
		{text: "NATO", want: "organization/nato"},
		{text: "United States", want: "country/us"},
		{text: "the United States", want: "country/us"},
		{text: "U.S.", want: "country/us"},
		{text: "US", want: "country/us"},
		{text: "Turkey", want: "country/tr"},
		{text: "Türkiye", want: "country/tr"},
		{text: "Cote d'Ivoire", want: "country/ci"},
		{text: "Côte d’Ivoire", want: "country/ci"},
		{text: "Soviet Union", want: "country/ru"},
		{text: "Georgia's elections", want: "topic/georgia"},
		// two owners
		{text: "the Alliance", want: "organization/nato organization/quad"},
		// surnames, if no name matches
		{text: "Lavrov", want: "person/sergey-lavrov"},
		{text: "lavrov", want: "person/sergey-lavrov"},
		{text: "Orban", want: "person/viktor-orban"},
		{text: "Xi", want: "person/xi-jinping"},
		{text: "Jinping"},
		{text: "von der Leyen", want: "person/ursula-von-der-leyen"},
		{text: "Leyen"},
		{text: "Biden", want: "person/jill-biden person/joe-biden"},
		// demonyms and capitals are no names
		{text: "Russian"},
		{text: "Moscow"},
		{text: "Sergey"},
		{text: ""},
		{text: "/"},
		{text: "people/"},
	} {
		if got := r.keysOf(r.Resolve(test.text, test.kinds...)); got != test.want {
			t.Errorf("Resolve(%q, %v) = %q, want %q", test.text, test.kinds, got, test.want)
		}
	}
}

func TestReference(t *testing.T) {
	published := maps.Clone(cast)
	published["people/broken"] = "name: [Mira Holt\naliases: mira"
	r := registry(t, published, map[string]string{
		"people/ned-price":      "name: Ned Price\naliases: [the spokesman]\ndraft: true",
		"organizations/axis":    "name: Axis\ndraft: true",
		"articles/2022/secrets": "title: Secrets\ndate: 2022-02-01\ndraft: true",
	})
	for _, test := range []struct {
		text  string
		kinds []Kind
		want  string // the key, or what is said
	}{
		{text: "lavrov", want: "person/sergey-lavrov"},
		{text: "Biden", want: `content/a.md:1:1: error: "Biden" may be person/jill-biden (Jill Biden) or person/joe-biden (Joe Biden) [ambiguous-entity]
  hint: write the id of the one you mean
`},
		{text: "geneva", want: `content/a.md:1:1: error: "geneva" may be person/geneva (Geneva Stone) or place/geneva (Geneva) [ambiguous-entity]
  hint: write it with its kind, such as person/geneva
`},
		{text: "Sergey Lawrov", want: `content/a.md:1:1: error: "Sergey Lawrov" is not an entity of this site [unknown-entity]
  hint: did you mean "Sergey Lavrov"?
`},
		{text: "Nobody Atall", want: `content/a.md:1:1: error: "Nobody Atall" is not an entity of this site [unknown-entity]
  hint: add a file for it: readout new person "Nobody Atall"; or take the mark off
`},
		{text: "NATO-X and Lavrov", want: `content/a.md:1:1: error: "NATO-X and Lavrov" is not an entity of this site [unknown-entity]
  hint: add a file for it: readout new person "NATO-X and Lavrov"; or take the mark off
`},
		{text: "not [[Nobody Atall]]", kinds: Actors, want: `content/a.md:1:1: error: "not [[Nobody Atall]]" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "[[Nobody Atall]] (absent)", kinds: Actors, want: `content/a.md:1:1: error: "[[Nobody Atall]] (absent)" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "Nobody Atall (Did Not Come)", kinds: Actors, want: `content/a.md:1:1: error: "Nobody Atall (Did Not Come)" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "not Nobody Atall", kinds: Actors, want: `content/a.md:1:1: error: "not Nobody Atall" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "without Nobody Atall", kinds: Actors, want: `content/a.md:1:1: error: "without Nobody Atall" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "probably Nobody Atall", kinds: Actors, want: `content/a.md:1:1: error: "probably Nobody Atall" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "Nobody Atall?", kinds: Actors, want: `content/a.md:1:1: error: "Nobody Atall?" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "Nobody Atall]]", kinds: Actors, want: `content/a.md:1:1: error: "Nobody Atall]]" is not a person, country or organization of this site [unknown-entity]
  hint: write nothing but the id or name of one; a remark on it goes into the text
`},
		{text: "nato and Lavrov", want: `content/a.md:1:1: error: "nato and Lavrov" is not an entity of this site [unknown-entity]
  hint: write each name by itself: nato, Lavrov
`},
		{text: "[[ru|Moscow]]; [[nato]] and us", kinds: Actors, want: `content/a.md:1:1: error: "[[ru|Moscow]]; [[nato]] and us" is not a person, country or organization of this site [unknown-entity]
  hint: separate the names with commas: [[ru|Moscow]], [[nato]], us
`},
		{text: "nato/Lavrov+us", kinds: Actors, want: `content/a.md:1:1: error: "nato/Lavrov+us" is not a person, country or organization of this site [unknown-entity]
  hint: separate the names with commas: nato, Lavrov, us
`},
		{text: "HU", want: `content/a.md:1:1: error: "HU" is not an entity of this site [unknown-entity]
  hint: did you mean hu (Hungary)?
`},
		{text: "RUS", kinds: []Kind{Country}, want: `content/a.md:1:1: error: "RUS" is not a country of this site [unknown-entity]
  hint: write the ISO 3166-1 alpha-2 code in lower case, such as ru
`},
		{text: "nato", kinds: []Kind{Country, Person}, want: `content/a.md:1:1: error: "nato" is not a country or person of this site [unknown-entity]
  hint: North Atlantic Treaty Organization is an organization; write a country or person
`},
		{text: "zzzzzzzz", kinds: []Kind{Organization, Place}, want: `content/a.md:1:1: error: "zzzzzzzz" is not an organization or place of this site [unknown-entity]
  hint: add a file for it: readout new organization "Zzzzzzzz"
`},
		{text: "person/viktor-orbam", kinds: Actors, want: `content/a.md:1:1: error: "person/viktor-orbam" is not a person, country or organization of this site [unknown-entity]
  hint: did you mean "viktor-orban"?
`},
		{text: "people/viktor-orban.md", want: `content/a.md:1:1: error: "people/viktor-orban.md" is not an entity of this site [unknown-entity]
  hint: did you mean "viktor-orban"?
`},
		{text: "content/people/viktor-orban.md", want: `content/a.md:1:1: error: "content/people/viktor-orban.md" is not an entity of this site [unknown-entity]
  hint: did you mean "viktor-orban"?
`},
		{text: "viktor-orban.md", want: `content/a.md:1:1: error: "viktor-orban.md" is not an entity of this site [unknown-entity]
  hint: did you mean "viktor-orban"?
`},
		{text: "person/hu", want: `content/a.md:1:1: error: "person/hu" is not an entity of this site [unknown-entity]
  hint: did you mean "hu"?
`},
		{text: "org/viktor-orban", want: `content/a.md:1:1: error: "org/viktor-orban" is not an entity of this site [unknown-entity]
  hint: did you mean "viktor-orban"?
`},
		{text: "people/nobody-atall.md", want: `content/a.md:1:1: error: "people/nobody-atall.md" is not an entity of this site [unknown-entity]
  hint: add a file for it: readout new person "Nobody Atall"; or take the mark off
`},
		// a withheld file is told apart from a slip of the pen
		{text: "ned-price", want: withheldError("ned-price", "people/ned-price")},
		{text: "people/ned-price", want: withheldError("people/ned-price", "people/ned-price")},
		{text: "Ned PRICE", want: withheldError("Ned PRICE", "people/ned-price")},
		{text: "The Spokesman", want: withheldError("The Spokesman", "people/ned-price")},
		{text: "Price", want: withheldError("Price", "people/ned-price")},
		{text: "Axis", kinds: []Kind{Organization}, want: withheldError("Axis", "organizations/axis")},
		// a name in a file that cannot be read may be declared there
		{text: "Mira Holt", want: ""},
		{text: "mira", want: ""},
	} {
		id, d := r.Reference("content/a.md", meta.Value{Text: test.text}, test.kinds...)
		got := ""
		switch {
		case d != nil:
			got = said([]source.Diagnostic{*d})
		case id != None:
			got = r.At(id).Key.String()
		}
		if got != test.want {
			t.Errorf("Reference(%q, %v):\n%swant:\n%s", test.text, test.kinds, got, test.want)
		}
	}
}

func withheldError(text, file string) string {
	return `content/a.md:1:1: error: "` + text + `" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/` + file + `.md:1:1: this file is a draft
`
}

func TestNames(t *testing.T) {
	for _, test := range []struct{ front, name, surname, sortName string }{
		{"name: Robert F. Kennedy Jr.", "Robert F. Kennedy Jr.", "Kennedy", "Kennedy, Robert F., Jr."},
		{"name: Ann Lee III", "Ann Lee III", "Lee", "Lee, Ann, III"},
		{"name: Jr.", "Jr.", "Jr.", "Jr."},
		{"name: Sergey Lavrov", "Sergey Lavrov", "Lavrov", "Lavrov, Sergey"},
		{"name: Ursula von der Leyen", "Ursula von der Leyen", "Leyen", "Leyen, Ursula von der"},
		{"name: Ursula von der Leyen\nsurname: von der Leyen", "Ursula von der Leyen", "von der Leyen", "von der Leyen, Ursula"},
		{"name: Ursula von der Leyen\nsort_name: von der Leyen, Ursula", "Ursula von der Leyen", "von der Leyen", "von der Leyen, Ursula"},
		{"name: Ursula von der Leyen\nsort_name: Leyen, Ursula von der\nsurname: von der Leyen", "Ursula von der Leyen", "von der Leyen", "Leyen, Ursula von der"},
		{"name: Xi Jinping\nsurname: Xi", "Xi Jinping", "Xi", "Xi Jinping"},
		{"name: Pelé", "Pelé", "Pelé", "Pelé"},
		{"name: Ban Ki-moon\nsurname: Ban", "Ban Ki-moon", "Ban", "Ban Ki-moon"},
		{"name: Tamim bin Hamad Al Thani\nsurname: Al Thani", "Tamim bin Hamad Al Thani", "Al Thani", "Al Thani, Tamim bin Hamad"},
		{"name: Joko Widodo\nsort_name: Joko Widodo", "Joko Widodo", "Widodo", "Joko Widodo"},
		{"name: Pope Francis\nsort_name: Francis\nsurname: Francis", "Pope Francis", "Francis", "Francis"},
	} {
		r := registry(t, map[string]string{"people/p": test.front}, nil)
		id, _ := r.Find(Key{Person, "p"})
		e := r.At(id)
		if e.Name != test.name || e.Surname != test.surname || e.SortName != test.sortName {
			t.Errorf("%q:\n%q, %q, %q; want\n%q, %q, %q", test.front, e.Name, e.Surname, e.SortName, test.name, test.surname, test.sortName)
		}
	}
}

func TestHeldOn(t *testing.T) {
	for _, test := range []struct {
		start, end string
		held, not  []string
	}{
		{"", "", []string{"1900-01-01", "2022-02-01"}, nil},
		{"2004-03-09", "", []string{"2004-03-09", "2022-02-01"}, []string{"2004-03-08", "2003-12-31"}},
		{"2004-03", "", []string{"2004-03-01", "2004-03-31"}, []string{"2004-02-29"}},
		{"2004", "", []string{"2004-01-01", "2005-01-01"}, []string{"2003-12-31"}},
		{"", "2004-03-09", []string{"1900-01-01", "2004-03-09"}, []string{"2004-03-10"}},
		{"", "2004-03", []string{"2004-03-31"}, []string{"2004-04-01"}},
		{"", "2004", []string{"2004-12-31"}, []string{"2005-01-01"}},
		{"1994", "2004-03", []string{"1994-01-01", "2000-06-15", "2004-03-31"}, []string{"1993-12-31", "2004-04-01"}},
		{"2004", "2004", []string{"2004-01-01", "2004-12-31"}, []string{"2003-12-31", "2005-01-01"}},
	} {
		var p Post
		if test.start != "" {
			p.Start = day(t, test.start)
		}
		if test.end != "" {
			p.End = day(t, test.end)
		}
		for _, d := range test.held {
			if !p.HeldOn(day(t, d)) {
				t.Errorf("from %q to %q: not held on %s", test.start, test.end, d)
			}
		}
		for _, d := range test.not {
			if p.HeldOn(day(t, d)) {
				t.Errorf("from %q to %q: held on %s", test.start, test.end, d)
			}
		}
	}
}

func TestPostOn(t *testing.T) {
	r := registry(t, map[string]string{
		"people/p": `
name: Pat Roe
posts:
  - {role: Minister, country: fr, start: 2010, end: 2015-05-11}
  - {role: Envoy, organization: un, start: 2015-05-11, end: 2020}
`,
		"organizations/un": "name: United Nations",
	}, nil)
	id, _ := r.Find(Key{Person, "p"})
	for on, want := range map[string]string{
		"2009-12-31": "", "2010-01-01": "Minister", "2015-05-11": "Minister", "2015-05-12": "Envoy", "2020-12-31": "Envoy", "2021-01-01": "",
	} {
		got := ""
		if p := r.At(id).PostOn(day(t, on)); p != nil {
			got = p.Role
		}
		if got != want {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
}

// A country's file adds to the table, or replaces one of its names; the table
// itself, which all sites share, stays as it is.
func TestCountryFile(t *testing.T) {
	before := registry(t, nil, nil)
	r := registry(t, map[string]string{"countries/tr": `
name: Turkey
official_name: Republic of Turkey
capital: Angora
aliases: [the Porte]
demonyms: [Anatolian]
metonyms: [Sublime Porte]
`}, nil)
	id, _ := r.Find(Key{Country, "tr"})
	e := r.At(id)
	if e.Name != "Turkey" || e.SortName != "Turkey" || e.State.InSentence != "Turkey" || e.State.OfficialName != "Republic of Turkey" || e.State.Capital != "Angora" {
		t.Errorf("%+v", *e.State)
	}
	for _, test := range []struct {
		what string
		list []string
		want string
	}{
		{"aliases", e.Aliases, "the Porte"}, {"demonyms", e.State.Demonyms, "Anatolian"}, {"demonyms", e.State.Demonyms, "Turkish"},
		{"metonyms", e.State.Metonyms, "Sublime Porte"}, {"metonyms", e.State.Metonyms, "Ankara"},
	} {
		if !slices.Contains(test.list, test.want) {
			t.Errorf("%s: %q, without %q", test.what, test.list, test.want)
		}
	}
	for _, name := range []string{"Turkey", "the Porte", "tr"} {
		if got := r.keysOf(r.Resolve(name)); got != "country/tr" {
			t.Errorf("Resolve(%q) = %q", name, got)
		}
	}
	after := registry(t, nil, nil)
	if !reflect.DeepEqual(before.entities, after.entities) {
		t.Error("one site's file has changed the table for others")
	}
}

// The name that a site's file replaces is still in use elsewhere.
func TestCountryFileKeepsOldName(t *testing.T) {
	r := registry(t, map[string]string{"countries/mm": "name: Burma"}, nil)
	for _, name := range []string{"Burma", "Myanmar"} {
		if got := r.keysOf(r.Resolve(name)); got != "country/mm" {
			t.Errorf("Resolve(%q) = %q", name, got)
		}
	}
}

func TestConnect(t *testing.T) {
	r := registry(t, map[string]string{
		"people/ana":           "name: Ana Roe\ncountry: no\nposts: [{role: Envoy, organization: League, start: 2020}, {role: Mayor}]",
		"organizations/league": "name: League\ncountry: dk\nparent: un\nmembers: [no, Denmark, un, dk]",
		"organizations/un":     "name: United Nations",
		"places/oslo":          "name: Oslo\ncountry: no",
	}, nil)
	find := func(kind Kind, id string) *Entity {
		found, ok := r.Find(Key{kind, id})
		if !ok {
			t.Fatalf("no %s/%s", kind, id)
		}
		return r.At(found)
	}
	ana, league, oslo := find(Person, "ana"), find(Organization, "league"), find(Place, "oslo")
	for _, test := range []struct{ what, got, want string }{
		{"nationality", r.keysOf([]ID{ana.Country}), "country/no"},
		{"post", r.keysOf([]ID{ana.Posts[0].Organization}), "organization/league"},
		{"speaks for", r.keysOf([]ID{league.Country}), "country/dk"},
		{"parent", r.keysOf([]ID{league.Parent}), "organization/un"},
		{"members", r.keysOf(league.Members), "country/dk country/no organization/un"},
		{"lies in", r.keysOf([]ID{oslo.Country}), "country/no"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %s, want %s", test.what, test.got, test.want)
		}
	}
	if p := ana.Posts[1]; p.Organization != None || p.Country != None {
		t.Errorf("a post of nobody: %+v", p)
	}
}

func TestNewSays(t *testing.T) {
	_, diagnostics := New(documents(map[string]string{
		"countries/uk":         "name: United Kingdom",
		"people/ana":           "name: Ana Roe\ncountry: Norge\nposts: [{role: Envoy, organization: leage}]",
		"organizations/league": "name: League\ncountry: league",
	}), nil, nil)
	want := `content/countries/uk.md:1:1: error: "uk" is not a country code [unknown-country]
  hint: name the file after the ISO 3166-1 alpha-2 code in lower case, such as ru.md
content/organizations/league.md:1:1: error: "league" is not a country of this site [unknown-entity]
  hint: League is an organization; write a country
content/people/ana.md:1:1: error: "Norge" is not a country of this site [unknown-entity]
  hint: write the ISO 3166-1 alpha-2 code in lower case, such as ru
content/people/ana.md:1:1: error: "leage" is not an organization of this site [unknown-entity]
  hint: did you mean "league"?
`
	if got := said(source.Sort(diagnostics)); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// IDs are in order of kinds and keys, however the files come.
func TestOrder(t *testing.T) {
	list := documents(cast)
	first, _ := New(list, nil, nil)
	slices.Reverse(list)
	second, _ := New(list, nil, nil)
	for i := range first.Len() {
		a, b := first.At(ID(i)), second.At(ID(i))
		if a.Key != b.Key {
			t.Fatalf("%d is %s, or %s if the files come in another order", i, a.Key, b.Key)
		}
		if i > 0 {
			last := first.At(ID(i - 1)).Key
			if last.Kind > a.Kind || last.Kind == a.Kind && last.ID >= a.Key.ID {
				t.Errorf("%s comes before %s", last, a.Key)
			}
		}
		if id, ok := first.Find(a.Key); !ok || id != ID(i) {
			t.Errorf("Find(%s) = %d, %v", a.Key, id, ok)
		}
	}
}

func FuzzResolve(f *testing.F) {
	r, _ := New(documents(cast), documents(map[string]string{"people/ned-price": "name: Ned Price"}), nil)
	for _, s := range []string{"ru", "people/sergey-lavrov", "Biden", "\xff", "/", "a/b/c", "ＮＡＴＯ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, d := r.Reference("a.md", meta.Value{Text: s})
		if (id == None) != (d != nil) {
			t.Errorf("Reference(%q) = %d, %v", s, id, d)
		}
		if d != nil && (d.Message == "" || d.Hint == "" || d.Rule == "") {
			t.Errorf("Reference(%q): %+v", s, d)
		}
	})
}
