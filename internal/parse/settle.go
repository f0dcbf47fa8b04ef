package parse

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/source"
)

// A finisher settles what is not known before all of a file is read: the events that
// "at call" means, and the form and address of each statement.
type finisher struct {
	*reporter
	forms quotation.FormFinder
}

// finish settles all of a document.
func finish(r *reporter) {
	f := &finisher{reporter: r, forms: quotation.FormFinder{Plain: r.text.Plain}}
	f.checkEventIDs()
	f.settleEventTypes()
	(&attributionCheck{r}).checkLabels()
	f.finishStatements()
}

// settleForm sets the form of a statement, and takes the enclosing marks off the pieces of a quotation.
func (f *finisher) settleForm(s *document.Statement) {
	if s.Quote {
		f.settleQuote(s)
		return
	}
	forms := make([]document.Form, len(s.Pieces))
	inner := make([]source.Span, len(s.Pieces))
	first := quotation.Fault{At: quotation.Balanced}
	for i, piece := range s.Pieces {
		var bad quotation.Fault
		forms[i], inner[i], bad = f.forms.FormOf(piece)
		if first.At == quotation.Balanced && !quotation.Wordless(piece.Of(f.text.Plain)) {
			first = bad
		}
	}
	f.badMark(first, "close inside the same brackets what was opened there")
	if s.Form = together(forms); s.Form != document.Direct && len(s.Pieces) > 0 {
		s.Form = f.partlyQuoted(s, inner)
	}
	f.checkTypewriter(s)
	f.checkWithin(s)
	if s.Form == document.Direct {
		s.Pieces = inner
	}
}

// partlyQuoted is the form of a statement whose pieces are no quotations each: one
// quotation, if its marks enclose all pieces and the author's words between them.
// It warns of pieces that are a part of a longer quotation.
func (f *finisher) partlyQuoted(s *document.Statement, inner []source.Span) document.Form {
	last := len(s.Pieces) - 1
	if f.forms.Around(quotation.Trim(f.text.Plain, s.Pieces[0]), quotation.Trim(f.text.Plain, s.Pieces[last])) {
		copy(inner, s.Pieces)
		return document.Direct
	}
	for _, piece := range s.Pieces {
		if q, ok := f.forms.QuotationOver(piece.Start, piece.End); ok && !quotation.MayBeApostrophe(q.Mark) && !quotation.Wordless(piece.Of(f.text.Plain)) {
			f.warn(f.text.SourceSpan(piece), "inside-quotation", `end the quotation before the brackets, and put marks into them: [“we go”](said:ana-torres)`,
				"these words are a part of a longer quotation, so they do not count as quoted")
			break
		}
	}
	return s.Form
}

// together is the common form of a statement's pieces; if they differ, Mixed.
func together(forms []document.Form) document.Form {
	for _, form := range forms {
		if form != forms[0] {
			return document.Mixed
		}
	}
	if len(forms) == 0 {
		return document.Indirect
	}
	return forms[0]
}

// settleQuote is settleForm for a quote block, which is Direct from the start, with or
// without marks, and for a block of a verb, where marks decide.
func (f *finisher) settleQuote(s *document.Statement) {
	form, paragraphs, bad := quotation.FormOfParagraphs(f.text.Plain, s.Pieces)
	f.badMark(bad, "close what was opened; of several paragraphs each begins with a mark and the last also ends with one")
	if s.Form != document.Direct {
		s.Form = form
	} else if bad.At == quotation.Balanced {
		f.wordsOutside(s, paragraphs)
	}
	f.checkTypewriter(s)
	for i := range paragraphs {
		if s.Form == document.Direct {
			s.Pieces[i] = paragraphs[i].Inner
		}
	}
}

// takeOut says what to do with words outside of the marks of a quote block.
const takeOut = "take it out; or if all of it was said, put marks around all, and others around the inner words: “He said ‘no’ to us.”, or write the inner words in *stars*, without marks"

// told reports a quote block that tells of its speaker: words, a colon and a quotation to the end.
func (f *finisher) told(s *document.Statement) bool {
	if len(s.Pieces) != 1 {
		return false
	}
	at := quotation.Trim(f.text.Plain, s.Pieces[0])
	parts := quotation.Pair(at.Of(f.text.Plain)).Outermost(at.Start)
	if len(parts) != 1 || int(parts[0].End-at.Start) < len(bytes.TrimRightFunc(at.Of(f.text.Plain), quotation.Trailing)) {
		return false
	}
	before := source.Span{Start: at.Start, End: parts[0].Start}
	if words := bytes.TrimRightFunc(before.Of(f.text.Plain), quotation.IsSpace); !introduces(words) {
		return false
	}
	f.problem(f.text.SourceSpan(quotation.Trim(f.text.Plain, before)), "not-spoken", takeOut, "text outside the quotation marks, inside the words of a statement")
	return true
}

// longestIntroduction bounds the words of a clause that tells who spoke.
const longestIntroduction = 10

// introduces reports whether a text is one short clause that ends with a colon.
func introduces(text []byte) bool {
	if len(bytes.Fields(text)) > longestIntroduction {
		return false
	}
	last, size := utf8.DecodeLastRune(text)
	return (last == ':' || last == '：') && bytes.IndexFunc(text[:len(text)-size], func(r rune) bool { return strings.ContainsRune(".!?…。！？؟۔।;:", r) }) < 0
}

// wordsOutside reports words of a quote block that stand outside of its marks:
// “We agree,” he said. If a block has marks, they enclose all that was said.
func (f *finisher) wordsOutside(s *document.Statement, paragraphs []quotation.Paragraph) {
	if f.told(s) {
		return
	}
	enclosed := slices.ContainsFunc(paragraphs, func(p quotation.Paragraph) bool { return p.Enclosed })
	for i, p := range paragraphs {
		at := p.After
		hint := takeOut
		if at == 0 && enclosed && !p.Enclosed && !quotation.Wordless(s.Pieces[i].Of(f.text.Plain)) {
			at = quotation.Trim(f.text.Plain, s.Pieces[i]).Start
			hint = "put marks around each paragraph that was said, or around none; what was not said stands outside of the block"
		}
		if at != 0 {
			f.problem(f.text.SourceSpan(source.Span{Start: at, End: s.Pieces[i].End}), "not-spoken", hint, "text outside the quotation marks, inside the words of a statement")
			return
		}
	}
}

// badMark reports what is wrong with the quotation marks of a statement, if
// something is. The hint is for a mark without a partner.
func (f *finisher) badMark(bad quotation.Fault, hint string) {
	if bad.At == quotation.Balanced {
		return
	}
	mark, size := utf8.DecodeRune(f.text.Plain[bad.At:])
	span := f.text.SourceSpan(source.Between(bad.At, bad.At+size))
	if f.reportedWithin(span) {
		return // of a mark, and of the block that it stands in
	}
	if bad.Same {
		f.problem(span, "nested-marks", "write other marks around the inner words: "+quotation.InnerMarks(mark),
			"the quotation mark %c opens a quotation inside one with the same marks", mark)
		return
	}
	f.problem(span, "unbalanced-quotation", hint, "the quotation mark %c of this statement has no partner", mark)
}

// checkTypewriter warns of words that begin and end with such signs.
func (f *finisher) checkTypewriter(s *document.Statement) {
	for _, piece := range s.Pieces {
		at := quotation.Trim(f.text.Plain, piece)
		opening, closing := quotation.TypewriterMarks(at.Of(f.text.Plain))
		if opening == "" {
			continue
		}
		at.End = at.Start + int32(len(opening))
		f.warn(f.text.SourceSpan(at), "no-quotation-mark", `write "We go" or “We go” if it was said so; or take them out`,
			"%s", opening+" and "+closing+" are no quotation marks, so they stay among the words")
		return
	}
}
