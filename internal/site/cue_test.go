package site

import "testing"

// Only a verb that is surely in the present is a warning.
func TestIsPresent(t *testing.T) {
	for word, want := range map[string]bool{
		"recalls": true, "is": true, "has": true, "welcomes": true, "says": true,
		"recalled": false, "told": false, "was": false, "always": false, "stress": false, "express": false, "thus": false, "Netherlands": false, "s": false, "رحب": false, "says,": false,
	} {
		if got := isPresent(word); got != want {
			t.Errorf("%s: %t", word, got)
		}
	}
}
