package sentence_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/internal/date"
	"readout/internal/document"
	"readout/internal/parse"
	"readout/internal/sentence"
)

// sentencesIn cuts a text of one paragraph.
func sentencesIn(text string) []string {
	d := parse.Plain("id", "", text, date.Date{})
	var list []string
	for _, s := range d.Text.Sentences {
		list = append(list, string(s.Of(d.Text.Plain)))
	}
	return list
}

// lines returns a file's lines but for comments and empty ones.
func lines(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list
}

// goldenFailures are the rules that are not kept, with the reason. A rule that
// begins to be kept must be taken off.
var goldenFailures = map[string]string{
	"51": "the dots between two sentences are left to the first, not divided; nothing of either is lost",
}

func TestGoldenRules(t *testing.T) {
	rules := lines(t, "testdata/golden-rules.txt")
	kept := 0
	for _, rule := range rules {
		number, text, _ := strings.Cut(rule, "\t")
		want := strings.Split(text, "|")
		got := sentencesIn(strings.Join(want, " "))
		reason, fails := goldenFailures[number]
		switch equal := slices.Equal(got, want); {
		case equal && fails:
			t.Errorf("rule %s is kept, and listed as a failure (%s)", number, reason)
		case equal:
			kept++
		case !fails:
			t.Errorf("rule %s: %q, want %q", number, got, want)
		}
	}
	if want := 48 - len(goldenFailures); len(rules) != 48 || kept != want {
		t.Errorf("%d of %d rules are kept, want %d of 48", kept, len(rules), want)
	}
}

func TestSentences(t *testing.T) {
	for _, line := range lines(t, "testdata/sentences.txt") {
		want := strings.Split(line, "|")
		space := " "
		if strings.Contains(line, "。") {
			space = ""
		}
		if got := sentencesIn(strings.Join(want, space)); !slices.Equal(got, want) {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), line)
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, name := range []string{"testdata/golden-rules.txt", "testdata/sentences.txt"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			f.Add(strings.ReplaceAll(line, "|", " "))
		}
	}
	f.Add("A.\n\nB. \" (")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		d := parse.Plain("id", "", text, date.Date{})
		plain, next := d.Text.Plain, int32(0)
		for _, s := range d.Text.Sentences {
			if s.Start < next || s.End <= s.Start || int(s.End) > len(plain) {
				t.Fatalf("sentence %v after offset %d of %d", s, next, len(plain))
			}
			if skipped := strings.TrimFunc(string(plain[next:s.Start]), unicode.IsSpace); skipped != "" {
				t.Fatalf("%q is in no sentence", skipped)
			}
			if !utf8.Valid(s.Of(plain)) {
				t.Fatalf("sentence %q does not stand on rune boundaries", s.Of(plain))
			}
			if !slices.ContainsFunc(d.Text.Blocks, func(b document.Block) bool { return b.Span.Start <= s.Start && s.End <= b.Span.End }) {
				t.Fatalf("sentence %q is in no block", s.Of(plain))
			}
			next = s.End
		}
		if rest := strings.TrimFunc(string(plain[next:]), unicode.IsSpace); rest != "" {
			t.Fatalf("%q is in no sentence", rest)
		}
	})
}

func BenchmarkSentences(b *testing.B) {
	data, err := os.ReadFile("testdata/golden-rules.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := parse.Plain("id", "", strings.ReplaceAll(string(data), "\n", "\n\n"), date.Date{})
	b.SetBytes(int64(len(d.Text.Plain)))
	for b.Loop() {
		sentence.Split(&d.Text)
	}
}

// What is joined again and again must not be read again from its start.
func TestSentencesOfLongLines(t *testing.T) {
	for _, part := range []string{"P.M. ", "(A. ", "A. (", "1. ", "Mr. ", "! a ", "I... ", "a) ", "A.", "A.(", "[...] I "} {
		took := func(size int) time.Duration {
			text := strings.Repeat(part, size/len(part))
			start := time.Now()
			sentencesIn(text + ")")
			return time.Since(start)
		}
		// Eight times as much would take 64 times as long. A busy machine may delay
		// one measurement, but not each.
		var short, long time.Duration
		for range 10 {
			if short, long = took(1<<15), took(1<<18); long < 24*short {
				break
			}
		}
		if long >= 24*short {
			t.Errorf("%q repeated to 32 KB takes %v, to 256 KB %v", part, short, long)
		}
	}
}
