package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/corpus"
	"readout/internal/country"
	"readout/internal/document"
	"readout/internal/mention"
	"readout/internal/parse"
	"readout/internal/source"
)

// Corpora reads the sets in the folder of shared corpora, and what was judged
// of them in own, the project's folder of test data. If a set is missing the
// error is fs.ErrNotExist.
func Corpora(dir, own string) ([]Set, error) {
	history, err := historySite(dir)
	if err != nil {
		return nil, err
	}
	gsr, err := ploverSentences(filepath.Join(dir, "plover-gsr"))
	if err != nil {
		return nil, err
	}
	news, err := geoVirus(filepath.Join(dir, "geovirus"))
	if err != nil {
		return nil, err
	}
	links, err := judgedLinks(dir, filepath.Join(own, "judged-links.tsv"), history[0].People[""])
	return append(append(history, gsr, withCapitals(gsr), news), links...), err
}

// Own reads the sets that were written for this project, in its folder of test
// data: what the shared corpora have no labels for.
func Own(dir string) ([]Set, error) {
	mistakes := []Target{
		{Row: "people found", Figure: "R", Least: .9}, {Row: "countries found", Figure: "R", Least: .9},
		{Row: "wrong people", Figure: "wrong"}, {Row: "wrong countries", Figure: "wrong"},
	}
	var sets []Set
	for _, own := range []struct {
		file    string
		read    func(string) (Set, error)
		heldOut bool
		targets []Target
	}{
		{"traps.jsonl", ReadRecords, false, []Target{{Row: "wrong names rejected", Figure: "R", Least: .92}}},
		{"traps-held-out.jsonl", ReadRecords, true, []Target{
			{Row: "wrong names rejected", Figure: "R", Least: .92}, {Row: "country mentions by offset", Figure: "missed", Most: 4},
		}},
		{"wire.jsonl", ReadRecords, false, []Target{{Row: "focus people", Figure: "R", Least: .95}}},
		{"desk-seen.txt", ReadDesk, false, mistakes},
		{"desk-unseen.txt", ReadDesk, false, mistakes},
		{"desk-unseen-2.txt", ReadDesk, false, mistakes},
		{"desk-unseen-3.txt", ReadDesk, false, mistakes},
	} {
		set, err := own.read(filepath.Join(dir, own.file))
		if err != nil {
			return nil, err
		}
		set.HeldOut, set.Targets = own.heldOut, own.targets
		sets = append(sets, set)
	}
	return sets, nil
}

// historySite makes two sets of the site that the package corpus writes of the
// Office of the Historian's articles and people. The labels are those of the
// source, since the site leaves out what it could not resolve.
func historySite(dir string) ([]Set, error) {
	site, err := os.MkdirTemp("", "eval")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(site)
	if err := corpus.WriteHSG(dir, site); err != nil {
		return nil, err
	}
	tree, err := source.Scan(os.DirFS(site))
	if err != nil {
		return nil, err
	}
	milestones := Set{Name: "hsg-milestones", Targets: []Target{
		{Row: "country tags", Figure: "R", Least: .963}, {Row: "person tags", Figure: "R", Least: .8},
	}}
	countries := Set{Name: "hsg-countries", Targets: []Target{{Row: "country most named", Figure: "R", Least: 1}}}
	labels, err := historyLabels(dir)
	if err != nil {
		return nil, err
	}
	parser := parse.NewParser(parse.Options{})
	var people []*document.Document
	for _, f := range tree.Content {
		d := parser.Parse(f)
		switch {
		case d.Person != nil:
			people = append(people, d)
		case strings.HasPrefix(d.ID, "milestones/"):
			milestones.Records = append(milestones.Records, articleRecord(d, labels, ByRecall))
		case strings.HasPrefix(d.ID, "countries/"):
			countries.Records = append(countries.Records, articleRecord(d, labels, ByFocus))
		}
	}
	milestones.People = map[string][]*document.Document{"": people}
	countries.People = milestones.People
	return []Set{milestones, countries}, nil
}

// historyLabels reads the labels of all articles, by the article's id in the
// site.
func historyLabels(dir string) (map[string]Record, error) {
	labels := map[string]Record{}
	for set, folder := range map[string]string{"milestones": "milestones/", "countries": "countries/"} {
		err := readLines(filepath.Join(dir, "hsg-"+set, "articles.jsonl"), func(a struct {
			ID, Alpha2        string
			Countries, People []string
		}) error {
			if a.Alpha2 != "" {
				a.Countries = []string{a.Alpha2}
			}
			labels[folder+strings.ReplaceAll(a.ID, ".", "")] = Record{Countries: a.Countries, People: a.People}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return labels, nil
}

func articleRecord(d *document.Document, labels map[string]Record, score Score) Record {
	r := labels[d.ID]
	r.ID, r.Title, r.Date, r.Score = d.ID, d.Article.Title.Text, d.Article.Date.Day.String(), score
	body := d.Text.Blocks[d.Text.Body.Blocks.Start:d.Text.Body.Blocks.End]
	paragraphs := make([]string, len(body))
	for i, b := range body {
		paragraphs[i] = string(b.Span.Of(d.Text.Plain))
	}
	r.Text = strings.Join(paragraphs, "\n\n")
	return r
}

// ploverSentences takes the countries of each sentence's actors. Countries that
// are named otherwise have no label, so precision says little.
func ploverSentences(dir string) (Set, error) {
	set := Set{Name: "plover-gsr", Places: true, Targets: []Target{
		{Row: "country tags", Figure: "R", Least: .928}, {Row: "country tags and places", Figure: "R", Least: .94},
	}}
	err := readLines(filepath.Join(dir, "records.jsonl"), func(line struct {
		ID, Text string
		Actors   []struct{ Alpha2 string }
	}) error {
		r := Record{ID: line.ID, Text: line.Text, Score: ByRecall}
		for _, a := range line.Actors {
			if a.Alpha2 != "" {
				r.Countries = append(r.Countries, a.Alpha2)
			}
		}
		set.Records = append(set.Records, r)
		return nil
	})
	return set, err
}

// withCapitals is a set on a site that has a page for each capital, as places in
// their countries, so that "in Tokyo" is a mention, too.
func withCapitals(set Set) Set {
	parser := parse.NewParser(parse.Options{})
	var places []*document.Document
	for _, c := range country.All() {
		if slices.Contains(c.Metonyms, c.Capital) {
			path := source.Path("content/places/capital-of-" + string(c.Code) + ".md")
			text := fmt.Sprintf("---\nname: %q\ncountry: %q\n---\n", c.Capital, c.Code)
			places = append(places, parser.Parse(source.NewFile(path, []byte(text))))
		}
	}
	set.Name, set.Places = set.Name+" with capitals", false
	set.Targets = []Target{{Row: "country tags", Figure: "R", Least: .95}}
	set.People = map[string][]*document.Document{"": append(places, set.People[""]...)}
	return set
}

// geoVirus takes the places that are countries. Only names are labelled there,
// and no demonyms, so what was found by one is not counted.
func geoVirus(dir string) (Set, error) {
	set := Set{
		Name: "geovirus", Targets: []Target{
			{Row: "country names by offset", Figure: "F1", Least: .967}, {Row: "country mentions by offset", Figure: "F1", Least: .86},
		},
		Ways: []mention.How{mention.Name, mention.Alias, mention.Code},
	}
	err := readLines(filepath.Join(dir, "geovirus-wikinews.jsonl"), func(line struct {
		ID       int
		Text     string
		Toponyms []struct {
			Span
			Alpha2 string
		}
	}) error {
		r := Record{ID: fmt.Sprint(line.ID), Text: line.Text, Score: ByMention}
		for _, t := range line.Toponyms {
			if t.Alpha2 != "" {
				r.Mentions = append(r.Mentions, Mention{Span: t.Span, ID: t.Alpha2})
			}
		}
		set.Records = append(set.Records, r)
		return nil
	})
	return set, err
}
