package document

import (
	"unicode/utf8"

	"readout/internal/source"
)

// settleForm finds out whether the words are a quotation, and takes the marks
// that enclose a quotation off its pieces.
func (b *builder) settleForm(s *Statement) {
	if s.Quote {
		b.settleQuote(s)
		return
	}
	forms := make([]Form, len(s.Pieces))
	inner := make([]source.Span, len(s.Pieces))
	stray := balanced
	for i, piece := range s.Pieces {
		var bad int
		forms[i], inner[i], bad = formOf(b.text.Plain, piece)
		if stray == balanced {
			stray = bad
		}
	}
	b.strayMark(stray, "close inside the same brackets what was opened there")
	s.Form = together(forms)
	if s.Form == Direct {
		s.Pieces = inner
	}
}

// together is the form of a statement of several pieces: what they agree on,
// else it is partly quoted.
func together(forms []Form) Form {
	for _, f := range forms {
		if f != forms[0] {
			return Mixed
		}
	}
	if len(forms) == 0 {
		return Indirect
	}
	return forms[0]
}

// settleQuote is settleForm for a quote block, which is a quotation with or
// without marks, and for a position block, where marks decide.
func (b *builder) settleQuote(s *Statement) {
	form, inner, stray := formOfParagraphs(b.text.Plain, s.Pieces)
	b.strayMark(stray, "close what was opened; of several paragraphs each begins with a mark and the last also ends with one")
	if s.Form = form; s.Verb == "said" {
		s.Form = Direct
	}
	if s.Form == Direct {
		s.Pieces = inner
	}
}

// strayMark reports a quotation mark without a partner, if there is one.
func (b *builder) strayMark(at int, hint string) {
	if at == balanced {
		return
	}
	mark, size := utf8.DecodeRune(b.text.Plain[at:])
	span := source.Span{Start: b.text.SourceOf(int32(at)), End: b.text.SourceOf(int32(at+size-1)) + 1}
	b.problem(span, "unbalanced-quotation", hint, "the quotation mark %c of this statement has no partner", mark)
}
