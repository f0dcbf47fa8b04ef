package architecture_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/internal/source"
)

// Each rule that a diagnostic is reported under is one of source.Rules, and each of
// these is reported somewhere. A rule is a literal after "Rule:", or where a function
// takes or returns a parameter named rule.
func TestRules(t *testing.T) {
	files := program(t)
	places := map[string][]int{} // where functions of a name take a rule
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if i := ruleAt(n.Type.Params); i >= 0 {
					places[n.Name.Name] = append(places[n.Name.Name], i)
				}
			case *ast.AssignStmt:
				if f, ok := n.Rhs[0].(*ast.FuncLit); ok && ruleAt(f.Type.Params) >= 0 {
					places[n.Lhs[0].(*ast.Ident).Name] = append(places[n.Lhs[0].(*ast.Ident).Name], ruleAt(f.Type.Params))
				}
			}
			return true
		})
	}
	found := map[source.Rule]bool{}
	add := func(e ast.Expr) {
		if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
			// Functions of one name may take it in different places, and then this is a hint.
			if rule, _ := strconv.Unquote(l.Value); ruleName.MatchString(rule) {
				found[source.Rule(rule)] = true
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
					add(n.Value)
				}
			case *ast.AssignStmt:
				if field, ok := n.Lhs[0].(*ast.SelectorExpr); ok && field.Sel.Name == "Rule" {
					add(n.Rhs[0])
				}
			case *ast.CallExpr:
				for _, i := range places[calledName(n)] {
					if i < len(n.Args) {
						add(n.Args[i])
					}
				}
			case *ast.FuncDecl:
				if i := ruleAt(n.Type.Results); i >= 0 {
					ast.Inspect(n, func(n ast.Node) bool {
						if r, ok := n.(*ast.ReturnStmt); ok && i < len(r.Results) {
							add(r.Results[i])
						}
						return true
					})
				}
			}
			return true
		})
	}
	for rule := range found {
		if !slices.Contains(source.Rules, rule) {
			t.Errorf("the rule %q is reported and not in source.Rules", rule)
		}
	}
	for i, rule := range source.Rules {
		if !found[rule] {
			t.Errorf("the rule %q is in source.Rules and never reported", rule)
		}
		if i > 0 && source.Rules[i-1] >= rule {
			t.Errorf("source.Rules: %q is not in order", rule)
		}
	}
}

// program returns the syntax of the program without its tests.
func program(t *testing.T) []*ast.File {
	var files []*ast.File
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !strings.Contains(name, "node_modules") {
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		return err
	})
	return files
}

// severalSeverities are the rules whose warnings TestWarnedRules cannot see, since their
// severity is computed.
var severalSeverities = []source.Rule{"date-to-come", "layout", "leftover-emphasis"}

// Each rule that is reported as a warning is in source.Warned or source.Editorial, and
// each of these is reported as one: by a function whose name begins with "warn", or in a
// diagnostic that says so.
func TestWarnedRules(t *testing.T) {
	found := map[source.Rule]bool{}
	for _, rule := range severalSeverities {
		found[rule] = true
	}
	for _, f := range program(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				first, isSelector := ast.Expr(nil), false
				if len(n.Args) > 0 {
					first = n.Args[0]
				}
				if s, ok := first.(*ast.SelectorExpr); ok {
					isSelector = s.Sel.Name == "Warning"
				}
				if !isSelector && !strings.HasPrefix(strings.ToLower(calledName(n)), "warn") {
					return true
				}
				for _, arg := range n.Args {
					for rule := range rulesIn(arg) {
						found[rule] = true
					}
				}
			case *ast.CompositeLit:
				rules, warns := rulesIn(n), false
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						if s, ok := kv.Value.(*ast.SelectorExpr); ok && s.Sel.Name == "Warning" {
							warns = true
						}
					}
				}
				if warns {
					for rule := range rules {
						found[rule] = true
					}
				}
			}
			return true
		})
	}
	for rule := range found {
		if !source.Settable(rule) {
			t.Errorf("the rule %q is reported as a warning and neither in source.Warned nor in source.Editorial", rule)
		}
	}
	for _, list := range [][]source.Rule{source.Warned, source.Editorial} {
		for i, rule := range list {
			if !found[rule] {
				t.Errorf("the rule %q is never reported as a warning", rule)
			}
			if i > 0 && list[i-1] >= rule {
				t.Errorf("%q is not in order", rule)
			}
			if !slices.Contains(source.Rules, rule) {
				t.Errorf("%q is not in source.Rules", rule)
			}
		}
	}
}

// rulesIn returns the literals in an expression that are rules.
func rulesIn(e ast.Expr) map[source.Rule]bool {
	found := map[source.Rule]bool{}
	ast.Inspect(e, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if text, _ := strconv.Unquote(l.Value); slices.Contains(source.Rules, source.Rule(text)) {
				found[source.Rule(text)] = true
			}
		}
		return true
	})
	return found
}

// ruleName is how a rule is written.
var ruleName = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)

// ruleAt returns the index of a parameter or result named rule, or -1.
func ruleAt(list *ast.FieldList) int {
	at := 0
	for i := 0; list != nil && i < len(list.List); i++ {
		for _, name := range list.List[i].Names {
			if name.Name == "rule" {
				return at
			}
			at++
		}
		if len(list.List[i].Names) == 0 {
			at++
		}
	}
	return -1
}

func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}
