package meta

import (
	"slices"
	"unicode/utf8"
)

// An Origin maps offsets in a value's text to offsets in the file.
type Origin struct {
	base  int32  // of the file: where the text begins to be written
	steps []step // in order; none if the text was not found
}

// A step says that from an offset in the text on, one byte is one byte of what
// was written, if it is straight. If not, all of it is one character or one run
// of white space that was written otherwise.
type step struct {
	text, data int
	end        int // of what was written
	straight   bool
}

// At returns where the byte of the text at offset was written.
func (o Origin) At(offset int) int32 {
	i, found := slices.BinarySearchFunc(o.steps, offset, func(s step, offset int) int { return s.text - offset })
	if !found {
		i--
	}
	if i < 0 {
		return o.base
	}
	s := o.steps[i]
	on := offset - s.text
	if !s.straight {
		on = min(on, max(s.end-s.data-1, 0))
	}
	return o.base + int32(s.data+on)
}

// trace maps all of text to data, which must hold nothing else unless the trace
// is lenient.
func trace(text string, data []byte, u unit, lenient bool) ([]step, bool) {
	w := walker{text: text, data: data, unit: u}
	var steps []step
	for w.more() {
		i, j := w.i, w.j
		if w.step() {
			steps = extend(steps, step{i, j, w.j, w.i-i == w.j-j})
			continue
		}
		if w.i > i { // white space that was written nowhere
			steps = append(steps, step{text: i, data: j, end: j})
		}
		if !lenient || !w.skip() {
			return nil, false
		}
	}
	steps = append(steps, step{text: w.i, data: w.j, end: w.j})
	w.spaces()
	return steps, w.i == len(text) && (lenient || w.j == len(data))
}

// extend adds a step, unless the last one says the same already.
func extend(steps []step, s step) []step {
	if n := len(steps); n > 0 && s.straight && steps[n-1].straight && steps[n-1].data-steps[n-1].text == s.data-s.text {
		return steps
	}
	return append(steps, s)
}

// reach returns how much of data text was read from.
func reach(text string, data []byte, u unit) int {
	w := walker{text: text, data: data, unit: u}
	for w.more() && w.step() {
	}
	return w.j
}

// A walker reads a text beside the bytes it was decoded from.
type walker struct {
	text string
	data []byte
	unit unit
	i, j int // how far text and data have been read
}

func (w *walker) more() bool { return w.i < len(w.text) && w.j < len(w.data) }

// step reads one character, or a run of white space, which may be written as
// any other run: folding makes a line break and an indentation one space.
func (w *walker) step() bool {
	r, size := utf8.DecodeRuneInString(w.text[w.i:])
	s, width := w.unit(w.data[w.j:])
	switch {
	case space(r) && space(s), s == nothing:
		w.spaces()
		return true
	case r != s && !space(r):
		return false
	case r != s:
		// Space that is not in the file is fine at the ends only: the last line
		// break of a block, or its indentation beyond the others'.
		w.textSpaces()
		return w.j == 0 || w.i == len(w.text)
	}
	w.i, w.j = w.i+size, w.j+width
	return true
}

// skip moves on in data to the next character of the text, and reports whether
// there is one.
func (w *walker) skip() bool {
	r, _ := utf8.DecodeRuneInString(w.text[w.i:])
	for w.j < len(w.data) {
		s, size := w.unit(w.data[w.j:])
		if r == s || space(r) && space(s) {
			return true
		}
		w.j += size
	}
	return false
}

// spaces reads the white space ahead in both.
func (w *walker) spaces() {
	w.textSpaces()
	for w.j < len(w.data) {
		r, size := w.unit(w.data[w.j:])
		if !space(r) {
			return
		}
		w.j += size
	}
}

func (w *walker) textSpaces() {
	for w.i < len(w.text) {
		r, size := utf8.DecodeRuneInString(w.text[w.i:])
		if !space(r) {
			return
		}
		w.i += size
	}
}

// space reports whether folding may change r.
func space(r rune) bool {
	switch r {
	case nothing, ' ', '\t', '\n', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}
