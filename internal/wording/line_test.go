package wording

import "testing"

func TestInOneLine(t *testing.T) {
	for want, list := range map[string][]string{
		"One thing / Another thing":     {"One thing", "Another thing"},
		"First. Second.":                {"First.", "Second."},
		"He said: one; two; and three.": {"He said:", "one;", "two; and three."},
		"“No.” Never":                   {"“No.”", "Never"},
		"(a) / b":                       {"(a)", "b"},
		"说。 不":                          {"说。", "不"},
		"قال / نعم":                     {"قال", "نعم"},
		"":                              nil,
		"one":                           {"one"},
	} {
		if got := inOneLine(list); got != want {
			t.Errorf("%q: %q", list, got)
		}
	}
}
