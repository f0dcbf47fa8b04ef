package page

import (
	"bytes"
	"html/template"
	"readout/internal/view"
)

// segments collects HTML and cuts it where a layout has something to show.
type segments struct {
	buffer bytes.Buffer
	done   []view.Segment
}

func (s *segments) write(b []byte)    { s.buffer.Write(b) }
func (s *segments) string(str string) { s.buffer.WriteString(str) }

// cut ends a segment with what a layout shows after the HTML so far.
func (s *segments) cut(seg view.Segment) {
	seg.HTML = template.HTML(s.buffer.String())
	s.buffer.Reset()
	s.done = append(s.done, seg)
}

func (s *segments) list() []view.Segment {
	if s.buffer.Len() > 0 {
		s.cut(view.Segment{})
	}
	return s.done
}
