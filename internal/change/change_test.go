package change_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/internal/build"
	"readout/internal/change"
)

// base is a small site. Tests change copies of it.
var base = map[string]string{
	"readout.yaml":                  "title: Desk\nbase_url: https://example.org/\n",
	"content/people/ana-lund.md":    "---\nname: Ana Lund\ncountry: no\nposts:\n  - {role: Foreign Minister, country: no, start: 2020-01-01}\n---\n",
	"content/people/ivo-berg.md":    "---\nname: Ivo Berg\ncountry: se\nposts:\n  - {role: Envoy, country: se, start: 2020-01-01}\n---\n",
	"content/topics/herring.md":     "---\nname: Herring\n---\n",
	"content/articles/talks.md":     talks,
	"content/articles/2024/day.md":  "---\ntitle: The day after\ndate: 2024-03-06\n---\n\nAna Lund said [the boats will sail on Monday whatever the weather](said:ana-lund).\n",
	"content/articles/2024/week.md": "---\ntitle: The week after\ndate: 2024-03-12\n---\n\nNothing was said.\n",
}

const talks = `---
title: Two speak about herring
date: 2024-03-05
topics: [herring]
---

> [!call] 2024-03-05 A call about herring
>
> - id: 2024-03-05-herring-call
> - participants: [[ana-lund]], [[ivo-berg]]

Lund said ["the nets stay in the water"](said:ana-lund "to ivo-berg; at call").

Berg answered that [the nets must be hauled in](demands:ivo-berg "of no; at call").
`

// edit returns the files of base with replacements in one of them.
func edit(name string, oldnew ...string) map[string]string {
	files := maps.Clone(base)
	text := strings.NewReplacer(oldnew...).Replace(files[name])
	if text == files[name] {
		panic("nothing to replace in " + name)
	}
	files[name] = text
	return files
}

func with(files map[string]string, name, text string) map[string]string {
	files = maps.Clone(files)
	if text == "" {
		delete(files, name)
	} else {
		files[name] = text
	}
	return files
}

// A desk builds versions of a site, and keeps what they have in common.
type desk struct{ builder *build.Builder }

func newDesk() desk {
	return desk{build.New("", build.Options{Now: time.Date(2024, 4, 1, 12, 0, 0, 0, time.UTC)})}
}

func (d desk) version(t testing.TB, files map[string]string) change.Version {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := d.builder.BuildVersion(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return change.Version{Plan: s.Plan, Words: s.Words, Diagnostics: s.Diagnostics, Data: s.Data}
}

// compare compares two sites. It checks that the comparison of each with itself is
// empty, and that the reverse is the mirror image.
func (d desk) compare(t testing.TB, before, after map[string]string) *change.Report {
	t.Helper()
	b, a := d.version(t, before), d.version(t, after)
	for _, v := range []change.Version{b, a} {
		if r := change.Compare(v, v); !r.Empty() {
			t.Errorf("a site differs from itself:\n%s", lines(r))
		}
	}
	r := change.Compare(b, a)
	if diff := cmp.Diff(kinds(r, false), kinds(change.Compare(a, b), true)); diff != "" {
		t.Errorf("the reverse is no mirror image (-forward +reverse):\n%s", diff)
	}
	return r
}

// kinds counts the changes of each list by what happened, mirrored if asked.
func kinds(r *change.Report, mirror bool) map[string]int {
	n := map[string]int{}
	count := func(list string, k change.Kind) {
		if mirror {
			k = map[change.Kind]change.Kind{change.Added: change.Removed, change.Removed: change.Added, change.Changed: change.Changed}[k]
		}
		n[list+" "+string(k)]++
	}
	for _, c := range r.Statements {
		count("statement", c.Kind)
	}
	for _, c := range r.Positions {
		count("position", c.Kind)
	}
	for _, c := range r.Corrections {
		count("correction", c.Kind)
	}
	n["other files"] = r.OtherFiles
	for _, c := range r.Events {
		count("event", c.Kind)
	}
	for _, c := range r.Posts {
		count("post", c.Kind)
	}
	for _, c := range r.Pages {
		count("page", c.Kind)
	}
	for _, c := range r.Diagnostics {
		count("diagnostic", c.Kind)
	}
	return n
}

// lines lists the changes of a report, one to a line.
func lines(r *change.Report) string {
	var b strings.Builder
	for _, c := range r.Statements {
		s := c.Now()
		fmt.Fprintf(&b, "%s statement %s:%d %v %q%s\n", c.Kind, s.File, s.Line, s.Speakers, s.Words, fields(c.Fields))
	}
	for _, c := range r.Positions {
		p := c.Now()
		fmt.Fprintf(&b, "%s position %s %s: %s %q%s\n", c.Kind, p.Side, p.Topic, p.Verb, p.Words, fields(c.Fields))
	}
	for _, c := range r.Corrections {
		fmt.Fprintf(&b, "%s correction %s:%d %s %q%s\n", c.Kind, c.Now().File, c.Now().Line, c.Now().Date, c.Now().Text, fields(c.Fields))
	}
	for _, c := range r.Events {
		fmt.Fprintf(&b, "%s event %s%s\n", c.Kind, c.Now().ID, fields(c.Fields))
	}
	for _, c := range r.Posts {
		p := c.Now()
		fmt.Fprintf(&b, "%s post %s: %s of %s%s\n", c.Kind, p.Person, p.Role, p.Organization+p.Country, fields(c.Fields))
	}
	for _, c := range r.Pages {
		lost := ""
		if change.Lost(&c) {
			lost = " (lost)"
		}
		fmt.Fprintf(&b, "%s %s %s%s%s\n", c.Kind, c.Now().Kind, c.Now().URL, fields(c.Fields), lost)
	}
	for _, c := range r.Diagnostics {
		d := c.Now()
		fmt.Fprintf(&b, "%s %s %s:%d:%d %s\n", c.Kind, d.Severity, d.File, d.Line, d.Column, d.Rule)
	}
	if r.OtherFiles > 0 {
		fmt.Fprintf(&b, "%d other files\n", r.OtherFiles)
	}
	return b.String()
}

func fields(list []change.Field) string {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "; %s %v → %v", f.Name, f.Before, f.After)
	}
	return b.String()
}

func TestChanges(t *testing.T) {
	desk := newDesk()
	const file, week = "content/articles/talks.md", "content/articles/2024/week.md"
	const sail = "Ana Lund said [the boats will sail on Monday whatever the weather](said:ana-lund)."
	for name, c := range map[string]struct {
		after map[string]string
		want  string
	}{
		"nothing":                   {base, ""},
		"blank lines and a comment": {edit(file, "\nLund said", "\n\n<!-- checked -->\n\nLund said"), ""},
		"another speaker": {edit(file, "said:ana-lund \"to ivo-berg; ", "said:ivo-berg \""), `
changed statement content/articles/talks.md:12 [person/ivo-berg] "the nets stay in the water"; speakers [person/ana-lund] → [person/ivo-berg]; sides [country/no] → [country/se]; to [person/ivo-berg] → []
changed position country/se herring: said "the nets stay in the water"; verb [demands] → [said]; form [indirect] → [direct]; words [The nets must be hauled in] → [the nets stay in the water]; statements [1] → [2]
removed position country/no herring: said "the nets stay in the water"
changed event 2024-03-05-herring-call; no_readout_of [] → [country/no]
`},
		"an unnamed speaker": {edit(file, "said:ana-lund \"to ivo-berg; ", "said: \"by a Norwegian official; to ivo-berg; "), `
changed statement content/articles/talks.md:12 [a Norwegian official] "the nets stay in the water"; speakers [person/ana-lund] → [a Norwegian official]
changed position country/no herring: said "the nets stay in the water"; speakers [person/ana-lund] → [a Norwegian official]
`},
		"two speakers exchanged": {edit(file, "said:ana-lund \"to ivo-berg; ", "said:ivo-berg \"", "demands:ivo-berg \"of no", "demands:ana-lund \"of se"), `
changed statement content/articles/talks.md:12 [person/ivo-berg] "the nets stay in the water"; speakers [person/ana-lund] → [person/ivo-berg]; sides [country/no] → [country/se]; to [person/ivo-berg] → []
changed statement content/articles/talks.md:14 [person/ana-lund] "The nets must be hauled in"; speakers [person/ivo-berg] → [person/ana-lund]; sides [country/se] → [country/no]; of [country/no] → [country/se]
changed position country/no herring: demands "The nets must be hauled in"; verb [said] → [demands]; form [direct] → [indirect]; words [the nets stay in the water] → [The nets must be hauled in]
changed position country/se herring: said "the nets stay in the water"; verb [demands] → [said]; form [indirect] → [direct]; words [The nets must be hauled in] → [the nets stay in the water]
`},
		"another speaker and other words": {edit(file, "demands:ivo-berg \"of no", "demands:ana-lund \"of se", "the nets must be hauled in", "the nets must be hauled in today"), `
changed statement content/articles/talks.md:14 [person/ana-lund] "The nets must be hauled in today"; speakers [person/ivo-berg] → [person/ana-lund]; sides [country/se] → [country/no]; words [The nets must be hauled in] → [The nets must be hauled in today]; of [country/no] → [country/se]
changed position country/no herring: said "the nets stay in the water"; statements [1] → [2]
removed position country/se herring: demands "The nets must be hauled in"
changed event 2024-03-05-herring-call; no_readout_of [] → [country/se]
`},
		"nobody's account": {edit(file, "to ivo-berg; ", "to ivo-berg; side -; "), `
changed statement content/articles/talks.md:12 [person/ana-lund] "the nets stay in the water"; sides [country/no] → []
removed position country/no herring: said "the nets stay in the water"
changed event 2024-03-05-herring-call; no_readout_of [] → [country/no]
`},
		"a paraphrase": {edit(file, "\"the nets stay in the water\"]", "the nets stay in the water]"), `
changed statement content/articles/talks.md:12 [person/ana-lund] "The nets stay in the water"; form [direct] → [indirect]
changed position country/no herring: said "The nets stay in the water"; form [direct] → [indirect]
`},
		"another verb": {edit(file, "demands:ivo-berg", "warns:ivo-berg"), `
changed statement content/articles/talks.md:14 [person/ivo-berg] "The nets must be hauled in"; verb [demands] → [warns]
changed position country/se herring: warns "The nets must be hauled in"; verb [demands] → [warns]
`},
		"a word": {edit(file, "hauled in]", "hauled in at once]"), `
changed statement content/articles/talks.md:14 [person/ivo-berg] "The nets must be hauled in at once"; words [The nets must be hauled in] → [The nets must be hauled in at once]
changed position country/se herring: demands "The nets must be hauled in at once"; words [The nets must be hauled in] → [The nets must be hauled in at once]
`},
		"relayed": {edit(file, "of no; at call", "of no; via a Swedish official; at call"), `
changed statement content/articles/talks.md:14 [person/ivo-berg] "The nets must be hauled in"; via [] → [a Swedish official]
`},
		"not at the call": {edit(file, "of no; at call", "of no"), `
changed statement content/articles/talks.md:14 [person/ivo-berg] "The nets must be hauled in"; event [2024-03-05-herring-call] → []
changed event 2024-03-05-herring-call; no_readout_of [] → [country/se]
`},
		"removed": {edit(file, "[the nets must be hauled in](demands:ivo-berg \"of no; at call\")", "nothing"), `
removed statement content/articles/talks.md:14 [person/ivo-berg] "The nets must be hauled in"
removed position country/se herring: demands "The nets must be hauled in"
changed event 2024-03-05-herring-call; no_readout_of [] → [country/se]
`},
		"moved": {with(edit(week, "Nothing was said.", sail), "content/articles/2024/day.md", strings.Replace(base["content/articles/2024/day.md"], sail, "Nothing.", 1)), `
changed statement content/articles/2024/week.md:6 [person/ana-lund] "The boats will sail on Monday whatever the weather"; date [2024-03-06] → [2024-03-12]; article [2024/day] → [2024/week]
`},
		"moved to another speaker": {with(edit(week, "Nothing was said.", strings.Replace(sail, "ana-lund", "ivo-berg", 1)), "content/articles/2024/day.md", strings.Replace(base["content/articles/2024/day.md"], sail, "Nothing.", 1)), `
changed statement content/articles/2024/week.md:6 [person/ivo-berg] "The boats will sail on Monday whatever the weather"; speakers [person/ana-lund] → [person/ivo-berg]; sides [country/no] → [country/se]; date [2024-03-06] → [2024-03-12]; article [2024/day] → [2024/week]
`},
		"an article that moved": {with(with(base, file, ""), "content/articles/2024/talks.md", strings.Replace(talks, "topics:", "redirect_from: [articles/talks.html]\ntopics:", 1)), `
changed article articles/2024/talks.html; url [articles/talks.html] → [articles/2024/talks.html]
`},
		"an article that moved and broke links": {with(with(base, file, ""), "content/articles/2024/talks.md", talks), `
changed article articles/2024/talks.html; url [articles/talks.html] → [articles/2024/talks.html] (lost)
`},
		"an article that is withheld": {edit(week, "date:", "draft: true\ndate:"), `
removed article articles/2024/week.html (lost)
removed brief briefs/2024-03-12.html
`},
		"an article that is removed": {with(base, week, ""), `
removed article articles/2024/week.html (lost)
removed brief briefs/2024-03-12.html
`},
		"a correction": {edit(week, "Nothing was said.", "Nothing was said.\n\n> [!correction] 2024-03-13\n> The talks were on Monday."), `
added correction content/articles/2024/week.md:8 2024-03-13 "The talks were on Monday."
`},
		"other words":           {edit(week, "Nothing was said.", "Much was said."), "1 other files\n"},
		"a summary":             {edit(week, "date:", "summary: A week.\ndate:"), "1 other files\n"},
		"the title of the site": {edit("readout.yaml", "title: Desk", "title: Other desk"), "1 other files\n"},
		"an alias":              {edit("content/people/ivo-berg.md", "country: se\nposts", "country: se\naliases: [Berg of Bergen]\nposts"), "1 other files\n"},
		"a title": {edit(week, "The week after", "A week later"), `
changed article articles/2024/week.html; title [The week after] → [A week later]
`},
		"a file of a person renamed": {with(with(edit(file, "ivo-berg", "ivo-b-berg"), "content/people/ivo-b-berg.md", base["content/people/ivo-berg.md"]), "content/people/ivo-berg.md", ""), `
changed person people/ivo-b-berg.html; url [people/ivo-berg.html] → [people/ivo-b-berg.html] (lost)
`},
		"a name": {edit("content/people/ivo-berg.md", "name: Ivo Berg", "name: Ivo Bergh"), `
changed person people/ivo-berg.html; title [Ivo Berg] → [Ivo Bergh]
`},
		"the day of an event": {edit(file, "[!call] 2024-03-05", "[!call] 2024-03-04"), `
changed statement content/articles/talks.md:12 [person/ana-lund] "the nets stay in the water"; date [2024-03-05] → [2024-03-04]
changed statement content/articles/talks.md:14 [person/ivo-berg] "The nets must be hauled in"; date [2024-03-05] → [2024-03-04]
changed position country/no herring: said "the nets stay in the water"; date [2024-03-05] → [2024-03-04]
changed position country/se herring: demands "The nets must be hauled in"; date [2024-03-05] → [2024-03-04]
changed event 2024-03-05-herring-call; date [2024-03-05] → [2024-03-04]
`},
		"the time of an event": {edit(file, "[!call] 2024-03-05", "[!call] 2024-03-05T15:00+01:00"), `
changed event 2024-03-05-herring-call; time [] → [2024-03-05T14:00:00Z]
`},
		"the id of an event": {edit(file, "id: 2024-03-05-herring-call", "id: 2024-03-05-call"), `
changed event events/2024-03-05-call.html; url [events/2024-03-05-herring-call.html] → [events/2024-03-05-call.html] (lost)
`},
		"a cancelled event": {edit(file, "> - participants", "> - status: cancelled\n> - participants"), `
changed event 2024-03-05-herring-call; status [held] → [cancelled]
added warning content/articles/talks.md:13:73 at-cancelled
added warning content/articles/talks.md:15:77 at-cancelled
`},
		"the place and a readout": {edit(file, "> - participants", "> - place: [[dk]]\n> - readout no: https://example.org/no\n> - participants"), `
changed event 2024-03-05-herring-call; place [] → [country/dk]; readouts [] → [country/no https://example.org/no]
added country countries/dk.html
`},
		"a participant less": {edit(file, ", [[ivo-berg]]", ""), `
changed event 2024-03-05-herring-call; participants [person/ana-lund person/ivo-berg] → [person/ana-lund]; sides [country/no country/se] → [country/no]
`},
		"the end of a post": {edit("content/people/ivo-berg.md", "start: 2020-01-01", "start: 2020-01-01, end: 2023-06-01"), `
changed statement content/articles/talks.md:14 [person/ivo-berg] "The nets must be hauled in"; sides [country/se] → []
removed position country/se herring: demands "The nets must be hauled in"
changed event 2024-03-05-herring-call; sides [country/no country/se] → [country/no]
changed post person/ivo-berg: Envoy of country/se; end [] → [2023-06-01]
removed relation relations/no-se.html
added warning content/articles/talks.md:14:57 no-side
`},
		"a role": {edit("content/people/ivo-berg.md", "role: Envoy", "role: Minister"), `
changed post person/ivo-berg: Minister of country/se; role [Envoy] → [Minister]
`},
		"another post": {edit("content/people/ivo-berg.md", "posts:\n", "posts:\n  - {role: Deputy, country: se, start: 2018-01-01, end: 2019-12-31}\n"), `
added post person/ivo-berg: Deputy of country/se
`},
		"an error": {edit(week, "Nothing was said.", "[Nothing](said:anna-lund) was said."), `
added statement content/articles/2024/week.md:6 [] "Nothing"
added error content/articles/2024/week.md:6:16 unknown-entity
`},
		"an article that cannot be read": {edit(week, "date: 2024-03-12", "date: the twelfth"), `
removed brief briefs/2024-03-12.html
added error content/articles/2024/week.md:3:7 bad-date
`},
		"the place of a warning": {with(base, "content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n"), `
added text about.html
`},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), lines(desk.compare(t, base, c.after))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
