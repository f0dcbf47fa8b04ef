package page

import (
	"testing"

	"readout/internal/config"
	"readout/internal/entity"
)

// An output is a page of the plan: it is found by its address, and whoever wants
// that address for a file is told.
func TestOutputs(t *testing.T) {
	maker := func(p *Plan) []Output {
		if len(p.Pages) == 0 {
			t.Error("the maker runs before the pages are listed")
		}
		return []Output{{Address: "data/all.json", Make: func() ([]byte, error) { return []byte("[]"), nil }}}
	}
	s := planned(t, map[string]string{"articles/one.md": "title: One\ndate: 2022-02-01"}).Site
	p, collisions := NewPlan(s, english(), Assets{}, nil, maker)
	found, ok := p.Find("data/all.json")
	if !ok || found.Key.Kind != OutputPage || len(collisions) > 0 {
		t.Fatal(found, ok, collisions)
	}
	if data, err := p.Outputs[found.Key.Index].Make(); string(data) != "[]" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if p.View(found) != nil {
		t.Error("an output has a view")
	}
	_, collisions = NewPlan(s, english(), Assets{}, []PublishedFile{{Address: "Data/all.json", Path: "assets/root/Data/all.json"}}, maker)
	if len(collisions) != 1 || collisions[0].Path != "assets/root/Data/all.json" || collisions[0].Hint != "rename the file" {
		t.Errorf("%+v", collisions)
	}
}

// The line that stands for an entity elsewhere.
func TestLine(t *testing.T) {
	c := config.Defaults()
	p, _ := plan(t, c, map[string]string{
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
		page, ok := p.Find(key)
		if !ok {
			t.Fatal(key)
		}
		if got := p.Facts().Line(entity.ID(page.Key.Index)); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}
