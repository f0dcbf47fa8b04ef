package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/corpus/newsroom"
)

// BenchmarkSave is what an editor waits for: it writes a file and asks a running
// server for a page until that has the new text. The collecting of events, and
// the build, are in it. Run it with -benchtime 200x, or the 99th percentile is
// none (make bench-save).
func BenchmarkSave(b *testing.B) {
	for _, size := range []int{1000, 5000, 20000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			s := newSaver(b, size)
			for _, edit := range s.edits() {
				b.Run(edit.name, func(b *testing.B) { s.measure(b, edit) })
			}
		})
	}
}

// A saver saves files of a large site that is served.
type saver struct {
	dir, host string
	client    *http.Client
}

func newSaver(b *testing.B, size int) *saver {
	s := &saver{dir: b.TempDir(), client: &http.Client{Transport: &http.Transport{}}}
	for name, text := range newsroom.Files(size) {
		writeFile(b, s.dir, name, text)
	}
	writeFile(b, s.dir, "readout.yaml", "title: The Long Desk\n")
	stdout, done := &terminal{}, make(chan error, 1)
	ctx, cancel := context.WithCancel(context.Background())
	c := &cobra.Command{}
	c.SetContext(ctx)
	c.SetOut(stdout)
	c.SetErr(io.Discard)
	go func() {
		done <- serveSite(c, s.dir, build.Options{Drafts: true, Now: time.Now()}, serveFlags{bind: loopback, editor: "none"})
	}()
	b.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			b.Error(err)
		}
		s.client.CloseIdleConnections()
	})
	for stdout.String() == "" {
		time.Sleep(10 * time.Millisecond)
	}
	_, address, _ := strings.Cut(stdout.until(b, " (Ctrl-C"), " at ")
	s.host = strings.TrimSuffix(address, " (Ctrl-C")
	runtime.GC()
	return s
}

// A save is what is written each time, and where the new text is to be seen, or,
// if that is empty, another page than before.
type save struct {
	name, file, page string
	write            func(n int) (text, seen string)
}

func (s *saver) edits() []save {
	const article, person = "articles/2010/2010-01-01-0", "people/ada-ahlmann"
	read := func(name string) string {
		data, _ := os.ReadFile(filepath.Join(s.dir, name)) // what is missing is noticed when it is waited for
		return string(data)
	}
	body, card := read("content/"+article+".md"), read("content/"+person+".md")
	return []save{
		{"body", "content/" + article + ".md", article + ".html", func(n int) (string, string) {
			text := fmt.Sprintf("This is edit number %d.", n)
			return body + "\n" + text + "\n", text
		}},
		// Her page counts the articles that are about her.
		{"people", "content/" + article + ".md", person + ".html", func(n int) (string, string) {
			if n%2 == 0 {
				return strings.Replace(body, "\n---\n", "\npeople: [ada-ahlmann]\n---\n", 1), ""
			}
			return body, ""
		}},
		{"alias", "content/" + person + ".md", person + ".html", func(n int) (string, string) {
			alias := fmt.Sprintf("the Envoy of edit %d", n)
			return strings.Replace(card, "\n---\n", "\naliases: ["+alias+"]\n---\n", 1), alias
		}},
		{"layout", "layouts/partials/head-extra.html", article + ".html", func(n int) (string, string) {
			text := fmt.Sprintf("<meta name=\"edit\" content=\"%d\">", n)
			return text + "\n", text
		}},
	}
}

func (s *saver) measure(b *testing.B, edit save) {
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		text, seen := edit.write(n)
		before := s.get(b, edit.page)
		served := func() bool {
			now := s.get(b, edit.page)
			return bytes.Contains(now, []byte(seen)) && !bytes.Equal(now, before)
		}
		began := time.Now()
		writeFile(b, s.dir, edit.file, text)
		for !served() {
			if time.Since(began) > time.Minute {
				b.Fatalf("%s never shows %q", edit.page, seen)
			}
			time.Sleep(time.Millisecond)
		}
		took = append(took, time.Since(began))
		time.Sleep(500 * time.Millisecond) // an editor who types, and does not drum on the key
	}
	slices.Sort(took)
	milliseconds := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	b.ReportMetric(milliseconds(took[len(took)/2]), "ms-median")
	b.ReportMetric(milliseconds(took[len(took)*99/100]), "ms-p99")
	b.ReportMetric(0, "ns/op") // with the pause it means nothing
}

func (s *saver) get(b *testing.B, page string) []byte {
	response, err := s.client.Get(s.host + page)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.Fatal(err)
	}
	return body
}
