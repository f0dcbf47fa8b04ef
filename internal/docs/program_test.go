package docs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	makeWord   = regexp.MustCompile("(?m)(?:^|`)make ([a-z-]+)")
	subcommand = regexp.MustCompile(`(?m)^  ([a-z]+) `)
	packageRow = regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\|")
)

// What a reader is told to type must be there to be typed.
func TestMakeTargets(t *testing.T) {
	makefile := "\n" + read(t, "Makefile")
	for _, file := range pages(t) {
		name, _ := filepath.Rel(root, file)
		for _, m := range makeWord.FindAllStringSubmatch(read(t, name), -1) {
			if !strings.Contains(makefile, "\n"+m[1]+":") {
				t.Errorf("%s: there is no target for make %s", name, m[1])
			}
		}
	}
}

// Every subcommand that --help lists has a line in the README, and every one
// with a line there is listed.
func TestSubcommands(t *testing.T) {
	help, err := exec.Command("go", "run", "readout/cmd/readout", "--help").Output()
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(help), "Available Commands:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	readme := read(t, "README.md")
	exists := map[string]bool{}
	for _, m := range subcommand.FindAllStringSubmatch(list, -1) {
		exists[m[1]] = true
		if m[1] != "help" && m[1] != "completion" && !strings.Contains(readme, "\n| `readout "+m[1]) {
			t.Errorf("README.md has no line for readout %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `readout ([a-z]+)").FindAllStringSubmatch(readme, -1) {
		if !exists[m[1]] {
			t.Errorf("README.md: there is no command readout %s", m[1])
		}
	}
}

// docs/architecture.md lists the packages of the import table, in its order.
func TestPackages(t *testing.T) {
	var got []string
	for _, m := range packageRow.FindAllStringSubmatch(read(t, "docs", "architecture.md"), -1) {
		got = append(got, strings.TrimPrefix(m[1], "internal/"))
	}
	want := importTable(t)
	for i, name := range want {
		if i >= len(got) || got[i] != name {
			t.Fatalf("docs/architecture.md lists\n%v, the import table\n%v", got, want)
		}
	}
	if len(got) > len(want) {
		t.Errorf("docs/architecture.md lists more than the import table: %v", got[len(want):])
	}
}

// importTable returns the packages of the import table that have been written,
// in its order.
func importTable(t *testing.T) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, "internal", "architecture", "imports_test.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	ast.Inspect(f, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && spec.Names[0].Name == "table" {
			for _, row := range spec.Values[0].(*ast.CompositeLit).Elts {
				row := row.(*ast.KeyValueExpr)
				if name, _ := strconv.Unquote(row.Key.(*ast.BasicLit).Value); !later(row.Value.(*ast.CompositeLit)) {
					names = append(names, name)
				}
			}
		}
		return true
	})
	return names
}

// later reports whether a row of the table is of a package yet to be written.
func later(row *ast.CompositeLit) bool {
	for _, field := range row.Elts {
		if key, ok := field.(*ast.KeyValueExpr).Key.(*ast.Ident); ok && key.Name == "later" {
			return true
		}
	}
	return false
}
