package build

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"readout/internal/document"
	"readout/internal/entity"
	"readout/internal/source"
)

// fixes returns the fixes of diagnostics, and those that publish what a published file
// refers to.
func (s *Snapshot) fixes(list []source.Diagnostic) []source.Fix {
	var out []source.Fix
	published := map[source.Path]bool{}
	for _, d := range list {
		out = append(out, d.Fixes...)
		if d.Rule != entity.WithheldRule {
			continue
		}
		for _, r := range d.Related {
			if f, ok := s.publishing(r.Path); ok && !published[r.Path] {
				published[r.Path] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// draftLine is the line that makes a file a draft, in YAML or TOML.
var draftLine = regexp.MustCompile(`(?m)^draft[ \t]*[:=][ \t]*true[ \t]*(?:(#[^\n]*\n)|\r?\n)`)

// publishing returns the fix that publishes the draft of an entity. Articles, events and
// files under embargo are left to the editor. A comment behind "draft: true" stays.
func (s *Snapshot) publishing(p source.Path) (source.Fix, bool) {
	kind, _, ok := document.KindOf(p)
	if !ok || kind == document.KindArticle || kind == document.KindEvent || kind == document.KindPage {
		return source.Fix{}, false
	}
	i, found := slices.BinarySearchFunc(s.heads, p, func(h document.Summary, p source.Path) int { return strings.Compare(string(h.File.Path), string(p)) })
	if !found {
		return source.Fix{}, false
	}
	d := s.heads[i].Document
	data := d.File.Data
	at := draftLine.FindSubmatchIndex(data[:frontEnd(data)])
	if !d.Draft || d.Unsure || !d.Embargo.IsZero() || at == nil {
		return source.Fix{}, false
	}
	fix := source.Fix{Path: p, Span: source.Between(at[0], at[1]), Old: string(data[at[0]:at[1]]), What: "publish it, since a published file refers to it"}
	if at[2] >= 0 {
		fix.New = string(data[at[2]:at[3]])
	}
	return fix, true
}

// frontEnd returns where the front matter ends, if it is YAML or TOML; else 0.
func frontEnd(data []byte) int {
	text := bytes.TrimPrefix(data, []byte("\uFEFF"))
	for _, fence := range []string{"---", "+++"} {
		if after, ok := bytes.CutPrefix(text, []byte(fence)); ok {
			return len(data) - len(after) + 1 + max(bytes.Index(after, []byte("\n"+fence)), -1)
		}
	}
	return 0
}
