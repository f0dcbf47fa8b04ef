package annotate_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/annotate"
	"readout/internal/date"
	"readout/internal/document"
)

// TestSeed annotates the raw report that the project began with, on an empty site. Its
// text is not ours, so that only names and counts stand here.
func TestSeed(t *testing.T) {
	names, _ := filepath.Glob("../../../shared/seed/*.txt")
	if len(names) != 1 {
		t.Skip("the seed is not here")
	}
	dir := t.TempDir()
	draft := draftOf(t, dir, "seed.txt", []byte(readFile(t, names[0])), annotate.Options{Date: date.Date{Year: 2022, Month: 2, Day: 1}, Today: today})
	for id, want := range map[string]string{
		"antony-blinken": "country: us|role: Secretary of State",
		"sergey-lavrov":  "country: ru|role: Foreign Minister",
		"vladimir-putin": "country: ru|role: President",
		"viktor-orban":   "country: hu|role: Prime Minister",
		"ned-price":      "country: us|role: Spokesman, organization: u-s-department-of-state",
	} {
		data, err := os.ReadFile(filepath.Join(dir, "content/people", id+".md"))
		if err != nil {
			t.Error(err)
		}
		for part := range strings.SplitSeq(want, "|") {
			if !strings.Contains(string(data), part) {
				t.Errorf("%s lacks %q:\n%s", id, part, data)
			}
		}
	}
	for _, name := range []string{"Russia", "United States", "Ukraine", "Belarus", "Hungary", "Romania", "Bulgaria"} {
		if !slices.Contains(draft.Summary.Countries, name) {
			t.Errorf("%s is not among the countries %v", name, draft.Summary.Countries)
		}
	}
	article := readSite(t, dir).article(t, "")
	checkSeedEvents(t, article)
	// Nobody but these may be said to have spoken words in marks.
	may := map[string][]string{
		"fairly candid": {""}, "war or regime": {"antony-blinken"}, "extensive": {""}, "ignored": {"vladimir-putin"},
		"further reiterated": {"antony-blinken", "ned-price"}, "variety": {"ned-price"}, "necessarily": {"ned-price"},
	}
	for i := range article.Statements {
		s := &article.Statements[i]
		for part, speakers := range may {
			if !strings.Contains(words(article, s), part) {
				continue
			}
			speaker := ""
			if len(s.Speakers) > 0 {
				speaker = s.Speakers[0].Text
			}
			if !slices.Contains(speakers, speaker) {
				t.Errorf("%q is of %q, want %v", part, speaker, speakers)
			}
		}
	}
	if n := len(article.Statements); n < 7 {
		t.Errorf("%d statements, want 7 and more", n)
	}
}

func checkSeedEvents(t *testing.T, article *document.Document) {
	t.Helper()
	var got []string
	for _, e := range article.Events {
		line := string(e.Type) + " " + e.Date.String()
		for _, p := range e.Participants {
			line += " " + p.Text
		}
		got = append(got, strings.TrimSpace(line+" "+e.Place.Text+" "+e.Duration.Text))
	}
	want := []string{"call 2022-02-01 sergey-lavrov antony-blinken  30 minutes", "meeting 2022-02-01 vladimir-putin viktor-orban Moscow"}
	if !slices.Equal(got, want) {
		t.Errorf("events %q, want %q", got, want)
	}
}
