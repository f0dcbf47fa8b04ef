package build

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/source"
)

// unpublished reports files under content that hold words and are published
// nowhere: those that were meant to be Markdown, and texts that nothing links to.
func unpublished(tree *source.Tree, heads []document.Head) []source.Diagnostic {
	var list []source.Diagnostic
	var linked map[source.Path]bool // made when first asked for
	for _, p := range tree.Beside {
		name := strings.ToLower(path.Base(string(p)))
		switch stem, markdown := markdownStem(name); {
		case markdown:
			to := path.Join(path.Dir(string(p)), stem+".md")
			list = append(list, source.Diagnostic{
				Path: p, Rule: "not-markdown", Message: "this file is not published: the name of a Markdown file ends in .md",
				Hint: fmt.Sprintf("git mv %q %q", p, to),
			})
		case slices.Contains(texts, path.Ext(name)):
			if linked == nil {
				linked = linkedFiles(heads)
			}
			if !linked[p] {
				list = append(list, source.Diagnostic{
					Path: p, Severity: source.Warning, Rule: "unpublished-file", Message: "this file is not published: it is no Markdown, and nothing links to it",
					Hint: "write it as Markdown with front matter, in a file whose name ends in .md",
				})
			}
		}
	}
	return list
}

// texts are the extensions of files that people write articles in.
var texts = []string{".txt", ".text", ".rst", ".adoc", ".org", ".rtf", ".doc", ".docx", ".odt", ".pages"}

// markdownStem returns the name of a file without what makes it look like
// Markdown to people, and not to readout. Copies that editors make of a file
// that they save do not.
func markdownStem(name string) (string, bool) {
	if stem, ok := strings.CutSuffix(strings.TrimSuffix(name, ".txt"), ".md"); ok {
		return stem, true
	}
	for _, extension := range []string{".markdown", ".mdown", ".mkdn", ".mkd", ".mdx", ".mdwn", ".qmd", ".rmd"} {
		if stem, ok := strings.CutSuffix(name, extension); ok {
			return stem, true
		}
	}
	return "", false
}

// linkedFiles are the files that any document links to, a withheld one too.
func linkedFiles(heads []document.Head) map[source.Path]bool {
	linked := map[source.Path]bool{}
	for i := range heads {
		for _, l := range heads[i].Document.Links {
			linked[l.Target] = true
		}
	}
	return linked
}
