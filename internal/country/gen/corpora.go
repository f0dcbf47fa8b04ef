package main

import (
	"fmt"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v4"

	"readout/internal/country"
)

// corpora is what the sources say, by code and otherwise as they say it.
type corpora struct {
	iso      []isoEntry
	factbook map[country.Code]factbookEntry
	newsmap  map[country.Code][]string
}

// An isoEntry is an entry of ISO 3166-1, or Kosovo.
type isoEntry struct {
	code, parent          country.Code
	alpha3, m49, wikidata string
}

// A factbookEntry holds fields of the World Factbook in its own language.
type factbookEntry struct {
	short, long, former, abbreviation, noun, adjective, capital, borders string
}

func readCorpora(fsys fs.FS, o *overrides) (*corpora, error) {
	iso, err := readISO(fsys)
	if err != nil {
		return nil, err
	}
	factbook, err := readFactbook(fsys, o)
	if err != nil {
		return nil, err
	}
	newsmap, err := readNewsmap(fsys, o)
	if err != nil {
		return nil, err
	}
	return &corpora{iso, factbook, newsmap}, nil
}

// readISO takes the entries with an alpha-2 code, except those that ISO 3166
// only reserves (Ascension's AC, the European Union's EU).
func readISO(fsys fs.FS) ([]isoEntry, error) {
	rows, err := readTSV(fsys, "country-qids/qids.tsv")
	if err != nil {
		return nil, err
	}
	var entries []isoEntry
	for _, row := range rows {
		if len(row["alpha2"]) != 2 || row["iso_status"] == "excRes" {
			continue
		}
		entries = append(entries, isoEntry{
			code:     codeOf(row["alpha2"]),
			parent:   codeOf(row["parent_alpha2"]),
			alpha3:   row["alpha3"],
			m49:      row["m49"],
			wikidata: row["wikidata"],
		})
	}
	return entries, nil
}

// readFactbook joins rows of one code (the West Bank and the Gaza Strip): the
// first one's names, everyone's borders.
func readFactbook(fsys fs.FS, o *overrides) (map[country.Code]factbookEntry, error) {
	rows, err := readTSV(fsys, "factbook-countries/countries.tsv")
	if err != nil {
		return nil, err
	}
	entries := make(map[country.Code]factbookEntry)
	for _, row := range rows {
		code := codeOf(row["alpha2"])
		if _, skip := o.SkipRows[row["short_form"]]; skip || code == "" {
			continue
		}
		if first, again := entries[code]; again {
			first.borders += "; " + row["border_countries"]
			entries[code] = first
			continue
		}
		entries[code] = factbookEntry{
			short:        row["short_form"],
			long:         row["long_form"],
			former:       row["former_names"],
			abbreviation: row["abbreviation"],
			noun:         row["nationality_noun"],
			adjective:    row["nationality_adjective"],
			capital:      row["capital"],
			borders:      row["border_countries"],
		}
	}
	return entries, nil
}

// readNewsmap reads the English dictionary: continent → area → code → words.
func readNewsmap(fsys fs.FS, o *overrides) (map[country.Code][]string, error) {
	const name = "newsmap-dict/english.yml"
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	var areas map[string]map[string]map[string][]string
	if err := yaml.Unmarshal(text, &areas); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	words := make(map[country.Code][]string)
	for _, continent := range areas {
		for _, area := range continent {
			for key, list := range area {
				code, other := o.NewsmapCodes[key]
				if !other {
					code = codeOf(key)
				}
				words[code] = list
			}
		}
	}
	return words, nil
}

// readTSV reads a table whose first line names the columns. There is no
// quoting: a quotation mark is text.
func readTSV(fsys fs.FS, name string) ([]map[string]string, error) {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("%s:%d: %d cells, want %d", name, i+2, len(cells), len(columns))
		}
		row := make(map[string]string, len(columns))
		for j, column := range columns {
			row[column] = strings.TrimSpace(cells[j])
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func codeOf(alpha2 string) country.Code { return country.Code(strings.ToLower(alpha2)) }
