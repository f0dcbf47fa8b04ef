package annotate_test

import (
	"regexp"
	"strings"
	"testing"

	"readout/internal/annotate"
	"readout/internal/report"
)

// draftOfLine annotates a report of one paragraph.
func draftOfLine(t *testing.T, line string) annotate.Draft {
	t.Helper()
	r, err := report.Read("", []byte("Talks in Oslo\n\nOSLO, March 4, 2024 (AP) - "+line+"\n"), report.Plain)
	if err != nil {
		t.Fatal(err)
	}
	return annotate.Annotate(emptySite(), r, annotate.Options{Today: today})
}

// A draft gives a person the post that the report says of that person, and the country for which it is held. Where
// the report does not say, the post is left out, or its country left open.
func TestPostOfPerson(t *testing.T) {
	posts := regexp.MustCompile(`(?s)^---\nname: ([^\n]+)\n.*?(?:posts:\n  - \{([^\n]*)\}\n)?draft: true`)
	for _, test := range postCases {
		var got []string
		for _, f := range draftOfLine(t, test.line).Entities {
			if m := posts.FindStringSubmatch(string(f.Data)); m != nil && strings.HasPrefix(string(f.Path), "content/people/") {
				got = append(got, m[1]+": "+m[2])
			}
		}
		if all := strings.Join(got, "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.line, all, test.want)
		}
	}
}

// postCases are lines of reports, and what a draft says of the people in them.
var postCases = []struct{ line, want string }{
	{"Norwegian Foreign Minister Siv Dahl left.", "Siv Dahl: role: Foreign Minister, country: no"},
	{"Siv Dahl, the foreign minister of Norway, left.", "Siv Dahl: role: Foreign minister, country: no"},
	{"Siv Dahl, Norway’s foreign minister, left.", "Siv Dahl: role: Foreign minister, country: no"},
	{"Siv Dahl, the Norwegian foreign minister since 2019, left.", "Siv Dahl: role: Foreign minister since 2019, country: no"},
	{"The foreign minister of Norway, Siv Dahl, left.", "Siv Dahl: role: Foreign minister, country: no"},
	{"He spoke to the Norwegian Foreign Minister, Siv Dahl, there.", "Siv Dahl: role: Foreign Minister, country: no"},
	{"Siv Dahl, the leader of Norway, left.", "Siv Dahl: role: Leader, country: no"},
	{"President Siv Dahl of Norway left.", "Siv Dahl: role: President, country: no"},

	// an office is of who sends it, and not of where it is
	{"US Ambassador to Norway Jane Doe left.", "Jane Doe: role: Ambassador to Norway, country: us"},
	{"The Chilean ambassador in Norway, Jane Doe, left.", "Jane Doe: role: Ambassador in Norway, country: cl"},
	{"Norway’s ambassador to Chile, Ola Berg, left.", "Ola Berg: role: Ambassador to Chile, country: no"},
	{"The ambassador to Chile, Ola Berg, left.", "Ola Berg: role: Ambassador to Chile, country: "},
	{"Ola Berg, Norway’s ambassador to Chile, left.", "Ola Berg: role: Ambassador to Chile, country: no"},
	{"Ola Berg, the ambassador of Norway to Chile, left.", "Ola Berg: role: Ambassador of Norway to Chile, country: no"},
	{"Ola Berg, the envoy to Chile, left.", "Ola Berg: role: Envoy to Chile, country: "},
	{"The envoy for Yemen Hans Grundberg left.", "Hans Grundberg: role: Envoy for Yemen, country: "},
	{"The US special envoy to Syria, Geir Pedersen, left.", "Geir Pedersen: role: Special envoy to Syria, country: us"},

	// whoever stands to an office does not hold it
	{"Siv Dahl, a critic of the Norwegian Foreign Minister, left.", "Siv Dahl: "},
	{"The wife of the Norwegian Foreign Minister, Siv Dahl, left.", "Siv Dahl: "},
	{"The wife of the president of Norway, Siv Dahl, left.", "Siv Dahl: "},
	{"An aide to the Norwegian Foreign Minister, Siv Dahl, left.", "Siv Dahl: "},
	{"Siv Dahl, wife of the Norwegian Foreign Minister, left.", "Siv Dahl: "},
	{"Siv Dahl, the minister’s Norwegian husband, left.", "Siv Dahl: "},
	{"Siv Dahl, a lawyer of the president of Norway, left.", "Siv Dahl: "},
	{"Siv Dahl, a friend of Norway’s foreign minister, left.", "Siv Dahl: "},
	{"Siv Dahl, an adviser to the Norwegian prime minister, left.", "Siv Dahl: role: Adviser to the Norwegian prime minister, country: "},
	{"Siv Dahl, the Norwegian opposition leader, left.", "Siv Dahl: "},

	// and what somebody was, or will be, is no post of today
	{"Former US President Bill Clinton left. President Clinton spoke.", "Bill Clinton: "},
	{"Then-President Bill Clinton left.", "Bill Clinton: "},
	{"The former longtime US President Bill Clinton left.", "Bill Clinton: "},
	{"The late US President Bill Clinton left.", "Bill Clinton: "},
	{"Siv Dahl, who was foreign minister of Norway until 2010, left.", "Siv Dahl: "},
	{"Siv Dahl, foreign minister of Norway from 2005 to 2010, left.", "Siv Dahl: "},
	{"Siv Dahl, the late foreign minister of Norway, left.", "Siv Dahl: "},
	{"Siv Dahl, the next foreign minister of Norway, left.", "Siv Dahl: "},
	{"Norwegian Prime Minister-elect Siv Dahl left.", "Siv Dahl: "},
	{"Norwegian Ambassador-designate Siv Dahl left.", "Siv Dahl: "},

	// two countries, and a state that is called as a country is
	{"Georgia Secretary of State Brad Raffensperger left.", "Brad Raffensperger: role: Secretary of State, country: "},
	{"Texas Secretary of State Jane Nelson left.", "Jane Nelson: role: Secretary of State, country: "},
	{"US Secretary of State Antony Blinken left.", "Antony Blinken: role: Secretary of State, country: us"},
	{"Siv Dahl, Norway and Sweden’s joint negotiator, left.", "Siv Dahl: role: Joint negotiator, country: "},
	{"Norway and Sweden’s negotiator Siv Dahl left.", "Siv Dahl: role: Negotiator, country: "},
}
