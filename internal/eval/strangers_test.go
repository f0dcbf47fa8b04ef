package eval

import (
	"strings"
	"testing"
)

func TestReadLinks(t *testing.T) {
	const head = "text\tstart\tend\twords\tperson\tverdict\n"
	links, err := readLinks(write(t, "links.tsv", head+"a/1\t5\t12\tAnn Lee\tAnn_Lee\tnamesake\n"))
	if err != nil || len(links) != 1 || links[0] != (Link{Span{5, 12}, "a/1", "Ann Lee", "Ann_Lee", LinkNamesake}) {
		t.Fatalf("links %v, error %v", links, err)
	}
	for _, tt := range []struct{ line, want string }{
		{"a/1\t5", "links.tsv:2: 2 columns, want 6"},
		{"a/1\t5\t12\tAnn Lee\tAnn_Lee\tgood", `links.tsv:2: verdict "good" is not right, wrong or namesake`},
		{"a/1\tfive\t12\tAnn Lee\tAnn_Lee\tright", "links.tsv:2: strconv.Atoi"},
	} {
		if _, err := readLinks(write(t, "links.tsv", head+tt.line)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %q", tt.line, err, tt.want)
		}
	}
}

func TestLinks(t *testing.T) {
	set, err := ReadRecords(write(t, "set.jsonl",
		`{"id": "1", "registry": "people.jsonl", "text": "Ann Lee met Bo Berg in Norway. Lee left. Berg left.", "score": "recall"}`+"\n"+
			`{"id": "2", "registry": "people.jsonl", "text": "Annie Lee sang. Bo Berg did not.", "score": "recall"}`,
		"people.jsonl", registry))
	if err != nil {
		t.Fatal(err)
	}
	for i := range set.Records {
		set.Records[i].Score = ByLinks
	}
	set.Links = []Link{
		{Span{0, 7}, "1", "Ann Lee", "Ann_Lee", LinkRight},
		{Span{12, 19}, "1", "Bo Berg", "bo-berg", LinkNamesake},
		{Span{31, 34}, "1", "Lee", "Ann_Lee", LinkWrong},
		{Span{41, 45}, "1", "Berg", "Ann_Lee", LinkWrong}, // a person that is not found there
		{Span{6, 9}, "2", "Lee", "Ann_Lee", LinkRight},    // found with the word before
		{Span{28, 31}, "2", "not", "bo-berg", LinkRight},  // not found
	}
	want := "links to people P .667 R .667 F1 .667 2 of 3; 1 others\n" +
		`missed 1× "not" person/bo-berg in 2: …Annie Lee sang. Bo Berg did [not].…` + "\n" +
		"wrong links 1\n" +
		`wrong 1× "Lee" person/Ann_Lee by surname in 1: …Ann Lee met Bo Berg in Norway. [Lee] left. Berg left.…` + "\n" +
		"links to a namesake 1\n" +
		`wrong 1× "Bo Berg" person/bo-berg by name in 1: …Ann Lee met [Bo Berg] in Norway. Lee left. Berg left.…` + "\n" +
		"links not yet judged 2\n" +
		`open 1× "Berg" person/bo-berg by surname in 1: 41–45 …ee met Bo Berg in Norway. Lee left. [Berg] left.…` + "\n" +
		`open 1× "Bo Berg" person/bo-berg by name in 2: 16–23 …Annie Lee sang. [Bo Berg] did not.…`
	if got := summary(Evaluate(set)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// However few misses are asked for, what nobody has judged is shown.
func TestOpenLinksAreShown(t *testing.T) {
	row := &Row{Measure: openLinks, Misses: []*Miss{
		{Type: "open", Surface: "Lee", Entity: "person/Ann_Lee", How: "name", Times: 1, Records: []string{"1"}, Context: "0–3 [Lee] left"},
	}}
	others := &Row{Measure: wrongLinks, Misses: []*Miss{{Type: "wrong", Records: []string{"1"}}}}
	var out strings.Builder
	WriteMisses(&out, []Result{{Set: "set", Rows: []*Row{others, row}}}, 0)
	const want = "\nset, links not yet judged:\n  open   1× \"Lee\" person/Ann_Lee by name in 1: 0–3 [Lee] left\n"
	if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

// A text without a date has the last of the years that it names.
func TestDated(t *testing.T) {
	for text, want := range map[string]string{
		"In 1988 and in 2003.":        "2003-12-31",
		"Room 1988a, 20031 people.":   "2008-12-31",
		"":                            "2008-12-31",
		"By 2050, or in 1862 at last": "2008-12-31",
	} {
		r := Record{Text: text}
		if r.dated("2008"); r.Date != want {
			t.Errorf("%q: %s, want %s", text, r.Date, want)
		}
	}
	r := Record{Text: "In 2003.", Date: "2001-05-01"}
	if r.dated("2008"); r.Date != "2001-05-01" {
		t.Errorf("a text with a date: %s", r.Date)
	}
}
