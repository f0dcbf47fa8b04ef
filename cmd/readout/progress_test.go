package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"readout/internal/build"
	"readout/internal/corpus/newsroom"
)

func TestProgressInWords(t *testing.T) {
	for _, c := range []struct {
		done, total int
		since       time.Duration
		want        string
	}{
		{0, 0, time.Minute, "parsing files"},
		{0, 20000, time.Minute, "parsing files: 0 of 20,000"},
		{5000, 20000, 100 * time.Millisecond, "parsing files: 5,000 of 20,000"},
		{5000, 20000, time.Second, "parsing files: 5,000 of 20,000, 3 s left"},
		{19999, 20000, time.Second, "parsing files: 19,999 of 20,000, 1 s left"},
		{20000, 20000, time.Second, "parsing files: 20,000 of 20,000"},
		{1000, 20000, 10 * time.Second, "parsing files: 1,000 of 20,000, 3 min left"},
	} {
		if got := described("parsing files", c.done, c.total, c.since); got != c.want {
			t.Errorf("%d of %d after %s: %q, want %q", c.done, c.total, c.since, got, c.want)
		}
	}
}

// A build that is done before the first look prints nothing, a longer one a line that
// goes at the end.
func TestProgressOfABuild(t *testing.T) {
	dir := t.TempDir()
	for name, text := range newsroom.Files(60) {
		writeFile(t, dir, name, text)
	}
	var out bytes.Buffer
	track := func(after time.Duration) {
		tr := &tracker{to: &progressLine{out: &out}, after: after, every: time.Millisecond}
		stop := tr.start()
		defer stop()
		if _, err := build.New(dir, build.Options{Progress: tr.of()}).Build(); err != nil {
			t.Fatal(err)
		}
	}
	track(time.Hour)
	if out.Len() > 0 {
		t.Errorf("a short build says %q", out.String())
	}
	for range 100 {
		if track(0); strings.Contains(out.String(), " of 3") { // some 300 files
			break
		}
	}
	if got := out.String(); !strings.Contains(got, "\rparsing files: ") || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("a long build says %q", got)
	}
}

func TestProgressInALog(t *testing.T) {
	var out bytes.Buffer
	l := &progressLog{out: &out}
	for _, text := range []string{"parsing files: 1 of 2", "parsing files: 1 of 2", "finding names: 1 of 2"} {
		l.tell(text)
	}
	l.end()
	if got, want := out.String(), "parsing files: 1 of 2\nfinding names: 1 of 2\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
