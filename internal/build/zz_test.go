package build_test

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/corpus/newsroom"
	"readout/internal/source"
)

func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(0, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func TestZZ(t *testing.T) {
	if os.Getenv("ZZ") == "" {
		t.Skip("by hand")
	}
	dir := t.TempDir()
	for name, text := range newsroom.Files(20000) {
		writeFile(t, dir, name, text)
	}
	file, from, to := "content/articles/2010/2010-01-01-0.md", "What comes next", "What came next"
	if os.Getenv("ZZ") == "alias" {
		file, from, to = "content/people/ada-ahlmann.md", "country: no", "country: no\naliases: [the Envoy]"
	}
	data, _ := os.ReadFile(dir + "/" + file)
	before := string(data)
	after := strings.Replace(before, from, to, 1)
	builder := build.New(dir, build.Options{Now: time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC)})
	if _, err := builder.Build(); err != nil {
		t.Fatal(err)
	}
	n := 60
	var total, wall time.Duration
	var all []time.Duration
	f, _ := os.Create(os.Getenv("ZZPROF"))
	for i := 0; i < n+5; i++ {
		before, after = after, before
		writeFile(t, dir, file, before)
		runtime.GC()
		runtime.GC()
		if i == 5 && f != nil {
			pprof.StartCPUProfile(f)
		}
		began, c := time.Now(), cpu()
		s, err := builder.BuildChanged([]source.Path{source.Path(file)})
		if err != nil {
			t.Fatal(err)
		}
		s.Render("articles/2010/2010-01-01-0.html")
		if i >= 5 {
			total += cpu() - c
			d := time.Since(began)
			wall += d
			all = append(all, d)
		}
	}
	pprof.StopCPUProfile()
	least := all[0]
	for _, d := range all {
		least = min(least, d)
	}
	fmt.Printf("ZZ cpu %v wall %v least %v\n", total/time.Duration(n), wall/time.Duration(n), least)
}
