package attribution_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/attribution"
	"readout/internal/entity"
)

func TestPeople(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ text, want string }{
		{"Hungarian Prime Minister Istvan Kovats left.", "Istvan Kovats: Prime Minister, Hungarian hu"},
		{"Hungary’s former foreign minister Istvan Kovats left. Kovats was ill.", "Istvan Kovats: former foreign minister, Hungary hu"},
		{"The prime minister of Hungary, Istvan Kovats, left.", "Istvan Kovats: prime minister, Hungary hu"},
		{"Istvan Kovats, the prime minister of Hungary, left.", "Istvan Kovats: prime minister, Hungary hu"},
		{"Istvan Kovats, Hungarian prime minister, left.", "Istvan Kovats: prime minister, Hungarian hu"},
		{"NATO spokeswoman Ilse Brandt left.", "Ilse Brandt: spokeswoman, NATO nato (female)"},
		{"They met team member Rodrigo Sands.", "Rodrigo Sands: team member"},
		{"Mrs. Ilse Brandt left.", "Ilse Brandt: (female)"},
		{"The Norwegian ambassador to France Kari Nilsen left.", "Kari Nilsen: ambassador to France, Norwegian no"},
		{"The deputy head of the State Department Hal Moss, 51, left.", "Hal Moss: deputy head of the State Department"},
		{"Foreign Minister Sergey Lavrov left. Lavrov was ill.", "Sergey Lavrov: Foreign Minister = sergey-lavrov (male)"},
		{"An aide to Sergey Lavrov left with John Moss.", "Sergey Lavrov: = sergey-lavrov (male); John Moss:"},
		{"Fourteen Points and Long Island were named.", ""},
	} {
		d, reading := r.read(tt.text)
		var got []string
		for _, p := range reading.People {
			s := p.Name + ":"
			if p.Former {
				s += " former"
			}
			if p.Role.Len() > 0 {
				s += " " + string(p.Role.Of(d.Text.Plain))
			}
			if p.Country.Len() > 0 {
				s += fmt.Sprintf(", %s %s", p.Country.Of(d.Text.Plain), r.registry.At(p.CountryID).Key.ID)
			}
			if p.Entity != entity.None {
				s += " = " + r.registry.At(p.Entity).Key.ID
			}
			s += map[attribution.Gender]string{attribution.Female: " (female)", attribution.Male: " (male)"}[p.Gender]
			got = append(got, s)
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.text, strings.Join(got, "; "), tt.want)
		}
	}
}
