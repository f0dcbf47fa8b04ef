package build

import (
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// onePerCause merges the diagnostics of one cause: the references to an entity that does
// not exist, and those of one file to withheld files. The list must be sorted.
func onePerCause(list []source.Diagnostic) []source.Diagnostic {
	type key struct {
		rule     source.Rule
		cause    string
		severity source.Severity
	}
	var first map[key]int // index in merged
	merged := list[:0:0]
	for _, d := range list {
		k := key{d.Rule, d.Cause, d.Severity}
		i, known := first[k]
		switch {
		case d.Cause == "":
			merged = append(merged, d)
			continue
		case known && d.Rule == entity.WithheldRule:
			addWithheld(&merged[i], d)
			continue
		case known:
			merged[i].Related = append(merged[i].Related, source.Related{Path: d.Path, Span: d.Span, Message: "it is named here, too"})
			continue
		case first == nil:
			first = map[key]int{}
		}
		first[k] = len(merged)
		d.Related = d.Related[:len(d.Related):len(d.Related)]
		if d.Rule == entity.WithheldRule && publishable(d.Related) {
			d.Hint += `; "readout check --fix" publishes it`
		}
		merged = append(merged, d)
	}
	return merged
}

// addWithheld adds a reference to those of a file to withheld files.
func addWithheld(to *source.Diagnostic, d source.Diagnostic) {
	for _, r := range to.Related {
		if r == d.Related[0] {
			to.Related = append(to.Related, source.Related{Path: d.Path, Span: d.Span, Message: againMessage})
			return
		}
	}
	first, one := strings.CutSuffix(to.Message, entity.WithheldMessage)
	what, _ := strings.CutSuffix(d.Message, entity.WithheldMessage)
	if one {
		to.Message = entity.WithheldMessages + first
	}
	to.Message += ", " + what
	to.Related = append(to.Related, d.Related...)
	to.Hint = withheldHint(to.Related)
}

// withheldHint says what to do about references to several withheld files.
func withheldHint(files []source.Related) string {
	if publishable(files) {
		return `publish them (take out draft: true), or take the references out; "readout check --fix" publishes those that are drafts`
	}
	return "publish them, or take the references out"
}

// publishable reports whether all of some withheld files are drafts of entities.
func publishable(files []source.Related) bool {
	return !slices.ContainsFunc(files, func(r source.Related) bool {
		kind, _, ok := document.KindOf(r.Path)
		return r.Message != againMessage && (!ok || !strings.HasSuffix(r.Message, "a draft") || kind == document.KindArticle || kind == document.KindEvent || kind == document.KindPage)
	})
}

// againMessage is said of a further reference to the same file.
const againMessage = "it is referred to here too"
