package frontmatter

import (
	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

// Describe returns the front matter that files of a kind may have, as it is read.
func Describe(kind document.Kind) meta.Mapping {
	return meta.Describe(withArticle(kind), func(r *meta.Reader) {
		frontReader{r, nil, &document.Document{File: &source.File{}, Kind: kind}}.fields()
		newWithholdingReader(r, nil)
	})
}

// ReadOver returns the keys that files of a kind may have without any meaning, since
// Obsidian writes them by itself.
func ReadOver(kind document.Kind) []string {
	if kind == document.KindArticle {
		return []string{"tags", "cssclasses", "aliases"}
	}
	return []string{"tags", "cssclasses"}
}
