package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shellBlock = regexp.MustCompile("(?ms)^```sh$(.*?)^```$")
	shellWord  = regexp.MustCompile(`"[^"]*"|\S+`)
)

// Every command line that the documentation shows names a command that is there, with
// flags and arguments that it takes.
func TestDocumentedCommands(t *testing.T) {
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range append(files, "../../README.md") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range shellBlock.FindAllStringSubmatch(string(data), -1) {
			for line := range strings.Lines(block[1]) {
				line, _, _ = strings.Cut(strings.TrimSpace(line), "   #")
				line, _, _ = strings.Cut(line, " >")
				if words := shellWords(line); len(words) > 0 && words[0] == "readout" {
					found++
					checkLine(t, file, words[1:])
				}
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d commands were found", found)
	}
}

// shellWords splits a command line at blanks that stand in no quotes.
func shellWords(line string) []string {
	words := shellWord.FindAllString(line, -1)
	for i, w := range words {
		words[i] = strings.Trim(w, `"`)
	}
	return words
}

func checkLine(t *testing.T, file string, words []string) {
	t.Helper()
	c, rest, err := rootCommand().Find(words)
	if err == nil {
		err = c.ParseFlags(rest)
	}
	if err == nil {
		err = c.ValidateArgs(c.Flags().Args())
	}
	if err != nil {
		t.Errorf("%s: readout %s: %v", filepath.Base(file), strings.Join(words, " "), err)
	}
}
