package parse

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/source"
)

// A builder makes the Text of one document. It is the writer that goldmark's
// renderers write tags to; visible text goes through its own methods, which
// keep Plain, HTML and the file in step.
type builder struct {
	doc  *document.Document
	text *document.Text
	base int // of the body in the file: goldmark counts from the body

	rightToLeft bool // the site's language is written so

	joined  bool // nothing but text was written since the last run
	opaque  int  // depth of code and links, where names are not looked for
	section int32
	quote   int32 // the statement whose quote block is open, or -1
	nested  int   // depth of quote blocks inside another, which is an error
	noted   bool  // a statement stands in this block
	broken  bool  // a mark that could not be read stands earlier in this block
	line    int32 // where the open line of text begins in Plain
	open    []int32
	lazy    map[ast.Node]bool // paragraphs that hold a reported lazy continuation line
	anchors document.Anchors  // of the headings so far
	// commentOpen says that a comment was reported that is never closed.
	commentOpen bool

	tags  map[string]int // how many of each name are open that were reported
	mixed int            // how many words were reported to mix alphabets
	// consumedBrackets are the places in the file of brackets that a reported
	// definition made a link of.
	consumedBrackets map[int]bool
	unsayable        map[ast.Node]bool // quote blocks in which something was reported that cannot be said
	credited         map[ast.Node]bool // quote blocks that end with a reported line that says who spoke
}

var _ util.BufWriter = (*builder)(nil)

func (b *builder) Available() int { return 1 << 16 }
func (b *builder) Buffered() int  { return 0 }
func (b *builder) Flush() error   { return nil }

func (b *builder) Write(p []byte) (int, error) {
	b.joined = false
	b.text.HTML = append(b.text.HTML, p...)
	return len(p), nil
}

func (b *builder) WriteByte(c byte) error {
	b.joined = false
	b.text.HTML = append(b.text.HTML, c)
	return nil
}

func (b *builder) WriteRune(r rune) (int, error) {
	b.joined = false
	b.text.HTML = utf8.AppendRune(b.text.HTML, r)
	return utf8.RuneLen(r), nil
}

func (b *builder) WriteString(s string) (int, error) {
	b.joined = false
	b.text.HTML = append(b.text.HTML, s...)
	return len(s), nil
}

// tag writes markup.
func (b *builder) tag(format string, args ...any) {
	b.joined = false
	b.text.HTML = fmt.Appendf(b.text.HTML, format, args...)
}

// slot leaves a hole in the HTML.
func (b *builder) slot(kind document.SlotKind, index int32) {
	b.joined = false
	b.text.Slots = append(b.text.Slots, document.Slot{HTML: int32(len(b.text.HTML)), Kind: kind, Index: index})
}

// plainEnd is the text offset of what is written next.
func (b *builder) plainEnd() int32 { return int32(len(b.text.Plain)) }

// block is the index of the open block.
func (b *builder) block() int32 { return int32(len(b.text.Blocks)) - 1 }

func (b *builder) openBlock(kind document.BlockKind) {
	b.joined, b.broken = false, false
	b.line = b.plainEnd()
	b.text.Blocks = append(b.text.Blocks, document.Block{
		Span: source.At(int(b.plainEnd())), Kind: kind, Section: b.section, Statement: b.quote,
	})
}

func (b *builder) closeBlock() {
	b.joined = false
	b.text.Blocks[b.block()].Span.End = b.plainEnd()
	b.text.Plain = append(b.text.Plain, '\n')
}

// notes leaves a place for the notes to the statements of the block that was
// closed last, if it has any.
func (b *builder) notes() {
	if b.noted {
		b.slot(document.Notes, b.block())
		b.noted = false
	}
}

// exact writes text whose bytes are the same in the file, at the given offset
// of the file, and in HTML.
func (b *builder) exact(words []byte, at int) {
	if len(words) == 0 {
		return
	}
	n := len(b.text.Runs)
	if n > 0 && b.joined {
		last := &b.text.Runs[n-1]
		if last.Exact && last.Opaque == (b.opaque > 0) && int(last.Source.End) == at {
			last.Text.End += int32(len(words))
			last.HTML.End += int32(len(words))
			last.Source.End += int32(len(words))
			b.text.Plain = append(b.text.Plain, words...)
			b.text.HTML = append(b.text.HTML, words...)
			return
		}
	}
	b.run(words, words, source.Between(at, at+len(words)), true)
}

// char writes text that is written differently in HTML or in the file.
func (b *builder) char(words, markup []byte, at source.Span) { b.run(words, markup, at, false) }

func (b *builder) run(words, markup []byte, at source.Span, exact bool) {
	p, h := len(b.text.Plain), len(b.text.HTML)
	b.text.Runs = append(b.text.Runs, document.Run{
		Text:   source.Between(p, p+len(words)),
		HTML:   source.Between(h, h+len(markup)),
		Source: at,
		Exact:  exact,
		Joined: b.joined,
		Opaque: b.opaque > 0,
	})
	b.text.Plain = append(b.text.Plain, words...)
	b.text.HTML = append(b.text.HTML, markup...)
	b.joined = true
}

// prose writes source text as Markdown means it: backslash escapes and
// character references resolved unless raw. The offset maps a byte of src to
// the file.
func (b *builder) prose(src []byte, raw bool, offset func(int) int) {
	start := 0
	flush := func(end int) {
		if start < end {
			b.exact(src[start:end], offset(start))
		}
	}
	for i := 0; i < len(src); {
		words, n := special(src[i:], raw)
		if n == 0 {
			i++
			continue
		}
		flush(i)
		if invisible(words) == len(words) {
			b.text.HTML = append(b.text.HTML, words...) // in the page only: no run, so the words around it are joined
		} else {
			at := offset(i)
			if src[i] == '&' && n > 1 {
				b.refuseReference(string(words), source.Between(at, at+n))
			}
			b.char(words, []byte(html.EscapeString(string(words))), source.Between(at, at+n))
		}
		i += n
		start = i
	}
	flush(len(src))
}

// refuseReference reports a character reference that stands for what may not be
// written: what the file itself holds of it is refused before it is parsed.
func (b *builder) refuseReference(words string, at source.Span) {
	if r, i := meta.Refused(words); i >= 0 {
		rule, message, hint := meta.RefusedMessage(r)
		b.problem(at, rule, hint, "%s", message)
	}
}

// longestEntity bounds the length of a character reference: the longest has 33
// bytes, and numbers may begin with a few zeros.
const longestEntity = 40

// special returns what the first n bytes of src stand for, if that is not
// themselves in HTML and in the text; n is 0 otherwise.
func special(src []byte, raw bool) (words []byte, n int) {
	switch c := src[0]; {
	case c == '\\' && !raw && len(src) > 1 && util.IsPunct(src[1]):
		return src[1:2], 2
	case c == '&' && !raw:
		if words, n := characterReference(src); n > 0 {
			return words, n
		}
		return src[:1], 1
	case c == '&' || c == '<' || c == '>' || c == '"':
		return src[:1], 1
	case c >= utf8.RuneSelf:
		n := invisible(src)
		return src[:n], n
	}
	return nil, 0
}

// characterReference reads a character reference as CommonMark has it: it ends
// with a semicolon. HTML knows some that do not, and would make "®" of the
// parameter in "?x=1&region=eu".
func characterReference(src []byte) (words []byte, n int) {
	end := bytes.IndexByte(src[:min(len(src), longestEntity)], ';')
	if end < 2 {
		return nil, 0
	}
	name := src[1:end]
	if name[0] == '#' {
		if !number(name[1:]) {
			return nil, 0
		}
		return []byte(html.UnescapeString(string(src[:end+1]))), end + 1
	}
	if entity, ok := util.LookUpHTML5EntityByName(string(name)); ok {
		return entity.Characters, end + 1
	}
	return nil, 0
}

// number reports whether digits are those of a numeric character reference.
func number(digits []byte) bool {
	set := "0123456789"
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, set = digits[1:], set+"abcdefABCDEF"
	}
	return len(digits) > 0 && len(bytes.Trim(digits, set)) == 0
}

// invisible returns the length of the character that src begins with, if it says
// only where a word may be broken or not: a soft hyphen, a zero-width space or a
// word joiner. It is no part of the word, though it may stay on the page.
func invisible(src []byte) int {
	if r, size := utf8.DecodeRune(src); invisibleRune(r) {
		return size
	}
	return 0
}

func invisibleRune(r rune) bool { return r == '\u00AD' || r == '\u200B' || r == '\u2060' }

// visibleWords returns words without invisible characters.
func visibleWords(s string) string {
	return strings.Map(func(r rune) rune {
		if invisibleRune(r) {
			return -1
		}
		return r
	}, s)
}

// spanOf returns the span of the file of n bytes of the body.
func (b *builder) spanOf(at, n int) source.Span { return source.Between(b.base+at, b.base+at+n) }

// report adds a diagnostic of the document.
func (b *builder) report(d source.Diagnostic) {
	d.Path = b.doc.File.Path
	b.doc.Diagnostics = append(b.doc.Diagnostics, d)
}

// problem reports an error at a span of the file.
func (b *builder) problem(at source.Span, rule, hint, format string, args ...any) {
	b.report(source.Diagnostic{Span: at, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)})
}
