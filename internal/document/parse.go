package document

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"readout/internal/meta"
	"readout/internal/source"
	"readout/internal/spelling"
)

// A Parser reads content files. It may be used from several goroutines.
type Parser struct {
	options  Options
	markdown goldmark.Markdown
}

// NewParser returns a parser for a site with the given settings.
func NewParser(options Options) *Parser {
	return &Parser{options: options, markdown: newMarkdown()}
}

// KindOf returns the kind of the content file at path and its id, and whether
// the path is that of a content file: content/KIND/ID.md.
func KindOf(file source.Path) (Kind, string, bool) {
	rest, ok := strings.CutPrefix(string(file), "content/")
	folder, name, nested := strings.Cut(rest, "/")
	id, isMarkdown := strings.CutSuffix(name, ".md")
	if !ok || !nested || !isMarkdown {
		return 0, "", false
	}
	for k := range kinds {
		if kinds[k].folder == folder {
			return Kind(k), id, true
		}
	}
	return 0, "", false
}

// Parse reads one content file. It never fails: what is wrong with the file
// stands in the document's Diagnostics. The path must be one that KindOf knows.
func (p *Parser) Parse(f *source.File) *Document {
	kind, id, _ := KindOf(f.Path)
	d := &Document{File: f, Kind: kind, ID: id}
	b := &builder{doc: d, text: &d.Text, quote: -1, rightToLeft: p.options.RightToLeft, lazy: map[ast.Node]bool{}, eaten: map[int]bool{}, anchors: anchors{}}
	b.checkPath()
	front, diagnostics := meta.Split(f)
	d.Diagnostics = append(d.Diagnostics, diagnostics...)
	d.Broken = front.Broken
	if d.Broken {
		d.Unread = append(d.Unread, source.Between(0, len(f.Data)))
		if front, ok := withholding(f, diagnostics, p.options); ok {
			d.Diagnostics = append(d.Diagnostics, readFront(d, front, p.options)...)
		} else {
			d.Unsure = suspect(f.Data)
		}
		return d
	}
	d.Diagnostics = append(d.Diagnostics, readFront(d, front, p.options)...)
	b.fields()
	b.body(p.markdown, front.Body)
	b.checkEventIDs()
	b.settleEventTypes()
	b.checkLabels()
	b.finishStatements()
	b.checkLeftovers()
	b.checkEmphasis()
	b.checkLetters()
	d.Text.Sentences = sentences(&d.Text)
	d.fit()
	return d
}

// fit gives back what lists have grown beyond their needs: documents are kept.
func (d *Document) fit() {
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
	if len(parts) > 1 && b.doc.Kind != KindArticle {
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
func (b *builder) body(markdown goldmark.Markdown, span source.Span) {
	src := span.Of(b.doc.File.Data)
	b.base = int(span.Start)
	part := b.startPart()
	context := parser.NewContext()
	var root ast.Node
	if b.withinLimits(src) {
		root = markdown.Parser().Parse(text.NewReader(src), parser.WithContext(context))
	}
	if root == nil || b.overLimits(context) {
		b.text.Body = b.endPart(part)
		b.doc.Unread = append(b.doc.Unread, span)
		return
	}
	b.checkFootnotes(context, src)
	b.checkTree(root, src)
	b.checkSpoken(root, src)
	if err := markdown.Renderer().Render(b, src, root); err != nil {
		b.problem(source.At(b.base), "markdown", "", "the text cannot be rendered: %s", err)
	}
	b.text.Body = b.endPart(part)
}

func (b *builder) startPart() Part {
	return Part{HTML: source.At(len(b.text.HTML)), Blocks: source.At(len(b.text.Blocks)), Slots: source.At(len(b.text.Slots))}
}

func (b *builder) endPart(p Part) Part {
	p.HTML.End, p.Blocks.End, p.Slots.End = int32(len(b.text.HTML)), int32(len(b.text.Blocks)), int32(len(b.text.Slots))
	return p
}
