package parse

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/source"
)

// Slips in an event's list that would leave an entry out without a word: the event
// would then be published as held though "status: cancelled" stands below it.

// oneLine reports what stands under an entry's line, as a list or a second
// paragraph: it is no part of the entry. It returns whether there is nothing.
func (b *builder) oneLine(item ast.Node, src []byte) bool {
	for child := item.FirstChild(); child != nil; child = child.NextSibling() {
		line := child.Kind() == ast.KindTextBlock || child.Kind() == ast.KindParagraph
		if line && child == item.FirstChild() || child.Kind() == ast.KindHTMLBlock && comment(rawHTML(src, child).html) {
			continue
		}
		b.problem(b.blockSpan(child), "event-entry",
			"write all of it after the colon, with commas between several; what is no entry stands after the block, below an empty line",
			"an entry of an event is one line, and this stands below it")
		return false
	}
	return true
}

// blockSpan returns the first line of a block in the file.
func (b *builder) blockSpan(n ast.Node) source.Span {
	first := n
	for c := n; c != nil && c.Type() == ast.TypeBlock; c = c.FirstChild() {
		if first = c; c.Pos() >= 0 && c != n || c.Lines() != nil && c.Lines().Len() > 0 {
			break
		}
	}
	if n.Pos() >= 0 {
		first = n
	}
	if first.Pos() < 0 && first.Lines() != nil && first.Lines().Len() > 0 {
		line := first.Lines().At(0)
		return b.spanOf(line.Start, len(strings.TrimRight(string(line.Value(b.doc.File.Data[b.base:])), " \t\r\n")))
	}
	return b.nodeSpan(first)
}

// entryInside is an entry behind a sign that separates: "; status:". A blank alone
// separates nothing: "It calls for: peace".
var entryInside = regexp.MustCompile(`(?i)(?:[;,|(\[{/；，،؛、（]|\s[-–—])\s*(readout\s+[\pL\d-]+|` + strings.Join(eventKeys, "|") + `)\s*[:：]`)

// entryWithin reports an entry inside the value of another, or inside the title,
// and whether there is one.
func (b *builder) entryWithin(p phrase) bool {
	m := entryInside.FindStringSubmatchIndex(p.text)
	if m == nil {
		return false
	}
	key, line := strings.ToLower(p.text[m[2]:m[3]]), "> - "
	if b.doc.Kind == document.KindEvent {
		line = ""
	}
	b.problem(p.slice(m[2], m[1]).span(), "event-entry", fmt.Sprintf("write it in a line of its own: %s%s: …; or without the colon if it is text", line, key),
		"the entry %q stands inside a line of something else, where it is only text", key)
	return true
}

// entryFirst is an entry at the beginning of a line.
var entryFirst = regexp.MustCompile(`(?i)^\s*(readout\s+[\pL\d-]+|` + strings.Join(eventKeys, "|") + `)\s*[:：]`)

// strayEntries reports a list right after an event's block that begins with an
// entry: the > was forgotten, or an empty line ended the block.
func (b *builder) strayEntries(list *ast.List, src []byte) {
	var block ast.Node = list
	if quote, ok := list.Parent().(*ast.Blockquote); ok && markdown.HeaderOf(quote) == nil && list.PreviousSibling() == nil {
		block = quote
	}
	before, ok := block.PreviousSibling().(*ast.Blockquote)
	if !ok || list.FirstChild() == nil {
		return
	}
	if h := markdown.HeaderOf(before); h == nil || !isEventType(h.Kind) {
		return
	}
	p := b.itemPhrase(list.FirstChild(), src)
	if m := entryFirst.FindStringIndex(p.text); m != nil {
		b.problem(p.slice(m[0], m[1]).span(), "event-entry",
			"write > before each line of the block, and no empty line between them; or put a sentence before a list that is text",
			"this entry stands outside of the event's block, so it is only text")
	}
}

// checkLists reports a name without an entity among those of an event, and one
// that voted twice.
func (b *builder) checkLists(e *document.Event) {
	for _, list := range [][]meta.Value{e.Participants, e.Topics, e.For, e.Against, e.Abstained, e.Absent, {e.Place}, {e.InitiatedBy}} {
		for _, v := range list {
			b.nobody(v, "an event")
		}
	}
	for _, readout := range e.Readouts {
		b.nobody(readout.Side, "an event")
	}
	voted := map[string]string{}
	for i, list := range [][]meta.Value{e.For, e.Against, e.Abstained, e.Absent} {
		for _, v := range list {
			key, name := voteKeys[i], strings.ToLower(v.Text)
			if first, twice := voted[name]; twice && name != "" {
				b.problem(v.Span, "voted-twice", "leave it in one place", "%q is listed under %q and again under %q", v.Text, first, key)
			}
			voted[name] = key
		}
	}
}
