package docs_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/build"
	"readout/layouts"
)

// The lists of docs/layouts.md are written from the files themselves: what a
// layout or a partial is from its first comment, what a view holds from package
// view. Go test with -update writes them.
func TestLayoutLists(t *testing.T) {
	const begin, end = "<!-- from here on written by go test ./internal/docs -update -->\n", "<!-- to here -->"
	path := filepath.Join(root, "docs", "layouts.md")
	text := read(t, "docs", "layouts.md")
	before, rest, ok := strings.Cut(text, begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("docs/layouts.md has no place for the lists: %q … %q", begin, end)
	}
	want := before + begin + "\n" + layoutLists(t) + end + after
	if want == text {
		return
	}
	if !*update {
		t.Fatal("docs/layouts.md is not as the layouts and views are; run go test ./internal/docs -update, and read the diff")
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func layoutLists(t *testing.T) string {
	v := readViews(t)
	var b strings.Builder
	b.WriteString("## All layouts\n\n| file | what it shows | its view |\n| --- | --- | --- |\n")
	names, _ := fs.Glob(layouts.FS, "*.html")
	for _, name := range names {
		what, view := described(t, name)
		fmt.Fprintf(&b, "| [`%s`](../layouts/%[1]s) | %s | %s |\n", name, what, v.link(view))
	}
	b.WriteString("\n## All partials\n\n| file | what it shows | what it is given |\n| --- | --- | --- |\n")
	names, _ = fs.Glob(layouts.FS, "partials/*.html")
	for _, name := range names {
		what, view := described(t, name)
		fmt.Fprintf(&b, "| [`%s`](../layouts/%s) | %s | %s |\n", strings.TrimPrefix(name, "partials/"), name, what, v.link(view))
	}
	b.WriteString("\n## All functions\n\nBeside those of [html/template](https://pkg.go.dev/text/template#hdr-Functions):\n\n| | |\n| --- | --- |\n")
	for _, line := range regexp.MustCompile(`(?m)^//\t(\w+) +(.*)$`).FindAllStringSubmatch(read(t, "internal", "render", "funcs.go"), -1) {
		what, example, ok := strings.Cut(line[2], ": {{")
		if ok {
			what += ": `{{" + example + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", line[1], what)
	}
	b.WriteString("\n## All views\n\nThe views of pages come first, then their parts. “All of” says that all fields of another are fields of this one, too.\n")
	for _, name := range v.order {
		v.write(&b, name)
	}
	b.WriteString("\n")
	return b.String()
}

var firstComment = regexp.MustCompile(`^\{\{/\* (.*?) \*/`)

// described takes a layout's first comment apart: what it shows, and of what.
// "The frame of every page: view.Head. A layout fills …"
func described(t *testing.T, name string) (what, view string) {
	data, err := fs.ReadFile(layouts.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	m := firstComment.FindSubmatch(data)
	if m == nil {
		t.Errorf("layouts/%s does not begin with a comment that says what it shows", name)
		return "", ""
	}
	comment := string(m[1])
	given := regexp.MustCompile(`: ((?:\[\])?(?:view\.\w+|string)|any view with [\w ]+)\.`).FindStringSubmatchIndex(comment)
	if given == nil {
		return escaped(strings.TrimSuffix(comment, ".")), ""
	}
	more := strings.TrimSpace(comment[given[1]:])
	what = comment[:given[0]] + "."
	if more != "" {
		what += " " + more
	}
	return escaped(strings.TrimSuffix(what, ".")), comment[given[2]:given[3]]
}

func escaped(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

// views are the types of package view that layouts see.
type views struct {
	t     *testing.T
	types map[string]*ast.TypeSpec
	docs  map[string]string
	order []string
}

func readViews(t *testing.T) *views {
	v := &views{t: t, types: map[string]*ast.TypeSpec{}, docs: map[string]string{}}
	files, err := filepath.Glob(filepath.Join(root, "internal", "view", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if s, ok := s.(*ast.TypeSpec); ok {
						doc := s.Doc
						if doc == nil {
							doc = d.Doc
						}
						v.types[s.Name.Name], v.docs[s.Name.Name] = s, doc.Text()
					}
				}
			case *ast.FuncDecl:
				if d.Name.Name == "Layout" && d.Recv != nil {
					pages = append(pages, d.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name)
				}
			}
		}
	}
	slices.Sort(pages)
	v.order = append([]string{"Head"}, pages...)
	for i := 0; i < len(v.order); i++ { // what they hold, and what that holds
		for _, field := range v.fields(v.order[i]) {
			if name := named(field.Type); v.types[name] != nil && !slices.Contains(v.order, name) {
				v.order = append(v.order, name)
			}
		}
	}
	parts := v.order[1+len(pages):]
	slices.Sort(parts)
	return v
}

func (v *views) fields(name string) []*ast.Field {
	s, ok := v.types[name].Type.(*ast.StructType)
	if !ok {
		return nil
	}
	return s.Fields.List
}

// named returns the name of the type that an expression is of, or holds.
func named(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return named(e.X)
	case *ast.ArrayType:
		return named(e.Elt)
	}
	return ""
}

// link writes a type with a link to its own list: "[]view.Chip".
func (v *views) link(text string) string {
	name := strings.TrimPrefix(strings.TrimLeft(text, "[]*"), "view.")
	if v.types[name] == nil {
		return escaped(text)
	}
	prefix := ""
	if strings.HasPrefix(text, "[]") {
		prefix = "list of "
	}
	return prefix + "[" + name + "](#" + strings.ToLower(name) + ")"
}

func (v *views) write(b *strings.Builder, name string) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n| field | type | meaning |\n| --- | --- | --- |\n", name, strings.Join(strings.Fields(v.docs[name]), " "))
	for _, f := range v.fields(name) {
		meaning := strings.Join(strings.Fields(f.Doc.Text()+" "+f.Comment.Text()), " ")
		if len(f.Names) == 0 {
			fmt.Fprintf(b, "| all of | %s | %s |\n", v.link(types.ExprString(f.Type)), escaped(meaning))
			continue
		}
		var names []string
		for _, n := range f.Names {
			if n.IsExported() {
				names = append(names, "`"+n.Name+"`")
			}
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", strings.Join(names, ", "), v.link(types.ExprString(f.Type)), escaped(meaning))
	}
}

// exampleFiles are the blocks of docs/layouts.md that are files, by their paths:
// "```html layouts/partials/chip.html". A path twice is an error.
func exampleFiles(t *testing.T) map[string]string {
	files := map[string]string{}
	for _, b := range blocks(read(t, "docs", "layouts.md")) {
		kind, path, ok := strings.Cut(b.info, " ")
		if !ok || kind == "diff" {
			continue
		}
		if files[path] != "" {
			t.Errorf("docs/layouts.md has %s twice", path)
		}
		files[path] = b.text
	}
	return files
}

// The example of a replaced partial and of changed words, in a site.
func TestReplacedPartial(t *testing.T) {
	files := exampleFiles(t)
	s := newSite(t, map[string]string{
		"layouts/partials/chip.html": files["layouts/partials/chip.html"],
		"layouts/words/en.yaml":      files["layouts/words/en.yaml"],
		articlePath:                  articleFront + "The President of Russia met [[fr]] there.\n\n> [!meeting] 2022-02-01 A meeting\n>\n> - participants: [[ru]], [[fr]]\n",
	})
	if said := printed(s); said != "" {
		t.Fatal(said)
	}
	text := shown(t, s, "events/2022-02-01-a-meeting.html")
	if want := files["what the page then has"]; want == "" || !strings.Contains(text, strings.TrimSpace(want)) {
		t.Errorf("the page has no\n%s\nbut\n%s", want, text)
	}
	if article := shown(t, s, strings.TrimSuffix(strings.TrimPrefix(articlePath, "content/"), ".md")+".html"); strings.Contains(article, "Bottom line") {
		t.Error("the word was not changed")
	}
}

func shown(t *testing.T, s *build.Snapshot, address string) string {
	t.Helper()
	data, ok, err := s.Render(address)
	if err != nil || !ok {
		t.Fatal(address, ok, err)
	}
	return string(data)
}

// The example of a new kind of page: its files and the changes to others are
// laid over the program's own, which is built, and builds the documentation's
// site.
func TestNewKindOfPage(t *testing.T) {
	dir := t.TempDir()
	overlay := map[string]string{}
	lay := func(path, text string) {
		target := filepath.Join(dir, strings.ReplaceAll(path, "/", "-"))
		if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		absolute, err := filepath.Abs(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		overlay[absolute] = target
	}
	files := exampleFiles(t)
	for _, path := range []string{"internal/view/corrections.go", "internal/fill/corrections.go", "layouts/corrections.html"} {
		if files[path] == "" {
			t.Fatalf("docs/layouts.md does not give %s", path)
		}
		lay(path, files[path])
	}
	changed := map[string]string{}
	for _, b := range blocks(read(t, "docs", "layouts.md")) {
		if path, ok := strings.CutPrefix(b.info, "diff "); ok {
			if changed[path] == "" {
				changed[path] = read(t, strings.Split(path, "/")...)
			}
			changed[path] = patched(t, path, changed[path], b.text)
		}
	}
	for path, text := range changed {
		lay(path, text)
	}
	if testing.Short() {
		t.Skip("built by the full tests; that the changes fit is tested")
	}
	data, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil || os.WriteFile(filepath.Join(dir, "overlay.json"), data, 0o644) != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "readout-changed")
	run(t, "go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "-o", program, "./cmd/readout")
	site := filepath.Join(dir, "site")
	for path, text := range map[string]string{
		articlePath:                      "---\ntitle: The boats stay in\ndate: 2022-02-01\n---\n\nText.\n\n> [!correction] 2022-02-02\n> The boats were four, not five.\n",
		"content/articles/2022/sound.md": "---\ntitle: Nothing wrong here\ndate: 2022-02-01\n---\n\nText.\n",
	} {
		target := filepath.Join(site, path)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run(t, program, "build", "--source", site, "--out", filepath.Join(dir, "public"))
	page, err := os.ReadFile(filepath.Join(dir, "public", "corrections.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(page, []byte("<h1>Corrections</h1>")) || !bytes.Contains(page, []byte("The boats were four")) || bytes.Contains(page, []byte("Nothing wrong")) {
		t.Errorf("the new page is\n%s", page)
	}
}

// patched applies a change whose lines begin with "+" if they are new and with
// a space if they are there: those stand together in the file, once.
func patched(t *testing.T, path, text, change string) string {
	t.Helper()
	var before, after strings.Builder
	for line := range strings.Lines(change) {
		if kept, ok := strings.CutPrefix(line, " "); ok {
			before.WriteString(kept)
			after.WriteString(kept)
		} else {
			after.WriteString(strings.TrimPrefix(line, "+"))
		}
	}
	if n := strings.Count(text, before.String()); n != 1 || before.Len() == 0 {
		t.Fatalf("docs/layouts.md changes lines that stand %d times in %s:\n%s", n, path, before.String())
	}
	return strings.Replace(text, before.String(), after.String(), 1)
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	command := exec.Command(name, args...)
	command.Dir = root
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}
