package config

import (
	"fmt"
	"strings"

	"readout/internal/meta"
	"readout/internal/spelling"
)

// sources reads the sides of unnamed sources.
func sources(r *meta.Reader) []meta.Entry {
	var list []meta.Entry
	first := map[string]string{}
	for _, e := range r.RefsByText("sources", `write whose account it is, such as us, or "-" for nobody`) {
		key := SourceKey(e.Key.Text)
		switch before, twice := first[key]; {
		case key == "":
			r.Fail(e.Key.Span, "bad-source", fmt.Sprintf("sources: %q describes nobody", e.Key.Text), "write it as senior administration official: us")
		case twice:
			r.Fail(e.Key.Span, "duplicate-key", fmt.Sprintf("sources: %q is the same description as %q", e.Key.Text, before), "keep one of the two")
		default:
			first[key] = e.Key.Text
			list = append(list, e)
		}
	}
	return list
}

// SourceKey returns the key by which descriptions of sources are compared: the text
// without case, accents and a leading article.
func SourceKey(text string) string {
	key := spelling.Fold(text)
	for _, article := range []string{"a ", "an ", "the "} {
		if rest, found := strings.CutPrefix(key, article); found {
			return strings.TrimSpace(rest)
		}
	}
	return key
}
