package build_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"readout/internal/build"
	"readout/internal/publish"
	"readout/internal/source"
)

// A changing is a file of the site that is edited, with the texts it may have.
// The first is the one it begins with; "" stands for no file. All of them may
// stand together without an error, unless they say so.
type changing struct {
	path  string
	texts []string
}

// changings make up a small site in which most files say something of others:
// by name in the prose, by reference, by alias, by one event that two files
// declare, by links and by pictures.
var changings = []changing{
	{"readout.yaml", []string{
		"title: The Harbour Desk\n",
		"",
		"title: The Harbour Desk\nbase_url: https://desk.example/\nas_of: 2022-02-08\naccent: \"#a03\"\nsocial_cards: true\n",
		"title: The Harbour Desk\nbase_url: https://desk.example/\nsources:\n  Danish envoy: no\n",
		"title: The Harbour Desk\nmentions: explicit\n",
		"title: The Harbour Desk\ntime_zone: Pacific/Auckland\n",
		"title: The Harbour Desk\ntitel: twice\n", // an error
	}},
	{"content/articles/2022/02-01-call.md", []string{
		`---
title: Ana Lund and Boris Hale speak by telephone
date: 2022-02-01
topics: [fisheries]
---

Ana Lund of Norway called the Icelandic minister. Hale is said to have been calm.

> [!call] 2022-02-01 Lund and Hale speak
>
> - id: lund-hale-call
> - participants: [[ana-lund]], [[boris-hale]]
> - readout no: https://readouts.example/lund

She asked [that the boats turn back](demands:ana-lund "of is; at call").
`,
		`---
title: Ana Lund and Boris Hale speak by telephone
date: 2022-02-01
embargo: 2022-03-01
---

Not to be read before March: Iceland gives way.
`,
		`---
title: Ana Lund and Boris Hale speak by telephone
date: 2022-02-01
draft: true
---

A draft that names Boris Hale and Denmark.
`,
		"---\ntitle: Not closed\ndate: 2022-02-01\n", // an error
		`---
title: Two speak
date: 2022-02-01T23:30:00+01:00
redirect_from: [/old/call.html]
---

> [!call] 2022-02-01 Lund and Hale speak
>
> - id: lund-hale-call
> - participants: [[ana-lund]], [[boris-hale]]

["We turn back,"](said:boris-hale "to ana-lund; at call") Hale said. ![a boat](boat.png)
`,
	}},
	{"content/articles/2022/02-03-port.md", []string{
		`---
title: The port of Vik reopens
date: 2022-02-03
summary: The Danish boats are back.
people: [ana-lund]
---

The North League met in Vik. See [the call](02-01-call.md), and what Orla Dane
said of *Ana* Lund: ["No boat of ours"](said:orla-dane "via the Faroe office of the North League").

## What is next

Ana Lund and the Grey Minister will meet again, in Denmark.
`,
		`---
title: The port of Vik stays closed
date: 2022-02-03
---

Nothing moves. The Grey Minister has no comment, and [[Vik]] neither.
`,
		"---\ntitle: The port\ndate: 2022-02-30\n---\n\nNo such day.\n", // an error
		"---\ntitle: The port\ndate: 2022-02-05\n---\n\n> [!call] 2022-02-01 Lund and Hale speak again\n>\n> - id: lund-hale-call\n> - participants: [[orla-dane]]\n> - place: [[vik]]\n",
	}},
	{"content/articles/2022/02-05-vote.md", []string{
		`---
title: A vote in Oslo
date: 2022-02-05
event: vik-vote
---

Members [voted](event:vik-vote) on the quota. Iceland and Norway were for it.
`,
		"", "---\ntitle: A vote in Oslo\ndate: 2022-02-05\n---\n\nNorwegian members voted.\n",
	}},
	{"content/articles/2022/02-07-said.md", []string{
		`---
title: What was said
date: 2022-02-07
---

[The quota is fair](claims:ana-lund "to Sven Berg; about fisheries, no; via a Danish envoy") and ["so it stays"](said: "by Ana Lund; to reporters").

> [!quote] ana-lund; to Sven Berg
>
> Lund doubts nothing, she said. [Too low](rejects:is "of no") is what others say.
`,
		// "Bergh" is an error if there is a Berg.
		"---\ntitle: What was said\ndate: 2022-02-06\n---\n\n[Not yet](denies:is \"to Sven Bergh; about lund-hale-call\") [[orla-dane]].\n",
		"",
	}},
	{"content/people/guest.md", []string{
		"", "---\nname: Sven Berg\ndraft: true\n---\n", "---\nname: Gro Vang\ndraft: true\n---\n", "---\nname: Sven Berg\ncountry: dk\n---\n",
	}},
	{"content/articles/news.md", []string{
		"---\ntitle: News\ndate: 2022-01-20\nimage: 2022/boat.png\nimage_alt: A boat\n---\n\nIceland, Denmark and the Grey Minister.\n",
		"---\ntitle: News\ndate: 2022-02-20\n---\n\nThe newest of all, so the as-of day moves.\n",
		"",
	}},
	{"content/articles/2022/boat.png", []string{"png one", "png two", ""}},
	{"content/people/ana-lund.md", []string{
		"---\nname: Ana Lund\naliases: [the Grey Minister, Grey Minister]\ncountry: no\nposts:\n  - {role: Minister of Ports, country: no, start: 2020-01}\n---\n\nBorn in Vik; knows [[boris-hale]].\n",
		"---\nname: Ana Lund\ncountry: no\nposts:\n  - {role: Minister of Ports, country: no, start: 2020-01, end: 2021}\n  - {role: Secretary, organization: north-league, start: 2022-01-15}\n---\n",
		"---\nname: Ana Lund\ncountry: Norge\n---\n", // an error
	}},
	{"content/people/boris-hale.md", []string{
		"---\nname: Boris Hale\ncountry: is\nposts:\n  - {role: Foreign Minister, country: is}\n---\n",
		"---\nname: Boris Hale\naliases: [Grey Minister]\nsurname_alone: never\n---\n",
		"---\nname: Boris Hale\ndraft: true\n---\n",
		"",
	}},
	{"content/people/orla-dane.md", []string{
		"---\nname: Orla Dane\ncountry: dk\nposts:\n  - {role: Envoy, organization: north-league}\n---\n",
		"---\nname: Orla Dane\n---\n",
		"---\nname: [Orla Dane\n---\n", // an error
		"",
	}},
	{"content/organizations/north-league.md", []string{
		"---\nname: North League\nmembers: [no, is]\n---\n",
		"---\nname: North League\naliases: [the League]\ncountry: dk\nmembers: [no, is, dk]\n---\n",
	}},
	{"content/countries/is.md", []string{
		"", "---\naliases: [the Saga Isle]\n---\n\nAn island.\n", "---\nname: Iceland\ndemonyms: [Danish]\n---\n",
	}},
	{"content/places/vik.md", []string{"---\nname: Vik\ncountry: no\n---\n", "---\nname: Port of Vik\ncountry: is\n---\n", ""}},
	{"content/topics/fisheries.md", []string{
		"---\nname: Fisheries\nevents: [lund-hale-call]\n---\n",
		"---\nname: Fish\n---\n\nAbout fish.\n",
	}},
	{"content/events/vik-vote.md", []string{
		"---\ntype: vote\ndate: 2022-02-05\ntitle: The quota\nfor: [no, is]\nagainst: [dk]\n---\n",
		"---\ntype: vote\ndate: 2022-02-12\ntitle: The quota\nstatus: announced\nplace: vik\n---\n",
		"",
	}},
	{"content/events/lund-hale-call.md", []string{
		"", "---\ntype: call\ndate: 2022-02-01\ntitle: A call\nparticipants: [ana-lund, boris-hale]\n---\n\nIts own file decides.\n",
	}},
	{"content/pages/about.md", []string{"---\ntitle: About\nnav: 1\n---\n\nWe cover [Ana](../people/ana-lund.md).\n", "---\ntitle: About us\n---\n", ""}},
	{"content/pages/articles.md", []string{"", "---\ntitle: A page beside a folder of its name\n---\n"}},
	{"layouts/partials/head-extra.html", []string{"", `<meta name="desk" content="one">`, `{{.Nothing}}`}}, // the last is an error
	{"layouts/page.html", []string{"", `{{define "main"}}<main id="main"><h1>{{.Title}}</h1></main>{{end}}`}},
	{"assets/site.css", []string{"", "body{color:black}", "body{color:blue}"}},
	{"assets/root/CNAME", []string{"", "desk.example\n"}},
	{"content/_drafts/people.md", []string{"", "ignored"}},
}

// folders may be renamed, each to the other.
var folders = [][2]string{
	{"content/articles/2022", "content/articles/archive"},
	{"content/articles", "content/_articles"},
	{"content/topics", "content/topcis"},
}

// A desk is a site on disk that is edited by chance.
type desk struct {
	t       testing.TB
	dir     string
	next    func() int    // the next choice
	log     []string      // what was done, for a failure
	changed []source.Path // since the last build
}

// choose returns a choice from 0 to n-1.
func (d *desk) choose(n int) int { return d.next() % n }

func (d *desk) did(format string, args ...any) { d.log = append(d.log, fmt.Sprintf(format, args...)) }

func (d *desk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

// begin writes the site as it is before any edit.
func (d *desk) begin() {
	d.did("begin")
	for _, name := range []string{"content", "layouts", "assets", "readout.yaml"} {
		if err := os.RemoveAll(d.path(name)); err != nil {
			d.t.Fatal(err)
		}
		d.touch(name)
	}
	for i := range changings {
		d.write(i, 0)
	}
}

// touch notes that a file or folder is changed.
func (d *desk) touch(names ...string) {
	for _, name := range names {
		d.changed = append(d.changed, source.Path(name))
	}
}

// write gives a file one of its texts.
func (d *desk) write(file, text int) {
	c := changings[file]
	d.touch(c.path)
	if c.texts[text] == "" {
		_ = os.Remove(d.path(c.path)) // it need not be there
		return
	}
	writeFile(d.t, d.dir, c.path, c.texts[text])
}

// edit does one thing that editors do.
func (d *desk) edit() {
	switch file := d.choose(len(changings)); d.choose(10) {
	case 0:
		d.did("delete %s", changings[file].path)
		_ = os.Remove(d.path(changings[file].path))
		d.touch(changings[file].path)
	case 1:
		name := changings[file].path
		to := strings.Replace(name, ".", "-moved.", 1)
		d.did("rename %s to %s", name, to)
		_ = os.Rename(d.path(name), d.path(to)) // it need not be there
		d.touch(name, to)
	case 2:
		pair := folders[d.choose(len(folders))]
		from := d.choose(2)
		d.did("rename folder %s to %s", pair[from], pair[1-from])
		_ = os.Rename(d.path(pair[from]), d.path(pair[1-from]))
		d.touch(pair[:]...)
	case 3:
		d.begin()
	default:
		text := d.choose(len(changings[file].texts))
		d.did("write %s, text %d", changings[file].path, text)
		d.write(file, text)
	}
}

// fatal ends the test with the edits that led to it.
func (d *desk) fatal(format string, args ...any) {
	d.t.Helper()
	d.t.Fatalf("%s\n%s", strings.Join(d.log, "\n"), fmt.Sprintf(format, args...))
}

// check builds with a builder that knows the site's past, with one that is told
// in addition what changed, and with one that knows nothing, and reports whether
// there was a site to publish.
func (d *desk) check(old, told *build.Builder, out string) bool {
	d.t.Helper()
	again, err := old.Build()
	if err != nil {
		d.fatal("%v", err)
	}
	clean := snapshot(d.t, d.dir)
	named, err := told.BuildChanged(d.changed)
	if err != nil {
		d.fatal("%v", err)
	}
	for _, s := range []*build.Snapshot{again, named} {
		if a, b := diagnostics(s), diagnostics(clean); a != b {
			d.fatal("the diagnostics of a rebuild differ\nrebuilt:\n%s\nclean:\n%s", a, b)
		}
	}
	d.changed = nil
	age(d.t, out)
	before := readTree(d.t, out)
	result, err := again.Publish(out, publish.Options{})
	after := readTree(d.t, out)
	if again.Errors() > 0 {
		if err == nil || !maps.Equal(before, after) {
			d.fatal("a site with errors was published: %v", err)
		}
		return false
	}
	if err != nil {
		d.fatal("%v", err)
	}
	d.compare(before, after, result.Result)
	delete(after, manifest)
	want := rendered(d.t, clean)
	if diff := difference(rendered(d.t, named), want); diff != "" {
		d.fatal("a rebuild of the changed files makes another site than a clean build\n%s", diff)
	}
	if diff := difference(after, want); diff != "" {
		d.fatal("a rebuild leaves another site than a clean build\n%s", diff)
	}
	return true
}

// rendered returns the files that a snapshot would publish into an empty
// folder. They are not written: that would be most of the test's time.
func rendered(t testing.TB, s *build.Snapshot) map[string]published {
	t.Helper()
	files := map[string]published{}
	for _, address := range s.Addresses() {
		data, _, err := s.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		files[address] = published{text: string(data)}
	}
	return files
}

// compare checks what a publication did to the files against what it says.
func (d *desk) compare(before, after map[string]published, result publish.Result) {
	d.t.Helper()
	written, removed := 0, 0
	for name, file := range after {
		was, known := before[name]
		if known && was.text == file.text {
			if !was.time.Equal(file.time) {
				d.fatal("%s has the same bytes and another time", name)
			}
		} else if name != manifest {
			written++
		}
	}
	for name := range before {
		if _, ok := after[name]; !ok {
			removed++
		}
	}
	want := publish.Result{Planned: len(after) - 1, Written: written, Removed: removed}
	if result != want {
		d.fatal("the publication says %+v and did %+v", result, want)
	}
}

const manifest = ".readout-manifest"

// difference says how the files of two folders differ, or nothing.
func difference(a, b map[string]published) string {
	var list []string
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if other, ok := b[name]; !ok {
			list = append(list, name+": only in the first")
		} else if other.text != a[name].text {
			list = append(list, fmt.Sprintf("%s:\n--- first\n%s\n--- second\n%s", name, a[name].text, other.text))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if _, ok := a[name]; !ok {
			list = append(list, name+": only in the second")
		}
	}
	return strings.Join(list, "\n")
}

// rebuild edits a site by the choices, and checks it after every few edits. It
// returns how many of the checks had a site to publish.
func rebuild(t testing.TB, choices func() (int, bool)) (published, checks int) {
	done := false
	d := &desk{t: t, dir: t.TempDir(), next: func() int {
		n, more := choices()
		done = done || !more
		return n
	}}
	out := filepath.Join(t.TempDir(), "public")
	old, told := build.New(d.dir, build.Options{Now: now}), build.New(d.dir, build.Options{Now: now})
	for d.begin(); ; checks++ {
		if d.check(old, told, out) {
			published++
		} else if d.choose(2) == 0 {
			d.begin() // the repair
		}
		if done {
			return published, checks + 1
		}
		for range 1 + d.choose(3) {
			d.edit()
		}
	}
}

var moreDesks = flag.Int("desks", 0, "how many sites TestRebuild edits; 0: a few")

// The promise of the design: whatever was edited, deleted and renamed in
// between, the output is byte for byte that of a clean build, files that did
// not change are not touched, and with errors nothing is.
func TestRebuild(t *testing.T) {
	desks, choices := 4, 120
	switch {
	case *moreDesks > 0:
		desks = *moreDesks
	case testing.Short():
		desks, choices = 2, 40
	}
	for seed := range desks {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 1))
			left := choices
			published, checks := rebuild(t, func() (int, bool) {
				left--
				return random.IntN(1 << 16), left > 0
			})
			t.Logf("%d builds, %d of them published", checks, published)
			if 4*published < checks {
				t.Errorf("only %d of %d sites could be published: the edits break too much to test anything", published, checks)
			}
		})
	}
}

func FuzzRebuild(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{1, 1, 4, 3, 0, 6, 4, 1})
	f.Add([]byte("deleted and renamed and written again"))
	f.Fuzz(func(t *testing.T, choices []byte) {
		choices = choices[:min(len(choices), 64)]
		rebuild(t, func() (int, bool) {
			if len(choices) == 0 {
				return 0, false
			}
			n := int(choices[0])
			choices = choices[1:]
			return n, len(choices) > 0
		})
	})
}

// Two builds of one tree are the same on any number of cores; the second of
// each is there because the order of a map is another every time.
func TestBuildOnAnyNumberOfCores(t *testing.T) {
	dir := t.TempDir()
	d := &desk{t: t, dir: dir}
	d.begin()
	var first map[string]published
	var said string
	for _, cores := range []int{1, 8, 1, 8, 3} {
		before := runtime.GOMAXPROCS(cores)
		s := snapshot(t, dir)
		out := filepath.Join(t.TempDir(), "public")
		publishInto(t, s, out)
		runtime.GOMAXPROCS(before)
		files := readTree(t, out)
		delete(files, manifest)
		if first == nil {
			first, said = rendered(t, s), diagnostics(s)
		}
		if diff := difference(first, files); diff != "" {
			t.Fatalf("another site on %d cores\n%s", cores, diff)
		}
		if diagnostics(s) != said {
			t.Fatalf("other diagnostics on %d cores:\n%s\nbefore:\n%s", cores, diagnostics(s), said)
		}
	}
}
