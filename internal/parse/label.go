package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/meta"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
	"readout/internal/spelling"
)

// checkLabels reports lines of quote blocks that begin, as in a transcript, with who
// spoke. It needs the names of the whole file.
func (c *attributionCheck) checkLabels() {
	var names map[string]bool
	for i := range c.doc.Statements {
		if s := &c.doc.Statements[i]; s.Quote && s.Verb == document.Said && len(s.Pieces) > 0 {
			if names == nil {
				names = c.lastNames()
			}
			c.checkLabelsOf(s, names)
		}
	}
}

// checkLabelsOf reports speakers' names at the beginning of lines, as in a transcript.
func (c *attributionCheck) checkLabelsOf(s *document.Statement, names map[string]bool) {
	for i, piece := range s.Pieces {
		for _, line := range c.linesIn(piece) {
			words := line.Of(c.text.Plain)
			n := max(labelLength(s, words, names), c.emphasisedLabel(line))
			if i == 0 && n == 0 && line.Start == quotation.Trim(c.text.Plain, piece).Start && namesSpeaker(s, words) && startsSentence(c.text.Plain[line.End:]) {
				n = len(words)
			}
			if n == 0 {
				c.mayBeLabel(line)
				continue
			}
			line.End = line.Start + int32(n)
			c.report(document.LabelFound(c.doc.File.Path, c.text.SourceSpan(line)))
			if s.Pieces = s.Pieces[:max(i, 1)]; i == 0 {
				s.Pieces[0].Start = line.End
			}
			return
		}
	}
}

// mayBeLabel keeps a name before a colon and a sentence for the check of who knows all
// names: "Benali: No."
func (c *attributionCheck) mayBeLabel(line source.Span) {
	words := line.Of(c.text.Plain)
	name, rest, n := cutLabel(words)
	if n == 0 || !startsSentence(name) || !startsSentence(rest) || isAcronym(name) || isFormOfAddress(name) || bytes.IndexByte(name, ' ') >= 0 {
		return
	}
	line.End = line.Start + int32(n)
	c.doc.Labels = append(c.doc.Labels, meta.Value{Text: string(name), Span: c.text.SourceSpan(line)})
}

// emphasisedLabel returns the length of what a line begins with if it is a name in
// emphasis before a colon: "**Benali:** No."
func (c *attributionCheck) emphasisedLabel(line source.Span) int {
	name, rest, n := cutLabel(line.Of(c.text.Plain))
	if n == 0 || !startsSentence(name) || !startsSentence(rest) || isFormOfAddress(name) || len(bytes.Fields(name)) > longestName {
		return 0
	}
	html := c.text.HTMLOf(source.Span{Start: line.Start, End: line.Start + int32(len(name))})
	opened := func(tag string) bool { return bytes.HasSuffix(c.text.HTML[:html.Start], []byte(tag)) }
	whole := c.text.HTMLOf(source.Span{Start: line.Start, End: line.Start + int32(n)})
	closed := func(at int32) bool { return bytes.HasPrefix(c.text.HTML[at:], []byte("</")) }
	if (opened("<strong>") || opened("<em>")) && (closed(html.End) || closed(whole.End)) {
		return n
	}
	return 0
}

// startsSentence reports whether a text begins like a sentence: with a letter that is not lower case.
func startsSentence(text []byte) bool {
	i := bytes.IndexFunc(text, quotation.IsLetterOrDigit)
	if i < 0 {
		return false
	}
	first, _ := utf8.DecodeRune(text[i:])
	return unicode.IsLetter(first) && !unicode.IsLower(first)
}

// linesIn returns the lines of a piece that begin it or follow a complete sentence.
func (c *attributionCheck) linesIn(piece source.Span) []source.Span {
	lines := []source.Span{piece}
	for _, r := range c.text.RunsIn(piece) {
		if !r.Exact && string(r.HTML.Of(c.text.HTML)) == "\n" {
			lines[len(lines)-1].End = r.Text.Start
			lines = append(lines, source.Span{Start: r.Text.End, End: piece.End})
		}
	}
	begun := lines[:0]
	for _, line := range lines {
		if line.Start == piece.Start || sentence.Ends(c.text.Plain[piece.Start:line.Start]) {
			begun = append(begun, quotation.Trim(c.text.Plain, line))
		}
	}
	return begun
}

// longestLabel bounds the bytes of a name before the words in a transcript.
const longestLabel = 60

// cutLabel cuts a line at a colon that a name may stand before. It returns the length
// of the name with the colon, 0 if there is none.
func cutLabel(text []byte) (name, rest []byte, n int) {
	end := bytes.IndexAny(text[:min(len(text), longestLabel)], ":：\n")
	if end <= 0 || text[end] == '\n' {
		return nil, nil, 0
	}
	_, size := utf8.DecodeRune(text[end:])
	rest = text[end+size:]
	if after, _ := utf8.DecodeRune(rest); size == 1 && len(rest) > 0 && !quotation.IsSpace(after) {
		return nil, nil, 0
	}
	return bytes.TrimFunc(text[:end], quotation.IsSpace), rest, end + size
}

// labelLength returns the length of what a line of a transcript begins with, or 0: Q and A, or a name
// before a colon. A speaker of the block may be written in any way. Of other names, and of one word,
// what follows begins a sentence: "LAVROV: We go", but "NATO: that is the question". The
// names are what lastNames returns.
func labelLength(s *document.Statement, text []byte, names map[string]bool) int {
	for _, letter := range []string{"Q ", "Q\t", "Q\u00a0", "Q. "} {
		if bytes.HasPrefix(text, []byte(letter)) && len(text) > len(letter) {
			return len(strings.TrimRightFunc(letter, quotation.IsSpace))
		}
	}
	name, rest, n := cutLabel(text)
	if n == 0 || isFormOfAddress(name) {
		return 0
	}
	several := bytes.IndexAny(name, " .") > 0
	speaker, slug := namesSpeaker(s, name), spelling.Slug(string(name))
	switch {
	case isUppercase(name) && (several || len(name) == 1), speaker && (strings.Contains(slug, "-") || !startsSentence(name)),
		startsSentence(rest) && (isUppercase(name) && !isAcronym(name) || speaker || several && isLabelName(name) || isRole(name) || !isUppercase(name) && startsSentence(name) && names[slug]):
		return n
	}
	return 0
}

// particles are small words inside a name.
var particles = strings.Fields("von van der den de la le di da del al el bin ibn ter zu y e")

// isLabelName reports whether words before a colon are a name of several words; "I told Moscow: No" is none.
func isLabelName(name []byte) bool {
	words := bytes.Fields(name)
	for _, word := range words {
		if first, _ := utf8.DecodeRune(word); unicode.IsLower(first) && !slices.Contains(particles, strings.ToLower(string(word))) {
			return false
		}
	}
	title := bytes.HasSuffix(words[0], []byte("."))
	return isName(name, 2) && (title || !sentence.Begins(words[0]))
}

// isUppercase reports whether a text is made of words in capitals.
func isUppercase(text []byte) bool {
	return bytes.IndexFunc(text, unicode.IsUpper) == 0 && bytes.IndexFunc(text, func(r rune) bool {
		return !unicode.IsUpper(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !quotation.IsSpace(r) && !strings.ContainsRune(".,’'-()/&", r)
	}) < 0
}
