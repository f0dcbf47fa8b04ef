// Package parse reads one content file of any kind into a document.Document.
//
// Parse reads front matter (package frontmatter) and Markdown (package markdown), and then the
// annotation language: statements, events, references and links. While it renders the text to HTML it
// writes Plain, Runs and Slots in step. Goldmark's tree is dropped afterwards.
//
// Much of the package are checks: an annotation that Markdown did not recognise, a
// line that would be lost, words that would be ascribed to the wrong speaker.
//
// Everything an editor can get wrong in one file is a diagnostic of the Document, all of them at once.
// A part that cannot be understood is left out, so that one mistake is reported once.
package parse

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/frontmatter"
	"readout/internal/langname"
	"readout/internal/markdown"
	"readout/internal/sentence"
	"readout/internal/source"
	"readout/internal/spelling"
)

// Options are the settings of the site that a file's meaning depends on. They
// are part of the key under which a parsed document may be kept.
type Options struct {
	Location    *time.Location // the zone of dates and embargoes without one; nil is UTC
	Language    string         // the language of the site, a BCP 47 tag: names of languages may be in it
	RightToLeft bool           // that language is written from right to left
}

// A Parser reads content files. It may be used from several goroutines.
type Parser struct {
	options   Options
	markdown  markdown.Markdown
	languages func() *langname.Names // made when a file needs them, as few do
}

// NewParser returns a parser for a site with the given settings.
func NewParser(options Options) *Parser {
	languages := sync.OnceValue(func() *langname.Names { return langname.New(options.Language) })
	return &Parser{options, markdown.New(nodes{}), languages}
}

// Parse reads one content file. It never fails: what is wrong with the file
// stands in the document's Diagnostics. The path must be one that KindOf knows.
func (p *Parser) Parse(f *source.File) *document.Document {
	kind, id, _ := document.KindOf(f.Path)
	d := &document.Document{File: f, Kind: kind, ID: id}
	b := newBuilder(d, p.options.RightToLeft)
	b.zone = p.options.Location
	b.languages = p.languages
	b.reserve(len(f.Data))
	b.checkPath()
	body, ok := frontmatter.Read(d, p.options.Location)
	if !ok {
		return d
	}
	b.fields()
	b.frontInstructions(body)
	b.body(p.markdown, body)
	d.Text.Sentences = sentence.Split(&d.Text)
	finish(b.reporter)
	checkLeftovers(b.reporter, b.findings)
	b.checkAlphabets()
	trimCapacity(d)
	return d
}

// trimCapacity gives back what lists have grown beyond their needs: documents are kept.
func trimCapacity(d *document.Document) {
	t := &d.Text
	t.Plain, t.HTML = trimmed(t.Plain), trimmed(t.HTML)
	t.Runs, t.Blocks, t.Slots, t.Sentences = trimmed(t.Runs), trimmed(t.Blocks), trimmed(t.Slots), trimmed(t.Sentences)
	d.Statements, d.References = trimmed(d.Statements), trimmed(d.References)
}

func trimmed[T any](list []T) []T {
	if cap(list)-len(list) <= len(list)/8 {
		return list
	}
	return slices.Clone(list)
}

// ids are what file names and event ids are made of: they are addresses too.
var ids = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func validID(id string) bool { return ids.MatchString(id) }

// checkPath reports a file whose name cannot be an address.
func (r *reporter) checkPath() {
	parts := strings.Split(r.doc.ID, "/")
	if len(parts) > 1 && r.doc.Kind != document.KindArticle {
		r.problem(source.At(0), "bad-path", fmt.Sprintf("move it to content/%s/%s.md", r.doc.Kind.Folder(), path.Base(r.doc.ID)),
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
		to := path.Join("content", r.doc.Kind.Folder(), strings.Join(parts, "/")+".md")
		r.problem(source.At(0), "bad-path", renaming(string(r.doc.File.Path), to),
			"file names are made of a-z, 0-9 and hyphens, since they become addresses")
		return
	}
}

// renaming returns the hint to rename a file, quoted for a shell: editors copy the command.
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
	c := &treeCheck{b.eventReader, b.directionFinder}
	c.checkFootnotes(tree.UnusedFootnotes, src)
	c.checkTree(tree.Root, src)
	c.instructions(tree.Root, src)
	c.checkSpoken(tree.Root, src)
	b.defaults.sections = c.readSections(tree.Root, src)
	if err := m.Renderer().Render(b, src, tree.Root); err != nil {
		b.problem(source.At(b.base), "markdown", "", "the text cannot be rendered: %s", err)
	}
	b.text.Body = b.endPart(part)
}

func (w *textWriter) startPart() document.Part {
	return document.Part{HTML: source.At(len(w.text.HTML)), Blocks: source.At(len(w.text.Blocks)), Slots: source.At(len(w.text.Slots))}
}

func (w *textWriter) endPart(p document.Part) document.Part {
	p.HTML.End, p.Blocks.End, p.Slots.End = int32(len(w.text.HTML)), int32(len(w.text.Blocks)), int32(len(w.text.Slots))
	return p
}

// A builder makes a Document of goldmark's nodes: goldmark's renderer calls the
// functions of nodes with it, once when it enters a node and once when it leaves it.
type builder struct {
	*reporter
	*textWriter
	*eventReader
	directionFinder

	nested   int     // depth of quote blocks inside another, which is an error
	brokenIn int32   // the last block with a mark that could not be read, or -2
	open     []int32 // the open marks, links and callouts, by their indices
	anchors  document.Anchors
	tags     map[string]int // how many of each name are open that were reported
}

// newBuilder returns a builder of an empty document.
func newBuilder(d *document.Document, rightToLeft bool) *builder {
	r := &reporter{doc: d, text: &d.Text}
	found := &findings{lazy: map[ast.Node]bool{}, unsayable: map[ast.Node]bool{}, credited: map[ast.Node]bool{}, consumedBrackets: map[int]bool{}}
	b := &builder{reporter: r, textWriter: &textWriter{reporter: r, quote: -1}, directionFinder: newDirectionFinder(rightToLeft), brokenIn: -2, anchors: document.Anchors{}}
	b.eventReader = &eventReader{attributeReader: &attributeReader{reporter: r, brokenBefore: b.brokenBefore}, findings: found}
	return b
}

// Findings are what the checks of the tree reported, as far as later steps must know.
type findings struct {
	lazy      map[ast.Node]bool // paragraphs with a line that joins a block without a ">"
	unsayable map[ast.Node]bool // quote blocks in which something stands that cannot be said
	credited  map[ast.Node]bool // quote blocks that end with a line that says who spoke
	// consumedBrackets are the places in the file of brackets that a definition made a
	// link of.
	consumedBrackets map[int]bool
}
