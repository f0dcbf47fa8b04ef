package site

import (
	"slices"
	"strings"

	"readout/internal/source"
)

// orderByPath notes the order that the articles were given in, so that they can be
// found by their paths without an index.
func (r *resolver) orderByPath() {
	r.site.byPath = make([]ArticleID, 0, len(r.site.Articles))
	for _, t := range r.targets {
		if t.Kind == ToArticle {
			r.site.byPath = append(r.site.byPath, ArticleID(t.Index))
		}
	}
}

// ArticleAt returns the article in a file, and whether there is one.
func (s *Site) ArticleAt(file source.Path) (ArticleID, bool) {
	i, found := slices.BinarySearchFunc(s.byPath, file, func(id ArticleID, file source.Path) int {
		return strings.Compare(string(s.Articles[id].Document.File.Path), string(file))
	})
	if !found {
		return 0, false
	}
	return s.byPath[i], true
}
