package meta

import "readout/internal/source"

// SourceOf returns the offset in the file of the byte of v.Text at an offset; for
// len(v.Text), the end of the text. Data are the bytes of the whole file. For many
// offsets of one value use its Origin.
func (v Value) SourceOf(data []byte, offset int) int32 { return v.Origin(data).At(offset) }

// Origin computes the offset in the file of each byte of v.Text. Data are the bytes of
// the whole file.
//
// A value does not record how it was written. Origin aligns its text with the bytes of
// its span, once for each way to write a scalar, until one matches completely: as it
// is, with folded white space, with backslash escapes, or with doubled apostrophes. If
// none matches, bytes that the text does not have are skipped. If the text still is
// not found, as in TOML, whose values have no place, every offset is the start of the
// span.
func (v Value) Origin(data []byte) Origin {
	if o, ok := v.origin(data); ok {
		return o
	}
	o := Origin{base: v.Span.Start}
	o.steps, _ = trace(v.Text, v.Span.Of(data), raw, true)
	return o
}

// origin is Origin, and reports whether the text explains all of the span.
func (v Value) origin(data []byte) (Origin, bool) {
	span := v.Span.Of(data)
	if string(span) == v.Text {
		return Origin{v.Span.Start, []step{{straight: true}}}, true
	}
	for _, w := range writings {
		inner, lead := w.inside(span)
		if steps, ok := trace(v.Text, inner, w.unit, false); ok {
			return Origin{v.Span.Start + int32(lead), steps}, true
		}
	}
	return Origin{}, false
}

// narrow returns the part of v from start to end, offsets of its text.
func (v Value) narrow(data []byte, start, end int) Value {
	part := Value{Text: v.Text[start:end], Span: v.Span}
	if o, ok := v.origin(data); ok {
		part.Span = source.Span{Start: o.At(start), End: o.At(end)}
	}
	return part
}

// A writing is a way to write a scalar: what encloses it, and how one character
// is read. The mark may be absent, because the span of a narrowed value is
// within the quotes.
type writing struct {
	mark byte
	unit unit
}

var writings = []writing{{'"', escaped}, {'\'', doubled}, {0, raw}}

// inside returns span without the writing's marks, and the length of the first.
func (w writing) inside(span []byte) ([]byte, int) {
	n := len(span)
	if w.mark == 0 || n < 2 || span[0] != w.mark || span[n-1] != w.mark {
		return span, 0
	}
	return span[1 : n-1], 1
}
