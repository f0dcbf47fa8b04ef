package parse

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/source"
)

// A lookalike is text that an editor meant as a mark and Markdown did not recognise: it
// begins at the bracket before the verb. This file alone says what looks like a mark;
// why Markdown did not recognise it is determined in markcause.go.
type lookalike struct {
	start, end int  // of the words of the block: from the closing bracket of the mark's words, if it has one
	open       int  // the bracket before the verb
	opener     rune // that bracket
	attached   bool // a bracket or a reference ends before it
	gap        string
	verb       string // lower case
	colon      rune   // after the verb; 0 for none
}

// A markSearch looks for marks in words: in those of a block, where some of the bytes
// mean nothing or are the end of a reference, or in code, where none do.
type markSearch struct {
	words               []byte
	plainly             func(i int) bool // a byte was written as it is, outside of code and links
	opaque, afterEntity func(i int) bool // a byte stands in code or in a link; a reference ends before it

	// The words before looked were searched for the last "[" in them, which ends at
	// bracket; 0 if there is none.
	looked, bracket int
}

// openBrackets are brackets that people write for a parenthesis.
const openBrackets = "({[（｛［【﹙"

// closeBrackets are brackets that end the words before a mark.
const closeBrackets = "]］】"

// markNames are the words that begin a mark, and markWords the same as an expression.
var (
	markNames = append([]string{contScheme, eventScheme}, document.Words(document.Verbs)...)
	markWords = strings.Join(markNames, "|")
)

// wideBracket reports whether words may hold brackets as Chinese and Japanese are
// written with: one of the two bytes that these begin with.
func wideBracket(words []byte) bool {
	return bytes.IndexByte(words, 0xEF) >= 0 || bytes.IndexByte(words, 0xE3) >= 0
}

// lookalikes finds what looks like a mark.
func (s *markSearch) lookalikes(found func(lookalike)) {
	for i := 0; i < len(s.words); {
		c := s.words[i]
		if c != '(' && c != '{' && c != '[' && c != 0xEF && c != 0xE3 {
			i++
			continue
		}
		r, size := utf8.DecodeRune(s.words[i:])
		if strings.ContainsRune(openBrackets, r) && s.plainly(i) {
			if m, ok := s.lookalikeAt(i, r, size); ok {
				found(m)
				i = max(i, m.end-1) // what stands inside is part of it
				size = 1
			}
		}
		i += size
	}
}

// lookalikeAt reads what begins with the bracket at i.
func (s *markSearch) lookalikeAt(i int, opener rune, size int) (lookalike, bool) {
	m := lookalike{start: i, open: i, opener: opener}
	s.before(&m)
	inner := s.words[i+size:]
	rest := bytes.TrimLeftFunc(inner, quotation.IsSpace)
	word := rest[:len(rest)-len(bytes.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || r == '-' }))]
	after := bytes.TrimLeftFunc(rest[len(word):], quotation.IsSpace)
	colon, n := utf8.DecodeRune(after)
	if strings.ContainsRune(":：﹕∶", colon) && colon != utf8.RuneError {
		m.colon = colon
		after = after[n:]
	}
	m.verb = strings.ToLower(string(word))
	m.end = s.endOf(i + size)
	if m.colon == 0 && slices.Contains(markNames, m.verb) {
		m.end = s.endOf(m.end) // with the speaker
	}
	if !slices.Contains(markNames, m.verb) {
		// "](https:" and "](sad:": whatever it was meant to be, it is none.
		strict := m.attached && m.gap == "" && opener == '(' && len(word) > 0 && m.colon == ':' && len(rest) == len(inner) && len(after)+1 == len(rest)-len(word)
		return m, strict || s.verbLast(&m, inner)
	}
	next, _ := utf8.DecodeRune(after)
	speaker := m.colon != 0 && (quotation.IsLetterOrDigit(next) && next < utf8.RuneSelf)
	switch {
	case s.escapedWords(m):
		return m, false
	case m.attached:
		return m, m.colon != 0 || m.gap == "" && len(rest) > len(word) && unicode.IsSpace(rune(rest[len(word)]))
	}
	return m, speaker
}

// before finds what ends before the bracket: the mark's words, or a reference.
func (s *markSearch) before(m *lookalike) {
	words := bytes.TrimRightFunc(s.words[:m.open], quotation.IsSpace)
	if len(words) == 0 {
		return
	}
	last, size := utf8.DecodeLastRune(words)
	at := len(words) - size
	if strings.ContainsRune(closeBrackets, last) && !s.opaque(at) {
		m.start, m.attached, m.gap = at, true, string(s.words[len(words):m.open])
	} else if len(words) == m.open && s.opaque(at) {
		m.attached = s.afterEntity(m.open)
	}
}

// referenceBefore reports whether a reference ends at i of the words.
func (s *leftoverSearch) referenceBefore(i int) bool {
	at := s.block.Span.Start + int32(i)
	_, found := slices.BinarySearchFunc(s.doc.References, at, func(r document.Reference, at int32) int { return cmp.Compare(r.Text.End, at) })
	return found
}

// escapedWords reports whether both brackets around the words before were written
// with a backslash: then a mark was to be shown, and not made.
func (s *markSearch) escapedWords(m lookalike) bool {
	if m.start == m.open || s.plainly(m.start) {
		return false
	}
	if last := bytes.LastIndexByte(s.words[s.looked:m.start], '['); last >= 0 {
		s.bracket = s.looked + last + 1
	}
	s.looked = m.start
	return s.bracket > 0 && !s.plainly(s.bracket-1)
}

// longestWord bounds how far a word is read, in bytes, so that a text of brackets
// without a blank is not read to its end for each of them.
const longestWord = 200

// endOf returns where the first word after a bracket ends, with the blanks before
// it: at white space, at a closing bracket, or where it is longer than words are.
func (s *markSearch) endOf(i int) int {
	rest := s.words[i:]
	i += len(rest) - len(bytes.TrimLeftFunc(rest, quotation.IsSpace))
	for start := i; i < len(s.words); {
		r, size := utf8.DecodeRune(s.words[i:])
		if unicode.IsSpace(r) || strings.ContainsRune(")）}]｝］】", r) || i-start >= longestWord {
			break
		}
		i += size
	}
	return i
}

// verbAfter is a verb behind the speaker: "(ana-torres said)", "(ana-torres: said".
var verbAfter = regexp.MustCompile(`(?i)^[\pL\d][\pL\d-]*(?:\s*,\s*[\pL\d-]+)*\s*[\s:]\s*(?:` + markWords + `)\s*(?:[)":]|$)`)

// verbLast reports whether parentheses hold a speaker and then a verb.
func (s *markSearch) verbLast(m *lookalike, inner []byte) bool {
	return m.attached && m.gap == "" && m.opener == '(' && verbAfter.Match(inner[:min(len(inner), 200)])
}

// marks reports what looks like a mark and is none.
func (s *leftoverSearch) marks() {
	search := markSearch{words: s.words, plainly: s.plainly, opaque: s.opaque, afterEntity: s.referenceBefore}
	search.lookalikes(func(m lookalike) {
		if s.found < maxFound {
			s.report(m.start, m.end, s.cause(m), "this mark is not recognised, so it shows as text")
			s.withoutBlank(m)
		}
	})
}

// withoutBlank adds a fix to the report of a mark that has a blank after its colon.
func (s *leftoverSearch) withoutBlank(m lookalike) {
	d := &s.doc.Diagnostics[len(s.doc.Diagnostics)-1]
	if !strings.HasPrefix(d.Hint, blankHint) {
		return
	}
	from := m.open + bytes.IndexByte(s.words[m.open:], ':') + 1
	to := from + len(s.words[from:]) - len(bytes.TrimLeft(s.words[from:], " "))
	blank := s.at(from, to)
	d.Fixes = []source.Fix{{Path: d.Path, Span: blank, Old: string(blank.Of(s.doc.File.Data)), What: "take the blank out of a mark"}}
}

// links reports a link or picture that is none, so that a reader sees its address.
func (s *leftoverSearch) links() {
	if bytes.IndexByte(s.words, ']') < 0 {
		return
	}
	for i := 0; i+1 < len(s.words) && s.found < maxFound; i++ {
		if s.words[i] != ']' || s.words[i+1] != '(' && s.words[i+1] != '[' || !s.plainly(i) || !s.plainly(i+1) || s.reported(i) {
			continue
		}
		address, _, closed := bytes.Cut(s.words[i+2:], []byte{partnerOf(s.words[i+1])})
		end := i + 2 + len(address)
		if m := addressWithBlank.FindSubmatch(address); closed && m != nil {
			s.report(i, end+1, "write < and > around the address: (<"+string(m[1])+">)", "this link is not recognised, so it shows as text")
			continue
		}
		hint := `write \[ and \] for brackets that are text`
		if s.inField() {
			hint = "take the brackets and the address out: there are no links in this field"
		} else if s.linkInside(i) {
			hint = "a link cannot stand inside the words of another"
		}
		s.found++
		s.starts = append(s.starts, i)
		s.warn(s.at(i, min(end+1, len(s.words))), "leftover-brackets", hint, "this looks like a link and is none, so it shows as text")
	}
}

func partnerOf(bracket byte) byte {
	if bracket == '[' {
		return ']'
	}
	return ')'
}

// addressWithBlank is the address of a file with a spacing in its name: "My Photo.jpg".
var addressWithBlank = regexp.MustCompile(`^\s*([^"<>]*\s[^"<>]*\.[A-Za-z0-9]{1,5}(?:#\S*)?)\s*(?:".*)?$`)

// reported reports whether what begins at i of the words has been reported.
func (s *leftoverSearch) reported(i int) bool { return slices.Contains(s.starts, i) }
