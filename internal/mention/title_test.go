package mention

import (
	"math/bits"
	"strings"
	"testing"
)

// The bits of single concepts are indices of their words.
func TestConcepts(t *testing.T) {
	for word, c := range map[string]concept{
		"president": isPresident, "minister": isMinister, "chancellor": isChancellor, "prime": isPrime, "vice": isVice, "deputy": isDeputy,
		"foreign": 1 << firstSubject, "chief": isChief, "rep": isCongress, "senator": isSenator, "mayor": isMayor, "envoy": isEnvoy, "adviser": isAdviser,
	} {
		if got := strings.Fields(conceptWords[bits.TrailingZeros64(uint64(c))])[0]; got != word {
			t.Errorf("the bit of %q is that of %q", word, got)
		}
	}
	if first := conceptWords[firstNarrowing]; first != "vice" {
		t.Errorf("the words that narrow an office begin at %q", first)
	}
	if len(conceptWords) > 64 {
		t.Errorf("%d concepts in 64 bits", len(conceptWords))
	}
}
