package check

import (
	"bytes"

	"readout/internal/document"
	"readout/internal/source"
)

// Unneeded warns of the comments that silence nothing. Those of rules that the site does
// not report at all may stay.
func (s *Silenced) Unneeded(documents []document.Summary, settings source.Settings) []source.Diagnostic {
	var list []source.Diagnostic
	for i := range documents {
		h := &documents[i]
		if !h.HasAllows {
			continue
		}
		idle := func(a *document.Allow) bool { return !s.used[a] && settings[a.Rule] != source.Off }
		allows := h.Document.Allows
		for from := 0; from < len(allows); {
			to := from + 1
			for to < len(allows) && allows[to].Comment == allows[from].Comment {
				to++
			}
			list = append(list, unneeded(h.File, allows[from:to], idle)...)
			from = to
		}
	}
	return list
}

// unneeded warns of those of one comment. If all of them are idle, the comment goes.
func unneeded(f *source.File, allows []document.Allow, idle func(*document.Allow) bool) []source.Diagnostic {
	var list []source.Diagnostic
	for i := range allows {
		a := &allows[i]
		if idle(a) {
			list = append(list, source.Diagnostic{
				Path: f.Path, Span: a.Source, Severity: source.Warning, Rule: "unneeded-allow",
				Message: "this silences no warning", Hint: "take it out; it covers the block that follows it, and the front matter if it is the first line below",
				Fixes: []source.Fix{withoutRule(f, a.Source)},
			})
		}
	}
	if len(list) == len(allows) {
		for i := range list {
			list[i].Fixes = nil
		}
		list[0].Fixes = []source.Fix{withoutComment(f, allows[0].Comment, "take out a comment that silences nothing")}
	}
	return list
}

// withoutRule takes a rule out of a list, with a comma beside it.
func withoutRule(f *source.File, at source.Span) source.Fix {
	before := bytes.TrimRight(f.Data[:at.Start], " ")
	if bytes.HasSuffix(before, []byte(",")) {
		at.Start = int32(len(before) - 1)
	} else {
		rest := f.Data[at.End:]
		at.End += int32(len(rest) - len(bytes.TrimLeft(rest, ", ")))
	}
	return source.Fix{Path: f.Path, Span: at, Old: string(at.Of(f.Data)), What: "take out of a comment what silences nothing"}
}

// withoutComment takes a comment out: with its line, if an empty line stands beside it.
// Else an empty line must stay, or two paragraphs would become one.
func withoutComment(f *source.File, at source.Span, what string) source.Fix {
	data := f.Data
	start := bytes.LastIndexByte(data[:at.Start], '\n') + 1
	end := len(data)
	if i := bytes.IndexByte(data[at.End:], '\n'); i >= 0 {
		end = int(at.End) + i + 1
	}
	alone := len(bytes.TrimSpace(data[start:at.Start])) == 0 && len(bytes.TrimSpace(data[at.End:end])) == 0
	if alone && (emptyBefore(data[:start]) || emptyAfter(data[end:])) {
		at = source.Between(start, end)
	}
	return source.Fix{Path: f.Path, Span: at, Old: string(at.Of(data)), What: what}
}

func emptyBefore(data []byte) bool {
	line := bytes.TrimSuffix(data, []byte("\n"))
	line = bytes.TrimSpace(line[bytes.LastIndexByte(line, '\n')+1:])
	return len(line) == 0 || bytes.Equal(line, []byte("---")) || bytes.Equal(line, []byte("+++"))
}

func emptyAfter(data []byte) bool {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return len(bytes.TrimSpace(line)) == 0
}
