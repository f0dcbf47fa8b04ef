package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A desk edits a site at random, as editors and their programs do.
type desk struct {
	t   testing.TB
	dir string
	r   *rand.Rand
	log []string // of what was done, for a failure
}

func newDesk(t testing.TB, seed uint64) *desk {
	d := &desk{t: t, dir: t.TempDir(), r: rand.New(rand.NewPCG(seed, 6))}
	d.begin()
	return d
}

func (d *desk) did(format string, args ...any) { d.log = append(d.log, fmt.Sprintf(format, args...)) }

func (d *desk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d *desk) one(list ...string) string { return list[d.r.IntN(len(list))] }

// folders of a site, and where they may be moved to and back.
func deskFolders() [][2]string {
	return [][2]string{
		{"content/articles/2022", "content/articles/archive"},
		{"content/articles/2022", "content/articles/old/2022"},
		{"content/articles", "content/_articles"},
		{"content/people", "people-elsewhere"},
		{"content/topics", "content/topcis"},
		{"content/places", "content/.places"},
		{"layouts", "_layouts"},
		{"assets", "content/assets"},
	}
}

// names are the files that a desk has or may have.
func deskFiles() []string {
	return []string{
		"readout.yaml",
		"content/articles/2022/call.md", "content/articles/2022/port.md", "content/articles/2022/vote.md",
		"content/articles/news.md", "content/articles/late.md", "content/articles/2022/boat.png",
		"content/people/ana-lund.md", "content/people/boris-hale.md", "content/people/orla-dane.md", "content/people/ivo-dane.md",
		"content/countries/is.md", "content/countries/no.md", "content/organizations/north-league.md",
		"content/places/vik.md", "content/topics/fisheries.md", "content/events/vik-vote.md",
		"content/pages/about.md", "content/pages/articles.md",
		"layouts/partials/head-extra.html", "layouts/page.html", "layouts/404.html",
		"assets/site.css", "assets/root/CNAME",
	}
}

// begin makes the site as it is before any edit, which has no mistake.
func (d *desk) begin() {
	d.did("begin")
	for _, name := range []string{"content", "layouts", "assets", "readout.yaml", "people-elsewhere", "_layouts"} {
		d.must(os.RemoveAll(d.path(name)))
	}
	writeFile(d.t, d.dir, "readout.yaml", "title: The Harbour Desk\n")
	for _, name := range deskFiles() {
		if strings.HasPrefix(name, "content/") {
			writeFile(d.t, d.dir, name, d.text(name, true))
		}
	}
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// text makes up what may stand in a file: with luck, or if it must be sound,
// nothing is wrong with it.
func (d *desk) text(name string, sound bool) string {
	if !sound && d.r.IntN(12) == 0 {
		return d.one("", "---\ntitle: Not closed\n", "---\ntitel: x\n---\n", "\xff\xfe{{", "---\nname: [a\n---\n", "{{.Nothing}}", "{{if}}")
	}
	folder, _, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
	switch folder {
	case "articles":
		if strings.HasSuffix(name, ".png") {
			return fmt.Sprintf("a picture, %d", d.r.IntN(4))
		}
		return d.article(name, sound)
	case "people":
		id := strings.TrimSuffix(filepath.Base(name), ".md")
		display := strings.ToUpper(id[:1]) + strings.ReplaceAll(id[1:], "-", " ")
		draft := ""
		if !sound && d.r.IntN(10) == 0 {
			draft = "draft: true\n"
		}
		return fmt.Sprintf("---\nname: %s\ncountry: %s\naliases: [%q]\nposts:\n  - {role: Minister, country: %s, start: 2020-01}\n%s---\n\nBiography %d.\n",
			display, d.one("no", "is", "dk"), d.one("the Grey Minister", "the Envoy of "+id), d.one("no", "is"), draft, d.r.IntN(100))
	case "countries":
		return d.one("---\naliases: [the Saga Isle]\n---\n", "---\n{}\n---\n\nA country.\n")
	case "organizations":
		return fmt.Sprintf("---\nname: North League\nmembers: [%s]\n---\n", d.one("no", "is", "no, is, dk"))
	case "places":
		return fmt.Sprintf("---\nname: %s\ncountry: no\n---\n", d.one("Vik", "Port of Vik"))
	case "topics":
		return fmt.Sprintf("---\nname: %s\n---\n\nAbout it.\n", d.one("Fisheries", "Fish"))
	case "events":
		return fmt.Sprintf("---\ntype: vote\ndate: 2022-02-0%d\ntitle: The quota\nfor: [no]\nagainst: [%s]\n---\n", 1+d.r.IntN(9), d.one("is", "dk"))
	case "pages":
		return fmt.Sprintf("---\ntitle: %s\nnav: %d\n---\n\nText %d.\n", d.one("About", "Of us"), d.r.IntN(3), d.r.IntN(100))
	case "readout.yaml":
		return d.one("title: The Harbour Desk\n", "title: Another Desk\nbase_url: https://desk.example/base/\n", "title: A Desk\nmentions: explicit\n",
			"title: A Desk\nas_of: 2022-03-01\naccent: \"#a03\"\n", "title: A Desk\ntime_zone: Pacific/Auckland\n")
	case "layouts":
		switch filepath.Base(name) {
		case "head-extra.html":
			return fmt.Sprintf("<meta name=\"desk\" content=\"%d\">\n", d.r.IntN(4))
		case "page.html":
			return `{{define "main"}}<main id="main"><h1>{{.Title}}</h1>` + fmt.Sprint(d.r.IntN(4)) + `</main>{{end}}`
		}
		return `{{define "main"}}<main id="main">Gone ` + fmt.Sprint(d.r.IntN(4)) + `</main>{{end}}`
	}
	return fmt.Sprintf("body { margin: %dpx }\n", d.r.IntN(4))
}

func (d *desk) article(name string, sound bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s of %s\ndate: 2022-02-0%d\n", d.one("The port", "A vote", "News"), d.one("Vik", "Norway", "Ana Lund"), 1+d.r.IntN(9))
	if !sound {
		b.WriteString(d.one("", "", "", "", "draft: true\n", "embargo: 2999-01-01\n", "redirect_from: [/old.html]\n", "summary: Ana Lund speaks.\n"))
	}
	b.WriteString("---\n\n")
	for range 1 + d.r.IntN(5) {
		b.WriteString(d.one(
			"Ana Lund of Norway met the Icelandic minister.", "Hale was calm, the Grey Minister was not.", "Orla Dane and Ivo Dane are no relations.",
			"The North League met in Vik about fisheries.", "The Saga Isle is silent.", "Nobody spoke.",
			"[We turn back](demands:no \"of is\").", "[\"We turn back,\"](said:dk \"to reporters\") it was said.", "Denmark and Iceland, again."))
		b.WriteString(d.one(" ", "\n\n", "\n\n## What is next\n\n"))
	}
	if sound {
		return b.String() + "\n"
	}
	b.WriteString(d.one("", "", "",
		" See [[ana-lund]].", " See [[boris-hale|him]].", " [Never](said:orla-dane).", " ![A boat](boat.png)", " See [the call](2022/call.md).",
		"\n\n> [!call] 2022-02-01 Lund and Hale speak\n>\n> - id: lund-hale-call\n> - participants: [[no]], [[is]]\n"))
	return b.String() + "\n"
}

// edit does one thing that editors, or their programs, do. What cannot be done,
// because a file is not there, is not.
func (d *desk) edit() {
	file := d.one(deskFiles()...)
	switch d.r.IntN(14) {
	case 0:
		d.did("rm %s", file)
		_ = os.Remove(d.path(file))
	case 1:
		to := d.one(deskFiles()...)
		if filepath.Ext(to) != filepath.Ext(file) || file == "readout.yaml" {
			return
		}
		d.did("mv %s %s", file, to)
		_ = os.Rename(d.path(file), d.path(to))
	case 2, 3:
		pair := deskFolders()[d.r.IntN(len(deskFolders()))]
		from := d.r.IntN(2)
		d.did("mv %s %s", pair[from], pair[1-from])
		_ = os.MkdirAll(filepath.Dir(d.path(pair[1-from])), 0o755)
		_ = os.Rename(d.path(pair[from]), d.path(pair[1-from]))
	case 4:
		folder := deskFolders()[d.r.IntN(len(deskFolders()))][0]
		d.did("rm -r %s, and some of it again", folder)
		_ = os.RemoveAll(d.path(folder))
		for _, name := range deskFiles() {
			if strings.HasPrefix(name, folder+"/") && d.r.IntN(2) == 0 {
				writeFile(d.t, d.dir, name, d.text(name, false))
			}
		}
	case 5:
		d.did("save %s by way of another", file)
		text := d.text(file, false)
		writeFile(d.t, d.dir, file+"~tmp", text)
		d.must(os.Rename(d.path(file+"~tmp"), d.path(file)))
	case 6:
		d.did("save %s as Vim does", file)
		if os.Rename(d.path(file), d.path(file+"~")) == nil {
			writeFile(d.t, d.dir, file, d.text(file, false))
			d.must(os.Remove(d.path(file + "~")))
		}
	case 7:
		d.did("write %s in two goes", file)
		text := d.text(file, false)
		writeFile(d.t, d.dir, file, text[:len(text)/2])
		d.pause()
		writeFile(d.t, d.dir, file, text)
	case 8:
		d.did("check out everything")
		for _, name := range deskFiles() {
			if d.r.IntN(3) == 0 {
				writeFile(d.t, d.dir, name, d.text(name, false))
			}
		}
	case 9:
		d.did("repair %s", file)
		writeFile(d.t, d.dir, file, d.text(file, true))
	default:
		d.did("write %s", file)
		writeFile(d.t, d.dir, file, d.text(file, false))
	}
}

func (d *desk) pause() {
	if d.r.IntN(2) == 0 {
		time.Sleep(time.Duration(d.r.IntN(30)) * time.Millisecond)
	}
}
