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
		{`[We](said:bohale "of claimants")`, "claimants", `write the id or name of an entity, or leave this out; a matter gets a file: readout new topic "claimants"`},
		{`[We](said:bohale "of a trader from Oslo")`, "a trader from Oslo", `write the id or name of an entity, or leave this out; a matter gets a file: readout new topic "a trader from Oslo"`},
		{`[We](said:bohale "about the Kremlin")`, "the Kremlin", `if Russia is meant, write "ru"`},
		{`[We](said:bohale "about the winter")`, "the winter", `write the id or name of an entity, or leave this out; a matter gets a file: readout new topic "winter"`},
		{`[We](said:bohale "of energy prices")`, "energy prices", `write the id or name of an entity, or leave this out; a matter gets a file: readout new topic "energy prices"`},
		{`[We](said:bohale "about US and Russian troops")`, "US and Russian troops", `write the id or name of an entity, or leave this out; a matter gets a file: readout new topic "US and Russian troops"`},
		{"They [[Olga Unknown|met]].", "Olga Unknown", `add a file for it: readout new person "Olga Unknown"; or take the mark off`},
	} {
		want := "  \"" + test.text + "\" is not an entity of this site [unknown-entity]\n  hint: " + test.hint
		if got := said(t, test.mark); got != want {
			t.Errorf("%s:\n%s", test.mark, got)
		}
	}
}
