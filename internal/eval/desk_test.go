package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// deskOf reads a desk file that has the people of the package's tests.
func deskOf(t *testing.T, text string) (Set, error) {
	t.Helper()
	return ReadDesk(write(t, "desk.txt", "registry: people.jsonl\n"+text, "people.jsonl", registry))
}

func TestReadDesk(t *testing.T) {
	set, err := deskOf(t, `# one row
date: 2024-04-15

[Élan>-] and [Ann Lee>Ann_Lee] ¶ left [Norway>no] for [Wales>gb?].
# another
countries: all
title: [BO BERG>bo-berg] SPEAKS
¶
She called [Iran>topic/iran].
`)
	if err != nil || set.Name != "desk" || len(set.Records) != 3 {
		t.Fatalf("set %q of %d texts, error %v", set.Name, len(set.Records), err)
	}
	first, headline, last := set.Records[0], set.Records[1], set.Records[2]
	if first.ID != "desk.txt:5" || first.Row != "one row" || first.Date != "2024-04-15" || first.All ||
		first.Text != "Élan and Ann Lee\n\nleft Norway for Wales." {
		t.Errorf("first text %+v", first)
	}
	if !slices.Equal(first.Not, []Span{{0, 4}}) {
		t.Errorf("nobody at %v", first.Not)
	}
	want := []Mention{
		{Span{9, 16}, "person", "Ann_Lee", false}, {Span{23, 29}, "country", "no", false}, {Span{34, 39}, "country", "gb", true},
	}
	if !slices.Equal(first.Mentions, want) {
		t.Errorf("mentions %v, want %v", first.Mentions, want)
	}
	if headline.Title != "BO BERG SPEAKS" || headline.Text != "" || headline.Row != "another" || !headline.All ||
		!slices.Equal(headline.Mentions, []Mention{{Span{-16, -9}, "person", "bo-berg", false}}) {
		t.Errorf("headline %+v", headline)
	}
	if last.Title != "" || !slices.Equal(last.Mentions, []Mention{{Span{11, 15}, "topic", "iran", false}}) {
		t.Errorf("last text %+v", last)
	}
}

func TestReadDeskErrors(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"nobody of that id", "[Lee>lee] left.", `desk.txt:2: "lee" is neither a person of the registry nor a country`},
		{"a bracket without id", "\n[Lee] left.", "desk.txt:3: a bracket that is no [words>id]"},
		{"a bracket left open", "[Lee>- left.", "desk.txt:2: a bracket that is no [words>id]"},
		{"no date", "date: May", `desk.txt:2: "May" is no date`},
		{"no registry", "registry: none.jsonl", "no such file"},
		{"a title", "title: [Lee>lee]\n¶", `desk.txt:3: "lee" is neither`},
	} {
		if _, err := deskOf(t, tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestDesk(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			"found, with or without the title before a name",
			"Mr [Lee>Ann_Lee] and [Ms Ann Lee>Ann_Lee] left.",
			"people found R 1.000 2 of 2\nwrong people 0\nwrong countries 0",
		},
		{
			"not found, and found where nobody is meant",
			"[Ann Lee>-] met [Clara Berg>bo-berg].",
			"people found R .000 0 of 1\n" +
				`missed 1× "Clara Berg" person/bo-berg in desk.txt:3: (a row) …Ann Lee met [Clara Berg].…` + "\n" +
				"wrong people 1\n" +
				`wrong 1× "Ann Lee" person/Ann_Lee by name in desk.txt:3: (a row) …[Ann Lee] met Clara Berg.…` + "\n" +
				"wrong countries 0",
		},
		{
			"found as somebody else, or where there is no label",
			"[Ann Lee>bo-berg] met Bo Berg.",
			"people found R .000 0 of 1\n" +
				`missed 1× "Ann Lee" person/bo-berg in desk.txt:3: (a row) …[Ann Lee] met Bo Berg.…` + "\n" +
				"wrong people 2\n" +
				`wrong 1× "Ann Lee" person/Ann_Lee by name in desk.txt:3: (a row) …[Ann Lee] met Bo Berg.…` + "\n" +
				`wrong 1× "Bo Berg" person/bo-berg by name in desk.txt:3: (a row) …Ann Lee met [Bo Berg].…` + "\n" +
				"wrong countries 0",
		},
		{
			"a name cut short, or in two pieces, is not found, but is nobody else's",
			"[Ann Lee of Ulm>Ann_Lee] left, [Ann Lee, Ann Lee>Ann_Lee] stayed.",
			"people found R .000 0 of 2\n" +
				`missed 1× "Ann Lee of Ulm" person/Ann_Lee in desk.txt:3: (a row) …[Ann Lee of Ulm] left, Ann Lee, Ann Lee stayed.…` + "\n" +
				`missed 1× "Ann Lee, Ann Lee" person/Ann_Lee in desk.txt:3: (a row) …Ann Lee of Ulm left, [Ann Lee, Ann Lee] stayed.…` + "\n" +
				"wrong people 0\nwrong countries 0",
		},
		{
			"what a reader must guess is right if found, and no mistake if not",
			"[Ann Lee>Ann_Lee?] met [Clara Berg>bo-berg?].",
			"wrong people 0\nwrong countries 0",
		},
		{
			"countries without labels are unknown",
			"Chile wrote to [Norway>-].",
			"wrong people 0\nwrong countries 1\n" +
				`wrong 1× "Norway" country/no by name in desk.txt:3: (a row) …Chile wrote to [Norway].…`,
		},
		{
			"unless all have labels",
			"countries: all\nChile wrote to [Norway>no].",
			"countries found R 1.000 1 of 1\nwrong people 0\nwrong countries 1\n" +
				`wrong 1× "Chile" country/cl by name in desk.txt:4: (a row) …[Chile] wrote to Norway.…`,
		},
		{
			"titles",
			"title: [ANN LEE>Ann_Lee] LEAVES\n¶",
			"people found R 1.000 1 of 1\nwrong people 0\nwrong countries 0",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set, err := deskOf(t, "# a row\n"+tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := summary(Evaluate(set)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// What is wrong with the people of the desk would be taken for a miss of the rules.
func TestOwnSets(t *testing.T) {
	sets, err := Own("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		if len(set.Problems) > 0 {
			t.Errorf("%s: %q", set.Name, set.Problems)
		}
		for _, r := range set.Records {
			if r.Score == ByDesk && (r.Row == "" || r.Registry == "" || r.day().IsZero()) {
				t.Errorf("%s: no row, registry or date", r.ID)
			}
		}
	}
}

// Each case of the list of faults has texts in the half that is seen: 23 of
// people and 17 of countries.
func TestEveryCaseHasTexts(t *testing.T) {
	set, err := ReadDesk("testdata/desk-seen.txt")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`^rule [0-8](?:, ([PC]\d+))?: .`)
	seen := map[string]bool{}
	for _, r := range set.Records {
		m := row.FindStringSubmatch(r.Row)
		if m == nil {
			t.Fatalf("%s: row %q does not begin with a rule", r.ID, r.Row)
		}
		seen[m[1]] = true
	}
	for letter, cases := range map[string]int{"P": 23, "C": 17} {
		for n := 1; n <= cases; n++ {
			if name := fmt.Sprint(letter, n); !seen[name] {
				t.Errorf("no text stands for %s", name)
			}
		}
	}
}

// A line of a registry file may be of another kind than a person.
func TestKinds(t *testing.T) {
	name := write(t, "people.jsonl", `{"id": "un", "kind": "organization", "name": "United Nations"}`+"\n"+`{"id": "bo", "name": "Bo Berg", "gender": "male"}`)
	people, problems, err := readPeople(name)
	if err != nil || len(problems) > 0 || len(people) != 2 || people[0].Organization == nil || people[1].Person == nil {
		t.Errorf("%d read, problems %q, error %v", len(people), problems, err)
	}
	if err := os.WriteFile(name, []byte(`{"id": "x", "kind": "article"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := readPeople(name); err == nil || !strings.HasSuffix(err.Error(), `people.jsonl:1: kind "article" is not person, organization, place or topic`) {
		t.Error(err)
	}
}

// Whoever writes rules sees the figures of a set held out, and not its misses.
func TestHide(t *testing.T) {
	set, err := deskOf(t, "[Ann Lee>-] left.")
	if err != nil {
		t.Fatal(err)
	}
	set.HeldOut = true
	result := Evaluate(set)
	result.Hide()
	if got, want := summary(result), "wrong people 1\nwrong countries 0"; got != want || !result.HeldOut {
		t.Errorf("held out %v, got:\n%s\nwant:\n%s", result.HeldOut, got, want)
	}
	if filepath.Ext(result.Set) != "" {
		t.Errorf("set %q", result.Set)
	}
}
