package meta

import "testing"

// Only the braces of inline tables count for how deep these are nested.
func TestBraces(t *testing.T) {
	for _, test := range []struct {
		text string
		want int
	}{
		{"a = 1\n", 0},
		{"a = {b = {c = 1}}\nd = {e = 1}\n", 2},
		{"a = [{b = [{c = 1}]}]\n", 2},
		{`a = "{{{"`, 0},
		{`a = "\"{{{"`, 0},
		{`a = '\' # {{{` + "\nb = {c = 1}", 1},
		{"a = \"\"\"\n\"{{{\n\"\"\"\nb = {c = 1}", 1},
		{"a = '''{{{\n'''\nb = {c = 1}", 1},
		{"a = it's\nb = {c = {d = 1}}", 2},
		{"}}}{{", 2},
	} {
		if got := braces([]byte(test.text)); got != test.want {
			t.Errorf("braces(%q) = %d, want %d", test.text, got, test.want)
		}
	}
}
