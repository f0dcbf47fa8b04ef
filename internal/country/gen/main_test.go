package main

import (
	"bytes"
	"os"
	"testing"
)

// TestTableIsGenerated writes the table again and compares: it may be changed
// only through the corpora and overrides.yaml.
func TestTableIsGenerated(t *testing.T) {
	const corpora = "../../../../shared/corpora"
	if _, err := os.Stat(corpora + "/factbook-countries"); err != nil {
		t.Skip("the corpora are not part of this repository: ", err)
	}
	want, err := generate(corpora)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../table_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("table_gen.go is out of date: run go generate ./internal/country")
	}
}
