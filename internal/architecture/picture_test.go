package architecture_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the picture of the packages in docs/architecture.md")

// tools are packages that are no part of the program.
var tools = []string{"architecture", "corpus", "country/gen", "docs", "eval"}

const (
	guide = root + "/docs/architecture.md"
	fence = "```mermaid\n"
)

// The picture of the packages in docs/architecture.md shows the imports of the code.
func TestPicture(t *testing.T) {
	data, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), fence)
	_, after, ended := strings.Cut(rest, "```\n")
	if !found || !ended {
		t.Fatal("docs/architecture.md has no picture")
	}
	want := before + fence + picture(imports(packages(t))) + "```\n" + after
	switch {
	case want == string(data):
	case *update:
		if err := os.WriteFile(guide, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("the picture in docs/architecture.md is not of these packages: go test ./internal/architecture -run TestPicture -update")
	}
}

// imports returns the packages of the program, each with those of this module that it
// imports.
func imports(found map[string][]imported) map[string][]string {
	program := map[string][]string{}
	for name, list := range found {
		if slices.ContainsFunc(tools, func(tool string) bool { return name == tool || strings.HasPrefix(name, tool+"/") }) {
			continue
		}
		program[name] = nil
		for _, imp := range list {
			if own, ok := strings.CutPrefix(imp.path, module+"/"); ok {
				program[name] = append(program[name], strings.TrimPrefix(own, "internal/"))
			}
		}
	}
	return program
}

// picture draws packages below those that they import. An arrow is left out if a longer
// way leads there.
func picture(program map[string][]string) string {
	var text strings.Builder
	text.WriteString("flowchart TD\n")
	order, reaches := inOrder(program), reached(program)
	for _, name := range order {
		fmt.Fprintf(&text, "  %s[%s]\n", strings.ReplaceAll(name, "/", "_"), name)
	}
	for _, name := range order {
		for _, imp := range slices.Compact(slices.Sorted(slices.Values(program[name]))) {
			if !slices.ContainsFunc(program[name], func(other string) bool { return reaches[other][imp] }) {
				fmt.Fprintf(&text, "  %s --> %s\n", strings.ReplaceAll(imp, "/", "_"), strings.ReplaceAll(name, "/", "_"))
			}
		}
	}
	return text.String()
}

// inOrder sorts packages by the longest chain of imports below them, then by name.
func inOrder(program map[string][]string) []string {
	depth := map[string]int{}
	var measure func(name string) int
	measure = func(name string) int {
		if _, known := depth[name]; !known {
			longest := 0
			for _, imp := range program[name] {
				longest = max(longest, measure(imp)+1)
			}
			depth[name] = longest
		}
		return depth[name]
	}
	return slices.SortedFunc(maps.Keys(program), func(a, b string) int {
		if d := measure(a) - measure(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
}

// reached returns all packages that each package reaches by its imports.
func reached(program map[string][]string) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, name := range inOrder(program) {
		all[name] = map[string]bool{}
		for _, imp := range program[name] {
			all[name][imp] = true
			maps.Copy(all[name], all[imp])
		}
	}
	return all
}
