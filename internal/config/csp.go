package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/meta"
	"readout/internal/spelling"
)

// directives are the directives of Content Security Policy Level 3 that a site may
// extend. To extend others (default-src, base-uri, object-src, …) would only make pages
// less safe.
var directives = []string{
	"script-src", "style-src", "img-src", "font-src", "connect-src",
	"media-src", "frame-src", "child-src", "worker-src", "manifest-src", "form-action",
}

// origin is the host-source of CSP 3 (2.3.1) without the lone "*". Quoted keywords,
// nonces and digests do not match: the policy is there to forbid them. No character that
// origin allows can end a source, a directive or an attribute.
var origin = regexp.MustCompile(
	`^(?:(?:https?|wss?)://)?(?:\*\.)?[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9-]+)+(?::\d+)?(?:/[a-zA-Z0-9._~/-]*)?$`)

// Which sources a directive may have depends on what it loads.
var (
	code  = []string{"script-src", "style-src", "frame-src", "child-src", "worker-src"} // code, and pages inside the page
	data  = []string{"img-src", "font-src", "media-src"}                                // may have data:
	blobs = []string{"img-src", "media-src"}                                            // may have blob:
)

// refusal says why a directive may not have a source, and what to write instead. It is
// empty for an allowed source.
func refusal(directive, from string) (why, hint string) {
	const host = "write a host as https://example.org"
	switch {
	case from == "data:" && slices.Contains(data, directive), from == "blob:" && slices.Contains(blobs, directive):
		return "", ""
	case from == "data:" || from == "blob:":
		return fmt.Sprintf("%s cannot have %s, from which anybody's code could come", directive, from), host
	case !origin.MatchString(from):
		hint := host
		switch {
		case slices.Contains(blobs, directive):
			hint += ", or data: or blob:"
		case slices.Contains(data, directive):
			hint += ", or data:"
		}
		return fmt.Sprintf("%q is not a source", from), hint
	case slices.Contains(code, directive) && (strings.HasPrefix(from, "http:") || strings.HasPrefix(from, "ws:")):
		return fmt.Sprintf("%s cannot have %q, which anybody on the way can change", directive, from), host
	case slices.Contains(code, directive) && strings.Contains(from, "*"):
		return fmt.Sprintf("%s cannot have %q, in which others may have hosts", directive, from), "write the host in full, as https://example.org"
	}
	return "", ""
}

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
	if len(words) == 0 {
		r.Fail(v.Span, "bad-csp", "csp_extra: an entry is empty", `write it as "img-src https://example.org"`)
		return false
	}
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
		if why, hint := refusal(words[0], o); why != "" {
			r.Fail(v.Span, "bad-csp", "csp_extra: "+why, hint)
			return false
		}
	}
	return true
}
