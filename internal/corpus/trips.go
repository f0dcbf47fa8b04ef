package corpus

import (
	"path/filepath"
	"strings"
)

// event is the front matter of an event.
type event struct {
	Type         string   `yaml:"type"`
	Date         date     `yaml:"date"`
	EndDate      date     `yaml:"end_date,omitempty"`
	Title        string   `yaml:"title"`
	Participants []string `yaml:"participants,flow"`
}

// trips writes a visit for each journey of a secretary of state to one country.
// The table has some journeys twice; they become one file.
func (w *writer) trips(dir string, people map[string]*person) error {
	rows, err := readTSV(filepath.Join(dir, "trips.tsv"))
	if err != nil {
		return err
	}
	for _, r := range rows {
		p, tags := people[r["person_id"]], countryTags(r["alpha2"])
		if p == nil || len(tags) == 0 {
			continue
		}
		e := event{
			Type: "visit", Date: date(r["start_date"]), Title: p.Name + " in " + r["country"],
			Participants: []string{r["person_id"], "us", tags[0]},
		}
		if r["end_date"] > r["start_date"] {
			e.EndDate = date(r["end_date"])
		}
		text := strings.Trim(r["locale"]+". "+r["remarks"], ". ") + "."
		w.document("events/"+r["start_date"]+"-"+slug(r["person_id"])+"-"+tags[0], e, Escape(text)+"\n")
	}
	return nil
}
