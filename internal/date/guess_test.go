package date

import "testing"

func TestGuess(t *testing.T) {
	for text, want := range map[string]string{
		"15.10.2026": "2026-10-15", "2026/10/15": "2026-10-15", "3/4/2026": "", "10/15/2026": "2026-10-15",
		"December 3, 2011": "2011-12-03", "Dec. 3, 2011": "2011-12-03", "3 December 2011": "2011-12-03", "03 dec 2011": "2011-12-03",
		"December 2011": "", "Sunday": "", "": "",
	} {
		got, ok := Guess(text)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("Guess(%q) = %v, %v; want %q", text, got, ok, want)
		}
	}
}
