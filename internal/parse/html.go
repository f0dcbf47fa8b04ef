package parse

import (
	"bytes"
	"cmp"
	"regexp"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"readout/internal/markdown"
	"readout/internal/quotation"
	"readout/internal/source"
)

// HTML of an author's own is not trusted: it is left out, and said so. Comments
// are left out without a word. Words that would be left out with it are an error.

func renderRawHTML(b *builder, src []byte, node ast.Node) {
	raw := rawHTML(src, node)
	block, isBlock := node.(*ast.HTMLBlock)
	switch {
	case !isBlock && speakerBracket.Match(b.text.Plain[max(0, len(b.text.Plain)-20):]):
		at := b.base + raw.lines[0].Start
		b.prose(raw.html, true, func(i int) int { return at + i }) // in a mark that is none: "](said:<Ana Torres>"
	case !isBlock && isTag(raw.html, "br"):
		b.lineBreak(raw.span(b.reporter, 0, len(raw.html)))
	case !isBlock && isTag(raw.html, "wbr"):
		b.tag("<wbr>")
	case isBlock && unclosedHTML(block, raw.html):
		b.unclosed(raw)
	case commentInside(raw.html) > 0:
		at := commentInside(raw.html)
		b.report(source.Diagnostic{
			Span: raw.span(b.reporter, 0, len("<!--")), Rule: "unclosed-comment",
			Message: "this comment is not closed before the next one begins, so what stands between them is left out",
			Hint:    "write --> where it ends, or take out the <!-- inside it",
			Related: []source.Related{{Path: b.doc.File.Path, Span: raw.span(b.reporter, at, at+len("<!--")), Message: "the next one begins here"}},
		})
	case !isBlock && endsAtNumber(raw, src):
		at := len(raw.html) - len(markdown.CommentMark)
		b.report(source.Diagnostic{
			Span: raw.span(b.reporter, at, len(raw.html)), Rule: "unclosed-comment",
			Message: "a comment ends at what may be a number of per cent, so what stands before that is left out",
			Hint:    `write a blank before the %% that ends a comment, and \% for a sign that is text`,
			Related: []source.Related{{Path: b.doc.File.Path, Span: raw.span(b.reporter, 0, len(markdown.CommentMark)), Message: "the comment begins here"}},
		})
	case comment(raw.html):
	default:
		b.leaveOut(raw)
	}
}

// endsAtNumber reports whether the mark that ends a comment stands after a digit and before a blank, as in "100%% sure".
func endsAtNumber(comment raw, src []byte) bool {
	words, closed := bytes.CutSuffix(comment.html, []byte(markdown.CommentMark))
	if !closed || !bytes.HasPrefix(words, []byte(markdown.CommentMark)) {
		return false
	}
	next := comment.lines[len(comment.lines)-1].Stop
	last := words[len(words)-1]
	return next < len(src) && src[next] == ' ' && '0' <= last && last <= '9'
}

// speakerBracket is what stands before a speaker whose name is written in brackets.
var speakerBracket = regexp.MustCompile(`\]\((?:` + markWords + `):\s*$`)

// leaveOut reports HTML that is no comment.
func (b *builder) leaveOut(raw raw) {
	whole := raw.span(b.reporter, 0, len(bytes.TrimRight(raw.html, "\r\n")))
	if leftover.Match(raw.html) || bytes.Contains(raw.html, []byte("[[")) {
		b.problem(whole, "leftover-annotation", "end the HTML with an empty line before the mark, or write it in Markdown",
			"a mark stands in HTML, which is left out")
		return
	}
	if declares(bytes.TrimSpace(raw.html)) {
		b.wordsLeftOut(whole)
		return
	}
	if start, end := firstWords(raw.html); start < end {
		hint := "take out the tags, and write it in Markdown"
		if bytes.HasPrefix(bytes.TrimSpace(raw.html), []byte("<!--")) {
			hint = "put the text on a line of its own"
		}
		b.problem(raw.span(b.reporter, start, end), "words-in-html", hint, "these words stand in HTML, which is left out")
		return
	}
	if wordsAsTag(raw.html) {
		b.wordsLeftOut(whole)
		return
	}
	if b.closes(raw.html) {
		return
	}
	e := elementOf(raw.html)
	if e.changes {
		if !b.reportedWithin(source.Between(int(whole.Start), int(whole.Start)+1)) {
			b.problem(whole, "words-in-html", e.instead, "the tag %s> is left out, and without it the words read otherwise", tagOpening(bytes.TrimSpace(raw.html)))
		}
		return
	}
	b.warn(whole, "raw-html", cmp.Or(e.instead, "write it in Markdown, or escape the bracket as \\<"), "HTML in the text is left out")
}

func (b *builder) wordsLeftOut(at source.Span) {
	b.problem(at, "words-in-html", `write \< for a sign that is text`, "these words look like HTML, which is left out")
}

// lineBreak writes a break within a block: in the text it is a space.
func (w *textWriter) lineBreak(at source.Span) {
	w.tag("<br>")
	w.char([]byte(" "), []byte("\n"), at)
	w.contiguous = false
	w.line = w.plainEnd()
}

// raw is raw HTML as it stands in the source, and where its lines stand there.
type raw struct {
	html  []byte
	lines []text.Segment
}

func rawHTML(src []byte, node ast.Node) raw {
	var lines *text.Segments
	if n, ok := node.(*ast.RawHTML); ok {
		lines = n.Segments // an inline node panics when it is asked for its lines
	} else {
		lines = node.Lines()
	}
	var out raw
	add := func(line text.Segment) {
		out.html = append(out.html, src[line.Start:line.Stop]...)
		out.lines = append(out.lines, line)
	}
	for i := range lines.Len() {
		add(lines.At(i))
	}
	if n, ok := node.(*ast.HTMLBlock); ok && n.HasClosure() {
		add(n.ClosureLine)
	}
	return out
}

// span returns the place in the file of a part of the HTML, up to the end of a line.
func (r raw) span(in *reporter, start, end int) source.Span {
	for _, line := range r.lines {
		if n := line.Stop - line.Start; start >= n {
			start, end = start-n, end-n
			continue
		}
		return source.Between(in.base+line.Start+start, in.base+min(line.Start+end, line.Stop))
	}
	return source.At(in.base)
}

// isTag reports whether raw HTML is one tag of a name, without attributes.
func isTag(html []byte, name string) bool {
	inner, ok := bytes.CutPrefix(html, []byte("<"))
	inner, closed := bytes.CutSuffix(inner, []byte(">"))
	inner = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(inner), []byte("/")))
	return ok && closed && bytes.EqualFold(inner, []byte(name))
}

// ends are the closing tags of the types of HTML block that an empty line does not end.
var ends = map[ast.HTMLBlockType][]string{
	ast.HTMLBlockType1: {"</script>", "</pre>", "</style>", "</textarea>"},
	ast.HTMLBlockType2: {"-->"},
	ast.HTMLBlockType3: {"?>"},
	ast.HTMLBlockType4: {">"},
	ast.HTMLBlockType5: {"]]>"},
}

// unclosedHTML reports whether a block of HTML is never closed, so that it swallows what follows.
func unclosedHTML(n *ast.HTMLBlock, html []byte) bool {
	closings, closes := ends[n.HTMLBlockType]
	if !closes || n.HasClosure() {
		return false
	}
	if bytes.HasPrefix(bytes.TrimSpace(html), []byte(markdown.CommentMark)) {
		return true // one that is closed has its closure
	}
	for _, end := range closings {
		if bytes.Contains(bytes.ToLower(html), []byte(end)) {
			return false
		}
	}
	return true
}

// unclosed reports HTML or a comment that is never closed.
func (b *builder) unclosed(raw raw) {
	html := bytes.TrimLeft(raw.html, " \t")
	at := len(raw.html) - len(html)
	opening, end := tagOpening(html), ""
	switch {
	case bytes.HasPrefix(html, []byte("<!--")):
		b.openComment(raw.span(b.reporter, at, at+len("<!--")), "-->")
		return
	case bytes.HasPrefix(html, []byte(markdown.CommentMark)):
		b.openComment(raw.span(b.reporter, at, at+len(markdown.CommentMark)), markdown.CommentMark)
		return
	case bytes.HasPrefix(html, []byte("<?")):
		end = "?>"
	case bytes.HasPrefix(html, []byte("<![CDATA[")):
		end = "]]>"
	case bytes.HasPrefix(html, []byte("<!")):
		end = ">"
	default:
		end = "</" + opening[1:] + ">"
	}
	b.problem(raw.span(b.reporter, at, at+len(opening)), "unclosed-html", "take it out, or close it with "+end,
		"this HTML is never closed, so all that follows it is left out")
}

// openComment reports a comment that is never closed.
func (r *reporter) openComment(at source.Span, end string) {
	hint := "write --> where it ends"
	if end == markdown.CommentMark {
		hint = `write %% where it ends: in the same paragraph, or at the end of a line if a line with nothing else opened it; or \% for a sign that is text`
	}
	r.problem(at, "unclosed-comment", hint, "this comment is never closed")
}

// tagOpening returns what raw HTML begins with, without attributes: "<script".
func tagOpening(html []byte) string {
	end := bytes.IndexAny(html, " \t\r\n>")
	if end < 0 {
		end = len(html)
	}
	return string(html[:end])
}

// comment reports whether raw HTML is nothing but an author's comments, which are left out without a
// word. To Markdown the text that stands on the line after a comment's end is part of it.
func comment(html []byte) bool {
	for rest := bytes.TrimSpace(html); ; rest = bytes.TrimSpace(rest) {
		n := commentLength(rest)
		if n == 0 {
			return len(rest) == 0
		}
		rest = rest[n:]
	}
}

// commentLength returns the length of the comment at the start of a text, or 0.
func commentLength(text []byte) int {
	mark, end := []byte("<!--"), []byte("-->")
	if bytes.HasPrefix(text, []byte(markdown.CommentMark)) {
		mark, end = []byte(markdown.CommentMark), []byte(markdown.CommentMark)
	} else if !bytes.HasPrefix(text, mark) {
		return 0
	}
	for _, empty := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(text, []byte(empty)) {
			return len(empty)
		}
	}
	inside := bytes.Index(text[len(mark):], end)
	if inside < 0 {
		return len(text)
	}
	return len(mark) + inside + len(end)
}

// commentInside returns the offset of a comment's opening inside another comment,
// or 0: the outer one was meant to end before.
func commentInside(html []byte) int {
	for i := len(html) - len(bytes.TrimLeft(html, " \t")); i < len(html); {
		n := commentLength(html[i:])
		if n == 0 {
			return 0
		}
		if at := bytes.Index(html[i+1:i+n], []byte("<!--")); at >= 0 && html[i] == '<' {
			return i + 1 + at
		}
		i += n
		i += len(html[i:]) - len(bytes.TrimSpace(html[i:]))
	}
	return 0
}

// firstWords returns where in raw HTML the first words stand that a browser would
// show: from a letter or digit to the next tag or the end of the line.
func firstWords(html []byte) (start, end int) {
	m := markup{lower: asciiLower(html), missing: map[string]bool{}}
	for i := 0; i < len(html); {
		if n := m.length(i); n > 0 {
			i += n
			continue
		}
		words, n := characterReference(html[i:])
		if n == 0 {
			_, n = utf8.DecodeRune(html[i:])
			words = html[i : i+n]
		}
		if r, _ := utf8.DecodeRune(words); quotation.IsLetterOrDigit(r) {
			end := bytes.IndexAny(html[i:], "<\r\n")
			if end < 0 {
				end = len(html) - i
			}
			return i, i + len(bytes.TrimRight(html[i:i+end], " \t"))
		}
		i += n
	}
	return 0, 0
}

func asciiLower(s []byte) []byte {
	lower := bytes.Clone(s)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return lower
}

// A markup finds tags in HTML of lower case letters.
type markup struct {
	lower   []byte
	missing map[string]bool // ends that were looked for in vain, once and for all
}

// length returns the length of the tag, comment or declaration at an offset, and
// of a script or style sheet with what is in it; 0 if there is text.
func (m markup) length(at int) int {
	html := m.lower[at:]
	if html[0] != '<' && html[0] != markdown.CommentMark[0] || len(html) < 2 {
		return 0
	}
	if n := commentLength(html); n > 0 {
		return n
	}
	begins := func(with string) bool { return bytes.HasPrefix(html, []byte(with)) }
	switch c := html[1]; {
	case begins("<![cdata["):
		return len("<![cdata[") // what follows is text
	case declares(html):
		return 0
	case begins("<?"):
		return m.through(at, "?>")
	case begins("<script"):
		return m.through(at, "</script>")
	case begins("<style"):
		return m.through(at, "</style>")
	case html[0] == '<' && ('a' <= c && c <= 'z' || c == '/' || c == '!'):
		return m.through(at, ">")
	}
	return 0
}

// through returns the length from an offset through an end marker, or 0 if there is none.
func (m markup) through(at int, end string) int {
	if !m.missing[end] {
		if i := bytes.Index(m.lower[at:], []byte(end)); i >= 0 {
			return i + len(end)
		}
		m.missing[end] = true
	}
	return 0
}
