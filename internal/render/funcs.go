package render

import (
	"fmt"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"readout/internal/language"
	"readout/internal/source"
	"readout/internal/spelling"
)

// funcs are the functions of layouts beyond those of html/template. Every one
// more is something to learn before a layout can be read.
//
//	t      words by their key, with what is filled in: {{t "updated" (show "day" .Updated)}}
//	word   words for one of a group of things: {{word "vote" "for"}}
//	show   what a partial makes of something, to be filled in
//	list   names in a row, with the language's comma
//	name   a name, kept apart if it runs against the direction of the page
//	number a number as the language writes it
//	nth    the number of a place in a list, as people count
func funcs(words *language.Words, set *template.Template) template.FuncMap {
	return template.FuncMap{
		"t": words.Phrase,
		"word": func(group, word string, args ...any) (any, error) {
			if !words.Has(group+"."+word, len(args)) {
				return word, nil // as of a made-up view
			}
			return words.Phrase(group+"."+word, args...)
		},
		"show": func(name string, data any) (template.HTML, error) {
			var b strings.Builder
			err := set.ExecuteTemplate(&b, name, data)
			return template.HTML(b.String()), err
		},
		"list":   words.Join,
		"name":   words.Name,
		"number": words.Number,
		"nth":    func(index int) string { return words.Number(index + 1) },
	}
}

// A use is a call of one of our functions with a literal for its first
// argument, or of {{template}}.
type use struct {
	function, first string
	more            int // arguments after the first
	span            source.Span
}

// checkUses reports the words and partials that a file asks for and that are
// not there, in all its branches: the trial of a layout sees only some.
func (l *Layouts) checkUses(p piece, defined []string) []source.Diagnostic {
	var list []source.Diagnostic
	for _, c := range p.uses {
		var what, hint string
		switch c.function {
		case "t":
			what, hint = l.words.Wrong(c.first, c.more)
		case "word":
			what, hint = l.words.WrongGroup(c.first)
		case "show":
			if !slices.Contains(defined, c.first) {
				what, hint = fmt.Sprintf("there is no partial %q", c.first), "there are "+strings.Join(defined, ", ")
				if near, ok := spelling.Nearest(c.first, defined); ok {
					hint = fmt.Sprintf("did you mean %q?", near)
				}
			}
		}
		if what != "" {
			d := problem(p.name, hint, what)
			d.Span = c.span
			list = append(list, d)
		}
	}
	return list
}

// unused reports the files of a site that no page shows: they replace no
// built-in file, and nobody asks for them as partials. Such a name is mostly
// misspelt.
func unused(pieces []piece, builtin map[string]bool) []source.Diagnostic {
	asked, defined := map[string]bool{}, map[string]int{}
	for _, p := range pieces {
		for _, t := range p.defines.Templates() {
			defined[t.Name()]++
		}
		for _, u := range p.uses {
			asked[u.first] = asked[u.first] || u.function == "template" || u.function == "show"
		}
	}
	var list []source.Diagnostic
	for _, p := range pieces {
		if !p.partial || builtin[p.name] || asked[stem(p.name)] || definesAny(p, asked, defined) {
			continue
		}
		d := problem(p.name, fmt.Sprintf("docs/layouts.md lists all layouts and partials; one of your own is shown by {{template %q .}}", stem(p.name)),
			"no page shows this file")
		d.Severity = source.Warning
		if near, ok := spelling.Nearest(p.name, slices.Sorted(maps.Keys(builtin))); ok {
			d.Hint = fmt.Sprintf("did you mean layouts/%s?", near)
		}
		list = append(list, d)
	}
	return list
}

// definesAny reports whether a file defines a template that is asked for and
// that no other file defines: "main" stands in every layout, a misspelt one too.
func definesAny(p piece, asked map[string]bool, defined map[string]int) bool {
	return slices.ContainsFunc(p.defines.Templates(), func(t *template.Template) bool {
		return t.Name() != p.defines.Name() && asked[t.Name()] && defined[t.Name()] == 1
	})
}

// escapeShown makes html/template escape the partials that are shown inside
// phrases. It does that when a template is first executed, by changing it, which
// must not happen while pages are made side by side.
func escapeShown(set *template.Template, pieces []piece) {
	for _, p := range pieces {
		for _, c := range p.uses {
			if c.function == "show" && set.Lookup(c.first) != nil {
				_ = set.ExecuteTemplate(io.Discard, c.first, nil) // fails, for want of a value
			}
		}
	}
}

// uses lists the calls in all templates of a file.
func uses(t *template.Template) []use {
	var list []use
	for _, t := range t.Templates() {
		if t.Tree != nil && t.Tree.Root != nil {
			list = usesIn(list, reflect.ValueOf(t.Tree.Root))
		}
	}
	return list
}

// usesIn walks a parse tree by reflection: its node types have no common way
// to their children.
func usesIn(list []use, v reflect.Value) []use {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Type() == reflect.TypeFor[*parse.Tree]() {
			return list
		}
		switch n := v.Interface().(type) {
		case *parse.PipeNode:
			list = appendUses(list, n)
		case *parse.TemplateNode:
			list = append(list, use{function: "template", first: n.Name, span: source.At(int(n.Position()))})
		}
		return usesIn(list, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				list = usesIn(list, v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			list = usesIn(list, v.Index(i))
		}
	}
	return list
}

func appendUses(list []use, pipe *parse.PipeNode) []use {
	for i, command := range pipe.Cmds {
		function, ok := command.Args[0].(*parse.IdentifierNode)
		if !ok || len(command.Args) < 2 {
			continue
		}
		if first, ok := command.Args[1].(*parse.StringNode); ok {
			at := int(first.Position())
			c := use{function.Ident, first.Text, len(command.Args) - 2, source.Between(at, at+len(first.Quoted))}
			if i > 0 {
				c.more++ // what is piped into it
			}
			list = append(list, c)
		}
	}
	return list
}
