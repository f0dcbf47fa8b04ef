package eval

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestAttributions(t *testing.T) {
	const text = `{"id": "1", "text": "Ann Lee, a nurse, said: \"We had no water for three days.\" Bo Berg, a driver, said that the road was closed. The \"big one\" came. It is late, he thinks.",
	  "quotes": [{"start": 24, "end": 57, "kind": "direct", "canonical": "Ann Lee"},
	    {"start": 82, "end": 106, "kind": "indirect", "canonical": "%s"},
	    {"start": 129, "end": 139, "kind": "indirect", "canonical": "he", "speech": false}],
	  "not_quotes": [{"start": 112, "end": 121}]}`
	for name, want := range map[string]string{
		"Bo Berg": "quoted passages, speaker right 1 0 0\nreported clauses, speaker right 1 0 0\n" +
			"quoted passages, speaker found 1 0 0\nreported clauses, speaker found 1 0 0\nno quotation, and attributed 0 0 0\n" +
			"by rule speaker-before 1 0 0\nby rule reported-clause 1 0 0\n",
		"Ann Lee": "quoted passages, speaker right 1 0 0\nreported clauses, speaker right 0 1 0\n" +
			"quoted passages, speaker found 1 0 0\nreported clauses, speaker found 0 0 1\nno quotation, and attributed 0 0 0\n" +
			"by rule speaker-before 1 0 0\nby rule reported-clause 0 1 0\n",
	} {
		var s said
		if err := json.Unmarshal(fmt.Appendf(nil, text, name), &s); err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, row := range judgeAttributions([]said{s}, nil).Rows {
			fmt.Fprintf(&got, "%s %d %d %d\n", row.Measure, row.Right, row.Wrong, row.Missed)
		}
		for _, line := range strings.Split(want, "\n") {
			if !strings.Contains(got.String(), line) {
				t.Errorf("%s: no %q in\n%s", name, line, got.String())
			}
		}
	}
}

func TestSameSpeaker(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{{"The United Nations (UN)", "united nations", true}, {"a nurse", "The nurse", true}, {"Ann Lee", "Lee", false}, {"", "", false}} {
		if sameSpeaker(tt.a, tt.b) != tt.same {
			t.Errorf("%q and %q: want %t", tt.a, tt.b, tt.same)
		}
	}
}
