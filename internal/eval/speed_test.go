package eval

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/parse"
)

func TestWriteSpeeds(t *testing.T) {
	var out strings.Builder
	WriteSpeeds(&out, []Speed{{"reading", 2_000_000, .1, 25}, {"finding", 2_000_000, .05, 0}})
	const want = "reading: 2.00 MB in 100 ms, 20 MB/s, target 25 MB/s\nfinding: 2.00 MB in 50 ms, 40 MB/s\n"
	if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

// How fast it is depends on the machine; that all texts are worked through does not.
func TestSpeeds(t *testing.T) {
	if testing.Short() {
		t.Skip("searching the briefings several times takes seconds")
	}
	speeds, err := Speeds("../../../shared/corpora")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared corpora are not here: ", err)
	}
	if err != nil || len(speeds) != 4 {
		t.Fatalf("%d speeds, error %v", len(speeds), err)
	}
	for i, least := range []int{10_000_000, 390_000, 390_000, 110_000} {
		if s := speeds[i]; s.Bytes < least || s.Seconds <= 0 {
			t.Errorf("%s: %d bytes in %f s", s.Measure, s.Bytes, s.Seconds)
		}
	}
	if _, err := Speeds("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without the corpora: %v", err)
	}
}

// Reading short files and finding 100 names in them.
func BenchmarkShort(b *testing.B) {
	stories, size, err := storyFiles("../../../shared/corpora")
	if err != nil {
		b.Skip("the shared corpora are not here: ", err)
	}
	registry, _ := entity.New(crowd(100), nil, nil)
	parser, lexicon := parse.NewParser(parse.Options{}), mention.Compile(registry, mention.Settings{})
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range stories {
			lexicon.Find(parser.Parse(f))
		}
	}
}
