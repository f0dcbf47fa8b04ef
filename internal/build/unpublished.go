package build

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"readout/internal/config"
	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/meta"
	"readout/internal/source"
)

// unpublished reports texts under content that are not published: files that were meant
// to be Markdown, and text files that nothing links to.
func (b *Builder) unpublished(tree *source.Tree, heads []document.Summary, settings config.Config) []source.Diagnostic {
	var list []source.Diagnostic
	var linked map[source.Path]bool // made when first asked for
	for _, p := range tree.Beside {
		name := strings.ToLower(path.Base(string(p)))
		switch stem, markdown := markdownStem(name); {
		case markdown:
			to := path.Join(path.Dir(string(p)), stem+".md")
			list = append(list, b.ifWithheld(source.Diagnostic{
				Path: p, Rule: "not-markdown", Message: "this file is not published: the name of a Markdown file ends in .md",
				Hint: fmt.Sprintf("git mv %q %q", p, to),
			}, settings))
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

// unread returns the diagnostics of reading the folder. A content file that cannot be
// read may be a draft, which must not stop the site from being published.
func (b *Builder) unread(tree *source.Tree, settings config.Config) []source.Diagnostic {
	list := slices.Clone(tree.Diagnostics)
	for i, d := range list {
		if _, _, content := document.KindOf(d.Path); content && d.Rule == "unreadable" {
			list[i] = b.ifWithheld(d, settings)
		}
	}
	return list
}

// ifWithheld returns an error for a file that is not read as content, or a warning
// without words of the file if it says that it is withheld. Only the beginning of the
// file is read for that.
func (b *Builder) ifWithheld(d source.Diagnostic, settings config.Config) source.Diagnostic {
	const beginning = meta.MaxSize + 100 // and the lines around it
	fsys, closeFolder, err := b.open()
	if err != nil {
		return d
	}
	defer closeFolder()
	f, err := fsys.Open(string(d.Path))
	if err != nil {
		return d
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, beginning))
	if err != nil {
		return d
	}
	if len(data) == beginning {
		data = data[:bytes.LastIndexByte(data, '\n')+1] // whole lines, and so whole characters
	}
	w := frontmatter.WithholdingOf(source.NewFile(d.Path, data), settings.TimeZone)
	if b.options.Drafts || !hidden(&w, b.options.Now) {
		return d
	}
	return b.veiled([]source.Diagnostic{d}, w)[0]
}

// texts are the extensions of files that people write articles in.
var texts = []string{".txt", ".text", ".rst", ".adoc", ".org", ".rtf", ".doc", ".docx", ".odt", ".pages"}

// markdownStem cuts an extension that people use for Markdown, and readout does not,
// from the name of a file. Backup copies of text editors have none of these.
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

// linkedFiles returns the files that documents link to, withheld documents included.
func linkedFiles(heads []document.Summary) map[source.Path]bool {
	linked := map[source.Path]bool{}
	for i := range heads {
		for _, l := range heads[i].Document.Links {
			linked[l.Target] = true
		}
	}
	return linked
}
