package parse

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
)

// Slips in an event's list that would leave an entry out without a word: the event
// would then be published as held though "status: cancelled" stands below it.

// oneLine reports what stands under an entry's line, as a list or a second
// paragraph: it is no part of the entry. It returns whether there is nothing.
func (r *eventReader) oneLine(item ast.Node, src []byte) bool {
	for child := item.FirstChild(); child != nil; child = child.NextSibling() {
		line := child.Kind() == ast.KindTextBlock || child.Kind() == ast.KindParagraph
		if line && child == item.FirstChild() || child.Kind() == ast.KindHTMLBlock && comment(rawHTML(src, child).html) {
			continue
		}
		r.problem(r.blockSpan(child), "event-entry",
			"write all of it after the colon, with commas between several; what is no entry stands after the block, below an empty line",
			"an entry of an event is one line, and this stands below it")
		return false
	}
	return true
}

// entryInside is an entry behind a sign that separates: "; status:". A blank alone
// separates nothing: "It calls for: peace".
var entryInside = regexp.MustCompile(`(?i)(?:[;,|(\[{/；，،؛、（]|\s[-–—])\s*(readout\s+[\pL\d-]+|` + strings.Join(eventKeys, "|") + `)\s*[:：]`)

// entryWithin reports an entry inside the value of another, or inside the title,
// and whether there is one.
func (r *eventReader) entryWithin(p phrase) bool {
	m := entryInside.FindStringSubmatchIndex(p.text)
	if m == nil {
		return false
	}
	key, line := strings.ToLower(p.text[m[2]:m[3]]), "> - "
	if r.doc.Kind == document.KindEvent {
		line = ""
	}
	r.problem(p.slice(m[2], m[1]).span(), "event-entry", fmt.Sprintf("write it in a line of its own: %s%s: …; or without the colon if it is text", line, key),
		"the entry %q stands inside a line of something else, where it is only text", key)
	return true
}

// entryFirst is an entry at the beginning of a line.
var entryFirst = regexp.MustCompile(`(?i)^\s*(readout\s+[\pL\d-]+|` + strings.Join(eventKeys, "|") + `)\s*[:：]`)

// strayEntries reports a list right after an event's block that begins with an
// entry: the > was forgotten, or an empty line ended the block.
func (r *eventReader) strayEntries(list *ast.List, src []byte) {
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
	p := r.itemPhrase(list.FirstChild(), src)
	if m := entryFirst.FindStringIndex(p.text); m != nil {
		r.problem(p.slice(m[0], m[1]).span(), "event-entry",
			"write > before each line of the block, and no empty line between them; or put a sentence before a list that is text",
			"this entry stands outside of the event's block, so it is only text")
	}
}

// checkLists reports a name without an entity among those of an event, and one
// that voted twice.
func (r *eventReader) checkLists(e *document.Event) {
	for _, list := range [][]meta.Value{e.Participants, e.Topics, e.For, e.Against, e.Abstained, e.Absent, {e.Place}, {e.InitiatedBy}} {
		for _, v := range list {
			r.nobody(v, "an event")
		}
	}
	for _, readout := range e.Readouts {
		r.nobody(readout.Side, "an event")
	}
	voted := map[string]string{}
	for i, list := range [][]meta.Value{e.For, e.Against, e.Abstained, e.Absent} {
		for _, v := range list {
			key, name := voteKeys[i], strings.ToLower(v.Text)
			if first, twice := voted[name]; twice && name != "" {
				r.problem(v.Span, "voted-twice", "leave it in one place", "%q is listed under %q and again under %q", v.Text, first, key)
			}
			voted[name] = key
		}
	}
}
