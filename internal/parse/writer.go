package parse

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"readout/internal/document"
	"readout/internal/source"
)

// A textWriter writes the Text of one document. Goldmark's renderers write tags to it; visible text
// goes through its own methods, which keep Plain, HTML and the file in step.
type textWriter struct {
	*reporter
	contiguous bool  // only text was written since the last run: no tag and no slot
	opaque     int   // depth of code and links, where names are not looked for
	section    int32 // how many headings were written
	quote      int32 // the statement whose quote block is open, or -1
	noted      bool  // a statement stands in this block
	line       int32 // where the open line of text begins in Plain
}

// reserve makes room for the text of a file of a size: hardly any has more of it than bytes.
func (w *textWriter) reserve(size int) {
	w.text.Plain = make([]byte, 0, size)
	w.text.HTML = make([]byte, 0, size+size/16)
	w.text.Runs = make([]document.Run, 0, 8+size/256)
}

var _ util.BufWriter = (*textWriter)(nil)

func (w *textWriter) Available() int                    { return 1 << 16 }
func (w *textWriter) Buffered() int                     { return 0 }
func (w *textWriter) Flush() error                      { return nil }
func (w *textWriter) Write(p []byte) (int, error)       { return appendHTML(w, p), nil }
func (w *textWriter) WriteString(s string) (int, error) { return appendHTML(w, s), nil }
func (w *textWriter) WriteRune(r rune) (int, error)     { return appendHTML(w, string(r)), nil }

func (w *textWriter) WriteByte(c byte) error {
	appendHTML(w, []byte{c})
	return nil
}

// appendHTML writes markup and returns its length.
func appendHTML[T string | []byte](w *textWriter, markup T) int {
	w.contiguous = false
	w.text.HTML = append(w.text.HTML, markup...)
	return len(markup)
}

// tag writes markup.
func (w *textWriter) tag(format string, args ...any) {
	w.contiguous = false
	w.text.HTML = fmt.Appendf(w.text.HTML, format, args...)
}

// slot leaves a hole in the HTML.
func (w *textWriter) slot(kind document.SlotKind, index int32) {
	w.contiguous = false
	w.text.Slots = append(w.text.Slots, document.Slot{HTML: int32(len(w.text.HTML)), Kind: kind, Index: index})
}

// plainEnd is the text offset of what is written next.
func (w *textWriter) plainEnd() int32 { return int32(len(w.text.Plain)) }

// block is the index of the open block.
func (w *textWriter) block() int32 { return int32(len(w.text.Blocks)) - 1 }

func (w *textWriter) openBlock(kind document.BlockKind) {
	w.contiguous = false
	w.line = w.plainEnd()
	w.text.Blocks = append(w.text.Blocks, document.Block{
		Span: source.At(int(w.plainEnd())), Kind: kind, Section: w.section, Statement: w.quote,
	})
}

func (w *textWriter) closeBlock() {
	w.contiguous = false
	w.text.Blocks[w.block()].Span.End = w.plainEnd()
	w.text.Plain = append(w.text.Plain, '\n')
}

// notes writes the slot for notes to the statements of the block just closed, if it has any.
func (w *textWriter) notes() {
	if w.noted {
		w.slot(document.Notes, w.block())
		w.noted = false
	}
}

// exact writes text that is the same bytes in the file, from the given offset, and in HTML.
func (w *textWriter) exact(words []byte, at int) {
	if len(words) == 0 {
		return
	}
	n := len(w.text.Runs)
	if n > 0 && w.contiguous {
		last := &w.text.Runs[n-1]
		if last.Exact && last.Opaque == (w.opaque > 0) && int(last.Source.End) == at {
			last.Text.End += int32(len(words))
			last.HTML.End += int32(len(words))
			last.Source.End += int32(len(words))
			w.text.Plain = append(w.text.Plain, words...)
			w.text.HTML = append(w.text.HTML, words...)
			return
		}
	}
	w.run(words, words, source.Between(at, at+len(words)), true)
}

// char writes text that is written differently in HTML or in the file.
func (w *textWriter) char(words, markup []byte, at source.Span) { w.run(words, markup, at, false) }

func (w *textWriter) run(words, markup []byte, at source.Span, exact bool) {
	p, h := len(w.text.Plain), len(w.text.HTML)
	w.text.Runs = append(w.text.Runs, document.Run{
		Text:       source.Between(p, p+len(words)),
		HTML:       source.Between(h, h+len(markup)),
		Source:     at,
		Exact:      exact,
		Contiguous: w.contiguous,
		Opaque:     w.opaque > 0,
	})
	w.text.Plain = append(w.text.Plain, words...)
	w.text.HTML = append(w.text.HTML, markup...)
	w.contiguous = true
}

// prose writes source text as Markdown means it: backslash escapes and character references resolved
// unless raw. The offset maps a byte of src to the file.
func (w *textWriter) prose(src []byte, raw bool, offset func(int) int) {
	start := 0
	flush := func(end int) {
		if start < end {
			w.exact(src[start:end], offset(start))
		}
	}
	for i := 0; i < len(src); {
		if !maySay[src[i]] {
			i++
			continue
		}
		words, n := special(src[i:], raw)
		if n == 0 {
			i++
			continue
		}
		flush(i)
		if invisible(words) == len(words) {
			w.text.HTML = append(w.text.HTML, words...) // in the page only: no run, so the words around it are joined
		} else {
			at := offset(i)
			if src[i] == '&' && n > 1 {
				w.refuseReference(string(words), source.Between(at, at+n))
			}
			w.char(words, []byte(html.EscapeString(string(words))), source.Between(at, at+n))
		}
		i += n
		start = i
	}
	flush(len(src))
}

// longestEntity bounds the length of a character reference: the longest has 33
// bytes, and numbers may begin with a few zeros.
const longestEntity = 40

// maySay are the bytes with which something may begin that does not stand for itself, see special:
// 0xC2 and 0xE2 begin the characters of invisibleRune.
var maySay = [256]bool{'\\': true, '&': true, '<': true, '>': true, '"': true, 0xC2: true, 0xE2: true}

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

// characterReference reads a character reference as CommonMark has it: it ends with a semicolon. HTML
// knows some that do not, and would make "®" of the parameter in "?x=1&region=eu".
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
