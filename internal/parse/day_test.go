package parse

import (
	"strings"
	"testing"
	"time"

	"readout/internal/source"
)

// One day of a file before another that it cannot precede is a warning, if it is
// certain.
func TestDatesInTime(t *testing.T) {
	const event = "type: call\ntitle: A call\nreadouts: [{side: no, date: 2022-02-01}]\ndate: "
	said := func(path, place, what, rest string) string {
		return "content/" + path + ".md:" + place + ": warning: " + what + " [dates-reversed]\n" + rest + "  hint: correct one of the two dates\n"
	}
	for _, test := range []struct{ path, text, want string }{
		{"articles/a", "title: T\ndate: 2022-02-02\nupdated: 2022-02-02\n---\n", ""},
		{"articles/a", "title: T\ndate: 2022-02-02T09:00:00Z\nupdated: 2022-02-02\n---\n", ""},
		{"articles/a", "title: T\ndate: 2022-02-02\nupdated: 2022-02-02T01:00:00Z\n---\n", ""},
		{"articles/a", "title: T\ndate: 2022-02-02T09:00:00Z\nupdated: 2022-02-02T08:00:00-05:00\n---\n", ""},
		{"articles/a", "title: T\ndate: 2022-02-02\nupdated: 2022-02-01\n---\n",
			said("articles/a", "4:10", "the article was updated before its date", "  | updated: 2022-02-01\n  |          ^^^^^^^^^^\n")},
		{"articles/a", "title: T\ndate: 2022-02-02T09:00:00Z\nupdated: 2022-02-02T08:00:00Z\n---\n",
			said("articles/a", "4:10", "the article was updated before its date", "  | updated: 2022-02-02T08:00:00Z\n  |          ^^^^^^^^^^^^^^^^^^^^\n")},
		{"articles/a", "title: T\ndate: 2022-02-02\n---\n> [!correction] 2022-02-02 An hour.\n", ""},
		{"articles/a", "title: T\ndate: 2022-02-02\n---\n> [!correction] 2021-02-03 An hour.\n",
			said("articles/a", "5:17", "the correction is dated 2021-02-03, and the article 2022-02-02", "  | > [!correction] 2021-02-03 An hour.\n  |                 ^^^^^^^^^^\n")},
		{"people/a", "name: N\n---\n> [!correction] 2021-02-03 An hour.\n", ""},
		{"events/a", event + "2022-01-31\n---\n", ""},
		{"events/a", event + "2022-02-02\n---\n", ""}, // the evening before, in another capital
		{"events/a", event + "2022-02-03\n---\n",
			said("events/a", "4:29", "the readout is dated 2022-02-01, and the event 2022-02-03", "  | readouts: [{side: no, date: 2022-02-01}]\n  |                             ^^^^^^^^^^\n")},
	} {
		f := source.NewFile(source.Path("content/"+test.path+".md"), []byte("---\n"+test.text))
		d := NewParser(Options{Location: time.UTC}).Parse(f)
		var b strings.Builder
		source.Print(&b, source.Sort(d.Diagnostics), func(source.Path) []byte { return f.Data })
		if got := b.String(); got != test.want {
			t.Errorf("%s\nsaid:\n%s\nwant:\n%s", test.text, got, test.want)
		}
	}
}

// Days lists what has happened, and where the file says so.
func TestDays(t *testing.T) {
	for _, test := range []struct{ path, text, want string }{
		{"articles/a", "title: T\ndate: 2022-02-02T23:00:00-05:00\nupdated: 2022-02-05\n---\n> [!correction] 2022-02-04 An hour.\n> [!call] 2023-01-01 To come\n", "date 2022-02-03, updated 2022-02-05, correction 2022-02-04"},
		{"people/a", "name: N\nborn: 1950\ndied: 2004-03\nposts: [{role: Envoy, country: no, start: 2000, end: 2001}]\n---\n", "born 1950, died 2004-03"},
		{"events/a", "type: call\ntitle: A call\ndate: 2022-02-01\nreadouts: [{side: no, date: 2022-02-02}, {side: is}]\n---\n", "date 2022-02-02"},
		{"topics/a", "name: N\n---\n", ""},
	} {
		d := NewParser(Options{Location: time.UTC}).Parse(source.NewFile(source.Path("content/"+test.path+".md"), []byte("---\n"+test.text)))
		var got []string
		for _, day := range d.Days {
			got = append(got, day.Key+" "+day.Date.String())
			if text := string(day.Span.Of(d.File.Data)); !strings.HasPrefix(text, day.Date.String()) && !strings.Contains(text, "T23") {
				t.Errorf("%s: %s stands at %q", test.path, day.Key, text)
			}
		}
		if list := strings.Join(got, ", "); list != test.want {
			t.Errorf("%s: %s, want %s", test.path, list, test.want)
		}
	}
}
