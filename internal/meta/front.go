package meta

import (
	"bytes"
	"fmt"

	"readout/internal/source"
)

// A Front is the metadata of one file, for a Reader. It is immutable.
type Front struct {
	// Body is the text below the front matter, as a span of the file's bytes. It
	// is empty if it is not known where the body begins.
	Body source.Span
	// Block is the front matter as a span of the file's bytes, without the lines of
	// "---" and "+++". It is empty if there is none to read.
	Block source.Span
	// Broken says that the metadata could not be read; why is a diagnostic.
	Broken bool

	root *node       // nil if Broken
	open source.Span // the line that opens the front matter
}

// Split splits a content file into front matter and body. Its front matter is between lines of
// "---" (YAML) or of "+++" (TOML), or from "{" to "}" with an empty line after
// it (JSON); only empty lines may precede it. A file without one is an error.
func Split(f *source.File) (Front, []source.Diagnostic) {
	b := &block{file: f}
	front := Front{Body: source.At(len(f.Data))}
	if b.checkCharacters() && b.split(&front) {
		front.Block = b.span
		front.root = b.read(b.syntax)
	}
	b.checkRoot(front.root)
	front.Broken = front.root == nil
	return front, b.diags
}

// MaxSize is the size in bytes above which metadata is refused. Parsing takes some 200
// times as much memory, and real metadata has a few hundred bytes.
const MaxSize = 1 << 20

// read reads the block, unless it is too large.
func (b *block) read(as syntax) *node {
	if b.span.Len() > MaxSize {
		b.fail(b.open, "too-large", fmt.Sprintf("the front matter is larger than %d MB", MaxSize>>20),
			"take out what is no key of this kind of file; the text of a file stands below its front matter")
		return nil
	}
	return as(b)
}

// Above returns the front matter of a file in which Split found an invalid character at
// an offset. It can be read if it ends above that line, and says whether the file is
// withheld. The body is not known.
func Above(f *source.File, offset int32) Front {
	line := bytes.LastIndexByte(f.Data[:offset], '\n') + 1
	front, _ := Split(source.NewFile(f.Path, f.Data[:line]))
	front.Body = source.At(len(f.Data))
	return front
}

// Whole reads a file that is one YAML mapping and nothing else.
func Whole(f *source.File) (Front, []source.Diagnostic) {
	b := &block{file: f}
	front := Front{Body: source.At(len(f.Data))}
	if b.checkCharacters() {
		b.span = source.Between(b.behindMark(), len(f.Data))
		front.open = firstLine(f.Data, int(b.span.Start))
		front.root = b.read(readYAML)
	}
	b.checkRoot(front.root)
	front.Broken = front.root == nil
	return front, b.diags
}

// Empty returns metadata that has no key.
func Empty() Front { return Front{root: &node{kind: mapping}} }

// checkRoot is checkTexts of a file's mapping, if there is one.
func (b *block) checkRoot(root *node) {
	if root != nil {
		b.checkTexts(root)
	}
}

// A syntax reads the mapping in a block, or reports why it cannot and returns
// nil.
type syntax func(*block) *node

// A block is the part of a file that holds the metadata, while it is read.
type block struct {
	file   *source.File
	syntax syntax
	span   source.Span // of the file; without "---" and "+++", with "{" and "}"
	open   source.Span // the line that opens the block
	deep   bool        // nested too deeply to be read
	diags  []source.Diagnostic
}

func (b *block) bytes() []byte { return b.span.Of(b.file.Data) }

func (b *block) fail(span source.Span, rule source.Rule, message, hint string) {
	b.report(source.Error, span, rule, message, hint)
}

func (b *block) warn(span source.Span, rule source.Rule, message, hint string) {
	b.report(source.Warning, span, rule, message, hint)
}

func (b *block) report(severity source.Severity, span source.Span, rule source.Rule, message, hint string) {
	b.diags = append(b.diags, source.Diagnostic{
		Path: b.file.Path, Span: span, Severity: severity, Rule: rule, Message: message, Hint: hint,
	})
}
