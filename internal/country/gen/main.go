// Command gen writes the country table from public data.
//
// It reads three corpora (who is in ISO 3166-1, with Wikidata ids; the names,
// nationality words, capitals and borders of the CIA World Factbook; further
// demonyms of the Newsmap dictionary), applies the corrections of
// overrides.yaml, and writes table_gen.go. The output depends on nothing else,
// so a test can write it again and compare.
//
// The steps, in the order of the data: corpora.go reads, factbook.go
// understands the Factbook's language, build.go puts a country together,
// overrides.go corrects it, borders.go joins neighbours, emit.go prints.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	dir := flag.String("corpora", "", "the `folder` of factbook-countries, country-qids and newsmap-dict")
	out := flag.String("o", "table_gen.go", "the `file` to write")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	text, err := generate(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(out, text, 0o644)
}

// generate returns the Go source of the table.
func generate(dir string) ([]byte, error) {
	o, err := readOverrides()
	if err != nil {
		return nil, fmt.Errorf("overrides.yaml: %w", err)
	}
	c, err := readCorpora(os.DirFS(dir), o)
	if err != nil {
		return nil, err
	}
	countries, err := build(c, o)
	if err != nil {
		return nil, err
	}
	return emit(countries)
}
