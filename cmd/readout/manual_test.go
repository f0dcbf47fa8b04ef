package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra/doc"
)

// manuals is where "make release" wants the manual pages. They are written by a test,
// since what writes them would be a sixth of a program that never does.
var manuals = flag.String("manuals", "", "the `folder` for the manual pages")

// Each command has a manual page, with its examples.
func TestManuals(t *testing.T) {
	dir := *manuals
	if dir == "" {
		dir = t.TempDir()
	}
	root := rootCommand()
	root.DisableAutoGenTag = true
	header := &doc.GenManHeader{Title: "READOUT", Section: "1", Source: "readout", Manual: "readout"}
	if err := doc.GenManTree(root, header, dir); err != nil {
		t.Fatal(err)
	}
	for _, c := range root.Commands() {
		if c.IsAdditionalHelpTopicCommand() || c.Name() == "help" {
			continue
		}
		page, err := os.ReadFile(filepath.Join(dir, "readout-"+c.Name()+".1"))
		if err != nil {
			t.Error(err)
		} else if !strings.Contains(string(page), ".SH EXAMPLE") && c.Name() != "completion" {
			t.Errorf("the manual of %s has no example", c.Name())
		}
	}
}
