package build_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/build"
	"readout/internal/publish"
)

// failing is a layout that works on an empty view and on a filled one, and fails on
// pages whose titles are long.
func failing(name string, long int) string {
	text := fmt.Sprintf("{{if gt (len .Title) %d}}{{slice .Title 0 500}}{{end}}", long)
	if strings.Contains(name, "/partials/") {
		return text
	}
	return `{{define "main"}}` + text + `{{end}}`
}

// layoutNames are of those that a failing one replaces: of one kind of page, or of all.
func layoutNames() []string {
	return []string{
		"layouts/article.html", "layouts/person.html", "layouts/country.html", "layouts/event.html", "layouts/index.html",
		"layouts/relation.html", "layouts/front.html", "layouts/redirect.html", "layouts/partials/head-extra.html",
	}
}

// allOrNothing edits a site by the choices and publishes it again and again, now
// and then with a layout that fails on some pages. It returns how many of the
// publications failed.
func allOrNothing(t testing.TB, choices func() (int, bool)) (failed int) {
	done := false
	d := &desk{t: t, dir: t.TempDir(), next: func() int {
		n, more := choices()
		done = done || !more
		return n
	}}
	top := t.TempDir()
	out := filepath.Join(top, "public")
	d.begin()
	for !done {
		for range d.choose(3) {
			d.edit()
		}
		name := ""
		if d.choose(3) > 0 {
			name = layoutNames()[d.choose(len(layoutNames()))]
			writeFile(t, d.dir, name, failing(name, d.choose(16)))
			d.did("a failing %s", name)
		}
		if d.publishWhole(out) {
			failed++
		}
		if entries, err := os.ReadDir(top); err != nil || len(entries) > 1 {
			d.fatal("beside the folder there are %v, %v", entries, err)
		}
		if name != "" {
			_ = os.Remove(d.path(name))
		}
		if snapshot(t, d.dir).Errors() > 0 || d.choose(8) == 0 {
			d.begin()
		}
	}
	return failed
}

// publishWhole publishes the site as it is, and fails the test unless all of it was
// written or nothing. It reports whether some pages could not be made.
func (d *desk) publishWhole(out string) (failed bool) {
	d.t.Helper()
	s := snapshot(d.t, d.dir)
	if s.Errors() > 0 {
		return false
	}
	age(d.t, out)
	before := readTree(d.t, out)
	_, was := os.Lstat(out)
	_, err := s.Publish(out, publish.Options{})
	after := readTree(d.t, out)
	unmade, failed := errors.AsType[*build.Unmade](err)
	switch {
	case failed:
		if _, is := os.Lstat(out); (is == nil) != (was == nil) || !maps.Equal(before, after) {
			d.fatal("%v, and the folder is not as it was: %v", err, difference(before, after))
		}
		d.checkUnmade(s, unmade)
	case err != nil:
		d.fatal("%v", err)
	default:
		delete(after, manifest)
		if diff := difference(after, rendered(d.t, s)); diff != "" {
			d.fatal("not all was written\n%s", diff)
		}
	}
	return failed
}

// checkUnmade compares what is told with what each page says for itself.
func (d *desk) checkUnmade(s *build.Snapshot, u *build.Unmade) {
	d.t.Helper()
	said, n := "", 0
	for _, problem := range u.Diagnostics {
		said += problem.Message + "\n"
	}
	for _, address := range s.Addresses() {
		if _, _, err := s.Render(address); err == nil {
			continue
		}
		if n++; n <= 5 && !strings.Contains(said, address) {
			d.fatal("%s is not named in\n%s", address, said)
		}
	}
	if n != u.Pages {
		d.fatal("%d pages cannot be made, and it says %d", n, u.Pages)
	}
}

// A build whose layouts fail on real pages only leaves the folder byte for byte as it
// was, with all times, over whatever was written there before.
func TestLayoutsThatFailLeaveTheFolderAlone(t *testing.T) {
	left := 100
	if testing.Short() {
		left = 60
	}
	random, failed := rand.New(rand.NewPCG(1, 6)), 0
	failed = allOrNothing(t, func() (int, bool) {
		left--
		return random.IntN(1 << 16), left > 0
	})
	if failed < 3 {
		t.Errorf("only %d layouts failed: that tests nothing", failed)
	}
}

func FuzzAllOrNothing(f *testing.F) {
	f.Add([]byte{0, 1, 0, 3})
	f.Add([]byte{0, 0, 0, 1, 8, 9, 1, 1, 1, 5, 1, 3, 20})
	f.Add([]byte("layouts that fail on what is real"))
	f.Fuzz(func(t *testing.T, choices []byte) {
		choices = choices[:min(len(choices), 8)] // an execution that takes long is taken for one that hangs
		allOrNothing(t, func() (int, bool) {
			if len(choices) == 0 {
				return 0, false
			}
			n := int(choices[0])
			choices = choices[1:]
			return n, len(choices) > 0
		})
	})
}

// A picture that is deleted between reading and writing is told like a layout that
// fails, at its place.
func TestFileThatIsGone(t *testing.T) {
	d := &desk{t: t, dir: t.TempDir()}
	d.begin()
	writeFile(t, d.dir, "content/articles/news.md", "---\ntitle: News\ndate: 2022-01-20\nimage: 2022/boat.png\nimage_alt: A boat\n---\n\nText.\n")
	s := snapshot(t, d.dir)
	if err := os.Remove(d.path("content/articles/2022/boat.png")); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "public")
	_, err := s.Publish(out, publish.Options{})
	unmade, ok := errors.AsType[*build.Unmade](err)
	if !ok || len(unmade.Diagnostics) != 1 {
		t.Fatalf("%v\n%s", err, diagnostics(s))
	}
	p := unmade.Diagnostics[0]
	if p.Path != "content/articles/2022/boat.png" || p.Rule != "unreadable" ||
		!strings.HasSuffix(p.Message, "no such file or directory; this happens on articles/2022/boat.png") {
		t.Errorf("%+v", p)
	}
	if _, err := os.Lstat(out); err == nil {
		t.Error("the folder was made")
	}
}
