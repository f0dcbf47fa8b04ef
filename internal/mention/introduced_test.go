package mention_test

import (
	"testing"

	"readout/internal/entity"
	"readout/internal/mention"
	"readout/internal/source"
)

func TestIntroduce(t *testing.T) {
	registry, _ := entity.New(nil, nil, nil)
	lexicon := mention.Compile(registry, mention.Settings{})
	for _, tt := range []struct{ before, after, post, country string }{
		{"Uruguay's foreign minister,", ", met", "foreign minister", "uy"},
		{"They met Ghana’s president", " there", "president", "gh"},
		{"Norwegian Foreign Minister", " said", "Foreign Minister", "no"},
		{"They met", ", the prime minister of Hungary, in Oslo", "prime minister", "hu"},
		{"They met", " in Oslo", "", ""},
	} {
		var m source.Missing
		lexicon.Introduce(&m, tt.before, tt.after)
		if m.Post != tt.post || m.Country != tt.country {
			t.Errorf("%s … %s: %q of %q", tt.before, tt.after, m.Post, m.Country)
		}
	}
}
