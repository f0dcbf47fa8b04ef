package annotate_test

import (
	"regexp"
	"strings"
	"testing"
)

// A draft declares the events that a report says have been, or will be, with their day, and none that were not, nor
// of anybody who was not there. Where the day is not that of the event, it is asked for.
func TestEventOfSentence(t *testing.T) {
	declared := regexp.MustCompile(`(<!-- readout:\n)?> \[!(\S+)\] (\S+) (.*)\n`)
	const people = "Norwegian Foreign Minister Ingrid Solheim and Chilean Foreign Minister Pablo Rivas are ministers.\n\n"
	for _, test := range eventCases {
		var got []string
		for _, m := range declared.FindAllStringSubmatch(string(draftOfLine(t, people+test.line).Article.Data), -1) {
			if m[1] != "" {
				m[3] = "?"
			}
			got = append(got, m[2]+" "+m[3])
		}
		if all := strings.Join(got, "; "); all != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.line, all, test.want)
		}
	}
}

// eventCases are lines of reports, and what a draft declares of them.
var eventCases = []struct{ line, want string }{
	{"Solheim met Rivas on Monday.", "meeting 2024-03-04"},
	{"Solheim and Rivas met on Monday.", "meeting 2024-03-04"},
	{"Solheim and Rivas met in Oslo on Monday and met reporters.", "meeting 2024-03-04"},
	{"Talks between Solheim and Rivas on Monday did not end the dispute.", "meeting 2024-03-04"},
	{"Solheim met Japan’s foreign minister on Monday.", "meeting 2024-03-04"},
	{"Solheim’s meeting with Rivas on Monday was long.", "meeting 2024-03-04"},

	// what did not take place
	{"Talks between Solheim and Rivas failed to take place on Monday.", ""},
	{"Talks between Solheim and Rivas collapsed before they began on Monday.", ""},
	{"Talks between Solheim and Rivas were broken off on Monday.", ""},
	{"Talks between Solheim and Rivas on Monday did not take place.", ""},
	{"A meeting between Solheim and Rivas on Monday was called off.", ""},
	{"A call between Solheim and Rivas on Monday was postponed.", ""},
	{"Talks between Solheim and Rivas on Monday never happened.", ""},
	{"Talks between Solheim and Rivas on Monday have been ruled out.", ""},
	{"Had Solheim met Rivas on Monday, nothing would have changed.", ""},
	{"All were glad, had Solheim met Rivas on Monday.", ""},
	{"Solheim denied that Rivas met Japan on Monday.", ""},
	{"It was as if Solheim met Rivas on Monday.", ""},

	// what is made up
	{"In a film, Solheim met Rivas on Monday.", ""},
	{"In the novel, Solheim phoned Rivas on Monday.", ""},
	{"Solheim met Rivas on Monday in a sketch on television.", ""},
	{"Rumours of a call between Solheim and Rivas on Monday were false.", ""},
	{"Reports of a call between Solheim and Rivas on Monday spread.", ""},
	{"Reports that Solheim met Rivas on Monday are untrue.", ""},
	{"There was speculation about talks between Solheim and Rivas on Monday.", ""},

	// another day
	{"It is one year since Solheim met Rivas on a Monday.", "meeting ?"},
	{"Monday is the anniversary of talks between Solheim and Rivas.", ""},
	{"Two years ago, Solheim met Rivas on a Monday.", "meeting ?"},
	{"Solheim met Rivas before Monday.", "meeting ?"},
	{"Solheim met Rivas every Monday.", "meeting ?"},

	// somebody else
	{"Solheim met Rivas’s deputy on Monday.", ""},
	{"Solheim met with Rivas’s deputy on Monday.", ""},
	{"Solheim met Rivas’s demands on Monday.", ""},
	{"Solheim met Japan’s demands on Monday.", ""},
	{"Rivas met Solheim’s husband on Monday.", ""},
	{"Solheim and Rivas met reporters on Monday.", ""},
	{"Solheim and Rivas met with reporters on Monday.", ""},
	{"Solheim and Rivas met separately on Monday.", ""},
	{"Solheim and Rivas held talks with the press on Monday.", ""},
	{"Solheim’s husband had a meeting with Rivas on Monday.", ""},
	{"Talks between Solheim and Rivas’s deputy were held on Monday.", ""},
	{"Solheim phoned Rivas’s deputy on Monday.", ""},
}
