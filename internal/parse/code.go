package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/quotation"
	"readout/internal/source"
)

// nameInCode is what shows that a name or the header of a block was written.
var nameInCode = regexp.MustCompile(`(?i)\[\[[^\[\]\n]+\]\]|` + strings.TrimPrefix(blockWord.String(), "(?i)"))

// headerInCode is the header of a block in a line of code.
var headerInCode = regexp.MustCompile(`(?i)^[ \t]*>[ \t>]*` + strings.TrimPrefix(blockWord.String(), "(?i)"))

// markInCode returns where a mark was written in code, well or badly; nil for none.
func markInCode(code []byte) (at []int) {
	always, never := func(int) bool { return true }, func(int) bool { return false }
	search := markSearch{words: code, plainly: always, opaque: never, afterEntity: never}
	search.lookalikes(func(m lookalike) {
		if m.attached && at == nil && (slices.Contains(markNames, m.verb) || verbAfter.Match(code[m.open+1:min(len(code), m.open+200)])) {
			at = []int{m.start, m.end}
		}
	})
	return at
}

// checkCode reports code that is there by accident, and marks in code, which are
// not read. A fence that is never closed makes code of all that follows it.
func (c *treeCheck) checkCode(node ast.Node, src []byte) {
	if inQuotedBlock(node) {
		return
	}
	if n, ok := node.(*ast.FencedCodeBlock); ok {
		if opening, closed := fence(n, src); !closed {
			c.problem(c.spanOf(int(opening.Start), opening.Len()), "unclosed-code", "end the code with a line of the same marks, or take this line out",
				"this code is never closed, so all that follows it is code")
			return
		}
	}
	if c.doc.Kind != document.KindArticle {
		return // a page may explain how to write a mark
	}
	switch n := node.(type) {
	case *ast.FencedCodeBlock:
		c.checkMarksInCode(n, src, "take out the lines above and below the code, if the mark is meant")
	case *ast.CodeBlock:
		c.checkIndented(n, src)
	case *ast.CodeSpan:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			if t, ok := child.(*ast.Text); ok && c.warnOfMark(t.Segment.Start, t.Segment.Value(src), "take out the ` around it, if the mark is meant") {
				return
			}
		}
	}
}

// inQuotedBlock reports whether a node stands in a statement's block, where code is an error anyway.
func inQuotedBlock(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if h := markdown.HeaderOf(p); h != nil {
			return h.IsStatement()
		}
	}
	return false
}

// checkIndented reports lines that are code because they are indented: in prose
// that is nearly always a slip. There is one diagnostic for each paragraph of them.
func (c *treeCheck) checkIndented(n *ast.CodeBlock, src []byte) {
	for from := 0; from < n.Lines().Len(); {
		end := from
		for ; end < n.Lines().Len(); end++ {
			if line := n.Lines().At(end); len(bytes.TrimSpace(line.Value(src))) == 0 {
				break
			}
		}
		c.checkIndentedParagraph(n, src, from, end)
		from = end + 1
	}
}

// checkIndentedParagraph reports a mark in the lines, or else their first words.
func (c *treeCheck) checkIndentedParagraph(n *ast.CodeBlock, src []byte, from, end int) {
	const hint = "take out the tab or blanks the lines begin with, or put code between lines of ```"
	for i := from; i < end; i++ {
		line := n.Lines().At(i)
		m := markInCode(line.Value(src))
		if m == nil {
			m = nameInCode.FindIndex(line.Value(src))
		}
		if m != nil {
			at := line.Start + max(0, m[0]-line.Padding)
			c.problem(c.spanOf(at, min(m[1]-m[0], line.Stop-at)), "mark-in-indented-code", hint,
				"this mark is not read: lines that begin with a tab or four blanks are code")
			return
		}
	}
	for i := from; i < end; i++ {
		line := n.Lines().At(i)
		if words := bytes.TrimSpace(line.Value(src)); bytes.ContainsFunc(words, quotation.IsLetterOrDigit) {
			c.warn(c.spanOf(line.Start, len(words)), "indented-code", hint, "lines that begin with a tab or four blanks are code: no names are found in them")
			return
		}
	}
}

// checkMarksInCode warns of each line of code with a mark or the header of a block: each is somebody's.
func (c *treeCheck) checkMarksInCode(n ast.Node, src []byte, hint string) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		c.warnOfMark(line.Start, src[line.Start:line.Stop], hint)
	}
}

// warnOfMark warns of the first mark in code that stands at an offset of the body, or of
// the header of a block: two lines ``` of which the partners are missing make code of
// all that stands between them.
func (c *treeCheck) warnOfMark(at int, code []byte, hint string) bool {
	m, message := markInCode(code), "a mark in code is not read, so it ascribes nothing"
	if m == nil {
		m, message = headerInCode.FindIndex(code), "the header of a block in code is not read, so it ascribes nothing"
	}
	if m == nil {
		return false
	}
	c.warn(c.spanOf(at+m[0], m[1]-m[0]), "mark-in-code", hint, "%s", message)
	return true
}

// fence returns where in the body a block of code is opened, and whether it is closed. The
// parser does not keep it: a closing line follows the last of the code.
func fence(n *ast.FencedCodeBlock, src []byte) (opening source.Span, closed bool) {
	at := n.Pos()
	at += bytes.IndexAny(src[at:], "`~")
	mark, length := src[at], 0
	for at+length < len(src) && src[at+length] == mark {
		length++
	}
	opening = source.Between(at, at+length)
	end := at + length
	if n.Lines().Len() > 0 {
		end = n.Lines().At(n.Lines().Len() - 1).Stop
	} else if i := bytes.IndexByte(src[end:], '\n'); i >= 0 {
		end += i + 1
	} else {
		end = len(src)
	}
	line, _, _ := bytes.Cut(src[end:], []byte("\n"))
	rest := bytes.TrimLeft(line, " \t>")
	marks := len(rest) - len(bytes.TrimLeft(rest, string(mark)))
	sameQuote := bytes.Count(line[:len(line)-len(rest)], []byte(">")) == bytes.Count(src[bytes.LastIndexByte(src[:at], '\n')+1:at], []byte(">"))
	return opening, marks >= length && sameQuote && len(bytes.TrimSpace(rest[marks:])) == 0
}
