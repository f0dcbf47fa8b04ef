package site

import (
	"strings"
	"testing"
)

// The hint for what is no entity says what to write for what was meant.
func TestHintForNoEntity(t *testing.T) {
	const event = "this is an event: write [the words](event:%s), or after \"at\" or \"about\" its id"
	for _, test := range []struct{ mark, text, hint string }{
		{"They [[2022-01-21-geneva]] met.", "2022-01-21-geneva", strings.Replace(event, "%s", "2022-01-21-geneva", 1)},
		{"They [[the-call|spoke]].", "the-call", strings.Replace(event, "%s", "the-call", 1)},
		{`[We](said:bohale "of spring-talks")`, "spring-talks", strings.Replace(event, "%s", "spring-talks", 1)},
		{"They [[2022-01-21-genewa]] met.", "2022-01-21-genewa", `events are written [the words](event:ID): did you mean "2022-01-21-geneva"?`},
		{"They [[1922-01-21-lausanne]] met.", "1922-01-21-lausanne", "events are written [the words](event:ID): declare it in an article (> [!call] 2022-02-01 …) or under content/events"},
		{`[We](said:bohale "of the Hungarian government")`, "the Hungarian government", `if Hungary is meant, write "hu"`},
		{`[We](said:bohale "of Russian officials")`, "Russian officials", `if Russia is meant, write "ru"`},
		{`[We](said:bohale "about the US")`, "the US", `if United States is meant, write "us"`},
		{`[We](said:bohale "about the Kremlin")`, "the Kremlin", `if Russia is meant, write "ru"`},
		{`[We](said:bohale "about the winter")`, "the winter", "write the id of an entity; for a matter that has none, add a file such as content/topics/winter.md, or take this out"},
		{`[We](said:bohale "of energy prices")`, "energy prices", "write the id of an entity; for a matter that has none, add a file such as content/topics/energy-prices.md, or take this out"},
		{`[We](said:bohale "about US and Russian troops")`, "US and Russian troops", "add a file for it, such as content/people/us-and-russian-troops.md, or take the mark off"},
		{"They [[Olga Unknown|met]].", "Olga Unknown", "add a file for it, such as content/people/olga-unknown.md, or take the mark off"},
	} {
		want := "  \"" + test.text + "\" is not an entity of this site [unknown-entity]\n  hint: " + test.hint
		if got := said(t, test.mark); got != want {
			t.Errorf("%s:\n%s", test.mark, got)
		}
	}
}
