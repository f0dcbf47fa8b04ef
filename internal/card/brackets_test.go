package card

import "testing"

// A line from right to left has its brackets where a browser draws them, and turned.
func TestBrackets(t *testing.T) {
	l := &letters{forms: map[rune][]rune{}}
	for line, want := range map[string]string{
		"أ (ب) ج":        "ج (ب) أ",
		"أ «ب» ج":        "ج «ب» أ",
		"أ [ب] {ج} ‹د›":  "‹د› {ج} [ب] أ",
		"أ (NATO) ج":     "ج (NATO) أ",
		"أ (ب NATO) UN":  "UN (NATO ب) أ",
		"أ (NATO ب) UN":  "UN (ب NATO) أ",
		"ب NATO (UN) أ":  "أ NATO (UN) ب",
		"أ (ب":           "ب) أ",
		"أ (ب [UN] ج) د": "د (ج [UN] ب) أ",
	} {
		if got := string(l.visual(line, true)); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
