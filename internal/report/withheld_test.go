package report

import "testing"

// TestWithheld reads heads that say that a report is not to be published, or not yet, and some that do not.
func TestWithheld(t *testing.T) {
	const text = "\n\nThe ministers met in Oslo and said that the talks would go on for another week.\n"
	for _, row := range []struct {
		head, title, embargo string
		withheld             int
	}{
		{"Talks in Oslo\n\nEMBARGO – 9 March 2024", "Talks in Oslo", "2024-03-09", 0},
		{"EMBARGO: 9 March 2024\n\nTalks in Oslo", "Talks in Oslo", "2024-03-09", 0},
		{"Embargo 9 March 2024\n\nTalks in Oslo", "Talks in Oslo", "2024-03-09", 0},
		{"EMBARGO (9 March 2024)\n\nTalks in Oslo", "Talks in Oslo", "2024-03-09", 0},
		{"Embargo lifts 9 March 2024\n\nTalks in Oslo", "Talks in Oslo", "2024-03-09", 0},
		{"Talks in Oslo\n\nHold until 9 March 2024", "Talks in Oslo", "", 1},
		{"Talks in Oslo\n\nNOT FOR PUBLICATION BEFORE March 9, 2024", "Talks in Oslo", "", 1},
		{"DRAFT: Talks in Oslo", "DRAFT: Talks in Oslo", "", 1},
		{"Draft – Talks in Oslo", "Draft – Talks in Oslo", "", 1},
		{"Draft treaty is ready", "Draft treaty is ready", "", 0},
		{"Embargo ends after years of talks", "Embargo ends after years of talks", "", 0},
		{"Embargo on arms is kept", "Embargo on arms is kept", "", 0},
	} {
		r, err := Read("report.txt", []byte(row.head+text), Plain)
		if err != nil {
			t.Fatal(err)
		}
		if r.Title != row.title || r.Embargo != row.embargo || len(r.Withheld) != row.withheld {
			t.Errorf("%q: title %q, embargo %q, withheld %q; want %q, %q, %d", row.head, r.Title, r.Embargo, r.Withheld, row.title, row.embargo, row.withheld)
		}
	}
}

// TestTownAndDay reads a line of town and day as what it is, and not as the title.
func TestTownAndDay(t *testing.T) {
	const text = "The ministers met and said that the talks would go on for another week.\n"
	for _, row := range []struct{ head, title, town, day string }{
		{"Oslo, March 4, 2024\n\nTalks go on\n\n", "Talks go on", "Oslo", "2024-03-04"},
		{"Talks go on\n\nNew York, 4 March 2024\n\n", "Talks go on", "New York", "2024-03-04"},
		{"Ministry Statement\n\nOslo, March 4, 2024\n\n", "Ministry Statement", "Oslo", "2024-03-04"},
		{"Talks go on\n\nMonday, 4 March 2024\n\n", "Talks go on", "", "2024-03-04"},
	} {
		r, err := Read("report.txt", []byte(row.head+text), Plain)
		if err != nil {
			t.Fatal(err)
		}
		if r.Title != row.title || r.Dateline != row.town || r.Date.String() != row.day {
			t.Errorf("%q: title %q, town %q, day %v; want %q, %q, %s", row.head, r.Title, r.Dateline, r.Date, row.title, row.town, row.day)
		}
	}
}
