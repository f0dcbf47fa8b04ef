package parse

import (
	"bytes"
	"unicode/utf8"

	"readout/internal/document"
	"readout/internal/quotation"
	"readout/internal/sentence"
	"readout/internal/source"
)

// The name of the speaker stands outside of the words of a mark. Inside them it would be
// shown as a part of what was said.

const withinHint = "end the mark before them and begin another after them: [“We go”](said:ana-torres), she said. [“We stay.”](cont:)"

// longestClause bounds the words of "the minister said" between two quotations.
const longestClause = 4

// checkWithin warns of a mark whose words tell who spoke, or are nothing else.
func (f *finisher) checkWithin(s *document.Statement) {
	for _, piece := range s.Pieces {
		if at := f.clauseWithin(piece); s.Form == document.Mixed && at.Len() > 0 {
			f.warn(f.text.SourceSpan(at), "not-spoken", withinHint,
				"these words tell who spoke, and stand inside the words of a statement")
			return
		}
	}
	if f.checkInquit(s, withinHint) || f.creditWithin(s) || len(s.Pieces) != 1 || s.Form != document.Indirect {
		return
	}
	if at := quotation.Trim(f.text.Plain, s.Pieces[0]); namesSpeaker(s, at.Of(f.text.Plain)) && (s.Verb == document.Said || f.quotedSoon(at.End)) {
		f.warn(f.text.SourceSpan(at), "not-spoken", "put the brackets around what was said: [“We go”](said:ana-torres)", "the words of this statement are the name of its speaker")
	}
}

// creditWithin warns of brackets at the end of a mark's words that name the source, and returns whether there are any.
func (f *finisher) creditWithin(s *document.Statement) bool {
	if len(s.Pieces) == 0 {
		return false
	}
	piece := quotation.Trim(f.text.Plain, s.Pieces[len(s.Pieces)-1])
	words := bytes.TrimRightFunc(piece.Of(f.text.Plain), func(r rune) bool { return quotation.Trailing(r) || openers[r] == "" && quotation.MayClose(r) })
	at := bracketedCredit(s, words)
	if at < 0 {
		return false
	}
	f.warn(f.text.SourceSpan(source.Span{Start: piece.Start + int32(at), End: piece.Start + int32(len(words))}), "not-spoken", "end the mark before it; if it was said, write a full stop before the closing bracket",
		"these words tell where the statement comes from, and stand inside its words")
	return true
}

// clauseWithin returns a clause such as "he said" that stands right behind a quotation
// in a part of the text.
func (f *finisher) clauseWithin(piece source.Span) source.Span {
	at := quotation.Trim(f.text.Plain, piece)
	parts := append(quotation.Pair(at.Of(f.text.Plain)).Outermost(at.Start), source.At(int(at.End)))
	for i, part := range parts[1:] {
		gap := quotation.Trim(f.text.Plain, source.Span{Start: parts[i].End, End: part.Start})
		if !f.stopsAt(parts[i].End) {
			continue // "never" in a sentence
		}
		words := bytes.Fields(gap.Of(f.text.Plain)[:min(int(gap.Len()), longestLabel)])
		for _, word := range words[:min(len(words), longestClause)] {
			if sentence.IsSpeech(bytes.TrimRightFunc(word, quotation.Trailing)) {
				return gap
			}
		}
	}
	return source.Span{}
}

// stopsAt reports whether a stop or comma stands at the end of a quotation, before or
// after its closing mark.
func (f *finisher) stopsAt(end int32) bool {
	last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(f.text.Plain[:end], quotation.IsJoint))
	next, _ := utf8.DecodeRune(f.text.Plain[end:])
	return quotation.IsStop(last) || quotation.IsStop(next)
}

// quotedSoon reports whether a colon and a quotation stand a few words behind a place
// in a block of text.
func (f *finisher) quotedSoon(at int32) bool {
	rest, _, _ := bytes.Cut(f.text.Plain[at:], []byte("\n"))
	rest = rest[:min(len(rest), longestLabel)]
	colon := bytes.IndexByte(rest, ':')
	if colon < 0 {
		return false
	}
	mark, _ := utf8.DecodeRune(bytes.TrimLeftFunc(rest[colon+1:], quotation.IsSpace))
	return quotation.MayOpen(mark)
}
