package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/corpus/newsroom"
)

var articles = flag.Int("articles", 20000, "how many articles the largest site of BenchmarkCold has")

// BenchmarkCold runs the command on sites that were never built, and compares it
// with others that run in turns with it, so that a busy machine slows all:
//
//	x-cp    its time over that of `cp -r` of its output
//	x-hugo  the time that Hugo takes, if there is one, over its own: see hugoCommand
//	cpu-…   the same for the time of all cores, which other work changes less; cp
//	        uses one, so that on two idle ones cpu-x-cp is up to twice x-cp
//	cpu-us  the time of all cores for an article, in microseconds
//	MiB     the most memory that it held
//
// Nothing is removed before the end: for half a minute ext4 shuns the places of
// files that were removed, one by one, and what is written then takes many times
// as long.
func BenchmarkCold(b *testing.B) {
	dir := b.TempDir()
	sizes := []int{1000, 5000}
	if *articles > 5000 {
		sizes = append(sizes, *articles)
	}
	for _, n := range sizes {
		source := filepath.Join(dir, fmt.Sprint(n))
		for name, text := range newsroom.Files(n) {
			writeFile(b, source, name, text)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) { measureCold(b, source, n) })
	}
}

func measureCold(b *testing.B, source string, n int) {
	var own, cp, hugo usage
	for run := 0; b.Loop(); run++ {
		out := filepath.Join(source, fmt.Sprint("public-", run))
		own.add(b, exec.Command("readout", "build", "--source", source, "--out", out))
		b.StopTimer()
		cp.add(b, exec.Command("cp", "-r", out, out+"-copy"))
		hugo.add(b, hugoCommand(b, source, out))
		b.StartTimer()
	}
	b.ReportMetric(own.wall.Seconds()/cp.wall.Seconds(), "x-cp")
	b.ReportMetric(own.cores.Seconds()/cp.cores.Seconds(), "cpu-x-cp")
	b.ReportMetric(float64(own.memory)/(1<<10), "MiB")
	b.ReportMetric(float64(own.cores.Microseconds())/float64(own.runs*n), "cpu-us")
	if hugo.runs > 0 {
		b.ReportMetric(hugo.wall.Seconds()/own.wall.Seconds(), "x-hugo")
		b.ReportMetric(hugo.cores.Seconds()/own.cores.Seconds(), "cpu-x-hugo")
	}
}

// A usage is what some runs of a program took.
type usage struct {
	runs        int
	wall, cores time.Duration
	memory      int64 // KiB, the most of any run
}

// add runs a program; nil is none.
func (u *usage) add(b *testing.B, c *exec.Cmd) {
	b.Helper()
	if c == nil {
		return
	}
	began := time.Now()
	if said, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", c, err, said)
	}
	u.runs++
	u.wall += time.Since(began)
	u.cores += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	u.memory = max(u.memory, c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
}

// hugoCommand makes a Hugo site of the articles of ours, and returns the command that
// builds it, or nil if there is no Hugo. It has the same text, and a page for each
// article, person and country, with a list of the articles that name them and
// nothing else: who they are, Hugo is told in the front matter.
func hugoCommand(b *testing.B, source, out string) *exec.Cmd {
	b.Helper()
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		return nil
	}
	dir := out + "-hugo"
	writeFile(b, dir, "hugo.toml", "baseURL = 'https://desk.example/'\ntitle = 'The Long Desk'\ndisableKinds = ['RSS', 'sitemap', 'robotsTXT', '404']\n"+
		"[taxonomies]\nperson = 'people'\ncountry = 'countries'\n")
	const frame = "<!doctype html>\n<title>{{.Title}}</title>\n<h1>{{.Title}}</h1>\n"
	writeFile(b, dir, "layouts/_default/single.html", frame+`<time>{{.Date.Format "2006-01-02"}}</time>{{.Content}}`+
		`{{range .GetTerms "people"}}<a href="{{.RelPermalink}}">{{.Title}}</a>{{end}}{{range .GetTerms "countries"}}<a href="{{.RelPermalink}}">{{.Title}}</a>{{end}}`)
	writeFile(b, dir, "layouts/_default/list.html", frame+`<ul>{{range .Pages}}<li><a href="{{.RelPermalink}}">{{.Title}}</a></li>{{end}}</ul>`)
	data, err := os.ReadFile(filepath.Join(out, "data", "articles.json"))
	if err != nil {
		b.Fatal(err)
	}
	var rows []struct {
		ID, Title, Date   string
		People, Countries []string
	}
	if err := json.Unmarshal(data, &rows); err != nil {
		b.Fatal(err)
	}
	for _, row := range rows {
		text, err := fs.ReadFile(os.DirFS(source), "content/articles/"+row.ID+".md")
		if err != nil {
			b.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
		front, _ := json.Marshal(map[string]any{"title": row.Title, "date": row.Date, "people": row.People, "countries": row.Countries})
		writeFile(b, dir, "content/articles/"+row.ID+".md", string(front)+"\n"+body)
	}
	return exec.Command(hugo, "--quiet", "--source", dir, "--destination", filepath.Join(dir, "public"))
}
