package build_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/internal/build"
	"readout/internal/source"
)

// What an editor would decide about each name of the seed article: only places,
// targets and rules are kept, since its text is not ours.
func TestExplainSeed(t *testing.T) {
	const seed, golden = "../../../shared/seed/site", "testdata/seed-mentions.txt"
	if _, err := os.Stat(seed); err != nil {
		t.Skip("the seed site is not beside the project: ", seed)
	}
	list, err := build.Explain(seed, []source.Path{"content/articles/2022/2022-02-01-blinken-lavrov-call.md"}, now)
	if err != nil || len(list) != 1 || len(list[0].Diagnostics) > 0 {
		t.Fatal(err, list)
	}
	var b strings.Builder
	for _, m := range list[0].Matches {
		fmt.Fprintf(&b, "%d:%d %s %s %s\n", m.Line, m.Column, m.Kind, m.Target, m.Rule)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s differs; run with -update and read the diff. Now:\n%s", golden, b.String())
	}
}

func TestExplainErrors(t *testing.T) {
	const dir = "testdata/golden/site"
	for file, want := range map[string]string{
		"content/articles/none.md":       "content/articles/none.md is no content file and no folder of articles of the site in " + dir,
		"content/topics/cables.md":       "content/topics/cables.md is a topic; names are found in articles only",
		"content/articles/2022/none.png": "content/articles/2022/none.png is no content file and no folder of articles of the site in " + dir,
	} {
		if _, err := build.Explain(dir, []source.Path{source.Path(file)}, now); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", file, err, want)
		}
	}
}
