package document

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/source"
	"readout/internal/spelling"
)

// checkLabels reports a line that begins, as in a transcript, with who spoke, and a
// first line that is nothing else.
func (b *builder) checkLabels(s *Statement) {
	for i, piece := range s.Pieces {
		for _, line := range b.linesIn(piece) {
			words := line.Of(b.text.Plain)
			n := s.label(words)
			if i == 0 && n == 0 && line.Start == trimSpan(b.text.Plain, piece).Start && s.named(words) && begins(b.text.Plain[line.End:]) {
				n = len(words)
			}
			if n == 0 {
				continue
			}
			line.End = line.Start + int32(n)
			b.problem(b.text.sourceSpan(line), "not-spoken", "take it out, and begin a block for each speaker: > [!quote] ana-torres; if it was said, write a comma or a dash after it, and no colon",
				"the name of a transcript, inside the words of a statement")
			if s.Pieces = s.Pieces[:max(i, 1)]; i == 0 {
				s.Pieces[0].Start = line.End
			}
			return
		}
	}
}

// begins reports whether a text begins like a sentence: with a letter that is no
// small one.
func begins(text []byte) bool {
	i := bytes.IndexFunc(text, letter)
	if i < 0 {
		return false
	}
	first, _ := utf8.DecodeRune(text[i:])
	return unicode.IsLetter(first) && !unicode.IsLower(first)
}

// linesIn returns the lines of a piece that begin it or follow a complete sentence.
func (b *builder) linesIn(piece source.Span) []source.Span {
	lines := []source.Span{piece}
	for _, r := range b.text.runsIn(piece) {
		if !r.Exact && string(r.HTML.Of(b.text.HTML)) == "\n" {
			lines[len(lines)-1].End = r.Text.Start
			lines = append(lines, source.Span{Start: r.Text.End, End: piece.End})
		}
	}
	begun := lines[:0]
	for _, line := range lines {
		if line.Start == piece.Start || sentenceEnds(b.text.Plain[piece.Start:line.Start]) {
			begun = append(begun, trimSpan(b.text.Plain, line))
		}
	}
	return begun
}

// longestLabel bounds the bytes of a name before the words in a transcript.
const longestLabel = 60

// label returns the length of what a line of a transcript begins with, or 0: Q and
// A, or a name before a colon. A speaker of the block may be written in any way. Of
// other names, and of one word, what follows begins a sentence: "LAVROV: We go", but
// "NATO: that is the question".
func (s *Statement) label(text []byte) int {
	for _, letter := range []string{"Q ", "Q\t", "Q\u00a0", "Q. "} {
		if bytes.HasPrefix(text, []byte(letter)) && len(text) > len(letter) {
			return len(strings.TrimRightFunc(letter, spacing))
		}
	}
	end := bytes.IndexAny(text[:min(len(text), longestLabel)], ":：\n")
	if end <= 0 || text[end] == '\n' {
		return 0
	}
	_, size := utf8.DecodeRune(text[end:])
	rest := text[end+size:]
	if after, _ := utf8.DecodeRune(rest); size == 1 && len(rest) > 0 && !spacing(after) {
		return 0
	}
	name := bytes.TrimFunc(text[:end], spacing)
	several := bytes.IndexAny(name, " .") > 0
	switch named := s.named(name); {
	case capitals(name) && (several || len(name) == 1), named && strings.Contains(spelling.Slug(string(name)), "-"),
		begins(rest) && (capitals(name) || named || several && labelName(name)):
		return end + size
	}
	return 0
}

// particles are small words inside a name.
const particles = " von van der den de la le di da del al el bin ibn ter zu y e "

// labelName reports whether words are a name of several words before a colon: "I told
// Moscow: No" has none.
func labelName(name []byte) bool {
	words := bytes.Fields(name)
	for _, word := range words {
		if first, _ := utf8.DecodeRune(word); unicode.IsLower(first) && !among(particles, word) {
			return false
		}
	}
	title := bytes.HasSuffix(words[0], []byte("."))
	return nameAlone(name, 2) && (title || !among(atStart, words[0]))
}

// capitals reports whether a text is made of words in capitals.
func capitals(text []byte) bool {
	return bytes.IndexFunc(text, unicode.IsUpper) == 0 && bytes.IndexFunc(text, func(r rune) bool {
		return !unicode.IsUpper(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !spacing(r) && !strings.ContainsRune(".,’'-()/&", r)
	}) < 0
}
