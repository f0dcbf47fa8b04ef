package architecture_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// stateful are the variables of a package that may change, each with the reason
// why nobody can tell.
var stateful = map[string]string{
	"readout.generator": "the linker sets it when a release is made",
}

// A package has no state: its variables are tables, regular expressions, errors
// and embedded files, which nobody changes once the program runs. What changes
// stands in a value that somebody made and passed on, so that two sites can be
// built in one process, and a test needs no cleaning up.
func TestNoPackageState(t *testing.T) {
	found := packages(t)
	seen := map[string]bool{}
	for name := range found {
		for _, s := range stateOf(t, name) {
			seen[s.variable] = true
			if stateful[s.variable] == "" {
				t.Errorf("%s: %s %s; keep it in a value that is passed on", s.at, s.variable, s.problem)
			}
		}
	}
	for variable := range stateful {
		if !seen[variable] {
			t.Errorf("%s: no longer state; remove its line", variable)
		}
	}
}

// A state is a package's variable that is, or can be, changed at a place.
type state struct {
	at                token.Position
	variable, problem string
}

// A checker looks for state in one package.
type checker struct {
	files *token.FileSet
	info  types.Info
	found []state
}

func stateOf(t *testing.T, name string) []state {
	folder := filepath.Join(root, "internal", filepath.FromSlash(name))
	if strings.HasPrefix(name, "cmd/") || name == "layouts" || name == "assets" {
		folder = filepath.Join(root, filepath.FromSlash(name))
	}
	c := checker{
		files: token.NewFileSet(),
		info:  types.Info{Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}},
	}
	var files []*ast.File
	sources, _ := filepath.Glob(filepath.Join(folder, "*.go"))
	for _, file := range sources {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(c.files, file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	// Imports are not looked up: only what names stand for within the package
	// matters, so the errors that follow from that are of no account.
	lookup := types.Config{Importer: nothing{}, Error: func(error) {}}
	_, _ = lookup.Check(name, c.files, files, &c.info)
	for _, f := range files {
		for _, d := range f.Decls {
			c.declaration(d)
		}
		ast.Inspect(f, c.inspect)
	}
	return c.found
}

// nothing imports no package.
type nothing struct{}

func (nothing) Import(string) (*types.Package, error) { return nil, errors.New("not looked up") }

func (c *checker) add(at ast.Node, variable types.Object, problem string) {
	c.found = append(c.found, state{c.files.Position(at.Pos()), path.Base(variable.Pkg().Path()) + "." + variable.Name(), problem})
}

// declaration finds variables that begin empty, to be filled later, or that are
// made to be changed.
func (c *checker) declaration(d ast.Decl) {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR {
		return
	}
	for _, s := range g.Specs {
		spec := s.(*ast.ValueSpec)
		embedded := g.Doc != nil && strings.Contains(g.Doc.List[len(g.Doc.List)-1].Text, "go:embed") ||
			spec.Doc != nil && strings.Contains(spec.Doc.List[len(spec.Doc.List)-1].Text, "go:embed")
		for _, name := range spec.Names {
			variable := c.info.Defs[name]
			switch {
			case name.Name == "_" || embedded:
			case len(spec.Values) == 0:
				c.add(name, variable, "begins empty")
			case locks(spec):
				c.add(name, variable, "is made to be changed")
			}
		}
	}
}

// locks reports whether a variable is of a type of package sync or atomic.
func locks(spec *ast.ValueSpec) (found bool) {
	ast.Inspect(spec, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			x, ok := s.X.(*ast.Ident)
			found = found || ok && (x.Name == "sync" || x.Name == "atomic")
		}
		return true
	})
	return found
}

// changing are the functions that change their first argument.
var changing = []string{"delete", "clear", "copy", "Sort", "SortFunc", "SortStableFunc", "Reverse", "DeleteFunc", "Delete"}

// inspect finds the places where a variable is changed.
func (c *checker) inspect(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, left := range n.Lhs {
			c.change(left, "is assigned to")
		}
	case *ast.IncDecStmt:
		c.change(n.X, "is assigned to")
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			c.change(n.X, "has its address taken")
		}
	case *ast.CallExpr:
		if name := called(n); len(n.Args) > 0 && slices.Contains(changing, name) {
			c.change(n.Args[0], "is changed by "+name)
		}
	}
	return true
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// change records a change of what an expression stands for, if that is, or is
// part of, a package's variable.
func (c *checker) change(e ast.Expr, problem string) {
	for {
		switch x := e.(type) {
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.SelectorExpr:
			if id, ok := x.X.(*ast.Ident); ok {
				if p, ok := c.info.Uses[id].(*types.PkgName); ok && strings.HasPrefix(p.Imported().Path(), module+"/") {
					c.found = append(c.found, state{c.files.Position(x.Pos()), id.Name + "." + x.Sel.Name, problem})
				}
			}
			e = x.X
		case *ast.Ident:
			if v, ok := c.info.Uses[x].(*types.Var); ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
				c.add(x, v, problem)
			}
			return
		default:
			return
		}
	}
}
