package language

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/layouts"
)

const root = "../.."

// Every key that is asked for is there, and every key that is there is asked
// for: by a layout, or by Go code.
func TestKeysAreUsed(t *testing.T) {
	words, _ := New(English, layouts.FS, nil)
	keys := slices.Sorted(maps.Keys(words.phrases))
	// Those that are asked for by a name that is put together.
	used := map[string]bool{}
	groups := map[string]bool{"month": true, "short_month": true, "weekday": true, "script": true, "act": true, "before": true}
	for _, a := range append(askedInLayouts(t), askedInGo(t)...) {
		switch {
		case a.group:
			groups[a.key] = true
			if problem, _ := words.WrongGroup(a.key); problem != "" {
				t.Errorf("%s: %s", a.at, problem)
			}
		case !slices.Contains(keys, a.key):
			t.Errorf("%s: there are no words %q", a.at, a.key)
		default:
			used[a.key] = true
		}
	}
	for _, key := range keys {
		group, _, _ := strings.Cut(key, ".")
		if !used[key] && !groups[group] {
			t.Errorf("layouts/words/en.yaml: nobody asks for %q", key)
		}
	}
}

// asked is a key, or a group of keys, that is asked for somewhere.
type asked struct {
	key, at string
	group   bool
}

var inLayout = regexp.MustCompile(`(?:\{\{-?|\(|\b(?:or|else if|with|if)) ?\(?(t|word) "([^"]+)"`)

func askedInLayouts(t *testing.T) []asked {
	var list []asked
	err := fs.WalkDir(layouts.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(layouts.FS, name)
		for _, m := range inLayout.FindAllStringSubmatch(string(data), -1) {
			list = append(list, asked{m[2], "layouts/" + name, m[1] == "word"})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// askedInGo finds calls of Say and Word, and of the methods by which others
// shorten them, and entries of tables that have words.
func askedInGo(t *testing.T) []asked {
	var list []asked
	files := token.NewFileSet()
	for _, folder := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(files, name, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if field, ok := n.(*ast.KeyValueExpr); ok {
					list = append(list, wordOf(files, field)...)
				}
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				function, ok := call.Fun.(*ast.SelectorExpr)
				if !ok || !slices.Contains([]string{"say", "Say", "word", "Word", "activity"}, function.Sel.Name) {
					return true
				}
				for _, argument := range call.Args {
					literal, ok := argument.(*ast.BasicLit)
					if !ok || literal.Kind != token.STRING {
						continue
					}
					key, _ := strconv.Unquote(literal.Value)
					list = append(list, asked{key, files.Position(literal.Pos()).String(), strings.EqualFold(function.Sel.Name, "word")})
					break
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// wordOf finds the key of the words for something in a table: {words: "people"}.
func wordOf(files *token.FileSet, field *ast.KeyValueExpr) []asked {
	name, ok := field.Key.(*ast.Ident)
	literal, isLiteral := field.Value.(*ast.BasicLit)
	if !ok || !isLiteral || name.Name != "words" {
		return nil
	}
	key, _ := strconv.Unquote(literal.Value)
	return []asked{{key, files.Position(literal.Pos()).String(), false}}
}

var (
	action  = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	tag     = regexp.MustCompile(`(?s)<[^>]*>`)
	spoken  = regexp.MustCompile(`\s(?:aria-label|title|alt|placeholder|data-label)="[^"]*[A-Za-z]{2}[^"]*"`)
	english = regexp.MustCompile(`[A-Za-z]{2}\w*`)
)

// A layout has no words of its own: they would be English in every language.
func TestLayoutsHaveNoWords(t *testing.T) {
	err := fs.WalkDir(layouts.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(layouts.FS, name)
		// og-type is a word of the Open Graph, not of a language.
		data = regexp.MustCompile(`\{\{define "og-type"\}\}\w+`).ReplaceAll(data, nil)
		data = bytes.ReplaceAll(data, []byte("website"), nil)
		text := action.ReplaceAllString(string(data), "")
		for _, found := range append(spoken.FindAllString(text, -1), english.FindAllString(tag.ReplaceAllString(text, " "), -1)...) {
			t.Errorf("layouts/%s: %q stands there; put it into layouts/words/en.yaml and ar.yaml", name, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// All languages that readout speaks say the same things, with the same filled
// in, in all the forms that they have. English is read as a site's file, which
// is checked.
func TestLanguagesAgree(t *testing.T) {
	names, err := fs.Glob(layouts.FS, "words/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	for _, name := range names {
		_, said := New(strings.TrimSuffix(filepath.Base(name), ".yaml"), layouts.FS, layouts.FS)
		for _, d := range said {
			t.Errorf("%s: %s (%s)", d.Path, d.Message, d.Hint)
		}
	}
}
