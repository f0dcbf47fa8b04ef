package site

import (
	"fmt"
	"testing"

	"readout/internal/config"
	"readout/internal/entity"
)

// declared is an article's text that declares a meeting of 9 to 11 March.
func declared(entries string) string {
	return "> [!meeting] 2022-03-09 Talks in Oslo\n>\n> - id: talks\n> - end_date: 2022-03-11\n> - participants: [[ana]], [[bohale]]\n" + entries
}

// What was announced stays announced until something says that it happened.
func TestStatus(t *testing.T) {
	const (
		at      = `He said [words](said:ana "at talks").`
		about   = `He said [words](said:ana "about talks").`
		pointed = `They [met](event:talks).`
		own     = "type: meeting\ndate: 2022-03-09\nend_date: 2022-03-11\ntitle: Talks in Oslo\nparticipants: [ana, bohale]"
	)
	status := func(s string) string { return "> - status: " + s + "\n" }
	announcement := article("2022-03-04", declared(""))
	for _, test := range []struct {
		name, asOf string
		files      files
		want       string
	}{
		{"announced, to come", "2022-03-05", files{"articles/a": announcement}, "announced"},
		{"announced, on its first day", "2022-03-09", files{"articles/a": announcement}, "announced"},
		{"announced, on its last day", "2022-03-11", files{"articles/a": announcement}, "announced"},
		{"announced, and past", "2022-03-12", files{"articles/a": announcement}, "announced, no report since"},
		{"another article, of something else", "", files{"articles/a": announcement, "articles/b": article("2022-04-01", "Norway.")}, "announced, no report since"},
		{"a later article points at it", "", files{"articles/a": announcement, "articles/b": article("2022-04-01", pointed)}, "announced, no report since"},
		{"a later article is mainly about it", "", files{"articles/a": announcement, "articles/b": article("2022-04-01", "Text.", "event: talks")}, "announced, no report since"},
		{"words about it", "", files{"articles/a": announcement, "articles/b": article("2022-04-01", about)}, "announced, no report since"},
		{"words spoken at it", "", files{"articles/a": announcement, "articles/b": article("2022-03-12", at)}, "held"},
		{"words spoken at it, the day before", "", files{"articles/a": announcement, "articles/b": article("2022-03-08", at), "articles/c": article("2022-04-01", "Norway.")}, "announced, no report since"},
		{"declared again the day before", "", files{"articles/a": announcement, "articles/b": article("2022-03-08", declared("")), "articles/c": article("2022-04-01", "Norway.")}, "announced, no report since"},
		{"declared again on its first day", "", files{"articles/a": announcement, "articles/b": article("2022-03-09", declared(""))}, "held"},
		{"declared again while it went on", "", files{"articles/a": announcement, "articles/b": article("2022-03-10", declared(""))}, "held"},
		{"declared again long after", "", files{"articles/a": announcement, "articles/b": article("2022-05-01", declared(""))}, "held"},
		{"first declared on its day", "", files{"articles/a": article("2022-03-09", declared(""))}, "held"},
		{"announced in the evening, held the next day", "", files{"articles/a": article("2022-03-08T23:30:00Z", declared("")), "articles/b": article("2022-03-09T08:00:00Z", declared(""))}, "held"},
		{"after the as-of day", "2022-03-08", files{"articles/a": article("2022-03-09", declared(""))}, "announced"},

		{"stated: held", "", files{"articles/a": article("2022-03-12", declared(status("held")))}, "held"},
		{"stated, then reported", "", files{"articles/a": article("2022-03-04", declared(status("announced"))), "articles/b": article("2022-03-12", declared(""))}, "held"},
		{"announced in so many words on its day", "", files{"articles/a": article("2022-03-09", declared(status("announced")))}, "announced"},
		{"announced on its day, reported on it", "", files{"articles/a": article("2022-03-09T18:00:00Z", declared(status("announced"))), "articles/b": article("2022-03-09T08:00:00Z", declared(""))}, "held"},
		{"the newest word counts: cancelled", "", files{"articles/a": article("2022-03-04", declared(status("announced"))), "articles/b": article("2022-03-08", declared(status("cancelled")))}, "cancelled"},
		{"the newest word counts: announced anew", "2022-03-09", files{"articles/a": article("2022-03-04", declared(status("cancelled"))), "articles/b": article("2022-03-08", declared(status("announced")))}, "announced"},
		{"the newest word counts: held after all", "", files{"articles/a": article("2022-03-08", declared(status("cancelled"))), "articles/b": article("2022-03-12", declared(status("held")))}, "held"},
		{"cancelled stays cancelled when it is declared again", "", files{"articles/a": article("2022-03-08", declared(status("cancelled"))), "articles/b": article("2022-03-12", declared(""))}, "cancelled"},
		{"cancelled on its day, with an announcement of that day", "", files{"articles/a": article("2022-03-09", declared("")), "articles/b": article("2022-03-09", declared(status("cancelled")))}, "cancelled"},

		{"its own file, to come", "2022-03-08", files{"events/talks": own}, "announced"},
		{"its own file, its day has come", "2022-03-09", files{"events/talks": own}, "held"},
		{"its own file says announced", "2022-03-12", files{"events/talks": own + "\nstatus: announced"}, "announced, no report since"},
		{"its own file says cancelled", "2022-03-12", files{"events/talks": own + "\nstatus: cancelled"}, "cancelled"},
		{"its own file decides over articles", "", files{"events/talks": own + "\nstatus: announced", "articles/b": article("2022-03-12", declared(""))}, "announced"},
		{"its own file leaves it to articles", "2022-03-20", files{"events/talks": own, "articles/a": announcement}, "announced, no report since"},
		{"its own file, and words spoken at it", "", files{"events/talks": own, "articles/b": article("2022-03-12", at)}, "held"},
		{"its own file has a readout", "2022-03-20", files{"events/talks": own + "\nreadouts: [{side: no, url: \"https://no.example/\"}]", "articles/a": announcement}, "held"},
		{"its own file has a readout, and its day is to come", "2022-03-08", files{"events/talks": own + "\nreadouts: [{side: no, url: \"https://no.example/\"}]", "articles/a": announcement}, "announced"},
	} {
		c := config.Defaults()
		if test.asOf != "" {
			c.AsOf = day(t, test.asOf)
		}
		s, said := resolve(t, c, test.files)
		e := &s.Events[0]
		got := string(e.Status)
		if e.Unreported {
			got += ", no report since"
		}
		if len(s.Events) != 1 || got != test.want {
			t.Errorf("%s: %d events, %s; want %s\n%s", test.name, len(s.Events), got, test.want, said)
		}
	}
}

// Nothing but an event that was held is contact, or a meeting without an account.
func TestAnnouncedIsNoContact(t *testing.T) {
	for _, test := range []struct{ name, report, last, missing string }{
		{"no report", "Norway.", "", "-"},
		{"a report", declared("") + "\n[words](said:ana \"about talks\")", "2022-03-09", "is"},
	} {
		s, _ := resolve(t, config.Defaults(), files{"articles/a": article("2022-03-04", declared("")), "articles/b": article("2022-03-12", test.report)})
		r := &s.Relations[0]
		if got := s.ids([]entity.ID{s.MissingAccount(&s.Events[0])}); r.Last.String() != test.last || got != test.missing || s.Held(r.Events) != len(test.last)/10 {
			t.Errorf("%s: last contact %q, missing %s, %d held", test.name, r.Last, got, s.Held(r.Events))
		}
	}
}

// The whole of what is said of events whose status is in doubt.
func TestStatusWarnings(t *testing.T) {
	const own = "type: meeting\ndate: 2022-03-09\ntitle: Talks in Oslo\nparticipants: [ana, bohale]\nstatus: "
	meeting := func(entries string) string {
		return "> [!meeting] 2022-03-09 Talks in Oslo\n>\n> - id: talks\n" + entries
	}
	unreported := func(file string) string {
		return "content/" + file + ".md:1:1: warning: the event \"talks\" was announced for 2022-03-09, and nothing says that it was held [announced-unreported]\n" +
			"  hint: if it was held, write \"status: held\", or declare it in an article of that day or later; if not, write \"status: cancelled\"\n"
	}
	stale := func(own, told, day string) string {
		return fmt.Sprintf("content/events/talks.md:1:1: warning: the event \"talks\" is %[1]s here, which decides, and %[2]s in an article of %[3]s [status-differs]\n"+
			"  hint: write \"status: %[2]s\", or take the status out, so that articles tell\n"+
			"  content/articles/b.md:1:1: %[2]s here\n", own, told, day)
	}
	for _, test := range []struct {
		name  string
		files files
		want  string
	}{
		{"unreported", files{"articles/a": article("2022-03-04", meeting("")), "articles/b": article("2022-03-10", "Norway.")}, unreported("articles/a")},
		{"not yet past", files{"articles/a": article("2022-03-04", meeting("")), "articles/b": article("2022-03-09", "Norway.")}, ""},
		{"its own file is stale, and articles report it", files{"events/talks": own + "announced", "articles/b": article("2022-03-09", meeting(""))}, stale("announced", "held", "2022-03-09")},
		{"its own file is stale, and it is past", files{"events/talks": own + "announced", "articles/b": article("2022-03-10", `[words](said:ana "at talks")`)}, stale("announced", "held", "2022-03-10")},
		{"its own file is stale, and articles cancelled it", files{"events/talks": own + "announced", "articles/b": article("2022-03-08", meeting("> - status: cancelled\n"))}, stale("announced", "cancelled", "2022-03-08")},
		{"its own file is denied", files{"events/talks": own + "held", "articles/b": article("2022-03-10", meeting("> - status: cancelled\n"))}, stale("held", "cancelled", "2022-03-10")},
		{"its own file knows better than what came before", files{"events/talks": own + "held", "articles/b": article("2022-03-08", meeting("> - status: cancelled\n"))}, ""},
		{"held before its day", files{"articles/a": article("2022-03-04", meeting("> - status: held\n"))},
			"content/articles/a.md:1:1: warning: the event \"talks\" is held here, and its day, 2022-03-09, is after the article's, 2022-03-04 [date-after-article]\n" +
				"  hint: correct one of the two dates, or write \"status: announced\"\n"},
		{"held, and still the day before here", files{"articles/a": article("2022-03-08", meeting("> - status: held\n"))}, ""},
		{"words at what was cancelled", files{"articles/a": article("2022-03-10", meeting("> - status: cancelled\n")+"\n[words](said:ana \"at talks\"), [more](said:ana \"same\") and [others](said:ana \"about talks\")")},
			"content/articles/a.md:1:1: warning: these words were spoken at the event \"talks\", which was cancelled [at-cancelled]\n" +
				"  hint: write \"about\" for words about it; or, if it was held, correct its status\n" +
				"  content/articles/a.md:1:1: declared here\n"},
	} {
		if _, said := resolve(t, config.Defaults(), test.files); said != test.want {
			t.Errorf("%s: said:\n%s\nwant:\n%s", test.name, said, test.want)
		}
	}
}
