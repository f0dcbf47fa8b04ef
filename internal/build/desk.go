package build

import (
	"cmp"
	"slices"

	"readout/internal/check"
	"readout/internal/document"
	"readout/internal/source"
	"readout/internal/spelling"
)

// WithheldFiles returns the files that must not be published at the time of the build, in
// order of their paths. Those that the snapshot shows, because of Options.Drafts, are
// among them.
func (s *Snapshot) WithheldFiles() []*document.Document {
	var list []*document.Document
	for i := range s.heads {
		if h := &s.heads[i]; h.Withheld && hidden(&h.Document.Withholding, s.now) {
			list = append(list, h.Document)
		}
	}
	return list
}

// Questions returns the open questions of all files. Those of files that the snapshot
// leaves out have no text.
func (s *Snapshot) Questions() []Question { return s.questions(false) }

// An Unknown is a name of somebody or something that has no file.
type Unknown struct {
	Name   string
	Kind   string // "person"; "" if nothing says which
	Files  int    // how many have the name
	Marked bool   // errors ask for the file: somebody refers to it
	Path   source.Path
	Span   source.Span // the first place, in order of the files
}

// Unknown returns the names that nobody has a file for, those in most files first: those
// that errors miss, and the people whom the prose names in full. Those of whom a
// comment silences the warning are left out.
func (s *Snapshot) Unknown() []Unknown {
	names := unknownNames{index: map[string]int{}}
	for i := range s.found {
		if d := &s.found[i]; d.Missing != nil {
			names.add(*d)
		}
	}
	for _, stranger := range s.strangers() {
		missing := &source.Missing{Kind: "person", Name: stranger.Name}
		for _, p := range stranger.Places {
			names.add(source.Diagnostic{Path: p.Path, Span: p.Span, Severity: source.Warning, Missing: missing})
		}
	}
	return names.sorted()
}

// strangers returns those of the prose who have no file, not even a withheld one.
func (s *Snapshot) strangers() []check.Stranger {
	all := check.Strangers(s.Plan.Site)
	var warnings []source.Diagnostic
	for _, one := range all {
		first := one.Places[0]
		warnings = append(warnings, source.Diagnostic{Path: first.Path, Span: first.Span, Severity: source.Warning, Rule: "unknown-name", Cause: one.Name})
	}
	kept := map[string]bool{}
	for _, d := range check.Silence(warnings, s.heads).Kept {
		kept[d.Cause] = true
	}
	return slices.DeleteFunc(all, func(one check.Stranger) bool {
		return !kept[one.Name] || s.Plan.Site.Registry.Withheld(one.Name) != nil
	})
}

// unknownNames collects Unknowns.
type unknownNames struct {
	list  []Unknown
	files []map[source.Path]bool // by list
	index map[string]int         // in list, by the name as an id
}

// add adds a place of a name.
func (n *unknownNames) add(d source.Diagnostic) {
	name, kind := d.Missing.Name, d.Missing.Kind
	if d.Missing.Unsure {
		kind = ""
	}
	key := cmp.Or(spelling.Slug(name), name)
	i, known := n.index[key]
	if !known {
		i = len(n.list)
		n.index[key] = i
		n.list = append(n.list, Unknown{Name: name, Kind: kind, Path: d.Path, Span: d.Span})
		n.files = append(n.files, map[source.Path]bool{})
	}
	u := &n.list[i]
	n.files[i][d.Path] = true
	u.Files = len(n.files[i])
	u.Kind = cmp.Or(u.Kind, kind)
	u.Marked = u.Marked || d.Severity == source.Error
	if u.Name == key {
		u.Name = name // rather a name than an id
	}
	if cmp.Or(cmp.Compare(d.Path, u.Path), cmp.Compare(d.Span.Start, u.Span.Start)) < 0 {
		u.Path, u.Span = d.Path, d.Span
	}
}

func (n *unknownNames) sorted() []Unknown {
	slices.SortStableFunc(n.list, func(a, b Unknown) int {
		return cmp.Or(cmp.Compare(b.Files, a.Files), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return n.list
}
