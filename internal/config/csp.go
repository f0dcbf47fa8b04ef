package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/meta"
	"readout/internal/spelling"
)

// directives are those of Content Security Policy Level 3 that a publisher may
// widen. The others (default-src, base-uri, object-src, …) only make a page less
// safe.
var directives = []string{
	"script-src", "style-src", "img-src", "font-src", "connect-src",
	"media-src", "frame-src", "child-src", "worker-src", "manifest-src", "form-action",
}

// origin is the host-source and scheme-source of CSP 3 (2.3.1), without the
// lone "*" and without the quoted keywords: 'unsafe-inline' is what the policy
// is there to forbid. No character that it allows can end a directive or an
// attribute.
var origin = regexp.MustCompile(
	`^(?:(?:https?|wss?)://)?(?:\*\.)?[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9-]+)+(?::\d+)?(?:/[a-zA-Z0-9._~/-]*)?$|^(?:data|blob):$`)

// cspExtra reads entries such as "img-src https://a.example https://b.example".
func cspExtra(r *meta.Reader) []Source {
	var out []Source
	for _, v := range r.Texts("csp_extra") {
		words := strings.Fields(v.Text)
		if !admits(r, v, words) {
			continue
		}
		for _, o := range words[1:] {
			if s := (Source{words[0], o}); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// admits reports whether the words of an entry are a directive and origins.
func admits(r *meta.Reader, v meta.Value, words []string) bool {
	if !slices.Contains(directives, words[0]) {
		hint := "begin it with one of " + strings.Join(directives, ", ")
		if near, ok := spelling.Nearest(words[0], directives); ok {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		r.Fail(v.Span, "bad-csp", fmt.Sprintf("csp_extra: %q is not a directive that can be widened", words[0]), hint)
		return false
	}
	if len(words) == 1 {
		r.Fail(v.Span, "bad-csp", fmt.Sprintf("csp_extra: %s admits nothing", words[0]), `write it as "img-src https://example.org"`)
		return false
	}
	for _, o := range words[1:] {
		if !origin.MatchString(o) {
			r.Fail(v.Span, "bad-csp", fmt.Sprintf("csp_extra: %q is not a source", o), "write a host as https://example.org, or data: or blob:")
			return false
		}
	}
	return true
}
