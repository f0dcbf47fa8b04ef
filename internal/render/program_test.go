package render

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"readout/internal/page"
	"readout/internal/source"
	"readout/internal/view"
	"readout/layouts"
)

// same shows a view by a layout's program and by html/template, and reports
// where they differ. A page on which html/template fails must be left to it.
func same(t *testing.T, l *Layouts, view view.View) {
	t.Helper()
	of := l.byName[view.Layout()]
	var want bytes.Buffer
	err := of.template().Execute(&want, view)
	m := &machine{page: []byte("before")}
	ok := of.program.execute(m, view)
	switch {
	case err != nil && ok:
		t.Fatalf("%s: the program makes a page, and html/template fails: %v", view.Layout(), err)
	case err == nil && !ok:
		t.Fatalf("%s: the program makes no page", view.Layout())
	case ok && string(m.page) != "before"+want.String():
		t.Fatalf("%s:\n%s\nhtml/template:\n%s", view.Layout(), m.page, want.String())
	}
}

// All built-in layouts have programs.
func TestPrograms(t *testing.T) {
	l := load(t)
	for _, view := range page.Views() {
		of := l.byName[view.Layout()]
		if of.program == nil {
			_, why := compile(of.template(), funcs(l.words, nil), escapers(), reflect.TypeOf(view))
			t.Fatalf("%s has no program: %s", view.Layout(), why)
		}
		same(t, l, view)
		same(t, l, filled(view))
	}
	for _, list := range []map[string]view.View{much(), little()} {
		for _, name := range slices.Sorted(maps.Keys(list)) {
			same(t, l, list[name])
		}
	}
}

// words that html/template does not leave as they are, each in some place.
var awkward = []string{
	"", "x", "Lavrov", "a+b", `"quoted"`, "it's", "<b>&amp;</b>", "\x00", "\ufeff", "javascript:alert(1)", "http://a.example/?q=1&r=2",
	"https://a.example/x#y", "../people/ana-lund.html", "mailto:a@b", "data:x", "a b", "%zz", "é", "\u2028", "\xff", "`", "{{.}}", "said", "of",
	"2022-02-01", "//host", "x:y", "/x:y", "#m1",
}

// A dice fills views with values by chance.
type dice struct {
	*rand.Rand
	deep int
}

func (d *dice) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(awkward[d.IntN(len(awkward))])
	case reflect.Bool:
		v.SetBool(d.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(d.IntN(7) - 2))
	case reflect.Pointer:
		if d.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			d.fill(v.Elem())
		}
	case reflect.Slice:
		if d.deep++; d.deep < 6 {
			v.Set(reflect.MakeSlice(v.Type(), d.IntN(3), 3))
			for i := range v.Len() {
				d.fill(v.Index(i))
			}
		}
		d.deep--
	case reflect.Struct:
		for i := range v.NumField() {
			d.fill(v.Field(i))
		}
	}
}

func shake(t *testing.T, l *Layouts, seed uint64) {
	d := &dice{Rand: rand.New(rand.NewPCG(seed, 3))}
	for _, shown := range page.Views() {
		v := reflect.New(reflect.TypeOf(shown).Elem())
		d.fill(v.Elem())
		same(t, l, v.Interface().(view.View))
	}
}

// Whatever a view holds, a program makes of it what html/template makes.
func TestProgramsOnAnyView(t *testing.T) {
	l := load(t)
	for seed := range uint64(10) {
		shake(t, l, seed)
	}
}

func FuzzPrograms(f *testing.F) {
	l, _ := New(layouts.FS, nil, english(), page.Views())
	for seed := range uint64(4) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { shake(t, l, seed) })
}

// An escaper does with any text what html/template does in such a place.
func FuzzEscapers(f *testing.F) {
	list := escapers()
	for _, text := range awkward {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for i := range list {
			e := &list[i]
			var want bytes.Buffer
			if err := e.probe.Execute(&want, text); err != nil {
				t.Fatal(err)
			}
			got := e.before + string(e.writer(reflect.TypeFor[string]())(nil, reflect.ValueOf(text))) + e.after
			if got != want.String() {
				t.Errorf("%s: %q, html/template: %q", e.chain, got, want.String())
			}
		}
	})
}

// What programs do not know is left to html/template: the layout works all the
// same.
func TestLayoutsWithoutPrograms(t *testing.T) {
	for text, why := range map[string]string{
		`{{range $i, $x := .Foot}}{{if $i}}{{break}}{{end}}{{.Text}}{{end}}`: `page.html:1:53: {{break}}`,
		`<script>var x = {{.Title}}</script>`:                                `page.html:1:35: a value in such a place of the page`,
		`<p title={{.Title}}>`:                                               `page.html:1:28: a value in such a place of the page`,
		`{{.Layout}}`:                                                        `page.html:1:19: the method .Layout`,
		`{{$x := 1}}{{$x = .Title}}{{$x}}`:                                   `page.html:1:30: $x becomes another type`,
		`{{with eq .Title "a" "b"}}{{.}}{{end}}`:                             `page.html:1:24: eq of these arguments`,
		`<a title="{{template "inner" .Title}}"></a>`:                        `page.html:1:38: the template inner is escaped in more than one way`,
		`{{1.5}}`: `page.html:1:19: 1.5`,
		`{{if .Title}}{{slice .Title 0 1}}{{end}}`: `page.html:1:32: slice of this`,
	} {
		l, list := New(layouts.FS, fstest.MapFS{
			"page.html":           {Data: []byte(`{{define "main"}}` + text + `{{end}}`)},
			"partials/inner.html": {Data: []byte(`{{.}}`)},
		}, english(), page.Views())
		if source.Count(list, source.Error) > 0 { // most do not show the partial, which is a warning
			t.Errorf("%s: %v", text, list)
			continue
		}
		if l.byName["page"].program != nil {
			t.Errorf("%s has a program", text)
		}
		if got := l.Slow(); len(got) != 1 || got[0] != "layouts/"+why {
			t.Errorf("%s: slow is %q, want %q", text, got, why)
		}
		data := &view.TextView{Title: "a<b"}
		var want bytes.Buffer
		err := l.byName["page"].template().Execute(&want, data)
		if got, gotErr := l.Append(nil, data); err != nil || gotErr != nil || string(got) != want.String() {
			t.Errorf("%s: %q, %v; html/template: %q, %v", text, got, gotErr, want.String(), err)
		}
	}
}

// One thing that programs cannot do is told once, though all layouts show it.
func TestSlowIsToldOnce(t *testing.T) {
	l, _ := New(layouts.FS, fstest.MapFS{"partials/head-extra.html": {Data: []byte("\n{{1.5}}")}}, english(), page.Views())
	if got := l.Slow(); len(got) != 1 || got[0] != "layouts/partials/head-extra.html:2:2: 1.5" {
		t.Errorf("%q", got)
	}
	if got := load(t).Slow(); len(got) != 0 {
		t.Errorf("built-in layouts are slow: %q", got)
	}
}

// Programs print as html/template does.
func TestPrinting(t *testing.T) {
	for _, text := range []string{
		`{{printf "%s, %d" .Title (len .Body)}}`, `{{.Title | printf "%q"}}`, `{{printf "%03d" 7}}`, `{{printf .Title}}`, `{{printf "%d" .Title}}`,
		`{{printf "%v %v" .Foot .Title}}`, `{{print .Title 1 2 "x"}}`, `{{println .Title}}`, `{{with .Title | printf "%.1s"}}{{.}}{{end}}`, `<a href="{{printf "%s.html" .Title}}">x</a>`,
	} {
		l, list := New(layouts.FS, fstest.MapFS{"page.html": {Data: []byte(`{{define "main"}}` + text + `{{end}}`)}}, english(), page.Views())
		if len(list) > 0 || l.byName["page"].program == nil {
			t.Errorf("%s has no program: %v, %q", text, list, l.Slow())
			continue
		}
		same(t, l, &view.TextView{Title: "a<b %d"})
		same(t, l, &view.TextView{Title: "é", Head: view.Head{Foot: []view.Link{{Text: "x", Href: "y"}}}})
	}
}
