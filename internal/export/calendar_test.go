package export

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"readout/internal/address"
	"readout/internal/config"
)

// files is a small site with an event of each status.
var files = map[string]string{
	"articles/2022/a.md": "---\ntitle: Ana Lund calls Reykjavik\ndate: 2022-02-01T09:00:00+01:00\nupdated: 2022-02-03\ntopics: [fish]\nsummary: \"A & B <c>\"\nsource_url: https://wire.example/a?b=1&c=2\n---\n\n" +
		"> [!call] 2022-02-01 Звонок министров: рыба, рыба; и снова рыба, о которой говорят уже очень давно\n>\n> - id: call\n> - participants: [[ana-lund]], [[is]]\n\n" +
		"[“No, \\<never>”](rejects:ana-lund \"to is; at call; via an aide & a friend; side -\"). She wants [all of it](demands:ana-lund \"of is\").\n",
	"articles/2022/b.md": "---\ntitle: Nothing of her\ndate: 2022-01-15\nauthors: [Cai Berg]\n---\n\nIceland waits.\n",
	"events/visit.md":    "---\ntype: visit\ndate: 2022-02-27\nend_date: 2022-03-01\ntitle: \"A visit; with, a \\\\ and 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦\"\nparticipants: [ana-lund]\nplace: vik\n---\n",
	"events/off.md":      "---\ntype: meeting\ndate: 2022-01-31\nstatus: cancelled\nparticipants: [is, \"no\"]\ntopics: [fish]\n---\n",
	"people/ana-lund.md": "---\nname: Ana Lund\nposts: [{role: Envoy, country: \"no\"}]\n---\n",
	"places/vik.md":      "---\nname: Vik\ncountry: is\n---\n",
	"topics/fish.md":     "---\nname: Fish\n---\n",
	"topics/nets.md":     "---\nname: Nets\n---\n",
}

func based() config.Config {
	c := config.Defaults()
	c.Title, c.BaseURL = "The Desk", "https://desk.example/sound/"
	return c
}

// output makes the file at an address.
func output[A ~string](t *testing.T, x *exporter, at A) string {
	t.Helper()
	found, ok := x.p.Find(address.Address(at))
	if !ok {
		t.Fatalf("there is no %s", at)
	}
	return string(must(t)(x.p.Outputs[found.Key.Index].Make()))
}

func TestCalendar(t *testing.T) {
	x := exported(t, based(), files)
	for address, want := range map[string]string{
		"events.ics": `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//readout//readout//EN
CALSCALE:GREGORIAN
NAME:The Desk
X-WR-CALNAME:The Desk
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
BEGIN:VEVENT
UID:off@desk.example/sound
DTSTAMP:20220131T000000Z
LAST-MODIFIED:20220131T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20220131
DTEND;VALUE=DATE:20220201
SUMMARY:Meeting: Iceland and Norway
STATUS:CANCELLED
TRANSP:TRANSPARENT
CATEGORIES:Meeting
DESCRIPTION:Iceland\, Norway
URL:https://desk.example/sound/events/off.html
END:VEVENT
BEGIN:VEVENT
UID:call@desk.example/sound
DTSTAMP:20220203T000000Z
LAST-MODIFIED:20220203T000000Z
SEQUENCE:1
DTSTART;VALUE=DATE:20220201
DTEND;VALUE=DATE:20220202
SUMMARY:Звонок министров: рыба\, рыба\; и снова рыба\, о которой говорят уже очень давно
STATUS:CONFIRMED
TRANSP:TRANSPARENT
CATEGORIES:Call
DESCRIPTION:Ana Lund\, Iceland\n\nOther accounts\n– Ana Lund\, Envoy of Norway\, refused\, speaking to Iceland: “No\, <never>\,” according to an aide & a friend.
URL:https://desk.example/sound/events/call.html
END:VEVENT
BEGIN:VEVENT
UID:visit@desk.example/sound
DTSTAMP:20220201T000000Z
LAST-MODIFIED:20220201T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20220227
DTEND;VALUE=DATE:20220302
SUMMARY:A visit\; with\, a \\ and 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦
STATUS:TENTATIVE
TRANSP:TRANSPARENT
CATEGORIES:Visit
LOCATION:Vik
DESCRIPTION:Ana Lund
URL:https://desk.example/sound/events/visit.html
END:VEVENT
END:VCALENDAR
`,
	} {
		if got := unfolded(t, output(t, x, address)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", address, got, want)
		}
	}
	for address, want := range map[string]string{
		"people/ana-lund/events.ics": "call visit", "countries/is/events.ics": "off call", "topics/fish/events.ics": "off", "places/vik/events.ics": "visit",
	} {
		var uids []string
		for line := range strings.Lines(output(t, x, address)) {
			if uid, ok := strings.CutPrefix(line, "UID:"); ok {
				uids = append(uids, strings.TrimSuffix(uid, "@desk.example/sound\r\n"))
			}
		}
		if got := strings.Join(uids, " "); got != want {
			t.Errorf("%s has %s, want %s", address, got, want)
		}
	}
	if _, ok := x.p.Find("topics/nets/events.ics"); ok {
		t.Error("a topic without events has a calendar")
	}
}

// unfolded checks the lines of a calendar and joins those that were folded.
func unfolded(t *testing.T, calendar string) string {
	t.Helper()
	if strings.Count(calendar, "\n") != strings.Count(calendar, "\r\n") {
		t.Error("a line ends without a carriage return")
	}
	for line := range strings.SplitSeq(calendar, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d octets, or cut in a character: %q", len(line), line)
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(calendar, "\r\n ", ""), "\r\n", "\n")
}

// Without an address calendars are there, and name none.
func TestCalendarWithoutAddress(t *testing.T) {
	got := output(t, exported(t, config.Defaults(), files), "events.ics")
	if strings.Contains(got, "URL:") || !strings.Contains(got, "UID:call\r\n") {
		t.Error(got)
	}
}

// An event has the times that are written, in UTC; its account of each side, and the
// number of changes that its articles tell of.
func TestCalendarTellsOfEvents(t *testing.T) {
	const front = "---\ntitle: Talks of Norway and Iceland\ndate: %s\n---\n\n"
	c := based()
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	c.TimeZone = oslo
	x := exported(t, c, map[string]string{
		"articles/a.md": fmt.Sprintf(front, "2022-02-01") + "> [!meeting] 2022-02-01T10:00+01:00 Talks\n>\n> - id: talks\n> - end_date: 2022-02-01T11:30:00+01:00\n> - participants: [[no]], [[is]]\n> - readout no: https://no.example/talks\n\n" +
			"[“We go.”](said:no \"at talks\") and [that all is well](said:no \"at talks\").\n",
		"articles/b.md":   fmt.Sprintf(front, "2022-02-03\nupdated: 2022-02-05\nevent: talks") + "> [!correction] 2022-02-06 Not all.\n",
		"events/one.md":   "---\ntype: call\ndate: 2022-02-02T23:30:00-05:00\ntitle: One\n---\n",
		"events/long.md":  "---\ntype: summit\ndate: 2022-02-04 09:00\nend_date: 2022-02-05\ntitle: Long\n---\n",
		"events/night.md": "---\ntype: summit\ndate: 2022-02-04 22:00+01:00\nend_date: 2022-02-05 02:00+01:00\ntitle: Night\n---\n",
	})
	var got []string
	for line := range strings.Lines(unfolded(t, output(t, x, "events.ics"))) {
		for _, of := range []string{"UID:", "DTSTART", "DTEND", "SEQUENCE", "LAST-", "DESCRIPTION"} {
			if strings.HasPrefix(line, of) {
				got = append(got, strings.TrimSuffix(line, "\n"))
			}
		}
	}
	want := []string{
		"UID:talks@desk.example/sound", "LAST-MODIFIED:20220205T230000Z", "SEQUENCE:3", "DTSTART:20220201T090000Z", "DTEND:20220201T103000Z",
		`DESCRIPTION:Norway\, Iceland\n\nThe Norwegian account\n– Norway said: “We go.”\n– Norway said that all is well.\n` +
			`Published readout: https://no.example/talks\n\nThe Icelandic account\nNo Icelandic readout on record`,
		"UID:one@desk.example/sound", "LAST-MODIFIED:20220202T230000Z", "SEQUENCE:0", "DTSTART:20220203T043000Z",
		"UID:long@desk.example/sound", "LAST-MODIFIED:20220202T230000Z", "SEQUENCE:0", "DTSTART;VALUE=DATE:20220204", "DTEND;VALUE=DATE:20220206",
		"UID:night@desk.example/sound", "LAST-MODIFIED:20220202T230000Z", "SEQUENCE:0", "DTSTART:20220204T210000Z", "DTEND:20220205T010000Z",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A calendar says what the page of an event says of it.
func TestFactsOfEvents(t *testing.T) {
	x := exported(t, based(), map[string]string{
		"events/vote.md": "---\ntype: vote\ndate: 2022-02-02\ntitle: On fish\ninitiated_by: is\nfor: [no, is]\nabstained: [fj]\nresult: adopted\n---\n",
		"events/call.md": "---\ntype: call\ndate: 2022-02-03\nparticipants: [no, is]\nduration: 40 minutes\n---\n",
	})
	got := unfolded(t, output(t, x, "events.ics"))
	for _, want := range []string{
		`DESCRIPTION:At the request of Iceland\nFor: Norway\, Iceland\nAbstained: Fiji\nadopted` + "\n",
		`DESCRIPTION:Norway\, Iceland\n40 minutes`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// The ids of events differ between two sites of one host, and outlive it.
func TestUIDs(t *testing.T) {
	for _, test := range []struct{ base, id, want string }{
		{"https://o.github.io/a/", "", "call@o.github.io/a"}, {"https://o.github.io/b/", "", "call@o.github.io/b"},
		{"https://desk.example/", "o.github.io/a", "call@o.github.io/a"}, {"", "desk.example", "call@desk.example"},
	} {
		c := based()
		c.BaseURL, c.ID = test.base, test.id
		if got := output(t, exported(t, c, files), "events.ics"); !strings.Contains(got, "UID:"+test.want+"\r\n") {
			t.Errorf("%v: %s", test, got)
		}
	}
}

// Whatever a title holds, each line is short enough, whole, and says no more
// than its own property.
func FuzzFolding(f *testing.F) {
	f.Add("Звонок министров: рыба, рыба; и снова рыба, о которой говорят уже очень давно и подробно")
	f.Add("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦")
	f.Add("a\r\nEND:VEVENT\nb\x00c\u0085\u2028d\\")
	f.Add("<" + strings.Repeat("> <", 40))
	x := exported(f, based(), files)
	f.Fuzz(func(t *testing.T, title string) {
		if !utf8.ValidString(title) {
			t.Skip() // no document has such
		}
		var data strings.Builder
		if err := x.calendar(&data, title, nil); err != nil {
			t.Fatal(err)
		}
		got := unfolded(t, data.String())
		want := strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(clean(title))
		if !strings.Contains(got, "\nNAME:"+want+"\nX-WR-CALNAME:"+want+"\nREFRESH-") {
			t.Errorf("%q became\n%s", title, got)
		}
	})
}
