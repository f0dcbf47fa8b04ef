package document

import (
	"sort"

	"readout/internal/source"
)

// SourceOf returns the offset in the file of a text offset.
func (t *Text) SourceOf(offset int32) int32 {
	if len(t.Runs) == 0 {
		return 0
	}
	r := t.RunAt(offset)
	switch {
	case offset >= r.Text.End:
		return r.Source.End
	case r.Exact && offset >= r.Text.Start:
		return r.Source.Start + offset - r.Text.Start
	}
	return r.Source.Start
}

// SourceSpan returns where in the file a span of text stands that is not empty.
func (t *Text) SourceSpan(span source.Span) source.Span {
	return source.Span{Start: t.SourceOf(span.Start), End: t.SourceOf(span.End-1) + 1}
}

// HTMLOf returns where in the HTML a span of text stands: from the first of its
// bytes to the last, whatever tags are between.
func (t *Text) HTMLOf(span source.Span) source.Span {
	if span.Len() == 0 {
		return source.Span{}
	}
	start, end := t.RunAt(span.Start), t.RunAt(span.End-1)
	out := source.Span{Start: start.HTML.Start, End: end.HTML.End}
	if start.Exact {
		out.Start += span.Start - start.Text.Start
	}
	if end.Exact {
		out.End = end.HTML.Start + span.End - end.Text.Start
	}
	return out
}

// RunsIn returns the runs that begin in a span of text.
func (t *Text) RunsIn(span source.Span) []Run {
	first := sort.Search(len(t.Runs), func(i int) bool { return t.Runs[i].Text.Start >= span.Start })
	end := sort.Search(len(t.Runs), func(i int) bool { return t.Runs[i].Text.Start >= span.End })
	return t.Runs[first:max(first, end)]
}

// RunAt returns the run that a byte of text stands in.
func (t *Text) RunAt(offset int32) Run {
	i := sort.Search(len(t.Runs), func(i int) bool { return t.Runs[i].Text.End > offset })
	return t.Runs[min(i, len(t.Runs)-1)]
}

// SentenceAt returns the sentence around a text offset, or an empty span.
func (t *Text) SentenceAt(offset int32) source.Span {
	i := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].End > offset })
	if i == len(t.Sentences) || t.Sentences[i].Start > offset {
		return source.At(int(offset))
	}
	return t.Sentences[i]
}
