package parse

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"readout/internal/document"
	"readout/internal/markdown"
	"readout/internal/meta"
	"readout/internal/source"
)

// Slips in an event's list that would leave an entry out without a word: the event
// would then be published as held though "status: cancelled" stands below it.

// checkOneLine reports what stands under an entry's line, as a list or a second
// paragraph: it is no part of the entry. It returns whether there is nothing.
func (r *eventReader) checkOneLine(item ast.Node, src []byte) bool {
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

// reportEntryWithin reports an entry inside the value of another or inside the title. It returns whether one is.
func (r *eventReader) reportEntryWithin(p phrase) bool {
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
	if h := markdown.HeaderOf(before); h == nil || !h.IsEvent() {
		return
	}
	p := r.itemPhrase(list.FirstChild(), src)
	if m := entryFirst.FindStringIndex(p.text); m != nil {
		r.problem(p.slice(m[0], m[1]).span(), "event-entry",
			"write > before each line of the block, and no empty line between them; or put a sentence before a list that is text",
			"this entry stands outside of the event's block, so it is only text")
	}
}

// checkLists reports names without an entity among an event's, and whoever voted twice.
func (r *eventReader) checkLists(e *document.Event) {
	for _, list := range [][]meta.Value{e.Participants, e.Topics, e.For, e.Against, e.Abstained, e.Absent, {e.Place}, {e.InitiatedBy}} {
		for _, v := range list {
			r.reportNobody(v, "an event")
		}
	}
	for _, readout := range e.Readouts {
		r.reportNobody(readout.Side, "an event")
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

// notAnEntry reports what stands in an event block and is no list.
func (r *eventReader) notAnEntry(node ast.Node, src []byte) {
	hint := "write what there is to say as text after the block"
	at := source.At(r.base + max(node.Pos(), 0))
	if node.Kind() == ast.KindParagraph && node.Lines().Len() > 0 {
		line := bytes.TrimSpace(src[node.Lines().At(0).Start:node.Lines().At(0).Stop])
		if isEntry(line) {
			at = r.spanOf(node.Lines().At(0).Start, len(line))
			hint = `begin each line of an entry with "> - ": "> - ` + string(line) + `"`
		}
	}
	r.problem(at, "event-entry", hint, "an event block holds only a list of entries such as \"- place: [[geneva]]\"")
}

// isEntry reports whether a line begins with the word of an entry and a colon.
func isEntry(line []byte) bool {
	label, _, found := strings.Cut(string(line), ":")
	key, _, _ := strings.Cut(strings.TrimSpace(label), " ")
	return found && slices.Contains(eventKeys, strings.ToLower(key))
}

// checkItemLines reports a line that begins where the "-" of an entry does, and not
// farther in: Markdown makes it a part of that entry, which nobody meant.
func (r *eventReader) checkItemLines(item ast.Node, src []byte) {
	words := item.FirstChild()
	if words == nil || words.Lines() == nil || words.Lines().Len() < 2 {
		return
	}
	first := words.Lines().At(0).Start
	dash := column(src, len(bytes.TrimRight(src[:first], " \t"))-1)
	for i := 1; i < words.Lines().Len(); i++ {
		line := words.Lines().At(i)
		if column(src, line.Start) > dash {
			continue
		}
		r.problem(r.spanOf(line.Start, len(bytes.TrimSpace(src[line.Start:line.Stop]))), "event-entry",
			`begin the line with "- " if it is an entry, or with two more blanks if it goes on with the one above; other text stands after the block`,
			"this line becomes a part of the entry above it")
		return
	}
}

// column returns how many bytes stand before an offset in its line.
func column(src []byte, at int) int { return at - bytes.LastIndexByte(src[:at], '\n') - 1 }
