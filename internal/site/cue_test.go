package site

import (
	"testing"

	"readout/internal/document"
)

// Only a verb that is surely in the present is a warning.
func TestIsPresent(t *testing.T) {
	for word, want := range map[string]bool{
		"recalls": true, "is": true, "has": true, "welcomes": true, "says": true, "say": true, "warn": true, "warning": true, "deny": true,
		"recalled": false, "told": false, "was": false, "always": false, "stress": true, "express": false, "thus": false, "Netherlands": false, "s": false, "رحب": false, "says,": false, "read": false, "cut": false, "stressing": true, "during": false,
	} {
		if got := isPresent(word); got != want {
			t.Errorf("%s: %t", word, got)
		}
	}
}

// A cue that is the past of another verb of marks is a warning.
func TestOtherVerb(t *testing.T) {
	for _, c := range []struct {
		cue  string
		verb document.Verb
		want document.Verb
	}{
		{"denied", "said", "denies"}, {"flatly denied", "claims", "denies"}, {"Threatened", "warns", "threatens"}, {"pledged", "offers", "pledges"},
		{"accused", "condemns", "accuses"}, {"said", "denies", "said"}, {"said", "rejects", "said"}, {"claimed", "rejects", "claims"},
		{"denied", "denies", ""}, {"said", "demands", ""}, {"recalled", "said", ""}, {"insisted", "demands", ""}, {"underlined", "said", ""}, {"نفى", "said", ""},
	} {
		if got, _ := otherVerb(c.cue, c.verb); got != c.want {
			t.Errorf("%s: %q, which is of %q, want %q", c.verb, c.cue, got, c.want)
		}
	}
}

func TestTurnsRound(t *testing.T) {
	for _, c := range []struct {
		cue  string
		verb document.Verb
		want bool
	}{
		{"never said", "said", true}, {"refused to say", "said", true}, {"would say", "said", true}, {"allegedly said", "said", true},
		{"did not deny", "denies", true}, {"never denied", "denies", true}, {"has never claimed", "claims", true}, {"didn’t pledge", "pledges", true},
		{"promised not to", "pledges", false}, {"refused to talk", "rejects", false}, {"declined to take", "rejects", false},
		{"recalled", "said", false}, {"told Blinken that he would not", "said", false}, {"had said", "said", false}, {"refused to confirm", "denies", false},
	} {
		if got := turnsRound(c.cue, c.verb); got != c.want {
			t.Errorf("%q of %q: %v; want %v", c.cue, c.verb, got, c.want)
		}
	}
}
