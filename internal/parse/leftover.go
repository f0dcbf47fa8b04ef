package parse

import (
	"bytes"
	"regexp"
	"sort"
	"strings"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/source"
)

// Leftovers are marks that Markdown did not recognise, so that a reader would see their brackets. They
// are looked for in the visible text, in which all that Markdown did recognise is gone.

// leftover is what remains of a mark: "](said:ana-torres".
var leftover = regexp.MustCompile(`\]\([\pL-]+:[^\s)]*`)

// blockWord is a block's header that begins no block: "[!quote] ana-torres".
var blockWord = regexp.MustCompile(`(?i)[\[［【]\s?[!！]\s?(?:` + blockWords + `)\b`)

// A leftoverCheck looks through the finished text.
type leftoverCheck struct {
	*reporter
	*findings
	commentOpen bool // a comment was reported that is never closed
}

// checkLeftovers reports marks, comments and signs of emphasis that show up as text.
func checkLeftovers(r *reporter, found *findings) {
	c := &leftoverCheck{reporter: r, findings: found}
	c.checkMarks()
	c.checkEmphasis()
}

func (c *leftoverCheck) checkMarks() {
	marked := c.markedBlocks()
	for i, block := range c.text.Blocks {
		words := block.Span.Of(c.text.Plain)
		if !bytes.ContainsAny(words, "[](<%{") && !wideBracket(words) {
			continue
		}
		s := leftoverSearch{leftoverCheck: c, block: block, words: words}
		if c.bracketsConsumed(block) {
			continue
		}
		s.comments()
		s.marks()
		s.references()
		s.headers()
		s.footnotes()
		s.links()
		if s.found == 0 && marked[int32(i)] {
			s.brackets()
		}
	}
}

// bracketsConsumed reports whether a definition took brackets in a block: it has
// been reported, and what else is wrong there may come of it.
func (c *leftoverCheck) bracketsConsumed(block document.Block) bool {
	from, to := int(c.text.SourceOf(block.Span.Start)), int(c.text.SourceOf(block.Span.End))
	for at := range c.consumedBrackets {
		if from <= at && at <= to {
			return true
		}
	}
	return false
}

// markedBlocks are the blocks in which a mark was recognised.
func (c *leftoverCheck) markedBlocks() map[int32]bool {
	marked := map[int32]bool{}
	for _, s := range c.doc.Statements {
		for _, piece := range s.Pieces {
			marked[c.blockAt(piece.Start)] = !s.Quote || marked[c.blockAt(piece.Start)]
		}
	}
	for _, l := range c.doc.EventLinks {
		marked[l.Block] = true
	}
	return marked
}

// blockAt returns the block that a text offset stands in.
func (r *reporter) blockAt(offset int32) int32 {
	return int32(sort.Search(len(r.text.Blocks), func(i int) bool { return r.text.Blocks[i].Span.End >= offset }))
}

// A leftoverSearch looks through the words of one block.
type leftoverSearch struct {
	*leftoverCheck
	block  document.Block
	words  []byte
	found  int
	starts []int // in the words, of what was reported
}

// plainly reports whether the byte at offset i of the words was written as it
// is: not escaped, and neither in code nor in a link.
func (s *leftoverSearch) plainly(i int) bool {
	r := s.text.RunAt(s.block.Span.Start + int32(i))
	return r.Exact && !r.Opaque
}

// at returns where in the file the words from i to j stand.
func (s *leftoverSearch) at(i, j int) source.Span {
	return s.text.SourceSpan(source.Span{Start: s.block.Span.Start + int32(i), End: s.block.Span.Start + int32(j)})
}

func (s *leftoverSearch) report(i, j int, hint, message string) {
	s.found++
	s.starts = append(s.starts, i)
	s.problem(s.at(i, j), "leftover-annotation", hint, "%s", message)
}

// maxFound is the largest number of slips that are reported for one block.
const maxFound = 20

// references reports brackets of references that are not closed.
func (s *leftoverSearch) references() {
	if !bytes.Contains(s.words, []byte("[[")) {
		return
	}
	for i := 0; i+1 < len(s.words) && s.found < maxFound; i++ {
		if s.words[i] == '[' && s.words[i+1] == '[' && s.plainly(i) && s.plainly(i+1) {
			s.found++
			s.openReference(s.at(i, i+2), string(s.words[i:min(len(s.words), i+longReference)]), s.barBeside())
			i = max(i+1, len(s.words)-len(bytes.TrimLeft(s.words[i:], "["))-1)
		}
	}
}

// longReference bounds, in bytes, how far the end of a reference is looked for:
// to look to the end of the text for each is quadratic.
const longReference = 1000

// openReference reports a reference that was not parsed, given the text from its brackets on.
func (r *reporter) openReference(at source.Span, rest string, cell bool) {
	rest = rest[:min(len(rest), longReference)]
	inner, _, closed := strings.Cut(strings.TrimLeft(rest, "["), "]]")
	hint := `close it with ]], or write \[\[ for brackets that are text`
	switch {
	case r.doc.File.Data[max(0, at.Start-1)] == '!':
		hint = "take out the !; a picture is written " + pictureOf(inner)
	case !closed && cell:
		hint = barHint + ": " + `[[ru\|Moscow]]`
	case !closed || strings.ContainsAny(inner, "[]"):
	case strings.TrimSpace(inner) == "":
		hint = "write a name or an id between the brackets"
	default:
		hint = "write all of it on one line"
	}
	r.problem(at, "leftover-annotation", hint, "this reference is not recognised, so its brackets show as text")
}

// pictureOf returns a picture in Markdown, given what stands in the brackets that
// another program writes around its file: "town.jpg|The town".
func pictureOf(inner string) string {
	file, shows, _ := strings.Cut(inner, "|")
	if !fileName.MatchString(file) || strings.ContainsAny(file, "<>\n") {
		return "![what it shows](file.png)"
	}
	if strings.Trim(shows, "0123456789x") == "" { // its size
		shows = "what it shows"
	}
	if strings.ContainsAny(file, " ()") {
		file = "<" + file + ">"
	}
	return "![" + shows + "](" + file + ")"
}

// headers reports the header of a block in a place where it begins none.
func (s *leftoverSearch) headers() {
	if bytes.IndexByte(s.words, '[') < 0 && !wideBracket(s.words) || bytes.IndexByte(s.words, '!') < 0 && bytes.IndexByte(s.words, 0xEF) < 0 {
		return // nearly always, without the expression
	}
	for _, m := range blockWord.FindAllIndex(s.words, maxFound) {
		hint := "take it out: blocks stand only in the text below the front matter"
		if !s.inField() {
			hint = `begin a block of its own with it: an empty line, then "> ` + plainHeader(s.words[m[0]:m[1]]) + `", then lines that begin with >`
		}
		if s.plainly(m[0]) {
			s.report(m[0], m[1], hint, "this header begins no block, so it shows as text")
		}
	}
}

// plainHeader returns a header as it is to be written, given its beginning.
func plainHeader(words []byte) string {
	word := bytes.TrimLeftFunc(words, func(r rune) bool { return !quotation.IsLetterOrDigit(r) })
	return "[!" + strings.ToLower(string(word)) + "]"
}

// footnoteMark is a footnote's mark: "[^1]".
var footnoteMark = regexp.MustCompile(`\[\^[^\]\s]+\]`)

// footnotes reports marks of footnotes that are written nowhere.
func (s *leftoverSearch) footnotes() {
	for _, m := range footnoteMark.FindAllIndex(s.words, maxFound) {
		if mark := string(s.words[m[0]:m[1]]); s.plainly(m[0]) {
			s.found++
			s.problem(s.at(m[0], m[1]), "unknown-footnote", "write the note in a paragraph of its own: "+mark+": …; or \\"+mark+" for brackets that are text",
				"there is no footnote %s, so its mark shows as text", mark)
		}
	}
}

// brackets reports a bracket without a partner in a block with marks: it shows
// that the words of a mark begin or end elsewhere than meant.
func (s *leftoverSearch) brackets() {
	var open []int
	for i, c := range s.words {
		switch {
		case c != '[' && c != ']' || !s.plainly(i):
		case c == '[':
			open = append(open, i)
		case len(open) > 0:
			open = open[:len(open)-1]
		default:
			s.report(i, i+1, `take it out, or write \] for a bracket that is text`, "this bracket is closed and never opened")
			return
		}
	}
	if len(open) > 0 {
		s.report(open[0], open[0]+1, `each [ of a mark needs its own ]; write \[ for a bracket that is text`, "this bracket is opened and never closed")
	}
}
