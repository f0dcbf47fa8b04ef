package meta

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/source"
	"readout/internal/spelling"
)

// Text reads text. Numbers and truth values are text as they were written.
func (r *Reader) Text(key string, need ...Need) Value {
	n := r.find(key, need)
	if n == nil || !r.isScalar(key, n) {
		return Value{}
	}
	if strings.TrimSpace(n.text) == "" {
		if slices.Contains(need, Required) {
			r.missing = append(r.missing, key)
		}
		return Value{}
	}
	return n.value()
}

// Place returns where a key's value stands, for a report about it; the zero
// Span if the key is not given.
func (r *Reader) Place(key string) source.Span {
	if f := r.node.field(key); f != nil {
		return f.value.span
	}
	return source.Span{}
}

// Bool reads true or false; a key that is not given is false.
func (r *Reader) Bool(key string) bool {
	r.is(key, Truth)
	n := r.find(key, nil)
	if n == nil || !r.isScalar(key, n) {
		return false
	}
	if !n.plain || n.text != "true" && n.text != "false" {
		r.wrongType(n, fmt.Sprintf("%s is true or false, not %q", key, n.text), "write true or false, without quotes")
	}
	return n.plain && n.text == "true"
}

// Int reads a whole number; a key that is not given is 0.
func (r *Reader) Int(key string) int {
	r.is(key, WholeNumber)
	n := r.find(key, nil)
	if n == nil || !r.isScalar(key, n) {
		return 0
	}
	i, err := strconv.Atoi(n.text)
	if err != nil || !n.plain {
		r.wrongType(n, fmt.Sprintf("%s is a whole number, not %q", key, n.text), "write it as 1, without quotes")
		return 0
	}
	return i
}

// Choice reads one of the allowed words.
func (r *Reader) Choice(key string, allowed ...string) string {
	r.Narrow(key, AnyText, allowed...)
	v := r.Text(key)
	if !v.Given() || slices.Contains(allowed, v.Text) {
		return v.Text
	}
	hint := "write one of " + strings.Join(allowed, ", ")
	if near, ok := spelling.Nearest(v.Text, allowed); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.Fail(v.Span, "unknown-value", fmt.Sprintf("%s cannot be %q", key, v.Text), hint)
	return ""
}

// URL reads an absolute http or https address.
func (r *Reader) URL(key string, need ...Need) Value {
	r.is(key, WebAddress)
	return r.webAddress(key, r.Text(key, need...))
}

func (r *Reader) webAddress(key string, v Value) Value {
	if !v.Given() || isWebAddress(v.Text) {
		return v
	}
	r.Fail(v.Span, "bad-url", fmt.Sprintf("%s: %q is not a web address", key, v.Text),
		"write it in full, beginning with https://")
	return Value{}
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" &&
		!strings.ContainsAny(s, " \t\r\n\"<>\\^`{|}")
}
