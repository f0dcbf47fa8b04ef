package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"readout/internal/eval"
)

func TestRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.jsonl")
	record := `{"id": "1", "text": "Norway left.", "score": "recall", "countries": ["no", "se"]}`
	if err := os.WriteFile(file, []byte(record), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"-corpora", filepath.Dir(file), file}, &out, &errs); code != 0 {
		t.Fatalf("exit status %d: %s", code, errs.String())
	}
	want := `| set | held out | texts | measure      | P     | R    | F1   | target | met | note   |
|---  |---       |---    |---           |---    |---   |---   |---     |---  |---     |
| own |          | 1     | country tags | 1.000 | .500 | .667 |        |     | 1 of 2 |

own: 0.00 MB in N ms, N MB/s

own, country tags:
  missed   1× country/se in 1: Norway left.
`
	if got := regexp.MustCompile(`\d+ (ms|MB/s)`).ReplaceAllString(out.String(), "N $1"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if !bytes.HasPrefix(errs.Bytes(), []byte("corpora left out:")) {
		t.Errorf("on the error stream: %s", errs.String())
	}

	out.Reset()
	if code := run([]string{"--json", "-corpora", filepath.Dir(file), file}, &out, &errs); code != 0 {
		t.Fatalf("exit status %d: %s", code, errs.String())
	}
	var results []eval.Result
	if err := json.Unmarshal(out.Bytes(), &results); err != nil || len(results) != 1 || results[0].Rows[0].R != .5 {
		t.Errorf("results %+v, error %v", results, err)
	}
}

func TestRunErrors(t *testing.T) {
	for _, tt := range []struct {
		args []string
		code int
	}{{[]string{"-h"}, 0}, {[]string{"-nonsense"}, 2}, {[]string{"-corpora", "none", "no-such-file"}, 1}} {
		var out, errs bytes.Buffer
		if code := run(tt.args, &out, &errs); code != tt.code || errs.Len() == 0 || out.Len() > 0 {
			t.Errorf("%q: exit status %d, want %d; %s%s", tt.args, code, tt.code, out.String(), errs.String())
		}
	}
}
