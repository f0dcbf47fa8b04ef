package parse

import (
	"bytes"

	"readout/internal/document"
	"readout/internal/markdown"
)

// comments reports what shows as text though it was meant to be a comment: one
// that is opened and never closed, and any in the front matter.
func (s *leftoverSearch) comments() {
	for i := range s.words {
		switch rest := s.words[i:]; {
		case bytes.HasPrefix(rest, []byte("<!--")) && s.written(i, '<') && !s.opaque(i):
			s.openComment(i, "<!--", "-->")
			return
		case rest[0] == '<' && s.written(i, '<') && !s.opaque(i) && markdown.LikeComment.Match(rest):
			s.likeComment(i, markdown.LikeComment.Find(rest))
			return
		case bytes.HasPrefix(rest, []byte(markdown.CommentMark)) && s.plainly(i) && s.opensComment(i):
			if !s.commentOpen { // else this one was meant to close it
				s.openComment(i, markdown.CommentMark, markdown.CommentMark)
			}
			return
		}
	}
}

// LikeComment reports what looks like the beginning of a comment at i and is none.
func (s *leftoverSearch) likeComment(i int, mark []byte) {
	s.found++
	hint := "write <!-- before it and --> after it, each with two hyphens"
	if s.block.Kind == document.Field || s.block.Kind == document.Caption {
		hint = "take it out, or put it on a line of its own that begins with #"
	}
	s.problem(s.at(i, i+len(mark)), "no-comment", hint, "this looks like a comment and is none, so it would be published")
}

// opensComment reports whether the marks at i open a comment: neither the second
// half of three nor a number's.
func (s *leftoverSearch) opensComment(i int) bool {
	return i == 0 || s.words[i-1] != '%' && (s.words[i-1] < '0' || s.words[i-1] > '9')
}

func (s *leftoverSearch) openComment(i int, mark, end string) {
	at := s.at(i, i+len(mark))
	if s.block.Kind != document.Field && s.block.Kind != document.Caption {
		s.found++
		s.commentOpen = true
		s.reporter.openComment(at, end)
		return
	}
	if bytes.Contains(s.words[i+len(mark):], []byte(end)) || mark != markdown.CommentMark {
		s.found++
		s.problem(at, "comment-in-field", markdown.CommentHint, markdown.CommentMessage)
	}
}

// checkComment reports a comment in words that are shown as they are.
func (r *reporter) checkComment(p phrase, hint string) {
	if start, end := markdown.CommentIn(p.text); start < end {
		r.problem(p.slice(start, end).span(), "comment-in-field", hint, markdown.CommentMessage)
	}
}

// opaque reports whether the byte at i of the words stands in code or in a link.
func (s *leftoverSearch) opaque(i int) bool {
	return s.text.RunAt(s.block.Span.Start + int32(i)).Opaque
}

// written reports whether the character at i of the words was written as it is,
// and not as a character reference or behind a backslash.
func (s *leftoverSearch) written(i int, c byte) bool {
	at := int(s.text.SourceOf(s.block.Span.Start + int32(i)))
	return at < len(s.doc.File.Data) && s.doc.File.Data[at] == c
}
