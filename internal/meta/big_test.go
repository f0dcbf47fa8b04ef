package meta

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/source"
)

// TestBig reads files that nobody writes by hand. A reader that is quadratic in
// any of them runs into the time limit of the tests.
func TestBig(t *testing.T) {
	var keys, flow strings.Builder
	for i := range 15_000 {
		fmt.Fprintf(&keys, "k%d: x\n", i)
		fmt.Fprintf(&flow, "k%d: [x], ", i)
	}
	for name, text := range map[string]string{
		"a long list on one line":      "---\nkey_points: [" + strings.Repeat("é, ", 50_000) + "x]\n---\n",
		"a long list of lists":         "---\nkey_points: [" + strings.Repeat("[x], ", 25_000) + "x]\n---\n",
		"a long mapping on one line":   "---\nlinks: {" + flow.String() + "x: y}\n---\n",
		"many keys":                    "---\n" + keys.String() + "---\n",
		"a long folded text":           "---\ntitle: >-\n" + strings.Repeat("  x\n", 50_000) + "---\n",
		"a long text with escapes":     "---\ntitle: \"" + strings.Repeat(`\u00e9`, 50_000) + "\"\n---\n",
		"a long line that is not text": "---\n" + strings.Repeat("[{", 100_000) + "\n---\n",
		"many lines without an end":    "---\n" + strings.Repeat("x\n", 100_000),
	} {
		t.Run(name, func(*testing.T) {
			f := source.NewFile(testPath, []byte(text))
			front, diags := Split(f)
			r := NewReader(f, front, "a test", &diags)
			v := r.Text("title")
			v.Origin(f.Data)
			r.Texts("key_points")
			r.URLs("links")
			r.Close()
		})
	}
}
