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

// A finisher computes what needs the whole file: the event that "at call" means, and the
// form and permalink of each statement.
type finisher struct {
	*reporter
	forms quotation.FormFinder
}

// finish completes a document whose file was read.
func finish(r *reporter) {
	f := &finisher{reporter: r, forms: quotation.FormFinder{Plain: r.text.Plain}}
	f.checkEventIDs()
	f.resolveEventTypes()
	(&attributionCheck{r}).checkLabels()
	f.finishStatements()
}

// setForm sets the form of a statement, and takes the enclosing marks off the pieces of a quotation.
func (f *finisher) setForm(s *document.Statement) {
	if s.Quote {
		f.setBlockForm(s)
		return
	}
	forms := make([]document.Form, len(s.Pieces))
	inner := make([]source.Span, len(s.Pieces))
	first := quotation.Fault{At: quotation.Balanced}
	for i, piece := range s.Pieces {
		var fault quotation.Fault
		forms[i], inner[i], fault = f.forms.FormOf(piece)
		if first.At == quotation.Balanced && !quotation.Wordless(piece.Of(f.text.Plain)) {
			first = fault
		}
	}
	f.reportFault(first, "close inside the same brackets what was opened there")
	if s.Form = commonForm(forms); s.Form != document.Direct && len(s.Pieces) > 0 {
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

// commonForm returns the common form of a statement's pieces; if they differ, Mixed.
func commonForm(forms []document.Form) document.Form {
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

// setBlockForm is setForm for a quote block, which is Direct from the start, with or
// without marks, and for a block of a verb, where marks decide.
func (f *finisher) setBlockForm(s *document.Statement) {
	form, paragraphs, fault := quotation.FormOfParagraphs(f.text.Plain, s.Pieces)
	f.reportFault(fault, "close what was opened; of several paragraphs each begins with a mark and the last also ends with one")
	if s.Form != document.Direct {
		s.Form = form
	} else if fault.At == quotation.Balanced {
		f.checkWordsOutside(s, paragraphs)
	}
	f.checkTypewriter(s)
	if fault.At == quotation.Balanced && !f.reportedWithin(s.Source) {
		f.checkInquit(s, "take them out of the block: its header says who spoke; if they were said, put quotation marks around the words that they belong to")
	}
	for i := range paragraphs {
		if s.Form == document.Direct {
			s.Pieces[i] = paragraphs[i].Inner
		}
	}
}

// outsideHint is the hint for words outside of the quotation marks of a quote block.
const outsideHint = "take it out; or if all of it was said, put marks around all, and others around the inner words: “He said ‘no’ to us.”, or write the inner words in *stars*, without marks"

// reportIntroduction reports words that introduce the quotation of a block, "She told the
// House: “We agree.”", and returns whether there are any.
func (f *finisher) reportIntroduction(s *document.Statement) bool {
	if len(s.Pieces) != 1 {
		return false
	}
	at := quotation.Trim(f.text.Plain, s.Pieces[0])
	parts := quotation.Pair(at.Of(f.text.Plain)).Outermost(at.Start)
	if len(parts) != 1 || int(parts[0].End-at.Start) < len(bytes.TrimRightFunc(at.Of(f.text.Plain), quotation.Trailing)) {
		return false
	}
	before := source.Span{Start: at.Start, End: parts[0].Start}
	if words := bytes.TrimRightFunc(before.Of(f.text.Plain), quotation.IsSpace); !isIntroduction(words) {
		return false
	}
	f.problem(f.text.SourceSpan(quotation.Trim(f.text.Plain, before)), "not-spoken", outsideHint, "text outside the quotation marks, inside the words of a statement")
	return true
}

// longestIntroduction is the largest number of words of an introduction.
const longestIntroduction = 10

// isIntroduction reports whether a text is one short clause that ends with a colon.
func isIntroduction(text []byte) bool {
	if len(bytes.Fields(text)) > longestIntroduction {
		return false
	}
	last, size := utf8.DecodeLastRune(text)
	return (last == ':' || last == '：') && bytes.IndexFunc(text[:len(text)-size], func(r rune) bool { return strings.ContainsRune(".!?…。！？؟۔।;:", r) }) < 0
}

// checkWordsOutside reports words of a quote block that stand outside of its marks:
// “We agree,” he said. If a block has marks, they enclose all that was said.
func (f *finisher) checkWordsOutside(s *document.Statement, paragraphs []quotation.Paragraph) {
	if f.reportIntroduction(s) {
		return
	}
	enclosed := slices.ContainsFunc(paragraphs, func(p quotation.Paragraph) bool { return p.Enclosed })
	for i, p := range paragraphs {
		at := p.After
		hint := outsideHint
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

// reportFault reports a fault in the quotation marks of a statement, if there is one.
// The hint is for a mark without a partner.
func (f *finisher) reportFault(fault quotation.Fault, hint string) {
	if fault.At == quotation.Balanced {
		return
	}
	mark, size := utf8.DecodeRune(f.text.Plain[fault.At:])
	span := f.text.SourceSpan(source.Between(fault.At, fault.At+size))
	if f.reportedWithin(span) {
		return // once, although the mark and the block around it both have the fault
	}
	if fault.Same {
		f.problem(span, "nested-marks", "write other marks around the inner words: "+quotation.InnerMarks(mark),
			"the quotation mark %c opens a quotation inside one with the same marks", mark)
		return
	}
	block := f.text.Blocks[f.blockAt(int32(fault.At))].Span
	if bytes.ContainsRune(f.text.Plain[fault.At+size:block.End], mark) && quotation.MayOpen(mark) && quotation.MayBeApostrophe(mark) {
		hint = "write other marks around the inner words: “no”; or " + hint
	}
	f.problem(span, "unbalanced-quotation", hint, "the quotation mark %c of this statement has no partner", mark)
}

// checkTypewriter warns of words between signs that are typed for quotation marks, such
// as “ and ”.
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
