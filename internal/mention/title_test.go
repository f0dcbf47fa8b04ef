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

func TestTitleWords(t *testing.T) {
	parts := map[string]TitlePart{}
	for word, part := range TitleWords {
		parts[word] |= part
	}
	for word, want := range map[string]TitlePart{
		"minister": Office, "Mr": FormOfAddress | Men, "deputy": OfficeDegree, "foreign": OfficeSubject, "former": FormerOffice,
		"Michael": GivenName, "von": NameParticle, "Jr": Generation, "Times": BodyName, "hill": OrdinarySurname,
	} {
		if parts[word]&want != want {
			t.Errorf("%q has the parts %b, want %b", word, parts[word], want)
		}
	}
}
