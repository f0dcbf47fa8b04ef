package eval

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// newsTexts are news of viruses, invented sentences, and reports with quotations.
func newsTexts(dir string) ([]Record, error) {
	var all []Record
	seen := map[string]int{}
	for _, part := range []struct{ name, file, otherwise string }{
		{"geovirus", "geovirus/geovirus-wikinews.jsonl", "2008"},
		{"plover-gsr", "plover-gsr/records.jsonl", "1998"},
		{"quotes", "quotes/gum-news.jsonl", "2008"},
		{"quotes", "quotes/handchecked.jsonl", "2008"},
	} {
		err := readLines(filepath.Join(dir, filepath.FromSlash(part.file)), func(line struct {
			ID         any
			Date, Text string
		}) error {
			r := Record{ID: fmt.Sprintf("%s/%v", part.name, line.ID), Date: line.Date, Text: line.Text, Score: ByLinks}
			if seen[r.ID]++; seen[r.ID] > 1 { // an id given twice
				r.ID += fmt.Sprintf("#%d", seen[r.ID])
			}
			r.dated(part.otherwise)
			all = append(all, r)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// briefingTexts are press briefings, each turn as a paragraph that begins with
// its speaker.
func briefingTexts(name string) ([]Record, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var all []Record
	err = eachLine(unzipped, name, func(line struct {
		ID, Date string
		Turns    []struct{ Speaker, Text string }
	}) error {
		var text strings.Builder
		for _, turn := range line.Turns {
			fmt.Fprintf(&text, "%s: %s\n\n", turn.Speaker, turn.Text)
		}
		r := Record{ID: "wh-briefings/" + line.ID, Date: line.Date, Text: text.String(), Score: ByLinks}
		r.dated("2012")
		all = append(all, r)
		return nil
	})
	return all, err
}

var year = regexp.MustCompile(`\b(?:19[5-9]\d|200\d|201[0-6])\b`)

// dated gives a text without a date the last day of the last year that it
// names. Where it names none that is otherwise, about the time of such texts:
// a year decides only where somebody is decades off.
func (r *Record) dated(otherwise string) {
	if r.Date != "" {
		return
	}
	last := ""
	for _, y := range year.FindAllString(r.Text, -1) {
		last = max(last, y)
	}
	if last == "" {
		last = otherwise
	}
	r.Date = last + "-12-31"
}
