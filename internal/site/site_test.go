package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/config"
	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/source"
)

// files are a site's content: front matter and body by path under content/,
// front matter alone if there is no "---" line in it.
type files map[string]string

// cast are the files that all tests have. Ana speaks for the League until the
// end of 2021 and for Norway from then on; Cy speaks for nobody.
var cast = files{
	"people/ana":             "name: Ana Lund\nposts:\n  - {role: Envoy, organization: league, end: 2021}\n  - {role: Adviser}\n  - {role: Minister, country: no, start: 2022-01-01}",
	"people/bohale":          "name: Bo Hale\ncountry: no\nposts: [{role: Minister, country: is}]",
	"people/cyroe":           "name: Cy Roe\ncountry: dk",
	"people/dag":             "name: Dag Moe\nposts: [{role: Spokesman, organization: ministry}]",
	"organizations/league":   "name: North League\nmembers: [no, is]",
	"organizations/ministry": "name: Harbour Ministry\ncountry: no",
	"places/oslo":            "name: Oslo\ncountry: no",
	"topics/fish":            "name: Fish",
	"topics/cables":          "name: Cables",
}

// event is a call between Norway and Iceland, in an article's body.
const event = "> [!call] 2022-02-01 A call\n>\n> - id: the-call\n> - participants: [[ana]], [[bohale]]\n\n"

func article(day, body string, front ...string) string {
	return fmt.Sprintf("title: T\ndate: %s\n%s\n---\n%s\n", day, strings.Join(front, "\n"), body)
}

// resolve makes a site of the cast and more files, and returns what was said.
func resolve(t testing.TB, c config.Config, more files, withheld ...string) (*Site, string) {
	t.Helper()
	return resolveAt(t, time.Time{}, c, more, withheld...)
}

// resolveAt is resolve for a build at a time.
func resolveAt(t testing.TB, now time.Time, c config.Config, more files, withheld ...string) (*Site, string) {
	t.Helper()
	all := maps.Clone(cast)
	maps.Copy(all, more)
	known := map[source.Path]bool{}
	in := Input{Config: c, Now: now, Files: func() map[source.Path]bool { return known }}
	data := map[source.Path][]byte{}
	parser := parse.NewParser(parse.Options{})
	var documents []*document.Document // published
	var warnings []source.Diagnostic
	for _, name := range slices.Sorted(maps.Keys(all)) {
		front, body, _ := strings.Cut(all[name], "\n---\n")
		hidden := slices.Contains(withheld, name)
		if hidden {
			front += "\ndraft: true"
		}
		f := source.NewFile(source.Path("content/"+name+".md"), []byte("---\n"+front+"\n---\n"+body))
		d := parser.Parse(f)
		for _, diagnostic := range d.Diagnostics {
			if diagnostic.Severity == source.Error {
				t.Errorf("%s: %s", name, diagnostic.Message)
			}
		}
		warnings = append(warnings, d.Diagnostics...)
		data[f.Path], known[f.Path] = f.Data, true
		if hidden {
			in.Withheld = append(in.Withheld, d)
		} else {
			in.Published = append(in.Published, document.Summarize(d))
			documents = append(documents, d)
		}
	}
	registry, diagnostics := entity.New(documents, in.Withheld, nil)
	in.Registry = registry
	names := Names{Lexicon: mention.Compile(registry, mention.Settings{})}
	for _, d := range documents {
		names.Found = append(names.Found, names.Lexicon.Find(d))
	}
	in.Names = names
	s, more2 := Resolve(in)
	var b strings.Builder
	source.Print(&b, source.Sort(slices.Concat(warnings, diagnostics, more2)), func(p source.Path) []byte { return nil })
	return s, b.String()
}

// resolved makes a site that nothing is to be said of, but that a statement has no
// side.
func resolved(t testing.TB, more files) *Site {
	t.Helper()
	s, said := resolve(t, config.Defaults(), more)
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "  ") && !strings.HasSuffix(line, " [no-side]\n") {
			t.Errorf("said:\n%s", said)
		}
	}
	return s
}

// ids names entities by their ids, in their order.
func (s *Site) ids(list []entity.ID) string {
	var ids []string
	for _, id := range list {
		if id == entity.None {
			ids = append(ids, "-")
			continue
		}
		ids = append(ids, s.Registry.At(id).Key.ID)
	}
	return strings.Join(ids, " ")
}

func (s *Site) id(t testing.TB, key string) entity.ID {
	t.Helper()
	ids := s.Registry.Resolve(key)
	if len(ids) != 1 {
		t.Fatalf("%q is %d entities", key, len(ids))
	}
	return ids[0]
}

func day(t testing.TB, text string) date.Date {
	t.Helper()
	d, err := date.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSpeaksFor(t *testing.T) {
	s := resolved(t, nil)
	for _, test := range []struct{ who, on, want string }{
		{"no", "2022-02-01", "no"},
		{"league", "2022-02-01", "league"},
		{"ministry", "2022-02-01", "no"},
		{"ana", "2021-12-31", "league"},
		{"ana", "2022-01-01", "no"},
		{"bohale", "2022-02-01", "is"}, // not by nationality
		{"cyroe", "2022-02-01", "-"},
		{"dag", "2022-02-01", "no"},
		{"oslo", "2022-02-01", "-"},
		{"fish", "2022-02-01", "-"},
	} {
		if got := s.ids([]entity.ID{s.SpeaksFor(s.id(t, test.who), day(t, test.on))}); got != test.want {
			t.Errorf("%s on %s: %s, want %s", test.who, test.on, got, test.want)
		}
	}
}

func TestSides(t *testing.T) {
	for _, test := range []struct{ mark, from, sides string }{
		// without a chain, the speaker
		{`(said:ana)`, "no", "no"},
		{`(said:ana "on 2021-06-01")`, "league", "league"},
		{`(said:ana,bohale)`, "no is", "no is"},
		{`(said:ana,dag)`, "no", "no"},
		{`(said:cyroe)`, "", ""},
		{`(said:cyroe,bohale)`, "is", "is"},
		{`(said: "by a Norwegian official")`, "no", "no"},
		{`(said: "by a Harbour Ministry official")`, "no", "no"},
		{`(said: "by a diplomat")`, "", ""},
		{`(said: "by Bo Hale")`, "is", "is"},
		// the first in the chain who speaks for someone
		{`(said:ana "via bohale")`, "no", "is"},
		{`(said:ana "via cyroe")`, "no", ""},
		{`(said:ana "via cyroe > bohale")`, "no", "is"},
		{`(said:ana "via an aide > a North League official > bohale")`, "no", "league"},
		{`(said:ana "via a reporter")`, "no", ""},
		{`(said:ana,bohale "via league")`, "no is", "league"},
		{`(said:bohale "via the ministry of Norway")`, "is", "no"},
		{`(said: "by a diplomat; via dag")`, "", "no"},
		// whom it is said to, or where, is no matter
		{`(said:cyroe "to ana; about is")`, "", ""},
	} {
		s := resolved(t, files{"articles/a": article("2022-02-01", "He said [words]"+test.mark+".")})
		st := s.Statements[0]
		if from, sides := s.ids(st.From), s.ids(st.Sides); from != test.from || sides != test.sides {
			t.Errorf("%s: from %q, sides %q; want %q, %q", test.mark, from, sides, test.from, test.sides)
		}
	}
}

func TestStatementDefaults(t *testing.T) {
	for _, test := range []struct {
		name, front, mark  string
		topic, date, event string
	}{
		{"the article's day", "", `(said:ana)`, "-", "2022-02-03", ""},
		{"the event's day", "", `(said:ana "at call")`, "-", "2022-02-01", "the-call"},
		{"its own day", "", `(said:ana "at the-call; on 2022-02-02")`, "-", "2022-02-02", "the-call"},
		{"not at the main event", "event: the-call", `(said:ana)`, "-", "2022-02-03", ""},
		{"about the event", "", `(said:ana "about call")`, "-", "2022-02-03", ""},
		{"the only topic", "topics: [fish]", `(said:ana)`, "fish", "2022-02-03", ""},
		{"one of two topics", "topics: [fish, cables]", `(said:ana)`, "-", "2022-02-03", ""},
		{"its own topic", "topics: [fish]", `(said:ana "topic Cables")`, "cables", "2022-02-03", ""},
	} {
		s := resolved(t, files{"articles/a": article("2022-02-03", event+"He said [words]"+test.mark+".", test.front)})
		st := s.Statements[0]
		at := ""
		if st.At != NoEvent {
			at = s.Events[st.At].ID
		}
		if topic := s.ids([]entity.ID{st.Topic}); topic != test.topic || st.Date.String() != test.date || at != test.event {
			t.Errorf("%s: %s, %s, %q; want %s, %s, %q", test.name, topic, st.Date, at, test.topic, test.date, test.event)
		}
	}
}

func TestMissingAccount(t *testing.T) {
	call := func(kind, participants, more string) string {
		return fmt.Sprintf("> [!%s] 2022-02-01 A call\n>\n> - id: the-call\n> - participants: %s\n%s\n", kind, participants, more)
	}
	const both = "[[ana]], [[bohale]]"
	for _, test := range []struct{ name, body, want string }{
		{"neither side", call("call", both, ""), "-"},
		{"one, at", call("call", both, "") + "\n[words](said:ana \"at call\")", "is"},
		{"one, about", call("call", both, "") + "\n[words](said:bohale \"about call\")", "no"},
		{"one, by the other's ministry", call("call", both, "") + "\n[words](said:bohale \"at call; via ministry\")", "is"},
		{"one, published", call("call", both, "> - readout no: https://no.example/"), "is"},
		{"one, published by its ministry", call("call", both, "> - readout ministry: https://no.example/"), "is"},
		{"one, elsewhere", call("call", both, "") + "\n[words](said:ana)", "-"},
		{"both", call("call", both, "") + "\n[words](said:ana \"at call\") [words](said:bohale \"at call\")", "-"},
		{"both, published at one address", call("call", both, "> - readout no: https://un.example/\n> - readout is: https://un.example/"), "-"},
		{"an outsider", call("call", both, "") + "\n[words](said:league \"about call\")", "-"},
		{"nobody known", call("call", both, "") + "\n[words](said: \"by a diplomat; at call\")", "-"},
		{"a meeting", call("meeting", both, "") + "\n[words](said:ana \"at meeting\")", "is"},
		{"a visit", call("visit", both, "") + "\n[words](said:ana \"at visit\")", "is"},
		{"a summit", call("summit", both, "") + "\n[words](said:ana \"at summit\")", "-"},
		{"one side twice", call("call", "[[ana]], [[dag]], [[bohale]]", "") + "\n[words](said:ana \"at call\")", "is"},
		{"one side", call("call", "[[ana]], [[dag]]", "") + "\n[words](said:ana \"at call\")", "-"},
		{"three sides", call("call", "[[ana]], [[bohale]], [[dk]]", "") + "\n[words](said:ana \"at call\")", "-"},
		{"two sides and a person of none", call("call", "[[ana]], [[bohale]], [[cyroe]]", "") + "\n[words](said:ana \"at call\")", "is"},
		{"one, about, on its day", call("call", both, "") + "\n[words](said:bohale \"about call; on 2022-02-01\")", "no"},
		{"one, about, the day before", call("call", both, "") + "\n[words](said:bohale \"about call; on 2022-01-31\")", "-"},
		{"both, one the day before", call("call", both, "") + "\n[words](said:ana \"at call\") [words](said:bohale \"about call; on 2022-01-31\")", "is"},
		{"both, one at another event before it", call("call", both, "") + "> [!session] 2022-01-30 A session\n>\n> - id: session\n\n[words](said:ana \"at call\") [words](said:bohale \"at session; about call\")", "is"},
		{"announced", call("call", both, "> - status: announced") + "\n[words](said:ana \"about call\")", "-"},
		{"cancelled", call("call", both, "> - status: cancelled") + "\n[words](said:ana \"about call\")", "-"},
	} {
		s, _ := resolve(t, config.Defaults(), files{"articles/a": article("2022-02-03", test.body)})
		if got := s.ids([]entity.ID{s.MissingAccount(&s.Events[len(s.Events)-1])}); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestEventsUnite(t *testing.T) {
	s, said := resolve(t, config.Defaults(), files{
		"articles/early": article("2022-02-02", "> [!call] 2022-02-01 The early title\n>\n> - id: x\n> - participants: [[ana]]\n> - topics: [[fish]]\n> - readout no: https://no.example/1\n> - place: [[Oslo]]\n"),
		"articles/late":  article("2022-02-05", "> [!meeting] 2022-02-04 The late title\n>\n> - id: x\n> - participants: [[bohale]], [[Ana Lund]]\n> - duration: an hour\n> - place: [[dk]]\n> - topics: [[cables]]\n> - readout no: https://no.example/1\n> - readout is: https://no.example/1\n> - readout is: https://is.example/2\n"),
		"articles/same":  article("2022-02-03", "> [!call] 2022-02-01 The same\n>\n> - id: x\n> - place: [[oslo]]\n"),
	})
	e := s.Events[0]
	got := fmt.Sprintf("%d %s %s %s %q %q; %s; %s; %s; %s", len(s.Events), e.Type, e.Date, e.Status, e.Title, e.Duration,
		s.ids([]entity.ID{e.Place}), s.ids(e.Participants), s.ids(e.Topics), s.ids(e.Sides))
	want := `1 call 2022-02-01 held "The early title" "an hour"; oslo; ana bohale; fish cables; no is`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var readouts []string
	for _, r := range e.Readouts {
		readouts = append(readouts, s.ids([]entity.ID{r.Side})+" "+r.URL)
	}
	if got, want := strings.Join(readouts, ", "), "no https://no.example/1, is https://no.example/1, is https://is.example/2"; got != want {
		t.Errorf("readouts: %s, want %s", got, want)
	}
	wantSaid := ""
	for _, d := range []struct{ what, here, elsewhere string }{{"date", "2022-02-04", "2022-02-01"}, {"place", "dk", "Oslo"}, {"type", "meeting", "call"}} {
		wantSaid += fmt.Sprintf(`content/articles/late.md:1:1: warning: the event "x" has the %s %s here and %s elsewhere [event-differs]
  hint: make them the same, or give this event an id of its own
  content/articles/early.md:1:1: declared here, which decides
`, d.what, d.here, d.elsewhere)
	}
	if said != wantSaid {
		t.Errorf("said:\n%swant:\n%s", said, wantSaid)
	}
}

// What only one declaration can be shown of is no secret of the others.
func TestEventsDiffer(t *testing.T) {
	declare := func(day, entries string) string {
		return article(day, "> [!vote] 2022-02-01 A vote of "+day+"\n>\n> - id: x\n"+entries)
	}
	_, said := resolve(t, config.Defaults(), files{
		"articles/a": declare("2022-02-01", "> - duration: Two  hours\n> - initiated_by: [[no]]\n"),
		"articles/b": declare("2022-02-02", "> - duration: two hours\n> - initiated_by: [[Norway]]\n> - end_date: 2022-02-02\n> - result: carried\n"),
		"articles/c": declare("2022-02-03", "> - duration: three hours\n> - initiated_by: [[is]]\n> - end_date: 2022-02-03\n> - result: lost\n"),
	})
	want := ""
	for _, d := range []struct{ what, here, elsewhere, file string }{
		{"duration", "three hours", "Two hours", "a"}, {"end date", "2022-02-03", "2022-02-02", "b"}, {"initiator", "is", "no", "a"}, {"result", "lost", "carried", "b"},
	} {
		want += fmt.Sprintf(`content/articles/c.md:1:1: warning: the event "x" has the %s %s here and %s elsewhere [event-differs]
  hint: make them the same, or give this event an id of its own
  content/articles/%s.md:1:1: declared here, which decides
`, d.what, d.here, d.elsewhere, d.file)
	}
	if said != want {
		t.Errorf("said:\n%swant:\n%s", said, want)
	}
}

// Of an unknown event the id is proposed that was meant.
func TestUnknownEventHint(t *testing.T) {
	more := files{
		"articles/a": article("2022-02-03", "> [!call] 2022-02-01 The long call\n>\n> - id: 2022-02-01-lund-hale-call\n\n> [!meeting] 2022-02-02 Talks\n>\n> - id: 2022-02-02-talks-in-oslo\n\n> [!letter] 2022-02-02 Words\n>\n> - id: 2022-02-02-talks-in-bergen\n\n> [!other] 2022-02-02 Words\n>\n> - id: other\n"),
	}
	for _, test := range []struct{ id, hint string }{
		{"The long call", `this is its title; its id is "2022-02-01-lund-hale-call"`},
		{"the  LONG call", `this is its title; its id is "2022-02-01-lund-hale-call"`},
		{"Words", `declare it in an article (> [!call] 2022-02-01 …) or under content/events`},
		{"2022-02-01-lund-hale", `did you mean "2022-02-01-lund-hale-call"?`},
		{"2022-02-01-lund-hlae-call", `did you mean "2022-02-01-lund-hale-call"?`},
		{"2022-02-02-talks", `did you mean "2022-02-02-talks-in-bergen" or "2022-02-02-talks-in-oslo"?`},
		{"2022-02-02", `did you mean "2022-02-02-talks-in-bergen" or "2022-02-02-talks-in-oslo"?`},
		{"2022-02-05-summit", `declare it in an article (> [!call] 2022-02-01 …) or under content/events`},
	} {
		more["articles/b"] = article("2022-02-04", fmt.Sprintf("He said [words](said:ana \"at %s\").", test.id))
		_, said := resolve(t, config.Defaults(), more)
		want := "  hint: " + test.hint + "\n"
		if !strings.Contains(said, want) || strings.Count(said, "error") != 1 {
			t.Errorf("%s: said %swant %s", test.id, said, want)
		}
	}
}

// Two ids of one event that differ by a slip are told, and those of two events not.
func TestNearEvents(t *testing.T) {
	declare := func(kind, id, participants string) string {
		return "> [!" + kind + "] 2022-02-01 A call\n>\n> - id: " + id + "\n> - participants: " + participants + "\n\n"
	}
	const both, swapped = "[[ana]], [[bohale]]", "[[Bo Hale]], [[ana]]"
	const id = "2022-02-01-lund-hale-call"
	for _, test := range []struct {
		name, kind, id, who string
		near                bool
	}{
		{"a slip", "call", "2022-02-01-lund-hael-call", both, true},
		{"a slip, and another order", "call", "2022-02-01-lund-hale-cal", swapped, false},
		{"a slip in another word, and another order", "call", "2022-02-01-lunt-hale-call", swapped, true},
		{"the same", "call", id, both, false},
		{"another type", "meeting", "2022-02-01-lund-hael-call", both, false},
		{"others", "call", "2022-02-01-lund-hael-call", "[[ana]], [[dag]]", false},
		{"a number", "call", "2022-02-01-lund-hale-call-2", both, false},
		{"another word", "call", "2022-02-01-lund-hale-dinner", both, false},
	} {
		_, said := resolve(t, config.Defaults(), files{
			"articles/a": article("2022-02-02", declare("call", id, both)),
			"articles/b": article("2022-02-03", declare(test.kind, test.id, test.who)),
		})
		want := ""
		if test.near {
			want = fmt.Sprintf(`content/articles/b.md:1:1: warning: the events %q and %q are of one day, one type and the same participants [near-event]
  hint: did you mean %q? if they are two, give them ids that differ more
  content/articles/a.md:1:1: the other is declared here
`, test.id, id, id)
		}
		if said != want {
			t.Errorf("%s: said %s\nwant %s", test.name, said, want)
		}
	}
	_, said := resolve(t, config.Defaults(), files{
		"articles/a": article("2022-02-02", declare("call", "2022-02-01-first-call", both)+declare("call", "2022-02-01-firsd-call", both)),
	})
	if said != "" {
		t.Errorf("two of one file: %s", said)
	}
}

// An event's own file decides, however late the others are or early.
func TestEventFileDecides(t *testing.T) {
	s, said := resolve(t, config.Defaults(), files{
		"articles/a": article("2022-01-01", "> [!call] 2022-02-01 In an article\n>\n> - id: x\n> - status: cancelled\n"),
		"events/x":   "type: call\ndate: 2022-02-01\ntitle: Its own\nstatus: held\nparticipants: [ana]\nreadouts:\n  - {side: no, title: One}\n  - {side: is, title: Two}\n---\nNotes.",
	})
	e := s.Events[0]
	if said != "" || e.Title != "Its own" || e.Status != document.StatusHeld || e.Body.Document == nil || len(e.Readouts) != 2 {
		t.Errorf("%+v\n%s", e, said)
	}
}

// What lies after the as-of day is announced, unless its author says otherwise.
func TestAsOf(t *testing.T) {
	day1 := func(id, day, status string) string {
		return fmt.Sprintf("> [!call] %s A call\n>\n> - id: %s\n%s\n", day, id, status)
	}
	more := files{
		"articles/new": article("2022-02-03", day1("before", "2022-02-02", "")+day1("on", "2022-02-03", "")+day1("after", "2022-02-04", "")+day1("said", "2022-02-05", "> - status: held")),
		"articles/old": article("2022-01-01", "Nothing."),
	}
	for _, test := range []struct{ asOf, want string }{
		{"", "2022-02-03: before held, on held, after announced, said held"},
		{"2022-02-02", "2022-02-02: before held, on announced, after announced, said held"},
		{"2022-03-01", "2022-03-01: before held, on held, after announced, said held"},
	} {
		c := config.Defaults()
		if test.asOf != "" {
			c.AsOf = day(t, test.asOf)
		}
		s, _ := resolve(t, c, more)
		var list []string
		for _, e := range s.Events {
			list = append(list, e.ID+" "+string(e.Status))
		}
		if got := s.AsOf.String() + ": " + strings.Join(list, ", "); got != test.want {
			t.Errorf("as of %q: %s, want %s", test.asOf, got, test.want)
		}
	}
}

// relations writes all relations: "is-no ← 1 → 2 events 1 last 2022-02-01".
func (s *Site) relations() string {
	var list []string
	for _, r := range s.Relations {
		list = append(list, fmt.Sprintf("%s ←%d →%d events %d articles %d last %s", strings.ReplaceAll(s.ids([]entity.ID{r.A, r.B}), " ", "-"),
			len(r.FromB), len(r.FromA), len(r.Events), len(r.Articles), r.Last))
	}
	slices.Sort(list)
	return strings.Join(list, "; ")
}

func TestRelations(t *testing.T) {
	session := func(participants, more string) string {
		return "> [!session] 2022-02-02 A session\n>\n> - participants: " + participants + "\n" + more + "\n"
	}
	for _, test := range []struct{ name, body, want string }{
		{"nothing", "Norway and Iceland.", ""},
		{"to", "[words](said:no \"to is\")", "is-no ←1 →0 events 0 articles 1 last 2022-02-03"},
		{"about", "[words](said:is \"about no\")", "is-no ←0 →1 events 0 articles 1 last "},
		{"of", "[words](demands:no \"of is\")", "is-no ←1 →0 events 0 articles 1 last "},
		{"by people", "[words](said:ana \"to bohale\")", "is-no ←1 →0 events 0 articles 1 last 2022-02-03"},
		{"by nationality", "[words](said:cyroe \"to bohale\")", ""},
		{"to itself", "[words](said:ana \"to no, dag\")", ""},
		{"an organization for its country", "[words](said:ministry \"to is\")", "is-no ←1 →0 events 0 articles 1 last 2022-02-03"},
		{"an organization for itself", "[words](said:league \"to is\")", ""},
		{"whoever relays it", "[words](said:ana \"to bohale; via dk\")", "is-no ←1 →0 events 0 articles 1 last 2022-02-03"},
		{"two at once", "[words](said:no,is \"to dk\")", "dk-is ←1 →0 events 0 articles 1 last 2022-02-03; dk-no ←1 →0 events 0 articles 1 last 2022-02-03"},
		{"free text", "[words](said:no \"to Icelandic reporters\")", ""},
		{"to free text, of a country", "[words](demands:no \"to reporters; of is\")", "is-no ←1 →0 events 0 articles 1 last "},
		{"of a country, to one of its people", "[words](demands:no \"of is; to bohale\")", "is-no ←1 →0 events 0 articles 1 last 2022-02-03"},
		{"an event", event, "is-no ←0 →0 events 1 articles 1 last 2022-02-01"},
		{"an event to come", strings.Replace(event, "2022-02-01", "2022-02-09", 1), "is-no ←0 →0 events 1 articles 1 last "},
		{"three", session("[[no]], [[is]], [[dk]]", ""), "dk-is ←0 →0 events 1 articles 1 last 2022-02-02; dk-no ←0 →0 events 1 articles 1 last 2022-02-02; is-no ←0 →0 events 1 articles 1 last 2022-02-02"},
		{"with an organization", session("[[no]], [[league]]", ""), ""},
		{"six", session("[[no]], [[is]], [[dk]], [[se]], [[fi]], [[de]]", ""), ""},
		{"five, and people of one of them", session("[[no]], [[ana]], [[dag]], [[is]], [[bohale]]", ""), "is-no ←0 →0 events 1 articles 1 last 2022-02-02"},
	} {
		s := resolved(t, files{"articles/a": article("2022-02-03", test.body)})
		if got := s.relations(); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// dossier writes what is known of an entity.
func (s *Site) dossier(id entity.ID) string {
	d := &s.Dossiers[id]
	var events []string
	for _, e := range d.Events {
		events = append(events, s.Events[e].ID)
	}
	return fmt.Sprintf("articles %d mentions %d by %d about %d positions %d events %v people %s", len(d.Articles), len(d.Mentions),
		len(d.By), len(d.About), len(d.Positions), events, s.ids(d.People))
}

func TestDossiers(t *testing.T) {
	s := resolved(t, files{
		"articles/a": article("2022-02-03", event+`Norway and Norwegian boats. Ana Lund asked [for time](demands:ana "of is; at call") and
[for fish](demands:ana "of no, is; topic cables; via Harbour Ministry"). [Nothing](said:bohale "to ana; about no; via a Norwegian official").
[Something](said: "by an official of the North League; about fi").`, "topics: [fish]", "countries: [se]"),
		"articles/b": article("2022-02-04", "Iceland."),
	})
	for _, test := range []struct{ who, want string }{
		{"no", "articles 1 mentions 2 by 2 about 1 positions 2 events [the-call] people ana bohale dag"},
		{"is", "articles 2 mentions 1 by 1 about 2 positions 0 events [the-call] people bohale"},
		{"ana", "articles 1 mentions 1 by 2 about 1 positions 0 events [the-call] people "},
		{"bohale", "articles 1 mentions 0 by 1 about 0 positions 0 events [the-call] people "},
		{"league", "articles 1 mentions 0 by 1 about 0 positions 1 events [] people ana"},
		{"ministry", "articles 1 mentions 0 by 0 about 0 positions 0 events [] people dag"},
		{"fish", "articles 1 mentions 0 by 0 about 0 positions 0 events [] people "},
		{"se", "articles 1 mentions 0 by 0 about 0 positions 0 events [] people "},
		{"fi", "articles 1 mentions 0 by 0 about 1 positions 0 events [] people "},
	} {
		if got := s.dossier(s.id(t, test.who)); got != test.want {
			t.Errorf("%s:\n     %s\nwant %s", test.who, got, test.want)
		}
	}
}

// What is said inside another's quote block, that other relays; the side is
// the other's.
func TestQuotedBy(t *testing.T) {
	for _, test := range []struct{ block, inner, want string }{
		{"ana; via dag", `[words](said:bohale)`, "ana dag: no"},
		{"ana", `[words](said:ana)`, ": no"},
		{"ana", `[words](said:bohale "via cyroe")`, "cyroe: "},
		{"by an aide in Oslo", `[words](said:bohale)`, "an aide in Oslo: "},
	} {
		s := resolved(t, files{"articles/a": article("2022-02-03", "> [!quote] "+test.block+"\n>\n> He said "+test.inner+" there.\n")})
		st := &s.Statements[1]
		var via []string
		for _, p := range st.Via {
			if p.Entity == entity.None {
				via = append(via, p.Text)
			} else {
				via = append(via, s.ids([]entity.ID{p.Entity}))
			}
		}
		if got := strings.Join(via, " ") + ": " + s.ids(st.Sides); got != test.want {
			t.Errorf("%s over %s: %q, want %q", test.block, test.inner, got, test.want)
		}
	}
}

// Whoever is given by name as an anonymous speaker is not anonymous.
func TestByName(t *testing.T) {
	s := resolved(t, files{"articles/a": article("2022-02-03", `[Something](said: "by Ana Lund; to bohale")`)})
	if got, want := s.dossier(s.id(t, "ana")), "articles 1 mentions 0 by 1 about 0 positions 0 events [] people "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if st := s.Statements[0]; st.By != nil || s.ids(st.Speakers) != "ana" || s.ids(st.Sides) != "no" {
		t.Errorf("%+v", st)
	}
}

// A country has a page only if something points at it; all else with a file has
// one.
func TestHasPage(t *testing.T) {
	s := resolved(t, files{
		"articles/a":          article("2022-02-03", "Fiji.\n\n[words](said: \"by an aide; about mt; to ke\")\n\n> [!vote] 2022-02-01 A vote\n>\n> - for: [[pe]]\n", "countries: [cl]"),
		"organizations/other": "name: Other\nmembers: [tr]\ncountry: gr",
		"people/eve":          "name: Eve Poe\nposts: [{role: Envoy, country: mx}]\ncountry: cu",
		"countries/ml":        "capital: Bamako",
		"pages/p":             "title: P\n---\n[[gh]]",
	})
	for code, want := range map[string]bool{
		"fj": true, "mt": true, "ke": true, "pe": true, "cl": true, "tr": true, "gr": true, "mx": true, "cu": true, "ml": true,
		"no": true, // as a member, not as the word
		"gb": false, "us": false,
		"gh": false, // a page of the site's own says nothing of the world
	} {
		id, _ := s.Registry.Find(entity.Key{Kind: entity.Country, ID: code})
		if got := s.HasPage(id); got != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
	if !s.HasPage(s.id(t, "fish")) || !s.HasPage(s.id(t, "oslo")) || s.HasPage(entity.None) {
		t.Error("a file without a page, or a page of nobody")
	}
}

// Links: the first mention in a section, never in headings, always where the
// author marked it.
func TestChooseLinks(t *testing.T) {
	s := resolved(t, files{"articles/a": article("2022-02-03", `Norway and Norway. [[no]] and [[no]].

## Norway

Norway, *Ana* Lund, Ana Lund.

> Norway

- Norway
`, "summary: Norway")})
	var list []string
	links := s.Linked(&s.Articles[0])
	for i, m := range s.Mentions {
		state := "-"
		if links[i] {
			state = "link"
		}
		list = append(list, fmt.Sprintf("%s %s", m.Text.Of(s.Articles[0].Document.Text.Plain), state))
	}
	want := "Norway -, Norway link, Norway -, no link, no link, Norway -, Norway link, Ana Lund -, Ana Lund link, Norway -, Norway -"
	if got := strings.Join(list, ", "); got != want {
		t.Errorf("     %s\nwant %s", got, want)
	}
}

func TestQuoted(t *testing.T) {
	s := resolved(t, files{"articles/a": article("2022-02-03", `Norway: ["Iceland waits,"](said:ana) [and “Denmark” or Sweden](said:ana), Finland.

> [!quote] bohale
> “Germany and [[fr]].”
`)})
	var quoted []string
	for _, m := range s.Mentions {
		if s.Quoted(&m) {
			quoted = append(quoted, string(m.Text.Of(s.Articles[0].Document.Text.Plain)))
		}
	}
	if got, want := strings.Join(quoted, " "), "Iceland Denmark Germany fr"; got != want {
		t.Errorf("in quotations: %s, want %s", got, want)
	}
}

func TestResolveSays(t *testing.T) {
	for _, test := range []struct {
		name, body, want string
		withheld         []string
	}{
		{"a party too near to a name", `[words](said:ana "to Bo Hahle")`, `content/articles/a.md:1:1: error: "Bo Hahle" is not an entity of this site, and too near to one to be free text [unknown-entity]
  hint: did you mean "Bo Hale"?
`, nil},
		{"a party that looks like an id", `[words](said:ana "to bo-hale")`, `content/articles/a.md:1:1: error: "bo-hale" is not a person, country, organization or place of this site [unknown-entity]
  hint: did you mean "bohale"?
`, nil},
		{"an unknown event", `[words](said:ana "at the-cal")` + "\n\n" + event, `content/articles/a.md:1:1: error: "the-cal" is not an event of this site [unknown-event]
  hint: did you mean "the-call"?
`, nil},
		{"a link to nothing", `[words](../people/nobody.md)`, `content/articles/a.md:1:1: error: there is no file "content/people/nobody.md" [broken-link]
  hint: the address is read from the folder of this file, content/articles
`, nil},
		{"a link to a file of another name", `[words](../people/bohal.md)`, `content/articles/a.md:1:1: error: there is no file "content/people/bohal.md" [broken-link]
  hint: did you mean "content/people/bohale.md"?
`, nil},
		{"a withheld person", `[[bohale]], [words](said:bohale "to bohale") and [Bo](../people/bohale.md)`, `content/articles/a.md:1:1: error: "bohale" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/people/bohale.md:1:1: this file is a draft
content/articles/a.md:1:1: error: "bohale" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/people/bohale.md:1:1: this file is a draft
content/articles/a.md:1:1: error: "bohale" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/people/bohale.md:1:1: this file is a draft
content/articles/a.md:1:1: error: "content/people/bohale.md" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/people/bohale.md:1:1: this file is a draft
`, []string{"people/bohale"}},
		{"a withheld event", `[words](event:x) and [words](said:ana "about x")`, `content/articles/a.md:1:1: error: the event "x" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/events/x.md:1:1: this file is a draft
content/articles/a.md:1:1: error: the event "x" is withheld, so nothing published may refer to it [withheld]
  hint: publish it (take out draft: true), or take the reference out
  content/events/x.md:1:1: this file is a draft
`, []string{"events/x"}},
		{"an ambiguous name", `Jo Moe, Jo Moe and the Congolese.`, `content/articles/a.md:1:1: warning: "Jo Moe" may be person/jo or organization/jo; it is linked to nobody [ambiguous-name]
  hint: write [[jo|Jo Moe]], or [[|Jo Moe]] for nobody
`, nil},
	} {
		_, said := resolve(t, config.Defaults(), files{
			"articles/a":       article("2022-02-03", test.body),
			"people/jo":        "name: Jo Moe",
			"organizations/jo": "name: Jo Moe",
			"events/x":         "type: call\ndate: 2022-02-01\ntitle: X",
		}, test.withheld...)
		if said != test.want {
			t.Errorf("%s:\n%swant:\n%s", test.name, said, test.want)
		}
	}
}

// Articles are newest first, those of one moment by their ids.
func TestArticleOrder(t *testing.T) {
	s := resolved(t, files{
		"articles/b":      article("2022-02-03", "x"),
		"articles/a":      article("2022-02-03", "x"),
		"articles/late":   article("2022-02-03T18:00:00Z", "x"),
		"articles/2022/z": article("2022-02-04", "x"),
		"articles/old":    article("2021-12-31", "x"),
	})
	var order []string
	for i := range s.Articles {
		order = append(order, s.Articles[i].Document.ID)
	}
	if got, want := strings.Join(order, " "), "2022/z late a b old"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
