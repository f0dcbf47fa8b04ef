package document

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"readout/internal/source"
)

// A formFinder says how words of a text were given. It remembers the marks of
// the block that it looked at last.
type formFinder struct {
	plain  []byte
	block  source.Span
	marks  quotations  // of the block
	closed []quotation // of the block, in order of their ends
	outer  []quotation // of the block, that stand inside no other
}

// formOf says how the words at span were given, and returns the span without
// the marks that enclose it, and what is wrong with the marks.
//
// Words are Direct if they begin with an opening mark and end with its
// partner, which .,;:!? may follow, or if such marks stand immediately outside.
func (f *formFinder) formOf(span source.Span) (Form, source.Span, fault) {
	trimmed := trimSpan(f.plain, span)
	words := trimmed.Of(f.plain)
	marks := pairMarks(words)
	if bad := marks.fault(trimmed.Start); bad.at != balanced {
		return Mixed, span, bad
	}
	if q, ok := enclosing(words, marks); ok {
		return Direct, q.words(f.plain, trimmed.Start), fault{at: balanced}
	}
	beside, bad := f.outside(trimmed)
	if beside != Direct && f.around(trimmed, trimmed) {
		return Direct, span, fault{at: balanced}
	}
	switch {
	case beside != Indirect:
		return beside, span, bad
	case len(marks.list) > 0:
		return Mixed, span, bad
	}
	return Indirect, span, bad
}

// quotations finds Statement.Quoted.
func (s *Statement) quotations(plain []byte) []source.Span {
	switch s.Form {
	case Direct:
		return s.Pieces
	case Mixed:
		var list []source.Span
		for _, piece := range s.Pieces {
			list = append(list, pairMarks(piece.Of(plain)).outermost(piece.Start)...)
		}
		return list
	}
	return nil
}

// enclosing returns the quotation that is all of the words.
func enclosing(words []byte, marks quotations) (quotation, bool) {
	if len(marks.list) == 0 {
		return quotation{}, false
	}
	q := marks.list[0]
	return q, q.start == 0 && q.end >= len(bytes.TrimRightFunc(words, trailing))
}

// trailing reports whether a character may follow the closing mark of a
// quotation.
func trailing(r rune) bool {
	return spacing(r) || strings.ContainsRune(".,;:!?…。．，、；：！？،؛؟۔।", r)
}

// trimSpan returns the span without the white space at its ends.
func trimSpan(plain []byte, span source.Span) source.Span {
	words := span.Of(plain)
	span.Start += int32(len(words) - len(bytes.TrimLeftFunc(words, spacing)))
	return source.Span{Start: span.Start, End: max(span.Start, span.End-int32(len(words)-len(bytes.TrimRightFunc(words, spacing))))}
}

// words returns what stands between the marks of a quotation, whose offsets
// count from the given one.
func (q quotation) words(plain []byte, from int32) source.Span {
	return trimSpan(plain, source.Span{Start: from + int32(q.from), End: from + int32(q.to)})
}

// outside says what marks immediately outside the span make of the words: a
// quotation if there is one on either side and they are partners, a part of one
// if there is one on one side only. At fault is that one if nothing else in the
// block of text is its partner.
func (f *formFinder) outside(span source.Span) (Form, fault) {
	f.look(span.Start)
	before := int(f.block.Start) + len(outerLeft(f.plain[f.block.Start:span.Start]))
	rest := f.plain[span.End:f.block.End]
	after := int(f.block.End) - len(outerRight(bytes.TrimLeftFunc(rest, stop)))
	if f.besideWhole(before, after) {
		return Direct, fault{at: balanced}
	}
	opening, opens := f.opening(before)
	closing, closes := f.closing(after)
	switch {
	case opens && opening.end > 0 && int(f.block.Start)+opening.to == after:
		return Direct, fault{at: balanced}
	case opens && opening.end > 0, closes && closing.end > 0:
		return Mixed, fault{at: balanced}
	case opens:
		return Mixed, fault{at: int(f.block.Start) + opening.start}
	case closes:
		return Mixed, fault{at: after}
	}
	return Indirect, fault{at: balanced}
}

// besideWhole reports whether marks that are nearly always apostrophes stand before
// and after words, where an apostrophe cannot.
func (f *formFinder) besideWhole(before, after int) bool {
	block := f.block.Of(f.plain)
	before, after = before-int(f.block.Start), after-int(f.block.Start)
	mark, size := utf8.DecodeLastRune(block[:before])
	closing, length := utf8.DecodeRune(block[after:])
	if m, ok := markOf(mark); !ok || m.turn != whole || closing != mark || plural(block[:after]) {
		return false
	}
	left, _ := neighbours(block, before-size, before)
	_, right := neighbours(block, after, after+length)
	return !letter(left) && !letter(right)
}

// around reports whether the marks of one quotation enclose what begins with one
// span and ends with another: no more than stops and blanks stand between.
func (f *formFinder) around(first, last source.Span) bool {
	q, ok := f.quotationOver(first.Start, last.End)
	if !ok {
		return false
	}
	from := f.block.Start + int32(q.from)
	before, after := f.plain[from:first.Start], f.plain[last.End:f.block.Start+int32(q.to)]
	return len(bytes.TrimRightFunc(before, ellipsis)) == 0 && len(bytes.TrimFunc(after, trailing)) == 0
}

// ellipsis reports whether a character may stand between an opening mark and the
// words: they go on with what was left out.
func ellipsis(r rune) bool { return spacing(r) || r == '.' || r == '…' }

// quotationOver returns the outermost quotation that a part of the block of text
// stands in.
func (f *formFinder) quotationOver(from, to int32) (quotation, bool) {
	f.look(from)
	start, end := int(from-f.block.Start), int(to-f.block.Start)
	i := sort.Search(len(f.outer), func(i int) bool { return f.outer[i].from > start }) - 1
	if i < 0 || f.outer[i].to < end {
		return quotation{}, false
	}
	return f.outer[i], true
}

// stop reports whether a character may stand between words and the mark after
// them.
func stop(r rune) bool { return trailing(r) && (!spacing(r) || weightless(r)) }

// look pairs the marks of the block that an offset stands in.
func (f *formFinder) look(offset int32) {
	if f.block.Start <= offset && offset <= f.block.End && f.block.End > 0 {
		return
	}
	start := bytes.LastIndexByte(f.plain[:offset], '\n') + 1
	end := bytes.IndexByte(f.plain[offset:], '\n')
	if end < 0 {
		end = len(f.plain) - int(offset)
	}
	f.block = source.Between(start, int(offset)+end)
	f.marks = pairMarks(f.block.Of(f.plain))
	f.outer = slices.DeleteFunc(slices.Clone(f.marks.list), func(q quotation) bool { return q.inner })
	f.closed = slices.SortedFunc(slices.Values(f.marks.list), func(a, b quotation) int { return cmp.Compare(a.to, b.to) })
}

// opening returns the quotation whose opening mark ends at an offset; it has no
// end if the mark has no partner.
func (f *formFinder) opening(offset int) (quotation, bool) {
	offset -= int(f.block.Start)
	i := sort.Search(len(f.marks.list), func(i int) bool { return f.marks.list[i].from >= offset })
	if i < len(f.marks.list) && f.marks.list[i].from == offset {
		return f.marks.list[i], true
	}
	mark, size := utf8.DecodeLastRune(f.block.Of(f.plain)[:offset])
	if _, stray := slices.BinarySearch(f.marks.strays, offset-size); stray && OpensQuotation(mark) && !apostrophes(mark) {
		return quotation{start: offset - size}, true
	}
	return quotation{}, false
}

// closing returns the quotation whose closing mark stands at an offset; it has no
// end if the mark has no partner.
func (f *formFinder) closing(offset int) (quotation, bool) {
	offset -= int(f.block.Start)
	mark, _ := utf8.DecodeRune(f.block.Of(f.plain)[offset:])
	if !endsQuotation(mark) {
		return quotation{}, false
	}
	i := sort.Search(len(f.closed), func(i int) bool { return f.closed[i].to >= offset })
	if i < len(f.closed) && f.closed[i].to == offset {
		return f.closed[i], true
	}
	_, stray := slices.BinarySearch(f.marks.strays, offset)
	return quotation{}, stray && !apostrophes(mark)
}

// outerLeft returns what stands before words up to the mark that encloses them.
// A blank inside French marks counts as none.
func outerLeft(before []byte) []byte {
	near := bytes.TrimRightFunc(before, spacing)
	if r, _ := utf8.DecodeLastRune(near); strings.ContainsRune("«‹»›", r) {
		return near
	}
	return bytes.TrimRightFunc(before, weightless)
}

// outerRight is outerLeft for what stands after the words.
func outerRight(after []byte) []byte {
	near := bytes.TrimLeftFunc(after, spacing)
	if r, _ := utf8.DecodeRune(near); strings.ContainsRune("«‹»›", r) {
		return near
	}
	return bytes.TrimLeftFunc(after, weightless)
}

// formOfParagraphs is formOf for the paragraphs of a quote block. In a
// quotation of several paragraphs each begins with an opening mark and only
// the last ends with one.
func formOfParagraphs(plain []byte, spans []source.Span) (form Form, list []paragraph, bad fault) {
	bad = fault{at: balanced}
	open := balanced // the mark of the paragraph before, if its quotation goes on
	enclosed, quoted := 0, false
	for _, span := range spans {
		p := paragraphForm(plain, span)
		if open != balanced && !p.enclosed {
			p.bad = fault{at: open}
		}
		if bad.at == balanced {
			bad = p.bad
		}
		if open = balanced; p.goesOn {
			open = int(trimSpan(plain, span).Start)
		}
		if p.enclosed {
			enclosed++
		}
		quoted = quoted || p.quoted
		list = append(list, p)
	}
	if bad.at == balanced {
		bad = fault{at: open}
	}
	switch {
	case enclosed == len(spans):
		form = Direct
	case enclosed > 0 || quoted:
		form = Mixed
	}
	return form, list, bad
}

// A paragraph is how one paragraph of a quote block was given.
type paragraph struct {
	inner    source.Span // without the marks that enclose it
	enclosed bool        // all of it is a quotation, or part of one that goes on
	goesOn   bool        // its quotation is opened and not closed in it
	quoted   bool        // it holds a quotation
	after    int32       // if it begins with a quotation: where other words follow, else 0
	bad      fault
}

func paragraphForm(plain []byte, span source.Span) paragraph {
	trimmed := trimSpan(plain, span)
	words := trimmed.Of(plain)
	marks := pairMarks(words)
	p := paragraph{inner: span, quoted: len(marks.list) > 0, bad: marks.fault(trimmed.Start)}
	first, all := enclosing(words, marks)
	mark, size := utf8.DecodeRune(words)
	switch {
	case p.bad.at == balanced && all:
		p.inner, p.enclosed = first.words(plain, trimmed.Start), true
	case p.bad.at == int(trimmed.Start) && !p.bad.same && OpensQuotation(mark):
		p.goesOn, p.enclosed = true, true
		p.inner = trimSpan(plain, source.Span{Start: trimmed.Start + int32(size), End: span.End})
		again := pairMarks(p.inner.Of(plain))
		p.quoted = p.quoted || len(again.list) > 0
		p.bad = again.fault(p.inner.Start)
	case p.quoted && first.start == 0:
		p.after = wordsOutside(plain, trimmed, marks)
	}
	return p
}

// wordsOutside returns where, in a text that begins with a quotation, the first
// words stand outside of quotations, or 0.
func wordsOutside(plain []byte, span source.Span, marks quotations) int32 {
	parts := append(marks.outermost(span.Start), source.At(int(span.End)))
	for i, part := range parts[1:] {
		gap := source.Span{Start: parts[i].End, End: part.Start}
		if at := bytes.IndexFunc(gap.Of(plain), sayable); at >= 0 {
			return gap.Start + int32(at)
		}
	}
	return 0
}
