package render

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// A program is a layout compiled for one type of view. It writes the same bytes as
// html/template, in a tenth of the time: html/template looks up fields by name and
// calls its escaping functions by reflection, each time, and that was half of a build.
//
// It is compiled from the trees that html/template has escaped, so html/template alone
// decides what is escaped how. It supports what layouts commonly use. A layout that
// uses anything else is executed by html/template, and so is a page on which anything
// goes wrong, so that the error has the usual words and place.
type program struct {
	body  step
	slots int // variables; 0 if it has none, else the first is $
}

// A step is a part of a program: it appends to the page.
type step func(m *machine, dot reflect.Value)

// A machine runs programs, for one page at a time.
type machine struct {
	page  []byte
	slots []reflect.Value // the variables of all programs that are running
	base  int             // where those of the innermost begin
}

// A program panics with a runtimeMismatch when it meets a value that it was not
// compiled for.
type runtimeMismatch struct{ why string }

// run runs the program of a template that is shown.
func (p *program) run(m *machine, dot reflect.Value) {
	if p.slots == 0 {
		p.body(m, dot)
		return
	}
	before := m.base
	m.base = len(m.slots)
	for range p.slots {
		m.slots = append(m.slots, dot)
	}
	p.body(m, dot)
	m.slots, m.base = m.slots[:m.base], before
}

// execute appends the page of a view to m.page. If it is not ok the page is not
// complete, and html/template has to make it.
func (p *program) execute(m *machine, view any) (ok bool) {
	defer func() {
		m.slots, m.base = m.slots[:0], 0
		switch r := recover().(type) {
		case nil:
		case runtimeMismatch, *reflect.ValueError:
			ok = false
		default:
			panic(r)
		}
	}()
	p.run(m, reflect.ValueOf(view))
	return true
}

// A compiler makes programs of the templates of one layout.
type compiler struct {
	set      *template.Template
	funcs    template.FuncMap
	escapers []escaper
	known    map[instance]*program
	scope    []variable // of the template that is being compiled
	most     int        // how many were in scope at once
	at       parse.Node // that is being compiled; nil before the first
}

// An instance is a template with the type of what it shows. The type is nil if
// it is known only when the program runs.
type instance struct {
	name string
	dot  reflect.Type
}

type variable struct {
	name string
	typ  reflect.Type
}

// The compiler panics with unsupported when a template uses something that programs
// cannot do.
type unsupported struct{ why string }

// compile makes the program of a layout that html/template has run already, or
// says where it cannot, and why.
func compile(set *template.Template, funcs template.FuncMap, escapers []escaper, view reflect.Type) (p *program, why string) {
	c := &compiler{set: set, funcs: funcs, escapers: escapers, known: map[instance]*program{}}
	defer func() {
		if r := recover(); r != nil {
			u, ok := r.(unsupported)
			if !ok {
				panic(r)
			}
			p, why = nil, c.place()+u.why
		}
	}()
	return c.template("base", view), ""
}

// place returns where in a layout the compiler is: "layouts/base.html:3:7: ".
func (c *compiler) place() string {
	if c.at == nil {
		return ""
	}
	place, _ := c.set.Tree.ErrorContext(c.at)
	return place + ": "
}

// template compiles a template, once for each type that it shows. It may show
// itself.
func (c *compiler) template(name string, dot reflect.Type) *program {
	key := instance{name, dot}
	if p := c.known[key]; p != nil {
		return p
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		name, _, _ = strings.Cut(name, "$") // what html/template adds for another place
		panic(unsupported{"the template " + name + " is escaped in more than one way"})
	}
	p := &program{}
	c.known[key] = p
	scope, most := c.scope, c.most
	c.scope, c.most = []variable{{"$", dot}}, 0
	p.body = c.list(t.Tree.Root, dot).step()
	p.slots = c.most
	c.scope, c.most = scope, most
	return p
}

// A fragment is the result of compiling a node: text, or a step.
type fragment struct {
	text string
	run  step // nil for text
}

// A sequence is a list of fragments, no two of which in a row are text.
type sequence []fragment

func (s sequence) add(more ...fragment) sequence {
	for _, p := range more {
		if n := len(s); p.run == nil && n > 0 && s[n-1].run == nil {
			s[n-1].text += p.text
		} else if p.run != nil || p.text != "" {
			s = append(s, p)
		}
	}
	return s
}

// step makes one step of a sequence.
func (s sequence) step() step {
	for i, p := range s {
		if p.run == nil {
			text := p.text
			s[i].run = func(m *machine, _ reflect.Value) { m.page = append(m.page, text...) }
		}
	}
	switch len(s) {
	case 0:
		return func(*machine, reflect.Value) {}
	case 1:
		return s[0].run
	case 2:
		first, second := s[0].run, s[1].run
		return func(m *machine, dot reflect.Value) { first(m, dot); second(m, dot) }
	}
	return func(m *machine, dot reflect.Value) {
		for i := range s {
			s[i].run(m, dot)
		}
	}
}

func (c *compiler) list(list *parse.ListNode, dot reflect.Type) sequence {
	if list == nil {
		return nil
	}
	mark := len(c.scope)
	var s sequence
	for _, n := range list.Nodes {
		s = s.add(c.node(n, dot)...)
	}
	c.scope = c.scope[:mark]
	return s
}

func (c *compiler) node(n parse.Node, dot reflect.Type) sequence {
	c.at = n
	switch n := n.(type) {
	case *parse.TextNode:
		return sequence{{text: string(n.Text)}}
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		return c.action(n, dot)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return sequence{{run: c.loop(&n.BranchNode, dot)}}
	case *parse.TemplateNode:
		return sequence{{run: c.show(n, dot)}}
	}
	panic(unsupported{n.String()})
}

// declare makes a variable and returns its slot.
func (c *compiler) declare(name string, typ reflect.Type) int {
	c.scope = append(c.scope, variable{name, typ})
	c.most = max(c.most, len(c.scope))
	return len(c.scope) - 1
}

// slot returns where a variable is kept, the innermost of its name.
func (c *compiler) slot(name string) int {
	for i := len(c.scope) - 1; i >= 0; i-- {
		if c.scope[i].name == name {
			c.most = max(c.most, i+1)
			return i
		}
	}
	panic(unsupported{"the variable " + name})
}

func (c *compiler) action(n *parse.ActionNode, dot reflect.Type) sequence {
	if len(n.Pipe.Decl) == 0 {
		return c.print(n.Pipe, dot)
	}
	if len(n.Pipe.Decl) != 1 {
		panic(unsupported{n.String()})
	}
	value := c.pipe(n.Pipe, dot)
	name := n.Pipe.Decl[0].Ident[0]
	var slot int
	if n.Pipe.IsAssign {
		if slot = c.slot(name); c.scope[slot].typ != value.typ {
			panic(unsupported{name + " becomes another type"})
		}
	} else {
		slot = c.declare(name, value.typ)
	}
	return sequence{{run: func(m *machine, dot reflect.Value) { m.slots[m.base+slot] = value.eval(m, dot) }}}
}

// branch compiles if and with.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type, with bool) sequence {
	mark := len(c.scope)
	value := c.pipe(n.Pipe, dot)
	eval := value.eval
	switch len(n.Pipe.Decl) {
	case 0:
	case 1:
		if n.Pipe.IsAssign {
			panic(unsupported{n.String()})
		}
		slot := c.declare(n.Pipe.Decl[0].Ident[0], value.typ)
		inner := eval
		eval = func(m *machine, dot reflect.Value) reflect.Value {
			v := inner(m, dot)
			m.slots[m.base+slot] = v
			return v
		}
	default:
		panic(unsupported{n.String()})
	}
	inside := dot
	if with {
		inside = value.typ
	}
	then := c.list(n.List, inside).step()
	otherwise := c.list(n.ElseList, dot).step()
	c.scope = c.scope[:mark]
	truth := truthOf(value.typ)
	return sequence{{run: func(m *machine, dot reflect.Value) {
		switch v := eval(m, dot); {
		case !truth(v):
			otherwise(m, dot)
		case with:
			then(m, v)
		default:
			then(m, dot)
		}
	}}}
}

// loop compiles range over a list.
func (c *compiler) loop(n *parse.BranchNode, dot reflect.Type) step {
	mark := len(c.scope)
	list := c.pipe(n.Pipe, dot)
	if list.typ == nil || list.typ.Kind() != reflect.Slice || n.Pipe.IsAssign || len(n.Pipe.Decl) > 2 {
		panic(unsupported{n.String()})
	}
	element := list.typ.Elem()
	index, each := -1, -1
	switch d := n.Pipe.Decl; len(d) {
	case 1:
		each = c.declare(d[0].Ident[0], element)
	case 2:
		index = c.declare(d[0].Ident[0], reflect.TypeFor[int]())
		each = c.declare(d[1].Ident[0], element)
	}
	body := c.list(n.List, element).step()
	otherwise := c.list(n.ElseList, dot).step()
	c.scope = c.scope[:mark]
	return func(m *machine, dot reflect.Value) {
		v := list.eval(m, dot)
		count := v.Len()
		for i := range count {
			x := v.Index(i)
			if index >= 0 {
				m.slots[m.base+index] = reflect.ValueOf(i)
			}
			if each >= 0 {
				m.slots[m.base+each] = x
			}
			body(m, x)
		}
		if count == 0 {
			otherwise(m, dot)
		}
	}
}

// show compiles {{template "name" pipe}}.
func (c *compiler) show(n *parse.TemplateNode, dot reflect.Type) step {
	if n.Pipe == nil || len(n.Pipe.Decl) > 0 {
		panic(unsupported{n.String()})
	}
	data := c.pipe(n.Pipe, dot)
	p := c.template(n.Name, data.typ)
	return func(m *machine, dot reflect.Value) { p.run(m, data.eval(m, dot)) }
}

// truthOf returns the function that tells whether values of a type are true, as
// layouts see it.
func truthOf(typ reflect.Type) func(reflect.Value) bool {
	if typ != nil {
		switch typ.Kind() {
		case reflect.String, reflect.Slice:
			return func(v reflect.Value) bool { return v.Len() > 0 }
		case reflect.Bool:
			return reflect.Value.Bool
		case reflect.Int:
			return func(v reflect.Value) bool { return v.Int() != 0 }
		case reflect.Pointer:
			return func(v reflect.Value) bool { return !v.IsNil() }
		case reflect.Struct:
			return func(reflect.Value) bool { return true }
		}
	}
	return func(v reflect.Value) bool {
		truth, ok := template.IsTrue(v.Interface())
		if !ok {
			panic(runtimeMismatch{"a value that is neither true nor false"})
		}
		return truth
	}
}
