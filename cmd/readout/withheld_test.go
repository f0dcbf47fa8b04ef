package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/internal/build"
	"readout/internal/serve"
	"readout/internal/source"
	"readout/internal/watch"
)

// A vault makes withheld files at random, of which each word is a canary: a word
// that nobody else has, and that must never be seen.
type vault struct {
	r     *rand.Rand
	names []string // of the files, without folder and ending
}

const (
	canary     = "zqjx" // begins each word of the files
	canaryFile = "zkvw" // and each of their names
)

func (v *vault) word() string { return fmt.Sprintf("%s%d", canary, v.r.IntN(1e6)) }

func (v *vault) name() string { return v.names[v.r.IntN(len(v.names))] }

func (v *vault) one(list ...string) string { return list[v.r.IntN(len(list))] }

// fill puts canaries in place of W, and names of withheld files in place of N.
func (v *vault) fill(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(mark string) string {
		if mark == "W" {
			return v.word()
		}
		return v.name()
	})
}

var placeholder = regexp.MustCompile(`\b[WN]\b`)

// fields are lines of front matter, sound and not, by the folder of the kind. The
// first of each are needed.
var vaultFields = map[string][]string{
	"articles": {
		"title: W told W\ndate: 2022-02-09", "summary: W and Ana Lund", "key_points: [W, W]", "colour: W", "people: [N]", "people: [W]",
		"topics: [N, fisheries]", "event: N", "event: W", `redirect_from: ["/W.html"]`, `redirect_from: ["W"]`, "source_url: W", "source_url: https://W.example/",
		"image: W.png", "image: N.png\nimage_alt: W", "updated: W", "key_points: W", "ignore: [W]", "dateline: W", "authors: [W]", "W: W", "mentions: W", "summary: a\nsummary: W",
	},
	"people": {
		"name: W W", "aliases: [W, the Minister, Lund]", "surname: Lund", "country: no", "country: W", "posts: [{role: W, country: no}]", "posts: [{role: W, W: W}]",
		"posts: [W]", "born: W", "died: 1900\nborn: 1950", "wikidata: W", "links: {W: https://W.example/}", "links: {W: W}", "image: W.png", "W: W",
	},
	"countries":     {"aliases: [W]", "name: W", "capital: W", "demonyms: [W]", "metonyms: W", "W: W"},
	"organizations": {"name: W W", "aliases: [W, the League]", "country: no", "country: W", "parent: W", "members: [N, W]", "wikidata: W", "W: W"},
	"places":        {"name: W\ncountry: no", "aliases: [Oslo, W]", "aliases: W", "W: W"},
	"topics":        {"name: W", "aliases: [W, cables]", "events: [N, W]", "W: W"},
	"events":        {"type: call\ndate: 2022-02-09", "title: W", "participants: [W, ana-lund]", "place: W", "result: W", "end_date: 2022-01-01", "readouts: [{side: W, url: W}]", "W: W"},
	"pages":         {"title: W", "description: W", "nav: 1", "nav: W", "W: W"},
}

// vaultTexts are parts of a text, sound and not.
var vaultTexts = []string{
	"W went to W.", "Ana Lund of Norway told W that Boris Hale had W.", `["W"](said:ana-lund "to N; topic W")`, `["W](said:ana-lund)`, `["W"](sayd:ana-lund)`, `["W"](said:W)`,
	`["W"](said:ana-lund "W W")`, `["W"](said:ana-lund "to")`, "[W](W:W)", "<b>W</b>", "<!-- W", "```\nW", "[[W]]", "[[N|W]]", "[[|W]]", "![W](W.png)", "![](N.png)", "[W](N.md)", "[W](N.md#W)",
	"> [!call] 2022-02-09 W\n>\n> - id: N\n> - participants: [[ana-lund]], [[N]]\n> - W: W", "> [!call] 2022-02-04 W\n>\n> - id: 2022-02-04-visit\n> - place: W", "> [!W] W", "> [!call] W",
	"W[^W]", "[W]: https://W.example", "| W | W |\n|---|---|\n| W | W | W |", "# W", "## W {#W}", "“W", "~~W~~", "[W](event:W)", "[W](event:N)", "[W [W](said:W)](said:W)", "> “W", "- W\n  - W", "\\[W", "[W](../../W)",
}

// vaultBroken are front matter that withholds, or seems to, and is broken.
var vaultBroken = []string{
	"draft:", "draft: W", `draft: ""`, "draft: [W]", "embargo:", "embargo: # W", "embargo: W", "embargo: {W: W}", "Draft: true", "drfat: true # W", "embargoe: 2999-01-01", "draft: true\ndraft: false",
	"summary: W: W\ndraft: true", "summary: [W\nembargo: 2999-01-01", "W\ndraft: true", "---  \ndraft: true", " ---\ndraft: true", "summary: \"W\n\ndraft: true", "draft: &W true", "summary: >\n  W\n  draft: true",
	"---\ndraft: true", "hidden: true\nW: W",
}

// file returns a withheld file of a kind.
func (v *vault) file(folder string, broken bool) string {
	var front []string
	for i, line := range vaultFields[folder] {
		if i == 0 || v.r.IntN(4) == 0 {
			front = append(front, line)
		}
	}
	hold := v.one("draft: true", "embargo: 2999-01-01", "embargo: 2999-01-01 18:00", "draft: true\nembargo: 2000-01-01", "draft: true # W")
	if broken {
		hold = vaultBroken[v.r.IntN(len(vaultBroken))]
	}
	at := 1 + v.r.IntN(len(front))
	if broken {
		at = len(front) // else more may be lost than is said
	}
	front = slices.Insert(front, at, hold)
	var body []string
	for range v.r.IntN(8) {
		body = append(body, vaultTexts[v.r.IntN(len(vaultTexts))])
	}
	return v.fill("---\n" + strings.Join(front, "\n") + "\n---\n\n" + strings.Join(body, "\n\n") + "\n")
}

// write puts withheld files of all kinds into a site. One of them is broken, if
// any is to be.
func (v *vault) write(t testing.TB, dir string, broken bool) {
	folders := slices.Sorted(maps.Keys(vaultFields))
	bad := ""
	if broken {
		bad = v.one(folders...)
	}
	for i := range 20 {
		v.names = append(v.names, fmt.Sprintf("%s%d", canaryFile, i))
	}
	for _, folder := range folders {
		name := v.name()
		if folder == "countries" {
			name = "fj"
		}
		writeFile(t, dir, "content/"+folder+"/"+name+".md", v.file(folder, folder == bad))
	}
	picture := v.name() + ".png"
	writeFile(t, dir, "content/articles/"+picture, "no picture")
	writeFile(t, dir, "content/articles/2022/"+v.name()+".md", v.fill(v.file("articles", false)+"\n\n![W](../"+picture+")\n"))
	writeFile(t, dir, "content/"+canaryFile+"/"+v.name()+".md", v.file("pages", false))
}

// said is what a command says, without its time.
func logOf(t testing.TB, want int, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if got := run(args, &stdout, &stderr); got != want {
		t.Fatalf("%q exits %d, want %d\n%s%s", args, got, want, &stdout, &stderr)
	}
	return milliseconds.ReplaceAllString(stdout.String()+stderr.String(), "N ms")
}

// ofWithheld are the lines of a log that tell of withheld files.
var ofWithheld = regexp.MustCompile(`(?m)^(content/\S+: warning: .*(withheld file|\[misplaced-file\]|\[missing-key\]).*\n(  hint: .*\n)?|\d+ warnings? of withheld files.*\n)`)

// A vaulted is a site with withheld files, and the same without.
type vaulted struct {
	testing.TB
	with, without string
	out           string
}

func newVaulted(t testing.TB) vaulted {
	v := vaulted{t, t.TempDir(), t.TempDir(), t.TempDir()}
	for _, dir := range []string{v.with, v.without} {
		if err := os.CopyFS(dir, os.DirFS("../../internal/build/testdata/golden/site")); err != nil {
			t.Fatal(err)
		}
		for _, own := range []string{"articles/2022/embargoed.md", "people/iver-holm.md"} {
			os.Remove(filepath.Join(dir, "content", own))
		}
		long := time.Date(2022, 2, 1, 0, 0, 0, 0, time.UTC) // a preview looks at the times of pictures
		if err := os.Chtimes(filepath.Join(dir, "content/articles/2022/boat.png"), long, long); err != nil {
			t.Fatal(err)
		}
		writeFile(t, dir, "content/articles/warns.md", "---\ntitle: Warns\ndate: 2022-02-05\n---\n\nThe <b>Minister</b> of the League, Lund, saw nothing.\n")
	}
	return v
}

// secret fails if a text tells of the withheld files.
func (v vaulted) secret(what, text string, names bool) {
	v.Helper()
	for _, word := range []string{canary, canaryFile} {
		if i := strings.Index(strings.ToLower(text), word); i >= 0 && (word == canary || names) {
			v.Errorf("%s tells of it: …%s", what, text[max(0, i-200):min(len(text), i+200)])
		}
	}
}

// FuzzWithheldIsSilent makes sites with withheld files at random, and looks for them
// in all that a build, and a preview for readers, writes and says.
func FuzzWithheldIsSilent(f *testing.F) {
	seeds := []uint64{0, 3, 5}
	if testing.Short() {
		seeds = []uint64{0, 3}
	}
	for _, seed := range seeds {
		f.Add(seed, seed%4 == 3)
	}
	f.Fuzz(func(t *testing.T, seed uint64, broken bool) {
		v := newVaulted(t)
		vault := &vault{r: rand.New(rand.NewPCG(seed, 11))}
		vault.write(t, v.with, broken)
		if broken {
			for _, more := range [][]string{nil, {"--strict"}} {
				log := logOf(t, exitErrors, append([]string{"build", "--source", v.with, "--out", filepath.Join(v.out, "none")}, more...)...)
				v.secret("the log of what is broken", log, false)
			}
			v.secret("the preview of what is broken", v.asked(v.with, "/sound/")["/_readout/state"], true)
			return
		}
		v.compareBuilds()
		v.compareHints(vault)
		v.compareWatching()
		v.comparePreviews()
	})
}

func (v vaulted) compareBuilds() {
	v.Helper()
	with, without := filepath.Join(v.out, "with"), filepath.Join(v.out, "without")
	log := logOf(v, exitDone, "build", "--source", v.with, "--out", with, "-v")
	v.secret("the log", log, false)
	if diff := cmp.Diff(logOf(v, exitDone, "build", "--source", v.without, "--out", without, "-v"), ofWithheld.ReplaceAllString(log, "")); diff != "" {
		v.Error("the log is another (-without +with)", diff)
	}
	if diff := cmp.Diff(files(v, without), files(v, with)); diff != "" {
		v.Error("the files are others (-without +with)", diff)
	}
	v.secret("the folder", fmt.Sprint(files(v, with)), true)
	strict := logOf(v, exitErrors, "build", "--source", v.with, "--out", with, "--strict") // a published article warns
	v.secret("the log with --strict", strict, false)
	if want := logOf(v, exitErrors, "build", "--source", v.without, "--out", without, "--strict"); ofWithheld.ReplaceAllString(strict, "") != want {
		v.Errorf("with --strict\n%s\nwant\n%s", strict, want)
	}
	for _, article := range []string{"warns.md", "2022/02-01-call.md"} {
		args := []string{"content/articles/" + article, "--format", "json"}
		text := logOf(v, exitDone, append([]string{"mentions", "--source", v.with}, args...)...)
		v.secret("mentions", text, true)
		if diff := cmp.Diff(logOf(v, exitDone, append([]string{"mentions", "--source", v.without}, args...)...), text); diff != "" {
			v.Error("mentions are others (-without +with)", diff)
		}
	}
}

// compareHints puts mistakes into a published article that are near to names of what
// is withheld.
func (v vaulted) compareHints(vault *vault) {
	v.Helper()
	article := "---\ntitle: Errs\ndate: 2022-02-05\ntopics: [Nx]\npeople: [Nx]\nevent: Nx\nimage: Nx.png\nimage_alt: x\n---\n\n" +
		"[[Nx]], [x](Nx.md), [x](../people/Nx.md), [x](02-01-call.md#Nx), ![x](Nx.png), [x](event:Nx), [x](said:Nx \"to Nx-y; at Nx; about 2022-02-09-Nx; topic Nx\").\n"
	article = strings.ReplaceAll(article, "Nx", vault.name()+"x")
	var logs []string
	for _, dir := range []string{v.with, v.without} {
		writeFile(v, dir, "content/articles/errs.md", article)
		log := logOf(v, exitErrors, "build", "--source", dir, "--out", filepath.Join(v.out, "none"))
		logs = append(logs, ofWithheld.ReplaceAllString(log, ""))
		os.Remove(filepath.Join(dir, "content/articles/errs.md"))
	}
	if n := strings.Count(logs[1], ": error: "); n < 10 {
		v.Errorf("only %d mistakes\n%s", n, logs[1])
	}
	if diff := cmp.Diff(logs[1], logs[0]); diff != "" {
		v.Error("mistakes have other hints (-without +with)", diff)
	}
}

// compareWatching lets the withheld files come, change and go while a folder is
// kept current.
func (v vaulted) compareWatching() {
	v.Helper()
	var stdout, stderr bytes.Buffer
	dir := v.TempDir()
	if err := os.CopyFS(dir, os.DirFS(v.without)); err != nil {
		v.Fatal(err)
	}
	b := build.New(dir, build.Options{Now: time.Now()})
	k := &keeper{
		build: rebuilding(b, nil, false), flags: buildFlags{out: filepath.Join(v.out, "kept"), verbose: true}, stdout: &stdout,
		reporter: reporter{stderr: &stderr}, again: time.NewTimer(0), fixed: true,
	}
	k.keep(nil)
	first := stdout.Len()
	for name, text := range files(v, v.with) {
		writeFile(v, dir, name, text)
	}
	writeFile(v, dir, "content/articles/aa.md", "---\ntitle: One more\ndate: 2022-02-01\n---\nText.\n")
	k.keep(nil)
	v.secret("the reasons", stdout.String(), true)
	v.secret("what is told while watching", stderr.String(), false)
	if lines := strings.Count(stdout.String()[first:], "\nwrote "); lines == 0 {
		v.Error("nothing is written for one article more")
	}
	os.Remove(filepath.Join(dir, "content/articles/aa.md"))
	for name := range files(v, v.with) {
		if strings.Contains(name, canaryFile) {
			os.Remove(filepath.Join(dir, name))
		}
	}
	k.keep(nil)
	v.secret("the reasons", stdout.String(), true)
	v.secret("what is told while watching", stderr.String(), false)
}

func (v vaulted) comparePreviews() {
	v.Helper()
	with, without := v.asked(v.with, "/sound/"), v.asked(v.without, "/sound/")
	if diff := cmp.Diff(without, with); diff != "" {
		v.Error("a preview for readers is another (-without +with)", diff)
	}
	v.secret("a preview for readers", fmt.Sprint(with), true)
	if len(with) < 100 {
		v.Errorf("only %d addresses were asked for", len(with))
	}
}

// asked returns all that a preview for readers of a site answers.
func (v vaulted) asked(dir, base string) map[string]string {
	v.Helper()
	b := build.New(dir, build.Options{Now: time.Now()})
	var snapshot *build.Snapshot
	s := serve.New(serve.Options{Dir: dir, Readers: true, Navigate: true, Build: func([]source.Path) (*build.Snapshot, error) {
		var err error
		snapshot, err = b.Build()
		return snapshot, err
	}})
	v.Cleanup(s.Close)
	s.Rebuild(watch.Batch{Overflow: true})
	var all []string
	for name := range files(v, filepath.Join(dir, "content")) {
		all = append(all, "content/"+name)
	}
	s.Rebuild(watch.Batch{Paths: all})
	handler := s.Handler("127.0.0.1:8080")
	answers := map[string]string{}
	ask := func(path string) {
		ctx, cancel := context.WithCancel(v.Context())
		defer cancel()
		r := httptest.NewRequestWithContext(ctx, "GET", "http://127.0.0.1:8080"+path, nil)
		w := &leaver{httptest.NewRecorder(), cancel}
		handler.ServeHTTP(w, r)
		body, _ := io.ReadAll(w.Body)
		answers[path] = fmt.Sprint(w.Code, w.Header(), string(body))
		if strings.Contains(answers[path], dir) {
			v.Errorf("%s tells where the site is", path)
		}
	}
	ask("/_readout/state")
	ask("/_readout/events")
	ask("/none.html")
	ask(base + "none.html")
	if snapshot.Errors() == 0 {
		for _, address := range snapshot.Addresses() {
			ask(base + address)
			ask("/_readout/state?page=" + base + address)
		}
	}
	return answers
}

// A leaver leaves a stream, which does not end, after what it is told first.
type leaver struct {
	*httptest.ResponseRecorder
	leave func()
}

func (l *leaver) FlushError() error {
	l.ResponseRecorder.Flush()
	l.leave()
	return nil
}

// files returns the texts of all files below a folder.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
