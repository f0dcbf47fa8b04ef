package site

import (
	"strings"
	"testing"
	"time"

	"readout/internal/config"
	"readout/internal/date"
)

// The whole of what is said of days on which words cannot have been said.
func TestStatementDates(t *testing.T) {
	const (
		warning = "content/articles/a.md:1:1: warning: these words are dated "
		both    = " [date-after-article]\n  hint: correct one of the two dates\n"
		outside = " [date-outside-event]\n  hint: correct one of the two days, or give the event an end_date if it went on until then\n"
		to      = ` [date-after-article]` + "\n  hint: write \"about\" for words about an event that is to come, or correct one of the two dates\n"
		far     = " [date-far]\n  hint: correct the year, if another is meant; 0222 is the year 222\n"
		life    = " [date-outside-life]\n  hint: write the day on which they were said: \"on 1962-10-22\"\n"
	)
	people := files{
		"people/old": "name: Olga Old\nborn: 1900\ndied: 1963-11-22", "people/young": "name: Yan Young\nborn: 1990-05",
		"events/round": "type: session\ndate: 2022-01-10\nend_date: 2022-01-20\ntitle: A round",
		"events/later": "type: session\ndate: 2022-03-09\ntitle: A later round\nstatus: announced",
	}
	for _, test := range []struct{ name, mark, front, want string }{
		{"the article's day", `(said:ana)`, "", ""},
		{"long ago", `(said:no "on 1905-06-07")`, "", ""},
		{"the day after, as Tokyo has it", `(said:ana "on 2022-02-04")`, "", ""},
		{"two days after", `(said:ana "on 2022-02-05")`, "", warning + "2022-02-05, after the article, which is of 2022-02-03" + both},
		{"another century", `(said:ana "on 2203-02-02")`, "", warning + "2203-02-02, after the article, which is of 2022-02-03" + both},
		{"before the article was updated", `(said:ana "on 2022-02-08")`, "updated: 2022-02-09", ""},
		{"after the article was updated", `(said:ana "on 2022-02-18")`, "updated: 2022-02-09", warning + "2022-02-18, after the article, which is of 2022-02-09" + both},
		{"a lost digit", `(said:no "on 0222-02-02")`, "", warning + "0222-02-02" + far},
		{"at an event, on its day", `(said:ana "at call; on 2022-02-01")`, "", ""},
		{"at an event, a year before", `(said:ana "at call; on 2021-02-01")`, "", warning + "2021-02-01, and the event \"the-call\" at which they were spoken was on 2022-02-01" + outside},
		{"at an event, after the article", `(said:ana "at call; on 2203-02-02")`, "", warning + "2203-02-02, and the event \"the-call\" at which they were spoken was on 2022-02-01" + outside},
		{"at an event of several days", `(said:ana "at round; on 2022-01-18")`, "", ""},
		{"after an event of several days", `(said:ana "at round; on 2022-01-25")`, "", warning + "2022-01-25, and the event \"round\" at which they were spoken was on 2022-01-10 to 2022-01-20" + outside},
		{"at an event that is to come", `(said:ana "at later")`, "", "content/articles/a.md:1:1: warning: these words were spoken at the event \"later\", whose day, 2022-03-09, is after the article's, 2022-02-03" + to},
		{"about an event that is to come", `(said:ana "about later")`, "", ""},
		{"twice from one cause", `(said:ana "on 2203-02-02"), and [more](said:bohale "same")`, "", warning + "2203-02-02, after the article, which is of 2022-02-03" + both},
		{"by one who had died", `(said:old)`, "", warning + "2022-02-03, and Olga Old died on 1963-11-22" + life},
		{"by one who had died, in time", `(said:old "on 1962-10-22")`, "", ""},
		{"by one not yet born", `(said:ana,young "on 1962-10-22")`, "", warning + "1962-10-22, and Yan Young was born in 1990-05" + life},
		{"in the month of birth", `(said:young "on 1990-05-01")`, "", ""},
	} {
		more := files{"articles/a": article("2022-02-03", event+"He said [words]"+test.mark+".", test.front)}
		for name, text := range people {
			more[name] = text
		}
		if _, said := resolve(t, config.Defaults(), more); said != test.want {
			t.Errorf("%s: said:\n%s\nwant:\n%s", test.name, said, test.want)
		}
	}
}

// Nobody takes part in an event after their death, or before their birth.
func TestParticipantsLive(t *testing.T) {
	people := files{"people/old": "name: Olga Old\nborn: 1900\ndied: 1963-11-22", "people/young": "name: Yan Young\nborn: 1990-05"}
	for _, test := range []struct{ day, want string }{
		{"1963-11-22", "Yan Young was born in 1990-05"},
		{"1990-05-01", "Olga Old died on 1963-11-22"},
	} {
		more := files{"articles/a": article("2022-02-03", "> [!call] "+test.day+" A call\n>\n> - id: x\n> - participants: [[old]], [[young]], [[no]]\n")}
		for name, text := range people {
			more[name] = text
		}
		want := "content/articles/a.md:1:1: warning: the event \"x\" is dated " + test.day + ", and " + test.want + " [date-outside-life]\n  hint: correct the date, or name whom you mean\n"
		if _, said := resolve(t, config.Defaults(), more); said != want {
			t.Errorf("said:\n%s\nwant:\n%s", said, want)
		}
	}
}

// What is withheld reports nothing.
func TestWithheldReport(t *testing.T) {
	more := files{"articles/a": article("2022-03-04", declared("")), "articles/b": article("2022-03-12", declared("")), "articles/c": article("2022-04-01", "Norway.")}
	s, _ := resolve(t, config.Defaults(), more, "articles/b")
	if e := &s.Events[0]; !e.Unreported || len(e.Articles) != 1 {
		t.Errorf("%+v", e)
	}
}

// Events may be announced years ahead, but not centuries.
func TestFarEvents(t *testing.T) {
	warned := func(file, id, day, hint string) string {
		return "content/" + file + ".md:1:1: warning: the event \"" + id + "\" is dated " + day + " [date-far]\n  hint: " + hint + "\n"
	}
	const year = "correct the year, if another is meant; this was written in 2022"
	const digits = "correct the year, if another is meant; 0202 is the year 202"
	for _, test := range []struct{ file, text, want string }{
		{"articles/b", article("2022-02-03", "> [!election] 2032-11-02 An election\n>\n> - id: x\n"), ""},
		{"articles/b", article("2022-02-03", "> [!election] 2203-11-02 An election\n>\n> - id: x\n"), warned("articles/b", "x", "2203-11-02", year)},
		{"articles/b", article("2022-02-03", "> [!session] 2022-02-01 A session\n>\n> - id: x\n> - end_date: 2202-02-05\n"), warned("articles/b", "x", "2202-02-05", year)},
		{"articles/b", article("2022-02-03", "> [!session] 0202-02-01 A session\n>\n> - id: x\n"), warned("articles/b", "x", "0202-02-01", digits)},
		{"articles/b", article("2022-02-03", "> [!agreement] 1648-10-24 A peace\n>\n> - id: x\n"), ""},
		{"events/x", "type: vote\ndate: 2203-02-01\ntitle: A vote", warned("events/x", "x", "2203-02-01", year)},
		{"events/x", "type: vote\ndate: 2028-02-01\ntitle: A vote", ""},
	} {
		_, said := resolve(t, config.Defaults(), files{"articles/a": article("2022-02-01", "Text."), test.file: test.text})
		if said != test.want {
			t.Errorf("%s: said:\n%s\nwant:\n%s", test.text, said, test.want)
		}
	}
}

// What is said to have happened must have come when the site is built; what is
// withheld until then is of no matter. The as-of day is the newest article's all
// the same.
func TestDaysToCome(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Skip(err)
	}
	warned := func(file, what, hint string) string {
		return "content/" + file + ".md:1:1: warning: " + what + " is still to come [date-to-come]\n  hint: " + hint + "\n"
	}
	kept := func(day string) string {
		return "correct it; to publish the article on that day, add \"embargo: " + day + "\""
	}
	refused := func(day string) string {
		return "content/articles/a.md:1:1: error: date " + day + " is still to come, and all pages would count from it [date-to-come]\n  hint: " + kept(day) +
			"; to publish it now, set as_of in readout.yaml to the day that pages count from\n"
	}
	for _, test := range []struct {
		name, file, text string
		zone             *time.Location
		want             string
	}{
		{"today", "articles/a", article("2022-02-10", "Text."), time.UTC, ""},
		{"later today", "articles/a", article("2022-02-10T23:59:00Z", "Text."), time.UTC, ""},
		{"tomorrow", "articles/a", article("2022-02-11", "Text."), time.UTC, warned("articles/a", "date 2022-02-11", kept("2022-02-11"))},
		{"tomorrow, where it has come", "articles/a", article("2022-02-11", "Text."), tokyo, ""},
		{"another century", "articles/a", article("2202-03-01", "Text."), time.UTC, refused("2202-03-01")},
		{"the day after tomorrow", "articles/a", article("2022-02-12", "Text."), time.UTC, refused("2022-02-12")},
		{"the day after tomorrow, which is tomorrow there", "articles/a", article("2022-02-12", "Text."), tokyo, warned("articles/a", "date 2022-02-12", kept("2022-02-12"))},
		{"to the minute", "articles/a", article("2023-02-10 08:00", "Text."), time.UTC, refused("2023-02-10")},
		{"under embargo", "articles/a", article("2022-02-20", "Text.", "embargo: 2022-02-20"), time.UTC, ""},
		{"after an embargo", "articles/a", article("2022-02-20", "Text.", "embargo: 2022-02-02"), time.UTC, refused("2022-02-20")},
		{"a draft", "articles/a", article("2022-02-20", "Text.", "draft: true"), time.UTC, ""},
		{"updated", "articles/a", article("2022-02-01", "Text.", "updated: 2202-02-02"), time.UTC, warned("articles/a", "updated 2202-02-02", "correct it")},
		{"corrected", "articles/a", article("2022-02-01", "> [!correction] 2202-02-02\n> An hour."), time.UTC, warned("articles/a", "correction 2202-02-02", "correct it")},
		{"died", "people/x", "name: Xi Ya\nborn: 1950\ndied: 2202", time.UTC, warned("people/x", "died 2202", "correct it")},
		{"born", "people/x", "name: Xi Ya\nborn: 2090-05", time.UTC, warned("people/x", "born 2090-05", "correct it")},
		{"born this month, no more is known", "people/x", "name: Xi Ya\nborn: 2022-02", time.UTC, ""},
		{"a post to come", "people/x", "name: Xi Ya\nposts: [{role: Envoy, country: no, start: 2022-03-01}]", time.UTC, ""},
		{"an event to come", "events/x", "type: vote\ndate: 2022-03-01\ntitle: A vote", time.UTC, ""},
		{"a readout to come", "events/x", "type: vote\ndate: 2022-02-01\ntitle: A vote\nreadouts: [{side: no, date: 2222-02-02}]", time.UTC, warned("events/x", "date 2222-02-02", "correct it")},
	} {
		c := config.Defaults()
		c.TimeZone = test.zone
		s, said := resolveAt(t, time.Date(2022, 2, 10, 20, 0, 0, 0, time.UTC), c, files{test.file: test.text})
		if said != test.want {
			t.Errorf("%s: said:\n%s\nwant:\n%s", test.name, said, test.want)
		}
		if day := strings.TrimPrefix(strings.SplitN(test.text, "\n", 3)[1], "date: "); test.file == "articles/a" && s.AsOf.String() != day[:10] {
			t.Errorf("%s: as of %s", test.name, s.AsOf)
		}
		if _, said := resolve(t, c, files{test.file: test.text}); said != "" {
			t.Errorf("%s: without a time: %s", test.name, said)
		}
		c.AsOf = date.Date{Year: 2022, Month: 2, Day: 1}
		if _, said := resolveAt(t, time.Date(2022, 2, 10, 20, 0, 0, 0, time.UTC), c, files{test.file: test.text}); strings.Contains(said, "error") {
			t.Errorf("%s: with an as-of day of its own: %s", test.name, said)
		}
	}
}

// The name of a file tells of a slip in the year of an article.
func TestDateUnlikeTheFile(t *testing.T) {
	const rename, move, digits = "correct the date, or rename the file", "correct the date, or move the file", "correct the year, if another is meant; 0202 is the year 202"
	for _, test := range []struct{ file, day, message, hint string }{
		{"2022/2022-02-01-call", "2022-02-01", "", ""},
		{"2022/2022-02-01-call", "2022-03-01", "", ""},
		{"2022/2022-02-01-call", "2022-01-15", "", ""},
		{"2022/2022-02-01-call", "2023-02-01", "date 2023-02-01, and the file is named for 2022-02-01", rename},
		{"2022/2022-02-01-call", "1922-02-01", "date 1922-02-01, and the file is named for 2022-02-01", rename},
		{"2022/2022-02-01-call", "0202-02-01", "date 0202-02-01", digits},
		{"2022-12-31-year-end", "2023-01-02", "", ""},
		{"2022/call", "2022-12-31", "", ""},
		{"2022/call", "2023-01-20", "", ""},
		{"2022/call", "2021-12-10", "", ""},
		{"2022/call", "2023-02-10", "date 2023-02-10, and the file is in a folder for 2022", move},
		{"2022/03/call", "2062-03-01", "date 2062-03-01, and the file is in a folder for 2022", move},
		{"1962/call", "1962-10-22", "", ""},
		{"archive/2022-report", "1962-10-22", "", ""},
		{"2022-13-45-odd", "1962-10-22", "", ""},
		{"0202/call", "2022-10-22", "", ""},
		{"call", "0099-10-22", "date 0099-10-22", "correct the year, if another is meant; 0099 is the year 99"},
	} {
		want := ""
		if test.message != "" {
			want = "content/articles/" + test.file + ".md:1:1: warning: " + test.message + " [date-far]\n  hint: " + test.hint + "\n"
		}
		if _, said := resolve(t, config.Defaults(), files{"articles/" + test.file: article(test.day, "Text.")}); said != want {
			t.Errorf("%s of %s: said:\n%s", test.file, test.day, said)
		}
	}
}

// TestDayToComeIsNoAsOfDay has an article of a far day, which is an error: nothing else
// is said, as if all that was announced until then had not been reported.
func TestDayToComeIsNoAsOfDay(t *testing.T) {
	now := time.Date(2022, 2, 10, 12, 0, 0, 0, time.UTC)
	s, said := resolveAt(t, now, config.Defaults(), files{
		"articles/a": article("2022-02-09", "> [!call] 2022-03-01 Call ahead\n>\n> - participants: [[us]], [[ru]]\n"),
		"articles/b": article("2203-02-01", "Text."),
	})
	if strings.Count(said, "\n") != 2 || !strings.Contains(said, "[date-to-come]") || s.AsOf.String() != "2022-02-09" {
		t.Errorf("as of %s, said:\n%s", s.AsOf, said)
	}
}
