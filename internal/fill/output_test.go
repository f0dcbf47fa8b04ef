package fill

import (
	"testing"

	"readout/internal/config"
	"readout/internal/entity"
)

// The line that stands for an entity elsewhere.
func TestLine(t *testing.T) {
	c := config.Defaults()
	p := build(t, c, map[string]string{
		"articles/one.md":         "title: One\ndate: 2022-02-01",
		"people/ana.md":           "name: Ana Lund\ncountry: no\nposts: [{role: Envoy, organization: league, start: 2020}, {role: Clerk, country: dk}]",
		"people/bo.md":            "name: Bo Hale\ncountry: is\nposts: [{role: Minister, country: dk, start: 2001, end: 2004}]",
		"people/cai.md":           "name: Cai Berg\ncountry: is",
		"people/dag.md":           "name: Dag Vik\ncountry: is\nposts: [{role: Poet}]",
		"people/eli.md":           "name: Eli Orr",
		"countries/is.md":         "capital: Vik",
		"organizations/league.md": "name: North League",
		"organizations/guard.md":  "name: Coast Guard\ncountry: is",
		"places/vik.md":           "name: Vik\ncountry: is",
		"topics/fish.md":          "name: Fish",
	})
	for key, want := range map[string]string{
		"people/ana.html": "Envoy · North League", "people/bo.html": "Formerly Minister · Denmark", "people/cai.html": "Iceland",
		"people/dag.html": "Poet · Iceland", "people/eli.html": "", "countries/is.html": "Northern Europe",
		"organizations/league.html": "Organization", "organizations/guard.html": "Organization · Iceland",
		"places/vik.html": "Place · Iceland", "topics/fish.html": "Topic",
	} {
		page, ok := p.at(key)
		if !ok {
			t.Fatal(key)
		}
		if got := p.words.Line(entity.ID(page.Key.Index)); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}
