package quotation

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"readout/internal/source"
)

// Balanced is the offset of a fault where the marks balance.
const Balanced = -1

// A Fault is what is wrong with the quotation marks of a text.
type Fault struct {
	At int // offset of the first mark without a partner, or balanced
	// same says that the mark has a partner, but opens a quotation inside one with
	// the same marks, so that a reader cannot tell which of them close.
	Same bool
}

// A Quotation is a part of a text between two marks. Offsets are in bytes.
type Quotation struct {
	start, from int // of the opening mark, and after it
	to, end     int // of the closing mark, and after it; 0 if there is none
	Mark        rune
	weak        bool // an opening mark that needs no partner: it may be an apostrophe
	inner       bool // stands inside another
}

// Quotations are the marks of a stretch of text, paired.
type Marks struct {
	list   []Quotation // that are closed, in order of their beginnings
	strays []int       // marks without a partner, in order
	same   int         // where a quotation opens inside one with the same marks, or balanced
	open   []int       // marks that open a quotation which is not closed, in order
}

// maxOpen bounds how far up an opening mark is looked for: a text has no more
// quotations inside each other, and to look through all is quadratic.
const maxOpen = 32

// Pair finds the quotations in a text. A mark closes the innermost quotation
// that it can close; what is open inside that has no partner.
func Pair(text []byte) Marks {
	p := pairing{text: text, bare: bytes.TrimRightFunc(text, Trailing)}
	p.found.same = Balanced
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && c != '"' && c != '\'' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if m, ok := markOf(r); ok {
			p.mark(i, size, r, m)
		}
		i += size
	}
	return p.finish()
}

// A pairing is the state of Pair.
type pairing struct {
	text   []byte
	bare   []byte // text without the stops behind its last word or mark
	open   []int  // of found.list, innermost last
	found  Marks
	closed int // the end of the last mark that closed
	outer  int // of found.same: the quotation around it
	later  int // of found.same: where the quotation that opens there closes

	again   map[rune]int // results of opensAgain, by mark: to look for each mark is quadratic
	singles *singles     // nil until somebody asks
}

func (p *pairing) mark(i, size int, r rune, m mark) {
	before, after := neighbours(p.text, i, i+size)
	if meansOther(p.text, i, size, r, before, after) {
		return
	}
	turn := direction(before, after)
	at := p.closable(r)
	if i > 0 && i == p.closed && turn > 0 && at >= 0 && m.turn != either && m.turn != starts {
		turn = 0 // ›So: »no«‹: what stands before it has closed, though it looks as if it opened
	}
	if r == '"' && turn >= 0 && at >= 0 && p.found.list[p.open[at]].Mark != r {
		at = -1 // „x" is typed where the right mark is not at hand, but " may also open
	}
	if at >= 0 && turn <= 0 {
		if opening := p.found.list[p.open[at]].Mark; !p.mayMeanOther(i, size, r) || !closedLater(p.text[i+size:], opening) {
			p.close(at, i, size)
		}
		return
	}
	switch {
	case m.turn == opensAlways,
		m.turn == either && turn >= 0 && !p.mayMeanOther(i, size, r),
		m.turn == whole && before == 0 && IsLetterOrDigit(after) && closedBeforeStop(p.text[i+size:], r),
		m.turn == whole && turn > 0 && at >= 0 && p.closesTwice(i),
		m.turn == starts && (turn > 0 || before == 0 && r != '\'' && r != '＇' && after != 0):
		weak := MayBeApostrophe(r) && (r != '‘' || before != 0) || unicode.Is(unicode.Hebrew, before)
		p.found.list = append(p.found.list, Quotation{start: i, from: i + size, Mark: r, weak: weak})
		p.open = append(p.open, len(p.found.list)-1)
	case !MayBeApostrophe(r) && !p.mayMeanOther(i, size, r):
		p.found.strays = append(p.found.strays, i)
	}
}

// closable returns the innermost open quotation that a mark can close, or -1.
func (p *pairing) closable(r rune) int {
	for at := len(p.open) - 1; at >= max(0, len(p.open)-maxOpen); at-- {
		if Partners(p.found.list[p.open[at]].Mark, r) {
			return at
		}
	}
	return -1
}

// close ends an open quotation with the mark at offset i.
func (p *pairing) close(at, i, size int) {
	q := &p.found.list[p.open[at]]
	q.to, q.end = i, i+size
	p.closed = q.end
	p.open = p.open[:at]
	if last, _ := utf8.DecodeRune(p.text[i:]); last != q.Mark || p.found.same != Balanced {
		return
	}
	for _, outer := range p.open[max(0, at-maxOpen):] {
		if mark := p.found.list[outer].Mark; mark == q.Mark || marks[q.Mark].turn != either && Partners(mark, q.Mark) {
			p.found.same, p.outer, p.later = q.start, outer, i
		}
	}
}

// finish sorts out what was never closed. A quotation with the same marks inside
// such a one is rather a mark too many.
func (p *pairing) finish() Marks {
	found := &p.found
	if found.same != Balanced && !p.closedAlike() {
		found.same = Balanced
	}
	if found.same != Balanced && found.list[p.outer].end == 0 {
		found.list[p.outer].weak = true
		found.open = append(found.open, found.list[p.outer].start)
		found.strays = append(found.strays, p.later)
		found.same = Balanced
	}
	end := 0
	for i := range found.list {
		q := &found.list[i]
		switch {
		case q.end == 0 && !q.weak:
			found.open = append(found.open, q.start)
			found.strays = append(found.strays, q.start)
		case q.end > 0:
			q.inner = q.end <= end
			end = max(end, q.end)
		}
	}
	found.list = slices.DeleteFunc(found.list, func(q Quotation) bool { return q.end == 0 })
	slices.Sort(found.strays)
	slices.Sort(found.open)
	return *found
}

// closedAlike reports whether the quotation around found.same has the same marks as the one that
// opens there, or may end with them and does: „so ”no” not”. In „so ”no” not“ all is clear.
func (p *pairing) closedAlike() bool {
	outer := p.found.list[p.outer]
	mark, _ := utf8.DecodeRune(p.text[p.found.same:])
	closing, _ := utf8.DecodeRune(p.text[outer.to:])
	return outer.end == 0 || outer.Mark == mark || closing == mark
}

// fault returns what is wrong with the marks, as offsets of a text in which they
// begin at the given offset.
func (q Marks) fault(from int32) Fault {
	switch {
	case len(q.strays) > 0:
		return Fault{At: int(from) + q.strays[0]}
	case q.same != Balanced:
		return Fault{At: int(from) + q.same, Same: true}
	}
	return Fault{At: Balanced}
}

// Outermost returns the quotations that stand inside no other, marks included.
func (q Marks) Outermost(from int32) []source.Span {
	var parts []source.Span
	for _, part := range q.list {
		if !part.inner {
			parts = append(parts, source.Span{Start: from + int32(part.start), End: from + int32(part.end)})
		}
	}
	return parts
}

// Unclosed returns the offsets of the marks that open a quotation which the text does not close, as that
// of a paragraph whose quotation goes on in the next.
func (q Marks) Unclosed() []int { return q.open }

// Unopened returns the offset of the first mark that closes nothing in the text, before any other mark.
func (q Marks) Unopened() (offset int, ok bool) {
	if len(q.strays) == 0 || len(q.open) > 0 && q.strays[0] == q.open[0] || len(q.list) > 0 && q.list[0].start < q.strays[0] {
		return Balanced, false
	}
	return q.strays[0], true
}

// typed are what stands for quotation marks where these are not at hand, or are
// not known: what words begin with, and what they then end with.
var typed = []struct{ openings, closings []string }{
	{[]string{",,", "``", "‚‚", "''", "´´", "’’"}, []string{"''", "´´", "``", "‘‘", "’’", "\"", "“", "”"}},
	{[]string{"´", "`"}, []string{"´", "`", "'", "’"}},
	{[]string{"″", "〃", "˝"}, []string{"″", "〃", "˝"}},
	{[]string{"′"}, []string{"′"}},
	{[]string{"<<"}, []string{">>"}},
	{[]string{">>"}, []string{"<<", ">>"}},
}

// TypewriterMarks returns the signs that stand for quotation marks at the ends of words, or nothing.
func TypewriterMarks(words []byte) (opening, closing string) {
	words = bytes.TrimRightFunc(words, Trailing)
	for _, t := range typed {
		for _, opening := range t.openings {
			rest, ok := bytes.CutPrefix(words, []byte(opening))
			if !ok {
				continue
			}
			for _, closing := range t.closings {
				if inner, ok := bytes.CutSuffix(rest, []byte(closing)); ok && !Wordless(inner) {
					return opening, closing
				}
			}
		}
	}
	return "", ""
}
