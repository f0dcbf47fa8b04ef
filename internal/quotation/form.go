package quotation

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/source"
)

// A FormFinder says how words of a text were given. It remembers the marks of
// the block that it looked at last.
type FormFinder struct {
	Plain  []byte
	block  source.Span
	marks  Marks       // of the block
	closed []Quotation // of the block, in order of their ends
	outer  []Quotation // of the block, that stand inside no other
}

// FormOf says how the words at span were given, and returns the span without
// the marks that enclose it, and what is wrong with the marks.
//
// Words are Direct if they begin with an opening mark and end with its
// partner, which .,;:!? may follow, or if such marks stand immediately outside.
func (f *FormFinder) FormOf(span source.Span) (document.Form, source.Span, Fault) {
	trimmed := Trim(f.Plain, span)
	words := trimmed.Of(f.Plain)
	marks := Pair(words)
	if bad := marks.fault(trimmed.Start); bad.At != Balanced {
		return document.Mixed, span, bad
	}
	if q, ok := enclosing(words, marks); ok {
		return document.Direct, q.words(f.Plain, trimmed.Start), Fault{At: Balanced}
	}
	beside, bad := f.outside(trimmed)
	if beside != document.Direct && f.Around(trimmed, trimmed) {
		return document.Direct, span, Fault{At: Balanced}
	}
	switch {
	case beside != document.Indirect:
		return beside, span, bad
	case len(marks.list) > 0:
		return document.Mixed, span, bad
	}
	return document.Indirect, span, bad
}

// Quoted returns the parts of words that are the speaker's own, given their form
// and pieces: all of Direct words, what stands in marks of Mixed ones.
func Quoted(form document.Form, plain []byte, pieces []source.Span) []source.Span {
	switch form {
	case document.Direct:
		return pieces
	case document.Mixed:
		var list []source.Span
		for _, piece := range pieces {
			list = append(list, Pair(piece.Of(plain)).Outermost(piece.Start)...)
		}
		return list
	}
	return nil
}

// enclosing returns the quotation that is all of the words.
func enclosing(words []byte, marks Marks) (Quotation, bool) {
	if len(marks.list) == 0 {
		return Quotation{}, false
	}
	q := marks.list[0]
	return q, q.start == 0 && q.end >= len(bytes.TrimRightFunc(words, Trailing))
}

// Trailing reports whether a character may follow the closing mark of a quotation.
func Trailing(r rune) bool {
	return IsSpace(r) || strings.ContainsRune(".,;:!?…。．，、；：！？،؛؟۔।", r)
}

// Trim returns the span without the white space at its ends.
func Trim(plain []byte, span source.Span) source.Span {
	words := span.Of(plain)
	span.Start += int32(len(words) - len(bytes.TrimLeftFunc(words, IsSpace)))
	return source.Span{Start: span.Start, End: max(span.Start, span.End-int32(len(words)-len(bytes.TrimRightFunc(words, IsSpace))))}
}

// words returns what stands between the marks of a quotation, whose offsets count from the given one.
func (q Quotation) words(plain []byte, from int32) source.Span {
	return Trim(plain, source.Span{Start: from + int32(q.from), End: from + int32(q.to)})
}

// outside says what marks immediately outside the span make of the words: a quotation if there is one
// on either side and they are partners, a part of one if there is one on one side only. At fault is
// that one if nothing else in the block of text is its partner.
func (f *FormFinder) outside(span source.Span) (document.Form, Fault) {
	f.look(span)
	before := int(f.block.Start) + len(outerLeft(f.Plain[f.block.Start:span.Start]))
	rest := f.Plain[span.End:f.block.End]
	after := int(f.block.End) - len(outerRight(bytes.TrimLeftFunc(rest, IsStop)))
	if f.besideWhole(before, after) {
		return document.Direct, Fault{At: Balanced}
	}
	opening, opens := f.opening(before)
	closing, closes := f.closing(after)
	switch {
	case opens && opening.end > 0 && int(f.block.Start)+opening.to == after:
		return document.Direct, Fault{At: Balanced}
	case opens && opening.end > 0:
		return document.Mixed, f.same(opening)
	case closes && closing.end > 0:
		return document.Mixed, f.same(closing)
	case opens:
		return document.Mixed, Fault{At: int(f.block.Start) + opening.start}
	case closes:
		return document.Mixed, Fault{At: after}
	}
	return document.Indirect, Fault{At: Balanced}
}

// same returns the fault of a quotation of the block in which one with the same marks opens.
func (f *FormFinder) same(q Quotation) Fault {
	if at := f.marks.same; q.start < at && at < q.end {
		return Fault{At: int(f.block.Start) + at, Same: true}
	}
	return Fault{At: Balanced}
}

// besideWhole reports whether marks that may be apostrophes stand before
// and after words, where an apostrophe cannot.
func (f *FormFinder) besideWhole(before, after int) bool {
	block := f.block.Of(f.Plain)
	before, after = before-int(f.block.Start), after-int(f.block.Start)
	mark, size := utf8.DecodeLastRune(block[:before])
	closing, length := utf8.DecodeRune(block[after:])
	if !MayBeApostrophe(mark) || !MayBeApostrophe(closing) || !Partners(mark, closing) || plural(block[:after]) {
		return false
	}
	left, _ := neighbours(block, before-size, before)
	_, right := neighbours(block, after, after+length)
	return !IsLetterOrDigit(left) && !IsLetterOrDigit(right)
}

// Around reports whether the marks of one quotation enclose what begins with one
// span and ends with another: no more than stops and blanks stand between.
func (f *FormFinder) Around(first, last source.Span) bool {
	q, ok := f.QuotationOver(first.Start, last.End)
	if !ok {
		return false
	}
	from := f.block.Start + int32(q.from)
	before, after := f.Plain[from:first.Start], f.Plain[last.End:f.block.Start+int32(q.to)]
	return len(bytes.TrimRightFunc(before, ellipsis)) == 0 && len(bytes.TrimFunc(after, Trailing)) == 0
}

// ellipsis reports whether a character may stand between an opening mark and the
// words: they go on with what was left out.
func ellipsis(r rune) bool { return IsSpace(r) || r == '.' || r == '…' }

// QuotationOver returns the outermost quotation that a part of the block of text stands in.
func (f *FormFinder) QuotationOver(from, to int32) (Quotation, bool) {
	f.look(source.Span{Start: from, End: from})
	start, end := int(from-f.block.Start), int(to-f.block.Start)
	i := sort.Search(len(f.outer), func(i int) bool { return f.outer[i].from > start }) - 1
	if i < 0 || f.outer[i].to < end {
		return Quotation{}, false
	}
	return f.outer[i], true
}

// IsStop reports whether a character may stand between words and the mark after them.
func IsStop(r rune) bool { return Trailing(r) && (!IsSpace(r) || weightless(r)) }

// look pairs the marks of the block that a span stands in, or of all blocks that it reaches into.
func (f *FormFinder) look(span source.Span) {
	if f.block.Start <= span.Start && span.End <= f.block.End && f.block.End > 0 {
		return
	}
	start := bytes.LastIndexByte(f.Plain[:span.Start], '\n') + 1
	end := bytes.IndexByte(f.Plain[span.End:], '\n')
	if end < 0 {
		end = len(f.Plain) - int(span.End)
	}
	f.block = source.Between(start, int(span.End)+end)
	f.marks = Pair(f.block.Of(f.Plain))
	f.outer = slices.DeleteFunc(slices.Clone(f.marks.list), func(q Quotation) bool { return q.inner })
	f.closed = slices.SortedFunc(slices.Values(f.marks.list), func(a, b Quotation) int { return cmp.Compare(a.to, b.to) })
}

// opening returns the quotation whose opening mark ends at an offset; it has no
// end if the mark has no partner.
func (f *FormFinder) opening(offset int) (Quotation, bool) {
	offset -= int(f.block.Start)
	i := sort.Search(len(f.marks.list), func(i int) bool { return f.marks.list[i].from >= offset })
	if i < len(f.marks.list) && f.marks.list[i].from == offset {
		return f.marks.list[i], true
	}
	mark, size := utf8.DecodeLastRune(f.block.Of(f.Plain)[:offset])
	if _, stray := slices.BinarySearch(f.marks.strays, offset-size); stray && MayOpen(mark) && !MayBeApostrophe(mark) {
		return Quotation{start: offset - size}, true
	}
	return Quotation{}, false
}

// closing returns the quotation whose closing mark stands at an offset; it has no
// end if the mark has no partner.
func (f *FormFinder) closing(offset int) (Quotation, bool) {
	offset -= int(f.block.Start)
	mark, _ := utf8.DecodeRune(f.block.Of(f.Plain)[offset:])
	if !MayClose(mark) {
		return Quotation{}, false
	}
	i := sort.Search(len(f.closed), func(i int) bool { return f.closed[i].to >= offset })
	if i < len(f.closed) && f.closed[i].to == offset {
		return f.closed[i], true
	}
	_, stray := slices.BinarySearch(f.marks.strays, offset)
	return Quotation{}, stray && !MayBeApostrophe(mark)
}

// outerLeft returns what stands before words up to the mark that encloses them.
// A blank inside French marks counts as none.
func outerLeft(before []byte) []byte {
	near := bytes.TrimRightFunc(before, IsSpace)
	if r, _ := utf8.DecodeLastRune(near); strings.ContainsRune("«‹»›", r) {
		return near
	}
	return bytes.TrimRightFunc(before, weightless)
}

// outerRight is outerLeft for what stands after the words.
func outerRight(after []byte) []byte {
	near := bytes.TrimLeftFunc(after, IsSpace)
	if r, _ := utf8.DecodeRune(near); strings.ContainsRune("«‹»›", r) {
		return near
	}
	return bytes.TrimLeftFunc(after, weightless)
}

// FormOfParagraphs is FormOf for the paragraphs of a quote block. In a quotation of several paragraphs
// each begins with an opening mark and only the last ends with one.
func FormOfParagraphs(plain []byte, spans []source.Span) (form document.Form, list []Paragraph, bad Fault) {
	bad = Fault{At: Balanced}
	open := Balanced // the mark of the paragraph before, if its quotation goes on
	enclosed, quoted := 0, false
	for _, span := range spans {
		p := paragraphForm(plain, span)
		if open != Balanced && !p.Enclosed {
			p.bad = Fault{At: open}
		}
		if bad.At == Balanced {
			bad = p.bad
		}
		if open = Balanced; p.goesOn {
			open = int(Trim(plain, span).Start)
		}
		if p.Enclosed {
			enclosed++
		}
		quoted = quoted || p.quoted
		list = append(list, p)
	}
	if bad.At == Balanced {
		bad = Fault{At: open}
	}
	switch {
	case enclosed == len(spans):
		form = document.Direct
	case enclosed > 0 || quoted:
		form = document.Mixed
	}
	return form, list, bad
}

// A Paragraph is how one paragraph of a quote block was given.
type Paragraph struct {
	Inner    source.Span // without the marks that enclose it
	Enclosed bool        // all of it is a quotation, or part of one that goes on
	goesOn   bool        // its quotation is opened and not closed in it
	quoted   bool        // it holds a quotation
	After    int32       // if it begins with a quotation: where other words follow, else 0
	bad      Fault
}

func paragraphForm(plain []byte, span source.Span) Paragraph {
	trimmed := Trim(plain, span)
	words := trimmed.Of(plain)
	marks := Pair(words)
	p := Paragraph{Inner: span, quoted: len(marks.list) > 0, bad: marks.fault(trimmed.Start)}
	first, all := enclosing(words, marks)
	mark, size := utf8.DecodeRune(words)
	switch {
	case p.bad.At == Balanced && all:
		p.Inner, p.Enclosed = first.words(plain, trimmed.Start), true
	case p.bad.At == int(trimmed.Start) && !p.bad.Same && MayOpen(mark):
		p.goesOn, p.Enclosed = true, true
		p.Inner = Trim(plain, source.Span{Start: trimmed.Start + int32(size), End: span.End})
		again := Pair(p.Inner.Of(plain))
		p.quoted = p.quoted || len(again.list) > 0
		p.bad = again.fault(p.Inner.Start)
	case p.quoted && first.start == 0:
		p.After = wordsOutside(plain, trimmed, marks)
	}
	return p
}

// wordsOutside returns where, in a text that begins with a quotation, the first
// words stand outside of quotations, or 0.
func wordsOutside(plain []byte, span source.Span, marks Marks) int32 {
	parts := append(marks.Outermost(span.Start), source.At(int(span.End)))
	for i, part := range parts[1:] {
		gap := source.Span{Start: parts[i].End, End: part.Start}
		if at := bytes.IndexFunc(gap.Of(plain), sayable); at >= 0 {
			return gap.Start + int32(at)
		}
	}
	return 0
}
