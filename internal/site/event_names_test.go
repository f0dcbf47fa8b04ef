package site

import (
	"testing"

	"readout/internal/config"
)

// TestEventsThatCanHardlyBeMeant has what is said of ids and accounts of events.
func TestEventsThatCanHardlyBeMeant(t *testing.T) {
	block := func(head, more string) string {
		return "> [!call] " + head + "\n>\n> - participants: [[se]], [[ma]]\n" + more + "\n"
	}
	all := files{
		"articles/a":          article("2022-02-01", block("2022-02-01 One", "> - id: 2022-02-01-hallgren-benali-call\n")),
		"articles/b":          article("2022-02-02", block("2022-02-01 One again", "> - id: 2022-02-01-benali-hallgren-call\n")),
		"articles/c":          article("2022-02-02", block("2022-01-30 Two", "> - id: 2022-01-30-two\n> - readout us: https://us.example/1\n> - readout se: https://se.example/1\n")),
		"events/2022-11-10-x": "type: call\ndate: 2022-01-10\nparticipants: [se, us]",
		"events/2022-01-11-y": "type: call\ndate: 2022-01-10\nparticipants: [se, fr]",
		"events/2022-01-12-z": "type: call\ndate: 2022-01-10\nend_date: 2022-01-14\nparticipants: [se, de]\nreadouts: [{side: de}]",
	}
	_, printed := resolve(t, config.Defaults(), all)
	want := `content/articles/b.md:1:1: warning: the events "2022-02-01-benali-hallgren-call" and "2022-02-01-hallgren-benali-call" are of one day, one type and the same participants [near-event]
  hint: did you mean "2022-02-01-hallgren-benali-call"? if they are two, give them ids that differ more
  content/articles/a.md:1:1: the other is declared here
content/articles/c.md:1:1: warning: a readout of United States, which takes no part in the event "2022-01-30-two" [readout-apart]
  hint: correct the side, or add it to the participants; they are of Sweden and Morocco
content/events/2022-11-10-x.md:1:1: warning: the event "2022-11-10-x" is dated 2022-01-10, and its id begins with 2022-11-10 [date-far]
  hint: correct the date, or give it an id that begins with its day
`
	if printed != want {
		t.Errorf("said:\n%s", printed)
	}
}
