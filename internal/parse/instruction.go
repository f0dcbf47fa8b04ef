package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/source"
	"readout/internal/spelling"
)

// Comments that begin with "readout:" are instructions: "allow RULE" silences warnings,
// and a question is one that an editor has to answer. In front matter they stand on a
// line that begins with "#".

// instructionMark is what the text of such a comment begins with.
const instructionMark = "readout:"

// instructions reads those of the body.
func (c *treeCheck) instructions(root ast.Node, src []byte) {
	if !bytes.Contains(src, []byte(instructionMark)) {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && (n.Kind() == ast.KindHTMLBlock || n.Kind() == ast.KindRawHTML) {
			c.instructionsIn(n, rawHTML(src, n))
		}
		return ast.WalkContinue, nil
	})
}

// instructionsIn reads the instructions in raw HTML that consists of comments.
func (c *treeCheck) instructionsIn(node ast.Node, raw raw) {
	if !comment(raw.html) {
		return
	}
	for at := 0; at < len(raw.html); {
		n := commentLength(raw.html[at:])
		if n == 0 {
			at++ // a blank
			continue
		}
		whole, text := raw.html[at:at+n], raw.html[at:at+n]
		for _, mark := range []string{"<!--", "%%"} {
			text = bytes.TrimPrefix(text, []byte(mark))
		}
		for _, mark := range []string{"-->", "%%"} {
			text = bytes.TrimSuffix(text, []byte(mark))
		}
		if inside := bytes.TrimSpace(text); bytes.HasPrefix(inside, []byte(instructionMark)) {
			from := at + bytes.Index(whole, inside)
			span := raw.span(c.reporter, from, from+len(inside))
			begin := raw.span(c.reporter, at, at+1)
			end := raw.span(c.reporter, at+n-1, at+n)
			c.instruction(string(inside), span, source.Span{Start: begin.Start, End: end.End}, c.covered(node, end.End))
		}
		at += n
	}
}

// covered returns the part of the file for which an instruction speaks that ends at an
// offset.
func (c *treeCheck) covered(node ast.Node, end int32) source.Span {
	covers := source.Span{Start: end, End: end}
	for node.Type() == ast.TypeInline {
		node = node.Parent()
	}
	if !c.isComment(node) {
		covers.Start, covers.End = c.blockSpan(node).Start, c.behind(node)
	} else if next := c.nextBlock(node); next != nil {
		covers.End = c.behind(next)
	}
	if c.opensBody(node) {
		covers.Start = 0
	}
	return covers
}

// isComment reports whether a block consists of comments.
func (c *treeCheck) isComment(node ast.Node) bool {
	if node.Kind() != ast.KindHTMLBlock && node.Kind() != ast.KindParagraph {
		return false
	}
	return comment(rawHTML(c.doc.File.Data[c.base:], node).html)
}

// nextBlock returns the block behind a comment and those that follow it, or nil.
func (c *treeCheck) nextBlock(node ast.Node) ast.Node {
	next := node.NextSibling()
	for next != nil && (c.isComment(next) || next.Kind() == ast.KindLinkReferenceDefinition) {
		next = next.NextSibling()
	}
	return next
}

// behind returns where the block after a block begins, or the end of the file.
func (c *treeCheck) behind(node ast.Node) int32 {
	for ; node != nil; node = node.Parent() {
		if next := node.NextSibling(); next != nil {
			return c.blockSpan(next).Start
		}
	}
	return int32(len(c.doc.File.Data))
}

// opensBody reports whether a block is a comment at the beginning of the body, perhaps
// after others.
func (c *treeCheck) opensBody(node ast.Node) bool {
	if node.Parent().Kind() != ast.KindDocument {
		return false
	}
	for node != nil && c.isComment(node) {
		node = node.PreviousSibling()
	}
	return node == nil
}

// frontInstruction finds an instruction on a line of front matter.
var frontInstruction = regexp.MustCompile(`(?m)^[ \t]*#[ \t]*(` + instructionMark + `[^\r\n]*)`)

// frontInstructions reads those of the front matter, which ends where the body begins.
func (r *reporter) frontInstructions(body source.Span) {
	front := r.doc.File.Data[:body.Start]
	if !bytes.Contains(front, []byte(instructionMark)) {
		return
	}
	for _, m := range frontInstruction.FindAllSubmatchIndex(front, -1) {
		text := strings.TrimRight(string(front[m[2]:m[3]]), " \t")
		span := source.Between(m[2], m[2]+len(text))
		r.instruction(text, span, source.Between(m[0], m[1]), source.Between(0, len(front)))
	}
}

// instruction reads one instruction: its text, where that and the whole comment stand,
// and what it covers.
func (r *reporter) instruction(text string, at, comment, covers source.Span) {
	said := strings.TrimSpace(strings.TrimPrefix(text, instructionMark))
	rules, allows := strings.CutPrefix(said, "allow")
	switch {
	case allows && (rules == "" || strings.HasPrefix(rules, " ")):
		r.allow(rules, source.Span{Start: at.End - int32(len(rules)), End: at.End}, comment, covers)
	case strings.HasSuffix(said, "?") || strings.HasSuffix(said, "？") || strings.HasSuffix(said, "؟"):
		r.doc.Questions = append(r.doc.Questions, document.Question{Text: said, Source: comment})
	default:
		r.warn(at, "unknown-instruction", `write "readout: allow RULE", or a question that ends with "?"`, "readout cannot follow this comment")
	}
}

// reason is what parts the rules of an instruction from why they are silenced: "allow no-side: as they asked".
var reason = regexp.MustCompile(`:| [–—(-]| --`)

// allow reads the rules of an instruction, separated by commas or blanks. Behind a word that is nearly no rule
// all is taken for a reason.
func (r *reporter) allow(list string, at, comment, covers source.Span) {
	if i := reason.FindStringIndex(list); i != nil {
		list = list[:i[0]]
	}
	any := false
	for from := 0; from < len(list); {
		n := strings.IndexAny(list[from:], ", ")
		if n < 0 {
			n = len(list) - from
		}
		if n > 0 {
			any = true
			rule := source.Rule(list[from : from+n])
			place := source.Span{Start: at.Start + int32(from), End: at.Start + int32(from+n)}
			if source.Settable(rule) {
				r.doc.Allows = append(r.doc.Allows, document.Allow{Rule: rule, Source: place, Comment: comment, Covers: covers})
			} else if !r.unknownRule(rule, place) {
				return
			}
		}
		from += n + 1
	}
	if !any {
		r.warn(comment, "unknown-instruction", "write the name in brackets behind the warning that you want to silence", "no rule is named here")
	}
}

// unknownRule warns of a rule that cannot be silenced, and reports whether a rule seems to be meant.
func (r *reporter) unknownRule(rule source.Rule, at source.Span) bool {
	if slices.Contains(source.Rules, rule) {
		r.warn(at, "unknown-instruction", "mend what it reports, and take this out", "%q is always an error, which cannot be silenced", rule)
		return true
	}
	hint := "write the name in brackets behind the warning that you want to silence; a reason stands behind a colon"
	names := document.Words(slices.Concat(source.Warned, source.Editorial))
	near, ok := spelling.Nearest(string(rule), names)
	if ok {
		hint = `did you mean "` + near + `"?`
	}
	r.warn(at, "unknown-instruction", hint, "there is no rule %q", rule)
	return ok
}
