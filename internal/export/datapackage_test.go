package export

import (
	"encoding/json"
	"strings"
	"testing"

	"readout/internal/config"
)

// What is not known is null in JSON, whatever stands in the texts beside it.
func TestEmptyIsNull(t *testing.T) {
	x := exported(t, based(), map[string]string{
		"articles/a.md": "---\ntitle: 'He said:\"\", and :\"\"'\ndate: 2022-02-01\n---\n\nNorway waits.\n",
	})
	var rows []struct {
		Title   string
		Summary *string
		Authors []string
	}
	if err := json.Unmarshal(made(t, x, "articles.json"), &rows); err != nil || len(rows) != 1 || rows[0].Title != `He said:"", and :""` || rows[0].Summary != nil || rows[0].Authors == nil {
		t.Error(err, rows)
	}
}

func TestByteOrderMark(t *testing.T) {
	for _, mark := range []bool{false, true} {
		c := based()
		c.CSVMark = mark
		x := exported(t, c, files)
		for _, table := range tables() {
			if got := string(made(t, x, table.name+".csv")); strings.HasPrefix(got, "\ufeffid,") != mark || strings.HasPrefix(got, "id,") == mark {
				t.Errorf("csv_bom: %v: %.10q", mark, got)
			}
		}
	}
}

// Each reference of a table leads to a table with such a key, and each column has a meaning.
func TestDataPackage(t *testing.T) {
	for _, test := range []struct {
		noCSV              bool
		license, name      string
		path, listed, link string
	}{
		{false, "CC-BY-4.0", "CC-BY-4.0", "articles.csv", "string", "https://spdx.org/licenses/CC-BY-4.0.html"},
		{true, "https://desk.example/terms", "", "articles.json", "array", "https://desk.example/terms"},
	} {
		c := based()
		c.NoCSV, c.License = test.noCSV, test.license
		var p dataPackage
		if err := json.Unmarshal([]byte(output(t, exported(t, c, files), "data/datapackage.json")), &p); err != nil {
			t.Fatal(err)
		}
		if p.Name != "desk.example-sound" || p.ID != "desk.example/sound" || p.Home != based().BaseURL || p.Licenses[0] != (dataLicense{test.name, test.link}) {
			t.Errorf("%+v", p)
		}
		tables := map[string]bool{}
		for _, r := range p.Resources {
			tables[r.Name] = true
		}
		if first := p.Resources[0]; first.Path != test.path || first.Schema.Fields[10].Name != "source_url" || first.Schema.Fields[11].Type != test.listed {
			t.Errorf("%+v", first)
		}
		for _, r := range p.Resources {
			for _, f := range r.Schema.Fields {
				if f.Name == "" || f.Type == "" || f.Description == "" {
					t.Errorf("%s: %+v", r.Name, f)
				}
			}
			for _, f := range r.Schema.Refers {
				if !tables[f.Reference.Table] {
					t.Errorf("%s: %s refers to %q, which is no table", r.Name, f.Field, f.Reference.Table)
				}
			}
		}
	}
}

// Quotations that a mark covers are in statements; all others are in quotations.
func TestQuotations(t *testing.T) {
	x := exported(t, based(), map[string]string{
		"articles/a.md": "---\ntitle: '“In a title”'\ndate: 2022-02-01\n---\n\n[“We go,”](said:is) he said, “and «soon».” It was \"far\".\n\n> [!quote] is\n>\n> “We stay.”\n\nNorway’s boats’ nets.\n",
	})
	var rows []quotationRow
	if err := json.Unmarshal(made(t, x, "quotations.json"), &rows); err != nil || len(rows) != 2 || rows[0].Words != "“and «soon».”" || rows[1].Words != `"far"` ||
		rows[1].ID != "a#q2" || rows[1].Sentence != `It was "far".` || !strings.HasPrefix(string(rows[1].URL), "articles/a.html#") {
		t.Error(err, rows)
	}
}

// In Popolo each id that is referred to is there.
func TestPopolo(t *testing.T) {
	x := exported(t, config.Defaults(), map[string]string{
		"people/ana-lund.md":      "---\nname: Ana Lund\nborn: 1970\nposts: [{role: Envoy, country: \"no\", start: 2020-03}, {role: Chair, organization: league, end: 2019}]\n---\n",
		"people/bo-hale.md":       "---\nname: Bo Hale\ncountry: is\nposts: [{role: Envoy, country: \"no\"}, {role: Guest}]\n---\n",
		"organizations/league.md": "---\nname: League\nmembers: [\"no\", is]\n---\n",
	})
	var p popolo
	if err := json.Unmarshal([]byte(output(t, x, "data/popolo.json")), &p); err != nil {
		t.Fatal(err)
	}
	if len(p.People) != 2 || len(p.Posts) != 2 || len(p.Memberships) != 6 {
		t.Fatalf("%+v", p)
	}
	ids := map[string]bool{"": true}
	for _, e := range p.People {
		ids[e.ID] = true
	}
	for _, e := range p.Organizations {
		ids[e.ID] = true
	}
	for _, e := range p.Posts {
		ids[e.ID] = true
		if !ids[e.Organization] {
			t.Errorf("%+v", e)
		}
	}
	for _, m := range p.Memberships {
		if !ids[m.Person] || !ids[m.Member] || !ids[m.Organization] || !ids[m.Post] || m.Person == m.Member {
			t.Errorf("%+v", m)
		}
	}
}
