// Package parse reads one content file of any kind into a document.Document.
//
// Parse reads front matter (package frontmatter) and Markdown (package markdown),
// and then the annotation language: statements, events, references and links. While
// it renders the text to HTML it writes Plain, Runs and Slots in step. Goldmark's
// tree is dropped afterwards.
//
// Much of the package are checks: an annotation that Markdown did not recognise, a
// line that would be lost, words that would be ascribed to the wrong speaker.
//
// Everything an editor can get wrong in one file is a diagnostic of the Document,
// all of them at once. A part that cannot be understood is left out, so that one
// mistake is reported once.
package parse

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/markdown"
	"readout/internal/sentence"
	"readout/internal/source"
	"readout/internal/spelling"
)

// Options are the settings of the site that a file's meaning depends on. They
// are part of the key under which a parsed document may be kept.
type Options struct {
	Location    *time.Location // the zone of dates and embargoes without one; nil is UTC
	RightToLeft bool           // the site's language is written from right to left
}

// A Parser reads content files. It may be used from several goroutines.
type Parser struct {
	options  Options
	markdown markdown.Markdown
}

// NewParser returns a parser for a site with the given settings.
func NewParser(options Options) *Parser {
	return &Parser{options: options, markdown: markdown.New(nodes{})}
}

// Parse reads one content file. It never fails: what is wrong with the file
// stands in the document's Diagnostics. The path must be one that KindOf knows.
func (p *Parser) Parse(f *source.File) *document.Document {
	kind, id, _ := document.KindOf(f.Path)
	d := &document.Document{File: f, Kind: kind, ID: id}
	b := &builder{doc: d, text: &d.Text, quote: -1, rightToLeft: p.options.RightToLeft, lazy: map[ast.Node]bool{}, consumedBrackets: map[int]bool{}, unsayable: map[ast.Node]bool{}, credited: map[ast.Node]bool{}, anchors: document.Anchors{}}
	b.checkPath()
	body, ok := frontmatter.Read(d, p.options.Location)
	if !ok {
		return d
	}
	b.fields()
	b.body(p.markdown, body)
	b.checkEventIDs()
	b.settleEventTypes()
	b.checkLabels()
	b.finishStatements()
	b.checkLeftovers()
	b.checkEmphasis()
	b.checkLetters()
	d.Text.Sentences = sentence.Split(&d.Text)
	fit(d)
	return d
}

// fit gives back what lists have grown beyond their needs: documents are kept.
func fit(d *document.Document) {
	t := &d.Text
	t.Plain, t.HTML = fitted(t.Plain), fitted(t.HTML)
	t.Runs, t.Blocks, t.Slots, t.Sentences = fitted(t.Runs), fitted(t.Blocks), fitted(t.Slots), fitted(t.Sentences)
	d.Statements, d.References = fitted(d.Statements), fitted(d.References)
}

func fitted[T any](list []T) []T {
	if cap(list)-len(list) <= len(list)/8 {
		return list
	}
	return slices.Clone(list)
}

// ids are what file names and event ids are made of: they are addresses too.
var ids = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func validID(id string) bool { return ids.MatchString(id) }

// checkPath reports a file whose name cannot be an address.
func (b *builder) checkPath() {
	parts := strings.Split(b.doc.ID, "/")
	if len(parts) > 1 && b.doc.Kind != document.KindArticle {
		b.problem(source.At(0), "bad-path", fmt.Sprintf("move it to content/%s/%s.md", b.doc.Kind.Folder(), path.Base(b.doc.ID)),
			"only articles may stand in folders of their own")
		return
	}
	for i, part := range parts {
		if validID(part) {
			continue
		}
		for j := i; j < len(parts); j++ {
			parts[j] = cmp.Or(spelling.Slug(parts[j]), "name")
		}
		to := path.Join("content", b.doc.Kind.Folder(), strings.Join(parts, "/")+".md")
		b.problem(source.At(0), "bad-path", renaming(string(b.doc.File.Path), to),
			"file names are made of a-z, 0-9 and hyphens, since they become addresses")
		return
	}
}

// renaming is the hint how to rename a file. A name may hold what a shell obeys, and
// the command is there to be copied.
func renaming(from, to string) string {
	switch {
	case source.Printable(from) != from:
		return "rename the file to " + to
	case strings.ContainsAny(from, "\"$`\\!"):
		return fmt.Sprintf("git mv '%s' %q", strings.ReplaceAll(from, "'", `'\''`), to)
	}
	return fmt.Sprintf(`git mv "%s" "%s"`, from, to)
}

// body renders the Markdown below the front matter.
func (b *builder) body(m markdown.Markdown, span source.Span) {
	src := span.Of(b.doc.File.Data)
	b.base = int(span.Start)
	part := b.startPart()
	tree, over := m.Parse(src)
	if over != nil {
		b.problem(source.At(b.base+over.At), "too-large", over.Hint, "%s", over.Message)
		b.text.Body = b.endPart(part)
		b.doc.Unread = append(b.doc.Unread, span)
		return
	}
	b.checkFootnotes(tree.UnusedFootnotes, src)
	b.checkTree(tree.Root, src)
	b.checkSpoken(tree.Root, src)
	if err := m.Renderer().Render(b, src, tree.Root); err != nil {
		b.problem(source.At(b.base), "markdown", "", "the text cannot be rendered: %s", err)
	}
	b.text.Body = b.endPart(part)
}

func (b *builder) startPart() document.Part {
	return document.Part{HTML: source.At(len(b.text.HTML)), Blocks: source.At(len(b.text.Blocks)), Slots: source.At(len(b.text.Slots))}
}

func (b *builder) endPart(p document.Part) document.Part {
	p.HTML.End, p.Blocks.End, p.Slots.End = int32(len(b.text.HTML)), int32(len(b.text.Blocks)), int32(len(b.text.Slots))
	return p
}
