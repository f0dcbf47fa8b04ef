package eval

import "strings"

// words returns what stands at a span; a span outside the text is cut.
func (r *Record) words(s Span) string {
	i, j := r.offset(s.Start), r.offset(s.End)
	return r.Text[i:max(i, j)]
}

// offset turns a rune offset into one of bytes.
func (r *Record) offset(runes int) int {
	n := 0
	for i := range r.Text {
		if n >= runes {
			return i
		}
		n++
	}
	return len(r.Text)
}

// core returns a span without what editors differ on: an article before a
// name, a possessive or full stop after it.
func (r *Record) core(s Span) Span {
	words := r.words(s)
	for _, article := range []string{"the ", "The "} {
		if strings.HasPrefix(words, article) {
			s.Start += len(article)
		}
	}
	for _, end := range []string{"'s", "’s", "'", "’", "."} {
		if strings.HasSuffix(words, end) {
			s.End -= len([]rune(end))
			break
		}
	}
	return s
}

// context returns a few words around a span, in which it stands in brackets.
func (r *Record) context(s Span) string {
	const around = 36
	if s.Start < 0 {
		return r.Title
	}
	before := r.words(Span{max(0, s.Start-around), s.Start})
	after := r.words(Span{s.End, s.End + around})
	return strings.Join(strings.Fields("…"+before+"["+r.words(s)+"]"+after+"…"), " ")
}

// beginning returns a text that is short, for what is nowhere in it.
func (r *Record) beginning() string {
	if len(r.Text) > 400 {
		return ""
	}
	return strings.Join(strings.Fields(r.Text), " ")
}
