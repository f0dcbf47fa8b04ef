// Package render turns a view into the bytes of a page, by layouts written in
// html/template. It is pure: the same layouts and the same view give the same
// bytes, and nothing is read but what New was given.
//
// The template of a page is put together from three parts:
//
//	base.html        the frame, template "base"; it calls "main"
//	partials/*.html  each file is a template named like the file: "chip"
//	article.html     one layout for each kind of view; it defines "main"
//
// A layout never sees another layout, so all may define "main", and a layout
// may define "base" anew to do without the frame. A site's file replaces the
// built-in file of the same name, and any further file is one more partial; one
// that nothing shows is a warning.
//
// What is wrong in a layout is found by New, not by the first page that needs
// it: each layout is shown an empty view and a filled one, so that a misspelt
// field inside {{range}} or {{if}} is a diagnostic with a place. The same
// makes html/template do its escaping once, before any page is rendered. What it
// makes of a layout is then turned into a program for the one type of view that
// the layout shows, where it can be: see program.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"readout/internal/language"
	"readout/internal/parallel"
	"readout/internal/source"
	"readout/internal/view"
)

// Layouts show views. They are immutable after New and safe for concurrent use.
type Layouts struct {
	files  map[string][]byte // by name under the layouts folder
	byName map[string]layout
	words  *language.Words
	views  []view.View // an empty one of each type
	slow   []string    // see Slow

	machines sync.Pool // of *machine
}

// A layout is what shows one type of view.
type layout struct {
	// template makes the template again, once, if the layout has a program: a page on which
	// that stops needs it to say why. All templates together are a twentieth of the memory of
	// a site of 20,000 articles.
	template func() *template.Template
	program  *program // does the same, and faster; nil if the layout does what programs do not know
}

// New reads the built-in layouts and a site's own, which may be nil; words are
// what they say, and views an empty view of each type to show. A layout with a diagnostic cannot be rendered; the others can,
// unless some file could not even be parsed.
func New(base, site fs.FS, words *language.Words, views []view.View) (*Layouts, []source.Diagnostic) {
	l := &Layouts{files: map[string][]byte{}, byName: map[string]layout{}, words: words, views: views}
	l.machines.New = func() any { return new(machine) }
	var list []source.Diagnostic
	builtin := map[string]bool{}
	for _, fsys := range []fs.FS{base, site} {
		if fsys == nil {
			continue
		}
		if err := l.read(fsys); err != nil {
			list = append(list, problem("", "", err.Error()))
		}
		if len(builtin) == 0 {
			for name := range l.files {
				builtin[name] = true
			}
		}
	}
	pieces, bad := l.parse()
	list = append(list, bad...)
	if len(bad) > 0 {
		return l, source.Sort(list) // what follows from it would hide the cause
	}
	escapers := escapers()
	list = append(list, unused(pieces, builtin)...)
	made, failed, slow := make([]layout, len(views)), make([]*source.Diagnostic, len(views)), make([]string, len(views))
	parallel.Each(len(views), func(i int) { // each by itself: an editor of layouts waits for them
		t, bad := l.assemble(views[i], pieces)
		if failed[i] = bad; bad == nil {
			made[i].template = func() *template.Template { return t }
			made[i].program, slow[i] = compile(t, funcs(l.words, nil), escapers, reflect.TypeOf(views[i]))
			if made[i].program != nil {
				made[i].template = sync.OnceValue(func() *template.Template {
					again, _ := l.assemble(views[i], pieces)
					return again
				})
			}
		}
	})
	for i, view := range views {
		if failed[i] != nil {
			list = append(list, *failed[i])
		} else {
			l.byName[view.Layout()] = made[i]
		}
	}
	l.slow = slices.Compact(slices.Sorted(slices.Values(slices.DeleteFunc(slow, func(why string) bool { return why == "" }))))
	return l, source.Sort(list)
}

// Slow says which layouts have no program, each with the place of the first thing
// that programs cannot do: "layouts/base.html:3:7: {{break}}". All pages that they
// show are made by html/template.
func (l *Layouts) Slow() []string { return l.slow }

// Append appends the page of a view to a page, which may be nil. It appends
// nothing if there is an error, which is then an *Error.
func (l *Layouts) Append(page []byte, view view.View) ([]byte, error) {
	of := l.byName[view.Layout()]
	if of.template == nil {
		return page, l.failure(problem(file(view.Layout()), "", "this layout cannot be used"))
	}
	if of.program != nil {
		m := l.machines.Get().(*machine)
		defer l.machines.Put(m)
		m.page = page
		if of.program.execute(m, view) {
			page, m.page = m.page, nil
			return page, nil
		}
	}
	b := bytes.NewBuffer(page)
	if err := of.template().Execute(b, view); err != nil {
		return page, l.failure(l.locate(err, file(view.Layout())))
	}
	return b.Bytes(), nil
}

// read adds the layouts of one folder, in place of those of the same name.
func (l *Layouts) read(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if name == "." && errors.Is(err, fs.ErrNotExist) {
			return nil // a site need not have a folder for layouts
		}
		if err != nil {
			return err
		}
		hidden := strings.ContainsAny(path.Base(name)[:1], "._") && name != "."
		if hidden && entry.IsDir() {
			return fs.SkipDir
		}
		if hidden || entry.IsDir() || path.Ext(name) != ".html" {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err == nil {
			l.files[name] = data
		}
		return err
	})
}

// A piece is one parsed file.
type piece struct {
	name    string             // of the file
	defines *template.Template // the templates it defines
	partial bool
	uses    []use // in all templates it defines
}

// parse parses each file by itself, so that no file can shadow another's
// definitions unseen.
func (l *Layouts) parse() (pieces []piece, list []source.Diagnostic) {
	frames := map[string]bool{"base.html": true}
	for _, view := range l.views {
		frames[view.Layout()+".html"] = true
	}
	owner := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(l.files)) {
		t, err := template.New("layouts/" + name).Funcs(funcs(l.words, nil)).Parse(string(l.files[name]))
		if err != nil {
			list = append(list, l.locate(err, name))
			continue
		}
		p := piece{name: name, defines: t, partial: !frames[name], uses: uses(t)}
		if other := owner[stem(name)]; p.partial && other != "" {
			list = append(list, problem(name, "rename one of them",
				fmt.Sprintf("two partials are called %q: layouts/%s is another", stem(name), other)))
		} else if p.partial {
			owner[stem(name)] = name
		}
		pieces = append(pieces, p)
	}
	defined := definedIn(pieces)
	for _, p := range pieces {
		list = append(list, l.checkUses(p, defined)...)
	}
	return pieces, list
}

// definedIn lists the names of all templates that a layout may show.
func definedIn(pieces []piece) []string {
	names := map[string]bool{}
	for _, p := range pieces {
		for _, t := range p.defines.Templates() {
			if t.Name() != p.defines.Name() {
				names[t.Name()] = true
			} else if p.partial {
				names[stem(p.name)] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// assemble puts one layout together and tries it.
func (l *Layouts) assemble(shown view.View, pieces []piece) (*template.Template, *source.Diagnostic) {
	name := file(shown.Layout())
	fail := func(d source.Diagnostic) (*template.Template, *source.Diagnostic) { return nil, &d }
	if l.files[name] == nil {
		return fail(problem(name, "", "this layout is missing"))
	}
	set := template.New("")
	set.Funcs(funcs(l.words, set))
	// The layout comes last: what it defines wins.
	for _, wanted := range []func(piece) bool{
		func(p piece) bool { return p.name == "base.html" },
		func(p piece) bool { return p.partial },
		func(p piece) bool { return p.name == name },
	} {
		for _, p := range pieces {
			if !wanted(p) {
				continue
			}
			if err := add(set, p); err != nil {
				return fail(l.locate(err, p.name))
			}
		}
	}
	t := set.Lookup("base")
	if t == nil {
		return fail(problem("base.html", "", "this layout is missing"))
	}
	if set.Lookup("main") == nil && t.Tree.ParseName == "layouts/base.html" {
		return fail(problem(name, `put {{define "main"}} before it and {{end}} after it`, `this layout does not define "main"`))
	}
	escapeShown(set, pieces)
	for _, data := range []view.View{shown, filled(shown)} {
		if err := t.Execute(io.Discard, data); err != nil {
			return fail(l.locate(err, name))
		}
	}
	return t, nil
}

// add puts the templates of one file into a set: the file itself under its
// short name, unless it only defines others, and what it defines.
func add(set *template.Template, p piece) error {
	for _, t := range p.defines.Templates() {
		name := t.Name()
		if name == p.defines.Name() {
			if name = stem(p.name); !p.partial && name != "base" {
				continue // the text between the definitions of a layout
			}
		}
		if t.Tree == nil {
			continue
		}
		if _, err := set.AddParseTree(name, t.Tree.Copy()); err != nil {
			return err
		}
	}
	return nil
}

// filled returns a view of the same type in which nothing is empty.
func filled(shown view.View) view.View {
	v := reflect.New(reflect.TypeOf(shown).Elem())
	fill(v.Elem())
	return v.Interface().(view.View)
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	}
}

func file(layout string) string { return layout + ".html" }

func stem(name string) string { return strings.TrimSuffix(path.Base(name), ".html") }
