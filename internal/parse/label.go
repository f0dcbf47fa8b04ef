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
// spoke, and roles in the words of marks. It needs the names of the whole file.
func (c *attributionCheck) checkLabels() {
	var names map[string]bool
	for i := range c.doc.Statements {
		s := &c.doc.Statements[i]
		switch {
		case s.Verb != document.Said || len(s.Pieces) == 0:
		case !s.Quote:
			c.checkRolesOf(s)
		default:
			if names == nil {
				names = c.lastNames()
			}
			c.checkLabelsOf(s, names)
			c.checkAsides(s)
		}
	}
}

// checkLabelsOf reports speakers' names at the beginning of lines, as in a transcript.
func (c *attributionCheck) checkLabelsOf(s *document.Statement, names map[string]bool) {
	for i, piece := range s.Pieces {
		for _, line := range c.linesIn(piece) {
			opened := line.Start
			line.Start += int32(openingLength(line.Of(c.text.Plain)))
			label := c.stampedLabel(s, line, names)
			if label.Len() == 0 {
				c.mayBeLabel(s, line)
				c.checkEmphasisedQuestion(s, line)
				continue
			}
			c.report(document.LabelFound(c.doc.File.Path, c.text.SourceSpan(label)))
			if s.Pieces = s.Pieces[:max(i, 1)]; i == 0 && label.Start == opened {
				s.Pieces[0].Start = label.End
			}
			return
		}
	}
}

// stampedLabel is labelIn for a line that a time may begin, which is a part of the label.
func (c *attributionCheck) stampedLabel(s *document.Statement, line source.Span, names map[string]bool) source.Span {
	n, bare := stampLength(line.Of(c.text.Plain))
	behind := source.Span{Start: line.Start + int32(n), End: line.End}
	label := c.labelIn(s, behind, names)
	switch {
	case n == 0:
		return label
	case label.Start == behind.Start && label.Len() > 0:
		return source.Span{Start: line.Start, End: label.End}
	case !bare || isStampedName(behind.Of(c.text.Plain)):
		return quotation.Trim(c.text.Plain, source.Span{Start: line.Start, End: behind.Start})
	}
	return label
}

// labelIn returns the first name of a speaker in a line: at its beginning, or a role after a sentence.
func (c *attributionCheck) labelIn(s *document.Statement, line source.Span, names map[string]bool) source.Span {
	n := max(labelLength(s, line.Of(c.text.Plain), names), c.emphasisedLabel(line))
	if n == 0 {
		n = max(c.signedLabel(s, line, names), c.labelAlone(s, line, names))
	}
	if n == 0 {
		return c.roleWithin(line)
	}
	return source.Span{Start: line.Start, End: line.Start + int32(n)}
}

// checkRolesOf reports roles of a transcript in the words of a mark: [“Reporter: Why?”](said:ned-price).
func (c *attributionCheck) checkRolesOf(s *document.Statement) {
	for _, piece := range s.Pieces {
		line := quotation.Trim(c.text.Plain, piece)
		line.Start += int32(openingLength(line.Of(c.text.Plain)))
		label := c.roleWithin(line)
		if n := roleLength(line.Of(c.text.Plain)); n > 0 {
			label = source.Span{Start: line.Start, End: line.Start + int32(n)}
		}
		if label.Len() > 0 {
			c.report(document.LabelFound(c.doc.File.Path, c.text.SourceSpan(label)))
			return
		}
	}
}

// openingLength returns the length of the marks and dashes that a line begins with.
func openingLength(line []byte) int {
	return len(line) - len(bytes.TrimLeftFunc(line, func(r rune) bool {
		return quotation.MayOpen(r) || unicode.Is(unicode.Pd, r) || quotation.IsSpace(r)
	}))
}

// mayBeLabel keeps a name of one word before a colon or another sign and a sentence for the check of who knows all
// names: "Benali: No."
func (c *attributionCheck) mayBeLabel(s *document.Statement, line source.Span) {
	if name := c.nameAlone(s, line); name != nil {
		c.doc.Labels = append(c.doc.Labels, meta.Value{Text: string(name), Span: c.text.SourceSpan(line)})
		return
	}
	labels := c.signedLabels(line)
	if name, rest, n := cutLabel(line.Of(c.text.Plain)); n > 0 && startsSentence(rest) && !isFormOfAddress(name) {
		labels = append(labels, signedLabel{name: name, rest: rest})
	}
	for _, l := range labels {
		if name := l.mayBe(); name != nil {
			at := source.Span{Start: line.Start, End: line.End - int32(len(l.rest))}
			c.doc.Labels = append(c.doc.Labels, meta.Value{Text: string(name), Span: c.text.SourceSpan(quotation.Trim(c.text.Plain, at))})
			return
		}
	}
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

// checkEmphasisedQuestion warns of a question that is all in emphasis, beside words that are not: an interviewer's.
func (c *attributionCheck) checkEmphasisedQuestion(s *document.Statement, line source.Span) {
	if !endsAsking(line.Of(c.text.Plain)) || line.Start == s.Pieces[0].Start && line.End == s.Pieces[len(s.Pieces)-1].End {
		return
	}
	html := c.text.HTMLOf(line)
	before, after := c.text.HTML[:html.Start], c.text.HTML[html.End:]
	for _, tag := range []string{"strong>", "em>"} {
		if bytes.HasSuffix(before, []byte("<"+tag)) && bytes.HasPrefix(after, []byte("</"+tag)) {
			c.warn(c.text.SourceSpan(line), "not-spoken", "take it out of the block, and begin another after it, if somebody else asked it; if it was said, take the emphasis away",
				"a question in emphasis, inside the words of a statement")
			return
		}
	}
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
	if n := questionLength(text); n > 0 {
		return n
	}
	name, rest, n := cutLabel(text)
	if n == 0 || isFormOfAddress(name) {
		return 0
	}
	if isRole(name) && endsAsking(rest) {
		return n
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

// endsAsking reports whether a text ends with a question mark.
func endsAsking(text []byte) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(text, quotation.IsSpace))
	return strings.ContainsRune("?？؟", last)
}

// questionLength returns the length of a Q that a text begins with before a space or a sign: "Q Why?", "Q) Why?".
func questionLength(text []byte) int {
	if rest, found := bytes.CutPrefix(text, []byte("Q")); found {
		rest = bytes.TrimLeft(rest, "0123456789")
		number := len(text) - len("Q") - len(rest)
		sign, size := utf8.DecodeRune(rest)
		if number > 0 && quotation.IsSpace(sign) {
			return 0 // "Q1 was good"
		}
		if rest = rest[size:]; len(rest) > 0 && (quotation.IsSpace(sign) || strings.ContainsRune(".)/-–—", sign) && quotation.IsSpace([]rune(string(rest))[0])) {
			return len("Q") + number + len(strings.TrimFunc(string(sign), quotation.IsSpace))
		}
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
