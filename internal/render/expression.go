package render

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// An expression is a value that a layout asks for.
type expression struct {
	typ  reflect.Type // nil if it is known only when the program runs
	eval func(m *machine, dot reflect.Value) reflect.Value
	// constant, if valid, is what eval returns each time.
	constant reflect.Value
}

func constant(v any) expression {
	value := reflect.ValueOf(v)
	return expression{value.Type(), func(*machine, reflect.Value) reflect.Value { return value }, value}
}

// pipe compiles a pipeline without the variables it declares.
func (c *compiler) pipe(n *parse.PipeNode, dot reflect.Type) expression {
	return c.commands(n.Cmds, dot)
}

// commands compiles commands, each of which is the last argument of the next.
func (c *compiler) commands(list []*parse.CommandNode, dot reflect.Type) expression {
	value := c.command(list[0], dot)
	for _, n := range list[1:] {
		value = c.command(n, dot, value)
	}
	return value
}

func (c *compiler) command(n *parse.CommandNode, dot reflect.Type, piped ...expression) expression {
	if function, ok := n.Args[0].(*parse.IdentifierNode); ok {
		var args []expression
		for _, a := range n.Args[1:] {
			args = append(args, c.operand(a, dot))
		}
		return c.call(function.Ident, append(args, piped...))
	}
	if len(n.Args) > 1 || len(piped) > 0 {
		panic(unsupported{n.String()})
	}
	return c.operand(n.Args[0], dot)
}

func (c *compiler) operand(n parse.Node, dot reflect.Type) expression {
	switch n := n.(type) {
	case *parse.DotNode:
		return expression{typ: dot, eval: func(_ *machine, dot reflect.Value) reflect.Value { return dot }}
	case *parse.FieldNode:
		return c.fields(expression{typ: dot, eval: func(_ *machine, dot reflect.Value) reflect.Value { return dot }}, n.Ident)
	case *parse.VariableNode:
		slot := c.slot(n.Ident[0])
		value := expression{typ: c.scope[slot].typ, eval: func(m *machine, _ reflect.Value) reflect.Value { return m.slots[m.base+slot] }}
		return c.fields(value, n.Ident[1:])
	case *parse.ChainNode:
		return c.fields(c.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.pipe(n, dot)
		}
	case *parse.IdentifierNode:
		return c.call(n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if i, err := strconv.Atoi(n.Text); err == nil {
			return constant(i)
		}
	}
	panic(unsupported{n.String()})
}

// fields compiles the fields of a value, one of the other.
func (c *compiler) fields(value expression, names []string) expression {
	for _, name := range names {
		value = c.field(value, name)
	}
	return value
}

func (c *compiler) field(of expression, name string) expression {
	if of.typ == nil {
		panic(unsupported{"a field ." + name + " of what is not known beforehand"})
	}
	typ, pointer := of.typ, of.typ.Kind() == reflect.Pointer
	if pointer {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct {
		panic(unsupported{"a field ." + name + " of what has none"})
	}
	f, ok := typ.FieldByName(name)
	_, method := reflect.PointerTo(typ).MethodByName(name)
	if !ok || method || !f.IsExported() {
		panic(unsupported{"the method ." + name})
	}
	eval, at, result := of.eval, f.Index, f.Type
	if result.Kind() == reflect.Interface {
		panic(unsupported{"." + name + " may be anything"})
	}
	get := func(v reflect.Value) reflect.Value { return v.Field(at[0]) }
	if len(at) > 1 {
		get = func(v reflect.Value) reflect.Value { return v.FieldByIndex(at) } // of what is embedded
	}
	if pointer {
		// Of nil, Elem is no value, whose fields are a ValueError: a runtimeMismatch.
		return expression{typ: result, eval: func(m *machine, dot reflect.Value) reflect.Value { return get(eval(m, dot).Elem()) }}
	}
	return expression{typ: result, eval: func(m *machine, dot reflect.Value) reflect.Value { return get(eval(m, dot)) }}
}

// call compiles the call of a function.
func (c *compiler) call(name string, args []expression) expression {
	var value expression
	switch name {
	case "and", "or":
		return choice(name == "or", args)
	case "not":
		value = c.not(args)
	case "eq", "ne", "lt", "le", "gt", "ge":
		value = compare(name, args)
	case "len":
		value = c.length(args)
	case "index":
		value = c.index(args)
	case "print":
		value = printed(fmt.Sprint, args)
	case "println":
		value = printed(fmt.Sprintln, args)
	case "printf":
		if len(args) == 0 || args[0].typ != reflect.TypeFor[string]() {
			panic(unsupported{"printf without a format"})
		}
		value = printed(func(a ...any) string { return fmt.Sprintf(a[0].(string), a[1:]...) }, args)
	case "slice":
		value = c.slice(args)
	case "show":
		return c.shown(args)
	default:
		value = c.function(name, args)
	}
	for _, a := range args {
		if !a.constant.IsValid() {
			return value
		}
	}
	return c.folded(value)
}

func printed(print func(...any) string, args []expression) expression {
	return expression{typ: reflect.TypeFor[string](), eval: func(m *machine, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(print(anyOf(m, dot, args)...))
	}}
}

// folded evaluates once what is the same each time. What it surprises with is
// left for later.
func (c *compiler) folded(value expression) (folded expression) {
	defer func() {
		if recover() != nil {
			folded = value
		}
	}()
	v := value.eval(&machine{}, reflect.Value{})
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return constant(v.Interface())
}

func anyOf(m *machine, dot reflect.Value, args []expression) []any {
	list := make([]any, len(args))
	for i, a := range args {
		list[i] = a.eval(m, dot).Interface()
	}
	return list
}

// choice compiles and, or: the first argument that decides.
func choice(until bool, args []expression) expression {
	if len(args) == 0 {
		panic(unsupported{"and, or of nothing"})
	}
	typ := args[0].typ
	truths := make([]func(reflect.Value) bool, len(args))
	for i, a := range args {
		if a.typ != typ {
			typ = nil
		}
		truths[i] = truthOf(a.typ)
	}
	return expression{typ: typ, eval: func(m *machine, dot reflect.Value) (v reflect.Value) {
		for i, a := range args {
			if v = a.eval(m, dot); truths[i](v) == until {
				break
			}
		}
		return v
	}}
}

var (
	yes = reflect.ValueOf(true)
	no  = reflect.ValueOf(false)
)

func truth(b bool) reflect.Value {
	if b {
		return yes
	}
	return no
}

func (c *compiler) not(args []expression) expression {
	if len(args) != 1 {
		panic(unsupported{"not of several arguments"})
	}
	of, isTrue := args[0], truthOf(args[0].typ)
	return expression{typ: reflect.TypeFor[bool](), eval: func(m *machine, dot reflect.Value) reflect.Value {
		return truth(!isTrue(of.eval(m, dot)))
	}}
}

// compare compiles a comparison of two strings, numbers or truths.
func compare(name string, args []expression) expression {
	if len(args) != 2 || args[0].typ == nil || args[1].typ == nil || args[0].typ.Kind() != args[1].typ.Kind() {
		panic(unsupported{name + " of these arguments"})
	}
	a, b := args[0].eval, args[1].eval
	var order func(x, y reflect.Value) int
	switch kind := args[0].typ.Kind(); {
	case kind == reflect.String:
		order = func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) }
	case kind == reflect.Int:
		order = func(x, y reflect.Value) int { return int(x.Int()) - int(y.Int()) }
	case kind == reflect.Bool && (name == "eq" || name == "ne"):
		order = func(x, y reflect.Value) int {
			if x.Bool() == y.Bool() {
				return 0
			}
			return 1
		}
	default:
		panic(unsupported{name + " of these arguments"})
	}
	holds := map[string]func(int) bool{
		"eq": func(o int) bool { return o == 0 }, "ne": func(o int) bool { return o != 0 },
		"lt": func(o int) bool { return o < 0 }, "le": func(o int) bool { return o <= 0 },
		"gt": func(o int) bool { return o > 0 }, "ge": func(o int) bool { return o >= 0 },
	}[name]
	return expression{typ: reflect.TypeFor[bool](), eval: func(m *machine, dot reflect.Value) reflect.Value {
		x := a(m, dot)
		return truth(holds(order(x, b(m, dot))))
	}}
}

func (c *compiler) length(args []expression) expression {
	if len(args) != 1 || args[0].typ == nil || args[0].typ.Kind() != reflect.Slice && args[0].typ.Kind() != reflect.String {
		panic(unsupported{"len of this"})
	}
	of := args[0].eval
	return expression{typ: reflect.TypeFor[int](), eval: func(m *machine, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(of(m, dot).Len())
	}}
}

func (c *compiler) index(args []expression) expression {
	if len(args) != 2 || args[0].typ == nil || args[0].typ.Kind() != reflect.Slice || args[1].typ != reflect.TypeFor[int]() {
		panic(unsupported{"index of this"})
	}
	of, at := args[0].eval, args[1].eval
	return expression{typ: args[0].typ.Elem(), eval: func(m *machine, dot reflect.Value) reflect.Value {
		list, i := of(m, dot), int(at(m, dot).Int())
		if i < 0 || i >= list.Len() {
			panic(runtimeMismatch{"an index out of range"})
		}
		return list.Index(i)
	}}
}

// slice compiles the function slice of a text or a list, from a place on.
func (c *compiler) slice(args []expression) expression {
	if len(args) != 2 || args[0].typ == nil || args[0].typ.Kind() != reflect.Slice && args[0].typ != reflect.TypeFor[string]() || args[1].typ != reflect.TypeFor[int]() {
		panic(unsupported{"slice of this"})
	}
	of, from := args[0].eval, args[1].eval
	return expression{typ: args[0].typ, eval: func(m *machine, dot reflect.Value) reflect.Value {
		whole, i := of(m, dot), int(from(m, dot).Int())
		if i < 0 || i > whole.Len() {
			panic(runtimeMismatch{"an index out of range"})
		}
		return whole.Slice(i, whole.Len())
	}}
}

// shown compiles the function show, whose result is part of a phrase.
func (c *compiler) shown(args []expression) expression {
	if len(args) != 2 || !args[0].constant.IsValid() || args[0].typ.Kind() != reflect.String {
		panic(unsupported{"show without a name"})
	}
	data := args[1]
	p := c.template(args[0].constant.String(), data.typ)
	return expression{typ: reflect.TypeFor[template.HTML](), eval: func(m *machine, dot reflect.Value) reflect.Value {
		from := len(m.page)
		p.run(m, data.eval(m, dot))
		shown := template.HTML(m.page[from:])
		m.page = m.page[:from]
		return reflect.ValueOf(shown)
	}}
}

// function compiles the call of one of our own functions.
func (c *compiler) function(name string, args []expression) expression {
	f := reflect.ValueOf(c.funcs[name])
	if !f.IsValid() {
		panic(unsupported{"the function " + name})
	}
	typ := f.Type()
	if len(args) < typ.NumIn() && !(typ.IsVariadic() && len(args) == typ.NumIn()-1) || len(args) > typ.NumIn() && !typ.IsVariadic() {
		panic(unsupported{name + " with another number of arguments"})
	}
	for i, a := range args {
		in := typ.In(min(i, typ.NumIn()-1))
		if typ.IsVariadic() && i >= typ.NumIn()-1 {
			in = in.Elem()
		}
		if a.typ != in && in.Kind() != reflect.Interface {
			panic(unsupported{name + " of another type"})
		}
	}
	result := typ.Out(0)
	if result.Kind() == reflect.Interface {
		result = nil
	}
	return expression{typ: result, eval: func(m *machine, dot reflect.Value) reflect.Value {
		return callFunction(m, dot, f, args)
	}}
}

func callFunction(m *machine, dot reflect.Value, f reflect.Value, args []expression) reflect.Value {
	switch f := f.Interface().(type) { // reflection is for functions that are not often called
	case func(string, ...any) (any, error):
		return result(f(args[0].eval(m, dot).String(), anyOf(m, dot, args[1:])...))
	case func(string, string, ...any) (any, error):
		return result(f(args[0].eval(m, dot).String(), args[1].eval(m, dot).String(), anyOf(m, dot, args[2:])...))
	case func(int) string:
		return reflect.ValueOf(f(int(args[0].eval(m, dot).Int())))
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		in[i] = a.eval(m, dot)
	}
	out := f.Call(in)
	if len(out) == 2 && !out[1].IsNil() {
		panic(runtimeMismatch{"an error of a function"})
	}
	return out[0]
}

func result(v any, err error) reflect.Value {
	if err != nil {
		panic(runtimeMismatch{err.Error()})
	}
	return reflect.ValueOf(v)
}
