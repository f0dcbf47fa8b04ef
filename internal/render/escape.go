package render

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strings"
	"text/template/parse"
)

// An escaper appends values as html/template escapes them in one kind of place.
// What it cannot do itself it gives to html/template.
type escaper struct {
	chain         string // the functions that html/template adds to a pipeline in such a place
	before, after string // which make such a place
	text          func(page []byte, text string) (escaped []byte, ok bool)
	probe         *template.Template // prints one value in such a place
}

// escapers are the places where layouts commonly print something.
func escapers() []escaper {
	list := []escaper{
		{text: appendText},
		{text: appendText, before: `<a title="`, after: `">`},
		{text: appendText, before: `<title>`, after: `</title>`},
		{text: appendAddress, before: `<a href="`, after: `">`},
		{text: appendAddress, before: `<a href="/`, after: `">`},
		{text: appendAddress, before: `<meta http-equiv="refresh" content="0; url=`, after: `">`},
		{text: appendName, before: `<a href="#`, after: `">`},
	}
	for i := range list {
		e := &list[i]
		e.probe = template.Must(template.New("").Parse(e.before + "{{.}}" + e.after))
		_ = e.probe.Execute(io.Discard, "") // which makes html/template add the functions
		e.chain = chainOf(e.probe)
	}
	return list
}

func chainOf(t *template.Template) string {
	for _, n := range t.Tree.Root.Nodes {
		if a, ok := n.(*parse.ActionNode); ok {
			_, chain := cutChain(a.Pipe.Cmds)
			return chain
		}
	}
	return ""
}

// cutChain cuts the functions that html/template added off a pipeline.
func cutChain(list []*parse.CommandNode) (own []*parse.CommandNode, chain string) {
	n := len(list)
	for n > 0 && strings.HasPrefix(list[n-1].String(), "_html_template_") {
		n--
	}
	var names []string
	for _, c := range list[n:] {
		names = append(names, c.String())
	}
	return list[:n], strings.Join(names, " ")
}

// appendText appends a text with the bytes replaced that mean something in HTML,
// as html/template does: in a text, in an attribute in quotes, in a title.
func appendText(page []byte, text string) ([]byte, bool) {
	from := 0
	for i := range len(text) {
		if by := replacements[text[i]]; by != "" {
			page = append(append(page, text[from:i]...), by...)
			from = i + 1
		}
	}
	return append(page, text[from:]...), true
}

var replacements = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// appendAddress appends an address that surely is left as it is.
func appendAddress(page []byte, address string) ([]byte, bool) {
	rest, web := strings.CutPrefix(address, "https://")
	if !web {
		rest = strings.TrimPrefix(address, "http://")
	}
	for i := range len(rest) {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
		case c == '-' || c == '.' || c == '_' || c == '/' || c == '#':
		default:
			return page, false
		}
	}
	return append(page, address...), true
}

// appendName appends a part of an address that surely is left as it is.
func appendName(page []byte, name string) ([]byte, bool) {
	if strings.ContainsAny(name, "/#") {
		return page, false
	}
	return appendAddress(page, name)
}

// delegate has html/template escape a value.
func (e *escaper) delegate(page []byte, value any) []byte {
	b := bytes.NewBuffer(page)
	if err := e.probe.Execute(b, value); err != nil {
		panic(runtimeMismatch{err.Error()})
	}
	all := b.Bytes()
	copy(all[len(page):], all[len(page)+len(e.before):])
	return all[:len(all)-len(e.before)-len(e.after)]
}

var markup = reflect.TypeFor[template.HTML]()

// print compiles an action that prints.
func (c *compiler) print(n *parse.PipeNode, dot reflect.Type) sequence {
	own, chain := cutChain(n.Cmds)
	var e *escaper
	for i := range c.escapers {
		if c.escapers[i].chain == chain {
			e = &c.escapers[i]
		}
	}
	if e == nil || len(own) == 0 {
		panic(unsupported{"a value in such a place of the page"})
	}
	value := c.commands(own, dot)
	write := e.writer(value.typ)
	if value.constant.IsValid() {
		return sequence{{text: string(write(nil, value.constant))}}
	}
	eval := value.eval
	return sequence{{run: func(m *machine, dot reflect.Value) {
		v := eval(m, dot) // before the page is looked at: it may grow meanwhile
		m.page = write(m.page, v)
	}}}
}

// writer returns the function that appends values of a type.
func (e *escaper) writer(typ reflect.Type) func([]byte, reflect.Value) []byte {
	switch {
	case typ == nil:
		return func(page []byte, v reflect.Value) []byte {
			if !v.IsValid() {
				panic(runtimeMismatch{"nothing to print"})
			}
			return e.writer(v.Type())(page, v)
		}
	case typ == markup && e.before == "":
		return func(page []byte, v reflect.Value) []byte { return append(page, v.String()...) }
	case typ == reflect.TypeFor[string]():
		return func(page []byte, v reflect.Value) []byte {
			text := v.String()
			if escaped, ok := e.text(page, text); ok {
				return escaped
			}
			return e.delegate(page, text)
		}
	}
	return func(page []byte, v reflect.Value) []byte { return e.delegate(page, v.Interface()) }
}
