package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"path"
	"reflect"
	"strconv"
	"strings"
	texttemplate "text/template"

	"readout/internal/source"
)

// An Error says where a layout went wrong.
type Error struct {
	source.Diagnostic
	Position source.Position // of the diagnostic's span
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Position.Line, e.Position.Column, e.Message)
}

// failure makes an error of a diagnostic.
func (l *Layouts) failure(d source.Diagnostic) error {
	data := l.files[strings.TrimPrefix(string(d.Path), "layouts/")]
	return &Error{d, source.PositionOf(data, d.Span.Start)}
}

// problem is a diagnostic for a whole layout file, or for all of them.
func problem(name, hint, message string) source.Diagnostic {
	return source.Diagnostic{
		Path:    source.Path(path.Join("layouts", name)),
		Rule:    "layout",
		Message: message,
		Hint:    hint,
	}
}

// locate turns an error of html/template into a diagnostic. The packages of
// the standard library give the place in words only ("template:
// layouts/x.html:3:7: executing …"), so the words are taken apart, here and
// nowhere else. Without a place, the whole of the named file is meant.
func (l *Layouts) locate(err error, name string) source.Diagnostic {
	if e := (*template.Error)(nil); errors.As(err, &e) && e.Line == 0 {
		return problem(name, "", e.Description)
	}
	// What goes wrong in a partial that is shown inside a phrase is wrapped in the
	// error of the layout that shows it.
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		if _, ok := cause.(texttemplate.ExecError); ok {
			err = cause
		}
	}
	text := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "html/"), "template:")
	text = strings.TrimPrefix(text, " ")
	d := problem(name, "", text)
	for known, data := range l.files {
		rest, ok := strings.CutPrefix(text, "layouts/"+known+":")
		if !ok {
			continue
		}
		line, rest := number(rest)
		column, rest := number(rest)
		d.Path = source.Path("layouts/" + known)
		d.Span = source.At(offset(data, line, column))
		d.Message = strings.TrimPrefix(rest, " ")
	}
	if _, reason, ok := strings.Cut(d.Message, ">: "); ok && strings.HasPrefix(d.Message, "executing ") {
		d.Message = reason
	}
	d.Hint = l.fields(d.Message)
	return d
}

// number takes "12:" off the start of s; zero if it is not there.
func number(s string) (int, string) {
	digits, rest, ok := strings.Cut(s, ":")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil {
		return 0, s
	}
	return n, rest
}

// offset is the place of a line, counted from 1, and a column, from 0.
func offset(data []byte, line, column int) int {
	at := 0
	for range line - 1 {
		next := bytes.IndexByte(data[at:], '\n')
		if next < 0 {
			return len(data)
		}
		at += next + 1
	}
	return min(at+column, len(data))
}

// fields answers "can't evaluate field Nmae in type page.Chip" with the fields
// there are.
func (l *Layouts) fields(message string) string {
	_, name, ok := strings.Cut(message, " in type ")
	if !ok {
		return ""
	}
	known := map[string]reflect.Type{}
	for _, view := range l.views {
		collect(reflect.TypeOf(view).Elem(), known)
	}
	t := known[strings.TrimPrefix(name, "*")]
	if t == nil {
		return ""
	}
	var list []string
	for _, f := range reflect.VisibleFields(t) {
		if !f.Anonymous {
			list = append(list, f.Name)
		}
	}
	return "it has " + strings.Join(list, ", ")
}

// collect notes a view's type, and all types below it, by name.
func collect(t reflect.Type, known map[string]reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		collect(t.Elem(), known)
	case reflect.Struct:
		known[t.String()] = t
		for i := range t.NumField() {
			collect(t.Field(i).Type, known)
		}
	}
}
