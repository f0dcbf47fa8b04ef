package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const department = "us-department-of-state"

// person is the front matter of a person.
type person struct {
	Name     string   `yaml:"name"`
	SortName string   `yaml:"sort_name"`
	Surname  string   `yaml:"surname"`
	Aliases  []string `yaml:"aliases,flow,omitempty"`
	Country  string   `yaml:"country"`
	Posts    []post   `yaml:"posts,omitempty"`
	Born     date     `yaml:"born,omitempty"`
	Died     date     `yaml:"died,omitempty"`
}

// post is held for the department or, outside it, for the country.
type post struct {
	Role         string `yaml:"role"`
	Organization string `yaml:"organization,omitempty"`
	Country      string `yaml:"country,omitempty"`
	Start        date   `yaml:"start,omitempty"`
	End          date   `yaml:"end,omitempty"`
}

// readPeople reads the people of people.tsv, by id, with their posts from
// appointments.tsv.
func readPeople(dir string, territories map[string]string) (map[string]*person, error) {
	rows, err := readTSV(filepath.Join(dir, "people.tsv"))
	if err != nil {
		return nil, err
	}
	people := make(map[string]*person, len(rows))
	for _, r := range rows {
		people[r["id"]] = newPerson(r)
	}
	appointments, err := readTSV(filepath.Join(dir, "appointments.tsv"))
	if err != nil {
		return nil, err
	}
	for _, r := range appointments {
		p, ok := people[r["person_id"]] // one appointment names nobody
		if post, served := newPost(r, territories); ok && served {
			p.Posts = append(p.Posts, post)
		}
	}
	for _, p := range people {
		slices.SortStableFunc(p.Posts, func(a, b post) int { return strings.Compare(string(a.Start), string(b.Start)) })
	}
	return people, nil
}

// Brackets in a name hold a variant, a nickname or a maiden name, and nothing says which.
var brackets = regexp.MustCompile(` *\([^)]*\) *`)

func newPerson(r map[string]string) *person {
	plain := func(s string) string { return strings.TrimSpace(brackets.ReplaceAllString(s, " ")) }
	surname, forename, gen := plain(r["surname"]), plain(r["forename"]), r["gen_name"]

	p := &person{Surname: surname, Country: "us", Born: date(r["birth"]), Died: date(r["death"])}
	p.Name = strings.TrimSpace(forename + " " + surname + " " + gen)
	p.SortName = surname + ", " + strings.TrimSpace(forename+" "+gen)
	for alias := range strings.SplitSeq(r["alt_names"], "|") {
		if alias = plain(alias); alias != "" && alias != p.Name && !slices.Contains(p.Aliases, alias) {
			p.Aliases = append(p.Aliases, alias)
		}
	}
	return p
}

// newPost says whether an appointment was taken up, and as what.
//
// Many were not: the nomination was withdrawn, the nominee declined or never
// left home. Who did serve has a date of arrival, of credentials or of
// departure; where a row has none of the three and a note, the note says why.
// Career Ambassador is a rank, not a post.
//
// A term of which only one end is known counts for that day alone, since the
// many chargés of one summer would otherwise hold their posts to this day; only
// terms begun since 2015 are taken to be open. One ends before it begins.
func newPost(r map[string]string, territories map[string]string) (post, bool) {
	began := r["started"] + r["arrived"] + r["ended"]
	if began == "" && (r["appointed"] == "" || r["note"] != "") || r["role_title_id"] == "career-ambassador" {
		return post{}, false
	}
	start, end := firstOf(r["started"], r["arrived"], r["appointed"], r["ended"]), r["ended"]
	if end == "" && start < "2015" {
		end = start
	}
	if end != "" && end < start[:min(len(start), len(end))] {
		return post{}, false
	}
	p := post{Role: role(r, territories), Start: date(start), End: date(end)}
	if outsideDepartment[r["role_title_id"]] {
		p.Country = "us"
	} else {
		p.Organization = department
	}
	return p, true
}

// outsideDepartment are offices that were never, or not always, part of it.
var outsideDepartment = map[string]bool{
	"administrator-aid": true,
	"administrator-economic-cooperation-administration":  true,
	"administrator-technical-cooperation-administration": true,
	"director-foreign-operations-administration":         true,
	"director-intl-cooperation-administration":           true,
	"director-mutual-security-agency":                    true,
	"director-us-arms-control-disarmament-agency":        true,
	"director-usia": true,
	"secretary-of-foreign-affairs-continental-congress": true,
	"us-trade-representative":                           true,
}

// role is the title with the place of service: a person may hold one title in many places.
func role(r map[string]string, territories map[string]string) string {
	title := firstOf(r["role_title"], "Representative")
	switch place := r["territory_or_org"]; r["kind"] {
	case "missions-countries":
		return title + " to " + firstOf(territories[r["contemporary_territory"]], territories[place], place)
	case "missions-orgs":
		return title + " to " + firstOf(bodies[place], place)
	}
	return title
}

// bodies names the organizations to which there are missions.
var bodies = map[string]string{
	"representative-to-asean":  "ASEAN",
	"representative-to-au":     "the African Union",
	"representative-to-eu":     "the European Union",
	"representative-to-iaea":   "the International Atomic Energy Agency",
	"representative-to-icao":   "the International Civil Aviation Organization",
	"representative-to-nato":   "NATO",
	"representative-to-oas":    "the Organization of American States",
	"representative-to-oecd":   "the OECD",
	"representative-to-osce":   "the OSCE",
	"representative-to-un":     "the United Nations",
	"representative-to-unafa":  "the United Nations Agencies for Food and Agriculture",
	"representative-to-unesco": "UNESCO",
	"representative-to-unido":  "UNIDO",
	"representative-to-usoarn": "the Arms Reduction Negotiations in Geneva",
	"representative-uneo":      "the European Office of the United Nations",
	"representative-unvo":      "the Vienna Office of the United Nations",
}

// territoryNames maps ids of countries to their names as they read after "to":
// the titles of the country articles, but for an article or a name they lack.
func territoryNames(articles []article) map[string]string {
	names := map[string]string{
		"state-of-vietnam-1955": "the State of Vietnam",
		"vietnam-south":         "South Vietnam",
		"yugoslavia":            "Yugoslavia",
	}
	article := []string{"central-african-republic", "comoros", "congo-democratic-republic", "congo-republic",
		"dominican-republic", "holy-see", "maldives", "marshall-islands", "philippines", "two-sicilies"}
	for _, a := range articles {
		name := strings.TrimSpace(brackets.ReplaceAllString(strings.TrimSuffix(a.Title, "*"), " "))
		if rest, ok := strings.CutPrefix(name, "The "); ok {
			name = "the " + rest
		} else if slices.Contains(article, a.ID) {
			name = "the " + name
		}
		names[a.ID] = name
	}
	return names
}

// readTSV reads a table with a heading; no field holds a tab, a line break or
// quotation marks that mean anything.
func readTSV(name string) ([]map[string]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	heading := strings.Split(lines[0], "\t")
	rows := make([]map[string]string, 0, len(lines)-1)
	for i, line := range lines[1:] {
		fields := strings.Split(line, "\t")
		if len(fields) != len(heading) {
			return nil, fmt.Errorf("%s:%d: %d fields for %d columns", name, i+2, len(fields), len(heading))
		}
		row := make(map[string]string, len(fields))
		for j, f := range fields {
			row[heading[j]] = strings.TrimSpace(f)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// firstOf returns the first of its arguments that is not empty.
func firstOf(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}
