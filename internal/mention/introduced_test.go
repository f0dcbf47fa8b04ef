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
		{"The spokesman for Norway", " said", "spokesman", "no"},
		{"The president of Norway,", ", said", "president", "no"},
		{"He spoke to the Norwegian Foreign Minister,", ", there", "Foreign Minister", "no"},
		{"Former US President", " said", "", ""},

		// an office is of who sends it, and of who holds it
		{"The envoy for Yemen", " said", "envoy for Yemen", ""},
		{"Norwegian envoy for Yemen", " said", "envoy for Yemen", "no"},
		{"The envoy for the Netherlands", " said", "envoy for the Netherlands", ""},
		{"They met", ", the US envoy for Syria, in Oslo", "envoy for Syria", "us"},
		{"The wife of the Norwegian Foreign Minister,", ", spoke", "", ""},
		{"A lawyer of the Norwegian president,", ", spoke", "", ""},
		{"An adviser to the Norwegian Foreign Minister,", ", spoke", "", ""},
		{"Norwegian opposition leader", " spoke", "", ""},
		{"They met", ", a Norwegian opposition leader, in Oslo", "", ""},
		{"Georgia Secretary of State", " spoke", "Secretary of State", ""},
		{"Georgia’s prime minister", " spoke", "prime minister", "ge"},
		{"Georgian Prime Minister", " spoke", "Prime Minister", "ge"},
	} {
		var m source.Missing
		lexicon.Introduce(&m, tt.before, tt.after)
		if m.Post != tt.post || m.Country != tt.country {
			t.Errorf("%s … %s: %q of %q", tt.before, tt.after, m.Post, m.Country)
		}
	}
}
