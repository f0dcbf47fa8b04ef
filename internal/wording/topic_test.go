package wording

import "testing"

// A word is counted where it stands after another, and not as a part of a longer one.
func TestOccurrences(t *testing.T) {
	const text = "Gas is dear. Gas, said Ana, is gas; of biogas and gasoline, gas and Gas."
	for word, want := range map[string]int{"gas": 2, "Gas": 1, "oil": 0} {
		if got := occurrences([]byte(text), word); got != want {
			t.Errorf("%q stands there %d times, want %d", word, got, want)
		}
	}
}
